/* element.h: names and attributes of nodes as strings of C, lent by the tree. Trees here have no entities, so a value is
 * one text. */
#ifndef PROTOC_INPUT_ELEMENT_H
#define PROTOC_INPUT_ELEMENT_H

#include <stdbool.h>
#include <string.h>

#include <libxml/tree.h>

/* Whether the node is an element of this local name. */
static inline bool element_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* Whether it is one of this namespace, too. */
static inline bool element_is_in(const xmlNode *node, const xmlChar *space, const char *name)
{
    return element_is(node, name) && node->ns != NULL && xmlStrEqual(node->ns->href, space);
}

/* The attribute of this name in no namespace; NULL: there is none, or the node is no element. */
static inline const xmlAttr *element_attribute(const xmlNode *node, const char *name)
{
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    const xmlAttr *attribute = node->properties;
    while (attribute != NULL &&
           (attribute->ns != NULL || strcmp((const char *)attribute->name, name) != 0))
        attribute = attribute->next;
    return attribute;
}

/* Its value; NULL: there is no such attribute. */
static inline const char *element_value(const xmlNode *node, const char *name)
{
    const xmlAttr *attribute = element_attribute(node, name);
    if (attribute == NULL)
        return NULL;
    return attribute->children == NULL ? "" : (const char *)attribute->children->content;
}

static inline bool element_has(const xmlNode *node, const char *name, const char *value)
{
    const char *found = element_value(node, name);
    return found != NULL && strcmp(found, value) == 0;
}

#endif
