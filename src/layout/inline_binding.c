/* inline_binding.c: owns lines that stand toward the binding of the book or away from it (text-align="inside", "outside").
 *
 * Lines are made before it is known on which page they come. They are made for a page with an odd number, which is
 * bound at the edge where its text starts (XSL-FO 1.1, 7.16.9). On one with an even number what is free at either side
 * of a line changes places. */
#include "layout/inline.h"

static void turn_over(Area *line)
{
    Length start = line->width, end = 0;
    for (const Area *area = line->first; area; area = area->next) {
        start = area->x < start ? area->x : start;
        end = area->x + area->width > end ? area->x + area->width : end;
    }
    Length shift = (line->width - end) - start;
    for (Area *area = line->first; area && start < end; area = area->next)
        area->x += shift;
}

static void bind(Area *area)
{
    if (area->kind == AREA_LINE && area->by_binding)
        turn_over(area);
    for (Area *child = area_first(area); child; child = child->next)
        bind(child);
}

void lines_bind(AreaTree *tree)
{
    for (Page *page = tree->first; page; page = page->next)
        for (Area *area = page->first; area && page->number % 2 == 0; area = area->next)
            bind(area);
}
