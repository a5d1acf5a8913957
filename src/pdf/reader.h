/* reader.h: PDF files as anybody may have made or damaged them: what is attached to them, their metadata, and what
 * their pages show. qpdf's library does the reading; it is loaded when the first file is opened, and it appears only
 * in this folder.
 *
 * What unpacks to more than the limits is refused, and while a file is open the whole process may take no more than
 * two gigabytes: a small file can be made to unpack to any size. */
#ifndef PROTOC_PDF_READER_H
#define PROTOC_PDF_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/digest.h"

typedef struct PdfReader PdfReader;

/* An attached file. The texts are UTF-8, say whatever the PDF says, and are "" when it says nothing; lent. */
typedef struct {
    const char *name, *description, *media_type, *relationship;
    const char *
        key; /* among the attached files; in our PDFs the path by which the document names the file */
} PdfAttached;

/* Opens the file at path ("-" is standard input). password NULL: none is known. One reader at a time. NULL:
 * reported. Close it with pdf_reader_close(). */
PdfReader *pdf_reader_open(const char *path, const char *password, Diagnostics *diagnostics);

/* The same for bytes that were read already; they must live as long as the reader. name is what messages say. */
PdfReader *pdf_reader_open_bytes(const char *name, const Buffer *bytes, const char *password,
                                 Diagnostics *diagnostics);
void pdf_reader_close(PdfReader *reader);

/* Files attached to the document and to its pages, each once, in the order of their names in the PDF. */
size_t pdf_reader_count(const PdfReader *reader);
const PdfAttached *pdf_reader_find(const PdfReader *reader, size_t index);

/* The index of the source: the XML file with the relationship Source; pdf_reader_count() when there is none. */
size_t pdf_reader_source(const PdfReader *reader);

/* The index of the attached file of this name; pdf_reader_count() when there is none. */
size_t pdf_reader_named(const PdfReader *reader, const char *name);

/* Appends the bytes of an attached file. false: reported. */
bool pdf_reader_read(PdfReader *reader, size_t index, Buffer *out);

/* Appends the XMP packet; nothing when there is none. false: reported. */
bool pdf_reader_metadata(PdfReader *reader, Buffer *out);

/* The number of pages; 0, reported, when they cannot be found. */
size_t pdf_reader_pages(PdfReader *reader);

/* What a page, counted from 0, shows: its size, text, fonts, pictures and links, wherever they stand in the file,
 * however they are numbered and compressed. false: reported. */
bool pdf_reader_page(PdfReader *reader, size_t page, Digest *digest);

#endif
