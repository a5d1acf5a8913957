/* inline_order.h: from the order of the text to the order that is seen, for lines with right-to-left text. */
#ifndef PROTOC_LAYOUT_INLINE_ORDER_H
#define PROTOC_LAYOUT_INLINE_ORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/area.h"

/* A stretch of a line in one direction; the areas of the units follow each other in the line. */
typedef struct {
    Length start, end;   /* 1/1000 pt, as if all text ran from left to right */
    unsigned char level; /* of embedding (UAX 9); odd: from right to left */
    Length seen;         /* where its left edge is seen, once ordered */
    size_t area_count;
} LineUnit;

typedef struct {
    LineUnit *units;
    size_t count, capacity;
} LineOrder;

/* Something of the level with so many areas was added to the line between start and end. */
void line_order_add(LineOrder *order, unsigned char level, Length start, Length end,
                    size_t area_count);

/* Puts the areas of the line, which were added in the order of the text, where they are seen: the line's content
 * begins at left. */
void line_order_apply(LineOrder *order, Area *line, Length left);

/* Where the stretch from *start to *end of the line before it was ordered is seen now; the least that holds all
 * of it when it fell apart. */
void line_order_map(const LineOrder *order, Length *start, Length *end);

/* Empties it for the next line, and frees it. */
void line_order_clear(LineOrder *order);
void line_order_free(LineOrder *order);

#endif
