/* breaks.h: where a line may break: UAX 14 (libunibreak) with the additions business text needs, and
 * hyphenation (TeX patterns after Liang 1983, from the distribution's files hyph_*.dic). */
#ifndef PROTOC_TEXT_BREAKS_H
#define PROTOC_TEXT_BREAKS_H

#include <stddef.h>

typedef enum { BREAK_NO, BREAK_ALLOWED, BREAK_FORCED } Break;

/* Fills breaks[i], i < length, with what may happen after the character that ends with byte i (BREAK_NO
 * inside a character). language is BCP 47 or NULL. Beyond UAX 14: long addresses (URL, e-mail, file path) may
 * break after their punctuation; no break before a dash, nor between № and its number. The last character
 * has BREAK_FORCED when it is a line end, else BREAK_ALLOWED. After a soft hyphen a break is allowed; the
 * caller draws the hyphen. */
void find_breaks(const char *text, size_t length, const char *language, unsigned char *breaks);

typedef struct Hyphenator Hyphenator;

/* A cache of pattern files; free with hyphenator_free(). Files are loaded when a language is first asked for. */
Hyphenator *hyphenator_new(void);
void hyphenator_free(Hyphenator *hyphenator);

/* Fills points[i], i < length, with 1 where the word (letters only, UTF-8) may be broken after byte i with a hyphen,
 * else 0: at least remain characters before the break and push after it (XSL-FO hyphenation-remain-,
 * -push-character-count), and never fewer than the language's own minima. A word that has soft hyphens breaks
 * after these only. A Latin word in a text of a language that has other letters is broken as English, a Cyrillic one as
 * Russian. Returns how many points there are; 0 also when there are no patterns for the language. */
size_t hyphenate_word(Hyphenator *hyphenator, const char *language, const char *word, size_t length,
                      int remain, int push, unsigned char *points);

#endif
