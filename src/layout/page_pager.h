/* page_pager.h: the ways through a flow, a page at a time; between the files that find and follow them. */
#ifndef PROTOC_LAYOUT_PAGE_PAGER_H
#define PROTOC_LAYOUT_PAGE_PAGER_H

#include "layout/flow.h"

#define NONE ((size_t)-1)

/* What a way leads to. Columns further on follow SLOT_COLUMN. */
enum { SLOT_PAGE, SLOT_BAND, SLOT_COLUMN };

typedef enum { STEP_RUN, STEP_COLUMN, STEP_BALANCED, STEP_FILLED } Step;

/* A set of pages up to a slice, and the state the next one is in. */
typedef struct {
    int64_t cost;  /* -1: no way here */
    size_t from;   /* the slice where the last step begins; NONE at the start */
    size_t page;   /* that the slice stands on */
    size_t notes;  /* slices of notes that the pages before took */
    Length top;    /* of its band */
    Length bottom; /* of what stands on the page before it */
    Length again;  /* of the notes that stand again on the page, since it begins inside a table */
    unsigned short from_slot;
    unsigned char from_parity;
    unsigned char step;
} Way;

/* A place between slices as the loops over all that fits on a page see it: few bytes, side by side. */
typedef struct {
    int64_t sum;    /* of the heights and leads of the slices before it */
    int64_t end;    /* … with what a break here adds to the page that ends */
    int64_t filled; /* … and the space that vanishes */
    int64_t cost;   /* of a page break, in 1/1000 pt */
    int page_cost, column_cost;
    ForcedBreak force;
} Cut;

/* The rooms of the page a way leads to. */
typedef struct {
    bool known;
    size_t page;
    PageRoom room, last_room;
} KnownRoom;

typedef struct {
    const Flow *flow;
    const FlowPages *pages;
    Extents extents, notes;
    Cut *cuts;          /* before each slice, and at the end of the flow */
    KnownRoom rooms[2]; /* by the parity of the page's index: that of the last way looked at */
    size_t *band_ends;  /* of each slice: where what goes on in its columns ends */
    int64_t unit;       /* of costs: so much blank room, in 1/1000 pt */
    size_t slots, parities;
    Way *ways;    /* of slice, slot, parity of the page's index */
    size_t *ends; /* room for balanced columns */
} Pager;

static inline Way *way_at(const Pager *pager, size_t slice, size_t slot, size_t parity)
{
    return &pager->ways[(slice * pager->slots + slot) * pager->parities + parity % pager->parities];
}

static inline ForcedBreak force_at(const Pager *pager, size_t k)
{
    return pager->cuts[k].force;
}

/* page_break.c: the first page from the given one on that takes text and that the break asks for. */
size_t pager_open_page(const Pager *pager, ForcedBreak force, size_t page);
/* How far the notes from begin on, up to end, go in the room; and how high they are, with those that stand again, so high, and
 * what parts them from the text. */
size_t pager_fit_notes(const Pager *pager, size_t begin, size_t end, int64_t room);
int64_t pager_notes_height(const Pager *pager, size_t begin, size_t end, int64_t again);
/* The height of the notes that stand again on a page that ends before slice k; way: to a slice on it. */
int64_t pager_notes_again(const Pager *pager, const Way *way, size_t k);
/* What the notes cost that a way to the slice leaves for later pages. */
int64_t pager_outstanding(const Pager *pager, size_t k, const Way *way, int64_t room);

/* page_collect.c: what the best way to the end puts on each page. */
PageCuts pager_collect(Pager *pager);
/* The page of this index; those before it that are not there yet are blank. */
PageCut *page_cut_at(PageCuts *cuts, size_t page);

#endif
