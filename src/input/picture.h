/* picture.h: loading a picture file a document names. */
#ifndef PROTOC_INPUT_PICTURE_H
#define PROTOC_INPUT_PICTURE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/image.h"
#include "base/source.h"

/* Appends the bytes of a picture and says what it is. file is a path as the document writes it,
 * seen from the folder of base_path, the path of the document ("-": the current folder); only what
 * lies in that folder or below it is read. A data: URI in base64 is the picture itself. false: reported at place. */
bool picture_load(const char *base_path, const char *file, Place place, Buffer *data,
                  ImageInfo *info, Diagnostics *diagnostics);

#endif
