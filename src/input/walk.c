/* walk.c: owns the order in which a tree is gone through. A tree may be as deep as the limits
 * allow, so nothing here recurses. */

#include <stdbool.h>

#include "input/walk.h"

xmlNode *walk_over(const xmlNode *top, xmlNode *node)
{
    while (node != NULL && node != top) {
        if (node->next != NULL)
            return node->next;
        node = node->parent;
    }
    return NULL;
}

xmlNode *walk_next(const xmlNode *top, xmlNode *node)
{
    bool inner = node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE ||
                 node->type == XML_HTML_DOCUMENT_NODE || node->type == XML_DOCUMENT_FRAG_NODE;
    if (inner && node->children != NULL)
        return node->children;
    return walk_over(top, node);
}

xmlNode *walk_element(xmlNode *node)
{
    while (node != NULL && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}
