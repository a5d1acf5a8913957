/* nearest.h: the word somebody probably meant. */
#ifndef PROTOC_BASE_NEAREST_H
#define PROTOC_BASE_NEAREST_H

#include <stddef.h>

/* The candidate most like word; the first of equals. NULL when the best is too far: more edits than a
 * third of word's characters (but one edit is always allowed), or nothing in common. Lent from
 * candidates, which may hold NULLs. */
const char *nearest_word(const char *word, const char *const *candidates, size_t count);

#endif
