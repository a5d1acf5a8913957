/* verify.c: owns --verify.
 *
 *     PDF ── attached files ──► a temporary folder ── compile with the recorded options ──► PDF'
 *      └──── pages ────────────────────── the same? ────────────────────────────── pages ───┘
 *
 * The PDF may be hostile. What is attached goes into a folder of its own, only paths below it are used, and of the
 * recorded options only those that cannot name other files: styles and rules of a house are those that are attached, or those
 * of the command line. The record is a claim, not a proof: what is proven is that these pages follow from this source.
 * Whether the source is the one that was agreed says the digest on paper. A style can print what it wants, so
 * the reader is told of one that came with the PDF.
 *
 * A PDF that another program has written anew (signed, encrypted, made ready for the web) is not the same file, but
 * its pages are still compared with what the source gives (src/pdf/reader_page.c). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/affix.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/wording.h"
#include "cli/digest_typed.h"
#include "cli/enclosure.h"
#include "cli/password.h"
#include "cli/pipeline.h"
#include "cli/scratch.h"
#include "cli/verify.h"
#include "input/house.h"
#include "input/record.h"
#include "pdf/reader.h"

enum { FILE_LIMIT = 512 << 20, CLIMB_MOST = 8 };

/* A PDF taken apart. */
typedef struct {
    Buffer bytes;
    PdfReader *reader;
    Record record;
    Digest *pages;
    size_t page_count;
} Opened;

typedef struct {
    const Options *options;
    Diagnostics *diagnostics;
    const char *name; /* of the PDF, for messages */
    Scratch scratch;
    Buffer source_path, result_path;
    size_t depth;              /* folders that the attached files climb above the source */
    bool own_style, own_rules; /* given for this run: those of the record are left alone */
    Buffer house;              /* the attached styles and rules that were used, for the reader */
    Opened given, made;
} Verification;

/* Those that change pages and name no files. */
static const char *const REPEATED[] = {"audience", "detail",    "pdf-profile",
                                       "language", "no-source", "qr"};

static void close_opened(Opened *opened)
{
    pdf_reader_close(opened->reader);
    record_free(&opened->record);
    free(opened->pages);
    buffer_free(&opened->bytes);
    *opened = (Opened){0};
}

/* Reads record and pages; false: reported. */
static bool take_apart(Opened *opened, const char *name, const char *password,
                       Diagnostics *diagnostics)
{
    Buffer packet = {0};
    opened->reader = pdf_reader_open_bytes(name, &opened->bytes, password, diagnostics);
    bool good = opened->reader && pdf_reader_metadata(opened->reader, &packet);
    if (good && !record_read(&packet, &opened->record)) {
        diagnose(diagnostics, MESSAGE_VERIFY_NO_RECORD, PLACE_NONE, name, NULL);
        good = false;
    }
    opened->page_count = good ? pdf_reader_pages(opened->reader) : 0;
    opened->pages = memory_new((opened->page_count + 1) * sizeof *opened->pages);
    for (size_t i = 0; good && i < opened->page_count; i++)
        good = pdf_reader_page(opened->reader, i, &opened->pages[i]);
    buffer_free(&packet);
    return good && opened->page_count > 0;
}

/* Checks the bytes of the source against the record and against what was typed in. */
static bool check_digests(Verification *state, const Buffer *source)
{
    Digest digest = digest_of(buffer_text(source), source->length);
    Buffer text = {0};
    digest_text(&digest, &text);
    const char *recorded = state->given.record.source_digest;
    bool good = !recorded || strcmp(recorded, buffer_text(&text)) == 0;
    if (!good)
        diagnose(state->diagnostics, MESSAGE_VERIFY_SOURCE_CHANGED, PLACE_NONE, state->name, NULL);
    if (state->options->digest)
        good = digest_agrees(state->options->digest, buffer_text(&text), state->name,
                             state->diagnostics) &&
               good;
    buffer_free(&text);
    return good;
}

/* How many folders a path climbs above the one it starts in. */
static size_t climb(const char *path)
{
    size_t steps = 0;
    for (; starts_with(path, "../"); path += strlen("../"))
        steps++;
    return steps;
}

/* Where an attached file stands in the scratch folder: in/, and below it so many folders as the highest climber needs.
 * false: it would stand elsewhere. */
static bool place_file(const Verification *state, const char *key, Buffer *path)
{
    Buffer relative = {0};
    size_t up = climb(key);
    buffer_string(&relative, "in/");
    for (size_t i = up; i < state->depth; i++)
        buffer_string(&relative, "deep/");
    buffer_string(&relative, key + 3 * up);
    bool good = up <= state->depth && scratch_path(&state->scratch, buffer_text(&relative), path);
    buffer_free(&relative);
    return good;
}

static bool is_taken(const Verification *state, size_t source, const Buffer *name)
{
    for (size_t i = 0; i < pdf_reader_count(state->given.reader); i++)
        if (i != source && strncasecmp(pdf_reader_find(state->given.reader, i)->key, name->data,
                                       name->length) == 0)
            return true;
    return false;
}

/* Lays the attached files out as the source saw them. */
static bool lay_out(Verification *state)
{
    Buffer name = {0};
    PdfReader *reader = state->given.reader;
    const char *named = state->given.record.source;
    size_t count = pdf_reader_count(reader);
    size_t source = named ? pdf_reader_named(reader, named) : pdf_reader_source(reader);
    if (source == count) {
        diagnose(state->diagnostics, MESSAGE_PDF_NO_SOURCE, PLACE_NONE, state->name, NULL);
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        size_t steps = climb(pdf_reader_find(reader, i)->key);
        if (steps > state->depth && steps <= CLIMB_MOST)
            state->depth = steps;
    }
    buffer_string(&name, "source");
    while (is_taken(state, source, &name))
        buffer_char(&name, '-');
    buffer_string(&name, ".xml");
    for (size_t i = 0; good && i < count; i++) {
        const PdfAttached *file = pdf_reader_find(reader, i);
        Buffer data = {0}, path = {0};
        good = pdf_reader_read(reader, i, &data) && (i != source || check_digests(state, &data));
        const char *wanted = i == source ? buffer_text(&name) : file->key;
        if (good && place_file(state, wanted, &path))
            good =
                file_write(buffer_text(&path), buffer_text(&data), data.length, state->diagnostics);
        if (i == source)
            buffer_string(&state->source_path, buffer_text(&path));
        buffer_free(&data);
        buffer_free(&path);
    }
    buffer_free(&name);
    return good;
}

/* A style or rules of the house's, as they are attached, unless others were given. */
static void repeat_house(Verification *state, const char *option, Buffer *word)
{
    const char *file = strchr(option, '=') + 1;
    bool rules = starts_with(option, "rules=");
    Buffer path = {0};
    if (rules ? state->own_rules : state->own_style)
        return;
    if (place_file(state, file, &path) && access(buffer_text(&path), R_OK) == 0) {
        buffer_format(word, "--%s=%s", rules ? "rules" : "style", buffer_text(&path));
        buffer_format(&state->house, "%s%s", state->house.length > 0 ? ", " : "", file);
    }
    buffer_free(&path);
}

/* Appends the option as it is to be given again; nothing when it is not. */
static void repeat(Verification *state, const char *option, Buffer *word)
{
    size_t length = strcspn(option, "=");
    const char *style = text_after(option, "style=");
    if (style && house_style_known(style)) {
        if (!state->own_style)
            buffer_format(word, "--%s", option);
        return;
    }
    if (style || starts_with(option, "rules=")) {
        repeat_house(state, option, word);
        return;
    }
    if (strcmp(option, "mask=yes") == 0)
        buffer_string(word, "--mask");
    for (size_t i = 0; i < sizeof REPEATED / sizeof *REPEATED; i++)
        if (strlen(REPEATED[i]) == length && memcmp(REPEATED[i], option, length) == 0)
            buffer_format(word, "--%s", option);
}

/* Compiles the source into the scratch folder. What the compiler says of it is not for the reader of a PDF. */
static bool compile_again(Verification *state)
{
    const RecordList *recorded = &state->given.record.options;
    char **words = memory_new((recorded->count + 8) * sizeof *words);
    int count = 0;
    Buffer allowed = {0};
    words[count++] = memory_string("protoc");
    for (size_t i = 0; i < recorded->count; i++) {
        Buffer word = {0};
        repeat(state, recorded->items[i], &word);
        if (word.length > 0)
            words[count++] = word.data;
    }
    buffer_format(&allowed, "--allow=%s/in", state->scratch.folder);
    words[count++] = allowed.data;
    words[count++] = memory_string("--format=pdf");
    words[count++] = memory_string("-o");
    words[count++] = memory_string(buffer_text(&state->result_path));
    words[count++] = memory_string("--");
    words[count++] = memory_string(buffer_text(&state->source_path));
    Diagnostics *unheard = diagnostics_new();
    Options options;
    Source *source = NULL;
    bool good = options_parse(count, words, &options, unheard);
    options.from_view = enclosure_is_filtered(&options);
    if (good)
        pipeline_run(&options, &options.tasks[0], &source, unheard);
    good = diagnostics_count(unheard, SEVERITY_ERROR) == 0;
    options_free(&options);
    diagnostics_free(unheard);
    source_free(source);
    for (int i = 0; i < count; i++)
        free(words[i]);
    free(words);
    if (!good)
        diagnose(state->diagnostics, MESSAGE_VERIFY_NOT_COMPILED, PLACE_NONE, state->name, NULL);
    return good;
}

/* Names what is another here than it was there: program, libraries, fonts. */
static void compare_list(Verification *state, const RecordList *then, const RecordList *now)
{
    for (size_t i = 0; i < then->count; i++) {
        size_t name = strcspn(then->items[i], " ");
        bool same = false;
        const char *other = NULL;
        for (size_t k = 0; k < now->count && !same; k++) {
            same = strcmp(then->items[i], now->items[k]) == 0;
            if (strncmp(then->items[i], now->items[k], name + 1) == 0)
                other = now->items[k];
        }
        if (!same)
            diagnose(state->diagnostics, MESSAGE_VERIFY_OTHER_MEANS, PLACE_NONE, state->name,
                     then->items[i], other ? other : phrase("none"), NULL);
    }
}

static void compare_means(Verification *state)
{
    const Record *then = &state->given.record, *now = &state->made.record;
    if (strcmp(then->program, now->program) != 0)
        diagnose(state->diagnostics, MESSAGE_VERIFY_OTHER_MEANS, PLACE_NONE, state->name,
                 then->program, now->program, NULL);
    compare_list(state, &then->house, &now->house);
    compare_list(state, &then->libraries, &now->libraries);
    compare_list(state, &then->fonts, &now->fonts);
}

static bool compare_pages(Verification *state)
{
    const Opened *given = &state->given, *made = &state->made;
    size_t page = 0;
    while (page < given->page_count && page < made->page_count &&
           memcmp(&given->pages[page], &made->pages[page], sizeof(Digest)) == 0)
        page++;
    if (page == given->page_count && page == made->page_count)
        return true;
    Buffer number = {0}, there = {0}, here = {0};
    buffer_format(&number, "%zu", page + 1);
    buffer_format(&there, "%zu", given->page_count);
    buffer_format(&here, "%zu", made->page_count);
    if (page < given->page_count && page < made->page_count)
        diagnose(state->diagnostics, MESSAGE_VERIFY_PAGE, PLACE_NONE, state->name,
                 buffer_text(&number), NULL);
    else
        diagnose(state->diagnostics, MESSAGE_VERIFY_PAGE_COUNT, PLACE_NONE, state->name,
                 buffer_text(&there), buffer_text(&here), NULL);
    buffer_free(&number);
    buffer_free(&there);
    buffer_free(&here);
    return false;
}

static void compare(Verification *state)
{
    Opened *given = &state->given, *made = &state->made;
    compare_means(state);
    if (!compare_pages(state))
        return;
    bool whole = given->bytes.length == made->bytes.length &&
                 memcmp(given->bytes.data, made->bytes.data, given->bytes.length) == 0;
    Buffer line = {0};
    buffer_format(&line, "%s: %zu page%s, identical to what the attached source gives%s%s; %s\n",
                  state->name, given->page_count, given->page_count == 1 ? "" : "s",
                  state->house.length > 0 ? " with the attached " : "", buffer_text(&state->house),
                  whole ? "the file is the same byte for byte"
                        : "the file itself was written in another way");
    file_write("-", line.data, line.length, state->diagnostics);
    buffer_free(&line);
}

static void verify_pdf(Verification *state, const char *password)
{
    bool good = take_apart(&state->given, state->name, password, state->diagnostics) &&
                scratch_open(&state->scratch, state->diagnostics);
    if (good) {
        buffer_format(&state->result_path, "%s/result.pdf", state->scratch.folder);
        good = lay_out(state);
    }
    /* One reader at a time. */
    pdf_reader_close(state->given.reader);
    state->given.reader = NULL;
    good = good && compile_again(state) &&
           file_read(buffer_text(&state->result_path), FILE_LIMIT, &state->made.bytes,
                     state->diagnostics, PLACE_NONE) &&
           take_apart(&state->made, buffer_text(&state->result_path), NULL, state->diagnostics);
    if (good)
        compare(state);
    scratch_close(&state->scratch);
}

/* What is no PDF can be compared with the digest only. */
static bool verify_source(const Verification *state)
{
    const Buffer *bytes = &state->given.bytes;
    if (!state->options->digest || (bytes->length >= 5 && memcmp(bytes->data, "%PDF-", 5) == 0))
        return false;
    Digest digest = digest_of(buffer_text(bytes), bytes->length);
    Buffer text = {0}, line = {0};
    digest_text(&digest, &text);
    if (digest_agrees(state->options->digest, buffer_text(&text), state->name,
                      state->diagnostics)) {
        buffer_format(&line, "%s: this is the source with that digest\n", state->name);
        file_write("-", line.data, line.length, state->diagnostics);
    }
    buffer_free(&line);
    buffer_free(&text);
    return true;
}

void verify_run(const Options *options, Diagnostics *diagnostics)
{
    Verification state = {.options = options,
                          .diagnostics = diagnostics,
                          .own_style = house_style_given(),
                          .own_rules = house_rules(0) != NULL};
    Buffer password = {0};
    state.name = strcmp(options->input, "-") == 0 ? "standard input" : options->input;
    if (password_read(options->password_file, &password, diagnostics) &&
        file_read(options->input, FILE_LIMIT, &state.given.bytes, diagnostics, PLACE_NONE) &&
        !verify_source(&state))
        verify_pdf(&state, options->password_file ? buffer_text(&password) : NULL);
    password_free(&password);
    close_opened(&state.given);
    close_opened(&state.made);
    buffer_free(&state.source_path);
    buffer_free(&state.result_path);
    buffer_free(&state.house);
}
