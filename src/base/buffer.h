/* buffer.h: a growing run of bytes.
 *
 * A Buffer set to zero is empty and ready. data is followed by a NUL that length does not count
 * (NULL while nothing was ever added). */
#ifndef PROTOC_BASE_BUFFER_H
#define PROTOC_BASE_BUFFER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    char *data;
    size_t length;
    size_t capacity;
} Buffer;

/* Frees the bytes and makes the buffer empty again. */
void buffer_free(Buffer *buffer);

/* Makes room for so many more bytes and the NUL. */
void buffer_reserve(Buffer *buffer, size_t more);

void buffer_add(Buffer *buffer, const void *data, size_t length);

/* Here, so that the length of what is written out in a program is known without counting. */
static inline void buffer_string(Buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

static inline void buffer_char(Buffer *buffer, char c)
{
    if (!buffer->data || buffer->length + 2 > buffer->capacity)
        buffer_reserve(buffer, 1);
    buffer->data[buffer->length++] = c;
    buffer->data[buffer->length] = '\0';
}

/* The value in decimal digits, faster than by buffer_format(). */
void buffer_integer(Buffer *buffer, int64_t value);

/* Appends the text with every run of blanks and line ends as one space: none at the start of the buffer, nor after
 * another space. */
void buffer_folded(Buffer *buffer, const char *text, size_t length);

/* Takes the space off the end that buffer_folded() may leave there. */
void buffer_drop_space(Buffer *buffer);

/* As printf(). For integers and strings only: %f and its kind follow the locale, so data never uses them. */
void buffer_format(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A value counted in thousandths as a decimal number: at most three decimals, no trailing zeros, a
 * point in every locale: 12500 gives "12.5", -250 gives "-0.25". */
void buffer_thousandths(Buffer *buffer, int64_t value);

/* The code point as UTF-8; what is no code point becomes U+FFFD. */
void buffer_utf8(Buffer *buffer, uint32_t code_point);

/* The buffer's text, never NULL; lent until the next change. */
const char *buffer_text(const Buffer *buffer);

#endif
