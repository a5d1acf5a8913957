/* container.c: fo:block-container (XSL-FO 1.1, 6.5.3): a box with its own coordinates.
 *
 * One that is as high as its content and not turned is like a block: its content may go on on the next page. Only the
 * place its content counts from is its own. All others are boxes that cannot be cut:
 *
 *     ┌ border and padding ──────────┐      width and height are those of what is in it: of a box turned by a
 *     │ ┌ width ┐                    │      quarter, width is what one sees as its height. So does Apache FOP, and
 *     │ │       │ height, turned:    │      style sheets are written for that.
 *     │ └───────┘                    │
 *
 * A positioned box takes no room. It is laid out when the page is, since only then its reference area is known: the
 * nearest container around it or the region, and for a fixed one the page (7.6). left, right, top and bottom are the
 * distances of its content from that, so border and padding stick out (7.6.2 to 7.6.5). */
#include "layout/container.h"
#include "layout/measure.h"

unsigned quarter_turns(const Fo *fo)
{
    switch (fo_keyword(fo, PROPERTY_REFERENCE_ORIENTATION)) {
    case KEYWORD_TURN_90:
    case KEYWORD_TURN_MINUS_270: return 1;
    case KEYWORD_TURN_180:
    case KEYWORD_TURN_MINUS_180: return 2;
    case KEYWORD_TURN_270:
    case KEYWORD_TURN_MINUS_90: return 3;
    default: return 0;
    }
}

int container_level(const Fo *container)
{
    return container->style->values[PROPERTY_Z_INDEX].kind == VALUE_NUMBER
               ? fo_integer(container, PROPERTY_Z_INDEX, -1000000, 1000000)
               : 0;
}

Edges edges_of(const Fo *fo, Length width)
{
    static const PropertyId PADDINGS[] = {PROPERTY_PADDING_BEFORE, PROPERTY_PADDING_END,
                                          PROPERTY_PADDING_AFTER, PROPERTY_PADDING_START};
    static const PropertyId BORDERS[] = {PROPERTY_BORDER_BEFORE_WIDTH, PROPERTY_BORDER_END_WIDTH,
                                         PROPERTY_BORDER_AFTER_WIDTH, PROPERTY_BORDER_START_WIDTH};
    Edges edges;
    for (size_t i = 0; i < 4; i++)
        edges.side[i] = fo_length(fo, PADDINGS[i], width) + fo_length(fo, BORDERS[i], 0);
    return edges;
}

static bool has_length(const Fo *fo, PropertyId property)
{
    return fo->style->values[property].kind == VALUE_LENGTH;
}

/* The content's width and height, as it sees them; height -1: as high as it is. height_base: what percentages of the
 * height are of, or 0. */
typedef struct {
    Length width, height, height_base;
} Size;

#define HEIGHT_OF_CONTENT (-1)

void container_report_overflow(Layout *layout, const Fo *fo, Length excess, bool clipped)
{
    Buffer points = {0};
    buffer_thousandths(&points, (int64_t)((excess + 99) / 100) * 100);
    diagnose(layout->diagnostics, clipped ? MESSAGE_CONTAINER_CLIPPED : MESSAGE_CONTAINER_OVERFLOW,
             fo->place, buffer_text(&points), fo_name(fo->element), NULL);
    buffer_free(&points);
}

bool is_clipping(const Fo *fo)
{
    Keyword overflow = fo_keyword(fo, PROPERTY_OVERFLOW);
    return overflow == KEYWORD_HIDDEN || overflow == KEYWORD_ERROR_IF_OVERFLOW;
}

static void check_overflow(Layout *layout, const Fo *fo, Length used, Length height)
{
    /* what rounding adds is not worth a word */
    if (used > height + 100 && fo_keyword(fo, PROPERTY_OVERFLOW) != KEYWORD_VISIBLE)
        container_report_overflow(layout, fo, used - height, is_clipping(fo));
}

static void align_content(const Fo *fo, Area *box, Length room)
{
    Keyword align = fo_keyword(fo, PROPERTY_DISPLAY_ALIGN);
    Length shift = align == KEYWORD_CENTER ? room / 2 : align == KEYWORD_AFTER ? room : 0;
    for (Area *area = box->first; room > 0 && area; area = area->next)
        area->y += shift;
}

/* A percentage of a height that nobody knows is no height (7.15.6). base: 0 when it is not known. */
static bool has_height(const Fo *fo, PropertyId property, Length base)
{
    return has_length(fo, property) && (fo->style->values[property].percent == 0 || base > 0);
}

static Length height_of_content(const Fo *fo, const Flow *content, Length base)
{
    return fo_height_within(fo, flow_height(content), base);
}

static Flow *content_flow(Layout *layout, const Fo *fo, Size size)
{
    Length page_height = layout->page_height;
    layout->page_height = FO_LENGTH_LIMIT;
    Flow *content = flow_new(layout, size.width);
    content->height_base = size.height > 0 ? size.height : 0;
    block_children(content, fo);
    flow_finish(content);
    layout->page_height = page_height;
    return content;
}

/* What the content asks of the breaks before and after the container, which stands in a flow; NULL: it does not. Other breaks
 * are not to be had. */
typedef struct {
    FlowEdge begin, end;
} Outside;

static void take_breaks(Layout *layout, const Fo *fo, const Flow *content, Outside *outside)
{
    FlowEdge begin = flow_begin_edge(content), end = flow_end_edge(content);
    if (outside)
        *outside = (Outside){begin, end};
    bool lost = begin.force != FORCE_NONE || end.force != FORCE_NONE;
    if (content->last_forced > 0 || (lost && !outside))
        diagnose(layout->diagnostics, MESSAGE_BREAK_INSIDE, fo->place, fo_name(fo->element), NULL);
}

/* The content in a box of its own, turned and clipped as it asks. Nothing in it is cut, so every row of a table is as
 * high as it likes. */
static Area *build_content(Layout *layout, const Fo *fo, Size size, Outside *outside)
{
    Flow *content = content_flow(layout, fo, size);
    take_breaks(layout, fo, content, outside);
    Area *box = area_new(layout->arena, AREA_BOX, NULL, fo->place);
    box->width = size.width;
    box->height = size.height < 0 ? height_of_content(fo, content, size.height_base) : size.height;
    Length gap = size.height < 0 ? 0 : box->height - flow_height(content);
    if (gap > 0 && fo_keyword(fo, PROPERTY_DISPLAY_ALIGN) != KEYWORD_JUSTIFY)
        gap = 0;
    Length used = flow_compose_spread(content, 0, content->count, box, gap);
    flow_free(content);
    align_content(fo, box, box->height - used);
    check_overflow(layout, fo, used, box->height);
    box->box.turn = (uint8_t)quarter_turns(fo);
    box->box.clip = is_clipping(fo);
    if (box->box.turn % 2) {
        Length width = box->width;
        box->width = box->height;
        box->height = width;
    }
    return box;
}

/* The whole box with border, padding and background. */
static Area *build_box(Layout *layout, const Fo *fo, Size size, const Edges *edges,
                       Outside *outside)
{
    Area *content = build_content(layout, fo, size, outside);
    Area *box = area_new(layout->arena, AREA_BOX, structure_of(fo), fo->place);
    box_decorate(layout, box, fo);
    area_set_id(layout->arena, box, fo_own(fo, PROPERTY_ID));
    content->x = edges->side[SIDE_LEFT];
    content->y = edges->side[SIDE_TOP];
    box->width = content->width + edges->side[SIDE_LEFT] + edges->side[SIDE_RIGHT];
    box->height = content->height + edges->side[SIDE_TOP] + edges->side[SIDE_BOTTOM];
    area_append(box, content);
    return box;
}

static Length at_least_a_point(Length length)
{
    return length < POINTS(1) ? POINTS(1) : length;
}

static Length height_of(const Fo *fo, Length base)
{
    return fo_height_within(fo, fo_length(fo, PROPERTY_HEIGHT, base), base);
}

Room room_around(const Flow *flow, const Fo *fo)
{
    const Fo *parent = fo->parent;
    while (parent && parent->element == FO_WRAPPER)
        parent = parent->parent;
    if (!parent ||
        (parent->element != FO_BLOCK && parent->element != FO_LIST_ITEM_BODY &&
         parent->element != FO_LIST_ITEM_LABEL && parent->element != FO_TABLE_AND_CAPTION))
        return (Room){0, flow->width};
    Length start = fo_length(parent, PROPERTY_START_INDENT, flow->width);
    return (Room){start, flow->width - start - fo_length(parent, PROPERTY_END_INDENT, flow->width)};
}

static bool is_auto(const Fo *fo, PropertyId margin)
{
    return fo->style->values[margin].kind == VALUE_KEYWORD;
}

bool auto_margins_place(const Flow *flow, const Fo *fo, Length width, Length *x)
{
    bool left = is_auto(fo, PROPERTY_MARGIN_LEFT), right = is_auto(fo, PROPERTY_MARGIN_RIGHT);
    Room room = room_around(flow, fo);
    Length left_room = room.width - width;
    if (!left || left_room <= 0)
        return false;
    *x = room.start +
         (right ? left_room / 2 : left_room - fo_length(fo, PROPERTY_MARGIN_RIGHT, flow->width));
    return true;
}

/* How far a box of the width, borders and all, lies from the left edge of the flow's reference area. */
static Length place_across(const Flow *flow, const Fo *fo, Length width, const Edges *edges)
{
    Length start = fo_length(fo, PROPERTY_START_INDENT, flow->width), x;
    Length end = fo_length(fo, PROPERTY_END_INDENT, flow->width);
    if (auto_margins_place(flow, fo, width, &x))
        return x;
    return fo_starts_right(fo) ? flow->width - end + edges->side[SIDE_RIGHT] - width
                               : start - edges->side[SIDE_LEFT];
}

/* The width of a container's content, when it is not turned. */
static Length width_of(const Flow *flow, const Fo *fo)
{
    Length base = room_around(flow, fo).width;
    Length width = flow->width - fo_length(fo, PROPERTY_START_INDENT, flow->width) -
                   fo_length(fo, PROPERTY_END_INDENT, flow->width);
    if (has_length(fo, PROPERTY_WIDTH))
        width = fo_length(fo, PROPERTY_WIDTH, base);
    return at_least_a_point(fo_width_within(fo, width, base));
}

/* One turned by a quarter is, without a width, no higher on the page than its longest line. */
static Length turned_width_of(const Flow *flow, const Fo *fo, const Edges *edges)
{
    Length available = flow->layout->page_height - edges->side[SIDE_TOP] - edges->side[SIDE_BOTTOM];
    Length width = fo_length(fo, PROPERTY_WIDTH, available);
    if (!has_length(fo, PROPERTY_WIDTH)) {
        Length most = content_extent(flow->layout, fo).most;
        width = most < available ? most : available;
    }
    return at_least_a_point(fo_width_within(fo, width, available));
}

/* A container that stands in the flow and cannot be cut. */
static void add_box(Flow *flow, const Fo *fo)
{
    Edges edges = edges_of(fo, flow->width);
    bool turned = quarter_turns(fo) % 2;
    Size size = {turned ? turned_width_of(flow, fo, &edges) : width_of(flow, fo), HEIGHT_OF_CONTENT,
                 flow->height_base};
    if (has_height(fo, PROPERTY_HEIGHT, flow->height_base))
        size.height = height_of(fo, flow->height_base);
    Outside outside;
    Area *box = build_box(flow->layout, fo, size, &edges, &outside);
    box->x = flow->left + place_across(flow, fo, box->width, &edges);
    flow_meet(flow, outside.begin);
    flow_add(flow, box, box->height, COST_NONE);
    flow_meet(flow, outside.end);
}

/* A container that is cut as blocks are. */
static void add_frame(Flow *flow, const Fo *fo)
{
    Length left = flow->left, width = flow->width, height_base = flow->height_base;
    Frame *frame = frame_new(flow, fo);
    Edges edges = edges_of(fo, flow->width);
    Length own = width_of(flow, fo);
    frame->width = own + edges.side[SIDE_LEFT] + edges.side[SIDE_RIGHT];
    frame->x = left + place_across(flow, fo, frame->width, &edges);
    frame->is_reference = true;
    frame->clips = is_clipping(fo);
    flow->left = frame->x + edges.side[SIDE_LEFT];
    flow->width = own;
    flow->height_base = 0;
    flow_open(flow, frame);
    block_children(flow, fo);
    flow_close(flow);
    flow->left = left;
    flow->width = width;
    flow->height_base = height_base;
}

/* How high the content is, whatever the container says. What is fixed in it is not of this flow. */
static Length natural_height(Flow *flow, const Fo *fo)
{
    Layout *layout = flow->layout;
    Flow *page_flow = layout->page_flow;
    layout->page_flow = NULL;
    Flow *content = content_flow(layout, fo, (Size){width_of(flow, fo), HEIGHT_OF_CONTENT, 0});
    Length height = flow_height(content);
    flow_free(content);
    layout->page_flow = page_flow;
    return height;
}

/* Whether the container is no higher than its content, or is so high that it would be lost below the page: then it is
 * cut as that is. */
static bool is_as_high_as_content(Flow *flow, const Fo *fo)
{
    Length base = flow->height_base, page = flow->layout->page_height;
    bool fixed = has_height(fo, PROPERTY_HEIGHT, base);
    if (fixed && height_of(fo, base) <= page)
        return false;
    if (!fixed && !has_height(fo, PROPERTY_HEIGHT_MINIMUM, base) &&
        !has_height(fo, PROPERTY_HEIGHT_MAXIMUM, base))
        return true;
    if (page >= FO_LENGTH_LIMIT)
        return false; /* nothing is cut here, and those inside each other are not measured over and over */
    Length height = natural_height(flow, fo);
    return fixed ? height > page : fo_height_within(fo, height, base) == height;
}

void container_build(Flow *flow, const Fo *fo)
{
    if (fo_keyword(fo, PROPERTY_ABSOLUTE_POSITION) != KEYWORD_AUTO) {
        flow_position(flow, fo);
        return;
    }
    Keep outer = block_begin(flow, fo);
    if (!quarter_turns(fo) && is_as_high_as_content(flow, fo))
        add_frame(flow, fo);
    else
        add_box(flow, fo);
    block_end(flow, fo, outer);
}

/* Along one axis: the reference, what is said of the distances of the content from both its ends, and the edges of
 * border and padding. */
typedef struct {
    Length reference, before_edge, after_edge;
    PropertyId before, after;
} Axis;

/* The room for the content between the distances; where none is said, for its edge, too (CSS 2, 10.3.7 and 10.6.4). */
static Length free_size(const Fo *fo, const Axis *axis)
{
    Length before = has_length(fo, axis->before) ? fo_length(fo, axis->before, axis->reference)
                                                 : axis->before_edge;
    Length after = has_length(fo, axis->after) ? fo_length(fo, axis->after, axis->reference)
                                               : axis->after_edge;
    return axis->reference - before - after;
}

/* Where the box of the size, border and all, begins. */
static Length place_along(const Fo *fo, const Axis *axis, Length size, Length neither)
{
    if (has_length(fo, axis->before))
        return fo_length(fo, axis->before, axis->reference) - axis->before_edge;
    if (has_length(fo, axis->after))
        return axis->reference - fo_length(fo, axis->after, axis->reference) + axis->after_edge -
               size;
    return neither;
}

Area *container_place(Layout *layout, const Fo *fo, Rectangle reference, Length flow_y)
{
    Edges edges = edges_of(fo, reference.width);
    const Axis across = {reference.width, edges.side[SIDE_LEFT], edges.side[SIDE_RIGHT],
                         PROPERTY_LEFT, PROPERTY_RIGHT};
    const Axis down = {reference.height, edges.side[SIDE_TOP], edges.side[SIDE_BOTTOM],
                       PROPERTY_TOP, PROPERTY_BOTTOM};
    bool turned = quarter_turns(fo) % 2;
    const Axis *along = turned ? &down : &across, *upward = turned ? &across : &down;
    Size size = {free_size(fo, along), HEIGHT_OF_CONTENT, upward->reference};
    if (has_length(fo, PROPERTY_WIDTH))
        size.width = fo_length(fo, PROPERTY_WIDTH, along->reference);
    if (has_length(fo, PROPERTY_HEIGHT))
        size.height = fo_length(fo, PROPERTY_HEIGHT, upward->reference);
    else if (has_length(fo, upward->before) && has_length(fo, upward->after))
        size.height = free_size(fo, upward);
    size.width = at_least_a_point(fo_width_within(fo, size.width, along->reference));
    size.height =
        size.height < 0 ? HEIGHT_OF_CONTENT : fo_height_within(fo, size.height, upward->reference);
    Area *box = build_box(layout, fo, size, &edges, NULL);
    box->box.positioned = true;
    box->x = reference.x + place_along(fo, &across, box->width,
                                       fo_starts_right(fo) ? reference.width - box->width : 0);
    box->y = reference.y + place_along(fo, &down, box->height, flow_y - reference.y);
    return box;
}

static bool find_baseline(const Area *area, Length y, Length *baseline)
{
    y += area->y;
    if (area->kind == AREA_LINE) {
        *baseline = y + area->baseline;
        return true;
    }
    if (area->kind == AREA_BOX && area->box.turn)
        return false;
    for (const Area *child = area_first(area); child; child = child->next)
        if (find_baseline(child, y, baseline))
            return true;
    return false;
}

Length container_inline_width(Layout *layout, const Fo *fo)
{
    Edges edges = edges_of(fo, 0);
    Length width = has_length(fo, PROPERTY_WIDTH) ? fo_length(fo, PROPERTY_WIDTH, 0)
                                                  : content_extent(layout, fo).most;
    return width + edges.side[SIDE_LEFT] + edges.side[SIDE_RIGHT];
}

/* Without a width it is as wide as its longest line, if the line it stands on has so much. */
Area *container_inline(Layout *layout, const Fo *fo, Length width, Length *baseline)
{
    Edges edges = edges_of(fo, width);
    Length room = width - edges.side[SIDE_LEFT] - edges.side[SIDE_RIGHT];
    Size size = {content_extent(layout, fo).most, HEIGHT_OF_CONTENT, 0};
    if (room > 0 && size.width > room)
        size.width = room;
    if (has_length(fo, PROPERTY_WIDTH))
        size.width = fo_length(fo, PROPERTY_WIDTH, width);
    if (has_height(fo, PROPERTY_HEIGHT, 0))
        size.height = height_of(fo, 0);
    size.width = at_least_a_point(fo_width_within(fo, size.width, width));
    Area *box = build_box(layout, fo, size, &edges, NULL);
    *baseline = box->height;
    find_baseline(box, 0, baseline);
    return box;
}
