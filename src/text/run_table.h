/* run_table.h: shaped runs, each once for a document. */
#ifndef PROTOC_TEXT_RUN_TABLE_H
#define PROTOC_TEXT_RUN_TABLE_H

#include "text/shape.h"

typedef struct RunTable RunTable;

/* The runs live in the arena; free the table with run_table_free(). */
RunTable *run_table_new(Arena *arena);
void run_table_free(RunTable *table);

/* As shape_text(), with a text of its own; but text in the same style that was shaped before gives the same run. */
const GlyphRun *run_table_shape(RunTable *table, const ShapeStyle *style, const char *text,
                                size_t length, size_t before, size_t after);

#endif
