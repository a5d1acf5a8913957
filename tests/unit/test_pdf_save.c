/* test_pdf_save.c: object streams and cross-reference streams, as other programs see them. */
#include "pdf_fixture.h"

#include "pdf/object.h"

enum { MANY = 5000 };

/* A structure of many paragraphs: several object streams. */
static void add_structure(Fixture *fixture)
{
    StructureNode *root = add_node(fixture, NULL, "Document");
    Page *page = add_page(fixture);
    for (int i = 0; i < MANY; i++) {
        Area *area = add_area(fixture, page, AREA_RULE, 50000, 50000, 100000, 1000);
        area->structure = add_node(fixture, root, "P");
    }
    add_text(fixture, page, 50000, 60000, "Протокол", "PT Serif", 14000)->structure =
        add_node(fixture, root, "P");
}

static size_t count_of(const Buffer *pdf, const char *what)
{
    size_t count = 0, length = strlen(what);
    for (size_t i = 0; i + length <= pdf->length; i++)
        count += memcmp(pdf->data + i, what, length) == 0;
    return count;
}

static void test_objects_are_packed(void **state)
{
    Fixture *fixture = *state;
    add_structure(fixture);
    paint(fixture);
    assert_true(count_of(&fixture->pdf, "/Type/ObjStm") > 1);
    assert_int_equal(count_of(&fixture->pdf, "/Type/XRef"), 1);
    assert_int_equal(count_of(&fixture->pdf, "/S/P/P"), 0);
    assert_int_equal(count_of(&fixture->pdf, "\ntrailer"), 0);
    assert_int_equal(count_of(&fixture->pdf, "%%EOF"), 1);
    assert_int_equal(memcmp(fixture->pdf.data, "%PDF-1.7\n%", 10), 0);
    assert_string_equal(fixture->pdf.data + fixture->pdf.length - 7, "\n%%EOF\n");
    assert_true(fixture->pdf.length < 20 * MANY);
    assert_prints(fixture, "qpdf --qdf %s - | grep -ac '/S /P$'", "5001\n");
    assert_prints(fixture, "mutool show %s trailer/ID", "[");
    assert_prints(fixture, "pdfinfo %s", "Tagged:          yes");
    assert_prints(fixture, "pdftotext %s -", "Протокол");
    assert_prints(fixture, "mutool info %s", "Pages: 1");
}

static void test_numbers_of_lengths_are_free(void **state)
{
    Fixture *fixture = *state;
    add_page(fixture);
    paint(fixture);
    assert_prints_not(fixture, "qpdf --show-object=7 %s", "stream");
    assert_prints(fixture, "qpdf --show-object=7 %s", "null");
    /* object 0, which heads the list of free entries, leads to object 7, that to object 10, and
     * that back to 0 */
    assert_prints(fixture, "mutool show %s xref | sed -n '2p;3p' | tr -s '\\n' ' '",
                  "00000: 0000000007 65535 f");
    assert_prints(fixture, "mutool show %s xref | grep 00007:", "0000000010 00000 f");
    assert_prints(fixture, "mutool show %s xref | grep 00010:", "0000000000 00000 f");
}

static void test_same_bytes(void **state)
{
    Fixture *fixture = *state;
    add_structure(fixture);
    paint(fixture);
    Buffer first = fixture->pdf;
    fixture->pdf = (Buffer){0};
    paint(fixture);
    assert_int_equal(first.length, fixture->pdf.length);
    assert_memory_equal(first.data, fixture->pdf.data, first.length);
    buffer_free(&first);
}

/* Identifier follows content. */
static void test_identifier(void **state)
{
    Fixture *fixture = *state;
    Buffer one = {0}, two = {0};
    add_page(fixture);
    paint(fixture);
    assert_int_equal(run_tool(fixture, "mutool show %s trailer/ID", &one), 0);
    fixture->tree.info.title = "Another";
    paint(fixture);
    assert_int_equal(run_tool(fixture, "mutool show %s trailer/ID", &two), 0);
    assert_string_not_equal(buffer_text(&one), buffer_text(&two));
    buffer_free(&one);
    buffer_free(&two);
}

static void write_count(void *data, Buffer *out)
{
    int *count = data;
    buffer_format(out, "/Count %d", ++*count);
}

/* Dictionaries that are made when the file is saved have numbers as others do, and libharu's lie around them. */
static void test_late_objects(void **state)
{
    Fixture *fixture = *state;
    PdfFile file;
    Buffer entries = {0};
    int few = 0, many = 100;
    pdf_file_open(&file);
    HPDF_AddPage(file.document);
    unsigned first = pdf_late_objects(&file, 3, write_count, &few);
    HPDF_Dict between = pdf_dictionary_new(&file);
    unsigned second = pdf_late_objects(&file, MANY, write_count, &many);
    assert_int_equal(pdf_number(between), first + 3);
    assert_int_equal(second, first + 4);
    buffer_string(&entries, "/Between");
    pdf_reference_number(&entries, first + 1);
    pdf_dictionary_write(&file, between, &entries);
    HPDF_Dict_Add(file.document->catalog, "First", between);
    assert_int_equal(few, 0);
    assert_true(pdf_file_save(&file, &fixture->pdf));
    pdf_file_close(&file);
    write_pdf(fixture);
    assert_int_equal(few, 3);
    assert_int_equal(many, 100 + MANY);
    assert_prints(fixture, "mutool show %s trailer/Root/First/Between", "/Count 2");
    entries.length = 0;
    buffer_format(&entries, "mutool show -g %%s %u", second + MANY - 1);
    assert_prints(fixture, buffer_text(&entries), "<</Count 5100>>");
    buffer_free(&entries);
}

/* As many as libharu's cross-references hold, and one more. */
static void test_too_many_late_objects(void **state)
{
    (void)state;
    PdfFile file;
    Buffer out = {0};
    pdf_file_open(&file);
    pdf_late_objects(&file, HPDF_LIMIT_MAX_XREF_ELEMENT, write_count, NULL);
    assert_false(pdf_file_sound(&file));
    assert_false(pdf_file_save(&file, &out));
    pdf_file_close(&file);
    buffer_free(&out);
}

static void test_after_an_error(void **state)
{
    (void)state;
    PdfFile file;
    Buffer out = {0};
    pdf_file_open(&file);
    HPDF_Dict_Add(file.document->catalog, "", NULL);
    if (!pdf_file_sound(&file))
        assert_false(pdf_file_save(&file, &out));
    pdf_file_close(&file);
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_objects_are_packed, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_numbers_of_lengths_are_free, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_same_bytes, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_identifier, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_late_objects, fixture_open, fixture_close),
        cmocka_unit_test(test_too_many_late_objects),
        cmocka_unit_test(test_after_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
