/* table_grid.c: which cell stands where. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/table.h"

static void add_cell(Part *part, const Fo *fo)
{
    part->cells =
        memory_grow(part->cells, &part->cell_capacity, part->cell_count + 1, sizeof *part->cells);
    part->cells[part->cell_count++] =
        (Cell){.fo = fo,
               .rows = (size_t)fo_integer(fo, PROPERTY_ROWS_SPANNED, 1, ROW_SPAN_LIMIT),
               .columns = (size_t)fo_integer(fo, PROPERTY_COLUMNS_SPANNED, 1, SPAN_LIMIT)};
}

static Row *add_row(Part *part, const Fo *fo)
{
    part->rows =
        memory_grow(part->rows, &part->row_capacity, part->row_count + 1, sizeof *part->rows);
    part->rows[part->row_count] = (Row){.fo = fo, .first_cell = part->cell_count};
    return &part->rows[part->row_count++];
}

/* Rows are fo:table-row, or runs of cells between starts-row and ends-row. */
static void gather(Part *part)
{
    bool open = false;
    for (const Fo *child = part->fo->first; child; child = child->next) {
        if (child->element == FO_TABLE_ROW) {
            Row *row = add_row(part, child);
            for (const Fo *cell = child->first; cell; cell = cell->next) {
                if (cell->element != FO_TABLE_CELL)
                    continue;
                add_cell(part, cell);
                row->cell_count++;
            }
            open = false;
            continue;
        }
        if (child->element != FO_TABLE_CELL)
            continue;
        if (!open || fo_keyword(child, PROPERTY_STARTS_ROW) == KEYWORD_TRUE)
            add_row(part, NULL);
        add_cell(part, child);
        part->rows[part->row_count - 1].cell_count++;
        open = fo_keyword(child, PROPERTY_ENDS_ROW) != KEYWORD_TRUE;
    }
}

#define TOO_MANY ((size_t)-1)

/* Gives every cell its row and column; returns how many columns there are, or TOO_MANY. */
static size_t place_cells(Part *part)
{
    CellCover cover = {0};
    size_t widest = 0;
    for (size_t r = 0; r < part->row_count && widest != TOO_MANY; r++) {
        Row *row = &part->rows[r];
        for (size_t i = 0; i < row->cell_count && widest != TOO_MANY; i++) {
            Cell *cell = &part->cells[row->first_cell + i];
            Columns columns;
            if (!cell_place(&cover, cell->fo, &columns)) {
                widest = TOO_MANY;
                continue;
            }
            if (cell->rows > part->row_count - r)
                cell->rows = part->row_count - r;
            cell->row = r;
            cell->column = columns.first;
            if (columns.end > widest)
                widest = columns.end;
        }
        cell_end_row(&cover);
    }
    cell_cover_free(&cover);
    return widest;
}

size_t part_column_count(const Fo *fo)
{
    Part part = {.fo = fo};
    gather(&part);
    size_t count = place_cells(&part);
    part_free(&part);
    return count == TOO_MANY ? TABLE_COLUMN_LIMIT : count;
}

static void report_numbers(const Table *table, MessageId id, const Cell *cell, size_t first,
                           size_t second)
{
    Buffer one = {0}, other = {0};
    buffer_format(&one, "%zu", first);
    buffer_format(&other, "%zu", second);
    diagnose(table->flow->layout->diagnostics, id, cell->fo->place, buffer_text(&one),
             buffer_text(&other), NULL);
    buffer_free(&one);
    buffer_free(&other);
}

/* Says which cells do not stand where they want to. */
static void report_moved(const Table *table, const Part *part)
{
    for (size_t i = 0; i < part->cell_count; i++) {
        const Cell *cell = &part->cells[i];
        int asked = fo_integer(cell->fo, PROPERTY_COLUMN_NUMBER, 0, SPAN_LIMIT);
        if (asked == 0 || cell->column + 1 == (size_t)asked)
            continue;
        report_numbers(table, MESSAGE_TABLE_CELL_MOVED, cell, (size_t)asked, cell->column + 1);
    }
}

/* Says which cells want more rows than there are, and the first that goes beyond the columns the table speaks of. */
static void report_beyond(const Table *table, const Part *part)
{
    bool wide = table->declared_count == 0;
    for (size_t i = 0; i < part->cell_count; i++) {
        const Cell *cell = &part->cells[i];
        size_t rows = (size_t)fo_integer(cell->fo, PROPERTY_ROWS_SPANNED, 1, ROW_SPAN_LIMIT);
        size_t end = cell->column + cell->columns;
        if (rows > cell->rows)
            report_numbers(table, MESSAGE_TABLE_ROWS_BEYOND, cell, rows, cell->rows);
        if (!wide && end > table->declared_count)
            report_numbers(table, MESSAGE_TABLE_COLUMNS_BEYOND, cell, end, table->declared_count);
        wide = wide || end > table->declared_count;
    }
}

void part_read(const Table *table, Part *part, const Fo *fo)
{
    memset(part, 0, sizeof *part);
    part->fo = fo;
    gather(part);
    size_t columns = table->column_count;
    if (place_cells(part) == TOO_MANY || part->row_count > TABLE_PLACE_LIMIT / columns) {
        diagnose(table->flow->layout->diagnostics, MESSAGE_TABLE_TOO_LARGE, fo->place, NULL);
        part->row_count = part->cell_count = 0;
    }
    report_moved(table, part);
    report_beyond(table, part);
    part->grid = memory_new((part->row_count * columns + 1) * sizeof *part->grid);
    for (size_t i = 0; i < part->cell_count; i++) {
        Cell *cell = &part->cells[i];
        if (fo_starts_right(table->fo))
            cell->column = columns - cell->column - cell->columns;
        for (size_t r = cell->row; r < cell->row + cell->rows; r++)
            for (size_t c = cell->column; c < cell->column + cell->columns; c++)
                part->grid[r * columns + c] = cell;
    }
}

Cell *part_cell(const Table *table, const Part *part, size_t row, size_t place)
{
    bool mirrored = fo_starts_right(table->fo);
    size_t column = mirrored ? table->column_count - 1 - place : place;
    Cell *cell = part->grid[row * table->column_count + column];
    size_t first = cell && mirrored ? cell->column + cell->columns - 1 : cell ? cell->column : 0;
    return cell && first == column ? cell : NULL;
}

void part_free(Part *part)
{
    for (size_t i = 0; i < part->cell_count; i++)
        flow_free(part->cells[i].flow);
    free(part->cells);
    free(part->rows);
    free(part->grid);
    free(part->horizontal);
    free(part->vertical);
    free(part->arms_above);
    free(part->arms_below);
    memset(part, 0, sizeof *part);
}
