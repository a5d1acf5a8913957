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
    assert_int_equal(source_offset(source, 2, 5), x);
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

static void offsets_are_held_within_the_text(void **state)
{
    Source *source = make("ab\nцд\n");
    (void)state;

    assert_int_equal(source_offset(source, 0, 0), 0);
    assert_int_equal(source_offset(source, 1, 3), 2);
    assert_int_equal(source_offset(source, 1, 400), 2);
    assert_int_equal(source_offset(source, 2, 2), 5);
    assert_int_equal(source_offset(source, 2, SIZE_MAX), 7);
    assert_int_equal(source_offset(source, 3, 1), 8);
    assert_int_equal(source_offset(source, SIZE_MAX, SIZE_MAX), 8);
    source_free(source);

    Source *empty = make("");
    assert_int_equal(source_line(empty, 0), 1);
    assert_int_equal(source_column(empty, 0), 1);
    assert_int_equal(source_offset(empty, 1, 1), 0);
    source_free(empty);
}

/* Every offset that starts a character must come back from its line and column, across the indexes'
 * strides. */
static void places_survive_the_way_there_and_back(void **state)
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
    for (size_t at = 0; at < length; at++) {
        if (((unsigned char)text[at] & 0xC0) == 0x80 || text[at] == '\n')
            continue;
        size_t line = source_line(source, at), column = source_column(source, at);
        assert_int_equal(source_offset(source, line, column), at);
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
        cmocka_unit_test(offsets_are_held_within_the_text),
        cmocka_unit_test(places_survive_the_way_there_and_back),
        cmocka_unit_test(whole_file_is_a_place_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
