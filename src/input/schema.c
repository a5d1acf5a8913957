/* schema.c: owns the schema: loading it once, asking libxml2 whether a tree is valid, and which
 * roots there are. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <libxml/xmlschemas.h>

#include "base/memory.h"
#include "base/nearest.h"
#include "base/resources.h"
#include "input/loader.h"
#include "input/read.h"
#include "input/schema.h"
#include "input/schema_explain.h"
#include "input/schema_index.h"

#define MAIN_SCHEMA "schemas/minutes.xsd"
#define SCHEMA_TREES_MAX 32

#define MINUTES_SPACE "urn:protoc:minutes:1"
#define FO_SPACE "http://www.w3.org/1999/XSL/Format"

static const struct {
    const char *name;
    const char *space;
    const char *tag;
} ROOTS[] = {
    {"protocol", MINUTES_SPACE, "<protocol xmlns=\"" MINUTES_SPACE "\">"},
    {"root", FO_SPACE, "<fo:root xmlns:fo=\"" FO_SPACE "\">"},
};

#define ROOT_COUNT (sizeof ROOTS / sizeof *ROOTS)

typedef struct {
    xmlSchema *schema;
    xmlDoc *trees[SCHEMA_TREES_MAX];
    size_t tree_count;
    SchemaIndex *index; /* made when there is something to explain */
} LoadedSchema;

/* Loaded on first use and kept for the life of the program. */
static LoadedSchema loaded;

/* Where libxml2 gets the documents a schema includes; NULL outside of loading. */
static Diagnostics *loading_diagnostics;

typedef struct {
    Diagnostics *diagnostics;
    const xmlNode *node; /* of the first mistake */
    bool found;
} FirstError;

static void note_error(void *data, xmlErrorPtr error)
{
    FirstError *first = data;
    if (error->code == XML_ERR_NO_MEMORY)
        memory_exhausted();
    if (first->found || error->level < XML_ERR_ERROR)
        return;
    first->found = true;
    first->node = error->node;
}

/* Serves resources to libxml2 and nothing else. */
static xmlParserInputPtr load_entity(const char *address, const char *id, xmlParserCtxtPtr parser)
{
    (void)id;
    const char *path = address == NULL ? NULL : resource_path(address);
    size_t length;
    bool owned;
    char *bytes = path == NULL ? NULL : resource_read(path, &length, &owned);
    if (bytes == NULL) {
        diagnose(loading_diagnostics, MESSAGE_RESOURCE_MISSING, PLACE_NONE,
                 path == NULL ? (address == NULL ? "" : address) : path, NULL);
        return NULL;
    }
    xmlParserInputBuffer *buffer =
        xmlParserInputBufferCreateMem(bytes, (int)length, XML_CHAR_ENCODING_NONE);
    if (owned)
        free(bytes);
    xmlParserInput *input =
        buffer == NULL ? NULL : xmlNewIOInputStream(parser, buffer, XML_CHAR_ENCODING_NONE);
    if (input == NULL)
        memory_exhausted();
    input->filename = (char *)xmlStrdup(BAD_CAST address);
    return input;
}

static bool has_tree(const LoadedSchema *schema, const xmlChar *address)
{
    for (size_t i = 0; i < schema->tree_count; i++)
        if (xmlStrEqual(schema->trees[i]->URL, address))
            return true;
    return false;
}

/* Adds the trees of what the schema's trees include, each once. libxml2 has read them before, so
 * that none is missing or broken. */
static void add_included(LoadedSchema *schema, const xmlDoc *tree, Diagnostics *diagnostics)
{
    const xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *node = root->children; node != NULL; node = node->next) {
        xmlChar *location = NULL, *resolved = NULL;
        if (node->type == XML_ELEMENT_NODE)
            location = xmlGetNoNsProp(node, BAD_CAST "schemaLocation");
        if (location != NULL)
            resolved = xmlBuildURI(location, tree->URL);
        const char *path = resolved == NULL ? NULL : resource_path((const char *)resolved);
        if (path != NULL && !has_tree(schema, resolved) && schema->tree_count < SCHEMA_TREES_MAX) {
            xmlDoc *included = resource_tree(path, NULL, diagnostics);
            if (included != NULL)
                schema->trees[schema->tree_count++] = included;
        }
        xmlFree(resolved);
        xmlFree(location);
    }
}

static SchemaIndex *find_index(LoadedSchema *schema, Diagnostics *diagnostics)
{
    if (schema->index != NULL)
        return schema->index;
    for (size_t i = 0; i < schema->tree_count; i++)
        add_included(schema, schema->trees[i], diagnostics);
    schema->index = schema_index_new(schema->trees, schema->tree_count);
    return schema->index;
}

static void unload(LoadedSchema *schema)
{
    xmlSchemaFree(schema->schema);
    for (size_t i = 0; i < schema->tree_count; i++)
        xmlFreeDoc(schema->trees[i]);
    *schema = (LoadedSchema){0};
}

static bool load_schema(LoadedSchema *schema, Diagnostics *diagnostics)
{
    schema->trees[0] = resource_tree(MAIN_SCHEMA, NULL, diagnostics);
    if (schema->trees[0] == NULL)
        return false;
    schema->tree_count = 1;
    FirstError first = {.diagnostics = diagnostics};
    xmlExternalEntityLoader before = xmlGetExternalEntityLoader();
    loading_diagnostics = diagnostics;
    xmlSetExternalEntityLoader(load_entity);
    xmlSchemaParserCtxt *parser = xmlSchemaNewDocParserCtxt(schema->trees[0]);
    if (parser == NULL)
        memory_exhausted();
    xmlSchemaSetParserStructuredErrors(parser, note_error, &first);
    schema->schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    xmlSetExternalEntityLoader(before);
    loading_diagnostics = NULL;
    if (schema->schema == NULL) {
        diagnose(diagnostics, MESSAGE_SCHEMA_BROKEN,
                 first.node == NULL ? PLACE_NONE : place_of_node(first.node), NULL);
        unload(schema);
        return false;
    }
    return true;
}

bool schema_check(xmlDoc *tree, Diagnostics *diagnostics)
{
    if (loaded.schema == NULL && !load_schema(&loaded, diagnostics))
        return false;
    FirstError first = {.diagnostics = diagnostics};
    xmlSchemaValidCtxt *validator = xmlSchemaNewValidCtxt(loaded.schema);
    if (validator == NULL)
        memory_exhausted();
    xmlSchemaSetValidStructuredErrors(validator, note_error, &first);
    bool valid = xmlSchemaValidateDoc(validator, tree) == 0;
    xmlSchemaFreeValidCtxt(validator);
    if (valid)
        return true;
    if (schema_explain(find_index(&loaded, diagnostics), tree, diagnostics) > 0)
        return false;
    /* The schema says more than the explanations know. */
    const xmlNode *node = first.node;
    if (node == NULL)
        node = xmlDocGetRootElement(tree);
    const xmlNode *element = node->type == XML_ELEMENT_NODE ? node : node->parent;
    diagnose(diagnostics, MESSAGE_SCHEMA_OTHER, place_of_node(node), (const char *)element->name,
             NULL);
    return false;
}

static bool is_in(const xmlNode *element, const char *space)
{
    return element->ns != NULL && xmlStrEqual(element->ns->href, BAD_CAST space);
}

/* The prefix, when there is one, is bound to the wrong namespace or to none. */
static void report_root_namespace(const xmlNode *root, const char *space, Diagnostics *diagnostics)
{
    const char *prefix = root->ns == NULL ? NULL : (const char *)root->ns->prefix;
    Buffer name = {0}, hint = {0};
    buffer_format(&name, "%s%s%s", prefix == NULL ? "" : prefix, prefix == NULL ? "" : ":",
                  (const char *)root->name);
    buffer_format(&hint, "write in this tag: xmlns%s%s=\"%s\"", prefix == NULL ? "" : ":",
                  prefix == NULL ? "" : prefix, space);
    diagnose_with_hint(diagnostics, MESSAGE_ROOT_NAMESPACE, place_of_node(root), buffer_text(&hint),
                       buffer_text(&name), space, NULL);
    buffer_free(&name);
    buffer_free(&hint);
}

bool root_check(xmlDoc *tree, Diagnostics *diagnostics)
{
    const xmlNode *root = xmlDocGetRootElement(tree);
    const char *name = (const char *)root->name;
    const char *names[ROOT_COUNT];
    Buffer list = {0}, hint = {0};
    for (size_t i = 0; i < ROOT_COUNT; i++) {
        names[i] = ROOTS[i].name;
        buffer_format(&list, "%s%.*s>", i == 0 ? "" : " or ", (int)strcspn(ROOTS[i].tag, " "),
                      ROOTS[i].tag);
        if (strcmp(name, ROOTS[i].name) != 0)
            continue;
        if (!is_in(root, ROOTS[i].space)) {
            report_root_namespace(root, ROOTS[i].space, diagnostics);
            buffer_free(&list);
            return false;
        }
        buffer_free(&list);
        return true;
    }
    const char *near = nearest_word(name, names, ROOT_COUNT);
    for (size_t i = 0; i < ROOT_COUNT; i++)
        if (near == names[i])
            buffer_format(&hint, "did you mean %s?", ROOTS[i].tag);
    diagnose_with_hint(diagnostics, MESSAGE_ROOT_UNKNOWN, place_of_node(root),
                       hint.length == 0 ? NULL : buffer_text(&hint), name, buffer_text(&list),
                       NULL);
    buffer_free(&hint);
    buffer_free(&list);
    return false;
}
