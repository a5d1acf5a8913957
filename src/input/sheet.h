/* sheet.h: what a run of a stylesheet gathers when it is first asked for, and keeps. */
#ifndef PROTOC_INPUT_SHEET_H
#define PROTOC_INPUT_SHEET_H

#include <stdbool.h>

#include <libxslt/xsltInternals.h>

#include "base/arena.h"
#include "base/hash_table.h"
#include "input/elements_by_id.h"
#include "input/glue.h"
#include "input/labels.h"
#include "input/sibling_numbers.h"

/* Words between two blocks of a passage: the nodes from first up to end, without the elements that are left out. */
typedef struct {
    const xmlNode *first, *end;
    const char *without; /* names with a space between them */
} Words;

/* The name of a person as it is printed. */
typedef struct {
    const xmlNode *person;
    bool full;
    const char *text;
} SheetName;

/* Each part is NULL until it is asked for. */
typedef struct {
    Labels *labels;
    Gluing *gluing;
    char language[16]; /* of the document, without its region */
    ElementsById *elements;
    SiblingNumbers numbers;
    TreeNumbers *tree_numbers;
    HashTable names; /* of SheetName */
    Arena *arena;    /* of these */
    Words words;     /* those a passage has come to */
} Sheet;

/* Those of the run; lent until sheet_end(). */
Sheet *sheet_find(xsltTransformContext *context);

/* The same with the labels, which are those of the stylesheet's variable $labels; NULL: it has none. */
Sheet *sheet_find_labelled(xsltTransformContext *context);

/* The elements of the tree the run is about. */
ElementsById *sheet_find_elements(xsltTransformContext *context);

/* Whether the ends of lines in the text, which stands at the node, are no spaces. */
bool sheet_joins_lines(const xmlNode *node, const char *text);

/* Puts no-break spaces into running text, where the labels' language wants them and the text is in it. node is where the
 * text stands, all of which whole is. */
void sheet_glue(xsltTransformContext *context, const xmlNode *node, const char *whole,
                Buffer *text);

/* When the run is over. */
void sheet_end(xsltTransformContext *context);

#endif
