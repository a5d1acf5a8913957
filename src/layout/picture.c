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

const Picture *picture_find(Layout *layout, const Fo *graphic)
{
    const char *source = fo_own(graphic, PROPERTY_SRC);
    if (!source)
        return NULL;
    const char *path = file_name(layout, source);
    for (Picture *picture = layout->tree->pictures; picture; picture = picture->next)
        if (strcmp(picture->path, path) == 0)
            return picture->data ? picture : NULL;
    Picture *picture = arena_alloc(layout->arena, sizeof *picture);
    picture->path = arena_string(layout->arena, path);
    picture->place = graphic->place;
    picture->next = layout->tree->pictures;
    layout->tree->pictures = picture;
    Buffer data = {0};
    if (picture_load(layout->options->base_path, path, graphic->place, &data, &picture->info,
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

void box_decorate(Area *box, const Fo *fo)
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
    box->box.background = fo_color(fo, PROPERTY_BACKGROUND_COLOR);
    for (size_t i = 0; i < 4; i++) {
        Length width = fo_length(fo, EDGES[i].width, 0);
        if (width > 0)
            box->box.borders[EDGES[i].side] = (Border){rule_style(fo_keyword(fo, EDGES[i].style)),
                                                       width, fo_color(fo, EDGES[i].color)};
    }
}
