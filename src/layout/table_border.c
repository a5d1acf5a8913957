/* table_border.c: collapsed borders (XSL-FO 1.1, 7.28.3; CSS 2.1, 17.6.2).
 *
 * Between two cells lies one rule, and everything that touches it may ask for it: both cells, their rows, the
 * parts, the columns, the table. The wider wins; then the more conspicuous style; then the cell over the row over the
 * part over the column over the table. “hidden” beats all. With “collapse-with-precedence” a number that each of them
 * has comes before all that. Where a page breaks, what stands on either side of the line contends for itself alone: the
 * after-border of what has ended, the before-border of what begins, and of what goes on the one with the conditionality
 * “retain”, the table's among them; of a header or footer that is repeated, its own. How the rules are drawn is in
 * table_rule.c. */
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
bool rule_wins(const Table *table, const Rule *current, const Rule *other)
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
    if (rule_wins(table, current, &other))
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

static Rule *copy_rules(const Rule *rules, size_t count)
{
    Rule *copy = memory_new(count * sizeof *copy);
    memcpy(copy, rules, count * sizeof *copy);
    return copy;
}

void parts_meet(const Table *table, Part *upper, Part *lower)
{
    size_t columns = table->column_count, edges = columns + 1;
    lower->upper = upper;
    lower->arms_above = copy_rules(&upper->vertical[(upper->row_count - 1) * edges], edges);
    upper->arms_below = copy_rules(lower->vertical, edges);
    for (size_t c = 0; c < columns; c++) {
        Rule *above = &upper->horizontal[upper->row_count * columns + c];
        Rule *below = &lower->horizontal[c];
        bool lower_wins = rule_wins(table, above, below);
        *(lower_wins ? above : below) = *(lower_wins ? below : above);
    }
}

bool border_is_retained(const Fo *fo, Side side)
{
    PropertyId property = side == SIDE_TOP ? PROPERTY_BORDER_BEFORE_CONDITIONALITY
                                           : PROPERTY_BORDER_AFTER_CONDITIONALITY;
    return fo && fo_keyword(fo, property) == KEYWORD_RETAIN;
}

/* What an object asks for where it begins or ends, or, when it goes on behind the break, retains. */
static void contend_at_cut(const Table *table, Rule *rule, const Fo *fo, Side side, bool goes_on)
{
    if (!goes_on || border_is_retained(fo, side))
        contend(table, rule, fo, side);
}

/* What the row asks for on one of its sides, at column c, where the page breaks there or, is_inside, in it. */
static void contend_row(const Table *table, Rule *rule, const Part *part, size_t row, size_t c,
                        Side side, bool is_inside)
{
    const Cell *cell = part->grid[row * table->column_count + c];
    bool top = side == SIDE_TOP;
    bool spans = cell && (top ? cell->row < row : cell->row + cell->rows > row + 1);
    bool at_edge = top ? row == 0 : row + 1 == part->row_count;
    contend_at_cut(table, rule, cell ? cell->fo : NULL, side, is_inside || spans);
    contend_at_cut(table, rule, spans ? NULL : part->rows[row].fo, side, is_inside);
    contend_at_cut(table, rule, part->fo, side, is_inside || !at_edge);
}

Rule *rules_below_header(const Table *table)
{
    const Part *header = table->header;
    Rule *rules = arena_array(table->flow->layout->arena, table->column_count, sizeof *rules);
    for (size_t c = 0; c < table->column_count; c++) {
        rules[c].precedence = -1;
        contend_row(table, &rules[c], header, header->row_count - 1, c, SIDE_BOTTOM, false);
    }
    return rules;
}

void part_top_at_cut(const Table *table, const Part *part, size_t row, bool is_inside, Rule *rules)
{
    for (size_t c = 0; c < table->column_count; c++) {
        rules[c] = table->header ? table->below_header[c] : (Rule){.precedence = -1};
        contend_row(table, &rules[c], part, row, c, SIDE_TOP, is_inside);
        if (!table->header)
            contend_at_cut(table, &rules[c], table->fo, SIDE_TOP, true);
    }
}

void part_end_at_cut(const Table *table, const Part *part, size_t row, bool is_inside, Rule *rules)
{
    const Part *footer = table->footer;
    for (size_t c = 0; c < table->column_count; c++) {
        rules[c] = (Rule){.precedence = -1};
        contend_row(table, &rules[c], part, row, c, SIDE_BOTTOM, is_inside);
        if (!footer)
            contend_at_cut(table, &rules[c], table->fo, SIDE_BOTTOM, true);
        else if (!rule_wins(table, &footer->horizontal[c], &rules[c]))
            rules[c] = footer->horizontal[c];
    }
}
