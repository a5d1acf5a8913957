/* column_balance.c: columns of nearly the same height, at the end of a flow or above what spans all columns.
 *
 *     unbalanced  |======|      |      balanced  |====|====|===|
 *                 |======|      |                |====|====|   |
 *                 |======|      |
 *
 * The least height for which the slices fit, filled from the first column on, is found by bisection: each height
 * is tried by filling the columns one after the other, each as far as it goes and then back to a break that cuts no
 * keep and leaves no widow. When no height will do with such breaks only, the weakest of the keeps may be cut, and so
 * on. So filling is fast, and which height the region above ends at is known before the pages are chosen. */
#include <limits.h>

#include "layout/flow.h"

#define COST_BAD 1000     /* from here on a break cuts a keep or leaves a widow */
#define MOST_STRENGTHS 16 /* looked at one by one */
#define COST_TOO_HIGH 1000000000000

typedef struct {
    const Extents *extents;
    size_t i, k;
    size_t count;
    int limit; /* no break costs so much */
    size_t *ends;
    Length tallest;
    int64_t cost;
} Filling;

/* The end of a column that begins with the slice: the last good break within the height. The first slice always
 * stands. 0: all breaks are bad. */
static size_t column_end(const Filling *filling, size_t begin, Length height)
{
    const Slice *slices = filling->extents->flow->slices;
    size_t good = 0;
    for (size_t k = begin + 1; k <= filling->k; k++) {
        if (k > begin + 1 && extents_inner(filling->extents, begin, k) > height)
            break;
        if (k > begin + 1 && extents_height(filling->extents, begin, k) > height)
            continue;
        if (k == filling->k || slices[k].force != FORCE_NONE)
            return k;
        if (slices[k].column_cost < filling->limit)
            good = k;
    }
    return good;
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
        if (end == 0)
            return false;
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

/* The first slice behind begin, up to k, at which what stands between is higher than the height, found by halving: or k + 1. */
static size_t first_beyond(const Extents *extents, size_t begin, size_t k, Length height)
{
    size_t low = begin + 1, high = k + 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (extents_inner(extents, begin, middle) > height)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* As column_end(), of slices that no break is forced between. */
static size_t last_good(const Extents *extents, size_t begin, size_t k, Length height)
{
    size_t end = first_beyond(extents, begin, k, height);
    while (--end > begin) {
        bool good = end == k || extents->flow->slices[end].column_cost < COST_BAD;
        if (good && extents_height(extents, begin, end) <= height)
            return end;
    }
    return 0;
}

int64_t columns_fill(const Extents *extents, size_t i, size_t k, ColumnRoom room, size_t *ends,
                     Length *height)
{
    int64_t cost = 0;
    *height = 0;
    for (size_t c = 0; c < room.count; c++) {
        size_t end = i < k ? last_good(extents, i, k, room.height) : k;
        if (end == 0)
            return -1;
        ends[c] = end;
        if (end == i)
            continue;
        *height = length_larger(*height, (Length)extents_height(extents, i, end));
        cost += end < k ? extents->flow->slices[end].column_cost : 0;
        i = end;
    }
    return i == k ? cost : -1;
}

/* The least height that will do, up to most; -1 when there is none. */
static Length least_height(Filling *filling, Length most)
{
    if (!fill_columns(filling, most))
        return -1;
    Length low = 0, high = most;
    while (high - low > 1) {
        Length middle = low + (high - low) / 2;
        if (fill_columns(filling, middle) && filling->tallest <= middle)
            high = middle;
        else
            low = middle;
    }
    return high;
}

/* The least cost of a bad break at or above the limit; INT_MAX: there is none. */
static int next_strength(const Filling *filling)
{
    const Slice *slices = filling->extents->flow->slices;
    int least = INT_MAX;
    for (size_t k = filling->i + 1; k < filling->k; k++)
        if (slices[k].column_cost >= filling->limit && slices[k].column_cost < least)
            least = slices[k].column_cost;
    return least;
}

int64_t columns_balance(const Extents *extents, size_t i, size_t k, ColumnRoom room, size_t *ends,
                        Length *height)
{
    Filling filling = {
        .extents = extents, .i = i, .k = k, .count = room.count, .limit = COST_BAD, .ends = ends};
    Length least = least_height(&filling, room.height);
    for (size_t tries = 1; least < 0 && filling.limit < INT_MAX; tries++) {
        int strength = tries < MOST_STRENGTHS ? next_strength(&filling) : INT_MAX;
        filling.limit = strength < INT_MAX ? strength + 1 : INT_MAX;
        least = least_height(&filling, room.height);
    }
    if (least < 0)
        return -1;
    fill_columns(&filling, least);
    *height = filling.tallest;
    return filling.cost;
}
