/* table_border.c: collapsed borders (XSL-FO 1.1, 7.28.3; CSS 2.1, 17.6.2).
 *
 * Between two cells lies one rule, and everything that touches it may ask for it: both cells, their rows, the
 * parts, the columns, the table. The wider wins; then the more conspicuous style; then the cell over the row over the
 * part over the column over the table. “hidden” beats all. With “collapse-with-precedence” a number that each of them
 * has comes before all that. The rule is drawn once, centred on the line between the cells. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/table.h"

#define WIDTH_HIDDEN (-1) /* while they contend: a hidden border beats all */
#define PRECEDENCE_FORCE 1000000

static int weight_of(RuleStyle style)
{
    switch (style) {
    case RULE_DOUBLE: return 8;
    case RULE_SOLID: return 7;
    case RULE_DASHED: return 6;
    case RULE_DOTTED: return 5;
    case RULE_RIDGE: return 4;
    case RULE_OUTSET: return 3;
    case RULE_GROOVE: return 2;
    case RULE_INSET: return 1;
    default: return 0;
    }
}

/* border-before-precedence and so on; by default what is nearer to the text is not stronger, but the table, then the
 * cell (XSL-FO 1.1, 7.28.1). */
static int precedence_of(const Fo *fo, Side side)
{
    static const PropertyId PROPERTIES[] = {
        PROPERTY_BORDER_BEFORE_PRECEDENCE, PROPERTY_BORDER_END_PRECEDENCE,
        PROPERTY_BORDER_AFTER_PRECEDENCE, PROPERTY_BORDER_START_PRECEDENCE};
    if (fo_keyword(fo, PROPERTIES[side]) == KEYWORD_FORCE)
        return PRECEDENCE_FORCE;
    if (fo->style->values[PROPERTIES[side]].kind == VALUE_NUMBER)
        return fo_integer(fo, PROPERTIES[side], 0, PRECEDENCE_FORCE - 1);
    switch (fo->element) {
    case FO_TABLE: return 6;
    case FO_TABLE_CELL: return 5;
    case FO_TABLE_COLUMN: return 4;
    case FO_TABLE_ROW: return 3;
    case FO_TABLE_BODY: return 2;
    case FO_TABLE_HEADER: return 1;
    default: return 0;
    }
}

/* Whether the other rule wins. Nobody's rule loses to any; of equals the one that is there stays. */
static bool wins(const Table *table, const Rule *current, const Rule *other)
{
    const Border *a = &current->border, *b = &other->border;
    if (table->by_precedence && other->precedence != current->precedence &&
        (b->width != 0 || other->precedence == PRECEDENCE_FORCE))
        return other->precedence > current->precedence;
    if (a->width == WIDTH_HIDDEN || b->width == WIDTH_HIDDEN)
        return a->width != WIDTH_HIDDEN;
    return b->width > a->width ||
           (b->width == a->width && weight_of(b->style) > weight_of(a->style));
}

/* current was asked for by something closer to the text, so it stays when both are equal. */
static void contend(const Table *table, Rule *current, const Fo *fo, Side side)
{
    if (!fo)
        return;
    static const PropertyId STYLES[] = {PROPERTY_BORDER_BEFORE_STYLE, PROPERTY_BORDER_END_STYLE,
                                        PROPERTY_BORDER_AFTER_STYLE, PROPERTY_BORDER_START_STYLE};
    Rule other = {border_of(fo, side), table->by_precedence ? precedence_of(fo, side) : 0};
    if (fo_keyword(fo, STYLES[side]) == KEYWORD_HIDDEN)
        other.border.width = WIDTH_HIDDEN;
    if (wins(table, current, &other))
        *current = other;
}

/* Where a cell may ask for a rule above row r at column c. */
static Rule horizontal_at(const Table *table, const Part *part, size_t r, size_t c, bool is_first,
                          bool is_last)
{
    size_t columns = table->column_count;
    const Cell *above = r > 0 ? part->grid[(r - 1) * columns + c] : NULL;
    const Cell *below = r < part->row_count ? part->grid[r * columns + c] : NULL;
    Rule rule = {.precedence = -1};
    if (above && above == below)
        return rule;
    contend(table, &rule, above ? above->fo : NULL, SIDE_BOTTOM);
    contend(table, &rule, below ? below->fo : NULL, SIDE_TOP);
    if (r > 0)
        contend(table, &rule, part->rows[r - 1].fo, SIDE_BOTTOM);
    if (r < part->row_count)
        contend(table, &rule, part->rows[r].fo, SIDE_TOP);
    if (r == 0)
        contend(table, &rule, part->fo, SIDE_TOP);
    if (r == part->row_count)
        contend(table, &rule, part->fo, SIDE_BOTTOM);
    if (r == 0 && is_first) {
        contend(table, &rule, table->column_fos[c], SIDE_TOP);
        contend(table, &rule, table->fo, SIDE_TOP);
    }
    if (r == part->row_count && is_last) {
        contend(table, &rule, table->column_fos[c], SIDE_BOTTOM);
        contend(table, &rule, table->fo, SIDE_BOTTOM);
    }
    return rule;
}

static Rule vertical_at(const Table *table, const Part *part, size_t r, size_t c)
{
    size_t columns = table->column_count;
    const Cell *left = c > 0 ? part->grid[r * columns + c - 1] : NULL;
    const Cell *right = c < columns ? part->grid[r * columns + c] : NULL;
    Rule rule = {.precedence = -1};
    if (left && left == right)
        return rule;
    contend(table, &rule, left ? left->fo : NULL, SIDE_RIGHT);
    contend(table, &rule, right ? right->fo : NULL, SIDE_LEFT);
    Side side = c == 0 ? SIDE_LEFT : SIDE_RIGHT;
    if (c == 0 || c == columns) {
        contend(table, &rule, part->rows[r].fo, side);
        contend(table, &rule, part->fo, side);
    }
    if (c > 0)
        contend(table, &rule, table->column_fos[c - 1], SIDE_RIGHT);
    if (c < columns)
        contend(table, &rule, table->column_fos[c], SIDE_LEFT);
    if (c == 0 || c == columns)
        contend(table, &rule, table->fo, side);
    return rule;
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
        Rule *above = &upper->horizontal[upper->row_count * columns + c];
        Rule *below = &lower->horizontal[c];
        bool lower_wins = wins(table, above, below);
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
        width = part->vertical[(line - 1) * edges + column].border.width;
    if (line < part->row_count && part->vertical[line * edges + column].border.width > width)
        width = part->vertical[line * edges + column].border.width;
    return width > 0 ? width : 0;
}

/* The rules along one horizontal line, equal neighbours joined into one. They reach to the outer edges of the
 * vertical ones they meet, so that corners are filled. */
static void add_horizontal(const Table *table, const Part *part, size_t line, const Rule *rules,
                           Length y, Area *areas)
{
    size_t columns = table->column_count;
    for (size_t c = 0; c < columns;) {
        size_t end = c + 1;
        while (end < columns && same_border(&rules[c].border, &rules[end].border))
            end++;
        Length before = crossing_width(table, part, line, c) / 2;
        Length after = crossing_width(table, part, line, end);
        after -= after / 2;
        if (c > 0 && rules[c - 1].border.width > rules[c].border.width)
            before = -before; /* the corner belongs to the wider rule */
        if (end < columns && rules[end].border.width > rules[c].border.width)
            after = -after;
        add_rule(table, areas, table->columns[c] - before, y,
                 table->columns[end] - table->columns[c] + before + after, &rules[c].border, false);
        c = end;
    }
}

static const Rule *rules_at(const Table *table, const Part *part, size_t line)
{
    return &part->horizontal[line * table->column_count];
}

bool border_is_retained(const Fo *fo, Side side)
{
    PropertyId property = side == SIDE_TOP ? PROPERTY_BORDER_BEFORE_CONDITIONALITY
                                           : PROPERTY_BORDER_AFTER_CONDITIONALITY;
    return fo && fo_keyword(fo, property) == KEYWORD_RETAIN;
}

/* The rule at column c where a page breaks before or inside the row. */
static Rule cut_rule(const Table *table, const Part *part, size_t row, size_t c, bool is_inside,
                     Side side)
{
    Rule rule = {.precedence = -1};
    const Cell *cell = part->grid[row * table->column_count + c];
    const Part *repeated = side == SIDE_TOP ? table->header : table->footer;
    if (!is_inside)
        rule = rules_at(table, part, row)[c];
    if (is_inside && cell && border_is_retained(cell->fo, side))
        contend(table, &rule, cell->fo, side);
    if (is_inside && border_is_retained(part->rows[row].fo, side))
        contend(table, &rule, part->rows[row].fo, side);
    if (!repeated && border_is_retained(table->fo, side))
        contend(table, &rule, table->fo, side);
    /* the header has drawn the rule below it */
    if (side == SIDE_TOP && repeated &&
        !wins(table, &rules_at(table, repeated, repeated->row_count)[c], &rule))
        rule = (Rule){.precedence = -1};
    return rule;
}

Area *part_cut_rules(const Table *table, const Part *part, size_t row, bool is_inside, Side side)
{
    size_t columns = table->column_count;
    if (side == SIDE_BOTTOM && !is_inside && !border_is_retained(table->fo, side))
        return NULL; /* the row above has drawn its own */
    Rule *rules = memory_new(columns * sizeof *rules);
    for (size_t c = 0; c < columns; c++)
        rules[c] = cut_rule(table, part, row, c, is_inside, side);
    Area holder = {0};
    add_horizontal(table, part, row, rules, 0, &holder);
    free(rules);
    for (Area *area = holder.first; area; area = area->next)
        area->x += table->x;
    return holder.first;
}

void part_add_rules(const Table *table, const Part *part, size_t first, size_t end, const Length *y,
                    Area *areas, bool above, bool below)
{
    size_t columns = table->column_count;
    for (size_t r = first; r < end; r++) {
        Length top = y[r - first], bottom = y[r - first + 1];
        if (above && r == first)
            add_horizontal(table, part, r, rules_at(table, part, r), top, areas);
        if (below || r + 1 < end)
            add_horizontal(table, part, r + 1, rules_at(table, part, r + 1), bottom, areas);
        for (size_t c = 0; c <= columns; c++)
            add_rule(table, areas, table->columns[c], top, bottom - top,
                     &part->vertical[r * (columns + 1) + c].border, true);
    }
}
