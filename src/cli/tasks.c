/* tasks.c: owns which documents there are and where what is made of them goes.
 *
 * Nothing is written before every name is settled: two documents that would write one file, or an output that is
 * an input, would else be noticed when one is lost. */
#include "cli/tasks.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/wording.h"
#include "cli/draw_up.h"
#include "pdf/profile.h"

enum { LIST_LIMIT = 64 * 1024 * 1024 };

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Where the path's suffix starts, at its dot; its end when it has none. A leading dot starts none. */
static size_t suffix_start(const char *path)
{
    const char *name = base_name(path);
    const char *dot = strrchr(name, '.');
    return dot && dot != name ? (size_t)(dot - path) : strlen(path);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Capital or small letters are the same in suffixes. */
static bool has_format_suffix(const char *path, const char *suffix)
{
    size_t length = strlen(path), suffix_length = strlen(suffix);

    if (length < suffix_length)
        return false;
    path += length - suffix_length;
    for (size_t i = 0; i < suffix_length; i++)
        if (lower(path[i]) != suffix[i])
            return false;
    return true;
}

/* Standard output, devices and other names without a suffix get the default format. */
static Format format_by_name(const char *output, Diagnostics *diagnostics)
{
    Buffer known = {0};

    if (strcmp(output, "-") == 0 || output[suffix_start(output)] == '\0')
        return FORMAT_PDF;
    for (int i = 0; i < FORMAT_COUNT; i++)
        if (has_format_suffix(output, format_suffix((Format)i)))
            return (Format)i;
    for (int i = 0; i < FORMAT_COUNT; i++) {
        buffer_string(&known, i == 0 ? "" : i + 1 == FORMAT_COUNT ? phrase(" and ") : ", ");
        buffer_string(&known, format_suffix((Format)i));
    }
    diagnose(diagnostics, MESSAGE_OUTPUT_SUFFIX_UNKNOWN, PLACE_NONE, output, known.data, NULL);
    buffer_free(&known);
    return FORMAT_PDF;
}

/* The same name, or two names of one file. */
static bool is_same_file(const char *a, const char *b)
{
    struct stat a_status, b_status;

    if (strcmp(a, "-") == 0 || strcmp(b, "-") == 0)
        return false;
    if (strcmp(a, b) == 0)
        return true;
    return stat(b, &b_status) == 0 && S_ISREG(b_status.st_mode) && stat(a, &a_status) == 0 &&
           a_status.st_dev == b_status.st_dev && a_status.st_ino == b_status.st_ino;
}

/* ---- Inputs ---- */

static void add_input(Options *options, const char *name, size_t length)
{
    options->tasks = memory_grow(options->tasks, &options->task_capacity, options->task_count + 1,
                                 sizeof *options->tasks);
    Task *task = &options->tasks[options->task_count++];
    *task = (Task){.input = memory_new(length + 1)};
    memcpy(task->input, name, length);
}

/* The names in a file, each ended by the separator; of lines, empty ones are passed over. */
static void add_list(Options *options, const char *path, char separator, Diagnostics *diagnostics)
{
    Buffer list = {0};
    if (file_read(path, LIST_LIMIT, &list, diagnostics, PLACE_NONE)) {
        for (size_t at = 0; at < list.length;) {
            const char *end = memchr(list.data + at, separator, list.length - at);
            size_t length = end ? (size_t)(end - list.data) - at : list.length - at;
            size_t name = length;
            if (separator == '\n' && name > 0 && list.data[at + name - 1] == '\r')
                name--;
            if (name > 0)
                add_input(options, list.data + at, name);
            at += length + 1;
        }
    }
    buffer_free(&list);
}

static void add_inputs(Options *options, const Request *request, Diagnostics *diagnostics)
{
    for (size_t i = 0; i < request->operand_count; i++) {
        const char *operand = request->operands[i];
        if (operand[0] == '@' && operand[1] != '\0')
            add_list(options, operand + 1, '\n', diagnostics);
        else
            add_input(options, operand, strlen(operand));
    }
    if (request->list)
        add_list(options, request->list, '\0', diagnostics);
}

/* ---- Outputs ---- */

/* The name of the input with the format's suffix, in the folder or beside the input. */
static char *name_output(const char *input, const char *folder, Format format)
{
    Buffer path = {0};
    const char *name = folder ? base_name(input) : input;
    if (folder)
        buffer_format(&path, "%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/");
    buffer_add(&path, name, suffix_start(name));
    buffer_string(&path, format_suffix(format));
    return path.data;
}

static void add_outputs(Task *task, const Request *request, Diagnostics *diagnostics)
{
    for (size_t i = 0; i < request->format_count; i++) {
        Output *output = &task->outputs[task->output_count++];
        output->format = request->formats[i];
        output->path = request->output ? memory_string(request->output)
                                       : name_output(task->input, request->folder, output->format);
        if (is_same_file(task->input, output->path))
            diagnose(diagnostics, MESSAGE_OUTPUT_IS_INPUT, PLACE_NONE, output->path, NULL);
    }
}

typedef struct {
    char *key; /* the output's path with its folder resolved */
    const Task *task;
    const Output *output;
} Target;

static char *resolve(const char *path)
{
    Buffer key = {0};
    char *beside = path_beside(path, ".");
    char *folder = realpath(beside, NULL);
    buffer_format(&key, "%s/%s", folder ? folder : beside, base_name(path));
    free(folder);
    free(beside);
    return key.data;
}

static int compare_targets(const void *left, const void *right)
{
    const Target *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    return order != 0 ? order : (a->task > b->task) - (a->task < b->task);
}

static void check_targets(const Options *options, Diagnostics *diagnostics)
{
    size_t count = 0;
    Target *targets = memory_new((options->task_count * FORMAT_COUNT + 1) * sizeof *targets);
    for (size_t i = 0; i < options->task_count; i++) {
        const Task *task = &options->tasks[i];
        for (size_t k = 0; k < task->output_count; k++)
            targets[count++] = (Target){resolve(task->outputs[k].path), task, &task->outputs[k]};
    }
    qsort(targets, count, sizeof *targets, compare_targets);
    for (size_t i = 1; i < count; i++)
        if (strcmp(targets[i - 1].key, targets[i].key) == 0)
            diagnose(diagnostics, MESSAGE_OUTPUT_TWICE, PLACE_NONE, targets[i - 1].task->input,
                     targets[i].task->input, targets[i].output->path, NULL);
    for (size_t i = 0; i < count; i++)
        free(targets[i].key);
    free(targets);
}

static bool reads_standard_input(const Options *options)
{
    for (size_t i = 0; i < options->task_count; i++)
        if (strcmp(options->tasks[i].input, "-") == 0)
            return true;
    return false;
}

/* Commands other than compiling: only --extract and --new write a file that may be named. */
static void settle_command(Options *options, const Request *request, Diagnostics *diagnostics)
{
    const char *word = request->command_word;
    bool reads = options->command != COMMAND_NEW && options->command != COMMAND_SCHEMAS;
    if (!options->input && reads)
        diagnose(diagnostics, MESSAGE_INPUT_NOT_GIVEN, PLACE_NONE, NULL);
    if (options->input && !reads)
        diagnose(diagnostics, MESSAGE_INPUT_NOT_READ, PLACE_NONE, word, options->input, NULL);
    if (reads && options->task_count > 1 && options->command != COMMAND_DRAW_UP &&
        options->command != COMMAND_ARCHIVE)
        diagnose(diagnostics, MESSAGE_INPUT_EXTRA, PLACE_NONE, options->tasks[0].input,
                 options->tasks[1].input, NULL);
    if (options->command == COMMAND_DRAW_UP)
        options->output = request->output ? request->output : "-";
    else if (request->output &&
             (options->command == COMMAND_EXTRACT || options->command == COMMAND_NEW))
        options->output = request->output;
    else if (request->output || request->folder)
        diagnose(diagnostics, MESSAGE_OUTPUT_WITH_COMMAND, PLACE_NONE, word, NULL);
    const char *other = options->check              ? "--check"
                        : request->format_count > 0 ? "--format"
                        : options->watch            ? "--watch"
                        : options->depend           ? "--depend"
                                                    : NULL;
    if (other)
        diagnose(diagnostics, MESSAGE_COMMANDS_TWO, PLACE_NONE, word, other, NULL);
    options->inputs = memory_new((options->task_count + 1) * sizeof *options->inputs);
    for (size_t i = 0; i < options->task_count; i++) {
        const char *input = options->tasks[i].input;
        options->inputs[options->input_count++] = input;
        if (input && options->output && is_same_file(input, options->output))
            diagnose(diagnostics, MESSAGE_OUTPUT_IS_INPUT, PLACE_NONE, options->output, NULL);
    }
    if (options->command == COMMAND_DRAW_UP)
        draw_up_settle(options, diagnostics);
}

/* An encrypted file keeps what it can of the standards. */
static void settle_encryption(Options *options, const Request *request, Diagnostics *diagnostics)
{
    bool pdf = true;
    for (size_t i = 0; i < request->format_count; i++)
        pdf = pdf && request->formats[i] == FORMAT_PDF;
    if (options->command != COMMAND_COMPILE || options->check)
        diagnose(diagnostics, MESSAGE_COMMANDS_TWO, PLACE_NONE,
                 options->check ? "check" : request->command_word, "--encrypt", NULL);
    else if (!pdf)
        diagnose(diagnostics, MESSAGE_OPTION_NEEDS, PLACE_NONE, "--encrypt", "--format=pdf", NULL);
    else if (options->task_count > 1 && !options->password_file)
        diagnose(diagnostics, MESSAGE_OPTION_NEEDS, PLACE_NONE, "--encrypt", "--password-file",
                 NULL);
    else if (pdf_profile_is_archival(options->pdf_profile)) {
        diagnose(diagnostics, MESSAGE_ENCRYPTED_NO_ARCHIVE, PLACE_NONE, NULL);
        options->pdf_profile = PDF_PROFILE_UA1;
    }
}

/* Options that belong to one command. */
static void check_needs(const Options *options, Diagnostics *diagnostics)
{
    if (options->digest && options->command != COMMAND_VERIFY)
        diagnose(diagnostics, MESSAGE_OPTION_NEEDS, PLACE_NONE, "--digest", "--verify", NULL);
    if (options->language && options->command != COMMAND_NEW)
        diagnose(diagnostics, MESSAGE_OPTION_NEEDS, PLACE_NONE, "--lang", "--new", NULL);
    if (options->archive_name && options->command != COMMAND_ARCHIVE)
        diagnose(diagnostics, MESSAGE_OPTION_NEEDS, PLACE_NONE, "--archive-name", "--archive",
                 NULL);
    if (options->period && options->command != COMMAND_DRAW_UP)
        diagnose(diagnostics, MESSAGE_OPTION_NEEDS, PLACE_NONE, "--period", "--report", NULL);
    if (options->command == COMMAND_ARCHIVE && reads_standard_input(options))
        diagnose(diagnostics, MESSAGE_ARCHIVE_STANDARD_INPUT, PLACE_NONE, NULL);
}

/* What is said of a letter must not be lost in silence when none is written. */
static void check_letter(const Options *options, const Request *request, Diagnostics *diagnostics)
{
    const char *given = options->to            ? "--to"
                        : options->from        ? "--from"
                        : options->in_reply_to ? "--in-reply-to"
                        : options->attach      ? "--attach"
                                               : NULL;
    bool letter = options->check;
    for (size_t i = 0; i < request->format_count; i++)
        letter = letter || request->formats[i] == FORMAT_MAIL;
    if (given && !letter)
        diagnose(diagnostics, MESSAGE_OPTION_FOR_LETTERS, PLACE_NONE, given,
                 format_name(request->formats[0]), NULL);
}

void tasks_settle(Options *options, Request *request, Diagnostics *diagnostics)
{
    size_t errors_before = diagnostics_count(diagnostics, SEVERITY_ERROR);
    add_inputs(options, request, diagnostics);
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) != errors_before)
        return;
    if (options->task_count == 0 && !request->list && options->command == COMMAND_COMPILE)
        diagnose(diagnostics, MESSAGE_INPUT_NOT_GIVEN, PLACE_NONE, NULL);
    options->input = options->task_count > 0 ? options->tasks[0].input : NULL;
    check_needs(options, diagnostics);
    if (options->encrypt && (options->command != COMMAND_COMPILE || options->check))
        settle_encryption(options, request, diagnostics);
    if (options->command != COMMAND_COMPILE) {
        settle_command(options, request, diagnostics);
        return;
    }
    if (options->check) {
        if (request->output || request->folder)
            diagnose(diagnostics, MESSAGE_OUTPUT_WITH_CHECK, PLACE_NONE, NULL);
        return;
    }
    if (request->format_count == 0)
        request->formats[request->format_count++] =
            request->output ? format_by_name(request->output, diagnostics) : FORMAT_PDF;
    if (options->encrypt)
        settle_encryption(options, request, diagnostics);
    check_letter(options, request, diagnostics);
    if (request->output && options->task_count * request->format_count > 1) {
        diagnose(diagnostics, MESSAGE_OUTPUT_ONE_NAME, PLACE_NONE, request->output, NULL);
    } else if (!request->output && reads_standard_input(options)) {
        diagnose(diagnostics, MESSAGE_OUTPUT_NAME_NEEDED, PLACE_NONE, NULL);
    } else {
        for (size_t i = 0; i < options->task_count; i++)
            add_outputs(&options->tasks[i], request, diagnostics);
        if (options->task_count > 1)
            check_targets(options, diagnostics);
    }
}

void tasks_free(Options *options)
{
    for (size_t i = 0; i < options->task_count; i++) {
        free(options->tasks[i].input);
        for (size_t k = 0; k < options->tasks[i].output_count; k++)
            free(options->tasks[i].outputs[k].path);
    }
    free(options->tasks);
}
