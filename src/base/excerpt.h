/* excerpt.h: a line of the source as a diagnostic shows it. */
#ifndef PROTOC_BASE_EXCERPT_H
#define PROTOC_BASE_EXCERPT_H

#include "base/buffer.h"
#include "base/source.h"

/* Appends the text with treacherous characters (utf8.h) as \u{XXXX}. */
void add_escaped(Buffer *out, const char *text);

/* Appends the line the place starts in, and below it a caret and tildes under the place as far as it goes
 * on that line; of a very long line the part around the caret. Nothing for an empty line. */
void add_excerpt(Buffer *out, Place place);

#endif
