/* letters.c: owns small facts about letters. The C library's answers follow the locale; these do
 * not. */
#include "text/letters.h"

#include <stddef.h>

#include <hb.h>

/* Capitals from first to last, every step-th one; the small letter is at this distance. */
typedef struct {
    uint16_t first, last;
    uint8_t step;
    int8_t distance;
} CapitalRange;

static const CapitalRange capital_ranges[] = {
    {'A', 'Z', 1, 32},     {0xC0, 0xD6, 1, 32},   {0xD8, 0xDE, 1, 32},    {0x100, 0x12E, 2, 1},
    {0x132, 0x136, 2, 1},  {0x139, 0x147, 2, 1},  {0x14A, 0x176, 2, 1},   {0x178, 0x178, 1, -121},
    {0x179, 0x17D, 2, 1},  {0x1CD, 0x1DB, 2, 1},  {0x1DE, 0x1EE, 2, 1},   {0x1F8, 0x21E, 2, 1},
    {0x222, 0x232, 2, 1},  {0x386, 0x386, 1, 38}, {0x388, 0x38A, 1, 37},  {0x38C, 0x38C, 1, 64},
    {0x38E, 0x38F, 1, 63}, {0x391, 0x3A1, 1, 32}, {0x3A3, 0x3AB, 1, 32},  {0x400, 0x40F, 1, 80},
    {0x410, 0x42F, 1, 32}, {0x460, 0x480, 2, 1},  {0x48A, 0x4BE, 2, 1},   {0x4C0, 0x4C0, 1, 15},
    {0x4C1, 0x4CD, 2, 1},  {0x4D0, 0x52E, 2, 1},  {0x1E00, 0x1E94, 2, 1}, {0x1EA0, 0x1EFE, 2, 1},
};

uint32_t letter_lower(uint32_t code_point)
{
    for (size_t i = 0; i < sizeof capital_ranges / sizeof *capital_ranges; i++) {
        const CapitalRange *range = &capital_ranges[i];
        if (code_point < range->first)
            break;
        if (code_point <= range->last) {
            bool capital = (code_point - range->first) % range->step == 0;
            return capital ? (uint32_t)((int32_t)code_point + range->distance) : code_point;
        }
    }
    return code_point;
}

/* The ranges the other way round: the first whose small letters have this one among them. */
uint32_t letter_upper(uint32_t code_point)
{
    for (size_t i = 0; i < sizeof capital_ranges / sizeof *capital_ranges; i++) {
        const CapitalRange *range = &capital_ranges[i];
        int32_t capital = (int32_t)code_point - range->distance;
        if (capital >= range->first && capital <= range->last &&
            (capital - range->first) % range->step == 0)
            return (uint32_t)capital;
    }
    return code_point;
}

const char *letter_upper_two(uint32_t code_point)
{
    static const char *const LIGATURES[] = {"FF", "FI", "FL", "FFI", "FFL", "ST", "ST"};
    if (code_point == 0xDF)
        return "SS";
    return code_point >= 0xFB00 && code_point <= 0xFB06 ? LIGATURES[code_point - 0xFB00] : NULL;
}

static hb_unicode_general_category_t category(uint32_t code_point)
{
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), code_point);
}

bool is_letter(uint32_t code_point)
{
    if (is_plain_letter(code_point) || code_point < 0x80)
        return is_plain_letter(code_point);
    hb_unicode_general_category_t kind = category(code_point);
    return kind == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER ||
           kind == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER ||
           kind == HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER ||
           kind == HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER ||
           kind == HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER;
}

bool is_mark(uint32_t code_point)
{
    enum { FIRST_MARK = 0x300 };
    if (code_point < FIRST_MARK || is_plain_letter(code_point))
        return false;
    hb_unicode_general_category_t kind = category(code_point);
    return kind == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           kind == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           kind == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}
