/* tasks.h: from the names on the command line to a task for each document. */
#ifndef PROTOC_CLI_TASKS_H
#define PROTOC_CLI_TASKS_H

#include "cli/options.h"

/* What the command line says of inputs and outputs; strings are lent from it. */
typedef struct {
    const char **operands; /* files, and @FILE: files named in FILE, one a line */
    size_t operand_count, operand_capacity;
    const char *list;   /* --files0-from: names ended by NUL; "-" is standard input; or NULL */
    const char *output; /* -o, or NULL */
    const char *folder; /* -d, or NULL */
    Format formats[FORMAT_COUNT];
    size_t format_count;      /* 0: none was named */
    const char *command_word; /* the option that gave the command, without dashes; or NULL */
} Request;

/* Fills options->tasks. What cannot be is reported: no input, two outputs of one name, an output that is an input. */
void tasks_settle(Options *options, Request *request, Diagnostics *diagnostics);
void tasks_free(Options *options);

#endif
