/* encrypt.h: a PDF that only a password opens. */
#ifndef PROTOC_PDF_ENCRYPT_H
#define PROTOC_PDF_ENCRYPT_H

#include <stdbool.h>

#include "base/buffer.h"

/* Appends the PDF encrypted with AES-256 (ISO 32000-2, 7.6.4, revision 6) by qpdf. Whoever has the password, UTF-8 of at most
 * 127 bytes, may do anything with it. Keys are random: the bytes are others each time. false: qpdf failed. */
bool pdf_encrypt(const Buffer *plain, const char *password, Buffer *out);

#endif
