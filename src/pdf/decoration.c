/* decoration.c: draws backgrounds, borders and rules.
 *
 * A solid border is a filled rectangle. Where two sides of different colours meet, each ends on
 * the diagonal of their corner:
 *
 *      ______________
 *     |\            /|
 *     | \__________/ |
 *     | |          | |
 *
 * Dashes and dots are strokes along the middle of the side, stretched so that a whole one lies at
 * either end. A dotted rule, as in a table of contents, has its dots at the same places of the
 * page on every line, unless it is to be spread. */
#include "pdf/decoration.h"

static bool is_drawn(const Border *border)
{
    return border->style != RULE_NONE && border->width > 0 && border->color.visible;
}

static bool is_same(Color a, Color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* Spreads dots evenly from the middle of the first to that of the last, as near to the wanted distance as can be. */
static Length even_distance(Length whole, Length wanted)
{
    Length count = (whole + wanted / 2) / wanted;
    return count < 1 ? whole : whole / count;
}

/* Spreads dashes evenly from end to end. Where there is no room for two, both ends have one that is shorter. */
static void spread_dashes(Stroke *stroke, Length whole, Length dash, Length wanted)
{
    Length count = (whole + wanted) / (dash + wanted);
    stroke->dash = count < 2 ? whole / 3 : dash;
    stroke->gap = count < 2 ? whole - 2 * stroke->dash : (whole - count * dash) / (count - 1);
}

/* A dashed or dotted line in the middle of the rectangle. */
static void draw_marks(Content *content, RuleStyle style, Color color, Length x, Length y,
                       Length width, Length height, bool vertical, bool aligned)
{
    Length thick = vertical ? width : height, whole = vertical ? height : width;
    Stroke stroke = {.color = color, .width = thick};
    if (thick <= 0 || whole <= 0)
        return;
    /* Both ends of a dotted line are the middles of dots; the last one would be lost to rounding at the very end. */
    Length inset = 0, beyond = 0;
    if (style == RULE_DOTTED) {
        stroke.round = true;
        inset = whole > thick ? thick / 2 : 0;
        Length wanted = 2 * thick;
        stroke.gap = aligned ? wanted : even_distance(whole - 2 * inset, wanted);
        stroke.phase = aligned ? (x + inset) % wanted : 0;
        beyond = aligned ? 0 : 10;
    } else {
        spread_dashes(&stroke, whole, 3 * thick, 2 * thick);
    }
    if (vertical) {
        Length middle = x + thick / 2;
        content_stroke(content, &stroke, middle, y + inset, middle, y + whole - inset + beyond);
    } else {
        Length middle = y + thick / 2;
        content_stroke(content, &stroke, x + inset, middle, x + whole - inset + beyond, middle);
    }
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

/* What a side is drawn between: the lines of all four sides, by Side, without and within. */
typedef struct {
    Length outer[4], inner[4];
} Ring;

static Ring ring_of(const Area *box, Length x, Length y)
{
    Ring ring = {.outer = {y, x + box->width, y + box->height, x}};
    for (int i = 0; i < 4; i++) {
        Length width = is_drawn(&box->box.look->borders[i]) ? box->box.look->borders[i].width : 0;
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
    draw_ring_side(content, &ring, side, color, is_drawn(before) && !is_same(before->color, color),
                   is_drawn(after) && !is_same(after->color, color));
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
    bool halved = border->style == RULE_GROOVE || border->style == RULE_RIDGE;
    Ring half = whole;
    for (int i = 0; halved && i < 4; i++)
        half.inner[i] = half.outer[i] + (half.inner[i] - half.outer[i]) / 2;
    draw_ring_side(content, &half, side, tone_of(border->color, shaded), true, true);
    if (!halved)
        return;
    for (int i = 0; i < 4; i++)
        whole.outer[i] = half.inner[i];
    draw_ring_side(content, &whole, side, tone_of(border->color, !shaded), true, true);
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

static void draw_side(Content *content, const Area *box, Side side, Length x, Length y)
{
    const Border *border = &box->box.look->borders[side];
    if (!is_drawn(border))
        return;
    if (border->style == RULE_SOLID) {
        draw_solid_side(content, box, side, x, y);
        return;
    }
    if (border->style == RULE_DOUBLE) {
        draw_double_side(content, box, side, x, y);
        return;
    }
    if (is_carved(border->style)) {
        draw_carved_side(content, box, side, x, y);
        return;
    }
    bool vertical = side == SIDE_LEFT || side == SIDE_RIGHT;
    Length width = vertical ? border->width : box->width;
    Length height = vertical ? box->height : border->width;
    Length left = side == SIDE_RIGHT ? x + box->width - width : x;
    Length top = side == SIDE_BOTTOM ? y + box->height - height : y;
    draw_marks(content, border->style, border->color, left, top, width, height, vertical, false);
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
    for (int side = 0; side < 4; side++)
        draw_side(content, box, (Side)side, x, y);
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
        draw_marks(content, rule->rule.style, color, x, y, rule->width, rule->height,
                   rule->rule.vertical, !rule->rule.vertical && !rule->rule.spread);
        break;
    }
}
