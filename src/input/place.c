/* place.c: owns the places of nodes.
 *
 * An element's _private holds the offset of its “<” plus one, a document's _private its Source. So it is of what a
 * stylesheet has made with the instructions of ours (sheet_instructions.c); what it has copied carries the offset in an
 * attribute, which is read when somebody asks.
 * Everything else (the end of the name, attributes, text) is found by reading the start tag in the
 * source again: that costs nothing until something is wrong. */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/affix.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "input/markup.h"
#include "input/place.h"
#include "input/read.h"
#include "input/walk.h"

#define QUALIFIED_NAME_MAX 256

void place_set(xmlNode *element, size_t offset)
{
    element->_private = (void *)(uintptr_t)(offset + 1);
}

void place_set_source(xmlDoc *tree, const Source *source)
{
    tree->_private = (void *)(uintptr_t)source;
}

static bool ends_name(char c)
{
    return is_blank(c) || c == '\0' || c == '/' || c == '>' || c == '=' || c == '<';
}

static size_t skip_blank(const char *text, size_t at)
{
    while (is_blank(text[at]))
        at++;
    return at;
}

static size_t skip_name(const char *text, size_t at)
{
    while (!ends_name(text[at]))
        at++;
    return at;
}

Place place_of_tag(const Source *source, size_t offset)
{
    const char *text = source_text(source);
    size_t start = offset + 1;
    if (text[offset] == '<' && text[start] == '/')
        start++;
    return (Place){source, offset, skip_name(text, start)};
}

static bool is_document(const xmlNode *node)
{
    return node->type == XML_DOCUMENT_NODE || node->type == XML_HTML_DOCUMENT_NODE;
}

static const Source *source_of_node(const xmlNode *node)
{
    if (is_document(node))
        return ((const xmlDoc *)node)->_private;
    return node->doc == NULL ? NULL : node->doc->_private;
}

/* The number before the “-” of an at attribute; false when there is none within the source. */
static bool parse_offset(const xmlChar *value, size_t limit, size_t *offset)
{
    size_t number = 0;
    const xmlChar *c = value;
    for (; *c >= '0' && *c <= '9'; c++) {
        number = number * 10 + (size_t)(*c - '0');
        if (number > limit)
            return false;
    }
    *offset = number;
    return c != value && *c == '-' && number < limit;
}

static bool carries_place(const xmlAttr *attribute)
{
    return attribute->ns != NULL && xmlStrEqual(attribute->name, BAD_CAST "at") &&
           xmlStrEqual(attribute->ns->href, BAD_CAST PLACE_NAMESPACE) &&
           attribute->children != NULL && attribute->children->type == XML_TEXT_NODE;
}

/* The offset that the element itself carries, below the limit. */
static bool own_offset(const xmlNode *element, size_t limit, size_t *offset)
{
    if (element->_private != NULL) {
        *offset = (size_t)(uintptr_t)element->_private - 1;
        return *offset < limit;
    }
    for (const xmlAttr *attribute = element->properties; attribute != NULL;
         attribute = attribute->next)
        if (carries_place(attribute) && parse_offset(attribute->children->content, limit, offset))
            return true;
    return false;
}

bool place_own(const xmlNode *element, size_t *offset)
{
    return own_offset(element, UINT32_MAX, offset);
}

/* That of the nearest element that carries one: the node itself or around it. */
static Place place_of_element(const xmlNode *node)
{
    if (node == NULL || node->type == XML_NAMESPACE_DECL)
        return PLACE_NONE;
    const Source *source = source_of_node(node);
    if (source == NULL)
        return PLACE_NONE;
    size_t offset;
    for (; node != NULL && !is_document(node); node = node->parent)
        if (node->type == XML_ELEMENT_NODE && own_offset(node, source_length(source), &offset))
            return place_of_tag(source, offset);
    return source_whole(source);
}

typedef struct {
    size_t name, name_end;   /* the name */
    size_t value, value_end; /* between the quotes */
} AttributePlace;

/* Looks for the attribute with this qualified name in the start tag of place. */
static bool find_attribute(Place tag, const char *name, AttributePlace *found)
{
    if (tag.source == NULL || tag.start == PLACE_WHOLE)
        return false;
    const char *text = source_text(tag.source);
    size_t length = strlen(name);
    size_t at = tag.end;
    for (;;) {
        at = skip_blank(text, at);
        found->name = at;
        found->name_end = at = skip_name(text, at);
        if (at == found->name)
            return false;
        at = skip_blank(text, at);
        if (text[at] != '=')
            return false;
        at = skip_blank(text, at + 1);
        if (text[at] != '"' && text[at] != '\'')
            return false;
        const char *close = strchr(text + at + 1, text[at]);
        if (close == NULL)
            return false;
        found->value = at + 1;
        found->value_end = (size_t)(close - text);
        at = found->value_end + 1;
        if (found->name_end - found->name == length &&
            memcmp(text + found->name, name, length) == 0)
            return true;
    }
}

Place place_of_node(const xmlNode *node)
{
    Place place = place_of_element(node);
    if (node == NULL || node->type != XML_ATTRIBUTE_NODE)
        return place;
    const xmlAttr *attribute = (const xmlAttr *)node;
    char name[QUALIFIED_NAME_MAX];
    const xmlNs *space = attribute->ns;
    bool prefixed = space != NULL && space->prefix != NULL;
    snprintf(name, sizeof name, "%s%s%s", prefixed ? (const char *)space->prefix : "",
             prefixed ? ":" : "", (const char *)attribute->name);
    AttributePlace found;
    if (!find_attribute(place, name, &found))
        return place;
    return (Place){place.source, found.name, found.value_end + 1};
}

Place place_of_attribute(const xmlNode *element, const char *name)
{
    Place place = place_of_element(element);
    AttributePlace found;
    if (!find_attribute(place, name, &found))
        return place;
    return (Place){place.source, found.value, found.value_end};
}

Place place_of_attribute_name(const xmlNode *element, const char *name)
{
    Place place = place_of_element(element);
    AttributePlace found;
    if (!find_attribute(place, name, &found))
        return place;
    return (Place){place.source, found.name, found.name_end};
}

/* Behind the tag or the section that begins at the “<”; depth follows the elements. */
static const char *past_markup(const char *text, int *depth)
{
    const char *past = markup_past_section(text);
    if (past != NULL)
        return past;
    bool closing = text[1] == '/', empty;
    past = markup_past_tag(text, &empty);
    *depth += closing ? -1 : empty ? 0 : 1;
    return past;
}

/* The text of the CDATA section that begins at the “<”; NULL: none does, or it has but blanks. */
static const char *text_of_cdata(const char *text)
{
    const MarkupSection *cdata = &MARKUP_SECTION_ROWS[MARKUP_CDATA];
    text = text_after(text, cdata->open);
    if (text == NULL)
        return NULL;
    while (is_blank(*text))
        text++;
    return starts_with(text, cdata->close) ? NULL : text;
}

static Place text_run(const Source *source, size_t start)
{
    const char *text = source_text(source);
    size_t end = start;
    while (text[end] != '\0' && text[end] != '<' && text[end] != '\n' && text[end] != '\r')
        end++;
    while (end > start && is_blank(text[end - 1]))
        end--;
    return (Place){source, start, end};
}

Place place_of_text(const xmlNode *element)
{
    Place tag = place_of_element(element);
    if (tag.source == NULL || tag.start == PLACE_WHOLE)
        return tag;
    const char *text = source_text(tag.source);
    bool empty;
    const char *at = markup_past_tag(text + tag.start, &empty);
    int depth = empty ? -1 : 0;
    while (depth >= 0 && *at != '\0') {
        bool markup = *at == '<';
        const char *found = markup ? text_of_cdata(at) : is_blank(*at) ? NULL : at;
        if (depth == 0 && found != NULL)
            return text_run(tag.source, (size_t)(found - text));
        at = markup ? past_markup(at, &depth) : at + 1;
    }
    return tag;
}

size_t line_of_node(const xmlNode *node)
{
    Place place = place_of_element(node);
    if (place.source == NULL || place.start == PLACE_WHOLE)
        return 0;
    return source_line(place.source, place.start);
}

/* A declaration of the places' namespace at the root, under a prefix the root has no other use for. */
static xmlNs *declare_namespace(xmlNode *root)
{
    for (xmlNs *known = root->nsDef; known != NULL; known = known->next)
        if (xmlStrEqual(known->href, BAD_CAST PLACE_NAMESPACE) && known->prefix != NULL)
            return known;
    char prefix[24] = "place";
    for (unsigned i = 1;; i++) {
        xmlNs *made = xmlNewNs(root, BAD_CAST PLACE_NAMESPACE, BAD_CAST prefix);
        if (made != NULL)
            return made;
        snprintf(prefix, sizeof prefix, "place%u", i);
    }
}

void place_stamp(xmlDoc *tree)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    if (root == NULL || tree->_private == NULL)
        return;
    xmlNs *space = declare_namespace(root);
    Buffer value = {0};
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node)) {
        if (node->type != XML_ELEMENT_NODE || node->_private == NULL)
            continue;
        if (xmlHasNsProp(node, BAD_CAST "at", BAD_CAST PLACE_NAMESPACE) != NULL)
            continue;
        Place place = place_of_element(node);
        value.length = 0;
        buffer_integer(&value, place.start);
        buffer_char(&value, '-');
        buffer_integer(&value, place.end);
        xmlNewNsProp(node, space, BAD_CAST "at", BAD_CAST buffer_text(&value));
    }
    buffer_free(&value);
}

static void remove_declaration(xmlNode *element)
{
    for (xmlNs **link = &element->nsDef; *link != NULL;) {
        xmlNs *space = *link;
        if (xmlStrEqual(space->href, BAD_CAST PLACE_NAMESPACE)) {
            *link = space->next;
            xmlFreeNs(space);
        } else {
            link = &space->next;
        }
    }
}

void place_unstamp(xmlDoc *tree)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    const Source *source = tree->_private;
    size_t limit = source == NULL ? 0 : source_length(source), offset;
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (own_offset(node, limit, &offset))
            place_set(node, offset);
        for (xmlAttr *attribute = node->properties, *next; attribute != NULL; attribute = next) {
            next = attribute->next;
            if (attribute->ns != NULL && xmlStrEqual(attribute->ns->href, BAD_CAST PLACE_NAMESPACE))
                xmlRemoveProp(attribute);
        }
    }
    /* Only now: attributes of inner elements use declarations of outer ones. */
    for (xmlNode *node = root; node != NULL; node = walk_next(root, node))
        if (node->type == XML_ELEMENT_NODE)
            remove_declaration(node);
}
