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

/* The areas of a caption that stands beside what follows; *height becomes theirs. */
static Area *caption_areas(Flow *flow, const Fo *caption, Length left, Length width, Length *height)
{
    Flow *beside = flow_new(flow->layout, width);
    beside->left = left;
    build_caption(beside, caption);
    flow_finish(beside);
    Area *holder = area_new(flow->layout->arena, AREA_BOX, NULL, caption->place);
    *height = flow_compose(beside, 0, beside->count, holder, true);
    flow_free(beside);
    return holder->first;
}

/* Keeps together what stands beside the caption, and makes room for the rest of it. */
static void make_room(Flow *flow, size_t first, Length caption_height)
{
    Length height = 0;
    for (size_t i = first; i < flow->count; i++) {
        Slice *slice = &flow->slices[i];
        height += i > first ? slice->lead : 0;
        if (i > first && height < caption_height && slice->cost < COST_NEVER)
            slice->cost = slice->column_cost = COST_NEVER;
        height += slice->height;
    }
    if (height < caption_height && flow->count > first)
        flow_add(flow, NULL, caption_height - height, COST_NEVER);
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
    Length height;
    Area *areas =
        caption_areas(flow, caption, is_left ? left : left + of_table, width + indents, &height);
    size_t first = flow->count;
    flow_beside(flow, areas);
    flow->left += is_left ? width : 0;
    flow->width -= width;
    block_build(flow, table);
    flow->left = left;
    flow->width = whole;
    make_room(flow, first, height);
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
