/* test_xml_equal.c: what stands in for libxml2's own function gives what that gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <libxml/globals.h>
#include <libxml/xmlstring.h>

static void strings_are_equal_or_not(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {"",    "a",        "b",       "ab",
                                        "abc", "\xD0\x90", "urn:x:1", "urn:x:2"};
    const size_t count = sizeof TEXTS / sizeof *TEXTS;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            xmlChar *copy = xmlStrdup(BAD_CAST TEXTS[k]);
            assert_int_equal(xmlStrEqual(BAD_CAST TEXTS[i], copy), i == k);
            assert_int_equal(xmlStrEqual(BAD_CAST TEXTS[i], copy),
                             xmlStrcmp(BAD_CAST TEXTS[i], copy) == 0);
            xmlFree(copy);
        }
    assert_int_equal(xmlStrEqual(NULL, NULL), 1);
    assert_int_equal(xmlStrEqual(NULL, BAD_CAST ""), 0);
    assert_int_equal(xmlStrEqual(BAD_CAST "", NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(strings_are_equal_or_not)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
