/* object.c: owns the libharu document, and writes objects whose entries are text. */
#include <stdlib.h>
#include <string.h>

#include "base/libraries.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "pdf/object.h"

/* Pages a node of the page tree holds. */
enum { PAGES_PER_NODE = 64 };

typedef struct {
    size_t length;
    char *text;
} Entries;

static const char EXTRA_KEY[] = "ProtocEntries";

static void *allocate(HPDF_UINT size)
{
    return memory_resize(NULL, size ? size : 1);
}

static void release(void *memory)
{
    free(memory);
}

void pdf_file_open(PdfFile *file)
{
    library_load("hpdf");
    library_load("deflate");
    library_load("harfbuzz-subset");
    *file = (PdfFile){.arena = arena_new()};
    file->document = HPDF_NewEx(NULL, allocate, release, 0, NULL);
    if (!file->document)
        memory_exhausted();
    file->document->pdf_version = HPDF_VER_17;
    HPDF_SetCompressionMode(file->document, HPDF_COMP_ALL);
    HPDF_SetPagesConfiguration(file->document, PAGES_PER_NODE);
    file->spare = HPDF_Dict_New(file->document->mmgr);
}

void pdf_file_close(PdfFile *file)
{
    HPDF_Dict_Free(file->spare);
    HPDF_Free(file->document);
    arena_free(file->arena);
    *file = (PdfFile){0};
}

bool pdf_file_sound(const PdfFile *file)
{
    return HPDF_GetError(file->document) == HPDF_OK;
}

/* libharu's lists grow by a fixed number of items; growing by what is there already keeps the
 * copying linear. */
static void grow_ahead(HPDF_List list)
{
    if (list->items_per_block < list->count)
        list->items_per_block = list->count;
}

HPDF_Dict pdf_dictionary_new(PdfFile *file)
{
    HPDF_Doc document = file->document;
    grow_ahead(document->xref->entries);
    HPDF_Dict dictionary = HPDF_Dict_New(document->mmgr);
    if (!dictionary || HPDF_Xref_Add(document->xref, dictionary) != HPDF_OK)
        return file->spare;
    return dictionary;
}

static HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream)
{
    const Entries *entries = dictionary->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)entries->text, (HPDF_UINT)entries->length);
}

void pdf_dictionary_write(PdfFile *file, HPDF_Dict dictionary, const Buffer *entries)
{
    Entries *copy = arena_alloc(file->arena, sizeof *copy);
    copy->length = entries->length;
    copy->text = arena_substring(file->arena, buffer_text(entries), entries->length);
    dictionary->attr = copy;
    dictionary->write_fn = write_entries;
}

static HPDF_STATUS write_page_entries(HPDF_Dict page, HPDF_Stream stream)
{
    HPDF_Binary entries = HPDF_Dict_GetItem(page, EXTRA_KEY, HPDF_OCLASS_BINARY);
    if (!entries)
        return HPDF_INVALID_PAGE;
    return HPDF_Stream_Write(stream, HPDF_Binary_GetValue(entries), HPDF_Binary_GetLen(entries));
}

void pdf_page_write(PdfFile *file, HPDF_Page page, const Buffer *entries)
{
    HPDF_Binary text = HPDF_Binary_New(file->document->mmgr, (HPDF_BYTE *)entries->data,
                                       (HPDF_UINT)entries->length);
    if (!text)
        return;
    text->header.obj_id |= HPDF_OTYPE_HIDDEN;
    HPDF_Dict_Add(page, EXTRA_KEY, text);
    page->write_fn = write_page_entries;
}

void pdf_stream_add(HPDF_Stream stream, const void *data, size_t length)
{
    const HPDF_BYTE *bytes = data;
    enum { PORTION = 1 << 30 };
    while (length > 0) {
        size_t portion = length < PORTION ? length : PORTION;
        if (HPDF_Stream_Write(stream, bytes, (HPDF_UINT)portion) != HPDF_OK)
            return;
        bytes += portion;
        length -= portion;
    }
}

HPDF_Dict pdf_stream_new(PdfFile *file, const void *data, size_t length, HPDF_UINT filter,
                         const Buffer *entries)
{
    HPDF_Doc document = file->document;
    grow_ahead(document->xref->entries);
    HPDF_Dict stream = HPDF_DictStream_New(document->mmgr, document->xref);
    if (!stream)
        return file->spare;
    stream->filter = filter;
    pdf_stream_add(stream->stream, data, length);
    if (entries)
        pdf_dictionary_write(file, stream, entries);
    return stream;
}

void pdf_reference(Buffer *out, const void *object)
{
    const HPDF_Obj_Header *header = object;
    buffer_format(out, " %u 0 R", (unsigned)(header->obj_id & 0x00FFFFFF));
}

void pdf_byte_string(Buffer *out, const char *text)
{
    buffer_char(out, '(');
    for (; *text; text++) {
        if (*text == '(' || *text == ')' || *text == '\\')
            buffer_char(out, '\\');
        if (*text == '\r')
            buffer_string(out, "\\r");
        else
            buffer_char(out, *text);
    }
    buffer_char(out, ')');
}

static bool is_plain(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || (unsigned char)*text > 0x7E)
            return false;
    return true;
}

void pdf_text_string(Buffer *out, const char *text)
{
    if (is_plain(text)) {
        pdf_byte_string(out, text);
        return;
    }
    buffer_string(out, "<FEFF");
    pdf_utf16(out, text, strlen(text));
    buffer_char(out, '>');
}

void pdf_utf16(Buffer *out, const char *text, size_t length)
{
    while (length > 0) {
        size_t size;
        uint32_t code_point = utf8_decode(text, length, &size);
        if (code_point >= 0x10000) {
            uint32_t rest = code_point - 0x10000;
            buffer_format(out, "%04X%04X", (unsigned)(0xD800 + (rest >> 10)),
                          (unsigned)(0xDC00 + (rest & 0x3FF)));
        } else {
            buffer_format(out, "%04X", (unsigned)code_point);
        }
        text += size;
        length -= size;
    }
}

void pdf_name(Buffer *out, const char *name)
{
    buffer_char(out, '/');
    for (; *name; name++) {
        unsigned char c = (unsigned char)*name;
        if (c < 0x21 || c > 0x7E || strchr("#()<>[]{}/%", c))
            buffer_format(out, "#%02X", (unsigned)c);
        else
            buffer_char(out, (char)c);
    }
}
