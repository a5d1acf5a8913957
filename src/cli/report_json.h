/* report_json.h: reports as JSON: an object a line, SARIF 2.1.0, or a Code Quality report of GitLab. */
#ifndef PROTOC_CLI_REPORT_JSON_H
#define PROTOC_CLI_REPORT_JSON_H

#include "base/buffer.h"
#include "base/diagnostics.h"

/* Appends a line. input stands for the file where the report has no place, as in all of these; NULL: none. */
void json_add(const Report *report, const char *input, Buffer *out);

/* The log up to its results; a result, with a comma before it; the rest. */
void sarif_begin(Buffer *out);
void sarif_add(const Report *report, const char *input, Buffer *out);
void sarif_end(int status, Buffer *out);

/* Findings of a Code Quality report of GitLab, a comma before each; all those of one document. */
void gitlab_add(const Report *const *reports, size_t count, const char *input, Buffer *out);

#endif
