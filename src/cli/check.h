/* check.h: whether a source may be compiled (stages 2 and 3). */
#ifndef PROTOC_CLI_CHECK_H
#define PROTOC_CLI_CHECK_H

#include <libxml/tree.h>

#include "base/diagnostics.h"

/* The tree of size bytes against its schema, and when it is valid against the rules and the files it names; path is that
 * of the source. False: there is a mistake, which is reported. */
bool check_source(xmlDoc *tree, size_t size, const char *path, Diagnostics *diagnostics);

#endif
