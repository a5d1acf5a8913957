/* element_index.c: owns finding elements by their ids and numbering them.
 *
 * Two tables with open places. That of ids is made by one walk through the tree; XSLT's keys, all of which libxslt makes
 * by evaluating a path for every element when the first is asked for, took a tenth of a short document's time. That of
 * numbers is made anew for each parent. */
#include "input/element_index.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "input/walk.h"

typedef struct {
    const xmlNode *element; /* NULL: an open place */
    const char *id;
    size_t number;
} Entry;

typedef struct {
    Entry *entries;
    size_t size; /* a power of two, more than there are entries */
} Table;

struct ElementIndex {
    Table ids;
    Table numbers;         /* of the children of parent with the name */
    const xmlNode *parent; /* NULL: none yet */
    const xmlChar *name;
};

static Table table_new(size_t count)
{
    Table table = {.size = 16};
    while (table.size < 2 * count)
        table.size *= 2;
    table.entries = memory_new(table.size * sizeof *table.entries);
    return table;
}

static void insert(Table *table, uint64_t hash, Entry entry)
{
    size_t at = (size_t)hash;
    while (table->entries[at & (table->size - 1)].element != NULL)
        at++;
    table->entries[at & (table->size - 1)] = entry;
}

static uint64_t hash_of_id(const char *id)
{
    return hash_bytes(HASH_START, id, strlen(id));
}

static uint64_t hash_of_element(const xmlNode *element)
{
    return hash_bytes(HASH_START, &element, sizeof element);
}

static const char *id_of(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    const xmlAttr *attribute = node->properties;
    while (attribute != NULL &&
           (attribute->ns != NULL || strcmp((const char *)attribute->name, "id") != 0))
        attribute = attribute->next;
    if (attribute == NULL)
        return NULL;
    return attribute->children == NULL ? "" : (const char *)attribute->children->content;
}

ElementIndex *element_index_new(const xmlDoc *tree)
{
    ElementIndex *index = memory_new(sizeof *index);
    xmlNode *root = xmlDocGetRootElement(tree);
    size_t count = 0;
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node))
        count += id_of(node) != NULL;
    index->ids = table_new(count);
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node)) {
        const char *id = id_of(node);
        if (id != NULL)
            insert(&index->ids, hash_of_id(id), (Entry){.element = node, .id = id});
    }
    return index;
}

void element_index_free(ElementIndex *index)
{
    if (index == NULL)
        return;
    free(index->ids.entries);
    free(index->numbers.entries);
    free(index);
}

xmlNode *element_index_next(const ElementIndex *index, const char *id, size_t *at)
{
    const Table *table = &index->ids;
    for (size_t start = (size_t)hash_of_id(id);; (*at)++) {
        const Entry *entry = &table->entries[(start + *at) & (table->size - 1)];
        if (entry->element == NULL)
            return NULL;
        if (strcmp(entry->id, id) != 0)
            continue;
        (*at)++;
        return (xmlNode *)(uintptr_t)entry->element;
    }
}

static bool is_named(const xmlNode *node, const xmlChar *name)
{
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, name);
}

static void number_siblings(ElementIndex *index, const xmlNode *element)
{
    size_t count = 0;
    index->parent = element->parent;
    index->name = element->name;
    for (const xmlNode *node = element->parent->children; node != NULL; node = node->next)
        count += is_named(node, element->name);
    free(index->numbers.entries);
    index->numbers = table_new(count);
    count = 0;
    for (const xmlNode *node = element->parent->children; node != NULL; node = node->next)
        if (is_named(node, element->name))
            insert(&index->numbers, hash_of_element(node),
                   (Entry){.element = node, .number = ++count});
}

size_t element_index_number(ElementIndex *index, const xmlNode *element)
{
    if (element->parent == NULL)
        return 1;
    if (index->parent != element->parent || !xmlStrEqual(index->name, element->name))
        number_siblings(index, element);
    size_t at = (size_t)hash_of_element(element);
    while (index->numbers.entries[at & (index->numbers.size - 1)].element != element)
        at++;
    return index->numbers.entries[at & (index->numbers.size - 1)].number;
}
