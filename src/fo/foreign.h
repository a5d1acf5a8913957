/* foreign.h: what other namespaces say in a document of XSL-FO. */
#ifndef PROTOC_FO_FOREIGN_H
#define PROTOC_FO_FOREIGN_H

#include "base/hash_table.h"
#include "fo/fo.h"

/* The names met so far; set to zero it is empty, and its table is freed with hash_table_free(). */
typedef struct {
    HashTable names;
} ForeignNames;

/* Whether the name is met for the first time; kept in the arena then. */
bool foreign_is_new(ForeignNames *met, const char *space, const char *name, Arena *arena);

/* Whether the attributes of the namespace are instructions of another formatter. */
bool foreign_formats(const char *space);

/* Takes what an element of another formatter says of the document: <axf:document-info name="title" value="…"/> and
 * <rx:meta-field …/>, which say it alike. False: it is another element. name and value may be NULL. */
bool foreign_tells(FoTree *tree, const char *space, const char *element, const char *name,
                   const char *value);

#endif
