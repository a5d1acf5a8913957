/* table.c: tables: every row is a slice of the flow, the header and footer belong to the table's frame and so
 * stand on every page.
 *
 *     frame  ┌ header ┐        page 1: header row row          page 2: header row row
 *            │ row    │ slice
 *            │ row    │ slice   A row that fits on a page is never cut. A higher one is cut into steps: each
 *            └ footer ┘         step takes the next lines of all its cells side by side.
 *
 * Cells that span rows hang down from the row they start in; the rows they span are kept together. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/table.h"

#define COST_BETWEEN_ROWS 3
#define COST_IN_SPAN 5000000
#define COST_IN_ROW 100

static Length cell_width(const Table *table, const Cell *cell)
{
    size_t end = cell->column + cell->columns;
    if (end > table->column_count)
        end = table->column_count;
    Length width = table->columns[end] - table->columns[cell->column];
    return table->collapse ? width : width - table->gap_inline;
}

static Length widest_rule(const Border *borders, size_t count, size_t step)
{
    Length widest = 0;
    for (size_t i = 0; i < count; i++) {
        if (borders[i * step].width > widest)
            widest = borders[i * step].width;
    }
    return widest;
}

static void inset_cell(const Table *table, const Part *part, Cell *cell)
{
    static const PropertyId PADDINGS[] = {PROPERTY_PADDING_BEFORE, PROPERTY_PADDING_END,
                                          PROPERTY_PADDING_AFTER, PROPERTY_PADDING_START};
    Length width = cell_width(table, cell);
    size_t columns = table->column_count;
    for (size_t side = 0; side < 4; side++) {
        cell->inset[side] = fo_length(cell->fo, PADDINGS[side], width);
        if (!table->collapse)
            cell->inset[side] += collapsed_border(cell->fo, (Side)side).width;
    }
    if (!table->collapse)
        return;
    size_t bottom = cell->row + cell->rows, right = cell->column + cell->columns;
    Length top_rule =
        widest_rule(&part->horizontal[cell->row * columns + cell->column], cell->columns, 1);
    Length bottom_rule =
        widest_rule(&part->horizontal[bottom * columns + cell->column], cell->columns, 1);
    const Border *left = &part->vertical[cell->row * (columns + 1) + cell->column];
    const Border *right_edge = &part->vertical[cell->row * (columns + 1) + right];
    Length left_rule = widest_rule(left, cell->rows, columns + 1);
    Length right_rule = widest_rule(right_edge, cell->rows, columns + 1);
    cell->inset[SIDE_TOP] += top_rule / 2;
    cell->inset[SIDE_BOTTOM] += bottom_rule - bottom_rule / 2;
    cell->inset[SIDE_LEFT] += left_rule / 2;
    cell->inset[SIDE_RIGHT] += right_rule - right_rule / 2;
}

/* Lays the content out once, to know its height. */
static void fill_cell(const Table *table, Cell *cell)
{
    Length width = cell_width(table, cell) - cell->inset[SIDE_LEFT] - cell->inset[SIDE_RIGHT];
    cell->flow = flow_new(table->flow->layout, width > POINTS(1) ? width : POINTS(1));
    flow_id(cell->flow, fo_own(cell->fo, PROPERTY_ID));
    block_children(cell->flow, cell->fo);
    flow_finish(cell->flow);
    Length height = 0;
    for (size_t i = 0; i < cell->flow->count; i++)
        height += (i > 0 ? cell->flow->slices[i].lead : cell->flow->slices[i].head) +
                  cell->flow->slices[i].height;
    for (const Event *event = cell->flow->end_events; event; event = event->next) {
        if (event->kind == EVENT_CLOSE)
            height += event->frame->after + event->frame->footer_height;
    }
    cell->content_height = height;
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

/* A cell over several rows that needs more than they give makes the last of them higher. */
static void set_row_heights(const Table *table, Part *part)
{
    for (size_t i = 0; i < part->cell_count; i++) {
        const Cell *cell = &part->cells[i];
        Row *row = &part->rows[cell->row];
        if (row->fo)
            raise(&row->height, fo_length(row->fo, PROPERTY_HEIGHT, 0));
        if (cell->rows == 1)
            raise(&row->height, outer_height(cell));
        if (cell->rows == 1)
            raise(&row->height, fo_length(cell->fo, PROPERTY_HEIGHT, 0));
    }
    for (size_t i = 0; i < part->cell_count; i++) {
        const Cell *cell = &part->cells[i];
        if (cell->rows == 1)
            continue;
        Length height = (Length)(cell->rows - 1) * (table->collapse ? 0 : table->gap_block);
        for (size_t r = cell->row; r < cell->row + cell->rows; r++)
            height += part->rows[r].height;
        if (height < outer_height(cell))
            part->rows[cell->row + cell->rows - 1].height += outer_height(cell) - height;
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
    box_decorate(box, cell->fo);
    if (table->collapse)
        memset(box->box.borders, 0, sizeof box->box.borders);
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

static Length span_height(const Table *table, const Part *part, const Cell *cell)
{
    Length height = 0;
    for (size_t r = cell->row; r < cell->row + cell->rows; r++)
        height += part->rows[r].height;
    return height + (Length)(cell->rows - 1) * (table->collapse ? 0 : table->gap_block);
}

static void add_whole_cell(const Table *table, const Part *part, Cell *cell, Area *row_box)
{
    Length height = span_height(table, part, cell);
    Area *box = cell_box(table, cell, height);
    Area holder = {0};
    flow_compose(cell->flow, 0, cell->flow->count, &holder, true);
    append_shifted(box, &holder, cell->inset[SIDE_LEFT],
                   cell->inset[SIDE_TOP] + shift_of(cell, height - outer_height(cell)));
    area_append(row_box, box);
}

static Color background_of_row(const Part *part, const Row *row)
{
    Color color = row->fo ? fo_color(row->fo, PROPERTY_BACKGROUND_COLOR) : (Color){0};
    return color.visible ? color : fo_color(part->fo, PROPERTY_BACKGROUND_COLOR);
}

static Area *row_box_new(const Table *table, const Part *part, const Row *row, Length height)
{
    const Fo *owner = row->fo ? row->fo : part->fo;
    Area *box = area_new(table->flow->layout->arena, AREA_BOX, structure_of(owner), owner->place);
    box->width = table->columns[table->column_count];
    box->height = height;
    box->box.background = background_of_row(part, row);
    return box;
}

/* The whole row as one box; above: with the rule over it. */
static Area *build_row(const Table *table, const Part *part, size_t index, bool above)
{
    const Row *row = &part->rows[index];
    Area *box = row_box_new(table, part, row, row->height);
    if (row->fo)
        box->id = fo_own(row->fo, PROPERTY_ID);
    for (size_t i = 0; i < row->cell_count; i++)
        add_whole_cell(table, part, &part->cells[row->first_cell + i], box);
    if (table->collapse) {
        const Length edges[2] = {0, row->height};
        part_add_rules(table, part, index, index + 1, edges, box, above, true);
    }
    return box;
}

/* The rule over a row, for when it comes first on a page. */
static Area *upper_rules(const Table *table, const Part *part, size_t index)
{
    if (!table->collapse)
        return NULL;
    Area holder = {0};
    const Length edges[2] = {0, 0};
    part_add_rules(table, part, index, index + 1, edges, &holder, true, false);
    for (Area *area = holder.first; area; area = area->next)
        area->x += table->x;
    return holder.first;
}

static bool spans_from_above(const Table *table, const Part *part, size_t row)
{
    for (size_t c = 0; row > 0 && c < table->column_count; c++) {
        const Cell *cell = part->grid[row * table->column_count + c];
        if (cell && cell->row < row)
            return true;
    }
    return false;
}

/* One step of a row that is cut: the next lines of all cells whose height stays within that of the tallest next
 * line. at[i] is the next slice of the i-th cell. */
static Area *build_step(const Table *table, const Part *part, const Row *row, size_t *at,
                        bool first)
{
    Cell *cells = &part->cells[row->first_cell];
    Length tallest = 0;
    for (size_t i = 0; i < row->cell_count; i++) {
        if (at[i] < cells[i].flow->count)
            raise(&tallest,
                  cells[i].flow->slices[at[i]].lead + cells[i].flow->slices[at[i]].height);
    }
    Area *box = row_box_new(table, part, row, 0);
    bool last = true;
    for (size_t i = 0; i < row->cell_count; i++) {
        Flow *flow = cells[i].flow;
        size_t end = at[i];
        Length height = 0;
        while (end < flow->count &&
               height + flow->slices[end].lead + flow->slices[end].height <= tallest) {
            height += flow->slices[end].lead + flow->slices[end].height;
            end++;
        }
        Area *cell = cell_box(table, &cells[i], 0);
        Area holder = {0};
        Length top = first ? cells[i].inset[SIDE_TOP] : 0;
        if (end > at[i])
            height = flow_compose(flow, at[i], end, &holder, first);
        append_shifted(cell, &holder, cells[i].inset[SIDE_LEFT], top);
        area_append(box, cell);
        raise(&box->height, top + height);
        at[i] = end;
        last = last && end == flow->count;
    }
    for (size_t i = 0; last && i < row->cell_count; i++)
        raise(&box->height, box->height + cells[i].inset[SIDE_BOTTOM]);
    for (Area *cell = box->first; cell; cell = cell->next)
        cell->height = box->height;
    return box;
}

static bool is_done(const Part *part, const Row *row, const size_t *at)
{
    for (size_t i = 0; i < row->cell_count; i++) {
        if (at[i] < part->cells[row->first_cell + i].flow->count)
            return false;
    }
    return true;
}

static void add_row_in_steps(const Table *table, const Part *part, size_t index)
{
    const Row *row = &part->rows[index];
    size_t *at = memory_new((row->cell_count + 1) * sizeof *at);
    for (bool first = true; first || !is_done(part, row, at); first = false) {
        Area *box = build_step(table, part, row, at, first);
        if (table->collapse) {
            const Length edges[2] = {0, box->height};
            part_add_rules(table, part, index, index + 1, edges, box, first && index == 0,
                           is_done(part, row, at));
        }
        if (first && row->fo)
            box->id = fo_own(row->fo, PROPERTY_ID);
        box->x = table->x;
        flow_add(table->flow, box, box->height, first ? COST_BETWEEN_ROWS : COST_IN_ROW,
                 box->place);
    }
    free(at);
}

static void add_row(const Table *table, const Part *part, size_t index, Length header_height)
{
    const Row *row = &part->rows[index];
    Flow *flow = table->flow;
    int outer = row->fo ? block_begin(flow, row->fo) : 0;
    bool spanned = spans_from_above(table, part, index);
    if (row->height > flow->layout->page_height - header_height && !spanned) {
        flow->keep = outer;
        add_row_in_steps(table, part, index);
    } else {
        Area *box = build_row(table, part, index, index == 0);
        box->x = table->x;
        Length gap = table->collapse ? 0 : table->gap_block;
        flow_add(flow, box, row->height + gap, spanned ? COST_IN_SPAN : COST_BETWEEN_ROWS,
                 box->place);
        flow->slices[flow->count - 1].cut_area =
            index == 0 ? NULL : upper_rules(table, part, index);
    }
    if (row->fo)
        block_end(flow, row->fo, outer);
}

/* Header and footer are drawn by the frame: their rows as one area. */
static Area *build_repeated(const Table *table, const Part *part, Length *height)
{
    Area *box =
        area_new(table->flow->layout->arena, AREA_BOX, structure_of(part->fo), part->fo->place);
    box->width = table->columns[table->column_count];
    *height = 0;
    for (size_t r = 0; r < part->row_count; r++) {
        Area *row = build_row(table, part, r, r == 0);
        row->y = *height;
        *height += part->rows[r].height + (table->collapse ? 0 : table->gap_block);
        area_append(box, row);
    }
    box->height = *height;
    return box;
}

static void prepare_part(const Table *table, Part *part)
{
    for (size_t i = 0; i < part->cell_count; i++) {
        inset_cell(table, part, &part->cells[i]);
        fill_cell(table, &part->cells[i]);
    }
    set_row_heights(table, part);
}

typedef struct {
    Part header, footer;
    Part *bodies;
    size_t body_count;
} Parts;

static void read_parts(Table *table, Parts *parts)
{
    size_t bodies = 0;
    for (const Fo *child = table->fo->first; child; child = child->next)
        bodies += child->element == FO_TABLE_BODY;
    parts->bodies = memory_new((bodies + 1) * sizeof *parts->bodies);
    for (const Fo *child = table->fo->first; child; child = child->next) {
        if (child->element == FO_TABLE_HEADER && !parts->header.fo)
            part_read(table, &parts->header, child);
        else if (child->element == FO_TABLE_FOOTER && !parts->footer.fo)
            part_read(table, &parts->footer, child);
        else if (child->element == FO_TABLE_BODY)
            part_read(table, &parts->bodies[parts->body_count++], child);
    }
}

static void collapse_parts(const Table *table, Parts *parts)
{
    bool has_header = parts->header.fo != NULL, has_footer = parts->footer.fo != NULL;
    if (has_header)
        part_collapse(table, &parts->header, true, false);
    for (size_t i = 0; i < parts->body_count; i++)
        part_collapse(table, &parts->bodies[i], i == 0 && !has_header,
                      i + 1 == parts->body_count && !has_footer);
    if (has_footer)
        part_collapse(table, &parts->footer, false, true);
    Part *upper = has_header ? &parts->header : NULL;
    for (size_t i = 0; i < parts->body_count; i++) {
        if (upper)
            parts_meet(table, upper, &parts->bodies[i]);
        upper = &parts->bodies[i];
    }
    if (has_footer && upper)
        parts_meet(table, upper, &parts->footer);
}

static void table_init(Table *table, Flow *flow, const Fo *fo)
{
    *table = (Table){.fo = fo, .flow = flow};
    table->collapse = fo_keyword(fo, PROPERTY_BORDER_COLLAPSE) != KEYWORD_SEPARATE;
    table->gap_inline = fo_length(fo, PROPERTY_BORDER_SEPARATION_INLINE, 0);
    table->gap_block = fo_length(fo, PROPERTY_BORDER_SEPARATION_BLOCK, 0);
    table->x = fo_length(fo, PROPERTY_START_INDENT, flow->width);
    Length room = flow->width - table->x - fo_length(fo, PROPERTY_END_INDENT, flow->width);
    table->width = fo->style->values[PROPERTY_WIDTH].kind == VALUE_LENGTH
                       ? fo_length(fo, PROPERTY_WIDTH, room)
                       : room;
    if (table->width < POINTS(1))
        table->width = POINTS(1);
    size_t least = 0;
    for (const Fo *part = fo->first; part; part = part->next) {
        size_t count = part->element == FO_TABLE_COLUMN ? 0 : part_column_count(part);
        least = count > least ? count : least;
    }
    table_columns(table, least);
}

static Frame *table_frame(const Table *table, const Parts *parts)
{
    Frame *frame = frame_new(table->flow, table->fo);
    if (table->collapse) {
        frame->before = frame->after = frame->cut_before = frame->cut_after = 0;
        frame->x = table->x;
    }
    frame->width = table->width;
    frame->hides_borders = table->collapse;
    if (parts->header.fo)
        frame->header = build_repeated(table, &parts->header, &frame->header_height);
    if (parts->footer.fo)
        frame->footer = build_repeated(table, &parts->footer, &frame->footer_height);
    frame->repeat_header = fo_keyword(table->fo, PROPERTY_OMIT_HEADER) != KEYWORD_TRUE;
    frame->repeat_footer = fo_keyword(table->fo, PROPERTY_OMIT_FOOTER) != KEYWORD_TRUE;
    return frame;
}

void table_build(Flow *flow, const Fo *fo)
{
    Table table;
    Parts parts = {0};
    table_init(&table, flow, fo);
    int outer = block_begin(flow, fo);
    read_parts(&table, &parts);
    if (table.collapse)
        collapse_parts(&table, &parts);
    prepare_part(&table, &parts.header);
    prepare_part(&table, &parts.footer);
    Frame *frame = table_frame(&table, &parts);
    flow_open(flow, frame);
    for (size_t i = 0; i < parts.body_count; i++) {
        prepare_part(&table, &parts.bodies[i]);
        for (size_t r = 0; r < parts.bodies[i].row_count; r++)
            add_row(&table, &parts.bodies[i], r, frame->header_height + frame->footer_height);
    }
    flow_close(flow);
    block_end(flow, fo, outer);
    part_free(&parts.header);
    part_free(&parts.footer);
    for (size_t i = 0; i < parts.body_count; i++)
        part_free(&parts.bodies[i]);
    free(parts.bodies);
}
