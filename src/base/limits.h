/* limits.h: how much a document may ask for: the rows of limit_rows.h, and what the command line makes of them. */
#ifndef PROTOC_BASE_LIMITS_H
#define PROTOC_BASE_LIMITS_H

#include <stdint.h>

typedef enum {
#define LIMIT(id, name, unit, least, normal, most, what) LIMIT_##id,
#include "base/limit_rows.h"
#undef LIMIT
    LIMIT_COUNT
} LimitId;

typedef struct {
    const char *name; /* of the option, without dashes */
    uint64_t least, most;
} LimitRow;

extern const LimitRow LIMIT_ROWS[LIMIT_COUNT];

/* The limit in force, in the unit of its row, for the whole program. */
uint64_t limit_of(LimitId id);
void limit_set(LimitId id, uint64_t value);

/* Those counted in megabytes, in bytes. */
uint64_t limit_bytes(LimitId id);

#endif
