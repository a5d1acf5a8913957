/* deflate.h: compressing the streams of a PDF, in a second thread where there is one. */
#ifndef PROTOC_PDF_DEFLATE_H
#define PROTOC_PDF_DEFLATE_H

#include "base/buffer.h"

typedef struct Deflating Deflating;

/* Begins to compress bytes that are lent until it is ended. */
Deflating *deflate_lent(const char *bytes, size_t length);

/* Takes the bytes over and begins to compress them in zlib's format. End it with deflate_free(). */
Deflating *deflate_start(Buffer *data);

/* The compressed bytes, which are the same whichever thread made them; waits until they are there. Lent. */
const Buffer *deflate_wait(Deflating *deflating);

/* Waits, too: the second thread may be at it. */
void deflate_free(Deflating *deflating);

#endif
