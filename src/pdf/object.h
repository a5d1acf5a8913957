/* object.h: PDF objects on libharu, with exact numbers.
 *
 * libharu keeps the cross-reference table and the pages, and writes objects. Its real numbers are
 * floats, though, and each entry of its dictionaries takes 136 bytes. So dictionaries with lengths in
 * them, or of which there are many, carry their entries as text that is written into the dictionary
 * when libharu comes to it. The bytes of streams are kept beside libharu, which would copy them one by one.
 *
 * Nothing here returns NULL. libharu keeps its first error; pdf_file_sound() tells, and
 * pdf_file_save() refuses to save after one. */
#ifndef PROTOC_PDF_OBJECT_H
#define PROTOC_PDF_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include <hpdf.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "pdf/deflate.h"

/* The bytes of a stream, which libharu never sees. */
typedef struct PdfBytes PdfBytes;
struct PdfBytes {
    PdfBytes *next;
    Deflating *deflating; /* NULL: plain is what stands in the file */
    Buffer plain;
};

/* Appends the entries of an object: of one after the other, in the order of their numbers. */
typedef void PdfLateWriter(void *data, Buffer *out);

/* Dictionaries with numbers in a row that are made when the file is saved. */
typedef struct PdfLate PdfLate;
struct PdfLate {
    PdfLate *next;
    size_t first, count; /* their numbers */
    PdfLateWriter *write;
    void *data;
};

typedef struct {
    HPDF_Doc document;
    Arena *arena;    /* lives until the file is closed */
    HPDF_Dict spare; /* stands in for what libharu could not make; belongs to no file */
    PdfBytes *bytes; /* of all streams */
    PdfLate *late;   /* the last ones first */
} PdfFile;

/* Opens an empty PDF 1.7; close it with pdf_file_close(). */
void pdf_file_open(PdfFile *file);
void pdf_file_close(PdfFile *file);

/* false after any error in libharu. */
bool pdf_file_sound(const PdfFile *file);

/* Appends the finished bytes (save.c), with object streams and a cross-reference stream. The ID is a
 * digest of everything before the cross-references. false: libharu failed. Once for a file, since it uses the streams up. */
bool pdf_file_save(PdfFile *file, Buffer *out);

/* An indirect dictionary, and its entries as text ("/Type/Font/..."), which is copied. */
HPDF_Dict pdf_dictionary_new(PdfFile *file);
void pdf_dictionary_write(PdfFile *file, HPDF_Dict dictionary, const Buffer *entries);

/* Numbers for so many dictionaries, in a row; gives the first. Of an object libharu keeps some 300 bytes, and a document
 * has fifty elements of structure to a page. write is called when the file is saved, data is lent until then. */
unsigned pdf_late_objects(PdfFile *file, size_t count, PdfLateWriter *write, void *data);
/* Whose turn it is at this number; NULL: libharu has the object. */
const PdfLate *pdf_late_find(const PdfFile *file, size_t number);

/* Entries of a page as text, at most 65535 bytes. They are kept in the page itself. */
void pdf_page_write(PdfFile *file, HPDF_Page page, const Buffer *entries);

/* An indirect stream with the bytes, copied, and further entries as text (NULL: none). filter is
 * how they are to be encoded: HPDF_STREAM_FILTER_FLATE_DECODE, _DCT_DECODE for bytes that are
 * JPEG, _NONE for bytes that stay as they are. */
HPDF_Dict pdf_stream_new(PdfFile *file, const void *data, size_t length, HPDF_UINT filter,
                         const Buffer *entries);

/* The bytes of a stream that libharu made, such as a page's content; takes them over and compresses them. */
void pdf_stream_fill(PdfFile *file, HPDF_Dict stream, Buffer *data);

/* What stands in the file; waits until it is compressed. Lent until the next function, which frees it. */
const Buffer *pdf_stream_bytes(HPDF_Dict stream);
void pdf_stream_drop(HPDF_Dict stream);

/* The number of an indirect object of libharu's. */
unsigned pdf_number(const void *object);

/* Appends " 12 0 R", the reference to an indirect object. */
void pdf_reference(Buffer *out, const void *object);
void pdf_reference_number(Buffer *out, unsigned number);

/* Appends a text string (PDF 1.7, 7.9.2.2), with its delimiters: ASCII where that will do, else
 * UTF-16BE. */
void pdf_text_string(Buffer *out, const char *text);

/* Appends bytes as a literal string, with its delimiters. */
void pdf_byte_string(Buffer *out, const char *text);

/* Appends length bytes of UTF-8 as hexadecimal digits of UTF-16BE, without delimiters or byte
 * order mark. */
void pdf_utf16(Buffer *out, const char *text, size_t length);

/* Appends "/Name" with what may not stand in a name escaped. */
void pdf_name(Buffer *out, const char *name);

#endif
