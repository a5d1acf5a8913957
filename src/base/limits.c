/* limits.c: the limits in force. */
#include "base/limits.h"

const LimitRow LIMIT_ROWS[LIMIT_COUNT] = {
#define LIMIT(id, name, unit, least, normal, most, what) {name, least, most},
#include "base/limit_rows.h"
#undef LIMIT
};

static uint64_t values[LIMIT_COUNT] = {
#define LIMIT(id, name, unit, least, normal, most, what) normal,
#include "base/limit_rows.h"
#undef LIMIT
};

uint64_t limit_of(LimitId id)
{
    return values[id];
}

void limit_set(LimitId id, uint64_t value)
{
    values[id] = value;
}

uint64_t limit_bytes(LimitId id)
{
    return values[id] << 20;
}
