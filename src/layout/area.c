/* area.c: building and walking the area tree. */
#include "layout/area.h"

void area_tree_free(AreaTree *tree)
{
    if (!tree)
        return;
    fontset_free(tree->fonts);
    arena_free(tree->arena);
}

Area *area_new(Arena *arena, AreaKind kind, StructureNode *structure, Place place)
{
    Area *area = arena_alloc(arena, sizeof *area);
    area->kind = kind;
    area->structure = structure;
    area->place = place;
    return area;
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
    Area *copy = arena_copy(arena, area, sizeof *area);
    copy->structure = NULL;
    copy->link = NULL;
    copy->id = NULL;
    copy->first = copy->last = copy->next = NULL;
    for (const Area *child = area->first; child; child = child->next)
        area_append(copy, area_copy_as_artifact(arena, child));
    return copy;
}

void area_walk(const Area *area, Length x, Length y, AreaVisitor *visit, void *data)
{
    x += area->x;
    y += area->y;
    visit(area, x, y, data);
    for (const Area *child = area->first; child; child = child->next)
        area_walk(child, x, y, visit, data);
}
