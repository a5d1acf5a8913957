/* test_pdf_painter.c: PDFs as other programs see them. */
#include "pdf_fixture.h"

static const char TEXT[] = "pdftotext -layout %s -";

static void test_text_is_found(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    add_text(fixture, page, 56700, 60000, "Протокол встречи № 12", "PT Serif", 14000);
    add_text(fixture, page, 56700, 90000, "AV To fi ffi office", "Liberation Serif", 11000);
    add_text(fixture, page, 56700, 120000, "会议纪要：项目进展", "Noto Sans CJK SC", 11000);
    add_text(fixture, page, 56700, 150000, "\U0002000B\U00020BB7", "Noto Sans CJK SC", 11000);
    paint(fixture);
    assert_prints(fixture, TEXT, "Протокол встречи № 12");
    assert_prints(fixture, TEXT, "AV To fi ffi office");
    assert_prints(fixture, TEXT, "会议纪要：项目进展");
    assert_prints(fixture, TEXT, "\U0002000B\U00020BB7");
    assert_prints(fixture, "mutool draw -q -F txt %s", "会议纪要：项目进展");
}

static void test_fonts_are_embedded_subsets(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    add_text(fixture, page, 56700, 60000, "Протокол", "PT Serif", 14000);
    add_text(fixture, page, 56700, 90000, "会议", "Noto Serif CJK SC", 14000);
    paint(fixture);
    assert_prints(fixture, "pdffonts %s", "+PTSerif-Regular");
    assert_prints(fixture, "pdffonts %s", "CID TrueType      Identity-H       yes yes yes");
    assert_prints(fixture, "pdffonts %s", "CID Type 0C       Identity-H       yes yes yes");
    assert_true(fixture->pdf.length < 30000);
}

static void test_no_break_space_is_a_space(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    add_text(fixture, page, 56700, 60000, "10\u00A0000\u00A0руб. и 5 шт.", "PT Serif", 11000);
    paint(fixture);
    assert_prints(fixture, TEXT, "10 000 руб. и 5 шт.");
}

static void test_one_glyph_with_two_texts(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    /* Accents without a character of their own; the ohm sign, which has the glyph of omega. */
    add_text(fixture, page, 56700, 60000, "a\u0301 x\u0331 \u03A9 \u2126 end", "DejaVu Serif",
             11000);
    paint(fixture);
    assert_prints(fixture, "pdftotext -layout %s - | od -An -tx1 | tr -d ' \\n'", "78ccb1");
    assert_prints(fixture, TEXT, "\u03A9 \u2126 end");
}

static void test_small_capitals_are_found_as_written(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    add_text(fixture, page, 56700, 60000, "ИВАНОВ", "PT Serif", 11000);
    Area *area = add_text(fixture, page, 56700, 90000, "Иванов пришёл", "PT Serif", 11000);
    ShapeStyle style = {.font = area->text.run->font, .size = 11000, .capitals = CAPITALS_SMALL};
    GlyphRun *run =
        shape_text(fixture->tree.arena, &style, "Петров ушёл", strlen("Петров ушёл"), 0, 0);
    area = add_text(fixture, page, 56700, 120000, "", "PT Serif", 11000);
    area->text.run = run;
    area->text.count = (uint32_t)run->glyph_count;
    paint(fixture);
    assert_prints(fixture, TEXT, "ИВАНОВ");
    assert_prints(fixture, TEXT, "Иванов пришёл");
    assert_prints(fixture, TEXT, "Петров ушёл");
}

static void test_hyphen_at_line_end_is_soft(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    Area *text =
        add_text(fixture, page, 56700, 60000, "Мы обсудили все-таки прото", "PT Serif", 11000);
    Area *hyphen = add_text(fixture, page, 56700 + text->width, 60000, "-", "PT Serif", 11000);
    hyphen->hyphen = true;
    add_text(fixture, page, 56700, 76000, "кол встречи", "PT Serif", 11000);
    paint(fixture);
    assert_prints(fixture, "pdftotext %s - | sed -z 's/\u00AD\\n//g'", "протокол встречи");
    assert_prints(fixture, "pdftotext %s -", "все-таки");
}

/* The text's bounding box as pdftotext measures it, in 1/1000 pt. */
static long word_edge(const Fixture *fixture, const char *word, const char *edge)
{
    Buffer answer = {0};
    assert_int_equal(run_tool(fixture, "pdftotext -bbox %s -", &answer), 0);
    char *at = strstr(answer.data, word);
    assert_non_null(at);
    while (strncmp(at, "<word", 5) != 0)
        at--;
    at = strstr(at, edge);
    assert_non_null(at);
    char *dot;
    long value = strtol(at + strlen(edge) + 2, &dot, 10) * 1000;
    value += (dot[1] - '0') * 100 + (dot[2] - '0') * 10 + (dot[3] - '0');
    buffer_free(&answer);
    return value;
}

static void test_justified_line_ends_where_it_should(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    Area *text = add_text(fixture, page, 56700, 60000,
                          "Заказчик и исполнитель пришли к общему пониманию сроков и объёма рабoт",
                          "PT Serif", 10500);
    text->text.extra = 31337;
    text->spaces = 9;
    paint(fixture);
    long end = 56700 + text->width + 31337;
    assert_in_range(word_edge(fixture, "рабoт", "xMax"), end - 6, end + 6);
    assert_in_range(word_edge(fixture, "Заказчик", "xMin"), 56694, 56706);
}

static void test_structure_is_tagged(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    StructureNode *root = add_node(fixture, NULL, "Document");
    StructureNode *heading = add_node(fixture, root, "H1");
    StructureNode *paragraph = add_node(fixture, root, "P");
    StructureNode *link_node = add_node(fixture, paragraph, "Link");
    StructureNode *cell = add_node(fixture, root, "TH");
    structure_details_new(fixture->tree.arena, cell)->scope = "Column";
    cell->details->column_span = 2;
    fixture->tree.info.language = "ru";
    add_text(fixture, page, 50000, 10000, "Header", "PT Sans", 8000);
    add_text(fixture, page, 50000, 60000, "Title", "PT Serif", 14000)->structure = heading;
    add_text(fixture, page, 50000, 90000, "See ", "PT Serif", 11000)->structure = paragraph;
    static const Link template = {.uri = "https://example.org/", .description = "Example"};
    Link *link = arena_copy(fixture->tree.arena, &template, sizeof template);
    link->structure = link_node;
    Area *linked = add_text(fixture, page, 80000, 90000, "here", "PT Serif", 11000);
    linked->structure = link_node;
    area_set_link(fixture->tree.arena, linked, link);
    add_text(fixture, page, 110000, 90000, " now", "PT Serif", 11000)->structure = paragraph;
    paint(fixture);
    assert_prints(fixture, "pdfinfo %s", "Tagged:          yes");
    assert_prints(fixture, "pdfinfo -struct-text %s", "\"Title\"");
    assert_prints(fixture, "pdfinfo -struct-text %s | tr -d '\\n' | tr -s ' '",
                  "\"See \" Link (inline) \"here\" Object");
    assert_prints(fixture, "pdfinfo -struct-text %s", "\" now\"");
    assert_prints_not(fixture, "pdfinfo -struct-text %s", "Header");
    assert_prints(fixture, "qpdf --qdf %s -", "/Scope /Column");
    assert_prints(fixture, "qpdf --qdf %s -", "/StructParent 1");
    assert_prints(fixture, "qpdf --qdf %s -", "/OBJR");
}

static void test_links_and_bookmarks(void **state)
{
    Fixture *fixture = *state;
    Page *first = add_page(fixture);
    Page *second = add_page(fixture);
    static const Link outside = {.uri = "https://example.org/путь"};
    static const Link inside = {.destination = "decision-1"};
    static const Link nowhere = {.destination = "missing"};
    Arena *arena = fixture->tree.arena;
    area_set_link(arena, add_text(fixture, first, 50000, 60000, "Внешняя", "PT Serif", 11000),
                  &outside);
    Area *area = add_text(fixture, first, 50000, 90000, "Внутренняя", "PT Serif", 11000);
    area_set_link(arena, area, &inside);
    area_set_link(
        arena, add_text(fixture, first, 50000 + area->width, 90000, " ссылка", "PT Serif", 11000),
        &inside);
    area_set_link(arena,
                  add_text(fixture, first, 50000, 104000, "на двух строках", "PT Serif", 11000),
                  &inside);
    area_set_link(arena, add_text(fixture, first, 50000, 150000, "Никуда", "PT Serif", 11000),
                  &nowhere);
    area_set_id(arena, add_text(fixture, second, 50000, 60000, "Решение 1", "PT Serif", 11000),
                "decision-1");
    Bookmark child = {.title = "Решение 😀", .destination = "decision-1"};
    Bookmark elsewhere = {.title = "Сайт", .destination = "", .uri = "https://example.org/другой"};
    Bookmark bookmark = {.title = "Протокол",
                         .destination = "decision-1",
                         .open = true,
                         .first = &child,
                         .next = &elsewhere};
    fixture->tree.bookmarks = &bookmark;
    paint(fixture);
    assert_prints(fixture, "qpdf --qdf %s - | grep -ac /Subtype./Link", "3\n");
    assert_prints(fixture, "qpdf --qdf %s -", "(https://example.org/%D0%BF%D1%83%D1%82%D1%8C)");
    assert_prints(fixture, "mutool show %s outline", "Решение 😀");
    assert_prints(fixture, "mutool show %s outline", "#page=2");
    assert_prints(fixture, "mutool show %s outline",
                  "https://example.org/%D0%B4%D1%80%D1%83%D0%B3%D0%BE%D0%B9");
    assert_prints(fixture, "pdfinfo -dests %s", "");
    assert_prints(fixture, "pdfinfo -url %s", "https://example.org/");
}

static void test_document_information(void **state)
{
    Fixture *fixture = *state;
    add_page(fixture);
    fixture->tree.info = (DocumentInfo){.title = "Протокол (№ 12)",
                                        .author = "A\\B (C)",
                                        .subject = "Заседание",
                                        .keywords = "x, y",
                                        .language = "ru-RU",
                                        .date = "2026-05-04T10:30:00+03:00"};
    paint(fixture);
    assert_prints(fixture, "pdfinfo -rawdates %s", "CreationDate:    D:20260504103000+03'00'");
    assert_prints(fixture, "pdfinfo %s", "Title:           Протокол (№ 12)\n");
    assert_prints(fixture, "pdfinfo %s", "Author:          A\\B (C)\n");
    assert_prints(fixture, "pdfinfo %s", "PDF version:     1.7");
    assert_prints(fixture, "pdfinfo %s", "595.276 x 841.89 pts (A4)");
    assert_prints(fixture, "pdfinfo %s", "Producer:        protoc 0.1.0 with libharu");
    assert_prints(fixture, "qpdf --qdf %s -", "/Lang (ru-RU)");
    assert_prints(fixture, "qpdf --qdf %s -", "/DisplayDocTitle true");
}

static void test_page_labels(void **state)
{
    Fixture *fixture = *state;
    add_page(fixture)->label = "i";
    add_page(fixture)->label = "1";
    add_page(fixture)->label = "2";
    add_page(fixture)->label = "A-1";
    paint(fixture);
    assert_prints(fixture, "qpdf --qdf %s - | tr -d ' \\n'",
                  "/Nums[0<</P(i)>>1<</S/D/St1>>3<</P(A-1)>>]");
}

static void test_same_tree_same_bytes(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    StructureNode *root = add_node(fixture, NULL, "Document");
    add_text(fixture, page, 56700, 60000, "Дважды", "PT Serif", 11000)->structure = root;
    paint(fixture);
    Buffer again = {0};
    assert_true(pdf_paint(&fixture->tree, &NO_PROFILE, &again, fixture->diagnostics));
    assert_int_equal(again.length, fixture->pdf.length);
    assert_memory_equal(again.data, fixture->pdf.data, again.length);
    buffer_free(&again);
    /* Another text has another ID. */
    const char *id = memmem(fixture->pdf.data, fixture->pdf.length, "/ID", 3);
    char first[64];
    memcpy(first, id, sizeof first);
    assert_null(memmem(first, sizeof first, "0000000000000000", 16));
    add_text(fixture, page, 56700, 90000, "Трижды", "PT Serif", 11000);
    paint(fixture);
    id = memmem(fixture->pdf.data, fixture->pdf.length, "/ID", 3);
    assert_memory_not_equal(first, id, sizeof first);
}

static void test_many_pages(void **state)
{
    Fixture *fixture = *state;
    StructureNode *root = add_node(fixture, NULL, "Document");
    StructureNode *long_paragraph = add_node(fixture, root, "P");
    for (int i = 0; i < 300; i++) {
        Area *text = add_text(fixture, add_page(fixture), 56700, 60000,
                              i < 299 ? "страница" : "последняя", "PT Serif", 11000);
        text->structure = i % 100 == 99 ? add_node(fixture, root, "P") : long_paragraph;
    }
    paint(fixture);
    assert_prints(fixture, "pdfinfo -struct-text %s | grep -c страница", "299\n");
    assert_prints(fixture, "pdfinfo -struct-text %s", "последняя");
    assert_prints(fixture, "pdfinfo %s", "Pages:           300\n");
    assert_prints(fixture, "pdftotext -f 300 %s -", "последняя");
}

static void test_too_many_links_are_reported(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    static const Link link = {.uri = "https://example.org/"};
    for (int i = 0; i < 33000; i++)
        area_set_link(fixture->tree.arena,
                      add_area(fixture, page, AREA_BOX, 0, i * 2000, 1000, 1000), &link);
    assert_false(pdf_paint(&fixture->tree, &NO_PROFILE, &fixture->pdf, fixture->diagnostics));
    Buffer report = {0};
    diagnostics_print(fixture->diagnostics, &report);
    assert_non_null(strstr(buffer_text(&report), "[pdf-failed]"));
    assert_int_equal(diagnostics_status(fixture->diagnostics), 3);
    buffer_free(&report);
}

/* The colour of the page at x, y, in points from the top left corner, as the command makes a picture of it. */
static unsigned pixel_by(const Fixture *fixture, const char *command, int x, int y)
{
    Buffer ppm = {0};
    assert_int_equal(run_tool(fixture, command, &ppm), 0);
    unsigned width, height;
    assert_int_equal(sscanf(ppm.data, "P6 %u %u", &width, &height), 2);
    const unsigned char *samples =
        (const unsigned char *)ppm.data + ppm.length - (size_t)width * height * 3;
    const unsigned char *at = samples + ((size_t)y * width + (size_t)x) * 3;
    unsigned color = (unsigned)at[0] << 16 | (unsigned)at[1] << 8 | at[2];
    buffer_free(&ppm);
    return color;
}

static unsigned pixel(const Fixture *fixture, int x, int y)
{
    return pixel_by(fixture, "pdftoppm -r 72 -aa no -aaVector no %s", x, y);
}

/* Edges that lie within a pixel are mixed with what lies below. */
static unsigned smooth_pixel(const Fixture *fixture, int x, int y)
{
    return pixel_by(fixture, "pdftoppm -r 72 %s", x, y);
}

static void test_boxes_and_rules(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    Area *box = add_area(fixture, page, AREA_BOX, 100000, 100000, 200000, 100000);
    Look *look = area_look(fixture->tree.arena, box);
    look->background = (Color){255, 255, 0, true};
    static const Color colors[4] = {
        {255, 0, 0, true}, {0, 255, 0, true}, {0, 0, 255, true}, {0, 0, 0, true}};
    for (int side = 0; side < 4; side++)
        look->borders[side] = (Border){RULE_SOLID, 10000, colors[side]};
    Area *rule = add_area(fixture, page, AREA_RULE, 100000, 300000, 200000, 4000);
    rule->rule.style = RULE_SOLID;
    rule->rule.color = (Color){10, 20, 30, true};
    Area *clip = add_area(fixture, page, AREA_BOX, 100000, 400000, 50000, 50000);
    clip->box.clip = true;
    Area *inner = area_new(fixture->tree.arena, AREA_BOX, NULL, PLACE_NONE);
    inner->width = inner->height = 100000;
    area_look(fixture->tree.arena, inner)->background = colors[0];
    area_append(clip, inner);
    paint(fixture);
    assert_int_equal(pixel(fixture, 200, 150), 0xFFFF00);
    assert_int_equal(pixel(fixture, 200, 103), 0xFF0000);
    assert_int_equal(pixel(fixture, 296, 150), 0x00FF00);
    assert_int_equal(pixel(fixture, 200, 196), 0x0000FF);
    assert_int_equal(pixel(fixture, 103, 150), 0x000000);
    assert_int_equal(pixel(fixture, 107, 102), 0xFF0000);
    assert_int_equal(pixel(fixture, 102, 107), 0x000000);
    assert_int_equal(pixel(fixture, 200, 301), 0x0A141E);
    assert_int_equal(pixel(fixture, 120, 420), 0xFF0000);
    assert_int_equal(pixel(fixture, 170, 420), 0xFFFFFF);
}

static void test_dotted_lines_end_with_a_dot(void **state)
{
    enum { COUNT = 30 };
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    for (int i = 0; i < COUNT; i++) {
        Area *box = add_area(fixture, page, AREA_BOX, 100201, 50000 + 20000 * i,
                             60000 - 2000 + 137 * i, 10000);
        Look *look = area_look(fixture->tree.arena, box);
        look->borders[SIDE_BOTTOM] = (Border){RULE_DOTTED, 4000, {0, 0, 0, true}};
    }
    paint(fixture);
    for (int i = 0; i < COUNT; i++) {
        int end = (100201 + 60000 - 2000 + 137 * i - 2000) / 1000;
        assert_int_equal(pixel(fixture, end, 50 + 20 * i + 7), 0x000000);
    }
}

/* Wherever on the page it begins: a leader of dots is seen from its first to its last place. */
static void test_dotted_rules_fill_their_room(void **state)
{
    enum { COUNT = 8, THICK = 4 };
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    for (int i = 0; i < COUNT; i++) {
        Area *rule = add_area(fixture, page, AREA_RULE, 100000 + 1000 * i, 50000 + 20000 * i, 60000,
                              1000 * THICK);
        rule->rule.style = RULE_DOTTED;
        rule->rule.color = (Color){0, 0, 0, true};
    }
    paint(fixture);
    for (int i = 0; i < COUNT; i++) {
        assert_int_equal(pixel(fixture, 100 + i + 1, 50 + 20 * i + 1), 0x000000);
        assert_int_equal(pixel(fixture, 160 + i - 2, 50 + 20 * i + 1), 0x000000);
    }
}

/* Dots and dashes leave the corner to the continuous side; dots, a gap beside it, too. */
static void test_marks_stop_at_continuous_sides(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    static const RuleStyle STYLES[] = {RULE_DOTTED, RULE_DASHED};
    for (int i = 0; i < 2; i++) {
        Area *box = add_area(fixture, page, AREA_BOX, 100000, 100000 + 100000 * i, 50000, 70000);
        Look *look = area_look(fixture->tree.arena, box);
        look->borders[SIDE_TOP] = (Border){RULE_SOLID, 10000, {255, 0, 0, true}};
        look->borders[SIDE_LEFT] = (Border){STYLES[i], 10000, {0, 0, 255, true}};
        look->borders[SIDE_BOTTOM] = look->borders[SIDE_LEFT];
    }
    paint(fixture);
    for (int i = 0; i < 2; i++)
        for (int x = 100; x < 110; x += 3)
            assert_int_equal(pixel(fixture, x, 105 + 100 * i), 0xFF0000);
    assert_int_equal(pixel(fixture, 105, 114), 0xFFFFFF);
    assert_int_equal(pixel(fixture, 105, 165), 0x0000FF);
    assert_int_equal(pixel(fixture, 105, 212), 0x0000FF);
    assert_int_equal(pixel(fixture, 101, 268), 0x0000FF);
}

/* No paper is seen through the joint of two colours. */
static void test_corners_have_no_seam(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    Area *box = add_area(fixture, page, AREA_BOX, 100000, 100000, 100000, 100000);
    Look *look = area_look(fixture->tree.arena, box);
    look->borders[SIDE_TOP] = look->borders[SIDE_BOTTOM] =
        (Border){RULE_SOLID, 20000, {255, 0, 0, true}};
    look->borders[SIDE_LEFT] = look->borders[SIDE_RIGHT] =
        (Border){RULE_SOLID, 20000, {0, 0, 255, true}};
    paint(fixture);
    for (int i = 1; i < 19; i += 4) {
        assert_int_equal(smooth_pixel(fixture, 100 + i, 100 + i) & 0x00FF00, 0);
        assert_int_equal(smooth_pixel(fixture, 199 - i, 199 - i) & 0x00FF00, 0);
    }
    assert_int_equal(pixel(fixture, 105, 115), 0x0000FF);
    assert_int_equal(pixel(fixture, 115, 105), 0xFF0000);
}

/* A side of 30 pt has a dash of 10 pt at both ends when its dashes of 18 pt find no room, and three dots of 6 pt. */
static void test_short_sides_are_the_same_at_both_ends(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    static const RuleStyle STYLES[] = {RULE_DASHED, RULE_DOTTED};
    for (int i = 0; i < 2; i++) {
        Area *box = add_area(fixture, page, AREA_BOX, 100000, 100000 + 100000 * i, 30000, 30000);
        area_look(fixture->tree.arena, box)->borders[SIDE_TOP] =
            (Border){STYLES[i], 6000, {0, 0, 0, true}};
    }
    paint(fixture);
    assert_int_equal(pixel(fixture, 102, 103), 0x000000);
    assert_int_equal(pixel(fixture, 115, 103), 0xFFFFFF);
    assert_int_equal(pixel(fixture, 127, 103), 0x000000);
    assert_int_equal(pixel(fixture, 102, 203), 0x000000);
    assert_int_equal(pixel(fixture, 115, 203), 0x000000);
    assert_int_equal(pixel(fixture, 127, 203), 0x000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_text_is_found, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_fonts_are_embedded_subsets, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_no_break_space_is_a_space, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_one_glyph_with_two_texts, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_small_capitals_are_found_as_written, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_hyphen_at_line_end_is_soft, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_justified_line_ends_where_it_should, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_structure_is_tagged, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_links_and_bookmarks, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_document_information, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_page_labels, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_same_tree_same_bytes, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_many_pages, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_too_many_links_are_reported, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_boxes_and_rules, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_short_sides_are_the_same_at_both_ends, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_dotted_lines_end_with_a_dot, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_dotted_rules_fill_their_room, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_marks_stop_at_continuous_sides, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_corners_have_no_seam, fixture_open, fixture_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
