/* cell_place.c: in which column of its table a cell stands, and what the fo:table-column says of it.
 *
 * Cells go into the first free columns of their row, or where column-number says; those that span rows cover columns of
 * the rows below. The layout of a table needs this, and from-table-column() does while objects are still being read: then
 * the part of the table that is there is walked through once, each time from the cell where the last walk ended. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fo/cell_place.h"

static void widen(CellCover *cover, size_t need)
{
    size_t old = cover->count;
    if (need <= old)
        return;
    cover->left = memory_grow(cover->left, &cover->capacity, need, sizeof *cover->left);
    memset(cover->left + old, 0, (need - old) * sizeof *cover->left);
    cover->count = need;
}

static bool is_free(const CellCover *cover, size_t column, size_t columns)
{
    for (size_t i = column; i < column + columns && i < cover->count; i++)
        if (cover->left[i] > 0)
            return false;
    return true;
}

bool cell_place(CellCover *cover, const Fo *cell, Columns *columns)
{
    size_t span = (size_t)fo_integer(cell, PROPERTY_COLUMNS_SPANNED, 1, SPAN_LIMIT);
    size_t asked = (size_t)fo_integer(cell, PROPERTY_COLUMN_NUMBER, 0, SPAN_LIMIT);
    size_t column = asked > 0 ? asked - 1 : cover->next;
    while (column < TABLE_COLUMN_LIMIT && !is_free(cover, column, span))
        column++;
    if (column + span > TABLE_COLUMN_LIMIT)
        return false;
    *columns = (Columns){column, column + span};
    widen(cover, columns->end);
    for (size_t c = column; c < columns->end; c++)
        cover->left[c] = (size_t)fo_integer(cell, PROPERTY_ROWS_SPANNED, 1, ROW_SPAN_LIMIT);
    cover->next = columns->end;
    return true;
}

void cell_end_row(CellCover *cover)
{
    for (size_t c = 0; c < cover->count; c++)
        cover->left[c] -= cover->left[c] > 0;
    cover->next = 0;
}

void cell_cover_free(CellCover *cover)
{
    free(cover->left);
    memset(cover, 0, sizeof *cover);
}

Columns column_range(const Fo *column, size_t before)
{
    int number = fo_integer(column, PROPERTY_COLUMN_NUMBER, 0, SPAN_LIMIT);
    size_t first = number > 0 ? (size_t)number - 1 : before;
    return (Columns){first,
                     first + (size_t)fo_integer(column, PROPERTY_COLUMNS_REPEATED, 1, SPAN_LIMIT)};
}

const Fo *cell_around(const Fo *fo)
{
    while (fo && fo->element != FO_TABLE_CELL)
        fo = fo->parent;
    return fo;
}

/* Tables stand in cells of others, so walks are a stack. */
struct CellWalk {
    const Fo *part, *at; /* at: the part itself, or the last row or cell that was visited */
    bool is_begun;       /* there is a row */
    bool is_open;        /* cells that stand in the part without a row may follow in this one */
    CellCover cover;
    Columns columns; /* of the cell at */
    struct CellWalk *outer;
};

static CellWalk *pop(CellWalk *walk)
{
    CellWalk *outer = walk->outer;
    cell_cover_free(&walk->cover);
    free(walk);
    return outer;
}

void cell_walk_free(CellWalk *walk)
{
    while (walk)
        walk = pop(walk);
}

/* The next row or cell of the part behind at, or what else stands between them; NULL at the end. */
static const Fo *following(const Fo *part, const Fo *at)
{
    if ((at == part || at->element == FO_TABLE_ROW) && at->first)
        return at->first;
    while (at != part && !at->next)
        at = at->parent;
    return at == part ? NULL : at->next;
}

static void begin_row(CellWalk *walk)
{
    if (walk->is_begun)
        cell_end_row(&walk->cover);
    walk->is_begun = true;
}

static void visit(CellWalk *walk, const Fo *at)
{
    walk->at = at;
    if (at->element == FO_TABLE_ROW) {
        begin_row(walk);
        walk->is_open = false;
    } else if (at->element == FO_TABLE_CELL) {
        bool starts = !walk->is_open || fo_keyword(at, PROPERTY_STARTS_ROW) == KEYWORD_TRUE;
        if (at->parent == walk->part && starts)
            begin_row(walk);
        if (at->parent == walk->part)
            walk->is_open = fo_keyword(at, PROPERTY_ENDS_ROW) != KEYWORD_TRUE;
        if (!cell_place(&walk->cover, at, &walk->columns))
            walk->columns = (Columns){TABLE_COLUMN_LIMIT, TABLE_COLUMN_LIMIT};
    }
}

static bool is_inside(const Fo *fo, const Fo *outer)
{
    while (fo && fo != outer)
        fo = fo->parent;
    return fo != NULL;
}

static Columns columns_of(CellWalk **walks, const Fo *cell)
{
    const Fo *part = cell->parent->element == FO_TABLE_ROW ? cell->parent->parent : cell->parent;
    while (*walks && !is_inside(cell, (*walks)->part))
        *walks = pop(*walks);
    if (!*walks || (*walks)->part != part) {
        CellWalk *walk = memory_new(sizeof *walk);
        walk->part = walk->at = part;
        walk->outer = *walks;
        *walks = walk;
    }
    CellWalk *walk = *walks;
    while (walk->at != cell) {
        const Fo *next = following(part, walk->at);
        if (!next)
            return (Columns){0, 0};
        visit(walk, next);
    }
    return walk->columns;
}

const FoStyle *cell_column_style(CellWalk **walk, const Fo *cell)
{
    Columns columns = columns_of(walk, cell);
    const FoStyle *single = NULL;
    size_t before = 0;
    const Fo *part = (*walk)->part;
    for (const Fo *fo = part ? part->parent->first : NULL; fo; fo = fo->next) {
        if (fo->element != FO_TABLE_COLUMN)
            continue;
        Columns range = column_range(fo, before);
        before = range.end;
        if (columns.first < range.first || columns.first >= range.end)
            continue;
        size_t span = (size_t)fo_integer(fo, PROPERTY_COLUMNS_SPANNED, 1, SPAN_LIMIT);
        if (span == columns.end - columns.first)
            return fo->style;
        if (span == 1)
            single = fo->style;
    }
    return single;
}
