/* inspect.h: what the program does with a PDF that exists. */
#ifndef PROTOC_CLI_INSPECT_H
#define PROTOC_CLI_INSPECT_H

#include "base/diagnostics.h"
#include "cli/options.h"
#include "pdf/reader.h"

/* --list, --extract and --extract-all. What goes wrong is reported. */
void inspect_run(const Options *options, Diagnostics *diagnostics);

/* Writes the attached file number index into the folder, under a safe name that no other file has there; a file of that name
 * with the same bytes is left as it is. path, when not NULL, gets what it was written to. false: reported. */
bool inspect_write(PdfReader *reader, size_t index, const char *folder, Buffer *path,
                   Diagnostics *diagnostics);

#endif
