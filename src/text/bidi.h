/* bidi.h: right-to-left text: the Unicode Bidirectional Algorithm (UAX 9), by FriBidi. */
#ifndef PROTOC_TEXT_BIDI_H
#define PROTOC_TEXT_BIDI_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a paragraph needs any of this: its base direction is right to left, or it has letters or marks that are. */
bool bidi_is_needed(const char *text, size_t length, bool right_to_left);

/* Fills levels[i], i < length, with the embedding level of the character the byte belongs to; odd levels run from right
 * to left. The base level is 1 with right_to_left, else 0. */
void bidi_levels(const char *text, size_t length, bool right_to_left, unsigned char *levels);

/* Puts the pieces of one line, given by their levels in the order of the text, into the order they are seen in: order[i]
 * is the index of the i-th from the left (rule L2). */
void bidi_order(const unsigned char *levels, size_t count, size_t *order);

#endif
