/* watch.h: compiling again whatever changes. */
#ifndef PROTOC_CLI_WATCH_H
#define PROTOC_CLI_WATCH_H

#include <stdbool.h>

#include "cli/options.h"

/* Compiles every task, and again each one of whose files one changes, until the program is stopped. Prints a line
 * each time. The status, when it cannot go on. */
int watch_run(const Options *options, bool colour);

#endif
