/* test_place.c: places of text and attributes, and places that go through a stylesheet. */
#include "input_fixture.h"

#include "input/place.h"

static void expect_range(Place place, const char *text)
{
    assert_non_null(place.source);
    assert_int_equal(place.end - place.start, strlen(text));
    assert_memory_equal(source_text(place.source) + place.start, text, strlen(text));
}

static void finds_text_and_attributes(void **state)
{
    (void)state;
    Diagnostics *diagnostics = diagnostics_new();
    Input input =
        fixture_parse("<a p:x=' 1 ' y = \"2\" xmlns:p='u'>\n <b>inner</b><!-- no -->\n <?no?>"
                      "<c z='>'/> word here \n<d/></a>",
                      diagnostics);
    xmlNode *root = xmlDocGetRootElement(input.tree);
    expect_range(place_of_node(root), "<a");
    expect_range(place_of_node((xmlNode *)root->properties), "p:x=' 1 '");
    expect_range(place_of_attribute(root, "y"), "2");
    expect_range(place_of_attribute_name(root, "y"), "y");
    expect_range(place_of_attribute(root, "none"), "<a");
    expect_range(place_of_text(root), "word here");
    expect_range(place_of_text(root->children->next), "inner");
    expect_range(place_of_text(root->last), "<d");
    assert_int_equal(line_of_node(root->last), 4);
    assert_true(place_of_node((xmlNode *)input.tree).start == PLACE_WHOLE);
    assert_null(place_of_node(NULL).source);
    input_free(&input);
    diagnostics_free(diagnostics);
}

static void stamps_adopts_and_unstamps(void **state)
{
    (void)state;
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse("<place:a xmlns:place='u'>\n<b/><b x='1'/></place:a>", diagnostics);
    place_stamp(input.tree);
    place_stamp(input.tree);
    xmlNode *root = xmlDocGetRootElement(input.tree);
    xmlDoc *copy = xmlCopyDoc(input.tree, 1);
    place_set_source(copy, input.source);
    xmlNode *last = xmlDocGetRootElement(copy)->last;
    expect_range(place_of_node(last), "<b");
    assert_int_equal(place_of_node(last).start, place_of_node(root->last).start);
    xmlNode *made = xmlNewChild(last, NULL, BAD_CAST "made", NULL);
    assert_int_equal(place_of_node(made).start, place_of_node(last).start);
    xmlUnlinkNode(made);
    xmlFreeNode(made);
    place_unstamp(copy);
    xmlChar *text;
    int length;
    xmlDocDumpMemory(copy, &text, &length);
    assert_string_equal((char *)text, "<?xml version=\"1.0\"?>\n<place:a xmlns:place=\"u\">\n<b/>"
                                      "<b x=\"1\"/></place:a>\n");
    xmlFree(text);
    /* Offsets that are none are left out. */
    xmlNs *space = xmlNewNs(last, BAD_CAST PLACE_NAMESPACE, BAD_CAST "p");
    xmlSetNsProp(last, space, BAD_CAST "at", BAD_CAST "99999999999999999999-5");
    last->_private = NULL;
    assert_int_equal(place_of_node(last).start, place_of_node(last->parent).start);
    xmlFreeDoc(copy);
    input_free(&input);
    diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_text_and_attributes),
        cmocka_unit_test(stamps_adopts_and_unstamps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
