/* pipeline.h: the line from a source to an output. */
#ifndef PROTOC_CLI_PIPELINE_H
#define PROTOC_CLI_PIPELINE_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/source.h"
#include "cli/options.h"
#include "input/root.h"

/* Compiles the task's input and writes its outputs, or only checks. What is wrong is reported; then nothing was
 * written. *source is the text the places in the diagnostics refer to: free it with source_free() after
 * they were printed. */
void pipeline_run(const Options *options, const Task *task, Source **source,
                  Diagnostics *diagnostics);

/* Starts the second thread for a run that is about to compile a document, so that it has what it needs when it is
 * given something to do. Before the process is confined, which takes as long. */
void pipeline_get_ready(const Options *options);

/* Loads what documents with this root will need, before a process is divided into many. */
void pipeline_preload(const Options *options, const Root *root);

#endif
