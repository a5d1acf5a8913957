/* metadata.h: what a PDF says of itself. */
#ifndef PROTOC_PDF_METADATA_H
#define PROTOC_PDF_METADATA_H

#include "layout/area.h"
#include "pdf/font.h"
#include "pdf/object.h"
#include "pdf/profile.h"

/* Writes the Info dictionary, the XMP packet, the meaning of colours, attached files, the language,
 * how the window is titled, and the page labels. */
void metadata_write(PdfFile *file, const AreaTree *tree, const PdfOptions *options,
                    PdfFonts *fonts);

#endif
