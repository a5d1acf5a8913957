/* letters.h: facts about letters that must not depend on the locale. */
#ifndef PROTOC_TEXT_LETTERS_H
#define PROTOC_TEXT_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

/* The small form of a Latin, Greek or Cyrillic capital; any other character as it is. Always one
 * character for one. */
uint32_t letter_lower(uint32_t code_point);

/* The capital of a small letter of those scripts, likewise. */
uint32_t letter_upper(uint32_t code_point);

/* Whether the character is a letter of any script (Unicode general category L). */
bool is_letter(uint32_t code_point);

/* Whether the character is a mark set on the one before it (general category M). */
bool is_mark(uint32_t code_point);

#endif
