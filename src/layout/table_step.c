/* table_step.c: rows that are higher than a page.
 *
 * Such a row goes into the flow as steps: a page may break between two of them. Uncut, the row would look like this, each
 * cell with lines of its own height, and a step ends wherever a line does:
 *
 *     ┌ a1 ┬ b1 ┐
 *     ├┄┄┄┄┤    │ ← step 0 ends with a1             What stands on a page is one box, made when its page is
 *     │ a2 ├┄┄┄┄┤ ← step 1 with b1                  composed (tall_row_compose()): each cell shows the lines that end
 *     ├┄┄┄┄┤ b2 │                                   within the page's steps, from the top of the page without a gap.
 *     │ a3 ├┄┄┄┄┤                                   So all cells fill the page as far as they can.
 *
 * The page breaker adds up heights of steps, which are those of the uncut row. A cell whose next line lies across the
 * break begins the new page with all of it, so there the row is higher by what of it lay above the break; and borders and
 * paddings with the conditionality “retain” take their room on either side.
 *
 * A row is also cut where a block in one of its cells asks for a break. Where several cells do, the k-th breaks of all of
 * them are one, as long as none has to wait for that longer than a page. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/table.h"

#define COST_IN_ROW 100
#define COST_IN_LOW_ROW 5000              /* that would fit on a page */
#define MOST_LESS_AT_TOP (LENGTH_MAX / 4) /* no cell goes on */
#define MOST_FINE                                                                                  \
    32 /* in rows of more cells a step ends with the highest next line, or there would be too many */

/* A break that a block in a cell asked for: the slice begins a page, at y in the row that is not cut. */
typedef struct Taken {
    struct Taken *next;
    size_t slice;
    Length y;
} Taken;

/* What stands above a place in a cell of the uncut row: slices up to next, which end at y. */
typedef struct {
    size_t next;
    Length y;
} Cursor;

/* The cursor at a height, and the next of the breaks that were taken. */
typedef struct {
    Length height;
    Cursor cursor;
    const Taken *taken;
} Known;

typedef struct {
    Cell *cell;
    size_t begin; /* the first slice that no row above has drawn */
    Length start; /* where that begins */
    Length top_edge,
        edge; /* of border and padding, what stays at the top and at the end of a page */
    Taken *taken, *last_taken; /* in order */
    Known known; /* from the page before, so that all pages together look at a slice once */
} TallCell;

typedef struct TallRow {
    Table table;
    Part *part;
    size_t row;
    TallCell *cells;
    size_t count;
    Length room;  /* on the lowest page, while it was laid out */
    int cost;     /* of a page break in it that no keep forbids */
    Length *ends; /* of the steps, from the top of the uncut row */
    size_t step_count;
} TallRow;

static bool is_at_end(const TallCell *cell, Cursor cursor)
{
    return cursor.next >= cell->cell->flow->count;
}

/* What lies between the slice and what is above it in the cell. */
static Length lead_of(const TallCell *cell, size_t slice)
{
    const Flow *flow = cell->cell->flow;
    if (slice == 0)
        return flow->slices[0].head + cell->start;
    return slice == cell->begin ? flow_lead_inside(flow, slice) + cell->start
                                : flow->slices[slice].lead;
}

/* Lines that a negative space pulls up as far as they are high go on by a hair: steps that end where they begin would
 * lose them. */
static Cursor after_slice(const TallCell *cell, Cursor cursor)
{
    const Flow *flow = cell->cell->flow;
    Length height = lead_of(cell, cursor.next) + flow->slices[cursor.next].height;
    cursor.y += height > 0 ? height : 1;
    if (++cursor.next == flow->count)
        cursor.y += flow_end_height(flow);
    return cursor;
}

/* After the next lines of the cell that must stay together: as far as the first break between them that no keep forbids;
 * where a page could not hold them, as far as the first of the breaks that break the weakest. */
static Cursor after_lines(const TallCell *cell, Cursor cursor, Length room)
{
    const Flow *flow = cell->cell->flow;
    Length top = cursor.y;
    Cursor all = after_slice(cell, cursor), weakest = all;
    while (all.next < flow->count && flow->slices[all.next].cost >= COST_NEVER &&
           flow->slices[all.next].force == FORCE_NONE) {
        if (flow->slices[all.next].cost < flow->slices[weakest.next].cost)
            weakest = all;
        all = after_slice(cell, all);
        if (all.y - top > room)
            return weakest;
    }
    return all;
}

/* Where in the cell the steps end that end at or above the height. */
static Cursor cursor_at(const TallRow *tall, TallCell *cell, Length height)
{
    Known known = cell->known;
    if (height < known.height || known.height == 0)
        known = (Known){0, {cell->begin, 0}, cell->taken};
    known.height = height;
    while (!is_at_end(cell, known.cursor)) {
        if (known.taken && known.taken->slice == known.cursor.next) {
            if (known.taken->y >= height)
                break;
            known.cursor.y = known.taken->y;
            known.taken = known.taken->next;
        }
        Cursor next = after_lines(cell, known.cursor, tall->room);
        if (next.y > height)
            break;
        known.cursor = next;
    }
    cell->known = known;
    return known.cursor;
}

/* By how much a cell is higher at the top of a page that breaks there, and at the end of the page before. At the top it is
 * less high (negative) where the break takes a space away; of all cells that go on the highest counts. */
static void measure_cut(const TallCell *cell, Cursor cursor, Length height, SliceCut *cut)
{
    if (is_at_end(cell, cursor))
        return;
    const Slice *slice = &cell->cell->flow->slices[cursor.next];
    Length above = height - cursor.y;
    if (cursor.next > cell->begin) {
        cut->height =
            length_larger(cut->height, above + cell->top_edge + slice->head - slice->lead);
        cut->end_height = length_larger(cut->end_height, slice->tail + cell->edge - above);
    } else if (cell->begin > 0) {
        Length uncut = flow_lead_inside(cell->cell->flow, cell->begin) + cell->start;
        cut->height = length_larger(cut->height, above + cell->top_edge + slice->head - uncut);
    } else {
        cut->height = length_larger(cut->height, above);
    }
}

/* What the rules, one a column, take of the cell: what lies on its side of the line between. */
static Length widest_half(const Cell *cell, const Rule *rules, bool after)
{
    Length widest = 0;
    for (size_t i = 0; i < cell->columns; i++)
        widest = length_larger(widest, rules[cell->column + i].border.width);
    return after ? widest - widest / 2 : widest / 2;
}

static Length retained_edge(const Table *table, const Cell *cell, Side side)
{
    bool top = side == SIDE_TOP;
    PropertyId padding = top ? PROPERTY_PADDING_BEFORE : PROPERTY_PADDING_AFTER;
    Keyword kept = fo_keyword(cell->fo, top ? PROPERTY_PADDING_BEFORE_CONDITIONALITY
                                            : PROPERTY_PADDING_AFTER_CONDITIONALITY);
    Length edge = kept == KEYWORD_RETAIN ? fo_length(cell->fo, padding, table->width) : 0;
    if (!table->collapse && border_is_retained(cell->fo, side))
        edge += border_of(cell->fo, side).width;
    return edge;
}

static void measure_edges(TallRow *tall)
{
    const Table *table = &tall->table;
    Rule *top = memory_new(table->column_count * sizeof *top);
    Rule *end = memory_new(table->column_count * sizeof *end);
    if (table->collapse) {
        part_top_at_cut(table, tall->part, tall->row, true, top);
        part_end_at_cut(table, tall->part, tall->row, true, end);
    }
    for (size_t i = 0; i < tall->count; i++) {
        TallCell *cell = &tall->cells[i];
        cell->top_edge =
            retained_edge(table, cell->cell, SIDE_TOP) + widest_half(cell->cell, top, true);
        cell->edge =
            retained_edge(table, cell->cell, SIDE_BOTTOM) + widest_half(cell->cell, end, false);
    }
    free(top);
    free(end);
}

static TallRow *tall_row_new(const Table *table, Part *part, size_t row)
{
    Arena *arena = table->flow->layout->arena;
    TallRow *tall = arena_alloc(arena, sizeof *tall);
    *tall = (TallRow){.table = *table,
                      .part = part,
                      .row = row,
                      .room = table_least_room(table),
                      .cost = COST_IN_ROW};
    if (part->rows[row].height <= table_room(table))
        tall->cost = COST_IN_LOW_ROW;
    tall->table.flow = arena_copy(arena, table->flow, sizeof *table->flow);
    tall->cells = arena_array(arena, table->column_count, sizeof *tall->cells);
    for (size_t c = 0; c < table->column_count; c++) {
        Cell *cell = part_cell(table, part, row, c);
        if (!cell)
            continue;
        if (cell->flow->last_forced > cell->next)
            tall->cost = COST_IN_ROW;
        Length start = cell->row == row ? cell->inset[SIDE_TOP] : cell->next_y;
        tall->cells[tall->count++] = (TallCell){.cell = cell, .begin = cell->next, .start = start};
    }
    measure_edges(tall);
    part->rows[row].is_tall = true;
    return tall;
}

/* How far a cell has come while steps are made. */
typedef struct {
    Cursor at, ahead; /* ahead: after the next lines that stay together */
    size_t passed;    /* the last slice whose break was taken */
} Progress;

/* Whether the cell waits for a break before its next lines. */
static bool waits(const TallCell *cell, const Progress *progress)
{
    size_t next = progress->at.next;
    return !is_at_end(cell, progress->at) && next > 0 && next > progress->passed &&
           cell->cell->flow->slices[next].force != FORCE_NONE;
}

/* What comes next in the cell begins at the height, on a new page. */
static void take_break(const TallRow *tall, size_t index, Progress *progress, Length height)
{
    TallCell *cell = &tall->cells[index];
    Taken *taken = arena_alloc(tall->table.flow->layout->arena, sizeof *taken);
    *taken = (Taken){.slice = progress->at.next, .y = height};
    if (cell->last_taken)
        cell->last_taken->next = taken;
    else
        cell->taken = taken;
    cell->last_taken = taken;
    progress->passed = progress->at.next;
    progress->at.y = height;
    progress->ahead = after_lines(cell, progress->at, tall->room);
}

/* Takes the breaks that cells wait for at the height, when no other has still to come to one. Returns whether some go on
 * waiting. */
static bool take_breaks(const TallRow *tall, Progress *progress, Length height, ForcedBreak *force)
{
    bool waiting = false, others = false, patient = true;
    for (size_t i = 0; i < tall->count; i++) {
        bool own = waits(&tall->cells[i], &progress[i]);
        waiting = waiting || own;
        others = others || (!own && progress[i].at.next < tall->cells[i].cell->flow->last_forced);
        patient = patient && !(own && height - progress[i].at.y > tall->room);
    }
    others = others && patient; /* nobody waits for longer than a page */
    for (size_t i = 0; i < tall->count && waiting && !others; i++) {
        if (!waits(&tall->cells[i], &progress[i]))
            continue;
        ForcedBreak own = tall->cells[i].cell->flow->slices[progress[i].at.next].force;
        *force = own > *force ? own : *force;
        take_break(tall, i, &progress[i], height);
    }
    return waiting && others;
}

/* Where the next step ends: with the lines that end first. When cells wait for a break, those go on that come to one. */
static Length end_of_step(const TallRow *tall, const Progress *progress, Length height,
                          bool waiting)
{
    bool fine = tall->count <= MOST_FINE, any = false;
    Length end = 0;
    for (size_t i = 0; i < tall->count; i++) {
        const Cursor *ahead = &progress[i].ahead;
        if (ahead->y <= height || waits(&tall->cells[i], &progress[i]) ||
            (waiting && progress[i].at.next >= tall->cells[i].cell->flow->last_forced))
            continue;
        if (!any || (fine ? ahead->y < end : ahead->y > end))
            end = ahead->y;
        any = true;
    }
    return any ? end : height;
}

/* Moves each cell on past the lines that end at or above the height, and notes what they cite; false: all are done. */
static bool advance(const TallRow *tall, Progress *progress, Length height)
{
    bool more = false;
    for (size_t i = 0; i < tall->count; i++) {
        const TallCell *cell = &tall->cells[i];
        Cursor *at = &progress[i].at;
        while (!is_at_end(cell, *at) && !waits(cell, &progress[i]) &&
               progress[i].ahead.y <= height) {
            for (size_t k = at->next; k < progress[i].ahead.next; k++)
                notes_take(tall->table.flow, cell->cell->flow->slices[k].notes);
            *at = progress[i].ahead;
            if (!is_at_end(cell, *at))
                progress[i].ahead = after_lines(cell, *at, tall->room);
        }
        more = more || !is_at_end(cell, *at);
    }
    return more;
}

/* What a break before the next lines of the cell costs by what stands in it: keeps, widows, labels of lists. */
static int cost_at(const TallRow *tall, const Progress *progress)
{
    int cost = tall->cost;
    for (size_t i = 0; i < tall->count; i++) {
        Cursor at = progress[i].at;
        bool inside = at.next > 0 && !is_at_end(&tall->cells[i], at);
        int own = inside ? tall->cells[i].cell->flow->slices[at.next].cost : COST_NONE;
        cost = own > cost ? own : cost;
    }
    return cost;
}

/* The height of the whole row, all cursors being at the end. */
static Length whole_height(const TallRow *tall, const Progress *progress)
{
    Length height = 0;
    for (size_t i = 0; i < tall->count; i++) {
        const TallCell *cell = &tall->cells[i];
        Cursor at = progress[i].at;
        Length y = at.y + (at.next == cell->begin ? cell->start : 0);
        height = length_larger(height, y + cell->cell->inset[SIDE_BOTTOM]);
    }
    return height;
}

/* What is drawn and takes room where a page breaks between two steps. */
static SliceCut cut_at(const TallRow *tall, const Progress *progress, Length height)
{
    SliceCut cut = {.tall = (TallRow *)tall, .step = tall->step_count, .height = -MOST_LESS_AT_TOP};
    for (size_t i = 0; i < tall->count; i++)
        if (!waits(&tall->cells[i], &progress[i]))
            measure_cut(&tall->cells[i], progress[i].at, height, &cut);
    if (cut.height == -MOST_LESS_AT_TOP)
        cut.height = 0;
    if (tall->table.collapse)
        part_cut_inside(&tall->table, tall->part, tall->row, &cut);
    return cut;
}

static Length *steps_kept(TallRow *tall, Length *ends)
{
    Length *kept =
        arena_copy(tall->table.flow->layout->arena, ends, tall->step_count * sizeof *ends);
    free(ends);
    return kept;
}

/* What lies between rows, half of it on either side. */
static Length gap_around(const TallRow *tall, bool above, bool below)
{
    Length gap = tall->table.collapse ? 0 : tall->table.gap_block;
    return (above ? gap / 2 : 0) + (below ? gap - gap / 2 : 0);
}

static Progress *progress_new(const TallRow *tall)
{
    Progress *progress = memory_new((tall->count + 1) * sizeof *progress);
    for (size_t i = 0; i < tall->count; i++) {
        const TallCell *cell = &tall->cells[i];
        progress[i].at = progress[i].ahead = (Cursor){cell->begin, 0};
        progress[i].passed = cell->begin;
        if (!is_at_end(cell, progress[i].at))
            progress[i].ahead = after_lines(cell, progress[i].at, tall->room);
    }
    return progress;
}

/* Adds the next step, which begins at the height; cut is what a break before it needs; waiting: cells wait for others.
 * Returns where it ends. */
static Length add_step(TallRow *tall, Flow *flow, Progress *progress, Length height, int cost,
                       const SliceCut *cut, bool waiting)
{
    Length end = end_of_step(tall, progress, height, waiting);
    bool more = advance(tall, progress, end);
    if (!more)
        end = length_larger(end, whole_height(tall, progress));
    notes_take(flow, tall->table.flow->notes);
    tall->table.flow->notes = NULL;
    Length gap = gap_around(tall, tall->step_count == 0, !more);
    flow_add(flow, NULL, end - height + gap, cost);
    flow_cut(flow, cut);
    return end;
}

static bool is_done(const TallRow *tall, const Progress *progress)
{
    for (size_t i = 0; i < tall->count; i++)
        if (!is_at_end(&tall->cells[i], progress[i].at))
            return false;
    return true;
}

void tall_row_add(const Table *table, Part *part, size_t row, int cost, SliceCut above)
{
    TallRow *tall = tall_row_new(table, part, row);
    Progress *progress = progress_new(tall);
    Length *ends = NULL, height = 0;
    size_t capacity = 0;
    tall->table.flow->notes = NULL;
    do {
        bool waiting = take_breaks(tall, progress, height, &table->flow->force);
        SliceCut cut = tall->step_count > 0 ? cut_at(tall, progress, height) : above;
        cut.tall = tall;
        int own = tall->step_count > 0 ? cost_at(tall, progress) : cost;
        height = add_step(tall, table->flow, progress, height, own, &cut, waiting);
        ends = memory_grow(ends, &capacity, tall->step_count + 1, sizeof *ends);
        ends[tall->step_count++] = height;
    } while (!is_done(tall, progress));
    tall->ends = steps_kept(tall, ends);
    for (size_t i = 0; i < tall->count; i++) {
        tall->cells[i].cell->next = tall->cells[i].cell->flow->count;
        tall->cells[i].cell->next_y = tall->cells[i].cell->overhang = 0;
    }
    free(progress);
}

void tall_row_visit_cut(TallRow *tall, size_t step, FrameVisitor *visit, void *data)
{
    for (size_t i = 0; i < tall->count; i++) {
        Cursor at = cursor_at(tall, &tall->cells[i], tall->ends[step - 1]);
        if (at.next > 0 && !is_at_end(&tall->cells[i], at))
            flow_visit_cut(tall->cells[i].cell->flow, at.next, visit, data);
    }
}

/* Which steps stand in the box, and what lies at its edges. */
typedef struct {
    size_t from, to;
    Length above, below; /* heights of the uncut row */
    bool cut_above, cut_below;
} Piece;

/* A cell's part of the piece: its box with its content. Returns how high it wants to be. */
static Length add_cell(const TallRow *tall, TallCell *tall_cell, const Piece *piece, Area *row_box)
{
    const Table *table = &tall->table;
    Cell *cell = tall_cell->cell;
    Cursor begin = cursor_at(tall, tall_cell, piece->above);
    Cursor end = cursor_at(tall, tall_cell, piece->below);
    if (piece->from == 0)
        begin = (Cursor){tall_cell->begin, 0};
    bool last = piece->to == tall->step_count, seamless = piece->from > 0 && !piece->cut_above;
    bool unbegun = begin.next == tall_cell->begin && !(piece->cut_above && begin.next > 0);
    Length top = unbegun ? tall_cell->start : tall_cell->top_edge;
    if (seamless)
        top = begin.y - piece->above + (begin.next == tall_cell->begin ? tall_cell->start : 0);
    Area *box = cell_box(table, tall->part, tall->row, cell);
    if (piece->from == 0 && cell->row < tall->row && tall_cell->start > 0)
        box->y = tall_cell->start; /* where the line that reaches into the row ends */
    Area holder = {0};
    Length height = 0;
    bool inside = seamless || (!last && !piece->cut_below) || (begin.next > 0 && piece->from == 0);
    if (end.next > begin.next)
        height = inside ? flow_compose_inside(cell->flow, begin.next, end.next, &holder)
                        : flow_compose(cell->flow, begin.next, end.next, &holder, true);
    else if (cell->flow->count == 0 && piece->from == 0)
        flow_compose(cell->flow, 0, 0, &holder, true);
    append_shifted(box, &holder, cell->inset[SIDE_LEFT], top - box->y);
    area_append(row_box, box);
    return top + height +
           (last               ? cell->inset[SIDE_BOTTOM]
            : piece->cut_below ? tall_cell->edge
                               : 0);
}

static void finish_cell(const TallRow *tall, const TallCell *tall_cell, const Piece *piece,
                        Area *box, Length height, Length wanted)
{
    const Cell *cell = tall_cell->cell;
    Arena *arena = tall->table.flow->layout->arena;
    box->height = height - box->y;
    bool first = piece->from == 0 && cell->row == tall->row;
    bool last = piece->to == tall->step_count && cell->row + cell->rows == tall->row + 1;
    if (!first && !(piece->cut_above && border_is_retained(cell->fo, SIDE_TOP)))
        area_open_side(arena, box, SIDE_TOP);
    if (!last && !(piece->cut_below && border_is_retained(cell->fo, SIDE_BOTTOM)))
        area_open_side(arena, box, SIDE_BOTTOM);
    cell_box_finish(&tall->table, tall->part, tall->row, cell, box, height);
    /* parts that go on from each other on one page are aligned as none */
    bool whole = (piece->from == 0 || piece->cut_above) &&
                 (piece->to == tall->step_count || piece->cut_below);
    Length shift = whole ? cell_shift(cell, height - wanted) : 0;
    for (Area *area = box->first; area && shift > 0; area = area->next)
        area->y += shift;
}

Area *tall_row_compose(TallRow *tall, size_t from, size_t to, const bool *cuts, Length *height)
{
    const Table *table = &tall->table;
    Layout *layout = table->flow->layout;
    Piece piece = {from,    to,     from > 0 ? tall->ends[from - 1] : 0, tall->ends[to - 1],
                   cuts[0], cuts[1]};
    Area *box = row_box_new(table, tall->part, tall->row);
    Area cells = {0};
    Length *wanted = memory_new((tall->count + 1) * sizeof *wanted), highest = 0;
    for (size_t i = 0; i < tall->count; i++) {
        wanted[i] = add_cell(tall, &tall->cells[i], &piece, &cells);
        highest = length_larger(highest, wanted[i]);
    }
    bool whole_end = to == tall->step_count;
    Length gap = gap_around(tall, from == 0, whole_end), inner = *height - gap;
    /* what the cells do not need is not left empty where the row or the page ends */
    if ((whole_end || piece.cut_below) && highest < inner && (from == 0 || piece.cut_above))
        inner = highest;
    *height = inner + gap;
    size_t i = 0;
    for (Area *area = cells.first; area; area = area->next, i++)
        finish_cell(tall, &tall->cells[i], &piece, area, inner, wanted[i]);
    row_box_finish(table, tall->part, tall->row, box, inner);
    append_shifted(box, &cells, 0, 0);
    const Fo *fo = tall->part->rows[tall->row].fo;
    if (fo && from == 0)
        area_set_id(layout->arena, box, fo_own(fo, PROPERTY_ID));
    if (table->collapse) {
        const RowPiece rules = {0, inner, from == 0, whole_end};
        row_add_rules(table, tall->part, tall->row, &rules,
                      from == 0 && !row_can_part(table, tall->part, tall->row), box);
    }
    box->x = table->x;
    box->y = gap_around(tall, from == 0, false);
    free(wanted);
    return box;
}
