/* schema.h: checking the tree against the schema of its root (stage 2), and saying what is wrong in
 * plain words.
 *
 * libxml2 decides whether the tree is valid; its messages are never shown. What may stand where,
 * how a value is written and what an id refers to are read from the schema itself. */
#ifndef PROTOC_INPUT_SCHEMA_H
#define PROTOC_INPUT_SCHEMA_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/diagnostics.h"
#include "input/root.h"

/* Validates against the schema of the tree's root, which must be one that has a schema (root.h), and
 * reports; false when there was an error. Loads the schema on first use. */
bool schema_check(xmlDoc *tree, Diagnostics *diagnostics);

/* Loads the schema of documents with this root, which is kept. What is wrong with it shows when it is used. */
void schema_preload(const Root *root);

#endif
