/* inline_leader.c: owns leaders: how long each is on its line, and what it draws.
 *
 * Leaders share the room that their line leaves, each until it is as long as it may be (XSL-FO 1.1, 7.22). A rule is
 * drawn as it is; dots and other repeated text stand on a grid of the whole line, so that those of several lines are in
 * columns. */
#include <string.h>

#include "layout/inline_maker.h"

#define LEAST_STEP 100 /* a pattern of no width has no end */

/* How many leaders can be longer than their optimum by more than gap; least: by how much the shortest of them can. */
static int count_leaders(const Paragraph *paragraph, const ItemList *list, size_t first, size_t end,
                         Length gap, Length *least)
{
    int count = 0;
    for (size_t i = first; i < end; i++) {
        const ItemSource *source = &list->sources[i];
        Length stretch = list->items[i].stretch;
        if (list->items[i].kind != ITEM_GLUE || source->piece == NO_PIECE || stretch <= gap ||
            paragraph->pieces[source->piece].kind != PIECE_LEADER)
            continue;
        if (count++ == 0 || stretch < *least)
            *least = stretch;
    }
    return count;
}

LeaderStretch items_stretch_leaders(const Paragraph *paragraph, const ItemList *list, size_t first,
                                    size_t end, int64_t *room)
{
    LeaderStretch result = {0};
    Length least = 0;
    int count;
    while ((count = count_leaders(paragraph, list, first, end, result.each, &least)) > 0) {
        int64_t all = (int64_t)count * (least - result.each);
        if (*room < all) {
            result.each += (Length)(*room / count);
            result.rest = (Length)(*room % count);
            *room = 0;
            break;
        }
        *room -= all;
        result.each = least;
    }
    return result;
}

/* The text of the unit count times, each step wide, as one run. */
static const GlyphRun *repeat_run(Arena *arena, const GlyphRun *unit, size_t count, Length gap)
{
    GlyphRun *run = arena_copy(arena, unit, sizeof *unit);
    size_t glyphs = unit->glyph_count, length = unit->text_length;
    Glyph *all = arena_array(arena, glyphs * count, sizeof *all);
    GlyphShift *shifts = unit->shifts ? arena_array(arena, glyphs * count, sizeof *shifts) : NULL;
    char *text = arena_alloc(arena, length * count + 1);
    for (size_t i = 0; i < count; i++) {
        memcpy(text + i * length, unit->text, length);
        for (size_t g = 0; g < glyphs; g++) {
            all[i * glyphs + g] = unit->glyphs[g];
            all[i * glyphs + g].cluster += (uint32_t)(i * length);
            if (shifts)
                shifts[i * glyphs + g] = unit->shifts[g];
        }
        all[(i + 1) * glyphs - 1].advance += gap;
    }
    run->text = text;
    run->text_length = (uint32_t)(length * count);
    run->glyphs = all;
    run->shifts = shifts;
    run->glyph_count = (uint32_t)(glyphs * count);
    return run;
}

/* A leader of repeated text. It stands on a grid that begins where lines without an indent do (leader-alignment
 * reference-area; XSL-FO 1.1, 7.22.1), so that those of several lines are in columns, however their blocks are indented. */
static void add_pattern(LineMaker *maker, const Piece *piece, const char *text, Length width)
{
    Layout *layout = maker->paragraph->layout;
    const Font *font = object_font(layout, piece->fo);
    size_t length = text ? strlen(text) : 0;
    if (!font || length == 0 || length > SHAPE_MOST)
        return;
    ShapeStyle style = {.font = font, .size = fo_length(piece->fo, PROPERTY_FONT_SIZE, 0)};
    const GlyphRun *unit = shape_text(layout->arena, &style, text, length, 0, 0);
    Length pattern = fo_length(piece->fo, PROPERTY_LEADER_PATTERN_WIDTH, maker->paragraph->width),
           natural = 0;
    for (size_t i = 0; i < unit->glyph_count; i++)
        natural += unit->glyphs[i].advance;
    Length step = pattern > natural ? pattern : natural;
    if (step < LEAST_STEP || unit->glyph_count == 0)
        return;
    Length left = fo_length(maker->paragraph->block, PROPERTY_START_INDENT, 0);
    Length first = (left + maker->x + step - 1) / step * step - left;
    Length count = (maker->x + width - first) / step;
    if (count > SHAPE_MOST / (Length)length)
        count = SHAPE_MOST / (Length)length;
    if (count <= 0)
        return;
    Area *area = maker_add_area(maker, AREA_TEXT, piece);
    area->structure = NULL;
    area->x = first;
    area->width = count * step;
    area->text.run = repeat_run(layout->arena, unit, (size_t)count, step - natural);
    area->text.count = (uint32_t)area->text.run->glyph_count;
    area->text.color = fo_color(piece->fo, PROPERTY_COLOR);
    area->y = piece->align.shift;
    maker_make_room_for_text(maker, piece, area);
}

static void add_content(Buffer *text, const Fo *fo)
{
    if (fo->element == FO_TEXT)
        buffer_folded(text, fo->text, fo->text_length);
    for (const Fo *child = fo->first; child; child = child->next)
        add_content(text, child);
}

void leader_add(LineMaker *maker, const BreakItem *item, const Piece *piece)
{
    bool is_full = item->stretch <= maker->leaders.each;
    Length width = item->width + (is_full ? item->stretch : maker->leaders.each);
    if (maker->gap < 0)
        width = item->width + maker_share_of_gap(maker, item);
    else if (!is_full && maker->leaders.rest > 0)
        width += maker->leaders.rest-- > 0;
    maker->text = NULL;
    if (piece->id)
        area_set_id(maker->paragraph->layout->arena, maker_add_area(maker, AREA_BOX, piece),
                    piece->id);
    Keyword pattern = fo_keyword(piece->fo, PROPERTY_LEADER_PATTERN);
    if (pattern == KEYWORD_RULE &&
        rule_style(fo_keyword(piece->fo, PROPERTY_RULE_STYLE)) != RULE_NONE && width > 0) {
        Area *area = maker_add_area(maker, AREA_RULE, piece);
        area->structure = NULL;
        area->width = width;
        area->height = fo_length(piece->fo, PROPERTY_RULE_THICKNESS, 0);
        area->y = piece->align.shift;
        area->rule.style = rule_style(fo_keyword(piece->fo, PROPERTY_RULE_STYLE));
        area->rule.color = fo_color(piece->fo, PROPERTY_COLOR);
        maker_make_room(maker, piece, area, area->height, 0);
        marks_note_thing(maker, piece, area, 0, area->height);
    } else if (pattern == KEYWORD_DOTS) {
        add_pattern(maker, piece, ".", width);
    } else if (pattern == KEYWORD_USE_CONTENT) {
        Buffer text = {0};
        add_content(&text, piece->fo);
        add_pattern(maker, piece, arena_string(maker->paragraph->layout->arena, buffer_text(&text)),
                    width);
        buffer_free(&text);
    }
    Length start = maker->x;
    maker->x = length_sum(maker->x, width);
    marks_note_reaches(maker, piece, start);
}
