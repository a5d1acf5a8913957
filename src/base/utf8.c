/* utf8.c: UTF-8 (RFC 3629) and small facts about characters. */
#include "base/utf8.h"
#include "base/width_ranges.h"

enum { REPLACEMENT = 0xFFFD, LAST_CODE_POINT = 0x10FFFF };

static bool is_surrogate(uint32_t code_point)
{
    return code_point >= 0xD800 && code_point <= 0xDFFF;
}

uint32_t utf8_decode_long(const char *text, size_t length, size_t *size)
{
    const unsigned char *bytes = (const unsigned char *)text;
    /* The least code point of each length: a longer form of a smaller one is no UTF-8. */
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t value;
    size_t need;

    *size = 1;
    if ((bytes[0] & 0xE0) == 0xC0) {
        need = 2;
        value = bytes[0] & 0x1F;
    } else if ((bytes[0] & 0xF0) == 0xE0) {
        need = 3;
        value = bytes[0] & 0x0F;
    } else if ((bytes[0] & 0xF8) == 0xF0) {
        need = 4;
        value = bytes[0] & 0x07;
    } else {
        return REPLACEMENT;
    }
    if (length < need)
        return REPLACEMENT;
    for (size_t i = 1; i < need; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return REPLACEMENT;
        value = value << 6 | (bytes[i] & 0x3F);
    }
    if (value < least[need] || value > LAST_CODE_POINT || is_surrogate(value))
        return REPLACEMENT;
    *size = need;
    return value;
}

size_t utf8_encode(uint32_t code_point, char out[4])
{
    if (code_point > LAST_CODE_POINT || is_surrogate(code_point))
        code_point = REPLACEMENT;
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

size_t utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    size_t size;

    for (size_t at = 0; at < length; at += size) {
        utf8_decode(text + at, length - at, &size);
        count++;
    }
    return count;
}

static bool in_ranges(uint32_t code_point, const struct WidthRange *ranges, size_t count)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code_point > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && code_point >= ranges[low].first;
}

size_t utf8_fitting(const char *text, size_t length, size_t most)
{
    if (length <= most)
        return length;
    while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    return most;
}

int utf8_columns(uint32_t code_point)
{
    if (code_point < 0x300)
        return 1;
    if (in_ranges(code_point, ZERO_WIDTH, sizeof(ZERO_WIDTH) / sizeof(ZERO_WIDTH[0])))
        return 0;
    return in_ranges(code_point, WIDE, sizeof(WIDE) / sizeof(WIDE[0])) ? 2 : 1;
}

bool utf8_is_treacherous(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F) ||
           code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
           (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}
