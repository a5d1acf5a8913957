/* sibling_numbers.c: owns numbering the children of one element that have the same name, those asked for last. */
#include "input/sibling_numbers.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"

typedef struct SiblingNumber {
    const xmlNode *element;
    size_t number;
} SiblingNumber;

static bool is_named(const xmlNode *node, const xmlChar *name)
{
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, name);
}

static void number_siblings(SiblingNumbers *numbers, const xmlNode *element)
{
    sibling_numbers_free(numbers);
    numbers->parent = element->parent;
    numbers->name = element->name;
    size_t count = 0;
    for (const xmlNode *node = element->parent->children; node != NULL; node = node->next)
        count += is_named(node, element->name);
    SiblingNumber *next = numbers->numbers = memory_new(count * sizeof *next);
    for (const xmlNode *node = element->parent->children; node != NULL; node = node->next) {
        if (!is_named(node, element->name))
            continue;
        *next = (SiblingNumber){node, (size_t)(next - numbers->numbers) + 1};
        hash_table_add(&numbers->table, hash_address(node), next++);
    }
}

size_t sibling_numbers_find(SiblingNumbers *numbers, const xmlNode *element)
{
    if (element->parent == NULL)
        return 1;
    if (numbers->parent != element->parent || !xmlStrEqual(numbers->name, element->name))
        number_siblings(numbers, element);
    size_t at = 0;
    for (const SiblingNumber *known;
         (known = hash_table_next(&numbers->table, hash_address(element), &at)) != NULL;)
        if (known->element == element)
            return known->number;
    return 0;
}

void sibling_numbers_free(SiblingNumbers *numbers)
{
    free(numbers->numbers);
    hash_table_free(&numbers->table);
    *numbers = (SiblingNumbers){0};
}
