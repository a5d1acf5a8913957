/* schema_narrow.c: owns making schemas smaller.
 *
 * Of the two hundred elements that minutes can have, a document has forty. libxml2 makes an automaton of every content
 * model and compares its steps in pairs, also of those the document never comes to: three fourths of the time that
 * a schema takes are for nothing. So what the document has no name for goes, where the schema lets it go:
 *
 *     sequence                                 sequence
 *       header                                   header
 *       discussion  minOccurs="0"                discussion  minOccurs="0"
 *       revisions   minOccurs="0"                                              no <revisions> in the document
 *     choice                                   choice
 *       p | list | table | picture               p | table                     neither <list> nor <picture>
 *     attribute place                                                          no place="…"
 *
 * An element that must be there stays, and so does the last one of a choice or sequence: without it the schema would say
 * something else. A document that has none of the removed names cannot tell the difference. Then the types and groups
 * go that nothing leads to any more, as in the marking and sweeping of memory. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>

#include "base/memory.h"
#include "input/schema_narrow.h"
#include "input/walk.h"

static bool is_named(const xmlNode *node, const char *name)
{
    return xmlStrEqual(node->name, BAD_CAST name);
}

/* The value of the attribute; NULL: there is none. Lent. */
static const xmlChar *attribute(const xmlNode *element, const char *name)
{
    for (const xmlAttr *one = element->properties; one != NULL; one = one->next)
        if (xmlStrEqual(one->name, BAD_CAST name))
            return one->children == NULL ? BAD_CAST "" : one->children->content;
    return NULL;
}

static const xmlChar *local_name(const xmlChar *name)
{
    const xmlChar *colon = xmlStrchr(name, ':');
    return colon == NULL ? name : colon + 1;
}

static void remove_node(xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

/* Of an element or attribute that may be missing. */
static bool is_unused(const xmlNode *node, xmlDict *names)
{
    const xmlChar *name = attribute(node, "name");
    return name != NULL && xmlDictExists(names, name, -1) == NULL;
}

static bool is_optional_element(const xmlNode *node)
{
    bool last = node->prev == NULL && node->next == NULL;
    return is_named(node, "element") && !last &&
           (is_named(node->parent, "choice") ||
            xmlStrEqual(attribute(node, "minOccurs"), BAD_CAST "0"));
}

static bool is_optional_attribute(const xmlNode *node)
{
    return is_named(node, "attribute") && !xmlStrEqual(attribute(node, "use"), BAD_CAST "required");
}

/* A reference to what no element of the document has. */
static bool is_unused_reference(const xmlNode *node, xmlDict *names)
{
    if (!is_named(node, "keyref"))
        return false;
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        const xmlChar *field = is_named(child, "field") ? attribute(child, "xpath") : NULL;
        if (field != NULL && field[0] == '@' && xmlDictExists(names, field + 1, -1) == NULL)
            return true;
    }
    return false;
}

static void remove_unused(xmlNode *parent, xmlDict *names)
{
    bool top = parent->parent != NULL && parent->parent->type == XML_DOCUMENT_NODE;
    for (xmlNode *node = parent->children, *next; node != NULL; node = next) {
        next = node->next;
        if (!top && (((is_optional_element(node) || is_optional_attribute(node)) &&
                      is_unused(node, names)) ||
                     is_unused_reference(node, names)))
            remove_node(node);
        else
            remove_unused(node, names);
    }
}

/* Components are known by their name and what they are: simple and complex types share their names. */
static const xmlChar *kind_of(const xmlNode *component)
{
    bool type = is_named(component, "complexType") || is_named(component, "simpleType");
    return type ? BAD_CAST "type" : component->name;
}

static void mark(const xmlHashTable *components, xmlNode *component);

static void mark_named(const xmlHashTable *components, const xmlChar *name, const xmlChar *kind)
{
    xmlNode *component =
        xmlHashLookup2((xmlHashTable *)(uintptr_t)components, local_name(name), kind);
    if (component != NULL && component->_private == NULL)
        mark(components, component);
}

static void mark_union(const xmlHashTable *components, const xmlChar *list)
{
    char *words = memory_string((const char *)list), *rest = words;
    for (char *word; (word = strsep(&rest, " \n")) != NULL;)
        mark_named(components, BAD_CAST word, BAD_CAST "type");
    free(words);
}

/* Marks the component and whatever it leads to. */
static void mark(const xmlHashTable *components, xmlNode *component)
{
    component->_private = component;
    for (xmlNode *node = component; node != NULL; node = walk_next(component, node))
        for (const xmlAttr *one = node->properties; one != NULL; one = one->next) {
            const xmlChar *value = one->children == NULL ? BAD_CAST "" : one->children->content;
            if (is_named((const xmlNode *)one, "ref"))
                mark_named(components, value, node->name);
            else if (is_named((const xmlNode *)one, "memberTypes"))
                mark_union(components, value);
            else if (is_named((const xmlNode *)one, "type") ||
                     is_named((const xmlNode *)one, "base") ||
                     is_named((const xmlNode *)one, "itemType"))
                mark_named(components, value, BAD_CAST "type");
        }
}

static void remove_unreachable(xmlNode *schema)
{
    xmlHashTable *components = xmlHashCreate(256);
    if (components == NULL)
        memory_exhausted();
    for (xmlNode *node = schema->children; node != NULL; node = node->next)
        if (attribute(node, "name") != NULL)
            xmlHashAddEntry2(components, attribute(node, "name"), kind_of(node), node);
    for (xmlNode *node = schema->children; node != NULL; node = node->next)
        if (is_named(node, "element"))
            mark(components, node);
    for (xmlNode *node = schema->children, *next; node != NULL; node = next) {
        next = node->next;
        if (node->_private == NULL && !is_named(node, "import"))
            remove_node(node);
    }
    xmlHashFree(components, NULL);
}

void schema_narrow(xmlDoc *tree, xmlDict *names)
{
    xmlNode *schema = xmlDocGetRootElement(tree);
    if (names != NULL)
        remove_unused(schema, names);
    remove_unreachable(schema);
}
