/* punctuation.h: full-width punctuation, of which one half is blank.
 *
 * Source: W3C, Requirements for Chinese Text Layout (clreq), 3.1.6 Compression Rules for Punctuation Marks; JIS X 4051. */
#ifndef PROTOC_TEXT_PUNCTUATION_H
#define PROTOC_TEXT_PUNCTUATION_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
    BLANK_NONE,   /* no half, or not a character of full width */
    BLANK_BEFORE, /* an opening bracket or quotation mark: its left half */
    BLANK_AFTER   /* a closing one, a comma, a full stop: its right half */
} PunctuationBlank;

/* language is BCP 47 or NULL. Where a mark stands in the middle of its square (the stops of traditional Chinese, the
 * question mark of Japanese) nothing is blank enough. The curly quotation marks count only when their glyph has
 * full width, which the caller knows. */
PunctuationBlank punctuation_blank(uint32_t c, const char *language);

/* Whether it is a stop in the middle of its square: an opening mark behind it gives up its blank half. */
bool punctuation_is_centred(uint32_t c, const char *language);

#endif
