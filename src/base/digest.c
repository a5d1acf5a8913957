/* digest.c: SHA-256 by libgcrypt, which uses what the processor has for it and is there
 * anyway, as a part of libexslt. */
#include <gcrypt.h>

#include "base/digest.h"
#include "base/libraries.h"

/* The library wants to be asked for its version before anything else. */
static void prepare(void)
{
    library_load("gcrypt");
    if (!gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P)) {
        gcry_check_version(NULL);
        gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
        gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    }
}

Digest digest_of(const void *data, size_t length)
{
    Digest digest;
    prepare();
    gcry_md_hash_buffer(GCRY_MD_SHA256, digest.bytes, length > 0 ? data : "", length);
    return digest;
}

void digest_text(const Digest *digest, Buffer *out)
{
    for (int i = 0; i < DIGEST_BYTES; i++)
        buffer_format(out, "%02x", digest->bytes[i]);
}
