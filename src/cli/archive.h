/* archive.h: --archive: a folder of documents that nothing in it is lost from. */
#ifndef PROTOC_CLI_ARCHIVE_H
#define PROTOC_CLI_ARCHIVE_H

#include "base/diagnostics.h"
#include "base/source.h"
#include "cli/options.h"

/* A document of many goes into the archive after those before it, so that names do not depend on luck. await is called when
 * the document is compiled, and returns when it may go in; renews: the index is to be brought up to date with it. false:
 * it never may. */
typedef struct {
    bool (*await)(void *data, bool *renews);
    void *data;
} ArchiveTurn;

/* Compiles the task's input and puts PDF, HTML and source into the archive, whose index it brings up to date; prints the
 * path of the PDF. turn: NULL when there is one document. *source: as pipeline_run(). */
void archive_run(const Options *options, const Task *task, const ArchiveTurn *turn, Source **source,
                 Diagnostics *diagnostics);

/* Brings the index up to date after many documents. */
void archive_renew(const Options *options, Diagnostics *diagnostics);

#endif
