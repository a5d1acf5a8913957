/* inline_marks.c: owns what a line shows besides its content: lines under, over and through text; backgrounds, borders and
 * links of inline objects.
 *
 * A line of text-decoration belongs to the object that asks for it, and looks alike under all of its text: its colour, its
 * thickness and its place come from that object's colour, font and size, whatever stands in it (XSL-FO 1.1, 7.17.4). It
 * runs on through spaces and from one font to the next as one rule. What the font has no word on is the line over the
 * text: it is above the capitals as the underline is below the baseline, and by its own thickness higher, clear of b, d and l. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "layout/inline_align.h"
#include "layout/inline_maker.h"

/* The bits of text-decoration by the order of their names in its row; “no-…” stands right behind its line. */
static const int64_t SCORE_BITS[SCORES] = {
    [SCORE_UNDER] = 2, [SCORE_OVER] = 8, [SCORE_THROUGH] = 32};

/* Whether the lines of an object go on in blocks inside it. */
static bool hands_down(const Fo *fo)
{
    switch (fo->element) {
    case FO_FLOW:
    case FO_STATIC_CONTENT:
    case FO_FOOTNOTE_BODY:
    case FO_INLINE_CONTAINER: return false;
    case FO_BLOCK_CONTAINER: return fo_keyword(fo, PROPERTY_ABSOLUTE_POSITION) == KEYWORD_AUTO;
    default: return fo->parent != NULL;
    }
}

/* What an object says of the lines, where none inside it does; decided: the bits of those that one inside it spoke of. */
static void ask(const Fo *fo, const Fo *by[SCORES], int64_t *decided)
{
    int64_t own = fo->style->values[PROPERTY_TEXT_DECORATION].number;
    for (Score score = 0; own != 0 && score < SCORES; score++) {
        int64_t on = SCORE_BITS[score], off = 2 * on;
        if ((own & (on | off)) == 0 || (*decided & on) != 0)
            continue;
        *decided |= on;
        by[score] = (own & on) != 0 ? fo : NULL;
    }
}

void marks_begin(LineMaker *maker)
{
    int64_t decided = 0;
    for (const Fo *fo = maker->paragraph->block; fo; fo = hands_down(fo) ? fo->parent : NULL)
        ask(fo, maker->outer, &decided);
}

void marks_note_text(LineMaker *maker, const Area *text, const Piece *piece)
{
    Decoration decoration = {.text = text, .fo = piece->fo, .area_index = maker->area_count};
    int64_t decided = 0;
    for (const Fo *fo = piece->parent; fo != maker->paragraph->block; fo = fo->parent)
        ask(fo, decoration.by, &decided);
    bool found = false;
    for (Score score = 0; score < SCORES; score++) {
        if ((decided & SCORE_BITS[score]) == 0)
            decoration.by[score] = maker->outer[score];
        found = found || decoration.by[score] != NULL;
    }
    if (!found)
        return;
    if (maker->decoration_count > 0 && maker->paragraph->levels == NULL)
        decoration.goes_on =
            maker->decorations[maker->decoration_count - 1].area_index + 1 == decoration.area_index;
    maker->decorations = memory_grow(maker->decorations, &maker->decoration_capacity,
                                     maker->decoration_count + 1, sizeof *maker->decorations);
    maker->decorations[maker->decoration_count++] = decoration;
}

/* A rule under, over or through the text of one object. */
typedef struct {
    LineMaker *maker;
    Length y, height;
    Color color;
    Area *last; /* the one drawn last, which the next may continue */
} Pencil;

static Pencil pencil_of(LineMaker *maker, const Fo *by, Score score)
{
    Pencil pencil = {.maker = maker, .color = fo_color(by, PROPERTY_COLOR)};
    const Font *font = object_font(maker->paragraph->layout, by);
    const FontMetrics *metrics = font ? font_metrics(font) : &(FontMetrics){0};
    int thickness = metrics->underline_thickness;
    int middle = metrics->underline_position; /* below the baseline */
    if (score == SCORE_OVER)
        middle = -metrics->cap_height - metrics->underline_position - thickness;
    if (score == SCORE_THROUGH) {
        thickness = metrics->strikeout_thickness;
        middle = -metrics->strikeout_position;
    }
    Length size = fo_length(by, PROPERTY_FONT_SIZE, 0);
    pencil.height = length_scale(size, thickness, 1000);
    pencil.y = maker->ascent - inline_alignment(maker->paragraph, by, (AlignedThing){0}).shift +
               length_scale(size, middle, 1000) - pencil.height / 2;
    return pencil;
}

static void draw(Pencil *pencil, Length x, Length end)
{
    if (end <= x)
        return;
    Area *last = pencil->last;
    if (last && x >= last->x && x <= last->x + last->width) {
        last->width = end > last->x + last->width ? end - last->x : last->width;
        return;
    }
    Area *rule = area_new(pencil->maker->paragraph->layout->arena, AREA_RULE, NULL, PLACE_NONE);
    rule->x = x;
    rule->width = end - x;
    rule->y = pencil->y;
    rule->height = pencil->height;
    rule->rule.style = RULE_SOLID;
    rule->rule.color = pencil->color;
    area_append(pencil->maker->line, rule);
    pencil->last = rule;
}

/* score-spaces="false": a rule for each word of the area. */
static void draw_words(Pencil *pencil, const Area *text)
{
    const GlyphRun *run = text->text.run;
    Length x = text->x, start = x;
    int64_t extra = text->text.extra, spaces = text->spaces, passed = 0;
    for (uint32_t i = text->text.first; i < text->text.first + text->text.count; i++) {
        const Glyph *glyph = &run->glyphs[i];
        size_t size;
        uint32_t c =
            utf8_decode(run->text + glyph->cluster, run->text_length - glyph->cluster, &size);
        bool space = c == ' ' || c == 0xA0;
        if (space)
            draw(pencil, start, x);
        x += glyph->advance;
        if (space && spaces > 0) {
            x += (Length)(extra * (passed + 1) / spaces - extra * passed / spaces);
            passed++;
        }
        start = space ? x : start;
    }
    draw(pencil, start, x);
}

static void add_scores(LineMaker *maker, Score score)
{
    Pencil pencil = {0};
    const Fo *by = NULL;
    for (size_t i = 0; i < maker->decoration_count; i++) {
        const Decoration *decoration = &maker->decorations[i];
        const Area *text = decoration->text;
        bool goes_on = decoration->goes_on && decoration->by[score] == by;
        if (decoration->by[score] && decoration->by[score] != by)
            pencil = pencil_of(maker, decoration->by[score], score);
        by = decoration->by[score];
        if (!by)
            continue;
        if (fo_keyword(decoration->fo, PROPERTY_SCORE_SPACES) == KEYWORD_FALSE) {
            draw_words(&pencil, text);
            continue;
        }
        const Area *before = goes_on ? maker->decorations[i - 1].text : NULL;
        draw(&pencil, before ? before->x + before->width : text->x, text->x + text->width);
    }
}

void marks_add_scores(LineMaker *maker)
{
    for (Score score = 0; score < SCORES && maker->decoration_count > 0; score++)
        add_scores(maker, score);
    maker->decoration_count = 0;
}

bool marks_are_seen(const Fo *fo)
{
    return inline_has_box(fo) &&
           (has_background(fo) || fo_length(fo, PROPERTY_BORDER_BEFORE_WIDTH, 0) > 0 ||
            fo_length(fo, PROPERTY_BORDER_AFTER_WIDTH, 0) > 0 ||
            fo_length(fo, PROPERTY_BORDER_START_WIDTH, 0) > 0 ||
            fo_length(fo, PROPERTY_BORDER_END_WIDTH, 0) > 0);
}

static Link *link_new(LineMaker *maker, const Fo *fo)
{
    Link *link = arena_alloc(maker->paragraph->layout->arena, sizeof *link);
    link->destination = fo_own(fo, PROPERTY_INTERNAL_DESTINATION);
    const char *external = fo_own(fo, PROPERTY_EXTERNAL_DESTINATION);
    if (link->destination && !*link->destination)
        link->destination = NULL;
    if (!link->destination && external)
        link->uri = uri_address(external, maker->paragraph->layout->arena);
    const char *description = fo_own(fo, PROPERTY_ALT_TEXT);
    link->description =
        description ? description : fo_plain_text(fo, maker->paragraph->layout->arena);
    link->structure = structure_of(fo);
    link->place = fo->place;
    return link->destination || link->uri ? link : NULL;
}

const Fo *marks_link_around(const Fo *block)
{
    const Fo *fo = block;
    while (fo && fo->element != FO_BASIC_LINK && fo->element != FO_FOOTNOTE_BODY)
        fo = fo->parent;
    return fo && fo->element == FO_BASIC_LINK ? fo : NULL;
}

static Reach *reach_of(LineMaker *maker, const Fo *fo)
{
    for (size_t i = 0; i < maker->reach_count; i++)
        if (maker->reaches[i].fo == fo)
            return &maker->reaches[i];
    maker->reaches = memory_grow(maker->reaches, &maker->reach_capacity, maker->reach_count + 1,
                                 sizeof *maker->reaches);
    Reach *reach = &maker->reaches[maker->reach_count++];
    *reach = (Reach){.fo = fo};
    if (fo->element == FO_BASIC_LINK && !fo_is_hidden(fo))
        reach->link = link_new(maker, fo);
    return reach;
}

Reach *marks_note_reach(LineMaker *maker, const Fo *fo, Length start, const Area *text)
{
    Reach *reach = reach_of(maker, fo);
    if (!reach->open) {
        reach->start = start;
        reach->text = reach->thing = NULL;
    }
    reach->open = true;
    reach->end = maker->x;
    if (!reach->text)
        reach->text = text;
    return reach;
}

void marks_note_thing(LineMaker *maker, const Piece *piece, const Area *area, Length above,
                      Length height)
{
    if (!marks_are_seen(piece->fo))
        return;
    Reach *reach = marks_note_reach(maker, piece->fo, maker->x, NULL);
    reach->thing = area;
    reach->above = above;
    reach->height = height;
}

/* Whether what comes after the line still belongs to the object. */
static bool goes_on(const LineMaker *maker, const Fo *object, size_t next)
{
    while (next < maker->list->count && maker->list->sources[next].piece == NO_PIECE)
        next++;
    if (next == maker->list->count)
        return false;
    const Fo *fo = maker->paragraph->pieces[maker->list->sources[next].piece].parent;
    while (fo && fo != object && fo != maker->paragraph->block)
        fo = fo->parent;
    return fo == object;
}

/* Those that go on are kept for the next line, the others forgotten: a paragraph may have thousands. */
static void carry_reaches(LineMaker *maker, size_t next)
{
    size_t kept = 0;
    for (size_t i = 0; i < maker->reach_count; i++) {
        if (maker->reaches[i].fo != maker->link_around &&
            !goes_on(maker, maker->reaches[i].fo, next))
            continue;
        maker->reaches[kept] = maker->reaches[i];
        maker->reaches[kept].open = false;
        maker->reaches[kept++].carried = true;
    }
    maker->reach_count = kept;
}

/* How high the box around the object is on the line, and where it begins below the line's top: around its font, or what
 * it is. false: it has no font. */
static bool measure_reach(const LineMaker *maker, const Reach *reach, Length *y, Length *height)
{
    const Fo *fo = reach->fo;
    const Font *font = object_font(maker->paragraph->layout, fo);
    if (reach->thing) {
        *y = reach->thing->y - reach->above;
        *height = reach->height;
    } else if (font) {
        Length size = fo_length(fo, PROPERTY_FONT_SIZE, 0);
        Length ascent = length_scale(size, font_metrics(font)->ascent, 1000);
        Length shift = inline_alignment(maker->paragraph, fo, (AlignedThing){0}).shift;
        Length baseline =
            reach->text ? reach->text->y + reach->text->baseline : maker->ascent - shift;
        *y = baseline - ascent;
        *height = ascent + length_scale(size, font_metrics(font)->descent, 1000);
    }
    Length width = maker->width;
    Length above = fo_length(fo, PROPERTY_PADDING_BEFORE, width) +
                   fo_length(fo, PROPERTY_BORDER_BEFORE_WIDTH, 0);
    *y -= above;
    *height += above + fo_length(fo, PROPERTY_PADDING_AFTER, width) +
               fo_length(fo, PROPERTY_BORDER_AFTER_WIDTH, 0);
    return reach->thing || font;
}

/* Backgrounds go behind the text, links over it. */
void marks_add_reaches(LineMaker *maker, size_t next)
{
    for (size_t i = maker->reach_count; i > 0; i--) {
        Reach *reach = &maker->reaches[i - 1];
        Length y = 0, height = 0;
        if (!reach->open || !measure_reach(maker, reach, &y, &height))
            continue;
        const Fo *fo = reach->fo;
        Arena *arena = maker->paragraph->layout->arena;
        Area *box = area_new(arena, AREA_BOX, NULL, fo->place);
        box->x = reach->start;
        box->width = reach->end - reach->start;
        box->y = y;
        box->height = height;
        area_set_link(arena, box, reach->link);
        box_decorate(maker->paragraph->layout, box, fo);
        bool mirrored = fo_starts_right(fo);
        if (reach->carried)
            area_open_side(arena, box, mirrored ? SIDE_RIGHT : SIDE_LEFT);
        if (goes_on(maker, fo, next))
            area_open_side(arena, box, mirrored ? SIDE_LEFT : SIDE_RIGHT);
        if (reach->link)
            box->structure = structure_of(fo);
        box->next = maker->line->first;
        maker->line->first = box;
    }
    carry_reaches(maker, next);
}
