/* area.c: building and walking the area tree. */
#include "layout/area.h"

void area_tree_free(AreaTree *tree)
{
    if (!tree)
        return;
    fontset_free(tree->fonts);
    arena_free(tree->arena);
}

const StructureDetails *structure_details(const StructureNode *node)
{
    static const StructureDetails NONE;
    return node->details ? node->details : &NONE;
}

StructureDetails *structure_details_new(Arena *arena, StructureNode *node)
{
    if (!node->details)
        node->details = arena_alloc(arena, sizeof *node->details);
    return node->details;
}

static const Look PLAIN;

static size_t size_of(AreaKind kind)
{
    static const Area *const area = NULL;
    switch (kind) {
    case AREA_TEXT: return offsetof(Area, text) + sizeof area->text;
    case AREA_IMAGE: return offsetof(Area, image) + sizeof area->image;
    case AREA_RULE: return offsetof(Area, rule) + sizeof area->rule;
    case AREA_ANCHOR: return offsetof(Area, anchor) + sizeof area->anchor;
    default: return sizeof *area;
    }
}

Area *area_new(Arena *arena, AreaKind kind, StructureNode *structure, Place place)
{
    Area *area = arena_alloc(arena, size_of(kind));
    area->kind = kind;
    area->structure = structure;
    if (kind == AREA_BOX)
        area->box.look = &PLAIN;
    else if (kind == AREA_LINE)
        area->line.place = place;
    else if (kind == AREA_IMAGE)
        area->image.place = place;
    return area;
}

Look *area_look(Arena *arena, Area *box)
{
    Look *own = arena_copy(arena, box->box.look, sizeof *own);
    box->box.look = own;
    return own;
}

void area_open_side(Arena *arena, Area *box, Side side)
{
    const Border *border = &box->box.look->borders[side];
    if (border->style != RULE_NONE || border->width != 0)
        area_look(arena, box)->borders[side] = (Border){0};
}

static Hook *own_hook(Arena *arena, Area *area)
{
    if (!area->hook)
        area->hook = arena_alloc(arena, sizeof *area->hook);
    return area->hook;
}

const char *area_id(const Area *area)
{
    return area->hook ? area->hook->id : NULL;
}

const Link *area_link(const Area *area)
{
    return area->hook ? area->hook->link : NULL;
}

void area_set_id(Arena *arena, Area *area, const char *id)
{
    if (id || area->hook)
        own_hook(arena, area)->id = id;
}

void area_set_link(Arena *arena, Area *area, const Link *link)
{
    if (link || area->hook)
        own_hook(arena, area)->link = link;
}

void area_append(Area *parent, Area *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

/* Areas nest as deeply as formatting objects do, which the reader limits: recursion is safe. */
Area *area_copy_as_artifact(Arena *arena, const Area *area)
{
    Area *copy = arena_copy(arena, area, size_of(area->kind));
    copy->structure = NULL;
    copy->hook = NULL;
    copy->next = NULL;
    if (area->kind == AREA_BOX || area->kind == AREA_LINE)
        copy->first = copy->last = NULL;
    for (const Area *child = area_first(area); child; child = child->next)
        if (child->kind != AREA_ANCHOR)
            area_append(copy, area_copy_as_artifact(arena, child));
    return copy;
}

static Length within_length(int64_t length)
{
    enum { LIMIT = LENGTH_MAX / 4 };
    return (Length)(length > LIMIT ? LIMIT : length < -LIMIT ? -LIMIT : length);
}

static void move(const AreaOrigin *origin, Length x, Length y, Length *page_x, Length *page_y)
{
    static const int ALONG[4][2] = {{1, 0}, {0, -1}, {-1, 0}, {0, 1}};
    static const int DOWN[4][2] = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
    const int *along = ALONG[origin->turn], *down = DOWN[origin->turn];
    /* what is hostile may be larger than a page can be */
    *page_x = within_length((int64_t)origin->x + (int64_t)along[0] * x + (int64_t)down[0] * y);
    *page_y = within_length((int64_t)origin->y + (int64_t)along[1] * x + (int64_t)down[1] * y);
}

/* Whether nothing is turned, and nothing so far away that a sum could be more than a length. */
static bool is_simple(const AreaOrigin *origin, const Rectangle *area)
{
    enum { NEAR = LENGTH_MAX / 16 };
    return origin->turn == 0 && origin->x <= NEAR && origin->x >= -NEAR && origin->y <= NEAR &&
           origin->y >= -NEAR && area->x <= NEAR && area->x >= -NEAR && area->y <= NEAR &&
           area->y >= -NEAR && area->width <= NEAR && area->width >= 0 && area->height <= NEAR &&
           area->height >= 0;
}

Rectangle origin_place(const AreaOrigin *origin, Rectangle area)
{
    if (is_simple(origin, &area))
        return (Rectangle){origin->x + area.x, origin->y + area.y, area.width, area.height};
    Length x1, y1, x2, y2;
    move(origin, area.x, area.y, &x1, &y1);
    move(origin, within_length((int64_t)area.x + area.width),
         within_length((int64_t)area.y + area.height), &x2, &y2);
    return (Rectangle){x1 < x2 ? x1 : x2, y1 < y2 ? y1 : y2, x1 < x2 ? x2 - x1 : x1 - x2,
                       y1 < y2 ? y2 - y1 : y1 - y2};
}

AreaOrigin origin_inside(const AreaOrigin *origin, Rectangle area, unsigned turn)
{
    if (turn == 0 && is_simple(origin, &area))
        return (AreaOrigin){origin->x + area.x, origin->y + area.y, 0};
    Length x = within_length((int64_t)area.x + (turn >= 2 ? area.width : 0));
    Length y = within_length((int64_t)area.y + (turn == 1 || turn == 2 ? area.height : 0));
    AreaOrigin inner = {.turn = (origin->turn + turn) % 4};
    move(origin, x, y, &inner.x, &inner.y);
    return inner;
}

Length area_first_baseline(const Area *areas)
{
    for (const Area *area = areas; area; area = area->next) {
        Length inner =
            area->kind == AREA_LINE ? area->baseline : area_first_baseline(area_first(area));
        if (inner >= 0)
            return area->y + inner;
    }
    return -1;
}

void area_walk(const Area *area, const AreaOrigin *origin, AreaVisitor *visit, void *data)
{
    Rectangle own = {area->x, area->y, area->width, area->height};
    Rectangle place = origin_place(origin, own);
    visit(area, &place, data);
    if (!area_first(area))
        return;
    AreaOrigin inner = origin_inside(origin, own, area->kind == AREA_BOX ? area->box.turn : 0);
    for (const Area *child = area_first(area); child; child = child->next)
        area_walk(child, &inner, visit, data);
}
