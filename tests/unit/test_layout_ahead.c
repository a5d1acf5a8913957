/* test_layout_ahead.c: what is laid out while its objects are still being read is what it would be anyway. */
#include "input_fixture.h"

#include <glob.h>

#include <libxml/tree.h>

#include "base/background.h"
#include "base/file.h"
#include "fo/fo.h"
#include "layout/layout.h"

/* A document that grows node by node, as a stylesheet's result does. */
typedef struct {
    xmlDoc *document;
    FoBuilder *builder;
    LayoutAhead *ahead;
    LayoutOptions options;
    size_t nodes, between; /* how many were made since the last were read, and when the next are */
    bool may_begin;
} Growing;

static void take(Growing *growing)
{
    if (++growing->nodes < growing->between)
        return;
    growing->nodes = 0;
    fo_builder_take(growing->builder, growing->document);
    const FoTree *tree = growing->may_begin ? fo_builder_share(growing->builder) : NULL;
    if (!tree)
        return;
    growing->ahead = layout_ahead_new(tree, &growing->options);
    growing->may_begin = false;
}

static void grow(Growing *growing, xmlNode *parent, const xmlNode *node)
{
    for (; node; node = node->next) {
        xmlNode *copy = xmlDocCopyNode((xmlNode *)node, growing->document, 2);
        if (parent)
            xmlAddChild(parent, copy);
        else
            xmlDocSetRootElement(growing->document, copy);
        take(growing);
        if (node->type == XML_ELEMENT_NODE)
            grow(growing, copy, node->children);
    }
}

static void dump_structure(const StructureNode *node, int depth, Buffer *out)
{
    for (; node; node = node->next) {
        const StructureDetails *details = structure_details(node);
        buffer_format(out, "%*s%s %s %s %s\n", depth, "", node->role,
                      details->language ? details->language : "", details->id ? details->id : "",
                      details->numbering ? details->numbering : "");
        dump_structure(node->first, depth + 1, out);
    }
}

/* Areas, structure and reports of the document, which grows by so many nodes at a time. */
static char *lay_out(const char *path, const xmlDoc *document, size_t between, bool ahead)
{
    Diagnostics *diagnostics = diagnostics_new();
    Growing growing = {.document = xmlNewDoc(BAD_CAST "1.0"),
                       .builder = fo_builder_new(diagnostics),
                       .options = {path, 100, true},
                       .between = between,
                       .may_begin = ahead};
    grow(&growing, NULL, xmlDocGetRootElement((xmlDoc *)document));
    FoTree *fo = fo_builder_finish(growing.builder, growing.document);
    Buffer out = {0};
    AreaTree *areas = fo ? layout_document(fo, &growing.options, growing.ahead, diagnostics) : NULL;
    if (areas) {
        area_tree_dump(areas, &out);
        dump_structure(areas->structure, 0, &out);
    }
    char *reports = fixture_reports(diagnostics);
    buffer_string(&out, reports);
    free(reports);
    area_tree_free(areas);
    fo_tree_free(fo);
    diagnostics_free(diagnostics);
    xmlFreeDoc(growing.document);
    return out.data ? out.data : strdup("");
}

static void expect_same(const char *path, const char *text, size_t length)
{
    static const size_t BETWEEN[] = {1, 7, 60};
    Diagnostics *diagnostics = diagnostics_new();
    const ReadLimits limits = READ_LIMITS_DEFAULT;
    Input input = input_parse(path, text, length, &limits, diagnostics);
    for (size_t i = 0; input.tree && i < sizeof BETWEEN / sizeof *BETWEEN; i++) {
        char *alone = lay_out(path, input.tree, BETWEEN[i], false);
        char *together = lay_out(path, input.tree, BETWEEN[i], true);
        if (strcmp(alone, together) != 0)
            print_message("%s, %zu nodes at a time\n", path, BETWEEN[i]);
        assert_string_equal(alone, together);
        free(alone);
        free(together);
    }
    input_free(&input);
    diagnostics_free(diagnostics);
}

static void everything_comes_out_the_same(void **state)
{
    (void)state;
    glob_t files;
    assert_int_equal(glob("tests/golden/fo/*.fo", 0, NULL, &files), 0);
    assert_int_equal(glob("tests/golden/mistakes/fo-*.fo", GLOB_APPEND, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        Buffer text = {0};
        Diagnostics *diagnostics = diagnostics_new();
        assert_true(file_read(files.gl_pathv[i], 1 << 24, &text, diagnostics, PLACE_NONE));
        expect_same(files.gl_pathv[i], text.data, text.length);
        diagnostics_free(diagnostics);
        buffer_free(&text);
    }
    globfree(&files);
    background_finish();
}

#define FLOW(inside)                                                                               \
    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"                 \
    "<fo:simple-page-master master-name='page' page-width='200pt' page-height='200pt'>"            \
    "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"                             \
    "<fo:page-sequence master-reference='page'><fo:flow flow-name='xsl-region-body'>" inside       \
    "</fo:flow></fo:page-sequence></fo:root>"

/* What is assumed of a block while it grows, and turns out otherwise. */
static void wrong_assumptions(void **state)
{
    static const char *const TEXTS[] = {
        FLOW("<fo:block><fo:block>First</fo:block>text <fo:inline>and more</fo:inline></fo:block>"),
        FLOW("<fo:block><fo:block>First</fo:block><fo:marker marker-class-name='a'>M</fo:marker>"
             "<fo:block>second</fo:block></fo:block>"),
        FLOW("<fo:list-block><fo:list-item><fo:list-item-label><fo:block>1.</fo:block>"
             "</fo:list-item-label><fo:list-item-body><fo:block>One</fo:block></fo:list-item-body>"
             "</fo:list-item><fo:marker marker-class-name='a'>M</fo:marker></fo:list-block>"),
        FLOW("<fo:list-block xml:lang='de'/><fo:block>Eins</fo:block>"),
        FLOW("<fo:block> <fo:wrapper><fo:block>First</fo:block></fo:wrapper> </fo:block>"),
        FLOW("<fo:block> </fo:block><fo:block xml:lang='de'><fo:block>Eins</fo:block></fo:block>"),
        "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:page-sequence "
        "master-reference='page'><fo:flow flow-name='other'><fo:block>1</fo:block></fo:flow>"
        "</fo:page-sequence></fo:root>"};
    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        expect_same("test.fo", TEXTS[i], strlen(TEXTS[i]));
    background_finish();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_assumptions),
        cmocka_unit_test(everything_comes_out_the_same),
    };
    return cmocka_run_group_tests(tests, fixture_set_up, fixture_tear_down);
}
