/* schema.c: owns the schemas: loading each once, and asking libxml2 whether a tree is valid. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <libxml/xmlschemas.h>

#include "base/memory.h"
#include "base/resources.h"
#include "input/loader.h"
#include "input/read.h"
#include "input/root.h"
#include "input/schema.h"
#include "input/schema_explain.h"
#include "input/schema_index.h"
#include "input/schema_narrow.h"

#define SCHEMA_TREES_MAX 32

typedef struct LoadedSchema {
    struct LoadedSchema *next;
    const char *resource;
    xmlSchema *schema;
    xmlDoc *tree; /* that the schema was made of */
    /* Made when there is something to explain, of all there is to read. */
    xmlDoc *trees[SCHEMA_TREES_MAX];
    size_t tree_count;
    SchemaIndex *index;
} LoadedSchema;

/* One for each kind of document, loaded on first use and kept for the life of the program. */
static LoadedSchema *kept_schemas;

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
    schema->trees[0] = resource_tree(schema->resource, NULL, diagnostics);
    schema->tree_count = schema->trees[0] != NULL;
    for (size_t i = 0; i < schema->tree_count; i++)
        add_included(schema, schema->trees[i], diagnostics);
    schema->index = schema_index_new(schema->trees, schema->tree_count);
    return schema->index;
}

static void unload(LoadedSchema *schema)
{
    xmlSchemaFree(schema->schema);
    xmlFreeDoc(schema->tree);
    free(schema);
}

/* names: those of the only document it is for, or NULL. NULL: reported. */
static LoadedSchema *load_schema(const char *resource, xmlDict *names, Diagnostics *diagnostics)
{
    xmlDoc *tree = resource_tree_lean(resource, NULL, diagnostics);
    if (tree == NULL)
        return NULL;
    LoadedSchema *schema = memory_new(sizeof *schema);
    *schema = (LoadedSchema){.resource = resource, .tree = tree};
    FirstError first = {.diagnostics = diagnostics};
    xmlExternalEntityLoader before = xmlGetExternalEntityLoader();
    if (names != NULL)
        schema_narrow(tree, names);
    loading_diagnostics = diagnostics;
    xmlSetExternalEntityLoader(load_entity);
    xmlSchemaParserCtxt *parser = xmlSchemaNewDocParserCtxt(tree);
    if (parser == NULL)
        memory_exhausted();
    xmlSchemaSetParserStructuredErrors(parser, note_error, &first);
    schema->schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    xmlSetExternalEntityLoader(before);
    loading_diagnostics = NULL;
    if (schema->schema != NULL)
        return schema;
    diagnose(diagnostics, MESSAGE_SCHEMA_BROKEN,
             first.node == NULL ? PLACE_NONE : place_of_node(first.node), NULL);
    unload(schema);
    return NULL;
}

static LoadedSchema *find_schema(const char *resource, Diagnostics *diagnostics)
{
    for (LoadedSchema *schema = kept_schemas; schema != NULL; schema = schema->next)
        if (strcmp(schema->resource, resource) == 0)
            return schema;
    LoadedSchema *schema = load_schema(resource, NULL, diagnostics);
    if (schema != NULL) {
        schema->next = kept_schemas;
        kept_schemas = schema;
    }
    return schema;
}

static bool is_valid(const LoadedSchema *schema, xmlDoc *tree, FirstError *first)
{
    xmlSchemaValidCtxt *validator = xmlSchemaNewValidCtxt(schema->schema);
    if (validator == NULL)
        memory_exhausted();
    xmlSchemaSetValidStructuredErrors(validator, note_error, first);
    bool valid = xmlSchemaValidateDoc(validator, tree) == 0;
    xmlSchemaFreeValidCtxt(validator);
    return valid;
}

/* The first document of a run is mostly its only one, and right: what it needs of the schema is soon loaded. */
static bool passes_narrowed(const char *resource, xmlDoc *tree)
{
    static LoadedSchema *narrowed;
    if (narrowed != NULL || kept_schemas != NULL || !resources_are_embedded())
        return false;
    Diagnostics *unheard = diagnostics_new();
    FirstError first = {.diagnostics = unheard};
    narrowed = load_schema(resource, tree->dict, unheard);
    bool valid = narrowed != NULL && is_valid(narrowed, tree, &first);
    diagnostics_free(unheard);
    return valid;
}

bool schema_check(xmlDoc *tree, Diagnostics *diagnostics)
{
    const char *resource = root_find(tree)->schema;
    if (passes_narrowed(resource, tree))
        return true;
    LoadedSchema *loaded = find_schema(resource, diagnostics);
    FirstError first = {.diagnostics = diagnostics};
    if (loaded == NULL)
        return false;
    if (is_valid(loaded, tree, &first))
        return true;
    if (schema_explain(find_index(loaded, diagnostics), tree, diagnostics) > 0)
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

void schema_preload(const Root *root)
{
    Diagnostics *unheard = diagnostics_new();
    find_schema(root->schema, unheard);
    diagnostics_free(unheard);
}
