/* shape.c: owns the way from characters to glyphs, with HarfBuzz.
 *
 * Clusters are those of graphemes: a letter and its accents are one, and a ligature is one with all
 * its letters, so the bytes from one glyph's cluster to the next belong to that glyph. Characters
 * that are never drawn (a soft hyphen, a joiner) give no glyph and belong to the cluster before
 * them. */
#include "text/shape.h"

#include <limits.h>
#include <string.h>

#include <hb-ot.h>
#include <hb.h>

#include "base/memory.h"

static int clamp_int(size_t value)
{
    return value > INT_MAX ? INT_MAX : (int)value;
}

static bool has_glyph(hb_font_t *font, hb_codepoint_t code_point)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font, code_point, &glyph) && glyph != 0;
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
        else if ((c == 0x2010 || c == 0x2011) && !has_glyph(font, c))
            infos[i].codepoint = c == 0x2011 && has_glyph(font, 0x2010) ? 0x2010 : '-';
    }
}

static void fill_buffer(hb_buffer_t *buffer, const ShapeStyle *style, const char *text,
                        size_t length, size_t before, size_t after)
{
    hb_buffer_reset(buffer);
    /* HarfBuzz would take the language of the locale, so there is always one given. */
    hb_buffer_set_language(buffer,
                           hb_language_from_string(style->language ? style->language : "und", -1));
    hb_buffer_set_direction(buffer, style->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    unsigned flags =
        HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES | HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE;
    if (before == 0)
        flags |= HB_BUFFER_FLAG_BOT;
    if (after == 0)
        flags |= HB_BUFFER_FLAG_EOT;
    hb_buffer_set_flags(buffer, (hb_buffer_flags_t)flags);
    hb_buffer_add_utf8(buffer, text - before, clamp_int(before + length + after), (unsigned)before,
                       clamp_int(length));
    hb_buffer_guess_segment_properties(buffer);
    if (!hb_buffer_allocation_successful(buffer))
        memory_exhausted();
}

static unsigned list_features(const ShapeStyle *style, hb_feature_t features[3])
{
    unsigned count = 0;
    hb_feature_t feature = {0, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    if (style->letter_spacing != 0) {
        feature.tag = HB_TAG('l', 'i', 'g', 'a');
        features[count++] = feature;
        feature.tag = HB_TAG('c', 'l', 'i', 'g');
        features[count++] = feature;
    }
    if (style->small_capitals) {
        feature.tag = HB_TAG('s', 'm', 'c', 'p');
        feature.value = 1;
        features[count++] = feature;
    }
    return count;
}

static void copy_glyphs(hb_buffer_t *buffer, Glyph *glyphs, unsigned count, size_t before,
                        Length letter_spacing)
{
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, NULL);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    for (unsigned i = 0; i < count; i++) {
        Glyph *glyph = &glyphs[i];
        glyph->glyph = infos[i].codepoint;
        glyph->cluster = infos[i].cluster - (uint32_t)before;
        glyph->advance = positions[i].x_advance;
        glyph->x = positions[i].x_offset;
        glyph->y = positions[i].y_offset;
        glyph->unsafe = hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
        if (i + 1 == count || infos[i + 1].cluster != infos[i].cluster)
            glyph->advance += letter_spacing;
    }
}

GlyphRun *shape_text(Arena *arena, const ShapeStyle *style, const char *text, size_t length,
                     size_t before, size_t after)
{
    GlyphRun *run = arena_alloc(arena, sizeof *run);
    run->font = style->font;
    run->size = style->size;
    run->language = style->language;
    run->text = text;
    run->text_length = length;
    run->right_to_left = style->right_to_left;
    if (length == 0)
        return run;
    hb_font_t *font = font_at_size(style->font, style->size);
    hb_buffer_t *buffer = font_scratch(style->font);
    fill_buffer(buffer, style, text, length, before, after);
    replace_missing(buffer, font);
    hb_feature_t features[3];
    unsigned feature_count = list_features(style, features);
    hb_shape(font, buffer, features, feature_count);
    if (!hb_buffer_allocation_successful(buffer))
        memory_exhausted();
    unsigned count = hb_buffer_get_length(buffer);
    Glyph *glyphs = arena_array(arena, count, sizeof *glyphs);
    copy_glyphs(buffer, glyphs, count, before, style->letter_spacing);
    run->glyphs = glyphs;
    run->glyph_count = count;
    return run;
}

uint32_t script_of(uint32_t code_point)
{
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code_point);
    bool shared =
        script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
    return shared ? 0 : (uint32_t)script;
}
