/* inline_lines.c: line areas from the chosen breaks.
 *
 * A pen goes through the items of a line from left to right. Boxes become glyphs, pictures and containers where it stands;
 * glue moves it on, with its share of the gap that text-align leaves. Each area pushes the line's top up or its bottom
 * down, and is moved into its height at the end; then come decorations, backgrounds and links over what they reach. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "layout/container.h"
#include "layout/inline_maker.h"

#define QUOTATION_LIMIT 60 /* bytes of a word a message repeats */

static void extend(LineMaker *maker, Length ascent, Length descent)
{
    if (maker->is_fixed)
        return;
    if (ascent > maker->ascent)
        maker->ascent = ascent;
    if (descent > maker->descent)
        maker->descent = descent;
}

void maker_make_room(LineMaker *maker, const Piece *piece, Area *area, Length above, Length below)
{
    if (piece->align.edge == EDGE_NONE) {
        extend(maker, above + piece->align.shift, below - piece->align.shift);
        return;
    }
    maker->edged = memory_grow(maker->edged, &maker->edged_capacity, maker->edged_count + 1,
                               sizeof *maker->edged);
    maker->edged[maker->edged_count++] = (Edged){area, piece->align.edge, above, below};
}

typedef struct {
    Length top, bottom; /* above and below the baseline */
} Reaches;

static void include(Reaches *reaches, Length top, Length bottom)
{
    if (top > reaches->top)
        reaches->top = top;
    if (bottom > reaches->bottom)
        reaches->bottom = bottom;
}

/* How high text of the font and size is, without what line-height adds. */
static Reaches reaches_of_font(const Font *font, Length size)
{
    const FontMetrics *metrics = font_metrics(font);
    return (Reaches){length_scale(size, metrics->ascent, 1000),
                     length_scale(size, metrics->descent, 1000)};
}

/* With max-height, letters that are larger than the block's have their own height, and half of the block's leading above and
 * below, so that they do not reach into the lines around (4.5, the maximum-line-rectangle). Other text makes a line higher
 * when its line-height is greater than the block's or it is moved; smaller text does not part lines. */
static LineExtent hold_letters(LineMaker *maker, const Piece *piece, LineExtent extent)
{
    const Fo *block = maker->paragraph->block, *fo = piece->fo;
    Layout *layout = maker->paragraph->layout;
    if (fo->style == block->style ||
        fo_keyword(block, PROPERTY_LINE_STACKING) != KEYWORD_MAX_HEIGHT)
        return extent;
    const Font *font = object_font(layout, fo), *strut = object_font(layout, block);
    if (!font || !strut)
        return extent;
    Length size = fo_length(fo, PROPERTY_FONT_SIZE, 0);
    Length usual = fo_length(block, PROPERTY_FONT_SIZE, 0);
    LineExtent line = line_extent(layout, block);
    Reaches room = {0}, own = reaches_of_font(font, size), around = reaches_of_font(strut, usual);
    if (line_height(layout, fo) > line_height(layout, block))
        include(&room, extent.ascent, extent.descent);
    if (size > usual)
        include(&room, own.top + line.ascent - around.top,
                own.bottom + line.descent - around.bottom);
    else if (piece->align.shift != 0)
        include(&room, own.top, own.bottom);
    return (LineExtent){room.top, room.bottom};
}

void maker_make_room_for_text(LineMaker *maker, const Piece *piece, Area *area)
{
    Layout *layout = maker->paragraph->layout;
    LineExtent extent = hold_letters(maker, piece, line_extent(layout, piece->fo));
    Length size = fo_length(piece->fo, PROPERTY_FONT_SIZE, 0);
    const Font *font = piece->align.edge != EDGE_NONE ? object_font(layout, piece->fo) : NULL;
    if (font) {
        Reaches own = reaches_of_font(font, size);
        extent = (LineExtent){own.top, own.bottom};
    } else if (piece->align.is_raised) {
        /* Raised text takes the room its letters need, not a line's: lines stay evenly spaced */
        extent.ascent = length_scale(size, 75, 100);
        extent.descent = length_scale(size, 25, 100);
        if (fo_keyword(maker->paragraph->block, PROPERTY_LINE_SHIFT_ADJUSTMENT) ==
            KEYWORD_DISREGARD_SHIFTS)
            return;
    }
    maker_make_room(maker, piece, area, extent.ascent, extent.descent);
}

static bool is_edged(const LineMaker *maker, const Area *area)
{
    for (size_t i = 0; i < maker->edged_count; i++)
        if (maker->edged[i].area == area)
            return true;
    return false;
}

/* The edges of the line are those of the highest and lowest that stands in it, without line-height, and without what is
 * aligned with the edges itself (7.14.2): that makes the line higher at the other edge, if at all. */
static void settle_edged(LineMaker *maker)
{
    const Fo *block = maker->paragraph->block;
    const Font *font = maker->edged_count > 0 ? object_font(maker->paragraph->layout, block) : NULL;
    Reaches line = {0};
    if (font)
        line = reaches_of_font(font, fo_length(block, PROPERTY_FONT_SIZE, 0));
    for (const Area *area = maker->edged_count > 0 ? maker->line->first : NULL; area;
         area = area->next) {
        Reaches own = {area->height, 0};
        if (area->kind == AREA_TEXT)
            own = reaches_of_font(area->text.run->font, area->text.run->size);
        if (!is_edged(maker, area) && area->kind != AREA_ANCHOR)
            include(&line, own.top + area->y, own.bottom - area->y);
    }
    for (size_t i = 0; i < maker->edged_count; i++) {
        const Edged *edged = &maker->edged[i];
        Length height = edged->above + edged->below;
        include(&line, edged->edge == EDGE_AFTER ? height - line.bottom : 0,
                edged->edge == EDGE_BEFORE ? height - line.top : 0);
    }
    for (size_t i = 0; i < maker->edged_count; i++) {
        const Edged *edged = &maker->edged[i];
        edged->area->y +=
            edged->edge == EDGE_BEFORE ? line.top - edged->above : edged->below - line.bottom;
    }
    extend(maker, line.top, line.bottom);
    maker->edged_count = 0;
}

Area *maker_add_area(LineMaker *maker, AreaKind kind, const Piece *piece)
{
    const Fo *owner = piece->kind == PIECE_IMAGE ? piece->fo : piece->parent;
    Area *area =
        area_new(maker->paragraph->layout->arena, kind, structure_of(owner), piece->fo->place);
    area->x = maker->x;
    area_append(maker->line, area);
    maker->area_count++;
    return area;
}

/* Whether the glyphs come right behind those of the area in the order of the text. */
static bool continues(const Area *text, const ItemSource *source)
{
    if (text->text.run->right_to_left)
        return source->first + source->count == text->text.first;
    return text->text.first + text->text.count == source->first;
}

/* Adds the glyphs to the area open_text() made sure of. */
static void add_glyphs(LineMaker *maker, const ItemSource *source)
{
    maker->text->text.count += source->count;
    if (maker->text->text.run->right_to_left)
        maker->text->text.first = source->first;
}

/* Makes sure the area being extended is one of this run and ends where the glyphs begin. */
static void open_text(LineMaker *maker, const ItemSource *source)
{
    const Piece *piece = &maker->paragraph->pieces[source->piece];
    if (maker->text && maker->text_run == source->run && continues(maker->text, source) &&
        maker->text_end == maker->x - source->lead)
        return;
    const GlyphRun *run = maker->paragraph->runs[source->run].run;
    Area *area = maker_add_area(maker, AREA_TEXT, piece);
    area->x -= source->lead;
    area->text.run = run;
    area->text.first = source->first;
    area->text.color = fo_color(piece->fo, PROPERTY_COLOR);
    area->y = piece->align.shift; /* until the line's baseline is known */
    if (source->first == 0)
        area_set_id(maker->paragraph->layout->arena, area, piece->id);
    maker->text = area;
    maker->text_run = source->run;
    marks_note_text(maker, area, piece);
    maker_make_room_for_text(maker, piece, area);
}

Length maker_share_of_gap(LineMaker *maker, const BreakItem *glue)
{
    if (maker->gap == 0 || maker->gap_stretch == 0)
        return 0;
    maker->stretch_passed += maker->gap > 0 ? glue->stretch : glue->shrink;
    int64_t used = maker->gap * maker->stretch_passed / maker->gap_stretch;
    Length share = (Length)(used - maker->gap_used);
    maker->gap_used = used;
    return share;
}

/* A picture in its room: where text-align and display-align say. It may be larger; where overflow hides that, a box as large
 * as the room cuts it. */
static void add_image(LineMaker *maker, const Piece *piece)
{
    Layout *layout = maker->paragraph->layout;
    Length across = piece->width - piece->content_width;
    Length down = piece->height - piece->content_height;
    Keyword align = fo_keyword(piece->fo, PROPERTY_TEXT_ALIGN);
    Keyword display = fo_keyword(piece->fo, PROPERTY_DISPLAY_ALIGN);
    bool at_end = align == KEYWORD_END || align == KEYWORD_RIGHT || align == KEYWORD_OUTSIDE;
    bool cut = is_clipping(piece->fo) && (across < 0 || down < 0);
    Area *room = maker_add_area(maker, cut ? AREA_BOX : AREA_IMAGE, piece), *image = room;
    if (cut) {
        image = area_new(layout->arena, AREA_IMAGE, room->structure, piece->fo->place);
        room->width = piece->width;
        room->height = piece->height;
        room->box.clip = true;
        area_append(room, image);
    }
    image->x += align == KEYWORD_CENTER ? across / 2 : at_end ? across : 0;
    Length above = display == KEYWORD_AFTER ? down : display == KEYWORD_CENTER ? down / 2 : 0;
    image->y = cut ? above : piece->align.shift + down - above;
    image->width = piece->content_width;
    image->height = piece->content_height;
    image->image.picture = fo_is_hidden(piece->fo) ? NULL : piece->picture;
    if (cut)
        room->y = piece->align.shift;
    area_set_id(layout->arena, room, piece->id);
    maker_make_room(maker, piece, room, piece->height + piece->above, piece->below);
    marks_note_thing(maker, piece, room, cut ? 0 : above, piece->height);
}

/* The area being extended now reaches to the pen; trail: how far its last glyph goes beyond. */
static void extend_text(LineMaker *maker, Length trail)
{
    maker->text->width = maker->x - maker->text->x;
    maker->text_end = maker->x + trail;
}

/* An inline-container: below its baseline lies what its first line leaves there. */
static void add_container(LineMaker *maker, const Piece *piece)
{
    Area *area = piece->box;
    area->x = maker->x;
    area->y = piece->align.shift;
    area_append(maker->line, area);
    maker_make_room(maker, piece, area, area->height, 0);
}

static void add_box(LineMaker *maker, const BreakItem *item, const ItemSource *source)
{
    if (source->piece == NO_PIECE)
        return;
    const Piece *piece = &maker->paragraph->pieces[source->piece];
    Length start = maker->x;
    if (piece->kind == PIECE_TEXT) {
        open_text(maker, source);
        add_glyphs(maker, source);
        maker->x = length_sum(maker->x, item->width);
        extend_text(maker, source->trail);
        if (source->is_space)
            maker->text = NULL; /* justification shares out over all spaces of an area */
    } else {
        maker->text = NULL;
        if (piece->kind == PIECE_IMAGE) {
            add_image(maker, piece);
        } else if (piece->kind == PIECE_BOX) {
            add_container(maker, piece);
        } else if (piece->id) {
            area_set_id(maker->paragraph->layout->arena, maker_add_area(maker, AREA_BOX, piece),
                        piece->id);
        } else if (piece->anchor) {
            maker_add_area(maker, AREA_ANCHOR, piece)->anchor = piece->anchor;
        }
        maker->x = length_sum(maker->x, item->width);
    }
    marks_note_reaches(maker, piece, start);
}

static void add_glue(LineMaker *maker, const BreakItem *item, const ItemSource *source)
{
    if (source->piece == NO_PIECE)
        return;
    const Piece *piece = &maker->paragraph->pieces[source->piece];
    if (piece->kind == PIECE_LEADER) {
        leader_add(maker, item, piece);
        return;
    }
    Length start = maker->x;
    Length extra = maker_share_of_gap(maker, item);
    if (source->is_space) {
        open_text(maker, source);
        Length natural = item->width - fo_length(piece->fo, PROPERTY_WORD_SPACING, 0);
        add_glyphs(maker, source);
        maker->text->spaces += 1;
        maker->text->text.extra =
            length_sum(maker->text->text.extra, (int64_t)extra + item->width - natural);
    }
    maker->x = length_sum(maker->x, (int64_t)item->width + extra);
    if (source->is_space)
        extend_text(maker, source->trail);
    marks_note_reaches(maker, piece, start);
}

static void add_hyphen(LineMaker *maker, size_t item)
{
    const BreakItem *end = &maker->list->items[item];
    const ItemSource *source = &maker->list->sources[item];
    const Piece *piece = &maker->paragraph->pieces[source->piece];
    const GlyphRun *run =
        hyphen_run(maker->paragraph->layout, piece->fo, maker->paragraph->runs[source->run].run);
    Area *area = maker_add_area(maker, AREA_TEXT, piece);
    area->text.run = run;
    area->text.count = (uint32_t)run->glyph_count;
    area->text.color = fo_color(piece->fo, PROPERTY_COLOR);
    area->hyphen = true;
    area->y = piece->align.shift;
    for (size_t i = 0; i < run->glyph_count; i++)
        area->width += run->glyphs[i].advance;
    area->x += end->width - area->width;
    marks_note_text(maker, area, piece);
    Length start = maker->x;
    maker->x = length_sum(maker->x, end->width);
    marks_note_reaches(maker, piece, start);
}

static bool is_vanishing(const LineMaker *maker, size_t item)
{
    size_t piece = maker->list->sources[item].piece;
    return piece != NO_PIECE && maker->paragraph->pieces[piece].vanishes;
}

/* The space a line breaks at stays in the text, with no room of its own: copied text keeps its words apart. It is
 * the item itself, or comes after the penalty that is. */
static void add_line_end(LineMaker *maker, size_t item)
{
    const BreakItem *end = &maker->list->items[item];
    if (end->kind == ITEM_PENALTY && end->flagged && maker->list->sources[item].piece != NO_PIECE) {
        add_hyphen(maker, item);
        return;
    }
    if (end->kind == ITEM_PENALTY && item + 1 < maker->list->count)
        item++;
    while (item + 1 < maker->list->count && is_vanishing(maker, item))
        item++;
    const ItemSource *source = &maker->list->sources[item];
    if (maker->list->items[item].kind == ITEM_GLUE && source->piece != NO_PIECE &&
        source->is_space) {
        if (maker->paragraph->levels != NULL)
            maker->text = NULL;
        open_text(maker, source);
        add_glyphs(maker, source);
    }
}

/* How the last line, or one that ends in a preserved linefeed, is aligned. */
static Keyword alignment_of(const LineMaker *maker, size_t item)
{
    const Fo *block = maker->paragraph->block;
    const BreakItem *end = &maker->list->items[item];
    Keyword align = fo_keyword(block, PROPERTY_TEXT_ALIGN);
    if (end->kind == ITEM_PENALTY && end->penalty <= PENALTY_FORCED) {
        Keyword last = fo_keyword(block, PROPERTY_TEXT_ALIGN_LAST);
        if (last != KEYWORD_RELATIVE)
            return last;
        return align == KEYWORD_JUSTIFY ? KEYWORD_START : align;
    }
    return align;
}

/* Natural width of the items, without the filler of a last line. */
static int64_t natural_width(const LineMaker *maker, size_t first, size_t end)
{
    int64_t width = 0;
    for (size_t i = first; i < end; i++)
        if (maker->list->items[i].kind != ITEM_PENALTY)
            width += maker->list->items[i].width;
    if (maker->list->items[end].kind == ITEM_PENALTY)
        width += maker->list->items[end].width;
    return width;
}

static void prepare_justification(LineMaker *maker, size_t first, size_t end, int64_t room)
{
    maker->gap = maker->gap_stretch = maker->gap_used = maker->stretch_passed = 0;
    maker->leaders = (LeaderStretch){0};
    if (room > 0)
        maker->leaders = items_stretch_leaders(maker->paragraph, maker->list, first, end, &room);
    maker->gap = room;
    for (size_t i = first; i < end; i++) {
        const BreakItem *item = &maker->list->items[i];
        const ItemSource *source = &maker->list->sources[i];
        if (item->kind != ITEM_GLUE || source->piece == NO_PIECE)
            continue;
        bool is_leader = maker->paragraph->pieces[source->piece].kind == PIECE_LEADER;
        maker->gap_stretch += room <= 0 ? item->shrink : is_leader ? 0 : item->stretch;
    }
    if (room < 0 && -room > maker->gap_stretch)
        maker->gap = -maker->gap_stretch;
}

static void report_overfull(LineMaker *maker, size_t first, size_t end, int64_t excess)
{
    const Paragraph *paragraph = maker->paragraph;
    for (size_t i = first; i < end; i++) {
        const ItemSource *source = &maker->list->sources[i];
        if (source->piece == NO_PIECE || paragraph->pieces[source->piece].kind != PIECE_TEXT)
            continue;
        const Run *run = &paragraph->runs[source->run];
        const char *text =
            paragraph->characters + run->start + run->run->glyphs[source->first].cluster;
        Buffer word = {0}, points = {0};
        text += strspn(text, " "); /* an indented line that is kept as it is begins with them */
        buffer_add(&word, text, utf8_fitting(text, strcspn(text, " \n"), QUOTATION_LIMIT));
        buffer_thousandths(&points, excess / 100 * 100);
        diagnose(paragraph->layout->diagnostics, MESSAGE_LINE_OVERFULL,
                 paragraph->pieces[source->piece].fo->place, buffer_text(&word),
                 buffer_text(&points), NULL);
        buffer_free(&word);
        buffer_free(&points);
        return;
    }
}

/* Moves the line's areas from “shift above the baseline” to their place below the line's top. */
static void settle_vertically(LineMaker *maker)
{
    Area *line = maker->line;
    line->height = maker->ascent + maker->descent;
    line->baseline = maker->ascent;
    for (Area *area = line->first; area; area = area->next) {
        Length shift = area->y;
        if (area->kind == AREA_TEXT) {
            const FontMetrics *metrics = font_metrics(area->text.run->font);
            Length ascent = length_scale(area->text.run->size, metrics->ascent, 1000);
            area->height = ascent + length_scale(area->text.run->size, metrics->descent, 1000);
            area->baseline = ascent;
            area->y = maker->ascent - shift - ascent;
        } else if (area->kind != AREA_ANCHOR && (area->kind != AREA_BOX || area->height > 0)) {
            area->y = maker->ascent - shift - area->height;
        }
    }
}

/* The embedding level of an item; what has no characters goes with what stands before it. */
static unsigned char level_of(const LineMaker *maker, const ItemSource *source)
{
    const Paragraph *paragraph = maker->paragraph;
    const LineOrder *order = &maker->order;
    if (source->piece != NO_PIECE && paragraph->pieces[source->piece].kind == PIECE_TEXT)
        return paragraph->runs[source->run].level;
    if (source->piece != NO_PIECE &&
        paragraph->pieces[source->piece].end > paragraph->pieces[source->piece].start)
        return paragraph->levels[paragraph->pieces[source->piece].start];
    return order->count > 0 ? order->units[order->count - 1].level : paragraph->right_to_left;
}

static void add_item(LineMaker *maker, size_t index)
{
    const BreakItem *item = &maker->list->items[index];
    const ItemSource *source = &maker->list->sources[index];
    Length start = maker->x;
    size_t areas = maker->area_count;
    if (item->kind == ITEM_BOX)
        add_box(maker, item, source);
    else if (item->kind == ITEM_GLUE)
        add_glue(maker, item, source);
    if (maker->paragraph->levels != NULL && item->kind != ITEM_PENALTY)
        line_order_add(&maker->order, level_of(maker, source), start, maker->x,
                       maker->area_count - areas);
}

/* What a line breaks at belongs to the paragraph's own direction (UAX 9, rule L1). */
static void fill_line(LineMaker *maker, size_t first, size_t end)
{
    line_order_clear(&maker->order);
    maker->area_count = 0;
    for (size_t i = first; i < end; i++)
        add_item(maker, i);
    Length start = maker->x;
    size_t areas = maker->area_count;
    add_line_end(maker, end);
    if (maker->paragraph->levels != NULL)
        line_order_add(&maker->order, maker->paragraph->right_to_left, start, maker->x,
                       maker->area_count - areas);
}

/* Where the first thing of a line stands when room is left over. */
static Length offset_of(const LineMaker *maker, Keyword align, int64_t room)
{
    bool right_to_left = maker->paragraph->right_to_left;
    if (room <= 0)
        return 0;
    if (align == KEYWORD_CENTER)
        return (Length)(room / 2);
    bool at_end = align == KEYWORD_END || align == KEYWORD_OUTSIDE ||
                  align == (right_to_left ? KEYWORD_LEFT : KEYWORD_RIGHT);
    return at_end ? (Length)room : 0;
}

/* Text that was laid out from the left edge on is put into the order it is seen in. */
static void reorder(LineMaker *maker, Length left)
{
    if (maker->paragraph->levels == NULL)
        return;
    if (maker->paragraph->right_to_left)
        left = maker->width - maker->x;
    line_order_apply(&maker->order, maker->line, left);
    for (size_t i = 0; i < maker->reach_count; i++)
        if (maker->reaches[i].open)
            line_order_map(&maker->order, &maker->reaches[i].start, &maker->reaches[i].end);
}

static LineBox build_line(LineMaker *maker, size_t first, size_t end, Length indent)
{
    const Fo *block = maker->paragraph->block;
    Layout *layout = maker->paragraph->layout;
    maker->line = area_new(layout->arena, AREA_LINE, structure_of(block), block->place);
    maker->text = NULL;
    maker->ascent = maker->descent = 0;
    maker->is_fixed = false;
    LineExtent strut = line_extent(layout, block);
    extend(maker, strut.ascent, strut.descent);
    maker->is_fixed = fo_keyword(block, PROPERTY_LINE_STACKING) == KEYWORD_FONT_HEIGHT;
    int64_t room = (int64_t)maker->width - indent - natural_width(maker, first, end);
    Keyword align = alignment_of(maker, end);
    bool justify = align == KEYWORD_JUSTIFY;
    maker->line->by_binding = align == KEYWORD_INSIDE || align == KEYWORD_OUTSIDE;
    layout->has_binding = layout->has_binding || maker->line->by_binding;
    prepare_justification(maker, first, end, justify || room < 0 ? room : 0);
    if (room + maker->gap_stretch < 0)
        report_overfull(maker, first, end, -(room + maker->gap_stretch));
    maker->x = indent + offset_of(maker, align, room);
    Length left = maker->x;
    fill_line(maker, first, end);
    reorder(maker, left);
    settle_edged(maker);
    settle_vertically(maker);
    marks_add_scores(maker);
    marks_add_reaches(maker, line_start(maker->list->items, maker->list->count, end));
    maker->line->width = maker->width;
    const BreakItem *item = &maker->list->items[end];
    return (LineBox){maker->line, maker->line->height, item->kind == ITEM_PENALTY && item->flagged};
}

Lines lines_build(const Paragraph *paragraph, const ItemList *list, const LineBreak *breaks,
                  size_t count, Length width, Length indent)
{
    Lines lines = {arena_array(paragraph->layout->scratch, count, sizeof(LineBox)), count};
    LineMaker maker = {.paragraph = paragraph,
                       .list = list,
                       .link_around = marks_link_around(paragraph->block),
                       .width = width};
    marks_begin(&maker);
    size_t first = 0;
    for (size_t i = 0; i < count; i++) {
        lines.lines[i] = build_line(&maker, first, breaks[i].item, i == 0 ? indent : 0);
        first = line_start(list->items, list->count, breaks[i].item);
    }
    free(maker.reaches);
    free(maker.decorations);
    free(maker.edged);
    line_order_free(&maker.order);
    return lines;
}
