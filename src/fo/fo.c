/* fo.c: the tree of formatting objects: reading computed values, and the table of elements. */
#include <string.h>

#include "base/affix.h"
#include "base/utf8.h"
#include "fo/fo.h"
#include "fo/growing.h"
#include "fo/style.h"

const ElementRow ELEMENT_ROWS[FO_ELEMENT_COUNT] = {
#define ELEMENT(id, name, is, may_contain) {"fo:" name, is, may_contain},
#include "fo/element_rows.h"
#undef ELEMENT
    {"text", CONTENT_TEXT, 0},
};

void fo_tree_drop_objects(FoTree *tree)
{
    arena_free(tree->objects);
    tree->objects = NULL;
    tree->root = NULL;
}

void fo_tree_free(FoTree *tree)
{
    if (!tree)
        return;
    fo_tree_drop_objects(tree);
    style_cache_free(tree->styles);
    fo_growth_free(tree->growth);
    arena_free(tree->arena);
}

const char *fo_name(FoElement element)
{
    return ELEMENT_ROWS[element].name;
}

const char *fo_own(const Fo *fo, PropertyId property)
{
    for (const FoOwn *own = fo->element == FO_TEXT ? NULL : fo->own; own; own = own->next)
        if (own->property == property)
            return own->value;
    return NULL;
}

Length value_length(const Value *value, Length base)
{
    if (value->kind != VALUE_LENGTH && value->kind != VALUE_PROPORTION)
        return 0;
    int64_t sum = value->length;
    if (value->percent != 0)
        sum += length_scale(base, value->percent, 100000);
    return (Length)(sum > FO_LENGTH_LIMIT    ? FO_LENGTH_LIMIT
                    : sum < -FO_LENGTH_LIMIT ? -FO_LENGTH_LIMIT
                                             : sum);
}

static Length within(const Fo *fo, Length length, PropertyId minimum, PropertyId maximum,
                     Length base)
{
    Length least = fo_length(fo, minimum, base);
    const Value *limit = &fo->style->values[maximum];
    /* a percentage of what is not known limits nothing */
    bool limited = limit->kind == VALUE_LENGTH && (limit->percent == 0 || base > 0);
    Length most = limited ? fo_length(fo, maximum, base) : length;
    length = length > most ? most : length;
    return length < least ? least : length;
}

Length fo_width_within(const Fo *fo, Length width, Length base)
{
    return within(fo, width, PROPERTY_WIDTH_MINIMUM, PROPERTY_WIDTH_MAXIMUM, base);
}

Length fo_height_within(const Fo *fo, Length height, Length base)
{
    return within(fo, height, PROPERTY_HEIGHT_MINIMUM, PROPERTY_HEIGHT_MAXIMUM, base);
}

bool fo_starts_right(const Fo *fo)
{
    return style_starts_right(fo->style);
}

Color fo_color(const Fo *fo, PropertyId property)
{
    const Value *value = &fo->style->values[property];
    bool shown = value->kind == VALUE_COLOR && !fo_is_hidden(fo);
    return shown ? value->color : (Color){0, 0, 0, false};
}

const char *fo_string(const Fo *fo, PropertyId property)
{
    const Value *value = &fo->style->values[property];
    return value->kind == VALUE_STRING ? value->string : "";
}

int fo_integer(const Fo *fo, PropertyId property, int least, int most)
{
    const Value *value = &fo->style->values[property];
    if (value->kind != VALUE_NUMBER)
        return least;
    int64_t number = (value->number + (value->number < 0 ? -500 : 500)) / 1000;
    return (int)(number < least ? least : number > most ? most : number);
}

static void add_plain_text(const Fo *fo, Buffer *out)
{
    if (fo->element == FO_TEXT)
        buffer_folded(out, fo->text, fo->text_length);
    for (const Fo *child = fo->first; child; child = child->next)
        add_plain_text(child, out);
}

const char *fo_plain_text(const Fo *fo, Arena *arena)
{
    Buffer text = {0};
    add_plain_text(fo, &text);
    buffer_drop_space(&text);
    const char *result = text.length > 0 ? arena_string(arena, buffer_text(&text)) : NULL;
    buffer_free(&text);
    return result;
}

const char *uri_address(const char *specification, Arena *arena)
{
    static const char BLANK[] = " \t\r\n";
    const char *start = specification + strspn(specification, BLANK);
    const char *inside = text_after(start, "url(");
    if (inside)
        start = inside + strspn(inside, BLANK);
    bool quoted = inside && (*start == '"' || *start == '\'');
    const char *end = quoted ? strchr(start + 1, *start) : inside ? strchr(start, ')') : NULL;
    if (quoted && end)
        return arena_substring(arena, start + 1, (size_t)(end - start) - 1);
    size_t length = end ? (size_t)(end - start) : strlen(start);
    while (length > 0 && is_blank(start[length - 1]))
        length--;
    return arena_substring(arena, start, length);
}
