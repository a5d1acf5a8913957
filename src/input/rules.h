/* rules.h: ISO Schematron (ISO/IEC 19757-3, queryBinding xslt) over the tree (stage 3), evaluated
 * with libxml2's XPath. */
#ifndef PROTOC_INPUT_RULES_H
#define PROTOC_INPUT_RULES_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/diagnostics.h"

/* Evaluates the rules of some resources ("schemas/minutes.sch"), of which NULL is the last, and reports; false when one of
 * role error was broken. language is "en", "ru" or "zh": texts come from the diagnostic of that
 * language, else from the assertion. */
bool rules_check(xmlDoc *tree, const char *const *resources, const char *language,
                 Diagnostics *diagnostics);

/* Reads the rules of a resource, which are kept when they come from the program. */
void rules_preload(const char *resource);

#endif
