/* language.h: whether documents can be made in the language of a tree. */
#ifndef PROTOC_INPUT_LANGUAGE_H
#define PROTOC_INPUT_LANGUAGE_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/diagnostics.h"

/* True when there are labels for the xml:lang of the root, its region left aside: stylesheets/labels/XX.xml.
 * Else reported. */
bool language_check(xmlDoc *tree, Diagnostics *diagnostics);

#endif
