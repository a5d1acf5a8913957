/* digest_typed.h: a digest that somebody typed in from paper. */
#ifndef PROTOC_CLI_DIGEST_TYPED_H
#define PROTOC_CLI_DIGEST_TYPED_H

#include <stdbool.h>

#include "base/diagnostics.h"

/* Whether the typed digest is that of the file: its beginning, 16 digits at least; blanks, hyphens and colons between
 * digits and the case of letters say nothing. The whole text of a QR code will do: what follows “sha256:” counts.
 * digest: 64 hexadecimal digits. false: reported, with the name of the file. */
bool digest_agrees(const char *typed, const char *digest, const char *name,
                   Diagnostics *diagnostics);

#endif
