/* measure.h: how wide content wants to be, for columns whose width it decides. */
#ifndef PROTOC_LAYOUT_MEASURE_H
#define PROTOC_LAYOUT_MEASURE_H

#include "layout/context.h"

/* The width below which something would stick out, and that in which no line is broken that need not be; in 1/1000 pt.
 * Percentages, whose base is what is being looked for, count as nothing. */
typedef struct {
    Length least, most;
} Extent;

/* measure.c: what stands in an object that holds block-level content. */
Extent content_extent(Layout *layout, const Fo *parent);

/* Raises the extent to at least the other. */
void extent_raise(Extent *extent, Extent other);

/* table_width.c: a table without its indents. */
Extent table_extent(Layout *layout, const Fo *table);

#endif
