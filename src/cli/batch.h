/* batch.h: many documents, compiled by several processes. */
#ifndef PROTOC_CLI_BATCH_H
#define PROTOC_CLI_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "cli/options.h"

/* What became of a task. */
typedef struct {
    const Task *task;
    int status;          /* as of the program */
    const Buffer *piece; /* of the report (report.h) */
    const char *files;   /* what it was made from, each name ended by NUL */
    size_t files_length;
} BatchResult;

typedef void BatchDone(const BatchResult *result, void *data);

/* Compiles the tasks, at most options->jobs at a time, and calls done for each, in their order. A process that
 * crashes, or meets a limit, takes only its own document with it. colour: of the report. The worst status. */
int batch_run(const Options *options, bool colour, const Task *const *tasks, size_t count,
              BatchDone *done, void *data);

#endif
