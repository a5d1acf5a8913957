/* table.h: between the files of the table module. */
#ifndef PROTOC_LAYOUT_TABLE_H
#define PROTOC_LAYOUT_TABLE_H

#include "layout/flow.h"

typedef struct {
    const Fo *fo;
    size_t row, column; /* of its top left place in the part's grid */
    size_t rows, columns;
    Flow *flow;
    Length content_height;
    Length inset[4];   /* by Side: border and padding around the content */
    bool is_divisible; /* its content can go on in the next of the rows it spans */
    size_t next;       /* the first of its slices that no row has drawn yet */
    Length next_y;     /* where that goes, from the top of the row */
    Length overhang;   /* how far its last line reaches from the row above into the row */
} Cell;

typedef struct {
    const Fo *fo; /* the fo:table-row, or NULL when cells stand directly in the part */
    size_t first_cell, cell_count;
    Length height;
    bool is_crossed; /* a line of a cell that spans rows reaches from the row above into it */
} Row;

/* The header, the footer or a body of a table: a grid of cells. */
typedef struct {
    const Fo *fo;
    Cell *cells;
    size_t cell_count, cell_capacity;
    Row *rows;
    size_t row_count, row_capacity;
    Cell **
        grid; /* row_count * column count: which cell covers a place, or NULL; cells are referred to by
                    address, so they no longer move once it is made */
    Border *horizontal; /* (row_count + 1) * columns: the rule above each place, collapsed */
    Border *vertical;   /* row_count * (columns + 1): the rule left of each place */
} Part;

typedef struct {
    const Fo *fo;
    Flow *flow;
    Length x, width; /* of the table in the flow's column */
    size_t column_count;
    Length *columns; /* left edges, column_count + 1 of them, from x */
    bool collapse;
    Length gap_inline, gap_block; /* border-separation */
} Table;

/* table_grid.c */
void part_read(const Table *table, Part *part, const Fo *fo);
void part_free(Part *part);
size_t part_column_count(const Fo *part);
void table_columns(Table *table, size_t least);

/* table_border.c: decides the rules between cells (XSL-FO 1.1, 6.7.10; CSS 2, 17.6.2). is_first and
 * is_last say whether the table's own border lies above or below the part. next is the part below, or NULL. */
void part_collapse(const Table *table, Part *part, bool is_first, bool is_last);
/* The rule between the last row of upper and the first of lower is one and the same. */
void parts_meet(const Table *table, Part *upper, Part *lower);
/* Adds the rules of rows first..end-1 to areas (an AREA_BOX at the rows' top left): those on the left, right and below
 * each row, and above the first row when top is set. y[i] is the top of row first+i. */
void part_add_rules(const Table *table, const Part *part, size_t first, size_t end, const Length *y,
                    Area *areas, bool above, bool below);

Border collapsed_border(const Fo *fo, Side side);

#endif
