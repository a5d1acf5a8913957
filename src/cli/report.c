/* report.c: which form is wanted, and the forms that are a line or an element for each report. */
#include "cli/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/excerpt.h"
#include "cli/report_json.h"

const char *const REPORT_FORMS[REPORT_FORM_COUNT] = {"text",   "json",       "sarif",
                                                     "github", "checkstyle", "gitlab"};

/* Characters that could trick a terminal or a log are visible in every form. */
static void add_visible(Buffer *out, const char *text, void (*add)(Buffer *, char))
{
    Buffer visible = {0};
    add_escaped(&visible, text);
    for (size_t i = 0; i < visible.length; i++)
        add(out, visible.data[i]);
    buffer_free(&visible);
}

/* Workflow commands: “%”, line ends, and in properties “:” and “,” are written by their numbers. */
static void add_github_data(Buffer *out, char c)
{
    if (c == '%' || c == '\r' || c == '\n')
        buffer_format(out, "%%%02X", (unsigned)c);
    else
        buffer_char(out, c);
}

static void add_github_property(Buffer *out, char c)
{
    if (c == ':' || c == ',')
        buffer_format(out, "%%%02X", (unsigned)c);
    else
        add_github_data(out, c);
}

static void add_github(const Report *report, const char *input, Buffer *out)
{
    Place place = report->place;
    const char *file = place.source ? source_name(place.source) : input;
    buffer_string(out, report->severity == SEVERITY_WARNING ? "::warning " : "::error ");
    if (file) {
        buffer_string(out, "file=");
        add_visible(out, file, add_github_property);
        buffer_char(out, ',');
    }
    if (place.source && place.start != PLACE_WHOLE) {
        size_t line = source_line(place.source, place.start);
        size_t last = source_line(place.source, place.end);
        buffer_format(out, "line=%zu,endLine=%zu,", line, last);
        if (line == last)
            buffer_format(out, "col=%zu,endColumn=%zu,", source_column(place.source, place.start),
                          source_column(place.source, place.end));
    }
    buffer_string(out, "title=");
    add_visible(out, report->name, add_github_property);
    buffer_string(out, "::");
    add_visible(out, report->text, add_github_data);
    if (report->hint) {
        buffer_string(out, "%0A");
        add_visible(out, report->hint, add_github_data);
    }
    buffer_char(out, '\n');
}

static void add_xml(Buffer *out, char c)
{
    switch (c) {
    case '&': buffer_string(out, "&amp;"); break;
    case '<': buffer_string(out, "&lt;"); break;
    case '>': buffer_string(out, "&gt;"); break;
    case '"': buffer_string(out, "&quot;"); break;
    default: buffer_char(out, c);
    }
}

static void add_checkstyle_error(const Report *report, Buffer *out)
{
    buffer_string(out, "    <error");
    if (report->place.source && report->place.start != PLACE_WHOLE) {
        buffer_format(out, " line=\"%zu\" column=\"%zu\"",
                      source_line(report->place.source, report->place.start),
                      source_column(report->place.source, report->place.start));
    }
    buffer_format(out, " severity=\"%s\" message=\"",
                  report->severity == SEVERITY_WARNING ? "warning" : "error");
    add_visible(out, report->text, add_xml);
    if (report->hint) {
        buffer_string(out, " — ");
        add_visible(out, report->hint, add_xml);
    }
    buffer_string(out, "\" source=\"protoc.");
    add_visible(out, report->name, add_xml);
    buffer_string(out, "\"/>\n");
}

/* Reports of one file follow one another. */
static void add_checkstyle(const Report *const *reports, size_t count, const char *input,
                           Buffer *out)
{
    for (size_t i = 0; i < count; i++) {
        const Source *source = reports[i]->place.source;
        if (i == 0 || source != reports[i - 1]->place.source) {
            buffer_string(out, "  <file name=\"");
            add_visible(out, source ? source_name(source) : input ? input : "protoc", add_xml);
            buffer_string(out, "\">\n");
        }
        add_checkstyle_error(reports[i], out);
        if (i + 1 == count || source != reports[i + 1]->place.source)
            buffer_string(out, "  </file>\n");
    }
}

void report_begin(ReportForm form, Buffer *out)
{
    if (form == REPORT_SARIF)
        sarif_begin(out);
    else if (form == REPORT_GITLAB)
        buffer_string(out, "[");
    else if (form == REPORT_CHECKSTYLE)
        buffer_string(out,
                      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n");
}

void report_add(ReportForm form, const Diagnostics *diagnostics, const char *input, Buffer *out)
{
    size_t count;
    if (form == REPORT_TEXT) {
        diagnostics_print(diagnostics, out);
        return;
    }
    const Report **reports = diagnostics_sorted(diagnostics, &count);
    if (form == REPORT_CHECKSTYLE)
        add_checkstyle(reports, count, input, out);
    if (form == REPORT_GITLAB)
        gitlab_add(reports, count, input, out);
    for (size_t i = 0; i < count; i++)
        if (form == REPORT_GITHUB)
            add_github(reports[i], input, out);
        else if (form == REPORT_JSON)
            json_add(reports[i], input, out);
        else if (form == REPORT_SARIF)
            sarif_add(reports[i], input, out);
    free(reports);
}

void report_join(ReportForm form, const Buffer *piece, bool *any, Buffer *out)
{
    /* Every result in a JSON array starts with the comma that parts it from the one before. */
    bool is_array = form == REPORT_SARIF || form == REPORT_GITLAB;
    size_t skip = is_array && !*any && piece->length > 0;
    if (piece->length > 0) {
        buffer_add(out, piece->data + skip, piece->length - skip);
        *any = true;
    }
}

void report_end(ReportForm form, int status, Buffer *out)
{
    if (form == REPORT_SARIF)
        sarif_end(status, out);
    else if (form == REPORT_GITLAB)
        buffer_string(out, "\n]\n");
    else if (form == REPORT_CHECKSTYLE)
        buffer_string(out, "</checkstyle>\n");
}
