/* list.c: lists: the body of an item in the flow, the label beside it. */
#include "layout/flow.h"

static const Fo *find_part(const Fo *item, FoElement element)
{
    for (const Fo *part = item->first; part; part = part->next)
        if (part->element == element)
            return part;
    return NULL;
}

static Flow *build_label(const Flow *flow, const Fo *label)
{
    Flow *strip = flow_new(flow->layout, flow->width);
    strip->left = flow->left;
    if (label) {
        flow_id(strip, fo_own(label, PROPERTY_ID));
        block_children(strip, label);
    }
    flow_finish(strip);
    return strip;
}

static void build_item(Flow *flow, const Fo *item)
{
    Keep outer = block_open(flow, item);
    size_t since = block_begin_markers(flow, item);
    const Fo *body = find_part(item, FO_LIST_ITEM_BODY);
    Beside beside = beside_begin(flow, build_label(flow, find_part(item, FO_LIST_ITEM_LABEL)));
    if (body) {
        flow_id(flow, fo_own(body, PROPERTY_ID));
        block_children(flow, body);
    }
    beside_end(flow, &beside, fo_keyword(item, PROPERTY_RELATIVE_ALIGN) == KEYWORD_BASELINE);
    block_end_markers(flow, item, since);
    block_close(flow, item, outer);
}

void list_build(Flow *flow, const Fo *list)
{
    Keep outer = block_open(flow, list);
    size_t since = block_begin_markers(flow, list);
    const Fo *item = NULL;
    while ((item = layout_next(flow->layout, list, item)))
        if (item->element == FO_LIST_ITEM)
            build_item(flow, item);
    block_end_markers(flow, list, since);
    block_close(flow, list, outer);
}
