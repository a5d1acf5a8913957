/* scratch.h: a temporary folder of our own. */
#ifndef PROTOC_CLI_SCRATCH_H
#define PROTOC_CLI_SCRATCH_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

/* Set to zero it is closed. */
typedef struct {
    char *folder; /* its path; NULL while closed */
    bool lent;    /* whoever divided the process opened it, and closes it */
} Scratch;

/* Makes the folder, which nobody else may enter, below TMPDIR or /tmp. file_abandon() removes it, too. There is one at a time: while it is
 * open, it is lent to whoever opens it again, and stays until the first one closes it.
 * false: reported. */
bool scratch_open(Scratch *scratch, Diagnostics *diagnostics);

/* Appends the path of a file in the folder that a stranger calls relative, and makes the folders on the way. false: that
 * would lead outside, or cannot be made; nothing is reported. */
bool scratch_path(const Scratch *scratch, const char *relative, Buffer *out);

/* Removes the folder with all that is in it. */
void scratch_close(Scratch *scratch);

#endif
