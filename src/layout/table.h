/* table.h: between the files of the table module. */
#ifndef PROTOC_LAYOUT_TABLE_H
#define PROTOC_LAYOUT_TABLE_H

#include "fo/cell_place.h"
#include "layout/flow.h"
#include "layout/measure.h"

#define TABLE_PLACE_LIMIT 5000000 /* of a part: rows times columns */

typedef struct {
    const Fo *fo;
    size_t row, column; /* of its top left place in the part's grid */
    size_t rows, columns;
    Flow *flow;
    Length content_height;
    Length inner_height; /* of the room for content in all its rows */
    Length inset[4];     /* by Side: border and padding around the content */
    bool is_divisible;   /* its content can go on in the next of the rows it spans */
    size_t next;         /* the first of its slices that no row has drawn yet */
    Length next_y;       /* where that goes, from the top of the row */
    Length overhang;     /* how far its last line reaches from the row above into the row */
} Cell;

typedef struct {
    const Fo *fo; /* the fo:table-row, or NULL when cells stand directly in the part */
    size_t first_cell, cell_count;
    Length height;
    bool is_crossed; /* a line of a cell that spans rows reaches from the row above into it */
} Row;

/* A rule between cells, for which everything that touches it contends. */
typedef struct {
    Border border;
    int precedence; /* border-before-precedence and so on, of whoever won */
} Rule;

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
    Rule *horizontal; /* (row_count + 1) * columns: the rule above each place, collapsed */
    Rule *vertical;   /* row_count * (columns + 1): the rule left of each place */
} Part;

typedef struct {
    Part header, footer;
    Part *bodies;
    size_t body_count;
    bool are_kept; /* header and footer live on */
} Parts;

typedef struct {
    const Fo *fo;
    Flow *flow;
    const Part *header, *footer; /* that stand on every page, or NULL */
    Length x, width;             /* of the table in the flow's column */
    size_t column_count;
    const Fo **column_fos; /* the fo:table-column of each, or NULL */
    Length *
        columns; /* left edges, column_count + 1 of them, from x; 0 until they are decided. Columns are
                      * counted from the left, also where the first is the one on the right */
    bool collapse, by_precedence;
    Length gap_inline, gap_block; /* border-separation */
} Table;

/* table.c */
void table_init(Table *table, Flow *flow, const Fo *fo);
void parts_read(Table *table, Parts *parts);
void parts_free(Parts *parts);

/* table_grid.c */
void part_read(const Table *table, Part *part, const Fo *fo);
void part_free(Part *part);
/* The cell of the row that begins at the place, counted from the start side; NULL: none does. */
Cell *part_cell(const Table *table, const Part *part, size_t row, size_t place);
size_t part_column_count(const Fo *part);

/* table_width.c: finds the columns, of which there are at least so many as the cells need, and decides their widths.
 * room: how wide the table may be when it does not say. */
void table_find_columns(Table *table, size_t least);
void table_set_widths(Table *table, Parts *parts, Length room);

/* table_border.c: decides the rules between cells (XSL-FO 1.1, 6.7.10; CSS 2.1, 17.6.2). is_first and
 * is_last say whether the table's own border lies above or below the part. */
void part_collapse(const Table *table, Part *part, bool is_first, bool is_last);
/* The rule between the last row of upper and the first of lower is one and the same. */
void parts_meet(const Table *table, Part *upper, Part *lower);
/* Adds the rules of rows first..end-1 to areas (an AREA_BOX at the rows' top left): those on the left, right and below
 * each row, and above the first row when above is set. y[i] is the top of row first+i. */
void part_add_rules(const Table *table, const Part *part, size_t first, size_t end, const Length *y,
                    Area *areas, bool above, bool below);
/* The rules that a collapsed table has where a page breaks before the row, or inside it: at the top of the new page
 * (SIDE_TOP), or at the end of the other (SIDE_BOTTOM). Inside a row they are those of which the conditionality is retain.
 * x from the column's left edge. NULL: none. */
Area *part_cut_rules(const Table *table, const Part *part, size_t row, bool is_inside, Side side);
bool border_is_retained(const Fo *fo, Side side);
/* The border an object asks for on a side; width 0 and style none when it asks for none. */

/* table_mark.c: the table's header and footer show markers of its pieces: takes both parts, which are then its. NULL: they
 * do not. */
struct TableMarks *table_marks_take(const Table *table, Parts *parts);

/* table_row.c */
void cell_inset(const Table *table, const Part *part, Cell *cell);
/* Lays out the cells of a part, whose insets and widths are known, and with them the heights of its rows. */
void part_fill(const Table *table, Part *part);
/* The same anew after its content has changed; rows become no lower. */
void part_refill(const Table *table, Part *part);
/* Adds its rows to the table's flow. */
void part_add_rows(const Table *table, Part *part);
/* Both at once. */
void part_build(const Table *table, Part *part);
/* The rows of a header or a footer as one area, for the table's frame. */
Area *part_as_area(const Table *table, Part *part, Length *height);
Length part_height(const Table *table, const Part *part);

#endif
