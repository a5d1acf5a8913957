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
 * page on every line. */
#include "pdf/decoration.h"

static bool is_drawn(const Border *border)
{
    return border->style != RULE_NONE && border->width > 0 && border->color.visible;
}

static bool is_same(Color a, Color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* Spreads count marks of the given length evenly from end to end: the gap between them. */
static Length even_gap(Length whole, Length mark, Length wanted)
{
    Length count = (whole + wanted) / (mark + wanted);
    return count < 2 ? whole : (whole - count * mark) / (count - 1);
}

/* A dashed or dotted line in the middle of the rectangle. */
static void draw_marks(Content *content, RuleStyle style, Color color, Length x, Length y,
                       Length width, Length height, bool vertical, bool aligned)
{
    Length thick = vertical ? width : height, whole = vertical ? height : width;
    Stroke stroke = {.color = color, .width = thick};
    if (thick <= 0 || whole <= 0)
        return;
    /* Both ends of a dotted line are the middles of dots. */
    Length inset = 0;
    if (style == RULE_DOTTED) {
        stroke.round = true;
        inset = whole > thick ? thick / 2 : 0;
        Length wanted = 2 * thick;
        stroke.gap = aligned ? wanted : even_gap(whole - 2 * inset, 0, wanted);
        stroke.phase = aligned ? (x + inset) % wanted : 0;
    } else {
        stroke.dash = 3 * thick;
        stroke.gap = even_gap(whole, stroke.dash, 2 * thick);
    }
    if (vertical) {
        Length middle = x + thick / 2;
        content_stroke(content, &stroke, middle, y + inset, middle, y + whole - inset);
    } else {
        Length middle = y + thick / 2;
        content_stroke(content, &stroke, x + inset, middle, x + whole - inset, middle);
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
    const Border *borders = box->box.borders;
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

static void draw_solid_side(Content *content, const Area *box, Side side, Length x, Length y)
{
    const Border *borders = box->box.borders;
    Length outer[4] = {y, x + box->width, y + box->height, x};
    Length inner[4];
    for (int i = 0; i < 4; i++) {
        Length width = is_drawn(&borders[i]) ? borders[i].width : 0;
        inner[i] = i == SIDE_TOP || i == SIDE_LEFT ? outer[i] + width : outer[i] - width;
    }
    /* The sides at the start and at the end of this one, by growing coordinate. */
    bool vertical = side == SIDE_LEFT || side == SIDE_RIGHT;
    Side before = vertical ? SIDE_TOP : SIDE_LEFT, after = vertical ? SIDE_BOTTOM : SIDE_RIGHT;
    const Length corners[4][2] = {
        {outer[before], outer[side]},
        {outer[after], outer[side]},
        {is_drawn(&borders[after]) && !is_same(borders[after].color, borders[side].color)
             ? inner[after]
             : outer[after],
         inner[side]},
        {is_drawn(&borders[before]) && !is_same(borders[before].color, borders[side].color)
             ? inner[before]
             : outer[before],
         inner[side]},
    };
    bool rectangular = corners[2][0] == corners[1][0] && corners[3][0] == corners[0][0];
    Color color = borders[side].color;
    Length low = outer[side] < inner[side] ? outer[side] : inner[side], width = borders[side].width;
    if (rectangular && vertical) {
        content_rectangle(content, color, low, y, width, box->height);
    } else if (rectangular) {
        content_rectangle(content, color, x, low, box->width, width);
    } else {
        Length points[4][2];
        for (int i = 0; i < 4; i++) {
            points[i][0] = corners[i][vertical ? 1 : 0];
            points[i][1] = corners[i][vertical ? 0 : 1];
        }
        content_polygon(content, color, (const Length(*)[2])points, 4);
    }
}

static void draw_side(Content *content, const Area *box, Side side, Length x, Length y)
{
    const Border *border = &box->box.borders[side];
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
    bool vertical = side == SIDE_LEFT || side == SIDE_RIGHT;
    Length width = vertical ? border->width : box->width;
    Length height = vertical ? box->height : border->width;
    Length left = side == SIDE_RIGHT ? x + box->width - width : x;
    Length top = side == SIDE_BOTTOM ? y + box->height - height : y;
    draw_marks(content, border->style, border->color, left, top, width, height, vertical, false);
}

void decoration_box(Content *content, const Area *box, Length x, Length y)
{
    bool bordered = false;
    for (int side = 0; side < 4; side++)
        bordered |= is_drawn(&box->box.borders[side]);
    if (!bordered && !box->box.background.visible)
        return;
    content_begin(content, NULL);
    content_rectangle(content, box->box.background, x, y, box->width, box->height);
    for (int side = 0; side < 4; side++)
        draw_side(content, box, (Side)side, x, y);
}

void decoration_rule(Content *content, const Area *rule, Length x, Length y)
{
    Color color = rule->rule.color;
    if (!color.visible || rule->rule.style == RULE_NONE)
        return;
    content_begin(content, NULL);
    switch (rule->rule.style) {
    case RULE_SOLID: content_rectangle(content, color, x, y, rule->width, rule->height); break;
    case RULE_DOUBLE:
        draw_double(content, color, x, y, rule->width, rule->height, rule->rule.vertical);
        break;
    default:
        draw_marks(content, rule->rule.style, color, x, y, rule->width, rule->height,
                   rule->rule.vertical, !rule->rule.vertical);
        break;
    }
}
