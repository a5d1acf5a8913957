/* depend.c: owns dependencies between files: as a rule for make, and by their times. */
#include "cli/depend.h"
#include "cli/stamp.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/dependencies.h"
#include "base/file.h"
#include "input/house.h"
#include "input/pictures.h"

/* Names in a rule: blanks and “#” have a backslash before them, “$” is doubled. */
static void add_name(Buffer *out, const char *name)
{
    for (; *name; name++) {
        if (*name == ' ' || *name == '#' || *name == '\\')
            buffer_char(out, '\\');
        if (*name == '$')
            buffer_char(out, '$');
        buffer_char(out, *name);
    }
}

void depend_write(const Options *options, const Task *task, Diagnostics *diagnostics)
{
    Buffer rule = {0}, path = {0};
    for (size_t i = 0; i < task->output_count; i++) {
        buffer_string(&rule, i == 0 ? "" : " ");
        add_name(&rule, task->outputs[i].path);
    }
    buffer_char(&rule, ':');
    for (size_t i = 0; dependencies_find(i); i++) {
        buffer_string(&rule, " \\\n ");
        add_name(&rule, dependencies_find(i));
    }
    /* A target for each, so that make does not stop when a picture is no longer used and gone. */
    for (size_t i = 1; dependencies_find(i); i++) {
        buffer_string(&rule, "\n\n");
        add_name(&rule, dependencies_find(i));
        buffer_char(&rule, ':');
    }
    buffer_char(&rule, '\n');
    if (options->depend_file) {
        buffer_string(&path, options->depend_file);
    } else {
        const char *first = task->outputs[0].path, *dot = strrchr(first, '.');
        buffer_add(&path, first, dot && !strchr(dot, '/') ? (size_t)(dot - first) : strlen(first));
        buffer_string(&path, ".d");
    }
    file_write(buffer_text(&path), rule.data, rule.length, diagnostics);
    buffer_free(&rule);
    buffer_free(&path);
}

typedef struct {
    struct timespec oldest_output;
    bool current;
} Times;

static bool is_newer(struct timespec a, struct timespec b)
{
    return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
}

/* One more file that the outputs are made from. One that is not there is for the compiler to complain of. */
static void compare(const char *path, void *data)
{
    Times *times = data;
    struct stat status;
    if (stat(path, &status) != 0 || !is_newer(times->oldest_output, status.st_mtim))
        times->current = false;
}

bool depend_is_current(const Options *options, const Task *task, xmlDoc *tree)
{
    Times times = {.current = task->output_count > 0 && !options->resources && !options->encrypt};
    for (size_t i = 0; i < task->output_count && times.current; i++) {
        struct stat status;
        times.current = stat(task->outputs[i].path, &status) == 0 && S_ISREG(status.st_mode) &&
                        stamp_matches(options, &task->outputs[i]);
        if (times.current && (i == 0 || is_newer(times.oldest_output, status.st_mtim)))
            times.oldest_output = status.st_mtim;
    }
    if (times.current)
        compare(task->input, &times);
    if (times.current)
        for (size_t i = 0; house_file(i); i++)
            compare(house_file(i), &times);
    if (times.current)
        linked_files_visit(tree, task->input, compare, &times);
    return times.current;
}
