/* elements_by_name.c: owns the lists of the elements that have the same name. */
#include "input/elements_by_name.h"

#include <stdlib.h>

#include <libxml/hash.h>

#include "base/memory.h"
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

struct ElementsByName {
    xmlHashTable *
        lists; /* name to NodeList; names are in the tree's dictionary, so libxml2 compares addresses */
};

static NodeList *list_of(const ElementsByName *elements, const xmlChar *name)
{
    NodeList *list = xmlHashLookup(elements->lists, name);
    if (list == NULL) {
        list = memory_new(sizeof *list);
        xmlHashAddEntry(elements->lists, name, list);
    }
    return list;
}

ElementsByName *elements_by_name_new(xmlDoc *tree)
{
    ElementsByName *elements = memory_new(sizeof *elements);
    elements->lists = xmlHashCreateDict(64, tree->dict);
    if (elements->lists == NULL)
        memory_exhausted();
    xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node))
        if (node->type == XML_ELEMENT_NODE)
            node_list_add(list_of(elements, node->name), node);
    return elements;
}

static void free_list(void *list, const xmlChar *name)
{
    (void)name;
    node_list_free(list);
    free(list);
}

void elements_by_name_free(ElementsByName *elements)
{
    xmlHashFree(elements->lists, free_list);
    free(elements);
}

const NodeList *elements_by_name_find(const ElementsByName *elements, const char *name)
{
    return xmlHashLookup(elements->lists, BAD_CAST name);
}
