/* reader.c: owns opening PDF files and finding what is attached to them.
 *
 * Files hang in three places: in the name tree EmbeddedFiles of the catalog (PDF 1.7, 7.11.4), in its array AF
 * (ISO 19005-3, 6.8), and on pages as notes with a paper clip (12.5.6.15). The same file often hangs in two.
 *
 * Nothing in a file is believed: trees may lead in circles, names may hold anything, streams may unpack to
 * terabytes. What was packed once with Flate, which is nearly everything, is unpacked here up to the limit; the other
 * filters by qpdf, under the limit of the process. qpdf repairs what it can, and then says so. */
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/affix.h"
#include "base/file.h"
#include "base/libraries.h"
#include "base/memory.h"
#include "base/sanitizer.h"
#include "base/wording.h"
#include "pdf/reader_private.h"

enum {
    FILE_LIMIT = 512 << 20,
    STREAM_LIMIT = 256 << 20,
    HEADER_WITHIN = 1024, /* where readers look for the beginning of a PDF */
    DEEPEST = 32,         /* of trees */
    MOST_FILES = 10000,
    MOST_NODES = 100000 /* of trees */
};

#define PROCESS_LIMIT ((rlim_t)2 << 30)

static void limit_process(PdfReader *reader)
{
    getrlimit(RLIMIT_AS, &reader->limit);
    struct rlimit lower = reader->limit;
    if (SANITIZED || (lower.rlim_cur != RLIM_INFINITY && lower.rlim_cur < PROCESS_LIMIT))
        return;
    lower.rlim_cur = PROCESS_LIMIT;
    setrlimit(RLIMIT_AS, &lower);
}

bool reader_failed(PdfReader *reader, const char *what)
{
    if (qpdf_has_error(reader->file))
        qpdf_get_error(reader->file);
    diagnose(reader->diagnostics, MESSAGE_PDF_DAMAGED, PLACE_NONE, reader->name, what, NULL);
    return false;
}

/* A warning of qpdf means that something is not as it should be, and was guessed. */
static void notice_repairs(PdfReader *reader)
{
    bool any = false;
    while (qpdf_more_warnings(reader->file)) {
        qpdf_next_warning(reader->file);
        any = true;
    }
    if (any && !reader->repaired)
        diagnose(reader->diagnostics, MESSAGE_PDF_REPAIRED, PLACE_NONE, reader->name, NULL);
    reader->repaired = reader->repaired || any;
}

static bool report_too_large(PdfReader *reader, const char *what)
{
    Buffer limit = {0};
    buffer_format(&limit, "%d", STREAM_LIMIT >> 20);
    diagnose(reader->diagnostics, MESSAGE_PDF_TOO_LARGE, PLACE_NONE, reader->name, what,
             buffer_text(&limit), NULL);
    buffer_free(&limit);
    return false;
}

/* Whether the stream was packed with Flate and nothing else. */
static bool is_flate(PdfReader *reader, qpdf_oh dictionary)
{
    qpdf_data file = reader->file;
    qpdf_oh filter = qpdf_oh_get_key(file, dictionary, "/Filter");
    if (qpdf_oh_is_array(file, filter) && qpdf_oh_get_array_n_items(file, filter) == 1)
        filter = qpdf_oh_get_array_item(file, filter, 0);
    return qpdf_oh_is_name_and_equals(file, filter, "/FlateDecode") &&
           qpdf_oh_is_null(file, qpdf_oh_get_key(file, dictionary, "/DecodeParms"));
}

typedef enum { UNPACKED, UNPACK_BROKEN, UNPACK_TOO_LARGE } Unpacking;

static Unpacking unpack(const unsigned char *data, size_t length, Buffer *out)
{
    unsigned char room[1 << 15];
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)data, .avail_in = (uInt)length};
    size_t before = out->length;
    int status = inflateInit(&stream);
    while (status == Z_OK && out->length - before <= STREAM_LIMIT) {
        stream.next_out = room;
        stream.avail_out = sizeof room;
        status = inflate(&stream, Z_NO_FLUSH);
        buffer_add(out, room, sizeof room - stream.avail_out);
    }
    inflateEnd(&stream);
    if (out->length - before > STREAM_LIMIT)
        return UNPACK_TOO_LARGE;
    return status == Z_STREAM_END ? UNPACKED : UNPACK_BROKEN;
}

bool reader_stream(PdfReader *reader, qpdf_oh stream, const char *what, Buffer *out)
{
    qpdf_data file = reader->file;
    if (!qpdf_oh_is_stream(file, stream))
        return reader_failed(reader, what);
    bool flate = is_flate(reader, qpdf_oh_get_dict(file, stream));
    enum qpdf_stream_decode_level_e level = flate ? qpdf_dl_none : qpdf_dl_all;
    unsigned char *data = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(file, stream, level, &filtered, &data, &length);
    Unpacking result = UNPACKED;
    if (code & QPDF_ERRORS)
        result = qpdf_get_error_code(file, qpdf_get_error(file)) == qpdf_e_damaged_pdf
                     ? UNPACK_BROKEN
                     : UNPACK_TOO_LARGE;
    else if (qpdf_more_warnings(file))
        result = UNPACK_BROKEN;
    else if (flate)
        result = unpack(data, length, out);
    else if (length > STREAM_LIMIT)
        result = UNPACK_TOO_LARGE;
    else
        buffer_add(out, data, length);
    free(data);
    if (result == UNPACK_TOO_LARGE)
        return report_too_large(reader, what);
    return result == UNPACKED || reader_failed(reader, what);
}

/* A text string, "" when it is none. A NUL in it ends it. */
static const char *get_text(PdfReader *reader, qpdf_oh object)
{
    if (!qpdf_oh_is_string(reader->file, object))
        return "";
    return arena_string(reader->arena, qpdf_oh_get_utf8_value(reader->file, object));
}

/* A name without its slash, "" when it is none. */
static const char *get_name(PdfReader *reader, qpdf_oh object)
{
    if (!qpdf_oh_is_name(reader->file, object))
        return "";
    return arena_string(reader->arena, qpdf_oh_get_name(reader->file, object) + 1);
}

static bool is_known(const PdfReader *reader, int id, int generation)
{
    for (size_t i = 0; i < reader->count; i++)
        if (reader->attached[i].id == id && reader->attached[i].generation == generation)
            return true;
    return false;
}

static const char *first_text(const char *a, const char *b, const char *c)
{
    return *a ? a : *b ? b : c;
}

/* A file specification (PDF 1.7, 7.11.3), unless its file is known already or lies outside the PDF. key: its name in
 * the tree of names. */
static void add_file(PdfReader *reader, qpdf_oh specification, const char *key)
{
    qpdf_data file = reader->file;
    qpdf_oh files = qpdf_oh_get_key_if_dict(file, specification, "/EF");
    qpdf_oh stream = qpdf_oh_get_key_if_dict(file, files, "/UF");
    if (!qpdf_oh_is_stream(file, stream))
        stream = qpdf_oh_get_key_if_dict(file, files, "/F");
    if (!qpdf_oh_is_stream(file, stream) || reader->count == MOST_FILES)
        return;
    int id = qpdf_oh_get_object_id(file, stream), generation = qpdf_oh_get_generation(file, stream);
    if (is_known(reader, id, generation))
        return;
    reader->attached = memory_grow(reader->attached, &reader->capacity, reader->count + 1,
                                   sizeof *reader->attached);
    AttachedFile *added = &reader->attached[reader->count++];
    *added = (AttachedFile){.id = id, .generation = generation};
    added->shown.name =
        first_text(get_text(reader, qpdf_oh_get_key(file, specification, "/UF")),
                   get_text(reader, qpdf_oh_get_key(file, specification, "/F")), key);
    added->shown.key = key;
    added->shown.description = get_text(reader, qpdf_oh_get_key(file, specification, "/Desc"));
    added->shown.relationship =
        get_name(reader, qpdf_oh_get_key(file, specification, "/AFRelationship"));
    added->shown.media_type =
        get_name(reader, qpdf_oh_get_key(file, qpdf_oh_get_dict(file, stream), "/Subtype"));
}

static void add_names(PdfReader *reader, qpdf_oh node, int depth, size_t *nodes)
{
    qpdf_data file = reader->file;
    if (depth > DEEPEST || ++*nodes > MOST_NODES || !qpdf_oh_is_dictionary(file, node))
        return;
    qpdf_oh names = qpdf_oh_get_key(file, node, "/Names");
    int count = qpdf_oh_is_array(file, names) ? qpdf_oh_get_array_n_items(file, names) : 0;
    for (int i = 0; i + 1 < count && reader->count < MOST_FILES; i += 2)
        add_file(reader, qpdf_oh_get_array_item(file, names, i + 1),
                 get_text(reader, qpdf_oh_get_array_item(file, names, i)));
    qpdf_oh kids = qpdf_oh_get_key(file, node, "/Kids");
    count = qpdf_oh_is_array(file, kids) ? qpdf_oh_get_array_n_items(file, kids) : 0;
    for (int i = 0; i < count && *nodes <= MOST_NODES; i++)
        add_names(reader, qpdf_oh_get_array_item(file, kids, i), depth + 1, nodes);
}

static void add_array(PdfReader *reader, qpdf_oh files)
{
    int count =
        qpdf_oh_is_array(reader->file, files) ? qpdf_oh_get_array_n_items(reader->file, files) : 0;
    for (int i = 0; i < count && reader->count < MOST_FILES; i++)
        add_file(reader, qpdf_oh_get_array_item(reader->file, files, i), "");
}

static void add_notes(PdfReader *reader, qpdf_oh page)
{
    qpdf_data file = reader->file;
    qpdf_oh notes = qpdf_oh_get_key(file, page, "/Annots");
    int count = qpdf_oh_is_array(file, notes) ? qpdf_oh_get_array_n_items(file, notes) : 0;
    for (int i = 0; i < count && reader->count < MOST_FILES; i++) {
        qpdf_oh note = qpdf_oh_get_array_item(file, notes, i);
        if (qpdf_oh_is_name_and_equals(file, qpdf_oh_get_key_if_dict(file, note, "/Subtype"),
                                       "/FileAttachment"))
            add_file(reader, qpdf_oh_get_key(file, note, "/FS"), "");
    }
}

static void find_attached(PdfReader *reader)
{
    qpdf_data file = reader->file;
    qpdf_oh root = qpdf_get_root(file);
    size_t nodes = 0;
    add_names(reader,
              qpdf_oh_get_key_if_dict(file, qpdf_oh_get_key_if_dict(file, root, "/Names"),
                                      "/EmbeddedFiles"),
              0, &nodes);
    add_array(reader, qpdf_oh_get_key_if_dict(file, root, "/AF"));
    int pages = qpdf_get_num_pages(file);
    for (int i = 0; i < pages; i++) {
        add_notes(reader, qpdf_get_page_n(file, (size_t)i));
        qpdf_oh_release_all(file);
    }
    qpdf_oh_release_all(file);
}

static bool report_unopened(PdfReader *reader, const char *password)
{
    switch (qpdf_get_error_code(reader->file, qpdf_get_error(reader->file))) {
    case qpdf_e_password:
        diagnose(reader->diagnostics, password ? MESSAGE_PDF_PASSWORD_WRONG : MESSAGE_PDF_ENCRYPTED,
                 PLACE_NONE, reader->name, NULL);
        return false;
    case qpdf_e_internal:
    case qpdf_e_system: return report_too_large(reader, phrase("what the file is made of"));
    default: return reader_failed(reader, phrase("what the file is made of"));
    }
}

static bool looks_like_pdf(const Buffer *bytes)
{
    size_t within = bytes->length < HEADER_WITHIN ? bytes->length : HEADER_WITHIN;
    return within > 0 && memmem(bytes->data, within, "%PDF-", 5) != NULL;
}

static bool open_file(PdfReader *reader, const Buffer *bytes, const char *password)
{
    if (!looks_like_pdf(bytes)) {
        diagnose(reader->diagnostics, MESSAGE_PDF_NOT, PLACE_NONE, reader->name, NULL);
        return false;
    }
    qpdf_set_suppress_warnings(reader->file, QPDF_TRUE);
    qpdf_silence_errors(reader->file);
    if (qpdf_read_memory(reader->file, "file", bytes->data, bytes->length, password) & QPDF_ERRORS)
        return report_unopened(reader, password);
    if (!qpdf_oh_is_dictionary(reader->file, qpdf_get_root(reader->file)))
        return reader_failed(reader, phrase("what the file is made of"));
    find_attached(reader);
    if (qpdf_has_error(reader->file))
        return report_unopened(reader, password);
    notice_repairs(reader);
    return true;
}

static PdfReader *new_reader(const char *name, Diagnostics *diagnostics)
{
    PdfReader *reader = memory_new(sizeof *reader);
    reader->name = memory_string(strcmp(name, "-") == 0 ? "standard input" : name);
    reader->arena = arena_new();
    reader->diagnostics = diagnostics;
    library_load("qpdf");
    reader->file = qpdf_init();
    limit_process(reader);
    return reader;
}

PdfReader *pdf_reader_open_bytes(const char *name, const Buffer *bytes, const char *password,
                                 Diagnostics *diagnostics)
{
    PdfReader *reader = new_reader(name, diagnostics);
    if (open_file(reader, bytes, password))
        return reader;
    pdf_reader_close(reader);
    return NULL;
}

PdfReader *pdf_reader_open(const char *path, const char *password, Diagnostics *diagnostics)
{
    Buffer bytes = {0};
    if (!file_read(path, FILE_LIMIT, &bytes, diagnostics, PLACE_NONE)) {
        buffer_free(&bytes);
        return NULL;
    }
    PdfReader *reader = new_reader(path, diagnostics);
    reader->bytes = bytes;
    if (open_file(reader, &reader->bytes, password))
        return reader;
    pdf_reader_close(reader);
    return NULL;
}

void pdf_reader_close(PdfReader *reader)
{
    if (!reader)
        return;
    qpdf_cleanup(&reader->file);
    setrlimit(RLIMIT_AS, &reader->limit);
    buffer_free(&reader->bytes);
    arena_free(reader->arena);
    free(reader->attached);
    free(reader->streams);
    free(reader->name);
    free(reader);
}

size_t pdf_reader_count(const PdfReader *reader)
{
    return reader->count;
}

const PdfAttached *pdf_reader_find(const PdfReader *reader, size_t index)
{
    return &reader->attached[index].shown;
}

size_t pdf_reader_source(const PdfReader *reader)
{
    for (size_t i = 0; i < reader->count; i++) {
        const PdfAttached *shown = &reader->attached[i].shown;
        if (strcmp(shown->relationship, "Source") == 0 &&
            (strcmp(shown->media_type, "application/xml") == 0 ||
             strcmp(shown->media_type, "text/xml") == 0 || has_suffix(shown->name, ".xml")))
            return i;
    }
    return reader->count;
}

size_t pdf_reader_named(const PdfReader *reader, const char *name)
{
    size_t i = 0;
    while (i < reader->count && strcmp(reader->attached[i].shown.name, name) != 0)
        i++;
    return i;
}

bool pdf_reader_read(PdfReader *reader, size_t index, Buffer *out)
{
    const AttachedFile *attached = &reader->attached[index];
    qpdf_oh stream = qpdf_get_object_by_id(reader->file, attached->id, attached->generation);
    Buffer what = {0};
    buffer_format(&what, phrase("the attached file “%s”"), attached->shown.name);
    bool good = reader_stream(reader, stream, buffer_text(&what), out);
    buffer_free(&what);
    qpdf_oh_release_all(reader->file);
    return good;
}

bool pdf_reader_metadata(PdfReader *reader, Buffer *out)
{
    qpdf_oh packet = qpdf_oh_get_key(reader->file, qpdf_get_root(reader->file), "/Metadata");
    bool good = !qpdf_oh_is_stream(reader->file, packet) ||
                reader_stream(reader, packet, phrase("the metadata"), out);
    qpdf_oh_release_all(reader->file);
    return good;
}

size_t pdf_reader_pages(PdfReader *reader)
{
    int count = qpdf_get_num_pages(reader->file);
    if (count > 0 && !(qpdf_push_inherited_attributes_to_page(reader->file) & QPDF_ERRORS))
        return (size_t)count;
    reader_failed(reader, phrase("the list of pages"));
    return 0;
}
