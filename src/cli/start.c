/* start.c: owns what is written before there is a document: a skeleton to fill in, and the schemas by which editors
 * complete and explain. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/resources.h"
#include "base/wording.h"
#include "cli/start.h"
#include "input/skeleton.h"

#define SCHEMAS "schemas"

/* Somebody's minutes may be in a file of that name. */
static void write_new(const Options *options, Diagnostics *diagnostics)
{
    struct stat status;
    Buffer text = {0}, output = {0};
    if (options->output)
        buffer_string(&output, options->output);
    else
        buffer_format(&output, "%s.xml", options->kind);
    const char *language = options->language ? options->language : wording_code();
    if (skeleton_make(options->kind, language, &text, diagnostics)) {
        if (strcmp(buffer_text(&output), "-") != 0 && stat(buffer_text(&output), &status) == 0 &&
            S_ISREG(status.st_mode))
            diagnose(diagnostics, MESSAGE_NEW_EXISTS, PLACE_NONE, buffer_text(&output), NULL);
        else
            file_write(buffer_text(&output), buffer_text(&text), text.length, diagnostics);
    }
    buffer_free(&text);
    buffer_free(&output);
}

static bool write_schema(const char *folder, const char *name, Diagnostics *diagnostics)
{
    Buffer from = {0}, to = {0};
    size_t length;
    bool owned, good;
    buffer_format(&from, SCHEMAS "/%s", name);
    buffer_format(&to, "%s/%s", folder, name);
    char *bytes = resource_read(buffer_text(&from), &length, &owned);
    good = bytes && file_write(buffer_text(&to), bytes, length, diagnostics);
    if (owned)
        free(bytes);
    buffer_free(&from);
    buffer_free(&to);
    return good;
}

static void write_schemas(const char *folder, Diagnostics *diagnostics)
{
    size_t count;
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        diagnose(diagnostics, MESSAGE_OUTPUT_FAILED, PLACE_NONE, folder, strerror(errno), NULL);
        return;
    }
    char **names = resource_names(SCHEMAS, &count);
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        good = good && write_schema(folder, names[i], diagnostics);
        free(names[i]);
    }
    free(names);
}

void start_run(const Options *options, Diagnostics *diagnostics)
{
    if (options->command == COMMAND_NEW)
        write_new(options, diagnostics);
    else
        write_schemas(options->folder, diagnostics);
}
