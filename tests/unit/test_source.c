/* test_source.c: lines, columns and offsets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/source.h"

static Source *make(const char *text)
{
    return source_new("meeting.xml", strdup(text), strlen(text));
}

static void lines_and_columns_count_characters(void **state)
{
    Source *source = make("один\nдва x\r\n\nend");
    size_t x = (size_t)(strchr(source_text(source), 'x') - source_text(source));
    (void)state;

    assert_string_equal(source_name(source), "meeting.xml");
    assert_int_equal(source_line(source, 0), 1);
    assert_int_equal(source_column(source, 0), 1);
    assert_int_equal(source_line(source, x), 2);
    assert_int_equal(source_column(source, x), 5);
    assert_int_equal(source_column(source, 1), 1);
    assert_int_equal(source_line(source, source_length(source)), 4);
    assert_int_equal(source_column(source, source_length(source)), 4);
    assert_int_equal(source_line(source, source_length(source) + 100), 4);
    source_free(source);
}

static void line_text_is_without_its_end(void **state)
{
    Source *source = make("a\r\n\nb\rc\n");
    size_t length;
    (void)state;

    assert_memory_equal(source_line_text(source, 1, &length), "a", 1);
    assert_int_equal(length, 1);
    source_line_text(source, 2, &length);
    assert_int_equal(length, 0);
    assert_memory_equal(source_line_text(source, 3, &length), "b\rc", 3);
    assert_int_equal(length, 3);
    source_line_text(source, 4, &length);
    assert_int_equal(length, 0);
    source_line_text(source, 5, &length);
    assert_int_equal(length, 0);
    source_line_text(source, 0, &length);
    assert_int_equal(length, 0);
    source_free(source);
}

static void an_empty_text_has_a_line(void **state)
{
    (void)state;
    Source *empty = make("");
    assert_int_equal(source_line(empty, 0), 1);
    assert_int_equal(source_column(empty, 0), 1);
    source_free(empty);
}

/* The line and column of every character are those that one comes to by counting, across the indexes' strides. */
static void long_texts_count_characters_too(void **state)
{
    static const char *const pieces[] = {"a", "ж", "中", "😀", "\n", "tail\r\n"};
    enum { PIECES = 20000 };
    char *text = calloc(PIECES, 7);
    size_t length = 0;
    unsigned random = 1;
    (void)state;

    for (int i = 0; i < PIECES; i++) {
        random = random * 1103515245u + 12345u;
        /* Long stretches without a line end, then many. */
        unsigned piece = (random >> 16) % (i % 8000 < 6000 ? 4 : 6);
        memcpy(text + length, pieces[piece], strlen(pieces[piece]));
        length += strlen(pieces[piece]);
    }
    Source *source = source_new("x", text, length);
    size_t line = 1, column = 1;
    for (size_t at = 0; at < length; at++) {
        if (((unsigned char)text[at] & 0xC0) == 0x80)
            continue;
        if (source_line(source, at) != line || source_column(source, at) != column)
            fail_msg("at %zu", at);
        column = text[at] == '\n' ? 1 : column + 1;
        line += text[at] == '\n';
    }
    source_free(source);
}

static void whole_file_is_a_place_of_its_own(void **state)
{
    Source *source = make("x");
    (void)state;
    assert_true(source_whole(source).start == PLACE_WHOLE);
    assert_ptr_equal(source_whole(source).source, source);
    assert_null(PLACE_NONE.source);
    source_free(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_columns_count_characters),
        cmocka_unit_test(line_text_is_without_its_end),
        cmocka_unit_test(an_empty_text_has_a_line),
        cmocka_unit_test(long_texts_count_characters_too),
        cmocka_unit_test(whole_file_is_a_place_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
