/* element_index.h: the elements of a tree by their ids, and their numbers among their siblings. */
#ifndef PROTOC_INPUT_ELEMENT_INDEX_H
#define PROTOC_INPUT_ELEMENT_INDEX_H

#include <stddef.h>

#include <libxml/tree.h>

typedef struct ElementIndex ElementIndex;

/* The tree is lent, and must stay as it is as long as the result is used. Free with element_index_free(). */
ElementIndex *element_index_new(const xmlDoc *tree);
void element_index_free(ElementIndex *index);

/* The elements whose attribute id is this one, in their order: *at is 0 for the first and kept for the next; NULL: no
 * more. */
xmlNode *element_index_next(const ElementIndex *index, const char *id, size_t *at);

/* How many siblings of its name there are up to the element, itself included. Quick when elements of one parent are asked
 * for one after the other, in any order. */
size_t element_index_number(ElementIndex *index, const xmlNode *element);

#endif
