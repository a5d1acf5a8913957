/* font_program.h: embedding one font. */
#ifndef PROTOC_PDF_FONT_PROGRAM_H
#define PROTOC_PDF_FONT_PROGRAM_H

#include "pdf/font.h"

/* Writes the font with the glyphs that are used, and sets their codes and widths. NULL when the
 * font cannot be subset: it has neither TrueType nor CFF outlines, or is broken. */
HPDF_Dict font_program_write(PdfFont *font, PdfFile *file);

#endif
