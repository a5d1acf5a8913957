/* walk.h: going through a tree without recursion. */
#ifndef PROTOC_INPUT_WALK_H
#define PROTOC_INPUT_WALK_H

#include <libxml/tree.h>

/* The node after this one in document order below top, or NULL. Enters no entity declarations. */
xmlNode *walk_next(const xmlNode *top, xmlNode *node);

/* The same, leaving out what is inside the node. */
xmlNode *walk_over(const xmlNode *top, xmlNode *node);

/* The next sibling element of the node, itself included; NULL: none. */
xmlNode *walk_element(xmlNode *node);

#endif
