/* date.h: dates in the two forms a PDF has them. */
#ifndef PROTOC_PDF_DATE_H
#define PROTOC_PDF_DATE_H

#include <stdbool.h>

#include "base/buffer.h"

typedef struct {
    int year, month, day, hours, minutes, seconds;
    char zone[8]; /* "Z", "+03:00", or "" when none is known */
} PdfDate;

/* Reads an ISO 8601 date ("2026-05-04", "2026-05-04T10:30+03:00"). false: it is none. */
bool pdf_date_read(const char *text, PdfDate *date);

/* The date the environment gives with SOURCE_DATE_EPOCH, seconds since 1970. false: it gives none. */
bool pdf_date_epoch(PdfDate *date);

/* Appends it as a PDF date with its delimiters (PDF 1.7, 7.9.4), "(D:20260504103000+03'00')". */
void pdf_date_string(const PdfDate *date, Buffer *out);

/* Appends it as XMP has it, "2026-05-04T10:30:00+03:00". */
void pdf_date_xmp(const PdfDate *date, Buffer *out);

#endif
