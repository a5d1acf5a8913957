/* length.h: lengths.
 *
 * A Length is a whole number of 1/1000 pt (1 pt is 1/72 inch). Layout never uses floating point: the
 * same source gives the same page on every machine. The sum of a whole document's heights may pass
 * 2^31, so sums over pages are kept in int64_t. */
#ifndef PROTOC_BASE_LENGTH_H
#define PROTOC_BASE_LENGTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t Length;

#define LENGTH_MAX INT32_MAX
#define POINTS(n) ((Length)((n)*1000))

/* a * b / c, rounded half away from zero, without overflow in between; c must not be 0. The result is
 * held within -LENGTH_MAX..LENGTH_MAX. */
Length length_scale(Length a, int64_t b, int64_t c);

/* A decimal number such as "12", "-0.5" or "+3.25" in thousandths; reads at most length bytes and says
 * in *used how many it took (0 when there is no number). Digits beyond the third decimal round. A number
 * too large to hold is held at the limit. The locale plays no part. */
int64_t thousandths_parse(const char *text, size_t length, size_t *used);
/* The same in units of the last of so many kept decimals. */
int64_t decimal_parse(const char *text, size_t length, int kept, size_t *used);

/* How many 1/1000 pt one unit is, times 1000: "pt" gives 1000000. 0 for no unit we know. Units of
 * XSL-FO 1.1, 5.9.13: cm, mm, in, pt, pc, px (1/96 in); em is the caller's. */
int64_t unit_scale(const char *unit, size_t length);

static inline Length length_smaller(Length a, Length b)
{
    return a < b ? a : b;
}

static inline Length length_larger(Length a, Length b)
{
    return a > b ? a : b;
}

/* A distance that no page reaches. Texts may be longer, but nobody sees how much. */
#define LENGTH_FAR POINTS(500000)

/* The sum, held within -LENGTH_FAR..LENGTH_FAR, so that some more may be added to it. */
static inline Length length_sum(int64_t a, int64_t b)
{
    int64_t sum = a + b;
    return (Length)(sum > LENGTH_FAR ? LENGTH_FAR : sum < -LENGTH_FAR ? -LENGTH_FAR : sum);
}

#endif
