/* guard.h: a process of its own, confined, for commands that read what anybody may have made: PDFs and archives. */
#ifndef PROTOC_CLI_GUARD_H
#define PROTOC_CLI_GUARD_H

#include <stdbool.h>

#include "base/diagnostics.h"

/* Divides the process. In the new one, which is confined (confine.h), it returns false: go on, and leave with your status.
 * In the old one it waits, and returns true with that status; a crash is reported, with the name of the input. */
bool guard_enter(const char *input, int *status, Diagnostics *diagnostics);

/* Stops the other process and waits for it, when there is one. Async-signal-safe. */
void guard_stop(void);

#endif
