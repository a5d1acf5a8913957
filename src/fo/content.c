/* content.c: owns which objects may stand where beyond element_rows.h, and what is meant where they do not. */
#include "fo/content.h"

static bool is_in_table_edge(const Fo *fo)
{
    while (fo && fo->element != FO_TABLE_HEADER && fo->element != FO_TABLE_FOOTER)
        fo = fo->parent;
    return fo != NULL;
}

const Fo *content_clash(FoElement element, const Fo *parent)
{
    bool retrieves = element == FO_RETRIEVE_MARKER;
    if (element == FO_RETRIEVE_TABLE_MARKER)
        return is_in_table_edge(parent) ? NULL : parent;
    if (!retrieves && element != FO_MARKER && element != FO_FOOTNOTE_BODY)
        return NULL;
    for (const Fo *fo = parent; fo; fo = fo->parent) {
        bool clashes = fo->element == FO_MARKER || fo->element == FO_FOOTNOTE_BODY ||
                       fo->element == (retrieves ? FO_FLOW : FO_STATIC_CONTENT);
        if (clashes)
            return fo;
    }
    return NULL;
}

/* Parts that an object has once (the content models of XSL-FO 1.1, 6). The parts of a table are looked after where it is laid
 * out, and a page may have several bodies. */
static const FoElement ONCE[][2] = {{FO_ROOT, FO_LAYOUT_MASTER_SET},
                                    {FO_ROOT, FO_DECLARATIONS},
                                    {FO_ROOT, FO_BOOKMARK_TREE},
                                    {FO_SIMPLE_PAGE_MASTER, FO_REGION_BEFORE},
                                    {FO_SIMPLE_PAGE_MASTER, FO_REGION_AFTER},
                                    {FO_SIMPLE_PAGE_MASTER, FO_REGION_START},
                                    {FO_SIMPLE_PAGE_MASTER, FO_REGION_END},
                                    {FO_PAGE_SEQUENCE, FO_TITLE},
                                    {FO_BOOKMARK, FO_BOOKMARK_TITLE},
                                    {FO_LIST_ITEM, FO_LIST_ITEM_LABEL},
                                    {FO_LIST_ITEM, FO_LIST_ITEM_BODY},
                                    {FO_FOOTNOTE, FO_FOOTNOTE_BODY},
                                    {FO_TABLE_AND_CAPTION, FO_TABLE_CAPTION}};

bool content_is_second(FoElement element, const Fo *parent)
{
    bool once = false;
    for (size_t i = 0; i < sizeof ONCE / sizeof *ONCE; i++)
        once = once || (ONCE[i][0] == parent->element && ONCE[i][1] == element);
    const Fo *other = once ? parent->first : NULL;
    while (other && other->element != element)
        other = other->next;
    return other != NULL;
}

FoElement content_implied(FoElement parent, int kind)
{
    int holds = ELEMENT_ROWS[parent].may_contain;
    if (parent == FO_TABLE && (kind & (CONTENT_TABLE_ROW | CONTENT_TABLE_CELL)))
        return FO_TABLE_BODY;
    if (parent == FO_TABLE_ROW && (kind & CONTENT_BLOCK))
        return FO_TABLE_CELL;
    bool in_line = kind & (CONTENT_INLINE | CONTENT_TEXT);
    return in_line && (holds & CONTENT_BLOCK) && parent != FO_TABLE_AND_CAPTION ? FO_BLOCK
                                                                                : FO_ELEMENT_COUNT;
}

bool content_is_shown(FoElement element, FoElement parent)
{
    enum {
        SHOWN = CONTENT_BLOCK | CONTENT_INLINE | CONTENT_LIST_ITEM | CONTENT_LIST_PART |
                CONTENT_TABLE_PART | CONTENT_TABLE_ROW | CONTENT_TABLE_CELL | CONTENT_CAPTION |
                CONTENT_NOTE_BODY | CONTENT_FLOW | CONTENT_SEQUENCE
    };
    return (ELEMENT_ROWS[element].is & SHOWN) && ELEMENT_ROWS[element].may_contain &&
           (ELEMENT_ROWS[parent].may_contain & (CONTENT_BLOCK | CONTENT_TEXT));
}
