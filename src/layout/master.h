/* master.h: page masters: how large a page is, where its regions lie, and which master a page has. */
#ifndef PROTOC_LAYOUT_MASTER_H
#define PROTOC_LAYOUT_MASTER_H

#include "layout/context.h"

typedef struct {
    const Fo *fo;         /* fo:region-…, or NULL when the master has none such */
    const char *name;     /* which flow goes there */
    Rectangle area;       /* on the paper */
    Length width, height; /* of its content, as that sees it, … */
    Length left, top;     /* … behind border and padding, … */
    unsigned turn;        /* … which is turned so many quarters against the clock */
} Region;

typedef enum {
    REGION_BODY,
    REGION_BEFORE,
    REGION_AFTER,
    REGION_START,
    REGION_END,
    REGION_COUNT
} RegionKind;

typedef struct PageMaster {
    const Fo *fo;
    Length width, height;
    Region regions[REGION_COUNT];
    struct PageMaster *next;
} PageMaster;

/* What decides which master a page gets. */
typedef struct {
    size_t index;  /* of the page in its sequence, from 0 */
    size_t number; /* its page number */
    bool last, blank;
} PageCondition;

typedef struct {
    Layout *layout;
    PageMaster *masters; /* all simple page masters */
} MasterSet;

/* Reads fo:layout-master-set. */
MasterSet masters_read(Layout *layout);

/* The master for a page of the sequence; NULL when none has the name (reported once by masters_check). */
const PageMaster *master_find(const MasterSet *set, const Fo *sequence,
                              const PageCondition *condition);

/* Whether pages behind the first may differ with their place in the sequence: odd and even ones, or those of its parts. */
bool masters_alternate(const MasterSet *set, const Fo *sequence);

/* The masters that pages of the sequence with text may have, in the order of the document, each once: the one after
 * previous, or the first. */
const PageMaster *master_next(const MasterSet *set, const Fo *sequence, const PageMaster *previous);

/* Whether the flow of the name goes to the body of pages with the master; NULL: to that of any. */
bool master_takes(const PageMaster *master, const char *flow);

/* The first fo:flow of the sequence that has a body to go to, or NULL. */
const Fo *masters_flow(const MasterSet *set, const Fo *sequence);

/* Reports static content of regions that no master has. */
void masters_check_static(const MasterSet *set, const Fo *sequence);

/* Reports a missing master; false then. */
bool masters_check(const MasterSet *set, const Fo *sequence);

/* Reports a master without a body, or without room for the flow; false then. */
bool masters_have_room(const MasterSet *set, const Fo *sequence, const char *flow);

#endif
