/* test_fo_color.c: colours as they are written in XSL-FO. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "fo/style.h"

static void expect(const char *text, const char *expected)
{
    Color color = {0};
    char found[16] = "none";
    if (color_parse(text, strlen(text), &color))
        snprintf(found, sizeof found, "%02x%02x%02x%s", color.red, color.green, color.blue,
                 color.visible ? "" : " hidden");
    if (strcmp(found, expected) != 0)
        fail_msg("“%s” is %s, not %s", text, found, expected);
}

static void names(void **state)
{
    (void)state;
    expect("black", "000000");
    expect("white", "ffffff");
    expect("fuchsia", "ff00ff");
    expect("green", "008000");
    expect("lime", "00ff00");
    expect("grey", "808080");
    expect("orange", "ffa500");
    expect("transparent", "000000 hidden");
    expect("yellow", "ffff00");
}

static void hexadecimal(void **state)
{
    (void)state;
    expect("#123456", "123456");
    expect("#aBcDeF", "abcdef");
    expect("#f80", "ff8800");
}

static void components(void **state)
{
    (void)state;
    expect("rgb(1,2,3)", "010203");
    expect("rgb( 255 , 0 , 16 )", "ff0010");
    expect("rgb(100%, 50%, 0%)", "ff8000");
    expect("rgb(12.6, 0, 0)", "0d0000");
    /* beyond the limits: the limit (XSL-FO 1.1, 5.10.2) */
    expect("rgb(300, -5, 120%)", "ff00ff");
    expect("rgb(99999999999999999999999%, 99999999999999999999999, -99999999999999999999999)",
           "ffff00");
}

static void what_is_no_colour(void **state)
{
    (void)state;
    static const char *const WRONG[] = {"",
                                        "#",
                                        "#12",
                                        "#1234",
                                        "#12345",
                                        "#12345g",
                                        "#1234567",
                                        "blac",
                                        "blackk",
                                        "rgb(",
                                        "rgb()",
                                        "rgb(1,2)",
                                        "rgb(1,2,3",
                                        "rgb(1,2,3,4)",
                                        "rgb(1 2 3)",
                                        "rgb(,,1,2,3)",
                                        "rgb(1,2,3) x",
                                        "rgb(1,2,3))",
                                        "rgb(1,2,x)",
                                        "rgb(1 %,2,3)"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        expect(WRONG[i], "none");
}

static void only_so_many_bytes_are_read(void **state)
{
    (void)state;
    Color color;
    assert_true(color_parse("redder", 3, &color));
    assert_int_equal(color.red, 255);
    assert_false(color_parse("#12", 1, &color));
    assert_false(color_parse("rgb(1,2,3)", 9, &color));
    assert_false(color_parse("transparently", 12, &color));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(hexadecimal),
        cmocka_unit_test(components),
        cmocka_unit_test(what_is_no_colour),
        cmocka_unit_test(only_so_many_bytes_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
