/* flow.c: building a flow. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/container.h"

Flow *flow_new(Layout *layout, Length width)
{
    Flow *flow = memory_new(sizeof *flow);
    flow->layout = layout;
    flow->width = width;
    return flow;
}

void flow_free(Flow *flow)
{
    if (!flow)
        return;
    free(flow->slices);
    free(flow);
}

static size_t size_of(EventKind kind)
{
    static const Event *const event = NULL;
    switch (kind) {
    case EVENT_SPACE: return offsetof(Event, space) + sizeof event->space;
    case EVENT_OPEN:
    case EVENT_CLOSE: return offsetof(Event, frame) + sizeof event->frame;
    case EVENT_ID: return offsetof(Event, id) + sizeof event->id;
    case EVENT_AREAS: return offsetof(Event, areas) + sizeof event->areas;
    case EVENT_ROOM: return offsetof(Event, under) + sizeof event->under;
    case EVENT_ANCHOR: return offsetof(Event, anchor) + sizeof event->anchor;
    default: return sizeof *event;
    }
}

Event *event_new(Layout *layout, EventKind kind)
{
    Event *event = arena_alloc(layout->arena, size_of(kind));
    event->kind = kind;
    return event;
}

static Event *add_event(Flow *flow, EventKind kind)
{
    Event *event = event_new(flow->layout, kind);
    if (flow->last_event)
        flow->last_event->next = event;
    else
        flow->first_event = event;
    flow->last_event = event;
    return event;
}

/* Whether one space is stronger than another: by precedence, then by optimum. */
static int compare_spaces(const Event *one, const Event *other)
{
    if (one->precedence != other->precedence)
        return one->precedence > other->precedence ? 1 : -1;
    return (one->space.optimum > other->space.optimum) -
           (one->space.optimum < other->space.optimum);
}

/* Space resolution (XSL-FO 1.1, 4.3.1) among the spaces that meet: forcing ones add up and suppress the rest; else
 * the highest precedence wins, and among equals the greatest optimum. Of two that are the same the outer one stays, so
 * that a background ends at its last line. Returns the winner, or NULL when some are forcing. */
static const Event *winner_among(const Event *first, const Event *end, bool *forcing)
{
    const Event *winner = NULL;
    int depth = 0, winner_depth = 0;
    *forcing = false;
    for (const Event *event = first; event != end; event = event->next) {
        depth += (event->kind == EVENT_OPEN) - (event->kind == EVENT_CLOSE);
        if (event->kind != EVENT_SPACE)
            continue;
        *forcing = *forcing || event->forcing;
        int order = winner ? compare_spaces(event, winner) : 1;
        if (order > 0 || (order == 0 && depth < winner_depth)) {
            winner = event;
            winner_depth = depth;
        }
    }
    return *forcing ? NULL : winner;
}

Length *event_space(Event *event, SpaceUse use)
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
            *event_space(event, use) =
                event == winner || (forcing && event->forcing) ? event->space.optimum : 0;
    }
}

/* Of equal spaces that meet, the range that is in all of theirs is left (4.3.1). */
static void resolve_between(Event *first, const Event *end)
{
    bool forcing;
    resolve(first, end, SPACE_BETWEEN);
    Event *winner = (Event *)winner_among(first, end, &forcing);
    for (Event *event = first; event != end; event = event->next) {
        if (event->kind != EVENT_SPACE || event == winner || (forcing && event->forcing))
            continue;
        if (winner && event->precedence == winner->precedence &&
            event->space.optimum == winner->space.optimum) {
            winner->space.shrink = length_smaller(winner->space.shrink, event->space.shrink);
            winner->space.stretch = length_smaller(winner->space.stretch, event->space.stretch);
        }
        event->space.shrink = event->space.stretch = 0;
    }
}

/* At the top and bottom of a page, or of another reference area, the spaces from the edge on that are not retained
 * vanish first. Where those that stay at the top begin: */
static Event *first_retained(Event *first, const Event *end)
{
    while (first != end && (first->kind != EVENT_SPACE || !first->retain))
        first = first->next;
    return first;
}

/* And where those that stay at the bottom end: */
static const Event *after_last_retained(const Event *first, const Event *end)
{
    const Event *stop = first;
    for (const Event *event = first; event != end; event = event->next)
        if (event->kind == EVENT_SPACE && event->retain)
            stop = event->next;
    return stop;
}

static void resolve_head(Event *first, const Event *end)
{
    resolve(first_retained(first, end), end, SPACE_HEAD);
}

static void resolve_tail(Event *first, const Event *end)
{
    resolve(first, after_last_retained(first, end), SPACE_TAIL);
}

/* A space that has vanished does not stretch either. */
static void drop_spaces(Event *first, const Event *end)
{
    for (Event *event = first; event != end; event = event->next)
        if (event->kind == EVENT_SPACE)
            event->space.between = event->space.shrink = event->space.stretch = 0;
}

/* Spaces before and after something that keeps them from meeting do not know of each other. reference_ends: it is
 * the end of a reference area. */
static void settle_space(Flow *flow, bool reference_ends)
{
    Event *all = flow->first_space, *first = all;
    const Event *end = NULL;
    if (flow->reference_begins)
        first = first_retained(all, NULL);
    if (reference_ends)
        end = after_last_retained(first, NULL);
    drop_spaces(all, first);
    if (first != end)
        resolve_between(first, end);
    if (first)
        drop_spaces((Event *)end, NULL);
    flow->first_space = NULL;
    flow->reference_begins = false;
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
    event->leads = before;
    event->space.optimum = optimum;
    event->space.shrink = shrink;
    event->space.stretch = stretch;
    event->forcing = forcing;
    event->precedence = precedence;
    event->retain = fo_keyword(fo, conditionality_id) == KEYWORD_RETAIN;
    if (!flow->first_space)
        flow->first_space = event;
}

static bool has_edge(const Frame *frame, bool before)
{
    Length height =
        before ? frame->before + frame->header_height : frame->after + frame->footer_height;
    return height > 0 || frame->is_reference;
}

void flow_open(Flow *flow, Frame *frame)
{
    frame->parent = flow->frame;
    notes_find(flow, frame->header);
    if (has_edge(frame, true))
        settle_space(flow, false);
    flow->reference_begins = flow->reference_begins || frame->is_reference;
    add_event(flow, EVENT_OPEN)->frame = frame;
    flow->frame = frame;
}

/* The footer of a table stands where its last slice does. */
static void take_footer_notes(Flow *flow, const Frame *frame)
{
    Note *before = flow->notes, **notes = &flow->slices[flow->count - 1].notes;
    flow->notes = *notes;
    notes_find(flow, frame->footer);
    *notes = flow->notes;
    flow->notes = before;
}

void flow_close(Flow *flow)
{
    if (flow->frame->footer)
        take_footer_notes(flow, flow->frame);
    if (has_edge(flow->frame, false))
        settle_space(flow, flow->frame->is_reference);
    add_event(flow, EVENT_CLOSE)->frame = flow->frame;
    flow->frame = flow->frame->parent;
}

void flow_id(Flow *flow, const char *id)
{
    if (id)
        add_event(flow, EVENT_ID)->id = id;
}

Event *flow_beside(Flow *flow)
{
    return add_event(flow, EVENT_AREAS);
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
    settle_space(flow, false);
    add_event(flow, EVENT_BAND);
    flow->spans = spans;
}

void flow_anchor(Flow *flow, const Anchor *anchor, size_t since)
{
    Event *event = add_event(flow, EVENT_ANCHOR);
    event->anchor = anchor;
    event->ends = flow->count > since;
}

/* Whether a positioned container stands on a page, or is the first thing of it, where nothing else does yet. */
static bool waits_for_page(const Flow *flow)
{
    for (const Event *event = flow->first_event; event; event = event->next)
        if (event->kind == EVENT_POSITIONED && (flow->count == 0 || !event->before_force))
            return true;
    return false;
}

/* What is positioned on a page without text, as on a title page, has that page: it takes no room there. */
void flow_hold_page(Flow *flow, Keyword keyword)
{
    if (keyword != KEYWORD_AUTO && waits_for_page(flow))
        flow_add(flow, NULL, 0, COST_NONE);
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

#define KEEP_STRENGTH 1000 /* the cost of breaking a keep of strength 1 */
#define MOST_STRENGTH 9999 /* of a keep; stronger ones are as strong. Widows are next. */
#define KEEP_NESTING 100   /* so much of the cost of a keep is added for one inside another */

/* The cost of breaking a keep: always, or a strength. */
static int cost_of(const Fo *fo, PropertyId property)
{
    return fo_keyword(fo, property) == KEYWORD_ALWAYS
               ? COST_NEVER
               : fo_integer(fo, property, 0, MOST_STRENGTH) * KEEP_STRENGTH;
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

/* A break inside a keep that stands in another one of its strength breaks both, so it costs a little more than one
 * between them: what is too long for a page is parted where only the outer keep is broken. */
static void nest_cost(int *own, int outer)
{
    if (*own > 0 && *own <= outer && outer < INT_MAX / 2)
        outer += *own / KEEP_NESTING;
    raise_cost(own, outer);
}

Keep flow_enter(Flow *flow, const Fo *fo)
{
    Keep outer = flow->keep, own = {0};
    flow->fo = fo;
    raise_keep(&flow->keep_adjacent, fo, PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_COLUMN,
               PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_PAGE);
    raise_keep(&own, fo, PROPERTY_KEEP_TOGETHER_WITHIN_COLUMN, PROPERTY_KEEP_TOGETHER_WITHIN_PAGE);
    nest_cost(&own.column, outer.column);
    nest_cost(&own.page, outer.page);
    flow->keep = own;
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
    if (event->kind == EVENT_OPEN)
        return event->frame->before + event->frame->header_height;
    if (event->kind == EVENT_CLOSE)
        return event->frame->after + event->frame->footer_height;
    return event->kind == EVENT_ROOM ? length_larger(event->room, 0) : 0;
}

/* Whether spaces before and after the event do not meet. */
static bool is_edge(const Event *event)
{
    if (event->kind == EVENT_ROOM)
        return true;
    return (event->kind == EVENT_OPEN || event->kind == EVENT_CLOSE) &&
           has_edge(event->frame, event->kind == EVENT_OPEN);
}

/* Where the page that ends stops: after the last closing of a frame that was open before, or the last end of something
 * with slices there or of the room beside them, and the spaces after these. *through becomes the innermost frame that goes
 * on across the break. */
static Event *find_begin(Event *events, const Frame **through)
{
    Event *begin = events;
    bool begun = false; /* something new */
    for (Event *event = events; event; event = event->next) {
        if (event->kind == EVENT_CLOSE && *through && event->frame == *through) {
            *through = event->frame->parent;
            begin = event->next;
        }
        if (event->kind == EVENT_BAND || (event->kind == EVENT_ROOM && !begun) ||
            (event->kind == EVENT_ANCHOR && event->ends))
            begin = event->next;
        begun = begun || event->kind == EVENT_OPEN || event->kind == EVENT_AREAS ||
                (event->kind == EVENT_SPACE && event->leads);
        if (event->kind == EVENT_SPACE && !begun)
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
        if (is_edge(event))
            result = event->next;
    return result;
}

static Event *first_edge(Event *first)
{
    while (first && !is_edge(first))
        first = first->next;
    return first;
}

Length events_height(Event *first, const Event *end, SpaceUse use)
{
    Length height = 0;
    for (Event *event = first; event != end; event = event->next)
        if (event->kind == EVENT_BESIDE)
            height += use == SPACE_HEAD ? length_larger(event->rise, 0) : 0;
        else
            height += event->kind == EVENT_SPACE ? *event_space(event, use) : edge_of(event);
    return height;
}

/* Spaces away from the edges of the page are as if there was no break. */
static void copy_spaces(Event *events)
{
    for (Event *event = events; event; event = event->next)
        if (event->kind == EVENT_SPACE)
            event->space.head = event->space.tail = event->space.between;
}

static void clear_spaces(Event *first, const Event *end, SpaceUse use)
{
    for (Event *event = first; event != end; event = event->next)
        if (event->kind == EVENT_SPACE)
            *event_space(event, use) = 0;
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
    slice->lead = events_height(slice->events, NULL, SPACE_BETWEEN);
    copy_spaces(slice->events);
    Length kept_head = 0;
    bool meets_edge = false, inside = true; /* the innermost reference area that goes on */
    for (; through; through = through->parent) {
        inside = inside && !through->is_reference;
        meets_edge = meets_edge || (inside && through->cut_before > 0) ||
                     (through->repeat_header && through->header_height > 0);
        slice->tail += through->cut_after + (through->repeat_footer ? through->footer_height : 0);
        kept_head += through->cut_before + (through->repeat_header ? through->header_height : 0);
    }
    Event *last = after_last_edge(slice->events, slice->begin);
    clear_spaces(last, slice->begin, SPACE_TAIL);
    resolve_tail(last, slice->begin);
    slice->tail += events_height(slice->events, slice->begin, SPACE_TAIL);
    Event *stop = first_edge(slice->begin);
    clear_spaces(slice->begin, stop, SPACE_HEAD);
    if (meets_edge)
        resolve(slice->begin, stop, SPACE_HEAD);
    else
        resolve_head(slice->begin, stop);
    slice->head = kept_head + events_height(slice->begin, NULL, SPACE_HEAD);
    slice->discarded = discarded_space(slice);
    for (const Event *event = slice->events; event; event = event->next) {
        if (event->kind != EVENT_SPACE)
            continue;
        slice->shrink += event->space.shrink;
        slice->stretch += event->space.stretch;
    }
}

void flow_add(Flow *flow, Area *area, Length height, int cost)
{
    settle_space(flow, false);
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
                     .fo = flow->fo};
    raise_cost(&slice->cost, flow->between.page);
    raise_cost(&slice->cost, flow->keep_adjacent.page);
    raise_cost(&slice->column_cost, flow->between.column);
    raise_cost(&slice->column_cost, flow->keep_adjacent.column);
    for (const Area *each = area; each; each = each->next)
        notes_find(flow, each);
    slice->notes = flow->notes;
    flow->has_notes = flow->has_notes || slice->notes;
    flow->notes = NULL;
    if (flow->force != FORCE_NONE)
        flow->last_forced = flow->count;
    measure_events(slice, flow->count > 0 ? flow->slices[flow->count - 1].frame : NULL);
    flow->count++;
    flow->first_event = flow->last_event = NULL;
    flow->between = flow->keep;
    flow->keep_adjacent = (Keep){COST_NONE, COST_NONE};
    flow->force = FORCE_NONE;
}

void flow_cut(Flow *flow, const SliceCut *cut)
{
    if (!cut->area && !cut->end && !cut->top && !cut->seam && !cut->tall && cut->height == 0 &&
        cut->end_height == 0)
        return;
    Slice *slice = &flow->slices[flow->count - 1];
    slice->cut = arena_copy(flow->layout->arena, cut, sizeof *cut);
    slice->head += cut->height;
    slice->tail += cut->end_height;
}

/* Frames of the other flow now stand in the one that is open here. */
static void append_events(Flow *flow, Event *events)
{
    for (Event *event = events; event; event = event->next) {
        if (event->kind == EVENT_OPEN && !event->frame->parent)
            event->frame->parent = flow->frame;
        if (event->kind == EVENT_BESIDE && !event->strip->around)
            event->strip->around = flow->frame;
        if (flow->last_event)
            flow->last_event->next = event;
        else
            flow->first_event = event;
        flow->last_event = event;
    }
}

Length flow_take_spaces(Flow *flow, Event *first)
{
    Length head = 0;
    for (Event *event = first; event && event->kind != EVENT_OPEN; event = event->next) {
        if (event->kind != EVENT_SPACE)
            continue;
        Event *own = add_event(flow, EVENT_SPACE);
        memcpy(own, event, size_of(EVENT_SPACE));
        own->next = NULL;
        if (!flow->first_space)
            flow->first_space = own;
        head += event->space.head;
        memset(&event->space, 0, sizeof event->space);
        event->forcing = false;
    }
    return head;
}

void flow_append(Flow *flow, Flow *other)
{
    settle_space(flow, false);
    Frame *outer = flow->frame;
    for (size_t i = 0; i < other->count; i++) {
        const Slice *slice = &other->slices[i];
        append_events(flow, slice->events);
        flow->frame = slice->frame ? slice->frame : outer;
        notes_take(flow, slice->notes);
        flow_add(flow, slice->area, slice->height, slice->column_cost);
        Slice *added = &flow->slices[flow->count - 1];
        raise_cost(&added->cost, slice->cost);
        if (slice->cut)
            flow_cut(flow, slice->cut);
    }
    append_events(flow, other->end_events);
    flow->frame = outer;
}

FlowEdge flow_begin_edge(const Flow *flow)
{
    FlowEdge edge = {0};
    if (flow->count == 0)
        return edge;
    const Slice *first = &flow->slices[0];
    edge.force = first->force;
    /* less is what breaks of lines and rows cost */
    if (first->cost >= KEEP_STRENGTH)
        edge.keep.page = first->cost;
    if (first->column_cost >= KEEP_STRENGTH)
        edge.keep.column = first->column_cost;
    return edge;
}

FlowEdge flow_end_edge(const Flow *flow)
{
    return (FlowEdge){flow->keep_adjacent, flow->end_force};
}

void flow_meet(Flow *flow, FlowEdge edge)
{
    raise_cost(&flow->keep_adjacent.column, edge.keep.column);
    raise_cost(&flow->keep_adjacent.page, edge.keep.page);
    if (edge.force > flow->force)
        flow->force = edge.force;
}

void flow_finish(Flow *flow)
{
    if (flow->force != FORCE_NONE)
        flow_hold_page(flow, KEYWORD_PAGE);
    settle_space(flow, false);
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
    /* a table keeps the flows of all its cells, and most have one slice */
    if (flow->count < flow->capacity)
        flow->slices = memory_resize(flow->slices, flow->count * sizeof *flow->slices);
    flow->capacity = flow->count;
}

Length flow_end_height(const Flow *flow)
{
    return events_height(flow->end_events, NULL, SPACE_TAIL);
}

Length flow_lead_inside(const Flow *flow, size_t index)
{
    return events_height(flow->slices[index].begin, NULL, SPACE_BETWEEN);
}

Length flow_height(const Flow *flow)
{
    int64_t height = flow_end_height(flow);
    for (size_t i = 0; i < flow->count; i++)
        height += (i > 0 ? flow->slices[i].lead : flow->slices[i].head) + flow->slices[i].height;
    return length_sum(height, 0);
}
