/* attachment.c: files in a PDF (PDF 1.7, 7.11.4; ISO 19005-3, 6.8 and annex E).
 *
 * Each file is a stream with a file specification that says what it is called, what it is, and how it belongs to
 * the document. Readers list those of the name tree EmbeddedFiles; archives look at AF. The key in that
 * tree is the file's path as the document names it, so that all of them can be laid out again as they were. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "pdf/attachment.h"
#include "pdf/deflate.h"

/* The file as a stream, which may be compressed already. */
static HPDF_Dict write_bytes(PdfFile *file, const PdfAttachment *attachment, const Buffer *entries)
{
    if (!attachment->packed)
        return pdf_stream_new(file, attachment->data, attachment->length,
                              HPDF_STREAM_FILTER_FLATE_DECODE, entries);
    const Buffer *packed = deflate_wait(attachment->packed);
    HPDF_Dict stream =
        pdf_stream_new(file, packed->data, packed->length, HPDF_STREAM_FILTER_NONE, entries);
    stream->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    return stream;
}

static HPDF_Dict write_file(PdfFile *file, const PdfAttachment *attachment, const PdfDate *date)
{
    Buffer entries = {0};
    buffer_string(&entries, "/Type/EmbeddedFile/Subtype");
    pdf_name(&entries, attachment->media_type);
    buffer_format(&entries, "/Params<</Size %zu", attachment->length);
    if (date) {
        buffer_string(&entries, "/ModDate");
        pdf_date_string(date, &entries);
    }
    buffer_string(&entries, ">>");
    HPDF_Dict stream = write_bytes(file, attachment, &entries);
    buffer_free(&entries);
    return stream;
}

static HPDF_Dict write_specification(PdfFile *file, const PdfAttachment *attachment,
                                     const PdfDate *date)
{
    HPDF_Dict stream = write_file(file, attachment, date);
    Buffer entries = {0};
    buffer_string(&entries, "/Type/Filespec/F");
    pdf_text_string(&entries, attachment->name);
    buffer_string(&entries, "/UF");
    pdf_text_string(&entries, attachment->name);
    if (attachment->description && *attachment->description) {
        buffer_string(&entries, "/Desc");
        pdf_text_string(&entries, attachment->description);
    }
    buffer_format(&entries, "/AFRelationship/%s/EF<</F",
                  attachment->relationship == PDF_SOURCE ? "Source" : "Supplement");
    pdf_reference(&entries, stream);
    buffer_string(&entries, "/UF");
    pdf_reference(&entries, stream);
    buffer_string(&entries, ">>");
    HPDF_Dict specification = pdf_dictionary_new(file);
    pdf_dictionary_write(file, specification, &entries);
    buffer_free(&entries);
    return specification;
}

/* The key of a name tree: the bytes of UTF-16, in whose order the tree is sorted. */
typedef struct {
    HPDF_Dict specification;
    Buffer key;
} Entry;

static int compare_keys(const void *a, const void *b)
{
    return strcmp(buffer_text(&((const Entry *)a)->key), buffer_text(&((const Entry *)b)->key));
}

void attachments_write(PdfFile *file, const PdfOptions *options, const PdfDate *date)
{
    size_t count = options->attachment_count;
    if (count == 0)
        return;
    HPDF_Doc document = file->document;
    Entry *entries = memory_new(count * sizeof *entries);
    HPDF_Array associated = HPDF_Array_New(document->mmgr);
    HPDF_Dict_Add(document->catalog, "AF", associated);
    for (size_t i = 0; i < count; i++) {
        const PdfAttachment *attachment = &options->attachments[i];
        entries[i].specification = write_specification(file, attachment, date);
        HPDF_Array_Add(associated, entries[i].specification);
        /* Hexadecimal digits sort as the bytes do. */
        buffer_string(&entries[i].key, "<FEFF");
        pdf_utf16(&entries[i].key, attachment->path, strlen(attachment->path));
        buffer_char(&entries[i].key, '>');
    }
    qsort(entries, count, sizeof *entries, compare_keys);
    Buffer names = {0};
    buffer_string(&names, "/EmbeddedFiles<</Names[");
    for (size_t i = 0; i < count; i++) {
        buffer_string(&names, buffer_text(&entries[i].key));
        pdf_reference(&names, entries[i].specification);
        buffer_free(&entries[i].key);
    }
    buffer_string(&names, "]>>");
    HPDF_Dict tree = pdf_dictionary_new(file);
    pdf_dictionary_write(file, tree, &names);
    HPDF_Dict_Add(document->catalog, "Names", tree);
    buffer_free(&names);
    free(entries);
}
