/* inline_order.c: owns the visual order of a line.
 *
 *     text      שלום 12 abc        as laid out, left to right:   [םולש][ ][12][ ][abc]   levels 1 1 2 1 2
 *     seen                         reordered and turned around:  [abc][ ][12][ ][םולש]
 *
 * A line is first made as if all its text ran from left to right, which is all that breaking, justification and leaders
 * need. Then its stretches of one direction change places (UAX 9, rule L2), and within one that runs from right to
 * left the areas do, too. The glyphs of an area are in visual order already. */
#include "layout/inline_order.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/bidi.h"

void line_order_add(LineOrder *order, unsigned char level, Length start, Length end,
                    size_t area_count)
{
    LineUnit *last = order->count > 0 ? &order->units[order->count - 1] : NULL;
    if (last != NULL && last->level == level) {
        last->end = end;
        last->area_count += area_count;
        return;
    }
    order->units =
        memory_grow(order->units, &order->capacity, order->count + 1, sizeof *order->units);
    order->units[order->count++] =
        (LineUnit){.start = start, .end = end, .level = level, .area_count = area_count};
}

/* Sets where each unit is seen. */
static void place_units(LineOrder *order, Length left)
{
    unsigned char *levels = memory_new(order->count);
    size_t *seen = memory_new(order->count * sizeof *seen);
    for (size_t i = 0; i < order->count; i++)
        levels[i] = order->units[i].level;
    bidi_order(levels, order->count, seen);
    for (size_t i = 0; i < order->count; i++) {
        LineUnit *unit = &order->units[seen[i]];
        unit->seen = left;
        left += unit->end - unit->start;
    }
    free(levels);
    free(seen);
}

static Length seen_at(const LineUnit *unit, Length x)
{
    return unit->level % 2 == 1 ? unit->seen + (unit->end - x) : unit->seen + (x - unit->start);
}

void line_order_apply(LineOrder *order, Area *line, Length left)
{
    if (order->count == 0)
        return;
    place_units(order, left);
    Area *area = line->first;
    for (size_t i = 0; i < order->count; i++) {
        const LineUnit *unit = &order->units[i];
        for (size_t k = 0; k < unit->area_count && area != NULL; k++, area = area->next)
            area->x = seen_at(unit, unit->level % 2 == 1 ? area->x + area->width : area->x);
    }
}

void line_order_map(const LineOrder *order, Length *start, Length *end)
{
    bool met = false;
    Length from = *start, to = *end;
    for (size_t i = 0; i < order->count; i++) {
        const LineUnit *unit = &order->units[i];
        Length low = from > unit->start ? from : unit->start;
        Length high = to < unit->end ? to : unit->end;
        if (low > high || (low == high && from != to))
            continue;
        Length a = seen_at(unit, low), b = seen_at(unit, high);
        Length left = a < b ? a : b, right = a < b ? b : a;
        *start = !met || left < *start ? left : *start;
        *end = !met || right > *end ? right : *end;
        met = true;
    }
}

void line_order_clear(LineOrder *order)
{
    order->count = 0;
}

void line_order_free(LineOrder *order)
{
    free(order->units);
}
