/* test_layout.c: what stops the layout: a limit, and a tree that is no XSL-FO. */
#include "input_fixture.h"

#include "fo/fo.h"
#include "layout/layout.h"

#define OPEN                                                                                       \
    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"                 \
    "<fo:simple-page-master master-name='page' page-width='200pt' page-height='200pt'>"            \
    "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"

/* Lays the text out, with this page limit; the result is whether there are pages. */
static bool lay_out(const char *text, size_t limit, char **reports)
{
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse(text, diagnostics);
    assert_non_null(input.tree);
    FoTree *fo = fo_tree_new(input.tree, diagnostics);
    LayoutOptions options = {.base_path = "-", .page_limit = limit};
    AreaTree *areas = fo == NULL ? NULL : layout_document(fo, &options, diagnostics);
    bool good = areas != NULL;
    area_tree_free(areas);
    fo_tree_free(fo);
    *reports = fixture_reports(diagnostics);
    input_free(&input);
    diagnostics_free(diagnostics);
    return good;
}

static void the_page_limit(void **state)
{
    (void)state;
    static const char TEXT[] = OPEN "<fo:page-sequence master-reference='page'>"
                                    "<fo:flow flow-name='xsl-region-body'><fo:block>1</fo:block>"
                                    "<fo:block break-before='page'>2</fo:block></fo:flow>"
                                    "</fo:page-sequence></fo:root>";
    char *reports;
    assert_true(lay_out(TEXT, 2, &reports));
    assert_string_equal(reports, "");
    free(reports);
    assert_false(lay_out(TEXT, 1, &reports));
    fixture_expect(reports, "the document has more than 1 pages, the limit [page-limit]");
    free(reports);
}

static void what_is_not_xsl_fo(void **state)
{
    (void)state;
    char *reports;
    assert_false(lay_out("<page>1</page>", 1, &reports));
    fixture_expect(reports, "the root is <page>, not <fo:root> of XSL-FO [fo-not-fo]");
    free(reports);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_limit),
        cmocka_unit_test(what_is_not_xsl_fo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
