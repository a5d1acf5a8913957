/* cell_place.h: in which column of its table a cell stands (XSL-FO 1.1, 7.28.3, 7.28.14 and 7.28.15). */
#ifndef PROTOC_FO_CELL_PLACE_H
#define PROTOC_FO_CELL_PLACE_H

#include "fo/fo.h"

#define SPAN_LIMIT 1000
#define TABLE_COLUMN_LIMIT 4000
#define ROW_SPAN_LIMIT 65535

/* The columns first..end-1, from 0. */
typedef struct {
    size_t first, end;
} Columns;

/* How many rows from above still cover each column while the cells of a part are placed, row by row. Zeros at first. */
typedef struct {
    size_t *left;
    size_t count, capacity;
    size_t next; /* the first column behind the last cell of the row */
} CellCover;

/* Finds where the next cell of the row stands, and covers it. false: beyond TABLE_COLUMN_LIMIT. */
bool cell_place(CellCover *cover, const Fo *cell, Columns *columns);
void cell_end_row(CellCover *cover);
void cell_cover_free(CellCover *cover);

/* The columns that the fo:table-column speaks of; before: the end of those of the one before it. */
Columns column_range(const Fo *column, size_t before);

/* Which fo:table-column the cells of a table belong to, while the table is being read: goes on where it stopped. */
typedef struct CellWalk CellWalk;

/* The style of the fo:table-column for what stands in a cell (from-table-column(), 5.10.4); NULL when the table has none
 * for it. walk is where to keep state, NULL at first; free it with cell_walk_free(). */
const FoStyle *cell_column_style(CellWalk **walk, const Fo *cell);
void cell_walk_free(CellWalk *walk);

/* The cell the object stands in, or is. NULL: none. */
const Fo *cell_around(const Fo *fo);

#endif
