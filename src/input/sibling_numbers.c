/* sibling_numbers.c: owns numbering elements of the same name: the children of one element, those asked for last, and those of
 * the whole tree that have a certain child.
 *
 * count(preceding-sibling::*) and xsl:number count anew for each element, so that a document of a thousand pages takes ten
 * times as long for each as one of a hundred. Here all are numbered when the first is asked for. */
#include "input/sibling_numbers.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "input/walk.h"

typedef struct SiblingNumber {
    const xmlNode *element;
    size_t number;
} SiblingNumber;

/* How many there are with the value so far. */
typedef struct {
    const char *value;
    size_t count;
} ValueCount;

struct TreeNumbers {
    TreeNumbers *next;
    const xmlChar *name;
    char *child;
    SiblingNumber *numbers;
    size_t count, capacity;
    HashTable table; /* of numbers, once all are there */
};

static bool is_named(const xmlNode *node, const xmlChar *name)
{
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, name);
}

/* The number of the element in the table, or 0. */
static size_t look_up(const HashTable *table, const xmlNode *element)
{
    size_t at = 0;
    for (const SiblingNumber *known;
         (known = hash_table_next(table, hash_address(element), &at)) != NULL;)
        if (known->element == element)
            return known->number;
    return 0;
}

static const char *value_of(const xmlNode *element, const char *name)
{
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next)
        if (attribute->ns == NULL && attribute->children != NULL &&
            xmlStrEqual(attribute->name, BAD_CAST name))
            return (const char *)attribute->children->content;
    return "";
}

/* Counts one more of the value; unused: where the count of a new value goes. */
static size_t count_value(HashTable *counts, const char *value, ValueCount **unused)
{
    size_t at = 0;
    uint64_t hash = hash_string(value);
    for (const ValueCount *known; (known = hash_table_next(counts, hash, &at)) != NULL;)
        if (strcmp(known->value, value) == 0)
            return ++((ValueCount *)(uintptr_t)known)->count;
    **unused = (ValueCount){value, 1};
    hash_table_add(counts, hash, (*unused)++);
    return 1;
}

static void free_siblings(struct Siblings *siblings)
{
    free(siblings->attribute);
    free(siblings->numbers);
    hash_table_free(&siblings->table);
    *siblings = (struct Siblings){0};
}

static void number_siblings(struct Siblings *siblings, const xmlNode *element,
                            const char *attribute)
{
    free_siblings(siblings);
    siblings->parent = element->parent;
    siblings->name = element->name;
    siblings->attribute = memory_string(attribute);
    size_t count = 0;
    for (const xmlNode *node = element->parent->children; node != NULL; node = node->next)
        count += is_named(node, element->name);
    SiblingNumber *next = siblings->numbers = memory_new(count * sizeof *next);
    HashTable counts = {0};
    ValueCount *values = memory_new(count * sizeof *values), *unused = values;
    for (const xmlNode *node = element->parent->children; node != NULL; node = node->next) {
        if (!is_named(node, element->name))
            continue;
        *next = (SiblingNumber){node, count_value(&counts, value_of(node, attribute), &unused)};
        hash_table_add(&siblings->table, hash_address(node), next++);
    }
    hash_table_free(&counts);
    free(values);
}

static bool are_kept(const struct Siblings *siblings, const xmlNode *element, const char *attribute)
{
    return siblings->parent == element->parent && xmlStrEqual(siblings->name, element->name) &&
           strcmp(siblings->attribute, attribute) == 0;
}

size_t sibling_numbers_find(SiblingNumbers *numbers, const xmlNode *element, const char *attribute)
{
    if (element->parent == NULL)
        return 1;
    for (size_t i = 0; i < SIBLINGS_KEPT; i++)
        if (are_kept(&numbers->kept[i], element, attribute))
            return look_up(&numbers->kept[i].table, element);
    struct Siblings *siblings = &numbers->kept[numbers->next];
    numbers->next = (numbers->next + 1) % SIBLINGS_KEPT;
    number_siblings(siblings, element, attribute);
    return look_up(&siblings->table, element);
}

void sibling_numbers_free(SiblingNumbers *numbers)
{
    for (size_t i = 0; i < SIBLINGS_KEPT; i++)
        free_siblings(&numbers->kept[i]);
}

static bool has_child(const xmlNode *element, const char *name)
{
    for (const xmlNode *child = element->children; child != NULL; child = child->next)
        if (*name == '\0' || is_named(child, BAD_CAST name))
            return true;
    return false;
}

static void number_tree(TreeNumbers *numbers, xmlNode *root)
{
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node)) {
        if (!is_named(node, numbers->name) || !has_child(node, numbers->child))
            continue;
        numbers->numbers = memory_grow(numbers->numbers, &numbers->capacity, numbers->count + 1,
                                       sizeof *numbers->numbers);
        numbers->numbers[numbers->count] = (SiblingNumber){node, numbers->count + 1};
        numbers->count++;
    }
    for (size_t i = 0; i < numbers->count; i++)
        hash_table_add(&numbers->table, hash_address(numbers->numbers[i].element),
                       &numbers->numbers[i]);
}

size_t tree_numbers_find(TreeNumbers **list, const xmlNode *element, const char *child)
{
    TreeNumbers *numbers = *list;
    while (numbers != NULL &&
           !(xmlStrEqual(numbers->name, element->name) && strcmp(numbers->child, child) == 0))
        numbers = numbers->next;
    if (numbers == NULL) {
        numbers = memory_new(sizeof *numbers);
        *numbers =
            (TreeNumbers){.next = *list, .name = element->name, .child = memory_string(child)};
        *list = numbers;
        number_tree(numbers, xmlDocGetRootElement(element->doc));
    }
    return look_up(&numbers->table, element);
}

void tree_numbers_free(TreeNumbers *list)
{
    while (list != NULL) {
        TreeNumbers *next = list->next;
        free(list->child);
        free(list->numbers);
        hash_table_free(&list->table);
        free(list);
        list = next;
    }
}
