/* place.h: finer places than those of read.h, found by looking into the source again. */
#ifndef PROTOC_INPUT_PLACE_H
#define PROTOC_INPUT_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/source.h"

/* Remembers that the element's “<” stands at this offset of the document's source. */
void place_set(xmlNode *element, size_t offset);

/* The place that the element itself has, whether or not there is such a place in the source; false: none. */
bool place_own(const xmlNode *element, size_t *offset);

/* Ties the tree to its source. Of a stylesheet's result the at attributes (read.h) are offsets in that. */
void place_set_source(xmlDoc *tree, const Source *source);

/* The name of the attribute of the element as it stands in the start tag; else the start tag. */
Place place_of_attribute_name(const xmlNode *element, const char *name);

/* The first text that stands directly in the element, to the end of its line; the start tag when
 * there is none. */
Place place_of_text(const xmlNode *element);

/* The line of the node, from 1; 0 when no place is known. */
size_t line_of_node(const xmlNode *node);

/* A range of the text that is one tag: from “<” to the end of the name. */
Place place_of_tag(const Source *source, size_t offset);

#endif
