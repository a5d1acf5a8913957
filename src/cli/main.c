/* main.c: the program: command line in, diagnostics and exit status out. */
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/resources.h"
#include "base/sanitizer.h"
#include "base/version.h"
#include "base/wording.h"
#include "cli/archive.h"
#include "cli/draw_up.h"
#include "cli/guard.h"
#include "cli/batch.h"
#include "cli/confine.h"
#include "cli/inspect.h"
#include "cli/options.h"
#include "cli/password.h"
#include "cli/pipeline.h"
#include "cli/scratch.h"
#include "cli/start.h"
#include "cli/verify.h"
#include "cli/watch.h"
#include "input/xml_memory.h"

/* What is said of the document when the time is up or memory is, made beforehand: a signal handler can only write, and
 * without memory nothing can be made. */
static Buffer overdue, starved;

static void leave_without_memory(void)
{
    static const char MESSAGE[] = "protoc: error: out of memory [out-of-memory]\n";
    file_abandon();
    if (starved.length > 0)
        (void)!write(STDERR_FILENO, starved.data, starved.length);
    else
        (void)!write(STDERR_FILENO, MESSAGE, sizeof MESSAGE - 1);
    _exit(3);
}

/* Some libraries know no other way to report that the system fails them: libgcrypt calls abort() when too many files are
 * open. */
static void leave_without_library(int signal_number)
{
    static const char MESSAGE[] =
        "protoc: error: a library that protoc uses has given up; nothing was written "
        "[library-stopped]\n";
    (void)signal_number;
    file_abandon();
    (void)!write(STDERR_FILENO, MESSAGE, sizeof MESSAGE - 1);
    _exit(3);
}

/* A stopped run leaves no half-made file behind; then the signal does what it would have done. */
static void stop(int signal_number)
{
    guard_stop();
    password_stop();
    file_abandon();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* Buffers of some hundred kilobytes come and go with every stream that is compressed. By default each is mapped
 * anew and faulted in page by page; kept in the heap, its pages are there already. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, 8 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
    mallopt(M_TOP_PAD, 1024 * 1024);
#endif
}

static bool is_ignored(int signal_number)
{
    struct sigaction action;
    return sigaction(signal_number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

/* Who starts protoc may ignore the end of its children, which would hide how they ended, or block signals, and with them the
 * limit of time. What nohup has set up stays. */
static void prepare_signals(void)
{
    static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    struct sigaction action = {.sa_handler = stop};
    sigset_t none;
    sigemptyset(&none);
    signal(SIGCHLD, SIG_DFL);
    signal(SIGPIPE,
           SIG_IGN); /* a closed pipe and a file size limit are failed writes like others */
    signal(SIGXFSZ, SIG_IGN);
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
        if (SIGNALS[i] != SIGHUP || !is_ignored(SIGHUP))
            sigaction(SIGNALS[i], &action, NULL);
    action.sa_handler = leave_without_library;
    if (!SANITIZED)
        sigaction(SIGABRT, &action, NULL);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* --help and --version are output like any other: a full disk or a closed pipe is noticed. */
static void print_information(const Options *options, Diagnostics *diagnostics)
{
    Buffer text = {0};
    if (options->help)
        options_help(&text);
    else
        buffer_format(&text, "protoc %s\n", PROTOC_VERSION);
    file_write("-", text.data, text.length, diagnostics);
    buffer_free(&text);
}

static bool wants_colour(const Options *options)
{
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    return isatty(STDERR_FILENO) && !(no_color && *no_color) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

static void say(const Buffer *text)
{
    fwrite(buffer_text(text), 1, text->length, stderr);
}

/* Everything there is to say of one document, in the form that is wanted. */
static void print_report(const Options *options, Diagnostics *diagnostics, int status)
{
    const char *input = options->task_count > 0 ? options->tasks[0].input : NULL;
    Buffer text = {0}, piece = {0};
    bool any = false;
    diagnostics_set_colour(diagnostics, wants_colour(options));
    report_begin(options->report, &text);
    report_add(options->report, diagnostics, input, &piece);
    report_join(options->report, &piece, &any, &text);
    report_end(options->report, status, &text);
    say(&text);
    buffer_free(&piece);
    buffer_free(&text);
}

static void leave_overdue(int signal_number)
{
    (void)signal_number;
    file_abandon();
    (void)!write(STDERR_FILENO, overdue.data, overdue.length);
    _exit(1);
}

/* The whole report of a run that says this of its document and nothing else. */
static void say_beforehand(const Options *options, MessageId id, const char *argument,
                           Buffer *report)
{
    bool any = false;
    Buffer piece = {0};
    Diagnostics *diagnostics = diagnostics_new();
    Source *source = source_new(options->input, memory_string(""), 0);
    diagnostics_set_colour(diagnostics, wants_colour(options));
    diagnose(diagnostics, id, source_whole(source), argument, NULL);
    report_begin(options->report, report);
    report_add(options->report, diagnostics, NULL, &piece);
    report_join(options->report, &piece, &any, report);
    report_end(options->report, diagnostics_status(diagnostics), report);
    buffer_free(&piece);
    source_free(source);
    diagnostics_free(diagnostics);
}

static void limit_time(const Options *options)
{
    char seconds[24];
    if (limit_of(LIMIT_TIME) == 0)
        return;
    snprintf(seconds, sizeof seconds, "%llu", (unsigned long long)limit_of(LIMIT_TIME));
    say_beforehand(options, MESSAGE_TIME_LIMIT, seconds, &overdue);
    struct sigaction action = {.sa_handler = leave_overdue};
    sigemptyset(&action.sa_mask);
    sigaction(SIGALRM, &action, NULL);
    alarm((unsigned)limit_of(LIMIT_TIME));
}

/* What goes without other processes is done in this one. */
static void run_here(const Options *options, Source **source, Diagnostics *diagnostics)
{
    switch (options->command) {
    case COMMAND_COMPILE: pipeline_run(options, &options->tasks[0], source, diagnostics); break;
    case COMMAND_NEW:
    case COMMAND_SCHEMAS: start_run(options, diagnostics); break;
    case COMMAND_ARCHIVE:
        archive_run(options, &options->tasks[0], NULL, source, diagnostics);
        break;
    case COMMAND_DRAW_UP: draw_up_run(options, diagnostics); break;
    case COMMAND_VERIFY: verify_run(options, diagnostics); break;
    default: inspect_run(options, diagnostics);
    }
}

/* All there is to do, in a process that is confined. */
static int run_limited(const Options *options, Diagnostics *diagnostics)
{
    Source *source = NULL;
    bool limited = options->input && options->command != COMMAND_DRAW_UP;
    if (limited) {
        limit_time(options);
        say_beforehand(options, MESSAGE_WORKER_MEMORY, NULL, &starved);
    }
    run_here(options, &source, diagnostics);
    alarm(0);
    int status = diagnostics_status(diagnostics);
    print_report(options, diagnostics, status);
    buffer_free(&overdue);
    buffer_free(&starved);
    source_free(source);
    return status;
}

/* What reads what anybody may have made does so in a process of its own. The temporary folder is ours, so that it goes
 * even when the other process crashes. */
static int run_guarded(const Options *options, Diagnostics *diagnostics)
{
    Scratch scratch = {0};
    int status = 0;
    bool needed = options->command == COMMAND_ARCHIVE || options->command == COMMAND_VERIFY;
    if (needed && !scratch_open(&scratch, diagnostics)) {
        print_report(options, diagnostics, diagnostics_status(diagnostics));
        return diagnostics_status(diagnostics);
    }
    if (!guard_enter(options->input, &status, diagnostics))
        status = run_limited(options, diagnostics);
    else if (diagnostics_count(diagnostics, SEVERITY_SYSTEM) > 0)
        print_report(options, diagnostics, status);
    scratch_close(&scratch);
    return status;
}

static int run_one(const Options *options, Diagnostics *diagnostics)
{
    bool guarded = options->command != COMMAND_COMPILE && options->command != COMMAND_NEW &&
                   options->command != COMMAND_SCHEMAS;
    if (guarded)
        return run_guarded(options, diagnostics);
    if (options->command == COMMAND_COMPILE)
        pipeline_get_ready(options);
    confine_process();
    return run_limited(options, diagnostics);
}

typedef struct {
    ReportForm form;
    bool any;
    bool archived; /* one of them at least */
} Stream;

static void print_piece(const BatchResult *result, void *data)
{
    Stream *stream = data;
    Buffer text = {0};
    report_join(stream->form, result->piece, &stream->any, &text);
    stream->archived |= result->status == 0;
    say(&text);
    buffer_free(&text);
}

/* Brings the index up to date, in a process of its own. What goes wrong belongs to no document. */
static int renew_archive(const Options *options, Stream *stream)
{
    Diagnostics *diagnostics = diagnostics_new();
    Buffer piece = {0};
    int status = 0;
    bool inside = !guard_enter(options->folder, &status, diagnostics);
    if (inside)
        archive_renew(options, diagnostics);
    diagnostics_set_colour(diagnostics, wants_colour(options));
    report_add(options->report, diagnostics, NULL, &piece);
    const BatchResult result = {.status = diagnostics_status(diagnostics), .piece = &piece};
    print_piece(&result, stream);
    if (inside)
        _exit(result.status);
    buffer_free(&piece);
    diagnostics_free(diagnostics);
    return status;
}

static int compile_many(const Options *options)
{
    const Task **tasks = memory_new((options->task_count + 1) * sizeof *tasks);
    Stream stream = {.form = options->report};
    Buffer text = {0};
    for (size_t i = 0; i < options->task_count; i++)
        tasks[i] = &options->tasks[i];
    report_begin(options->report, &text);
    say(&text);
    text.length = 0;
    int status =
        batch_run(options, wants_colour(options), tasks, options->task_count, print_piece, &stream);
    if (options->command == COMMAND_ARCHIVE && stream.archived) {
        int renewed = renew_archive(options, &stream);
        status = renewed > status ? renewed : status;
    }
    report_end(options->report, status, &text);
    say(&text);
    buffer_free(&text);
    free(tasks);
    return status;
}

/* The temporary folder is the parent's, so that it goes even when a worker crashes. */
static int archive_many(const Options *options, Diagnostics *diagnostics)
{
    Scratch scratch = {0};
    int status;
    if (scratch_open(&scratch, diagnostics)) {
        status = compile_many(options);
    } else {
        status = diagnostics_status(diagnostics);
        print_report(options, diagnostics, status);
    }
    scratch_close(&scratch);
    return status;
}

static int compile(const Options *options, Diagnostics *diagnostics)
{
    resources_set_folder(options->resources);
    if (options->help || options->version) {
        print_information(options, diagnostics);
        print_report(options, diagnostics, diagnostics_status(diagnostics));
        return diagnostics_status(diagnostics);
    }
    bool many = options->command == COMMAND_COMPILE && options->task_count != 1;
    if (options->watch)
        return watch_run(options, wants_colour(options));
    if (options->command == COMMAND_ARCHIVE && options->task_count > 1)
        return archive_many(options, diagnostics);
    return many ? compile_many(options) : run_one(options, diagnostics);
}

int main(int count, char **words)
{
    memory_set_handler(leave_without_memory);
    prepare_signals();
    keep_memory();
    xml_memory_setup();
    wording_set_from_environment();
    Diagnostics *diagnostics = diagnostics_new();
    Options options;
    int status;
    if (options_parse(count, words, &options, diagnostics)) {
        diagnostics_set_policy(diagnostics, &options.warnings);
        status = compile(&options, diagnostics);
    } else {
        status = diagnostics_status(diagnostics);
        print_report(&options, diagnostics, status);
    }
    options_free(&options);
    draw_up_finish();
    diagnostics_free(diagnostics);
    return status;
}
