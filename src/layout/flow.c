/* flow.c: building a flow, and laying a part of it out. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/flow.h"

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

/* Puts the resolved space down, before something that keeps it from meeting further ones. */
static void settle_space(Flow *flow)
{
    if (flow->space.any && flow->space.optimum != 0)
        add_event(flow, EVENT_SPACE)->space = flow->space.optimum;
    memset(&flow->space, 0, sizeof flow->space);
}

/* Space resolution (XSL-FO 1.1, 4.3.1): forcing spaces add up and suppress the rest; else the highest
 * precedence wins, and among equals the greatest optimum. */
void flow_space(Flow *flow, const Fo *fo, bool before)
{
    PropertyId optimum_id = before ? PROPERTY_SPACE_BEFORE_OPTIMUM : PROPERTY_SPACE_AFTER_OPTIMUM;
    PropertyId precedence_id =
        before ? PROPERTY_SPACE_BEFORE_PRECEDENCE : PROPERTY_SPACE_AFTER_PRECEDENCE;
    Length optimum = fo_length(fo, optimum_id, flow->width);
    bool forcing = fo_keyword(fo, precedence_id) == KEYWORD_FORCE;
    int precedence = forcing ? 0 : fo_integer(fo, precedence_id, -1000000, 1000000);
    if (optimum == 0 && !forcing)
        return;
    bool first = !flow->space.any;
    if (forcing) {
        flow->space.optimum = (flow->space.forcing ? flow->space.optimum : 0) + optimum;
        flow->space.forcing = true;
    } else if (!flow->space.forcing) {
        bool wins = first || precedence > flow->space.precedence ||
                    (precedence == flow->space.precedence && optimum > flow->space.optimum);
        if (wins) {
            flow->space.optimum = optimum;
            flow->space.precedence = precedence;
        }
    }
    flow->space.any = true;
}

static bool has_edge(const Frame *frame, bool before)
{
    return before ? frame->before + frame->header_height > 0
                  : frame->after + frame->footer_height > 0;
}

void flow_open(Flow *flow, Frame *frame)
{
    frame->parent = flow->frame;
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
static int keep_cost(const Fo *fo, PropertyId within_column, PropertyId within_page)
{
    int cost = COST_NONE;
    const PropertyId properties[] = {within_column, within_page};
    for (size_t i = 0; i < 2; i++) {
        int own = fo_keyword(fo, properties[i]) == KEYWORD_ALWAYS
                      ? COST_NEVER
                      : fo_integer(fo, properties[i], 0, 1000) * 1000;
        if (own > cost)
            cost = own;
    }
    return cost;
}

static void raise_keep(int *cost, int other)
{
    if (other > *cost)
        *cost = other;
}

int flow_enter(Flow *flow, const Fo *fo)
{
    int outer = flow->keep;
    raise_keep(&flow->keep_adjacent, keep_cost(fo, PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_COLUMN,
                                               PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_PAGE));
    raise_keep(&flow->keep, keep_cost(fo, PROPERTY_KEEP_TOGETHER_WITHIN_COLUMN,
                                      PROPERTY_KEEP_TOGETHER_WITHIN_PAGE));
    return outer;
}

void flow_leave(Flow *flow, const Fo *fo, int outer)
{
    flow->keep = outer;
    if (outer < flow->between)
        flow->between = outer;
    raise_keep(&flow->keep_adjacent, keep_cost(fo, PROPERTY_KEEP_WITH_NEXT_WITHIN_COLUMN,
                                               PROPERTY_KEEP_WITH_NEXT_WITHIN_PAGE));
}

/* Heights of the events at a break: those up to the last closing belong to the page that ends, the rest to the
 * page that begins. */
static void measure_events(Slice *slice, const Frame *frame_before)
{
    Event *last_close = NULL;
    for (Event *event = slice->events; event; event = event->next) {
        if (event->kind == EVENT_CLOSE)
            last_close = event;
    }
    const Frame *through = frame_before; /* the frames that go on across the break */
    Length pending = 0;
    bool ending = last_close != NULL, fenced = false;
    for (Event *event = slice->events; event; event = event->next) {
        const Frame *frame = event->frame;
        if (event->kind == EVENT_SPACE) {
            slice->lead += event->space;
            if (ending)
                pending += event->space;
            else if (fenced)
                slice->head += event->space;
        } else if (event->kind == EVENT_CLOSE) {
            Length edge = frame->after + frame->footer_height;
            slice->lead += edge;
            if (edge > 0)
                slice->tail += pending;
            pending = edge > 0 ? 0 : pending;
            slice->tail += edge;
            if (through == frame)
                through = frame->parent;
        } else if (event->kind == EVENT_OPEN) {
            Length edge = frame->before + frame->header_height;
            slice->lead += edge;
            if (ending)
                slice->tail += edge;
            else
                slice->head += edge;
            fenced = fenced || edge > 0;
        }
        if (event == last_close)
            ending = false;
    }
    for (; through; through = through->parent) {
        slice->tail += through->cut_after + (through->repeat_footer ? through->footer_height : 0);
        slice->head += through->cut_before + (through->repeat_header ? through->header_height : 0);
    }
}

static Area *area_chain(Area *first, Area *rest)
{
    Area *last = first;
    while (last->next)
        last = last->next;
    last->next = rest;
    return first;
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
                     .force = flow->force,
                     .place = place};
    if (flow->beside) {
        slice->area = area_chain(flow->beside, area);
        flow->beside = NULL;
    }
    raise_keep(&slice->cost, flow->between);
    raise_keep(&slice->cost, flow->keep_adjacent);
    measure_events(slice, flow->count > 0 ? flow->slices[flow->count - 1].frame : NULL);
    flow->count++;
    flow->first_event = flow->last_event = NULL;
    flow->between = flow->keep;
    flow->keep_adjacent = COST_NONE;
    flow->force = FORCE_NONE;
}

void flow_finish(Flow *flow)
{
    memset(&flow->space, 0, sizeof flow->space); /* discarded at the end of a reference area */
    flow->end_events = flow->first_event;
    flow->end_force = flow->force;
    flow->first_event = flow->last_event = NULL;
}

/* State while a part of a flow is laid out. */
typedef struct {
    Flow *flow;
    Area *parent; /* the box of the innermost open frame, or the column */
    Area *stack[256];
    const Frame *frames[256];
    size_t depth;
    Length x, y; /* of the parent's top left corner in the column; y is where the next thing goes */
    Length origin_x, origin_y;
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
    box_decorate(box, frame->fo);
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
    if (!again || frame->repeat_header)
        add_repeated(composer, frame, frame->header, frame->header_height, frame->header_drawn);
    frame->header_drawn = true;
}

static void close_frame(Composer *composer, bool cut)
{
    const Frame *frame = composer->frames[composer->depth - 1];
    if (!cut || frame->repeat_footer)
        add_repeated(composer, frame, frame->footer, frame->footer_height, cut);
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

static void play(Composer *composer, const Event *event, const Event *end, bool drop_space)
{
    for (; event != end; event = event->next) {
        switch (event->kind) {
        case EVENT_SPACE:
            if (!drop_space)
                composer->y += event->space;
            break;
        case EVENT_OPEN:
            if (event->frame->before + event->frame->header_height > 0)
                drop_space = false;
            if (has_room(composer))
                open_frame(composer, event->frame, false);
            break;
        case EVENT_CLOSE:
            if (composer->depth > 0 && composer->frames[composer->depth - 1] == event->frame)
                close_frame(composer, false);
            break;
        case EVENT_ID: add_destination(composer, event->id); break;
        }
    }
}

/* The event after the last closing: what comes before it belongs to the page that ends. */
static const Event *after_last_close(const Event *events)
{
    const Event *result = events;
    for (const Event *event = events; event; event = event->next) {
        if (event->kind == EVENT_CLOSE)
            result = event->next;
    }
    return result;
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
    for (const Event *event = flow->slices[index].events; event; event = event->next) {
        if (event->kind == EVENT_CLOSE && event->frame == frame)
            frame = frame->parent;
    }
    return frame;
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

Length flow_compose(Flow *flow, size_t first, size_t end, Area *parent, bool first_on_page)
{
    Composer composer = {.flow = flow, .parent = parent};
    for (size_t i = first; i < end; i++) {
        Slice *slice = &flow->slices[i];
        const Event *event = slice->events;
        if (i == first && i > 0) {
            reopen_frames(&composer, frame_through(flow, i));
            event = after_last_close(event);
        }
        play(&composer, event, NULL, i == first && first_on_page);
        if (i == first && i > 0)
            append_all(&composer, slice->cut_area);
        append_all(&composer, slice->area);
        composer.y += slice->height;
    }
    if (end == flow->count) {
        play(&composer, flow->end_events, NULL, false);
    } else {
        const Event *events = flow->slices[end].events;
        const Event *stop = after_last_close(events);
        if (stop != events)
            play(&composer, events, stop, false);
    }
    while (composer.depth > 0)
        close_frame(&composer, true);
    return composer.y;
}
