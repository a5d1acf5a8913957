/* plain_table.c: owns tables in plain text.
 *
 *     Позиция                    Сейчас   До 100 тыс. шт.
 *     ------------------------   ------   ---------------
 *     Пакет бумажный с окном      2 340             2 290
 *
 * Columns are found as browsers find them (CSS 2.2, 17.5.2.2): every column gets what its longest word needs, and what
 * is left goes to the columns in proportion to what their text could still use. A table whose words do not fit
 * side by side is written as cards instead, a row each: the heads of the columns at the left, the cells at
 * the right. A table with rules="no" is a list of labels and values and has no line under a head. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "input/element.h"
#include "output/plain_lines.h"

enum { GAP = 2, HEAD = 8, SPAN_MAX = 1000, UNLIMITED = 1 << 20 };

typedef struct {
    const xmlNode *node; /* NULL: nothing here, or taken by a neighbour that spans it */
    int columns;         /* how many it spans */
    bool to_end;         /* set to the right edge */
} Cell;

typedef struct {
    Cell *cells;
    bool *is_head; /* by row */
    size_t rows, columns;
    bool rules;
} Grid;

static Grid new_grid(size_t rows, size_t columns, bool rules)
{
    return (Grid){.cells = memory_new((rows * columns + 1) * sizeof(Cell)),
                  .is_head = memory_new(rows + 1),
                  .rows = rows,
                  .columns = columns,
                  .rules = rules};
}

static void free_grid(Grid *grid)
{
    free(grid->cells);
    free(grid->is_head);
}

/* How many columns the cell takes. */
static int span_of(const xmlNode *cell)
{
    int span = plain_number(cell, "columns", 1);
    return span < 1 ? 1 : span > SPAN_MAX ? SPAN_MAX : span;
}

static void count_grid(const xmlNode *table, size_t *rows, size_t *columns)
{
    *rows = *columns = 0;
    for (const xmlNode *row = table->children; row; row = row->next) {
        size_t count = 0;
        if (!element_is(row, "row"))
            continue;
        for (const xmlNode *cell = row->children; cell; cell = cell->next)
            if (element_is(cell, "cell"))
                count += (size_t)span_of(cell);
        *columns = count > *columns ? count : *columns;
        ++*rows;
    }
}

/* taken[c] says for how many more rows a cell above reaches into column c. */
static void read_row(const xmlNode *row, Grid *grid, size_t index, int *taken)
{
    size_t column = 0;
    for (const xmlNode *node = row->children; node; node = node->next) {
        if (!element_is(node, "cell"))
            continue;
        while (column < grid->columns && taken[column] > 0)
            taken[column++]--;
        if (column >= grid->columns)
            return;
        int span = span_of(node), rows = plain_number(node, "rows", 1);
        if ((size_t)span > grid->columns - column)
            span = 1;
        grid->cells[index * grid->columns + column] =
            (Cell){node, span, element_has(node, "align", "end")};
        for (int i = 0; i < span; i++)
            taken[column++] = rows - 1;
    }
    while (column < grid->columns && taken[column] > 0)
        taken[column++]--;
}

static Grid read_grid(const xmlNode *table)
{
    size_t rows, columns, index = 0;
    count_grid(table, &rows, &columns);
    int *taken = memory_new((columns + 1) * sizeof *taken);
    Grid grid = new_grid(rows, columns, !element_has(table, "rules", "no"));
    for (const xmlNode *row = table->children; row; row = row->next) {
        if (!element_is(row, "row"))
            continue;
        grid.is_head[index] = element_has(row, "head", "yes");
        read_row(row, &grid, index++, taken);
    }
    free(taken);
    return grid;
}

static int measure(const xmlNode *cell, int width)
{
    Buffer lines = {0};
    plain_blocks(cell, width, &lines);
    int widest = plain_widest(&lines);
    buffer_free(&lines);
    return widest;
}

/* What each column needs at least, and what it would take if it could. A cell over several columns asks of its last
 * what the others do not give. */
static void measure_columns(const Grid *grid, int *least, int *most)
{
    for (int spanning = 0; spanning < 2; spanning++)
        for (size_t i = 0; i < grid->rows * grid->columns; i++) {
            const Cell *cell = &grid->cells[i];
            size_t column = i % grid->columns;
            if (!cell->node || (cell->columns > 1) != spanning)
                continue;
            int need = measure(cell->node, 1), want = measure(cell->node, UNLIMITED);
            /* A head of Chinese characters could be broken after each. */
            if (grid->is_head[i / grid->columns])
                need = want < HEAD ? want : need > HEAD ? need : HEAD;
            for (int k = 0; k + 1 < cell->columns; k++, column++) {
                need -= least[column] + GAP;
                want -= most[column] + GAP;
            }
            least[column] = need > least[column] ? need : least[column];
            most[column] = want > most[column] ? want : most[column];
        }
}

/* false: the longest words do not fit side by side. */
static bool settle_columns(const Grid *grid, int width, int *widths)
{
    int *least = memory_new(2 * grid->columns * sizeof *least), *most = least + grid->columns;
    measure_columns(grid, least, most);
    if (!grid->rules && (most[0] <= width / 3 || most[0] + GAP + least[1] <= width))
        least[0] = most[0]; /* a label is broken only when its value needs the room */
    int left = width - GAP * ((int)grid->columns - 1), wanted = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        left -= least[i];
        wanted += most[i] > least[i] ? most[i] - least[i] : 0;
    }
    for (size_t i = 0; i < grid->columns; i++) {
        int want = most[i] > least[i] ? most[i] - least[i] : 0;
        int share = left <= 0 ? 0 : left >= wanted ? want : (int)((long)want * left / wanted);
        widths[i] = least[i] + share;
    }
    free(least);
    return left >= 0;
}

/* A line of the cell, which is taken off the lines, in so many columns. */
static void add_cell_line(Buffer *out, const char **lines, int width, bool to_end)
{
    size_t length = strcspn(*lines, "\n");
    int pad = width - plain_columns(*lines, length);
    for (int i = 0; to_end && i < pad; i++)
        buffer_char(out, ' ');
    buffer_add(out, *lines, length);
    for (int i = 0; !to_end && i < pad; i++)
        buffer_char(out, ' ');
    *lines += length + ((*lines)[length] == '\n');
}

static void end_line(Buffer *out)
{
    while (out->length > 0 && out->data[out->length - 1] == ' ')
        out->length--;
    buffer_char(out, '\n');
}

static int spanned_width(const Cell *cell, const int *widths)
{
    int width = widths[0];
    for (int i = 1; i < cell->columns; i++)
        width += GAP + widths[i];
    return width;
}

/* Appends a row; returns how many lines it has. */
static size_t add_row(const Grid *grid, size_t row, const int *widths, Buffer *out)
{
    Buffer *texts = memory_new(grid->columns * sizeof *texts);
    const char **left = memory_new(grid->columns * sizeof *left);
    const Cell *cells = grid->cells + row * grid->columns;
    size_t count = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        if (cells[i].node)
            plain_blocks(cells[i].node, spanned_width(&cells[i], widths + i), &texts[i]);
        left[i] = buffer_text(&texts[i]);
    }
    for (bool more = true; more; count++) {
        more = false;
        for (size_t i = 0; i < grid->columns;) {
            int width = cells[i].node ? spanned_width(&cells[i], widths + i) : widths[i];
            for (int gap = 0; i > 0 && gap < GAP; gap++)
                buffer_char(out, ' ');
            add_cell_line(out, &left[i], width, cells[i].to_end);
            more = more || *left[i] != '\0';
            i += cells[i].node ? (size_t)cells[i].columns : 1;
        }
        end_line(out);
    }
    for (size_t i = 0; i < grid->columns; i++)
        buffer_free(&texts[i]);
    free(texts);
    free(left);
    return count;
}

static void add_rule(const Grid *grid, const int *widths, Buffer *out)
{
    for (size_t i = 0; i < grid->columns; i++) {
        for (int gap = 0; i > 0 && gap < GAP; gap++)
            buffer_char(out, ' ');
        for (int k = 0; k < widths[i]; k++)
            buffer_char(out, '-');
    }
    end_line(out);
}

/* Rows of several lines have a blank line between them. */
static void add_rows(const Grid *grid, const int *widths, Buffer *out)
{
    bool airy = false;
    for (size_t row = 0; row < grid->rows && grid->rules; row++) {
        Buffer unused = {0};
        size_t lines = add_row(grid, row, widths, &unused);
        airy = airy || (lines > 1 && !grid->is_head[row]);
        buffer_free(&unused);
    }
    for (size_t row = 0; row < grid->rows; row++) {
        if (airy && row > 0 && !grid->is_head[row - 1])
            buffer_char(out, '\n');
        add_row(grid, row, widths, out);
        if (grid->rules && grid->is_head[row] && (row + 1 == grid->rows || !grid->is_head[row + 1]))
            add_rule(grid, widths, out);
    }
}

static void add_grid(const Grid *grid, int width, Buffer *out);

/* The row as labels and values; without a head, or with only one column, cell below cell. */
static void add_card(const Grid *grid, size_t head, size_t row, int width, Buffer *out)
{
    const Cell *cells = grid->cells + row * grid->columns;
    Grid card = new_grid(grid->columns, 2, false);
    size_t count = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        if (!cells[i].node || measure(cells[i].node, UNLIMITED) == 0)
            continue;
        if (head < row && grid->cells[head * grid->columns + i].node) {
            card.cells[2 * count] = (Cell){grid->cells[head * grid->columns + i].node, 1, false};
            card.cells[2 * count++ + 1] = (Cell){cells[i].node, 1, false};
        } else {
            card.cells[2 * count++] = (Cell){cells[i].node, 2, false};
        }
    }
    card.rows = count;
    add_grid(&card, width, out);
    free_grid(&card);
}

static void add_cards(const Grid *grid, int width, Buffer *out)
{
    size_t head = grid->rows;
    bool first = true;
    for (size_t row = 0; row < grid->rows; row++) {
        if (grid->is_head[row]) {
            head = row;
            continue;
        }
        if (!first)
            buffer_char(out, '\n');
        first = false;
        add_card(grid, head < row ? head : row, row, width, out);
    }
}

/* In a list of labels that does not fit, the labels get a third and the values stick out. */
static void add_grid(const Grid *grid, int width, Buffer *out)
{
    int *widths = memory_new(grid->columns * sizeof *widths);
    bool fits = settle_columns(grid, width, widths);
    if (!fits && !grid->rules && grid->columns == 2) {
        int third = width / 3 > 1 ? width / 3 : 1;
        widths[0] = widths[0] > third ? third : widths[0];
        widths[1] = width - GAP - widths[0] > 1 ? width - GAP - widths[0] : 1;
    }
    if (!fits && grid->rules)
        add_cards(grid, width, out);
    else
        add_rows(grid, widths, out);
    free(widths);
}

void plain_table(const xmlNode *table, int width, Buffer *out)
{
    Grid grid = read_grid(table);
    if (grid.columns > 0)
        add_grid(&grid, width, out);
    free_grid(&grid);
}
