/* language.h: the languages of nodes, and whether documents can be made in that of a tree. */
#ifndef PROTOC_INPUT_LANGUAGE_H
#define PROTOC_INPUT_LANGUAGE_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

/* True when there are labels for the xml:lang of the root, its region left aside: stylesheets/labels/XX.xml.
 * Else reported. */
bool language_check(xmlDoc *tree, Diagnostics *diagnostics);

/* Appends the path of the labels for the xml:lang of the root: "stylesheets/labels/ru.xml". */
void language_labels(const xmlDoc *tree, Buffer *path);

/* The xml:lang of the node or of the nearest element around it; "": there is none. Lent. */
const char *language_of_node(const xmlNode *node);

/* Whether what stands at the node is in the language, which is named without a region (XPath 1.0, lang()). */
bool language_is(const xmlNode *node, const char *language);

/* Whether that language puts no spaces between words. */
bool language_is_unspaced(const xmlNode *node);

#endif
