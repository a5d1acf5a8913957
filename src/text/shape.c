/* shape.c: owns the way from characters to glyphs, with HarfBuzz.
 *
 * Clusters are those of graphemes: a letter and its accents are one, and a ligature is one with all
 * its letters, so the bytes from one glyph's cluster to the next belong to that glyph. Characters
 * that are never drawn (a soft hyphen, a joiner) give no glyph and belong to the cluster before
 * them.
 *
 * Spaces are never narrower than the font's own: words.c says why. */
#include "text/shape.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "text/letters.h"
#include "text/words.h"

static int clamp_int(size_t value)
{
    return value > INT_MAX ? INT_MAX : (int)value;
}

static bool has_glyph(hb_font_t *font, hb_codepoint_t code_point)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font, code_point, &glyph) && glyph != 0;
}

/* Whether the font has no hyphen that is as narrow as letters ask: those for Chinese may have one as wide as a character
 * (UAX 11: its width is ambiguous). */
static bool lacks_hyphen(hb_font_t *font, hb_codepoint_t hyphen)
{
    hb_codepoint_t wide, narrow;
    if (!has_glyph(font, hyphen))
        return true;
    return hb_font_get_nominal_glyph(font, hyphen, &wide) &&
           hb_font_get_nominal_glyph(font, '-', &narrow) &&
           hb_font_get_glyph_h_advance(font, wide) > 2 * hb_font_get_glyph_h_advance(font, narrow);
}

/* Puts what the font has in place of a few characters it may lack: hyphens, and white space that is
 * drawn as a space. HarfBuzz itself makes the other spaces (a thin space and its like) from the
 * font's own. */
static void replace_missing(hb_buffer_t *buffer, hb_font_t *font)
{
    unsigned count = 0;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        hb_codepoint_t c = infos[i].codepoint;
        if (c == '\t' || c == '\n' || c == '\r')
            infos[i].codepoint = ' ';
        else if ((c == 0x2010 || c == 0x2011) && lacks_hyphen(font, c))
            infos[i].codepoint = c == 0x2011 && !lacks_hyphen(font, 0x2010) ? 0x2010 : '-';
    }
}

/* HarfBuzz would take the language of the locale, so there is always one given. */
static hb_language_t language_of(const ShapeStyle *style)
{
    return hb_language_from_string(style->language ? style->language : "und", -1);
}

/* The text with capitals for its small letters; the glyphs of a capital belong to the letter's bytes. */
static void add_capitals(hb_buffer_t *buffer, const char *text, size_t length, size_t before)
{
    size_t size, part;
    for (size_t at = 0; at < length; at += size) {
        uint32_t c = utf8_decode(text + at, length - at, &size);
        const char *two = letter_upper_two(c);
        uint32_t cluster = (uint32_t)(before + at);
        if (!two)
            hb_buffer_add(buffer, letter_upper(c), cluster);
        for (; two && *two; two += part)
            hb_buffer_add(buffer, utf8_decode(two, strlen(two), &part), cluster);
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
}

static void fill_buffer(hb_buffer_t *buffer, const ShapeStyle *style, const char *text,
                        size_t length, size_t before, size_t after)
{
    hb_buffer_reset(buffer);
    hb_buffer_set_language(buffer, language_of(style));
    hb_buffer_set_direction(buffer, style->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    unsigned flags =
        HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES | HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE;
    if (before == 0)
        flags |= HB_BUFFER_FLAG_BOT;
    if (after == 0)
        flags |= HB_BUFFER_FLAG_EOT;
    hb_buffer_set_flags(buffer, (hb_buffer_flags_t)flags);
    if (style->capitals == CAPITALS_ONLY)
        add_capitals(buffer, text, length, before);
    else
        hb_buffer_add_utf8(buffer, text - before, clamp_int(before + length + after),
                           (unsigned)before, clamp_int(length));
    if (!hb_buffer_allocation_successful(buffer))
        memory_exhausted();
}

bool shape_is_plain(const ShapeStyle *style)
{
    return !style->right_to_left && !style->proportional && style->capitals == CAPITALS_AS_WRITTEN;
}

static unsigned list_features(const ShapeStyle *style, hb_feature_t features[4])
{
    unsigned count = 0;
    hb_feature_t feature = {0, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    if (style->letter_spacing != 0) {
        feature.tag = HB_TAG('l', 'i', 'g', 'a');
        features[count++] = feature;
        feature.tag = HB_TAG('c', 'l', 'i', 'g');
        features[count++] = feature;
    }
    feature.value = 1;
    if (style->capitals == CAPITALS_SMALL) {
        feature.tag = HB_TAG('s', 'm', 'c', 'p');
        features[count++] = feature;
    }
    if (style->proportional) {
        feature.tag = HB_TAG('p', 'w', 'i', 'd');
        features[count++] = feature;
    }
    return count;
}

static int64_t within_most(int64_t advance)
{
    return advance > ADVANCE_MOST    ? ADVANCE_MOST
           : advance < -ADVANCE_MOST ? -ADVANCE_MOST
                                     : advance;
}

static void copy_glyphs(hb_buffer_t *buffer, Glyph *glyphs, unsigned count, size_t before,
                        const ShapeStyle *style)
{
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, NULL);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    for (unsigned i = 0; i < count; i++) {
        int64_t advance = positions[i].x_advance;
        if (i + 1 == count || infos[i + 1].cluster != infos[i].cluster)
            advance += style->letter_spacing;
        glyphs[i] = (Glyph){.cluster = infos[i].cluster - (uint32_t)before,
                            .shifted = positions[i].x_offset != 0 || positions[i].y_offset != 0,
                            .advance = within_most(advance),
                            .glyph = (uint16_t)infos[i].codepoint};
    }
}

static const GlyphShift *copy_shifts(hb_buffer_t *buffer, Arena *arena, const Glyph *glyphs,
                                     unsigned count)
{
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    GlyphShift *shifts = NULL;
    for (unsigned i = 0; i < count; i++) {
        if (!glyphs[i].shifted)
            continue;
        if (!shifts)
            shifts = arena_array(arena, count, sizeof *shifts);
        shifts[i] = (GlyphShift){positions[i].x_offset, positions[i].y_offset};
    }
    return shifts;
}

/* Leaves the glyphs in the font's buffer; returns how many there are. */
static unsigned shape_in_buffer(hb_buffer_t *buffer, const ShapeStyle *style)
{
    hb_font_t *font = font_at_size(style->font, style->size);
    hb_buffer_guess_segment_properties(buffer);
    replace_missing(buffer, font);
    hb_feature_t features[4];
    unsigned feature_count = list_features(style, features);
    hb_shape(font, buffer, features, feature_count);
    if (!hb_buffer_allocation_successful(buffer))
        memory_exhausted();
    return hb_buffer_get_length(buffer);
}

/* ---- By words ---- */

/* What HarfBuzz takes for the script of a whole run: that of the first character that has one. */
static hb_script_t script_of_run(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t size;
        uint32_t script = script_of(utf8_decode(text + at, length - at, &size));
        if (script != 0)
            return (hb_script_t)script;
        at += size;
    }
    return HB_SCRIPT_INVALID;
}

/* The glyphs of a run that is put together of words. */
typedef struct {
    Words *words;
    const ShapeStyle *style;
    WordStyle word_style;
    Glyph *glyphs;
    size_t count, capacity;
    Glyph spaces[2]; /* U+0020 and U+00A0, once needed */
    bool failed;     /* some glyph is shifted: words do not keep that */
} Assembly;

static Glyph *make_room(Assembly *assembly, unsigned count)
{
    assembly->glyphs = memory_grow(assembly->glyphs, &assembly->capacity, assembly->count + count,
                                   sizeof *assembly->glyphs);
    return assembly->glyphs + assembly->count;
}

/* Shapes a word and keeps it. */
static Word shape_word(Assembly *assembly, const char *text, size_t length)
{
    hb_buffer_t *buffer = font_scratch(assembly->style->font);
    fill_buffer(buffer, assembly->style, text, length, 0, 0);
    if (assembly->word_style.script != HB_SCRIPT_INVALID)
        hb_buffer_set_script(buffer, assembly->word_style.script);
    unsigned count = shape_in_buffer(buffer, assembly->style);
    Word word = {make_room(assembly, count), count};
    copy_glyphs(buffer, assembly->glyphs + assembly->count, count, 0, assembly->style);
    for (unsigned i = 0; i < count; i++)
        assembly->failed = assembly->failed || word.glyphs[i].shifted;
    if (!assembly->failed)
        words_keep(assembly->words, &assembly->word_style, text, length, word);
    return word;
}

/* Adds the word whose text begins at the offset start of the run's. */
static void add_word(Assembly *assembly, const char *text, size_t start, size_t length)
{
    Word word;
    if (!words_find(assembly->words, &assembly->word_style, text + start, length, &word))
        word = shape_word(assembly, text + start, length);
    Glyph *glyphs = make_room(assembly, word.count);
    if (glyphs != word.glyphs)
        memcpy(glyphs, word.glyphs, word.count * sizeof *glyphs);
    for (uint32_t i = 0; i < word.count; i++)
        glyphs[i].cluster += (uint32_t)start;
    assembly->count += word.count;
}

static void add_space(Assembly *assembly, size_t start, bool no_break)
{
    Glyph *space = &assembly->spaces[no_break];
    if (space->glyph == 0) {
        hb_font_t *font = font_at_size(assembly->style->font, assembly->style->size);
        hb_codepoint_t glyph = 0;
        if (!no_break || !hb_font_get_nominal_glyph(font, 0xA0, &glyph))
            hb_font_get_nominal_glyph(font, ' ', &glyph);
        space->glyph = (uint16_t)glyph;
        space->advance = within_most((int64_t)hb_font_get_glyph_h_advance(font, glyph) +
                                     assembly->style->letter_spacing);
    }
    Glyph *glyph = make_room(assembly, 1);
    *glyph = *space;
    glyph->cluster = (uint32_t)start;
    assembly->count++;
}

/* Whether what stands there goes on with the character before, even with a space: a mark, a joiner. */
static bool goes_on(const char *text, size_t length)
{
    enum { FIRST_MARKS = 0xCC, CYRILLIC = 0xD0, CYRILLIC_END = 0xD2 }; /* leading bytes */
    size_t size;
    unsigned char lead = length > 0 ? (unsigned char)text[0] : 0;
    if (lead < FIRST_MARKS || (lead >= CYRILLIC && lead < CYRILLIC_END))
        return false;
    uint32_t c = utf8_decode(text, length, &size);
    return !is_plain_letter(c) && (is_mark(c) || c == 0x200C || c == 0x200D);
}

/* How many bytes from the beginning of the text are a space; 0: it begins with none that stands alone. */
static size_t space_at(const char *text, size_t length)
{
    size_t size = text[0] == ' ' ? 1 : length > 1 && text[0] == '\xC2' && text[1] == '\xA0' ? 2 : 0;
    return size > 0 && goes_on(text + size, length - size) ? 0 : size;
}

/* The bytes up to the next space that stands alone. */
static size_t word_length(const char *text, size_t length)
{
    for (size_t at = 1; at < length; at++) {
        const char *space = memchr(text + at, ' ', length - at);
        size_t end = space ? (size_t)(space - text) : length;
        const char *no_break = memchr(text + at, 0xC2, end - at);
        at = no_break ? (size_t)(no_break - text) : end;
        if (at == length || space_at(text + at, length - at) > 0)
            return at;
    }
    return length;
}

static bool shape_by_words(Arena *arena, const ShapeStyle *style, GlyphRun *run)
{
    Assembly assembly = {.words = font_words(style->font), .style = style};
    assembly.word_style = (WordStyle){style->size, style->letter_spacing, language_of(style),
                                      script_of_run(run->text, run->text_length)};
    if (!shape_is_plain(style) ||
        !words_are_apart(assembly.words, font_face(style->font), &assembly.word_style))
        return false;
    for (size_t at = 0; at < run->text_length && !assembly.failed;) {
        const char *text = run->text + at;
        size_t size = space_at(text, run->text_length - at);
        if (size > 0) {
            add_space(&assembly, at, size == 2);
        } else {
            size = word_length(text, run->text_length - at);
            add_word(&assembly, run->text, at, size);
        }
        at += size;
    }
    if (!assembly.failed) {
        run->glyphs = arena_copy(arena, assembly.glyphs, assembly.count * sizeof *run->glyphs);
        run->glyph_count = (uint32_t)assembly.count;
        run->of_words = true;
    }
    free(assembly.glyphs);
    return !assembly.failed;
}

/* ---- As a whole ---- */

/* Takes back what kerning took from spaces. */
static void widen_spaces(const char *text, const ShapeStyle *style, Glyph *glyphs, unsigned count)
{
    hb_font_t *font = font_at_size(style->font, style->size);
    for (unsigned i = 0; i < count; i++) {
        if (text[glyphs[i].cluster] != ' ')
            continue;
        int64_t least =
            (int64_t)hb_font_get_glyph_h_advance(font, glyphs[i].glyph) + style->letter_spacing;
        if (glyphs[i].advance > 0 && glyphs[i].advance < least)
            glyphs[i].advance = within_most(least);
    }
}

GlyphRun *shape_text(Arena *arena, const ShapeStyle *style, const char *text, size_t length,
                     size_t before, size_t after)
{
    GlyphRun *run = arena_alloc(arena, sizeof *run);
    run->font = style->font;
    run->size = style->size;
    run->letter_spacing = style->letter_spacing;
    run->language = style->language;
    run->text = text;
    run->text_length = (uint32_t)length;
    run->right_to_left = style->right_to_left;
    if (length == 0 || shape_by_words(arena, style, run))
        return run;
    hb_buffer_t *buffer = font_scratch(style->font);
    fill_buffer(buffer, style, text, length, before, after);
    unsigned count = shape_in_buffer(buffer, style);
    Glyph *glyphs = arena_array(arena, count, sizeof *glyphs);
    copy_glyphs(buffer, glyphs, count, before, style);
    widen_spaces(run->text, style, glyphs, count);
    run->glyphs = glyphs;
    run->glyph_count = count;
    run->shifts = copy_shifts(buffer, arena, glyphs, count);
    return run;
}

uint32_t script_of(uint32_t code_point)
{
    uint32_t plain = script_of_plain(code_point);
    if (plain != 0 || code_point < 0x80)
        return plain;
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code_point);
    bool shared =
        script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
    return shared ? 0 : (uint32_t)script;
}

bool script_joins(uint32_t script)
{
    switch (script) {
    case HB_SCRIPT_ARABIC:
    case HB_SCRIPT_SYRIAC:
    case HB_SCRIPT_MONGOLIAN:
    case HB_SCRIPT_NKO:
    case HB_SCRIPT_MANDAIC:
    case HB_SCRIPT_PHAGS_PA:
    case HB_SCRIPT_HANIFI_ROHINGYA: return true;
    default: return false;
    }
}
