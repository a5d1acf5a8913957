/* object.c: owns the libharu document, and writes objects whose entries are text. */
#include <stdlib.h>
#include <string.h>

#include "base/libraries.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "pdf/object.h"

/* Pages a node of the page tree holds. */
enum { PAGES_PER_NODE = 64 };

/* What a dictionary of ours carries. */
typedef struct {
    size_t length;
    char *text;
    PdfBytes *bytes; /* of a stream */
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

/* Stands in libharu's cross-references for objects that libharu does not have. */
static HPDF_XrefEntry_Rec reserved;

/* libharu would free what is not its own. */
static void forget_late_objects(const PdfFile *file)
{
    HPDF_List list = file->document->xref->entries;
    HPDF_UINT kept = 0;
    for (HPDF_UINT i = 0; i < list->count; i++)
        if (list->obj[i] != &reserved)
            list->obj[kept++] = list->obj[i];
    list->count = kept;
}

static void drop_bytes(PdfBytes *bytes)
{
    deflate_free(bytes->deflating);
    bytes->deflating = NULL;
    buffer_free(&bytes->plain);
}

void pdf_file_close(PdfFile *file)
{
    for (PdfBytes *bytes = file->bytes; bytes; bytes = bytes->next)
        drop_bytes(bytes);
    HPDF_Dict_Free(file->spare);
    forget_late_objects(file);
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

unsigned pdf_late_objects(PdfFile *file, size_t count, PdfLateWriter *write, void *data)
{
    HPDF_Xref xref = file->document->xref;
    HPDF_List list = xref->entries;
    PdfLate *late = arena_alloc(file->arena, sizeof *late);
    *late = (PdfLate){file->late, list->count, count, write, data};
    file->late = late;
    if (count > HPDF_LIMIT_MAX_XREF_ELEMENT - list->count)
        HPDF_SetError(xref->error, HPDF_XREF_COUNT_ERR, 0);
    for (size_t i = 0; i < count && pdf_file_sound(file); i++) {
        grow_ahead(list);
        HPDF_List_Add(list, &reserved);
    }
    return (unsigned)late->first;
}

const PdfLate *pdf_late_find(const PdfFile *file, size_t number)
{
    const PdfLate *late = file->late;
    while (late && (number < late->first || number - late->first >= late->count))
        late = late->next;
    return late;
}

static HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream)
{
    const Entries *entries = dictionary->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)entries->text, (HPDF_UINT)entries->length);
}

static Entries *entries_of(PdfFile *file, HPDF_Dict dictionary)
{
    if (!dictionary->attr)
        dictionary->attr = arena_alloc(file->arena, sizeof(Entries));
    return dictionary->attr;
}

void pdf_dictionary_write(PdfFile *file, HPDF_Dict dictionary, const Buffer *entries)
{
    Entries *copy = entries_of(file, dictionary);
    copy->length = entries->length;
    copy->text = arena_substring(file->arena, buffer_text(entries), entries->length);
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

static PdfBytes *bytes_of(PdfFile *file, HPDF_Dict stream)
{
    Entries *entries = entries_of(file, stream);
    if (!entries->bytes) {
        entries->bytes = arena_alloc(file->arena, sizeof *entries->bytes);
        entries->bytes->next = file->bytes;
        file->bytes = entries->bytes;
    }
    return entries->bytes;
}

void pdf_stream_fill(PdfFile *file, HPDF_Dict stream, Buffer *data)
{
    PdfBytes *bytes = bytes_of(file, stream);
    drop_bytes(bytes);
    bytes->deflating = deflate_start(data);
    stream->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
}

const Buffer *pdf_stream_bytes(HPDF_Dict stream)
{
    static const Buffer NOTHING;
    const Entries *entries = stream->attr;
    if (!entries || !entries->bytes)
        return &NOTHING;
    PdfBytes *bytes = entries->bytes;
    return bytes->deflating ? deflate_wait(bytes->deflating) : &bytes->plain;
}

void pdf_stream_drop(HPDF_Dict stream)
{
    const Entries *entries = stream->attr;
    if (entries && entries->bytes)
        drop_bytes(entries->bytes);
}

HPDF_Dict pdf_stream_new(PdfFile *file, const void *data, size_t length, HPDF_UINT filter,
                         const Buffer *entries)
{
    HPDF_Doc document = file->document;
    grow_ahead(document->xref->entries);
    HPDF_Dict stream = HPDF_DictStream_New(document->mmgr, document->xref);
    if (!stream)
        return file->spare;
    Buffer copy = {0};
    buffer_add(&copy, data, length);
    if (filter == HPDF_STREAM_FILTER_FLATE_DECODE)
        pdf_stream_fill(file, stream, &copy);
    else
        bytes_of(file, stream)->plain = copy;
    stream->filter = filter;
    if (entries)
        pdf_dictionary_write(file, stream, entries);
    return stream;
}

unsigned pdf_number(const void *object)
{
    const HPDF_Obj_Header *header = object;
    return (unsigned)(header->obj_id & 0x00FFFFFF);
}

void pdf_reference(Buffer *out, const void *object)
{
    pdf_reference_number(out, pdf_number(object));
}

void pdf_reference_number(Buffer *out, unsigned number)
{
    buffer_char(out, ' ');
    buffer_integer(out, number);
    buffer_string(out, " 0 R");
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

static void add_unit(Buffer *out, uint32_t unit)
{
    static const char DIGITS[] = "0123456789ABCDEF";
    for (int shift = 12; shift >= 0; shift -= 4)
        buffer_char(out, DIGITS[unit >> shift & 0xF]);
}

void pdf_utf16(Buffer *out, const char *text, size_t length)
{
    while (length > 0) {
        size_t size;
        uint32_t code_point = utf8_decode(text, length, &size);
        if (code_point >= 0x10000) {
            uint32_t rest = code_point - 0x10000;
            add_unit(out, 0xD800 + (rest >> 10));
            add_unit(out, 0xDC00 + (rest & 0x3FF));
        } else {
            add_unit(out, code_point);
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
