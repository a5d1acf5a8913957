/* element_table.c: owns sets of nodes, and finding elements by their names. */
#include <stdint.h>
#include <stdlib.h>

#include <libxml/hash.h>

#include "base/memory.h"
#include "input/element_table.h"
#include "input/walk.h"

void node_list_add(NodeList *list, xmlNode *node)
{
    list->nodes = memory_grow(list->nodes, &list->capacity, list->count + 1, sizeof(xmlNode *));
    list->nodes[list->count++] = node;
}

void node_list_free(NodeList *list)
{
    free(list->nodes);
    *list = (NodeList){0};
}

static const xmlNode **find_slot(const NodeSet *set, const xmlNode *node)
{
    uint64_t hash = (uint64_t)(uintptr_t)node * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(hash >> 32) & (set->capacity - 1);
    while (set->slots[i] != NULL && set->slots[i] != node)
        i = (i + 1) & (set->capacity - 1);
    return &set->slots[i];
}

static void grow(NodeSet *set)
{
    NodeSet larger = {.capacity = set->capacity == 0 ? 64 : set->capacity * 2, .count = set->count};
    larger.slots = memory_new(larger.capacity * sizeof *larger.slots);
    for (size_t i = 0; i < set->capacity; i++)
        if (set->slots[i] != NULL)
            *find_slot(&larger, set->slots[i]) = set->slots[i];
    free(set->slots);
    *set = larger;
}

bool node_set_add(NodeSet *set, const xmlNode *node)
{
    if (set->count * 2 >= set->capacity)
        grow(set);
    const xmlNode **slot = find_slot(set, node);
    if (*slot == node)
        return false;
    *slot = node;
    set->count++;
    return true;
}

void node_set_free(NodeSet *set)
{
    free(set->slots);
    *set = (NodeSet){0};
}

struct ElementTable {
    xmlHashTable *lists; /* name to NodeList */
};

static NodeList *list_of(const ElementTable *table, const xmlChar *name)
{
    NodeList *list = xmlHashLookup(table->lists, name);
    if (list == NULL) {
        list = memory_new(sizeof *list);
        xmlHashAddEntry(table->lists, name, list);
    }
    return list;
}

ElementTable *element_table_new(xmlDoc *tree)
{
    ElementTable *table = memory_new(sizeof *table);
    table->lists = xmlHashCreateDict(64, tree->dict);
    if (table->lists == NULL)
        memory_exhausted();
    xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node))
        if (node->type == XML_ELEMENT_NODE)
            node_list_add(list_of(table, node->name), node);
    return table;
}

static void free_list(void *list, const xmlChar *name)
{
    (void)name;
    node_list_free(list);
    free(list);
}

void element_table_free(ElementTable *table)
{
    xmlHashFree(table->lists, free_list);
    free(table);
}

const NodeList *element_table_find(const ElementTable *table, const char *name)
{
    return xmlHashLookup(table->lists, BAD_CAST name);
}
