/* metadata.h: what a PDF says of itself. */
#ifndef PROTOC_PDF_METADATA_H
#define PROTOC_PDF_METADATA_H

#include "layout/area.h"
#include "pdf/object.h"

/* Writes the Info dictionary, the language, how the window is titled, and the page labels. */
void metadata_write(PdfFile *file, const AreaTree *tree);

/* Appends an ISO 8601 date as a PDF date with its delimiters ("2026-05-04T10:30" gives
 * "(D:20260504103000)"). false: it is none, nothing is appended. */
bool metadata_date(Buffer *out, const char *date);

#endif
