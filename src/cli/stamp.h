/* stamp.h: what an output remembers of the run that made it, so that --if-changed notices another program, other options
 * or another format.
 *
 * It is kept in an extended attribute of the file (xattr(7)), as a number: nothing lies beside the output, and its bytes are
 * those they would be without. Where the file system has no such attributes, or a copy has lost them, an output counts as
 * made by somebody else. */
#ifndef PROTOC_CLI_STAMP_H
#define PROTOC_CLI_STAMP_H

#include <stdbool.h>

#include "cli/options.h"

/* Stamps an output that was just written. */
void stamp_output(const Options *options, const Output *output);

/* Whether this program has made the output, with these options. */
bool stamp_matches(const Options *options, const Output *output);

#endif
