/* test_prepare.c: stylesheets that compile in the background give what they give without. */
#include "input_fixture.h"

#include "input/transform.h"

static const char SOURCE[] =
    "<protocol xmlns='urn:protoc:minutes:1' kind='client-meeting' xml:lang='ru'><header>"
    "<organisation><name>А</name></organisation><client><name>Б</name></client>"
    "<date>2022-05-12</date><participants><person id='a' side='ours'><surname>В</surname></person>"
    "<person id='b' side='client'><surname>Г</surname></person></participants></header>"
    "</protocol>";

/* The text of the view and document made of SOURCE; the caller frees it. */
static Buffer make_document(void)
{
    static const char *const VIEW[] = {"audience", "client", "detail", "full", NULL};
    static const char *const NONE[] = {NULL};
    Diagnostics *diagnostics = diagnostics_new();
    Input input = input_parse("x.xml", SOURCE, strlen(SOURCE), &READ_LIMITS_DEFAULT, diagnostics);
    assert_non_null(input.tree);
    xmlDoc *view = transform(input.tree, "stylesheets/view.xsl", VIEW, diagnostics);
    assert_non_null(view);
    xmlDoc *document = transform(view, "stylesheets/documents/protocol.xsl", NONE, diagnostics);
    assert_non_null(document);
    Buffer out = {0};
    serialize_xml(document, &out);
    xmlFreeDoc(document);
    xmlFreeDoc(view);
    input_free(&input);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_WARNING), 0);
    diagnostics_free(diagnostics);
    return out;
}

static void prepared_or_not_the_result_is_the_same(void **state)
{
    static const char *const STYLESHEETS[] = {
        "stylesheets/view.xsl", "stylesheets/documents/protocol.xsl", "stylesheets/none.xsl", NULL};
    (void)state;
    transform_prepare(STYLESHEETS);
    transform_prepare(STYLESHEETS);
    Buffer first = make_document();
    Buffer second = make_document();
    assert_non_null(strstr(buffer_text(&first), "<organisation"));
    assert_string_equal(buffer_text(&first), buffer_text(&second));
    transform_finish();
    transform_finish();
    buffer_free(&first);
    buffer_free(&second);
}

static void a_missing_stylesheet_is_reported_when_it_is_used(void **state)
{
    static const char *const STYLESHEETS[] = {"stylesheets/none.xsl", NULL};
    static const char *const NONE[] = {NULL};
    (void)state;
    Diagnostics *diagnostics = diagnostics_new();
    Input input = input_parse("x.xml", SOURCE, strlen(SOURCE), &READ_LIMITS_DEFAULT, diagnostics);
    transform_prepare(STYLESHEETS);
    assert_null(transform(input.tree, "stylesheets/none.xsl", NONE, diagnostics));
    assert_int_equal(diagnostics_status(diagnostics), 3);
    transform_finish();
    input_free(&input);
    diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prepared_or_not_the_result_is_the_same),
        cmocka_unit_test(a_missing_stylesheet_is_reported_when_it_is_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
