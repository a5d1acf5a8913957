/* stylesheet_narrow.h: a stylesheet without what one document has no use for. */
#ifndef PROTOC_INPUT_STYLESHEET_NARROW_H
#define PROTOC_INPUT_STYLESHEET_NARROW_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include <libxml/dict.h>

/* The local names of all that looks like a start tag in bytes that are not parsed yet. Free with xmlDictFree(). */
xmlDict *tag_names(const char *bytes, size_t length);

/* Whether every element of the tree has one of these names. */
bool tag_names_cover(xmlDict *names, const xmlDoc *tree);

/* Takes out of a stylesheet the templates without a name that match elements of the namespace alone, of which names has
 * none. A document whose elements have these names is transformed as by the whole stylesheet. */
void stylesheet_narrow(xmlDoc *stylesheet, const char *space, xmlDict *names);

#endif
