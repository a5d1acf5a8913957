/* schema_explain.h: what is wrong with a tree, in plain words. */
#ifndef PROTOC_INPUT_SCHEMA_EXPLAIN_H
#define PROTOC_INPUT_SCHEMA_EXPLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/hash.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "input/schema_index.h"

typedef struct {
    const SchemaIndex *index;
    Diagnostics *diagnostics;
    Arena *arena;
    size_t reports;
    size_t misplaced; /* of them: elements and attributes whose content nothing is known about */
    size_t missing;   /* of them: elements that are not there */
    xmlHashTable *reported; /* elements and values that need no other report, by address */
} Explanation;

/* A child element and what the schema says of it. */
typedef struct {
    xmlNode *node;
    const Particle *particle;
} Child;

/* Reports everything that is wrong below the root, and says how much that is. */
size_t schema_explain(const SchemaIndex *index, xmlDoc *tree, Diagnostics *diagnostics);

/* Checks the order and number of the children, all of which may stand in the parent somewhere.
 * lenient: nothing is missing, for one of the children could not be told. Moves children around in
 * the array. */
void explain_order(Explanation *explanation, const xmlNode *parent, const Particle *model,
                   Child *children, size_t count, bool lenient);

/* Checks the key and unique constraints of an element; then, when nothing that could hold an id was
 * reported, the keyref constraints. */
void explain_constraints(Explanation *explanation, xmlNode *element, const Constraint *constraints);

/* Notes that an element or a value was reported; false when it was noted before. What is noted is
 * neither an id given twice nor a reference to nothing. */
bool note_reported(Explanation *explanation, const void *node);
bool is_reported(const Explanation *explanation, const void *node);

/* “<name>” as the source writes it, with its prefix; from the explanation's arena. */
const char *written_name(Explanation *explanation, const xmlNode *element);

/* An integer as text, from the explanation's arena. */
const char *number_text(Explanation *explanation, size_t number);

#endif
