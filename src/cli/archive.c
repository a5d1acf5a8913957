/* archive.c: owns --archive.
 *
 *     DIR/.lock                 held by the one run that changes the archive
 *     DIR/NAME.xml .pdf .html   a document
 *     DIR/NAME_2.xml ...        another document that has the same name by rule: its next revision
 *     DIR/index.xml .html       made from the sources
 *
 * Nothing that is in the archive is ever changed or replaced but the index. Each file comes into being complete, by
 * rename() (src/base/file.c). The source comes first and so takes the name; a run that is killed leaves at most a source
 * without its PDF and HTML, and the next run with the same source adds what is missing. The index is made from the
 * sources that are there, so it cannot stay wrong: entries are taken over from the last index only for sources with the
 * same digest.
 *
 * Many documents of one run are compiled side by side (src/cli/batch.c) and go in one after the other, in the order of the
 * inputs. The index follows at least once a second and at the end: reading all sources for each document would take longer than to
 * compile it. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/affix.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/memory.h"
#include "cli/archive.h"
#include "cli/enclosure.h"
#include "cli/pipeline.h"
#include "cli/scratch.h"
#include "input/archive_index.h"
#include "input/archive_name.h"

enum { FILE_LIMIT = 512 << 20, MOST_REVISIONS = 10000 };

typedef struct {
    const Options *options;
    const Task *task;
    Diagnostics *diagnostics;
    const char *folder;
    Buffer xml, pdf, html; /* the document */
    Buffer name;           /* by rule, then with its revision */
    int lock;
    ArchivedSource *sources;
    size_t count, capacity;
} Archive;

static void set_path(const Archive *archive, const char *name, const char *suffix, Buffer *path)
{
    path->length = 0;
    buffer_format(path, "%s/%s%s", archive->folder, name, suffix);
}

/* Runs the pipeline into a file of the scratch folder and reads it. */
static bool compile_format(const Archive *archive, const Scratch *scratch, Format format,
                           Source **source, Buffer *out, Diagnostics *diagnostics)
{
    Buffer path = {0};
    buffer_format(&path, "%s/document-%ld%s", scratch->folder, (long)getpid(),
                  format_suffix(format));
    Options options = *archive->options;
    options.command = COMMAND_COMPILE;
    const Task task = {
        .input = archive->task->input, .outputs = {{format, path.data}}, .output_count = 1};
    pipeline_run(&options, &task, source, diagnostics);
    bool good = diagnostics_count(diagnostics, SEVERITY_ERROR) == 0 &&
                file_read(path.data, FILE_LIMIT, out, diagnostics, PLACE_NONE);
    buffer_free(&path);
    return good;
}

/* A further format of a document that compiled: its warnings were given already. */
static bool compile_further(const Archive *archive, const Scratch *scratch, Format format,
                            Buffer *out)
{
    Diagnostics *unheard = diagnostics_new();
    Source *source = NULL;
    bool good = compile_format(archive, scratch, format, &source, out, unheard);
    diagnostics_free(unheard);
    source_free(source);
    if (!good)
        diagnose(archive->diagnostics, MESSAGE_ARCHIVE_INCOMPLETE, PLACE_NONE, format_name(format),
                 NULL);
    return good;
}

static bool name_document(Archive *archive)
{
    const char *pattern = archive->options->archive_name;
    Buffer unknown = {0};
    bool good = archive_name_of(&archive->xml, pattern ? pattern : ARCHIVE_NAME_PATTERN,
                                archive->options->archive_letters == LETTERS_ASCII, &archive->name,
                                &unknown);
    if (!good && unknown.length > 0)
        diagnose(archive->diagnostics, MESSAGE_ARCHIVE_NAME_PART, PLACE_NONE, buffer_text(&unknown),
                 NULL);
    else if (!good)
        diagnose(archive->diagnostics, MESSAGE_ARCHIVE_NOT_MINUTES, PLACE_NONE,
                 archive->options->input, NULL);
    else if (archive->name.length == 0)
        buffer_string(&archive->name, "document");
    buffer_free(&unknown);
    return good;
}

/* The source as it is archived: the view when that is not all of it. */
static bool take_source(Archive *archive, const Scratch *scratch)
{
    const Options *options = archive->options;
    if (enclosure_is_filtered(options))
        return compile_further(archive, scratch, FORMAT_VIEW, &archive->xml);
    return file_read(options->input, FILE_LIMIT, &archive->xml, archive->diagnostics, PLACE_NONE);
}

/* What is wrong with the document is said by the first run. */
static bool compile_document(Archive *archive, Source **source)
{
    Scratch scratch = {0};
    bool good = scratch_open(&scratch, archive->diagnostics) &&
                compile_format(archive, &scratch, FORMAT_PDF, source, &archive->pdf,
                               archive->diagnostics) &&
                take_source(archive, &scratch) && name_document(archive) &&
                compile_further(archive, &scratch, FORMAT_HTML, &archive->html);
    scratch_close(&scratch);
    return good;
}

static bool report_folder(const Archive *archive, int error)
{
    diagnose(archive->diagnostics, MESSAGE_ARCHIVE_FAILED, PLACE_NONE, archive->folder,
             strerror(error), NULL);
    return false;
}

static bool open_archive(Archive *archive)
{
    Buffer path = {0};
    if (mkdir(archive->folder, 0777) != 0 && errno != EEXIST)
        return report_folder(archive, errno);
    set_path(archive, ".lock", "", &path);
    archive->lock = open(path.data, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    buffer_free(&path);
    if (archive->lock < 0)
        return report_folder(archive, errno);
    while (flock(archive->lock, LOCK_EX) != 0)
        if (errno != EINTR)
            return report_folder(archive, errno);
    return true;
}

/* Whether the file is a temporary one of another run. That run is no more, since this one holds the lock. Its process may
 * still be in the list of processes until somebody asks how it ended, or its number be another's by now. */
static bool is_left_over(const char *name)
{
    long process;
    int end = 0;
    return sscanf(name, ".protoc-%ld-%*d.tmp%n", &process, &end) == 1 && end > 0 &&
           name[end] == '\0' && process != (long)getpid();
}

/* "NAME_3" is the third revision of NAME. */
static unsigned revision_of(const char *name)
{
    const char *line = strrchr(name, '_');
    unsigned revision = 0;
    for (const char *c = line ? line + 1 : ""; *c; c++) {
        if (!isdigit((unsigned char)*c) || revision > MOST_REVISIONS ||
            (revision == 0 && *c == '0'))
            return 1;
        revision = revision * 10 + (unsigned)(*c - '0');
    }
    return revision >= 2 && revision < MOST_REVISIONS ? revision : 1;
}

static void add_source(Archive *archive, const char *name, size_t length)
{
    archive->sources = memory_grow(archive->sources, &archive->capacity, archive->count + 1,
                                   sizeof *archive->sources);
    ArchivedSource *source = &archive->sources[archive->count];
    Buffer path = {0}, stem = {0};
    *source = (ArchivedSource){0};
    set_path(archive, name, "", &path);
    buffer_add(&stem, name, length);
    if (file_load(path.data, FILE_LIMIT, &source->bytes) == 0) {
        Digest digest = digest_of(buffer_text(&source->bytes), source->bytes.length);
        digest_text(&digest, &source->digest);
        source->name = stem.data;
        archive->count++;
    } else {
        buffer_free(&source->bytes);
        buffer_free(&stem);
    }
    buffer_free(&path);
}

static int compare_names(const void *a, const void *b)
{
    const ArchivedSource *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static bool has_source(const Archive *archive, const char *name, size_t length)
{
    for (size_t i = 0; i < archive->count; i++)
        if (strlen(archive->sources[i].name) == length &&
            memcmp(archive->sources[i].name, name, length) == 0)
            return true;
    return false;
}

/* A name may end in "_2" by rule; it is a revision only when what it would revise is there. */
static void number_revisions(Archive *archive)
{
    for (size_t i = 0; i < archive->count; i++) {
        const char *name = archive->sources[i].name;
        unsigned revision = revision_of(name);
        size_t stem = revision > 1 ? (size_t)(strrchr(name, '_') - name) : 0;
        archive->sources[i].revision =
            revision > 1 && has_source(archive, name, stem) ? revision : 1;
    }
}

static bool read_sources(Archive *archive)
{
    DIR *folder = opendir(archive->folder);
    if (!folder)
        return report_folder(archive, errno);
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        const char *name = entry->d_name;
        if (is_left_over(name))
            unlinkat(dirfd(folder), name, 0);
        else if (name[0] != '.' && has_suffix(name, ".xml") && strcmp(name, "index.xml") != 0)
            add_source(archive, name, strlen(name) - strlen(".xml"));
    }
    closedir(folder);
    if (archive->count > 0)
        qsort(archive->sources, archive->count, sizeof *archive->sources, compare_names);
    number_revisions(archive);
    return true;
}

static void forget_sources(Archive *archive)
{
    for (size_t i = 0; i < archive->count; i++) {
        free(archive->sources[i].name);
        buffer_free(&archive->sources[i].bytes);
        buffer_free(&archive->sources[i].digest);
    }
    archive->count = 0;
}

static bool is_there(const Archive *archive, const char *name, const char *suffix)
{
    Buffer path = {0};
    struct stat status;
    set_path(archive, name, suffix, &path);
    bool there = lstat(path.data, &status) == 0;
    buffer_free(&path);
    return there;
}

static bool holds(const Archive *archive, const char *name, const Buffer *bytes)
{
    Buffer path = {0}, there = {0};
    set_path(archive, name, ".xml", &path);
    bool same = file_load(path.data, FILE_LIMIT, &there) == 0 && there.length == bytes->length &&
                memcmp(buffer_text(&there), buffer_text(bytes), bytes->length) == 0;
    buffer_free(&path);
    buffer_free(&there);
    return same;
}

/* The first revision that is this document, or that is free. */
static bool choose_revision(Archive *archive)
{
    size_t length = archive->name.length;
    for (unsigned revision = 1; revision < MOST_REVISIONS; revision++) {
        archive->name.length = length;
        if (revision > 1)
            buffer_format(&archive->name, "_%u", revision);
        archive->name.data[archive->name.length] = '\0';
        const char *name = archive->name.data;
        bool taken = is_there(archive, name, ".xml") || is_there(archive, name, ".pdf") ||
                     is_there(archive, name, ".html") || strcmp(name, "index") == 0;
        if (!taken || holds(archive, name, &archive->xml))
            return true;
    }
    return report_folder(archive, EEXIST);
}

/* An archive is right after a power failure at any moment: each file is in its place on the disk before the next. */
static bool write_for_good(const Archive *archive, const Buffer *path, const Buffer *bytes)
{
    const char *text = path->data;
    bool good = file_write(text, buffer_text(bytes), bytes->length, archive->diagnostics);
    if (good)
        file_synchronise_folders(&text, 1);
    return good;
}

/* Writes what is not there. */
static bool add_file(const Archive *archive, const char *name, const char *suffix,
                     const Buffer *bytes)
{
    Buffer path = {0};
    set_path(archive, name, suffix, &path);
    bool good = is_there(archive, name, suffix) || write_for_good(archive, &path, bytes);
    buffer_free(&path);
    return good;
}

static bool add_document(Archive *archive)
{
    return choose_revision(archive) &&
           add_file(archive, archive->name.data, ".xml", &archive->xml) &&
           add_file(archive, archive->name.data, ".pdf", &archive->pdf) &&
           add_file(archive, archive->name.data, ".html", &archive->html);
}

/* Replaces a part of the index when it is another now. */
static bool renew(const Archive *archive, const char *suffix, const Buffer *bytes)
{
    Buffer path = {0}, there = {0};
    set_path(archive, "index", suffix, &path);
    bool same = file_load(path.data, FILE_LIMIT, &there) == 0 && there.length == bytes->length &&
                memcmp(buffer_text(&there), bytes->data, bytes->length) == 0;
    bool good = same || write_for_good(archive, &path, bytes);
    buffer_free(&path);
    buffer_free(&there);
    return good;
}

/* Loads the last index. false: what bears its name is no index of ours, which is reported. */
static bool load_index(const Archive *archive, Buffer *old)
{
    Buffer path = {0};
    set_path(archive, "index", ".xml", &path);
    int error = file_load(path.data, FILE_LIMIT, old);
    bool foreign = error == 0 ? archive_index_origin(old) == INDEX_FOREIGN
                              : error != ENOENT || is_there(archive, "index", ".html");
    if (foreign)
        diagnose(archive->diagnostics, MESSAGE_ARCHIVE_FOREIGN, PLACE_NONE, archive->folder, NULL);
    buffer_free(&path);
    return !foreign;
}

static bool renew_index(Archive *archive, const Buffer *old)
{
    Buffer index = {0}, page = {0};
    bool good = read_sources(archive) &&
                archive_index_make(archive->sources, archive->count, old, &index, &page,
                                   archive->diagnostics) &&
                renew(archive, ".xml", &index) && renew(archive, ".html", &page);
    buffer_free(&index);
    buffer_free(&page);
    return good;
}

static void print_path(const Archive *archive)
{
    Buffer path = {0};
    set_path(archive, archive->name.data, ".pdf\n", &path);
    file_write("-", path.data, path.length, archive->diagnostics);
    buffer_free(&path);
}

static bool await_turn(const ArchiveTurn *turn, bool *renews)
{
    *renews = true;
    return !turn || turn->await(turn->data, renews);
}

static void close_archive(Archive *archive)
{
    if (archive->lock >= 0)
        close(archive->lock);
    forget_sources(archive);
    free(archive->sources);
    buffer_free(&archive->xml);
    buffer_free(&archive->pdf);
    buffer_free(&archive->html);
    buffer_free(&archive->name);
}

void archive_run(const Options *options, const Task *task, const ArchiveTurn *turn, Source **source,
                 Diagnostics *diagnostics)
{
    Options own = *options;
    Archive archive = {.options = &own,
                       .task = task,
                       .diagnostics = diagnostics,
                       .folder = options->folder,
                       .lock = -1};
    Buffer old = {0};
    bool renews;
    own.input = task->input;
    if (compile_document(&archive, source) && await_turn(turn, &renews) && open_archive(&archive) &&
        load_index(&archive, &old) && add_document(&archive) &&
        (!renews || renew_index(&archive, &old)))
        print_path(&archive);
    close_archive(&archive);
    buffer_free(&old);
}

void archive_renew(const Options *options, Diagnostics *diagnostics)
{
    Archive archive = {
        .options = options, .diagnostics = diagnostics, .folder = options->folder, .lock = -1};
    Buffer old = {0};
    if (open_archive(&archive) && load_index(&archive, &old))
        renew_index(&archive, &old);
    close_archive(&archive);
    buffer_free(&old);
}
