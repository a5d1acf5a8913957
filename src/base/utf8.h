/* utf8.h: reading UTF-8 that was checked before, and small facts about characters. */
#ifndef PROTOC_BASE_UTF8_H
#define PROTOC_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* utf8_decode() for what is no character of one or two bytes. */
uint32_t utf8_decode_long(const char *text, size_t length, size_t *size);

/* The code point at text and in *size how many bytes it takes (1 to 4). Bytes that are not UTF-8 give
 * U+FFFD and size 1. length is how many bytes there are, at least 1. Here, since everything that looks at text comes
 * through it. */
static inline uint32_t utf8_decode(const char *text, size_t length, size_t *size)
{
    unsigned char lead = (unsigned char)text[0];
    if (lead < 0x80) {
        *size = 1;
        return lead;
    }
    if (lead >= 0xC2 && lead < 0xE0 && length >= 2 && ((unsigned char)text[1] & 0xC0) == 0x80) {
        *size = 2;
        return (uint32_t)(lead & 0x1F) << 6 | ((unsigned char)text[1] & 0x3F);
    }
    return utf8_decode_long(text, length, size);
}

/* Writes 1 to 4 bytes to out and returns how many. What is no code point is written as U+FFFD. */
size_t utf8_encode(uint32_t code_point, char out[4]);

/* The number of code points in the bytes. */
size_t utf8_count(const char *text, size_t length);

/* The most whole characters that fit into most of length bytes, as bytes. */
size_t utf8_fitting(const char *text, size_t length, size_t most);

/* How many columns of a terminal the character takes: 0 (combining, zero width), 1 or 2 (UAX 11 wide
 * and fullwidth). */
int utf8_columns(uint32_t code_point);

/* True for characters that would let a text trick a terminal or a log: C0 and C1 controls, and the
 * bidirectional controls of UAX 9. */
bool utf8_is_treacherous(uint32_t code_point);

/* White space as XML has it (XML 1.0, 2.3). */
static inline bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

#endif
