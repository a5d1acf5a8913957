/* test_layout.c: what stops the layout: a limit, and a tree that is no XSL-FO. */
#include "input_fixture.h"

#include <sys/resource.h>

#include "fo/fo.h"
#include "layout/layout.h"

#define OPEN                                                                                       \
    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"                 \
    "<fo:simple-page-master master-name='page' page-width='200pt' page-height='200pt'>"            \
    "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"

/* What is in a table's structure: its cells by their first letters, rows apart. */
static void write_structure(const StructureNode *node, Buffer *out)
{
    for (; node != NULL; node = node->next) {
        if (strcmp(node->role, "TR") == 0)
            buffer_char(out, '/');
        if (strcmp(node->role, "TD") == 0 || strcmp(node->role, "TH") == 0)
            buffer_string(out, node->first != NULL ? "x" : "-");
        write_structure(node->first, out);
    }
}

/* Lays the text out, with this page limit; the result is whether there are pages. */
static bool lay_out(const char *text, size_t limit, char **reports)
{
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse(text, diagnostics);
    assert_non_null(input.tree);
    FoTree *fo = fo_tree_new(input.tree, diagnostics);
    LayoutOptions options = {.base_path = "-", .page_limit = limit};
    AreaTree *areas = fo == NULL ? NULL : layout_document(fo, &options, NULL, diagnostics);
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

/* Two blocks: one alone would leave no element of its own in the cell. */
#define CELL "<fo:table-cell><fo:block>1</fo:block><fo:block>2</fo:block></fo:table-cell>"

/* The structure of the rows; empty cells are “-”. */
static void expect_rows(const char *rows, const char *expected)
{
    Buffer text = {0}, structure = {0};
    buffer_string(&text, OPEN "<fo:page-sequence master-reference='page'>"
                              "<fo:flow flow-name='xsl-region-body'><fo:table><fo:table-body>");
    buffer_string(&text, rows);
    buffer_string(&text, "</fo:table-body></fo:table></fo:flow></fo:page-sequence></fo:root>");
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse(buffer_text(&text), diagnostics);
    FoTree *fo = fo_tree_new(input.tree, diagnostics);
    LayoutOptions options = {.base_path = "-", .page_limit = 9};
    AreaTree *areas = layout_document(fo, &options, NULL, diagnostics);
    assert_non_null(areas);
    write_structure(areas->structure, &structure);
    assert_string_equal(buffer_text(&structure), expected);
    area_tree_free(areas);
    fo_tree_free(fo);
    input_free(&input);
    diagnostics_free(diagnostics);
    buffer_free(&text);
    buffer_free(&structure);
}

static void empty_cells_of_a_table(void **state)
{
    (void)state;
    expect_rows("<fo:table-row>" CELL CELL CELL "</fo:table-row><fo:table-row>" CELL
                "</fo:table-row>",
                "/xxx/x--");
    expect_rows("<fo:table-row>" CELL CELL CELL "</fo:table-row><fo:table-row>"
                "<fo:table-cell "
                "column-number='3'><fo:block>2</fo:block><fo:block>2</fo:block></fo:table-cell>"
                "</fo:table-row>",
                "/xxx/--x");
    expect_rows("<fo:table-row>" CELL CELL
                "<fo:table-cell number-rows-spanned='2'><fo:block>3</fo:block><fo:block>3"
                "</fo:block></fo:table-cell></fo:table-row><fo:table-row>" CELL "</fo:table-row>",
                "/xxx/x-");
}

/* Every row has a cell that spans one more column, and reaches to the end: more columns than can be. */
static void structure_of_hostile_spans(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_string(&text, OPEN "<fo:page-sequence master-reference='page'>"
                              "<fo:flow flow-name='xsl-region-body'><fo:table><fo:table-body>");
    for (int i = 0; i < 2000; i++)
        buffer_format(&text,
                      "<fo:table-row><fo:table-cell number-columns-spanned='%d'"
                      " number-rows-spanned='2000'/></fo:table-row>",
                      i);
    buffer_string(&text, "</fo:table-body></fo:table></fo:flow></fo:page-sequence></fo:root>");
    char *reports;
    assert_false(lay_out(buffer_text(&text), 9, &reports));
    fixture_expect(reports, "[table-too-large]");
    free(reports);
    buffer_free(&text);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    assert_true(usage.ru_maxrss < 500000); /* KB */
}

/* What became of a text. */
typedef struct {
    size_t letters, runs;
    const GlyphRun *last;
} Count;

static void count_letters(const Area *area, const Rectangle *place, void *data)
{
    (void)place;
    Count *count = data;
    if (area->kind != AREA_TEXT)
        return;
    const GlyphRun *run = area->text.run;
    for (uint32_t i = area->text.first; i < area->text.first + area->text.count; i++)
        count->letters += run->text[run->glyphs[i].cluster] != ' ';
    count->runs += run != count->last;
    count->last = run;
    assert_true(run->text_length <= SHAPE_MOST);
}

static Count count_text(const Buffer *text)
{
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse(buffer_text(text), diagnostics);
    FoTree *fo = fo_tree_new(input.tree, diagnostics);
    LayoutOptions options = {.base_path = "-", .page_limit = 10000, .tolerant = true};
    AreaTree *areas = layout_document(fo, &options, NULL, diagnostics);
    assert_non_null(areas);
    Count count = {0};
    for (const Page *page = areas->first; page; page = page->next)
        for (const Area *area = page->first; area; area = area->next)
            area_walk(area, &(AreaOrigin){0}, count_letters, &count);
    area_tree_free(areas);
    fo_tree_free(fo);
    input_free(&input);
    diagnostics_free(diagnostics);
    return count;
}

/* A paragraph longer than a run can be is several runs, and nothing is lost. */
static void a_paragraph_of_a_megabyte(void **state)
{
    (void)state;
    enum { WORDS = 2 * SHAPE_MOST / (sizeof "слово" - 1) };
    Buffer text = {0};
    buffer_string(&text, OPEN "<fo:page-sequence master-reference='page'>"
                              "<fo:flow flow-name='xsl-region-body'><fo:block>");
    for (int i = 0; i < WORDS; i++)
        buffer_string(&text, "слово ");
    buffer_string(&text, "</fo:block></fo:flow></fo:page-sequence></fo:root>");
    Count count = count_text(&text);
    assert_int_equal(count.letters, (size_t)WORDS * 5);
    assert_true(count.runs > 1);
    buffer_free(&text);
}

/* The content of a leader has no glyph at all. */
static void a_leader_of_nothing_to_see(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_string(&text, OPEN "<fo:page-sequence master-reference='page'>"
                              "<fo:flow flow-name='xsl-region-body'><fo:block>а"
                              "<fo:leader leader-pattern='use-content' leader-length='50pt'"
                              " leader-pattern-width='10pt'>&#x200B;</fo:leader>б</fo:block>"
                              "</fo:flow></fo:page-sequence></fo:root>");
    assert_int_equal(count_text(&text).letters, 2);
    buffer_free(&text);
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
        cmocka_unit_test(empty_cells_of_a_table),
        cmocka_unit_test(structure_of_hostile_spans),
        cmocka_unit_test(a_paragraph_of_a_megabyte),
        cmocka_unit_test(a_leader_of_nothing_to_see),
        cmocka_unit_test(what_is_not_xsl_fo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
