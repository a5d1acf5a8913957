/* report.h: diagnostics in the forms that people and machines read.
 *
 * A run prints report_begin(), what report_add() makes of each document in the order of the inputs, and report_end().
 * Documents are reported by different processes, so what report_add() makes does not depend on what was
 * before it, but for the first of the run: report_join() puts the pieces together. */
#ifndef PROTOC_CLI_REPORT_H
#define PROTOC_CLI_REPORT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

typedef enum {
    REPORT_TEXT,
    REPORT_JSON,       /* a JSON object a line */
    REPORT_SARIF,      /* SARIF 2.1.0 (OASIS) */
    REPORT_GITHUB,     /* workflow commands of GitHub Actions */
    REPORT_CHECKSTYLE, /* the XML of Checkstyle */
    REPORT_GITLAB,     /* a Code Quality report of GitLab */
    REPORT_FORM_COUNT
} ReportForm;

/* What --diagnostics calls them. */
extern const char *const REPORT_FORMS[REPORT_FORM_COUNT];

void report_begin(ReportForm form, Buffer *out);

/* Appends the piece of one document; input is its path, which stands where a report has no place (NULL: none). */
void report_add(ReportForm form, const Diagnostics *diagnostics, const char *input, Buffer *out);

/* Appends a piece; *any says whether one came before it, and is kept. */
void report_join(ReportForm form, const Buffer *piece, bool *any, Buffer *out);

/* Appends the end. About a run of this exit status; rules is a file of rules besides the built-in ones, or NULL. */
void report_end(ReportForm form, int status, Buffer *out);

#endif
