/* diagnostics.c: gathers reports, each once, and prints them in order.
 *
 * A report's text is made when it is reported. A hash table over everything that makes two reports the
 * same keeps repetitions out at once. The printed excerpt of the source is excerpt.c's. */
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/excerpt.h"
#include "base/hash.h"
#include "base/hash_table.h"
#include "base/memory.h"
#include "base/wording.h"

enum { MAXIMUM_ARGUMENTS = 9 };

struct Diagnostics {
    Arena *arena;
    Report **reports;
    size_t count;
    size_t capacity;
    const Source **sources;
    size_t source_count;
    size_t source_capacity;
    HashTable known; /* the reports by all that makes two of them the same */
    size_t by_severity[SEVERITY_SYSTEM + 1];
    const WarningPolicy *policy; /* or NULL */
    bool colour;
};

static const Message messages[] = {
#define MESSAGE(id, name, severity, text, hint) {name, severity, text, hint},
#include "base/messages.h"
#undef MESSAGE
};

Diagnostics *diagnostics_new(void)
{
    Diagnostics *diagnostics = memory_new(sizeof(Diagnostics));
    diagnostics->arena = arena_new();
    return diagnostics;
}

void diagnostics_free(Diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    arena_free(diagnostics->arena);
    free(diagnostics->reports);
    free(diagnostics->sources);
    hash_table_free(&diagnostics->known);
    free(diagnostics);
}

void diagnostics_set_policy(Diagnostics *diagnostics, const WarningPolicy *policy)
{
    diagnostics->policy = policy;
}

void diagnostics_set_colour(Diagnostics *diagnostics, bool colour)
{
    diagnostics->colour = colour;
}

const Message *message_find(MessageId id)
{
    return &messages[id];
}

static size_t source_rank(Diagnostics *diagnostics, const Source *source)
{
    if (!source)
        return 0;
    for (size_t i = 0; i < diagnostics->source_count; i++)
        if (diagnostics->sources[i] == source)
            return i + 1;
    diagnostics->sources = memory_grow(diagnostics->sources, &diagnostics->source_capacity,
                                       diagnostics->source_count + 1, sizeof(Source *));
    diagnostics->sources[diagnostics->source_count++] = source;
    return diagnostics->source_count;
}

static uint64_t hash_report(const Report *report)
{
    uint64_t hash = hash_string(report->name);
    hash = hash_bytes(hash, report->text, strlen(report->text));
    hash = hash_bytes(hash, &report->source_rank, sizeof(report->source_rank));
    hash = hash_bytes(hash, &report->place.start, sizeof(report->place.start));
    return hash_bytes(hash, &report->place.end, sizeof(report->place.end));
}

static bool is_same(const Report *a, const Report *b)
{
    return a->source_rank == b->source_rank && a->place.start == b->place.start &&
           a->place.end == b->place.end && strcmp(a->name, b->name) == 0 &&
           strcmp(a->text, b->text) == 0;
}

static bool is_known(const Diagnostics *diagnostics, const Report *report, uint64_t hash)
{
    size_t at = 0;
    for (const Report *known; (known = hash_table_next(&diagnostics->known, hash, &at));)
        if (is_same(known, report))
            return true;
    return false;
}

/* Warnings as the policy has it; false: this one is not said. */
static bool admit(const Diagnostics *diagnostics, Report *report)
{
    if (report->severity != SEVERITY_WARNING || !diagnostics->policy)
        return true;
    WarningChoice choice = warnings_judge(diagnostics->policy, report->name);
    if (choice == WARNING_IS_ERROR)
        report->severity = SEVERITY_ERROR;
    return choice != WARNING_SILENT;
}

/* Keeps a copy of the report, strings included, unless the same is there already. */
static void add_report(Diagnostics *diagnostics, Report report)
{
    if (!admit(diagnostics, &report))
        return;
    report.source_rank = source_rank(diagnostics, report.place.source);
    if (report.source_rank == 0)
        report.place = PLACE_NONE;
    uint64_t hash = hash_report(&report);
    if (is_known(diagnostics, &report, hash))
        return;
    report.sequence = diagnostics->count;
    report.name = arena_string(diagnostics->arena, report.name);
    report.text = arena_string(diagnostics->arena, report.text);
    report.hint = arena_string(diagnostics->arena, report.hint);
    Report *kept = arena_copy(diagnostics->arena, &report, sizeof(report));
    hash_table_add(&diagnostics->known, hash, kept);
    diagnostics->reports = memory_grow(diagnostics->reports, &diagnostics->capacity,
                                       diagnostics->count + 1, sizeof(Report *));
    diagnostics->reports[diagnostics->count++] = kept;
    diagnostics->by_severity[report.severity]++;
}

void diagnostics_add(Diagnostics *diagnostics, const Diagnostics *other)
{
    for (size_t i = 0; i < other->count; i++)
        add_report(diagnostics, *other->reports[i]);
}

/* The pattern with %1 to %9 replaced; what has no argument stays as it is. */
static void fill_in(Buffer *out, const char *pattern, const char *const *arguments, size_t count)
{
    const char *percent;

    for (; (percent = strchr(pattern, '%')); pattern = percent) {
        buffer_add(out, pattern, (size_t)(percent - pattern));
        char digit = percent[1];
        if (digit >= '1' && digit <= '9' && (size_t)(digit - '1') < count) {
            buffer_string(out, arguments[digit - '1']);
            percent += 2;
        } else {
            buffer_char(out, '%');
            percent++;
        }
    }
    buffer_string(out, pattern);
}

static void report_row(Diagnostics *diagnostics, MessageId id, Place place, const char *hint,
                       va_list list)
{
    const char *arguments[MAXIMUM_ARGUMENTS];
    size_t count = 0;
    const char *argument;
    Buffer text = {0}, filled_hint = {0};

    while (count < MAXIMUM_ARGUMENTS && (argument = va_arg(list, const char *)))
        arguments[count++] = argument;
    fill_in(&text, wording_text(id), arguments, count);
    if (hint)
        fill_in(&filled_hint, hint, arguments, count);
    add_report(diagnostics, (Report){.name = messages[id].name,
                                     .severity = messages[id].severity,
                                     .place = place,
                                     .text = buffer_text(&text),
                                     .hint = hint ? buffer_text(&filled_hint) : NULL});
    buffer_free(&text);
    buffer_free(&filled_hint);
}

void diagnose(Diagnostics *diagnostics, MessageId id, Place place, ...)
{
    va_list list;
    va_start(list, place);
    report_row(diagnostics, id, place, wording_hint(id), list);
    va_end(list);
}

void diagnose_with_hint(Diagnostics *diagnostics, MessageId id, Place place, const char *hint, ...)
{
    va_list list;
    va_start(list, hint);
    report_row(diagnostics, id, place, hint, list);
    va_end(list);
}

void diagnose_with_guess(Diagnostics *diagnostics, MessageId id, Place place, const char *form,
                         const char *guess, ...)
{
    Buffer hint = {0};
    if (guess)
        buffer_format(&hint, form, guess);
    va_list list;
    va_start(list, guess);
    report_row(diagnostics, id, place, guess ? buffer_text(&hint) : wording_hint(id), list);
    va_end(list);
    buffer_free(&hint);
}

/* Rule files break and indent their texts; a report is one line. */
static void add_unwrapped(Buffer *out, const char *text)
{
    static const char white[] = " \t\r\n";

    for (text += strspn(text, white); *text; text += strspn(text, white)) {
        size_t word = strcspn(text, white);
        if (out->length > 0)
            buffer_char(out, ' ');
        buffer_add(out, text, word);
        text += word;
    }
}

void diagnose_rule(Diagnostics *diagnostics, const char *name, Severity severity, Place place,
                   const char *text, const char *hint)
{
    Buffer unwrapped = {0}, unwrapped_hint = {0};

    add_unwrapped(&unwrapped, text);
    if (hint)
        add_unwrapped(&unwrapped_hint, hint);
    add_report(diagnostics, (Report){.name = name,
                                     .severity = severity,
                                     .place = place,
                                     .text = buffer_text(&unwrapped),
                                     .hint = hint ? buffer_text(&unwrapped_hint) : NULL});
    buffer_free(&unwrapped);
    buffer_free(&unwrapped_hint);
}

size_t diagnostics_count(const Diagnostics *diagnostics, Severity least)
{
    size_t count = 0;
    for (size_t severity = least; severity <= SEVERITY_SYSTEM; severity++)
        count += diagnostics->by_severity[severity];
    return count;
}

int diagnostics_status(const Diagnostics *diagnostics)
{
    int status = 0;
    for (int severity = SEVERITY_ERROR; severity <= SEVERITY_SYSTEM; severity++)
        if (diagnostics->by_severity[severity] > 0)
            status = severity;
    return status;
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_reports(const void *left, const void *right)
{
    const Report *a = *(Report *const *)left;
    const Report *b = *(Report *const *)right;

    if (a->source_rank != b->source_rank)
        return compare_sizes(a->source_rank, b->source_rank);
    /* PLACE_WHOLE is the largest size and wraps to 0: the file as such comes before its lines. */
    if (a->place.start != b->place.start)
        return compare_sizes(a->place.start + 1, b->place.start + 1);
    return compare_sizes(a->sequence, b->sequence);
}

/* Sequences that terminals know since ECMA-48 (SGR). */
static const char *const RESET = "\033[0m", *const BOLD = "\033[1m", *const RED = "\033[1;31m",
                         *const MAGENTA = "\033[1;35m", *const GREEN = "\033[1;32m",
                         *const CYAN = "\033[1;36m";

static void paint(const Diagnostics *diagnostics, Buffer *out, const char *sequence)
{
    if (diagnostics->colour)
        buffer_string(out, sequence);
}

static void print_place(const Diagnostics *diagnostics, const Report *report, bool has_line,
                        Buffer *out)
{
    const Source *source = report->place.source;
    paint(diagnostics, out, BOLD);
    add_escaped(out, source ? source_name(source) : "protoc");
    if (has_line) {
        buffer_format(out, ":%zu:%zu", source_line(source, report->place.start),
                      source_column(source, report->place.start));
    }
    buffer_char(out, ':');
    paint(diagnostics, out, RESET);
}

/* The line of the source, and below it the caret. */
static void print_excerpt(const Diagnostics *diagnostics, Place place, Buffer *out)
{
    Buffer excerpt = {0};
    add_excerpt(&excerpt, place);
    size_t line = strcspn(buffer_text(&excerpt), "\n");
    buffer_add(out, buffer_text(&excerpt), line < excerpt.length ? line + 1 : line);
    paint(diagnostics, out, GREEN);
    if (line < excerpt.length)
        buffer_string(out, buffer_text(&excerpt) + line + 1);
    paint(diagnostics, out, RESET);
    buffer_free(&excerpt);
}

static void print_report(const Diagnostics *diagnostics, const Report *report, Buffer *out)
{
    bool has_line = report->place.source && report->place.start != PLACE_WHOLE;
    bool warning = report->severity == SEVERITY_WARNING;

    print_place(diagnostics, report, has_line, out);
    buffer_char(out, ' ');
    paint(diagnostics, out, warning ? MAGENTA : RED);
    buffer_format(out, "%s:", warning ? phrase("warning") : phrase("error"));
    paint(diagnostics, out, RESET);
    buffer_char(out, ' ');
    add_escaped(out, report->text);
    buffer_string(out, " [");
    add_escaped(out, report->name);
    buffer_string(out, "]\n");
    if (has_line)
        print_excerpt(diagnostics, report->place, out);
    if (report->hint) {
        paint(diagnostics, out, CYAN);
        buffer_format(out, "%s:", phrase("hint"));
        paint(diagnostics, out, RESET);
        buffer_char(out, ' ');
        add_escaped(out, report->hint);
        buffer_char(out, '\n');
    }
}

const Report **diagnostics_sorted(const Diagnostics *diagnostics, size_t *count)
{
    *count = diagnostics->count;
    if (*count == 0)
        return NULL;
    const Report **sorted = memory_new(*count * sizeof(Report *));
    memcpy(sorted, diagnostics->reports, *count * sizeof(Report *));
    qsort(sorted, *count, sizeof(Report *), compare_reports);
    return sorted;
}

void diagnostics_print(const Diagnostics *diagnostics, Buffer *out)
{
    size_t count;
    const Report **sorted = diagnostics_sorted(diagnostics, &count);
    for (size_t i = 0; i < count; i++)
        print_report(diagnostics, sorted[i], out);
    free(sorted);
}
