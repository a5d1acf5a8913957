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
 * libharu still writes each object, into our buffer; we place them. The same could be had of qpdf's library,
 * which reads the finished file and writes it anew: docs/architecture.md has what was measured.
 *
 * The length of a stream stands in its dictionary. The numbers that libharu had reserved for lengths
 * become free entries. */
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

#include "base/memory.h"
#include "pdf/object.h"

/* An object stream is closed when its objects have so many bytes: larger ones hardly compress better, and a
 * reader that looks for one object has to unpack all of them. */
enum { PACK_BYTES = 1 << 16 };

/* Bytes of an entry of the cross-reference stream: kind, offset or container, generation or index. */
enum { KIND_BYTES = 1, WHERE_BYTES = 4, INDEX_BYTES = 2, ROW = 7 };

/* Of libdeflate's levels 0 to 12 the last before time grows faster than size shrinks; and one that takes ten times as
 * long, 0.1 ms a kilobyte. Of objects it leaves a tenth less, of glyphs and pictures nothing, so the first object stream
 * gets it: all there is of a short document. */
enum { LEVEL = 8, FINE_LEVEL = 10 };

typedef enum { ENTRY_FREE, ENTRY_PLAIN, ENTRY_PACKED } EntryKind;

typedef struct {
    EntryKind kind;
    uint32_t where; /* the next free number; the offset; the number of the object stream */
    uint32_t index; /* within the object stream */
} Entry;

typedef struct {
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
    size_t packs;            /* how many there were before */
    struct libdeflate_compressor *packer;
    bool failed;
} Saver;

static HPDF_STATUS write_text(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT size)
{
    buffer_add(stream->attr, data, size);
    return HPDF_OK;
}

static unsigned number_of(const void *object)
{
    const HPDF_Obj_Header *header = object;
    return (unsigned)(header->obj_id & 0x00FFFFFF);
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

/* Appends the bytes compressed, in zlib's format. */
static void pack_with(struct libdeflate_compressor *packer, const Buffer *data, Buffer *out)
{
    if (!packer)
        memory_exhausted();
    size_t room = libdeflate_zlib_compress_bound(packer, data->length);
    char *packed = memory_resize(NULL, room);
    buffer_add(out, packed,
               libdeflate_zlib_compress(packer, data->data, data->length, packed, room));
    free(packed);
}

static void pack(Saver *saver, const Buffer *data, Buffer *out)
{
    pack_with(saver->packer, data, out);
}

static void pack_finely(const Buffer *data, Buffer *out)
{
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(FINE_LEVEL);
    pack_with(packer, data, out);
    libdeflate_free_compressor(packer);
}

/* The bytes of a stream as they are to stand in the file. */
static void read_stream(Saver *saver, HPDF_Stream stream, bool packed, Buffer *out)
{
    Buffer whole = {0}, *target = packed ? &whole : out;
    HPDF_UINT blocks = HPDF_MemStream_GetBufCount(stream);
    for (HPDF_UINT i = 0; i < blocks; i++) {
        HPDF_UINT length = 0;
        const HPDF_BYTE *block = HPDF_MemStream_GetBufPtr(stream, i, &length);
        buffer_add(target, block, length);
    }
    if (packed)
        pack(saver, &whole, out);
    buffer_free(&whole);
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
    size_t first = saver->numbers.length;
    Buffer data = {0};
    buffer_add(&saver->numbers, saver->objects.data, saver->objects.length);
    if (saver->packs++ == 0)
        pack_finely(&saver->numbers, &data);
    else
        pack(saver, &saver->numbers, &data);
    begin_plain(saver, saver->pack);
    buffer_format(saver->out, "<</Type/ObjStm/N %zu/First %zu", saver->packed, first);
    add_stream(saver, "/Filter/FlateDecode", &data);
    buffer_free(&data);
    saver->numbers.length = saver->objects.length = saver->packed = 0;
}

/* The object in saver->text is no stream. */
static void add_packed(Saver *saver, size_t number)
{
    if (saver->packed == 0)
        saver->pack = new_number(saver);
    *entry_of(saver, number) = (Entry){
        .kind = ENTRY_PACKED, .where = (uint32_t)saver->pack, .index = (uint32_t)saver->packed++};
    buffer_format(&saver->numbers, "%zu %zu ", number, saver->objects.length);
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
    bool packed = dictionary->filter & HPDF_STREAM_FILTER_FLATE_DECODE;
    Buffer data = {0};
    read_stream(saver, stream, packed, &data);
    begin_plain(saver, number);
    buffer_add(saver->out, saver->text.data, (size_t)(end - saver->text.data) - 1);
    add_stream(saver,
               packed                                               ? "/Filter/FlateDecode"
               : dictionary->filter & HPDF_STREAM_FILTER_DCT_DECODE ? "/Filter/DCTDecode"
                                                                    : "",
               &data);
    buffer_free(&data);
    HPDF_MemStream_FreeData(stream);
}

static HPDF_Dict as_stream(void *object)
{
    const HPDF_Obj_Header *header = object;
    if ((header->obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT)
        return NULL;
    HPDF_Dict dictionary = object;
    return dictionary->stream ? dictionary : NULL;
}

static void save_objects(Saver *saver)
{
    HPDF_List list = saver->document->xref->entries;
    /* The number of a length has no other use once the stream is written; it comes after the stream. */
    const void *length = NULL;
    for (HPDF_UINT i = 1; i < list->count && !saver->failed; i++) {
        void *object = ((HPDF_XrefEntry)list->obj[i])->obj;
        HPDF_Dict stream = as_stream(object);
        if (stream) {
            length = HPDF_Dict_GetItem(stream, "Length", HPDF_OCLASS_NUMBER);
            save_stream(saver, i, stream);
        } else if (object != length) {
            write_value(saver, object);
            add_packed(saver, i);
        }
    }
    close_pack(saver);
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
static void pack_entries(Saver *saver, Buffer *out)
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
    pack(saver, &rows, out);
    buffer_free(&rows);
}

/* Appends the trailer's ID: the MD5 of the file so far, twice. */
static void add_identifier(const Saver *saver, Buffer *out)
{
    HPDF_BYTE digest[HPDF_MD5_KEY_LEN];
    HPDF_MD5_CTX context;
    HPDF_MD5Init(&context);
    enum { PORTION = 1 << 24 };
    for (size_t at = saver->start; at < saver->out->length; at += PORTION) {
        size_t rest = saver->out->length - at;
        HPDF_MD5Update(&context, (const HPDF_BYTE *)saver->out->data + at,
                       (HPDF_UINT32)(rest < PORTION ? rest : PORTION));
    }
    HPDF_MD5Final(digest, &context);
    buffer_string(out, "/ID[");
    for (int copy = 0; copy < 2; copy++) {
        buffer_char(out, '<');
        for (int i = 0; i < HPDF_MD5_KEY_LEN; i++)
            buffer_format(out, "%02X", (unsigned)digest[i]);
        buffer_char(out, '>');
    }
    buffer_char(out, ']');
}

static void save_cross_references(Saver *saver)
{
    size_t number = new_number(saver), offset = saver->out->length - saver->start;
    Buffer identifier = {0}, data = {0};
    add_identifier(saver, &identifier);
    begin_plain(saver, number);
    link_free_entries(saver);
    pack_entries(saver, &data);
    buffer_format(saver->out,
                  "<</Type/XRef/Size %zu/W[%d %d %d]/Root %u 0 R/Info %u 0 R%s"
                  "/DecodeParms<</Predictor 12/Columns %d>>",
                  saver->count, KIND_BYTES, WHERE_BYTES, INDEX_BYTES,
                  number_of(saver->document->catalog), number_of(saver->document->info),
                  buffer_text(&identifier), ROW);
    add_stream(saver, "/Filter/FlateDecode", &data);
    buffer_format(saver->out, "startxref\n%zu\n%%%%EOF\n", offset);
    buffer_free(&identifier);
    buffer_free(&data);
}

static void write_file(Saver *saver)
{
    /* Four bytes beyond ASCII tell programs that transmit the file that it is not text. */
    buffer_string(saver->out, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
    entry_of(saver, saver->document->xref->entries->count - 1);
    save_objects(saver);
    save_cross_references(saver);
}

bool pdf_file_save(PdfFile *file, Buffer *out)
{
    HPDF_Doc document = file->document;
    Saver saver = {.document = document, .out = out, .start = out->length};
    saver.packer = libdeflate_alloc_compressor(LEVEL);
    saver.writer = HPDF_CallbackWriter_New(document->mmgr, write_text, &saver.text);
    if (!saver.packer || !saver.writer)
        memory_exhausted();
    if (pdf_file_sound(file))
        write_file(&saver);
    HPDF_Stream_Free(saver.writer);
    libdeflate_free_compressor(saver.packer);
    buffer_free(&saver.text);
    buffer_free(&saver.numbers);
    buffer_free(&saver.objects);
    free(saver.entries);
    return !saver.failed && pdf_file_sound(file);
}
