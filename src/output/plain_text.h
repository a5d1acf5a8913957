/* plain_text.h: the result of stylesheets/formats/text.xsl as lines of text. */
#ifndef PROTOC_OUTPUT_PLAIN_TEXT_H
#define PROTOC_OUTPUT_PLAIN_TEXT_H

#include <libxml/tree.h>

#include "base/buffer.h"

/* Columns of a line: what may be asked for, and what is taken when nothing is asked. */
enum { TEXT_WIDTH_MIN = 30, TEXT_WIDTH_MAX = 1000, TEXT_WIDTH_DEFAULT = 76 };

/* Appends the tree as UTF-8 lines of at most width columns; only an address or a word that nothing can break may be
 * longer. Every line ends with a line feed. */
void plain_text(const xmlDoc *tree, int width, Buffer *out);

#endif
