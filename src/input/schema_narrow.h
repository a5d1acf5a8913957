/* schema_narrow.h: a schema with what a document can use of it. */
#ifndef PROTOC_INPUT_SCHEMA_NARROW_H
#define PROTOC_INPUT_SCHEMA_NARROW_H

#include <libxml/tree.h>

/* Takes out of a schema in one piece what the elements do not lead to that it declares itself. With a dictionary, that of
 * a document, also takes out what speaks only of names which are not in it: the document is valid against what is
 * left exactly when it is valid against the whole. _private of the tree's nodes must be NULL before, and says nothing
 * afterwards. */
void schema_narrow(xmlDoc *tree, xmlDict *names);

#endif
