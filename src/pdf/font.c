/* font.c: owns the record of which glyphs a document uses and which characters each stands for.
 *
 * A PDF gives a glyph one text for searching and copying, wherever it is drawn. A glyph that was a
 * cluster of its own takes that cluster's text, the first time it is met ("firm"). A glyph that
 * only occurs together with others (a letter and its accent) takes its share as a stop-gap. Where
 * the glyphs' texts then do not spell what the cluster says, the painter adds the right text to
 * the place itself. */
#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "pdf/font.h"
#include "pdf/font_program.h"

void pdf_fonts_open(PdfFonts *fonts, const FontSet *set)
{
    *fonts = (PdfFonts){.count = set ? fontset_count(set) : 0};
    fonts->fonts = memory_new(fonts->count * sizeof *fonts->fonts);
    for (size_t i = 0; i < fonts->count; i++)
        fonts->fonts[i].font = fontset_font(set, i);
}

void pdf_fonts_close(PdfFonts *fonts)
{
    if (fonts->digesting)
        background_wait(fonts->digesting);
    for (size_t i = 0; i < fonts->count; i++)
        free(fonts->fonts[i].glyphs);
    free(fonts->fonts);
    *fonts = (PdfFonts){0};
}

static PdfGlyph *find_glyph(const PdfFont *font, uint32_t glyph)
{
    return (PdfGlyph *)pdf_font_glyph(font, glyph);
}

static void set_text(PdfGlyph *glyph, const char *text, size_t length, bool firm)
{
    glyph->used = true;
    if (length > 0 && (!glyph->text || (firm && !glyph->firm))) {
        glyph->text = text;
        glyph->length = (uint32_t)length;
        glyph->firm = firm;
    }
}

/* Shares the cluster's characters out: one each when there are as many as glyphs, else all to the
 * first glyph and the last character to the others. */
static void share_text(const PdfFont *font, const GlyphRun *run, const Cluster *cluster)
{
    uint32_t glyphs = cluster->end - cluster->first;
    bool one_each = utf8_count(cluster->text, cluster->length) == glyphs;
    const char *text = cluster->text;
    size_t left = cluster->length;
    for (uint32_t i = 0; i < glyphs && left > 0; i++) {
        size_t size;
        utf8_decode(text, left, &size);
        PdfGlyph *glyph = find_glyph(font, run->glyphs[cluster->first + i].glyph);
        set_text(glyph, text, one_each || i > 0 ? size : left, false);
        if (one_each || left > size) {
            text += size;
            left -= size;
        }
    }
}

/* The next glyph from i on that may tell something new; most of a text do not. */
static uint32_t skip_known(const PdfFont *font, const Area *area, uint32_t i)
{
    uint32_t limit = area->text.first + area->text.count;
    const Glyph *glyph = area->text.run->glyphs + i;
    for (; i < limit; i++, glyph++) {
        bool alone = i + 1 >= limit || glyph[1].cluster != glyph[0].cluster;
        if (!alone || !find_glyph(font, glyph->glyph)->firm)
            break;
    }
    return i;
}

void pdf_fonts_collect(PdfFonts *fonts, const Area *area)
{
    const GlyphRun *run = area->text.run;
    PdfFont *font = &fonts->fonts[font_index(run->font)];
    if (!font->glyphs) {
        font->glyph_count = hb_face_get_glyph_count(font_face(run->font));
        font->glyphs = memory_new(((size_t)font->glyph_count + 1) * sizeof *font->glyphs);
    }
    uint32_t limit = area->text.first + area->text.count;
    for (uint32_t i = skip_known(font, area, area->text.first); i < limit;
         i = skip_known(font, area, i)) {
        Cluster cluster = cluster_at(area, i);
        i = cluster.end;
        if (cluster.hidden)
            continue;
        if (cluster.end - cluster.first == 1) {
            PdfGlyph *glyph = find_glyph(font, run->glyphs[cluster.first].glyph);
            set_text(glyph, cluster.text, cluster.length, !area->hyphen);
        } else {
            share_text(font, run, &cluster);
        }
        for (uint32_t k = cluster.first; k < cluster.end; k++)
            find_glyph(font, run->glyphs[k].glyph)->used = true;
    }
}

static void compute_digests(void *data)
{
    PdfFonts *fonts = data;
    for (size_t i = 0; i < fonts->count; i++)
        if (fonts->fonts[i].glyphs)
            font_digest(fonts->fonts[i].font);
}

void pdf_fonts_begin_digests(PdfFonts *fonts)
{
    bool known = true;
    for (size_t i = 0; i < fonts->count; i++)
        known = known && (!fonts->fonts[i].glyphs || font_is_digested(fonts->fonts[i].font));
    if (!known)
        fonts->digesting = background_start(compute_digests, fonts);
}

void pdf_fonts_digest(PdfFonts *fonts)
{
    if (fonts->digesting)
        background_wait(fonts->digesting);
    else
        compute_digests(fonts);
    fonts->digesting = NULL;
}

/* A byte of a literal string (PDF 1.7, 7.3.4.2): half as long as hexadecimal digits, and it packs better. */
static void add_shown(PdfGlyph *glyph, unsigned byte)
{
    bool escaped = byte == '(' || byte == ')' || byte == '\\' || byte == '\r';
    if (escaped)
        glyph->shown[glyph->shown_length++] = '\\';
    glyph->shown[glyph->shown_length++] = (char)(byte == '\r' ? 'r' : byte);
}

/* Once the codes are known: what text.c needs for every glyph it draws. */
static void prepare_glyphs(PdfFont *font)
{
    for (uint32_t i = 0; i < font->glyph_count; i++) {
        PdfGlyph *glyph = &font->glyphs[i];
        if (!glyph->used)
            continue;
        add_shown(glyph, glyph->code >> 8);
        add_shown(glyph, glyph->code & 0xFF);
        if (glyph->text && is_plain_letter(glyph->text, glyph->length)) {
            glyph->plain_length = (uint8_t)glyph->length;
            memcpy(glyph->plain, glyph->text, glyph->length);
        }
    }
}

bool pdf_fonts_write(PdfFonts *fonts, PdfFile *file, Diagnostics *diagnostics)
{
    Buffer resources = {0};
    bool written = true;
    for (size_t i = 0; i < fonts->count; i++) {
        PdfFont *font = &fonts->fonts[i];
        if (!font->glyphs)
            continue;
        font->number = (unsigned)i + 1;
        HPDF_Dict object = font_program_write(font, file);
        if (!object) {
            diagnose(diagnostics, MESSAGE_PDF_FONT_FAILED, PLACE_NONE, font_family(font->font),
                     (const char *)NULL);
            written = false;
            continue;
        }
        prepare_glyphs(font);
        buffer_format(&resources, "/F%u", font->number);
        pdf_reference(&resources, object);
    }
    fonts->resources = pdf_dictionary_new(file);
    pdf_dictionary_write(file, fonts->resources, &resources);
    buffer_free(&resources);
    return written;
}

const PdfFont *pdf_fonts_find(const PdfFonts *fonts, const Font *font)
{
    return &fonts->fonts[font_index(font)];
}

/* Characters for private use mean nothing to a reader, so their text is given beside them (ISO 19005-3, 6.2.11.7.3):
 * U+E000 to U+F8FF and planes 15 and 16, by the first byte of their UTF-8. */
static bool may_be_private(const Cluster *cluster)
{
    for (size_t i = 0; i < cluster->length; i++)
        if ((unsigned char)cluster->text[i] >= 0xEE)
            return true;
    return false;
}

bool pdf_font_spells(const PdfFont *font, const GlyphRun *run, const Cluster *cluster)
{
    size_t at = 0;
    if (may_be_private(cluster))
        return false;
    for (uint32_t i = cluster->first; i < cluster->end; i++) {
        const PdfGlyph *glyph = find_glyph(font, run->glyphs[i].glyph);
        if (!glyph->text || glyph->length > cluster->length - at ||
            memcmp(glyph->text, cluster->text + at, glyph->length) != 0)
            return false;
        at += glyph->length;
    }
    return at == cluster->length;
}
