/* plain_lines.h: what the files of plain text share; for src/output alone. */
#ifndef PROTOC_OUTPUT_PLAIN_LINES_H
#define PROTOC_OUTPUT_PLAIN_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/buffer.h"

/* Appends the blocks and tables in parent as lines. */
void plain_blocks(const xmlNode *parent, int width, Buffer *out);

/* Appends the table as lines. */
void plain_table(const xmlNode *table, int width, Buffer *out);

/* How many columns the text takes as it is shown. */
int plain_columns(const char *text, size_t length);

/* The columns of the widest of the lines. */
int plain_widest(const Buffer *lines);

/* The value of an attribute that is a number; otherwise when there is none. */
int plain_number(const xmlNode *element, const char *name, int otherwise);

#endif
