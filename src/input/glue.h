/* glue.h: the white space of running text: what a source has becomes single spaces, and those at which the
 * language breaks no line become no-break spaces. */
#ifndef PROTOC_INPUT_GLUE_H
#define PROTOC_INPUT_GLUE_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/buffer.h"

typedef struct Gluing Gluing;

/* The rows of <gluing> in a label file; labels is its root and is lent as long as the result is used. Free with
 * gluing_free(). */
Gluing *gluing_new(const xmlNode *labels);
void gluing_free(Gluing *gluing);

/* Appends the text with its no-break spaces; digits says whether there are digits in what the text is part of. False,
 * and nothing is appended: the text is as it should be. */
bool gluing_apply(const Gluing *gluing, const char *text, bool digits, Buffer *out);

/* Appends the text of a source with single spaces and none at its ends. unspaced: its language puts no spaces between
 * words (language.h), so that the end of a line is none, unless it stands between words in Latin letters. */
void running_text(const char *text, bool unspaced, Buffer *out);

/* The same for one piece of a paragraph, which keeps the space at its ends, unless it is the first or the last. */
void running_piece(const char *text, bool unspaced, bool first, bool last, Buffer *out);

#endif
