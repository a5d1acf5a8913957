/* xmp.h: the XMP packet of a PDF (ISO 16684-1), its metadata as XML. */
#ifndef PROTOC_PDF_XMP_H
#define PROTOC_PDF_XMP_H

#include "layout/area.h"
#include "pdf/date.h"
#include "pdf/font.h"
#include "pdf/object.h"
#include "pdf/profile.h"

/* What says the same in the Info dictionary. */
#define PDF_CREATOR "protoc " PROTOC_VERSION
#define PDF_PRODUCER "protoc " PROTOC_VERSION " with libharu " HPDF_VERSION_TEXT

/* Writes the packet and ties it to the catalog. date NULL: none is known. */
void xmp_write(PdfFile *file, const DocumentInfo *info, const PdfDate *date,
               const PdfOptions *options, PdfFonts *fonts);

#endif
