/* graft.c: the content of a marker in the place where it is retrieved. */
#include "fo/fo.h"
#include "fo/style.h"

static void copy_children(const FoTree *tree, const Fo *from, Fo *to)
{
    for (const Fo *child = from->first; child; child = child->next) {
        Fo *copy = arena_copy(tree->objects, child, sizeof *child);
        copy->first = copy->last = copy->next = NULL;
        copy->layout = NULL;
        copy->parent = to;
        copy->style = child->element == FO_TEXT
                          ? to->style
                          : style_make(tree->styles, to->style, child->element,
                                       child->style->attributes, child->style->attribute_count);
        if (child->style->column && child->element != FO_TEXT)
            copy->style =
                style_in_column(tree->styles, copy->style, child->element, child->style->column);
        if (to->last)
            to->last->next = copy;
        else
            to->first = copy;
        to->last = copy;
        copy_children(tree, child, copy);
    }
}

void fo_graft(const FoTree *tree, const Fo *marker, Fo *into)
{
    into->first = into->last = NULL;
    if (marker)
        copy_children(tree, marker, into);
}
