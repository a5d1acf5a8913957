/* picture.c: pictures, each file loaded once, and the boxes' decoration. */
#include <stdlib.h>
#include <string.h>

#include "input/picture.h"
#include "layout/context.h"

/* url("logo.png"), url(logo.png) and plain logo.png name the same file (XSL-FO 1.1, 5.11, <uri>). */
static const char *file_name(Layout *layout, const char *source)
{
    while (*source == ' ')
        source++;
    if (strncmp(source, "url(", 4) != 0)
        return source;
    source += 4;
    size_t length = strcspn(source, ")");
    if (length >= 2 && (*source == '"' || *source == '\'') && source[length - 1] == *source) {
        source++;
        length -= 2;
    }
    return arena_substring(layout->arena, source, length);
}

const Picture *picture_find(Layout *layout, const char *source, Place place)
{
    if (!source)
        return NULL;
    const char *path = file_name(layout, source);
    for (Picture *picture = layout->tree->pictures; picture; picture = picture->next)
        if (strcmp(picture->path, path) == 0)
            return picture->data ? picture : NULL;
    Picture *picture = arena_alloc(layout->arena, sizeof *picture);
    picture->path = arena_string(layout->arena, path);
    picture->place = place;
    picture->next = layout->tree->pictures;
    layout->tree->pictures = picture;
    Buffer data = {0};
    if (picture_load(layout->options->base_path, path, place, &data, &picture->info,
                     layout->diagnostics)) {
        picture->data = arena_copy(layout->arena, data.data, data.length);
        picture->length = data.length;
    }
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
           fo->style->values[PROPERTY_BACKGROUND_IMAGE].kind == VALUE_STRING;
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

void box_background(Layout *layout, Area *box, const Fo *fo)
{
    box->box.background = fo_color(fo, PROPERTY_BACKGROUND_COLOR);
    if (fo->style->values[PROPERTY_BACKGROUND_IMAGE].kind != VALUE_STRING)
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
    box->box.image = image;
}

void box_decorate(Layout *layout, Area *box, const Fo *fo)
{
    box_background(layout, box, fo);
    box_borders(box, fo);
}

void box_borders(Area *box, const Fo *fo)
{
    static const struct {
        Side side;
        PropertyId width, style, color;
    } EDGES[] = {{SIDE_TOP, PROPERTY_BORDER_BEFORE_WIDTH, PROPERTY_BORDER_BEFORE_STYLE,
                  PROPERTY_BORDER_BEFORE_COLOR},
                 {SIDE_RIGHT, PROPERTY_BORDER_END_WIDTH, PROPERTY_BORDER_END_STYLE,
                  PROPERTY_BORDER_END_COLOR},
                 {SIDE_BOTTOM, PROPERTY_BORDER_AFTER_WIDTH, PROPERTY_BORDER_AFTER_STYLE,
                  PROPERTY_BORDER_AFTER_COLOR},
                 {SIDE_LEFT, PROPERTY_BORDER_START_WIDTH, PROPERTY_BORDER_START_STYLE,
                  PROPERTY_BORDER_START_COLOR}};
    for (size_t i = 0; i < 4; i++) {
        Length width = fo_length(fo, EDGES[i].width, 0);
        if (width > 0)
            box->box.borders[EDGES[i].side] = (Border){rule_style(fo_keyword(fo, EDGES[i].style)),
                                                       width, fo_color(fo, EDGES[i].color)};
    }
}
