/* manual.c: a program of the build: makes documentation from a template on standard input. A line that is the name of a
 * table, such as @OPTIONS@, becomes the rows of that table, so that the pages cannot say anything else than the program
 * does. The manual page is roff, docs/xsl-fo.md is Markdown. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/version.h"
#include "fo/fo.h"
#include "input/root.h"
#include "input/rule_set.h"

/* Text as roff wants it: on one line, backslashes and hyphens escaped, no control line by accident. */
static void add_text(Buffer *out, const char *text)
{
    bool at_start = true;
    for (const char *c = text; *c; c++) {
        bool blank = *c == ' ' || *c == '\n';
        if (blank && !at_start && out->data[out->length - 1] != ' ')
            buffer_char(out, ' ');
        if (blank)
            continue;
        if (at_start && (*c == '.' || *c == '\''))
            buffer_string(out, "\\&");
        if (*c == '\\')
            buffer_string(out, "\\e");
        else if (*c == '-')
            buffer_string(out, "\\-");
        else
            buffer_char(out, *c);
        at_start = false;
    }
}

static void add_item(Buffer *out, const char *head, const char *text)
{
    buffer_string(out, ".TP\n.B ");
    add_text(out, head);
    buffer_char(out, '\n');
    add_text(out, text);
    buffer_char(out, '\n');
}

static void add_option(Buffer *out, char letter, const char *name, const char *argument,
                       const char *help)
{
    Buffer head = {0};
    if (letter)
        buffer_format(&head, "-%c, ", letter);
    buffer_format(&head, argument ? "--%s=%s" : "--%s", name, argument);
    add_item(out, buffer_text(&head), help);
    buffer_free(&head);
}

static void add_options(Buffer *out)
{
#define OPTION(id, letter, name, argument, takes, shapes, help)                                    \
    add_option(out, letter, name, argument, help);
#include "cli/option_rows.h"
}

/* For bash: a word a line. */
static void add_option_words(Buffer *out)
{
#define OPTION(id, letter, name, argument, takes, shapes, help)                                    \
    buffer_format(out, "--%s%s\n", name, (const char *)(argument) ? "=" : "");
#include "cli/option_rows.h"
}

static void add_format_names(Buffer *out)
{
#define FORMAT(id, name, suffix, stylesheet, what) buffer_format(out, "%s\n", name);
#include "cli/option_rows.h"
}

/* For zsh: brackets and colons in a help text, and quotation marks around it, have a meaning. */
static void add_spec(Buffer *out, const char *name, const char *argument, const char *help)
{
    buffer_format(out, "    '--%s%s[", name, argument ? "=" : "");
    for (; *help; help++) {
        if (*help == '[' || *help == ']' || *help == ':')
            buffer_char(out, '\\');
        buffer_string(out, *help == '\'' ? "'\\''" : (char[]){*help, '\0'});
    }
    buffer_format(out, argument ? "]:%s:" : "]", argument);
    if (argument && strcmp(argument, "DIR") == 0)
        buffer_string(out, "_files -/");
    else if (argument && strcmp(argument, "STYLE") == 0)
        buffer_string(out, "_alternative \"names:name:("
#define STYLE(name, has_qr_code, what) name " "
#include "input/style_rows.h"
                           ")\" \"files:file:_files\"");
    else if (argument && (strcmp(argument, "FILE") == 0 || strcmp(argument, "LIST") == 0))
        buffer_string(out, "_files");
    buffer_string(out, "' \\\n");
}

static void add_option_specs(Buffer *out)
{
#define OPTION(id, letter, name, argument, takes, shapes, help) add_spec(out, name, argument, help);
#include "cli/option_rows.h"
}

static void add_formats(Buffer *out)
{
#define FORMAT(id, name, suffix, stylesheet, what) add_item(out, name " (" suffix ")", what);
#include "cli/option_rows.h"
}

static void add_styles(Buffer *out)
{
#define STYLE(name, has_qr_code, what) add_item(out, name, what);
#include "input/style_rows.h"
}

static void add_style_names(Buffer *out)
{
#define STYLE(name, has_qr_code, what) buffer_string(out, name "\n");
#include "input/style_rows.h"
}

static void add_messages(Buffer *out)
{
    static const char *const KINDS[] = {"warning", "error", "wrong usage", "system failure"};
    for (int i = 0; i < MESSAGE_COUNT; i++) {
        const Message *message = message_find((MessageId)i);
        Buffer text = {0};
        buffer_format(&text, "%s: %s", KINDS[message->severity], message->text);
        add_item(out, message->name, buffer_text(&text));
        buffer_free(&text);
    }
}

/* A rule's text; what it takes from the document shows as “…”. */
static void add_assertion(Buffer *out, const Assertion *assertion)
{
    Buffer text = {0};
    buffer_string(&text, assertion->severity == SEVERITY_WARNING ? "warning: " : "error: ");
    Buffer said = {0};
    assertion_describe(assertion, &said);
    buffer_string(&text, buffer_text(&said));
    buffer_free(&said);
    add_item(out, assertion->id, buffer_text(&text));
    buffer_free(&text);
}

static void add_rules_of(Buffer *out, const char *resource)
{
    Diagnostics *diagnostics = diagnostics_new();
    RuleSet *set = rule_set_read(resource, "en", diagnostics);
    buffer_format(out, ".SS Rules of %s\n", resource);
    for (const Pattern *pattern = set ? set->patterns : NULL; pattern; pattern = pattern->next) {
        for (const Rule *rule = pattern->rules; rule; rule = rule->next)
            for (const Assertion *assertion = rule->assertions; assertion;
                 assertion = assertion->next)
                add_assertion(out, assertion);
    }
    rule_set_free(set);
    diagnostics_free(diagnostics);
}

static void add_rules(Buffer *out)
{
    add_rules_of(out, COMMON_RULES);
    for (size_t i = 0; root_row(i) != NULL; i++)
        if (root_row(i)->rules != NULL)
            add_rules_of(out, root_row(i)->rules);
}

static void add_elements(Buffer *out)
{
    for (int i = 0; i < FO_TEXT; i++)
        if (ELEMENT_ROWS[i].is != CONTENT_NONE)
            buffer_format(out, "- `%s`\n", ELEMENT_ROWS[i].name);
}

static void add_unsupported(Buffer *out)
{
    for (int i = 0; i < FO_TEXT; i++)
        if (ELEMENT_ROWS[i].is == CONTENT_NONE)
            buffer_format(out, "- `%s`\n", ELEMENT_ROWS[i].name);
}

/* The kinds of value of a property, in words. */
static void add_types(Buffer *out, const PropertyRow *row)
{
    static const struct {
        int type;
        const char *word;
    } TYPES[] = {{TYPE_LENGTH, "length"}, {TYPE_PERCENT, "percentage"},
                 {TYPE_NUMBER, "number"}, {TYPE_COLOR, "colour"},
                 {TYPE_STRING, "text"},   {TYPE_PROPORTION, "`proportional-column-width()`"}};
    const char *separator = "";
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
        if (row->types & TYPES[i].type) {
            buffer_format(out, "%s%s", separator, TYPES[i].word);
            separator = ", ";
        }
    }
    if (*row->keywords)
        buffer_format(out, "%s`%s`", separator, row->keywords);
}

static void add_properties(Buffer *out)
{
    static const char *const SCOPES[] = {"", "yes", ""};
    buffer_string(out, "| property | values | initial | inherited |\n|---|---|---|---|\n");
    for (int i = 0; i < PROPERTY_COUNT; i++) {
        const PropertyRow *row = &PROPERTY_ROWS[i];
        buffer_format(out, "| `%s` | ", row->name);
        add_types(out, row);
        buffer_format(out, *row->initial ? " | `%s` | %s |\n" : " | %s | %s |\n", row->initial,
                      SCOPES[row->scope]);
    }
}

static void add_shorthands(Buffer *out)
{
    static const struct {
        const char *name;
        PropertyId properties[16];
    } ROWS[] = {
#define SHORTHAND(share, name, ...) {name, {__VA_ARGS__, PROPERTY_COUNT}},
#include "fo/shorthand_rows.h"
#undef SHORTHAND
    };
    buffer_string(out, "| name | stands for |\n|---|---|\n");
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        buffer_format(out, "| `%s` |", ROWS[i].name);
        for (size_t k = 0; ROWS[i].properties[k] != PROPERTY_COUNT; k++)
            buffer_format(out, "%s `%s`", k > 0 ? "," : "",
                          PROPERTY_ROWS[ROWS[i].properties[k]].name);
        buffer_string(out, " |\n");
    }
}

static void add_inert(Buffer *out)
{
    static const struct {
        const char *name, *values, *done;
    } ROWS[] = {
#define INERT(name, values, done) {name, values, done},
#include "fo/inert_rows.h"
#undef INERT
    };
    buffer_string(out, "| property | taken without a word | what is done |\n|---|---|---|\n");
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const char *values = strcmp(ROWS[i].values, "*") == 0 ? "every value" : ROWS[i].values;
        buffer_format(out, "| `%s` | %s | %s |\n", ROWS[i].name, values, ROWS[i].done);
    }
}

typedef struct {
    const char *line;
    void (*add)(Buffer *out);
} Table;

static const Table TABLES[] = {{"@OPTION_WORDS@\n", add_option_words},
                               {"@FORMAT_NAMES@\n", add_format_names},
                               {"@OPTION_SPECS@\n", add_option_specs},
                               {"@OPTIONS@\n", add_options},
                               {"@FORMATS@\n", add_formats},
                               {"@STYLE_NAMES@\n", add_style_names},
                               {"@STYLES@\n", add_styles},
                               {"@MESSAGES@\n", add_messages},
                               {"@RULES@\n", add_rules},
                               {"@ELEMENTS@\n", add_elements},
                               {"@UNSUPPORTED@\n", add_unsupported},
                               {"@PROPERTIES@\n", add_properties},
                               {"@SHORTHANDS@\n", add_shorthands},
                               {"@INERT@\n", add_inert}};

int main(void)
{
    char line[4096];
    Buffer out = {0};
    while (fgets(line, sizeof line, stdin)) {
        const Table *table = NULL;
        for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++)
            if (strcmp(TABLES[i].line, line) == 0)
                table = &TABLES[i];
        char *version = strstr(line, "@VERSION@");
        if (table) {
            table->add(&out);
        } else if (version) {
            buffer_add(&out, line, (size_t)(version - line));
            buffer_format(&out, "%s%s", PROTOC_VERSION, version + strlen("@VERSION@"));
        } else {
            buffer_string(&out, line);
        }
    }
    size_t written = fwrite(buffer_text(&out), 1, out.length, stdout);
    bool good = written == out.length && fflush(stdout) == 0;
    buffer_free(&out);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
