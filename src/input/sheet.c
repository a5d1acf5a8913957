/* sheet.c: owns what one run of a stylesheet keeps for the functions and instructions of its own.
 *
 * It is kept with the run: _private of libxslt's context is there for its user. */
#include "input/sheet.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>
#include <libxslt/variables.h>

#include "base/memory.h"
#include "input/language.h"

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

Sheet *sheet_find(xsltTransformContext *context)
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

Sheet *sheet_find_labelled(xsltTransformContext *context)
{
    Sheet *sheet = sheet_find(context);
    const xmlNode *root = sheet->labels == NULL ? find_labels(context) : NULL;
    /* Looking them up may have run other functions of ours. */
    if (sheet->labels == NULL && root != NULL)
        read_labels(sheet, context, root);
    return sheet->labels == NULL ? NULL : sheet;
}

ElementsById *sheet_find_elements(xsltTransformContext *context)
{
    Sheet *sheet = sheet_find(context);
    if (sheet->elements == NULL)
        sheet->elements = elements_by_id_new(context->initialContextDoc);
    return sheet->elements;
}

bool sheet_joins_lines(const xmlNode *node, const char *text)
{
    return node != NULL && strchr(text, '\n') != NULL && language_is_unspaced(node);
}

void sheet_glue(xsltTransformContext *context, const xmlNode *node, const char *whole, Buffer *text)
{
    const Sheet *sheet = text->length > 0 ? sheet_find_labelled(context) : NULL;
    bool digits = strpbrk(whole, "0123456789") != NULL;
    Buffer glued = {0};
    if (sheet != NULL && node != NULL &&
        gluing_apply(sheet->gluing, buffer_text(text), digits, &glued) &&
        language_is(node, sheet->language)) {
        buffer_free(text);
        *text = glued;
        return;
    }
    buffer_free(&glued);
}

void sheet_end(xsltTransformContext *context)
{
    Sheet *sheet = context->_private;
    context->_private = NULL;
    if (sheet == NULL)
        return;
    labels_free(sheet->labels);
    gluing_free(sheet->gluing);
    elements_by_id_free(sheet->elements);
    sibling_numbers_free(&sheet->numbers);
    tree_numbers_free(sheet->tree_numbers);
    hash_table_free(&sheet->names);
    arena_free(sheet->arena);
    free(sheet);
}
