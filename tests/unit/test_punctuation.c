/* test_punctuation.c: which half of a punctuation mark is blank, by language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/punctuation.h"

static void brackets_are_blank_on_their_outside_in_every_language(void **state)
{
    (void)state;
    assert_int_equal(punctuation_blank(0xFF08, "zh"), BLANK_BEFORE);
    assert_int_equal(punctuation_blank(0xFF09, "zh"), BLANK_AFTER);
    assert_int_equal(punctuation_blank(0x300C, "ja"), BLANK_BEFORE);
    assert_int_equal(punctuation_blank(0x300D, "zh-Hant-TW"), BLANK_AFTER);
    assert_int_equal(punctuation_blank(0x201C, NULL), BLANK_BEFORE);
}

static void stops_stand_where_the_language_has_them(void **state)
{
    (void)state;
    assert_int_equal(punctuation_blank(0x3002, "zh"), BLANK_AFTER);
    assert_int_equal(punctuation_blank(0x3002, "zh-hant"), BLANK_NONE);
    assert_int_equal(punctuation_blank(0x3002, "zh-TW"), BLANK_NONE);
    assert_int_equal(punctuation_blank(0x3002, "ja"), BLANK_AFTER);
    assert_int_equal(punctuation_blank(0xFF1F, "zh-CN"), BLANK_AFTER);
    assert_int_equal(punctuation_blank(0xFF1F, "ja-JP"), BLANK_NONE);
    assert_true(punctuation_is_centred(0x3002, "zh-TW"));
    assert_false(punctuation_is_centred(0x3002, "zh"));
    assert_false(punctuation_is_centred(0x4E00, "zh-TW"));
}

static void other_characters_have_no_blank_half(void **state)
{
    (void)state;
    assert_int_equal(punctuation_blank('(', "zh"), BLANK_NONE);
    assert_int_equal(punctuation_blank(0x4E00, "zh"), BLANK_NONE);
    assert_int_equal(punctuation_blank(0x2014, "zh"), BLANK_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brackets_are_blank_on_their_outside_in_every_language),
        cmocka_unit_test(stops_stand_where_the_language_has_them),
        cmocka_unit_test(other_characters_have_no_blank_half),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
