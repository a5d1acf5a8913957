/* test_safe_name.c: names from strangers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/safe_name.h"

static void assert_safe(const char *name, const char *wanted)
{
    Buffer out = {0};
    safe_name(name, &out);
    assert_string_equal(buffer_text(&out), wanted);
    buffer_free(&out);
}

static void test_names(void **state)
{
    (void)state;
    assert_safe("minutes.xml", "minutes.xml");
    assert_safe("протокол № 12.xml", "протокол № 12.xml");
    assert_safe("../../etc/passwd", "passwd");
    assert_safe("a\\b\\c.xml", "c.xml");
    assert_safe("/", "attachment");
    assert_safe("..", "attachment");
    assert_safe("", "attachment");
    assert_safe(".bashrc", "bashrc");
    assert_safe("-rf", "rf");
    assert_safe("name. . ", "name");
    assert_safe("a\x1B[0m\n\x7F.xml", "a[0m.xml");
    assert_safe("a\u202Elmx.exe", "almx.exe");
    assert_safe("a:b|c?.xml", "a_b_c_.xml");
    assert_safe("\xFF\xFE.xml", "xml");
    assert_safe("nul", "_nul");
    assert_safe("Com1.txt", "_Com1.txt");
    assert_safe("common.txt", "common.txt");
}

static void test_long_names(void **state)
{
    (void)state;
    Buffer name = {0}, out = {0};
    for (int i = 0; i < 300; i++)
        buffer_string(&name, "Я");
    buffer_string(&name, ".xml");
    safe_name(buffer_text(&name), &out);
    assert_int_equal(out.length, 200);
    assert_string_equal(out.data + 196, ".xml");
    buffer_free(&name);
    buffer_free(&out);
}

static void test_numbers(void **state)
{
    (void)state;
    Buffer out = {0};
    safe_name_numbered("a.b.xml", 2, &out);
    assert_string_equal(buffer_text(&out), "a.b (2).xml");
    out.length = 0;
    safe_name_numbered("name", 12, &out);
    assert_string_equal(buffer_text(&out), "name (12)");
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names),
                                       cmocka_unit_test(test_long_names),
                                       cmocka_unit_test(test_numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
