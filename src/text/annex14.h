/* annex14.h: the line breaking rules of Unicode (UAX 14), as two libraries know them. */
#ifndef PROTOC_TEXT_ANNEX14_H
#define PROTOC_TEXT_ANNEX14_H

#include <stddef.h>
#include <stdint.h>

/* Fills marks[i], i < count, with the Break (text/breaks.h) that may come after each character; the last one's is that at
 * the end of a text. */
void annex14_marks(const uint32_t *characters, size_t count, char *marks);

#endif
