/* split.c: owns what becomes of inline objects that hold block-level ones (XSL-FO 1.1, 6.6.7: fo:inline may).
 *
 *     block ── inline ─┬─ text              block ─┬─ inline ── text
 *                      ├─ block        →           ├─ inline ── block
 *                      └─ text                     └─ inline ── text
 *
 * Lines end where a block begins. Divided so, each part is either of lines or of blocks, and whoever walks the tree need
 * not look into an inline object to know which. What stands in two inline objects is divided from the inside out. */
#include "fo/split.h"

#include "base/utf8.h"

typedef enum { OF_ANY, OF_LINES, OF_BLOCKS } Kind;

static bool may_hold_blocks(const Fo *fo)
{
    return fo->element == FO_INLINE || fo->element == FO_BASIC_LINK || fo->element == FO_WRAPPER ||
           fo->element == FO_BIDI_OVERRIDE;
}

static Kind kind_of(const Fo *fo)
{
    if (fo->element == FO_TEXT) {
        for (uint32_t i = 0; i < fo->text_length; i++)
            if (!is_blank(fo->text[i]))
                return OF_LINES;
        return OF_ANY;
    }
    if (fo->element == FO_MARKER)
        return OF_ANY;
    if (may_hold_blocks(fo))
        return fo_holds_blocks(fo) ? OF_BLOCKS : OF_LINES;
    return ELEMENT_ROWS[fo->element].is & CONTENT_INLINE ? OF_LINES : OF_BLOCKS;
}

bool fo_holds_blocks(const Fo *fo)
{
    for (const Fo *child = may_hold_blocks(fo) ? fo->first : NULL; child; child = child->next) {
        Kind kind = kind_of(child);
        if (kind != OF_ANY)
            return kind == OF_BLOCKS;
    }
    return false;
}

/* The same without the id, which the first part has. */
static const FoOwn *without_id(const FoOwn *own, Arena *arena)
{
    const FoOwn *first = NULL;
    for (; own; own = own->next) {
        if (own->property == PROPERTY_ID)
            continue;
        FoOwn *copy = arena_copy(arena, own, sizeof *own);
        copy->next = (FoOwn *)first;
        first = copy;
    }
    return first;
}

/* Moves what stands behind the child last into a part of its own. */
static Fo *part_after(Fo *fo, Fo *last, Arena *arena)
{
    Fo *part = arena_copy(arena, fo, sizeof *fo);
    part->own = without_id(fo->own, arena);
    part->first = last->next;
    part->last = fo->last;
    part->next = NULL;
    for (Fo *child = part->first; child; child = child->next)
        child->parent = part;
    last->next = NULL;
    fo->last = last;
    fo->next = part;
    part->parent->last = part;
    return part;
}

void fo_split(Fo *fo, Arena *arena)
{
    if (!may_hold_blocks(fo))
        return;
    Kind kind = OF_ANY;
    for (Fo *child = fo->first, *before = NULL; child; before = child, child = child->next) {
        Kind next = kind_of(child);
        if (kind != OF_ANY && next != OF_ANY && next != kind)
            fo = part_after(fo, before, arena);
        if (next != OF_ANY)
            kind = next;
    }
}
