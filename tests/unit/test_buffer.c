/* test_buffer.c: a growing run of bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"

static void empty_buffer_has_an_empty_text(void **state)
{
    Buffer buffer = {0};
    (void)state;
    assert_string_equal(buffer_text(&buffer), "");
    buffer_add(&buffer, NULL, 0);
    assert_int_equal(buffer.length, 0);
    assert_string_equal(buffer.data, "");
    buffer_free(&buffer);
    assert_null(buffer.data);
}

static void everything_is_appended_and_ended(void **state)
{
    Buffer buffer = {0};
    (void)state;
    buffer_string(&buffer, "Стр. ");
    buffer_format(&buffer, "%d/%s", 12, "90");
    buffer_char(&buffer, ' ');
    buffer_utf8(&buffer, 0x4E2D);
    buffer_utf8(&buffer, 0xD800);
    buffer_add(&buffer, "a\0b", 3);
    assert_int_equal(buffer.length, strlen("Стр. 12/90 中\xEF\xBF\xBD") + 3);
    assert_memory_equal(buffer.data,
                        "Стр. 12/90 中\xEF\xBF\xBD"
                        "a\0b",
                        buffer.length + 1);
    buffer_free(&buffer);
}

static void a_million_characters_fit(void **state)
{
    Buffer buffer = {0};
    (void)state;
    for (int i = 0; i < 1000000; i++)
        buffer_char(&buffer, (char)('a' + i % 26));
    assert_int_equal(buffer.length, 1000000);
    assert_int_equal(strlen(buffer.data), 1000000);
    assert_int_equal(buffer.data[999999], 'a' + 999999 % 26);
    buffer_free(&buffer);
}

static void thousandths_print_without_trailing_zeros(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {
        {0, "0"},
        {12500, "12.5"},
        {-250, "-0.25"},
        {1, "0.001"},
        {-1, "-0.001"},
        {1050, "1.05"},
        {100, "0.1"},
        {10, "0.01"},
        {595276, "595.276"},
        {3000, "3"},
        {-3000, "-3"},
        {INT64_MAX, "9223372036854775.807"},
        {INT64_MIN, "-9223372036854775.808"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Buffer buffer = {0};
        buffer_thousandths(&buffer, cases[i].value);
        assert_string_equal(buffer.data, cases[i].text);
        buffer_free(&buffer);
    }
}

static void integers_print_in_full(void **state)
{
    (void)state;
    Buffer buffer = {0};
    buffer_integer(&buffer, 0);
    buffer_char(&buffer, ' ');
    buffer_integer(&buffer, 1048576);
    buffer_char(&buffer, ' ');
    buffer_integer(&buffer, -70);
    buffer_char(&buffer, ' ');
    buffer_integer(&buffer, INT64_MAX);
    buffer_char(&buffer, ' ');
    buffer_integer(&buffer, INT64_MIN);
    assert_string_equal(buffer_text(&buffer),
                        "0 1048576 -70 9223372036854775807 -9223372036854775808");
    buffer_free(&buffer);
}

static void white_space_folds(void **state)
{
    (void)state;
    Buffer buffer = {0};
    buffer_folded(&buffer, " \n\tодин \r\n два", strlen(" \n\tодин \r\n два"));
    buffer_folded(&buffer, "  три\n", 9);
    assert_string_equal(buffer_text(&buffer), "один два три ");
    buffer_folded(&buffer, "\n ", 2);
    assert_string_equal(buffer_text(&buffer), "один два три ");
    buffer_drop_space(&buffer);
    assert_string_equal(buffer_text(&buffer), "один два три");
    buffer_drop_space(&buffer);
    assert_int_equal(buffer.length, strlen("один два три"));
    buffer_free(&buffer);
    buffer_drop_space(&buffer);
    buffer_folded(&buffer, " \t ", 3);
    assert_int_equal(buffer.length, 0);
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_buffer_has_an_empty_text),
        cmocka_unit_test(everything_is_appended_and_ended),
        cmocka_unit_test(a_million_characters_fit),
        cmocka_unit_test(thousandths_print_without_trailing_zeros),
        cmocka_unit_test(integers_print_in_full),
        cmocka_unit_test(white_space_folds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
