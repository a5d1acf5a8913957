/* password.h: passwords, which never stand on the command line: everybody on the machine could read them there. */
#ifndef PROTOC_CLI_PASSWORD_H
#define PROTOC_CLI_PASSWORD_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

/* Appends the first line of the file, without its end. "-" asks on the terminal, without showing what is typed; where
 * there is none, it is the first line of standard input. NULL: nothing is appended. false: reported. */
bool password_read(const char *file, Buffer *out, Diagnostics *diagnostics);

/* A new password: as password_read(), but NULL means "-", and on a terminal it is asked twice. */
bool password_choose(const char *file, Buffer *out, Diagnostics *diagnostics);

/* Overwrites the password, then frees it. */
void password_free(Buffer *password);

/* Lets the terminal show again what is typed, when a password was asked for. Async-signal-safe. */
void password_stop(void);

#endif
