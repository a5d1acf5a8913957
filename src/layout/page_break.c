/* page_break.c: where the pages and columns of a flow end.
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
 * A page is filled as far as it can be without a bad break; only what it stops short of that costs, by its height. So a
 * gap that a keep leaves stays where it is, and what is left over is on the last page, as in TeX. (Blank room itself as
 * the cost would be shared out among the pages before a gap.)
 *
 * First fit cannot see that leaving two lines on this page would leave a heading alone at the bottom of the next one.
 * Looking at the whole sequence needs no more memory than the slices themselves, so there is no window.
 *
 * A keep is a cost, not a law: where all keeps together fit on no page, the cheapest of them is broken. A slice
 * higher than a page stands on a page of its own and sticks out.
 *
 * Where rooms differ between odd and even pages, or a break asks for one of these, each slice has a best way for an odd
 * and for an even page; also where there are footnotes, as what seems best may leave more of them to later pages.
 *
 * Columns. A slice can begin a page, a column further on, or, below what spans all columns, the columns of a new
 * band: these are the slots of a slice, each with its best way. Columns are filled one after the other; those above
 * something that spans them, and those at the end of the flow, are balanced (column_balance.c). Those before a forced
 * page break are not: who asks for a break wants the text to stay in its order down the page.
 *
 *     page start ─ column 1 ─► column 2 ─► page start …        band:  |== ==|   balanced
 *         └────── balanced, or across all columns ─► band             |=====|   spans
 *                                                                     |== ==|
 *
 * Footnotes are a flow of their own with the same measures. A way knows which of them the pages before have taken. When
 * a page ends, its notes get what room the text left; what does not fit goes on to the next page, at a cost: that of the
 * height that is left, so that notes do not lag behind, and when a note does not even begin below its anchor so much that
 * nearly any other break is better. After the last text, notes have pages of their own. So each page takes some text or
 * some notes, and none is lost.
 *
 * Where columns have notes, how high the columns are depends on the notes of the last: all of them are filled at once, above
 * the notes of all that stands in them, for each of the last few ends that the page could have.
 *
 * Source of the idea: M. F. Plass, Optimal Pagination Techniques for Automatic Typesetting Systems,
 * Stanford 1981. */
#include <stdlib.h>

#include "base/memory.h"
#include "layout/page_pager.h"

/* A thousand are the cost of an empty page of the tallest kind, as those of slices are. */
#define COST_OVERFULL 10000000000
#define COST_MOST (INT64_MAX / 4)
#define COST_PAGE 100
#define COST_EMPTY_COLUMN 1000
#define COST_UNBALANCED 1000000000 /* only when there is no other way */
#define COST_NOTE_SPLIT 200
#define COST_LEFT 2 /* of that many parts of the height that notes leave to later pages, one */
#define COST_NOTE_AWAY 20000000 /* worse than a widow, better than a broken keep */
#define COST_NOTE_LINE 10000000 /* a break in the notes that costs less is a good one */
#define COST_SQUEEZE 20 /* … and at most COST_RANGE more: spaces are all at their minimum */
#define COST_RANGE 100
#define COST_BAD 1000 /* a break that costs less breaks no keep and leaves no widow */
#define MOST_BALANCED 1500
#define MOST_FILLED 24    /* ends of a page that are tried with all its columns */
#define MOST_CLOSED 1000  /* pages in a row that take no text; the next one has to */
#define MOST_ON_PAGE 5000 /* slices: lines of no height would all stand on one page */

/* The step at work: from a way at a slice. */
typedef struct {
    const Way *way;
    size_t i, slot, parity;
    PageRoom room, last_room;
    int64_t inner_start, start; /* a step is a cut's sum, or its end, less this high */
    int64_t fullest; /* how far down the step can go without a bad break, in the page or column */
} From;

/* Whether a page of the number is left blank when a break asks for an odd or an even one. */
static bool is_skipped(ForcedBreak force, size_t number)
{
    bool odd = number % 2 == 1;
    return (force == FORCE_ODD && !odd) || (force == FORCE_EVEN && odd);
}

/* The first page from the given one on that takes text and that the break asks for; those before it are blank. */
static size_t open_among_closed(const Pager *pager, ForcedBreak force, size_t page)
{
    const FlowPages *pages = pager->pages;
    for (size_t next = page; next < page + MOST_CLOSED; next++)
        if (!is_skipped(force, pages->first_number + next) &&
            !pages->room(pages->data, next, false).closed)
            return next;
    return force == FORCE_NONE ? page : open_among_closed(pager, FORCE_NONE, page);
}

size_t pager_open_page(const Pager *pager, ForcedBreak force, size_t page)
{
    if (pager->pages->gaps)
        return open_among_closed(pager, force, page);
    return page + is_skipped(force, pager->pages->first_number + page);
}

/* The index of the page that slice k begins when it begins one after the given page. */
static size_t next_page(const Pager *pager, size_t k, size_t page)
{
    return pager_open_page(pager, force_at(pager, k), page + 1);
}

/* What notes that the way has not yet taken, of those before slice k, will cost at least: the height that is left at the
 * end of each page. room: of the page, when it goes on below or beside what stands there; 0 at the start of a page. */
int64_t pager_outstanding(const Pager *pager, size_t k, const Way *way, int64_t room)
{
    if (!pager->notes.sums || pager->pages->notes->ends[k] <= way->notes)
        return 0;
    int64_t left = extents_inner(&pager->notes, way->notes, pager->pages->notes->ends[k]);
    int64_t page = pager->pages->tallest + 1, split = COST_NOTE_SPLIT * pager->unit, cost = 0;
    if (room > 0) {
        left -= room - way->bottom;
        cost = left / COST_LEFT + split;
    }
    int64_t pages = left / page;
    int64_t whole = pages * left - page * pages * (pages + 1) / 2; /* of what is left after each */
    return left <= 0 ? 0 : cost + pages * split + whole / COST_LEFT;
}

static void offer(Pager *pager, size_t k, size_t slot, const From *from, Way way)
{
    way.from = from->i;
    way.from_slot = (unsigned short)from->slot;
    way.from_parity = (unsigned char)from->parity;
    Way *best = way_at(pager, k, slot, way.page);
    if (way.cost > COST_MOST)
        way.cost = COST_MOST;
    /* among equals the one with the fuller pages before it */
    int64_t room = slot == SLOT_PAGE ? 0 : from->room.height;
    if (best->cost < 0 || way.cost + pager_outstanding(pager, k, &way, room) <=
                              best->cost + pager_outstanding(pager, k, best, room))
        *best = way;
}

/* Takes the notes from begin on, of those before end, that fit into the room with the rule above them. */
size_t pager_fit_notes(const Pager *pager, size_t begin, size_t end, int64_t room)
{
    const Extents *notes = &pager->notes;
    size_t fitting = begin, good = begin;
    for (size_t k = begin + 1; k <= end; k++) {
        if (extents_inner(notes, begin, k) > room)
            break;
        if (extents_height(notes, begin, k) > room)
            continue;
        fitting = k;
        if (k == end || notes->flow->slices[k].cost < COST_NOTE_LINE)
            good = k;
    }
    return good > begin ? good : fitting;
}

int64_t pager_notes_height(const Pager *pager, size_t begin, size_t end, int64_t again)
{
    int64_t own = end > begin && pager->notes.flow ? extents_height(&pager->notes, begin, end) : 0;
    return own > 0 || again > 0 ? own + again + pager->pages->notes->separation : 0;
}

int64_t pager_notes_again(const Pager *pager, const Way *way, size_t k)
{
    const Notes *notes = pager->pages->notes;
    bool cut = notes->tails && k < pager->flow->count;
    return (int64_t)way->again + (cut ? notes->tails[k] : 0);
}

/* Notes that stand again are there whatever the room. Returns their height. */
static int64_t place_again(const Pager *pager, int64_t again, int64_t room, Way *way)
{
    int64_t height = pager_notes_height(pager, 0, 0, again);
    if (height > room && height > 0)
        way->cost += COST_OVERFULL * pager->unit + (height - room);
    return height;
}

/* The notes at the foot of a page that ends before slice k: those it takes become way->notes, what they leave undone
 * its cost. Returns their height. */
static int64_t place_notes(const Pager *pager, size_t k, int64_t room, Way *way)
{
    const Notes *notes = pager->pages->notes;
    if (!pager->notes.sums)
        return 0;
    int64_t again = pager_notes_again(pager, way, k);
    if (notes->ends[k] <= way->notes)
        return place_again(pager, again, room, way);
    size_t begin = way->notes, end = notes->ends[k];
    int64_t height = pager_notes_height(pager, begin, end, again);
    if (height > room) {
        end = pager_fit_notes(pager, begin, end, room - again - notes->separation);
        height = pager_notes_height(pager, begin, end, again);
        way->cost += extents_inner(&pager->notes, end, notes->ends[k]) / COST_LEFT;
        way->cost += pager->unit * (end <= notes->begins[k] && notes->begins[k] >= begin
                                        ? COST_NOTE_AWAY
                                        : COST_NOTE_SPLIT + notes->flow->slices[end].cost);
    }
    way->notes = end;
    return height;
}

/* How far the slices i..k-1 with the notes below them fill a page from top: the space that vanishes at the break counts,
 * as far as there is room. */
static int64_t filled(const Cut *cut, int64_t height, int64_t room)
{
    int64_t with_space = height + (cut->filled - cut->end);
    return with_space < room ? with_space : room;
}

/* Whether of the notes of a page that ends before slice k all begin on it, but not all end, in a room for both that the
 * text leaves something of. */
static bool splits_notes(const Pager *pager, const From *from, size_t k, int64_t text, int64_t room)
{
    const Notes *notes = pager->pages->notes;
    size_t begin = from->way->notes, end = notes->ends[k];
    int64_t again = pager_notes_again(pager, from->way, k);
    if (text + pager_notes_height(pager, begin, end, again) <= room)
        return false;
    end = pager_fit_notes(pager, begin, end, room - text - again - notes->separation);
    return end > begin && end > notes->begins[k];
}

/* How far down the slices from from->i on can go when no keep is broken, and no note that need not be. When all before
 * end fit, what comes then could fill the rest of the page, and so could a note that begins on it. */
static int64_t find_fullest(const Pager *pager, const From *from, size_t end, bool in_column)
{
    const Notes *notes = pager->notes.sums ? pager->pages->notes : NULL;
    int64_t room = (int64_t)from->room.height - from->way->top, fullest = 0;
    size_t k = from->i + 1;
    if (end - from->i > MOST_ON_PAGE)
        end = from->i + 1 + MOST_ON_PAGE;
    for (; k < end; k++) {
        const Cut *cut = &pager->cuts[k];
        int64_t shrink = extents_shrink(&pager->extents, from->i, k);
        if (cut->sum - from->inner_start - shrink > room || cut->force != FORCE_NONE)
            return fullest;
        if ((in_column ? cut->column_cost : cut->page_cost) >= COST_BAD)
            continue;
        int64_t height = cut->end - from->start;
        if (notes && notes->ends[k] > from->way->notes &&
            splits_notes(pager, from, k, height, room))
            return room;
        if (notes)
            height += pager_notes_height(pager, from->way->notes, notes->ends[k],
                                         pager_notes_again(pager, from->way, k));
        int64_t full = filled(cut, height, room);
        if (full > fullest && height - shrink <= room)
            fullest = full;
    }
    int64_t all = pager->cuts[k].end - from->start;
    return all - extents_shrink(&pager->extents, from->i, k) > room ? fullest : room;
}

/* Spaces shrink and stretch where slices stand below each other to the foot of a column. */
static bool can_spread(const From *from, Step step)
{
    return step == STEP_COLUMN || (step == STEP_RUN && from->room.columns == 1);
}

/* A lower limit of the height of the slices from->i..k-1 with all spaces at their minimum. */
static int64_t least_inner(const Pager *pager, const From *from, size_t k)
{
    return pager->cuts[k].sum - from->inner_start - extents_shrink(&pager->extents, from->i, k);
}

/* How high the slices from->i..k-1, height high, are when all spaces have their minimum. */
static int64_t least_height(const Pager *pager, const From *from, Step step, size_t k,
                            int64_t height)
{
    return height - (can_spread(from, step) ? extents_shrink(&pager->extents, from->i, k) : 0);
}

/* What it costs that spaces are together by gap from their optimum, and may be so by range: twice as far is eight times
 * as bad. */
static int64_t range_cost(const Pager *pager, int64_t gap, int64_t range)
{
    int64_t ratio = gap >= 2 * range ? 2000 : gap * 1000 / range;
    return ratio * ratio * ratio / 1000000 * COST_RANGE / 1000 * pager->unit;
}

/* What it costs that the slices from->i..k-1, height high, become as high as their room. */
static int64_t spread_cost(const Pager *pager, const From *from, size_t k, int64_t height,
                           int64_t room, bool stretches)
{
    if (height > room)
        return COST_SQUEEZE * pager->unit +
               range_cost(pager, height - room, extents_shrink(&pager->extents, from->i, k));
    if (height < room && stretches)
        return range_cost(pager, room - height, extents_stretch(&pager->extents, from->i, k));
    return 0;
}

/* What it costs to end before slice k, height below the top of the step. */
static int64_t break_cost(const Pager *pager, const From *from, size_t k, int64_t height,
                          bool in_column)
{
    const Cut *cut = &pager->cuts[k];
    int64_t room = (int64_t)from->room.height - from->way->top;
    int64_t short_of = from->fullest - filled(cut, height, room);
    return (short_of > 0 ? short_of : 0) + (in_column ? cut->column_cost * pager->unit : cut->cost);
}

/* Ends the page before slice k, with height in the step just taken. way: its state then, without the cost of the
 * break. */
static void leave_page(Pager *pager, const From *from, size_t k, int64_t height, Way way)
{
    bool last = k == pager->flow->count, free = !last && force_at(pager, k) == FORCE_NONE;
    int64_t room = last ? from->last_room.height : from->room.height;
    int64_t bottom = way.bottom;
    if (way.step == STEP_RUN && from->room.columns == 1)
        bottom = least_height(pager, from, STEP_RUN, k, height);
    height += place_notes(pager, k, room - bottom, &way);
    way.cost += COST_PAGE * pager->unit;
    if (free)
        way.cost += break_cost(pager, from, k, height, false);
    if (can_spread(from, way.step))
        way.cost +=
            spread_cost(pager, from, k, height, room - way.top, free && from->room.justified);
    way.page = next_page(pager, k, way.page);
    way.top = way.bottom = 0;
    way.again = last || !pager->pages->notes->heads ? 0 : pager->pages->notes->heads[k];
    offer(pager, k, SLOT_PAGE, from, way);
}

static Length lower(Length a, int64_t b)
{
    return b > LENGTH_MAX ? LENGTH_MAX : b > a ? (Length)b : a;
}

/* The way after from->i..k-1, which is height high, was added to the page. */
static Way advance(const Pager *pager, const From *from, Step step, size_t k, int64_t height,
                   int64_t room)
{
    Way way = *from->way;
    way.step = (unsigned char)step;
    bool fits = least_height(pager, from, step, k, height) <= room;
    way.bottom = lower(way.bottom, way.top + (fits && height > room ? room : height));
    if (!fits)
        way.cost += COST_OVERFULL * pager->unit + (height - room);
    return way;
}

/* Below what spans all columns, or columns, a new band begins on the same page. */
static void begin_band(Pager *pager, const From *from, size_t k, Way way)
{
    if (k == pager->flow->count || force_at(pager, k) > FORCE_COLUMN)
        return;
    way.top = way.bottom;
    offer(pager, k, SLOT_BAND, from, way);
}

/* The next cut from k on, up to end, to which from may be the best way known. What notes and ranges of spaces make a way
 * cost comes on top of what is looked at here. Nearly all are beaten by a way from further up. */
static size_t skip_beaten(const Pager *pager, const From *from, size_t k, size_t end)
{
    size_t stride = pager->slots * pager->parities;
    const Way *best =
        way_at(pager, k, SLOT_PAGE, pager_open_page(pager, FORCE_NONE, from->way->page + 1));
    const Cut *cut = &pager->cuts[k];
    int64_t cost = from->way->cost + COST_PAGE * pager->unit;
    int64_t full = pager->notes.sums ? INT64_MIN / 2 : from->start + from->fullest;
    int64_t stop = from->inner_start + pager->pages->tallest;
    for (; k < end && cut->force == FORCE_NONE && cut->sum <= stop; k++, cut++, best += stride) {
        int64_t short_of = full > cut->filled ? full - cut->filled : 0;
        bool beaten =
            best->cost >= 0 && best->cost < COST_MOST &&
            best->cost + pager_outstanding(pager, k, best, 0) < cost + cut->cost + short_of;
        if (!beaten)
            break;
    }
    return k;
}

/* Whether the last page has as many columns as one in the middle; where it has not, it takes all that is left in one
 * step. */
static bool ends_alike(const From *from)
{
    return from->room.columns == from->last_room.columns;
}

/* Slices below each other across the whole width. */
static void try_run(Pager *pager, From *from)
{
    const Flow *flow = pager->flow;
    size_t i = from->i, end = flow->count;
    if (from->room.columns > 1)
        end = pager->band_ends[i];
    from->fullest = find_fullest(pager, from, end, false);
    for (size_t k = i + 1; k <= end; k++) {
        if (k > i + 1 &&
            (k - i > MOST_ON_PAGE || least_inner(pager, from, k) > pager->pages->tallest))
            break;
        k = skip_beaten(pager, from, k, end);
        if (k == flow->count && !ends_alike(from))
            break;
        int64_t height = pager->cuts[k].end - from->start;
        Length whole = k == flow->count ? from->last_room.height : from->room.height;
        int64_t room = (int64_t)whole - from->way->top;
        if (least_height(pager, from, STEP_RUN, k, height) <= room ||
            (k == i + 1 && from->way->top == 0)) {
            Way way = advance(pager, from, STEP_RUN, k, height, room);
            leave_page(pager, from, k, height, way);
            if (k == end)
                begin_band(pager, from, k, way);
        }
        if (force_at(pager, k) != FORCE_NONE)
            break;
    }
}

/* All that is left of the band, in columns of one height. */
static void try_balanced(Pager *pager, From *from)
{
    size_t i = from->i, k = pager->band_ends[i];
    bool last = k == pager->flow->count;
    size_t columns = from->room.columns;
    Length whole = last ? from->last_room.height : from->room.height;
    ColumnRoom room = {columns, whole - from->way->top};
    int64_t inner = extents_inner(&pager->extents, i, k);
    if (k - i > MOST_BALANCED || (k - i > columns && inner > (int64_t)columns * room.height))
        return;
    Length height;
    int64_t cost = columns_balance(&pager->extents, i, k, room, pager->ends, &height);
    from->fullest = room.height;
    if (cost < 0 || (height > room.height && from->way->top > 0))
        return;
    Way way = advance(pager, from, STEP_BALANCED, k, height, room.height);
    way.cost += cost * pager->unit;
    leave_page(pager, from, k, height, way);
    begin_band(pager, from, k, way);
}

/* The height of columns that begin the step and end before slice k, above the notes of all that stands in them. */
static int64_t height_above_notes(const Pager *pager, const From *from, size_t k)
{
    const Way *way = from->way;
    int64_t again = pager_notes_again(pager, way, k);
    return (int64_t)from->room.height - way->top -
           pager_notes_height(pager, way->notes, pager->pages->notes->ends[k], again);
}

/* How far the columns of a page could go at most, or as far as a forced break. */
static size_t furthest_above_notes(const Pager *pager, const From *from, size_t end)
{
    size_t i = from->i, k = i;
    while (k + 1 < end && force_at(pager, k + 1) == FORCE_NONE && k + 1 - i <= MOST_ON_PAGE &&
           extents_inner(&pager->extents, i, k + 1) <=
               (int64_t)from->room.columns * height_above_notes(pager, from, k + 1))
        k++;
    return k;
}

/* Whether a note that begins on the page and is split could fill it, when its columns end before slice k. */
static bool is_filled_by_split(const Pager *pager, const From *from, size_t k, size_t end)
{
    int64_t columns = (int64_t)from->room.columns, whole = from->room.height - from->way->top;
    return k < end && force_at(pager, k) == FORCE_NONE &&
           splits_notes(pager, from, k, extents_inner(&pager->extents, from->i, k) / columns,
                        whole);
}

/* All columns of a page at once: where they have notes, one after the other cannot know how much room those of the last
 * will leave to the first. */
static void try_filled(Pager *pager, From from, size_t end)
{
    const Notes *notes = pager->pages->notes;
    size_t i = from.i, k = furthest_above_notes(pager, &from, end), last = from.room.columns - 2;
    int64_t whole = (int64_t)from.room.height - from.way->top;
    bool any = is_filled_by_split(pager, &from, k + 1, end);
    from.fullest = any ? whole : 0;
    for (size_t tries = 0; k > i && notes->ends[k] > from.way->notes && tries < MOST_FILLED; k--) {
        if (pager->cuts[k].page_cost >= COST_BAD)
            continue;
        tries++;
        ColumnRoom room = {from.room.columns, (Length)height_above_notes(pager, &from, k)};
        Length height;
        int64_t cost = columns_fill(&pager->extents, i, k, room, pager->ends, &height);
        if (cost < 0)
            continue;
        size_t begin = pager->ends[last];
        if (begin == k) /* the last column would be empty */
            break;
        int64_t own = extents_height(&pager->extents, begin, k);
        if (!any)
            from.fullest = whole - (room.height - own);
        any = true;
        Way way = advance(pager, &from, STEP_FILLED, k, height, room.height);
        way.cost += cost * pager->unit;
        leave_page(pager, &from, k, own, way);
    }
}

/* Whether a break is forced somewhere between the slices i..k-1. */
static bool is_forced_apart(const Pager *pager, size_t i, size_t k)
{
    while (++i < k)
        if (force_at(pager, i) != FORCE_NONE)
            return true;
    return false;
}

/* The rest of the band in the column at work. */
static void try_unbalanced(Pager *pager, const From *from, size_t k)
{
    int64_t height = pager->cuts[k].end - from->start;
    bool last = k == pager->flow->count;
    int64_t room = (last ? from->last_room.height : from->room.height) - (int64_t)from->way->top;
    if (height > room && (k > from->i + 1 || from->way->top > 0))
        return;
    if (is_forced_apart(pager, from->i, k))
        return;
    Way way = advance(pager, from, STEP_COLUMN, k, height, room);
    way.cost += COST_UNBALANCED * pager->unit;
    leave_page(pager, from, k, height, way);
    begin_band(pager, from, k, way);
}

/* Ends the column, or the page with it, before slice k, height high. */
static void end_column(Pager *pager, const From *from, size_t column, size_t k, int64_t height)
{
    size_t columns = from->room.columns;
    int64_t room = (int64_t)from->room.height - from->way->top;
    ForcedBreak force = force_at(pager, k);
    Way way = advance(pager, from, STEP_COLUMN, k, height, room);
    if (force == FORCE_NONE || column + 1 == columns || force > FORCE_COLUMN) {
        Way left = way;
        if (force <= FORCE_COLUMN)
            left.cost += (int64_t)(columns - 1 - column) * COST_EMPTY_COLUMN * pager->unit;
        leave_page(pager, from, k, height, left);
    }
    if (column + 1 < columns && force <= FORCE_COLUMN) {
        Way below = way;
        int64_t full = height + place_notes(pager, k, room - height, &below);
        if (force == FORCE_NONE)
            way.cost += break_cost(pager, from, k, full, true) +
                        spread_cost(pager, from, k, height, room, from->room.justified);
        else if (height > room)
            way.cost += spread_cost(pager, from, k, height, room, false);
        offer(pager, k, SLOT_COLUMN + column, from, way);
    }
}

static void try_columns(Pager *pager, From *from)
{
    size_t i = from->i, column = from->slot < SLOT_COLUMN ? 0 : from->slot - SLOT_COLUMN + 1;
    size_t end = pager->band_ends[i], columns = from->room.columns;
    bool balanced = force_at(pager, end) <= FORCE_COLUMN;
    bool open = end < pager->flow->count || ends_alike(from);
    if (balanced && column == 0 && open)
        try_balanced(pager, from);
    if (column == 0 && pager->notes.sums)
        try_filled(pager, *from, end);
    from->fullest = find_fullest(pager, from, end, column + 1 < columns);
    int64_t room = (int64_t)from->room.height - from->way->top;
    for (size_t k = i + 1; k < end + !balanced; k++) {
        if (k > i + 1 && (k - i > MOST_ON_PAGE || least_inner(pager, from, k) > room))
            break;
        int64_t height = pager->cuts[k].end - from->start;
        if (least_height(pager, from, STEP_COLUMN, k, height) <= room ||
            (k == i + 1 && from->way->top == 0))
            end_column(pager, from, column, k, height);
        if (force_at(pager, k) != FORCE_NONE)
            break;
    }
    if (balanced && column > 0 && open)
        try_unbalanced(pager, from, end);
}

/* All that is left, on a last page with other columns than those before it. */
static void try_last(Pager *pager, From from)
{
    size_t end = pager->flow->count;
    if (from.slot >= SLOT_COLUMN || (pager->slots > 1 && pager->band_ends[from.i] < end) ||
        end - from.i > MOST_ON_PAGE)
        return;
    from.room = from.last_room;
    from.fullest = 0;
    if (from.room.columns > 1 && !pager->flow->slices[from.i].spans) {
        try_balanced(pager, &from);
        return;
    }
    int64_t height = pager->cuts[end].end - from.start;
    int64_t room = (int64_t)from.room.height - from.way->top;
    bool fits = least_height(pager, &from, STEP_RUN, end, height) <= room || from.i + 1 == end;
    if (fits && !is_forced_apart(pager, from.i, end))
        leave_page(pager, &from, end, height, advance(pager, &from, STEP_RUN, end, height, room));
}

static From from_way(Pager *pager, const Way *way, size_t i, size_t slot, size_t parity)
{
    const FlowPages *pages = pager->pages;
    const Slice *slice = &pager->flow->slices[i];
    KnownRoom *known = &pager->rooms[parity];
    if (!known->known || known->page != way->page)
        *known = (KnownRoom){true, way->page, pages->room(pages->data, way->page, false),
                             pages->room(pages->data, way->page, true)};
    int64_t inner_start = pager->cuts[i].sum + slice->lead, start = inner_start - slice->head;
    return (From){.way = way,
                  .i = i,
                  .slot = slot,
                  .parity = parity,
                  .room = known->room,
                  .last_room = known->last_room,
                  /* a limit must hold for a slice that is less high at the top of a page, too */
                  .inner_start = start > inner_start ? start : inner_start,
                  .start = start};
}

static void fill(Pager *pager)
{
    for (size_t i = 0; i < pager->flow->count; i++) {
        for (size_t slot = 0; slot < pager->slots; slot++) {
            for (size_t parity = 0; parity < pager->parities; parity++) {
                const Way *way = way_at(pager, i, slot, parity);
                if (way->cost < 0)
                    continue;
                From from = from_way(pager, way, i, slot, parity);
                if (from.room.columns == 1 || pager->flow->slices[i].spans)
                    try_run(pager, &from);
                else
                    try_columns(pager, &from);
                if (!ends_alike(&from))
                    try_last(pager, from);
            }
        }
    }
}

/* A band of columns, or of what spans them, ends where the other begins, or at a forced page break. */
static void find_bands(Pager *pager)
{
    const Slice *slices = pager->flow->slices;
    size_t end = pager->flow->count;
    for (size_t i = pager->flow->count; i-- > 0;) {
        pager->band_ends[i] = end;
        if (i > 0 && (slices[i - 1].spans != slices[i].spans || slices[i].force > FORCE_COLUMN))
            end = i;
    }
}

static bool has_spans(const Flow *flow)
{
    for (size_t i = 0; i < flow->count; i++)
        if (flow->slices[i].spans)
            return true;
    return false;
}

static bool has_side_breaks(const Flow *flow)
{
    for (size_t i = 0; i < flow->count; i++)
        if (flow->slices[i].force > FORCE_PAGE)
            return true;
    return false;
}

static Cut *cuts_new(const Extents *extents, int64_t unit)
{
    const Flow *flow = extents->flow;
    Cut *cuts = memory_new((flow->count + 1) * sizeof *cuts);
    for (size_t k = 0; k < flow->count; k++) {
        const Slice *slice = &flow->slices[k];
        int64_t sum = extents->sums[k], end = sum + slice->tail;
        cuts[k] = (Cut){.sum = sum,
                        .end = end,
                        .filled = end + slice->discarded,
                        .cost = slice->cost * unit,
                        .page_cost = slice->cost,
                        .column_cost = slice->column_cost,
                        .force = slice->force};
    }
    int64_t sum = extents->sums[flow->count], end = sum + flow_end_height(flow);
    cuts[flow->count] = (Cut){.sum = sum, .end = end, .filled = end};
    return cuts;
}

static void open_pager(Pager *pager)
{
    const Flow *flow = pager->flow;
    pager->extents = extents_new(flow);
    pager->unit = pager->pages->tallest / 1000 + 1;
    pager->cuts = cuts_new(&pager->extents, pager->unit);
    bool notes = pager->pages->notes->flow != NULL;
    pager->parities = pager->pages->alternate || has_side_breaks(flow) || notes ? 2 : 1;
    if (notes)
        pager->notes = extents_new(pager->pages->notes->flow);
    pager->slots =
        pager->pages->most_columns > 1 || has_spans(flow) ? pager->pages->most_columns + 1 : 1;
    pager->band_ends = memory_new((flow->count + 1) * sizeof *pager->band_ends);
    pager->ends = memory_new(pager->pages->most_columns * sizeof *pager->ends);
    size_t count = (flow->count + 1) * pager->slots * pager->parities;
    pager->ways = memory_new(count * sizeof *pager->ways);
    for (size_t i = 0; i < count; i++)
        pager->ways[i].cost = -1;
    find_bands(pager);
}

static void close_pager(Pager *pager)
{
    extents_free(&pager->extents);
    extents_free(&pager->notes);
    free(pager->cuts);
    free(pager->band_ends);
    free(pager->ends);
    free(pager->ways);
}

PageCuts flow_break(const Flow *flow, const FlowPages *pages)
{
    PageCuts cuts = {0};
    if (flow->count == 0) {
        page_cut_at(&cuts, 0)->blank = false;
        return cuts;
    }
    Pager pager = {.flow = flow, .pages = pages};
    open_pager(&pager);
    size_t first_page = pager_open_page(&pager, flow->slices[0].force, 0);
    *way_at(&pager, 0, SLOT_PAGE, first_page) = (Way){.from = NONE, .page = first_page};
    fill(&pager);
    cuts = pager_collect(&pager);
    close_pager(&pager);
    return cuts;
}
