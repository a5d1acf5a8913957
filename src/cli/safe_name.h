/* safe_name.h: names for files that strangers have named. */
#ifndef PROTOC_CLI_SAFE_NAME_H
#define PROTOC_CLI_SAFE_NAME_H

#include "base/buffer.h"

/* Appends a name that stays in its folder on every system and looks like what it is: what follows the last “/” or “\”
 * of the name, without control characters and bidirectional controls, with “_” for what some file system forbids,
 * no “.” or “-” at its beginning, no “.” or space at its end, at most 200 bytes with its suffix kept. "attachment" when nothing is
 * left. */
void safe_name(const char *name, Buffer *out);

/* Appends the name with the number put before its suffix: "a (2).xml". */
void safe_name_numbered(const char *name, unsigned number, Buffer *out);

#endif
