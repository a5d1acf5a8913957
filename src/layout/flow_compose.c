/* flow_compose.c: laying a part of a flow out into areas.
 *
 * The events before each slice are played in order: spaces move the pen down, frames open and close boxes, what is
 * positioned or drawn beside is put in its place. Frames that a page break cuts are closed at its end and opened again where
 * the part begins.
 *
 * The content of a cell may lie in several parts below each other on one page, when it spans rows or its row is cut:
 * these go on from each other without a seam. */
#include <string.h>

#include "layout/container.h"

/* A positioned container whose reference frame is still open: where the part of that on the page ends is not known yet. */
typedef struct Pending {
    const Event *event;
    Area *place;               /* stands for it in the order of drawing; NULL: its level decides */
    Length origin_x, origin_y; /* of the box that place is in */
    Length y;                  /* where it would stand if it were not positioned */
    struct Pending *next;
} Pending;

/* State while a part of a flow is laid out. */
typedef struct {
    Flow *flow;
    Area *parent; /* the box of the innermost open frame, or the column */
    Pending *pending;
    size_t depth;
    bool seamless;       /* the parts before and after lie on the same page */
    size_t first;        /* slice */
    Length drift;        /* so much higher is what stands above than on an endless page */
    Area *root;          /* what all goes into */
    Area *below, *above; /* positioned containers that are drawn before and after all else */
    Length x, y; /* of the parent's top left corner in the column; y is where the next thing goes */
    Length origin_x, origin_y;
    Length gap;                              /* to share out among the spaces … */
    int64_t gap_range, gap_passed, gap_used; /* … by their ranges: of all, so far; and what was */
    /* of the open frames; not cleared */
    Area *stack[256];
    Frame *frames[256];
    Length header_y[256]; /* where a header goes that is made last; -1: nowhere */
    Length content_y[256];
} Composer;

static void open_composer(Composer *composer, Flow *flow, Area *parent)
{
    memset(composer, 0, offsetof(Composer, stack));
    composer->flow = flow;
    composer->root = composer->parent = parent;
}

static void append_at(Composer *composer, Area *area, Length x, Length y)
{
    area->x = x - composer->origin_x;
    area->y = y - composer->origin_y;
    area_append(composer->parent, area);
}

/* A table's header or footer: the real one once, after that copies that are artifacts. */
static void add_repeated(Composer *composer, const Frame *frame, Area *part, Length height,
                         bool again)
{
    if (!part)
        return;
    Area *area = again ? area_copy_as_artifact(composer->flow->layout->arena, part) : part;
    append_at(composer, area, frame->part_x, composer->y);
    composer->y = length_sum(composer->y, height);
}

static void open_frame(Composer *composer, Frame *frame, bool again)
{
    Area *box =
        area_new(composer->flow->layout->arena, AREA_BOX, frame->structure, frame->fo->place);
    append_at(composer, box, frame->x, composer->y);
    box->width = frame->width;
    box->box.clip = frame->clips;
    if (frame->hides_borders)
        box_background(composer->flow->layout, box, frame->fo);
    else
        box_decorate(composer->flow->layout, box, frame->fo);
    if (again && (composer->seamless || !frame->cut_border_before))
        area_open_side(composer->flow->layout->arena, box, SIDE_TOP);
    composer->stack[composer->depth] = composer->parent;
    composer->frames[composer->depth++] = frame;
    composer->parent = box;
    composer->origin_x = frame->x;
    composer->origin_y = composer->y;
    bool has_header = !again || (frame->repeat_header && !composer->seamless);
    composer->y = length_sum(composer->y, !again               ? frame->before
                                          : composer->seamless ? 0
                                                               : frame->cut_before);
    composer->content_y[composer->depth - 1] = composer->y;
    composer->header_y[composer->depth - 1] = has_header ? composer->y : -1;
    if (frame->marks)
        composer->y = length_sum(composer->y, has_header ? frame->header_height : 0);
    else if (has_header)
        add_repeated(composer, frame, frame->header, frame->header_height, frame->header_drawn);
    if (!frame->marks)
        frame->header_drawn = true;
}

/* Puts an area among those drawn over each other by level: behind the ones of its own. */
static void insert_by_level(Area **first, Area *area, int level)
{
    while (*first && (*first)->box.level <= level)
        first = &(*first)->next;
    area->box.level = level;
    area->next = *first;
    *first = area;
}

/* Those of level 0 are drawn in their turn, as everything else is; others below or above all the rest. */
static void put_positioned(Composer *composer, const Pending *pending, Rectangle reference)
{
    const Fo *container = pending->event->positioned;
    int level = container_level(container);
    Area *area = container_place(composer->flow->layout, container, reference, pending->y);
    if (!pending->place) {
        insert_by_level(level < 0 ? &composer->below : &composer->above, area, level);
        return;
    }
    area->x -= pending->origin_x;
    area->y -= pending->origin_y;
    area->next = pending->place->next;
    *pending->place = *area;
}

/* The part of the frame on this page ends: what is positioned in it finds its place. */
static void settle_positioned(Composer *composer, const Frame *frame)
{
    Length top = composer->content_y[composer->depth - 1];
    Pending **link = &composer->pending;
    while (*link) {
        const Pending *pending = *link;
        if (pending->event->frame != frame) {
            link = &(*link)->next;
            continue;
        }
        put_positioned(
            composer, pending,
            (Rectangle){pending->event->left, top, pending->event->width, composer->y - top});
        *link = pending->next;
    }
}

/* A header that shows markers is made when all below it is known. */
static void add_marked_header(Composer *composer, Frame *frame)
{
    Length y = composer->header_y[composer->depth - 1];
    Area *area = y < 0 ? NULL : table_marks_header(frame->marks);
    if (!area)
        return;
    if (frame->header_drawn)
        area = area_copy_as_artifact(composer->flow->layout->arena, area);
    frame->header_drawn = true;
    Area *box = composer->parent, *rest = box->first, *last = box->last;
    Length pen = composer->y;
    box->first = box->last = NULL;
    append_at(composer, area, frame->part_x, y);
    area->next = rest;
    box->last = rest ? last : area;
    composer->y = pen;
}

static void close_frame(Composer *composer, bool cut)
{
    Frame *frame = composer->frames[composer->depth - 1];
    Area *footer = frame->footer;
    if (frame->marks) {
        table_marks_look(frame->marks, composer->parent);
        add_marked_header(composer, frame);
        footer = table_marks_footer(frame->marks);
    }
    bool open = cut && composer->seamless;
    if (!cut || (frame->repeat_footer && !open))
        add_repeated(composer, frame, footer, frame->footer_height, cut);
    settle_positioned(composer, frame);
    composer->y = length_sum(composer->y, !cut ? frame->after : open ? 0 : frame->cut_after);
    Area *box = composer->parent;
    if (open || (cut && !frame->cut_border_after))
        area_open_side(composer->flow->layout->arena, box, SIDE_BOTTOM);
    box->height = composer->y - composer->origin_y;
    composer->depth--;
    composer->parent = composer->stack[composer->depth];
    composer->origin_x -= box->x;
    composer->origin_y -= box->y;
}

static void add_destination(Composer *composer, const char *id)
{
    Arena *arena = composer->flow->layout->arena;
    Area *area = area_new(arena, AREA_BOX, NULL, PLACE_NONE);
    area_set_id(arena, area, id);
    append_at(composer, area, composer->origin_x, composer->y);
}

/* Frames nest at most as deeply as the stack is high: the deepest of a hostile document are left undrawn, not
 * their content. */
static bool has_room(const Composer *composer)
{
    return composer->depth < sizeof composer->stack / sizeof *composer->stack;
}

static void append_all(Composer *composer, Area *area)
{
    Area *next;
    for (; area; area = next) {
        next = area->next;
        area->next = NULL;
        append_at(composer, area, area->x, composer->y + area->y);
    }
}

/* How much lower than on an endless page the strip stands here. */
static Length lateness(const Composer *composer, const Strip *strip)
{
    return strip && strip->begin == composer->first ? strip->late - composer->drift : 0;
}

/* What goes on beside a slice, whose top is at y, stands in the frame around both, not in those around the slice alone. On a
 * new page it begins at the top of that. */
static void add_beside(Composer *composer, const Event *event, Length y, bool first_on_page)
{
    Composer outside = *composer;
    Strip *strip = event->strip;
    while (outside.depth > 0 && outside.frames[outside.depth - 1] != strip->around) {
        outside.origin_x -= outside.parent->x;
        outside.origin_y -= outside.parent->y;
        outside.parent = outside.stack[--outside.depth];
    }
    if (first_on_page && !event->leads) {
        outside.y = outside.depth > 0 ? outside.content_y[outside.depth - 1] : 0;
        *strip = (Strip){strip->around, composer->first, event->rise - (y - outside.y), y};
    } else {
        if (event->leads)
            *strip = (Strip){strip->around, composer->first, composer->drift, y};
        outside.y = y - event->rise + lateness(composer, strip);
    }
    append_all(&outside, event->areas);
}

/* Room for the rest of a strip. What follows stands below the strip and what that was beside. */
static void add_room(Composer *composer, const Event *event)
{
    Strip *strip = event->under;
    bool leads = strip && event->leads;
    Length top = composer->y, bottom = top;
    if (strip && strip->begin == composer->first && !leads)
        bottom = length_larger(bottom, strip->bottom);
    composer->y = length_sum(top, event->room + lateness(composer, strip));
    if (!leads)
        composer->y = length_larger(composer->y, bottom);
    composer->drift += composer->y - top - length_larger(event->room, 0);
    if (leads) {
        strip->bottom = bottom;
        strip->late = composer->drift;
    }
}

static bool is_open(const Composer *composer, const Frame *frame)
{
    for (size_t i = 0; i < composer->depth; i++)
        if (composer->frames[i] == frame)
            return true;
    return false;
}

static void add_positioned(Composer *composer, const Event *event)
{
    Layout *layout = composer->flow->layout;
    const Fo *container = event->positioned;
    int level = container_level(container);
    if (fo_keyword(container, PROPERTY_ABSOLUTE_POSITION) == KEYWORD_FIXED) {
        Rectangle sheet = {0, 0, layout->sheet_width, layout->sheet_height};
        insert_by_level(&layout->fixed, container_place(layout, container, sheet, 0), level);
        return;
    }
    Pending *pending = arena_alloc(layout->arena, sizeof *pending);
    *pending = (Pending){
        event, NULL, composer->origin_x, composer->origin_y, composer->y, composer->pending};
    if (level == 0) {
        pending->place = area_new(layout->arena, AREA_BOX, NULL, container->place);
        append_at(composer, pending->place, 0, 0);
    }
    if (is_open(composer, event->frame))
        composer->pending = pending;
    else
        put_positioned(composer, pending,
                       (Rectangle){event->left, 0, event->width, composer->root->height});
}

/* The part of the gap that one space gets. */
static Length share_of_gap(Composer *composer, const Event *event)
{
    if (composer->gap_range == 0)
        return 0;
    composer->gap_passed += composer->gap < 0 ? event->space.shrink : event->space.stretch;
    int64_t used = composer->gap * composer->gap_passed / composer->gap_range;
    Length share = (Length)(used - composer->gap_used);
    composer->gap_used = used;
    return share;
}

static void play(Composer *composer, Event *event, const Event *end, SpaceUse use)
{
    for (; event != end; event = event->next) {
        switch (event->kind) {
        case EVENT_SPACE:
            composer->y = length_sum(composer->y, *event_space(event, use));
            if (use == SPACE_BETWEEN)
                composer->y = length_sum(composer->y, share_of_gap(composer, event));
            break;
        case EVENT_OPEN:
            if (has_room(composer))
                open_frame(composer, event->frame, false);
            break;
        case EVENT_CLOSE:
            if (composer->depth > 0 && composer->frames[composer->depth - 1] == event->frame)
                close_frame(composer, false);
            break;
        case EVENT_ID: add_destination(composer, event->id); break;
        case EVENT_AREAS: append_all(composer, event->areas); break;
        case EVENT_BESIDE: add_beside(composer, event, composer->y, use == SPACE_HEAD); break;
        case EVENT_ROOM: add_room(composer, event); break;
        case EVENT_POSITIONED: add_positioned(composer, event); break;
        case EVENT_BAND: break;
        case EVENT_ANCHOR:
            append_at(composer, anchor_area(composer->flow->layout, event->anchor),
                      composer->origin_x, composer->y);
            break;
        }
    }
}

static void reopen_frames(Composer *composer, Frame *frame)
{
    if (!frame)
        return;
    reopen_frames(composer, frame->parent);
    if (has_room(composer))
        open_frame(composer, frame, true);
}

Frame *flow_frame_through(const Flow *flow, size_t index)
{
    Frame *frame = index > 0 ? flow->slices[index - 1].frame : NULL;
    for (const Event *event = flow->slices[index].events; event && frame; event = event->next)
        if (event->kind == EVENT_CLOSE && event->frame == frame)
            frame = frame->parent;
    return frame;
}

static void visit_from_outside(Frame *frame, FrameVisitor *visit, void *data)
{
    if (!frame)
        return;
    visit_from_outside(frame->parent, visit, data);
    visit(frame, data);
}

void flow_visit_cut(const Flow *flow, size_t index, FrameVisitor *visit, void *data)
{
    const SliceCut *cut = flow->slices[index].cut;
    visit_from_outside(flow_frame_through(flow, index), visit, data);
    if (cut && cut->tall && cut->step > 0)
        tall_row_visit_cut(cut->tall, cut->step, visit, data);
}

static void add_levels(Composer *composer)
{
    Area *last = NULL;
    for (Area *area = composer->below; area; area = area->next)
        last = area;
    if (last) {
        last->next = composer->root->first;
        composer->root->first = composer->below;
        if (!composer->root->last)
            composer->root->last = last;
    }
    Area *next;
    for (Area *area = composer->above; area; area = next) {
        next = area->next;
        area->next = NULL;
        area_append(composer->root, area);
    }
}

/* The steps of a row that are on the page as one box. Returns how many more slices they are than one. */
static size_t add_tall_row(Composer *composer, size_t first, size_t end, bool cut)
{
    const Slice *slices = composer->flow->slices;
    const SliceCut *above = slices[first].cut;
    size_t last = first;
    Length height = slices[first].height;
    for (; last + 1 < end && slices[last + 1].cut && slices[last + 1].cut->tall == above->tall;)
        height += slices[++last].height;
    const SliceCut *below = last + 1 < composer->flow->count ? slices[last + 1].cut : NULL;
    const bool cuts[2] = {cut && above->step > 0, last + 1 == end && !composer->seamless && below &&
                                                      below->tall == above->tall};
    height += (cuts[0] ? above->height : 0) + (cuts[1] ? below->end_height : 0);
    size_t from = above->step;
    append_all(composer,
               tall_row_compose(above->tall, from, from + last - first + 1, cuts, &height));
    composer->y = length_sum(composer->y, height);
    return last - first;
}

/* The slice, with what is drawn when the page breaks before it, or does not. Returns how many are drawn besides. */
static size_t add_slice(Composer *composer, size_t index, size_t end, bool cut)
{
    const Slice *slice = &composer->flow->slices[index];
    const SliceCut *own = slice->cut;
    Length top = composer->y;
    size_t more = 0;
    if (cut && own && !(own->tall && own->step > 0)) {
        append_all(composer, own->area);
        composer->y = length_sum(composer->y, own->height);
    }
    if (own && own->tall) {
        more = add_tall_row(composer, index, end, cut);
    } else {
        append_all(composer, slice->area);
        composer->y = length_sum(composer->y, slice->height);
    }
    Length bottom = composer->y;
    composer->y = top;
    if (own)
        append_all(composer, cut ? own->top : own->seam);
    composer->y = bottom;
    return more;
}

/* What goes on beside the steps of a row that are drawn with the one above them as one box, from its top down: as if they
 * were not cut, whatever the height of the box. */
static void add_beside_steps(Composer *composer, size_t first, size_t more, Length top)
{
    const Slice *slice = &composer->flow->slices[first];
    Length y = top;
    for (; more > 0; more--, slice++) {
        y = length_sum(y, slice->height);
        for (const Event *event = slice[1].events; event; event = event->next)
            if (event->kind == EVENT_BESIDE)
                add_beside(composer, event, y, false);
    }
    composer->drift += composer->y - y - slice->height;
}

static Length compose(Composer *composer, size_t first, size_t end, bool first_on_page)
{
    Flow *flow = composer->flow;
    composer->first = first;
    for (size_t i = first; i < end; i++) {
        Slice *slice = &flow->slices[i];
        Event *event = slice->events;
        if (i == first && i > 0) {
            reopen_frames(composer, flow_frame_through(flow, i));
            event = slice->begin;
        }
        play(composer, event, NULL, i == first && first_on_page ? SPACE_HEAD : SPACE_BETWEEN);
        bool cut = i == first && i > 0 && !composer->seamless;
        Length top = composer->y;
        size_t more = add_slice(composer, i, end, cut);
        if (slice->cut && slice->cut->tall)
            add_beside_steps(composer, i, more, top);
        i += more;
    }
    if (end == flow->count) {
        play(composer, flow->end_events, NULL, SPACE_TAIL);
    } else {
        const SliceCut *cut = flow->slices[end].cut;
        if (cut && !composer->seamless) {
            append_all(composer, cut->end);
            composer->y = length_sum(composer->y, cut->tall && cut->step > 0 ? 0 : cut->end_height);
        }
        play(composer, flow->slices[end].events, flow->slices[end].begin,
             composer->seamless ? SPACE_BETWEEN : SPACE_TAIL);
    }
    while (composer->depth > 0)
        close_frame(composer, true);
    add_levels(composer);
    return composer->y;
}

Length flow_compose(Flow *flow, size_t first, size_t end, Area *parent, bool first_on_page)
{
    Composer composer;
    open_composer(&composer, flow, parent);
    return compose(&composer, first, end, first_on_page);
}

Length flow_compose_inside(Flow *flow, size_t first, size_t end, Area *parent)
{
    Composer composer;
    open_composer(&composer, flow, parent);
    composer.seamless = true;
    return compose(&composer, first, end, first == 0);
}

Length flow_compose_spread(Flow *flow, size_t first, size_t end, Area *parent, Length gap)
{
    Composer composer;
    open_composer(&composer, flow, parent);
    for (size_t i = first + 1; gap != 0 && i < end; i++)
        composer.gap_range += gap < 0 ? flow->slices[i].shrink : flow->slices[i].stretch;
    composer.gap = (int64_t)(gap < 0 ? -gap : gap) > composer.gap_range
                       ? (Length)(gap < 0 ? -composer.gap_range : composer.gap_range)
                       : gap;
    return compose(&composer, first, end, true);
}
