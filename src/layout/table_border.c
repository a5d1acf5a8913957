/* table_border.c: collapsed borders (XSL-FO 1.1, 7.8.4 border-collapse; CSS 2, 17.6.2).
 *
 * Between two cells lies one rule, and everything that touches it may ask for it: both cells, their rows, the
 * parts, the table. The wider wins; then the more conspicuous style; then the cell over the row over the part
 * over the table. “hidden” beats all. The rule is drawn once, centred on the line between the cells. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/table.h"

/* The border an object asks for on a side; width 0 and style none when it asks for none. */
Border collapsed_border(const Fo *fo, Side side)
{
    Area box = {0};
    box_decorate(&box, fo);
    return box.box.borders[side];
}

#define WIDTH_HIDDEN (-1) /* while they contend: a hidden border beats all */

static int weight_of(RuleStyle style)
{
    switch (style) {
    case RULE_DOUBLE: return 4;
    case RULE_SOLID: return 3;
    case RULE_DASHED: return 2;
    case RULE_DOTTED: return 1;
    default: return 0;
    }
}

/* current was asked for by something closer to the text, so it stays when both are equal. */
static void contend(Border *current, const Fo *fo, Side side)
{
    if (!fo)
        return;
    static const PropertyId STYLES[] = {PROPERTY_BORDER_BEFORE_STYLE, PROPERTY_BORDER_END_STYLE,
                                        PROPERTY_BORDER_AFTER_STYLE, PROPERTY_BORDER_START_STYLE};
    if (fo_keyword(fo, STYLES[side]) == KEYWORD_HIDDEN)
        *current = (Border){.width = WIDTH_HIDDEN};
    Border other = collapsed_border(fo, side);
    if (current->width == WIDTH_HIDDEN)
        return;
    if (other.width > current->width ||
        (other.width == current->width && weight_of(other.style) > weight_of(current->style)))
        *current = other;
}

/* Where a cell may ask for a rule above row r at column c. */
static Border horizontal_at(const Table *table, const Part *part, size_t r, size_t c, bool is_first,
                            bool is_last)
{
    size_t columns = table->column_count;
    const Cell *above = r > 0 ? part->grid[(r - 1) * columns + c] : NULL;
    const Cell *below = r < part->row_count ? part->grid[r * columns + c] : NULL;
    Border border = {0};
    if (above && above == below)
        return border;
    contend(&border, above ? above->fo : NULL, SIDE_BOTTOM);
    contend(&border, below ? below->fo : NULL, SIDE_TOP);
    if (r > 0)
        contend(&border, part->rows[r - 1].fo, SIDE_BOTTOM);
    if (r < part->row_count)
        contend(&border, part->rows[r].fo, SIDE_TOP);
    if (r == 0)
        contend(&border, part->fo, SIDE_TOP);
    if (r == part->row_count)
        contend(&border, part->fo, SIDE_BOTTOM);
    if (r == 0 && is_first)
        contend(&border, table->fo, SIDE_TOP);
    if (r == part->row_count && is_last)
        contend(&border, table->fo, SIDE_BOTTOM);
    return border;
}

static Border vertical_at(const Table *table, const Part *part, size_t r, size_t c)
{
    size_t columns = table->column_count;
    const Cell *left = c > 0 ? part->grid[r * columns + c - 1] : NULL;
    const Cell *right = c < columns ? part->grid[r * columns + c] : NULL;
    Border border = {0};
    if (left && left == right)
        return border;
    contend(&border, left ? left->fo : NULL, SIDE_RIGHT);
    contend(&border, right ? right->fo : NULL, SIDE_LEFT);
    if (c == 0 || c == columns) {
        Side side = c == 0 ? SIDE_LEFT : SIDE_RIGHT;
        contend(&border, part->rows[r].fo, side);
        contend(&border, part->fo, side);
        contend(&border, table->fo, side);
    }
    return border;
}

void part_collapse(const Table *table, Part *part, bool is_first, bool is_last)
{
    size_t columns = table->column_count;
    part->horizontal = memory_new(((part->row_count + 1) * columns + 1) * sizeof *part->horizontal);
    part->vertical = memory_new((part->row_count * (columns + 1) + 1) * sizeof *part->vertical);
    for (size_t r = 0; r <= part->row_count; r++)
        for (size_t c = 0; c < columns; c++)
            part->horizontal[r * columns + c] = horizontal_at(table, part, r, c, is_first, is_last);
    for (size_t r = 0; r < part->row_count; r++)
        for (size_t c = 0; c <= columns; c++)
            part->vertical[r * (columns + 1) + c] = vertical_at(table, part, r, c);
}

void parts_meet(const Table *table, Part *upper, Part *lower)
{
    size_t columns = table->column_count;
    for (size_t c = 0; c < columns; c++) {
        Border *above = &upper->horizontal[upper->row_count * columns + c];
        Border *below = &lower->horizontal[c];
        if (above->width == WIDTH_HIDDEN || below->width == WIDTH_HIDDEN) {
            above->width = below->width = WIDTH_HIDDEN;
            continue;
        }
        bool lower_wins =
            below->width > above->width ||
            (below->width == above->width && weight_of(below->style) > weight_of(above->style));
        *(lower_wins ? above : below) = *(lower_wins ? below : above);
    }
}

static bool same_border(const Border *a, const Border *b)
{
    return a->style == b->style && a->width == b->width && a->color.red == b->color.red &&
           a->color.green == b->color.green && a->color.blue == b->color.blue;
}

static void add_rule(const Table *table, Area *areas, Length x, Length y, Length length,
                     const Border *border, bool vertical)
{
    if (border->width <= 0 || border->style == RULE_NONE)
        return;
    Area *rule = area_new(table->flow->layout->arena, AREA_RULE, NULL, table->fo->place);
    Length half = border->width / 2;
    rule->x = vertical ? x - half : x;
    rule->y = vertical ? y : y - half;
    rule->width = vertical ? border->width : length;
    rule->height = vertical ? length : border->width;
    rule->rule.style = border->style;
    rule->rule.color = border->color;
    rule->rule.vertical = vertical;
    area_append(areas, rule);
}

/* The widest of the vertical rules that meet the horizontal line at the edge of the column. */
static Length crossing_width(const Table *table, const Part *part, size_t line, size_t column)
{
    size_t edges = table->column_count + 1;
    Length width = 0;
    if (line > 0)
        width = part->vertical[(line - 1) * edges + column].width;
    if (line < part->row_count && part->vertical[line * edges + column].width > width)
        width = part->vertical[line * edges + column].width;
    return width > 0 ? width : 0;
}

/* The rules along one horizontal line, equal neighbours joined into one. They reach to the outer edges of the
 * vertical ones they meet, so that corners are filled. */
static void add_horizontal(const Table *table, const Part *part, size_t line, Length y, Area *areas)
{
    size_t columns = table->column_count;
    const Border *borders = &part->horizontal[line * columns];
    for (size_t c = 0; c < columns;) {
        size_t end = c + 1;
        while (end < columns && same_border(&borders[c], &borders[end]))
            end++;
        Length before = crossing_width(table, part, line, c) / 2;
        Length after = crossing_width(table, part, line, end);
        after -= after / 2;
        if (c > 0 && borders[c - 1].width > borders[c].width)
            before = -before; /* the corner belongs to the wider rule */
        if (end < columns && borders[end].width > borders[c].width)
            after = -after;
        add_rule(table, areas, table->columns[c] - before, y,
                 table->columns[end] - table->columns[c] + before + after, &borders[c], false);
        c = end;
    }
}

void part_add_rules(const Table *table, const Part *part, size_t first, size_t end, const Length *y,
                    Area *areas, bool above, bool below)
{
    size_t columns = table->column_count;
    for (size_t r = first; r < end; r++) {
        Length top = y[r - first], bottom = y[r - first + 1];
        if (above && r == first)
            add_horizontal(table, part, r, top, areas);
        if (below || r + 1 < end)
            add_horizontal(table, part, r + 1, bottom, areas);
        for (size_t c = 0; c <= columns; c++)
            add_rule(table, areas, table->columns[c], top, bottom - top,
                     &part->vertical[r * (columns + 1) + c], true);
    }
}
