/* serialize.c: owns writing trees as bytes.
 *
 * XML is written by libxml2. HTML5 is not XML and not the HTML 4 libxml2 knows: void elements have
 * no end tag, all others have one, style is raw text. The bytes follow from the tree alone. */

#include <stdbool.h>
#include <string.h>

#include <libxml/xmlsave.h>

#include "base/memory.h"
#include "input/read.h"
#include "input/transform.h"

static int append(void *context, const char *bytes, int length)
{
    buffer_add(context, bytes, (size_t)length);
    return length;
}

static void serialize(xmlDoc *tree, int options, Buffer *out)
{
    place_unstamp(tree);
    xmlSaveCtxt *save = xmlSaveToIO(append, NULL, out, "UTF-8", XML_SAVE_AS_XML | options);
    if (save == NULL || xmlSaveDoc(save, tree) < 0)
        memory_exhausted();
    xmlSaveClose(save);
}

void serialize_xml(xmlDoc *tree, Buffer *out)
{
    serialize(tree, 0, out);
}

void serialize_indented(xmlDoc *tree, Buffer *out)
{
    serialize(tree, XML_SAVE_FORMAT, out);
}

/* HTML, 13.1.2: elements without content and end tag. */
static const char *const VOID_ELEMENTS[] = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                            "input", "link", "meta", "source", "track", "wbr"};

static bool is_void(const xmlNode *element)
{
    if (element->children != NULL)
        return false;
    for (size_t i = 0; i < sizeof VOID_ELEMENTS / sizeof *VOID_ELEMENTS; i++)
        if (xmlStrEqual(element->name, BAD_CAST VOID_ELEMENTS[i]))
            return true;
    return false;
}

static bool is_raw(const xmlNode *element)
{
    return element != NULL && element->type == XML_ELEMENT_NODE &&
           (xmlStrEqual(element->name, BAD_CAST "style") ||
            xmlStrEqual(element->name, BAD_CAST "script"));
}

static void add_text(Buffer *out, const xmlChar *text, bool in_attribute)
{
    const char *c = text == NULL ? "" : (const char *)text;
    for (;;) {
        size_t plain = strcspn(c, in_attribute ? "&\"" : "&<>");
        buffer_add(out, c, plain);
        c += plain;
        if (*c == '\0')
            return;
        buffer_string(out, *c == '&'   ? "&amp;"
                           : *c == '<' ? "&lt;"
                           : *c == '>' ? "&gt;"
                                       : "&quot;");
        c++;
    }
}

/* Raw text ends at the first “</”, so none may be in it; CSS reads “<\/” as the same. */
static void add_raw(Buffer *out, const xmlChar *text)
{
    const char *c = text == NULL ? "" : (const char *)text;
    for (const char *end = strstr(c, "</"); end != NULL; end = strstr(c, "</")) {
        buffer_add(out, c, (size_t)(end - c));
        buffer_string(out, "<\\/");
        c = end + 2;
    }
    buffer_string(out, c);
}

static void add_attribute(Buffer *out, const xmlAttr *attribute)
{
    const char *prefix = NULL;
    if (attribute->ns != NULL && attribute->ns->prefix != NULL)
        prefix = (const char *)attribute->ns->prefix;
    if (prefix != NULL && strcmp(prefix, "xml") == 0) {
        /* HTML has lang and no other attribute of XML's. */
        if (!xmlStrEqual(attribute->name, BAD_CAST "lang") ||
            xmlHasNsProp(attribute->parent, BAD_CAST "lang", NULL) != NULL)
            return;
        prefix = NULL;
    }
    buffer_char(out, ' ');
    if (prefix != NULL)
        buffer_format(out, "%s:", prefix);
    buffer_string(out, (const char *)attribute->name);
    buffer_string(out, "=\"");
    for (const xmlNode *text = attribute->children; text != NULL; text = text->next)
        add_text(out, text->content, true);
    buffer_char(out, '"');
}

static void add_start_tag(Buffer *out, const xmlNode *element)
{
    buffer_char(out, '<');
    buffer_string(out, (const char *)element->name);
    for (const xmlAttr *attribute = element->properties; attribute != NULL;
         attribute = attribute->next)
        add_attribute(out, attribute);
    buffer_char(out, '>');
    /* A browser drops the first line end of pre. */
    const xmlNode *first = element->children;
    if (xmlStrEqual(element->name, BAD_CAST "pre") && first != NULL && first->content != NULL &&
        first->type == XML_TEXT_NODE && *first->content == '\n')
        buffer_char(out, '\n');
}

static void add_end_tag(Buffer *out, const xmlNode *element)
{
    if (is_void(element))
        return;
    buffer_string(out, "</");
    buffer_string(out, (const char *)element->name);
    buffer_char(out, '>');
}

/* Writes the node without its end; true when its children are to be written next. */
static bool add_node(Buffer *out, const xmlNode *node)
{
    switch (node->type) {
    case XML_ELEMENT_NODE:
        add_start_tag(out, node);
        return !is_void(node) && node->children != NULL;
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE:
        if (is_raw(node->parent))
            add_raw(out, node->content);
        else
            add_text(out, node->content, false);
        return false;
    default: return false;
    }
}

void serialize_html(xmlDoc *tree, Buffer *out)
{
    place_unstamp(tree);
    buffer_string(out, "<!DOCTYPE html>\n");
    const xmlNode *top = xmlDocGetRootElement(tree);
    const xmlNode *node = top;
    while (node != NULL) {
        if (add_node(out, node)) {
            node = node->children;
            continue;
        }
        if (node->type == XML_ELEMENT_NODE)
            add_end_tag(out, node);
        while (node != top && node->next == NULL) {
            node = node->parent;
            add_end_tag(out, node);
        }
        node = node == top ? NULL : node->next;
    }
    buffer_char(out, '\n');
}
