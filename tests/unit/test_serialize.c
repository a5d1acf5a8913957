/* test_serialize.c: trees as HTML5 and XML bytes. */
#include "input_fixture.h"

#include "input/transform.h"

static void expect_html(const char *text, const char *expected)
{
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse(text, diagnostics);
    assert_non_null(input.tree);
    Buffer out = {0};
    serialize_html(input.tree, &out);
    assert_string_equal(buffer_text(&out), expected);
    buffer_free(&out);
    input_free(&input);
    diagnostics_free(diagnostics);
}

static void writes_html5(void **state)
{
    (void)state;
    expect_html(
        "<html xmlns='http://www.w3.org/1999/xhtml' xml:lang='ru'><head><meta "
        "charset='utf-8'/><title/></head>"
        "<body><!-- no --><?no?><p a=\"&lt;&amp;&quot;'\">x &lt; y &amp; "
        "z&#160;<br/></p><div/></body></html>",
        "<!DOCTYPE html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><title></title></head>"
        "<body><p a=\"<&amp;&quot;'\">x &lt; y &amp; z\xC2\xA0<br></p><div></div></body></html>\n");
    expect_html("<style>a &gt; b { content: \"&lt;/style>\" }</style>",
                "<!DOCTYPE html>\n<style>a > b { content: \"<\\/style>\" }</style>\n");
    expect_html("<p lang='en' xml:lang='ru'/>", "<!DOCTYPE html>\n<p lang=\"en\"></p>\n");
    expect_html("<pre>\nx</pre>", "<!DOCTYPE html>\n<pre>\n\nx</pre>\n");
    expect_html("<br/>", "<!DOCTYPE html>\n<br>\n");
    expect_html("<a><b><c/></b></a>", "<!DOCTYPE html>\n<a><b><c></c></b></a>\n");
}

static void writes_xml(void **state)
{
    (void)state;
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse("<a b='&lt;&#10;'>\xD0\x9F&amp;<c/></a>", diagnostics);
    place_stamp(input.tree);
    Buffer out = {0};
    serialize_xml(input.tree, &out);
    assert_string_equal(buffer_text(&out), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                           "<a b=\"&lt;&#10;\">\xD0\x9F&amp;<c/></a>\n");
    buffer_free(&out);
    input_free(&input);
    diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_html5),
        cmocka_unit_test(writes_xml),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
