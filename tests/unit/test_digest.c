/* SHA-256: the examples of FIPS 180-4. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"

static void assert_digest(const char *text, const char *expected)
{
    Buffer out = {0};
    Digest digest = digest_of(text, strlen(text));
    digest_text(&digest, &out);
    assert_string_equal(buffer_text(&out), expected);
    buffer_free(&out);
}

static void digests_are_those_of_the_standard(void **state)
{
    (void)state;
    assert_digest("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_digest("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(digests_are_those_of_the_standard)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
