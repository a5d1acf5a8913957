/* element_table.h: the elements of a document by their names, and sets of nodes. */
#ifndef PROTOC_INPUT_ELEMENT_TABLE_H
#define PROTOC_INPUT_ELEMENT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

/* Set to zero it is empty. */
typedef struct {
    xmlNode **nodes;
    size_t count, capacity;
} NodeList;

void node_list_add(NodeList *list, xmlNode *node);
void node_list_free(NodeList *list);

/* Set to zero it is empty. Open addressing, at most half full. */
typedef struct {
    const xmlNode **slots;
    size_t count, capacity;
} NodeSet;

/* True when the node was not in the set before. */
bool node_set_add(NodeSet *set, const xmlNode *node);
void node_set_free(NodeSet *set);

typedef struct ElementTable ElementTable;

/* Lends the tree, which must not change. */
ElementTable *element_table_new(xmlDoc *tree);
void element_table_free(ElementTable *table);

/* The elements of this local name, in the order of the document; NULL: there is none. */
const NodeList *element_table_find(const ElementTable *table, const char *name);

#endif
