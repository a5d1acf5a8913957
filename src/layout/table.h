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
    bool is_tied;    /* and one that cannot be cut does */
    bool is_stub; /* too low for the first lines of cells that span it, and nothing else is in it */
    bool is_tall; /* its flows live on: it is composed with its page */
    bool paints_cells; /* what lies behind it is painted in the boxes of its cells */
} Row;

/* A rule between cells, for which everything that touches it contends. */
typedef struct {
    Border border;
    int precedence; /* border-before-precedence and so on, of whoever won */
} Rule;

/* The header, the footer or a body of a table: a grid of cells. */
typedef struct Part {
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
    /* columns + 1 of what lies above its first row and below its last, collapsed, or NULL: nothing */
    Rule *arms_above, *arms_below;
    const struct Part *upper; /* which that is above, while the table is built */
} Part;

typedef struct Parts {
    Part header, footer;
    Part *bodies;
    size_t body_count;
    bool are_kept;      /* header and footer live on */
    struct Parts *next; /* that are kept until all is laid out */
} Parts;

typedef struct {
    const Fo *fo;
    Flow *flow;
    const Part *header, *footer; /* that stand on every page, or NULL */
    const Rule *below_header;    /* what that asks for below it, one a column */
    bool is_framed;              /* header and footer belong to the frame */
    Length x, width;             /* of the table in the flow's column */
    size_t column_count;
    size_t declared_count; /* columns that an fo:table-column is for */
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
/* Whether the other rule wins against the current one. */
bool rule_wins(const Table *table, const Rule *current, const Rule *other);
bool border_is_retained(const Fo *fo, Side side);
/* What the repeated header asks for below it, one a column; from the arena. */
Rule *rules_below_header(const Table *table);
/* The rules, one a column, at the top of a page that breaks before the row, or inside it, and at the end of one that
 * breaks after it, or inside it. Where a footer is repeated, its own where they are no weaker. */
void part_top_at_cut(const Table *table, const Part *part, size_t row, bool is_inside, Rule *rules);
void part_end_at_cut(const Table *table, const Part *part, size_t row, bool is_inside, Rule *rules);

/* table_rule.c: draws the rules of a collapsed table; x from its left edge. */
/* Which of a row's edges its piece from top to bottom reaches. */
typedef struct {
    Length top, bottom;
    bool starts, ends;
} RowPiece;

/* Adds the vertical rules of the row. */
void part_add_verticals(const Table *table, const Part *part, size_t row, const RowPiece *piece,
                        Area *areas);
/* Adds the rule above the row, or below the last, and what the vertical ones need to meet there. */
void part_add_line(const Table *table, const Part *part, size_t row, Length y, Area *areas);
/* The rules between the row and what lies above it, or those where a page breaks inside the row; x from the column's left
 * edge. */
void part_cut_between(const Table *table, const Part *part, size_t row, SliceCut *cut);
void part_cut_inside(const Table *table, const Part *part, size_t row, SliceCut *cut);

/* table_mark.c: the table's header and footer show markers of its pieces, or numbers of their pages: takes both parts, which
 * are then its. NULL: they do not. */
struct TableMarks *table_marks_take(const Table *table, Parts *parts);
/* Whether its header or footer holds an fo:page-number, so that it is another on each page. */
bool table_repeats_page_number(const Table *table, const Parts *parts);

/* table_background.c: boxes with what lies behind them. */
/* Of a row; height 0. Says whether its cells are painted. */
Area *row_box_new(const Table *table, Part *part, size_t row);
/* Sets the height and adds what lies behind cells; before these. */
void row_box_finish(const Table *table, const Part *part, size_t row, Area *box, Length height);
/* The cell's rectangle in the row, without content; height 0. */
Area *cell_box(const Table *table, const Part *part, size_t row, const Cell *cell);
/* When its height is known, and that of the row's box: puts pictures that lie behind it below its content. */
void cell_box_finish(const Table *table, const Part *part, size_t row, const Cell *cell, Area *box,
                     Length row_height);

/* table_step.c: adds a row that is higher than a page. cost: that of a break above it; above: what is drawn there. */
void tall_row_add(const Table *table, Part *part, size_t row, int cost, SliceCut above);

/* table_row.c */
Length cell_width(const Table *table, const Cell *cell);
/* How far its content stands from the top of the cell when there is so much room. */
Length cell_shift(const Cell *cell, Length room);
/* The room for rows on a page between what is around them. */
Length table_room(const Table *table);
Length table_least_room(const Table *table); /* … on the lowest page */
/* Moves the areas in holder into the box. */
void append_shifted(Area *box, Area *holder, Length x, Length y);
/* Whether a page may break above the row, as it cannot below the table's header. */
bool row_can_part(const Table *table, const Part *part, size_t row);
/* The rules of a piece of the row that belong to its box and to no cut: above it, and below the table's last row. */
void row_add_rules(const Table *table, const Part *part, size_t row, const RowPiece *piece,
                   bool above, Area *box);
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
