/* inline_shape.c: the paragraph's text as runs of one font and script, shaped.
 *
 * A run ends where its piece ends, where the text changes its direction (UAX 9) or its script, and where the font has no
 * such character: another one is found for it, up to the next letter that the own font has. Marks, joiners
 * and other characters without a look of their own stay with those before them.
 *
 * Small capitals are those of the font. Where it has none, small letters are runs of smaller capitals; the text keeps its
 * letters, so that it is found and copied as it was written.
 *
 * Digits, points and brackets between words of one script are set in the font of these words. Between Han characters that
 * is not so for characters of ASCII: who names a font for Latin first wants digits in it, too. But some quotation marks,
 * dashes and points are used by both, full width by Chinese and Japanese:
 *
 *     他说：“OK”吧 — — a Chinese mark has something Chinese on one side, in a text in Chinese or Japanese;
 *     the word “会议” is … — elsewhere it needs that on both sides */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "layout/inline.h"
#include "text/bidi.h"
#include "text/letters.h"

FontRequest font_request(const Fo *fo)
{
    Keyword style = fo_keyword(fo, PROPERTY_FONT_STYLE);
    return (FontRequest){.families = fo_string(fo, PROPERTY_FONT_FAMILY),
                         .weight = fo_integer(fo, PROPERTY_FONT_WEIGHT, 100, 900),
                         .italic = style == KEYWORD_ITALIC || style == KEYWORD_OBLIQUE};
}

/* What text of a style is set in. Paragraphs have few styles, so the last ones are kept. */
typedef struct StyleFont {
    const FoStyle *style; /* NULL: the place is free */
    const Font *font;     /* NULL: none (reported) */
    const char *language;
    LineExtent extent;
    Length height;
} StyleFont;

#define STYLE_FONTS 64

static Length height_of_line(const Fo *fo)
{
    Length size = fo_length(fo, PROPERTY_FONT_SIZE, 0);
    const Value *value = &fo->style->values[PROPERTY_LINE_HEIGHT];
    return value->kind == VALUE_NUMBER   ? length_scale(size, value->number, 1000)
           : value->kind == VALUE_LENGTH ? value_length(value, size)
                                         : length_scale(size, 1200, 1000);
}

static LineExtent extent_of_font(const Font *font, const Fo *fo, Length height)
{
    Length size = fo_length(fo, PROPERTY_FONT_SIZE, 0);
    if (!font)
        return (LineExtent){size, 0};
    const FontMetrics *metrics = font_metrics(font);
    Length ascent = length_scale(size, metrics->ascent, 1000);
    Length descent = length_scale(size, metrics->descent, 1000);
    Length leading = height - (ascent + descent);
    Length above = leading / 2;
    return (LineExtent){ascent + above, descent + (leading - above)};
}

static const StyleFont *font_of_style(Layout *layout, const Fo *fo)
{
    if (!layout->fonts_of_styles)
        layout->fonts_of_styles = arena_array(layout->arena, STYLE_FONTS, sizeof(StyleFont));
    StyleFont *known = &layout->fonts_of_styles[(uintptr_t)fo->style / 64 % STYLE_FONTS];
    if (known->style == fo->style)
        return known;
    FontRequest request = font_request(fo);
    *known = (StyleFont){.style = fo->style,
                         .font = fontset_find(layout->fonts, &request, fo->place),
                         .language = language_of(layout, fo)};
    known->height = height_of_line(fo);
    known->extent = extent_of_font(known->font, fo, known->height);
    return known;
}

LineExtent line_extent(Layout *layout, const Fo *fo)
{
    return font_of_style(layout, fo)->extent;
}

const Font *object_font(Layout *layout, const Fo *fo)
{
    return font_of_style(layout, fo)->font;
}

Length line_height(Layout *layout, const Fo *fo)
{
    return font_of_style(layout, fo)->height;
}

/* The characters that never ask for a font of their own. */
static bool follows_any_font(uint32_t c)
{
    return c == '\n' || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

/* The character's own place, when it stands in the source text of its element. */
static Place place_of_character(Place element, const char *bytes, size_t length)
{
    if (!element.source || element.start == PLACE_WHOLE)
        return element;
    const char *text = source_text(element.source);
    const char *found =
        memmem(text + element.start, source_length(element.source) - element.start, bytes, length);
    if (!found)
        return element;
    size_t start = (size_t)(found - text);
    return (Place){element.source, start, start + length};
}

static void report_missing(Paragraph *paragraph, const Piece *piece, const char *bytes,
                           size_t length, uint32_t c)
{
    char character[8] = {0};
    char code[16];
    memcpy(character, bytes, length);
    snprintf(code, sizeof code, "U+%04X", c);
    bool tolerant = paragraph->layout->options->tolerant;
    diagnose(paragraph->layout->diagnostics, tolerant ? MESSAGE_GLYPH_BOX : MESSAGE_GLYPH_MISSING,
             place_of_character(piece->fo->place, bytes, length), character, code, NULL);
}

/* HarfBuzz takes time with the square of the marks on one letter; no text has as many (UAX 15, 13). */
#define MARKS_MOST 30

/* A capital of this many per cent is a little higher than a small letter, as small capitals are. */
#define SMALL_CAPITAL 80

typedef struct {
    size_t piece;
    bool small_capitals; /* of the piece */
    bool scaled;         /* the run being gathered is of small letters without a small capital */
    bool narrowed;       /* … of a mark that the font has for Chinese, in other text */
    const Font *primary; /* of the piece */
    const Font *font;    /* of the run being gathered */
    uint32_t script;
    unsigned char level;
    size_t start;
    FontRequest request;
    const char *language;
    int marks; /* in a row */
} Gathering;

static void add_run(Paragraph *paragraph, Gathering *gathering, size_t end)
{
    const Fo *fo = paragraph->pieces[gathering->piece].fo;
    size_t length = paragraph->text.length;
    ShapeStyle style = {.font = gathering->font,
                        .size = fo_length(fo, PROPERTY_FONT_SIZE, 0),
                        .language = gathering->language,
                        .letter_spacing = fo_length(fo, PROPERTY_LETTER_SPACING, 0),
                        .right_to_left = gathering->level % 2 == 1,
                        .proportional = gathering->narrowed};
    if (gathering->small_capitals)
        style.capitals = gathering->scaled ? CAPITALS_ONLY : CAPITALS_SMALL;
    if (gathering->scaled)
        style.size = length_scale(style.size, SMALL_CAPITAL, 100);
    if (script_joins(gathering->script))
        style.letter_spacing = 0;
    paragraph->runs = memory_grow(paragraph->runs, &paragraph->run_capacity,
                                  paragraph->run_count + 1, sizeof *paragraph->runs);
    Run *run = &paragraph->runs[paragraph->run_count++];
    run->piece = gathering->piece;
    run->start = gathering->start;
    run->level = gathering->level;
    run->run =
        run_table_shape(paragraph->layout->runs, &style, paragraph->characters + gathering->start,
                        end - gathering->start, gathering->start, length - end);
    gathering->start = end;
}

/* One that is longer than a run can be is several. */
static void end_run(Paragraph *paragraph, Gathering *gathering, size_t end)
{
    while (end - gathering->start > SHAPE_MOST) {
        size_t cut = gathering->start + SHAPE_MOST;
        while ((paragraph->characters[cut] & 0xC0) == 0x80)
            cut--;
        add_run(paragraph, gathering, cut);
    }
    if (end > gathering->start)
        add_run(paragraph, gathering, end);
}

/* Characters of Latin, Greek and Cyrillic text that are of full width in Chinese and Japanese. */
static bool is_shared_with_han(uint32_t c)
{
    return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2014 || c == 0x2026 ||
           c == 0xB7;
}

static bool is_wide(uint32_t c)
{
    enum { FIRST_WIDE = 0x2E80 };
    return c >= FIRST_WIDE && utf8_columns(c) == 2;
}

/* The nearest character before the place, or from it on, that is written in some script; 0: there is none near. */
static uint32_t neighbour(const Paragraph *paragraph, size_t at, bool forward)
{
    enum { NEAR = 40 }; /* characters */
    const char *text = paragraph->characters;
    for (int i = 0; i < NEAR; i++) {
        size_t size;
        if (forward ? at >= paragraph->text.length : at == 0)
            return 0;
        while (!forward && at > 1 && (text[at - 1] & 0xC0) == 0x80)
            at--;
        at -= !forward;
        uint32_t c = utf8_decode(text + at, paragraph->text.length - at, &size);
        if (c == '\n' || is_wide(c) || script_of(c) != 0)
            return c == '\n' ? 0 : c;
        at += forward ? size : 0;
    }
    return 0;
}

static bool is_chinese_or_japanese(const char *language)
{
    return language && (strncasecmp(language, "zh", 2) == 0 || strncasecmp(language, "ja", 2) == 0);
}

/* Where the mark begins that a closing quotation mark belongs to, or the place itself. An apostrophe is none. */
static size_t opening_of(const Paragraph *paragraph, size_t at, uint32_t c)
{
    enum { SPAN = 600 }; /* bytes that are looked through */
    const char *text = paragraph->characters;
    const char *opening = c == 0x201D ? "\u201C" : c == 0x2019 ? "\u2018" : NULL;
    for (size_t i = at; opening && i >= 3 && at - i < SPAN; i--) {
        if (memcmp(text + i - 3, opening, 3) == 0)
            return i - 3;
        if (memcmp(text + i - 3, text + at, 3) == 0 || text[i - 1] == '\n')
            break;
    }
    return at;
}

/* Which of the Han characters around a mark used by both says that it is one of theirs; 0: it is not. */
static uint32_t han_guide(const Paragraph *paragraph, const Gathering *gathering, size_t at,
                          uint32_t c)
{
    at = opening_of(paragraph, at, c);
    size_t size = c == 0xB7 ? 2 : 3;
    uint32_t before = neighbour(paragraph, at, false),
             after = neighbour(paragraph, at + size, true);
    bool both = is_wide(before) && is_wide(after);
    bool alone = (before == 0 || after == 0) && !gathering->language;
    if (!both && !alone && !is_chinese_or_japanese(gathering->language))
        return 0;
    return is_wide(before) ? before : is_wide(after) ? after : 0;
}

/* A point with a space beside it parts things; the one of Chinese names stands between their letters. */
static bool is_separator(const Paragraph *paragraph, size_t at, size_t size, uint32_t c)
{
    const char *text = paragraph->characters;
    size_t end = at + size;
    return c == 0xB7 &&
           ((at > 0 && text[at - 1] == ' ') || (end < paragraph->text.length && text[end] == ' '));
}

/* The character that says what font one without a script is set in: one of those around it; 0: its own. */
static uint32_t guide_of(const Paragraph *paragraph, const Gathering *gathering, size_t at,
                         size_t size, uint32_t c)
{
    if (is_shared_with_han(c) && !is_separator(paragraph, at, size, c)) {
        uint32_t guide = han_guide(paragraph, gathering, at, c);
        if (guide)
            return guide;
    }
    uint32_t before = neighbour(paragraph, at, false),
             after = neighbour(paragraph, at + size, true);
    if (is_wide(before) || is_wide(after))
        return 0;
    if (before == 0 || after == 0)
        return before | after;
    return script_of(before) == script_of(after) ? before : 0;
}

/* The font of a letter; NULL: there is none. */
static const Font *font_of_letter(Paragraph *paragraph, const Gathering *gathering, uint32_t c)
{
    if (font_has(gathering->primary, c))
        return gathering->primary;
    return fontset_fallback(paragraph->layout->fonts, &gathering->request, c, gathering->language);
}

/* The font that a character takes from those around it, or that of the piece. */
static const Font *usual_font(Paragraph *paragraph, const Gathering *gathering, size_t at,
                              size_t size, uint32_t c)
{
    bool may_differ =
        gathering->font != gathering->primary || paragraph->levels || is_shared_with_han(c);
    if (!may_differ || script_of(c) != 0)
        return gathering->primary;
    uint32_t guide = guide_of(paragraph, gathering, at, size, c);
    const Font *font = guide ? font_of_letter(paragraph, gathering, guide) : NULL;
    return font && font_has(font, c) ? font : gathering->primary;
}

/* Whether a mark used by Chinese and other text stands in the latter, but its font has it for the former. */
static bool is_narrowed(const Paragraph *paragraph, const Gathering *gathering, const Font *font,
                        size_t at, size_t size, uint32_t c)
{
    enum { ONE = 0x4E00 }; /* a character that every font for Chinese has */
    if (!is_shared_with_han(c) || !font_is_full_width(font, c) || !font_has(font, ONE))
        return false;
    uint32_t guide = guide_of(paragraph, gathering, opening_of(paragraph, at, c), size, c);
    return guide != 0 && !is_wide(guide);
}

/* Whether a small letter has to become a small capital that the font does not have; marks go with their letter. */
static bool is_scaled(const Gathering *gathering, const Font *font, uint32_t c)
{
    if (!gathering->small_capitals)
        return false;
    if (follows_any_font(c) || is_mark(c))
        return gathering->scaled;
    bool small = letter_upper(c) != c || letter_upper_two(c);
    return small && !font_has_small_capital(font, c);
}

static void gather_character(Paragraph *paragraph, Gathering *gathering, size_t at, size_t size,
                             uint32_t c)
{
    const Piece *piece = &paragraph->pieces[gathering->piece];
    const Font *font = gathering->font;
    if (!follows_any_font(c) && c != ' ' && c != 0xA0) {
        font = usual_font(paragraph, gathering, at, size, c);
        if (!font_has(font, c)) {
            const Font *fallback = fontset_fallback(paragraph->layout->fonts, &gathering->request,
                                                    c, gathering->language);
            if (!fallback)
                report_missing(paragraph, piece, paragraph->characters + at, size, c);
            else
                font = fallback;
        }
    }
    uint32_t script = script_of(c);
    bool script_changes = script != 0 && gathering->script != 0 && script != gathering->script;
    unsigned char level = paragraph->levels ? paragraph->levels[at] : 0;
    bool scaled = is_scaled(gathering, font, c);
    bool narrowed = is_narrowed(paragraph, gathering, font, at, size, c);
    gathering->marks = c >= 0x300 && is_mark(c) ? gathering->marks + 1 : 0;
    if (font != gathering->font || script_changes || level != gathering->level ||
        scaled != gathering->scaled || narrowed != gathering->narrowed ||
        gathering->marks % MARKS_MOST == MARKS_MOST - 1) {
        end_run(paragraph, gathering, at);
        gathering->level = level;
        gathering->scaled = scaled;
        gathering->narrowed = narrowed;
        gathering->font = font;
        gathering->script = script;
    }
    if (script != 0)
        gathering->script = script;
}

/* The end of the characters from at on that go into the run being gathered, as far as that is plain to see. */
static size_t pass_plain(const Paragraph *paragraph, const Gathering *gathering, size_t at,
                         size_t end)
{
    const char *text = paragraph->characters;
    if (gathering->font != gathering->primary || paragraph->levels || gathering->small_capitals ||
        gathering->narrowed)
        return at;
    for (size_t size; at < end; at += size) {
        uint32_t c = utf8_decode(text + at, end - at, &size);
        if (c == ' ')
            continue;
        uint32_t script = script_of_plain(c);
        bool differs = script != 0 ? script != gathering->script : c >= 0x80;
        if (differs || c == '\n' || !font_has(gathering->primary, c))
            break;
    }
    return at;
}

static void shape_piece(Paragraph *paragraph, size_t index)
{
    const Piece *piece = &paragraph->pieces[index];
    Layout *layout = paragraph->layout;
    Gathering gathering = {.piece = index, .start = piece->start};
    gathering.level = paragraph->levels ? paragraph->levels[piece->start] : 0;
    gathering.small_capitals = fo_keyword(piece->fo, PROPERTY_FONT_VARIANT) == KEYWORD_SMALL_CAPS;
    gathering.request = font_request(piece->fo);
    gathering.primary = font_of_style(layout, piece->fo)->font;
    gathering.font = gathering.primary;
    gathering.language = font_of_style(layout, piece->fo)->language;
    if (!gathering.primary)
        return;
    for (size_t at = piece->start; at < piece->end;) {
        size_t size;
        uint32_t c = utf8_decode(paragraph->characters + at, piece->end - at, &size);
        if (c == '\n') {
            end_run(paragraph, &gathering, at);
            gathering.start = at + size;
        } else {
            gather_character(paragraph, &gathering, at, size, c);
        }
        at = pass_plain(paragraph, &gathering, at + size, piece->end);
    }
    end_run(paragraph, &gathering, piece->end);
}

static void find_levels(Paragraph *paragraph)
{
    Keyword mode = fo_keyword(paragraph->block, PROPERTY_WRITING_MODE);
    size_t length = paragraph->text.length;
    paragraph->right_to_left = mode == KEYWORD_RL_TB || mode == KEYWORD_RL ||
                               fo_keyword(paragraph->block, PROPERTY_DIRECTION) == KEYWORD_RTL;
    if (!bidi_is_needed(paragraph->characters, length, paragraph->right_to_left))
        return;
    paragraph->levels = memory_new(length);
    bidi_levels(paragraph->characters, length, paragraph->right_to_left, paragraph->levels);
}

void paragraph_shape(Paragraph *paragraph)
{
    find_levels(paragraph);
    for (size_t i = 0; i < paragraph->piece_count; i++)
        if (paragraph->pieces[i].kind == PIECE_TEXT &&
            paragraph->pieces[i].end > paragraph->pieces[i].start)
            shape_piece(paragraph, i);
}
