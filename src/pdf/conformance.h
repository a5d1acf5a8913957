/* conformance.h: what keeps a document from being what its profile promises. */
#ifndef PROTOC_PDF_CONFORMANCE_H
#define PROTOC_PDF_CONFORMANCE_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "layout/area.h"
#include "pdf/profile.h"

/* Reports what the author has to mend, each at its place: a missing title or language, a picture without
 * alternative text, a heading level that is skipped, a role that is unknown or misplaced, printing colours. true:
 * nothing. For PDF_PROFILE_NONE nothing is asked. */
bool conformance_check(const AreaTree *tree, PdfProfile profile, Diagnostics *diagnostics);

#endif
