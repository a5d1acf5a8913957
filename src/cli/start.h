/* start.h: the commands for those who begin to write: --new and --schemas. */
#ifndef PROTOC_CLI_START_H
#define PROTOC_CLI_START_H

#include "base/diagnostics.h"
#include "cli/options.h"

/* Writes a new document, never over an existing file, or the schemas into a folder. */
void start_run(const Options *options, Diagnostics *diagnostics);

#endif
