/* test_diagnostics.c: reports, their order and their printed form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diagnostics.h"

static Source *make(const char *name, const char *text)
{
    return source_new(name, strdup(text), strlen(text));
}

static Place place_of(const Source *source, const char *words)
{
    size_t start = (size_t)(strstr(source_text(source), words) - source_text(source));
    return (Place){source, start, start + strlen(words)};
}

static void assert_printed(const Diagnostics *diagnostics, const char *expected)
{
    Buffer out = {0};
    diagnostics_print(diagnostics, &out);
    assert_string_equal(buffer_text(&out), expected);
    buffer_free(&out);
}

/* Reports an error under words of text and compares what is printed after the first line. */
static void assert_excerpt(const char *text, const char *words, const char *expected)
{
    Source *source = make("a.xml", text);
    Diagnostics *diagnostics = diagnostics_new();
    Buffer out = {0};

    diagnose_rule(diagnostics, "x", SEVERITY_ERROR, place_of(source, words), "wrong", NULL);
    diagnostics_print(diagnostics, &out);
    assert_string_equal(strchr(out.data, '\n') + 1, expected);
    buffer_free(&out);
    diagnostics_free(diagnostics);
    source_free(source);
}

static void nothing_reported_prints_nothing(void **state)
{
    Diagnostics *diagnostics = diagnostics_new();
    (void)state;
    assert_printed(diagnostics, "");
    assert_int_equal(diagnostics_status(diagnostics), 0);
    diagnostics_free(diagnostics);
    diagnostics_free(NULL);
}

static void report_has_place_excerpt_and_hint(void **state)
{
    Source *source = make("m.xml", "<protocol>\n  <agneda/>\n</protocol>\n");
    Diagnostics *diagnostics = diagnostics_new();
    (void)state;

    diagnose_with_hint(diagnostics, MESSAGE_FILE_MISSING, place_of(source, "agneda"),
                       "did you mean “%2”?", "logo.png", "agenda", NULL);
    assert_printed(diagnostics, "m.xml:2:4: error: there is no file “logo.png” [file-missing]\n"
                                "  <agneda/>\n"
                                "   ^~~~~~\n"
                                "hint: did you mean “agenda”?\n");
    diagnostics_free(diagnostics);
    source_free(source);
}

static void rows_bring_their_own_hint(void **state)
{
    Diagnostics *diagnostics = diagnostics_new();
    (void)state;
    diagnose(diagnostics, MESSAGE_OUTPUT_FOLDER_MISSING, PLACE_NONE, "out/a.pdf", "out", NULL);
    assert_printed(diagnostics, "protoc: error: cannot write “out/a.pdf”: there is no folder “out” "
                                "[output-folder-missing]\n"
                                "hint: make the folder first: mkdir -p “out”\n");
    diagnostics_free(diagnostics);
}

static void arguments_are_filled_in_once(void **state)
{
    Diagnostics *diagnostics = diagnostics_new();
    (void)state;
    diagnose(diagnostics, MESSAGE_FILE_UNREADABLE, PLACE_NONE, "100%2%", "%1%9", NULL);
    diagnose(diagnostics, MESSAGE_FILE_UNREADABLE, PLACE_NONE, "alone", NULL);
    assert_printed(diagnostics, "protoc: error: cannot read “100%2%”: %1%9 [file-unreadable]\n"
                                "protoc: error: cannot read “alone”: %2 [file-unreadable]\n");
    diagnostics_free(diagnostics);
}

static void reports_are_sorted_by_place(void **state)
{
    Source *first = make("first.xml", "ab");
    Source *second = make("second.xml", "ab");
    Diagnostics *diagnostics = diagnostics_new();
    (void)state;

    diagnose_rule(diagnostics, "r", SEVERITY_ERROR, place_of(second, "b"), "1", NULL);
    diagnose_rule(diagnostics, "r", SEVERITY_WARNING, place_of(first, "a"), "2", NULL);
    diagnose_rule(diagnostics, "r", SEVERITY_ERROR, place_of(second, "a"), "3", NULL);
    diagnose_rule(diagnostics, "r", SEVERITY_ERROR, place_of(second, "a"), "4", NULL);
    diagnose_rule(diagnostics, "r", SEVERITY_ERROR, source_whole(second), "5", NULL);
    diagnose_rule(diagnostics, "r", SEVERITY_ERROR, PLACE_NONE, "6", NULL);
    assert_printed(diagnostics, "protoc: error: 6 [r]\n"
                                "second.xml: error: 5 [r]\n"
                                "second.xml:1:1: error: 3 [r]\nab\n^\n"
                                "second.xml:1:1: error: 4 [r]\nab\n^\n"
                                "second.xml:1:2: error: 1 [r]\nab\n ^\n"
                                "first.xml:1:1: warning: 2 [r]\nab\n^\n");
    diagnostics_free(diagnostics);
    source_free(first);
    source_free(second);
}

static void the_same_is_reported_once(void **state)
{
    Source *source = make("a.xml", "ab");
    Diagnostics *diagnostics = diagnostics_new();
    (void)state;

    for (int i = 0; i < 1000; i++) {
        char text[20];
        diagnose_rule(diagnostics, "r", SEVERITY_ERROR, place_of(source, "b"), "same", NULL);
        snprintf(text, sizeof(text), "text %d", i % 300);
        diagnose_rule(diagnostics, "r", SEVERITY_WARNING, PLACE_NONE, text, NULL);
    }
    diagnose_rule(diagnostics, "r", SEVERITY_ERROR, place_of(source, "a"), "same", NULL);
    diagnose_rule(diagnostics, "q", SEVERITY_ERROR, place_of(source, "a"), "same", NULL);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_WARNING), 303);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 3);
    diagnostics_free(diagnostics);
    source_free(source);
}

static void status_follows_the_heaviest(void **state)
{
    Diagnostics *diagnostics = diagnostics_new();
    (void)state;
    diagnose_rule(diagnostics, "r", SEVERITY_WARNING, PLACE_NONE, "x", NULL);
    assert_int_equal(diagnostics_status(diagnostics), 0);
    diagnose_rule(diagnostics, "r", SEVERITY_SYSTEM, PLACE_NONE, "y", NULL);
    diagnose_rule(diagnostics, "r", SEVERITY_ERROR, PLACE_NONE, "z", NULL);
    assert_int_equal(diagnostics_status(diagnostics), 3);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 2);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_USAGE), 1);
    diagnostics_free(diagnostics);
}

static void rule_texts_are_unwrapped(void **state)
{
    Diagnostics *diagnostics = diagnostics_new();
    (void)state;
    diagnose_rule(diagnostics, "r", SEVERITY_ERROR, PLACE_NONE, "\n   a\tdate\r\n  is wrong ",
                  "  say\n when ");
    assert_printed(diagnostics, "protoc: error: a date is wrong [r]\nhint: say when\n");
    diagnostics_free(diagnostics);
}

static void carets_line_up(void **state)
{
    (void)state;
    assert_excerpt("\t<a\tb/>", "b", "\t<a\tb/>\n\t  \t^\n");
    assert_excerpt("<имя x='1'/>", "x", "<имя x='1'/>\n     ^\n");
    assert_excerpt("<会议 日期/>", "日期", "<会议 日期/>\n      ^~~~\n");
    assert_excerpt("e\u0301\u0301 bad", "bad", "e\u0301\u0301 bad\n  ^~~\n");
    assert_excerpt("a b\tc d", "b\tc", "a b\tc d\n  ^\t~\n");
}

static void ranges_end_with_their_line(void **state)
{
    (void)state;
    assert_excerpt("<a\n b='1'>\n", "<a\n b='1'>", "<a\n^~\n");
    assert_excerpt("<a>\r\n<b>\r\n", "a>\r\n<b>", "<a>\n ^~\n");
    assert_excerpt("ab\ncd", "\ncd", "ab\n  ^\n");
    assert_excerpt("\n\ncd", "\ncd", "");
}

static void treacherous_characters_are_escaped(void **state)
{
    Source *source = make("a\x1b[2J.xml", "x \u202E\x1b[31m y");
    Diagnostics *diagnostics = diagnostics_new();
    (void)state;

    diagnose_rule(diagnostics, "r", SEVERITY_ERROR, place_of(source, "y"), "name\a\u2066", "\x7F");
    assert_printed(diagnostics, "a\\u{001B}[2J.xml:1:10: error: name\\u{0007}\\u{2066} [r]\n"
                                "x \\u{202E}\\u{001B}[31m y\n"
                                "                       ^\n"
                                "hint: \\u{007F}\n");
    diagnostics_free(diagnostics);
    source_free(source);
}

/* The excerpt of a line of so many repetitions of before, then BAD, then as many of after. */
static void check_long_line(const char *before, const char *after, size_t count)
{
    Buffer line = {0}, out = {0};

    for (size_t i = 0; i < count; i++)
        buffer_string(&line, before);
    buffer_string(&line, "BAD");
    for (size_t i = 0; i < count; i++)
        buffer_string(&line, after);
    Source *source = make("a", line.data);
    Diagnostics *diagnostics = diagnostics_new();
    diagnose_rule(diagnostics, "r", SEVERITY_ERROR, place_of(source, "BAD"), "x", NULL);
    diagnostics_print(diagnostics, &out);
    assert_non_null(strstr(out.data, "BAD"));
    assert_non_null(strstr(out.data, " ^~~\n"));
    assert_non_null(strstr(out.data, "\n…"));
    assert_true(out.length < 2000);
    diagnostics_free(diagnostics);
    source_free(source);
    buffer_free(&line);
    buffer_free(&out);
}

static void long_lines_show_a_window(void **state)
{
    char line[1000], expected[1000];
    (void)state;

    memset(line, 'a', 300);
    memcpy(line + 200, "BAD", 4);
    memset(line + 203, 'b', 97);
    line[300] = '\0';
    snprintf(expected, sizeof(expected), "…%.60s%.98s…\n%61s^~~\n", line, line + 200, "");
    assert_excerpt(line, "BAD", expected);

    memcpy(line, "BAD", 3);
    memset(line + 3, 'c', 297);
    snprintf(expected, sizeof(expected), "%.158s…\n^~~\n", line);
    assert_excerpt(line, "BAD", expected);

    check_long_line("中", "中", 100000);
    check_long_line("\u0301", "\u0301", 100000);
    check_long_line("\x1b", "\x1b", 1000);
}

static void an_exact_line_is_shown_whole(void **state)
{
    char line[161], expected[400];
    (void)state;
    memset(line, 'a', 160);
    line[160] = '\0';
    memcpy(line + 157, "BAD", 3);
    snprintf(expected, sizeof(expected), "%s\n%157s^~~\n", line, "");
    assert_excerpt(line, "BAD", expected);
}

static void every_row_has_an_id_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < MESSAGE_COUNT; i++) {
        const Message *message = message_find((MessageId)i);
        assert_true(strlen(message->text) > 0);
        assert_int_equal(strspn(message->name, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                         strlen(message->name));
        for (int k = 0; k < i; k++)
            assert_string_not_equal(message->name, message_find((MessageId)k)->name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_reported_prints_nothing),
        cmocka_unit_test(report_has_place_excerpt_and_hint),
        cmocka_unit_test(rows_bring_their_own_hint),
        cmocka_unit_test(arguments_are_filled_in_once),
        cmocka_unit_test(reports_are_sorted_by_place),
        cmocka_unit_test(the_same_is_reported_once),
        cmocka_unit_test(status_follows_the_heaviest),
        cmocka_unit_test(rule_texts_are_unwrapped),
        cmocka_unit_test(carets_line_up),
        cmocka_unit_test(ranges_end_with_their_line),
        cmocka_unit_test(treacherous_characters_are_escaped),
        cmocka_unit_test(long_lines_show_a_window),
        cmocka_unit_test(an_exact_line_is_shown_whole),
        cmocka_unit_test(every_row_has_an_id_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
