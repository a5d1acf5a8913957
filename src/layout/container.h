/* container.h: fo:block-container: boxes of a size of their own, that may be turned and stand anywhere on the page. */
#ifndef PROTOC_LAYOUT_CONTAINER_H
#define PROTOC_LAYOUT_CONTAINER_H

#include "layout/flow.h"

/* container.c */
void container_build(Flow *flow, const Fo *container);

/* An absolutely positioned container in a reference rectangle: the area's x and y count as the rectangle's do. flow_y:
 * where it would stand if it were not positioned. */
Area *container_place(Layout *layout, const Fo *container, Rectangle reference, Length flow_y);

/* An inline-container as one box, on a line of the given width; baseline: from its top to that of its first line, or its
 * bottom. */
Area *container_inline(Layout *layout, const Fo *container, Length width, Length *baseline);

/* How wide it wants to be. Without laying anything out: that is done once, however deeply containers are nested. */
Length container_inline_width(Layout *layout, const Fo *container);

/* The order in which positioned containers are drawn; less than 0: below everything else. */
int container_level(const Fo *container);

/* Whether what reaches out of the object cannot be seen, and the report that something does. */
bool is_clipping(const Fo *fo);
void container_report_overflow(Layout *layout, const Fo *fo, Length excess, bool clipped);

/* How often an object asks its content to be turned by a quarter against the clock. */
unsigned quarter_turns(const Fo *fo);

/* Border and padding around the content of an object, by Side; width: what percentages are of. */
typedef struct {
    Length side[4];
} Edges;

Edges edges_of(const Fo *fo, Length width);

#endif
