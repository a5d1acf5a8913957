/* sheet_functions.c: owns the functions and instructions that stylesheets have besides those of XSLT.
 *
 * Each does what took a template of a dozen instructions, at every word of a document; what they do is in labels.c,
 * glue.c, elements_by_id.c and sibling_numbers.c. They have no effects but their results. What they need of the labels
 * is gathered when the first of them asks, and kept with the run (_private of libxslt's context, which is there for its
 * user). */
#include "input/sheet_functions.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/namespaces.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "input/elements_by_id.h"
#include "input/glue.h"
#include "input/labels.h"
#include "input/language.h"
#include "input/read.h"
#include "input/sibling_numbers.h"
#include "input/walk.h"

#define FUNCTION_NAMESPACE "urn:protoc:function:1"

enum { ARGUMENTS_MAX = 16 };

/* Each part is NULL until it is asked for. */
typedef struct {
    Labels *labels;
    Gluing *gluing;
    char language[16]; /* of the document, without its region */
    ElementsById *elements;
    SiblingNumbers numbers;
} Sheet;

/* ---- What a run keeps ---- */

/* The value of a variable of the stylesheet itself. One of a template by the same name, which may be gone before the
 * run is, is out of sight while nothing above the base of its stack is looked at. Free with xmlXPathFreeObject(). */
static xmlXPathObject *look_up_global(xsltTransformContext *context, const char *name)
{
    int base = context->varsBase;
    context->varsBase = context->varsNr;
    xmlXPathObject *value = xsltVariableLookup(context, BAD_CAST name, NULL);
    context->varsBase = base;
    return value;
}

/* The root of the labels: the first element in the value of $labels. */
static const xmlNode *find_labels(xsltTransformContext *context)
{
    xmlXPathObject *value = look_up_global(context, "labels");
    const xmlNode *root = NULL;
    if (value != NULL && (value->type == XPATH_NODESET || value->type == XPATH_XSLT_TREE) &&
        value->nodesetval != NULL && value->nodesetval->nodeNr > 0)
        root = value->nodesetval->nodeTab[0];
    if (root != NULL && root->type == XML_DOCUMENT_NODE)
        root = xmlDocGetRootElement((const xmlDoc *)root);
    xmlXPathFreeObject(value);
    return root != NULL && root->type == XML_ELEMENT_NODE ? root : NULL;
}

static Sheet *find_sheet(xsltTransformContext *context)
{
    if (context->_private == NULL)
        context->_private = memory_new(sizeof(Sheet));
    return context->_private;
}

static void read_labels(Sheet *sheet, xsltTransformContext *context, const xmlNode *root)
{
    sheet->labels = labels_new(root);
    sheet->gluing = gluing_new(root);
    const xmlNode *source = xmlDocGetRootElement(context->initialContextDoc);
    const char *language = source == NULL ? "" : language_of_node(source);
    size_t length = strcspn(language, "-");
    if (length < sizeof sheet->language)
        memcpy(sheet->language, language, length);
}

/* What a run knows of its labels; NULL: the stylesheet has none. */
static Sheet *find_labelled_sheet(xmlXPathParserContext *xpath)
{
    xsltTransformContext *context = xsltXPathGetTransformContext(xpath);
    if (context == NULL)
        return NULL;
    Sheet *sheet = find_sheet(context);
    const xmlNode *root = sheet->labels == NULL ? find_labels(context) : NULL;
    /* Looking them up may have run other functions of ours. */
    if (sheet->labels == NULL && root != NULL)
        read_labels(sheet, context, root);
    return sheet->labels == NULL ? NULL : sheet;
}

/* The elements of the tree a run is about. */
static ElementsById *find_elements(xsltTransformContext *context)
{
    Sheet *sheet = find_sheet(context);
    if (sheet->elements == NULL)
        sheet->elements = elements_by_id_new(context->initialContextDoc);
    return sheet->elements;
}

void sheet_functions_end(xsltTransformContext *context)
{
    Sheet *sheet = context->_private;
    context->_private = NULL;
    if (sheet == NULL)
        return;
    labels_free(sheet->labels);
    gluing_free(sheet->gluing);
    elements_by_id_free(sheet->elements);
    sibling_numbers_free(&sheet->numbers);
    free(sheet);
}

/* ---- Arguments and results ---- */

typedef struct {
    xmlXPathObject *values[ARGUMENTS_MAX];
    int count;
} Arguments;

/* Takes the arguments off the stack. False: their number is wrong, which has been said. */
static bool take(xmlXPathParserContext *xpath, int count, int least, int most, Arguments *arguments)
{
    arguments->count = 0;
    if (count < least || count > most) {
        xmlXPathErr(xpath, XPATH_INVALID_ARITY);
        return false;
    }
    for (int i = count - 1; i >= 0; i--)
        arguments->values[i] = valuePop(xpath);
    arguments->count = count;
    for (int i = 0; i < count; i++)
        if (arguments->values[i] == NULL)
            return false;
    return true;
}

static void release(Arguments *arguments)
{
    for (int i = 0; i < arguments->count; i++)
        xmlXPathFreeObject(arguments->values[i]);
}

/* The argument as a string, lent until release(); "": there is none. */
static const char *string_of(Arguments *arguments, int i)
{
    if (i >= arguments->count)
        return "";
    if (arguments->values[i]->type != XPATH_STRING)
        arguments->values[i] = xmlXPathConvertString(arguments->values[i]);
    if (arguments->values[i] == NULL)
        memory_exhausted();
    const xmlChar *text = arguments->values[i]->stringval;
    return text == NULL ? "" : (const char *)text;
}

/* The first node of the argument; NULL: there is none. */
static const xmlNode *node_of(const Arguments *arguments, int i)
{
    const xmlXPathObject *value = i < arguments->count ? arguments->values[i] : NULL;
    if (value == NULL || (value->type != XPATH_NODESET && value->type != XPATH_XSLT_TREE) ||
        value->nodesetval == NULL || value->nodesetval->nodeNr == 0)
        return NULL;
    return value->nodesetval->nodeTab[0];
}

static bool is_true(const Arguments *arguments, int i)
{
    return i < arguments->count && xmlXPathCastToBoolean(arguments->values[i]);
}

/* Gives the text as the result, and frees it. */
static void give(xmlXPathParserContext *xpath, Buffer *text)
{
    xmlChar *copy = xmlStrndup(BAD_CAST buffer_text(text), (int)text->length);
    xmlXPathObject *result = copy == NULL ? NULL : xmlXPathWrapString(copy);
    if (result == NULL)
        memory_exhausted();
    valuePush(xpath, result);
    buffer_free(text);
}

/* ---- Functions ---- */

static void label(xmlXPathParserContext *xpath, int count)
{
    Arguments arguments;
    if (take(xpath, count, 2, ARGUMENTS_MAX, &arguments)) {
        Sheet *sheet = find_labelled_sheet(xpath);
        const xmlAttr *found = NULL;
        for (int i = 1; i < count && sheet != NULL && found == NULL; i++)
            found = labels_find(sheet->labels, string_of(&arguments, 0), string_of(&arguments, i));
        valuePush(xpath, xmlXPathNewNodeSet((xmlNode *)(uintptr_t)found));
    }
    release(&arguments);
}

static void fill(xmlXPathParserContext *xpath, int count)
{
    Arguments arguments;
    if (take(xpath, count, 1, ARGUMENTS_MAX, &arguments)) {
        LabelValue values[ARGUMENTS_MAX / 2];
        size_t pairs = (size_t)(count - 1) / 2;
        for (size_t i = 0; i < pairs; i++)
            values[i] = (LabelValue){string_of(&arguments, 1 + 2 * (int)i),
                                     string_of(&arguments, 2 + 2 * (int)i)};
        Buffer text = {0};
        label_fill(string_of(&arguments, 0), values, pairs, &text);
        give(xpath, &text);
    }
    release(&arguments);
}

static void columns(xmlXPathParserContext *xpath, int count)
{
    Arguments arguments;
    if (take(xpath, count, 1, 1, &arguments)) {
        const char *text = string_of(&arguments, 0);
        int columns = 0;
        for (size_t i = 0, length = strlen(text), size; i < length; i += size)
            columns += utf8_columns(utf8_decode(text + i, length - i, &size));
        valuePush(xpath, xmlXPathNewFloat(columns));
    }
    release(&arguments);
}

static void person(xmlXPathParserContext *xpath, int count)
{
    Arguments arguments;
    if (take(xpath, count, 1, 2, &arguments)) {
        Sheet *sheet = find_labelled_sheet(xpath);
        const xmlNode *node = node_of(&arguments, 0);
        Buffer text = {0};
        if (sheet != NULL && node != NULL)
            label_person(sheet->labels, node, is_true(&arguments, 1), &text);
        give(xpath, &text);
    }
    release(&arguments);
}

static void day(xmlXPathParserContext *xpath, int count)
{
    Arguments arguments;
    if (take(xpath, count, 1, 2, &arguments)) {
        Sheet *sheet = find_labelled_sheet(xpath);
        const xmlNode *form = node_of(&arguments, 1);
        Buffer folded = {0}, text = {0};
        const char *written = string_of(&arguments, 0);
        buffer_folded(&folded, written, strlen(written));
        if (sheet != NULL && (count == 1 || form != NULL))
            label_day(sheet->labels, form, buffer_text(&folded), &text);
        buffer_free(&folded);
        give(xpath, &text);
    }
    release(&arguments);
}

/* The string value of a node, which is one text most of the time. */
static const char *text_of_node(const xmlNode *node, xmlChar **owned)
{
    *owned = NULL;
    if (node == NULL)
        return "";
    if (node->type == XML_TEXT_NODE && node->content != NULL)
        return (const char *)node->content;
    *owned = xmlXPathCastNodeToString((xmlNode *)(uintptr_t)node);
    return *owned == NULL ? "" : (const char *)*owned;
}

/* Gives running text with its no-break spaces; node is where the text stands, all of which whole is. */
static void give_glued(xmlXPathParserContext *xpath, const xmlNode *node, const char *whole,
                       Buffer *text)
{
    Buffer glued = {0};
    Sheet *sheet = text->length > 0 ? find_labelled_sheet(xpath) : NULL;
    if (sheet != NULL && node != NULL &&
        gluing_apply(sheet->gluing, buffer_text(text), strpbrk(whole, "0123456789") != NULL,
                     &glued) &&
        language_is(node, sheet->language)) {
        buffer_free(text);
        *text = glued;
        glued = (Buffer){0};
    }
    buffer_free(&glued);
    give(xpath, text);
}

/* Whether the ends of lines in the text at the node are no spaces. */
static bool joins_lines(const xmlNode *node, const char *text)
{
    return node != NULL && strchr(text, '\n') != NULL && language_is_unspaced(node);
}

static void plain(xmlXPathParserContext *xpath, int count)
{
    Arguments arguments;
    if (take(xpath, count, 0, 1, &arguments)) {
        const xmlNode *node = count == 0 ? xpath->context->node : node_of(&arguments, 0);
        Buffer text = {0};
        xmlChar *owned;
        const char *whole = text_of_node(node, &owned);
        running_text(whole, joins_lines(node, whole), &text);
        give_glued(xpath, node, whole, &text);
        xmlFree(owned);
    }
    release(&arguments);
}

static void piece(xmlXPathParserContext *xpath, int count)
{
    Arguments arguments;
    if (take(xpath, count, 2, 2, &arguments)) {
        const xmlNode *node = xpath->context->node;
        Buffer text = {0};
        xmlChar *owned;
        const char *whole = text_of_node(node, &owned);
        running_piece(whole, joins_lines(node, whole), is_true(&arguments, 0),
                      is_true(&arguments, 1), &text);
        give_glued(xpath, node, whole, &text);
        xmlFree(owned);
    }
    release(&arguments);
}

static void add_elements(const ElementsById *elements, const char *id, xmlNodeSet *found)
{
    size_t at = 0;
    for (xmlNode *node; (node = elements_by_id_next(elements, id, &at)) != NULL;)
        if (xmlXPathNodeSetAdd(found, node) < 0)
            memory_exhausted();
}

/* Looks for each of the ids: those of the nodes of a set, or one string. */
static xmlXPathObject *find_all(const ElementsById *elements, Arguments *arguments)
{
    xmlXPathObject *result = xmlXPathNewNodeSet(NULL), *ids = arguments->values[0];
    if (result == NULL || result->nodesetval == NULL)
        memory_exhausted();
    if (ids->type != XPATH_NODESET) {
        add_elements(elements, string_of(arguments, 0), result->nodesetval);
        return result;
    }
    for (int i = 0; ids->nodesetval != NULL && i < ids->nodesetval->nodeNr; i++) {
        xmlChar *owned;
        add_elements(elements, text_of_node(ids->nodesetval->nodeTab[i], &owned),
                     result->nodesetval);
        xmlFree(owned);
    }
    if (result->nodesetval->nodeNr > 1)
        xmlXPathNodeSetSort(result->nodesetval);
    return result;
}

static void element(xmlXPathParserContext *xpath, int count)
{
    Arguments arguments;
    xsltTransformContext *context = xsltXPathGetTransformContext(xpath);
    if (take(xpath, count, 1, 1, &arguments) && context != NULL)
        valuePush(xpath, find_all(find_elements(context), &arguments));
    release(&arguments);
}

static void number(xmlXPathParserContext *xpath, int count)
{
    Arguments arguments;
    xsltTransformContext *context = xsltXPathGetTransformContext(xpath);
    if (take(xpath, count, 1, 1, &arguments) && context != NULL) {
        const xmlNode *node = node_of(&arguments, 0);
        bool known = node != NULL && node->type == XML_ELEMENT_NODE &&
                     node->doc == context->initialContextDoc;
        size_t found = known ? sibling_numbers_find(&find_sheet(context)->numbers, node) : 0;
        valuePush(xpath, found > 0 ? xmlXPathNewFloat((double)found) : xmlXPathNewCString(""));
    }
    release(&arguments);
}

/* Whether the name is in the list, which has a space between names. */
static bool is_listed(const xmlChar *name, const char *list)
{
    size_t length = strlen((const char *)name);
    for (const char *word = list; *word != '\0'; word += *word == ' ') {
        size_t size = strcspn(word, " ");
        if (size == length && memcmp(word, name, length) == 0)
            return true;
        word += size;
    }
    return false;
}

/* Adds the run of words that begins at the node; true when there is anything in it to be read. */
static bool add_words(const xmlNode *node, const char *stops, const char *without,
                      xmlNodeSet *words)
{
    bool readable = false;
    for (; node != NULL; node = node->next) {
        bool is_element = node->type == XML_ELEMENT_NODE;
        if (is_element && is_listed(node->name, stops))
            break;
        if (is_element && is_listed(node->name, without))
            continue;
        const char *text = node->type == XML_TEXT_NODE ? (const char *)node->content : "";
        readable = readable || is_element || text[strspn(text, " \t\r\n")] != '\0';
        if (xmlXPathNodeSetAddUnique(words, (xmlNode *)(uintptr_t)node) < 0)
            memory_exhausted();
    }
    return readable;
}

static void words(xmlXPathParserContext *xpath, int count)
{
    Arguments arguments;
    if (take(xpath, count, 3, 3, &arguments)) {
        const xmlNode *node = node_of(&arguments, 0);
        bool has_siblings = node != NULL && node->type != XML_ATTRIBUTE_NODE &&
                            node->type != XML_NAMESPACE_DECL && node->type != XML_DOCUMENT_NODE;
        xmlXPathObject *run = xmlXPathNewNodeSet(NULL);
        if (run == NULL || run->nodesetval == NULL)
            memory_exhausted();
        if (!has_siblings ||
            !add_words(node, string_of(&arguments, 1), string_of(&arguments, 2), run->nodesetval)) {
            xmlXPathFreeObject(run);
            run = xmlXPathNewNodeSet(NULL);
        }
        valuePush(xpath, run);
    }
    release(&arguments);
}

/* ---- Instructions ---- */

static bool is_in(const xmlAttr *attribute, const char *space, const char *name)
{
    return strcmp((const char *)attribute->name, name) == 0 &&
           (attribute->ns == NULL
                ? space == NULL
                : space != NULL && strcmp((const char *)attribute->ns->href, space) == 0);
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

static xmlNs *xml_space(xmlNode *target)
{
    return xmlSearchNsByHref(target->doc, target, XML_XML_NAMESPACE);
}

static void carry(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                  xsltElemPreComp *unused)
{
    (void)unused;
    xmlNode *target = NULL;
    if (node == NULL || node->type != XML_ELEMENT_NODE)
        return;
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        bool id = is_in(attribute, NULL, "id");
        bool language = !id && is_in(attribute, (const char *)XML_XML_NAMESPACE, "lang");
        if (!id && !language && !is_in(attribute, PLACE_NAMESPACE, "at"))
            continue;
        if (target == NULL && (target = find_target(context, instruction)) == NULL)
            return;
        add(target,
            id         ? NULL
            : language ? xml_space(target)
                       : xsltGetSpecialNamespace(context, instruction, attribute->ns->href,
                                                 attribute->ns->prefix, target),
            (const char *)attribute->name, attribute);
    }
}

static void origin(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                   xsltElemPreComp *unused)
{
    (void)unused;
    const xmlAttr *id = NULL, *language = NULL;
    if (node == NULL || node->type != XML_ELEMENT_NODE)
        return;
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (is_in(attribute, NULL, "id"))
            id = attribute;
        else if (is_in(attribute, (const char *)XML_XML_NAMESPACE, "lang"))
            language = attribute;
    xmlNode *target = id == NULL && language == NULL ? NULL : find_target(context, instruction);
    if (target != NULL && id != NULL)
        add(target, NULL, "id", id);
    if (target != NULL && language != NULL)
        add(target, NULL, "lang", language);
}

static const struct {
    const char *name;
    xmlXPathFunction function;
} FUNCTIONS[] = {
    {"label", label}, {"fill", fill},       {"person", person},   {"day", day},
    {"plain", plain}, {"piece", piece},     {"element", element}, {"number", number},
    {"words", words}, {"columns", columns},
};

static const struct {
    const char *name;
    xsltTransformFunction function;
} INSTRUCTIONS[] = {{"carry", carry}, {"origin", origin}};

void sheet_functions_register(void)
{
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++)
        xsltRegisterExtModuleFunction(BAD_CAST FUNCTIONS[i].name, BAD_CAST FUNCTION_NAMESPACE,
                                      FUNCTIONS[i].function);
    for (size_t i = 0; i < sizeof INSTRUCTIONS / sizeof *INSTRUCTIONS; i++)
        xsltRegisterExtModuleElement(BAD_CAST INSTRUCTIONS[i].name, BAD_CAST FUNCTION_NAMESPACE,
                                     NULL, INSTRUCTIONS[i].function);
}
