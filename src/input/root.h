/* root.h: the documents protoc compiles, known by their root element. */
#ifndef PROTOC_INPUT_ROOT_H
#define PROTOC_INPUT_ROOT_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/diagnostics.h"

#define FO_NAMESPACE "http://www.w3.org/1999/XSL/Format"

/* A row of the one list of roots. */
typedef struct {
    const char *name;
    const char *space;  /* its namespace */
    const char *tag;    /* as it is written */
    const char *schema; /* what a tree with this root must be like; NULL: not source markup */
    const char *rules;  /* what the schema cannot say, besides the rules that all share */
} Root;

/* The rules that all kinds of source share. */
#define COMMON_RULES "schemas/common.sch"

/* The row of the tree's root, whatever its namespace; NULL: there is none. */
const Root *root_find(const xmlDoc *tree);

/* The row of the root of a file before it is parsed; NULL: that cannot be told so soon. */
const Root *root_guess(const char *bytes);

/* The row with the number, from 0 on; NULL: there are no more. */
const Root *root_row(size_t number);

/* Every file of rules once: the shared ones, then those of the rows; NULL: there are no more. */
const char *root_rule_file(size_t number);

/* True when the root is that of a document protoc compiles; else reported. */
bool root_check(const xmlDoc *tree, Diagnostics *diagnostics);

#endif
