/* test_bidi.c: right-to-left text: levels and the order that is seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "text/bidi.h"

#define SHALOM "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D" /* שלום */

static void plain_text_needs_nothing(void **state)
{
    (void)state;
    assert_false(bidi_is_needed("Решили — 12", strlen("Решили — 12"), false));
    assert_false(bidi_is_needed("会议", strlen("会议"), false));
    assert_true(bidi_is_needed("a " SHALOM, strlen("a " SHALOM), false));
    assert_true(bidi_is_needed("a", 1, true));
    assert_false(bidi_is_needed("", 0, true));
}

static void numbers_keep_their_direction_in_hebrew(void **state)
{
    static const char TEXT[] = SHALOM " 12 a";
    unsigned char levels[sizeof TEXT];
    (void)state;
    bidi_levels(TEXT, strlen(TEXT), true, levels);
    const unsigned char expected[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 2};
    assert_memory_equal(levels, expected, sizeof expected);
}

static void hebrew_in_english_is_an_island(void **state)
{
    static const char TEXT[] = "a " SHALOM " b";
    unsigned char levels[sizeof TEXT];
    (void)state;
    bidi_levels(TEXT, strlen(TEXT), false, levels);
    const unsigned char expected[] = {0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0};
    assert_memory_equal(levels, expected, sizeof expected);
}

static void the_order_turns_around_odd_levels_and_keeps_what_is_inside(void **state)
{
    (void)state;
    const unsigned char levels[] = {1, 2, 1};
    size_t order[3];
    bidi_order(levels, 3, order);
    assert_int_equal(order[0], 2);
    assert_int_equal(order[1], 1);
    assert_int_equal(order[2], 0);
    const unsigned char island[] = {0, 1, 2, 1, 0};
    size_t seen[5];
    bidi_order(island, 5, seen);
    const size_t expected[] = {0, 3, 2, 1, 4};
    assert_memory_equal(seen, expected, sizeof expected);
}

static void broken_bytes_are_one_character_each(void **state)
{
    static const char TEXT[] = SHALOM "\xFF\xD7";
    unsigned char levels[sizeof TEXT] = {0};
    (void)state;
    bidi_levels(TEXT, strlen(TEXT), true, levels);
    assert_int_equal(levels[0], 1);
    assert_int_equal(levels[strlen(TEXT) - 1], 1);
}

/* What stands beyond a linefeed plays no part: the mark ends a line from left to right. */
static void each_line_is_a_paragraph(void **state)
{
    static const char TEXT[] = SHALOM "!\n" SHALOM;
    unsigned char levels[sizeof TEXT];
    (void)state;
    bidi_levels(TEXT, strlen(TEXT), false, levels);
    assert_int_equal(levels[0], 1);
    assert_int_equal(levels[8], 0);
    assert_int_equal(levels[10], 1);
}

/* Reads the code points of a case as text; false: it is one of those a paragraph never has. */
static bool read_case(char *field, Buffer *text)
{
    for (char *rest, *token = strtok_r(field, " ", &rest); token;
         token = strtok_r(NULL, " ", &rest)) {
        uint32_t c = (uint32_t)strtoul(token, NULL, 16);
        if (c == 0x2029 || c == '\n')
            return false;
        buffer_utf8(text, c);
    }
    return true;
}

/* The levels of a case against those found; an x is a character that the rules leave out. */
static bool has_levels(char *field, const Buffer *text, const unsigned char *levels)
{
    size_t at = 0;
    for (char *rest, *token = strtok_r(field, " ", &rest); token;
         token = strtok_r(NULL, " ", &rest)) {
        if (token[0] != 'x' && levels[at] != atoi(token))
            return false;
        do {
            at++;
        } while (at < text->length && (text->data[at] & 0xC0) == 0x80);
    }
    return true;
}

static void the_cases_of_unicode(void **state)
{
    (void)state;
    FILE *file = fopen("/usr/share/unicode/BidiCharacterTest.txt", "r");
    char line[4096];
    size_t cases = 0;
    assert_non_null(file); /* of Debian's unicode-data */
    while (fgets(line, sizeof line, file)) {
        char *rest, *points = strtok_r(line, ";\n", &rest), *direction = strtok_r(NULL, ";", &rest);
        char *level = strtok_r(NULL, ";", &rest), *expected = strtok_r(NULL, ";", &rest);
        unsigned char levels[4096];
        Buffer text = {0};
        if (line[0] == '#' || !expected || direction[0] == '2' || !read_case(points, &text)) {
            buffer_free(&text);
            continue;
        }
        bidi_levels(buffer_text(&text), text.length, level[0] == '1', levels);
        if (!has_levels(expected, &text, levels))
            fail_msg("%s", buffer_text(&text));
        cases++;
        buffer_free(&text);
    }
    fclose(file);
    assert_true(cases > 50000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_needs_nothing),
        cmocka_unit_test(numbers_keep_their_direction_in_hebrew),
        cmocka_unit_test(hebrew_in_english_is_an_island),
        cmocka_unit_test(the_order_turns_around_odd_levels_and_keeps_what_is_inside),
        cmocka_unit_test(each_line_is_a_paragraph),
        cmocka_unit_test(the_cases_of_unicode),
        cmocka_unit_test(broken_bytes_are_one_character_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
