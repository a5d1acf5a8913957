/* annex14.c: owns the line breaking rules of Unicode, asking one of two libraries.
 *
 *     слово, слово (п. 5)      libunibreak
 *     50%…  PDF（二）  ไทย  😀   ICU
 *
 * libunibreak is there at once, but it has the rules of Unicode 6: it parts “?” from “…”, does not part “PDF” from “（”,
 * and knows neither emoji nor words in scripts without spaces. ICU has the rules of today, and dictionaries of
 * Thai, Lao, Khmer and Burmese; to load it takes a millisecond. Most of a text are letters, digits, spaces and
 * a few marks, on which both agree. So ICU is asked when there is something else, or when marks meet in a way on which
 * they do not: is_common() knows these, as far as random text over its characters finds a difference. On two things we like
 * libunibreak's answer better: no line ends between a slash and a digit, nor between a picture and a dash.
 *
 * Source: Unicode Annex 14. */
#include "text/annex14.h"

#include <linebreak.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>

#include "base/libraries.h"
#include "base/memory.h"
#include "text/breaks.h"

/* ---- What both agree on ---- */

#define OBJECT 0xFFFC
#define ALPHABETIC_SIGNS u"#&*=@_§·•×²³¹"

static bool is_one_of(const UChar *set, uint32_t c)
{
    while (*set != 0 && *set != c)
        set++;
    return *set != 0;
}

static bool is_digit(uint32_t c)
{
    return c - '0' < 10;
}

/* Letters of Latin, Greek and Cyrillic. */
static bool is_alphabetic(uint32_t c)
{
    return (c | 0x20) - 'a' < 26 || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) ||
           (c >= 0x386 && c < 0x3FF && c != 0x387) || (c >= 0x400 && c < 0x482) ||
           (c >= 0x48A && c < 0x530);
}

/* Han, and the kana that are neither small nor a mark. */
static bool is_ideographic(uint32_t c)
{
    return (c >= 0x3400 && c < 0x4DC0) || (c >= 0x4E00 && c < 0xA000) ||
           (c >= 0x3042 && c < 0x30FB && is_one_of(u"あいうえおアイウエオ", c)) ||
           (c >= 0x304B && c < 0x3083 && c != 0x3063) || (c >= 0x30AB && c < 0x30E3 && c != 0x30C3);
}

static bool is_word(uint32_t c)
{
    return is_alphabetic(c) || is_digit(c) || is_ideographic(c);
}

static bool is_wide_opening(uint32_t c)
{
    return is_one_of(u"「『《〈【（", c);
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == 0xA0;
}

/* Whether the libraries agree on what stands around the character, when that is of the common ones, too. */
static bool is_common(uint32_t before, uint32_t c, uint32_t after)
{
    if (is_alphabetic(c) || is_digit(c) || is_space(c) || is_ideographic(c) ||
        is_one_of(ALPHABETIC_SIGNS, c))
        return true;
    if (is_one_of(u".,;:", c))
        return before != ' ' || !is_digit(after);
    if (is_one_of(u"!?()[]\"'«»„“”‘’–—\u2003\u2011\u00AD、。」』》〉】）：；，！？", c))
        return true;
    bool apart = before == 0 || is_space(before) || is_ideographic(before);
    switch (c) {
    case '-': return is_word(before) || !(is_word(after) || is_one_of(ALPHABETIC_SIGNS, after));
    case '/': return true;
    case 0x2026: return before == 0 || before == ' ' || is_alphabetic(before) || is_digit(before);
    default: break;
    }
    if (is_wide_opening(c))
        return apart || is_word(before) || before > 0x3000;
    return is_one_of(u"%№°+−$€₽£¥", c) && (apart || before == '(' || is_digit(before)) &&
           after < 0x3000 && !is_one_of(u"([„", after);
}

/* A picture: libunibreak does not know of what an opening bracket does beyond a space. */
static bool is_common_object(const uint32_t *characters, size_t i)
{
    if (i == 0 || characters[i - 1] != ' ')
        return true;
    return i == 1 || is_word(characters[i - 2]) || is_one_of(u".,;:!?)：。，", characters[i - 2]);
}

static bool are_common(const uint32_t *characters, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t before = i > 0 ? characters[i - 1] : 0;
        uint32_t after = i + 1 < count ? characters[i + 1] : 0;
        if (characters[i] == OBJECT ? !is_common_object(characters, i)
                                    : !is_common(before, characters[i], after))
            return false;
    }
    return true;
}

/* ---- The libraries ---- */

static Break break_of_library(char mark)
{
    return mark == LINEBREAK_MUSTBREAK    ? BREAK_FORCED
           : mark == LINEBREAK_ALLOWBREAK ? BREAK_ALLOWED
                                          : BREAK_NO;
}

/* What libunibreak does not know of the common characters: a bracket of full width may begin a line behind a letter, and a
 * picture stays with a no-break space, a quotation mark, a bracket. */
static void amend(const uint32_t *characters, size_t count, char *marks)
{
    for (size_t i = 1; i < count; i++) {
        uint32_t before = characters[i - 1], c = characters[i];
        if (is_wide_opening(c) && (is_alphabetic(before) || is_digit(before)))
            marks[i - 1] = BREAK_ALLOWED;
        else if ((c == OBJECT && is_one_of(u"\u00A0([\"'«»„“”‘’「『《〈【（\u2011", before)) ||
                 (before == OBJECT && is_one_of(u"\u00A0\u2011", c)))
            marks[i - 1] = BREAK_NO;
    }
}

static void ask_unibreak(const uint32_t *characters, size_t count, char *marks)
{
    static bool ready;
    if (!ready)
        init_linebreak(); /* walks the tables */
    ready = true;
    memset(marks, LINEBREAK_NOBREAK, count);
    set_linebreaks_utf32(characters, count, NULL, marks);
    for (size_t i = 0; i < count; i++)
        marks[i] = (char)break_of_library(marks[i]);
    amend(characters, count, marks);
}

static UBreakIterator *icu_rules(void)
{
    static UBreakIterator *rules;
    UErrorCode error = U_ZERO_ERROR;
    if (!rules) {
        library_load("icuuc");
        rules = ubrk_open(UBRK_LINE, "", NULL, 0, &error);
    }
    return rules;
}

static bool ask_icu(const uint32_t *characters, size_t count, char *marks)
{
    enum { FIRST_HARD = UBRK_LINE_HARD };
    UBreakIterator *rules = icu_rules();
    if (!rules || count > INT32_MAX / 2)
        return false;
    UErrorCode error = U_ZERO_ERROR;
    UChar *units = memory_resize(NULL, count * 2 * sizeof *units);
    uint32_t *ends =
        memory_resize(NULL, count * 2 * sizeof *ends); /* character that ends before the unit */
    uint32_t length = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t c = characters[i];
        if (c > 0xFFFF)
            units[length++] = (UChar)(0xD7C0 + (c >> 10));
        units[length++] = (UChar)(c > 0xFFFF ? 0xDC00 | (c & 0x3FF) : c);
        ends[length - 1] = (uint32_t)i;
    }
    memset(marks, BREAK_NO, count);
    ubrk_setText(rules, units, (int32_t)length, &error);
    for (int32_t at = ubrk_next(rules); at > 0 && U_SUCCESS(error); at = ubrk_next(rules))
        marks[ends[at - 1]] =
            ubrk_getRuleStatus(rules) >= FIRST_HARD ? BREAK_FORCED : BREAK_ALLOWED;
    free(units);
    free(ends);
    return U_SUCCESS(error);
}

void annex14_marks(const uint32_t *characters, size_t count, char *marks)
{
    if (are_common(characters, count) || !ask_icu(characters, count, marks))
        ask_unibreak(characters, count, marks);
}
