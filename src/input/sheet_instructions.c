/* sheet_instructions.c: owns the instructions that stylesheets have besides those of XSLT: what an element takes along from
 * the one it is made from. */
#include <string.h>

#include <libxslt/extensions.h>
#include <libxslt/namespaces.h>
#include <libxslt/xsltutils.h>

#include "base/memory.h"
#include "input/read.h"
#include "input/sheet.h"
#include "input/sheet_functions.h"

typedef enum { ORIGIN_ID, ORIGIN_LANGUAGE, ORIGIN_PLACE, ORIGIN_COUNT } OriginKind;

/* An attribute that goes along. */
typedef struct {
    OriginKind kind;
    const xmlAttr *attribute;
} Origin;

static bool has_name(const xmlAttr *attribute, const char *name)
{
    return strcmp((const char *)attribute->name, name) == 0;
}

static OriginKind kind_of(const xmlAttr *attribute)
{
    if (attribute->ns == NULL)
        return has_name(attribute, "id") ? ORIGIN_ID : ORIGIN_COUNT;
    if (has_name(attribute, "lang") && xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE))
        return ORIGIN_LANGUAGE;
    if (has_name(attribute, "at") && xmlStrEqual(attribute->ns->href, BAD_CAST PLACE_NAMESPACE))
        return ORIGIN_PLACE;
    return ORIGIN_COUNT;
}

/* Finds what goes along, in the order in which it stands at the node; returns how many there are. */
static size_t find_origin(const xmlNode *node, Origin *found)
{
    size_t count = 0;
    if (node == NULL || node->type != XML_ELEMENT_NODE)
        return 0;
    for (const xmlAttr *attribute = node->properties; attribute && count < ORIGIN_COUNT;
         attribute = attribute->next) {
        OriginKind kind = kind_of(attribute);
        if (kind != ORIGIN_COUNT)
            found[count++] = (Origin){kind, attribute};
    }
    return count;
}

/* The element that attributes can be added to; NULL: it is too late for them, which has been said. */
static xmlNode *find_target(xsltTransformContext *context, xmlNode *instruction)
{
    xmlNode *target = context->insert;
    if (target != NULL && target->type == XML_ELEMENT_NODE && target->children == NULL)
        return target;
    xsltTransformError(context, NULL, instruction, "attributes after the content\n");
    return NULL;
}

static void add(xmlNode *target, xmlNs *space, const char *name, const xmlAttr *attribute)
{
    const xmlNode *text = attribute->children;
    if (xmlSetNsProp(target, space, BAD_CAST name, text == NULL ? BAD_CAST "" : text->content) ==
        NULL)
        memory_exhausted();
}

/* The declaration of the attribute's namespace that holds at the target. Where nothing is declared at the target, that by
 * which an attribute around it has the namespace is the same as a search would find. */
static xmlNs *find_space(xsltTransformContext *context, xmlNode *instruction, xmlNode *target,
                         const xmlNs *space)
{
    const xmlNode *parent = target->parent;
    bool inherits = target->nsDef == NULL && parent != NULL && parent->type == XML_ELEMENT_NODE;
    for (const xmlAttr *other = inherits ? parent->properties : NULL; other; other = other->next)
        if (other->ns != NULL && xmlStrEqual(other->ns->prefix, space->prefix) &&
            xmlStrEqual(other->ns->href, space->href))
            return other->ns;
    return xsltGetSpecialNamespace(context, instruction, space->href, space->prefix, target);
}

static void carry(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                  xsltElemPreComp *unused)
{
    (void)unused;
    Origin found[ORIGIN_COUNT];
    size_t count = find_origin(node, found);
    xmlNode *target = count == 0 ? NULL : find_target(context, instruction);
    for (size_t i = 0; i < count && target != NULL; i++) {
        const xmlAttr *attribute = found[i].attribute;
        xmlNs *space =
            attribute->ns == NULL ? NULL : find_space(context, instruction, target, attribute->ns);
        add(target, space, (const char *)attribute->name, attribute);
    }
}

static void origin(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                   xsltElemPreComp *unused)
{
    (void)unused;
    static const char *const NAMES[] = {"id", "lang"};
    Origin found[ORIGIN_COUNT];
    const xmlAttr *attributes[ORIGIN_COUNT] = {0};
    for (size_t i = find_origin(node, found); i > 0; i--)
        attributes[found[i - 1].kind] = found[i - 1].attribute;
    for (size_t kind = 0; kind < sizeof NAMES / sizeof *NAMES; kind++) {
        xmlNode *target = attributes[kind] == NULL ? NULL : find_target(context, instruction);
        if (target != NULL)
            add(target, NULL, NAMES[kind], attributes[kind]);
    }
}

void sheet_instructions_register(void)
{
    static const struct {
        const char *name;
        xsltTransformFunction function;
    } INSTRUCTIONS[] = {{"carry", carry}, {"origin", origin}};
    for (size_t i = 0; i < sizeof INSTRUCTIONS / sizeof *INSTRUCTIONS; i++)
        xsltRegisterExtModuleElement(BAD_CAST INSTRUCTIONS[i].name, BAD_CAST SHEET_NAMESPACE, NULL,
                                     INSTRUCTIONS[i].function);
}
