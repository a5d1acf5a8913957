/* encrypt.c: owns encrypting a finished PDF. */
#include <qpdf/qpdf-c.h>

#include "base/libraries.h"
#include "pdf/encrypt.h"

static bool write_encrypted(qpdf_data file, const Buffer *plain, const char *password, Buffer *out)
{
    if (qpdf_read_memory(file, "file", plain->data, plain->length, NULL) & QPDF_ERRORS ||
        qpdf_init_write_memory(file) & QPDF_ERRORS)
        return false;
    qpdf_set_stream_data_mode(file, qpdf_s_preserve);
    qpdf_set_r6_encryption_parameters2(file, password, password, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                       QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
    if (qpdf_write(file) & QPDF_ERRORS)
        return false;
    buffer_add(out, qpdf_get_buffer(file), qpdf_get_buffer_length(file));
    return true;
}

bool pdf_encrypt(const Buffer *plain, const char *password, Buffer *out)
{
    library_load("qpdf");
    qpdf_data file = qpdf_init();
    qpdf_set_suppress_warnings(file, QPDF_TRUE);
    qpdf_silence_errors(file);
    bool good = write_encrypted(file, plain, password, out);
    qpdf_cleanup(&file);
    return good;
}
