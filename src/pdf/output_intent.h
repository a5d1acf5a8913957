/* output_intent.h: what the colours of a PDF mean. */
#ifndef PROTOC_PDF_OUTPUT_INTENT_H
#define PROTOC_PDF_OUTPUT_INTENT_H

#include "pdf/object.h"

/* Declares that the colours are sRGB (ISO 19005-3, 6.2.3), with a profile. */
void output_intent_write(PdfFile *file);

/* Appends the ICC profile. */
void output_intent_profile(Buffer *out);

#endif
