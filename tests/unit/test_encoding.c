/* test_encoding.c: every encoding gives the same text, and bytes that belong to none are named. */
#include <iconv.h>

#include "input_fixture.h"

#include "input/encoding.h"

#define BODY "<a>\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82</a>" /* Привет */

/* The text in another encoding, after the mark. */
static size_t encode(const char *text, const char *encoding, const char *mark, size_t mark_length,
                     char *out, size_t size)
{
    memcpy(out, mark, mark_length);
    iconv_t converter = iconv_open(encoding, "UTF-8");
    assert_true(converter != (iconv_t)-1);
    char *from = (char *)(uintptr_t)text, *to = out + mark_length;
    size_t left = strlen(text), room = size - mark_length;
    assert_int_equal(iconv(converter, &from, &left, &to, &room), 0);
    iconv_close(converter);
    return (size_t)(to - out);
}

static void expect_text(const char *text, const char *encoding, const char *mark,
                        size_t mark_length)
{
    char bytes[512];
    size_t length = encode(text, encoding, mark, mark_length, bytes, sizeof bytes);
    Diagnostics *diagnostics = diagnostics_new();
    bool good;
    Source *source = encoding_read("t", bytes, length, &good, diagnostics);
    assert_true(good);
    assert_string_equal(source_text(source), text);
    Input input = input_parse("t", bytes, length, &READ_LIMITS_DEFAULT, diagnostics);
    assert_non_null(input.tree);
    assert_int_equal(fixture_count(diagnostics), 0);
    input_free(&input);
    source_free(source);
    diagnostics_free(diagnostics);
}

static void reads_every_encoding(void **state)
{
    (void)state;
    expect_text(BODY, "UTF-8", "", 0);
    expect_text(BODY, "UTF-8", "\xEF\xBB\xBF", 3);
    expect_text(BODY, "UTF-16LE", "\xFF\xFE", 2);
    expect_text(BODY, "UTF-16BE", "\xFE\xFF", 2);
    expect_text(BODY, "UTF-16LE", "", 0);
    expect_text(BODY, "UTF-16BE", "", 0);
    expect_text(BODY, "UTF-32LE", "\xFF\xFE\0\0", 4);
    expect_text(BODY, "UTF-32BE", "\0\0\xFE\xFF", 4);
    expect_text("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" BODY, "UTF-16LE", "\xFF\xFE", 2);
    expect_text("<?xml version=\"1.0\" encoding=\"windows-1251\"?>" BODY, "windows-1251", "", 0);
    expect_text("<?xml version='1.0' encoding = 'koi8-r'?>" BODY, "koi8-r", "", 0);
    expect_text("<?xml version=\"1.0\" encoding=\"GB18030\"?><a>\xE4\xBC\x9A\xE8\xAE\xAE</a>",
                "GB18030", "", 0);
}

static void expect_fault(const char *bytes, size_t length, const char *report)
{
    Diagnostics *diagnostics = diagnostics_new();
    Input input = input_parse("t", bytes, length, &READ_LIMITS_DEFAULT, diagnostics);
    assert_null(input.tree);
    assert_non_null(input.source);
    assert_int_equal(fixture_count(diagnostics), 1);
    assert_int_equal(diagnostics_status(diagnostics), 1);
    char *reports = fixture_reports(diagnostics);
    fixture_expect(reports, report);
    free(reports);
    diagnostics_free(diagnostics);
    input_free(&input);
}

#define FAULT(bytes, report) expect_fault(bytes, sizeof(bytes) - 1, report)

static void names_bytes_that_do_not_belong(void **state)
{
    (void)state;
    FAULT("<a>\n  x\xD0y</a>", "t:2:4: error: the byte 0xD0 cannot stand here in UTF-8");
    FAULT("<a>\xED\xA0\x80</a>", "[utf8-invalid]");
    FAULT("\xFF\xFE<\0a\0>\0\x00\xD8<\0", "t:1:4: error: the file is said to be in UTF-16LE");
    FAULT("\xFF\xFE<\0a", "[xml-unfinished]");
    FAULT("<?xml version=\"1.0\" encoding=\"klingon\"?><a/>",
          "t:1:31: error: the encoding “klingon”");
    FAULT("<?xml version=\"1.0\" encoding=\"utf-8//IGNORE\"?><a/>", "[encoding-unknown]");
    FAULT("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", "[encoding-wrong]");
    FAULT("<a>\x01</a>", "t:1:4: error: the character U+0001");
    FAULT("<a>\0</a>", "the character U+0000");
    FAULT("<a>\xEF\xBF\xBF</a>", "the character U+FFFF");
}

static void says_what_else_a_file_is(void **state)
{
    (void)state;
    FAULT("", "t: error: the file is empty");
    FAULT("\xEF\xBB\xBF \n", "the file is empty");
    FAULT("%PDF-1.7\n%\xE2\xE3", "this is a PDF file, not XML");
    FAULT("PK\x03\x04\0\0", "a Word or LibreOffice document, not XML");
    FAULT("{\"a\": 1}", "JSON");
    FAULT("  Hello", "t:1:3: error: this is plain text, not XML");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_encoding),
        cmocka_unit_test(names_bytes_that_do_not_belong),
        cmocka_unit_test(says_what_else_a_file_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
