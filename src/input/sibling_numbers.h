/* sibling_numbers.h: the numbers of elements among their siblings of the same name, for stylesheets. */
#ifndef PROTOC_INPUT_SIBLING_NUMBERS_H
#define PROTOC_INPUT_SIBLING_NUMBERS_H

#include <stddef.h>

#include <libxml/tree.h>

#include "base/hash_table.h"

/* Set to zero it is empty. What it knows holds as long as the tree stays as it is. */
typedef struct {
    const xmlNode *parent; /* NULL: none yet */
    const xmlChar *name;
    struct SiblingNumber *numbers; /* of the children of parent with the name */
    HashTable table;
} SiblingNumbers;

/* How many siblings of its name there are up to the element, itself included. Quick when elements of one parent are asked
 * for one after the other, in any order. */
size_t sibling_numbers_find(SiblingNumbers *numbers, const xmlNode *element);

void sibling_numbers_free(SiblingNumbers *numbers);

#endif
