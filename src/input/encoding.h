/* encoding.h: from the bytes of a file to a Source in UTF-8. */
#ifndef PROTOC_INPUT_ENCODING_H
#define PROTOC_INPUT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/source.h"

/* Finds out the encoding (byte order mark, the pattern of the first bytes, XML declaration, else
 * UTF-8) and converts. The result is never NULL and is freed with source_free(); it holds no byte
 * order mark. *good says whether all of it is text that XML allows; else the first mistake was
 * reported and the source holds what could be read. */
Source *encoding_read(const char *name, const char *bytes, size_t length, bool *good,
                      Diagnostics *diagnostics);

#endif
