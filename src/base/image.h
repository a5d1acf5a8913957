/* image.h: what a picture file is, before anything is drawn with it.
 *
 * The bytes are hostile: every length is checked, PNG checksums and the size of the inflated rows are
 * verified (RFC 2083), JPEG markers are walked to the frame header (ITU-T T.81, annex B) and to the end
 * marker, so that what passes here can be handed on. */
#ifndef PROTOC_BASE_IMAGE_H
#define PROTOC_BASE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/length.h"

typedef enum { IMAGE_PNG, IMAGE_JPEG } ImageKind;

typedef struct {
    ImageKind kind;
    uint32_t width, height; /* pixels, at least 1 */
    Length natural_width;   /* 1/1000 pt, from the resolution in the file, else 96 pixels an inch */
    Length natural_height;
    uint8_t components; /* 1 grey, 3 RGB, 4 CMYK; a PNG palette counts as 3 */
    uint8_t bits;       /* a component */
    bool alpha;         /* has transparency */
    bool interlaced;
} ImageInfo;

/* Examines length bytes. NULL: *info is filled. Else a reason in plain words that completes "the picture
 * … ", such as "is cut short"; lent for ever. Pictures of more than pixel_limit pixels are refused. */
const char *image_examine(const unsigned char *data, size_t length, uint64_t pixel_limit,
                          ImageInfo *info);

/* "image/png" or "image/jpeg". */
const char *image_media_type(ImageKind kind);

#endif
