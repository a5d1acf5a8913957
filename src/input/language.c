/* language.c: owns the languages of nodes, and the question whether there are labels for that of a document. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/resources.h"
#include "input/language.h"
#include "input/read.h"

#define LABELS "stylesheets/labels"
#define SUFFIX ".xml"

static void add_path(const char *language, Buffer *path)
{
    buffer_format(path, LABELS "/%.*s" SUFFIX, (int)strcspn(language, "-"), language);
}

void language_labels(const xmlDoc *tree, Buffer *path)
{
    add_path(language_of_node(xmlDocGetRootElement(tree)), path);
}

static bool has_labels(const char *language)
{
    Buffer path = {0};
    add_path(language, &path);
    size_t length;
    bool owned;
    char *bytes = resource_read(buffer_text(&path), &length, &owned);
    bool found = bytes != NULL;
    if (owned)
        free(bytes);
    buffer_free(&path);
    return found;
}

bool language_check(xmlDoc *tree, Diagnostics *diagnostics)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    xmlChar *language = xmlGetNsProp(root, BAD_CAST "lang", XML_XML_NAMESPACE);
    bool good = language == NULL || has_labels((const char *)language);
    if (!good) {
        Buffer list = {0};
        resource_list(LABELS, SUFFIX, &list);
        diagnose(diagnostics, MESSAGE_LANGUAGE_UNKNOWN, place_of_attribute(root, "xml:lang"),
                 (const char *)language, buffer_text(&list), NULL);
        buffer_free(&list);
    }
    xmlFree(language);
    return good;
}

static const char *own_language(const xmlNode *element)
{
    for (const xmlAttr *attribute = element->properties; attribute != NULL;
         attribute = attribute->next)
        if (attribute->ns != NULL && strcmp((const char *)attribute->name, "lang") == 0 &&
            xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE))
            return attribute->children == NULL ? "" : (const char *)attribute->children->content;
    return NULL;
}

const char *language_of_node(const xmlNode *node)
{
    const char *language = NULL;
    for (; node != NULL && language == NULL; node = node->parent)
        if (node->type == XML_ELEMENT_NODE)
            language = own_language(node);
    return language == NULL ? "" : language;
}

bool language_is(const xmlNode *node, const char *language)
{
    const char *found = language_of_node(node);
    size_t length = strlen(language);
    return strncasecmp(found, language, length) == 0 &&
           (found[length] == '\0' || found[length] == '-');
}

bool language_is_unspaced(const xmlNode *node)
{
    static const char *const UNSPACED[] = {"zh", "ja"};
    for (size_t i = 0; i < sizeof UNSPACED / sizeof *UNSPACED; i++)
        if (language_is(node, UNSPACED[i]))
            return true;
    return false;
}
