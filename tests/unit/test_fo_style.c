/* test_fo_style.c: computed values from attributes: inheritance, shorthands, what wins over what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "fo/style.h"

static Arena *arena;
static Diagnostics *diagnostics;
static StyleCache *cache;
static Source *source;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diagnostics = diagnostics_new();
    cache = style_cache_new(arena, diagnostics);
    char *text = memory_new(32);
    strcpy(text, "<fo:block here and there/>");
    source = source_new("test.fo", text, strlen(text));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    style_cache_free(cache);
    diagnostics_free(diagnostics);
    source_free(source);
    arena_free(arena);
    return 0;
}

/* The style of an element with attributes written as name, value … NULL. */
static const FoStyle *make(const FoStyle *parent, FoElement element, ...)
{
    FoAttribute attributes[16];
    size_t count = 0;
    va_list arguments;
    va_start(arguments, element);
    for (const char *name; (name = va_arg(arguments, const char *)) != NULL;) {
        attributes[count].name = name;
        attributes[count].value = va_arg(arguments, const char *);
        attributes[count++].place = PLACE_NONE;
    }
    va_end(arguments);
    return style_make(cache, parent, element, attributes, count);
}

static size_t reports(void)
{
    return diagnostics_count(diagnostics, SEVERITY_WARNING);
}

static void expect_length(const FoStyle *style, PropertyId property, Length length)
{
    const Value *value = &style->values[property];
    if (value->kind != VALUE_LENGTH || value->length != length || value->percent != 0)
        fail_msg("%s is %d (kind %d), not %d", PROPERTY_ROWS[property].name, value->length,
                 value->kind, length);
}

static void expect_keyword(const FoStyle *style, PropertyId property, Keyword keyword)
{
    const Value *value = &style->values[property];
    if (value->kind != VALUE_KEYWORD || value->keyword != keyword)
        fail_msg("%s is not %s", PROPERTY_ROWS[property].name, keyword_text(keyword));
}

static void expect_number(const FoStyle *style, PropertyId property, int64_t thousandths)
{
    assert_int_equal(style->values[property].kind, VALUE_NUMBER);
    assert_int_equal(style->values[property].number, thousandths);
}

static void expect_text(const FoStyle *style, PropertyId property, const char *string)
{
    assert_int_equal(style->values[property].kind, VALUE_STRING);
    assert_string_equal(style->values[property].string, string);
}

static void expect_color(const FoStyle *style, PropertyId property, uint32_t rgb)
{
    Color color = style->values[property].color;
    assert_int_equal(style->values[property].kind, VALUE_COLOR);
    assert_int_equal(color.red << 16 | color.green << 8 | color.blue, rgb);
}

/* Every initial value of the table is a value of its property, and every keyword of the table is known. */
static void the_table_is_sound(void **state)
{
    (void)state;
    const FoStyle *style = make(NULL, FO_ROOT, NULL);
    for (int i = 0; i < PROPERTY_COUNT; i++) {
        const PropertyRow *row = &PROPERTY_ROWS[i];
        assert_int_equal(property_find(row->name), i);
        assert_null(shorthand_find(row->name));
        ValueContext context = {.arena = arena,
                                .own = style,
                                .property = (PropertyId)i,
                                .em = POINTS(12),
                                .initial = style};
        Value value;
        if (!value_parse(&context, row->initial, strlen(row->initial), &value))
            fail_msg("%s: the initial value “%s” is none", row->name, row->initial);
        for (const char *word = row->keywords; *word;) {
            size_t length = strcspn(word, " ");
            if (!value_parse(&context, word, length, &value))
                fail_msg("%s: the keyword %s is not known", row->name, word);
            word += length + (word[length] == ' ');
        }
    }
    assert_int_equal(property_find("unheard-of"), PROPERTY_COUNT);
}

static void initial_values(void **state)
{
    (void)state;
    const FoStyle *style = make(NULL, FO_ROOT, NULL);
    expect_length(style, PROPERTY_FONT_SIZE, 12000);
    expect_number(style, PROPERTY_FONT_WEIGHT, 400000);
    expect_number(style, PROPERTY_ORPHANS, 2000);
    expect_length(style, PROPERTY_PROVISIONAL_DISTANCE, 24000);
    expect_length(style, PROPERTY_PROVISIONAL_SEPARATION, 6000);
    expect_length(style, PROPERTY_LEADER_OPTIMUM, 12000);
    assert_int_equal(style->values[PROPERTY_LEADER_MAXIMUM].percent, 100000);
    expect_keyword(style, PROPERTY_BORDER_COLLAPSE, KEYWORD_COLLAPSE);
    expect_keyword(style, PROPERTY_LINE_HEIGHT, KEYWORD_NORMAL);
    expect_keyword(style, PROPERTY_HYPHENATE, KEYWORD_FALSE);
    assert_false(style->values[PROPERTY_BACKGROUND_COLOR].color.visible);
    expect_length(style, PROPERTY_BORDER_BEFORE_WIDTH, 0);
}

static void inheritance(void **state)
{
    (void)state;
    const FoStyle *outer =
        make(NULL, FO_BLOCK, "text-align", "justify", "color", "red", "start-indent", "3pt",
             "padding", "2pt", "break-before", "page", NULL);
    const FoStyle *inner = make(outer, FO_BLOCK, NULL);
    expect_keyword(inner, PROPERTY_TEXT_ALIGN, KEYWORD_JUSTIFY);
    expect_color(inner, PROPERTY_COLOR, 0xFF0000);
    expect_length(inner, PROPERTY_START_INDENT, 3000);
    expect_length(inner, PROPERTY_PADDING_START, 0);
    expect_keyword(inner, PROPERTY_BREAK_BEFORE, KEYWORD_AUTO);
    const FoStyle *asked = make(outer, FO_BLOCK, "padding-start", "inherit", "break-before",
                                "from-parent()", "text-align", "\n inherit ", NULL);
    expect_length(asked, PROPERTY_PADDING_START, 2000);
    expect_length(asked, PROPERTY_PADDING_END, 0);
    expect_keyword(asked, PROPERTY_BREAK_BEFORE, KEYWORD_PAGE);
    expect_keyword(asked, PROPERTY_TEXT_ALIGN, KEYWORD_JUSTIFY);
    const FoStyle *all = make(outer, FO_BLOCK, "padding", " inherit ", NULL);
    expect_length(all, PROPERTY_PADDING_END, 2000);
    /* the root inherits the initial value */
    expect_length(make(NULL, FO_ROOT, "padding", "4pt", "padding-start", "inherit", NULL),
                  PROPERTY_PADDING_START, 0);
    assert_int_equal(reports(), 0);
}

static void font_sizes(void **state)
{
    (void)state;
    const FoStyle *outer = make(NULL, FO_BLOCK, "font-size", "10pt", NULL);
    expect_length(make(outer, FO_BLOCK, "font-size", "2em", NULL), PROPERTY_FONT_SIZE, 20000);
    expect_length(make(outer, FO_BLOCK, "font-size", "80%", NULL), PROPERTY_FONT_SIZE, 8000);
    expect_length(make(outer, FO_BLOCK, "font-size", "larger", NULL), PROPERTY_FONT_SIZE, 12000);
    expect_length(make(outer, FO_BLOCK, "font-size", "smaller", NULL), PROPERTY_FONT_SIZE, 8333);
    expect_length(make(outer, FO_BLOCK, "font-size", "medium", NULL), PROPERTY_FONT_SIZE, 12000);
    /* em is the object's own font size, wherever that is written and however */
    expect_length(make(outer, FO_BLOCK, "text-indent", "2em", "font-size", "15pt", NULL),
                  PROPERTY_TEXT_INDENT, 30000);
    expect_length(make(outer, FO_BLOCK, "text-indent", "1em", "font-size", "large", NULL),
                  PROPERTY_TEXT_INDENT, 14400);
    expect_length(make(outer, FO_BLOCK, "line-height", "150%", "font-size", "larger", NULL),
                  PROPERTY_LINE_HEIGHT, 18000);
    /* what is inherited is the computed length; of a plain number the number */
    const FoStyle *spaced = make(outer, FO_BLOCK, "line-height", "2em", NULL);
    expect_length(make(spaced, FO_BLOCK, "font-size", "30pt", NULL), PROPERTY_LINE_HEIGHT, 20000);
    spaced = make(outer, FO_BLOCK, "line-height", "1.5", NULL);
    expect_number(make(spaced, FO_BLOCK, "font-size", "30pt", NULL), PROPERTY_LINE_HEIGHT, 1500);
}

static void font_weights(void **state)
{
    (void)state;
    const FoStyle *bold = make(NULL, FO_INLINE, "font-weight", "bold", NULL);
    const FoStyle *bolder = make(bold, FO_INLINE, "font-weight", "bolder", NULL);
    expect_number(bold, PROPERTY_FONT_WEIGHT, 700000);
    expect_number(bolder, PROPERTY_FONT_WEIGHT, 900000);
    expect_number(make(bold, FO_INLINE, "font-weight", "lighter", NULL), PROPERTY_FONT_WEIGHT,
                  400000);
    expect_number(make(bold, FO_INLINE, "font-weight", "normal", NULL), PROPERTY_FONT_WEIGHT,
                  400000);
    expect_number(make(bold, FO_INLINE, NULL), PROPERTY_FONT_WEIGHT, 700000);
}

static void sides(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        Length before, end, after, start;
    } CASES[] = {{"1pt", 1000, 1000, 1000, 1000},
                 {"1pt 2pt", 1000, 2000, 1000, 2000},
                 {"1pt 2pt 3pt", 1000, 2000, 3000, 2000},
                 {" 1pt\t2pt  3pt 4pt ", 1000, 2000, 3000, 4000}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const FoStyle *style = make(NULL, FO_BLOCK, "padding", CASES[i].value, NULL);
        expect_length(style, PROPERTY_PADDING_BEFORE, CASES[i].before);
        expect_length(style, PROPERTY_PADDING_END, CASES[i].end);
        expect_length(style, PROPERTY_PADDING_AFTER, CASES[i].after);
        expect_length(style, PROPERTY_PADDING_START, CASES[i].start);
    }
    assert_int_equal(reports(), 0);
}

static void borders(void **state)
{
    (void)state;
    const FoStyle *style = make(NULL, FO_BLOCK, "border", "rgb(0, 0, 255) solid 2pt", NULL);
    expect_length(style, PROPERTY_BORDER_END_WIDTH, 2000);
    expect_keyword(style, PROPERTY_BORDER_END_STYLE, KEYWORD_SOLID);
    expect_color(style, PROPERTY_BORDER_END_COLOR, 0x0000FF);
    /* what is not written is set to its initial value */
    style = make(NULL, FO_BLOCK, "border-top", "solid", "color", "red", NULL);
    expect_length(style, PROPERTY_BORDER_BEFORE_WIDTH, 1000);
    expect_color(style, PROPERTY_BORDER_BEFORE_COLOR, 0xFF0000);
    expect_length(style, PROPERTY_BORDER_AFTER_WIDTH, 0);
    /* a border without a style has no width (7.8.20) */
    style = make(NULL, FO_BLOCK, "border", "thick red", NULL);
    expect_length(style, PROPERTY_BORDER_BEFORE_WIDTH, 0);
    style = make(NULL, FO_BLOCK, "border-width", "thin thick", "border-style", "dotted", NULL);
    expect_length(style, PROPERTY_BORDER_BEFORE_WIDTH, 500);
    expect_length(style, PROPERTY_BORDER_START_WIDTH, 2000);
    style = make(NULL, FO_BLOCK, "border", "solid currentcolor", "color", "lime", NULL);
    expect_color(style, PROPERTY_BORDER_START_COLOR, 0x00FF00);
    assert_int_equal(reports(), 0);
}

/* Both orders of the attributes give the same. */
static void expect_stronger(const char *weak, const char *weak_value, const char *strong,
                            const char *strong_value, PropertyId property, Length length)
{
    expect_length(
        make(NULL, FO_BLOCK, weak, weak_value, strong, strong_value, "border-style", "solid", NULL),
        property, length);
    expect_length(
        make(NULL, FO_BLOCK, "border-style", "solid", strong, strong_value, weak, weak_value, NULL),
        property, length);
}

static void the_narrower_wins(void **state)
{
    (void)state;
    expect_stronger("border", "1pt solid", "border-width", "2pt", PROPERTY_BORDER_START_WIDTH,
                    2000);
    expect_stronger("border-width", "2pt", "border-left", "3pt solid", PROPERTY_BORDER_START_WIDTH,
                    3000);
    expect_stronger("border-left", "3pt solid", "border-left-width", "4pt",
                    PROPERTY_BORDER_START_WIDTH, 4000);
    expect_stronger("border-left", "3pt solid", "border-start-width", "5pt",
                    PROPERTY_BORDER_START_WIDTH, 5000);
    expect_stronger("padding", "1pt", "padding-start", "2pt", PROPERTY_PADDING_START, 2000);
    expect_stronger("padding", "1pt", "padding-left", "2pt", PROPERTY_PADDING_START, 2000);
    expect_stronger("space-before", "1pt", "space-before.optimum", "2pt",
                    PROPERTY_SPACE_BEFORE_OPTIMUM, 2000);
    expect_stronger("leader-length", "1pt", "leader-length.maximum", "2pt", PROPERTY_LEADER_MAXIMUM,
                    2000);
    expect_stronger("padding-before", "1pt", "padding-before.length", "2pt",
                    PROPERTY_PADDING_BEFORE, 2000);
    /* 5.3.1: the absolute name over the relative one */
    expect_stronger("padding-start", "1pt", "padding-left", "2pt", PROPERTY_PADDING_START, 2000);
    expect_stronger("border-start-width", "1pt", "border-left-width", "2pt",
                    PROPERTY_BORDER_START_WIDTH, 2000);
    expect_stronger("inline-progression-dimension", "1pt", "width", "2pt", PROPERTY_WIDTH, 2000);
    /* 5.3.2: a margin over an indent or space, but not the margin of all sides */
    expect_stronger("start-indent", "1pt", "margin-left", "2pt", PROPERTY_START_INDENT,
                    2000 + 1000); /* and the border */
    expect_stronger("margin", "1pt", "start-indent", "2pt", PROPERTY_START_INDENT, 2000);
    expect_stronger("space-after", "1pt", "margin-bottom", "2pt", PROPERTY_SPACE_AFTER_OPTIMUM,
                    2000);
    expect_stronger("margin", "1pt", "space-after", "2pt", PROPERTY_SPACE_AFTER_OPTIMUM, 2000);
    const FoStyle *style =
        make(NULL, FO_BLOCK, "background-color", "red", "background", "blue", NULL);
    expect_color(style, PROPERTY_BACKGROUND_COLOR, 0xFF0000);
    style = make(NULL, FO_BLOCK, "break-before", "column", "page-break-before", "always", NULL);
    expect_keyword(style, PROPERTY_BREAK_BEFORE, KEYWORD_COLUMN);
    assert_int_equal(reports(), 0);
}

static void compounds(void **state)
{
    (void)state;
    const FoStyle *style =
        make(NULL, FO_BLOCK, "space-before", "5pt", "space-before.conditionality", "retain",
             "space-before.precedence", "force", NULL);
    expect_length(style, PROPERTY_SPACE_BEFORE_MINIMUM, 5000);
    expect_length(style, PROPERTY_SPACE_BEFORE_MAXIMUM, 5000);
    expect_keyword(style, PROPERTY_SPACE_BEFORE_CONDITIONALITY, KEYWORD_RETAIN);
    expect_keyword(style, PROPERTY_SPACE_BEFORE_PRECEDENCE, KEYWORD_FORCE);
    style =
        make(NULL, FO_BLOCK, "keep-together", "always", "keep-with-next.within-page", "3", NULL);
    expect_keyword(style, PROPERTY_KEEP_TOGETHER_WITHIN_PAGE, KEYWORD_ALWAYS);
    expect_keyword(style, PROPERTY_KEEP_TOGETHER_WITHIN_COLUMN, KEYWORD_ALWAYS);
    expect_keyword(style, PROPERTY_KEEP_TOGETHER_WITHIN_LINE, KEYWORD_AUTO);
    expect_number(style, PROPERTY_KEEP_WITH_NEXT_WITHIN_PAGE, 3000);
    style = make(NULL, FO_TABLE, "border-spacing", "1pt 2pt", NULL);
    expect_length(style, PROPERTY_BORDER_SEPARATION_INLINE, 1000);
    expect_length(style, PROPERTY_BORDER_SEPARATION_BLOCK, 2000);
    assert_int_equal(reports(), 0);
}

static void values_that_mean_others(void **state)
{
    (void)state;
    const FoStyle *style = make(NULL, FO_BLOCK, "white-space", " pre ", NULL);
    expect_keyword(style, PROPERTY_LINEFEED_TREATMENT, KEYWORD_PRESERVE);
    expect_keyword(style, PROPERTY_WHITE_SPACE_COLLAPSE, KEYWORD_FALSE);
    expect_keyword(style, PROPERTY_WHITE_SPACE_TREATMENT, KEYWORD_PRESERVE);
    expect_keyword(style, PROPERTY_WRAP_OPTION, KEYWORD_NO_WRAP);
    style = make(style, FO_BLOCK, "page-break-after", "avoid", "page-break-before", "right",
                 "page-break-inside", "avoid", NULL);
    expect_keyword(style, PROPERTY_KEEP_WITH_NEXT_WITHIN_PAGE, KEYWORD_ALWAYS);
    expect_keyword(style, PROPERTY_BREAK_BEFORE, KEYWORD_ODD_PAGE);
    expect_keyword(style, PROPERTY_KEEP_TOGETHER_WITHIN_PAGE, KEYWORD_ALWAYS);
    expect_keyword(style, PROPERTY_WRAP_OPTION, KEYWORD_NO_WRAP);
    style = make(NULL, FO_INLINE, "vertical-align", "super", NULL);
    expect_keyword(style, PROPERTY_BASELINE_SHIFT, KEYWORD_SUPER);
    style = make(NULL, FO_INLINE, "vertical-align", "-2pt", NULL);
    expect_length(style, PROPERTY_BASELINE_SHIFT, -2000);
    style = make(NULL, FO_TABLE_CELL, "vertical-align", "middle", NULL);
    expect_keyword(style, PROPERTY_DISPLAY_ALIGN, KEYWORD_CENTER);
    /* of what stands in lines it is the baseline alone */
    style = make(NULL, FO_EXTERNAL_GRAPHIC, "vertical-align", "middle", NULL);
    expect_keyword(style, PROPERTY_DISPLAY_ALIGN, KEYWORD_AUTO);
    expect_keyword(style, PROPERTY_ALIGNMENT_BASELINE, KEYWORD_MIDDLE);
    style = make(NULL, FO_SIMPLE_PAGE_MASTER, "size", "landscape", NULL);
    expect_length(style, PROPERTY_PAGE_WIDTH, 841890);
    expect_length(style, PROPERTY_PAGE_HEIGHT, 595276);
    style = make(NULL, FO_SIMPLE_PAGE_MASTER, "size", "10cm 20cm", NULL);
    expect_length(style, PROPERTY_PAGE_HEIGHT, 566929);
    style = make(NULL, FO_SIMPLE_PAGE_MASTER, "size", "auto", NULL);
    expect_keyword(style, PROPERTY_PAGE_WIDTH, KEYWORD_AUTO);
    style = make(NULL, FO_SIMPLE_PAGE_MASTER, "size", "portrait", NULL);
    expect_length(style, PROPERTY_PAGE_WIDTH, 595276);
    expect_number(make(NULL, FO_INLINE, "text-decoration", "underline blink", NULL),
                  PROPERTY_TEXT_DECORATION, 2 + 128);
    assert_int_equal(reports(), 0);
    style = make(NULL, FO_BLOCK, "font", "italic small-caps bold 14pt / 1.2 'Arial', serif", NULL);
    expect_length(style, PROPERTY_FONT_SIZE, 14000);
    expect_number(style, PROPERTY_LINE_HEIGHT, 1200);
    expect_number(style, PROPERTY_FONT_WEIGHT, 700000);
    expect_keyword(style, PROPERTY_FONT_STYLE, KEYWORD_ITALIC);
    expect_keyword(style, PROPERTY_FONT_VARIANT, KEYWORD_SMALL_CAPS);
    assert_string_equal(style->values[PROPERTY_FONT_FAMILY].string, "'Arial', serif");
    style = make(style, FO_BLOCK, "font", "12pt/14pt serif", NULL);
    expect_number(style, PROPERTY_FONT_WEIGHT, 400000);
    expect_keyword(style, PROPERTY_FONT_VARIANT, KEYWORD_NORMAL);
    assert_int_equal(reports(), 0);
    make(NULL, FO_BLOCK, "font", "12pt/ serif", NULL);
    make(NULL, FO_BLOCK, "font", "12pt/1.2", NULL);
    make(NULL, FO_BLOCK, "font", "caption", NULL);
    assert_int_equal(reports(), 3);
}

static void languages(void **state)
{
    (void)state;
    static const struct {
        const char *value, *language, *country;
    } CASES[] = {{"ru", "ru", "none"},      {"ru-RU", "ru", "RU"}, {"zh-Hans-CN", "zh", "CN"},
                 {"sr-Latn", "sr", "none"}, {"en_US", "en", "US"}, {"", "none", "none"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const FoStyle *style = make(NULL, FO_BLOCK, "xml:lang", CASES[i].value, NULL);
        expect_text(style, PROPERTY_LANGUAGE, CASES[i].language);
        expect_text(style, PROPERTY_COUNTRY, CASES[i].country);
    }
    expect_text(make(NULL, FO_BLOCK, "xml:lang", "ru", "language", "en", NULL), PROPERTY_LANGUAGE,
                "en");
    assert_int_equal(reports(), 0);
}

static void margins_of_blocks(void **state)
{
    (void)state;
    const FoStyle *outer = make(NULL, FO_BLOCK, "start-indent", "10pt", "end-indent", "1pt", NULL);
    const FoStyle *style = make(outer, FO_BLOCK, "margin", "1pt 2pt 3pt 4pt", "padding", "5pt",
                                "border", "6pt solid", NULL);
    expect_length(style, PROPERTY_START_INDENT, 10000 + 4000 + 5000 + 6000);
    expect_length(style, PROPERTY_END_INDENT, 1000 + 2000 + 5000 + 6000);
    expect_length(style, PROPERTY_SPACE_BEFORE_OPTIMUM, 1000);
    expect_length(style, PROPERTY_SPACE_AFTER_MAXIMUM, 3000);
    /* padding without a margin sticks out of the indent */
    expect_length(make(outer, FO_BLOCK, "padding", "5pt", NULL), PROPERTY_START_INDENT, 10000);
    style = make(outer, FO_BLOCK, "margin-left", "10%", NULL);
    assert_int_equal(style->values[PROPERTY_START_INDENT].length, 10000);
    assert_int_equal(style->values[PROPERTY_START_INDENT].percent, 10000);
    /* a page's margins are no indents */
    expect_length(make(outer, FO_REGION_BODY, "margin", "5pt", NULL), PROPERTY_START_INDENT, 10000);
    assert_int_equal(
        make(outer, FO_BLOCK, "margin-left", "auto", NULL)->values[PROPERTY_START_INDENT].length,
        10000);
}

static void indents_stay_within_limits(void **state)
{
    (void)state;
    const FoStyle *style = NULL;
    for (int i = 0; i < 10; i++)
        style = make(style, FO_BLOCK, "margin-left", "14000pt + 10000%", NULL);
    assert_int_equal(style->values[PROPERTY_START_INDENT].length, FO_LENGTH_LIMIT);
    assert_int_equal(style->values[PROPERTY_START_INDENT].percent, FO_PERCENT_LIMIT);
}

static void list_functions(void **state)
{
    (void)state;
    const FoStyle *list = make(NULL, FO_LIST_BLOCK, "provisional-distance-between-starts", "20pt",
                               "provisional-label-separation", "2pt", "start-indent", "5pt", NULL);
    const FoStyle *item = make(list, FO_LIST_ITEM, NULL);
    expect_length(make(item, FO_LIST_ITEM_BODY, "start-indent", "body-start()", NULL),
                  PROPERTY_START_INDENT, 25000);
    const Value *end = &make(item, FO_LIST_ITEM_LABEL, "end-indent", "label-end()", NULL)
                            ->values[PROPERTY_END_INDENT];
    assert_int_equal(value_length(end, 100000), 100000 - 25000 + 2000);
}

static void equal_sets_share_a_style(void **state)
{
    (void)state;
    const FoStyle *style = make(NULL, FO_BLOCK, "color", "red", NULL);
    assert_ptr_equal(make(NULL, FO_BLOCK, "color", "red", NULL), style);
    assert_ptr_not_equal(make(NULL, FO_INLINE, "color", "red", NULL), style);
    assert_ptr_not_equal(make(NULL, FO_BLOCK, "color", "blue", NULL), style);
    assert_ptr_not_equal(make(style, FO_BLOCK, "color", "red", NULL), style);
    assert_null(style_find(cache, NULL, FO_TABLE, NULL, 0));
    const FoStyle *plain = make(NULL, FO_TABLE, NULL);
    /* many styles later it is still found */
    for (int i = 0; i < 3000; i++) {
        char size[16];
        snprintf(size, sizeof size, "%dpt", i + 1);
        expect_length(make(NULL, FO_BLOCK, "font-size", size, NULL), PROPERTY_FONT_SIZE,
                      (i + 1) * 1000);
    }
    assert_int_equal(reports(), 0);
    assert_ptr_equal(make(NULL, FO_BLOCK, "color", "red", NULL), style);
    assert_ptr_equal(style_find(cache, NULL, FO_TABLE, NULL, 0), plain);
}

static void expect_report(const char *expected)
{
    Buffer out = {0};
    diagnostics_print(diagnostics, &out);
    if (strstr(buffer_text(&out), expected) == NULL)
        fail_msg("expected: %s\nin: %s", expected, buffer_text(&out));
    buffer_free(&out);
}

static void mistakes_are_reported_once_and_at_the_place(void **state)
{
    (void)state;
    FoAttribute attributes[] = {{"colour", "red", {source, 10, 14}},
                                {"text-align", "middle", {source, 19, 24}}};
    const FoStyle *style = style_make(cache, NULL, FO_BLOCK, attributes, 2);
    assert_int_equal(reports(), 2);
    expect_report("test.fo:1:11: warning: the property “colour” is not supported");
    expect_report("did you mean “color”?");
    expect_report("test.fo:1:20: warning: “middle” is no supported value of “text-align”");
    attributes[0].place.start = 3;
    assert_ptr_equal(style_make(cache, NULL, FO_BLOCK, attributes, 2), style);
    assert_int_equal(reports(), 2);
    expect_keyword(style, PROPERTY_TEXT_ALIGN, KEYWORD_START);
}

static void a_wrong_shorthand_sets_nothing(void **state)
{
    (void)state;
    static const char *const WRONG[][2] = {{"padding", "1pt 2pt nonsense"},
                                           {"padding", "1pt 1pt 1pt 1pt 1pt"},
                                           {"padding", ""},
                                           {"padding", "-1pt"},
                                           {"border", "1pt solid red blue"},
                                           {"border", "1pt 2pt"},
                                           {"border", "solid dotted"},
                                           {"border", " "},
                                           {"space-before", "1pt 2pt"},
                                           {"white-space", "prefer"},
                                           {"border-spacing", "1pt 2pt 3pt"},
                                           {"xml:lang", "-RU"},
                                           {"margin-before", "1pt"}};
    const FoStyle *plain = make(NULL, FO_BLOCK, NULL);
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        const FoStyle *style = make(NULL, FO_BLOCK, WRONG[i][0], WRONG[i][1], NULL);
        assert_int_equal(reports(), i + 1);
        for (int k = 0; k < PROPERTY_COUNT; k++)
            if (style->specified[k] || style->values[k].kind != plain->values[k].kind)
                fail_msg("%s=\"%s\" sets %s", WRONG[i][0], WRONG[i][1], PROPERTY_ROWS[k].name);
    }
}

static void a_long_value_is_not_repeated_whole(void **state)
{
    (void)state;
    Buffer value = {0};
    for (int i = 0; i < 1000; i++)
        buffer_string(&value, "я");
    make(NULL, FO_BLOCK, "text-align", buffer_text(&value), NULL);
    Buffer out = {0};
    diagnostics_print(diagnostics, &out);
    assert_in_range(out.length, 100, 400);
    assert_non_null(strstr(buffer_text(&out), "я…”"));
    buffer_free(&out);
    buffer_free(&value);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_table_is_sound),
        TEST(initial_values),
        TEST(inheritance),
        TEST(font_sizes),
        TEST(font_weights),
        TEST(sides),
        TEST(borders),
        TEST(the_narrower_wins),
        TEST(compounds),
        TEST(values_that_mean_others),
        TEST(languages),
        TEST(margins_of_blocks),
        TEST(indents_stay_within_limits),
        TEST(list_functions),
        TEST(equal_sets_share_a_style),
        TEST(mistakes_are_reported_once_and_at_the_place),
        TEST(a_wrong_shorthand_sets_nothing),
        TEST(a_long_value_is_not_repeated_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
