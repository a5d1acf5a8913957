/* inert.h: properties that are known and change nothing (inert_rows.h). */
#ifndef PROTOC_FO_INERT_H
#define PROTOC_FO_INERT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *name;
    const char *values; /* separated by spaces; "*" for all */
    const char *done;   /* what is done instead, or "" */
} InertRow;

/* The row of that name, or NULL. */
const InertRow *inert_find(const char *name);

/* Whether the value asks for nothing but what is done anyway. */
bool inert_accepts(const InertRow *row, const char *value);

#endif
