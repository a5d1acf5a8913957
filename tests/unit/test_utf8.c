/* test_utf8.c: reading and writing UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

static void every_code_point_survives(void **state)
{
    (void)state;
    for (uint32_t code_point = 1; code_point <= 0x10FFFF; code_point++) {
        char bytes[4];
        size_t size, written = utf8_encode(code_point, bytes);
        bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
        assert_int_equal(utf8_decode(bytes, written, &size), is_surrogate ? 0xFFFD : code_point);
        assert_int_equal(size, written);
    }
}

static void what_is_no_utf8_is_replaced_byte_by_byte(void **state)
{
    static const char *const cases[] = {
        "\x80",
        "\xBF",
        "\xC0\x80",
        "\xC1\xBF",
        "\xE0\x80\x80",
        "\xED\xA0\x80",
        "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80",
        "\xF8\x88\x80\x80\x80",
        "\xFF",
        "\xD0",
        "\xE4\xB8",
        "\xF0\x9F\x98",
        "\xD0\x41",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t size;
        assert_int_equal(utf8_decode(cases[i], strlen(cases[i]), &size), 0xFFFD);
        assert_int_equal(size, 1);
    }
}

static void characters_are_counted(void **state)
{
    (void)state;
    assert_int_equal(utf8_count("", 0), 0);
    assert_int_equal(utf8_count("Иванов 中", strlen("Иванов 中")), 8);
    assert_int_equal(utf8_count("\xD0\xD0", 2), 2);
}

static void columns_follow_uax_11(void **state)
{
    (void)state;
    assert_int_equal(utf8_columns('a'), 1);
    assert_int_equal(utf8_columns(0x0416), 1);
    assert_int_equal(utf8_columns(0x0301), 0);
    assert_int_equal(utf8_columns(0x200B), 0);
    assert_int_equal(utf8_columns(0xFEFF), 0);
    assert_int_equal(utf8_columns(0x4E2D), 2);
    assert_int_equal(utf8_columns(0xFF01), 2);
    assert_int_equal(utf8_columns(0xAC00), 2);
    assert_int_equal(utf8_columns(0x1F600), 2);
    assert_int_equal(utf8_columns(0x20000), 2);
    assert_int_equal(utf8_columns(0x2014), 1);
    assert_int_equal(utf8_columns(0xE000), 1);
}

static void treacherous_characters_are_known(void **state)
{
    static const uint32_t treacherous[] = {0,      7,      0x1B,   0x7F,   0x85,   0x9B,  0x061C,
                                           0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069};
    static const uint32_t harmless[] = {' ',    'a',    0xA0,   0xAD,  0x0416,
                                        0x200D, 0x2029, 0x202F, 0x206A};
    (void)state;
    for (size_t i = 0; i < sizeof(treacherous) / sizeof(treacherous[0]); i++)
        assert_true(utf8_is_treacherous(treacherous[i]));
    for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++)
        assert_false(utf8_is_treacherous(harmless[i]));
}

static void only_whole_characters_fit(void **state)
{
    (void)state;
    assert_int_equal(utf8_fitting("abc", 3, 5), 3);
    assert_int_equal(utf8_fitting("abc", 3, 2), 2);
    assert_int_equal(utf8_fitting("жж", 4, 3), 2);
    assert_int_equal(utf8_fitting("жж", 4, 4), 4);
    assert_int_equal(utf8_fitting("\xF0\x9F\x98\x80z", 5, 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_survives),
        cmocka_unit_test(what_is_no_utf8_is_replaced_byte_by_byte),
        cmocka_unit_test(characters_are_counted),
        cmocka_unit_test(columns_follow_uax_11),
        cmocka_unit_test(treacherous_characters_are_known),
        cmocka_unit_test(only_whole_characters_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
