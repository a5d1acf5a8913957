/* structure_table.c: tables for those who hear them.
 *
 * A reader that moves through a table cell by cell counts on rows of the same length (ISO 14289-1, 7.5). In XSL-FO a
 * row may stop early or leave columns out. So the rows are counted, with what spans into them from above, and where
 * nothing stands an empty cell goes; a cell that spans more rows than there are is held back to those there are. A table
 * that layout will refuse for its size is left as it is. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/table.h"

/* How many rows from above still cover each column. */
typedef struct {
    int *left;
    size_t count, capacity;
} Cover;

static bool is_row(const StructureNode *node)
{
    return strcmp(node->role, "TR") == 0;
}

static bool is_part(const StructureNode *node)
{
    return strcmp(node->role, "THead") == 0 || strcmp(node->role, "TBody") == 0 ||
           strcmp(node->role, "TFoot") == 0;
}

static void take_column(Cover *cover, size_t column, int rows)
{
    size_t old = cover->count;
    if (column >= old) {
        cover->left = memory_grow(cover->left, &cover->capacity, column + 1, sizeof *cover->left);
        memset(cover->left + old, 0, (column + 1 - old) * sizeof *cover->left);
        cover->count = column + 1;
    }
    cover->left[column] = rows;
}

static bool is_covered(const Cover *cover, size_t column)
{
    return column < cover->count && cover->left[column] > 0;
}

static bool is_free(const Cover *cover, size_t column, size_t columns)
{
    for (size_t i = column; i < column + columns && i < cover->count; i++)
        if (cover->left[i] > 0)
            return false;
    return true;
}

/* Where the cell goes when columns before the given one are taken, as table_grid.c decides it too. */
static size_t column_of(const Cover *cover, const StructureNode *cell, size_t column,
                        size_t columns)
{
    int wanted = structure_details(cell)->column;
    if (wanted > 0 && (size_t)wanted - 1 > column)
        column = (size_t)wanted - 1;
    while (!is_free(cover, column, columns))
        column++;
    return column;
}

/* Puts empty cells into the row where the link leads; returns where the next cell goes. */
static StructureNode **add_empty(Layout *layout, StructureNode *row, StructureNode **link,
                                 size_t count)
{
    for (; count > 0; count--) {
        StructureNode *empty = arena_alloc(layout->arena, sizeof *empty);
        *empty = (StructureNode){.role = "TD", .parent = row, .place = row->place, .next = *link};
        if (!*link)
            row->last = empty;
        *link = empty;
        link = &empty->next;
    }
    return link;
}

static size_t count_free(const Cover *cover, size_t from, size_t end)
{
    size_t count = 0;
    for (size_t i = from; i < end; i++)
        count += !is_covered(cover, i);
    return count;
}

/* Puts the cells of the row into the columns that are free; returns how many columns are taken up to the last. With a
 * width, what stays free up to it gets empty cells. */
static size_t place_row(Layout *layout, Cover *cover, StructureNode *row, int rows_left,
                        size_t width)
{
    size_t column = 0, end = 0;
    StructureNode **link = &row->first;
    for (; *link && column < TABLE_COLUMN_LIMIT; link = &(*link)->next) {
        StructureNode *cell = *link;
        const StructureDetails *details = structure_details(cell);
        if (details->row_span > rows_left)
            cell->details->row_span = rows_left;
        size_t columns = details->column_span > 1 ? (size_t)details->column_span : 1;
        size_t place = column_of(cover, cell, column, columns);
        if (width > 0)
            link = add_empty(layout, row, link, count_free(cover, column, place));
        for (column = place; column < place + columns; column++)
            take_column(cover, column, details->row_span > 1 ? details->row_span : 1);
    }
    if (width > 0)
        add_empty(layout, row, link, count_free(cover, column, width));
    for (size_t i = 0; i < cover->count; i++) {
        if (cover->left[i] > 0) {
            end = i + 1;
            cover->left[i]--;
        }
    }
    return end;
}

static int count_rows(const StructureNode *row)
{
    int count = 0;
    for (; row; row = row->next)
        count += is_row(row);
    return count;
}

/* The width of the widest row of the part; with width given, rows are filled up to it. */
static size_t go_through(Layout *layout, StructureNode *part, size_t width)
{
    Cover cover = {0};
    size_t widest = 0;
    int rows_left = count_rows(part->first);
    for (StructureNode *row = part->first; row && widest <= TABLE_COLUMN_LIMIT; row = row->next) {
        if (!is_row(row))
            continue;
        size_t end = place_row(layout, &cover, row, rows_left--, width);
        widest = end > widest ? end : widest;
    }
    free(cover.left);
    return widest;
}

void structure_table_settle(Layout *layout, StructureNode *table)
{
    size_t width = 0, rows = 0;
    for (StructureNode *part = table->first; part; part = part->next) {
        size_t widest = is_part(part) ? go_through(layout, part, 0) : 0;
        width = widest > width ? widest : width;
        rows += is_part(part) ? (size_t)count_rows(part->first) : 0;
    }
    if (width > TABLE_COLUMN_LIMIT || rows * width > TABLE_PLACE_LIMIT)
        return;
    for (StructureNode *part = table->first; part; part = part->next)
        if (is_part(part))
            go_through(layout, part, width);
}
