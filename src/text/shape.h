/* shape.h: from characters to glyphs, with HarfBuzz. */
#ifndef PROTOC_TEXT_SHAPE_H
#define PROTOC_TEXT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/font.h"

/* Bytes of the longest text of a run: some four hundred pages of one paragraph. */
enum { SHAPE_MOST = (1 << 20) - 1 };

/* A page has some thirteen hundred of them, so they are eight bytes each. */
typedef struct {
    uint64_t cluster : 20; /* offset of its first byte in the run's text */
    uint64_t shifted : 1;  /* it does not stand at the pen: see GlyphRun */
    int64_t advance : 27;  /* 1/1000 pt, along the line; within ADVANCE_MOST */
    uint64_t glyph : 16;   /* id in the font */
} Glyph;

/* More than any glyph and the spacing behind it may have together. */
#define ADVANCE_MOST ((1 << 26) - 1)

/* Offset of a glyph from the pen, in 1/1000 pt; y up. */
typedef struct {
    Length x, y;
} GlyphShift;

/* One font, size, language and direction. Glyphs stand in the order they are drawn in, left to right. */
typedef struct {
    const Font *font;
    Length size, letter_spacing;
    const char *language; /* BCP 47, or NULL */
    const char *text;     /* the run's own bytes of UTF-8, not NUL-terminated */
    const Glyph *glyphs;
    uint32_t text_length; /* at most SHAPE_MOST */
    uint32_t glyph_count;
    const GlyphShift *shifts; /* of each glyph; NULL: none is shifted */
    bool right_to_left;
    bool of_words; /* put together of words: what stands around it plays no part */
} GlyphRun;

/* How small letters are drawn; the text stays as it is. */
typedef enum {
    CAPITALS_AS_WRITTEN,
    CAPITALS_SMALL, /* as the font's own small capitals: see font_has_small_capital() */
    CAPITALS_ONLY   /* as capitals */
} Capitals;

typedef struct {
    const Font *font;
    Length size;
    const char *language;
    Length letter_spacing; /* added after every cluster; not 0 switches ligatures off */
    bool right_to_left;
    Capitals capitals;
    bool proportional; /* quotation marks of a Chinese font are as narrow as those of others */
} ShapeStyle;

/* Whether a text of the style has the same glyphs wherever it stands, and none but the font's usual ones. */
bool shape_is_plain(const ShapeStyle *style);

/* Shapes length bytes of text in their context (text[-before..-1] and text[length..length+after-1] are
 * readable and join up with it, as Arabic does). The run and its glyphs live in the arena; text is lent and
 * must live as long; length is at most SHAPE_MOST. Characters the font lacks give glyph 0. */
GlyphRun *shape_text(Arena *arena, const ShapeStyle *style, const char *text, size_t length,
                     size_t before, size_t after);

/* The script of a character for itemising (ISO 15924 as hb_script_t); common and inherited are 0. */
uint32_t script_of(uint32_t code_point);

/* Whether letters of the script join, so that nothing may be put between them. */
bool script_joins(uint32_t script);

#endif
