/* picture.c: pictures, each file loaded once, and the boxes' decoration. */
#include <stdlib.h>
#include <string.h>

#include "input/picture.h"
#include "layout/context.h"

enum { FRAME_WIDTH = 500 };

static const Picture *find_known(const Picture *pictures, const char *path)
{
    while (pictures && strcmp(pictures->path, path) != 0)
        pictures = pictures->next;
    return pictures;
}

/* Why a picture cannot be shown. Where no standard is to be kept this need not keep the document from its reader, as with
 * characters that no font has; what the system failed at does. */
static void report_lost(Layout *layout, const Diagnostics *said, Place place)
{
    size_t count;
    const Report **reports = diagnostics_sorted(said, &count);
    if (!layout->options->tolerant || diagnostics_count(said, SEVERITY_USAGE) > 0)
        diagnostics_add(layout->diagnostics, said);
    else if (count > 0)
        diagnose(layout->diagnostics, MESSAGE_PICTURE_LEFT_OUT, place, reports[0]->text, NULL);
    free(reports);
}

const Picture *picture_find(Layout *layout, const char *source, Place place)
{
    if (!source)
        return NULL;
    const char *path = uri_address(source, layout->arena);
    const Picture *known = find_known(layout->tree->pictures, path);
    if (known || find_known(layout->lost_pictures, path))
        return known;
    Picture *picture = arena_alloc(layout->arena, sizeof *picture);
    picture->path = arena_string(layout->arena, path);
    picture->place = place;
    Buffer data = {0};
    Diagnostics *said = diagnostics_new();
    if (picture_load(layout->options->base_path, path, place, &data, &picture->info, said)) {
        picture->data = arena_copy(layout->arena, data.data, data.length);
        picture->length = data.length;
    }
    Picture **list = picture->data ? &layout->tree->pictures : &layout->lost_pictures;
    picture->next = *list;
    *list = picture;
    if (!picture->data)
        report_lost(layout, said, place);
    diagnostics_free(said);
    buffer_free(&data);
    return picture->data ? picture : NULL;
}

RuleStyle rule_style(Keyword keyword)
{
    switch (keyword) {
    case KEYWORD_DASHED: return RULE_DASHED;
    case KEYWORD_DOTTED: return RULE_DOTTED;
    case KEYWORD_DOUBLE: return RULE_DOUBLE;
    case KEYWORD_GROOVE: return RULE_GROOVE;
    case KEYWORD_RIDGE: return RULE_RIDGE;
    case KEYWORD_INSET: return RULE_INSET;
    case KEYWORD_OUTSET: return RULE_OUTSET;
    case KEYWORD_NONE:
    case KEYWORD_HIDDEN: return RULE_NONE;
    default: return RULE_SOLID;
    }
}

bool has_background(const Fo *fo)
{
    return fo_color(fo, PROPERTY_BACKGROUND_COLOR).visible ||
           (fo->style->values[PROPERTY_BACKGROUND_IMAGE].kind == VALUE_STRING && !fo_is_hidden(fo));
}

/* A percentage of the room that is left beside the picture, or a length from the left or the top. */
static Length position_of(const Fo *fo, PropertyId property, int *percent)
{
    const Value *value = &fo->style->values[property];
    *percent = value->percent;
    if (value->kind != VALUE_KEYWORD)
        return value->length;
    bool middle = value->keyword == KEYWORD_CENTER;
    bool end = value->keyword == KEYWORD_RIGHT || value->keyword == KEYWORD_BOTTOM;
    *percent = middle ? 50000 : end ? 100000 : 0;
    return 0;
}

static void look_for_background(Layout *layout, Look *look, const Fo *fo)
{
    look->background = fo_color(fo, PROPERTY_BACKGROUND_COLOR);
    if (fo->style->values[PROPERTY_BACKGROUND_IMAGE].kind != VALUE_STRING || fo_is_hidden(fo))
        return;
    const Picture *picture =
        picture_find(layout, fo_string(fo, PROPERTY_BACKGROUND_IMAGE), fo->place);
    if (!picture)
        return;
    BackgroundImage *image = arena_alloc(layout->arena, sizeof *image);
    Keyword repeat = fo_keyword(fo, PROPERTY_BACKGROUND_REPEAT);
    image->picture = picture;
    image->across = repeat == KEYWORD_REPEAT || repeat == KEYWORD_REPEAT_X;
    image->down = repeat == KEYWORD_REPEAT || repeat == KEYWORD_REPEAT_Y;
    image->x = position_of(fo, PROPERTY_BACKGROUND_ACROSS, &image->x_percent);
    image->y = position_of(fo, PROPERTY_BACKGROUND_DOWN, &image->y_percent);
    look->image = image;
}

static bool is_same_color(Color one, Color other)
{
    return one.visible == other.visible && color_is_same(one, other);
}

static bool is_same_look(const Look *one, const Look *other)
{
    for (size_t side = 0; side < sizeof one->borders / sizeof *one->borders; side++) {
        const Border *border = &one->borders[side], *beside = &other->borders[side];
        if (border->style != beside->style || border->width != beside->width ||
            !is_same_color(border->color, beside->color))
            return false;
    }
    return is_same_color(one->background, other->background) && one->image == other->image;
}

/* Gives the box its look: one that was met lately, or a new one. */
static void take_look(Layout *layout, Area *box, const Look *look)
{
    enum { COUNT = sizeof layout->looks / sizeof *layout->looks };
    if (!look->background.visible && !look->image && is_same_look(look, box->box.look))
        return;
    for (size_t i = 0; i < COUNT && layout->looks[i]; i++) {
        if (is_same_look(layout->looks[i], look)) {
            box->box.look = layout->looks[i];
            return;
        }
    }
    box->box.look = arena_copy(layout->arena, look, sizeof *look);
    layout->looks[layout->look_count++ % COUNT] = box->box.look;
}

Area *picture_frame(Layout *layout, const Fo *fo, Length width, Length height)
{
    Area *box = area_new(layout->arena, AREA_BOX, structure_of(fo), fo->place);
    Look look = {0};
    for (Side side = SIDE_TOP; side <= SIDE_LEFT; side++)
        look.borders[side] = (Border){RULE_SOLID, FRAME_WIDTH, fo_color(fo, PROPERTY_COLOR)};
    box->width = width;
    box->height = height;
    take_look(layout, box, &look);
    return box;
}

void box_background(Layout *layout, Area *box, const Fo *fo)
{
    box_decorate_over(layout, box, fo, false, (Color){0});
}

void box_decorate(Layout *layout, Area *box, const Fo *fo)
{
    box_decorate_over(layout, box, fo, true, (Color){0});
}

void box_decorate_over(Layout *layout, Area *box, const Fo *fo, bool bordered, Color below)
{
    Look look = {0};
    look_for_background(layout, &look, fo);
    if (!look.background.visible)
        look.background = below;
    for (Side side = SIDE_TOP; bordered && side <= SIDE_LEFT; side++)
        look.borders[side] = border_of(fo, side);
    take_look(layout, box, &look);
}

Border border_of(const Fo *fo, Side side)
{
    static const struct {
        PropertyId width, style, color;
    } SIDES[] = {[SIDE_TOP] = {PROPERTY_BORDER_BEFORE_WIDTH, PROPERTY_BORDER_BEFORE_STYLE,
                               PROPERTY_BORDER_BEFORE_COLOR},
                 [SIDE_RIGHT] = {PROPERTY_BORDER_END_WIDTH, PROPERTY_BORDER_END_STYLE,
                                 PROPERTY_BORDER_END_COLOR},
                 [SIDE_BOTTOM] = {PROPERTY_BORDER_AFTER_WIDTH, PROPERTY_BORDER_AFTER_STYLE,
                                  PROPERTY_BORDER_AFTER_COLOR},
                 [SIDE_LEFT] = {PROPERTY_BORDER_START_WIDTH, PROPERTY_BORDER_START_STYLE,
                                PROPERTY_BORDER_START_COLOR}};
    Length width = fo_length(fo, SIDES[side].width, 0);
    if (width <= 0)
        return (Border){0};
    return (Border){rule_style(fo_keyword(fo, SIDES[side].style)), width,
                    fo_color(fo, SIDES[side].color)};
}
