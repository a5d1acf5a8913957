/* diagnostics.h: everything protoc says about a document or about itself.
 *
 * Stages report as they go; the program prints all of it at the end, sorted by place. A message is a row
 * of messages.h. Texts hold %1 to %9 for the arguments, so that a translation may order them anew. */
#ifndef PROTOC_BASE_DIAGNOSTICS_H
#define PROTOC_BASE_DIAGNOSTICS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/source.h"
#include "base/warnings.h"

/* Ordered by weight; the exit status of the program follows the heaviest. */
typedef enum {
    SEVERITY_WARNING, /* status 0 */
    SEVERITY_ERROR,   /* status 1: the document */
    SEVERITY_USAGE,   /* status 2: the command line */
    SEVERITY_SYSTEM   /* status 3: file, disk, memory, font */
} Severity;

typedef enum {
#define MESSAGE(id, name, severity, text, hint) MESSAGE_##id,
#include "base/messages.h"
#undef MESSAGE
    MESSAGE_COUNT
} MessageId;

typedef struct {
    const char *name; /* the stable id printed in brackets */
    Severity severity;
    const char *text;
    const char *hint; /* or NULL */
} Message;

/* What was said. Strings are lent by the Diagnostics. */
typedef struct {
    const char *name;
    const char *text;
    const char *hint; /* or NULL */
    Severity severity;
    Place place;
    size_t source_rank; /* 0 for no place, else order of first mention from 1 */
    size_t sequence;
} Report;

typedef struct Diagnostics Diagnostics;

Diagnostics *diagnostics_new(void);
void diagnostics_free(Diagnostics *diagnostics);

/* From now on warnings are treated so; lent for as long as the diagnostics live. */
void diagnostics_set_policy(Diagnostics *diagnostics, const WarningPolicy *policy);
/* diagnostics_print() writes in colour, by the sequences of ECMA-48. */
void diagnostics_set_colour(Diagnostics *diagnostics, bool colour);

/* The row of an id; lent for ever. */
const Message *message_find(MessageId id);

/* Reports a row at a place. After the place come the arguments %1, %2 … as const char *, then NULL; they
 * are copied. A row's hint is printed when it has one; diagnose_with_hint() gives another (NULL: none),
 * in which the arguments are filled in as well. */
void diagnose(Diagnostics *diagnostics, MessageId id, Place place, ...) __attribute__((sentinel));
void diagnose_with_hint(Diagnostics *diagnostics, MessageId id, Place place, const char *hint, ...)
    __attribute__((sentinel));
/* The hint is what was probably meant: form, a phrase() with one %s for the guess. NULL: there is no guess, and the row's
 * own hint is printed. */
void diagnose_with_guess(Diagnostics *diagnostics, MessageId id, Place place, const char *form,
                         const char *guess, ...) __attribute__((sentinel));

/* Reports what a rule file says: the rule's own id and text. Copies the strings, with each
 * run of white space as one space; hint may be NULL. */
void diagnose_rule(Diagnostics *diagnostics, const char *name, Severity severity, Place place,
                   const char *text, const char *hint);

/* Adds copies of the other one's reports, in their order. */
void diagnostics_add(Diagnostics *diagnostics, const Diagnostics *other);

/* How many reports there are of this severity or heavier. */
size_t diagnostics_count(const Diagnostics *diagnostics, Severity least);

/* The exit status that follows: 0, 1, 2 or 3. */
int diagnostics_status(const Diagnostics *diagnostics);

/* Appends all reports, sorted by place (those without a place first, then by source in the order of
 * first mention), the same report once. Text form of the design:
 *     file:line:column: error: text [id]
 *     the line of the source
 *        ^~~~
 *     hint: ...
 * Treacherous characters are shown as \u{XXXX}. */
void diagnostics_print(const Diagnostics *diagnostics, Buffer *out);

/* All reports in the order in which they are printed. Free the array with free(); NULL when there are none. */
const Report **diagnostics_sorted(const Diagnostics *diagnostics, size_t *count);

#endif
