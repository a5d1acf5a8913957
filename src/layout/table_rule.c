/* table_rule.c: draws the rules of a collapsed table, each once, with clean joins.
 *
 * Where the lines of the grid cross, up to four rules meet, its arms. One of them wins, as it would if they contended for
 * the same place (table_border.c), among equals the one that goes on, or a horizontal one; it goes through, or to the far edge of those across, and
 * the others end at its edge. Where rules of one colour are solid, the others go on below it to the middle: there is no
 * seam then on any device. Double rules are drawn as two lines, and where only double ones meet, these join as the lines of
 * a frame do:
 *
 *       ║   ║           ║   ║                 in a corner        ╔════
 *     ══╝   ╚══       ──╢   ╟──                                  ║ ╔══
 *     ══╗   ╔══         ║   ║                                    ║ ║
 *       ║   ║
 *
 * A row draws the vertical rules between its edges. The line above it, with what the vertical ones lack or need beyond
 * these edges, lies over both rows' backgrounds, and depends on whether a page breaks there: so it belongs to the cut
 * (SliceCut) unless the row is the first. A rule of width w lies from w/2, rounded down, before its line. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/table.h"

/* A line of the grid across the table, and the vertical rules that end at it. */
typedef struct {
    const Rule *rules;         /* one a column */
    const Rule *above, *below; /* one an edge of a column; or NULL */
} Line;

/* Where the arms of a crossing, by Side, end along their axis, counted from the crossing: of the two lines of a double
 * rule, the upper or left one first. */
typedef struct {
    Length ends[4][2];
    bool through[2]; /* the horizontal line does not end here */
} Joint;

static Length half_before(Length width)
{
    return width / 2;
}

static Length half_after(Length width)
{
    return width - width / 2;
}

static bool same_rule(const Rule *a, const Rule *b)
{
    return a->border.style == b->border.style && a->border.width == b->border.width &&
           color_is_same(a->border.color, b->border.color);
}

static bool is_drawn(const Rule *rule)
{
    return rule->border.width > 0 && rule->border.style != RULE_NONE;
}

/* Neither shows over the other. */
static bool merge(const Rule *a, const Rule *b)
{
    return a->border.style == RULE_SOLID && b->border.style == RULE_SOLID &&
           color_is_same(a->border.color, b->border.color);
}

static Length width_of(const Rule *rule)
{
    return rule ? rule->border.width : 0;
}

static bool is_doubled(const Rule *rule)
{
    return rule->border.style == RULE_DOUBLE;
}

/* Double rules meet in a corner, or all that meet are the same double one. */
static bool joins_doubles(const Rule *const *arms)
{
    size_t count = 0;
    bool same = true;
    const Rule *first = NULL;
    for (size_t i = 0; i < 4; i++) {
        if (!arms[i])
            continue;
        if (!is_doubled(arms[i]))
            return false;
        same = same && (!first || same_rule(first, arms[i]));
        first = arms[i];
        count++;
    }
    bool turns = (arms[SIDE_LEFT] || arms[SIDE_RIGHT]) && (arms[SIDE_TOP] || arms[SIDE_BOTTOM]);
    return turns && (same || count == 2);
}

/* Each line of an arm ends at the nearest line of the arm on its own side; without that it goes through, or, in a corner,
 * to the outer edge. */
static void join_doubles(const Rule *const *arms, Joint *joint)
{
    static const Side SIDES[4][2] = {[SIDE_TOP] = {SIDE_LEFT, SIDE_RIGHT},
                                     [SIDE_BOTTOM] = {SIDE_LEFT, SIDE_RIGHT},
                                     [SIDE_LEFT] = {SIDE_TOP, SIDE_BOTTOM},
                                     [SIDE_RIGHT] = {SIDE_TOP, SIDE_BOTTOM}};
    for (size_t side = 0; side < 4; side++) {
        if (!arms[side])
            continue;
        bool negative = side == SIDE_TOP || side == SIDE_LEFT;
        const Rule *across = arms[SIDES[side][0]] ? arms[SIDES[side][0]] : arms[SIDES[side][1]];
        Length width = width_of(across), line = width / 3;
        for (size_t i = 0; i < 2; i++) {
            bool on = !arms[SIDES[side][i]] && arms[(side + 2) % 4];
            Length inner = negative ? line - half_before(width) : half_after(width) - line;
            Length outer = negative ? half_after(width) : -half_before(width);
            joint->ends[side][i] = arms[SIDES[side][i]] ? inner : on ? 0 : outer;
            if (side == SIDE_LEFT)
                joint->through[i] = on;
        }
    }
}

static bool goes_on(const Rule *const *arms, Side side)
{
    return arms[side] && arms[side + 2] && same_rule(arms[side], arms[side + 2]);
}

static Side winner_of(const Table *table, const Rule *const *arms)
{
    static const Side ORDERS[2][4] = {{SIDE_LEFT, SIDE_RIGHT, SIDE_TOP, SIDE_BOTTOM},
                                      {SIDE_TOP, SIDE_BOTTOM, SIDE_LEFT, SIDE_RIGHT}};
    const Side *order = ORDERS[goes_on(arms, SIDE_TOP) && !goes_on(arms, SIDE_RIGHT)];
    Side best = order[0];
    for (size_t i = 1; i < 4; i++)
        if (arms[order[i]] && (!arms[best] || rule_wins(table, arms[best], arms[order[i]])))
            best = order[i];
    return best;
}

static void set_end(Joint *joint, Side side, Length end)
{
    joint->ends[side][0] = joint->ends[side][1] = end;
}

/* One goes through, the others end at its edge. */
static void join_blocks(const Table *table, const Rule *const *arms, Joint *joint)
{
    Side winner = winner_of(table, arms), opposite = (winner + 2) % 4;
    const Rule *rule = arms[winner];
    if (!rule)
        return;
    bool horizontal = winner == SIDE_LEFT || winner == SIDE_RIGHT;
    Side low = horizontal ? SIDE_TOP : SIDE_LEFT, high = horizontal ? SIDE_BOTTOM : SIDE_RIGHT;
    bool on = arms[opposite] && same_rule(rule, arms[opposite]);
    Length across = width_of(arms[low]);
    across = width_of(arms[high]) > across ? width_of(arms[high]) : across;
    bool negative = winner == SIDE_LEFT || winner == SIDE_TOP;
    Length far = negative ? half_after(across) : -half_before(across);
    set_end(joint, winner, on ? 0 : far);
    set_end(joint, opposite, on ? 0 : far);
    bool low_merges = arms[low] && merge(rule, arms[low]);
    bool high_merges = arms[high] && merge(rule, arms[high]);
    set_end(joint, low, low_merges ? 0 : -half_before(rule->border.width));
    set_end(joint, high, high_merges ? 0 : half_after(rule->border.width));
    if (!horizontal)
        on = low_merges && high_merges && same_rule(arms[low], arms[high]);
    joint->through[0] = joint->through[1] = on;
}

static const Rule *drawn_or_null(const Rule *rules, size_t at)
{
    return rules && is_drawn(&rules[at]) ? &rules[at] : NULL;
}

static Joint joint_at(const Table *table, const Line *line, size_t edge)
{
    Joint joint = {0};
    const Rule *const arms[4] = {
        [SIDE_TOP] = drawn_or_null(line->above, edge),
        [SIDE_RIGHT] = edge < table->column_count ? drawn_or_null(line->rules, edge) : NULL,
        [SIDE_BOTTOM] = drawn_or_null(line->below, edge),
        [SIDE_LEFT] = edge > 0 ? drawn_or_null(line->rules, edge - 1) : NULL};
    const Rule *any = arms[SIDE_LEFT];
    bool same = any && arms[SIDE_RIGHT] && same_rule(any, arms[SIDE_RIGHT]);
    if (!arms[SIDE_TOP] && !arms[SIDE_BOTTOM] && (same || !any || !arms[SIDE_RIGHT]))
        joint.through[0] = joint.through[1] = same; /* nothing meets it */
    else if (same && arms[SIDE_TOP] && arms[SIDE_BOTTOM] && any->border.style == RULE_SOLID &&
             same_rule(any, arms[SIDE_TOP]) && same_rule(any, arms[SIDE_BOTTOM]))
        joint.through[0] = joint.through[1] = true; /* most often */
    else if (joins_doubles(arms))
        join_doubles(arms, &joint);
    else
        join_blocks(table, arms, &joint);
    return joint;
}

static Line line_of(const Table *table, const Part *part, size_t row)
{
    size_t edges = table->column_count + 1;
    return (Line){&part->horizontal[row * table->column_count],
                  row > 0 ? &part->vertical[(row - 1) * edges] : part->arms_above,
                  row < part->row_count ? &part->vertical[row * edges] : part->arms_below};
}

/* A piece of a rule, from begin to end along its axis; at: the line of the grid that it lies on. part: which line of a
 * double rule. */
static void add_piece(const Table *table, Area *areas, const Border *border, bool vertical,
                      size_t part, Length at, Length begin, Length end)
{
    if (end <= begin)
        return;
    bool doubled = border->style == RULE_DOUBLE;
    Length thick = doubled ? border->width / 3 : border->width;
    Length low =
        part == 0 ? at - half_before(border->width) : at + half_after(border->width) - thick;
    Area *rule = area_new(table->flow->layout->arena, AREA_RULE, NULL, table->fo->place);
    rule->x = vertical ? low : begin;
    rule->y = vertical ? begin : low;
    rule->width = vertical ? thick : end - begin;
    rule->height = vertical ? end - begin : thick;
    rule->rule.style = doubled ? RULE_SOLID : border->style;
    rule->rule.color = border->color;
    rule->rule.vertical = vertical;
    area_append(areas, rule);
}

void part_add_verticals(const Table *table, const Part *part, size_t row, const RowPiece *piece,
                        Area *areas)
{
    Line above = line_of(table, part, row), below = line_of(table, part, row + 1);
    for (size_t edge = 0; edge <= table->column_count; edge++) {
        const Rule *rule = &part->vertical[row * (table->column_count + 1) + edge];
        if (!is_drawn(rule))
            continue;
        Joint top = {0}, bottom = {0};
        if (piece->starts)
            top = joint_at(table, &above, edge);
        if (piece->ends)
            bottom = joint_at(table, &below, edge);
        for (size_t i = 0; i < (is_doubled(rule) ? 2 : 1); i++)
            add_piece(table, areas, &rule->border, true, i, table->columns[edge],
                      piece->top + length_larger(top.ends[SIDE_BOTTOM][i], 0),
                      piece->bottom + length_smaller(bottom.ends[SIDE_TOP][i], 0));
    }
}

/* One of the lines along the grid's: equal neighbours are one where nothing parts them. */
static void add_runs(const Table *table, const Rule *rules, const Joint *joints, size_t part,
                     Length y, Area *areas)
{
    size_t columns = table->column_count;
    for (size_t c = 0, end; c < columns; c = end) {
        end = c + 1;
        if (!is_drawn(&rules[c]) || (part > 0 && !is_doubled(&rules[c])))
            continue;
        while (end < columns && joints[end].through[part] && same_rule(&rules[c], &rules[end]))
            end++;
        add_piece(table, areas, &rules[c].border, false, part, y,
                  table->columns[c] + joints[c].ends[SIDE_RIGHT][part],
                  table->columns[end] + joints[end].ends[SIDE_LEFT][part]);
    }
}

/* What a vertical rule that ends at the line lacks when it was drawn for another one: drawn says where it ends there. */
static void add_missing(const Table *table, const Line *line, size_t edge, const Joint *joint,
                        const Line *drawn, Side side, Length y, Area *areas)
{
    const Rule *rule = drawn_or_null(side == SIDE_TOP ? line->above : line->below, edge);
    if (!rule)
        return;
    Joint other = drawn == line ? *joint : joint_at(table, drawn, edge);
    for (size_t i = 0; i < (is_doubled(rule) ? 2 : 1); i++) {
        Length end = joint->ends[side][i], before = other.ends[side][i];
        if (side == SIDE_TOP)
            add_piece(table, areas, &rule->border, true, i, table->columns[edge],
                      y + length_smaller(before, 0), y + end);
        else
            add_piece(table, areas, &rule->border, true, i, table->columns[edge], y + end,
                      y + length_larger(before, 0));
    }
}

/* The rules along the line but for those that are drawn elsewhere (or NULL); above and below are the lines for which the
 * vertical rules on either side were drawn. */
static void add_line(const Table *table, const Line *line, const Line *above, const Line *below,
                     const Rule *elsewhere, Length y, Area *areas)
{
    size_t columns = table->column_count;
    Joint *joints = memory_new((columns + 1) * sizeof *joints);
    for (size_t edge = 0; edge <= columns; edge++)
        joints[edge] = joint_at(table, line, edge);
    Rule *rules = memory_new(columns * sizeof *rules);
    memcpy(rules, line->rules, columns * sizeof *rules);
    bool doubled = false;
    for (size_t c = 0; c < columns; c++) {
        if (elsewhere && same_rule(&rules[c], &elsewhere[c]))
            rules[c].border = (Border){0};
        doubled = doubled || is_doubled(&rules[c]);
    }
    for (size_t i = 0; i < (doubled ? 2 : 1); i++)
        add_runs(table, rules, joints, i, y, areas);
    for (size_t edge = 0; edge <= columns; edge++) {
        add_missing(table, line, edge, &joints[edge], above, SIDE_TOP, y, areas);
        add_missing(table, line, edge, &joints[edge], below, SIDE_BOTTOM, y, areas);
    }
    free(rules);
    free(joints);
}

void part_add_line(const Table *table, const Part *part, size_t row, Length y, Area *areas)
{
    Line line = line_of(table, part, row);
    add_line(table, &line, &line, &line, NULL, y, areas);
}

static bool same_rules(const Rule *a, const Rule *b, size_t count)
{
    for (size_t i = 0; i < count && a && b && a != b; i++)
        if (!same_rule(&a[i], &b[i]))
            return false;
    return (a == NULL) == (b == NULL);
}

static Area *moved(Area *areas, Length x)
{
    for (Area *area = areas; area; area = area->next)
        area->x += x;
    return areas;
}

/* The line at the end of the page that the row, or a piece of it, is the last of. drawn: for which its vertical rules
 * were drawn. */
static Area *end_rules(const Table *table, const Part *part, size_t row, bool is_inside,
                       const Line *drawn)
{
    Rule *rules = memory_new(table->column_count * sizeof *rules);
    part_end_at_cut(table, part, row, is_inside, rules);
    const Part *footer = table->footer;
    Line own = {0};
    if (footer)
        own = line_of(table, footer, 0);
    const Line line = {rules, &part->vertical[row * (table->column_count + 1)], own.below};
    Area holder = {0};
    add_line(table, &line, drawn, footer ? &own : &line, footer ? own.rules : NULL, 0, &holder);
    free(rules);
    return moved(holder.first, table->x);
}

/* The line at the top of the page that the row, or a piece of it, is the first of. drawn: for which its vertical rules
 * were drawn. seam, unless it is NULL, are the areas of that line: only one of both is ever there. */
static Area *top_rules(const Table *table, const Part *part, size_t row, bool is_inside,
                       const Line *drawn, Area *seam)
{
    size_t columns = table->column_count;
    Rule *rules = memory_new(columns * sizeof *rules);
    part_top_at_cut(table, part, row, is_inside, rules);
    const Part *header = table->header;
    Line own = {0};
    if (header)
        own = line_of(table, header, header->row_count);
    const Line line = {rules, own.above, &part->vertical[row * (columns + 1)]};
    Area holder = {.first = seam};
    bool same = seam && same_rules(rules, drawn->rules, columns) &&
                same_rules(own.above, drawn->above, columns + 1);
    if (!same) {
        holder.first = NULL;
        add_line(table, &line, header ? &own : &line, drawn, NULL, 0, &holder);
        moved(holder.first, table->x);
    }
    free(rules);
    return holder.first;
}

void part_cut_between(const Table *table, const Part *part, size_t row, SliceCut *cut)
{
    Line line = line_of(table, part, row);
    Area holder = {0};
    add_line(table, &line, &line, &line, NULL, 0, &holder);
    cut->seam = moved(holder.first, table->x);
    cut->top = top_rules(table, part, row, false, &line, cut->seam);
    const Part *upper = row > 0 ? part : part->upper;
    cut->end = end_rules(table, upper, row > 0 ? row - 1 : upper->row_count - 1, false, &line);
}

void part_cut_inside(const Table *table, const Part *part, size_t row, SliceCut *cut)
{
    /* inside a row its vertical rules go on: each piece ends where it does */
    const Line line = {NULL, &part->vertical[row * (table->column_count + 1)],
                       &part->vertical[row * (table->column_count + 1)]};
    Rule *none = memory_new(table->column_count * sizeof *none);
    Line drawn = line;
    drawn.rules = none;
    cut->top = top_rules(table, part, row, true, &drawn, NULL);
    cut->end = end_rules(table, part, row, true, &drawn);
    free(none);
}
