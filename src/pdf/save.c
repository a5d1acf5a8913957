/* save.c: the finished file: libharu's objects in object streams, with a cross-reference stream.
 *
 * libharu writes every object as plain text with a line of the cross-reference table for each. Of a
 * tagged document that is the larger half: the structure tree has some fifty objects a page. PDF 1.5
 * (ISO 32000-1, 7.5.7 and 7.5.8) has a way to compress them:
 *
 *     %PDF-1.7
 *     4 0 obj << /Length .. >> stream .. endstream         streams stay objects of their own
 *     ...
 *     900 0 obj << /Type/ObjStm /N 300 /First 2200 .. >>   objects that are no streams, many in one
 *     1 0 3 61 5 80 ..                                     number and offset of each,
 *     <<..>> <<..>> [..]                                   then the objects
 *     ...
 *     903 0 obj << /Type/XRef .. /Root .. /ID .. >>        where each object is; also the trailer
 *
 * libharu still writes each object, into our buffer; we place them: first the objects, whose object streams are then
 * compressed by both threads (deflate.c), then the streams. The same could be had of qpdf's library,
 * which reads the finished file and writes it anew: docs/architecture.md has what was measured.
 *
 * The length of a stream stands in its dictionary. The numbers that libharu had reserved for lengths
 * become free entries. */
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/memory.h"
#include "pdf/object.h"

/* An object stream is closed when its objects have so many bytes: larger ones hardly compress better, and a
 * reader that looks for one object has to unpack all of them. */
enum { PACK_BYTES = 1 << 16 };

/* Bytes of an entry of the cross-reference stream: kind, offset or container, generation or index. */
enum { KIND_BYTES = 1, WHERE_BYTES = 4, INDEX_BYTES = 2, ROW = 7 };

typedef enum { ENTRY_FREE, ENTRY_PLAIN, ENTRY_PACKED } EntryKind;

typedef struct {
    EntryKind kind;
    uint32_t where; /* the next free number; the offset; the number of the object stream */
    uint32_t index; /* within the object stream */
} Entry;

/* An object stream on its way into the file. */
typedef struct {
    size_t number;
    size_t count; /* its objects, the first of which begins at first */
    size_t first;
    Deflating *deflating;
} Pack;

typedef struct {
    const PdfFile *file;
    HPDF_Doc document;
    HPDF_Stream writer; /* lets libharu write into text */
    Buffer text;        /* the object that is being written */
    Buffer *out;
    size_t start;   /* of the file in out */
    Entry *entries; /* by object number */
    size_t count, capacity;
    Buffer numbers, objects; /* of the open object stream */
    size_t packed;           /* how many objects are in it */
    size_t pack;             /* its number */
    Pack *packs;             /* object streams that are closed */
    size_t pack_count, pack_capacity;
    bool failed;
} Saver;

static HPDF_STATUS write_text(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT size)
{
    buffer_add(stream->attr, data, size);
    return HPDF_OK;
}

static Entry *entry_of(Saver *saver, size_t number)
{
    if (number >= saver->count) {
        size_t before = saver->capacity;
        saver->entries =
            memory_grow(saver->entries, &saver->capacity, number + 1, sizeof *saver->entries);
        if (saver->capacity > before)
            memset(saver->entries + before, 0, (saver->capacity - before) * sizeof(Entry));
        saver->count = number + 1;
    }
    return &saver->entries[number];
}

/* Begins an object of its own. */
static void begin_plain(Saver *saver, size_t number)
{
    *entry_of(saver, number) =
        (Entry){.kind = ENTRY_PLAIN, .where = (uint32_t)(saver->out->length - saver->start)};
    buffer_format(saver->out, "%zu 0 obj\n", number);
}

/* Ends the object whose dictionary, without its end, has just been written. filter: as its entry. */
static void add_stream(Saver *saver, const char *filter, const Buffer *data)
{
    buffer_format(saver->out, "%s/Length %zu>>stream\n", filter, data->length);
    buffer_add(saver->out, data->data, data->length);
    buffer_string(saver->out, "\nendstream\nendobj\n");
}

/* Numbers beyond libharu's are ours. */
static size_t new_number(Saver *saver)
{
    size_t number = saver->count;
    entry_of(saver, number);
    return number;
}

static void close_pack(Saver *saver)
{
    if (saver->packed == 0)
        return;
    saver->packs = memory_grow(saver->packs, &saver->pack_capacity, saver->pack_count + 1,
                               sizeof *saver->packs);
    Pack *pack = &saver->packs[saver->pack_count++];
    *pack = (Pack){.number = saver->pack, .count = saver->packed, .first = saver->numbers.length};
    buffer_add(&saver->numbers, saver->objects.data, saver->objects.length);
    pack->deflating = deflate_start(&saver->numbers);
    saver->objects.length = saver->packed = 0;
}

/* The object in saver->text is no stream. */
static void add_packed(Saver *saver, size_t number)
{
    if (saver->packed == 0)
        saver->pack = new_number(saver);
    *entry_of(saver, number) = (Entry){
        .kind = ENTRY_PACKED, .where = (uint32_t)saver->pack, .index = (uint32_t)saver->packed++};
    buffer_integer(&saver->numbers, (int64_t)number);
    buffer_char(&saver->numbers, ' ');
    buffer_integer(&saver->numbers, (int64_t)saver->objects.length);
    buffer_char(&saver->numbers, ' ');
    buffer_add(&saver->objects, saver->text.data, saver->text.length);
    buffer_char(&saver->objects, '\n');
    if (saver->objects.length >= PACK_BYTES)
        close_pack(saver);
}

/* Lets libharu write the object's value into saver->text. */
static void write_value(Saver *saver, void *object)
{
    saver->text.length = 0;
    if (HPDF_Obj_WriteValue(object, saver->writer, NULL) != HPDF_OK)
        saver->failed = true;
}

static const char *filter_entry(HPDF_Dict stream)
{
    return stream->filter & HPDF_STREAM_FILTER_FLATE_DECODE ? "/Filter/FlateDecode"
           : stream->filter & HPDF_STREAM_FILTER_DCT_DECODE ? "/Filter/DCTDecode"
                                                            : "";
}

static void save_stream(Saver *saver, size_t number, HPDF_Dict dictionary)
{
    HPDF_Stream stream = dictionary->stream;
    HPDF_Dict_RemoveElement(dictionary, "Length");
    dictionary->stream = NULL; /* so that libharu writes the dictionary only */
    write_value(saver, dictionary);
    dictionary->stream = stream;
    const char *end = saver->text.length > 2 ? strrchr(buffer_text(&saver->text), '>') : NULL;
    if (!end) {
        saver->failed = true;
        return;
    }
    begin_plain(saver, number);
    buffer_add(saver->out, saver->text.data, (size_t)(end - saver->text.data) - 1);
    add_stream(saver, filter_entry(dictionary), pdf_stream_bytes(dictionary));
    pdf_stream_drop(dictionary);
}

static HPDF_Dict as_stream(void *object)
{
    const HPDF_Obj_Header *header = object;
    if (!header || (header->obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT)
        return NULL;
    HPDF_Dict dictionary = object;
    return dictionary->stream ? dictionary : NULL;
}

static void pack_late_object(Saver *saver, size_t number)
{
    const PdfLate *late = pdf_late_find(saver->file, number);
    if (!late)
        return;
    saver->text.length = 0;
    buffer_string(&saver->text, "<<\n");
    late->write(late->data, &saver->text);
    buffer_string(&saver->text, ">>");
    add_packed(saver, number);
}

static void pack_objects(Saver *saver)
{
    HPDF_List list = saver->document->xref->entries;
    /* The number of a length has no other use once the stream is written; it comes after the stream. */
    const void *length = NULL;
    for (HPDF_UINT i = 1; i < list->count && !saver->failed; i++) {
        void *object = ((HPDF_XrefEntry)list->obj[i])->obj;
        HPDF_Dict stream = as_stream(object);
        if (!object) {
            pack_late_object(saver, i);
        } else if (stream) {
            length = HPDF_Dict_GetItem(stream, "Length", HPDF_OCLASS_NUMBER);
        } else if (object != length) {
            write_value(saver, object);
            add_packed(saver, i);
        }
    }
    close_pack(saver);
}

static void save_streams(Saver *saver)
{
    HPDF_List list = saver->document->xref->entries;
    for (HPDF_UINT i = 1; i < list->count && !saver->failed; i++) {
        HPDF_Dict stream = as_stream(((HPDF_XrefEntry)list->obj[i])->obj);
        if (stream)
            save_stream(saver, i, stream);
    }
}

/* The second thread compresses streams and then these from the first on, so this one begins with the last. */
static void compress_packs(const Saver *saver)
{
    for (size_t i = saver->pack_count; i-- > 0;)
        deflate_wait(saver->packs[i].deflating);
}

static void save_packs(Saver *saver)
{
    for (size_t i = 0; i < saver->pack_count; i++) {
        Pack *pack = &saver->packs[i];
        begin_plain(saver, pack->number);
        buffer_format(saver->out, "<</Type/ObjStm/N %zu/First %zu", pack->count, pack->first);
        add_stream(saver, "/Filter/FlateDecode", deflate_wait(pack->deflating));
        deflate_free(pack->deflating);
    }
    saver->pack_count = 0;
}

/* Each free entry leads to the next, the last one to object 0. */
static void link_free_entries(Saver *saver)
{
    uint32_t next = 0;
    for (size_t i = saver->count; i-- > 0;) {
        if (saver->entries[i].kind != ENTRY_FREE)
            continue;
        saver->entries[i].where = next;
        next = (uint32_t)i;
    }
    saver->entries[0].index = UINT16_MAX; /* a number that is never used again */
}

static unsigned char *put_bytes(unsigned char *at, uint32_t value, int count)
{
    for (int i = count; i-- > 0; value >>= 8)
        at[i] = (unsigned char)value;
    return at + count;
}

/* The rows, each as its difference from the one before (PNG's predictor "Up"), compressed. */
static Deflating *pack_entries(const Saver *saver)
{
    enum { UP = 2 };
    unsigned char before[ROW] = {0}, row[ROW];
    Buffer rows = {0};
    for (size_t i = 0; i < saver->count; i++) {
        const Entry *entry = &saver->entries[i];
        unsigned char *at = put_bytes(row, entry->kind, KIND_BYTES);
        at = put_bytes(at, entry->where, WHERE_BYTES);
        put_bytes(at, entry->index, INDEX_BYTES);
        buffer_char(&rows, UP);
        for (int k = 0; k < ROW; k++)
            buffer_char(&rows, (char)(row[k] - before[k]));
        memcpy(before, row, ROW);
    }
    return deflate_start(&rows);
}

/* Appends the trailer's ID: half of the SHA-256 of the file so far, twice. */
static void add_identifier(const Saver *saver, Buffer *out)
{
    Digest digest = digest_of(saver->out->data + saver->start, saver->out->length - saver->start);
    buffer_string(out, "/ID[");
    for (int copy = 0; copy < 2; copy++) {
        buffer_char(out, '<');
        for (int i = 0; i < DIGEST_BYTES / 2; i++)
            buffer_format(out, "%02X", (unsigned)digest.bytes[i]);
        buffer_char(out, '>');
    }
    buffer_char(out, ']');
}

static void save_cross_references(Saver *saver)
{
    size_t number = new_number(saver), offset = saver->out->length - saver->start;
    Buffer identifier = {0};
    add_identifier(saver, &identifier);
    begin_plain(saver, number);
    link_free_entries(saver);
    Deflating *rows = pack_entries(saver);
    buffer_format(saver->out,
                  "<</Type/XRef/Size %zu/W[%d %d %d]/Root %u 0 R/Info %u 0 R%s"
                  "/DecodeParms<</Predictor 12/Columns %d>>",
                  saver->count, KIND_BYTES, WHERE_BYTES, INDEX_BYTES,
                  pdf_number(saver->document->catalog), pdf_number(saver->document->info),
                  buffer_text(&identifier), ROW);
    add_stream(saver, "/Filter/FlateDecode", deflate_wait(rows));
    deflate_free(rows);
    buffer_format(saver->out, "startxref\n%zu\n%%%%EOF\n", offset);
    buffer_free(&identifier);
}

static void write_file(Saver *saver)
{
    /* Four bytes beyond ASCII tell programs that transmit the file that it is not text. */
    buffer_string(saver->out, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
    entry_of(saver, saver->document->xref->entries->count - 1);
    pack_objects(saver);
    compress_packs(saver);
    save_streams(saver);
    save_packs(saver);
    save_cross_references(saver);
}

bool pdf_file_save(PdfFile *file, Buffer *out)
{
    HPDF_Doc document = file->document;
    Saver saver = {.file = file, .document = document, .out = out, .start = out->length};
    saver.writer = HPDF_CallbackWriter_New(document->mmgr, write_text, &saver.text);
    if (!saver.writer)
        memory_exhausted();
    if (pdf_file_sound(file))
        write_file(&saver);
    HPDF_Stream_Free(saver.writer);
    buffer_free(&saver.text);
    buffer_free(&saver.numbers);
    buffer_free(&saver.objects);
    for (size_t i = 0; i < saver.pack_count; i++)
        deflate_free(saver.packs[i].deflating);
    free(saver.packs);
    free(saver.entries);
    return !saver.failed && pdf_file_sound(file);
}
