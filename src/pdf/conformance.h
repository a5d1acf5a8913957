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

/* Whether the link may be one: all of them are in the structure (ISO 14289-1, 7.18.5), where no artifact is. */
bool conformance_allows_link(const Link *link, PdfProfile profile);

/* Reports a link that readers of the structure would not find. */
void conformance_check_link(const Link *link, PdfProfile profile, Diagnostics *diagnostics);

#endif
