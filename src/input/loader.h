/* loader.h: resources as trees, for the schema, the rules and the stylesheets. */
#ifndef PROTOC_INPUT_LOADER_H
#define PROTOC_INPUT_LOADER_H

#include <libxml/tree.h>

#include "base/diagnostics.h"

/* Resources have addresses of their own, so that relative references between them resolve: the scheme and the path in the
 * source tree, "protoc:///stylesheets/view.xsl". */
#define RESOURCE_SCHEME "protoc:///"

/* The path in an address of the scheme; NULL for any other address. Lent from the address. */
const char *resource_path(const char *address);

/* Reads the resource with this path, or a file of the house's, named by HOUSE_SCHEME and its path (house.h), as a tree
 * with places. dictionary is that of the stylesheet the tree becomes part of, else NULL. Free with xmlFreeDoc(). NULL:
 * reported. */
xmlDoc *resource_tree(const char *path, xmlDict *dictionary, Diagnostics *diagnostics);

/* The same, but of a resource inside the program only what a run needs that goes well, in a tenth of the time: without
 * places, comments, annotations of a schema (which is in one piece then), texts of rules in other languages
 * (packed.h). */
xmlDoc *resource_tree_lean(const char *path, xmlDict *dictionary, Diagnostics *diagnostics);

/* The Source of a resource that was read with places, by its address; NULL when there is none. */
const Source *resource_source(const char *address);

/* Frees the texts that were read: no place points into them any more. */
void resource_forget(void);

#endif
