/* elements_by_id.h: the elements of a tree by their ids, for stylesheets. */
#ifndef PROTOC_INPUT_ELEMENTS_BY_ID_H
#define PROTOC_INPUT_ELEMENTS_BY_ID_H

#include <stddef.h>

#include <libxml/tree.h>

typedef struct ElementsById ElementsById;

/* The tree is lent, and must stay as it is as long as the result is used. Free with elements_by_id_free(). */
ElementsById *elements_by_id_new(const xmlDoc *tree);

/* NULL is allowed. */
void elements_by_id_free(ElementsById *elements);

/* The elements whose attribute id is this one, in their order: *at is 0 for the first and kept for the next; NULL: no
 * more. */
xmlNode *elements_by_id_next(const ElementsById *elements, const char *id, size_t *at);

#endif
