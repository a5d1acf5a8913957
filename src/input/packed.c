/* packed.c: owns unpacking trees (see packed.h). */
#include <stdlib.h>
#include <string.h>

#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include "base/memory.h"
#include "input/packed.h"

typedef struct {
    const unsigned char *at;
    xmlDoc *doc;
    const xmlChar **words;
    xmlNs **namespaces; /* of the declarations so far */
    size_t namespace_count;
} Unpacker;

static size_t next_number(Unpacker *unpacker)
{
    size_t number = *unpacker->at & 0x7F;
    for (unsigned shift = 7; *unpacker->at++ & 0x80; shift += 7)
        number |= (size_t)(*unpacker->at & 0x7F) << shift;
    return number;
}

static const xmlChar *next_word(Unpacker *unpacker)
{
    return unpacker->words[next_number(unpacker)];
}

static void *new_zeroed(size_t size)
{
    void *memory = xmlMalloc(size);
    if (memory == NULL)
        memory_exhausted();
    return memset(memory, 0, size);
}

static void read_words(Unpacker *unpacker)
{
    size_t count = next_number(unpacker);
    unpacker->words = memory_new((count + 1) * sizeof *unpacker->words);
    for (size_t i = 0; i < count; i++) {
        size_t length = next_number(unpacker);
        unpacker->words[i] = xmlDictLookup(unpacker->doc->dict, unpacker->at, (int)length);
        if (unpacker->words[i] == NULL)
            memory_exhausted();
        unpacker->at += length + 1;
    }
}

static xmlNs *next_namespace(Unpacker *unpacker, xmlNode *element)
{
    size_t number = next_number(unpacker);
    if (number == PACKED_NO_NAMESPACE)
        return NULL;
    if (number == PACKED_XML_NAMESPACE)
        return xmlSearchNs(unpacker->doc, element, BAD_CAST "xml");
    return unpacker->namespaces[number - PACKED_FIRST_NAMESPACE];
}

/* A short text lies in two fields of the node that texts have no use for, as libxml2's own parser puts it. */
static xmlNode *next_text(Unpacker *unpacker, xmlNode *parent)
{
    size_t length = next_number(unpacker);
    xmlNode *text = new_zeroed(sizeof *text);
    text->type = XML_TEXT_NODE;
    text->name = xmlStringText;
    text->doc = unpacker->doc;
    text->parent = parent;
    if (length < sizeof text->properties + sizeof text->psvi)
        text->content = memcpy((void *)&text->properties, unpacker->at, length);
    else if ((text->content = xmlStrndup(unpacker->at, (int)length)) == NULL)
        memory_exhausted();
    unpacker->at += length;
    return text;
}

static void read_declarations(Unpacker *unpacker, xmlNode *element)
{
    xmlNs **end = &element->nsDef;
    for (size_t count = next_number(unpacker); count > 0; count--) {
        size_t prefix = next_number(unpacker);
        xmlNs *space = new_zeroed(sizeof *space);
        space->type = XML_LOCAL_NAMESPACE;
        space->prefix = prefix == 0 ? NULL : xmlStrdup(unpacker->words[prefix - 1]);
        space->href = xmlStrdup(next_word(unpacker));
        unpacker->namespaces[unpacker->namespace_count++] = space;
        *end = space;
        end = &space->next;
    }
}

static void read_attributes(Unpacker *unpacker, xmlNode *element)
{
    xmlAttr *last = NULL;
    for (size_t count = next_number(unpacker); count > 0; count--) {
        xmlAttr *attribute = new_zeroed(sizeof *attribute);
        attribute->type = XML_ATTRIBUTE_NODE;
        attribute->name = next_word(unpacker);
        attribute->ns = next_namespace(unpacker, element);
        attribute->doc = unpacker->doc;
        attribute->parent = element;
        attribute->children = attribute->last = next_text(unpacker, (xmlNode *)attribute);
        attribute->prev = last;
        if (last == NULL)
            element->properties = attribute;
        else
            last->next = attribute;
        last = attribute;
    }
}

static void append(xmlNode *parent, xmlNode *node)
{
    node->prev = parent->last;
    if (parent->last == NULL)
        parent->children = node;
    else
        parent->last->next = node;
    parent->last = node;
}

static xmlNode *open_element(Unpacker *unpacker, xmlNode *parent)
{
    xmlNode *element = new_zeroed(sizeof *element);
    element->type = XML_ELEMENT_NODE;
    element->doc = unpacker->doc;
    element->parent = parent;
    append(parent, element);
    element->name = next_word(unpacker);
    read_declarations(unpacker, element);
    element->ns = next_namespace(unpacker, element);
    read_attributes(unpacker, element);
    return element;
}

xmlDoc *packed_tree(const unsigned char *bytes, xmlDict *dictionary)
{
    Unpacker unpacker = {.at = bytes, .doc = xmlNewDoc(BAD_CAST "1.0")};
    xmlDict *words = dictionary == NULL ? xmlDictCreate() : dictionary;
    if (unpacker.doc == NULL || words == NULL)
        memory_exhausted();
    if (dictionary != NULL)
        xmlDictReference(dictionary);
    unpacker.doc->dict = words;
    read_words(&unpacker);
    unpacker.namespaces = memory_new(next_number(&unpacker) * sizeof *unpacker.namespaces);
    xmlNode *open = (xmlNode *)unpacker.doc;
    do {
        switch (*unpacker.at++) {
        case PACKED_ELEMENT: open = open_element(&unpacker, open); break;
        case PACKED_TEXT: append(open, next_text(&unpacker, open)); break;
        default: open = open->parent;
        }
    } while (open->type == XML_ELEMENT_NODE);
    free(unpacker.words);
    free(unpacker.namespaces);
    return unpacker.doc;
}
