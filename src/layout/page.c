/* page.c: filling the regions of a page.
 *
 * The body comes first, from the slices of its flow and the notes they hold anchors of; the other regions come when all
 * bodies are there, as only then page numbers and markers are known. What repeats on every page never covers text: a
 * region that reaches into the body is drawn below it. */
#include <string.h>

#include "layout/container.h"
#include "layout/page.h"

#define COLUMN_LIMIT 24 /* more would be columns of a few letters */

const Fo *page_content(const Fo *sequence, FoElement element, const char *name)
{
    for (const Fo *child = sequence->first; child; child = child->next)
        if (child->element == element && strcmp(fo_string(child, PROPERTY_FLOW_NAME), name) == 0)
            return child;
    return NULL;
}

size_t master_columns(const PageMaster *master, Length *gap, Length *column_width)
{
    const Region *body = &master->regions[REGION_BODY];
    *gap = fo_length(body->fo, PROPERTY_COLUMN_GAP, body->width);
    size_t columns = (size_t)fo_integer(body->fo, PROPERTY_COLUMN_COUNT, 1, COLUMN_LIMIT);
    int64_t width = (body->width - (int64_t)(columns - 1) * *gap) / (int64_t)columns;
    *column_width = width < POINTS(1) ? POINTS(1) : (Length)width;
    return columns;
}

void page_append(Page *page, Area *area)
{
    if (page->last)
        page->last->next = area;
    else
        page->first = area;
    page->last = area;
}

static void insert_below_body(PagePlan *plan, Area *area)
{
    Area **link = &plan->page->first;
    while (*link != plan->body)
        link = &(*link)->next;
    area->next = plan->body;
    *link = area;
}

static Area *region_box(Layout *layout, const Region *region)
{
    Area *box = area_new(layout->arena, AREA_BOX, NULL, region->fo->place);
    box->x = region->area.x;
    box->y = region->area.y;
    box->width = region->area.width > 0 ? region->area.width : 0;
    box->height = region->area.height > 0 ? region->area.height : 0;
    box_decorate(layout, box, region->fo);
    box->box.clip = is_clipping(region->fo);
    return box;
}

/* What the content of a region goes into: the region's box, or one in it that will be turned or leaves room for border
 * and padding. */
static Area *content_box(Layout *layout, const Region *region, Area *box)
{
    if (region->turn == 0 && region->width == box->width && region->height == box->height)
        return box;
    Area *content = area_new(layout->arena, AREA_BOX, NULL, region->fo->place);
    content->x = region->left;
    content->y = region->top;
    content->width = region->width;
    content->height = region->height;
    area_append(box, content);
    return content;
}

static void turn_content(const Region *region, Area *box, Area *content)
{
    if (region->turn == 0)
        return;
    content->box.turn = (uint8_t)region->turn;
    content->width = box->width;
    content->height = box->height;
}

/* Moves what a region holds down as its display-align asks. */
static void align_region(const Region *region, Area *box, Length room)
{
    Keyword align = fo_keyword(region->fo, PROPERTY_DISPLAY_ALIGN);
    Length shift = align == KEYWORD_CENTER ? room / 2 : align == KEYWORD_AFTER ? room : 0;
    for (Area *area = box->first; shift > 0 && area; area = area->next)
        area->y += shift;
}

/* How far down the lines and pictures of a region reach, and the first that sticks out of it: what comes below that is
 * only pushed down by it. */
typedef struct {
    Length end, bottom;
    Place place;
} Lowest;

/* positioned: of what may stand in the margin, as a seal does. */
static void find_lowest(const Area *area, const AreaOrigin *origin, Lowest *lowest,
                        Lowest *positioned)
{
    if (area->kind == AREA_BOX && area->box.positioned)
        lowest = positioned;
    const Area *first = area_first(area);
    if (!first && area->kind != AREA_IMAGE)
        return;
    Rectangle own = {area->x, area->y, area->width, area->height};
    Rectangle place = origin_place(origin, own);
    bool shows = area->kind == AREA_IMAGE || area->kind == AREA_LINE;
    if (shows && place.y + place.height > lowest->bottom) {
        if (lowest->bottom == lowest->end)
            lowest->place = area->kind == AREA_LINE ? area->line.place : area->image.place;
        lowest->bottom = place.y + place.height;
    }
    AreaOrigin inner = origin_inside(origin, own, area->kind == AREA_BOX ? area->box.turn : 0);
    for (const Area *child = first; child; child = child->next)
        find_lowest(child, &inner, lowest, positioned);
}

void page_report_excess(Layout *layout, Length excess, Place place)
{
    Buffer points = {0};
    buffer_thousandths(&points, (int64_t)((excess + 99) / 100) * 100);
    diagnose(layout->diagnostics, MESSAGE_CONTENT_TOO_TALL, place, buffer_text(&points), NULL);
    buffer_free(&points);
}

/* Nothing is dropped, so what found no room sticks out below: that is said, whatever the reason. */
static void report_overflow(Layout *layout, const Region *region, const Area *box)
{
    bool is_inner = region->turn || box->height != region->area.height;
    Length sheet = is_inner ? FO_LENGTH_LIMIT : layout->sheet_height;
    Length end = box->y + box->height;
    Lowest lowest = {.end = end, .bottom = end}, positioned = {.end = sheet, .bottom = sheet};
    find_lowest(box, &(AreaOrigin){0}, &lowest, &positioned);
    if (positioned.bottom > sheet)
        page_report_excess(layout, positioned.bottom - sheet, positioned.place);
    Length excess = lowest.bottom - end;
    if (excess > 0 && is_clipping(region->fo))
        container_report_overflow(layout, region->fo, excess, true);
    else if (excess > 0)
        page_report_excess(layout, excess, lowest.place);
}

static void open_page(Layout *layout, const PagePlan *plan)
{
    layout->sheet_width = plan->page->width;
    layout->sheet_height = plan->page->height;
    layout->fixed = NULL;
}

/* Puts the containers that are fixed to the page over its regions or below them. */
static void add_fixed(Layout *layout, PagePlan *plan)
{
    Area *next;
    for (Area *area = layout->fixed; area; area = next) {
        next = area->next;
        area->next = NULL;
        if (area->box.level < 0)
            insert_below_body(plan, area);
        else
            page_append(plan->page, area);
    }
    layout->fixed = NULL;
}

/* Lays static content out into the box; returns its height. */
static Length fill_static(Layout *layout, const Fo *content, Area *box)
{
    Flow *flow = flow_new(layout, box->width);
    flow->height_base = box->height;
    layout->page_flow = flow;
    block_children(flow, content);
    layout->page_flow = NULL;
    flow_finish(flow);
    Length used = flow_compose(flow, 0, flow->count, box, true);
    flow_free(flow);
    return used;
}

Length page_separation(Layout *layout, const Fo *separator, Length width)
{
    if (!separator)
        return 0;
    Area *box = area_new(layout->arena, AREA_BOX, NULL, separator->place);
    box->width = width;
    return fill_static(layout, separator, box);
}

/* The notes begin..end-1 below those in the box, which become higher; from the arena. */
static void add_notes(const Body *body, Area *box, size_t begin, size_t end)
{
    if (begin >= end)
        return;
    Area *notes = area_new(body->layout->arena, AREA_BOX, NULL, PLACE_NONE);
    notes->y = box->height;
    notes->width = body->width;
    notes->height = flow_compose(body->notes.flow, begin, end, notes, true);
    area_append(box, notes);
    box->height += notes->height;
}

/* What stands at the foot of a page with the slices first..last-1 of the text, or NULL: what the page before left, then what
 * belongs to its own lines, from top to bottom. */
static Area *build_notes(const Body *body, const PageCut *cut, size_t first, size_t last)
{
    if (cut->notes_end == cut->notes_begin && cut->again == 0)
        return NULL;
    Area *box = area_new(body->layout->arena, AREA_BOX, NULL, PLACE_NONE);
    box->width = body->width;
    box->height = body->separator ? fill_static(body->layout, body->separator, box) : 0;
    size_t own = cut->notes_begin;
    if (body->notes.heads && last > first && body->notes.heads[first] > 0) {
        own = body->notes.ends[first] < cut->notes_end ? body->notes.ends[first] : cut->notes_end;
        own = own > cut->notes_begin ? own : cut->notes_begin;
        add_notes(body, box, cut->notes_begin, own);
        notes_add_again(&body->notes, body->flow, first, true, box);
    }
    add_notes(body, box, own, cut->notes_end);
    if (last > first && last < body->flow->count)
        notes_add_again(&body->notes, body->flow, last, false, box);
    return box;
}

/* A column, or what stands across all, is a box of its own where there are several. */
static Length add_fragment(const Body *body, const Fragment *fragment, const PageMaster *master,
                           Area *region)
{
    Length gap, column_width;
    size_t columns = master_columns(master, &gap, &column_width);
    if (columns == 1 && fragment->top == 0)
        return flow_compose_spread(body->flow, fragment->begin, fragment->end, region,
                                   fragment->gap);
    Area *box = area_new(body->layout->arena, AREA_BOX, NULL, PLACE_NONE);
    box->y = fragment->top;
    box->height = region->height - fragment->top;
    box->width = fragment->wide ? region->width : column_width;
    size_t column =
        fo_starts_right(body->sequence) ? columns - 1 - fragment->column : fragment->column;
    if (!fragment->wide)
        box->x = (Length)column * (column_width + gap);
    box->height =
        flow_compose_spread(body->flow, fragment->begin, fragment->end, box, fragment->gap);
    area_append(region, box);
    return fragment->top + box->height;
}

void page_fill_body(const Body *body, PagePlan *plan, const PageCut *cut, const Fragment *fragments,
                    size_t count)
{
    const Region *region = &plan->master->regions[REGION_BODY];
    Area *outer = region_box(body->layout, region);
    Area *box = content_box(body->layout, region, outer);
    plan->body = outer;
    page_append(plan->page, outer);
    open_page(body->layout, plan);
    body->layout->page_label = plan->page->label;
    Length used = 0;
    if (body->flow->count == 0 && !cut->blank)
        used = flow_compose(body->flow, 0, 0, box, true);
    for (size_t i = 0; i < count; i++) {
        Length bottom = add_fragment(body, &fragments[i], plan->master, box);
        used = bottom > used ? bottom : used;
    }
    Area *notes = build_notes(body, cut, count > 0 ? fragments[0].begin : 0,
                              count > 0 ? fragments[count - 1].end : 0);
    Length room = box->height - (notes ? notes->height : 0);
    align_region(region, box, room - used);
    if (notes) {
        /* below the text when that sticks out */
        notes->y = room > used ? room : used;
        area_append(box, notes);
    }
    report_overflow(body->layout, region, box);
    turn_content(region, outer, box);
    add_fixed(body->layout, plan);
    body->layout->page_label = NULL;
}

/* Whether something of a region that can be seen reaches into the body. */
typedef struct {
    const Area *body;
    bool found;
} Overlap;

static void find_overlap(const Area *area, const Rectangle *place, void *data)
{
    Overlap *overlap = data;
    const Area *body = overlap->body;
    bool seen = area->kind == AREA_TEXT || area->kind == AREA_IMAGE || area->kind == AREA_RULE ||
                (area->kind == AREA_BOX && area->box.look->background.visible);
    overlap->found |= seen && place->x < body->x + body->width &&
                      place->x + place->width > body->x && place->y < body->y + body->height &&
                      place->y + place->height > body->y;
}

/* What reaches into the body, as a watermark does, lies under it: text is never covered by what repeats on every
 * page. A level above 0 (z-index) is stronger. */
static void add_region(PagePlan *plan, Area *box)
{
    Overlap overlap = {.body = plan->body};
    area_walk(box, &(AreaOrigin){0}, find_overlap, &overlap);
    if (overlap.found && box->box.level <= 0)
        insert_below_body(plan, box);
    else
        page_append(plan->page, box);
}

/* The containers of a region that z-index raises over everything else. */
static void raise_levels(Area *box, PagePlan *plan)
{
    for (Area **link = &box->first; *link;) {
        Area *area = *link;
        if (area->kind != AREA_BOX || area->box.level <= 0) {
            link = &area->next;
            continue;
        }
        *link = area->next;
        area->next = NULL;
        area->x += box->x;
        area->y += box->y;
        page_append(plan->page, area);
    }
}

static void fill_content(Layout *layout, const Region *region, const Fo *content, Area *box)
{
    Area *inner = content_box(layout, region, box);
    Length room = region->height - fill_static(layout, content, inner);
    align_region(region, inner, room);
    if (box->box.clip)
        report_overflow(layout, region, inner);
    turn_content(region, box, inner);
}

static void fill_region(Layout *layout, PagePlan *plan, const Region *region)
{
    const Fo *content = page_content(plan->sequence, FO_STATIC_CONTENT, region->name);
    if (!content && !block_is_framed(region->fo))
        return;
    Area *box = region_box(layout, region);
    open_page(layout, plan);
    if (content)
        fill_content(layout, region, content, box);
    add_region(plan, box);
    if (region->turn == 0)
        raise_levels(box, plan);
    for (Area *area = layout->fixed; area;) {
        Area *next = area->next;
        area->next = NULL;
        add_region(plan, area);
        area = next;
    }
    layout->fixed = NULL;
}

void page_fill_regions(Layout *layout, PagePlan *plan, Markers *markers)
{
    layout->page_label = plan->page->label;
    markers_page(markers, plan->sequence, plan->body);
    for (RegionKind kind = REGION_BEFORE; kind < REGION_COUNT; kind++)
        if (plan->master->regions[kind].fo)
            fill_region(layout, plan, &plan->master->regions[kind]);
    layout->page_label = NULL;
}
