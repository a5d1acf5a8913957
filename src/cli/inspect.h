/* inspect.h: what the program does with a PDF that exists. */
#ifndef PROTOC_CLI_INSPECT_H
#define PROTOC_CLI_INSPECT_H

#include "base/diagnostics.h"
#include "cli/options.h"

/* --list, --extract and --extract-all. What goes wrong is reported. */
void inspect_run(const Options *options, Diagnostics *diagnostics);

#endif
