/* container.c: fo:block-container (XSL-FO 1.1, 6.5.3): a box with its own coordinates.
 *
 * One without a height that is not turned is like a block: its content may go on on the next page. Only the
 * place its content counts from is its own. All others are boxes that cannot be cut:
 *
 *     ┌ border and padding ──────────┐      width and height are those of what is in it: of a box turned by a
 *     │ ┌ width ┐                    │      quarter, width is what one sees as its height. So does Apache FOP, and
 *     │ │       │ height, turned:    │      style sheets are written for that.
 *     │ └───────┘                    │
 *
 * A positioned box takes no room. It is laid out when the page is, since only then its reference area is known: the
 * nearest container around it or the region, and for a fixed one the page (7.6). */
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

/* What is around the content: border and padding by Side. */
typedef struct {
    Length side[4];
} Edges;

static Edges edges_of(const Fo *fo, Length width)
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

/* The content's width and height, as it sees them; height -1: as high as it is. */
typedef struct {
    Length width, height;
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

static Length height_of_content(const Fo *fo, const Flow *content)
{
    return fo_height_within(fo, flow_height(content), 0);
}

/* The content in a box of its own, turned and clipped as it asks. Nothing in it is cut, so every row of a table is as
 * high as it likes. */
static Area *build_content(Layout *layout, const Fo *fo, Size size)
{
    Length page_height = layout->page_height;
    layout->page_height = FO_LENGTH_LIMIT;
    Flow *content = flow_new(layout, size.width);
    block_children(content, fo);
    flow_finish(content);
    layout->page_height = page_height;
    Area *box = area_new(layout->arena, AREA_BOX, NULL, fo->place);
    box->width = size.width;
    box->height = size.height < 0 ? height_of_content(fo, content) : size.height;
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
static Area *build_box(Layout *layout, const Fo *fo, Size size, const Edges *edges)
{
    Area *content = build_content(layout, fo, size);
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

/* A container that stands in the flow and cannot be cut. */
static void add_box(Flow *flow, const Fo *fo)
{
    Length start = fo_length(fo, PROPERTY_START_INDENT, flow->width);
    Length end = fo_length(fo, PROPERTY_END_INDENT, flow->width);
    Edges edges = edges_of(fo, flow->width);
    bool turned = quarter_turns(fo) % 2;
    Length available =
        turned ? flow->layout->page_height - edges.side[SIDE_TOP] - edges.side[SIDE_BOTTOM]
               : flow->width - start - end;
    Size size = {available, HEIGHT_OF_CONTENT};
    if (has_length(fo, PROPERTY_WIDTH)) {
        size.width = fo_length(fo, PROPERTY_WIDTH, available);
    } else if (turned) { /* no higher than its longest line */
        Length most = content_extent(flow->layout, fo).most;
        size.width = most < available ? most : available;
    }
    size.width = at_least_a_point(fo_width_within(fo, size.width, available));
    if (has_length(fo, PROPERTY_HEIGHT))
        size.height = height_of(fo, flow->layout->page_height);
    Area *box = build_box(flow->layout, fo, size, &edges);
    box->x = flow->left + start - edges.side[SIDE_LEFT];
    if (fo_starts_right(fo))
        box->x = flow->left + flow->width - end + edges.side[SIDE_RIGHT] - box->width;
    flow_add(flow, box, box->height, COST_NONE);
}

/* A container that is cut as blocks are. */
static void add_frame(Flow *flow, const Fo *fo)
{
    Length left = flow->left, width = flow->width;
    Frame *frame = frame_new(flow, fo);
    Length start = fo_length(fo, PROPERTY_START_INDENT, width);
    flow->width -= start + fo_length(fo, PROPERTY_END_INDENT, width);
    Length own =
        has_length(fo, PROPERTY_WIDTH) ? fo_length(fo, PROPERTY_WIDTH, flow->width) : flow->width;
    own = fo_width_within(fo, own, flow->width);
    if (own != flow->width) {
        Length shift = fo_starts_right(fo) ? flow->width - own : 0;
        frame->x += shift;
        flow->left += shift;
        frame->width += own - flow->width;
        flow->width = own;
    }
    flow->width = at_least_a_point(flow->width);
    flow->left += start;
    frame->is_reference = true;
    flow_open(flow, frame);
    block_children(flow, fo);
    flow_close(flow);
    flow->left = left;
    flow->width = width;
}

void container_build(Flow *flow, const Fo *fo)
{
    if (fo_keyword(fo, PROPERTY_ABSOLUTE_POSITION) != KEYWORD_AUTO) {
        flow_position(flow, fo);
        return;
    }
    Keep outer = block_begin(flow, fo);
    if (has_length(fo, PROPERTY_HEIGHT) || has_length(fo, PROPERTY_HEIGHT_MINIMUM) ||
        has_length(fo, PROPERTY_HEIGHT_MAXIMUM) || quarter_turns(fo) || is_clipping(fo))
        add_box(flow, fo);
    else
        add_frame(flow, fo);
    block_end(flow, fo, outer);
}

/* Along one axis: the distance from both ends of the reference, and the size. Missing ones are computed (CSS 2, 10.3.7
 * and 10.6.4). */
static Length free_size(const Fo *fo, PropertyId before, PropertyId after, Length reference,
                        Length edges)
{
    return reference - fo_length(fo, before, reference) - fo_length(fo, after, reference) - edges;
}

static Length place_along(const Fo *fo, PropertyId before, PropertyId after, Length reference,
                          Length size, Length neither)
{
    if (has_length(fo, before))
        return fo_length(fo, before, reference);
    if (has_length(fo, after))
        return reference - fo_length(fo, after, reference) - size;
    return neither;
}

Area *container_place(Layout *layout, const Fo *fo, Rectangle reference, Length flow_y)
{
    Edges edges = edges_of(fo, reference.width);
    Length across = free_size(fo, PROPERTY_LEFT, PROPERTY_RIGHT, reference.width,
                              edges.side[SIDE_LEFT] + edges.side[SIDE_RIGHT]);
    Length down = free_size(fo, PROPERTY_TOP, PROPERTY_BOTTOM, reference.height,
                            edges.side[SIDE_TOP] + edges.side[SIDE_BOTTOM]);
    bool turned = quarter_turns(fo) % 2;
    Length base_across = turned ? reference.height : reference.width;
    Length base_down = turned ? reference.width : reference.height;
    Size size = {turned ? down : across, HEIGHT_OF_CONTENT};
    PropertyId first = turned ? PROPERTY_LEFT : PROPERTY_TOP;
    PropertyId second = turned ? PROPERTY_RIGHT : PROPERTY_BOTTOM;
    if (has_length(fo, PROPERTY_WIDTH))
        size.width = fo_length(fo, PROPERTY_WIDTH, base_across);
    if (has_length(fo, PROPERTY_HEIGHT))
        size.height = fo_length(fo, PROPERTY_HEIGHT, base_down);
    else if (has_length(fo, first) && has_length(fo, second))
        size.height = turned ? across : down;
    size.width = at_least_a_point(fo_width_within(fo, size.width, base_across));
    size.height =
        size.height < 0 ? HEIGHT_OF_CONTENT : fo_height_within(fo, size.height, base_down);
    Area *box = build_box(layout, fo, size, &edges);
    box->x =
        reference.x + place_along(fo, PROPERTY_LEFT, PROPERTY_RIGHT, reference.width, box->width,
                                  fo_starts_right(fo) ? reference.width - box->width : 0);
    box->y = reference.y + place_along(fo, PROPERTY_TOP, PROPERTY_BOTTOM, reference.height,
                                       box->height, flow_y - reference.y);
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
    Size size = {content_extent(layout, fo).most, HEIGHT_OF_CONTENT};
    if (room > 0 && size.width > room)
        size.width = room;
    if (has_length(fo, PROPERTY_WIDTH))
        size.width = fo_length(fo, PROPERTY_WIDTH, width);
    if (has_length(fo, PROPERTY_HEIGHT))
        size.height = height_of(fo, layout->page_height);
    size.width = at_least_a_point(fo_width_within(fo, size.width, width));
    Area *box = build_box(layout, fo, size, &edges);
    *baseline = box->height;
    find_baseline(box, 0, baseline);
    return box;
}
