/* exslt_functions.c: owns which functions of EXSLT there are, and when their library is loaded.
 *
 * libexslt, with libgcrypt that it needs, takes a millisecond to load: a tenth of a page of HTML. The program's own
 * stylesheets make do with four functions that libxml2 and libxslt have themselves, or nearly. The others they use are
 * rarely reached, and load the library then. */
#include "input/exslt_functions.h"

#include <stddef.h>
#include <string.h>

#include <libexslt/exslt.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/extra.h>

#include "base/buffer.h"
#include "base/libraries.h"

static void load(void)
{
    library_load("exslt");
    exsltRegisterAll();
}

/* Stands for a function of the library under its name, until the library registers it. */
static void load_and_call(xmlXPathParserContext *parser, int count)
{
    const xmlXPathContext *xpath = parser->context;
    load();
    xsltExtModuleFunctionLookup(xpath->function, xpath->functionURI)(parser, count);
}

static bool is_string(const xmlXPathObject *value)
{
    return value->type == XPATH_STRING && value->stringval[0] != '\0';
}

/* Of one string by another; the library can do it with lists of them, too. */
static void replace(xmlXPathParserContext *parser, int count)
{
    if (count != 3 || parser->valueNr < 3 || !is_string(parser->valueTab[parser->valueNr - 2]) ||
        parser->valueTab[parser->valueNr - 1]->type != XPATH_STRING) {
        load_and_call(parser, count);
        return;
    }
    xmlChar *with = xmlXPathPopString(parser), *what = xmlXPathPopString(parser);
    xmlChar *text = xmlXPathPopString(parser);
    Buffer out = {0};
    const char *rest = (const char *)text;
    for (const char *at; (at = strstr(rest, (const char *)what)) != NULL;
         rest = at + xmlStrlen(what)) {
        buffer_add(&out, rest, (size_t)(at - rest));
        buffer_string(&out, (const char *)with);
    }
    buffer_string(&out, rest);
    valuePush(parser, xmlXPathNewCString(buffer_text(&out)));
    buffer_free(&out);
    xmlFree(text);
    xmlFree(what);
    xmlFree(with);
}

/* The nodes of the first set on the side of the second set's first node; all of them when that is empty. */
static void select_side(xmlXPathParserContext *parser, int count,
                        xmlNodeSet *(*select)(xmlNodeSet *, xmlNode *))
{
    if (count != 2) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    xmlNodeSet *limits = xmlXPathPopNodeSet(parser);
    xmlNodeSet *nodes = xmlXPathPopNodeSet(parser);
    xmlXPathNodeSetSort(nodes);
    xmlXPathNodeSetSort(limits);
    xmlNodeSet *side = xmlXPathNodeSetIsEmpty(limits) ? nodes : select(nodes, limits->nodeTab[0]);
    valuePush(parser, xmlXPathWrapNodeSet(side));
    if (side != nodes)
        xmlXPathFreeNodeSet(nodes);
    xmlXPathFreeNodeSet(limits);
}

static void leading(xmlXPathParserContext *parser, int count)
{
    select_side(parser, count, xmlXPathNodeLeadingSorted);
}

static void trailing(xmlXPathParserContext *parser, int count)
{
    select_side(parser, count, xmlXPathNodeTrailingSorted);
}

void exslt_functions_register(bool all)
{
    static const struct {
        const char *space, *name;
        xmlXPathFunction function;
    } OWN[] = {
        {"http://exslt.org/common", "node-set", xsltFunctionNodeSet},
        {"http://exslt.org/sets", "leading", leading},
        {"http://exslt.org/sets", "trailing", trailing},
        {"http://exslt.org/strings", "replace", replace},
        {"http://exslt.org/strings", "tokenize", load_and_call},
        {"http://exslt.org/strings", "encode-uri", load_and_call},
    };
    if (all)
        load();
    for (size_t i = 0; !all && i < sizeof OWN / sizeof *OWN; i++)
        xsltRegisterExtModuleFunction(BAD_CAST OWN[i].name, BAD_CAST OWN[i].space, OWN[i].function);
}
