/* table_width.c: how wide the columns of a table are.
 *
 * Columns that say a length or a percentage have it. What is left of the table's width is shared out:
 *
 *   - over the columns of proportional-column-width() by their proportions, a column without a width counting as 1, and
 *     added to what else they say (“proportional-column-width(2) + 1cm”); so also when table-layout is “fixed” (XSL-FO 1.1, 7.28.9 and 7.28.16; CSS 2.1, 17.5.2.1: a cell of the first row may
 *     say the width instead of its column);
 *   - when table-layout is “auto” and there are no proportions, by what stands in the columns (CSS 2.1, 17.5.2.2):
 *
 *         least   the widest piece in the column that cannot break
 *         most    the widest line, if only those breaks were made that must be
 *
 *     A cell over several columns raises both in proportion to what they have. Where all columns can have their most,
 *     what is over is shared out in proportion to it, since a table without a width is as wide as its place: so are
 *     all blocks, and style sheets written for Apache FOP count on it. Where not, each has its least and of the rest
 *     in proportion to what it would still like to have. Below its least no column goes: then the table is too wide,
 *     which is reported. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/table.h"

#define COLUMN_LIMIT ((size_t)SPAN_LIMIT * 4)

typedef enum { WIDTH_FIXED, WIDTH_PROPORTION, WIDTH_AUTO } WidthKind;

typedef struct {
    WidthKind kind;
    Length width;       /* of WIDTH_PROPORTION: what it has beside its share */
    int64_t proportion; /* thousandths */
    Extent content;
} Column;

/* The table-column elements: fills fos, unless it is NULL, and returns how many columns they make. Those for cells over
 * several columns are there for from-table-column() alone (XSL-FO 1.1, 7.28.4). */
static size_t declared_columns(const Fo *table, const Fo **fos)
{
    size_t count = 0, before = 0;
    for (const Fo *column = table->first; column; column = column->next) {
        if (column->element != FO_TABLE_COLUMN)
            continue;
        Columns range = column_range(column, before);
        before = range.end;
        if (fo_integer(column, PROPERTY_COLUMNS_SPANNED, 1, SPAN_LIMIT) > 1)
            continue;
        for (size_t at = range.first; at < range.end && at < COLUMN_LIMIT; at++) {
            if (fos)
                fos[at] = column;
            if (at + 1 > count)
                count = at + 1;
        }
    }
    return count;
}

void table_find_columns(Table *table, size_t least)
{
    Arena *arena = table->flow->layout->arena;
    size_t count = declared_columns(table->fo, NULL);
    table->declared_count = count;
    if (count < least)
        count = least;
    if (count == 0)
        count = 1;
    table->column_count = count;
    table->column_fos = arena_array(arena, count, sizeof *table->column_fos);
    table->columns = arena_array(arena, count + 1, sizeof *table->columns);
    declared_columns(table->fo, table->column_fos);
    for (size_t i = 0; fo_starts_right(table->fo) && i < count / 2; i++) {
        const Fo *column = table->column_fos[i];
        table->column_fos[i] = table->column_fos[count - 1 - i];
        table->column_fos[count - 1 - i] = column;
    }
}

static Column column_of(const Fo *fo, Length table_width)
{
    const Value *value = fo ? &fo->style->values[PROPERTY_COLUMN_WIDTH] : NULL;
    if (value && value->kind == VALUE_PROPORTION)
        return (Column){.kind = WIDTH_PROPORTION,
                        .width = value_length(value, table_width),
                        .proportion = value->units};
    if (value && value->kind == VALUE_LENGTH)
        return (Column){.kind = WIDTH_FIXED, .width = value_length(value, table_width)};
    return (Column){.kind = WIDTH_AUTO};
}

static Length edges_of(const Cell *cell)
{
    return cell->inset[SIDE_LEFT] + cell->inset[SIDE_RIGHT];
}

/* The columns a cell covers, the table's last one at most. */
static size_t end_of(const Table *table, const Cell *cell)
{
    size_t end = cell->column + cell->columns;
    return end < table->column_count ? end : table->column_count;
}

static const Part *first_part(const Parts *parts)
{
    if (parts->header.row_count > 0)
        return &parts->header;
    for (size_t i = 0; i < parts->body_count; i++)
        if (parts->bodies[i].row_count > 0)
            return &parts->bodies[i];
    return NULL;
}

/* Cells of the first row say the widths that columns do not. */
static void ask_first_row(const Table *table, const Parts *parts, Column *columns)
{
    const Part *part = first_part(parts);
    for (size_t c = 0; part && c < table->column_count; c++) {
        const Cell *cell = part->grid[c];
        if (!cell || cell->columns > 1 || columns[c].kind != WIDTH_AUTO ||
            cell->fo->style->values[PROPERTY_WIDTH].kind != VALUE_LENGTH)
            continue;
        columns[c].kind = WIDTH_FIXED;
        columns[c].width = fo_length(cell->fo, PROPERTY_WIDTH, table->width) + edges_of(cell);
    }
}

static Extent extent_of_cell(const Table *table, const Cell *cell)
{
    Extent extent = content_extent(table->flow->layout, cell->fo);
    const Value *width = &cell->fo->style->values[PROPERTY_WIDTH];
    if (width->kind == VALUE_LENGTH && width->percent == 0)
        extent_raise(&extent, (Extent){width->length, width->length});
    Length around = edges_of(cell) + (table->collapse ? 0 : table->gap_inline);
    return (Extent){extent.least + around, extent.most + around};
}

/* Raises sums of columns to what a cell over them needs: least and most in the same way. */
static void spread(Column *columns, size_t count, Extent need)
{
    int64_t least = 0, most = 0, weight = 0;
    for (size_t i = 0; i < count; i++) {
        bool fixed = columns[i].kind == WIDTH_FIXED;
        least += fixed ? columns[i].width : columns[i].content.least;
        most += fixed ? columns[i].width : columns[i].content.most;
        weight += fixed ? 0 : columns[i].content.most + 1;
    }
    int64_t more_least = need.least > least ? need.least - least : 0;
    int64_t more_most = need.most > most ? need.most - most : 0;
    for (size_t i = 0; weight > 0 && i < count; i++) {
        if (columns[i].kind == WIDTH_FIXED)
            continue;
        Extent *content = &columns[i].content;
        int64_t own = (int64_t)content->most + 1;
        content->least += (Length)(more_least * own / weight);
        content->most += (Length)(more_most * own / weight);
        if (content->most < content->least)
            content->most = content->least;
    }
}

static void measure_part(const Table *table, const Part *part, Column *columns, bool spanning)
{
    for (size_t i = 0; i < part->cell_count; i++) {
        const Cell *cell = &part->cells[i];
        size_t count = end_of(table, cell) - cell->column;
        if ((count > 1) != spanning)
            continue;
        if (spanning)
            spread(&columns[cell->column], count, extent_of_cell(table, cell));
        else if (columns[cell->column].kind != WIDTH_FIXED)
            extent_raise(&columns[cell->column].content, extent_of_cell(table, cell));
    }
}

/* What the columns hold. Cells over one column come first, so that the others raise what is there. */
static void measure_columns(const Table *table, Parts *parts, Column *columns)
{
    for (int spanning = 0; spanning < 2; spanning++) {
        measure_part(table, &parts->header, columns, spanning);
        for (size_t i = 0; i < parts->body_count; i++)
            measure_part(table, &parts->bodies[i], columns, spanning);
        measure_part(table, &parts->footer, columns, spanning);
    }
}

static void set_insets(const Table *table, Parts *parts)
{
    Part *part = &parts->header;
    for (size_t k = 0; k < parts->body_count + 2; k++) {
        for (size_t i = 0; i < part->cell_count; i++)
            cell_inset(table, part, &part->cells[i]);
        part = k < parts->body_count ? &parts->bodies[k] : &parts->footer;
    }
}

/* What the columns have before anything is shared out (5.10.4). */
static int64_t fixed_width(const Column *columns, size_t count)
{
    int64_t width = 0;
    for (size_t i = 0; i < count; i++)
        width += columns[i].kind != WIDTH_AUTO ? columns[i].width : 0;
    return width;
}

/* Shares room out over the columns that are not fixed. */
static void share_by_content(Column *columns, size_t count, int64_t room)
{
    int64_t least = 0, most = 0;
    for (size_t i = 0; i < count; i++) {
        least += columns[i].kind == WIDTH_FIXED ? 0 : columns[i].content.least;
        most += columns[i].kind == WIDTH_FIXED ? 0 : columns[i].content.most + 1;
    }
    int64_t shared = 0, given = 0;
    for (size_t i = 0; i < count; i++) {
        if (columns[i].kind == WIDTH_FIXED)
            continue;
        int64_t own = (int64_t)columns[i].content.most + 1;
        if (room >= most) {
            shared += own;
            int64_t end = room * shared / most;
            columns[i].width = (Length)(end - given);
            given = end;
            continue;
        }
        int64_t above = room > least ? room - least : 0;
        shared += own - columns[i].content.least;
        int64_t end = most > least ? above * shared / (most - least) : 0;
        columns[i].width = columns[i].content.least + (Length)(end - given);
        given = end;
    }
}

/* A column whose share does not make up for what it takes off (“proportional-column-width(1) - 2cm”) has no width, and the
 * others share what there is without it. Returns how much that changes the room. */
static int64_t drop_negative(Column *columns, size_t count, int64_t room, int64_t sum)
{
    for (size_t i = 0; i < count; i++)
        if (columns[i].kind == WIDTH_PROPORTION && columns[i].width < 0 &&
            columns[i].width + room * columns[i].proportion / (sum > 0 ? sum : 1) < 0) {
            int64_t width = columns[i].width;
            columns[i] = (Column){.kind = WIDTH_FIXED};
            return width;
        }
    return 0;
}

static int64_t sum_of_proportions(const Column *columns, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += columns[i].kind == WIDTH_FIXED ? 0 : columns[i].proportion;
    return sum;
}

static void share_by_proportion(Column *columns, size_t count, int64_t room)
{
    for (size_t i = 0; i < count; i++)
        if (columns[i].kind == WIDTH_AUTO)
            columns[i].proportion = 1000;
    int64_t sum = sum_of_proportions(columns, count), less;
    while ((less = drop_negative(columns, count, room, sum)) != 0) {
        room = room + less > 0 ? room + less : 0;
        sum = sum_of_proportions(columns, count);
    }
    int64_t shared = 0, given = 0;
    for (size_t i = 0; i < count && sum > 0; i++) {
        if (columns[i].kind == WIDTH_FIXED)
            continue;
        shared += columns[i].proportion;
        int64_t end = room * shared / sum;
        columns[i].width += (Length)(end - given);
        given = end;
    }
}

static size_t count_kind(const Column *columns, size_t count, WidthKind kind)
{
    size_t result = 0;
    for (size_t i = 0; i < count; i++)
        result += columns[i].kind == kind;
    return result;
}

static Column *read_columns(const Table *table, const Parts *parts)
{
    Column *columns = memory_new(table->column_count * sizeof *columns);
    for (size_t i = 0; i < table->column_count; i++)
        columns[i] = column_of(table->column_fos[i], table->width);
    if (fo_keyword(table->fo, PROPERTY_TABLE_LAYOUT) == KEYWORD_FIXED)
        ask_first_row(table, parts, columns);
    return columns;
}

/* Whether content decides about widths. */
static bool is_by_content(const Table *table, const Column *columns)
{
    return fo_keyword(table->fo, PROPERTY_TABLE_LAYOUT) == KEYWORD_AUTO &&
           count_kind(columns, table->column_count, WIDTH_AUTO) > 0 &&
           count_kind(columns, table->column_count, WIDTH_PROPORTION) == 0;
}

static void report_width(const Table *table, int64_t excess)
{
    Buffer points = {0};
    buffer_thousandths(&points, (excess + 99) / 100 * 100);
    diagnose(table->flow->layout->diagnostics, MESSAGE_TABLE_TOO_WIDE, table->fo->place,
             buffer_text(&points), NULL);
    buffer_free(&points);
}

void table_set_widths(Table *table, Parts *parts, Length room)
{
    set_insets(table, parts);
    size_t count = table->column_count;
    Column *columns = read_columns(table, parts);
    int64_t rest = table->width - fixed_width(columns, count);
    if (is_by_content(table, columns)) {
        measure_columns(table, parts, columns);
        share_by_content(columns, count, rest > 0 ? rest : 0);
    } else {
        share_by_proportion(columns, count, rest > 0 ? rest : 0);
    }
    int64_t edge = 0;
    for (size_t i = 0; i < count; i++) {
        edge += columns[i].width;
        table->columns[i + 1] = (Length)(edge > LENGTH_MAX / 2 ? LENGTH_MAX / 2 : edge);
    }
    bool all_fixed = count_kind(columns, count, WIDTH_FIXED) == count;
    if (all_fixed || edge > table->width)
        table->width = table->columns[count];
    if (edge > room + POINTS(1))
        report_width(table, edge - room);
    free(columns);
}

static Extent sum_of_columns(const Table *table, const Column *columns)
{
    int64_t least = 0, most = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        bool fixed = columns[i].kind == WIDTH_FIXED;
        least += fixed ? columns[i].width : columns[i].content.least;
        most += fixed ? columns[i].width : columns[i].content.most;
    }
    int64_t limit = FO_LENGTH_LIMIT;
    return (Extent){(Length)(least < limit ? least : limit), (Length)(most < limit ? most : limit)};
}

Extent table_extent(Layout *layout, const Fo *fo)
{
    const Value *width = &fo->style->values[PROPERTY_WIDTH];
    if (width->kind == VALUE_LENGTH && width->percent == 0)
        return (Extent){width->length, width->length};
    Flow *flow = flow_new(layout, 0);
    Table table;
    Parts parts = {0};
    table_init(&table, flow, fo);
    parts_read(&table, &parts);
    set_insets(&table, &parts);
    Column *columns = read_columns(&table, &parts);
    measure_columns(&table, &parts, columns);
    Extent extent = sum_of_columns(&table, columns);
    free(columns);
    parts_free(&parts);
    flow_free(flow);
    return extent;
}
