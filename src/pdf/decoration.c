/* decoration.c: draws backgrounds, borders and rules.
 *
 * A solid border is a filled rectangle. Where two sides of different colours meet, the corner is divided by its diagonal:
 *
 *      ______________
 *     |\            /|
 *     | \__________/ |
 *     | |          | |
 *
 * The upper and lower side are drawn first, to the very corners, and those at the sides over them: two edges that only touched
 * would leave a hairline, since whoever shows the page mixes each of them with the paper.
 *
 * Dashes and dots are strokes along the middle of the side, at such distances that a whole one lies at either end. They
 * belong to the line alone: a side that meets a continuous one ends at its inner edge, dots with a gap between.
 *
 *     ━━━━━━━━━━━        ━━━━━━━━━
 *
 *     ●         ●        ┃       ┃
 *     ●  ●  ●  ●         ┗━━ ━━ ━┛ */
#include "pdf/decoration.h"

static bool is_drawn(const Border *border)
{
    return border->style != RULE_NONE && border->width > 0 && border->color.visible;
}

/* Whether a side consists of dots or dashes. */
static bool is_marked(RuleStyle style)
{
    return style == RULE_DOTTED || style == RULE_DASHED;
}

/* A dashed or dotted line in the middle of the rectangle. clear: at its start and end it meets another line. */
typedef struct {
    RuleStyle style;
    Color color;
    Length x, y, width, height;
    bool vertical, clear_start, clear_end;
} Marks;

/* Spreads dots evenly from the middle of the first to that of the last, as near to the wanted distance as can be; where
 * there is no room for two, one stands in the middle. A line that is met counts as a dot that is not drawn. */
static void spread_dots(Stroke *stroke, const Marks *marks, Length *start, Length *end)
{
    Length half = stroke->width / 2, wanted = 2 * stroke->width;
    *start += marks->clear_start ? -half : half;
    *end -= marks->clear_end ? -half : half;
    Length count = (*end - *start + wanted / 2) / wanted;
    if (count < 1)
        *start = *end = *start + (*end - *start) / 2;
    stroke->gap = count < 1 ? wanted : (*end - *start) / count;
    *start += marks->clear_start ? stroke->gap : 0;
    *end -= marks->clear_end ? stroke->gap : 0;
}

/* Spreads dashes evenly from end to end. Where there is no room for two, both ends have one that is shorter. */
static void spread_dashes(Stroke *stroke, Length whole)
{
    Length dash = 3 * stroke->width, wanted = 2 * stroke->width;
    Length count = (whole + wanted) / (dash + wanted);
    stroke->dash = count < 2 ? whole / 3 : dash;
    stroke->gap = count < 2 ? whole - 2 * stroke->dash : (whole - count * dash) / (count - 1);
}

static void draw_marks(Content *content, const Marks *marks)
{
    enum { BEYOND = 10 }; /* the last dot would be lost to rounding at the very end */
    bool vertical = marks->vertical, dotted = marks->style == RULE_DOTTED;
    Length thick = vertical ? marks->width : marks->height;
    Length start = vertical ? marks->y : marks->x;
    Length end = start + (vertical ? marks->height : marks->width);
    Stroke stroke = {.color = marks->color, .width = thick, .round = dotted};
    if (thick <= 0 || end <= start)
        return;
    if (dotted)
        spread_dots(&stroke, marks, &start, &end);
    else
        spread_dashes(&stroke, end - start);
    if (end < start)
        return;
    end += dotted ? BEYOND : 0;
    Length middle = (vertical ? marks->x : marks->y) + thick / 2;
    if (vertical)
        content_stroke(content, &stroke, middle, start, middle, end);
    else
        content_stroke(content, &stroke, start, middle, end, middle);
}

static void draw_double(Content *content, Color color, Length x, Length y, Length width,
                        Length height, bool vertical)
{
    Length line = (vertical ? width : height) / 3;
    if (vertical) {
        content_rectangle(content, color, x, y, line, height);
        content_rectangle(content, color, x + width - line, y, line, height);
    } else {
        content_rectangle(content, color, x, y, width, line);
        content_rectangle(content, color, x, y + height - line, width, line);
    }
}

/* How far the inner line of a double border stays clear of the outer line of the side it meets. */
static Length double_inset(const Border *neighbour)
{
    bool doubled = is_drawn(neighbour) && neighbour->style == RULE_DOUBLE;
    return doubled ? neighbour->width - neighbour->width / 3 : 0;
}

/* A double border at the edge of the box: the outer line from corner to corner, the inner one
 * between the inner lines of its neighbours. */
static void draw_double_side(Content *content, const Area *box, Side side, Length x, Length y)
{
    const Border *borders = box->box.look->borders;
    const Border *border = &borders[side];
    Length line = border->width / 3, inner = border->width - line;
    Length right = x + box->width, bottom = y + box->height;
    bool vertical = side == SIDE_LEFT || side == SIDE_RIGHT;
    Length before = double_inset(&borders[vertical ? SIDE_TOP : SIDE_LEFT]);
    Length after = double_inset(&borders[vertical ? SIDE_BOTTOM : SIDE_RIGHT]);
    if (vertical) {
        Length outer_x = side == SIDE_LEFT ? x : right - line;
        Length inner_x = side == SIDE_LEFT ? x + inner : right - border->width;
        content_rectangle(content, border->color, outer_x, y, line, box->height);
        content_rectangle(content, border->color, inner_x, y + before, line,
                          box->height - before - after);
    } else {
        Length outer_y = side == SIDE_TOP ? y : bottom - line;
        Length inner_y = side == SIDE_TOP ? y + inner : bottom - border->width;
        content_rectangle(content, border->color, x, outer_y, box->width, line);
        content_rectangle(content, border->color, x + before, inner_y, box->width - before - after,
                          line);
    }
}

/* What a side is drawn between: the lines of all four sides, by Side, without and within. Sides of dots or dashes leave the
 * corners to the others. */
typedef struct {
    Length outer[4], inner[4];
} Ring;

static Ring ring_of(const Area *box, Length x, Length y)
{
    Ring ring = {.outer = {y, x + box->width, y + box->height, x}};
    for (int i = 0; i < 4; i++) {
        const Border *border = &box->box.look->borders[i];
        Length width = is_drawn(border) && !is_marked(border->style) ? border->width : 0;
        ring.inner[i] = ring.outer[i] + (i == SIDE_TOP || i == SIDE_LEFT ? width : -width);
    }
    return ring;
}

/* One side of a ring. mitre_before and _after: it ends on the diagonal of its corner with the side at its start and
 * its end, by growing coordinate. */
static void draw_ring_side(Content *content, const Ring *ring, Side side, Color color,
                           bool mitre_before, bool mitre_after)
{
    bool vertical = side == SIDE_LEFT || side == SIDE_RIGHT;
    Side before = vertical ? SIDE_TOP : SIDE_LEFT, after = vertical ? SIDE_BOTTOM : SIDE_RIGHT;
    Length outer = ring->outer[side], inner = ring->inner[side];
    Length start = ring->outer[before], end = ring->outer[after];
    if (!mitre_before && !mitre_after) {
        Length low = outer < inner ? outer : inner;
        Length thick = outer < inner ? inner - outer : outer - inner;
        if (vertical)
            content_rectangle(content, color, low, start, thick, end - start);
        else
            content_rectangle(content, color, start, low, end - start, thick);
        return;
    }
    const Length corners[4][2] = {{start, outer},
                                  {end, outer},
                                  {mitre_after ? ring->inner[after] : end, inner},
                                  {mitre_before ? ring->inner[before] : start, inner}};
    Length points[4][2];
    for (int i = 0; i < 4; i++) {
        points[i][0] = corners[i][vertical ? 1 : 0];
        points[i][1] = corners[i][vertical ? 0 : 1];
    }
    content_polygon(content, color, (const Length(*)[2])points, 4);
}

static void draw_solid_side(Content *content, const Area *box, Side side, Length x, Length y)
{
    const Border *borders = box->box.look->borders;
    Ring ring = ring_of(box, x, y);
    bool vertical = side == SIDE_LEFT || side == SIDE_RIGHT;
    const Border *before = &borders[vertical ? SIDE_TOP : SIDE_LEFT];
    const Border *after = &borders[vertical ? SIDE_BOTTOM : SIDE_RIGHT];
    Color color = borders[side].color;
    draw_ring_side(content, &ring, side, color,
                   vertical && is_drawn(before) && !color_is_same(before->color, color),
                   vertical && is_drawn(after) && !color_is_same(after->color, color));
}

/* The two tones of a side that looks carved: the border's own colour and one darker; of a dark colour, one lighter. */
static Color tone_of(Color color, bool dark)
{
    enum { DARK = 96 };
    bool is_dark = color.red < DARK && color.green < DARK && color.blue < DARK;
    if (is_dark == dark)
        return color;
    uint8_t *parts[] = {&color.red, &color.green, &color.blue};
    for (int i = 0; i < 3; i++)
        *parts[i] = (uint8_t)(is_dark ? *parts[i] + (255 - *parts[i]) / 2 : *parts[i] * 11 / 20);
    return color;
}

/* Whether the outer half of a side lies in the shade of light that comes from the upper left. */
static bool is_shaded(RuleStyle style, Side side)
{
    bool upper_left = side == SIDE_TOP || side == SIDE_LEFT;
    return style == RULE_GROOVE || style == RULE_INSET ? upper_left : !upper_left;
}

/* Groove and ridge have two halves of opposite tones, inset and outset one tone. */
static void draw_carved_side(Content *content, const Area *box, Side side, Length x, Length y)
{
    const Border *border = &box->box.look->borders[side];
    bool shaded = is_shaded(border->style, side);
    Ring whole = ring_of(box, x, y);
    bool vertical = side == SIDE_LEFT || side == SIDE_RIGHT;
    bool halved = border->style == RULE_GROOVE || border->style == RULE_RIDGE;
    Ring half = whole;
    for (int i = 0; halved && i < 4; i++)
        half.inner[i] = half.outer[i] + (half.inner[i] - half.outer[i]) / 2;
    draw_ring_side(content, &half, side, tone_of(border->color, shaded), vertical, vertical);
    if (!halved)
        return;
    for (int i = 0; i < 4; i++)
        whole.outer[i] = half.inner[i];
    draw_ring_side(content, &whole, side, tone_of(border->color, !shaded), vertical, vertical);
}

static bool is_carved(RuleStyle style)
{
    return style == RULE_GROOVE || style == RULE_RIDGE || style == RULE_INSET ||
           style == RULE_OUTSET;
}

/* A carved rule that is no side of a box: two halves. Collapsed borders have no inside: inset is a ridge there and outset
 * a groove (CSS 2.1, 17.6.3). */
static void draw_carved_rule(Content *content, const Area *rule, Length x, Length y)
{
    bool shaded = rule->rule.style == RULE_GROOVE || rule->rule.style == RULE_OUTSET;
    Color first = tone_of(rule->rule.color, shaded), second = tone_of(rule->rule.color, !shaded);
    Length width = rule->width, height = rule->height;
    if (rule->rule.vertical) {
        content_rectangle(content, first, x, y, width / 2, height);
        content_rectangle(content, second, x + width / 2, y, width - width / 2, height);
    } else {
        content_rectangle(content, first, x, y, width, height / 2);
        content_rectangle(content, second, x, y + height / 2, width, height - height / 2);
    }
}

/* Whether marks of a side stop before the side they meet. Two that look alike share the mark in their corner; of others the
 * upper and lower side have it. */
static bool is_clear_of(const Border *border, const Border *met, bool vertical)
{
    bool alike = met->style == border->style && met->width == border->width;
    return is_drawn(met) && !alike && (vertical || !is_marked(met->style));
}

static void draw_marked_side(Content *content, const Area *box, Side side, Length x, Length y)
{
    const Border *borders = box->box.look->borders, *border = &borders[side];
    bool vertical = side == SIDE_LEFT || side == SIDE_RIGHT;
    const Border *before = &borders[vertical ? SIDE_TOP : SIDE_LEFT];
    const Border *after = &borders[vertical ? SIDE_BOTTOM : SIDE_RIGHT];
    Marks marks = {.style = border->style, .color = border->color, .vertical = vertical};
    marks.clear_start = is_clear_of(border, before, vertical);
    marks.clear_end = is_clear_of(border, after, vertical);
    Length start = marks.clear_start ? before->width : 0, end = marks.clear_end ? after->width : 0;
    marks.x = side == SIDE_RIGHT ? x + box->width - border->width : vertical ? x : x + start;
    marks.y = side == SIDE_BOTTOM ? y + box->height - border->width : vertical ? y + start : y;
    marks.width = vertical ? border->width : box->width - start - end;
    marks.height = vertical ? box->height - start - end : border->width;
    draw_marks(content, &marks);
}

static void draw_side(Content *content, const Area *box, Side side, Length x, Length y)
{
    const Border *border = &box->box.look->borders[side];
    if (!is_drawn(border))
        return;
    if (border->style == RULE_SOLID)
        draw_solid_side(content, box, side, x, y);
    else if (border->style == RULE_DOUBLE)
        draw_double_side(content, box, side, x, y);
    else if (is_carved(border->style))
        draw_carved_side(content, box, side, x, y);
    else
        draw_marked_side(content, box, side, x, y);
}

void decoration_background(Content *content, const Area *box, Length x, Length y)
{
    if (!box->box.look->background.visible)
        return;
    content_begin(content, NULL);
    content_rectangle(content, box->box.look->background, x, y, box->width, box->height);
}

void decoration_borders(Content *content, const Area *box, Length x, Length y)
{
    bool bordered = false;
    for (int side = 0; side < 4; side++)
        bordered |= is_drawn(&box->box.look->borders[side]);
    if (!bordered)
        return;
    content_begin(content, NULL);
    static const Side ORDER[] = {SIDE_TOP, SIDE_BOTTOM, SIDE_LEFT, SIDE_RIGHT};
    for (int i = 0; i < 4; i++)
        draw_side(content, box, ORDER[i], x, y);
}

void decoration_rule(Content *content, const Area *rule, Length x, Length y)
{
    Color color = rule->rule.color;
    if (!color.visible || rule->rule.style == RULE_NONE)
        return;
    content_begin(content, NULL);
    if (is_carved(rule->rule.style)) {
        draw_carved_rule(content, rule, x, y);
        return;
    }
    switch (rule->rule.style) {
    case RULE_SOLID: content_rectangle(content, color, x, y, rule->width, rule->height); break;
    case RULE_DOUBLE:
        draw_double(content, color, x, y, rule->width, rule->height, rule->rule.vertical);
        break;
    default:
        draw_marks(content, &(Marks){.style = rule->rule.style,
                                     .color = color,
                                     .x = x,
                                     .y = y,
                                     .width = rule->width,
                                     .height = rule->height,
                                     .vertical = rule->rule.vertical});
        break;
    }
}
