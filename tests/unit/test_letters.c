/* test_letters.c: small letters without the locale. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/letters.h"

static void capitals_and_small_letters_match(void **state)
{
    (void)state;
    const uint32_t pairs[][2] = {
        {'A', 'a'},       {'Z', 'z'},       {0xC4, 0xE4},   {0xDE, 0xFE},   {0x100, 0x101},
        {0x132, 0x133},   {0x139, 0x13A},   {0x147, 0x148}, {0x160, 0x161}, {0x178, 0xFF},
        {0x17D, 0x17E},   {0x218, 0x219},   {0x386, 0x3AC}, {0x38A, 0x3AF}, {0x38C, 0x3CC},
        {0x38F, 0x3CE},   {0x391, 0x3B1},   {0x3A9, 0x3C9}, {0x401, 0x451}, {0x40F, 0x45F},
        {0x410, 0x430},   {0x42F, 0x44F},   {0x490, 0x491}, {0x4C0, 0x4CF}, {0x4D8, 0x4D9},
        {0x1E9E, 0x1E9E}, {0x1EA0, 0x1EA1},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_int_equal(letter_lower(pairs[i][0]), pairs[i][1]);
        assert_int_equal(letter_upper(pairs[i][1]), pairs[i][0]);
    }
}

static void others_stay(void **state)
{
    (void)state;
    const uint32_t others[] = {0,     '@',   '[',    'a',     0xD7,    0xF7,  0xDF,
                               0x101, 0x138, 0x149,  0x17F,   0x3A2,   0x430, 0x451,
                               0x482, 0x4CF, 0x4E2D, 0x1F600, 0x10FFFF};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(letter_lower(others[i]), others[i]);
    const uint32_t capitals[] = {0, '@', '{', 'A', 0xD7, 0xF7, 0xDF, 0x138, 0x3C2, 0x4E2D, 0x1F600};
    for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++)
        assert_int_equal(letter_upper(capitals[i]), capitals[i]);
}

static void kinds(void **state)
{
    (void)state;
    assert_true(is_letter('a') && is_letter(0x42F) && is_letter(0x4E2D) && is_letter(0x5D0));
    assert_false(is_letter('1') || is_letter('-') || is_letter(0x301) || is_letter(' '));
    assert_true(is_mark(0x301) && is_mark(0x306));
    assert_false(is_mark('a') || is_mark('^'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_and_small_letters_match),
        cmocka_unit_test(others_stay),
        cmocka_unit_test(kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
