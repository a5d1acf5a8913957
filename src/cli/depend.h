/* depend.h: what outputs were made from: for make, and to skip what is up to date. */
#ifndef PROTOC_CLI_DEPEND_H
#define PROTOC_CLI_DEPEND_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/diagnostics.h"
#include "cli/options.h"

/* Writes a rule for make: the task's outputs depend on the files that were noted (base/dependencies.h). */
void depend_write(const Options *options, const Task *task, Diagnostics *diagnostics);

/* True when every output was made by this program with these options (cli/stamp.h), and is newer than the source, the
 * files the tree names, the styles and the rules. */
bool depend_is_current(const Options *options, const Task *task, xmlDoc *tree);

#endif
