/* digest.h: SHA-256 (FIPS 180-4), by which files are told apart and found again. */
#ifndef PROTOC_BASE_DIGEST_H
#define PROTOC_BASE_DIGEST_H

#include <stddef.h>

#include "base/buffer.h"

enum { DIGEST_BYTES = 32 };

typedef struct {
    unsigned char bytes[DIGEST_BYTES];
} Digest;

/* The digest of length bytes. */
Digest digest_of(const void *data, size_t length);

/* Appends the digest as 64 small hexadecimal digits, as sha256sum prints it. */
void digest_text(const Digest *digest, Buffer *out);

#endif
