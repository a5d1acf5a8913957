/* marker.h: running headers: what fo:retrieve-marker shows on a page (XSL-FO 1.1, 6.13.5 to 6.13.7). */
#ifndef PROTOC_LAYOUT_MARKER_H
#define PROTOC_LAYOUT_MARKER_H

#include "layout/context.h"

typedef struct Markers Markers;

/* Free with markers_free(). Pages are given in order. */
Markers *markers_new(Layout *layout);
void markers_free(Markers *markers);

/* Those of a table, for the fo:retrieve-table-marker in its header and footer. The table is then its “sequence”, and each
 * piece of it a “page”. */
Markers *markers_new_of_table(Layout *layout, const Fo *table);
bool markers_are_wanted(const Markers *markers);
/* The markers of the object are open before the first page. */
void markers_open(Markers *markers, const Fo *parent);
/* Gives all that ask for its class the content of the marker, the others none. */
void markers_show(Markers *markers, const Fo *marker);

/* Takes the markers of the page's body, and gives every fo:retrieve-marker of the sequence the content of the one it
 * asks for. */
void markers_page(Markers *markers, const Fo *sequence, const Area *body);

#endif
