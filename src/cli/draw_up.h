/* draw_up.h: --report: draws up a communication report from an archive of protocols. */
#ifndef PROTOC_CLI_DRAW_UP_H
#define PROTOC_CLI_DRAW_UP_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "cli/options.h"

/* Which contacts the report is on. */
typedef struct {
    const char *client; /* name, a part of it, or id */
    const char *from;   /* the first day, such as 2024-06-01 */
    const char *to;     /* the last */
} DrawUpRequest;

/* The two days of 2024-06-01/2024-06-30, ended each by NUL, in *from and *to (11 bytes each); false:
 * it is not that, or ends before it begins. */
bool period_read(const char *period, char from[11], char to[11]);

/* Reads the protocols at the paths, of which each must be without errors, and appends the source of the
 * report. Unless the audience is internal, only what the client may see gets into it. false: reported.
 * What the diagnostics point into lives until draw_up_finish(). */
bool draw_up(const char *const *paths, size_t count, const DrawUpRequest *request,
             Audience audience, Buffer *out, Diagnostics *diagnostics);
void draw_up_finish(void);

/* Reports what is wrong with the period the options ask for. */
void draw_up_settle(const Options *options, Diagnostics *diagnostics);

/* The command: draws up the report that the options ask for and writes it. */
void draw_up_run(const Options *options, Diagnostics *diagnostics);

#endif
