/* column_balance.c: columns of nearly the same height, at the end of a flow or above what spans all columns.
 *
 *     unbalanced  |======|      |      balanced  |====|====|===|
 *                 |======|      |                |====|====|   |
 *                 |======|      |
 *
 * The least height for which the slices fit, filled from the first column on, is found by bisection: each height
 * is tried by filling the columns one after the other, each as far as it goes and then back to a break that cuts no
 * keep and leaves no widow. When no height will do with such breaks only, any are taken. So filling is fast, and which
 * height the region above ends at is known before the pages are chosen. */
#include "layout/flow.h"

#define COST_BAD 1000000 /* from here on a break is one of the last resort */
#define COST_TOO_HIGH 1000000000000

typedef struct {
    const Extents *extents;
    size_t i, k;
    size_t count;
    bool strict; /* no bad breaks */
    size_t *ends;
    Length tallest;
    int64_t cost;
} Filling;

/* The end of a column that begins with the slice: the last good break within the height. The first slice always
 * stands. */
static size_t column_end(const Filling *filling, size_t begin, Length height)
{
    const Slice *slices = filling->extents->flow->slices;
    size_t end = begin + 1, good = 0;
    for (size_t k = begin + 1; k <= filling->k; k++) {
        if (k > begin + 1 && extents_inner(filling->extents, begin, k) > height)
            break;
        bool fits = k == begin + 1 || extents_height(filling->extents, begin, k) <= height;
        if (!fits)
            continue;
        end = k;
        if (k == filling->k || slices[k].force != FORCE_NONE)
            return k;
        if (slices[k].column_cost < COST_BAD)
            good = k;
    }
    return good > 0 && filling->strict ? good : end;
}

/* Whether all slices fit into the columns at this height. */
static bool fill_columns(Filling *filling, Length height)
{
    const Slice *slices = filling->extents->flow->slices;
    size_t begin = filling->i;
    filling->tallest = 0;
    filling->cost = 0;
    for (size_t c = 0; c < filling->count; c++) {
        size_t end = begin < filling->k ? column_end(filling, begin, height) : begin;
        filling->ends[c] = end;
        if (end == begin)
            continue;
        int64_t own = extents_height(filling->extents, begin, end);
        if (own > height)
            filling->cost += COST_TOO_HIGH + own - height;
        if (own > filling->tallest)
            filling->tallest = own < LENGTH_MAX ? (Length)own : LENGTH_MAX;
        if (end < filling->k && slices[end].force == FORCE_NONE)
            filling->cost += slices[end].column_cost;
        begin = end;
    }
    return begin == filling->k;
}

static bool is_good(const Filling *filling)
{
    return !filling->strict || filling->cost < COST_BAD;
}

/* The least height that will do, up to most; -1 when there is none. */
static Length least_height(Filling *filling, Length most)
{
    if (!fill_columns(filling, most) || !is_good(filling))
        return -1;
    Length low = 0, high = most;
    while (high - low > 1) {
        Length middle = low + (high - low) / 2;
        if (fill_columns(filling, middle) && is_good(filling) && filling->tallest <= middle)
            high = middle;
        else
            low = middle;
    }
    return high;
}

int64_t columns_balance(const Extents *extents, size_t i, size_t k, ColumnRoom room, size_t *ends,
                        Length *height)
{
    Filling filling = {
        .extents = extents, .i = i, .k = k, .count = room.count, .strict = true, .ends = ends};
    Length least = least_height(&filling, room.height);
    if (least < 0) {
        filling.strict = false;
        least = least_height(&filling, room.height);
    }
    if (least < 0)
        return -1;
    fill_columns(&filling, least);
    *height = filling.tallest;
    return filling.cost;
}
