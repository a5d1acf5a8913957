/* sheet_functions.c: owns the functions that stylesheets have besides those of XSLT.
 *
 * Each does what took a template of a dozen instructions, at every word of a document; what they do is in labels.c,
 * glue.c, elements_by_id.c and sibling_numbers.c. They have no effects but their results. A function gets its arguments and gives its
 * result; how these come and go is in call(). */
#include "input/sheet_functions.h"

#include <string.h>

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "input/sheet.h"

enum { ARGUMENTS_MAX = 16 };

/* ---- Arguments and results ---- */

typedef struct {
    xsltTransformContext *context;
    const xmlNode *node; /* the current one */
    xmlXPathObject *values[ARGUMENTS_MAX];
    int count;
} Call;

/* Answers with the result; NULL: there is none, which is a mistake in the stylesheet. */
typedef xmlXPathObject *Function(Call *call);

/* The string value of a text, or of an attribute that has one, lent by the tree; NULL: it has to be put together. */
static const char *lent_text(const xmlNode *node)
{
    if (node->type == XML_ATTRIBUTE_NODE)
        node = node->children != NULL && node->children->next == NULL ? node->children : NULL;
    bool is_text = node != NULL && node->type == XML_TEXT_NODE;
    return is_text ? (const char *)node->content : NULL;
}

/* The argument as a string, lent as long as the call; "": there is none. */
static const char *string_of(Call *call, int i)
{
    if (i >= call->count)
        return "";
    const xmlNodeSet *nodes =
        call->values[i]->type == XPATH_NODESET ? call->values[i]->nodesetval : NULL;
    const char *lent = nodes != NULL && nodes->nodeNr == 1 ? lent_text(nodes->nodeTab[0]) : NULL;
    if (lent != NULL)
        return lent;
    if (call->values[i]->type != XPATH_STRING)
        call->values[i] = xmlXPathConvertString(call->values[i]);
    if (call->values[i] == NULL)
        memory_exhausted();
    const xmlChar *text = call->values[i]->stringval;
    return text == NULL ? "" : (const char *)text;
}

/* The first node of the argument; NULL: there is none. */
static const xmlNode *node_of(const Call *call, int i)
{
    const xmlXPathObject *value = i < call->count ? call->values[i] : NULL;
    if (value == NULL || (value->type != XPATH_NODESET && value->type != XPATH_XSLT_TREE) ||
        value->nodesetval == NULL || value->nodesetval->nodeNr == 0)
        return NULL;
    return value->nodesetval->nodeTab[0];
}

static bool is_true(const Call *call, int i)
{
    return i < call->count && xmlXPathCastToBoolean(call->values[i]);
}

/* The text as a result; it is freed. */
static xmlXPathObject *text_result(Buffer *text)
{
    xmlChar *copy = xmlStrndup(BAD_CAST buffer_text(text), (int)text->length);
    xmlXPathObject *result = copy == NULL ? NULL : xmlXPathWrapString(copy);
    if (result == NULL)
        memory_exhausted();
    buffer_free(text);
    return result;
}

static xmlXPathObject *node_result(const void *node)
{
    xmlXPathObject *result = xmlXPathNewNodeSet((xmlNode *)(uintptr_t)node);
    if (result == NULL || result->nodesetval == NULL)
        memory_exhausted();
    return result;
}

/* Takes the arguments off the stack, calls the function, and puts its result there. */
static void call(xmlXPathParserContext *xpath, int count, int least, int most, Function *function)
{
    if (count < least || count > most) {
        xmlXPathErr(xpath, XPATH_INVALID_ARITY);
        return;
    }
    Call made = {.context = xsltXPathGetTransformContext(xpath),
                 .node = xpath->context->node,
                 .count = count};
    bool complete = made.context != NULL;
    for (int i = count - 1; i >= 0; i--) {
        made.values[i] = valuePop(xpath);
        complete = complete && made.values[i] != NULL;
    }
    xmlXPathObject *result = complete ? function(&made) : NULL;
    for (int i = 0; i < count; i++)
        xmlXPathFreeObject(made.values[i]);
    if (result != NULL)
        valuePush(xpath, result);
}

/* ---- Words of the labels ---- */

static xmlXPathObject *label(Call *call)
{
    const Sheet *sheet = sheet_find_labelled(call->context);
    const xmlAttr *found = NULL;
    for (int i = 1; i < call->count && sheet != NULL && found == NULL; i++)
        found = labels_find(sheet->labels, string_of(call, 0), string_of(call, i));
    return node_result(found);
}

static xmlXPathObject *fill(Call *call)
{
    LabelValue values[ARGUMENTS_MAX / 2];
    size_t pairs = (size_t)(call->count - 1) / 2;
    for (size_t i = 0; i < pairs; i++)
        values[i] = (LabelValue){string_of(call, 1 + 2 * (int)i), string_of(call, 2 + 2 * (int)i)};
    Buffer text = {0};
    label_fill(string_of(call, 0), values, pairs, &text);
    return text_result(&text);
}

static xmlXPathObject *columns(Call *call)
{
    const char *text = string_of(call, 0);
    int columns = 0;
    for (size_t i = 0, length = strlen(text), size; i < length; i += size)
        columns += utf8_columns(utf8_decode(text + i, length - i, &size));
    return xmlXPathNewFloat(columns);
}

/* The name of a person of the tree the run is about, which is asked for at everything she said. */
static const char *find_name(Sheet *sheet, const xmlNode *node, bool full)
{
    size_t at = 0;
    uint64_t hash = hash_address(node) + full;
    for (const SheetName *known; (known = hash_table_next(&sheet->names, hash, &at)) != NULL;)
        if (known->person == node && known->full == full)
            return known->text;
    if (sheet->arena == NULL)
        sheet->arena = arena_new();
    Buffer text = {0};
    label_person(sheet->labels, node, full, &text);
    SheetName *name = arena_alloc(sheet->arena, sizeof *name);
    *name = (SheetName){node, full, arena_string(sheet->arena, buffer_text(&text))};
    hash_table_add(&sheet->names, hash, name);
    buffer_free(&text);
    return name->text;
}

static xmlXPathObject *person(Call *call)
{
    Sheet *sheet = sheet_find_labelled(call->context);
    const xmlNode *node = node_of(call, 0);
    bool full = is_true(call, 1);
    Buffer text = {0};
    if (sheet != NULL && node != NULL && node->doc == call->context->initialContextDoc)
        buffer_string(&text, find_name(sheet, node, full));
    else if (sheet != NULL && node != NULL)
        label_person(sheet->labels, node, full, &text);
    return text_result(&text);
}

static xmlXPathObject *day(Call *call)
{
    const Sheet *sheet = sheet_find_labelled(call->context);
    const xmlNode *form = node_of(call, 1);
    Buffer folded = {0}, text = {0};
    const char *written = string_of(call, 0);
    buffer_folded(&folded, written, strlen(written));
    if (sheet != NULL && (call->count == 1 || form != NULL))
        label_day(sheet->labels, form, buffer_text(&folded), &text);
    buffer_free(&folded);
    return text_result(&text);
}

/* ---- Running text ---- */

/* The string value of a node, which is one text most of the time. */
static const char *text_of_node(const xmlNode *node, xmlChar **owned)
{
    *owned = NULL;
    if (node == NULL)
        return "";
    const char *lent = lent_text(node);
    if (lent != NULL)
        return lent;
    *owned = xmlXPathCastNodeToString((xmlNode *)(uintptr_t)node);
    return *owned == NULL ? "" : (const char *)*owned;
}

static xmlXPathObject *plain(Call *call)
{
    const xmlNode *node = call->count == 0 ? call->node : node_of(call, 0);
    Buffer text = {0};
    xmlChar *owned;
    const char *whole = text_of_node(node, &owned);
    running_text(whole, sheet_joins_lines(node, whole), &text);
    sheet_glue(call->context, node, whole, &text);
    xmlFree(owned);
    return text_result(&text);
}

/* ---- Elements ---- */

static void add_elements(const ElementsById *elements, const char *id, xmlNodeSet *found)
{
    size_t at = 0;
    for (xmlNode *node; (node = elements_by_id_next(elements, id, &at)) != NULL;)
        if (xmlXPathNodeSetAdd(found, node) < 0)
            memory_exhausted();
}

/* Looks for each of the ids: those of the nodes of a set, or one string. */
static xmlXPathObject *element(Call *call)
{
    const ElementsById *elements = sheet_find_elements(call->context);
    const xmlXPathObject *ids = call->values[0];
    xmlXPathObject *result = node_result(NULL);
    if (ids->type != XPATH_NODESET) {
        add_elements(elements, string_of(call, 0), result->nodesetval);
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

/* The argument as an element of the tree the run is about; NULL: it is none. */
static const xmlNode *element_of(const Call *call, int i)
{
    const xmlNode *node = node_of(call, i);
    bool known = node != NULL && node->type == XML_ELEMENT_NODE &&
                 node->doc == call->context->initialContextDoc;
    return known ? node : NULL;
}

static xmlXPathObject *number_result(size_t found)
{
    return found > 0 ? xmlXPathNewFloat((double)found) : xmlXPathNewCString("");
}

static xmlXPathObject *number(Call *call)
{
    const xmlNode *node = element_of(call, 0);
    SiblingNumbers *numbers = &sheet_find(call->context)->numbers;
    return number_result(node ? sibling_numbers_find(numbers, node, string_of(call, 1)) : 0);
}

static xmlXPathObject *ordinal(Call *call)
{
    const xmlNode *node = element_of(call, 0);
    TreeNumbers **numbers = &sheet_find(call->context)->tree_numbers;
    return number_result(node ? tree_numbers_find(numbers, node, string_of(call, 1)) : 0);
}

/* ---- The table ---- */

/* The name, and how many arguments there are at least and at most. */
#define FUNCTIONS(ROW)                                                                             \
    ROW(label, 2, ARGUMENTS_MAX)                                                                   \
    ROW(fill, 1, ARGUMENTS_MAX)                                                                    \
    ROW(columns, 1, 1)                                                                             \
    ROW(person, 1, 2)                                                                              \
    ROW(day, 1, 2)                                                                                 \
    ROW(plain, 0, 1)                                                                               \
    ROW(element, 1, 1)                                                                             \
    ROW(number, 1, 2)                                                                              \
    ROW(ordinal, 2, 2)

#define ENTRY(name, least, most)                                                                   \
    static void call_##name(xmlXPathParserContext *xpath, int count)                               \
    {                                                                                              \
        call(xpath, count, least, most, name);                                                     \
    }
FUNCTIONS(ENTRY)
#undef ENTRY

void sheet_functions_register(void)
{
#define REGISTER(name, least, most)                                                                \
    xsltRegisterExtModuleFunction(BAD_CAST #name, BAD_CAST SHEET_NAMESPACE, call_##name);
    FUNCTIONS(REGISTER)
#undef REGISTER
    sheet_instructions_register();
}
