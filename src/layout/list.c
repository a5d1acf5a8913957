/* list.c: lists: the body's slices in the flow, the label beside the first of them. */
#include "layout/flow.h"

static const Fo *find_part(const Fo *item, FoElement element)
{
    for (const Fo *part = item->first; part; part = part->next)
        if (part->element == element)
            return part;
    return NULL;
}

/* Lays the label out as one piece, to stand beside the body's first slice. One that is higher than a page would be lost
 * there and comes above the body instead. after: what it asks of the break after the item. */
static Length build_label(Flow *flow, const Fo *label, Area **areas, FlowEdge *after)
{
    Flow *beside = flow_new(flow->layout, flow->width);
    beside->left = flow->left;
    flow_id(beside, fo_own(label, PROPERTY_ID));
    block_children(beside, label);
    flow_finish(beside);
    if (flow_height(beside) > flow->layout->page_height && flow->layout->page_height > 0) {
        flow_append(flow, beside);
        flow_free(beside);
        return 0;
    }
    Area *holder = area_new(flow->layout->arena, AREA_BOX, NULL, label->place);
    flow_meet(flow, flow_begin_edge(beside));
    *after = flow_end_edge(beside);
    Length height = flow_compose(beside, 0, beside->count, holder, true);
    flow_free(beside);
    *areas = holder->first;
    return height;
}

/* A label cannot be parted: where keeps cannot hold, they are broken rather than what stands beside one, and that where
 * least of the label would be left without room. */
#define COST_BESIDE (2 * COST_NEVER)

/* No break before the slice, and no less space: so much of the label stands beside it and what follows. */
static void keep_beside(Slice *slice, Length rest)
{
    int cost = COST_BESIDE + (rest < COST_NEVER ? rest : COST_NEVER);
    if (slice->cost < cost)
        slice->cost = cost;
    if (slice->column_cost < cost)
        slice->column_cost = cost;
    for (Event *event = slice->events; event; event = event->next)
        if (event->kind == EVENT_SPACE)
            event->space.shrink = 0;
    slice->shrink = 0;
}

/* Borders, padding, headers and footers of the frames in an item around a slice of its body, above or below it. */
static Length frames_around(const Flow *flow, const Slice *slice, bool above)
{
    Length height = 0;
    for (const Frame *frame = slice->frame; frame && frame != flow->frame; frame = frame->parent)
        height +=
            above ? frame->before + frame->header_height : frame->after + frame->footer_height;
    return height;
}

/* Makes the item, up to a break that the body forces, as high as its label, and keeps together what stands beside the label. */
static void make_room(Flow *flow, size_t first, Length label_height)
{
    if (flow->count == first)
        return;
    Length height = frames_around(flow, &flow->slices[first], true);
    size_t i = first;
    for (; i < flow->count && (i == first || flow->slices[i].force == FORCE_NONE); i++) {
        Slice *slice = &flow->slices[i];
        if (i > first && height < label_height)
            keep_beside(slice, label_height - height);
        height += (i > first ? slice->lead : 0) + slice->height;
    }
    height += frames_around(flow, &flow->slices[i - 1], false);
    if (height < label_height)
        flow->slices[i - 1].height += label_height - height;
}

static void move_down(Area *areas, Length by)
{
    for (Area *area = areas; area; area = area->next)
        area->y += by;
}

/* relative-align="baseline": the first lines of label and body stand on one line. Returns how far the label went down. */
static Length align_baselines(Flow *flow, const Fo *item, size_t first, Area *label)
{
    if (fo_keyword(item, PROPERTY_RELATIVE_ALIGN) != KEYWORD_BASELINE || first == flow->count)
        return 0;
    Slice *slice = &flow->slices[first];
    Length of_label = area_first_baseline(label), of_body = area_first_baseline(slice->area);
    if (of_label < 0 || of_body < 0)
        return 0;
    if (of_label < of_body) {
        move_down(label, of_body - of_label);
        return of_body - of_label;
    }
    move_down(slice->area, of_label - of_body);
    slice->height += of_label - of_body;
    return 0;
}

static void build_item(Flow *flow, const Fo *item)
{
    Keep outer = block_open(flow, item);
    size_t since = block_begin_markers(flow, item);
    const Fo *label = find_part(item, FO_LIST_ITEM_LABEL);
    const Fo *body = find_part(item, FO_LIST_ITEM_BODY);
    Area *areas = NULL;
    FlowEdge after = {0};
    Length label_height = label ? build_label(flow, label, &areas, &after) : 0;
    size_t first = flow->count;
    Event *beside = flow_beside(flow, areas);
    if (body) {
        flow_id(flow, fo_own(body, PROPERTY_ID));
        block_children(flow, body);
    }
    if (flow->count == first && areas) {
        beside->areas = NULL;
        flow_add(flow, areas, label_height, COST_NONE);
    } else {
        label_height += align_baselines(flow, item, first, areas);
    }
    make_room(flow, first, label_height);
    flow_meet(flow, after);
    block_end_markers(flow, item, since);
    block_close(flow, item, outer);
}

void list_build(Flow *flow, const Fo *list)
{
    Keep outer = block_open(flow, list);
    size_t since = block_begin_markers(flow, list);
    for (const Fo *item = list->first; item; item = item->next)
        if (item->element == FO_LIST_ITEM)
            build_item(flow, item);
    block_end_markers(flow, list, since);
    block_close(flow, list, outer);
}
