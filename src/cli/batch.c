/* batch.c: owns the processes that compile many documents.
 *
 *                        task 4, task 6 ──►┌──────────┐
 *     inputs ─► parent                     │ worker 1 │─► outputs
 *                  ▲    ◄── result of 4 ───└──────────┘
 *                  └─ results, held back until all before them are there ─► report
 *
 * The parent loads what every document needs and then forks workers, which share it. Each has a pipe for the numbers
 * of its tasks, two of them ahead so that it never waits, and one for results. The parent compiles nothing: what a
 * document does to a worker, crash, memory or time, costs that document alone; the tasks behind it go to another
 * worker. Results come in any order and are handed on in that of the inputs, so that neither the number of
 * processes nor their luck shows. Nothing is kept of a result that was handed on. */
#include "cli/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/affix.h"
#include "base/background.h"
#include "base/dependencies.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "cli/archive.h"
#include "cli/confine.h"
#include "cli/pipeline.h"
#include "cli/process.h"
#include "cli/report.h"

enum { AHEAD = 2, SNIFFED_INPUTS = 16, SNIFFED_BYTES = 4096, STATUS_NO_MEMORY = 4 };

/* In place of a task's number: a worker's document is compiled and waits for its turn (archive.h), which comes as another
 * number of the parent's, whether the index is renewed with it. */
static const uint32_t WAITS = UINT32_MAX;
enum { RENEWAL_PERIOD = 1000 /* milliseconds */ };

typedef struct {
    pid_t pid; /* 0: there is none */
    int to, from;
    uint32_t queue[AHEAD]; /* first: what it works on */
    size_t queued;
    int64_t since; /* when it began with the first, in milliseconds */
    bool overdue;
    bool waits; /* for its turn */
    Buffer received;
} Worker;

/* In front of every result. */
typedef struct {
    uint32_t task;
    uint32_t status;
    uint32_t piece_length;
    uint32_t files_length;
} Header;

typedef struct {
    bool done;
    int status;
    Buffer piece;
    Buffer files;
} Result;

typedef struct {
    const Options *options;
    bool colour;
    bool progress; /* a line on the terminal */
    const Task *const *tasks;
    size_t count;
    BatchDone *done;
    void *data;
    Worker *workers;
    size_t worker_count;
    uint32_t *waiting; /* a stack of tasks, the next on top */
    size_t waiting_count;
    Result *results;
    size_t handed_on;
    size_t finished;
    int status;
    int64_t renewed; /* when the index of the archive was, or is to be */
} Batch;

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool is_archive(const Batch *batch)
{
    return batch->options->command == COMMAND_ARCHIVE;
}

static bool write_whole(int descriptor, const void *data, size_t length)
{
    for (const char *at = data; length > 0;) {
        ssize_t written = write(descriptor, at, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        length -= (size_t)written;
    }
    return true;
}

/* ---- The worker ---- */

static void leave_without_memory(void)
{
    file_abandon();
    _exit(STATUS_NO_MEMORY);
}

static bool send_result(int to, uint32_t number, int status, const Buffer *piece)
{
    Buffer frame = {0};
    Buffer files = {0};
    for (size_t i = 0; dependencies_find(i); i++)
        buffer_add(&files, dependencies_find(i), strlen(dependencies_find(i)) + 1);
    Header header = {number, (uint32_t)status, (uint32_t)piece->length, (uint32_t)files.length};
    buffer_add(&frame, &header, sizeof header);
    buffer_add(&frame, buffer_text(piece), piece->length);
    buffer_add(&frame, buffer_text(&files), files.length);
    bool good = write_whole(to, frame.data, frame.length);
    buffer_free(&files);
    buffer_free(&frame);
    return good;
}

typedef struct {
    int from, to;
} Pipes;

static bool await_turn(void *data, bool *renews)
{
    const Pipes *pipes = data;
    const Header header = {.task = WAITS};
    uint32_t answer = 0;
    bool good = write_whole(pipes->to, &header, sizeof header) &&
                read(pipes->from, &answer, sizeof answer) == (ssize_t)sizeof answer;
    *renews = answer != 0;
    return good;
}

static bool compile(const Batch *batch, uint32_t number, Pipes pipes)
{
    const ArchiveTurn turn = {await_turn, &pipes};
    const Task *task = batch->tasks[number];
    Diagnostics *diagnostics = diagnostics_new();
    Source *source = NULL;
    Buffer piece = {0};
    diagnostics_set_policy(diagnostics, &batch->options->warnings);
    diagnostics_set_colour(diagnostics, batch->colour);
    if (is_archive(batch))
        archive_run(batch->options, task, &turn, &source, diagnostics);
    else
        pipeline_run(batch->options, task, &source, diagnostics);
    report_add(batch->options->report, diagnostics, task->input, &piece);
    bool good = send_result(pipes.to, number, diagnostics_status(diagnostics), &piece);
    buffer_free(&piece);
    source_free(source);
    diagnostics_free(diagnostics);
    return good;
}

/* Descriptors that protoc was started with are none of a worker's, unless a document is one of them. */
static void close_inherited(const Batch *batch, int *from, int *to)
{
    for (size_t i = 0; i < batch->count; i++)
        if (starts_with(batch->tasks[i]->input, "/dev/fd/") ||
            starts_with(batch->tasks[i]->input, "/proc/"))
            return;
    int high_from = fcntl(*from, F_DUPFD_CLOEXEC, 100), high_to = fcntl(*to, F_DUPFD_CLOEXEC, 100);
    if (high_from < 0 || high_to < 0)
        return;
    *from = dup2(high_from, STDERR_FILENO + 1);
    *to = dup2(high_to, STDERR_FILENO + 2);
    close_range(STDERR_FILENO + 3, ~0U, 0);
}

static _Noreturn void work(const Batch *batch, int from, int to)
{
    uint32_t number;
    /* The temporary folder of an archive is one that is needed. */
    if (!is_archive(batch))
        close_inherited(batch, &from, &to);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    memory_set_handler(leave_without_memory);
    confine_process();
    if ((long)batch->worker_count >= sysconf(_SC_NPROCESSORS_ONLN))
        background_forbid();
    while (read(from, &number, sizeof number) == (ssize_t)sizeof number)
        if (!compile(batch, number, (Pipes){from, to}))
            break;
    _exit(0);
}

/* ---- The parent ---- */

static bool start(Batch *batch, Worker *worker)
{
    int tasks[2], results[2];
    if (pipe2(tasks, O_CLOEXEC) != 0)
        return false;
    if (pipe2(results, O_CLOEXEC) != 0) {
        close(tasks[0]);
        close(tasks[1]);
        return false;
    }
    pid_t pid = fork();
    if (pid == 0) {
        /* A worker that held the others' pipes open would keep them from ending. */
        for (size_t i = 0; i < batch->worker_count; i++) {
            if (batch->workers[i].pid != 0) {
                close(batch->workers[i].to);
                close(batch->workers[i].from);
            }
        }
        close(tasks[1]);
        close(results[0]);
        work(batch, tasks[0], results[1]);
    }
    close(tasks[0]);
    close(results[1]);
    if (pid < 0) {
        close(tasks[1]);
        close(results[0]);
        return false;
    }
    *worker = (Worker){.pid = pid, .to = tasks[1], .from = results[0]};
    return true;
}

static void hand_out(Batch *batch, Worker *worker)
{
    /* Documents of an archive are begun in their order, so that none waits for one behind it. */
    size_t ahead = is_archive(batch) ? 1 : AHEAD;
    while (worker->queued < ahead && batch->waiting_count > 0) {
        uint32_t number = batch->waiting[--batch->waiting_count];
        if (worker->queued == 0)
            worker->since = now();
        worker->queue[worker->queued++] = number;
        /* One that has just died, or dies now, is noticed when its results end. */
        if (!write_whole(worker->to, &number, sizeof number))
            kill(worker->pid, SIGKILL);
    }
}

static void finish(Batch *batch, uint32_t number, int status)
{
    batch->results[number].done = true;
    batch->results[number].status = status;
    batch->finished++;
}

/* What a worker cannot say itself. */
static void report(Batch *batch, uint32_t number, MessageId id, const char *argument)
{
    Diagnostics *diagnostics = diagnostics_new();
    const char *input = batch->tasks[number]->input;
    Source *source = source_new(input, memory_string(""), 0);
    diagnostics_set_colour(diagnostics, batch->colour);
    diagnose(diagnostics, id, source_whole(source), argument, NULL);
    report_add(batch->options->report, diagnostics, input, &batch->results[number].piece);
    finish(batch, number, diagnostics_status(diagnostics));
    diagnostics_free(diagnostics);
    source_free(source);
}

/* Why the process ended, said of the document it worked on. */
static void report_end_of(Batch *batch, const Worker *worker, uint32_t number, int wait_status)
{
    char reason[80];
    if (worker->overdue) {
        snprintf(reason, sizeof reason, "%llu", (unsigned long long)limit_of(LIMIT_TIME));
        report(batch, number, MESSAGE_TIME_LIMIT, reason);
    } else if (WIFEXITED(wait_status) && WEXITSTATUS(wait_status) == STATUS_NO_MEMORY) {
        report(batch, number, MESSAGE_WORKER_MEMORY, NULL);
    } else {
        if (WIFSIGNALED(wait_status))
            snprintf(reason, sizeof reason, "signal %d", WTERMSIG(wait_status));
        else
            snprintf(reason, sizeof reason, "status %d", WEXITSTATUS(wait_status));
        report(batch, number, MESSAGE_WORKER_FAILED, reason);
    }
}

/* The process is gone: its document has failed, and what it had not begun goes back. */
static void bury(Batch *batch, Worker *worker)
{
    int wait_status = 0;
    close(worker->to);
    close(worker->from);
    process_wait(worker->pid, &wait_status);
    while (worker->queued > 1)
        batch->waiting[batch->waiting_count++] = worker->queue[--worker->queued];
    if (worker->queued == 1) {
        const Task *task = batch->tasks[worker->queue[0]];
        for (size_t i = 0; i < task->output_count; i++)
            file_remove_temporary(task->outputs[i].path, worker->pid);
        report_end_of(batch, worker, worker->queue[0], wait_status);
    }
    buffer_free(&worker->received);
    *worker = (Worker){0};
}

/* Takes whole results off what was received. */
static void take_results(Batch *batch, Worker *worker)
{
    size_t at = 0;
    Header header;
    while (worker->received.length - at >= sizeof header) {
        memcpy(&header, worker->received.data + at, sizeof header);
        if (header.task == WAITS) {
            worker->waits = true;
            at += sizeof header;
            continue;
        }
        size_t whole = sizeof header + header.piece_length + header.files_length;
        if (worker->received.length - at < whole)
            break;
        Result *result = &batch->results[header.task];
        const char *bytes = worker->received.data + at + sizeof header;
        buffer_add(&result->piece, bytes, header.piece_length);
        buffer_add(&result->files, bytes + header.piece_length, header.files_length);
        finish(batch, header.task, (int)header.status);
        at += whole;
        worker->queued--;
        memmove(worker->queue, worker->queue + 1, worker->queued * sizeof *worker->queue);
        worker->since = now();
    }
    memmove(worker->received.data, worker->received.data + at, worker->received.length - at);
    worker->received.length -= at;
}

static void receive(Batch *batch, Worker *worker)
{
    char chunk[64 * 1024];
    ssize_t got = read(worker->from, chunk, sizeof chunk);
    if (got > 0) {
        buffer_add(&worker->received, chunk, (size_t)got);
        take_results(batch, worker);
    } else if (got == 0 || errno != EINTR) {
        bury(batch, worker);
    }
}

static void show_progress(const Batch *batch)
{
    if (batch->progress && batch->finished < batch->count)
        fprintf(stderr, "\r[%zu/%zu]\033[K", batch->finished, batch->count);
}

static void hide_progress(const Batch *batch)
{
    if (batch->progress)
        fprintf(stderr, "\r\033[K");
}

static void hand_on(Batch *batch)
{
    while (batch->handed_on < batch->count && batch->results[batch->handed_on].done) {
        Result *result = &batch->results[batch->handed_on];
        BatchResult said = {batch->tasks[batch->handed_on++], result->status, &result->piece,
                            buffer_text(&result->files), result->files.length};
        if (result->piece.length > 0)
            hide_progress(batch);
        batch->done(&said, batch->data);
        if (result->status > batch->status)
            batch->status = result->status;
        buffer_free(&result->piece);
        buffer_free(&result->files);
    }
}

/* Lets the document that all before it have made way for into the archive. */
static void give_turn(Batch *batch)
{
    for (size_t i = 0; i < batch->worker_count; i++) {
        Worker *worker = &batch->workers[i];
        if (!worker->waits || worker->queue[0] != batch->handed_on)
            continue;
        uint32_t renews = now() - batch->renewed >= RENEWAL_PERIOD;
        worker->waits = false;
        worker->since = now();
        if (renews)
            batch->renewed = worker->since;
        if (!write_whole(worker->to, &renews, sizeof renews))
            kill(worker->pid, SIGKILL);
    }
}

/* Kills what is overdue; gives the milliseconds until the next one is, -1 for never. */
static int check_times(Batch *batch)
{
    int64_t limit = (int64_t)limit_of(LIMIT_TIME) * 1000, next = -1, time = now();
    for (size_t i = 0; i < batch->worker_count && limit > 0; i++) {
        Worker *worker = &batch->workers[i];
        if (worker->pid == 0 || worker->queued == 0 || worker->waits)
            continue;
        int64_t left = worker->since + limit - time;
        if (left <= 0 && !worker->overdue) {
            worker->overdue = true;
            kill(worker->pid, SIGKILL);
        } else if (next < 0 || left < next) {
            next = left < 0 ? 0 : left;
        }
    }
    return next > 60000 ? 60000 : (int)next;
}

/* Workers that are gone are replaced as long as there is work. false: there are none and can be none. */
static bool employ(Batch *batch)
{
    size_t alive = 0;
    for (size_t i = 0; i < batch->worker_count; i++) {
        Worker *worker = &batch->workers[i];
        if (worker->pid == 0 && batch->waiting_count > 0)
            start(batch, worker);
        alive += worker->pid != 0;
        if (worker->pid != 0)
            hand_out(batch, worker);
    }
    return alive > 0;
}

static void run(Batch *batch)
{
    struct pollfd *polled = memory_new(batch->worker_count * sizeof *polled);
    while (batch->finished < batch->count) {
        if (!employ(batch)) {
            const char *reason = strerror(errno);
            while (batch->waiting_count > 0)
                report(batch, batch->waiting[--batch->waiting_count], MESSAGE_WORKER_NONE, reason);
            break;
        }
        for (size_t i = 0; i < batch->worker_count; i++)
            polled[i] = (struct pollfd){
                .fd = batch->workers[i].pid != 0 ? batch->workers[i].from : -1, .events = POLLIN};
        int wait = check_times(batch);
        if (poll(polled, batch->worker_count, wait) > 0)
            for (size_t i = 0; i < batch->worker_count; i++)
                if (polled[i].revents != 0)
                    receive(batch, &batch->workers[i]);
        hand_on(batch);
        give_turn(batch);
        show_progress(batch);
    }
    free(polled);
}

static void dismiss(Batch *batch)
{
    for (size_t i = 0; i < batch->worker_count; i++)
        if (batch->workers[i].pid != 0)
            bury(batch, &batch->workers[i]);
    hide_progress(batch);
}

/* That files are in their places reaches the disk once for the batch; for each document it would take as long as everything
 * else a worker waits for. */
static void synchronise_folders(const Batch *batch)
{
    const char **paths = memory_new(batch->count * FORMAT_COUNT * sizeof *paths);
    size_t count = 0;
    for (size_t i = 0; i < batch->count; i++)
        for (size_t k = 0; k < batch->tasks[i]->output_count; k++)
            paths[count++] = batch->tasks[i]->outputs[k].path;
    file_synchronise_folders(paths, count);
    free(paths);
}

/* What kinds of documents there are shows in the first bytes of the first few. */
static void preload(const Batch *batch)
{
    bool loaded[64] = {false};
    /* What is watched may be another the next time. */
    if (batch->options->watch)
        return;
    for (size_t i = 0; i < batch->count && i < SNIFFED_INPUTS; i++) {
        char head[SNIFFED_BYTES + 1];
        int descriptor = open(batch->tasks[i]->input, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        ssize_t length = descriptor < 0 ? -1 : read(descriptor, head, SNIFFED_BYTES);
        if (descriptor >= 0)
            close(descriptor);
        head[length < 0 ? 0 : length] = '\0';
        for (size_t k = 0; k < 64 && root_row(k); k++) {
            Buffer tag = {0};
            buffer_format(&tag, "<%s ", root_row(k)->name);
            if (!loaded[k] && strstr(head, buffer_text(&tag))) {
                pipeline_preload(batch->options, root_row(k));
                loaded[k] = true;
            }
            buffer_free(&tag);
        }
    }
}

int batch_run(const Options *options, bool colour, const Task *const *tasks, size_t count,
              BatchDone *done, void *data)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t jobs = options->jobs > 0 ? (size_t)options->jobs
                  : processors > 0  ? (size_t)processors
                                    : 1;
    Batch batch = {.options = options,
                   .colour = colour,
                   .progress = count > 1 && options->report == REPORT_TEXT && isatty(STDERR_FILENO),
                   .tasks = tasks,
                   .count = count,
                   .done = done,
                   .data = data,
                   .renewed = now(),
                   .worker_count = jobs < count ? jobs : count};
    batch.workers = memory_new(batch.worker_count * sizeof *batch.workers);
    batch.results = memory_new(count * sizeof *batch.results);
    batch.waiting = memory_new(count * sizeof *batch.waiting);
    for (size_t i = count; i > 0; i--)
        batch.waiting[batch.waiting_count++] = (uint32_t)(i - 1);
    preload(&batch);
    run(&batch);
    synchronise_folders(&batch);
    hand_on(&batch);
    dismiss(&batch);
    free(batch.workers);
    free(batch.results);
    free(batch.waiting);
    return batch.status;
}
