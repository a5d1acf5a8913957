/* extents.c: owns the running sums of a flow: of heights, and of what its spaces can shrink and stretch. So the extent of
 * any run of slices is a difference. */
#include <stdlib.h>

#include "base/memory.h"
#include "layout/flow.h"

static bool has_ranges(const Flow *flow)
{
    for (size_t i = 0; i < flow->count; i++)
        if (flow->slices[i].shrink > 0 || flow->slices[i].stretch > 0)
            return true;
    return false;
}

Extents extents_new(const Flow *flow)
{
    size_t count = flow->count + 1;
    Extents extents = {flow, memory_new(count * sizeof *extents.sums), NULL, NULL};
    for (size_t i = 0; i < flow->count; i++)
        extents.sums[i + 1] = extents.sums[i] + flow->slices[i].lead + flow->slices[i].height;
    if (!has_ranges(flow))
        return extents;
    extents.shrinks = memory_new(count * sizeof *extents.shrinks);
    extents.stretches = memory_new(count * sizeof *extents.stretches);
    for (size_t i = 0; i < flow->count; i++) {
        extents.shrinks[i + 1] = extents.shrinks[i] + flow->slices[i].shrink;
        extents.stretches[i + 1] = extents.stretches[i] + flow->slices[i].stretch;
    }
    return extents;
}

void extents_free(Extents *extents)
{
    free(extents->sums);
    free(extents->shrinks);
    free(extents->stretches);
}

int64_t extents_inner(const Extents *extents, size_t i, size_t k)
{
    return extents->sums[k] - extents->sums[i] - extents->flow->slices[i].lead;
}

int64_t extents_height(const Extents *extents, size_t i, size_t k)
{
    const Flow *flow = extents->flow;
    int64_t tail = k < flow->count ? flow->slices[k].tail : flow_end_height(flow);
    return extents_inner(extents, i, k) + flow->slices[i].head + tail;
}
