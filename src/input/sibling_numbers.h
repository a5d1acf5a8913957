/* sibling_numbers.h: the numbers of elements among those of the same name, for stylesheets. */
#ifndef PROTOC_INPUT_SIBLING_NUMBERS_H
#define PROTOC_INPUT_SIBLING_NUMBERS_H

#include <stddef.h>

#include <libxml/tree.h>

#include "base/hash_table.h"

enum { SIBLINGS_KEPT = 4 };

/* Those asked for last, since a number such as 2.1 is made of two. Set to zero it is empty. What it knows holds as long as
 * the tree stays as it is. */
typedef struct {
    struct Siblings {
        const xmlNode *parent; /* NULL: none yet */
        const xmlChar *name;
        char *attribute;               /* "": they need not agree in any */
        struct SiblingNumber *numbers; /* of the children of parent with the name */
        HashTable table;
    } kept[SIBLINGS_KEPT];
    size_t next; /* to be replaced */
} SiblingNumbers;

/* How many siblings of its name there are up to the element, itself included; of those that have the same value of the
 * attribute, or none, when it is not "". Quick when elements of one parent are asked for one after the other, in any order. */
size_t sibling_numbers_find(SiblingNumbers *numbers, const xmlNode *element, const char *attribute);

void sibling_numbers_free(SiblingNumbers *numbers);

/* The same for all elements of a name in a tree that have a certain child; one in a list that begins with NULL. */
typedef struct TreeNumbers TreeNumbers;

/* How many there are up to the element, itself included; 0: it has no such child. child: a name, or "" for any node. */
size_t tree_numbers_find(TreeNumbers **list, const xmlNode *element, const char *child);

void tree_numbers_free(TreeNumbers *list);

#endif
