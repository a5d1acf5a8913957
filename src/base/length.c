/* length.c: arithmetic and reading of lengths, in whole numbers only. */
#include <string.h>

#include "base/length.h"

__extension__ typedef __int128 Wide;

Length length_scale(Length a, int64_t b, int64_t c)
{
    Wide product = (Wide)a * b;
    Wide divisor = c;

    if (divisor < 0) {
        divisor = -divisor;
        product = -product;
    }
    Wide magnitude = product < 0 ? -product : product;
    Wide quotient = (magnitude + divisor / 2) / divisor;
    if (quotient > LENGTH_MAX)
        quotient = LENGTH_MAX;
    return (Length)(product < 0 ? -quotient : quotient);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Appends a decimal digit; once too large, the value stays at the limit. */
static int64_t append_digit(int64_t value, int digit)
{
    int64_t result;
    if (__builtin_mul_overflow(value, 10, &result) ||
        __builtin_add_overflow(result, digit, &result))
        return INT64_MAX;
    return result;
}

int64_t thousandths_parse(const char *text, size_t length, size_t *used)
{
    return decimal_parse(text, length, 3, used);
}

int64_t decimal_parse(const char *text, size_t length, int kept, size_t *used)
{
    size_t at = 0, digits = 0;
    int64_t value = 0;
    bool negative = false;

    *used = 0;
    if (at < length && (text[at] == '-' || text[at] == '+')) {
        negative = text[at] == '-';
        at++;
    }
    for (; at < length && is_digit(text[at]); at++, digits++)
        value = append_digit(value, text[at] - '0');
    int decimals = 0;
    bool round_up = false;
    if (at < length && text[at] == '.' &&
        (digits > 0 || (at + 1 < length && is_digit(text[at + 1])))) {
        for (at++; at < length && is_digit(text[at]); at++, digits++) {
            if (decimals < kept) {
                value = append_digit(value, text[at] - '0');
                decimals++;
            } else if (decimals == kept) {
                round_up = text[at] >= '5';
                decimals++;
            }
        }
    }
    if (digits == 0)
        return 0;
    for (; decimals < kept; decimals++)
        value = append_digit(value, 0);
    if (round_up && value < INT64_MAX)
        value++;
    *used = at;
    return negative ? -value : value;
}

int64_t unit_scale(const char *unit, size_t length)
{
    /* 1 in is 72 pt, 2.54 cm and 96 px. */
    static const struct {
        char name[3];
        int64_t scale;
    } units[] = {
        {"pt", 1000000},  {"mm", 2834646},  {"cm", 28346457},
        {"in", 72000000}, {"pc", 12000000}, {"px", 750000},
    };

    for (size_t i = 0; length == 2 && i < sizeof(units) / sizeof(units[0]); i++)
        if (memcmp(unit, units[i].name, 2) == 0)
            return units[i].scale;
    return 0;
}
