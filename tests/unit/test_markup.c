/* test_markup.c: stepping over tags, comments, CDATA sections and instructions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "input/markup.h"

static void sections_end_where_they_are_closed(void **state)
{
    (void)state;
    static const char *const SECTIONS[] = {"<!-- <a> -> -->", "<![CDATA[ <a> ]] > ]]>",
                                           "<?a <b> ?>",      "<!---->",
                                           "<!--> <a> -->",   "<?> ?>"};
    for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++) {
        char text[64];
        strcpy(text, SECTIONS[i]);
        strcat(text, "<b/>");
        assert_string_equal(markup_past_section(text), "<b/>");
    }
}

static void sections_that_nothing_closes_end_with_the_text(void **state)
{
    (void)state;
    assert_string_equal(markup_past_section("<!-- <a>"), "");
    assert_string_equal(markup_past_section("<!--"), "");
    assert_string_equal(markup_past_section("<?"), "");
    assert_string_equal(markup_past_section("<![CDATA["), "");
}

static void tags_are_no_sections(void **state)
{
    (void)state;
    static const char *const OTHERS[] = {"<a>",      "</a>", "<!DOCTYPE a>", "<!-",
                                         "<![CDATA", "<",    "< ?"};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        assert_null(markup_past_section(OTHERS[i]));
}

static void a_tag_ends_outside_of_its_values(void **state)
{
    (void)state;
    bool empty;
    assert_string_equal(markup_past_tag("<a b='>' c=\"/>'\">text", &empty), "text");
    assert_false(empty);
    assert_string_equal(markup_past_tag("<a b='x'/>text", &empty), "text");
    assert_true(empty);
    assert_string_equal(markup_past_tag("</a>text", &empty), "text");
    assert_false(empty);
    assert_string_equal(markup_past_tag("<a b='", &empty), "");
    assert_string_equal(markup_past_tag("<a", &empty), "");
}

static void the_first_tag_stands_behind_what_precedes_it(void **state)
{
    (void)state;
    assert_string_equal(markup_first_tag(" <?xml version='1.0'?><!-- <b> -->\n<a>"), "<a>");
    assert_string_equal(markup_first_tag("<?x?><!DOCTYPE a>"), "<!DOCTYPE a>");
    assert_null(markup_first_tag("<!-- <a>"));
    assert_null(markup_first_tag("text"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_end_where_they_are_closed),
        cmocka_unit_test(sections_that_nothing_closes_end_with_the_text),
        cmocka_unit_test(tags_are_no_sections),
        cmocka_unit_test(a_tag_ends_outside_of_its_values),
        cmocka_unit_test(the_first_tag_stands_behind_what_precedes_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
