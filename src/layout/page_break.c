/* page_break.c: where the pages of a flow end.
 *
 * The best set of breaks over the whole page sequence is found by dynamic programming, as line breaks are: for
 * every slice k, what is the cheapest way to have a page begin with it? The page before may begin at any slice i so
 * that i..k-1 fits; so best(k) = min over i of best(i) + cost of the page i..k-1. Heights are differences of running
 * sums, so a page costs a few operations, and all pages together time linear in the slices.
 *
 *     slices   0 1 2 3 4 5 6 7 8 9
 *     pages    |-------|-----|---|      cost: what a break before 4, 7 breaks (a paragraph, a keep) and how
 *                                       empty the pages before it stay
 *
 * First fit cannot see that leaving two lines on this page would leave a heading alone at the bottom of the next one.
 * Looking at the whole sequence needs no more memory than the slices themselves, so there is no window.
 *
 * A keep is a cost, not a law: where all keeps together fit on no page, the cheapest of them is broken. A slice
 * higher than a page stands on a page of its own and sticks out.
 *
 * Rooms differ from page to page (a first page, odd and even ones), so each slice has a best way for an odd and for an
 * even page. Source of the idea: M. F. Plass, Optimal Pagination Techniques for Automatic Typesetting Systems,
 * Stanford 1981. */
#include <stdlib.h>

#include "base/memory.h"
#include "layout/flow.h"

#define COST_OVERFULL 10000000000000
#define COST_PAGE 100
#define NONE ((size_t)-1)
#define MOST_ON_PAGE 5000 /* slices: lines of no height would all stand on one page */

typedef struct {
    int64_t cost; /* -1: no way here */
    size_t previous;
    int previous_parity;
    size_t page; /* index of the page that begins here */
} Way;

typedef struct {
    const Flow *flow;
    const FlowPages *pages;
    int64_t *sums;  /* sums[k]: heights and leads of the slices before k */
    Way (*ways)[2]; /* by parity of the page's index */
} Pager;

/* The height of a page with the slices i..k-1. */
static int64_t page_height(const Pager *pager, size_t i, size_t k)
{
    const Slice *slices = pager->flow->slices;
    int64_t tail = k < pager->flow->count ? slices[k].tail : flow_end_height(pager->flow);
    return pager->sums[k] - pager->sums[i] - slices[i].lead + slices[i].head + tail;
}

static int64_t page_cost(const Pager *pager, size_t k, int64_t height, int64_t room)
{
    bool last = k == pager->flow->count;
    if (height > room)
        return COST_OVERFULL + (height - room);
    if (last || pager->flow->slices[k].force != FORCE_NONE)
        return COST_PAGE;
    int64_t empty = room > 0 ? (room - height) * 1000 / room : 0;
    return COST_PAGE + empty * empty * empty / 1000000 + pager->flow->slices[k].cost;
}

/* Whether a page of the number is left blank when a break asks for an odd or an even one. */
static bool is_skipped(ForcedBreak force, size_t number)
{
    bool odd = number % 2 == 1;
    return (force == FORCE_ODD && !odd) || (force == FORCE_EVEN && odd);
}

/* The index of the page after the given one, past a blank page when the break asks for an odd or even one. */
static size_t next_page(const Pager *pager, size_t k, size_t page)
{
    ForcedBreak force = k < pager->flow->count ? pager->flow->slices[k].force : FORCE_NONE;
    return page + 1 + is_skipped(force, pager->pages->first_number + page + 1);
}

static void try_page(Pager *pager, size_t i, size_t k)
{
    int64_t height = page_height(pager, i, k);
    for (int parity = 0; parity < 2; parity++) {
        const Way *from = &pager->ways[i][parity];
        if (from->cost < 0)
            continue;
        bool last = k == pager->flow->count;
        Length room = pager->pages->height(pager->pages->data, from->page, last);
        if (height > room && k - i > 1)
            continue;
        int64_t cost = from->cost + page_cost(pager, k, height, room);
        size_t page = next_page(pager, k, from->page);
        Way *way = &pager->ways[k][page % 2];
        if (way->cost < 0 || cost < way->cost)
            *way = (Way){cost, i, parity, page};
    }
}

static void fill(Pager *pager)
{
    const Flow *flow = pager->flow;
    for (size_t k = 1; k <= flow->count; k++) {
        for (size_t i = k; i-- > 0;) {
            int64_t inner = pager->sums[k] - pager->sums[i] - flow->slices[i].lead;
            if ((inner > pager->pages->tallest || k - i > MOST_ON_PAGE) && i + 1 < k)
                break;
            try_page(pager, i, k);
            if (i > 0 && flow->slices[i].force != FORCE_NONE)
                break;
        }
    }
}

static size_t collect(const Pager *pager, Arena *arena, size_t **ends)
{
    size_t count = pager->flow->count;
    const Way *last = &pager->ways[count][0];
    if (last->cost < 0 ||
        (pager->ways[count][1].cost >= 0 && pager->ways[count][1].cost < last->cost))
        last = &pager->ways[count][1];
    size_t pages = last->page;
    *ends = arena_array(arena, pages, sizeof **ends);
    size_t end = count, page = pages;
    for (const Way *way = last; way->previous != NONE;) {
        const Way *from = &pager->ways[way->previous][way->previous_parity];
        (*ends)[from->page] = end;
        /* blank pages end where the page before them does */
        for (size_t blank = from->page + 1; blank < page; blank++)
            (*ends)[blank] = end;
        page = from->page;
        end = way->previous;
        way = from;
    }
    return pages;
}

size_t flow_break(const Flow *flow, const FlowPages *pages, size_t **ends)
{
    if (flow->count == 0) {
        *ends = arena_array(flow->layout->arena, 1, sizeof **ends);
        return 1;
    }
    Pager pager = {.flow = flow, .pages = pages};
    pager.sums = memory_new((flow->count + 1) * sizeof *pager.sums);
    pager.ways = memory_new((flow->count + 1) * sizeof *pager.ways);
    for (size_t i = 0; i < flow->count; i++)
        pager.sums[i + 1] = pager.sums[i] + flow->slices[i].lead + flow->slices[i].height;
    for (size_t i = 0; i <= flow->count; i++)
        pager.ways[i][0].cost = pager.ways[i][1].cost = -1;
    size_t first_page = is_skipped(flow->slices[0].force, pages->first_number);
    pager.ways[0][first_page] = (Way){.cost = 0, .previous = NONE, .page = first_page};
    fill(&pager);
    size_t count = collect(&pager, flow->layout->arena, ends);
    free(pager.sums);
    free(pager.ways);
    return count;
}
