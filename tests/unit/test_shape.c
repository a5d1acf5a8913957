/* test_shape.c: from characters to glyphs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/run_table.h"
#include "text/shape.h"

typedef struct {
    Diagnostics *diagnostics;
    FontSet *set;
    Arena *arena;
    const Font *font;
} Setting;

static int set_up(void **state)
{
    Setting *setting = memory_new(sizeof *setting);
    setting->diagnostics = diagnostics_new();
    setting->set = fontset_new(setting->diagnostics);
    setting->arena = arena_new();
    FontRequest request = {"PT Serif", 400, false};
    setting->font = fontset_find(setting->set, &request, PLACE_NONE);
    *state = setting;
    return setting->font == NULL;
}

static int tear_down(void **state)
{
    Setting *setting = *state;
    arena_free(setting->arena);
    fontset_free(setting->set);
    diagnostics_free(setting->diagnostics);
    free(setting);
    return 0;
}

static GlyphRun *shape(void **state, const char *text, Length letter_spacing)
{
    Setting *setting = *state;
    ShapeStyle style = {setting->font, POINTS(10),          "ru", letter_spacing,
                        false,         CAPITALS_AS_WRITTEN, false};
    return shape_text(setting->arena, &style, text, strlen(text), 0, 0);
}

static void need_pt_serif(void **state)
{
    Setting *setting = *state;
    if (strcmp(font_family(setting->font), "PT Serif") != 0) {
        print_error("SKIPPED: the font PT Serif is not installed\n");
        skip();
    }
}

static Length width(const GlyphRun *run)
{
    Length sum = 0;
    for (size_t i = 0; i < run->glyph_count; i++)
        sum += run->glyphs[i].advance;
    return sum;
}

static void every_letter_gets_a_glyph(void **state)
{
    GlyphRun *run = shape(state, "Встреча", 0);
    assert_int_equal(run->glyph_count, 7);
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(run->glyphs[i].cluster, 2 * i);
        assert_int_not_equal(run->glyphs[i].glyph, 0);
        assert_in_range(run->glyphs[i].advance, 3000, 12000);
    }
    assert_int_equal(shape(state, "", 0)->glyph_count, 0);
}

static void pairs_are_kerned(void **state)
{
    need_pt_serif(state);
    Length pair = width(shape(state, "AV", 0));
    Length apart = width(shape(state, "A", 0)) + width(shape(state, "V", 0));
    assert_true(pair < apart);
}

/* Liberation Serif has “A ”, “ A” and “Т ” narrower by some twentieths of the em. */
static void kerning_leaves_spaces_alone(void **state)
{
    Setting *setting = *state;
    static const char *const FAMILIES[] = {"PT Serif", "Liberation Serif", "DejaVu Sans"};
    for (size_t i = 0; i < sizeof FAMILIES / sizeof *FAMILIES; i++) {
        FontRequest request = {FAMILIES[i], 400, false};
        ShapeStyle style = {fontset_find(setting->set, &request, PLACE_NONE),
                            POINTS(10),
                            "ru",
                            0,
                            false,
                            CAPITALS_AS_WRITTEN,
                            false};
        const char *text = "A A Т А 1 1";
        GlyphRun *run = shape_text(setting->arena, &style, text, strlen(text), 0, 0);
        GlyphRun *space = shape_text(setting->arena, &style, " ", 1, 0, 0);
        for (size_t k = 1; k < run->glyph_count; k += 2)
            assert_int_equal(run->glyphs[k].advance, space->glyphs[0].advance);
        GlyphRun *letter = shape_text(setting->arena, &style, "A", 1, 0, 0);
        assert_int_equal(run->glyphs[0].advance, letter->glyphs[0].advance);
    }
}

static void a_ligature_is_one_cluster(void **state)
{
    need_pt_serif(state);
    GlyphRun *run = shape(state, "office", 0);
    assert_int_equal(run->glyph_count, 5);
    assert_int_equal(run->glyphs[2].cluster, 2);
    assert_int_equal(run->glyphs[3].cluster, 4);
}

static void letter_spacing_parts_ligatures_and_not_accents(void **state)
{
    need_pt_serif(state);
    GlyphRun *run = shape(state, "office", 500);
    assert_int_equal(run->glyph_count, 6);
    assert_int_equal(width(shape(state, "нн", 500)), width(shape(state, "нн", 0)) + 1000);
    /* A stress mark is in its letter's cluster and gets no space of its own. */
    run = shape(state, "а\u0301н", 500);
    assert_int_equal(run->glyphs[run->glyph_count - 1].cluster, 4);
    assert_int_equal(width(run), width(shape(state, "а\u0301н", 0)) + 1000);
}

static void soft_hyphens_are_not_drawn(void **state)
{
    GlyphRun *run = shape(state, "со\u00ADвет", 0);
    assert_int_equal(run->glyph_count, 5);
    assert_int_equal(run->glyphs[1].cluster, 2);
    assert_int_equal(run->glyphs[2].cluster, 6);
    assert_int_equal(width(run), width(shape(state, "совет", 0)));
}

static void spaces_and_hyphens_are_made(void **state)
{
    Setting *setting = *state;
    Length space = width(shape(state, " ", 0));
    assert_int_equal(width(shape(state, "\u00A0", 0)), space);
    assert_int_equal(width(shape(state, "\t", 0)), space);
    const char *texts[] = {"\u202F", "\u2009", "\u2007", "\u2010", "\u2011", "\u3000"};
    const uint32_t characters[] = {0x202F, 0x2009, 0x2007, 0x2010, 0x2011, 0x3000};
    for (size_t i = 0; i < 6; i++) {
        assert_true(font_has(setting->font, characters[i]));
        GlyphRun *run = shape(state, texts[i], 0);
        assert_int_equal(run->glyph_count, 1);
        assert_int_not_equal(run->glyphs[0].glyph, 0);
        assert_in_range(run->glyphs[0].advance, 500, 10000);
    }
    /* A thin space is a fifth of the em, at 10 pt. */
    assert_in_range(width(shape(state, "\u2009", 0)), 1200, 2500);
}

/* Fonts for Chinese have one as wide as a character, which stands away from the letters before it. */
static void a_hyphen_is_narrow(void **state)
{
    Setting *setting = *state;
    FontRequest request = {"Noto Serif CJK SC", 400, false};
    const Font *font = fontset_find(setting->set, &request, PLACE_NONE);
    assert_string_equal(font_family(font), "Noto Serif CJK SC");
    ShapeStyle style = {font, POINTS(10), "ru", 0, false, CAPITALS_AS_WRITTEN, false};
    Length minus = width(shape_text(setting->arena, &style, "-", 1, 0, 0));
    assert_in_range(minus, 2000, 5000);
    assert_int_equal(width(shape_text(setting->arena, &style, "\u2010", 3, 0, 0)), minus);
    assert_int_equal(width(shape_text(setting->arena, &style, "\u2011", 3, 0, 0)), minus);
}

static void what_the_font_lacks_is_glyph_0(void **state)
{
    Setting *setting = *state;
    assert_false(font_has(setting->font, 0xE123));
    assert_int_equal(shape(state, "\uE123", 0)->glyphs[0].glyph, 0);
    /* Bytes that are not UTF-8 do no harm. */
    shape(state, "\xff\xd0", 0);
}

static void context_is_seen_but_not_drawn(void **state)
{
    Setting *setting = *state;
    ShapeStyle style = {setting->font, POINTS(10), NULL, 0, false, CAPITALS_AS_WRITTEN, false};
    const char *text = "AVA";
    GlyphRun *run = shape_text(setting->arena, &style, text + 1, 1, 1, 1);
    assert_int_equal(run->glyph_count, 1);
    assert_int_equal(run->glyphs[0].cluster, 0);
    assert_ptr_equal(run->text, text + 1);
}

static void right_to_left_is_drawn_from_the_left(void **state)
{
    Setting *setting = *state;
    ShapeStyle style = {setting->font, POINTS(10), "he", 0, true, CAPITALS_AS_WRITTEN, false};
    GlyphRun *run = shape_text(setting->arena, &style, "abc", 3, 0, 0);
    assert_int_equal(run->glyph_count, 3);
    assert_int_equal(run->glyphs[0].cluster, 2);
    assert_true(run->right_to_left);
}

/* No kerning with spaces that stand alone. Returns how many features that takes. */
static unsigned spare_spaces(const char *text, hb_feature_t features[32])
{
    unsigned count = 0;
    for (unsigned i = 0; text[i] != '\0'; i++) {
        bool no_break = strncmp(text + i, "\u00A0", 2) == 0;
        bool joined = strncmp(text + i + 1, "\u200D", 3) == 0;
        if ((text[i] == ' ' || no_break) && !joined)
            features[count++] = (hb_feature_t){HB_TAG('k', 'e', 'r', 'n'), 0, i, i + 1 + no_break};
        assert_true(count < 32);
    }
    return count;
}

/* What HarfBuzz makes of the whole text at once. */
static void same_as_whole(const Font *font, const char *text)
{
    Arena *arena = arena_new();
    ShapeStyle style = {font, POINTS(11), "ru", 0, false, CAPITALS_AS_WRITTEN, false};
    for (int again = 0; again < 2; again++) { /* the second time from what is kept */
        const GlyphRun *run = shape_text(arena, &style, text, strlen(text), 0, 0);
        hb_buffer_t *buffer = hb_buffer_create();
        hb_buffer_set_language(buffer, hb_language_from_string("ru", -1));
        hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
        hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
        hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_BOT | HB_BUFFER_FLAG_EOT |
                                        HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES |
                                        HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE);
        hb_buffer_add_utf8(buffer, text, -1, 0, -1);
        hb_buffer_guess_segment_properties(buffer);
        hb_feature_t features[32];
        hb_shape(font_at_size(font, POINTS(11)), buffer, features,
                 run->of_words ? spare_spaces(text, features) : 0);
        unsigned count;
        const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
        const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
        assert_int_equal(run->glyph_count, count);
        for (unsigned i = 0; i < count; i++) {
            assert_int_equal(run->glyphs[i].glyph, infos[i].codepoint);
            assert_int_equal(run->glyphs[i].cluster, infos[i].cluster);
            if (run->of_words || text[infos[i].cluster] != ' ')
                assert_int_equal(run->glyphs[i].advance, positions[i].x_advance);
            else
                assert_true(run->glyphs[i].advance >= positions[i].x_advance);
            GlyphShift shift = run->shifts ? run->shifts[i] : (GlyphShift){0, 0};
            assert_int_equal(shift.x, positions[i].x_offset);
            assert_int_equal(shift.y, positions[i].y_offset);
        }
        hb_buffer_destroy(buffer);
    }
    arena_free(arena);
}

/* Words are kept one by one; spaces are what the font says, though it kerns letters against them. */
static void words_are_as_in_the_whole(void **state)
{
    Setting *setting = *state;
    static const char *const FAMILIES[] = {"PT Serif",        "PT Sans",      "Liberation Serif",
                                           "Liberation Sans", "DejaVu Serif", "Noto Serif CJK SC"};
    static const char *const TEXTS[] = {
        "ООО «Тара», г. Тула  —  АО «Уют» (У. А. Тагаев) 10 Т 7 А. У",
        "A V T Y 1 W — Type “A”, Yes, AV To. Fa 11 fi ffi office",
        " Т А ",
        "А",
        "  ",
        "12 345 678",
        "12 марта 2022 г.",
        "за\u0301мок \u0301а  а\u0301 \u0301 й e\u0301 q\u0308\u0301 x\u0323 у",
        "Ελλάδα και Τουρκία Α Υ",
        "a\u00A0V \u00A0T со\u00ADвет и\u200B т \u200D А",
        "会议 A V 纪要",
        "שלום A V עולם"};
    for (size_t i = 0; i < sizeof FAMILIES / sizeof *FAMILIES; i++) {
        FontRequest request = {FAMILIES[i], 400, false};
        const Font *font = fontset_find(setting->set, &request, PLACE_NONE);
        for (size_t k = 0; font && k < sizeof TEXTS / sizeof *TEXTS; k++)
            same_as_whole(font, TEXTS[k]);
    }
}

/* When there are very many words they are forgotten, and shaped anew. */
static void very_many_words(void **state)
{
    Setting *setting = *state;
    Length first = width(shape(state, "слово 0 слово", 0));
    for (int i = 0; i < 60000; i++) {
        char text[40];
        Arena *arena = arena_new();
        ShapeStyle style = {setting->font, POINTS(10), "ru", 0, false, CAPITALS_AS_WRITTEN, false};
        snprintf(text, sizeof text, "слово %d слово", i);
        shape_text(arena, &style, text, strlen(text), 0, 0);
        arena_free(arena);
    }
    assert_int_equal(width(shape(state, "слово 0 слово", 0)), first);
}

/* However many languages there were before, spaces are as wide. */
static void very_many_languages(void **state)
{
    Setting *setting = *state;
    FontRequest request = {"Liberation Serif", 400, false};
    const Font *font = fontset_find(setting->set, &request, PLACE_NONE);
    Length first = 0;
    for (int i = 0; i < 100; i++) {
        char language[] = {(char)('a' + i % 26), (char)('a' + i / 26), 'x', '\0'};
        ShapeStyle style = {font, POINTS(10), language, 0, false, CAPITALS_AS_WRITTEN, false};
        Length now = width(shape_text(setting->arena, &style, "A A", 3, 0, 0));
        first = i == 0 ? now : first;
        assert_int_equal(now, first);
    }
}

/* The same text in the same style is one run; anything else is another. */
static void a_run_is_shaped_once(void **state)
{
    Setting *setting = *state;
    RunTable *table = run_table_new(setting->arena);
    ShapeStyle style = {setting->font, POINTS(10), "ru", 0, false, CAPITALS_AS_WRITTEN, false};
    char text[] = "принято к сведению";
    const GlyphRun *first = run_table_shape(table, &style, text, strlen(text), 0, 0);
    char *again = arena_string(setting->arena, text);
    assert_ptr_equal(run_table_shape(table, &style, again, strlen(again), 0, 0), first);
    ShapeStyle others[] = {style, style, style, style};
    others[0].size = POINTS(11);
    others[1].language = "en";
    others[2].letter_spacing = 100;
    others[3].right_to_left = true;
    for (size_t i = 0; i < 4; i++)
        assert_ptr_not_equal(run_table_shape(table, &others[i], again, strlen(again), 0, 0), first);
    assert_int_equal(run_table_shape(table, &style, again, 14, 0, 0)->glyph_count, 7);
    for (int i = 0; i < 2000; i++) {
        char *number = arena_alloc(setting->arena, 16);
        snprintf(number, 16, "№ %d", i);
        const GlyphRun *run = run_table_shape(table, &style, number, strlen(number), 0, 0);
        assert_string_equal(run->text, number);
        assert_ptr_equal(run_table_shape(table, &style, number, strlen(number), 0, 0), run);
    }
    assert_ptr_equal(run_table_shape(table, &style, again, strlen(again), 0, 0), first);
    run_table_free(table);
}

static void scripts(void **state)
{
    (void)state;
    assert_int_equal(script_of(' '), 0);
    assert_int_equal(script_of('1'), 0);
    assert_int_equal(script_of(0x301), 0);
    assert_int_not_equal(script_of('a'), 0);
    assert_int_not_equal(script_of(0x430), script_of('a'));
    assert_int_equal(script_of(0x430), script_of(0x42F));
    assert_int_equal(script_of(0x10FFFF), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_letter_gets_a_glyph),
        cmocka_unit_test(pairs_are_kerned),
        cmocka_unit_test(kerning_leaves_spaces_alone),
        cmocka_unit_test(words_are_as_in_the_whole),
        cmocka_unit_test(very_many_words),
        cmocka_unit_test(very_many_languages),
        cmocka_unit_test(a_run_is_shaped_once),
        cmocka_unit_test(a_ligature_is_one_cluster),
        cmocka_unit_test(letter_spacing_parts_ligatures_and_not_accents),
        cmocka_unit_test(soft_hyphens_are_not_drawn),
        cmocka_unit_test(spaces_and_hyphens_are_made),
        cmocka_unit_test(a_hyphen_is_narrow),
        cmocka_unit_test(what_the_font_lacks_is_glyph_0),
        cmocka_unit_test(context_is_seen_but_not_drawn),
        cmocka_unit_test(right_to_left_is_drawn_from_the_left),
        cmocka_unit_test(scripts),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
