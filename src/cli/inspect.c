/* inspect.c: owns --list, --extract and --extract-all.
 *
 * The PDF may come from anybody. Names in it are made safe, files are never replaced, and what goes to the terminal
 * holds no control characters. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/excerpt.h"
#include "base/file.h"
#include "cli/inspect.h"
#include "cli/password.h"
#include "cli/safe_name.h"
#include "pdf/reader.h"

enum { MOST_NUMBERS = 10000, COMPARED = 512 << 20 };

/* Whether a file at the path holds these bytes; *exists: whether there is anything. */
static bool holds(const char *path, const Buffer *bytes, bool *exists)
{
    struct stat status;
    *exists = lstat(path, &status) == 0 || errno != ENOENT;
    if (!*exists || !S_ISREG(status.st_mode) || (size_t)status.st_size != bytes->length)
        return false;
    Buffer there = {0};
    bool same = file_load(path, COMPARED, &there) == 0 && there.length == bytes->length &&
                memcmp(buffer_text(&there), buffer_text(bytes), bytes->length) == 0;
    buffer_free(&there);
    return same;
}

static void add_path(Buffer *path, const char *folder, const char *name)
{
    path->length = 0;
    buffer_string(path, folder);
    if (path->length > 0 && path->data[path->length - 1] != '/')
        buffer_char(path, '/');
    buffer_string(path, name);
}

/* The first path for the name in the folder that is free, or that holds these bytes, which *done says. */
static bool choose_path(const char *folder, const char *name, const Buffer *bytes, Buffer *path,
                        bool *done)
{
    Buffer numbered = {0};
    bool exists = true;
    *done = false;
    for (unsigned number = 1; exists && !*done && number < MOST_NUMBERS; number++) {
        numbered.length = 0;
        if (number == 1)
            buffer_string(&numbered, name);
        else
            safe_name_numbered(name, number, &numbered);
        add_path(path, folder, buffer_text(&numbered));
        *done = holds(buffer_text(path), bytes, &exists);
    }
    buffer_free(&numbered);
    return !exists || *done;
}

/* Writes the attached file number index into the folder, under a safe name that no other file has there; a file of that
 * name with the same bytes is left as it is. */
static void write_file(PdfReader *reader, size_t index, const char *folder,
                       Diagnostics *diagnostics)
{
    Buffer bytes = {0}, name = {0}, chosen = {0};
    bool done = false;
    bool good = pdf_reader_read(reader, index, &bytes);
    safe_name(pdf_reader_find(reader, index)->name, &name);
    if (good && !choose_path(folder, buffer_text(&name), &bytes, &chosen, &done))
        diagnose(diagnostics, MESSAGE_EXTRACT_EXISTS, PLACE_NONE, buffer_text(&chosen), NULL);
    else if (good && !done)
        file_write(buffer_text(&chosen), buffer_text(&bytes), bytes.length, diagnostics);
    buffer_free(&bytes);
    buffer_free(&name);
    buffer_free(&chosen);
}

/* A line a file: name, bytes, type, relationship, description, with tabs between. */
static void list(PdfReader *reader, Diagnostics *diagnostics)
{
    Buffer lines = {0}, bytes = {0};
    for (size_t i = 0; i < pdf_reader_count(reader); i++) {
        const PdfAttached *file = pdf_reader_find(reader, i);
        bytes.length = 0;
        bool good = pdf_reader_read(reader, i, &bytes);
        add_escaped(&lines, file->name);
        if (good)
            buffer_format(&lines, "\t%zu\t", bytes.length);
        else
            buffer_string(&lines, "\t-\t");
        add_escaped(&lines, file->media_type);
        buffer_char(&lines, '\t');
        add_escaped(&lines, file->relationship);
        buffer_char(&lines, '\t');
        add_escaped(&lines, file->description);
        buffer_char(&lines, '\n');
    }
    file_write("-", buffer_text(&lines), lines.length, diagnostics);
    buffer_free(&bytes);
    buffer_free(&lines);
}

/* Beside the PDF, under the name it has there, unless another file has it. */
static void extract_beside(PdfReader *reader, size_t source, const Options *options,
                           Diagnostics *diagnostics)
{
    Buffer name = {0}, bytes = {0};
    bool exists;
    safe_name(pdf_reader_find(reader, source)->name, &name);
    bool input_is_file = strcmp(options->input, "-") != 0;
    char *path = path_beside(input_is_file ? options->input : "", buffer_text(&name));
    if (pdf_reader_read(reader, source, &bytes) && !holds(path, &bytes, &exists)) {
        if (exists)
            diagnose(diagnostics, MESSAGE_EXTRACT_EXISTS, PLACE_NONE, path, NULL);
        else
            file_write(path, buffer_text(&bytes), bytes.length, diagnostics);
    }
    free(path);
    buffer_free(&name);
    buffer_free(&bytes);
}

static void extract(PdfReader *reader, const Options *options, Diagnostics *diagnostics)
{
    size_t source = pdf_reader_source(reader);
    if (source == pdf_reader_count(reader)) {
        diagnose(diagnostics, MESSAGE_PDF_NO_SOURCE, PLACE_NONE, options->input, NULL);
    } else if (options->output) {
        Buffer bytes = {0};
        if (pdf_reader_read(reader, source, &bytes))
            file_write(options->output, buffer_text(&bytes), bytes.length, diagnostics);
        buffer_free(&bytes);
    } else {
        extract_beside(reader, source, options, diagnostics);
    }
}

static void extract_all(PdfReader *reader, const Options *options, Diagnostics *diagnostics)
{
    size_t count = pdf_reader_count(reader);
    if (count == 0)
        diagnose(diagnostics, MESSAGE_PDF_NO_ATTACHMENTS, PLACE_NONE, options->input, NULL);
    else if (mkdir(options->folder, 0777) != 0 && errno != EEXIST)
        diagnose(diagnostics, MESSAGE_FOLDER_FAILED, PLACE_NONE, options->folder, strerror(errno),
                 NULL);
    else
        for (size_t i = 0; i < count; i++)
            write_file(reader, i, options->folder, diagnostics);
}

void inspect_run(const Options *options, Diagnostics *diagnostics)
{
    Buffer password = {0};
    if (!password_read(options->password_file, &password, diagnostics)) {
        password_free(&password);
        return;
    }
    PdfReader *reader = pdf_reader_open(
        options->input, options->password_file ? buffer_text(&password) : NULL, diagnostics);
    if (reader && options->command == COMMAND_LIST)
        list(reader, diagnostics);
    else if (reader && options->command == COMMAND_EXTRACT)
        extract(reader, options, diagnostics);
    else if (reader)
        extract_all(reader, options, diagnostics);
    pdf_reader_close(reader);
    password_free(&password);
}
