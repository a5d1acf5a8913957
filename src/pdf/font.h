/* font.h: the fonts of a PDF: the glyphs in use, their codes, the objects that embed them. */
#ifndef PROTOC_PDF_FONT_H
#define PROTOC_PDF_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/background.h"
#include "base/diagnostics.h"
#include "pdf/cluster.h"
#include "pdf/object.h"

/* A glyph of the original font. */
typedef struct {
    const char *text; /* the characters it stands for, UTF-8; NULL while unknown */
    uint32_t length;
    uint16_t code;  /* in content streams */
    uint16_t width; /* 1/1000 em */
    char shown[4];  /* the bytes of the code as they stand in a literal string, and how many */
    uint8_t shown_length;
    bool used;
    bool firm;            /* text comes from a cluster that was this glyph alone */
    uint8_t plain_length; /* length when text is_plain_letter(), else 0 */
    char plain[4];        /* … that text */
} PdfGlyph;

typedef struct PdfFont PdfFont;
struct PdfFont {
    const Font *font;
    PdfGlyph *glyphs; /* NULL while none is used */
    uint32_t glyph_count;
    unsigned number; /* content streams call it /F and this */
};

typedef struct {
    PdfFont *fonts; /* by font_index() */
    size_t count;
    HPDF_Dict resources; /* the Font resources of every page */
    Job *digesting;      /* or NULL */
} PdfFonts;

void pdf_fonts_open(PdfFonts *fonts, const FontSet *set);
void pdf_fonts_close(PdfFonts *fonts);

/* Notes the glyphs of a text area. All text is collected before anything is written. */
void pdf_fonts_collect(PdfFonts *fonts, const Area *area);

/* Once all is collected: begins to compute the digests of the fonts in use in the background. pdf_fonts_digest() waits
 * for them. */
void pdf_fonts_begin_digests(PdfFonts *fonts);
void pdf_fonts_digest(PdfFonts *fonts);

/* Subsets and embeds what was collected; from here on codes and widths are known. false:
 * reported. */
bool pdf_fonts_write(PdfFonts *fonts, PdfFile *file, Diagnostics *diagnostics);

/* Lent. */
const PdfFont *pdf_fonts_find(const PdfFonts *fonts, const Font *font);
static inline const PdfGlyph *pdf_font_glyph(const PdfFont *font, uint32_t glyph)
{
    return &font->glyphs[glyph < font->glyph_count ? glyph : 0];
}

/* Whether the texts of the cluster's glyphs, one after the other, are the cluster's text. */
bool pdf_font_spells(const PdfFont *font, const GlyphRun *run, const Cluster *cluster);

#endif
