/* attachment.h: files in a PDF. */
#ifndef PROTOC_PDF_ATTACHMENT_H
#define PROTOC_PDF_ATTACHMENT_H

#include "pdf/date.h"
#include "pdf/object.h"
#include "pdf/profile.h"

/* Embeds the files and ties them to the catalog, by name and as files that belong to the whole
 * document. date NULL: none is known. */
void attachments_write(PdfFile *file, const PdfOptions *options, const PdfDate *date);

#endif
