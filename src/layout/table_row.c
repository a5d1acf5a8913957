/* table_row.c: the rows of a table as slices of the flow.
 *
 * A row that fits on a page is never cut. A higher one is cut into steps: each step takes the next lines of all its
 * cells side by side. A cell that spans rows is a piece of each of them: its background and those of its lines that
 * begin there. So it can go on behind a page break. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/table.h"

#define COST_BETWEEN_ROWS 3
#define COST_IN_SPAN 5000 /* a span that would fit on a page */
#define COST_IN_LONG_SPAN 50
#define COST_IN_ROW 100

static Length cell_width(const Table *table, const Cell *cell)
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
    Length width = cell_width(table, cell);
    size_t columns = table->column_count;
    for (size_t side = 0; side < 4; side++) {
        cell->inset[side] = fo_length(cell->fo, PADDINGS[side], width);
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

/* A cell over several rows that needs more than they give makes the last of them higher. */
static void raise_for_spans(const Table *table, Part *part, size_t last)
{
    for (size_t c = 0; c < table->column_count; c++) {
        const Cell *cell = part->grid[last * table->column_count + c];
        if (!cell || cell->column != c || cell->rows == 1 || cell->row + cell->rows != last + 1)
            continue;
        Length missing = outer_height(cell) - span_height(table, part, cell);
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

/* What a row or a cell asks for itself. */
static Length own_height(const Fo *fo)
{
    return fo_height_within(fo, fo_length(fo, PROPERTY_HEIGHT, 0), 0);
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
            cell->rows > 1 && (!has_frames(cell->flow) ||
                               span_height(table, part, cell) > table->flow->layout->page_height);
    }
}

static Length shift_of(const Cell *cell, Length room)
{
    switch (fo_keyword(cell->fo, PROPERTY_DISPLAY_ALIGN)) {
    case KEYWORD_CENTER: return room / 2;
    case KEYWORD_AFTER: return room;
    default: return 0;
    }
}

/* The cell's rectangle, without its content. */
static Area *cell_box(const Table *table, const Cell *cell, Length height)
{
    Area *box =
        area_new(table->flow->layout->arena, AREA_BOX, structure_of(cell->fo), cell->fo->place);
    box->x = table->columns[cell->column] + (table->collapse ? 0 : table->gap_inline / 2);
    box->width = cell_width(table, cell);
    box->height = height;
    bool hidden = !table->collapse && cell->flow->count == 0 &&
                  fo_keyword(cell->fo, PROPERTY_EMPTY_CELLS) == KEYWORD_HIDE;
    if (!hidden && table->collapse)
        box_background(table->flow->layout, box, cell->fo);
    else if (!hidden)
        box_decorate(table->flow->layout, box, cell->fo);
    return box;
}

static void append_shifted(Area *box, Area *holder, Length x, Length y)
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
        Length top = y + (end == 0 ? slice->head : slice->lead);
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
        cell->next_y = cell->inset[SIDE_TOP] +
                       shift_of(cell, span_height(table, part, cell) - outer_height(cell));
    Area *box = cell_box(table, cell, 0);
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
    if (!last && cell->next_y > height)
        part->rows[row + 1].is_crossed = true;
    cell->next_y -= height;
    area_append(row_box, box);
}

/* Whose background lies behind a row: its own, or that of its part. */
static const Fo *background_of_row(const Part *part, const Row *row)
{
    return row->fo && has_background(row->fo) ? row->fo : part->fo;
}

/* The backgrounds of columns lie below those of rows. */
static void add_column_backgrounds(const Table *table, Area *row_box)
{
    for (size_t c = 0; c < table->column_count;) {
        const Fo *column = table->column_fos[c];
        size_t end = c + 1;
        while (end < table->column_count && table->column_fos[end] == column)
            end++;
        if (column && has_background(column)) {
            Area *box = area_new(table->flow->layout->arena, AREA_BOX, NULL, column->place);
            box->x = table->columns[c];
            box->width = table->columns[end] - table->columns[c];
            box->height = row_box->height;
            box_background(table->flow->layout, box, column);
            area_append(row_box, box);
        }
        c = end;
    }
}

static const Fo *owner_of_row(const Part *part, const Row *row)
{
    return row->fo ? row->fo : part->fo;
}

static Area *row_box_new(const Table *table, const Part *part, const Row *row, Length height)
{
    const Fo *owner = owner_of_row(part, row);
    Area *box = area_new(table->flow->layout->arena, AREA_BOX, structure_of(owner), owner->place);
    box->width = table->columns[table->column_count];
    box->height = height;
    box_background(table->flow->layout, box, background_of_row(part, row));
    if (!box->box.look->background.visible)
        add_column_backgrounds(table, box);
    return box;
}

/* The rules that belong to the row's box and to no cut: above it, when nothing can part it from what lies above; and below
 * the table's last, which may have a footer that draws its own. */
static void add_rules(const Table *table, const Part *part, size_t index, const RowPiece *piece,
                      bool above, Area *box)
{
    part_add_verticals(table, part, index, piece, box);
    if (above)
        part_add_line(table, part, index, piece->top, box);
    if (piece->ends && index + 1 == part->row_count && !part->arms_below)
        part_add_line(table, part, index + 1, piece->bottom, box);
}

/* Whether a page may break above the row, as it cannot below the table's header. */
static bool can_part(const Table *table, const Part *part, size_t index)
{
    bool below_header = part->upper && part->upper->fo->element == FO_TABLE_HEADER;
    return index > 0 || (part->upper && !(below_header && table->is_framed));
}

/* The whole row as one box; above: with the rule over it. */
static Area *build_row(const Table *table, Part *part, size_t index, bool above)
{
    const Row *row = &part->rows[index];
    Area *box = row_box_new(table, part, row, row->height);
    if (row->fo)
        area_set_id(table->flow->layout->arena, box, fo_own(row->fo, PROPERTY_ID));
    for (size_t c = 0; c < table->column_count; c++) {
        Cell *cell = part_cell(table, part, index, c);
        if (cell)
            add_cell(table, part, index, cell, box);
    }
    if (table->collapse) {
        const RowPiece piece = {0, row->height, true, true};
        add_rules(table, part, index, &piece, above, box);
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
    int cost = COST_BETWEEN_ROWS;
    for (size_t c = 0; row > 0 && c < table->column_count; c++) {
        const Cell *cell = part->grid[row * table->column_count + c];
        if (!cell || cell->column != c || cell->row == row)
            continue;
        int own = part->rows[row].is_crossed ? COST_NEVER : COST_IN_LONG_SPAN;
        if (own < COST_IN_SPAN &&
            span_height(table, part, cell) <= table->flow->layout->page_height / 2)
            own = COST_IN_SPAN;
        if (own < cost_inside(cell))
            own = cost_inside(cell);
        if (own > cost)
            cost = own;
    }
    return cost;
}

/* The cells that have a part in a row that is cut into steps. */
typedef struct {
    Cell **cells;
    size_t count;
} StepCells;

/* The room on a page between what repeats around rows. */
static Length room_for_rows(const Table *table)
{
    Length room = table->flow->layout->page_height;
    for (const Frame *frame = table->flow->frame; frame; frame = frame->parent)
        room -= frame->before + frame->header_height + frame->footer_height + frame->after;
    return room;
}

/* The next lines of the cell that must stay together: as far as the first break between them that no keep forbids; just
 * one where a page could not hold them. *end becomes what comes after them. Returns their height, 0 when there are none. */
static Length next_step(const Table *table, const Cell *cell, size_t *end)
{
    const Flow *flow = cell->flow;
    *end = cell->next;
    if (*end == flow->count)
        return 0;
    const Slice *slice = &flow->slices[(*end)++];
    Length one = (cell->next == 0 ? slice->head : slice->lead) + slice->height, all = one;
    for (; *end < flow->count && flow->slices[*end].cost >= COST_NEVER; (*end)++) {
        all += flow->slices[*end].lead + flow->slices[*end].height;
        if (all > room_for_rows(table)) {
            *end = cell->next + 1;
            return one;
        }
    }
    return all;
}

/* Adds the next lines of the cell, as many as fit, below top, or below a line of it that reaches from the row above into
 * the first step; returns the height they and what is above them take. */
static Length add_step_of_cell(const Table *table, Cell *cell, Area *row_box, Length room,
                               Length top)
{
    Flow *flow = cell->flow;
    size_t begin = cell->next;
    Length height = 0;
    while (cell->next < flow->count) {
        size_t end;
        Length step = next_step(table, cell, &end);
        if (height + step > room)
            break;
        height += step;
        cell->next = end;
    }
    Area *box = cell_box(table, cell, 0);
    box->y = cell->overhang;
    cell->overhang = 0;
    Area holder = {0};
    if (cell->next > begin)
        height = flow_compose_inside(flow, begin, cell->next, &holder);
    append_shifted(box, &holder, cell->inset[SIDE_LEFT], top);
    area_append(row_box, box);
    return box->y + top + height;
}

/* One step of a row that is cut: the next lines of all cells whose height stays within that of the tallest next
 * line. */
static Area *build_step(const Table *table, const Part *part, size_t index, const StepCells *cells,
                        bool first)
{
    Area *box = row_box_new(table, part, &part->rows[index], 0);
    Length tallest = 0, after = 0;
    Area *backgrounds_end = box->last;
    size_t end;
    for (size_t i = 0; i < cells->count; i++)
        raise(&tallest, next_step(table, cells->cells[i], &end));
    bool last = true;
    for (size_t i = 0; i < cells->count; i++) {
        Cell *cell = cells->cells[i];
        Length top = first && cell->row == index ? cell->inset[SIDE_TOP] : 0;
        raise(&box->height, add_step_of_cell(table, cell, box, tallest, top));
        raise(&after, cell->inset[SIDE_BOTTOM]);
        last = last && cell->next == cell->flow->count;
    }
    box->height += last ? after : 0;
    Area *area = backgrounds_end ? backgrounds_end->next : box->first;
    for (Area *background = box->first; background != area; background = background->next)
        background->height = box->height;
    for (size_t i = 0; i < cells->count; i++, area = area->next) {
        area->height = box->height - area->y;
        if (!first || cells->cells[i]->row < index)
            area_open_side(table->flow->layout->arena, area, SIDE_TOP);
        if (!last || cells->cells[i]->row + cells->cells[i]->rows > index + 1)
            area_open_side(table->flow->layout->arena, area, SIDE_BOTTOM);
    }
    return box;
}

/* The borders that cells of a table with separate borders keep at a page break inside them; *height is that of the
 * widest. */
static Area *retained_borders(const Table *table, const StepCells *cells, Side side, Length *height)
{
    Area holder = {0};
    *height = 0;
    for (size_t i = 0; i < cells->count; i++) {
        const Cell *cell = cells->cells[i];
        Border border = border_of(cell->fo, side);
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

/* The headers that tables in the cells repeat when a page breaks before their next lines; *height is that of the highest. */
static Area headers_inside(const Table *table, const StepCells *cells, Length *height)
{
    Area all = {0};
    *height = 0;
    for (size_t i = 0; i < cells->count; i++) {
        const Cell *cell = cells->cells[i];
        if (cell->next == 0 || cell->next == cell->flow->count)
            continue;
        Length own;
        Area headers = {.first = flow_repeated_headers(cell->flow, cell->next, &own)};
        Length gap = table->collapse ? 0 : table->gap_inline / 2;
        append_shifted(&all, &headers,
                       table->x + table->columns[cell->column] + cell->inset[SIDE_LEFT] + gap, 0);
        raise(height, own);
    }
    return all;
}

static void cut_in_row(const Table *table, const Part *part, size_t index, const StepCells *cells,
                       Area headers, Length headers_height)
{
    SliceCut cut = {0};
    Area all = {0};
    if (table->collapse) {
        part_cut_inside(table, part, index, &cut);
    } else {
        Area above = {.first = retained_borders(table, cells, SIDE_TOP, &cut.height)};
        append_shifted(&all, &above, 0, 0);
        cut.end = retained_borders(table, cells, SIDE_BOTTOM, &cut.end_height);
    }
    append_shifted(&all, &headers, 0, cut.height);
    cut.area = all.first;
    cut.height += headers_height;
    flow_cut(table->flow, &cut);
}

static void cut_above_row(const Table *table, const Part *part, size_t index)
{
    if (!table->collapse || !can_part(table, part, index))
        return;
    SliceCut cut = {0};
    part_cut_between(table, part, index, &cut);
    flow_cut(table->flow, &cut);
}

static bool is_done(const StepCells *cells)
{
    for (size_t i = 0; i < cells->count; i++)
        if (cells->cells[i]->next < cells->cells[i]->flow->count)
            return false;
    return true;
}

static void add_row_in_steps(const Table *table, Part *part, size_t index)
{
    const Row *row = &part->rows[index];
    StepCells cells = {memory_new((table->column_count + 1) * sizeof *cells.cells), 0};
    for (size_t c = 0; c < table->column_count; c++) {
        Cell *cell = part_cell(table, part, index, c);
        if (cell)
            cells.cells[cells.count++] = cell;
    }
    int cost = cost_before_row(table, part, index);
    for (bool first = true; first || !is_done(&cells); first = false) {
        for (size_t i = 0; !first && i < cells.count; i++) {
            int inside = cost_inside(cells.cells[i]);
            cost = inside > cost ? inside : cost;
        }
        Length headers_height;
        Area headers = headers_inside(table, &cells, &headers_height);
        Area *box = build_step(table, part, index, &cells, first);
        if (table->collapse) {
            const RowPiece piece = {0, box->height, first, is_done(&cells)};
            add_rules(table, part, index, &piece, first && !can_part(table, part, index), box);
        }
        if (first && row->fo)
            area_set_id(table->flow->layout->arena, box, fo_own(row->fo, PROPERTY_ID));
        box->x = table->x;
        flow_add(table->flow, box, box->height, cost);
        cost = COST_IN_ROW;
        if (!first)
            cut_in_row(table, part, index, &cells, headers, headers_height);
        else
            cut_above_row(table, part, index);
    }
    for (size_t i = 0; i < cells.count; i++)
        cells.cells[i]->next_y = cells.cells[i]->overhang = 0;
    free(cells.cells);
}

static void force_before(const Table *table, const Part *part, size_t index)
{
    const Fo *row = part->rows[index].fo;
    if (row)
        flow_force(table->flow, fo_keyword(row, PROPERTY_BREAK_BEFORE));
}

static void add_row(const Table *table, Part *part, size_t index)
{
    const Row *row = &part->rows[index];
    Flow *flow = table->flow;
    Keep outer = flow->keep;
    force_before(table, part, index);
    if (row->fo)
        flow_enter(flow, row->fo);
    size_t since = row->fo ? block_begin_markers(flow, row->fo) : 0;
    if (row->height > flow->layout->page_height) {
        flow->keep = outer;
        add_row_in_steps(table, part, index);
    } else {
        Length gap = gap_between_rows(table);
        int cost = cost_before_row(table, part, index);
        Area *box = build_row(table, part, index, !can_part(table, part, index));
        box->x = table->x;
        box->y = gap / 2;
        flow_add(flow, box, row->height + gap, cost);
        cut_above_row(table, part, index);
    }
    if (row->fo) {
        block_end_markers(flow, row->fo, since);
        flow_leave(flow, row->fo, outer);
        flow_force(flow, fo_keyword(row->fo, PROPERTY_BREAK_AFTER));
    }
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
        for (size_t r = first; r < end; r++)
            add_row(table, part, r);
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
    for (size_t r = 0; r < part->row_count; r++)
        add_row(table, part, r);
    block_end_markers(table->flow, part->fo, since);
}
