/* png.h: PNG files, as far as a PDF cannot take them as they are. */
#ifndef PROTOC_PDF_PNG_H
#define PROTOC_PDF_PNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/* Colour types of PNG (RFC 2083, 4.1.1). */
enum { PNG_GRAY = 0, PNG_RGB = 2, PNG_PALETTE = 3, PNG_GRAY_ALPHA = 4, PNG_RGB_ALPHA = 6 };

/* A file taken into its chunks. palette and transparency point into the file. */
typedef struct {
    uint32_t width, height;
    unsigned bits, color;
    bool interlaced;
    const unsigned char *palette; /* three bytes a colour */
    size_t palette_count;
    const unsigned char *transparency; /* the chunk tRNS */
    size_t transparency_length;
    Buffer data; /* the chunks IDAT joined: a zlib stream of filtered rows */
} Png;

/* The picture's samples, rows from the top, each row padded to whole bytes. */
typedef struct {
    Buffer colors; /* png.bits a component */
    Buffer alpha;  /* empty when all is opaque */
    unsigned alpha_bits;
} PngSamples;

/* Reads a file. Call png_free() also when it returns false: the file is broken. */
bool png_read(const unsigned char *data, size_t length, Png *png);
void png_free(Png *png);

/* Components of a colour, without alpha; a palette has 1, the index. */
unsigned png_colors(const Png *png);

/* True when each pixel has its own transparency. (A single transparent colour does not count.) */
bool png_has_alpha(const Png *png);

/* Inflates, filters back and unlaces. The caller frees the two buffers. false: broken data. */
bool png_decode(const Png *png, PngSamples *samples);

#endif
