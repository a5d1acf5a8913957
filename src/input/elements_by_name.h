/* elements_by_name.h: the elements of a document by their names, for the rules. */
#ifndef PROTOC_INPUT_ELEMENTS_BY_NAME_H
#define PROTOC_INPUT_ELEMENTS_BY_NAME_H

#include <stddef.h>

#include <libxml/tree.h>

/* Set to zero it is empty. */
typedef struct {
    xmlNode **nodes;
    size_t count, capacity;
} NodeList;

void node_list_add(NodeList *list, xmlNode *node);
void node_list_free(NodeList *list);

typedef struct ElementsByName ElementsByName;

/* Lends the tree, which must not change. */
ElementsByName *elements_by_name_new(xmlDoc *tree);
void elements_by_name_free(ElementsByName *elements);

/* The elements of this local name, in the order of the document; NULL: there is none. */
const NodeList *elements_by_name_find(const ElementsByName *elements, const char *name);

#endif
