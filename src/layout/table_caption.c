/* table_caption.c: fo:table-and-caption (XSL-FO 1.1, 6.7.2 and 7.28.7): a caption above, below or beside its table.
 *
 *     ┌ caption ┐┌ table ────┐     One beside it is as wide as it says, else as its longest line, but at most a third
 *     │ start   ││           │     of the room, or what the table leaves. As far as it reaches, rows stay together. */
#include "layout/flow.h"
#include "layout/measure.h"

static void build_caption(Flow *flow, const Fo *caption)
{
    Keep outer = block_open(flow, caption);
    block_children(flow, caption);
    block_close(flow, caption, outer);
}

/* Where the caption stands, as one of before, after, left and right. */
static Keyword side_of(const Fo *caption)
{
    bool mirrored = fo_starts_right(caption->parent);
    switch (fo_keyword(caption, PROPERTY_CAPTION_SIDE)) {
    case KEYWORD_AFTER:
    case KEYWORD_BOTTOM: return KEYWORD_AFTER;
    case KEYWORD_START: return mirrored ? KEYWORD_RIGHT : KEYWORD_LEFT;
    case KEYWORD_END: return mirrored ? KEYWORD_LEFT : KEYWORD_RIGHT;
    case KEYWORD_LEFT: return KEYWORD_LEFT;
    case KEYWORD_RIGHT: return KEYWORD_RIGHT;
    default: return KEYWORD_BEFORE;
    }
}

static bool has_width(const Fo *fo)
{
    return fo->style->values[PROPERTY_WIDTH].kind == VALUE_LENGTH;
}

/* A caption that stands beside what follows, as a flow of its own. What it asks to be kept with is the table. */
static Flow *build_strip(const Flow *flow, const Fo *caption, Length left, Length width)
{
    Flow *strip = flow_new(flow->layout, width);
    strip->left = left;
    build_caption(strip, caption);
    flow_finish(strip);
    strip->keep_adjacent = (Keep){COST_NONE, COST_NONE};
    return strip;
}

/* The caption on the left or the right of the table. */
static void build_beside(Flow *flow, const Fo *caption, const Fo *table)
{
    bool is_left = side_of(caption) == KEYWORD_LEFT;
    Length indents = fo_length(caption->parent, PROPERTY_START_INDENT, flow->width) +
                     fo_length(caption->parent, PROPERTY_END_INDENT, flow->width);
    Length room = flow->width - indents, most = content_extent(flow->layout, caption).most;
    Length of_table = has_width(table) ? fo_length(table, PROPERTY_WIDTH, room) : room;
    Length limit = room - of_table > room / 3 ? room - of_table : room / 3;
    Length width = has_width(caption) ? fo_length(caption, PROPERTY_WIDTH, room)
                   : most < limit     ? most
                                      : limit;
    width = width < room ? width : limit;
    Length left = flow->left, whole = flow->width;
    of_table = of_table < room - width && !fo_starts_right(table) ? of_table : room - width;
    Beside beside = beside_begin(
        flow, build_strip(flow, caption, is_left ? left : left + of_table, width + indents));
    flow->left += is_left ? width : 0;
    flow->width -= width;
    block_build(flow, table);
    flow->left = left;
    flow->width = whole;
    beside_end(flow, &beside, false);
}

/* The caption that still has to stand beside the table, below it, or neither. */
typedef struct {
    const Fo *beside, *below;
} Captions;

static void add_child(Flow *flow, const Fo *child, Captions *captions)
{
    Keyword side = child->element == FO_TABLE_CAPTION ? side_of(child) : KEYWORD_NONE;
    switch (side) {
    case KEYWORD_LEFT:
    case KEYWORD_RIGHT: captions->beside = child; break;
    case KEYWORD_AFTER: captions->below = child; break;
    case KEYWORD_BEFORE:
        build_caption(flow, child);
        flow->keep_adjacent = (Keep){COST_NEVER, COST_NEVER};
        break;
    default:
        if (captions->beside && child->element == FO_TABLE) {
            build_beside(flow, captions->beside, child);
            captions->beside = NULL;
        } else {
            block_build(flow, child);
        }
    }
}

void table_build_with_caption(Flow *flow, const Fo *fo)
{
    Keep outer = block_open(flow, fo);
    size_t since = block_begin_markers(flow, fo);
    Captions captions = {0};
    for (const Fo *child = fo->first; child; child = child->next)
        if (child->element != FO_MARKER)
            add_child(flow, child, &captions);
    const Fo *last = captions.below ? captions.below : captions.beside;
    if (last) {
        flow->keep_adjacent = (Keep){COST_NEVER, COST_NEVER};
        build_caption(flow, last);
    }
    block_end_markers(flow, fo, since);
    block_close(flow, fo, outer);
}
