/* task.h: what is to be made of one document. */
#ifndef PROTOC_CLI_TASK_H
#define PROTOC_CLI_TASK_H

#include <stddef.h>

typedef enum {
#define FORMAT(id, name, suffix, stylesheet, what) FORMAT_##id,
#include "cli/option_rows.h"
    FORMAT_COUNT
} Format;

typedef struct {
    Format format;
    char *path; /* "-" is standard output */
} Output;

typedef struct {
    char *input; /* "-" is standard input */
    Output outputs[FORMAT_COUNT];
    size_t output_count; /* 0: it is only checked */
} Task;

#endif
