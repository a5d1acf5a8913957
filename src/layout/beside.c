/* beside.c: what stands beside a flow: the label of a list item, the caption at the side of a table.
 *
 * It is a strip, a flow of its own, whose first area begins at the height of the first one beside it (XSL-FO 1.1, 7.14.6):
 * spaces above one are above both, and those below the strip are when it is the higher one. What both are in is as high as
 * the higher of them:
 *
 *     strip  flow          A small strip is one piece, and no break parts what stands beside it. One higher than a part of
 *     ┌ s0 ┐┌ f0 ┐         a page has a piece for each of its slices. It is cut where the flow is: pieces go along with
 *     ├┄┄┄┄┤├┄┄┄┄┤         the slice of the flow they stand beside, as an event before that. A break between f0 and f1
 *     │ s1 ││ f1 │         leaves s0 above, and one before f2 leaves s1. The piece that lies across such a break, s2,
 *     ├┄┄┄┄┤│    │         goes to the new page as a whole. There both begin at the top; so the strip is late by what of
 *     │ s2 │├┄┄┄┄┤         s2 was above f2, and f2 counts for so much more, at least, when pages are broken.
 *     ├┄┄┄┄┤│ f2 │
 *     │ s3 │└────┘         What lies below the flow's last slice is added to the flow, as slices: s3. Where only a rest of
 *     └────┘               a piece reaches below it, there is room for that: below the frames that end there, so that a
 *                          framed block keeps its height, and above the spaces.
 *
 * A break costs what it costs on either side. A break forced in the flow comes when the piece at work has ended, and
 * what is left of the strip goes on behind it; one forced in the strip is the flow's, too. */
#include <stdlib.h>

#include "base/memory.h"
#include "layout/flow.h"

/* A piece cannot be parted: where keeps cannot hold, they are broken rather than what stands beside one, and that where
 * least of it would be left without room. */
#define COST_BESIDE (2 * COST_NEVER)
#define COST_IN_STRIP 100
/* A strip as high as this part of the lowest page, or beside so much, is cut. */
#define PART_OF_PAGE 4

/* The pieces at work: those from the first on are drawn with the event of the slice. */
typedef struct {
    Event *event;
    size_t first, slice;
    Length shift; /* from the event's height to where they are composed */
} Group;

static bool is_too_high(const Flow *content)
{
    Length page = content->layout->page_height;
    for (size_t i = 0; i < content->count; i++)
        if (page > 0 && content->slices[i].height > page)
            return true;
    return false;
}

/* A line or a picture that is higher than a page finds room beside nothing, so its strip comes above the flow. */
Beside beside_begin(Flow *flow, Flow *content)
{
    flow_meet(flow, flow_begin_edge(content));
    if (is_too_high(content)) {
        flow_append(flow, content);
        content->count = 0;
        content->end_events = NULL;
    }
    if (content->count > 0)
        content->slices[0].head -= flow_take_spaces(flow, content->slices[0].events);
    return (Beside){.content = content, .event = flow_beside(flow), .first = flow->count};
}

/* The spaces above the first slice are above the strip. */
static void move_below_spaces(Slice *slice, Event *event)
{
    Event *last = NULL;
    for (Event *next = event->next; next && next->kind != EVENT_OPEN; next = next->next)
        if (next->kind == EVENT_SPACE)
            last = next;
    if (!last)
        return;
    Event **link = &slice->events;
    while (*link != event)
        link = &(*link)->next;
    *link = event->next;
    if (slice->begin == event)
        slice->begin = event->next;
    event->next = last->next;
    last->next = event;
}

/* The strip's first line goes down to the one beside it, or that, with the frames around it, to the strip's. */
static void align_baselines(Flow *flow, Beside *beside)
{
    Slice *slice = &flow->slices[beside->first];
    const Slice *own = beside->content->slices;
    Length of_strip = beside->content->count > 0 ? area_first_baseline(own->area) : -1;
    Length of_flow = area_first_baseline(slice->area);
    if (of_strip < 0 || of_flow < 0)
        return;
    Length down =
        of_flow + events_height(beside->event->next, NULL, SPACE_BETWEEN) - of_strip - own->head;
    beside->top = down > 0 ? down : 0;
    if (down >= 0)
        return;
    Event *room = event_new(flow->layout, EVENT_ROOM);
    room->room = -down;
    room->next = beside->event->next;
    beside->event->next = room;
    slice->lead += room->room;
    slice->head += room->room;
}

/* How far down what begins beside the strip reaches. */
static Length extent_beside(const Flow *flow, const Beside *beside)
{
    Length y = events_height(beside->event->next, NULL, SPACE_BETWEEN);
    for (size_t i = beside->first; i < flow->count && y < beside->end; i++)
        y = length_sum(y, (i > beside->first ? flow->slices[i].lead : 0) + flow->slices[i].height);
    return y;
}

/* Whether the strip, or what would have to stay together beside it, is too high for one piece. */
static bool is_parted(const Flow *flow, const Beside *beside)
{
    const Flow *content = beside->content;
    Length page = flow->layout->page_height - flow->layout->page_spread;
    if (page <= 0 || content->count <= 1)
        return false;
    return beside->end > page / PART_OF_PAGE || content->last_forced > 0 ||
           extent_beside(flow, beside) > page / PART_OF_PAGE;
}

static void find_pieces(const Flow *flow, Beside *beside)
{
    const Flow *content = beside->content;
    beside->count = 1;
    beside->end = length_sum(beside->top, flow_height(content));
    if (!is_parted(flow, beside))
        return;
    beside->count = content->count;
    beside->strip = arena_alloc(content->layout->arena, sizeof *beside->strip);
    beside->strip->around = flow->frame;
    beside->tops = memory_new(content->count * sizeof *beside->tops);
    Length top = beside->top;
    for (size_t i = 0; i < content->count; i++) {
        top = length_sum(top, i > 0 ? content->slices[i].lead : content->slices[i].head);
        beside->tops[i] = top;
        top = length_sum(top, content->slices[i].height);
    }
}

/* Where the piece begins when a page does with it, and where it ends when a page does, from the strip's place. */
static Length begin_of(const Beside *beside, size_t piece)
{
    if (piece == 0)
        return beside->top;
    return beside->tops[piece] -
           events_height(beside->content->slices[piece].begin, NULL, SPACE_HEAD);
}

static Length end_of(const Beside *beside, size_t piece)
{
    const Slice *slices = beside->content->slices;
    if (!beside->tops || piece + 1 == beside->count)
        return beside->end;
    return length_sum(beside->tops[piece], slices[piece].height + slices[piece + 1].tail);
}

/* How far above its beginning the piece is composed: the spaces that vanish at the top of a page. */
static Length lead_of(const Beside *beside, size_t piece)
{
    return piece == 0 ? 0
                      : begin_of(beside, piece) - beside->tops[piece] +
                            flow_lead_inside(beside->content, piece);
}

static ForcedBreak force_of(const Beside *beside, size_t piece)
{
    return piece > 0 && piece < beside->count ? beside->content->slices[piece].force : FORCE_NONE;
}

static Area *compose(const Beside *beside, size_t first, size_t end, Length y)
{
    Area holder = {0};
    flow_compose_inside(beside->content, first, beside->tops ? end : beside->content->count,
                        &holder);
    for (Area *area = holder.first; area; area = area->next)
        area->y += y;
    return holder.first;
}

/* The notes of the pieces come before those of the slice. */
static void give_notes(Flow *flow, const Beside *beside, const Group *group, size_t end)
{
    const Slice *pieces = beside->content->slices;
    Slice *slice = &flow->slices[group->slice];
    Note *later = flow->notes;
    flow->notes = NULL;
    for (size_t i = group->first; i < (beside->tops ? end : beside->content->count); i++)
        notes_take(flow, pieces[i].notes);
    notes_take(flow, slice->notes);
    slice->notes = flow->notes;
    flow->has_notes = flow->has_notes || slice->notes;
    flow->notes = later;
}

static void end_group(Flow *flow, const Beside *beside, const Group *group, size_t end)
{
    if (end == group->first)
        return;
    group->event->areas = compose(beside, group->first, end, group->shift);
    give_notes(flow, beside, group, end);
}

/* What frames that go on have at the top of a page. */
static Length head_of(const Frame *frame)
{
    Length head = 0;
    for (; frame; frame = frame->parent)
        head += frame->cut_before + (frame->repeat_header ? frame->header_height : 0);
    return head;
}

/* The piece, and what follows it, go along with the slice, whose top is at y. On a new page both begin at the top, and the
 * higher one counts. */
static Group begin_group(Flow *flow, const Beside *beside, size_t piece, size_t index, Length y)
{
    Slice *slice = &flow->slices[index];
    Event *event = event_new(flow->layout, EVENT_BESIDE), **link = &slice->events;
    event->strip = beside->strip;
    event->rise = y - begin_of(beside, piece);
    while (*link)
        link = &(*link)->next;
    *link = event;
    if (!slice->begin)
        slice->begin = event;
    Length needed = head_of(flow->frame) + event->rise;
    slice->head = length_larger(slice->head, needed);
    return (Group){event, piece, index, -lead_of(beside, piece)};
}

/* Spaces beside a strip are no smaller, or it would reach too far, and beside its pieces no larger. */
static void fix_spaces(Slice *slice, bool parted)
{
    for (Event *event = slice->events; event; event = event->next) {
        if (event->kind != EVENT_SPACE)
            continue;
        event->space.shrink = 0;
        event->space.stretch = parted ? 0 : event->space.stretch;
    }
    slice->shrink = 0;
    slice->stretch = parted ? 0 : slice->stretch;
}

static void raise_costs(Slice *slice, int column, int page)
{
    slice->column_cost = column > slice->column_cost ? column : slice->column_cost;
    slice->cost = page > slice->cost ? page : slice->cost;
}

/* No break before the slice: so much of a piece stands beside it and what follows. */
static void keep(Slice *slice, Length rest)
{
    int cost = COST_BESIDE + (rest < COST_NEVER ? rest : COST_NEVER);
    raise_costs(slice, cost, cost);
}

/* A break before the slice is one before the piece, too, and as bad as the room it may leave blank. */
static void part(Slice *slice, const Beside *beside, size_t piece, Length rise)
{
    const Slice *own = &beside->content->slices[piece];
    int page = beside->content->layout->page_height, blank = (int)((int64_t)rise * 1000 / page);
    raise_costs(slice, own->column_cost + blank, own->cost + blank);
    raise_costs(slice, COST_IN_STRIP + blank, COST_IN_STRIP + blank);
}

/* Where, among the events up to end, frames have closed and the strips inside have ended. */
static Event **end_of_closings(Event **events, const Event *end)
{
    Event **place = events;
    for (Event **link = events; *link != end; link = &(*link)->next)
        if ((*link)->kind == EVENT_CLOSE || (*link)->kind == EVENT_ROOM)
            place = &(*link)->next;
    return place;
}

static Event *add_room(Layout *layout, Event **events, const Event *end, Length height)
{
    Event *room = event_new(layout, EVENT_ROOM), **place = end_of_closings(events, end);
    room->room = height;
    room->next = *place;
    *place = room;
    return room;
}

static void add_room_above(Flow *flow, Slice *slice, Length height)
{
    add_room(flow->layout, &slice->events, slice->begin, height);
    slice->lead += height;
    slice->tail += height;
}

/* Below the last slice. more: of the strip follows. */
static void add_room_below(Flow *flow, Length height, Strip *strip, bool more)
{
    if (height <= 0 && !strip)
        return;
    Event *room = add_room(flow->layout, &flow->first_event, NULL, height);
    room->under = strip;
    room->leads = more;
    if (!room->next)
        flow->last_event = room;
}

/* The first piece from the group's on that ends below the height, or asks for a break where the height is. */
static size_t first_below(const Beside *beside, const Group *group, Length height)
{
    size_t piece = group->first;
    while (piece < beside->count && end_of(beside, piece) <= height &&
           (piece == group->first || force_of(beside, piece) == FORCE_NONE))
        piece++;
    return piece;
}

/* The break before the slice is forced, by the flow or by the strip, and the pieces up to the given one have ended. */
static Length take_break(Flow *flow, const Beside *beside, Group *group, size_t piece, size_t index,
                         Length bottom)
{
    Slice *slice = &flow->slices[index];
    if (piece == group->first)
        add_room_above(flow, slice, end_of(beside, piece++) - bottom);
    ForcedBreak own = force_of(beside, piece);
    slice->force = own > slice->force ? own : slice->force;
    if (index > flow->last_forced)
        flow->last_forced = index;
    end_group(flow, beside, group, piece);
    group->first = piece;
    if (piece == beside->count)
        return 0;
    Length y = begin_of(beside, piece);
    *group = begin_group(flow, beside, piece, index, y);
    return y;
}

/* Places pieces beside the slices. *y becomes the top of the last. false: none is left. */
static bool place_beside(Flow *flow, const Beside *beside, Group *group, Length *y)
{
    for (size_t i = beside->first + 1; i < flow->count; i++) {
        Slice *slice = &flow->slices[i];
        Length bottom = length_sum(*y, slice[-1].height + slice->tail);
        *y = length_sum(*y, slice[-1].height + slice->lead);
        size_t piece = first_below(beside, group, bottom);
        if (piece == beside->count)
            break;
        bool own = piece > group->first && force_of(beside, piece) != FORCE_NONE;
        bool begun = piece == group->first && (piece == 0 || begin_of(beside, piece) < bottom);
        if (slice->force != FORCE_NONE || own) {
            *y = take_break(flow, beside, group, piece, i, bottom);
            if (group->first == beside->count)
                return false;
            continue;
        }
        fix_spaces(slice, beside->tops != NULL);
        if (begun) {
            keep(slice, end_of(beside, piece) - bottom);
            continue;
        }
        end_group(flow, beside, group, piece);
        *group = begin_group(flow, beside, piece, i, *y);
        part(slice, beside, piece, length_larger(group->event->rise, 0));
    }
    return true;
}

/* Takes away what is open to what comes next: the spaces below the last closing, keeps, a break. */
typedef struct {
    Event *first, *last;
    FlowEdge edge;
} Rest;

static Rest take_rest(Flow *flow)
{
    Event **place = end_of_closings(&flow->first_event, NULL), *last = flow->first_event;
    Rest rest = {*place, flow->last_event, {flow->keep_adjacent, flow->force}};
    while (last && last->next != *place)
        last = last->next;
    flow->last_event = *place == flow->first_event ? NULL : last;
    *place = NULL;
    flow->first_space = NULL;
    flow->keep_adjacent = (Keep){COST_NONE, COST_NONE};
    flow->force = FORCE_NONE;
    return rest;
}

static void give_rest(Flow *flow, const Rest *rest)
{
    Event **end = flow->last_event ? &flow->last_event->next : &flow->first_event;
    *end = flow->first_space = rest->first;
    flow->last_event = rest->first ? rest->last : flow->last_event;
    while (flow->first_space && flow->first_space->kind != EVENT_SPACE)
        flow->first_space = flow->first_space->next;
    flow_meet(flow, rest->edge);
}

/* The pieces from the given one on, below what ends at the height, as slices of the flow. */
static void add_pieces(Flow *flow, const Beside *beside, size_t piece, Length bottom)
{
    Rest rest = take_rest(flow);
    for (Strip *strip = beside->strip; piece < beside->count; piece++, strip = NULL) {
        const Slice *own = &beside->content->slices[piece];
        Length begin = begin_of(beside, piece);
        add_room_below(flow, begin - bottom, strip, strip != NULL);
        bottom = end_of(beside, piece);
        flow_meet(flow, (FlowEdge){{own->column_cost, own->cost}, own->force});
        flow_add(flow, compose(beside, piece, piece + 1, -lead_of(beside, piece)), bottom - begin,
                 COST_IN_STRIP);
    }
    add_room_below(flow, 0, beside->strip, false);
    give_rest(flow, &rest);
}

/* The pieces that begin with the strip. */
static Group first_group(const Flow *flow, const Beside *beside)
{
    Event *event = beside->event;
    if (beside->strip) {
        event = event_new(flow->layout, EVENT_BESIDE);
        event->leads = true;
        event->strip = beside->strip;
        event->next = beside->event->next;
        beside->event->next = event;
    }
    return (Group){event, 0, beside->first, beside->top};
}

static void place(Flow *flow, const Beside *beside)
{
    Group group = first_group(flow, beside);
    Length y = events_height(beside->event->next, NULL, SPACE_BETWEEN);
    if (!place_beside(flow, beside, &group, &y))
        return;
    Length closings =
        events_height(flow->first_event, *end_of_closings(&flow->first_event, NULL), SPACE_BETWEEN);
    Length bottom = length_sum(y, flow->slices[flow->count - 1].height + closings);
    size_t piece = group.first;
    while (piece < beside->count && (piece == 0 || begin_of(beside, piece) < bottom) &&
           (piece == group.first || force_of(beside, piece) == FORCE_NONE))
        piece++;
    end_group(flow, beside, &group, piece);
    if (piece < beside->count)
        add_pieces(flow, beside, piece, bottom);
    else
        add_room_below(flow, beside->end - bottom, beside->strip, false);
    if (beside->end >= bottom)
        flow_take_spaces(flow, *end_of_closings(&beside->content->end_events, NULL));
}

void beside_end(Flow *flow, Beside *beside, bool on_baseline)
{
    FlowEdge after = flow_end_edge(beside->content);
    if (flow->count == beside->first) {
        flow_append(flow, beside->content);
    } else {
        move_below_spaces(&flow->slices[beside->first], beside->event);
        if (on_baseline)
            align_baselines(flow, beside);
        find_pieces(flow, beside);
        place(flow, beside);
    }
    flow_meet(flow, after);
    flow_free(beside->content);
    free(beside->tops);
}
