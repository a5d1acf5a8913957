/* required.c: owns what XSL-FO 1.1 says an object must have (its property without an initial value, its content model), where
 * the object is of no use without. */
#include "fo/required.h"

#include <string.h>

#include "base/wording.h"

typedef struct {
    FoElement element;
    PropertyId property, other; /* either of them; PROPERTY_COUNT: the part */
    FoElement part;
} Requirement;

#define OWN_ROW(element, property)                                                                 \
    {                                                                                              \
        FO_##element, PROPERTY_##property, PROPERTY_##property, FO_TEXT                            \
    }
#define DESTINATION_ROW(element)                                                                   \
    {                                                                                              \
        FO_##element, PROPERTY_INTERNAL_DESTINATION, PROPERTY_EXTERNAL_DESTINATION, FO_TEXT        \
    }
#define PART_ROW(element, part)                                                                    \
    {                                                                                              \
        FO_##element, PROPERTY_COUNT, PROPERTY_COUNT, FO_##part                                    \
    }

static const Requirement REQUIREMENTS[] = {
    DESTINATION_ROW(BASIC_LINK),
    DESTINATION_ROW(BOOKMARK),
    OWN_ROW(PAGE_NUMBER_CITATION, REF_ID),
    OWN_ROW(PAGE_NUMBER_CITATION_LAST, REF_ID),
    OWN_ROW(EXTERNAL_GRAPHIC, SRC),
    OWN_ROW(MARKER, MARKER_CLASS_NAME),
    OWN_ROW(RETRIEVE_MARKER, RETRIEVE_CLASS_NAME),
    OWN_ROW(RETRIEVE_TABLE_MARKER, RETRIEVE_CLASS_NAME),
    OWN_ROW(CHARACTER, CHARACTER),
    OWN_ROW(FLOW, FLOW_NAME),
    OWN_ROW(STATIC_CONTENT, FLOW_NAME),
    OWN_ROW(SIMPLE_PAGE_MASTER, MASTER_NAME),
    OWN_ROW(PAGE_SEQUENCE_MASTER, MASTER_NAME),
    PART_ROW(PAGE_SEQUENCE, FLOW),
    PART_ROW(BOOKMARK, BOOKMARK_TITLE),
    PART_ROW(LIST_ITEM, LIST_ITEM_LABEL),
    PART_ROW(LIST_ITEM, LIST_ITEM_BODY),
    PART_ROW(TABLE, TABLE_BODY),
};

static bool has_property(const Fo *fo, PropertyId property)
{
    if (PROPERTY_ROWS[property].scope == OWN)
        return fo_own(fo, property) && *fo_own(fo, property);
    return *fo_string(fo, property) != '\0';
}

static bool has_part(const Fo *fo, FoElement part)
{
    for (const Fo *child = fo->first; child; child = child->next)
        if (child->element == part)
            return true;
    return false;
}

static void report(const Fo *fo, const Requirement *requirement, Diagnostics *diagnostics)
{
    Buffer what = {0};
    if (requirement->property == PROPERTY_COUNT)
        buffer_format(&what, "<%s>", fo_name(requirement->part));
    else
        buffer_string(&what, PROPERTY_ROWS[requirement->property].name);
    if (requirement->other != requirement->property) {
        buffer_string(&what, phrase(" or "));
        buffer_string(&what, PROPERTY_ROWS[requirement->other].name);
    }
    diagnose(diagnostics, MESSAGE_FO_LACKS, fo->place, fo_name(fo->element), buffer_text(&what),
             NULL);
    buffer_free(&what);
}

/* Of objects with the same name only the first is ever found. */
static void check_name(const Fo *fo, Diagnostics *diagnostics)
{
    enum { FEW = 1000 }; /* so that very many of them take no time */
    bool master = ELEMENT_ROWS[fo->element].is == CONTENT_MASTER;
    if (!master && fo->element != FO_STATIC_CONTENT)
        return;
    PropertyId property = master ? PROPERTY_MASTER_NAME : PROPERTY_FLOW_NAME;
    const char *name = fo_string(fo, property);
    const Fo *other = fo->parent->first;
    for (size_t i = 0; other != fo && i < FEW; i++, other = other->next)
        if (ELEMENT_ROWS[other->element].is == ELEMENT_ROWS[fo->element].is && *name &&
            strcmp(fo_string(other, property), name) == 0)
            break;
    if (other != fo && strcmp(fo_string(other, property), name) == 0 && *name)
        diagnose(diagnostics, MESSAGE_FO_NAME_TWICE, fo->place, fo_name(other->element), name,
                 NULL);
}

void fo_check_required(const Fo *fo, Diagnostics *diagnostics)
{
    if (fo->element == FO_BLOCK || fo->element == FO_INLINE || fo->element == FO_TABLE_CELL)
        return; /* what there is most of */
    check_name(fo, diagnostics);
    for (size_t i = 0; i < sizeof REQUIREMENTS / sizeof *REQUIREMENTS; i++) {
        const Requirement *row = &REQUIREMENTS[i];
        if (row->element != fo->element)
            continue;
        bool there = row->property == PROPERTY_COUNT
                         ? has_part(fo, row->part)
                         : has_property(fo, row->property) || has_property(fo, row->other);
        if (!there)
            report(fo, row, diagnostics);
    }
}
