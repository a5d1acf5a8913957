/* archive.h: --archive: a folder of documents that nothing in it is lost from. */
#ifndef PROTOC_CLI_ARCHIVE_H
#define PROTOC_CLI_ARCHIVE_H

#include "base/diagnostics.h"
#include "base/source.h"
#include "cli/options.h"

/* Compiles the input and puts PDF, HTML and source into the archive, whose index it brings up to date; prints the path
 * of the PDF. *source: as pipeline_run(). */
void archive_run(const Options *options, Source **source, Diagnostics *diagnostics);

#endif
