/* structure_table.c: tables for those who hear them.
 *
 * A reader that moves through a table cell by cell counts on rows of the same length (ISO 14289-1, 7.5). In XSL-FO a
 * row may stop early. So the rows are counted, with what spans into them from above, and short ones get empty cells at
 * their end; a cell that spans more rows than there are is held back to those there are. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/context.h"

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

/* Puts the cells of the row into the columns that are free; returns how many columns are taken up to the last. */
static size_t place_row(Cover *cover, StructureNode *row, int rows_left)
{
    size_t column = 0, end = 0;
    for (StructureNode *cell = row->first; cell; cell = cell->next) {
        if (cell->row_span > rows_left)
            cell->row_span = rows_left;
        while (column < cover->count && cover->left[column] > 0)
            column++;
        int columns = cell->column_span > 1 ? cell->column_span : 1;
        for (; columns > 0; columns--)
            take_column(cover, column++, cell->row_span > 1 ? cell->row_span : 1);
    }
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
    for (StructureNode *row = part->first; row; row = row->next) {
        if (!is_row(row))
            continue;
        size_t end = place_row(&cover, row, rows_left--);
        for (size_t i = end; i < width; i++)
            structure_node_new(layout, row, "TD", row->place);
        widest = end > widest ? end : widest;
    }
    free(cover.left);
    return widest;
}

void structure_table_settle(Layout *layout, StructureNode *table)
{
    size_t width = 0;
    for (StructureNode *part = table->first; part; part = part->next) {
        size_t widest = is_part(part) ? go_through(layout, part, 0) : 0;
        width = widest > width ? widest : width;
    }
    for (StructureNode *part = table->first; part; part = part->next)
        if (is_part(part))
            go_through(layout, part, width);
}
