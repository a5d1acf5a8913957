/* base64.h: bytes as letters (RFC 4648, 4). */
#ifndef PROTOC_BASE_BASE64_H
#define PROTOC_BASE_BASE64_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* Appends length bytes as base64, with its padding, on one line. */
void base64_encode(Buffer *out, const void *data, size_t length);

/* Appends the bytes that the text stands for. false: it is no base64; then nothing was appended. */
bool base64_decode(const char *text, Buffer *out);

#endif
