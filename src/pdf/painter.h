/* painter.h: the area tree as a PDF, on libharu. HPDF_* appears only in this folder. */
#ifndef PROTOC_PDF_PAINTER_H
#define PROTOC_PDF_PAINTER_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diagnostics.h"
#include "layout/area.h"
#include "pdf/profile.h"

/* Appends the finished file to out. false: reported, out is not to be used. */
bool pdf_paint(const AreaTree *tree, const PdfOptions *options, Buffer *out,
               Diagnostics *diagnostics);

#endif
