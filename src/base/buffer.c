/* buffer.c: a growing run of bytes, always followed by a NUL. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"

void buffer_free(Buffer *buffer)
{
    free(buffer->data);
    *buffer = (Buffer){0};
}

void buffer_reserve(Buffer *buffer, size_t more)
{
    if (more >= SIZE_MAX - buffer->length)
        memory_exhausted();
    if (buffer->data && buffer->length + more < buffer->capacity)
        return;
    buffer->data = memory_grow(buffer->data, &buffer->capacity, buffer->length + more + 1, 1);
}

void buffer_add(Buffer *buffer, const void *data, size_t length)
{
    if (!buffer->data || length >= buffer->capacity - buffer->length)
        buffer_reserve(buffer, length);
    char *end = buffer->data + buffer->length;
    if (length > 0)
        memcpy(end, data, length);
    end[length] = '\0';
    buffer->length += length;
}

void buffer_folded(Buffer *buffer, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool blank = is_blank(text[i]);
        if (!blank)
            buffer_char(buffer, text[i]);
        else if (buffer->length > 0 && buffer->data[buffer->length - 1] != ' ')
            buffer_char(buffer, ' ');
    }
}

void buffer_drop_space(Buffer *buffer)
{
    if (buffer->length > 0 && buffer->data[buffer->length - 1] == ' ')
        buffer->data[--buffer->length] = '\0';
}

void buffer_format(Buffer *buffer, const char *format, ...)
{
    enum { USUAL_LENGTH = 64 };
    va_list arguments;

    buffer_reserve(buffer, USUAL_LENGTH);
    va_start(arguments, format);
    int length = vsnprintf(buffer->data + buffer->length, USUAL_LENGTH + 1, format, arguments);
    va_end(arguments);
    if (length < 0)
        memory_exhausted();
    if (length > USUAL_LENGTH) {
        buffer_reserve(buffer, (size_t)length);
        va_start(arguments, format);
        vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, arguments);
        va_end(arguments);
    }
    buffer->length += (size_t)length;
}

/* The magnitude is unsigned: the smallest int64_t has no positive counterpart. */
static uint64_t magnitude_of(int64_t value)
{
    return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

/* Writes the digits at the place, and gives the place behind them. */
static char *put_digits(char *at, uint64_t value)
{
    int count = 1;
    for (uint64_t limit = 10; value >= limit && count < 19; limit *= 10)
        count++;
    if (value >= UINT64_C(10000000000000000000))
        count = 20;
    for (int i = count; i-- > 0; value /= 10)
        at[i] = (char)('0' + value % 10);
    return at + count;
}

enum { NUMBER_LENGTH = 32 }; /* more than any number takes */

/* Where a number is written; end with end_number(). */
static char *begin_number(Buffer *buffer, int64_t value)
{
    if (!buffer->data || NUMBER_LENGTH >= buffer->capacity - buffer->length)
        buffer_reserve(buffer, NUMBER_LENGTH);
    char *at = buffer->data + buffer->length;
    if (value < 0)
        *at++ = '-';
    return at;
}

static void end_number(Buffer *buffer, char *end)
{
    *end = '\0';
    buffer->length = (size_t)(end - buffer->data);
}

void buffer_integer(Buffer *buffer, int64_t value)
{
    char *at = begin_number(buffer, value);
    end_number(buffer, put_digits(at, magnitude_of(value)));
}

void buffer_thousandths(Buffer *buffer, int64_t value)
{
    uint64_t magnitude = magnitude_of(value);
    unsigned decimals = (unsigned)(magnitude % 1000);
    char *at = put_digits(begin_number(buffer, value), magnitude / 1000);
    if (decimals != 0) {
        *at++ = '.';
        for (unsigned unit = 100; decimals != 0; decimals %= unit, unit /= 10)
            *at++ = (char)('0' + decimals / unit);
    }
    end_number(buffer, at);
}

void buffer_utf8(Buffer *buffer, uint32_t code_point)
{
    char bytes[4] = {0};
    buffer_add(buffer, bytes, utf8_encode(code_point, bytes));
}

const char *buffer_text(const Buffer *buffer)
{
    return buffer->data ? buffer->data : "";
}
