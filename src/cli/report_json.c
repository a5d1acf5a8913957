/* report_json.c: owns JSON Lines, the Code Quality reports of GitLab, and SARIF (Static Analysis Results Interchange Format
 * 2.1.0, OASIS Standard, 2020).
 *
 * Lines and columns count from 1; columns count characters, which the run says in columnKind, and an end column
 * is that of the first character behind (3.30.8). File names are URI references (3.4.3): relative paths stay
 * relative to the folder protoc was called in, which a reader resolves by the uriBaseId. */
#include "cli/report_json.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/affix.h"
#include "base/excerpt.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/version.h"
#include "base/wording.h"
#include "input/house.h"
#include "input/root.h"
#include "input/rule_set.h"

/* Quoted, with what could trick a terminal or a log made visible first. */
static void add_string(Buffer *out, const char *text)
{
    Buffer visible = {0};
    add_escaped(&visible, text);
    buffer_char(out, '"');
    for (size_t i = 0; i < visible.length; i++) {
        if (visible.data[i] == '"' || visible.data[i] == '\\')
            buffer_char(out, '\\');
        buffer_char(out, visible.data[i]);
    }
    buffer_char(out, '"');
    buffer_free(&visible);
}

static void add_member(Buffer *out, const char *name, const char *value)
{
    buffer_format(out, ",\"%s\":", name);
    add_string(out, value);
}

static bool has_line(Place place)
{
    return place.source && place.start != PLACE_WHOLE;
}

/* Both forms call the four numbers differently. */
static void add_region(Buffer *out, Place place, const char *const names[4])
{
    buffer_format(out, "\"%s\":%zu,\"%s\":%zu,\"%s\":%zu,\"%s\":%zu", names[0],
                  source_line(place.source, place.start), names[1],
                  source_column(place.source, place.start), names[2],
                  source_line(place.source, place.end), names[3],
                  source_column(place.source, place.end));
}

static void add_line(Buffer *out, Place place)
{
    size_t length;
    const char *line =
        source_line_text(place.source, source_line(place.source, place.start), &length);
    char *text = strndup(line, length < 400 ? length : 400);
    add_string(out, text ? text : "");
    free(text);
}

void json_add(const Report *report, const char *input, Buffer *out)
{
    static const char *const NAMES[] = {"line", "column", "endLine", "endColumn"};
    Place place = report->place;
    const char *file = place.source ? source_name(place.source) : input;
    buffer_format(out, "{\"severity\":\"%s\"",
                  report->severity == SEVERITY_WARNING ? "warning" : "error");
    add_member(out, "id", report->name);
    if (file)
        add_member(out, "file", file);
    if (has_line(place)) {
        buffer_char(out, ',');
        add_region(out, place, NAMES);
    }
    add_member(out, "message", report->text);
    if (report->hint)
        add_member(out, "hint", report->hint);
    if (has_line(place)) {
        buffer_string(out, ",\"source\":");
        add_line(out, place);
    }
    buffer_string(out, "}\n");
}

/* RFC 3986: everything but unreserved characters and slashes by its bytes. */
static void add_uri(Buffer *out, const char *path)
{
    static const char PLAIN[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    buffer_string(out, path[0] == '/' ? "\"file://" : "\"");
    for (; *path; path++)
        if (strchr(PLAIN, *path))
            buffer_char(out, *path);
        else
            buffer_format(out, "%%%02X", (unsigned)(unsigned char)*path);
    buffer_char(out, '"');
}

static void add_location(Buffer *out, const Report *report, const char *file)
{
    static const char *const NAMES[] = {"startLine", "startColumn", "endLine", "endColumn"};
    buffer_string(out, "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
    add_uri(out, file);
    if (file[0] != '/')
        buffer_string(out, ",\"uriBaseId\":\"SRCROOT\"");
    buffer_char(out, '}');
    if (has_line(report->place)) {
        buffer_string(out, ",\"region\":{");
        add_region(out, report->place, NAMES);
        buffer_string(out, ",\"snippet\":{\"text\":");
        add_line(out, report->place);
        buffer_string(out, "}}");
    }
    buffer_string(out, "}}");
}

void sarif_add(const Report *report, const char *input, Buffer *out)
{
    const char *file = report->place.source ? source_name(report->place.source) : input;
    Buffer text = {0};
    buffer_string(out, ",\n{\"ruleId\":");
    add_string(out, report->name);
    buffer_format(out, ",\"level\":\"%s\",\"message\":{\"text\":",
                  report->severity == SEVERITY_WARNING ? "warning" : "error");
    buffer_string(&text, report->text);
    if (report->hint)
        buffer_format(&text, " (%s)", report->hint);
    add_string(out, buffer_text(&text));
    buffer_string(out, "},\"locations\":[");
    if (file)
        add_location(out, report, file);
    buffer_string(out, "]}");
    buffer_free(&text);
}

void sarif_begin(Buffer *out)
{
    buffer_string(
        out, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
             "\"runs\":[{\"results\":[");
}

/* A finding is the same one in the next run when its rule, its words and the line it stands in are, wherever the line has
 * moved to; of several such, the first is the first. */
static uint64_t fingerprint(const Report *report, const char *file)
{
    uint64_t hash = hash_bytes(HASH_START, file, strlen(file) + 1);
    hash = hash_bytes(hash, report->name, strlen(report->name) + 1);
    hash = hash_bytes(hash, report->text, strlen(report->text) + 1);
    if (has_line(report->place)) {
        size_t length;
        const Source *source = report->place.source;
        const char *line =
            source_line_text(source, source_line(source, report->place.start), &length);
        hash = hash_bytes(hash, line, length);
    }
    return hash;
}

/* https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format; paths are those of the repository, without
 * "./". */
static void add_finding(Buffer *out, const Report *report, const char *file, uint64_t mark)
{
    Buffer text = {0};
    buffer_string(&text, report->text);
    if (report->hint)
        buffer_format(&text, " (%s)", report->hint);
    buffer_string(out, ",\n{\"description\":");
    add_string(out, buffer_text(&text));
    add_member(out, "check_name", report->name);
    add_member(out, "severity", report->severity == SEVERITY_WARNING ? "minor" : "major");
    buffer_format(out, ",\"fingerprint\":\"%016" PRIx64 "\",\"location\":{\"path\":", mark);
    add_string(out, file);
    buffer_format(
        out, ",\"lines\":{\"begin\":%zu,\"end\":%zu}}}",
        has_line(report->place) ? source_line(report->place.source, report->place.start) : 1,
        has_line(report->place) ? source_line(report->place.source, report->place.end) : 1);
    buffer_free(&text);
}

/* So far back equal findings are told apart: of more, GitLab shows one. */
enum { FAR = 1000 };

void gitlab_add(const Report *const *reports, size_t count, const char *input, Buffer *out)
{
    uint64_t *marks = memory_new((count + 1) * sizeof *marks);
    for (size_t i = 0; i < count; i++) {
        Place place = reports[i]->place;
        const char *file = place.source ? source_name(place.source) : input ? input : "protoc";
        while (starts_with(file, "./"))
            file += 2;
        marks[i] = fingerprint(reports[i], file);
        size_t same = 0;
        for (size_t k = i > FAR ? i - FAR : 0; k < i; k++)
            same += marks[k] == marks[i];
        add_finding(out, reports[i], file, marks[i] + same);
    }
    free(marks);
}

/* A rule's text without the arguments it is filled with. */
static void add_pattern(Buffer *out, const char *pattern)
{
    Buffer text = {0};
    for (const char *c = pattern; *c; c++) {
        if (c[0] == '%' && c[1] >= '1' && c[1] <= '9') {
            buffer_string(&text, "…");
            c++;
        } else {
            buffer_char(&text, *c);
        }
    }
    add_string(out, buffer_text(&text));
    buffer_free(&text);
}

static void add_rule(Buffer *out, const char *id, const char *text, const char *help,
                     Severity severity, bool *any)
{
    buffer_string(out, *any ? ",\n{\"id\":" : "\n{\"id\":");
    *any = true;
    add_string(out, id);
    buffer_string(out, ",\"shortDescription\":{\"text\":");
    add_pattern(out, text);
    buffer_string(out, "},\"help\":{\"text\":");
    add_pattern(out, help ? help : text);
    buffer_format(out, "},\"defaultConfiguration\":{\"level\":\"%s\"}}",
                  severity == SEVERITY_WARNING ? "warning" : "error");
}

static void add_assertions(Buffer *out, const Rule *rule, bool *any)
{
    for (const Assertion *assertion = rule->assertions; assertion; assertion = assertion->next) {
        Buffer text = {0};
        assertion_describe(assertion, &text);
        add_rule(out, assertion->id, buffer_text(&text), NULL, assertion->severity, any);
        buffer_free(&text);
    }
}

static void add_rule_file(Buffer *out, const char *resource, bool *any)
{
    Diagnostics *unheard = diagnostics_new();
    RuleSet *set = rule_set_read(resource, wording_code(), unheard);
    for (const Pattern *pattern = set ? set->patterns : NULL; pattern; pattern = pattern->next)
        for (const Rule *rule = pattern->rules; rule; rule = rule->next)
            add_assertions(out, rule, any);
    if (set)
        rule_set_free(set);
    diagnostics_free(unheard);
}

static void add_rules(Buffer *out)
{
    bool any = false;
    for (int id = 0; id < MESSAGE_COUNT; id++)
        add_rule(out, message_find((MessageId)id)->name, wording_text((MessageId)id),
                 wording_hint((MessageId)id), message_find((MessageId)id)->severity, &any);
    for (size_t i = 0; house_rules(i); i++)
        add_rule_file(out, house_rules(i), &any);
    for (size_t i = 0; root_rule_file(i); i++)
        add_rule_file(out, root_rule_file(i), &any);
}

void sarif_end(int status, Buffer *out)
{
    buffer_string(out, "],\"columnKind\":\"unicodeCodePoints\","
                       "\"originalUriBaseIds\":{\"SRCROOT\":{\"description\":{\"text\":"
                       "\"The folder protoc was called in.\"}}},\"invocations\":[{");
    buffer_format(out, "\"executionSuccessful\":%s,\"exitCode\":%d}],",
                  status < 2 ? "true" : "false", status);
    buffer_format(out,
                  "\"tool\":{\"driver\":{\"name\":\"protoc\",\"version\":\"%s\",\"language\":\"%"
                  "s\",\"rules\":[",
                  PROTOC_VERSION, wording_code());
    add_rules(out);
    buffer_string(out, "]}}}]}\n");
}
