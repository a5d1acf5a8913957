/* watch.c: owns the loop that waits for changes.
 *
 * Editors and copying programs replace files rather than write into them, so folders are watched, not files: those of
 * everything that went into a document the last time (base/dependencies.h). What comes within a few
 * moments is one change. Each time new processes compile, with nothing kept of the time before. */
#include "cli/watch.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/wording.h"
#include "cli/batch.h"
#include "cli/report.h"

enum {
    SETTLE_MILLISECONDS = 60,
    EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
};

typedef struct {
    Buffer files; /* each name ended by NUL */
    bool changed;
} Watched;

typedef struct {
    int watch;
    char *folder; /* with its slash, as it stands before the names of files */
} Folder;

typedef struct {
    const Options *options;
    int inotify;
    Watched *tasks;
    Folder *folders;
    size_t folder_count, folder_capacity;
    bool any; /* report pieces before */
} Watch;

static void watch_folder(Watch *watch, const char *file)
{
    const char *slash = strrchr(file, '/');
    char *folder = strndup(file, slash ? (size_t)(slash - file) + 1 : 0);
    if (!folder)
        memory_exhausted();
    for (size_t i = 0; i < watch->folder_count; i++)
        if (strcmp(watch->folders[i].folder, folder) == 0) {
            free(folder);
            return;
        }
    int number = inotify_add_watch(watch->inotify, folder[0] ? folder : ".", EVENTS);
    watch->folders = memory_grow(watch->folders, &watch->folder_capacity, watch->folder_count + 1,
                                 sizeof *watch->folders);
    watch->folders[watch->folder_count++] = (Folder){number, folder};
}

/* Remembers what the task was made from, and says in one line how it went. */
static void take_result(const BatchResult *result, void *data)
{
    Watch *watch = data;
    Watched *watched = &watch->tasks[result->task - watch->options->tasks];
    Buffer text = {0};
    report_join(watch->options->report, result->piece, &watch->any, &text);
    watched->files.length = 0;
    buffer_add(&watched->files, result->files, result->files_length);
    if (result->files_length == 0)
        buffer_add(&watched->files, result->task->input, strlen(result->task->input) + 1);
    for (size_t at = 0; at < watched->files.length; at += strlen(watched->files.data + at) + 1)
        watch_folder(watch, watched->files.data + at);
    if (watch->options->report == REPORT_TEXT) {
        buffer_format(&text, "%s: ", result->task->input);
        if (result->status != 0)
            buffer_string(&text, phrase("not done, it has errors"));
        else
            buffer_string(&text, phrase("done"));
        for (size_t i = 0; i < result->task->output_count && result->status == 0; i++)
            buffer_format(&text, "%s%s", i == 0 ? ": " : ", ", result->task->outputs[i].path);
        buffer_char(&text, '\n');
    }
    fwrite(buffer_text(&text), 1, text.length, stderr);
    buffer_free(&text);
}

static void mark(Watch *watch, const char *file)
{
    for (size_t i = 0; i < watch->options->task_count; i++) {
        const Buffer *files = &watch->tasks[i].files;
        for (size_t at = 0; at < files->length; at += strlen(files->data + at) + 1)
            if (strcmp(files->data + at, file) == 0)
                watch->tasks[i].changed = true;
    }
}

static void read_events(Watch *watch)
{
    char bytes[16 * 1024] __attribute__((aligned(__alignof__(struct inotify_event))));
    ssize_t length = read(watch->inotify, bytes, sizeof bytes);
    for (ssize_t at = 0; at < length;) {
        const struct inotify_event *event = (const void *)(bytes + at);
        for (size_t i = 0; i < watch->folder_count && event->len > 0; i++) {
            if (watch->folders[i].watch != event->wd)
                continue;
            Buffer file = {0};
            buffer_format(&file, "%s%s", watch->folders[i].folder, event->name);
            mark(watch, buffer_text(&file));
            buffer_free(&file);
        }
        at += (ssize_t)(sizeof *event + event->len);
    }
}

/* Waits for the first change, and for the ones that come with it. */
static bool wait_for_changes(Watch *watch)
{
    struct pollfd polled = {.fd = watch->inotify, .events = POLLIN};
    int ready = poll(&polled, 1, -1);
    while (ready > 0) {
        read_events(watch);
        ready = poll(&polled, 1, SETTLE_MILLISECONDS);
    }
    return ready == 0 || errno == EINTR;
}

static void compile_changed(Watch *watch, bool colour)
{
    const Options *options = watch->options;
    const Task **tasks = memory_new(options->task_count * sizeof *tasks);
    size_t count = 0;
    for (size_t i = 0; i < options->task_count; i++) {
        if (watch->tasks[i].changed)
            tasks[count++] = &options->tasks[i];
        watch->tasks[i].changed = false;
    }
    if (count > 0)
        batch_run(options, colour, tasks, count, take_result, watch);
    free(tasks);
}

int watch_run(const Options *options, bool colour)
{
    Watch watch = {.options = options, .inotify = inotify_init1(IN_CLOEXEC)};
    if (watch.inotify < 0)
        return 3;
    watch.tasks = memory_new(options->task_count * sizeof *watch.tasks);
    for (size_t i = 0; i < options->task_count; i++) {
        watch.tasks[i].changed = true;
        /* Watched before it is read, so that no change is lost. */
        watch_folder(&watch, options->tasks[i].input);
    }
    do
        compile_changed(&watch, colour);
    while (wait_for_changes(&watch));
    for (size_t i = 0; i < options->task_count; i++)
        buffer_free(&watch.tasks[i].files);
    for (size_t i = 0; i < watch.folder_count; i++)
        free(watch.folders[i].folder);
    free(watch.folders);
    free(watch.tasks);
    close(watch.inotify);
    return 3;
}
