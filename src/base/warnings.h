/* warnings.h: what the options -W and -w make of warnings. */
#ifndef PROTOC_BASE_WARNINGS_H
#define PROTOC_BASE_WARNINGS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { WARNING_PLAIN, WARNING_SILENT, WARNING_IS_ERROR } WarningChoice;

/* Set to zero, every warning is a warning. */
typedef struct {
    bool silent; /* -w: none is said, unless it is an error */
    bool errors; /* -Werror: all are errors that no choice exempts */
    struct {
        const char *name; /* the id, lent */
        WarningChoice choice;
    } * choices;
    size_t count, capacity;
} WarningPolicy;

/* The later choice for an id wins. */
void warnings_choose(WarningPolicy *policy, const char *name, WarningChoice choice);
void warnings_free(WarningPolicy *policy);

/* What a warning of this id is. */
WarningChoice warnings_judge(const WarningPolicy *policy, const char *name);

#endif
