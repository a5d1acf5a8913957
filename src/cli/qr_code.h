/* qr_code.h: the QR code by which paper is matched with the file. */
#ifndef PROTOC_CLI_QR_CODE_H
#define PROTOC_CLI_QR_CODE_H

#include "base/buffer.h"
#include "base/digest.h"

/* Appends what the code says: number and date, each on a line when there is one, and "SHA256:" with the digest. */
void qr_code_text(const char *number, const char *date, const Digest *digest, Buffer *out);

/* Appends the first sixteen digits as people read them: "3f2a 91c0 55e7 0d1b". */
void qr_code_digits(const Digest *digest, Buffer *out);

/* Appends the code of the text as a data: URI of a black and white PNG, with its quiet zone. The text is at most some
 * thousand bytes; of a longer one there is no code, and nothing is appended. */
void qr_code_picture(const char *text, Buffer *out);

#endif
