/* font.h: finding fonts, their metrics, and fallback.
 *
 * fontconfig finds files, HarfBuzz reads them. A FontSet keeps each font it met once, in the order of
 * first use, so that everything after it can count on the order. */
#ifndef PROTOC_TEXT_FONT_H
#define PROTOC_TEXT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/digest.h"
#include "base/length.h"
#include "base/source.h"

typedef struct Font Font;
typedef struct FontSet FontSet;

typedef struct {
    const char *
        families; /* comma-separated, as in font-family; generic names serif, sans-serif, monospace */
    int weight;   /* 100 to 900 */
    bool italic;
} FontRequest;

/* Free with fontset_free(). Problems are reported to diagnostics, which must outlive the set. */
FontSet *fontset_new(Diagnostics *diagnostics);
void fontset_free(FontSet *set);
/* From here on problems are reported to others. */
void fontset_report_to(FontSet *set, Diagnostics *diagnostics);

/* Reads which fonts there are, which is kept for all sets. */
void fontset_preload(void);

/* The font for the request: the first family that is installed. When none is, the nearest the system has,
 * with one warning a family. NULL (reported, status 3) only when the system has no usable font at all.
 * Lent; lives as long as the set. place is where the request comes from. */
const Font *fontset_find(FontSet *set, const FontRequest *request, Place place);

/* A font that has the character, for text the found font lacks: the request's other families first, then
 * whatever covers it, nearest in weight and style; language (BCP 47 or NULL) chooses among Han variants.
 * NULL when no font has it. Lent. */
const Font *fontset_fallback(FontSet *set, const FontRequest *request, uint32_t code_point,
                             const char *language);

/* How many fonts were met, and each in order. */
size_t fontset_count(const FontSet *set);
const Font *fontset_font(const FontSet *set, size_t index);
size_t font_index(const Font *font);

bool font_has(const Font *font, uint32_t code_point);
/* Whether the font has a small capital of its own for a small letter (OpenType feature smcp). */
bool font_has_small_capital(const Font *font, uint32_t code_point);

/* Whether the font has the character as wide as a Chinese one, of an em. */
bool font_is_full_width(const Font *font, uint32_t code_point);

/* Metrics in 1/1000 em: ascent up, descent positive down (OS/2 typographic or hhea values, as the font asks;
 * their sum is not the em). */
typedef struct {
    int ascent, descent, line_gap;
    int cap_height, x_height;
    int underline_position; /* of its middle, positive below the baseline */
    int underline_thickness;
    int strikeout_position; /* of its middle, positive above the baseline */
    int strikeout_thickness;
    int superscript, subscript; /* how far they are raised and lowered */
} FontMetrics;
const FontMetrics *font_metrics(const Font *font);

/* Names and files, lent. The PostScript name is made of printable ASCII. */
const char *font_family(const Font *font);
const char *font_postscript_name(const Font *font);
const char *font_path(const Font *font);
/* Appends the version as the font states it, "Version 1.000", in printable ASCII; nothing when it states none. */
void font_version(const Font *font, Buffer *out);
/* The digest of its file; computed when it is first asked for, which takes a millisecond for each 3 MB. */
const Digest *font_digest(const Font *font);
bool font_is_digested(const Font *font);
int font_weight(const Font *font);
bool font_is_italic(const Font *font);

/* HarfBuzz's own objects, for text/shape.c and pdf/font.c: lent. */
struct hb_face_t;
struct hb_font_t;
struct hb_face_t *font_face(const Font *font);

/* A HarfBuzz font of the face scaled so that positions come out in 1/1000 pt at this size. Lent. */
struct hb_font_t *font_at_size(const Font *font, Length size);

/* A HarfBuzz buffer that belongs to the font, so that shaping need not make one each time. Its content lasts
 * until the next one uses it. Lent. */
struct hb_buffer_t;
struct hb_buffer_t *font_scratch(const Font *font);

/* The words of the font that were shaped. Lent. */
struct Words *font_words(const Font *font);

#endif
