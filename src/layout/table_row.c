/* table_row.c: the rows of a table as slices of the flow.
 *
 * A row that fits on a page is never cut; for a higher one see table_step.c. A cell that spans rows is a piece of each of them: its background and those of its lines that
 * begin there. So it can go on behind a page break. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/table.h"

#define COST_BETWEEN_ROWS 3
#define COST_IN_SPAN 5000 /* a span that would fit on a page */
#define COST_IN_LONG_SPAN 50

Length cell_width(const Table *table, const Cell *cell)
{
    size_t end = cell->column + cell->columns;
    if (end > table->column_count)
        end = table->column_count;
    Length width = table->columns[end] - table->columns[cell->column];
    return table->collapse ? width : width - table->gap_inline;
}

static Length widest_rule(const Rule *rules, size_t count, size_t step)
{
    Length widest = 0;
    for (size_t i = 0; i < count; i++)
        if (rules[i * step].border.width > widest)
            widest = rules[i * step].border.width;
    return widest;
}

void cell_inset(const Table *table, const Part *part, Cell *cell)
{
    static const PropertyId PADDINGS[] = {PROPERTY_PADDING_BEFORE, PROPERTY_PADDING_END,
                                          PROPERTY_PADDING_AFTER, PROPERTY_PADDING_START};
    size_t columns = table->column_count;
    for (size_t side = 0; side < 4; side++) {
        cell->inset[side] = fo_length(cell->fo, PADDINGS[side], table->width);
        if (!table->collapse)
            cell->inset[side] += border_of(cell->fo, (Side)side).width;
    }
    if (!table->collapse)
        return;
    size_t bottom = cell->row + cell->rows, right = cell->column + cell->columns;
    Length top_rule =
        widest_rule(&part->horizontal[cell->row * columns + cell->column], cell->columns, 1);
    Length bottom_rule =
        widest_rule(&part->horizontal[bottom * columns + cell->column], cell->columns, 1);
    const Rule *left = &part->vertical[cell->row * (columns + 1) + cell->column];
    const Rule *right_edge = &part->vertical[cell->row * (columns + 1) + right];
    Length left_rule = widest_rule(left, cell->rows, columns + 1);
    Length right_rule = widest_rule(right_edge, cell->rows, columns + 1);
    cell->inset[SIDE_TOP] += top_rule / 2;
    cell->inset[SIDE_BOTTOM] += bottom_rule - bottom_rule / 2;
    cell->inset[SIDE_LEFT] += left_rule / 2;
    cell->inset[SIDE_RIGHT] += right_rule - right_rule / 2;
}

/* A bordered block or a table is only cut where it must be. */
static bool has_frames(const Flow *flow)
{
    for (size_t i = 0; i < flow->count; i++) {
        for (const Event *event = flow->slices[i].events; event; event = event->next)
            if (event->kind == EVENT_OPEN)
                return true;
    }
    return false;
}

/* Lays the content out once, to know its height. What lies inside has that much less room on a page. */
static void fill_cell(const Table *table, Cell *cell)
{
    Layout *layout = table->flow->layout;
    Length page_height = layout->page_height;
    layout->page_height -= cell->inset[SIDE_TOP] + cell->inset[SIDE_BOTTOM];
    Length width = cell_width(table, cell) - cell->inset[SIDE_LEFT] - cell->inset[SIDE_RIGHT];
    cell->flow = flow_new(layout, width > POINTS(1) ? width : POINTS(1));
    flow_id(cell->flow, fo_own(cell->fo, PROPERTY_ID));
    block_children(cell->flow, cell->fo);
    flow_finish(cell->flow);
    cell->content_height = flow_height(cell->flow);
    layout->page_height = page_height;
}

static Length outer_height(const Cell *cell)
{
    return cell->inset[SIDE_TOP] + cell->content_height + cell->inset[SIDE_BOTTOM];
}

static void raise(Length *height, Length other)
{
    if (other > *height)
        *height = other;
}

static Length gap_between_rows(const Table *table)
{
    return table->collapse ? 0 : table->gap_block;
}

static Length span_height(const Table *table, const Part *part, const Cell *cell)
{
    Length height = (Length)(cell->rows - 1) * gap_between_rows(table);
    for (size_t r = cell->row; r < cell->row + cell->rows; r++)
        height += part->rows[r].height;
    return height;
}

/* The same when the rows have their heights. */
static Length whole_height(const Cell *cell)
{
    return cell->inset[SIDE_TOP] + cell->inner_height + cell->inset[SIDE_BOTTOM];
}

/* What a row or a cell asks for itself. */
static Length own_height(const Fo *fo)
{
    return fo_height_within(fo, fo_length(fo, PROPERTY_HEIGHT, 0), 0);
}

/* A cell over several rows that needs more than they give makes the last of them higher. */
static void raise_for_spans(const Table *table, Part *part, size_t last)
{
    for (size_t c = 0; c < table->column_count; c++) {
        const Cell *cell = part->grid[last * table->column_count + c];
        if (!cell || cell->column != c || cell->rows == 1 || cell->row + cell->rows != last + 1)
            continue;
        Length own = own_height(cell->fo) + cell->inset[SIDE_TOP] + cell->inset[SIDE_BOTTOM];
        Length needed = outer_height(cell) > own ? outer_height(cell) : own;
        Length missing = needed - span_height(table, part, cell);
        if (missing > 0)
            part->rows[last].height += missing;
    }
}

/* Where the baseline of a cell's first line lies, from the top of the cell; -1: nowhere that rows could agree on. */
static Length baseline_of(const Cell *cell)
{
    Keyword display = fo_keyword(cell->fo, PROPERTY_DISPLAY_ALIGN);
    if (fo_keyword(cell->fo, PROPERTY_RELATIVE_ALIGN) != KEYWORD_BASELINE ||
        display != KEYWORD_AUTO || cell->flow->count == 0)
        return -1;
    const Slice *slice = &cell->flow->slices[0];
    Length baseline = area_first_baseline(slice->area);
    return baseline >= 0 ? cell->inset[SIDE_TOP] + slice->head + baseline : -1;
}

/* relative-align="baseline": the first lines of a row's cells stand on one line. */
static void align_baselines(Part *part, const Row *row)
{
    Length lowest = -1;
    Cell *cells = part->cells + row->first_cell;
    for (size_t i = 0; i < row->cell_count; i++)
        raise(&lowest, baseline_of(&cells[i]));
    for (size_t i = 0; i < row->cell_count && lowest >= 0; i++) {
        Length own = baseline_of(&cells[i]);
        cells[i].inset[SIDE_TOP] += own >= 0 ? lowest - own : 0;
    }
}

/* Where the cells that begin in the row begin; row may be one behind the last. */
static size_t first_cell(const Part *part, size_t row)
{
    return row < part->row_count ? part->rows[row].first_cell : part->cell_count;
}

static void set_row_heights(const Table *table, Part *part, size_t first, size_t end)
{
    for (size_t r = first; r < end; r++)
        align_baselines(part, &part->rows[r]);
    for (size_t i = first_cell(part, first); i < first_cell(part, end); i++) {
        const Cell *cell = &part->cells[i];
        Row *row = &part->rows[cell->row];
        if (row->fo)
            raise(&row->height, own_height(row->fo));
        if (cell->rows > 1)
            continue;
        raise(&row->height, outer_height(cell));
        raise(&row->height,
              own_height(cell->fo) + cell->inset[SIDE_TOP] + cell->inset[SIDE_BOTTOM]);
    }
    for (size_t r = first; r < end; r++)
        raise_for_spans(table, part, r);
    for (size_t i = first_cell(part, first); i < first_cell(part, end); i++) {
        Cell *cell = &part->cells[i];
        cell->inner_height =
            span_height(table, part, cell) - cell->inset[SIDE_TOP] - cell->inset[SIDE_BOTTOM];
        cell->is_divisible =
            cell->rows > 1 &&
            (!has_frames(cell->flow) || whole_height(cell) > table->flow->layout->page_height);
    }
}

Length cell_shift(const Cell *cell, Length room)
{
    switch (fo_keyword(cell->fo, PROPERTY_DISPLAY_ALIGN)) {
    case KEYWORD_CENTER: return room / 2;
    case KEYWORD_AFTER: return room;
    default: return 0;
    }
}

void append_shifted(Area *box, Area *holder, Length x, Length y)
{
    Area *next;
    for (Area *area = holder->first; area; area = next) {
        next = area->next;
        area->next = NULL;
        area->x += x;
        area->y += y;
        area_append(box, area);
    }
}

/* Composes the next slices of the cell into the box, those that begin above height; all when the row is its last.
 * Returns where the last of them ends. */
static Length add_content(Cell *cell, Area *box, Length height, bool all)
{
    const Flow *flow = cell->flow;
    size_t end = cell->next;
    Length y = cell->next_y;
    for (; end < flow->count; end++) {
        const Slice *slice = &flow->slices[end];
        Length lead = end == 0            ? slice->head
                      : end == cell->next ? flow_lead_inside(flow, end)
                                          : slice->lead;
        Length top = y + lead;
        if (!all && top >= height)
            break;
        y = top + slice->height;
    }
    Area holder = {.height = cell->inner_height};
    if (end > cell->next || flow->count == 0)
        y = cell->next_y + flow_compose_inside(cell->flow, cell->next, end, &holder);
    append_shifted(box, &holder, cell->inset[SIDE_LEFT], cell->next_y);
    cell->next = end;
    return y;
}

/* The part of a cell that lies in the row: all of it, unless it spans several. Where a line reaches into the next row,
 * the background above goes down to its end, and the one below begins there. */
static void add_cell(const Table *table, Part *part, size_t row, Cell *cell, Area *row_box)
{
    bool first = row == cell->row, last = row + 1 == cell->row + cell->rows;
    Length height = part->rows[row].height + (last ? 0 : gap_between_rows(table));
    if (first)
        cell->next_y = cell->inset[SIDE_TOP];
    if (first && whole_height(cell) <= table_room(table)) /* what is parted is not aligned */
        cell->next_y += cell_shift(cell, whole_height(cell) - outer_height(cell));
    Area *box = cell_box(table, part, row, cell);
    box->y = cell->overhang;
    cell->next_y -= cell->overhang;
    height -= cell->overhang;
    if (!first)
        area_open_side(table->flow->layout->arena, box, SIDE_TOP);
    if (!last)
        area_open_side(table->flow->layout->arena, box, SIDE_BOTTOM);
    if (first || cell->next < cell->flow->count)
        cell->next_y = add_content(cell, box, height, last || !cell->is_divisible);
    bool crosses = !last && cell->next > 0 && cell->is_divisible && cell->next_y > height;
    cell->overhang = crosses ? cell->next_y - height : 0;
    box->height = height + cell->overhang > 0 ? height + cell->overhang : 0;
    cell_box_finish(table, part, row, cell, box, part->rows[row].height);
    if (!last && cell->next > 0 && cell->next_y > height) {
        part->rows[row + 1].is_crossed = true;
        part->rows[row + 1].is_tied |= !cell->is_divisible;
    }
    cell->next_y -= height;
    area_append(row_box, box);
}

/* The rules that belong to the row's box and to no cut: above it, when nothing can part it from what lies above; and below
 * the table's last, which may have a footer that draws its own. */
void row_add_rules(const Table *table, const Part *part, size_t index, const RowPiece *piece,
                   bool above, Area *box)
{
    part_add_verticals(table, part, index, piece, box);
    if (above)
        part_add_line(table, part, index, piece->top, box);
    if (piece->ends && index + 1 == part->row_count && !part->arms_below)
        part_add_line(table, part, index + 1, piece->bottom, box);
}

/* Whether a page may break above the row, as it cannot below the table's header. */
bool row_can_part(const Table *table, const Part *part, size_t index)
{
    bool below_header = part->upper && part->upper->fo->element == FO_TABLE_HEADER;
    return index > 0 || (part->upper && !(below_header && table->is_framed));
}

/* Whether no cell shows anything in the row that was built, as it is lower than the next line of one that spans it; begun: how
 * many slices all its cells had shown before. */
static bool is_stub(const Table *table, const Part *part, size_t index, size_t begun)
{
    bool waits = false;
    for (size_t c = 0; c < table->column_count; c++) {
        const Cell *cell = part_cell(table, part, index, c);
        if (!cell)
            continue;
        begun -= cell->next;
        bool goes_on = index + 1 < cell->row + cell->rows && cell->next < cell->flow->count;
        waits =
            waits || (goes_on && cell->flow->slices[cell->next].height > part->rows[index].height);
    }
    return waits && begun == 0;
}

/* The whole row as one box; above: with the rule over it. */
static Area *build_row(const Table *table, Part *part, size_t index, bool above)
{
    Row *row = &part->rows[index];
    Area *box = row_box_new(table, part, index);
    row_box_finish(table, part, index, box, row->height);
    if (row->fo)
        area_set_id(table->flow->layout->arena, box, fo_own(row->fo, PROPERTY_ID));
    size_t begun = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        Cell *cell = part_cell(table, part, index, c);
        if (!cell)
            continue;
        begun += cell->next;
        add_cell(table, part, index, cell, box);
    }
    row->is_stub = is_stub(table, part, index, begun);
    if (table->collapse) {
        const RowPiece piece = {0, row->height, true, true};
        row_add_rules(table, part, index, &piece, above, box);
    }
    return box;
}

/* What a break before the next lines of the cell costs by what stands in it: keeps, widows, labels of lists. */
static int cost_inside(const Cell *cell)
{
    bool goes_on = cell->next > 0 && cell->next < cell->flow->count;
    return goes_on ? cell->flow->slices[cell->next].cost : COST_NONE;
}

/* What a break before the row costs. */
static int cost_before_row(const Table *table, const Part *part, size_t row)
{
    int cost = row > 0 && part->rows[row - 1].is_stub ? COST_NEVER : COST_BETWEEN_ROWS;
    for (size_t c = 0; row > 0 && c < table->column_count; c++) {
        const Cell *cell = part->grid[row * table->column_count + c];
        if (!cell || cell->column != c || cell->row == row)
            continue;
        int own = part->rows[row].is_crossed ? COST_NEVER : COST_IN_LONG_SPAN;
        if (own < COST_IN_SPAN && whole_height(cell) <= table->flow->layout->page_height / 2)
            own = COST_IN_SPAN;
        if (own < cost_inside(cell))
            own = cost_inside(cell);
        if (own > cost)
            cost = own;
    }
    return cost;
}

/* The borders that cells which span rows keep where a page breaks between these, when borders are separate; *height is that
 * of the widest. */
static Area *retained_borders(const Table *table, const Part *part, size_t row, Side side,
                              Length *height)
{
    Area holder = {0};
    for (size_t c = 0; c < table->column_count; c++) {
        const Cell *cell = part_cell(table, part, row, c);
        Border border = cell && cell->row < row ? border_of(cell->fo, side) : (Border){0};
        if (border.width == 0 || !border_is_retained(cell->fo, side))
            continue;
        Area *rule = area_new(table->flow->layout->arena, AREA_RULE, NULL, cell->fo->place);
        rule->x = table->x + table->columns[cell->column] + table->gap_inline / 2;
        rule->width = cell_width(table, cell);
        rule->height = border.width;
        rule->rule.style = border.style;
        rule->rule.color = border.color;
        area_append(&holder, rule);
        raise(height, border.width);
    }
    return holder.first;
}

/* How far what stands in cells reaches from the row above into the row: it stays on the page above. */
static Length overhang_into(const Table *table, const Part *part, size_t row)
{
    Length overhang = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        const Cell *cell = part_cell(table, part, row, c);
        if (cell && cell->row < row && cell->next > 0)
            raise(&overhang, cell->next_y);
    }
    return overhang;
}

/* What is drawn where a page breaks above the row, or does not. */
static SliceCut cut_above(const Table *table, const Part *part, size_t index)
{
    SliceCut cut = {0};
    if (table->collapse && row_can_part(table, part, index))
        part_cut_between(table, part, index, &cut);
    if (!table->collapse) {
        cut.area = retained_borders(table, part, index, SIDE_TOP, &cut.height);
        cut.end = retained_borders(table, part, index, SIDE_BOTTOM, &cut.end_height);
    }
    cut.end_height += overhang_into(table, part, index);
    return cut;
}

Length table_room(const Table *table)
{
    Length room = table->flow->layout->page_height;
    for (const Frame *frame = table->flow->frame; frame; frame = frame->parent)
        room -= frame->before + frame->after;
    return room;
}

Length table_least_room(const Table *table)
{
    return table_room(table) - table->flow->layout->page_spread;
}

#define MOST_BESIDE_NOTES 4 /* of that many parts of a page, one is left to notes */

/* Whether something in a cell of the row wants to begin a new page. */
static bool wants_break(const Table *table, const Part *part, size_t row)
{
    for (size_t c = 0; c < table->column_count; c++) {
        const Cell *cell = part_cell(table, part, row, c);
        if (cell && cell->flow->last_forced > cell->next)
            return true;
    }
    return false;
}

static bool has_notes(const Table *table, const Part *part, size_t row)
{
    for (size_t c = 0; c < table->column_count; c++) {
        const Cell *cell = part_cell(table, part, row, c);
        if (cell && cell->flow->has_notes && cell->next < cell->flow->count)
            return true;
    }
    return false;
}

/* Whether some page cannot hold the row with what notes it has, or something in it wants to begin a new one. */
static bool must_be_cut(const Table *table, const Part *part, size_t row)
{
    Length room = table_least_room(table), rest = room - part->rows[row].height;
    return rest < 0 || wants_break(table, part, row) ||
           (rest < room / MOST_BESIDE_NOTES && has_notes(table, part, row));
}

/* Whether a cell spans the row and the one above; then rows do not say where pages break (XSL-FO 1.1, 7.20.1). */
static bool is_spanned(const Table *table, const Part *part, size_t row)
{
    for (size_t c = 0; c < table->column_count; c++) {
        const Cell *cell = part->grid[row * table->column_count + c];
        if (cell && cell->row < row)
            return true;
    }
    return false;
}

static void force_before(const Table *table, const Part *part, size_t index)
{
    const Fo *row = part->rows[index].fo;
    if (row && !is_spanned(table, part, index))
        flow_force(table->flow, fo_keyword(row, PROPERTY_BREAK_BEFORE));
}

static void force_after(const Table *table, const Part *part, size_t index)
{
    const Fo *row = part->rows[index].fo;
    if (index + 1 == part->row_count || !is_spanned(table, part, index + 1))
        flow_force(table->flow, fo_keyword(row, PROPERTY_BREAK_AFTER));
}

/* The breaks and keeps at the edges of cells are those of the row that they begin or end with. */
static void meet_cells(const Table *table, const Part *part, size_t index, bool before)
{
    for (size_t c = 0; c < table->column_count; c++) {
        const Cell *cell = part_cell(table, part, index, c);
        if (!cell || !cell->flow)
            continue;
        if (before && cell->row == index)
            flow_meet(table->flow, flow_begin_edge(cell->flow));
        else if (!before && cell->row + cell->rows == index + 1)
            flow_meet(table->flow, flow_end_edge(cell->flow));
    }
}

/* Builds the rows that content which cannot be cut ties to the one above, and adds them to its areas, as long as a page
 * holds them all; the row below a stub in any case. *height is of all. Returns which row comes after them. */
static size_t build_tied_rows(const Table *table, Part *part, size_t index, Area *areas,
                              Length *height)
{
    Length gap = gap_between_rows(table);
    for (; index < part->row_count; index++) {
        Row *row = &part->rows[index];
        bool fits = *height + row->height + gap <= table_room(table);
        bool tied = row->is_tied && fits && !wants_break(table, part, index);
        if (!tied && (!part->rows[index - 1].is_stub || must_be_cut(table, part, index)))
            break;
        Area holder = {0};
        Area *box = build_row(table, part, index, false);
        box->y = gap / 2;
        area_append(&holder, box);
        if (table->collapse)
            part_add_line(table, part, index, 0, &holder);
        append_shifted(areas, &holder, table->x, *height);
        *height += row->height + gap;
        if (row->fo)
            block_begin_markers(table->flow, row->fo);
    }
    return index;
}

/* A row that is not cut, with what is tied to it. Returns which row comes after. */
static size_t add_whole_row(const Table *table, Part *part, size_t index)
{
    Length gap = gap_between_rows(table), height = part->rows[index].height + gap;
    int cost = cost_before_row(table, part, index);
    SliceCut cut = cut_above(table, part, index);
    Area areas = {0};
    Area *box = build_row(table, part, index, !row_can_part(table, part, index));
    box->x = table->x;
    box->y = gap / 2;
    area_append(&areas, box);
    size_t next = build_tied_rows(table, part, index + 1, &areas, &height);
    flow_add(table->flow, areas.first, height, cost);
    flow_cut(table->flow, &cut);
    return next;
}

/* Adds the row, with what cannot be parted from it. Returns which comes after. */
static size_t add_row(const Table *table, Part *part, size_t index)
{
    const Row *row = &part->rows[index];
    Flow *flow = table->flow;
    Keep outer = flow->keep;
    size_t next = index + 1;
    force_before(table, part, index);
    if (row->fo)
        flow_enter(flow, row->fo);
    size_t since = row->fo ? block_begin_markers(flow, row->fo) : flow->count;
    meet_cells(table, part, index, true);
    if (must_be_cut(table, part, index)) {
        flow->keep = outer;
        tall_row_add(table, part, index, cost_before_row(table, part, index),
                     cut_above(table, part, index));
    } else {
        next = add_whole_row(table, part, index);
    }
    for (; index < next; index++) {
        row = &part->rows[index];
        meet_cells(table, part, index, false);
        if (!row->fo)
            continue;
        block_end_markers(flow, row->fo, since);
        flow_leave(flow, row->fo, outer);
        force_after(table, part, index);
    }
    return next;
}

/* Header and footer are drawn by the frame: their rows as one area. */
Area *part_as_area(const Table *table, Part *part, Length *height)
{
    Area *box =
        area_new(table->flow->layout->arena, AREA_BOX, structure_of(part->fo), part->fo->place);
    box->width = table->columns[table->column_count];
    area_set_id(table->flow->layout->arena, box, fo_own(part->fo, PROPERTY_ID));
    *height = 0;
    for (size_t r = 0; r < part->row_count; r++) {
        Area *row = build_row(table, part, r, true);
        row->y = *height + gap_between_rows(table) / 2;
        *height += part->rows[r].height + gap_between_rows(table);
        area_append(box, row);
    }
    box->height = *height;
    return box;
}

/* The rows first..end-1, out of which no cell reaches. */
static void fill_rows(const Table *table, Part *part, size_t first, size_t end)
{
    for (size_t i = first_cell(part, first); i < first_cell(part, end); i++) {
        cell_inset(table, part, &part->cells[i]);
        fill_cell(table, &part->cells[i]);
    }
    set_row_heights(table, part, first, end);
}

void part_fill(const Table *table, Part *part)
{
    fill_rows(table, part, 0, part->row_count);
}

void part_refill(const Table *table, Part *part)
{
    for (size_t i = 0; i < part->cell_count; i++) {
        Cell *cell = &part->cells[i];
        flow_free(cell->flow);
        cell->next = 0;
        cell->next_y = cell->overhang = 0;
    }
    part_fill(table, part);
}

Length part_height(const Table *table, const Part *part)
{
    Length height = 0;
    for (size_t r = 0; r < part->row_count; r++)
        height += part->rows[r].height + gap_between_rows(table);
    return height;
}

/* Where the rows end that cells tie to this one. */
static size_t end_of_rows(const Part *part, size_t first)
{
    size_t end = first + 1;
    for (size_t i = first_cell(part, first); i < first_cell(part, end); i++)
        if (part->cells[i].row + part->cells[i].rows > end)
            end = part->cells[i].row + part->cells[i].rows;
    return end;
}

static void drop_flows(Part *part, size_t first, size_t end)
{
    for (size_t r = first; r < end; r++)
        if (part->rows[r].is_tall) /* it is composed with its page */
            return;
    for (size_t i = first_cell(part, first); i < first_cell(part, end); i++) {
        flow_free(part->cells[i].flow);
        part->cells[i].flow = NULL;
    }
}

/* A row of a long table is laid out when its turn comes, and its cells' flows go when it has become areas. */
void part_build(const Table *table, Part *part)
{
    flow_id(table->flow, fo_own(part->fo, PROPERTY_ID));
    size_t since = block_begin_markers(table->flow, part->fo);
    for (size_t first = 0, end; first < part->row_count; first = end) {
        end = end_of_rows(part, first);
        force_before(table, part, first); /* what is fixed to the page in it comes after that */
        fill_rows(table, part, first, end);
        for (size_t r = first; r < end;)
            r = add_row(table, part, r);
        drop_flows(part, first, end);
    }
    block_end_markers(table->flow, part->fo, since);
}

void part_add_rows(const Table *table, Part *part)
{
    if (!part->fo)
        return;
    flow_id(table->flow, fo_own(part->fo, PROPERTY_ID));
    size_t since = block_begin_markers(table->flow, part->fo);
    for (size_t r = 0; r < part->row_count;)
        r = add_row(table, part, r);
    block_end_markers(table->flow, part->fo, since);
}
