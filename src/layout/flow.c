/* flow.c: building a flow, and laying a part of it out. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/container.h"

Flow *flow_new(Layout *layout, Length width)
{
    Flow *flow = arena_alloc(layout->arena, sizeof *flow);
    flow->layout = layout;
    flow->width = width;
    return flow;
}

void flow_free(Flow *flow)
{
    free(flow->slices);
    flow->slices = NULL;
    flow->count = flow->capacity = 0;
}

static Event *add_event(Flow *flow, EventKind kind)
{
    Event *event = arena_alloc(flow->layout->arena, sizeof *event);
    event->kind = kind;
    if (flow->last_event)
        flow->last_event->next = event;
    else
        flow->first_event = event;
    flow->last_event = event;
    return event;
}

/* Space resolution (XSL-FO 1.1, 4.3.1) among the spaces that meet: forcing ones add up and suppress the rest; else
 * the highest precedence wins, and among equals the greatest optimum. Returns the winner, or NULL when some are
 * forcing. */
static const Event *winner_among(const Event *first, const Event *end, bool *forcing)
{
    const Event *winner = NULL;
    *forcing = false;
    for (const Event *event = first; event != end; event = event->next) {
        if (event->kind != EVENT_SPACE)
            continue;
        *forcing = *forcing || event->space.forcing;
        bool wins = !winner || event->space.precedence > winner->space.precedence ||
                    (event->space.precedence == winner->space.precedence &&
                     event->space.optimum > winner->space.optimum);
        winner = wins ? event : winner;
    }
    return *forcing ? NULL : winner;
}

typedef enum { SPACE_BETWEEN, SPACE_HEAD, SPACE_TAIL } SpaceUse;

static Length *space_for(Event *event, SpaceUse use)
{
    return use == SPACE_HEAD   ? &event->space.head
           : use == SPACE_TAIL ? &event->space.tail
                               : &event->space.between;
}

static void resolve(Event *first, const Event *end, SpaceUse use)
{
    bool forcing;
    const Event *winner = winner_among(first, end, &forcing);
    for (Event *event = first; event != end; event = event->next) {
        if (event->kind == EVENT_SPACE)
            *space_for(event, use) =
                event == winner || (forcing && event->space.forcing) ? event->space.optimum : 0;
    }
}

static Length smaller(Length a, Length b)
{
    return a < b ? a : b;
}

/* Of equal spaces that meet, the range that is in all of theirs is left (4.3.1). */
static void resolve_between(Event *first)
{
    bool forcing;
    resolve(first, NULL, SPACE_BETWEEN);
    Event *winner = (Event *)winner_among(first, NULL, &forcing);
    for (Event *event = first; event; event = event->next) {
        if (event->kind != EVENT_SPACE || event == winner || (forcing && event->space.forcing))
            continue;
        if (winner && event->space.precedence == winner->space.precedence &&
            event->space.optimum == winner->space.optimum) {
            winner->space.shrink = smaller(winner->space.shrink, event->space.shrink);
            winner->space.stretch = smaller(winner->space.stretch, event->space.stretch);
        }
        event->space.shrink = event->space.stretch = 0;
    }
}

/* At the top and bottom of a page the spaces from the edge on that are not retained vanish first. */
static void resolve_head(Event *first, const Event *end)
{
    while (first != end && (first->kind != EVENT_SPACE || !first->space.retain))
        first = first->next;
    resolve(first, end, SPACE_HEAD);
}

static void resolve_tail(Event *first, const Event *end)
{
    const Event *stop = first;
    for (const Event *event = first; event != end; event = event->next)
        if (event->kind == EVENT_SPACE && event->space.retain)
            stop = event->next;
    resolve(first, stop, SPACE_TAIL);
}

/* Spaces before and after something that keeps them from meeting do not know of each other. */
static void settle_space(Flow *flow)
{
    if (flow->first_space)
        resolve_between(flow->first_space);
    flow->first_space = NULL;
}

/* How far a space may go from its optimum to its minimum (sign -1) or maximum. One that is not written leaves it no
 * range: who writes nothing but an optimum wants that. */
static Length range_to(const Fo *fo, PropertyId limit, Length optimum, int sign, Length base)
{
    if (!fo->style->specified[limit])
        return 0;
    Length range = sign * (fo_length(fo, limit, base) - optimum);
    return range > 0 ? range : 0;
}

void flow_space(Flow *flow, const Fo *fo, bool before)
{
    PropertyId optimum_id = before ? PROPERTY_SPACE_BEFORE_OPTIMUM : PROPERTY_SPACE_AFTER_OPTIMUM;
    PropertyId precedence_id =
        before ? PROPERTY_SPACE_BEFORE_PRECEDENCE : PROPERTY_SPACE_AFTER_PRECEDENCE;
    PropertyId conditionality_id =
        before ? PROPERTY_SPACE_BEFORE_CONDITIONALITY : PROPERTY_SPACE_AFTER_CONDITIONALITY;
    Length optimum = fo_length(fo, optimum_id, flow->width);
    Length shrink =
        range_to(fo, before ? PROPERTY_SPACE_BEFORE_MINIMUM : PROPERTY_SPACE_AFTER_MINIMUM, optimum,
                 -1, flow->width);
    Length stretch =
        range_to(fo, before ? PROPERTY_SPACE_BEFORE_MAXIMUM : PROPERTY_SPACE_AFTER_MAXIMUM, optimum,
                 1, flow->width);
    bool forcing = fo_keyword(fo, precedence_id) == KEYWORD_FORCE;
    int precedence = forcing ? 0 : fo_integer(fo, precedence_id, -1000000, 1000000);
    if (optimum == 0 && shrink == 0 && stretch == 0 && !forcing && precedence == 0)
        return;
    Event *event = add_event(flow, EVENT_SPACE);
    event->space.optimum = optimum;
    event->space.shrink = shrink;
    event->space.stretch = stretch;
    event->space.forcing = forcing;
    event->space.precedence = precedence;
    event->space.retain = fo_keyword(fo, conditionality_id) == KEYWORD_RETAIN;
    if (!flow->first_space)
        flow->first_space = event;
}

static bool has_edge(const Frame *frame, bool before)
{
    return before ? frame->before + frame->header_height > 0
                  : frame->after + frame->footer_height > 0;
}

void flow_open(Flow *flow, Frame *frame)
{
    frame->parent = flow->frame;
    notes_find(flow, frame->header);
    notes_find(flow, frame->footer);
    if (has_edge(frame, true))
        settle_space(flow);
    add_event(flow, EVENT_OPEN)->frame = frame;
    flow->frame = frame;
}

void flow_close(Flow *flow)
{
    if (has_edge(flow->frame, false))
        settle_space(flow);
    add_event(flow, EVENT_CLOSE)->frame = flow->frame;
    flow->frame = flow->frame->parent;
}

void flow_id(Flow *flow, const char *id)
{
    if (id)
        add_event(flow, EVENT_ID)->id = id;
}

Event *flow_beside(Flow *flow, Area *areas)
{
    Event *event = add_event(flow, EVENT_AREAS);
    event->areas = areas;
    for (const Area *area = areas; area; area = area->next)
        notes_find(flow, area);
    return event;
}

static const Frame *reference_around(const Frame *frame)
{
    while (frame && !frame->is_reference)
        frame = frame->parent;
    return frame;
}

void flow_position(Flow *flow, const Fo *container)
{
    bool fixed = fo_keyword(container, PROPERTY_ABSOLUTE_POSITION) == KEYWORD_FIXED;
    if (fixed && flow->layout->page_flow)
        flow = flow->layout->page_flow;
    Event *event = add_event(flow, EVENT_POSITIONED);
    event->positioned = container;
    event->left = flow->left;
    event->width = flow->width;
    event->frame = (Frame *)reference_around(flow->frame);
    event->before_force = flow->force == FORCE_NONE;
}

const Anchor *anchor_new(Layout *layout, AnchorKind kind, const Fo *fo)
{
    Anchor *anchor = arena_alloc(layout->arena, sizeof *anchor);
    *anchor = (Anchor){kind, fo};
    return anchor;
}

Area *anchor_area(Layout *layout, const Anchor *anchor)
{
    Area *area = area_new(layout->arena, AREA_ANCHOR, NULL, anchor->fo->place);
    area->anchor = anchor;
    return area;
}

void flow_span(Flow *flow, bool spans)
{
    settle_space(flow);
    add_event(flow, EVENT_BAND);
    flow->spans = spans;
}

void flow_anchor(Flow *flow, const Anchor *anchor, size_t since)
{
    Event *event = add_event(flow, EVENT_ANCHOR);
    event->anchor = anchor;
    event->ends = flow->count > since;
}

void flow_force(Flow *flow, Keyword keyword)
{
    ForcedBreak force = keyword == KEYWORD_COLUMN      ? FORCE_COLUMN
                        : keyword == KEYWORD_PAGE      ? FORCE_PAGE
                        : keyword == KEYWORD_EVEN_PAGE ? FORCE_EVEN
                        : keyword == KEYWORD_ODD_PAGE  ? FORCE_ODD
                                                       : FORCE_NONE;
    if (force > flow->force)
        flow->force = force;
}

/* The cost of breaking a keep: always, or a strength. */
static int cost_of(const Fo *fo, PropertyId property)
{
    return fo_keyword(fo, property) == KEYWORD_ALWAYS ? COST_NEVER
                                                      : fo_integer(fo, property, 0, 1000) * 1000;
}

static void raise_cost(int *cost, int other)
{
    if (other > *cost)
        *cost = other;
}

/* A break between pages is one between columns, too. */
static void raise_keep(Keep *keep, const Fo *fo, PropertyId within_column, PropertyId within_page)
{
    int column = cost_of(fo, within_column);
    raise_cost(&keep->column, column);
    raise_cost(&keep->page, column);
    raise_cost(&keep->page, cost_of(fo, within_page));
}

Keep flow_enter(Flow *flow, const Fo *fo)
{
    Keep outer = flow->keep;
    flow->fo = fo;
    raise_keep(&flow->keep_adjacent, fo, PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_COLUMN,
               PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_PAGE);
    raise_keep(&flow->keep, fo, PROPERTY_KEEP_TOGETHER_WITHIN_COLUMN,
               PROPERTY_KEEP_TOGETHER_WITHIN_PAGE);
    return outer;
}

void flow_leave(Flow *flow, const Fo *fo, Keep outer)
{
    flow->keep = outer;
    flow->fo = fo->parent;
    if (outer.column < flow->between.column)
        flow->between.column = outer.column;
    if (outer.page < flow->between.page)
        flow->between.page = outer.page;
    raise_keep(&flow->keep_adjacent, fo, PROPERTY_KEEP_WITH_NEXT_WITHIN_COLUMN,
               PROPERTY_KEEP_WITH_NEXT_WITHIN_PAGE);
}

static Length edge_of(const Event *event)
{
    const Frame *frame = event->frame;
    if (event->kind == EVENT_OPEN)
        return frame->before + frame->header_height;
    if (event->kind == EVENT_CLOSE)
        return frame->after + frame->footer_height;
    return 0;
}

/* Where the page that ends stops: after the last closing of a frame that was open before, or the last end of something
 * with slices there. *through becomes the innermost frame that goes on across the break. */
static Event *find_begin(Event *events, const Frame **through)
{
    Event *begin = events;
    for (Event *event = events; event; event = event->next) {
        if (event->kind == EVENT_CLOSE && *through && event->frame == *through) {
            *through = event->frame->parent;
            begin = event->next;
        }
        if (event->kind == EVENT_BAND || (event->kind == EVENT_ANCHOR && event->ends))
            begin = event->next;
    }
    return begin;
}

/* What is positioned before a forced break stays on the page that ends. */
static Event *after_positioned(Event *begin)
{
    for (Event *event = begin; event && event->kind != EVENT_OPEN; event = event->next)
        if (event->kind == EVENT_POSITIONED && event->before_force)
            begin = event->next;
    return begin;
}

/* The first event of the spaces that meet the end of first..end-1. */
static Event *after_last_edge(Event *first, const Event *end)
{
    Event *result = first;
    for (Event *event = first; event != end; event = event->next)
        if (edge_of(event) > 0)
            result = event->next;
    return result;
}

static Event *first_edge(Event *first)
{
    while (first && edge_of(first) == 0)
        first = first->next;
    return first;
}

static Length height_of_events(Event *first, const Event *end, SpaceUse use)
{
    Length height = 0;
    for (Event *event = first; event != end; event = event->next)
        height += event->kind == EVENT_SPACE ? *space_for(event, use) : edge_of(event);
    return height;
}

/* Spaces away from the edges of the page are as if there was no break. */
static void copy_spaces(Event *events)
{
    for (Event *event = events; event; event = event->next)
        event->space.head = event->space.tail = event->space.between;
}

static void clear_spaces(Event *first, const Event *end, SpaceUse use)
{
    for (Event *event = first; event != end; event = event->next)
        *space_for(event, use) = 0;
}

static Length discarded_space(const Slice *slice)
{
    Length sum = 0;
    bool begun = false;
    for (const Event *event = slice->events; event; event = event->next) {
        begun = begun || event == slice->begin;
        if (event->kind == EVENT_SPACE)
            sum += event->space.between - (begun ? event->space.head : event->space.tail);
    }
    return sum;
}

/* What a break before the slice leaves on the page that ends and takes to the page that begins. */
static void measure_events(Slice *slice, const Frame *frame_before)
{
    const Frame *through = frame_before;
    slice->begin = find_begin(slice->events, &through);
    if (slice->force != FORCE_NONE)
        slice->begin = after_positioned(slice->begin);
    slice->lead = height_of_events(slice->events, NULL, SPACE_BETWEEN);
    copy_spaces(slice->events);
    Length kept_head = 0;
    for (; through; through = through->parent) {
        slice->tail += through->cut_after + (through->repeat_footer ? through->footer_height : 0);
        kept_head += through->cut_before + (through->repeat_header ? through->header_height : 0);
    }
    Event *last = after_last_edge(slice->events, slice->begin);
    clear_spaces(last, slice->begin, SPACE_TAIL);
    resolve_tail(last, slice->begin);
    slice->tail += height_of_events(slice->events, slice->begin, SPACE_TAIL);
    Event *stop = first_edge(slice->begin);
    clear_spaces(slice->begin, stop, SPACE_HEAD);
    if (kept_head > 0)
        resolve(slice->begin, stop, SPACE_HEAD);
    else
        resolve_head(slice->begin, stop);
    slice->head = kept_head + height_of_events(slice->begin, NULL, SPACE_HEAD);
    slice->discarded = discarded_space(slice);
    for (const Event *event = slice->events; event; event = event->next) {
        slice->shrink += event->space.shrink;
        slice->stretch += event->space.stretch;
    }
}

void flow_add(Flow *flow, Area *area, Length height, int cost, Place place)
{
    settle_space(flow);
    flow->slices =
        memory_grow(flow->slices, &flow->capacity, flow->count + 1, sizeof *flow->slices);
    Slice *slice = &flow->slices[flow->count];
    *slice = (Slice){.area = area,
                     .height = height,
                     .events = flow->first_event,
                     .frame = flow->frame,
                     .cost = cost,
                     .column_cost = cost,
                     .force = flow->force,
                     .spans = flow->spans,
                     .place = place,
                     .fo = flow->fo};
    raise_cost(&slice->cost, flow->between.page);
    raise_cost(&slice->cost, flow->keep_adjacent.page);
    raise_cost(&slice->column_cost, flow->between.column);
    raise_cost(&slice->column_cost, flow->keep_adjacent.column);
    for (const Area *each = area; each; each = each->next)
        notes_find(flow, each);
    slice->notes = flow->notes;
    flow->notes = NULL;
    measure_events(slice, flow->count > 0 ? flow->slices[flow->count - 1].frame : NULL);
    flow->count++;
    flow->first_event = flow->last_event = NULL;
    flow->between = flow->keep;
    flow->keep_adjacent = (Keep){COST_NONE, COST_NONE};
    flow->force = FORCE_NONE;
}

/* Frames of the other flow now stand in the one that is open here. */
static void append_events(Flow *flow, Event *events)
{
    for (Event *event = events; event; event = event->next) {
        if (event->kind == EVENT_OPEN && !event->frame->parent)
            event->frame->parent = flow->frame;
        if (flow->last_event)
            flow->last_event->next = event;
        else
            flow->first_event = event;
        flow->last_event = event;
    }
}

void flow_append(Flow *flow, Flow *other)
{
    settle_space(flow);
    Frame *outer = flow->frame;
    for (size_t i = 0; i < other->count; i++) {
        const Slice *slice = &other->slices[i];
        append_events(flow, slice->events);
        flow->frame = slice->frame ? slice->frame : outer;
        flow_add(flow, slice->area, slice->height, slice->column_cost, slice->place);
        Slice *added = &flow->slices[flow->count - 1];
        raise_cost(&added->cost, slice->cost);
        added->cut_area = slice->cut_area;
    }
    append_events(flow, other->end_events);
    flow->frame = outer;
}

void flow_finish(Flow *flow)
{
    settle_space(flow);
    Event *events = flow->first_event;
    copy_spaces(events);
    if (flow->count == 0)
        clear_spaces(events, first_edge(events), SPACE_TAIL);
    Event *last = after_last_edge(events, NULL);
    clear_spaces(last, NULL, SPACE_TAIL);
    resolve_tail(last, NULL);
    flow->end_events = events;
    flow->end_force = flow->force;
    flow->first_event = flow->last_event = NULL;
}

Length flow_end_height(const Flow *flow)
{
    return height_of_events(flow->end_events, NULL, SPACE_TAIL);
}

Length flow_height(const Flow *flow)
{
    Length height = flow_end_height(flow);
    for (size_t i = 0; i < flow->count; i++)
        height += (i > 0 ? flow->slices[i].lead : flow->slices[i].head) + flow->slices[i].height;
    return height;
}

/* State while a part of a flow is laid out. */
typedef struct {
    Flow *flow;
    Area *parent; /* the box of the innermost open frame, or the column */
    Area *stack[256];
    Frame *frames[256];
    Length header_y[256]; /* where a header goes that is made last; -1: nowhere */
    size_t depth;
    Area *root;          /* what all goes into */
    Area *below, *above; /* positioned containers that are drawn before and after all else */
    Length x, y; /* of the parent's top left corner in the column; y is where the next thing goes */
    Length origin_x, origin_y;
    Length gap;                              /* to share out among the spaces … */
    int64_t gap_range, gap_passed, gap_used; /* … by their ranges: of all, so far; and what was */
} Composer;

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
    append_at(composer, area, frame->x, composer->y);
    composer->y += height;
}

static void open_frame(Composer *composer, Frame *frame, bool again)
{
    Area *box =
        area_new(composer->flow->layout->arena, AREA_BOX, frame->structure, frame->fo->place);
    append_at(composer, box, frame->x, composer->y);
    box->width = frame->width;
    box_decorate(composer->flow->layout, box, frame->fo);
    if (frame->hides_borders)
        memset(box->box.borders, 0, sizeof box->box.borders);
    if (again && !frame->cut_border_before)
        box->box.borders[SIDE_TOP] = (Border){0};
    composer->stack[composer->depth] = composer->parent;
    composer->frames[composer->depth++] = frame;
    composer->parent = box;
    composer->origin_x = frame->x;
    composer->origin_y = composer->y;
    composer->y += again ? frame->cut_before : frame->before;
    composer->header_y[composer->depth - 1] = again && !frame->repeat_header ? -1 : composer->y;
    if (frame->marks)
        composer->y += again && !frame->repeat_header ? 0 : frame->header_height;
    else if (!again || frame->repeat_header)
        add_repeated(composer, frame, frame->header, frame->header_height, frame->header_drawn);
    if (!frame->marks)
        frame->header_drawn = true;
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
    append_at(composer, area, frame->x, y);
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
    if (!cut || frame->repeat_footer)
        add_repeated(composer, frame, footer, frame->footer_height, cut);
    composer->y += cut ? frame->cut_after : frame->after;
    Area *box = composer->parent;
    if (cut && !frame->cut_border_after)
        box->box.borders[SIDE_BOTTOM] = (Border){0};
    box->height = composer->y - composer->origin_y;
    composer->depth--;
    composer->parent = composer->stack[composer->depth];
    composer->origin_x -= box->x;
    composer->origin_y -= box->y;
}

static void add_destination(Composer *composer, const char *id)
{
    Area *area = area_new(composer->flow->layout->arena, AREA_BOX, NULL, PLACE_NONE);
    area->id = id;
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

/* Puts an area among those drawn over each other by level: behind the ones of its own. */
static void insert_by_level(Area **first, Area *area, int level)
{
    while (*first && (*first)->box.level <= level)
        first = &(*first)->next;
    area->box.level = level;
    area->next = *first;
    *first = area;
}

/* What the positioned container counts from: the frame's content where it begins on this page, or the whole. */
static Rectangle reference_of(const Composer *composer, const Event *event)
{
    Rectangle reference = {event->left, 0, event->width, composer->root->height};
    Length y = 0;
    for (size_t i = 0; i < composer->depth; i++) {
        const Frame *frame = composer->frames[i];
        y += (i + 1 < composer->depth ? composer->stack[i + 1] : composer->parent)->y;
        if (frame == event->frame) {
            reference.y = y + frame->before;
            Length room = reference.height - reference.y;
            reference.height = frame->content_height < room ? frame->content_height : room;
        }
    }
    return reference;
}

/* Those of level 0 are drawn in their turn, as everything else is; others below or above all the rest. */
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
    Rectangle reference = reference_of(composer, event);
    Area *area = container_place(layout, container, reference, composer->y);
    if (level == 0)
        append_at(composer, area, area->x, area->y);
    else
        insert_by_level(level < 0 ? &composer->below : &composer->above, area, level);
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
            composer->y += *space_for(event, use);
            if (use == SPACE_BETWEEN)
                composer->y += share_of_gap(composer, event);
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

/* The frames that go on from the slice before into this one. */
static Frame *frame_through(const Flow *flow, size_t index)
{
    Frame *frame = index > 0 ? flow->slices[index - 1].frame : NULL;
    for (const Event *event = flow->slices[index].events; event; event = event->next)
        if (event->kind == EVENT_CLOSE && event->frame == frame)
            frame = frame->parent;
    return frame;
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

static Length compose(Composer composer, size_t first, size_t end, bool first_on_page)
{
    Flow *flow = composer.flow;
    for (size_t i = first; i < end; i++) {
        Slice *slice = &flow->slices[i];
        Event *event = slice->events;
        if (i == first && i > 0) {
            reopen_frames(&composer, frame_through(flow, i));
            event = slice->begin;
        }
        play(&composer, event, NULL, i == first && first_on_page ? SPACE_HEAD : SPACE_BETWEEN);
        if (i == first && i > 0)
            append_all(&composer, slice->cut_area);
        append_all(&composer, slice->area);
        composer.y += slice->height;
    }
    if (end == flow->count)
        play(&composer, flow->end_events, NULL, SPACE_TAIL);
    else
        play(&composer, flow->slices[end].events, flow->slices[end].begin, SPACE_TAIL);
    while (composer.depth > 0)
        close_frame(&composer, true);
    add_levels(&composer);
    return composer.y;
}

Length flow_compose(Flow *flow, size_t first, size_t end, Area *parent, bool first_on_page)
{
    Composer composer = {.flow = flow, .root = parent, .parent = parent};
    return compose(composer, first, end, first_on_page);
}

Length flow_compose_spread(Flow *flow, size_t first, size_t end, Area *parent, Length gap)
{
    Composer composer = {.flow = flow, .root = parent, .parent = parent};
    for (size_t i = first + 1; gap != 0 && i < end; i++)
        composer.gap_range += gap < 0 ? flow->slices[i].shrink : flow->slices[i].stretch;
    composer.gap = (int64_t)(gap < 0 ? -gap : gap) > composer.gap_range
                       ? (Length)(gap < 0 ? -composer.gap_range : composer.gap_range)
                       : gap;
    return compose(composer, first, end, true);
}
