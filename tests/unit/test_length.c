/* test_length.c: arithmetic and reading of lengths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/length.h"

static void scaling_rounds_half_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(length_scale(10, 1, 4), 3);
    assert_int_equal(length_scale(-10, 1, 4), -3);
    assert_int_equal(length_scale(10, 1, -4), -3);
    assert_int_equal(length_scale(9, 1, 4), 2);
    assert_int_equal(length_scale(1, 1, 3), 0);
    assert_int_equal(length_scale(2, 1, 3), 1);
    assert_int_equal(length_scale(0, INT64_MAX, 1), 0);
}

static void scaling_does_not_overflow(void **state)
{
    (void)state;
    assert_int_equal(length_scale(LENGTH_MAX, INT64_MAX, INT64_MAX), LENGTH_MAX);
    assert_int_equal(length_scale(LENGTH_MAX, INT64_MAX, 1), LENGTH_MAX);
    assert_int_equal(length_scale(-LENGTH_MAX, INT64_MAX, 1), -LENGTH_MAX);
    assert_int_equal(length_scale(LENGTH_MAX, INT64_MIN, 1), -LENGTH_MAX);
    assert_int_equal(length_scale(LENGTH_MAX, 1, INT64_MIN), 0);
    assert_int_equal(length_scale(1, INT64_MIN, INT64_MIN), 1);
}

static void numbers_are_read_as_thousandths(void **state)
{
    static const struct {
        const char *text;
        int64_t value;
        size_t used;
    } cases[] = {
        {"12", 12000, 2},
        {"-0.5", -500, 4},
        {"+3.25", 3250, 5},
        {".5", 500, 2},
        {"5.", 5000, 2},
        {"1.0005", 1001, 6},
        {"1.00049", 1000, 7},
        {"-1.0005", -1001, 7},
        {"10.5pt", 10500, 4},
        {"1.2.3", 1200, 3},
        {"", 0, 0},
        {"-", 0, 0},
        {".", 0, 0},
        {"+.", 0, 0},
        {"pt", 0, 0},
        {" 1", 0, 0},
        {"0,5", 0, 1},
        {"1e3", 1000, 1},
        {"99999999999999999999", INT64_MAX, 20},
        {"-99999999999999999999.9", -INT64_MAX, 23},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t used = 99;
        int64_t value = thousandths_parse(cases[i].text, strlen(cases[i].text), &used);
        assert_int_equal(value, cases[i].value);
        assert_int_equal(used, cases[i].used);
    }
}

static void no_more_than_length_bytes_are_read(void **state)
{
    size_t used;
    (void)state;
    assert_int_equal(thousandths_parse("12345", 2, &used), 12000);
    assert_int_equal(used, 2);
    assert_int_equal(thousandths_parse("1.5", 2, &used), 1000);
    assert_int_equal(used, 2);
}

/* value thousandths of the unit, in thousandths of a point. */
static Length in_points(Length value, const char *unit)
{
    return length_scale(value, unit_scale(unit, strlen(unit)), 1000000);
}

static void units_are_those_of_xsl_fo(void **state)
{
    (void)state;
    assert_int_equal(in_points(210000, "mm"), 595276);
    assert_int_equal(in_points(29700, "cm"), 841890);
    assert_int_equal(in_points(1000, "in"), 72000);
    assert_int_equal(in_points(1000, "pc"), 12000);
    assert_int_equal(in_points(96000, "px"), 72000);
    assert_int_equal(in_points(10500, "pt"), 10500);
    assert_int_equal(unit_scale("em", 2), 0);
    assert_int_equal(unit_scale("PT", 2), 0);
    assert_int_equal(unit_scale("ptx", 3), 0);
    assert_int_equal(unit_scale("", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scaling_rounds_half_away_from_zero),
        cmocka_unit_test(scaling_does_not_overflow),
        cmocka_unit_test(numbers_are_read_as_thousandths),
        cmocka_unit_test(no_more_than_length_bytes_are_read),
        cmocka_unit_test(units_are_those_of_xsl_fo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
