/* container.h: fo:block-container: boxes of a size of their own, that may be turned and stand anywhere on the page. */
#ifndef PROTOC_LAYOUT_CONTAINER_H
#define PROTOC_LAYOUT_CONTAINER_H

#include "layout/flow.h"

/* container.c */
void container_build(Flow *flow, const Fo *container);

/* Where the content of what stands around a container or a table begins and how wide it is: of the reference area, less
 * the indents of blocks in it. Percentages of the width are of this. */
typedef struct {
    Length start, width;
} Room;
Room room_around(const Flow *flow, const Fo *fo);

/* Margins that are “auto” share what a box of the width, borders and all, leaves of the room (5.3.2; CSS 2.1, 10.3.3): *x
 * becomes its distance from the left edge of the flow's reference area. false: they do not decide. */
bool auto_margins_place(const Flow *flow, const Fo *fo, Length width, Length *x);

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
