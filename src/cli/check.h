/* check.h: whether a source may be compiled (stages 2 and 3). */
#ifndef PROTOC_CLI_CHECK_H
#define PROTOC_CLI_CHECK_H

#include <libxml/tree.h>

#include "base/diagnostics.h"

typedef struct {
    size_t size;      /* bytes of the source */
    const char *path; /* of the source */
    bool met_rules;   /* it is what is left of a document that met them as a whole */
} Checked;

/* The tree against its schema, and when it is valid against the rules and the files it names. False: there is a mistake,
 * which is reported. */
bool check_source(xmlDoc *tree, const Checked *checked, Diagnostics *diagnostics);

#endif
