/* growth.c: owns showing a stylesheet's result to somebody while it is being made.
 *
 * libxslt makes a result in one piece: that of a thousand pages takes more memory than all else on the way to them. A
 * result only grows at its end, so whoever reads it may begin before it is complete, and take out what he has read. The
 * run itself has no hook for that; libxml2 has one for every node it makes, and we count these. */
#include "input/growth.h"

#include <stddef.h>

#include <libxml/tree.h>

#include "input/place.h"

/* Nodes of all kinds: some hundred kilobytes, which then stay in the processor's cache. */
enum { NODES_BETWEEN = 4096 };

static _Thread_local struct {
    xsltTransformContext *context;
    const Source *source;
    const Taker *taker;
    size_t nodes;
} watched;

static void count_node(xmlNode *node)
{
    (void)node;
    if (++watched.nodes < NODES_BETWEEN)
        return;
    /* A variable's tree, to which libxslt has tied keys of its own where the source goes, is not the result. */
    xmlDoc *result = watched.context->output;
    if (result == NULL || XSLT_IS_RES_TREE_FRAG(result))
        return;
    watched.nodes = 0;
    place_set_source(result, watched.source);
    watched.taker->take(watched.taker->data, result);
    /* libxslt knows by its address the text it last added to, and it may be gone. */
    watched.context->lasttext = NULL;
}

void growth_watch(xsltTransformContext *context, const Source *source, const Taker *taker)
{
    watched.context = context;
    watched.source = source;
    watched.taker = taker;
    watched.nodes = 0;
    xmlRegisterNodeDefault(count_node);
}

void growth_unwatch(void)
{
    xmlRegisterNodeDefault(NULL);
}
