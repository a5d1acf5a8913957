/* record.c: owns reading the record of a PDF. The packet may be anybody's: it is read as any source is, with the same
 * limits, and what is not understood is passed over. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "input/read.h"
#include "input/record.h"
#include "input/walk.h"

static const char *content(Record *record, xmlNode *element)
{
    xmlChar *text = xmlNodeGetContent(element);
    const char *copy = arena_string(record->arena, text ? (const char *)text : "");
    xmlFree(text);
    return copy;
}

static void add_items(Record *record, RecordList *list, xmlNode *element)
{
    for (xmlNode *node = element; node; node = walk_next(element, node)) {
        if (node->type != XML_ELEMENT_NODE || !xmlStrEqual(node->name, BAD_CAST "li"))
            continue;
        list->items =
            memory_grow(list->items, &list->capacity, list->count + 1, sizeof *list->items);
        list->items[list->count++] = content(record, node);
    }
}

static void take(Record *record, xmlNode *element)
{
    const char *name = (const char *)element->name;
    if (strcmp(name, "Program") == 0)
        record->program = content(record, element);
    else if (strcmp(name, "Source") == 0)
        record->source = content(record, element);
    else if (strcmp(name, "SourceDigest") == 0)
        record->source_digest = content(record, element);
    else if (strcmp(name, "Options") == 0)
        add_items(record, &record->options, element);
    else if (strcmp(name, "House") == 0)
        add_items(record, &record->house, element);
    else if (strcmp(name, "Libraries") == 0)
        add_items(record, &record->libraries, element);
    else if (strcmp(name, "Fonts") == 0)
        add_items(record, &record->fonts, element);
}

bool record_read(const Buffer *packet, Record *record)
{
    *record = (Record){.arena = arena_new()};
    Diagnostics *unheard = diagnostics_new();
    Input input =
        input_parse("XMP", buffer_text(packet), packet->length, &READ_LIMITS_DEFAULT, unheard);
    xmlNode *root = input.tree ? xmlDocGetRootElement(input.tree) : NULL;
    for (xmlNode *node = root; node; node = walk_next(root, node))
        if (node->type == XML_ELEMENT_NODE && node->ns &&
            xmlStrEqual(node->ns->href, BAD_CAST RECORD_NAMESPACE))
            take(record, node);
    input_free(&input);
    diagnostics_free(unheard);
    return record->program != NULL;
}

void record_free(Record *record)
{
    free(record->options.items);
    free(record->house.items);
    free(record->libraries.items);
    free(record->fonts.items);
    arena_free(record->arena);
    *record = (Record){0};
}
