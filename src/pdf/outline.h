/* outline.h: destinations, links and bookmarks. */
#ifndef PROTOC_PDF_OUTLINE_H
#define PROTOC_PDF_OUTLINE_H

#include <stddef.h>

#include "layout/area.h"
#include "pdf/object.h"
#include "pdf/structure.h"

/* A place in the document that links and bookmarks lead to. */
typedef struct {
    const char *name;
    size_t page;   /* counted from 0 */
    size_t number; /* in the order of the document */
    Length x, y;   /* from the bottom left corner of the page */
} Destination;

typedef struct {
    Destination *items;
    size_t count, capacity;
    HPDF_Page *pages; /* lent */
} Destinations;

/* Collect all, then sort; then links and bookmarks find them. A name given twice means the first place. */
void destinations_add(Destinations *destinations, const char *name, size_t page, Length x,
                      Length y);
void destinations_sort(Destinations *destinations);
void destinations_free(Destinations *destinations);

/* The hot zones of one page. */
typedef struct {
    const Link *link;
    Length left, bottom, right, top; /* from the bottom left corner of the page */
} HotZone;

typedef struct {
    HotZone *items;
    size_t count, capacity;
} HotZones;

/* Adds a zone. What follows the last zone of the same link on the same line, or lies within it,
 * extends it. */
void hot_zones_add(HotZones *zones, const HotZone *zone);

/* Writes the page's annotations and forgets the zones. structure NULL: the document has no tags. */
void hot_zones_write(HotZones *zones, PdfFile *file, const Destinations *destinations,
                     Structure *structure, size_t page);
void hot_zones_free(HotZones *zones);

/* Writes the bookmarks, from the first of the top level on. */
void outline_write(PdfFile *file, const Bookmark *bookmarks, const Destinations *destinations);

#endif
