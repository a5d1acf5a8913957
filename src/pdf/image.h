/* image.h: pictures as image objects. */
#ifndef PROTOC_PDF_IMAGE_H
#define PROTOC_PDF_IMAGE_H

#include "layout/area.h"
#include "pdf/object.h"

/* Writes the picture, which image_examine() has passed. NULL when it cannot be put into a PDF. */
HPDF_Dict pdf_image_write(PdfFile *file, const Picture *picture);

#endif
