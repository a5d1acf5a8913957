/* test_fo_expression.c: property values as expressions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "fo/style.h"

/* The object's font size is 10 pt; its parent has 20 pt, a start-indent of 1 pt and lists of 24 and 6 pt. */
static Arena *arena;
static FoStyle *parent, *own;

static void set_length(FoStyle *style, PropertyId property, Length length, int32_t percent)
{
    style->values[property] = (Value){.kind = VALUE_LENGTH, .length = length, .percent = percent};
}

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    parent = arena_alloc(arena, sizeof *parent);
    own = arena_alloc(arena, sizeof *own);
    set_length(parent, PROPERTY_FONT_SIZE, 20000, 0);
    set_length(parent, PROPERTY_START_INDENT, 1000, 5000);
    set_length(parent, PROPERTY_PROVISIONAL_DISTANCE, 24000, 0);
    set_length(parent, PROPERTY_PROVISIONAL_SEPARATION, 6000, 0);
    parent->values[PROPERTY_LINE_HEIGHT] = (Value){.kind = VALUE_NUMBER, .number = 1500};
    parent->values[PROPERTY_TEXT_ALIGN] =
        (Value){.kind = VALUE_KEYWORD, .keyword = KEYWORD_JUSTIFY};
    parent->values[PROPERTY_WIDTH] = (Value){.kind = VALUE_KEYWORD, .keyword = KEYWORD_AUTO};
    set_length(own, PROPERTY_START_INDENT, 0, 0);
    own->values[PROPERTY_COLOR] = (Value){.kind = VALUE_COLOR, .color = {1, 2, 3, true}};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void describe(const Value *value, Buffer *out)
{
    switch (value->kind) {
    case VALUE_KEYWORD: buffer_string(out, keyword_text(value->keyword)); break;
    case VALUE_LENGTH:
        buffer_format(out, "%d", value->length);
        if (value->percent != 0)
            buffer_format(out, " %d%%", value->percent);
        break;
    case VALUE_NUMBER: buffer_format(out, "number %lld", (long long)value->number); break;
    case VALUE_COLOR:
        buffer_format(out, "#%02x%02x%02x", value->color.red, value->color.green,
                      value->color.blue);
        break;
    case VALUE_STRING: buffer_format(out, "“%s”", value->string); break;
    case VALUE_PROPORTION:
        buffer_format(out, "share %d and %d", value->units, value->length);
        break;
    }
}

static void expect(PropertyId property, const char *text, const char *expected)
{
    ValueContext context = {.arena = arena,
                            .parent = parent,
                            .own = own,
                            .property = property,
                            .em = 10000,
                            .initial = own};
    Value value = {0};
    Buffer found = {0};
    if (value_parse(&context, text, strlen(text), &value))
        describe(&value, &found);
    else
        buffer_string(&found, "none");
    if (strcmp(buffer_text(&found), expected) != 0)
        fail_msg("%s=\"%s\" is %s, not %s", PROPERTY_ROWS[property].name, text, buffer_text(&found),
                 expected);
    buffer_free(&found);
}

static void expect_length(const char *text, const char *expected)
{
    expect(PROPERTY_START_INDENT, text, expected);
}

static void units(void **state)
{
    (void)state;
    expect_length("12pt", "12000");
    expect_length("-12.5pt", "-12500");
    expect_length(".5pt", "500");
    expect_length("1in", "72000");
    expect_length("2.54cm", "72000");
    expect_length("25.4mm", "72000");
    expect_length("1pc", "12000");
    expect_length("96px", "72000");
    expect_length("2em", "20000");
    expect_length("50%", "0 50000%");
    expect_length("0", "0");
    expect_length("  3pt\n", "3000");
    static const char *const WRONG[] = {"",     " ",       "12",    "12 pt", "pt", "1ex", "1PT",
                                        "1ptx", "1pt 2pt", "1e3pt", "1pt,",  "--", "auto"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        expect_length(WRONG[i], "none");
}

static void arithmetic(void **state)
{
    (void)state;
    expect_length("1pt + 2pt", "3000");
    expect_length("10pt - 2pt - 3pt", "5000");
    expect_length("2 * 3pt + 1pt", "7000");
    expect_length("2 * (3pt + 1pt)", "8000");
    expect_length("10pt div 4", "2500");
    expect_length("10pt div(4)", "2500");
    expect_length("10pt div\n4", "2500");
    expect_length("7pt mod 3pt", "1000");
    expect_length("-(1pt - 3pt)", "2000");
    expect_length("100% - 2cm", "-56693 100000%");
    expect_length("(100% - 10pt) div 4", "-2500 25000%");
    expect_length("20% * 2", "0 40000%");
    expect_length("2 * 20%", "0 40000%");
    /* a third is a third, and a length of many decimals is what it says */
    expect_length("300pt * (1 div 3)", "100000");
    expect_length("1 div 3 * 300pt", "100000");
    expect_length("100pt div 3 * 3", "100000");
    expect_length("100% * (1 div 3) * 3", "0 100000%");
    expect_length("0.0625in", "4500");
    expect_length("0.7874in", "56693");
    expect_length("1000mm", "2834646");
    expect_length("2pt * 3pt div 1pt", "6000");
    expect_length("1 div (1 div 2pt)", "2000");
    expect(PROPERTY_ORPHANS, "7 mod 4", "number 3000");
    expect(PROPERTY_ORPHANS, "6pt div 2pt", "number 3000");
    static const char *const WRONG[] = {"1pt + 1",   "1pt * 1pt", "1 div 1pt",   "1pt div 0",
                                        "1pt * 50%", "50% * 50%", "1pt mod 0pt", "50% mod 3pt",
                                        "1pt +",     "(1pt",      "1pt)",        "10pt divide 2",
                                        "1pt div",   "* 2pt",     "100% div 2cm"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        expect_length(WRONG[i], "none");
    expect(PROPERTY_ORPHANS, "10pt div 50%", "none");
    expect(PROPERTY_ORPHANS, "100% div 10pt", "none");
}

static void functions(void **state)
{
    (void)state;
    expect_length("min(3pt, 2pt)", "2000");
    expect_length("max(3pt, 2pt)", "3000");
    expect_length("max(30%, 20%)", "0 30000%");
    expect_length("abs(1pt - 3pt)", "2000");
    expect_length("abs(-30%)", "0 30000%");
    expect(PROPERTY_ORPHANS, "floor(2.7)", "number 2000");
    expect(PROPERTY_ORPHANS, "ceiling(2.1)", "number 3000");
    expect(PROPERTY_ORPHANS, "ceiling(2)", "number 2000");
    expect(PROPERTY_ORPHANS, "round(2.5)", "number 3000");
    expect(PROPERTY_KEEP_WITH_NEXT_WITHIN_PAGE, "floor(-2.5)", "number -3000");
    /* only layout knows which is less */
    expect_length("min(50%, 3pt)", "none");
    expect_length("abs(3pt - 50%)", "none");
    expect_length("floor(2.7pt)", "none");
    expect_length("min(3pt)", "none");
    expect_length("min(3pt, 2)", "none");
    expect_length("unheard-of(3pt)", "none");
}

static void the_parents_values(void **state)
{
    (void)state;
    expect_length("from-parent(start-indent)", "1000 5000%");
    expect_length("from-parent()", "1000 5000%");
    expect_length("inherited-property-value(start-indent) + 2pt", "3000 5000%");
    expect_length("from-parent(font-size) * 2", "40000");
    expect(PROPERTY_TEXT_ALIGN, "from-parent()", "justify");
    expect(PROPERTY_LINE_HEIGHT, "from-parent()", "number 1500");
    expect_length("from-parent(unheard-of)", "none");
    /* a keyword is no length */
    expect_length("from-parent(inline-progression-dimension)", "none");
    /* of which only inherited ones are inherited */
    expect(PROPERTY_PADDING_START, "inherited-property-value()", "none");
    /* without a parent the initial value */
    parent = NULL;
    expect_length("from-parent()", "0");
    expect_length("body-start()", "none");
}

static void lists(void **state)
{
    (void)state;
    expect_length("body-start()", "25000 5000%");
    expect(PROPERTY_END_INDENT, "label-end()", "-19000 95000%");
    expect_length("body-start() + 1pt", "26000 5000%");
    expect_length("body-start(1)", "none");
}

static void percentages_with_a_known_base(void **state)
{
    (void)state;
    expect(PROPERTY_FONT_SIZE, "120%", "24000");
    expect(PROPERTY_LINE_HEIGHT, "150%", "15000");
    expect(PROPERTY_LINE_HEIGHT, "1.2", "number 1200");
    expect(PROPERTY_LINE_HEIGHT, "1.2em", "12000");
    expect(PROPERTY_LINE_HEIGHT, "1001", "none");
    expect(PROPERTY_BASELINE_SHIFT, "-20%", "0 -20000%");
    /* of another base, which is not known */
    expect(PROPERTY_FONT_SIZE, "from-parent(start-indent)", "none");
    parent = NULL;
    expect(PROPERTY_FONT_SIZE, "50%", "6000");
}

static void kinds_of_values(void **state)
{
    (void)state;
    expect(PROPERTY_TEXT_ALIGN, "center", "center");
    expect(PROPERTY_TEXT_ALIGN, "before", "none");
    expect(PROPERTY_TEXT_ALIGN, "cent", "none");
    expect(PROPERTY_TEXT_ALIGN, "", "none");
    expect(PROPERTY_WIDTH, "auto", "auto");
    expect(PROPERTY_COLOR, "#010203", "#010203");
    expect(PROPERTY_BORDER_START_COLOR, "currentcolor", "#010203");
    expect(PROPERTY_MASTER_NAME, " body ", "“body”");
    expect(PROPERTY_CHARACTER, " ", "“ ”");
    expect(PROPERTY_COLUMN_WIDTH, "proportional-column-width(2.5)", "share 2500 and 0");
    expect(PROPERTY_COLUMN_WIDTH, "2 * proportional-column-width(1) + 20pt",
           "share 2000 and 20000");
    expect(PROPERTY_COLUMN_WIDTH, "proportional-column-width(1) - 4pt", "share 1000 and -4000");
    expect(PROPERTY_COLUMN_WIDTH, "1pt - proportional-column-width(1)", "none");
    expect(PROPERTY_COLUMN_WIDTH, "2pt * proportional-column-width(1)", "none");
    expect(PROPERTY_COLUMN_WIDTH, "2 + proportional-column-width(1)", "none");
    expect(PROPERTY_COLUMN_WIDTH, "proportional-column-width(1) div 2pt", "none");
    expect(PROPERTY_COLUMN_WIDTH, "min(1pt, proportional-column-width(1))", "none");
    expect(PROPERTY_COLUMN_WIDTH, "proportional-column-width(1 + 1)", "share 2000 and 0");
    expect(PROPERTY_COLUMN_WIDTH, "proportional-column-width(-1)", "none");
    expect(PROPERTY_COLUMN_WIDTH, "proportional-column-width(1pt)", "none");
    expect(PROPERTY_COLUMN_WIDTH, "proportional-column-width()", "none");
    expect(PROPERTY_WIDTH, "proportional-column-width(1)", "none");
    expect(PROPERTY_PAGE_WIDTH, "50%", "none");
    expect(PROPERTY_TEXT_DECORATION, "underline\tline-through", "number 34");
    expect(PROPERTY_TEXT_DECORATION, "none", "number 1");
    expect(PROPERTY_TEXT_DECORATION, "", "none");
    expect(PROPERTY_TEXT_DECORATION, "underlin", "none");
}

static void what_may_not_be_negative(void **state)
{
    (void)state;
    expect(PROPERTY_FONT_SIZE, "-10pt", "none");
    expect(PROPERTY_PADDING_START, "-1pt", "none");
    expect(PROPERTY_PADDING_START, "-1%", "none");
    expect(PROPERTY_PAGE_HEIGHT, "-1pt", "none");
    expect(PROPERTY_ORPHANS, "-1", "none");
    /* rounded to one when it is used */
    expect(PROPERTY_COLUMNS_SPANNED, "-1", "number -1000");
    expect(PROPERTY_WIDTH, "100% - 2pt", "-2000 100000%");
    expect(PROPERTY_TEXT_INDENT, "-1pt", "-1000");
    expect(PROPERTY_LETTER_SPACING, "-1pt", "-1000");
}

static void numbers_beyond_all_limits(void **state)
{
    (void)state;
    static const char *const WRONG[] = {"99999999999999999999999999in",
                                        "-99999999999999999999999999%",
                                        "99999999999999999999999999em * 99999999999",
                                        "99999999999pt * 99999999999pt",
                                        "2000000pt + 2000000pt",
                                        "2000000pt * 1000000",
                                        "2000000pt div 0.001",
                                        "14401pt",
                                        "-14401pt",
                                        "10001%"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        expect_length(WRONG[i], "none");
    expect_length("2000000pt - 2000000pt", "0");
    expect_length("14400pt", "14400000");
}

/* Neither a deep nor a long expression does harm. */
static void hostile_expressions(void **state)
{
    (void)state;
    enum { LENGTH = 1000000 };
    static const char *const PARTS[] = {"(", "-", "min(", "1pt+", "1pt*", "from-parent(", "abs(-"};
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        Buffer text = {0};
        while (text.length < LENGTH)
            buffer_string(&text, PARTS[i]);
        expect_length(buffer_text(&text), "none");
        buffer_free(&text);
    }
    Buffer sum = {0};
    for (int i = 0; i < 1000; i++)
        buffer_string(&sum, "1pt + ");
    buffer_string(&sum, "1pt");
    expect_length(buffer_text(&sum), "1001000");
    buffer_free(&sum);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(units),
        TEST(arithmetic),
        TEST(functions),
        TEST(the_parents_values),
        TEST(lists),
        TEST(percentages_with_a_known_base),
        TEST(kinds_of_values),
        TEST(what_may_not_be_negative),
        TEST(numbers_beyond_all_limits),
        TEST(hostile_expressions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
