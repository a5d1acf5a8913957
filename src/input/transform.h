/* transform.h: stylesheets (stages 4 to 6): libxslt without network, files or any writing. */
#ifndef PROTOC_INPUT_TRANSFORM_H
#define PROTOC_INPUT_TRANSFORM_H

#include <libxml/tree.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

/* Applies the stylesheet resource ("stylesheets/view.xsl") to the tree. parameters are name, value
 * pairs ended by NULL; values are strings, not expressions. The result's places point where the
 * tree's do. Free with xmlFreeDoc(). NULL: reported. xsl:message terminate="yes" is reported as an
 * error. */
xmlDoc *transform(xmlDoc *tree, const char *stylesheet, const char *const *parameters,
                  Diagnostics *diagnostics);

/* Who is shown a result now and then while it is being made: it grows only at its end, and what is complete may be taken
 * out of it. */
typedef struct {
    void (*take)(void *data, xmlDoc *growing);
    void *data;
} Taker;

/* The same with a taker, or NULL. What transform() gives back is what the taker left. */
xmlDoc *transform_taken(xmlDoc *tree, const char *stylesheet, const char *const *parameters,
                        const Taker *taker, Diagnostics *diagnostics);

/* Starts the second thread, which gets the library ready, while this one looks for what there is to do: for a run that is
 * about to transform something. Before anything is parsed. */
void transform_get_ready(void);

/* Begins to compile stylesheets, or to read label files (paths in the order in which they are needed, ended by NULL; lent
 * until transform_finish()), in the background. transform() waits for the one it needs. Does nothing when resources are
 * read from a folder. */
void transform_prepare(const char *const *stylesheets);

/* Keeps libxslt from printing; what it says while nothing is transformed is dropped. For all threads, once and for all. */
void transform_catch_errors(void);

/* What is compiled of "stylesheets/documents/" from here on is for documents whose elements of the namespace have these names
 * alone (stylesheet_narrow.h). Both are lent; names NULL: for all documents. */
void transform_narrow(const char *space, xmlDict *names);

/* Waits for what transform_prepare() began. */
void transform_finish(void);

/* The stylesheet is compiled anew when it is wanted again: what stands in for it is another one. */
void transform_forget(const char *stylesheet);

/* Appends the tree as the stylesheet's xsl:output asks (XML or HTML5, UTF-8), without places. */
void serialize_xml(xmlDoc *tree, Buffer *out);
void serialize_html(xmlDoc *tree, Buffer *out);

/* XML for a person to go on with: each element in a line of its own, where that adds no text. */
void serialize_indented(xmlDoc *tree, Buffer *out);

#endif
