/* page_collect.c: owns what the best way through a flow puts on each page: pieces of the flow, notes, and how far their
 * spaces stretch. */
#include <stdlib.h>

#include "base/memory.h"
#include "layout/page_pager.h"

static Fragment *add_fragment(PageCuts *cuts, size_t page, size_t begin, size_t end)
{
    cuts->fragments = memory_grow(cuts->fragments, &cuts->fragment_capacity,
                                  cuts->fragment_count + 1, sizeof *cuts->fragments);
    Fragment *fragment = &cuts->fragments[cuts->fragment_count++];
    *fragment = (Fragment){.page = page, .begin = begin, .end = end};
    return fragment;
}

PageCut *page_cut_at(PageCuts *cuts, size_t page)
{
    cuts->pages = memory_grow(cuts->pages, &cuts->page_capacity, page + 1, sizeof *cuts->pages);
    for (; cuts->page_count <= page; cuts->page_count++)
        cuts->pages[cuts->page_count] = (PageCut){.blank = true};
    return &cuts->pages[page];
}

/* Columns of one step, which end before slice k: balanced, or filled above the notes of all of them. */
static void add_columns(Pager *pager, PageCuts *cuts, const Way *from, const Way *to, size_t k)
{
    size_t i = to->from;
    bool last = k == pager->flow->count;
    PageRoom page = pager->pages->room(pager->pages->data, from->page, last);
    ColumnRoom room = {page.columns, page.height - from->top};
    Length height;
    if (to->step == STEP_FILLED) {
        room.height -= (Length)pager_notes_height(pager, from->notes, to->notes,
                                                  pager_notes_again(pager, from, k));
        columns_fill(&pager->extents, i, k, room, pager->ends, &height);
    } else {
        columns_balance(&pager->extents, i, k, room, pager->ends, &height);
    }
    for (size_t c = 0; c < page.columns && i < k; c++) {
        Fragment *fragment = add_fragment(cuts, from->page, i, pager->ends[c]);
        fragment->top = from->top;
        fragment->column = c;
        i = pager->ends[c];
    }
}

/* What the step to the way puts on its page. */
static void add_step(Pager *pager, PageCuts *cuts, const Way *to, size_t k)
{
    const Way *from = way_at(pager, to->from, to->from_slot, to->from_parity);
    PageCut *cut = page_cut_at(cuts, from->page);
    cut->blank = false;
    if (to->page > from->page) {
        cut->notes_begin = from->notes;
        cut->notes_end = to->notes;
        cut->again = pager_notes_again(pager, from, k);
    }
    if (to->step == STEP_BALANCED || to->step == STEP_FILLED) {
        add_columns(pager, cuts, from, to, k);
        return;
    }
    Fragment *fragment = add_fragment(cuts, from->page, to->from, k);
    fragment->top = from->top;
    fragment->wide = to->step == STEP_RUN;
    PageRoom room = pager->pages->room(pager->pages->data, from->page, false);
    fragment->stretches = room.justified && k < pager->flow->count &&
                          force_at(pager, k) == FORCE_NONE &&
                          (to->step == STEP_COLUMN || room.columns == 1);
    if (to->step == STEP_COLUMN && to->from_slot >= SLOT_COLUMN)
        fragment->column = to->from_slot - SLOT_COLUMN + 1;
}

/* The notes that found no room beside text. */
static void add_note_pages(const Pager *pager, PageCuts *cuts, size_t notes)
{
    const FlowPages *pages = pager->pages;
    size_t count = pager->notes.sums ? pager->notes.flow->count : 0;
    while (notes < count) {
        size_t page = pager_open_page(pager, FORCE_NONE, cuts->page_count);
        PageCut *cut = page_cut_at(cuts, page);
        int64_t room = pages->room(pages->data, page, true).height - pages->notes->separation;
        size_t end = pager_fit_notes(pager, notes, count, room);
        cut->blank = false;
        cut->notes_begin = notes;
        cut->notes_end = notes = end > notes ? end : notes + 1;
    }
}

/* By how much the spaces of each fragment differ from their optimum, to fill the room above the notes or to fit there. */
static void spread_fragments(const Pager *pager, PageCuts *cuts)
{
    const FlowPages *pages = pager->pages;
    for (size_t i = 0; i < cuts->fragment_count && pager->extents.shrinks; i++) {
        Fragment *fragment = &cuts->fragments[i];
        const PageCut *cut = &cuts->pages[fragment->page];
        bool last = fragment->page + 1 == cuts->page_count;
        int64_t room = pages->room(pages->data, fragment->page, last).height - fragment->top -
                       pager_notes_height(pager, cut->notes_begin, cut->notes_end, cut->again);
        int64_t gap = room - extents_height(&pager->extents, fragment->begin, fragment->end);
        if (gap < 0 || fragment->stretches)
            fragment->gap = gap < -LENGTH_MAX ? -LENGTH_MAX : (Length)gap;
    }
}

static const Way *best_end(const Pager *pager)
{
    size_t end = pager->flow->count;
    const Way *even = way_at(pager, end, SLOT_PAGE, 0), *odd = way_at(pager, end, SLOT_PAGE, 1);
    if (even->cost < 0 || odd->cost < 0)
        return even->cost < 0 ? odd : even;
    int64_t even_cost = even->cost + pager_outstanding(pager, end, even, 0);
    return odd->cost + pager_outstanding(pager, end, odd, 0) < even_cost ? odd : even;
}

PageCuts pager_collect(Pager *pager)
{
    typedef struct {
        const Way *way;
        size_t k;
    } Stop;
    PageCuts cuts = {0};
    Stop *stops = NULL;
    size_t count = 0, capacity = 0;
    size_t k = pager->flow->count;
    const Way *last = best_end(pager);
    for (const Way *way = last; way->from != NONE;
         k = way->from, way = way_at(pager, way->from, way->from_slot, way->from_parity)) {
        stops = memory_grow(stops, &capacity, count + 1, sizeof *stops);
        stops[count++] = (Stop){way, k};
    }
    while (count-- > 0)
        add_step(pager, &cuts, stops[count].way, stops[count].k);
    add_note_pages(pager, &cuts, last->notes);
    spread_fragments(pager, &cuts);
    free(stops);
    return cuts;
}

void page_cuts_free(PageCuts *cuts)
{
    free(cuts->pages);
    free(cuts->fragments);
}
