/* block.c: blocks into slices: their lines, their spaces, their frames.
 *
 * A block puts into the flow, in this order: the space before it, its frame's opening, what is in it, the frame's closing,
 * the space after it. What is in it are inline objects, which become lines wherever some follow each other, and block
 * objects, each of which does the same again (XSL-FO 1.1, 4.5 and 6.5.2). A break between two lines costs what orphans,
 * widows and keeps say. */
#include <stdint.h>
#include <string.h>

#include "fo/split.h"
#include "layout/container.h"
#include "layout/flow.h"
#include "layout/inline.h"

/* Costs of a break between two lines of a paragraph, besides keeps. */
#define COST_IN_PARAGRAPH 5
#define COST_AFTER_HYPHEN 30
#define COST_WIDOW                                                                                 \
    10000000 /* fewer lines than widows or orphans ask for: next to a keep the worst */

static bool is_inline(const Fo *fo)
{
    return fo->element == FO_TEXT || ((ELEMENT_ROWS[fo->element].is & CONTENT_INLINE) &&
                                      !(ELEMENT_ROWS[fo->element].is & CONTENT_BLOCK));
}

/* A wrapper is inline when what it holds is; the content of a marker stands where it is retrieved. Other inline objects
 * hold lines or blocks, never both. */
bool block_holds_inline(const Fo *fo)
{
    if (fo->element != FO_WRAPPER && fo->element != FO_RETRIEVE_MARKER &&
        fo->element != FO_RETRIEVE_TABLE_MARKER)
        return is_inline(fo) && !fo_holds_blocks(fo);
    for (const Fo *child = fo->first; child; child = child->next)
        if (!block_holds_inline(child))
            return false;
    return true;
}

static int line_cost(const Fo *block, const Lines *lines, size_t index)
{
    if (index == 0)
        return COST_NONE;
    size_t before = index, after = lines->count - index;
    if (before < (size_t)fo_integer(block, PROPERTY_ORPHANS, 1, 1000) ||
        after < (size_t)fo_integer(block, PROPERTY_WIDOWS, 1, 1000))
        return COST_WIDOW;
    return COST_IN_PARAGRAPH + (lines->lines[index - 1].hyphenated ? COST_AFTER_HYPHEN : 0);
}

/* Of a line that is higher than any page only the top is seen, and half of its leading lies there: its text moves up as
 * far as it must to be seen. That the line sticks out is said when its page is laid out. */
static void show_text(Area *line, Length page_height)
{
    if (page_height <= 0 || line->height <= page_height || !line->first)
        return;
    Length top = line->height, bottom = 0;
    for (const Area *area = line->first; area; area = area->next) {
        top = area->y < top ? area->y : top;
        bottom = area->y + area->height > bottom ? area->y + area->height : bottom;
    }
    Length shift = bottom - page_height < top ? bottom - page_height : top;
    if (shift <= 0)
        return;
    for (Area *area = line->first; area; area = area->next)
        area->y -= shift;
    line->baseline -= shift;
}

/* The consecutive inline children from first up to end become lines. Returns whether there are any. */
static bool add_lines(Flow *flow, const Fo *block, const Fo *first, const Fo *end, bool is_start)
{
    Length start = fo_length(block, PROPERTY_START_INDENT, flow->width);
    Length width = flow->width - start - fo_length(block, PROPERTY_END_INDENT, flow->width);
    if (width < POINTS(1))
        width = POINTS(1);
    Lines lines = inline_layout(flow->layout, block, first, end, width, is_start);
    for (size_t i = 0; i < lines.count; i++) {
        lines.lines[i].area->x = flow->left + start;
        show_text(lines.lines[i].area, flow->layout->page_height);
        flow_add(flow, lines.lines[i].area, lines.lines[i].height, line_cost(block, &lines, i));
    }
    return lines.count > 0;
}

static void add_marker_anchors(Flow *flow, const Fo *parent, AnchorKind kind, size_t since)
{
    if (layout_grows(flow->layout, parent))
        return;
    for (const Fo *child = parent->first; child; child = child->next)
        if (child->element == FO_MARKER)
            flow_anchor(flow, anchor_new(flow->layout, kind, child), since);
}

size_t block_begin_markers(Flow *flow, const Fo *parent)
{
    add_marker_anchors(flow, parent, ANCHOR_MARKER, SIZE_MAX);
    return flow->count;
}

void block_end_markers(Flow *flow, const Fo *parent, size_t since)
{
    add_marker_anchors(flow, parent, ANCHOR_MARKER_END, since);
}

static bool is_blank_text(const Fo *fo)
{
    if (fo->element != FO_TEXT || fo_keyword(fo, PROPERTY_LINEFEED_TREATMENT) == KEYWORD_PRESERVE ||
        fo_keyword(fo, PROPERTY_WHITE_SPACE_TREATMENT) == KEYWORD_PRESERVE)
        return false;
    return strspn(fo->text, " \t\r\n") == fo->text_length;
}

/* A wrapper that shows nothing generates no areas, not even a line (XSL-FO 1.1, 6.11.2). */
static bool is_bare_wrapper(const Fo *fo)
{
    for (const Fo *child = fo->first; child; child = child->next)
        if (child->element != FO_MARKER && !is_blank_text(child) && !is_bare_wrapper(child))
            return false;
    return fo->element == FO_WRAPPER;
}

static void add_ids(Flow *flow, const Fo *wrapper)
{
    flow_id(flow, fo_own(wrapper, PROPERTY_ID));
    size_t since = block_begin_markers(flow, wrapper);
    for (const Fo *child = wrapper->first; child; child = child->next)
        if (child->element == FO_WRAPPER)
            add_ids(flow, child);
    block_end_markers(flow, wrapper, since);
}

/* Whether there are only bare wrappers from first up to end; what they have is then in the flow. */
static bool add_bare_wrappers(Flow *flow, const Fo *first, const Fo *end)
{
    for (const Fo *fo = first; fo != end; fo = fo->next)
        if (!is_blank_text(fo) && !is_bare_wrapper(fo))
            return false;
    for (const Fo *fo = first; fo != end; fo = fo->next)
        if (fo->element == FO_WRAPPER)
            add_ids(flow, fo);
    return true;
}

/* The widths of the child of a flow whose pages differ; children come in order. */
static void take_width(Flow *flow, const Fo *child)
{
    const FlowWidth *own = flow->next_width ? flow->next_width : flow->widths->own;
    while (own->child != child)
        own++;
    flow->next_width = own;
    flow->width = own->width;
    if (flow->span_width > 0)
        flow->span_width = own->span_width;
}

void block_children(Flow *flow, const Fo *parent)
{
    bool is_start = true;
    size_t since = block_begin_markers(flow, parent);
    Layout *layout = flow->layout;
    for (const Fo *child = layout_next(layout, parent, NULL); child;) {
        if (child->element == FO_MARKER) {
            child = layout_next(layout, parent, child);
            continue;
        }
        if (!block_holds_inline(child)) {
            if (flow->widths && flow->widths->content == parent)
                take_width(flow, child);
            block_build(flow, child);
            child = layout_next(layout, parent, child);
            is_start = false;
            continue;
        }
        const Fo *end = child;
        while (end && block_holds_inline(end))
            end = layout_next(layout, parent, end);
        if (!add_bare_wrappers(flow, child, end) && add_lines(flow, parent, child, end, is_start))
            is_start = false;
        child = end;
    }
    block_end_markers(flow, parent, since);
}

bool block_is_framed(const Fo *fo)
{
    static const PropertyId EDGES[] = {PROPERTY_PADDING_BEFORE,      PROPERTY_PADDING_AFTER,
                                       PROPERTY_PADDING_START,       PROPERTY_PADDING_END,
                                       PROPERTY_BORDER_BEFORE_WIDTH, PROPERTY_BORDER_AFTER_WIDTH,
                                       PROPERTY_BORDER_START_WIDTH,  PROPERTY_BORDER_END_WIDTH};
    for (size_t i = 0; i < sizeof EDGES / sizeof *EDGES; i++)
        if (fo->style->values[EDGES[i]].kind == VALUE_LENGTH &&
            fo_length(fo, EDGES[i], POINTS(1)) > 0)
            return true;
    return has_background(fo);
}

/* Padding and borders lie outside the indents (XSL-FO 1.1, 4.4.1). */
Frame *frame_new(const Flow *flow, const Fo *fo)
{
    Frame *frame = arena_alloc(flow->layout->arena, sizeof *frame);
    Length padding_before = fo_length(fo, PROPERTY_PADDING_BEFORE, flow->width);
    Length padding_after = fo_length(fo, PROPERTY_PADDING_AFTER, flow->width);
    Length border_before = fo_length(fo, PROPERTY_BORDER_BEFORE_WIDTH, 0);
    Length border_after = fo_length(fo, PROPERTY_BORDER_AFTER_WIDTH, 0);
    Length start = fo_length(fo, PROPERTY_PADDING_START, flow->width) +
                   fo_length(fo, PROPERTY_BORDER_START_WIDTH, 0);
    Length end = fo_length(fo, PROPERTY_PADDING_END, flow->width) +
                 fo_length(fo, PROPERTY_BORDER_END_WIDTH, 0);
    frame->fo = fo;
    frame->structure = structure_of(fo);
    Length indent = fo_length(fo, PROPERTY_START_INDENT, flow->width);
    frame->x = flow->left + indent - start;
    frame->width =
        flow->width - indent - fo_length(fo, PROPERTY_END_INDENT, flow->width) + start + end;
    frame->before = padding_before + border_before;
    frame->after = padding_after + border_after;
    frame->cut_border_before =
        fo_keyword(fo, PROPERTY_BORDER_BEFORE_CONDITIONALITY) == KEYWORD_RETAIN;
    frame->cut_border_after =
        fo_keyword(fo, PROPERTY_BORDER_AFTER_CONDITIONALITY) == KEYWORD_RETAIN;
    if (fo_keyword(fo, PROPERTY_PADDING_BEFORE_CONDITIONALITY) == KEYWORD_RETAIN)
        frame->cut_before = padding_before;
    if (fo_keyword(fo, PROPERTY_PADDING_AFTER_CONDITIONALITY) == KEYWORD_RETAIN)
        frame->cut_after = padding_after;
    frame->cut_before += frame->cut_border_before ? border_before : 0;
    frame->cut_after += frame->cut_border_after ? border_after : 0;
    return frame;
}

Keep block_begin(Flow *flow, const Fo *fo)
{
    flow_hold_page(flow, fo_keyword(fo, PROPERTY_BREAK_BEFORE));
    flow_force(flow, fo_keyword(fo, PROPERTY_BREAK_BEFORE));
    Keep outer = flow_enter(flow, fo);
    flow_space(flow, fo, true);
    flow_id(flow, fo_own(fo, PROPERTY_ID));
    return outer;
}

void block_end(Flow *flow, const Fo *fo, Keep outer)
{
    flow_space(flow, fo, false);
    flow_leave(flow, fo, outer);
    flow_hold_page(flow, fo_keyword(fo, PROPERTY_BREAK_AFTER));
    flow_force(flow, fo_keyword(fo, PROPERTY_BREAK_AFTER));
}

Keep block_open(Flow *flow, const Fo *fo)
{
    Keep outer = block_begin(flow, fo);
    if (block_is_framed(fo))
        flow_open(flow, frame_new(flow, fo));
    return outer;
}

void block_close(Flow *flow, const Fo *fo, Keep outer)
{
    if (flow->frame && flow->frame->fo == fo)
        flow_close(flow);
    block_end(flow, fo, outer);
}

/* What spans all columns: only what stands directly in the flow can (XSL-FO 1.1, 7.21.4). */
static bool spans(const Flow *flow, const Fo *fo)
{
    if (flow->span_width == 0 || fo_keyword(fo, PROPERTY_SPAN) != KEYWORD_ALL)
        return false;
    const Fo *parent = fo->parent;
    while (parent->element == FO_WRAPPER)
        parent = parent->parent;
    return parent->element == FO_FLOW;
}

static void build_spanning(Flow *flow, const Fo *fo)
{
    Length width = flow->width, span_width = flow->span_width;
    flow->width = span_width;
    flow->span_width = 0;
    flow_span(flow, true);
    block_build(flow, fo);
    flow->width = width;
    flow->span_width = span_width;
    flow_span(flow, false);
}

void block_build(Flow *flow, const Fo *fo)
{
    if (spans(flow, fo)) {
        build_spanning(flow, fo);
        return;
    }
    switch (fo->element) {
    case FO_WRAPPER:
    case FO_RETRIEVE_MARKER:
    case FO_RETRIEVE_TABLE_MARKER:
    case FO_INLINE:
    case FO_BASIC_LINK:
    case FO_BIDI_OVERRIDE:
        flow_id(flow, fo_own(fo, PROPERTY_ID));
        block_children(flow, fo);
        return;
    case FO_BLOCK_CONTAINER: container_build(flow, fo); return;
    case FO_LIST_BLOCK: list_build(flow, fo); return;
    case FO_TABLE_AND_CAPTION: table_build_with_caption(flow, fo); return;
    case FO_TABLE: table_build(flow, fo); return;
    default: break;
    }
    Keep outer = block_open(flow, fo);
    block_children(flow, fo);
    block_close(flow, fo, outer);
}
