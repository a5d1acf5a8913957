/* iri.c: owns how addresses in any letters become URIs: "часть 2.xsl" is "%D1%87…%202.xsl". What is escaped already, and
 * all that may stand in a URI, stays as it is (RFC 3987, section 3.1). */
#include "input/iri.h"

#include <libxml/uri.h>
#include <libxml/xpathInternals.h>
#include <libxslt/functions.h>

#include "base/memory.h"
#include "input/walk.h"

#define XSLT "http://www.w3.org/1999/XSL/Transform"

static xmlChar *escape(const xmlChar *address)
{
    xmlChar *escaped = xmlURIEscapeStr(address, BAD_CAST "!#$%&'()*+,-./:;=?@[]_~");
    if (escaped == NULL)
        memory_exhausted();
    return escaped;
}

void iri_escape_imports(xmlDoc *stylesheet)
{
    xmlNode *root = xmlDocGetRootElement(stylesheet);
    for (xmlNode *node = root == NULL ? NULL : walk_element(root->children); node != NULL;
         node = walk_element(node->next)) {
        bool imports = node->ns != NULL && xmlStrEqual(node->ns->href, BAD_CAST XSLT) &&
                       (xmlStrEqual(node->name, BAD_CAST "import") ||
                        xmlStrEqual(node->name, BAD_CAST "include"));
        xmlAttr *attribute = imports ? xmlHasProp(node, BAD_CAST "href") : NULL;
        xmlChar *address = attribute == NULL ? NULL : xmlGetNoNsProp(node, BAD_CAST "href");
        if (address == NULL)
            continue;
        xmlChar *escaped = escape(address);
        if (!xmlStrEqual(address, escaped))
            xmlSetProp(node, BAD_CAST "href", escaped);
        xmlFree(escaped);
        xmlFree(address);
    }
}

/* document(object, node-set?): the object is below the node-set on the stack. */
static void document(xmlXPathParserContext *parser, int count)
{
    xmlXPathObject *base = count == 2 ? valuePop(parser) : NULL;
    xmlXPathObject *address = parser->value;
    if (address != NULL && address->type == XPATH_STRING && address->stringval != NULL) {
        xmlChar *escaped = escape(address->stringval);
        xmlXPathFreeObject(valuePop(parser));
        valuePush(parser, xmlXPathWrapString(escaped));
    }
    if (base != NULL)
        valuePush(parser, base);
    xsltDocumentFunction(parser, count);
}

void iri_register(xsltTransformContext *context)
{
    /* One that is registered stays, so it goes first. */
    xmlXPathRegisterFunc(context->xpathCtxt, BAD_CAST "document", NULL);
    xmlXPathRegisterFunc(context->xpathCtxt, BAD_CAST "document", document);
}
