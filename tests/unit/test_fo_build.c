/* test_fo_build.c: from XML to formatting objects, with what is unknown, unsupported or misplaced in it. */
#include "input_fixture.h"

#include <inttypes.h>
#include <time.h>

#include "fo/fo.h"
#include "fo/style.h"

#define NAMESPACES                                                                                 \
    "xmlns:fo=\"http://www.w3.org/1999/XSL/Format\" "                                              \
    "xmlns:fox=\"http://xmlgraphics.apache.org/fop/extensions\""

typedef struct {
    Diagnostics *diagnostics;
    Input input;
    FoTree *tree;
    char *reports;
} Built;

static Built build(const char *text)
{
    Built built = {.diagnostics = diagnostics_new()};
    /* A stylesheet can make more attributes than a file may have. */
    ReadLimits limits = READ_LIMITS_DEFAULT;
    limits.attributes = 10000;
    built.input = input_parse("test.xml", text, strlen(text), &limits, built.diagnostics);
    assert_non_null(built.input.tree);
    built.tree = fo_tree_new(built.input.tree, built.diagnostics);
    built.reports = fixture_reports(built.diagnostics);
    return built;
}

static Built build_root(const char *inside)
{
    Buffer text = {0};
    buffer_format(&text, "<fo:root " NAMESPACES ">%s</fo:root>", inside);
    Built built = build(buffer_text(&text));
    buffer_free(&text);
    return built;
}

/* What stands in a flow. */
static Built build_flow(const char *inside)
{
    Buffer text = {0};
    buffer_format(&text,
                  "<fo:page-sequence><fo:flow flow-name='xsl-region-body'>%s</fo:flow>"
                  "</fo:page-sequence>",
                  inside);
    Built built = build_root(buffer_text(&text));
    buffer_free(&text);
    return built;
}

static void drop(Built *built)
{
    free(built->reports);
    fo_tree_free(built->tree);
    input_free(&built->input);
    diagnostics_free(built->diagnostics);
}

static const Fo *flow_of(const Built *built)
{
    return built->tree->root->first->first;
}

static void show(const Fo *fo, Buffer *out)
{
    if (fo->element == FO_TEXT) {
        buffer_add(out, fo->text, fo->text_length);
        return;
    }
    buffer_format(out, "%s(", strchr(fo_name(fo->element), ':') + 1);
    for (const Fo *child = fo->first; child; child = child->next) {
        assert_ptr_equal(child->parent, fo);
        assert_true(child->next || fo->last == child);
        show(child, out);
    }
    buffer_char(out, ')');
}

static void expect_flow(const Built *built, const char *expected)
{
    Buffer found = {0};
    show(flow_of(built), &found);
    assert_string_equal(buffer_text(&found), expected);
    buffer_free(&found);
}

static void a_tree(void **state)
{
    (void)state;
    Built built = build_flow("\n <fo:block color='red'>a <fo:inline>b</fo:inline><![CDATA[<c>]]>"
                             "<!-- no --><?none?></fo:block>\n<fo:block/>\n");
    expect_flow(&built, "flow(block(a inline(b)<c>)block())");
    assert_string_equal(built.reports, "");
    const Fo *block = flow_of(&built)->first;
    assert_int_equal(fo_color(block, PROPERTY_COLOR).red, 255);
    assert_ptr_equal(block->first->style, block->style);
    assert_string_equal(fo_string(flow_of(&built), PROPERTY_FLOW_NAME), "xsl-region-body");
    assert_int_equal(source_text(built.input.source)[block->place.start], '<');
    assert_null(built.tree->title);
    assert_null(built.tree->language);
    drop(&built);
}

static void what_is_not_fo(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {"<root/>", "<fo:block " NAMESPACES "/>",
                                        "<fo:root xmlns:fo='urn:other'/>"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        Built built = build(TEXTS[i]);
        assert_null(built.tree);
        fixture_expect(built.reports, "1:1: error: the root is <");
        drop(&built);
    }
}

static void unknown_elements(void **state)
{
    (void)state;
    Built built = build_flow("<fo:block>a<fo:inlined>b</fo:inlined><svg xmlns='urn:s'>c</svg>d"
                             "</fo:block>");
    expect_flow(&built, "flow(block(abd))");
    fixture_expect(built.reports, "warning: XSL-FO has no element <fo:inlined>; its content");
    fixture_expect(built.reports, "did you mean <fo:inline>?");
    fixture_expect(built.reports, "warning: <svg> does not belong to XSL-FO; it was left out");
    assert_int_equal(fixture_count(built.diagnostics), 2);
    drop(&built);
}

static void unsupported_elements_leave_their_content(void **state)
{
    (void)state;
    Built built = build_flow("<fo:multi-switch><fo:block>a<fo:folio-prefix>b</fo:folio-prefix>"
                             "</fo:block></fo:multi-switch>");
    expect_flow(&built, "flow(block(ab))");
    fixture_expect(built.reports, "<fo:multi-switch> is not supported");
    fixture_expect(built.reports, "<fo:folio-prefix> is not supported");
    assert_int_equal(fixture_count(built.diagnostics), 2);
    drop(&built);
}

static void misplaced_elements_and_text(void **state)
{
    (void)state;
    Built built = build_flow("text<fo:inline>a</fo:inline><fo:block><fo:table-cell/>b</fo:block>"
                             "<fo:table>c<fo:block/></fo:table>");
    expect_flow(&built, "flow(block(textinline(a))block(b)table())");
    fixture_expect(built.reports, "text cannot stand directly in <fo:flow>; it is formatted");
    fixture_expect(built.reports, "<fo:table-cell> cannot stand in <fo:block>");
    fixture_expect(built.reports, "text cannot stand directly in <fo:table>");
    fixture_expect(built.reports, "<fo:block> cannot stand in <fo:table>");
    fixture_expect(built.reports, "<fo:table> lacks <fo:table-body>");
    assert_int_equal(fixture_count(built.diagnostics), 5);
    drop(&built);
}

static void own_properties(void **state)
{
    (void)state;
    Built built =
        build_flow("<fo:block id='a' role='H1'>x</fo:block><fo:block id='b'>y</fo:block>"
                   "<fo:block><fo:external-graphic src='url(p.png)' fox:alt-text='Plan'/>"
                   "<fo:basic-link internal-destination='a'>z</fo:basic-link></fo:block>");
    assert_string_equal(built.reports, "");
    const Fo *first = flow_of(&built)->first;
    assert_string_equal(fo_own(first, PROPERTY_ID), "a");
    assert_string_equal(fo_own(first, PROPERTY_ROLE), "H1");
    assert_null(fo_own(first, PROPERTY_SRC));
    assert_string_equal(fo_own(first->next, PROPERTY_ID), "b");
    /* an id makes no style of its own */
    assert_ptr_equal(first->style, first->next->style);
    const Fo *picture = first->next->next->first;
    assert_string_equal(fo_own(picture, PROPERTY_SRC), "url(p.png)");
    assert_string_equal(fo_own(picture, PROPERTY_ALT_TEXT), "Plan");
    assert_string_equal(fo_own(picture->next, PROPERTY_INTERNAL_DESTINATION), "a");
    drop(&built);
}

static void attributes_of_namespaces(void **state)
{
    (void)state;
    Built built = build_flow("<fo:block xml:lang='ru-RU' xml:space='preserve' color='&#x72;ed' "
                             "x:color='blue' xmlns:x='urn:x' fox:unheard='1'/>");
    const Fo *block = flow_of(&built)->first;
    assert_string_equal(fo_string(block, PROPERTY_LANGUAGE), "ru");
    assert_int_equal(fo_color(block, PROPERTY_COLOR).red, 255);
    assert_int_equal(fixture_count(built.diagnostics), 1);
    fixture_expect(built.reports, "the property “fox:unheard” is not supported");
    drop(&built);
}

static void mistakes_in_attributes(void **state)
{
    (void)state;
    Built built = build("<fo:root " NAMESPACES ">\n"
                        "<fo:page-sequence><fo:flow flow-name='xsl-region-body'>\n"
                        "<fo:block color='rot' colour='red'/>\n"
                        "<fo:block color='rot' colour='red'/>\n"
                        "</fo:flow></fo:page-sequence></fo:root>");
    fixture_expect(built.reports, "test.xml:3:11: warning: “rot” is no supported value of “color”");
    fixture_expect(built.reports, "test.xml:3:23: warning: the property “colour” is not supported");
    fixture_expect(built.reports, "did you mean “color”?");
    assert_int_equal(fixture_count(built.diagnostics), 2);
    drop(&built);
}

static void metadata(void **state)
{
    (void)state;
    Built built = build(
        "<fo:root xml:lang='ru' " NAMESPACES
        "><fo:declarations><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title><rdf:Alt>\n  <rdf:li>Протокол\n"
        "  встречи</rdf:li>\n</rdf:Alt></dc:title><dc:creator>  ООО «Ромашка» </dc:creator>"
        "<dc:description>d</dc:description><dc:subject>k, "
        "l</dc:subject><dc:date>2026-01-02</dc:date>"
        "<dc:format>f</dc:format></rdf:Description></rdf:RDF></x:xmpmeta></fo:declarations>"
        "</fo:root>");
    assert_string_equal(built.reports, "");
    assert_string_equal(built.tree->title, "Протокол встречи");
    assert_string_equal(built.tree->author, "ООО «Ромашка»");
    assert_string_equal(built.tree->subject, "d");
    assert_string_equal(built.tree->keywords, "k, l");
    assert_string_equal(built.tree->date, "2026-01-02");
    assert_string_equal(built.tree->language, "ru");
    drop(&built);
    built =
        build_root("<fo:declarations><dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>\n \n"
                   "</dc:title></fo:declarations>");
    assert_null(built.tree->title);
    drop(&built);
}

/* An element with a thousand attributes: the first ones count, and one report says that others do not. */
static void many_attributes(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_string(&text, "<fo:block color='red'");
    for (int i = 0; i < 1000; i++)
        buffer_format(&text, " fox:a%d='%d'", i, i);
    buffer_string(&text, "/>");
    Built built = build_flow(buffer_text(&text));
    assert_int_equal(fo_color(flow_of(&built)->first, PROPERTY_COLOR).red, 255);
    assert_in_range(fixture_count(built.diagnostics), 200, 260);
    drop(&built);
    buffer_free(&text);
}

/* A tree deeper than any file may be, as a stylesheet could make it. */
static void deep_nesting(void **state)
{
    (void)state;
    enum { DEPTH = 100000 };
    static const char *const NAMES[] = {"block", "wrapper", "block-container"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
        xmlNode *root = xmlNewDocNode(document, NULL, BAD_CAST "root", NULL);
        xmlDocSetRootElement(document, root);
        xmlNs *space = xmlNewNs(root, BAD_CAST "http://www.w3.org/1999/XSL/Format", BAD_CAST "fo");
        xmlSetNs(root, space);
        xmlNode *node = xmlNewChild(root, space, BAD_CAST "page-sequence", NULL);
        node = xmlNewChild(node, space, BAD_CAST "flow", NULL);
        for (int k = 0; k < DEPTH; k++)
            node = xmlNewChild(node, space, BAD_CAST NAMES[i], NULL);
        Diagnostics *diagnostics = diagnostics_new();
        FoTree *tree = fo_tree_new(document, diagnostics);
        char *reports = fixture_reports(diagnostics);
        fixture_expect(reports, "error: elements are nested more than 1000 deep");
        assert_int_equal(diagnostics_status(diagnostics), 1);
        int depth = 0;
        for (const Fo *fo = tree->root; fo; fo = fo->first)
            depth++;
        assert_in_range(depth, 2, 1003);
        free(reports);
        fo_tree_free(tree);
        diagnostics_free(diagnostics);
        xmlFreeDoc(document);
    }
}

/* Unknown names by the ten thousand: near names are not looked for for ever. */
static void many_unknown_names(void **state)
{
    (void)state;
    Buffer text = {0};
    for (int i = 0; i < 20000; i++)
        buffer_format(&text, "<fo:block quite-unheard-of-%d='1'/>", i);
    clock_t start = clock();
    Built built = build_flow(buffer_text(&text));
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 30);
    assert_int_equal(fixture_count(built.diagnostics), 20000);
    drop(&built);
    buffer_free(&text);
}

static void reading_values(void **state)
{
    (void)state;
    Built built = build_flow("<fo:block orphans='2.5' widows='9999' keep-with-next='-7' "
                             "start-indent='10% + 1pt' end-indent='14000pt + 10000%'/>");
    const Fo *block = flow_of(&built)->first;
    assert_int_equal(fo_integer(block, PROPERTY_ORPHANS, 1, 100), 3);
    assert_int_equal(fo_integer(block, PROPERTY_WIDOWS, 1, 100), 100);
    assert_int_equal(fo_integer(block, PROPERTY_KEEP_WITH_NEXT_WITHIN_PAGE, -9, 9), -7);
    assert_int_equal(fo_integer(block, PROPERTY_KEEP_WITH_NEXT_WITHIN_LINE, 1, 9), 1);
    assert_int_equal(fo_length(block, PROPERTY_START_INDENT, 50000), 6000);
    assert_int_equal(fo_length(block, PROPERTY_END_INDENT, LENGTH_MAX), FO_LENGTH_LIMIT);
    assert_int_equal(fo_length(block, PROPERTY_WIDTH, 50000), 0);
    assert_int_equal(fo_keyword(block, PROPERTY_WIDTH), KEYWORD_AUTO);
    assert_int_equal(fo_keyword(block, PROPERTY_START_INDENT), KEYWORD_UNKNOWN);
    assert_string_equal(fo_string(block, PROPERTY_WIDTH), "");
    drop(&built);
}

static void same_objects(const Fo *a, const Fo *b)
{
    for (; a && b; a = a->next, b = b->next) {
        assert_int_equal(a->element, b->element);
        assert_int_equal(a->place.start, b->place.start);
        assert_int_equal(a->text_length, b->text_length);
        if (a->element == FO_TEXT)
            assert_memory_equal(a->text, b->text, a->text_length);
        assert_int_equal(a->style->attribute_count, b->style->attribute_count);
        for (size_t i = 0; i < a->style->attribute_count; i++)
            assert_string_equal(a->style->attributes[i].value, b->style->attributes[i].value);
        bool text = a->element == FO_TEXT;
        const FoOwn *other = text ? NULL : b->own;
        for (const FoOwn *own = text ? NULL : a->own; own; own = own->next, other = other->next)
            assert_string_equal(own->value, other->value);
        assert_null(other);
        assert_true((!a->parent && !b->parent) || a->parent->element == b->parent->element);
        same_objects(a->first, b->first);
    }
    assert_true(!a && !b);
}

/* Makes a copy of the nodes below to, as a stylesheet does: attributes, then children, one after the other. */
static void grow(const xmlNode *from, xmlNode *to, FoBuilder *builder)
{
    for (const xmlNode *child = from->children; child; child = child->next) {
        xmlNode *copy = xmlDocCopyNode((xmlNode *)child, to->doc, 2);
        xmlAddChild(to, copy);
        if (child->type != XML_ELEMENT_NODE)
            continue;
        Place place = place_of_node(child);
        char at[32];
        snprintf(at, sizeof at, "%" PRIu32 "-%" PRIu32, place.start, place.end);
        xmlNewNsProp(copy, xmlSearchNsByHref(to->doc, copy, BAD_CAST PLACE_NAMESPACE),
                     BAD_CAST "at", BAD_CAST at);
        fo_builder_take(builder, to->doc);
        grow(child, copy, builder);
    }
}

static xmlDoc *begin_copy(const xmlDoc *document)
{
    xmlDoc *growing = xmlNewDoc(BAD_CAST "1.0");
    growing->_private = document->_private;
    const xmlNode *root = xmlDocGetRootElement((xmlDoc *)document);
    xmlDocSetRootElement(growing, xmlDocCopyNode((xmlNode *)root, growing, 2));
    xmlNode *copy = xmlDocGetRootElement(growing);
    xmlNs *space = xmlNewNs(copy, BAD_CAST PLACE_NAMESPACE, BAD_CAST "place");
    xmlNewNsProp(copy, space, BAD_CAST "at", BAD_CAST "0-8");
    return growing;
}

/* What is read while it is made is the same, mistakes included, and does not stay in memory. */
static void a_growing_document(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_string(&text, "<fo:declarations><x/>t</fo:declarations>");
    for (int i = 0; i < 50; i++)
        buffer_string(&text,
                      "<fo:page-sequence id='s'><fo:flow flow-name='f'>a<fo:block "
                      "font-size='9pt' id='b'>one <fo:inline color='red'>two</fo:inline> "
                      "three<fo:float><fo:block bogus='1'>out<fo:block/></fo:block></fo:float>"
                      "<y:z xmlns:y='y'><fo:block/></y:z><fo:unheard>q</fo:unheard></fo:block>"
                      "<fo:table-cell/><fo:block/></fo:flow></fo:page-sequence>");
    Built built = build_root(buffer_text(&text));
    xmlDoc *growing = begin_copy(built.input.tree);
    Diagnostics *diagnostics = diagnostics_new();
    FoBuilder *builder = fo_builder_new(diagnostics);
    grow(xmlDocGetRootElement(built.input.tree), xmlDocGetRootElement(growing), builder);
    assert_true(xmlChildElementCount(xmlDocGetRootElement(growing)) <= 1);
    FoTree *tree = fo_builder_finish(builder, growing);
    same_objects(tree->root, built.tree->root);
    char *reports = fixture_reports(diagnostics);
    assert_string_equal(reports, built.reports);
    free(reports);
    fo_tree_free(tree);
    diagnostics_free(diagnostics);
    xmlFreeDoc(growing);
    drop(&built);
    buffer_free(&text);
}

/* A run that failed leaves no tree; one whose result is something else says so. */
static void a_growing_document_that_comes_to_nothing(void **state)
{
    (void)state;
    Built built = build_flow("<fo:block>a</fo:block><fo:block>b</fo:block>");
    xmlDoc *growing = begin_copy(built.input.tree);
    FoBuilder *builder = fo_builder_new(built.diagnostics);
    grow(xmlDocGetRootElement(built.input.tree), xmlDocGetRootElement(growing), builder);
    assert_null(fo_builder_finish(builder, NULL));
    assert_int_equal(fixture_count(built.diagnostics), 0);
    xmlFreeDoc(growing);
    growing = xmlReadDoc(BAD_CAST "<other><a/></other>", NULL, NULL, 0);
    builder = fo_builder_new(built.diagnostics);
    fo_builder_take(builder, growing);
    assert_null(fo_builder_finish(builder, growing));
    assert_int_equal(fixture_count(built.diagnostics), 1);
    xmlFreeDoc(growing);
    drop(&built);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_growing_document),
        cmocka_unit_test(a_growing_document_that_comes_to_nothing),
        cmocka_unit_test(a_tree),
        cmocka_unit_test(what_is_not_fo),
        cmocka_unit_test(unknown_elements),
        cmocka_unit_test(unsupported_elements_leave_their_content),
        cmocka_unit_test(misplaced_elements_and_text),
        cmocka_unit_test(own_properties),
        cmocka_unit_test(attributes_of_namespaces),
        cmocka_unit_test(mistakes_in_attributes),
        cmocka_unit_test(metadata),
        cmocka_unit_test(many_attributes),
        cmocka_unit_test(deep_nesting),
        cmocka_unit_test(many_unknown_names),
        cmocka_unit_test(reading_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
