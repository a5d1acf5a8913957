/* loader.h: resources as trees, for the schema, the rules and the stylesheets. */
#ifndef PROTOC_INPUT_LOADER_H
#define PROTOC_INPUT_LOADER_H

#include <libxml/tree.h>

#include "base/diagnostics.h"

/* Resources have addresses of their own, so that relative references between them resolve. */
#define RESOURCE_SCHEME "protoc:///"

/* Reads a resource, or a file of the house's by HOUSE_SCHEME and its path (house.h), by its path in the source tree, with places; its address is RESOURCE_SCHEME and
 * the path. dictionary is that of the stylesheet the tree becomes part of, else NULL. Free with
 * xmlFreeDoc(). NULL: reported. */
xmlDoc *resource_tree(const char *path, xmlDict *dictionary, Diagnostics *diagnostics);

/* The path in an address of the scheme; NULL for any other address. Lent from the address. */
const char *resource_path(const char *address);

/* The Source of a resource that was read, by its address; NULL when there is none. */
const Source *resource_source(const char *address);

/* As resource_tree(), without what no run needs that goes well: comments, annotations of a schema (which is in one piece
 * then), texts of rules in other languages. A resource inside the program need not be parsed for it. */
xmlDoc *resource_tree_lean(const char *path, xmlDict *dictionary, Diagnostics *diagnostics);

/* Frees the texts that were read: no place points into them any more. */
void resource_forget(void);

#endif
