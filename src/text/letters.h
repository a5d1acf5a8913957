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
/* The capitals of a small letter that has more than one (ß, ﬁ), or NULL. */
const char *letter_upper_two(uint32_t code_point);

/* The letters of English and Russian: most of all text, so their properties are known without looking them up. */
static inline bool is_latin_letter(uint32_t c)
{
    return (c | 0x20) - 'a' < 26;
}

static inline bool is_russian_letter(uint32_t c)
{
    return c - 0x410 < 64 || c == 0x401 || c == 0x451;
}

static inline bool is_plain_letter(uint32_t c)
{
    return is_latin_letter(c) || is_russian_letter(c);
}

/* The script of such a letter as script_of() of shape.h has it, ISO 15924 in four bytes; 0 for all other characters. */
static inline uint32_t script_of_plain(uint32_t c)
{
    enum { LATIN = 0x4C61746E, CYRILLIC = 0x4379726C };
    return is_latin_letter(c) ? LATIN : is_russian_letter(c) ? CYRILLIC : 0;
}

/* Whether the character is a letter of any script (Unicode general category L). */
bool is_letter(uint32_t code_point);

/* Whether the character is a mark set on the one before it (general category M). */
bool is_mark(uint32_t code_point);

#endif
