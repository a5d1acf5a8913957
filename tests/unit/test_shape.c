/* test_shape.c: from characters to glyphs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
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
    ShapeStyle style = {setting->font, POINTS(10), "ru", letter_spacing, false, false};
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
    assert_true(shape(state, "AV", 0)->glyphs[1].unsafe);
    assert_false(shape(state, "AH", 0)->glyphs[0].unsafe);
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
    ShapeStyle style = {setting->font, POINTS(10), NULL, 0, false, false};
    const char *text = "AVA";
    GlyphRun *run = shape_text(setting->arena, &style, text + 1, 1, 1, 1);
    assert_int_equal(run->glyph_count, 1);
    assert_int_equal(run->glyphs[0].cluster, 0);
    assert_ptr_equal(run->text, text + 1);
}

static void right_to_left_is_drawn_from_the_left(void **state)
{
    Setting *setting = *state;
    ShapeStyle style = {setting->font, POINTS(10), "he", 0, true, false};
    GlyphRun *run = shape_text(setting->arena, &style, "abc", 3, 0, 0);
    assert_int_equal(run->glyph_count, 3);
    assert_int_equal(run->glyphs[0].cluster, 2);
    assert_true(run->right_to_left);
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
        cmocka_unit_test(a_ligature_is_one_cluster),
        cmocka_unit_test(letter_spacing_parts_ligatures_and_not_accents),
        cmocka_unit_test(soft_hyphens_are_not_drawn),
        cmocka_unit_test(spaces_and_hyphens_are_made),
        cmocka_unit_test(what_the_font_lacks_is_glyph_0),
        cmocka_unit_test(context_is_seen_but_not_drawn),
        cmocka_unit_test(right_to_left_is_drawn_from_the_left),
        cmocka_unit_test(scripts),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
