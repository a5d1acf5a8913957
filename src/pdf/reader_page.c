/* reader_page.c: owns saying whether two pages show the same.
 *
 * A page is a graph of objects. It is walked in a fixed order, dictionaries by the names of their keys, and what is met
 * goes into a digest: values as they are, streams unpacked, an object that was met before as the ordinal of that
 * meeting, another page as its number. What is left out says how the page hangs in the file, not what it shows. So the
 * digest is the same when a program has numbered, packed or encrypted the objects anew. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/wording.h"
#include "pdf/reader_private.h"

enum { DEEPEST = 64, MOST_OBJECTS = 20000, MOST_CACHED = 1024 };

typedef struct {
    PdfReader *reader;
    Buffer text; /* what is digested */
    int *met;    /* numbers of objects */
    size_t count, capacity;
    const char *what; /* the page, for messages */
    bool failed;
} Walk;

static const char *const LEFT_OUT[] = {
    "/Parent", "/StructParents", "/StructParent", "/P",  "/Popup",    "/PieceInfo", "/LastModified",
    "/Length", "/Filter",        "/DecodeParms",  "/DL", "/Contents", "/Metadata",  "/Tabs",
    "/Group",  "/Thumb",         "/Trans",        "/AF", "/B",        "/Dur"};

static bool is_left_out(const char *key, int depth)
{
    for (size_t i = 0; i < sizeof LEFT_OUT / sizeof *LEFT_OUT; i++)
        if (strcmp(key, LEFT_OUT[i]) == 0)
            return strcmp(key, "/Contents") != 0 || depth == 0;
    return false;
}

static void walk(Walk *state, qpdf_oh object, int depth);

/* qpdf runs through one dictionary at a time, so the keys are copied first. It gives them sorted. */
static void walk_dictionary(Walk *state, qpdf_oh dictionary, int depth)
{
    qpdf_data file = state->reader->file;
    Buffer keys = {0};
    qpdf_oh_begin_dict_key_iter(file, dictionary);
    while (qpdf_oh_dict_more_keys(file)) {
        const char *key = qpdf_oh_dict_next_key(file);
        if (!is_left_out(key, depth))
            buffer_add(&keys, key, strlen(key) + 1);
    }
    buffer_string(&state->text, "<<");
    for (size_t at = 0; at < keys.length && !state->failed; at += strlen(keys.data + at) + 1) {
        buffer_string(&state->text, keys.data + at);
        buffer_char(&state->text, ' ');
        walk(state, qpdf_oh_get_key(file, dictionary, keys.data + at), depth + 1);
    }
    buffer_string(&state->text, ">>");
    buffer_free(&keys);
}

static void walk_array(Walk *state, qpdf_oh array, int depth)
{
    qpdf_data file = state->reader->file;
    int count = qpdf_oh_get_array_n_items(file, array);
    buffer_char(&state->text, '[');
    for (int i = 0; i < count && !state->failed; i++)
        walk(state, qpdf_oh_get_array_item(file, array, i), depth + 1);
    buffer_char(&state->text, ']');
}

static const StreamDigest *find_stream(const PdfReader *reader, int id)
{
    for (size_t i = 0; i < reader->stream_count; i++)
        if (reader->streams[i].id == id)
            return &reader->streams[i];
    return NULL;
}

static void walk_stream(Walk *state, qpdf_oh stream, int depth)
{
    PdfReader *reader = state->reader;
    walk_dictionary(state, qpdf_oh_get_dict(reader->file, stream), depth);
    int id = qpdf_oh_get_object_id(reader->file, stream);
    const StreamDigest *known = find_stream(reader, id);
    Digest digest;
    if (known) {
        digest = known->digest;
    } else {
        Buffer data = {0};
        state->failed = !reader_stream(reader, stream, state->what, &data);
        digest = digest_of(buffer_text(&data), data.length);
        buffer_free(&data);
    }
    if (!known && reader->stream_count < MOST_CACHED) {
        reader->streams = memory_grow(reader->streams, &reader->stream_capacity,
                                      reader->stream_count + 1, sizeof *reader->streams);
        reader->streams[reader->stream_count++] = (StreamDigest){.id = id, .digest = digest};
    }
    digest_text(&digest, &state->text);
}

/* true: the object was met before, or is another page, and is dealt with. */
static bool pass_known(Walk *state, qpdf_oh object, int depth)
{
    qpdf_data file = state->reader->file;
    if (!qpdf_oh_is_indirect(file, object))
        return false;
    int id = qpdf_oh_get_object_id(file, object);
    for (size_t i = 0; i < state->count; i++) {
        if (state->met[i] == id) {
            buffer_format(&state->text, " met %zu ", i);
            return true;
        }
    }
    if (depth > 0 && qpdf_oh_is_dictionary_of_type(file, object, "/Page", "")) {
        buffer_format(&state->text, " page %d ",
                      qpdf_find_page_by_id(file, id, qpdf_oh_get_generation(file, object)));
        return true;
    }
    state->met = memory_grow(state->met, &state->capacity, state->count + 1, sizeof *state->met);
    state->met[state->count++] = id;
    return false;
}

static void walk(Walk *state, qpdf_oh object, int depth)
{
    qpdf_data file = state->reader->file;
    if (depth > DEEPEST || state->count > MOST_OBJECTS) {
        reader_failed(state->reader, state->what);
        state->failed = true;
        return;
    }
    if (pass_known(state, object, depth))
        return;
    if (qpdf_oh_is_stream(file, object)) {
        walk_stream(state, object, depth);
    } else if (qpdf_oh_is_dictionary(file, object)) {
        walk_dictionary(state, object, depth);
    } else if (qpdf_oh_is_array(file, object)) {
        walk_array(state, object, depth);
    } else {
        buffer_string(&state->text, qpdf_oh_unparse_resolved(file, object));
        buffer_char(&state->text, ' ');
    }
}

/* The text operators of the page; its content may be cut into several streams. */
static void walk_content(Walk *state, qpdf_oh page)
{
    unsigned char *data = NULL;
    size_t length = 0;
    if (qpdf_oh_get_page_content_data(state->reader->file, page, &data, &length) & QPDF_ERRORS) {
        reader_failed(state->reader, state->what);
        state->failed = true;
    } else {
        buffer_add(&state->text, data, length);
    }
    free(data);
}

bool pdf_reader_page(PdfReader *reader, size_t page, Digest *digest)
{
    Buffer what = {0};
    buffer_format(&what, phrase("page %zu"), page + 1);
    Walk state = {.reader = reader, .what = buffer_text(&what)};
    qpdf_oh object = qpdf_get_page_n(reader->file, page);
    walk(&state, object, 0);
    if (!state.failed)
        walk_content(&state, object);
    *digest = digest_of(buffer_text(&state.text), state.text.length);
    buffer_free(&state.text);
    buffer_free(&what);
    free(state.met);
    qpdf_oh_release_all(reader->file);
    return !state.failed;
}
