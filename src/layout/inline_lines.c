/* inline_lines.c: line areas from the chosen breaks.
 *
 * A pen goes through the items of a line from left to right. Boxes become glyphs, pictures and containers where it stands;
 * glue moves it on, with its share of the gap that text-align leaves. Each area pushes the line's top up or its bottom
 * down, and is moved into its height at the end; then come decorations, backgrounds and links over what they reach. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "layout/inline_items.h"
#include "layout/inline_order.h"

#define LEAST_STEP 100     /* of a leader: a pattern of no width has no end */
#define QUOTATION_LIMIT 60 /* bytes of a word a message repeats */

/* An inline object that draws something around its text (background, border) or is a link: how far it
 * reaches on the line being made. */
typedef struct {
    const Fo *fo;
    Length start, end;
    bool open;    /* met on this line */
    bool carried; /* from the line before */
    Link *link;   /* the same for all lines */
} Reach;

/* The values of text-decoration, by the order of their names in its row. */
enum { UNDERLINE = 2, OVERLINE = 8, LINE_THROUGH = 32 };

/* A text area that is underlined, overlined or struck through. */
typedef struct {
    const Area *text;
    const Fo *fo;
    int64_t lines; /* bits as in the row of text-decoration */
} Decoration;

typedef struct {
    const Paragraph *paragraph;
    const ItemList *list;
    Length width;
    Area *line;
    Area *text;      /* the text area being extended, or NULL */
    size_t text_run; /* of that area */
    Length x;        /* pen */
    Length text_end; /* where the next glyph of that area would be drawn */
    Length ascent, descent;
    bool is_fixed; /* line-stacking-strategy: what stands in the line does not make it higher */
    int64_t gap, gap_stretch, gap_used; /* justification: what to share out, over what, so far */
    int64_t stretch_passed;
    LeaderStretch leaders;
    Reach *reaches;
    size_t reach_count, reach_capacity;
    Decoration *decorations;
    size_t decoration_count, decoration_capacity;
    LineOrder order; /* of paragraphs with right-to-left text */
    size_t area_count;
} LineMaker;

static void extend(LineMaker *maker, Length ascent, Length descent)
{
    if (maker->is_fixed)
        return;
    if (ascent > maker->ascent)
        maker->ascent = ascent;
    if (descent > maker->descent)
        maker->descent = descent;
}

static void extend_for_text(LineMaker *maker, const Piece *piece)
{
    LineExtent extent = line_extent(maker->paragraph->layout, piece->fo);
    if (piece->baseline_shift != 0) {
        /* Raised text takes the room its letters need, not a line's: lines stay evenly spaced */
        Length size = fo_length(piece->fo, PROPERTY_FONT_SIZE, 0);
        extent.ascent = length_scale(size, 75, 100);
        extent.descent = length_scale(size, 25, 100);
    }
    extend(maker, extent.ascent + piece->baseline_shift, extent.descent - piece->baseline_shift);
}

static bool is_decorated(const Fo *fo)
{
    return has_background(fo) || fo_length(fo, PROPERTY_BORDER_BEFORE_WIDTH, 0) > 0 ||
           fo_length(fo, PROPERTY_BORDER_AFTER_WIDTH, 0) > 0 ||
           fo_length(fo, PROPERTY_BORDER_START_WIDTH, 0) > 0 ||
           fo_length(fo, PROPERTY_BORDER_END_WIDTH, 0) > 0;
}

static Link *link_new(LineMaker *maker, const Fo *fo)
{
    Link *link = arena_alloc(maker->paragraph->layout->arena, sizeof *link);
    link->destination = fo_own(fo, PROPERTY_INTERNAL_DESTINATION);
    const char *external = fo_own(fo, PROPERTY_EXTERNAL_DESTINATION);
    if (!link->destination && external)
        link->uri = uri_address(external, maker->paragraph->layout->arena);
    const char *description = fo_own(fo, PROPERTY_ALT_TEXT);
    link->description =
        description ? description : fo_plain_text(fo, maker->paragraph->layout->arena);
    link->structure = structure_of(fo);
    link->place = fo->place;
    return link->destination || link->uri ? link : NULL;
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
    if (fo->element == FO_BASIC_LINK)
        reach->link = link_new(maker, fo);
    return reach;
}

/* The pen moved from start to maker->x in an area of the piece. */
static inline void note_reaches(LineMaker *maker, const Piece *piece, Length start)
{
    for (const Fo *fo = piece->parent; fo && fo != maker->paragraph->block; fo = fo->parent) {
        if (fo->element == FO_TEXT || (fo->element != FO_BASIC_LINK && !is_decorated(fo)))
            continue;
        Reach *reach = reach_of(maker, fo);
        if (!reach->open)
            reach->start = start;
        reach->open = true;
        reach->end = maker->x;
    }
}

static Area *add_area(LineMaker *maker, AreaKind kind, const Piece *piece)
{
    const Fo *owner = piece->kind == PIECE_IMAGE ? piece->fo : piece->parent;
    Area *area =
        area_new(maker->paragraph->layout->arena, kind, structure_of(owner), piece->fo->place);
    area->x = maker->x;
    area_append(maker->line, area);
    maker->area_count++;
    return area;
}

/* text-decoration of the objects around the piece, up to the block: each line that the innermost of those that speak of
 * it asks for (XSL-FO 1.1, 7.17.4). Bits as in the row of the property; “no-…” stands right above its line. */
static int64_t decorations_of(const LineMaker *maker, const Fo *fo)
{
    int64_t lines = 0, decided = 0;
    for (;; fo = fo->parent) {
        int64_t own = fo->style->values[PROPERTY_TEXT_DECORATION].number;
        int64_t on = own & (UNDERLINE | OVERLINE | LINE_THROUGH);
        int64_t off = (own / 2) & (UNDERLINE | OVERLINE | LINE_THROUGH);
        lines |= on & ~decided;
        decided |= on | off;
        if (fo == maker->paragraph->block)
            return lines;
    }
}

static void note_decoration(LineMaker *maker, const Area *text, const Piece *piece)
{
    int64_t lines = decorations_of(maker, piece->parent);
    if (lines == 0)
        return;
    maker->decorations = memory_grow(maker->decorations, &maker->decoration_capacity,
                                     maker->decoration_count + 1, sizeof *maker->decorations);
    maker->decorations[maker->decoration_count++] = (Decoration){text, piece->fo, lines};
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
    Area *area = add_area(maker, AREA_TEXT, piece);
    area->x -= source->lead;
    area->text.run = run;
    area->text.first = source->first;
    area->text.color = fo_color(piece->fo, PROPERTY_COLOR);
    area->y = piece->baseline_shift; /* until the line's baseline is known */
    if (source->first == 0)
        area_set_id(maker->paragraph->layout->arena, area, piece->id);
    maker->text = area;
    maker->text_run = source->run;
    note_decoration(maker, area, piece);
    extend_for_text(maker, piece);
}

/* The share of the gap that the stretch (or shrink) of one glue gets. */
static Length share_of_gap(LineMaker *maker, const BreakItem *glue)
{
    if (maker->gap == 0 || maker->gap_stretch == 0)
        return 0;
    maker->stretch_passed += maker->gap > 0 ? glue->stretch : glue->shrink;
    int64_t used = maker->gap * maker->stretch_passed / maker->gap_stretch;
    Length share = (Length)(used - maker->gap_used);
    maker->gap_used = used;
    return share;
}

/* A picture in its room: where text-align and display-align say. */
static void add_image(LineMaker *maker, const Piece *piece)
{
    Area *area = add_area(maker, AREA_IMAGE, piece);
    Length across = piece->width - piece->content_width;
    Length down = piece->height - piece->content_height;
    Keyword align = fo_keyword(piece->fo, PROPERTY_TEXT_ALIGN);
    Keyword display = fo_keyword(piece->fo, PROPERTY_DISPLAY_ALIGN);
    if (align == KEYWORD_CENTER)
        area->x += across / 2;
    else if (align == KEYWORD_END || align == KEYWORD_RIGHT || align == KEYWORD_OUTSIDE)
        area->x += across;
    area->y = piece->baseline_shift + (display == KEYWORD_AFTER    ? 0
                                       : display == KEYWORD_CENTER ? down / 2
                                                                   : down);
    area->width = piece->content_width;
    area->height = piece->content_height;
    area->image.picture = piece->picture;
    area_set_id(maker->paragraph->layout->arena, area, piece->id);
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
    area->y = piece->baseline_shift;
    area_append(maker->line, area);
    extend(maker, area->height + piece->baseline_shift, -piece->baseline_shift);
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
        maker->x += item->width;
        extend_text(maker, source->trail);
        if (source->is_space)
            maker->text = NULL; /* justification shares out over all spaces of an area */
    } else {
        maker->text = NULL;
        if (piece->kind == PIECE_IMAGE) {
            add_image(maker, piece);
            extend(maker, piece->height + piece->baseline_shift, -piece->baseline_shift);
        } else if (piece->kind == PIECE_BOX) {
            add_container(maker, piece);
        } else if (piece->id) {
            area_set_id(maker->paragraph->layout->arena, add_area(maker, AREA_BOX, piece),
                        piece->id);
        } else if (piece->anchor) {
            add_area(maker, AREA_ANCHOR, piece)->anchor = piece->anchor;
        }
        maker->x += item->width;
    }
    note_reaches(maker, piece, start);
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

/* A leader of repeated text. It stands on a grid of the whole line, so that those of several lines are in columns. */
static void add_pattern(LineMaker *maker, const Piece *piece, const char *text, Length width)
{
    Layout *layout = maker->paragraph->layout;
    FontRequest request = font_request(piece->fo);
    const Font *font = fontset_find(layout->fonts, &request, piece->fo->place);
    size_t length = text ? strlen(text) : 0;
    if (!font || length == 0 || length > SHAPE_MOST)
        return;
    ShapeStyle style = {.font = font, .size = fo_length(piece->fo, PROPERTY_FONT_SIZE, 0)};
    const GlyphRun *unit = shape_text(layout->arena, &style, text, length, 0, 0);
    Length pattern = fo_length(piece->fo, PROPERTY_LEADER_PATTERN_WIDTH, 0), natural = 0;
    for (size_t i = 0; i < unit->glyph_count; i++)
        natural += unit->glyphs[i].advance;
    Length step = pattern > natural ? pattern : natural;
    if (step < LEAST_STEP || unit->glyph_count == 0)
        return;
    Length first = (maker->x + step - 1) / step * step;
    Length count = (maker->x + width - first) / step;
    if (count > SHAPE_MOST / (Length)length)
        count = SHAPE_MOST / (Length)length;
    if (count <= 0)
        return;
    Area *area = add_area(maker, AREA_TEXT, piece);
    area->structure = NULL;
    area->x = first;
    area->width = count * step;
    area->text.run = repeat_run(layout->arena, unit, (size_t)count, step - natural);
    area->text.count = (uint32_t)area->text.run->glyph_count;
    area->text.color = fo_color(piece->fo, PROPERTY_COLOR);
    extend_for_text(maker, piece);
}

static void add_content(Buffer *text, const Fo *fo)
{
    if (fo->element == FO_TEXT)
        buffer_folded(text, fo->text, fo->text_length);
    for (const Fo *child = fo->first; child; child = child->next)
        add_content(text, child);
}

static void add_leader(LineMaker *maker, const BreakItem *item, const ItemSource *source)
{
    const Piece *piece = &maker->paragraph->pieces[source->piece];
    bool is_full = item->stretch <= maker->leaders.each;
    Length width = item->width + (is_full ? item->stretch : maker->leaders.each);
    if (maker->gap < 0)
        width = item->width + share_of_gap(maker, item);
    else if (!is_full && maker->leaders.rest > 0)
        width += maker->leaders.rest-- > 0;
    maker->text = NULL;
    Keyword pattern = fo_keyword(piece->fo, PROPERTY_LEADER_PATTERN);
    if (pattern == KEYWORD_RULE &&
        rule_style(fo_keyword(piece->fo, PROPERTY_RULE_STYLE)) != RULE_NONE && width > 0) {
        Area *area = add_area(maker, AREA_RULE, piece);
        area->structure = NULL;
        area->width = width;
        area->height = fo_length(piece->fo, PROPERTY_RULE_THICKNESS, 0);
        area->y = piece->baseline_shift;
        area->rule.style = rule_style(fo_keyword(piece->fo, PROPERTY_RULE_STYLE));
        area->rule.color = fo_color(piece->fo, PROPERTY_COLOR);
        extend(maker, area->height + piece->baseline_shift, 0);
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
    maker->x += width;
    note_reaches(maker, piece, start);
}

static void add_glue(LineMaker *maker, const BreakItem *item, const ItemSource *source)
{
    if (source->piece == NO_PIECE)
        return;
    const Piece *piece = &maker->paragraph->pieces[source->piece];
    if (piece->kind == PIECE_LEADER) {
        add_leader(maker, item, source);
        return;
    }
    Length start = maker->x;
    Length extra = share_of_gap(maker, item);
    if (source->is_space) {
        open_text(maker, source);
        Length natural = item->width - fo_length(piece->fo, PROPERTY_WORD_SPACING, 0);
        add_glyphs(maker, source);
        maker->text->spaces += 1;
        maker->text->text.extra += extra + (item->width - natural);
    }
    maker->x += item->width + extra;
    if (source->is_space)
        extend_text(maker, 0);
    note_reaches(maker, piece, start);
}

static void add_hyphen(LineMaker *maker, size_t item)
{
    const BreakItem *end = &maker->list->items[item];
    const ItemSource *source = &maker->list->sources[item];
    const Piece *piece = &maker->paragraph->pieces[source->piece];
    const GlyphRun *run =
        hyphen_run(maker->paragraph->layout, piece->fo, maker->paragraph->runs[source->run].run);
    Area *area = add_area(maker, AREA_TEXT, piece);
    area->text.run = run;
    area->text.count = (uint32_t)run->glyph_count;
    area->text.color = fo_color(piece->fo, PROPERTY_COLOR);
    area->hyphen = true;
    area->y = piece->baseline_shift;
    area->width = end->width;
    note_decoration(maker, area, piece);
    Length start = maker->x;
    maker->x += end->width;
    note_reaches(maker, piece, start);
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

static void add_rule(LineMaker *maker, const Area *text, Length offset, Length x, Length end)
{
    if (end <= x)
        return;
    const GlyphRun *run = text->text.run;
    Area *rule = area_new(maker->paragraph->layout->arena, AREA_RULE, NULL, PLACE_NONE);
    rule->x = text->x + x;
    rule->width = end - x;
    rule->height = length_scale(run->size, font_metrics(run->font)->underline_thickness, 1000);
    rule->y = text->y + text->baseline + offset - rule->height / 2;
    rule->rule.style = RULE_SOLID;
    rule->rule.color = text->text.color;
    area_append(maker->line, rule);
}

/* score-spaces="false": a rule for each word of the area. */
static void add_rules_of_words(LineMaker *maker, const Area *text, Length offset)
{
    const GlyphRun *run = text->text.run;
    Length x = 0, start = 0;
    int64_t extra = text->text.extra, spaces = text->spaces, passed = 0;
    for (uint32_t i = text->text.first; i < text->text.first + text->text.count; i++) {
        const Glyph *glyph = &run->glyphs[i];
        size_t size;
        uint32_t c =
            utf8_decode(run->text + glyph->cluster, run->text_length - glyph->cluster, &size);
        bool space = c == ' ' || c == 0xA0;
        if (space)
            add_rule(maker, text, offset, start, x);
        x += glyph->advance;
        if (space && spaces > 0) {
            x += (Length)(extra * (passed + 1) / spaces - extra * passed / spaces);
            passed++;
        }
        start = space ? x : start;
    }
    add_rule(maker, text, offset, start, x);
}

static void decorate(LineMaker *maker, const Decoration *decoration, Length offset)
{
    if (fo_keyword(decoration->fo, PROPERTY_SCORE_SPACES) == KEYWORD_FALSE)
        add_rules_of_words(maker, decoration->text, offset);
    else
        add_rule(maker, decoration->text, offset, 0, decoration->text->width);
}

static void add_decorations(LineMaker *maker)
{
    for (size_t i = 0; i < maker->decoration_count; i++) {
        const Area *area = maker->decorations[i].text;
        int64_t lines = maker->decorations[i].lines;
        const FontMetrics *metrics = font_metrics(area->text.run->font);
        Length size = area->text.run->size;
        if (lines & UNDERLINE)
            decorate(maker, &maker->decorations[i],
                     length_scale(size, metrics->underline_position, 1000));
        if (lines & LINE_THROUGH)
            decorate(maker, &maker->decorations[i],
                     -length_scale(size, metrics->strikeout_position, 1000));
        if (lines & OVERLINE)
            decorate(maker, &maker->decorations[i], -length_scale(size, metrics->ascent, 1000));
    }
    maker->decoration_count = 0;
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
        if (!goes_on(maker, maker->reaches[i].fo, next))
            continue;
        maker->reaches[kept] = maker->reaches[i];
        maker->reaches[kept].open = false;
        maker->reaches[kept++].carried = true;
    }
    maker->reach_count = kept;
}

/* Backgrounds go behind the text, links over it. next is the item the next line begins with. */
static void add_reaches(LineMaker *maker, size_t next)
{
    for (size_t i = maker->reach_count; i > 0; i--) {
        Reach *reach = &maker->reaches[i - 1];
        if (!reach->open)
            continue;
        const Fo *fo = reach->fo;
        FontRequest request = font_request(fo);
        const Font *font = fontset_find(maker->paragraph->layout->fonts, &request, fo->place);
        if (!font)
            continue;
        Length size = fo_length(fo, PROPERTY_FONT_SIZE, 0);
        Length above = length_scale(size, font_metrics(font)->ascent, 1000) +
                       fo_length(fo, PROPERTY_PADDING_BEFORE, 0) +
                       fo_length(fo, PROPERTY_BORDER_BEFORE_WIDTH, 0);
        Length below = length_scale(size, font_metrics(font)->descent, 1000) +
                       fo_length(fo, PROPERTY_PADDING_AFTER, 0) +
                       fo_length(fo, PROPERTY_BORDER_AFTER_WIDTH, 0);
        Arena *arena = maker->paragraph->layout->arena;
        Area *box = area_new(arena, AREA_BOX, NULL, fo->place);
        box->x = reach->start;
        box->width = reach->end - reach->start;
        box->y = maker->ascent - above;
        box->height = above + below;
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
    prepare_justification(maker, first, end, justify || room < 0 ? room : 0);
    if (room + maker->gap_stretch < 0)
        report_overfull(maker, first, end, -(room + maker->gap_stretch));
    maker->x = indent + offset_of(maker, align, room);
    Length left = maker->x;
    fill_line(maker, first, end);
    reorder(maker, left);
    settle_vertically(maker);
    add_decorations(maker);
    add_reaches(maker, line_start(maker->list->items, maker->list->count, end));
    maker->line->width = maker->width;
    const BreakItem *item = &maker->list->items[end];
    return (LineBox){maker->line, maker->line->height, item->kind == ITEM_PENALTY && item->flagged};
}

Lines lines_build(const Paragraph *paragraph, const ItemList *list, const LineBreak *breaks,
                  size_t count, Length width, Length indent)
{
    Lines lines = {arena_array(paragraph->layout->scratch, count, sizeof(LineBox)), count};
    LineMaker maker = {.paragraph = paragraph, .list = list, .width = width};
    size_t first = 0;
    for (size_t i = 0; i < count; i++) {
        lines.lines[i] = build_line(&maker, first, breaks[i].item, i == 0 ? indent : 0);
        first = line_start(list->items, list->count, breaks[i].item);
    }
    free(maker.reaches);
    free(maker.decorations);
    line_order_free(&maker.order);
    return lines;
}
