/* test_base64.c: bytes as letters and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base64.h"

static void assert_pair(const char *bytes, const char *letters)
{
    Buffer out = {0};
    base64_encode(&out, bytes, strlen(bytes));
    assert_string_equal(buffer_text(&out), letters);
    out.length = 0;
    assert_true(base64_decode(letters, &out));
    assert_int_equal(out.length, strlen(bytes));
    assert_memory_equal(buffer_text(&out), bytes, out.length);
    buffer_free(&out);
}

/* The examples of RFC 4648, 10. */
static void test_examples(void **state)
{
    (void)state;
    assert_pair("", "");
    assert_pair("f", "Zg==");
    assert_pair("fo", "Zm8=");
    assert_pair("foo", "Zm9v");
    assert_pair("foob", "Zm9vYg==");
    assert_pair("fooba", "Zm9vYmE=");
    assert_pair("foobar", "Zm9vYmFy");
    assert_pair("\xFF\xFE\xFD", "//79");
}

static void test_what_is_none(void **state)
{
    (void)state;
    static const char *const NONE[] = {"Z", "Zg", "Zg=", "Zm9v!", "Zm 9v===", "====", "Zg==Zg=="};
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) {
        Buffer out = {0};
        buffer_string(&out, "kept");
        assert_false(base64_decode(NONE[i], &out));
        assert_string_equal(buffer_text(&out), "kept");
        buffer_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_examples),
                                       cmocka_unit_test(test_what_is_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
