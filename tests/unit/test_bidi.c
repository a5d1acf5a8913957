/* test_bidi.c: right-to-left text: levels and the order that is seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/bidi.h"

#define SHALOM "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D" /* שלום */

static void plain_text_needs_nothing(void **state)
{
    (void)state;
    assert_false(bidi_is_needed("Решили — 12", strlen("Решили — 12"), false));
    assert_false(bidi_is_needed("会议", strlen("会议"), false));
    assert_true(bidi_is_needed("a " SHALOM, strlen("a " SHALOM), false));
    assert_true(bidi_is_needed("a", 1, true));
    assert_false(bidi_is_needed("", 0, true));
}

static void numbers_keep_their_direction_in_hebrew(void **state)
{
    static const char TEXT[] = SHALOM " 12 a";
    unsigned char levels[sizeof TEXT];
    (void)state;
    bidi_levels(TEXT, strlen(TEXT), true, levels);
    const unsigned char expected[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 2};
    assert_memory_equal(levels, expected, sizeof expected);
}

static void hebrew_in_english_is_an_island(void **state)
{
    static const char TEXT[] = "a " SHALOM " b";
    unsigned char levels[sizeof TEXT];
    (void)state;
    bidi_levels(TEXT, strlen(TEXT), false, levels);
    const unsigned char expected[] = {0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0};
    assert_memory_equal(levels, expected, sizeof expected);
}

static void the_order_turns_around_odd_levels_and_keeps_what_is_inside(void **state)
{
    (void)state;
    const unsigned char levels[] = {1, 2, 1};
    size_t order[3];
    bidi_order(levels, 3, order);
    assert_int_equal(order[0], 2);
    assert_int_equal(order[1], 1);
    assert_int_equal(order[2], 0);
    const unsigned char island[] = {0, 1, 2, 1, 0};
    size_t seen[5];
    bidi_order(island, 5, seen);
    const size_t expected[] = {0, 3, 2, 1, 4};
    assert_memory_equal(seen, expected, sizeof expected);
}

static void broken_bytes_are_one_character_each(void **state)
{
    static const char TEXT[] = SHALOM "\xFF\xD7";
    unsigned char levels[sizeof TEXT] = {0};
    (void)state;
    bidi_levels(TEXT, strlen(TEXT), true, levels);
    assert_int_equal(levels[0], 1);
    assert_int_equal(levels[strlen(TEXT) - 1], 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_needs_nothing),
        cmocka_unit_test(numbers_keep_their_direction_in_hebrew),
        cmocka_unit_test(hebrew_in_english_is_an_island),
        cmocka_unit_test(the_order_turns_around_odd_levels_and_keeps_what_is_inside),
        cmocka_unit_test(broken_bytes_are_one_character_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
