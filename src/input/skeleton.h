/* skeleton.h: a new document to start from (--new). */
#ifndef PROTOC_INPUT_SKELETON_H
#define PROTOC_INPUT_SKELETON_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

/* Appends a commented, valid document of the kind in the language. The skeletons are stylesheets/skeletons/KIND.xml; their
 * words are in the label file of the language. false: reported, with the kinds or languages there are. */
bool skeleton_make(const char *kind, const char *language, Buffer *out, Diagnostics *diagnostics);

#endif
