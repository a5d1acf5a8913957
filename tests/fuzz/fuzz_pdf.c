/* fuzz_pdf.c: a foreign PDF: what is attached, its metadata, what its pages show. */
#include "fuzz.h"

#include "pdf/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Diagnostics *diagnostics = diagnostics_new();
    Buffer bytes = {0}, out = {0};
    buffer_add(&bytes, (const char *)data, size);
    PdfReader *reader = pdf_reader_open_bytes("x.pdf", &bytes, NULL, diagnostics);
    if (reader != NULL) {
        for (size_t i = 0; i < pdf_reader_count(reader); i++)
            pdf_reader_read(reader, i, &out);
        pdf_reader_source(reader);
        pdf_reader_metadata(reader, &out);
        size_t pages = pdf_reader_pages(reader);
        for (size_t i = 0; i < pages && i < FUZZ_PAGES; i++) {
            Digest digest;
            pdf_reader_page(reader, i, &digest);
        }
        pdf_reader_close(reader);
    }
    buffer_free(&out);
    buffer_free(&bytes);
    fuzz_free(diagnostics);
    return 0;
}
