/* elements_by_id.c: owns finding elements by their ids.
 *
 * The table is made by one walk through the tree; XSLT's keys, all of which libxslt makes by evaluating a path for every
 * element when the first is asked for, took a tenth of a short document's time. */
#include "input/elements_by_id.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/hash_table.h"
#include "base/memory.h"
#include "input/element.h"
#include "input/walk.h"

struct ElementsById {
    HashTable table;
};

ElementsById *elements_by_id_new(const xmlDoc *tree)
{
    ElementsById *elements = memory_new(sizeof *elements);
    xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node)) {
        const char *id = element_value(node, "id");
        if (id != NULL)
            hash_table_add(&elements->table, hash_string(id), node);
    }
    return elements;
}

void elements_by_id_free(ElementsById *elements)
{
    if (elements == NULL)
        return;
    hash_table_free(&elements->table);
    free(elements);
}

xmlNode *elements_by_id_next(const ElementsById *elements, const char *id, size_t *at)
{
    uint64_t hash = hash_string(id);
    for (xmlNode *node; (node = hash_table_next(&elements->table, hash, at)) != NULL;)
        if (strcmp(element_value(node, "id"), id) == 0)
            return node;
    return NULL;
}
