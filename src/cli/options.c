/* options.c: reads the command line as GNU programs do, from the rows of option_rows.h.
 *
 * --name=value, --name value, -x value, -xvalue, several letters behind one dash, -- before operands that
 * start with a dash; - alone is an operand. Options and operands may be mixed. The last option wins. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "base/wording.h"
#include "cli/options.h"
#include "output/plain_text.h"
#include "cli/tasks.h"
#include "cli/warning_option.h"
#include "input/house.h"

enum { JOBS_MAX = 256, STYLES_MAX = 16 };

typedef enum {
#define OPTION(id, letter, name, argument, help) OPTION_##id,
#include "cli/option_rows.h"
    OPTION_COUNT
} OptionId;

typedef struct {
    char letter;
    const char *name;
    const char *argument;
    const char *help;
} OptionRow;

static const OptionRow option_rows[] = {
#define OPTION(id, letter, name, argument, help) {letter, name, argument, help},
#include "cli/option_rows.h"
};

typedef struct {
    const char *name;
    const char *suffix;
    const char *stylesheet;
    const char *what;
} FormatRow;

static const FormatRow format_rows[] = {
#define FORMAT(id, name, suffix, stylesheet, what) {name, suffix, stylesheet, what},
#include "cli/option_rows.h"
};

static const char *const format_names[] = {
#define FORMAT(id, name, suffix, stylesheet, what) name,
#include "cli/option_rows.h"
};

static const char *const audience_names[] = {"internal", "client"};
static const char *const letter_sets[] = {"utf-8", "ascii"};
static const char *const detail_names[] = {"full", "brief"};
static const char *const pdf_profile_names[] = {"pdf/a-3a", "pdf/a-2a", "pdf/ua-1", "none"};
static const char *const color_names[] = {"auto", "always", "never"};

typedef struct {
    char *const *words;
    int count;
    int next;
    Options *options;
    Request request;
    bool only_operands;  /* after -- */
    bool for_protobuf;   /* said that this is another program */
    const char **styles; /* read when all folders they may read are known */
    size_t style_count, style_capacity;
    Diagnostics *diagnostics;
} Parser;

const char *format_name(Format format)
{
    return format_rows[format].name;
}

const char *format_suffix(Format format)
{
    return format_rows[format].suffix;
}

const char *format_stylesheet(Format format)
{
    return format_rows[format].stylesheet;
}

const char *audience_name(Audience audience)
{
    return audience_names[audience];
}

const char *detail_name(Detail detail)
{
    return detail_names[detail];
}

const char *pdf_profile_name(PdfProfile profile)
{
    return pdf_profile_names[profile];
}

static void report(Parser *parser, MessageId id, const char *first, const char *second)
{
    diagnose(parser->diagnostics, id, PLACE_NONE, first, second, NULL);
}

/* The value's index among the names; -1 when it is none, which is reported. */
static int choose(Parser *parser, const char *option, const char *value, const char *const *names,
                  size_t count)
{
    Buffer known = {0}, hint = {0};

    for (size_t i = 0; i < count; i++)
        if (strcmp(value, names[i]) == 0)
            return (int)i;
    for (size_t i = 0; i < count; i++) {
        buffer_string(&known, i == 0 ? "" : i + 1 == count ? phrase(" and ") : ", ");
        buffer_string(&known, names[i]);
    }
    const char *nearest = nearest_word(value, names, count);
    if (nearest)
        buffer_format(&hint, phrase("did you mean %s?"), nearest);
    diagnose_with_hint(parser->diagnostics, MESSAGE_OPTION_VALUE_UNKNOWN, PLACE_NONE, hint.data,
                       option, value, known.data, NULL);
    buffer_free(&known);
    buffer_free(&hint);
    return -1;
}

#define CHOOSE(parser, option, value, names)                                                       \
    choose(parser, option, value, names, sizeof(names) / sizeof((names)[0]))

/* The next word as an option's value; NULL and reported when there is none. */
static const char *take_next_word(Parser *parser, OptionId id, const char *written)
{
    if (parser->next < parser->count)
        return parser->words[parser->next++];
    report(parser, MESSAGE_OPTION_ARGUMENT_MISSING, written, option_rows[id].argument);
    return NULL;
}

/* The value as a number from least to most; what is none is reported. */
static void take_number(Parser *parser, const char *written, const char *value, int least, int most,
                        int *number)
{
    char *end;
    Buffer known = {0};

    errno = 0;
    long found = strtol(value, &end, 10);
    if (*end == '\0' && errno == 0 && found >= least && found <= most) {
        *number = (int)found;
        return;
    }
    buffer_format(&known, "%d–%d", least, most);
    diagnose(parser->diagnostics, MESSAGE_OPTION_VALUE_UNKNOWN, PLACE_NONE, written, value,
             buffer_text(&known), NULL);
    buffer_free(&known);
}

static void take_command(Parser *parser, Command command, const char *written)
{
    Request *request = &parser->request;
    if (request->command_word && parser->options->command != command)
        report(parser, MESSAGE_COMMANDS_TWO, request->command_word, written);
    parser->options->command = command;
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (strcmp(option_rows[i].name, written + 2) == 0)
            request->command_word = option_rows[i].name;
}

static void take_limit(Parser *parser, LimitId limit, const char *written, const char *value)
{
    int number = -1;
    take_number(parser, written, value, (int)LIMIT_ROWS[limit].least, (int)LIMIT_ROWS[limit].most,
                &number);
    if (number >= 0)
        limit_set(limit, (uint64_t)number);
}

/* One format, or several with commas between; each counts once. */
static void take_formats(Parser *parser, const char *written, const char *value)
{
    Request *request = &parser->request;
    request->format_count = 0;
    while (*value) {
        size_t length = strcspn(value, ",");
        char *name = strndup(value, length);
        int index = name ? CHOOSE(parser, written, name, format_names) : -1;
        free(name);
        for (size_t i = 0; i < request->format_count; i++)
            index = (int)request->formats[i] == index ? -1 : index;
        if (index >= 0)
            request->formats[request->format_count++] = (Format)index;
        value += length + (value[length] == ',');
    }
}

/* -MD, or -MF with the name of the file. */
static void take_depend(Parser *parser, const char *value)
{
    static const char *const KNOWN[] = {"D", "F"};
    parser->options->depend = true;
    if (value[0] == 'F')
        parser->options->depend_file =
            value[1] ? value + 1 : take_next_word(parser, OPTION_DEPEND_FILE, "-MF");
    else
        CHOOSE(parser, "-M", value, KNOWN);
}

static void take_choice(Parser *parser, OptionId id, const char *written, const char *value)
{
    Options *options = parser->options;
    int index;

    if (id == OPTION_AUDIENCE && (index = CHOOSE(parser, written, value, audience_names)) >= 0) {
        options->audience = (Audience)index;
        options->audience_given = true;
    } else if (id == OPTION_DETAIL && (index = CHOOSE(parser, written, value, detail_names)) >= 0)
        options->detail = (Detail)index;
    else if (id == OPTION_ARCHIVE_LETTERS &&
             (index = CHOOSE(parser, written, value, letter_sets)) >= 0)
        options->archive_ascii = index == 1;
    else if (id == OPTION_PDF_PROFILE &&
             (index = CHOOSE(parser, written, value, pdf_profile_names)) >= 0)
        options->pdf_profile = (PdfProfile)index;
    else if (id == OPTION_DIAGNOSTICS &&
             (index = CHOOSE(parser, written, value, REPORT_FORMS)) >= 0)
        options->report = (ReportForm)index;
    else if (id == OPTION_COLOR && (index = CHOOSE(parser, written, value, color_names)) >= 0)
        options->color = (ColorChoice)index;
    else if (id == OPTION_MESSAGES && (index = CHOOSE(parser, written, value, WORDING_CODES)) >= 0)
        wording_set((Wording)index);
}

/* Recipients are the one thing of which the last option does not win. */
static void add_recipients(Options *options, const char *value)
{
    Buffer list = {0};
    buffer_format(&list, "%s%s%s", options->to ? options->to : "", options->to ? "\n" : "", value);
    free(options->to);
    options->to = list.data;
}

/* A style of protoc by its name, or a file: what has a folder or a suffix of stylesheets, or is there. */
static void take_style(Parser *parser, const char *value)
{
    const char *names[STYLES_MAX];
    size_t count = 0, length = strlen(value);
    while (count < STYLES_MAX && house_style_name(count) != NULL) {
        names[count] = house_style_name(count);
        count++;
    }
    bool is_file = strchr(value, '/') != NULL ||
                   (length > 4 && strncmp(value + length - 4, ".xsl", 4) == 0) ||
                   access(value, F_OK) == 0;
    if (!house_style_take(value)) {
        if (is_file)
            house_style_add(value, parser->diagnostics);
        else
            choose(parser, "--style", value, names, count);
    }
    parser->options->qr = parser->options->qr || house_style_has_qr_code();
}

static void note_style(Parser *parser, const char *value)
{
    parser->styles = memory_grow(parser->styles, &parser->style_capacity, parser->style_count + 1,
                                 sizeof *parser->styles);
    parser->styles[parser->style_count++] = value;
}

/* The house's files, limits, and the options that are a choice between words. */
static void take_other(Parser *parser, OptionId id, const char *written, const char *value)
{
    if (id == OPTION_STYLE)
        note_style(parser, value);
    else if (id == OPTION_RULES)
        house_rules_add(value);
    else if (id == OPTION_ALLOW)
        house_allow(value);
    else if (id == OPTION_PERIOD)
        parser->options->period = value;
    else if (id == OPTION_REPORT) {
        take_command(parser, COMMAND_DRAW_UP, written);
        parser->options->client = value;
    } else if (id == OPTION_DEPEND_FILE)
        parser->options->depend_file = value;
    else if (id >= OPTION_LIMIT_BYTES && id < OPTION_LIMIT_BYTES + LIMIT_COUNT)
        take_limit(parser, (LimitId)(id - OPTION_LIMIT_BYTES), written, value);
    else
        take_choice(parser, id, written, value);
}

/* What outputs are made with, but for where they go and what is said meanwhile. Numbers of rows, since an option has
 * several spellings. */
static void note_recipe(Options *options, OptionId id, const char *value)
{
    static const OptionId NONE_OF_IT[] = {OPTION_OUTPUT,     OPTION_FOLDER,      OPTION_FORMAT,
                                          OPTION_JOBS,       OPTION_FILES,       OPTION_WATCH,
                                          OPTION_IF_CHANGED, OPTION_DEPEND,      OPTION_DEPEND_FILE,
                                          OPTION_COLOR,      OPTION_DIAGNOSTICS, OPTION_MESSAGES};
    for (size_t i = 0; i < sizeof NONE_OF_IT / sizeof *NONE_OF_IT; i++)
        if (NONE_OF_IT[i] == id)
            return;
    buffer_format(&options->recipe, "%s %s\n", option_rows[id].name, value);
}

/* written is the option as it stands on the command line; value is "" for options without one. */
static void take_option(Parser *parser, OptionId id, const char *written, const char *value)
{
    Options *options = parser->options;

    if (option_rows[id].argument && value[0] == '\0') {
        report(parser, MESSAGE_OPTION_VALUE_EMPTY, written, NULL);
        return;
    }
    note_recipe(options, id, value);
    switch (id) {
    case OPTION_OUTPUT: parser->request.output = value; break;
    case OPTION_FOLDER: parser->request.folder = value; break;
    case OPTION_FORMAT: take_formats(parser, written, value); break;
    case OPTION_FILES: parser->request.list = value; break;
    case OPTION_JOBS: take_number(parser, written, value, 1, JOBS_MAX, &options->jobs); break;
    case OPTION_IF_CHANGED: options->if_changed = true; break;
    case OPTION_WATCH: options->watch = true; break;
    case OPTION_DEPEND: take_depend(parser, value); break;
    case OPTION_RESOURCES: options->resources = value; break;
    case OPTION_MASK: options->mask = true; break;
    case OPTION_FROM: options->from = value; break;
    case OPTION_TO: add_recipients(options, value); break;
    case OPTION_IN_REPLY_TO: options->in_reply_to = value; break;
    case OPTION_ATTACH: options->attach = true; break;
    case OPTION_WIDTH:
        take_number(parser, written, value, TEXT_WIDTH_MIN, TEXT_WIDTH_MAX, &options->width);
        break;
    case OPTION_NO_SOURCE: options->no_source = true; break;
    case OPTION_CHECK: options->check = true; break;
    case OPTION_WARN: warning_option(value, &options->warnings, parser->diagnostics); break;
    case OPTION_NO_WARNINGS: options->warnings.silent = true; break;
    case OPTION_ENCRYPT: options->encrypt = true; break;
    case OPTION_QR: options->qr = true; break;
    case OPTION_ARCHIVE:
        take_command(parser, COMMAND_ARCHIVE, written);
        options->folder = value;
        break;
    case OPTION_ARCHIVE_NAME: options->archive_name = value; break;
    case OPTION_LIST: take_command(parser, COMMAND_LIST, written); break;
    case OPTION_EXTRACT: take_command(parser, COMMAND_EXTRACT, written); break;
    case OPTION_EXTRACT_ALL:
        take_command(parser, COMMAND_EXTRACT_ALL, written);
        options->folder = value;
        break;
    case OPTION_NEW:
        take_command(parser, COMMAND_NEW, written);
        options->kind = value;
        break;
    case OPTION_LANG: options->language = value; break;
    case OPTION_SCHEMAS:
        take_command(parser, COMMAND_SCHEMAS, written);
        options->folder = value;
        break;
    case OPTION_VERIFY: take_command(parser, COMMAND_VERIFY, written); break;
    case OPTION_DIGEST: options->digest = value; break;
    case OPTION_PASSWORD_FILE: options->password_file = value; break;
    case OPTION_HELP: options->help = true; break;
    case OPTION_VERSION: options->version = true; break;
    default: take_other(parser, id, written, value);
    }
}

/* The long name meant by a wrong one: a near miss, or the only one that starts like it. */
static const char *guess_name(const char *name)
{
    const char *names[OPTION_COUNT];
    const char *guess = NULL;
    size_t length = strlen(name), matches = 0;

    for (size_t i = 0; i < OPTION_COUNT; i++) {
        names[i] = option_rows[i].name;
        if (length > 0 && strncmp(names[i], name, length) == 0) {
            guess = names[i];
            matches++;
        }
    }
    return matches == 1 ? guess : nearest_word(name, names, OPTION_COUNT);
}

/* written is the unknown option, name what is compared with the names there are. */
static void report_unknown(Parser *parser, const char *written, const char *name)
{
    const char *guess = guess_name(name);
    Buffer hint = {0};

    if (guess) {
        buffer_format(&hint, phrase("did you mean --%s?"), guess);
        diagnose_with_hint(parser->diagnostics, MESSAGE_OPTION_UNKNOWN, PLACE_NONE, hint.data,
                           written, NULL);
    } else {
        report(parser, MESSAGE_OPTION_UNKNOWN, written, NULL);
    }
    buffer_free(&hint);
}

static OptionId find_by_name(const char *name)
{
    size_t i = 0;
    while (i < OPTION_COUNT && strcmp(option_rows[i].name, name) != 0)
        i++;
    return (OptionId)i;
}

static OptionId find_by_letter(char letter)
{
    size_t i = 0;
    while (i < OPTION_COUNT && (letter == '\0' || option_rows[i].letter != letter))
        i++;
    return (OptionId)i;
}

/* word starts with two dashes. */
static void parse_long(Parser *parser, const char *word)
{
    const char *equals = strchr(word, '=');
    const char *value = equals ? equals + 1 : NULL;
    Buffer written = {0};

    buffer_add(&written, word, equals ? (size_t)(equals - word) : strlen(word));
    OptionId id = find_by_name(written.data + 2);
    if (id == OPTION_COUNT) {
        report_unknown(parser, written.data, written.data + 2);
    } else if (!option_rows[id].argument) {
        if (value)
            report(parser, MESSAGE_OPTION_ARGUMENT_EXTRA, written.data, value);
        else
            take_option(parser, id, written.data, "");
    } else {
        if (!value)
            value = take_next_word(parser, id, written.data);
        if (value)
            take_option(parser, id, written.data, value);
    }
    buffer_free(&written);
}

/* How many bytes the character at text has, so that a message never shows half of one. */
static size_t character_size(const char *text)
{
    size_t size = 1;
    while (((unsigned char)text[size] & 0xC0) == 0x80)
        size++;
    return size;
}

/* word is one dash and at least one letter. */
static void parse_letters(Parser *parser, const char *word)
{
    for (const char *letter = word + 1; *letter; letter++) {
        Buffer written = {0};
        buffer_char(&written, '-');
        buffer_add(&written, letter, character_size(letter));
        OptionId id = find_by_letter(*letter);
        bool has_argument = id != OPTION_COUNT && option_rows[id].argument;

        if (id == OPTION_COUNT) {
            report_unknown(parser, written.data, word + 1);
        } else if (!has_argument) {
            take_option(parser, id, written.data, "");
        } else {
            const char *value = letter[1] ? letter + 1 : take_next_word(parser, id, written.data);
            if (value)
                take_option(parser, id, written.data, value);
        }
        buffer_free(&written);
        /* Behind an unknown letter, anything could be its value. */
        if (has_argument || id == OPTION_COUNT)
            return;
    }
}

static void add_operand(Request *request, const char *word)
{
    request->operands = memory_grow(request->operands, &request->operand_capacity,
                                    request->operand_count + 1, sizeof *request->operands);
    request->operands[request->operand_count++] = word;
}

/* What the compiler of protocol buffers, which has the same name, is called with. */
static bool is_for_protobuf(const char *word)
{
    static const char *const STARTS[] = {"-I", "--proto_path", "--descriptor_set",
                                         "--plugin=", "--include_imports"};
    const char *out = strstr(word, "_out");
    size_t length = strlen(word);
    for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++)
        if (strncmp(word, STARTS[i], strlen(STARTS[i])) == 0)
            return true;
    if (word[0] == '-')
        return word[1] == '-' && out && (out[4] == '=' || out[4] == '\0');
    return length > 6 && strcmp(word + length - 6, ".proto") == 0;
}

static void parse_word(Parser *parser, const char *word)
{
    if (!parser->only_operands && is_for_protobuf(word)) {
        if (!parser->for_protobuf)
            report(parser, MESSAGE_PROTOBUF, word, NULL);
        parser->for_protobuf = true;
        return;
    }
    if (parser->only_operands || word[0] != '-' || word[1] == '\0')
        add_operand(&parser->request, word);
    else if (strcmp(word, "--") == 0)
        parser->only_operands = true;
    else if (word[1] == '-')
        parse_long(parser, word);
    else
        parse_letters(parser, word);
}

bool options_parse(int count, char *const *words, Options *options, Diagnostics *diagnostics)
{
    Parser parser = {
        .words = words, .count = count, .next = 1, .options = options, .diagnostics = diagnostics};
    size_t errors_before = diagnostics_count(diagnostics, SEVERITY_ERROR);

    *options = (Options){
        .audience = AUDIENCE_INTERNAL, .detail = DETAIL_FULL, .width = TEXT_WIDTH_DEFAULT};
    while (parser.next < count && !options->help && !options->version)
        parse_word(&parser, words[parser.next++]);
    for (size_t i = 0; i < parser.style_count && !options->help && !options->version; i++)
        take_style(&parser, parser.styles[i]);
    options->depend = options->depend || options->depend_file;
    if (!options->help && !options->version && !parser.for_protobuf)
        tasks_settle(options, &parser.request, diagnostics);
    free(parser.styles);
    free(parser.request.operands);
    return diagnostics_count(diagnostics, SEVERITY_ERROR) == errors_before;
}

void options_free(Options *options)
{
    tasks_free(options);
    warnings_free(&options->warnings);
    buffer_free(&options->recipe);
    free(options->to);
    free(options->inputs);
    *options = (Options){0};
}

enum { HELP_COLUMN = 24 };

/* Appends spaces up to the help column of the line that starts at line_start, at least two. */
static void pad_to_help(Buffer *out, size_t line_start)
{
    do {
        buffer_char(out, ' ');
    } while (out->length - line_start < HELP_COLUMN || out->data[out->length - 2] != ' ');
}

static void add_style_help(Buffer *out, const char *name, const char *what)
{
    size_t line_start = out->length;
    buffer_format(out, "  %s", name);
    pad_to_help(out, line_start);
    buffer_format(out, "%s\n", what);
}

void options_help(Buffer *out)
{
    buffer_string(out, "Usage: protoc [OPTION]... FILE...\n"
                       "Makes a PDF, or other formats, of the minutes in each XML file FILE.\n"
                       "FILE - is standard input; @LIST stands for the files named in LIST, one a\n"
                       "line. Without --output or --directory, results lie beside FILE.\n\n");
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const OptionRow *row = &option_rows[i];
        size_t line_start = out->length;
        if (row->letter)
            buffer_format(out, "  -%c, ", row->letter);
        else
            buffer_string(out, "      ");
        buffer_format(out, "--%s%s%s", row->name, row->argument ? "=" : "",
                      row->argument ? row->argument : "");
        pad_to_help(out, line_start);
        buffer_format(out, "%s\n", row->help);
    }
    buffer_string(out, "\nFormats:\n");
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        size_t line_start = out->length;
        buffer_format(out, "  %s", format_rows[i].name);
        pad_to_help(out, line_start);
        buffer_format(out, "%s (%s)\n", format_rows[i].what, format_rows[i].suffix);
    }
    buffer_string(out, "\nStyles:\n");
#define STYLE(name, has_qr_code, what) add_style_help(out, name, what);
#include "input/style_rows.h"
    buffer_string(out,
                  "\nExit status:\n"
                  "  0  done\n"
                  "  1  the document has errors\n"
                  "  2  the command line is wrong\n"
                  "  3  the system failed: file, disk, memory or font\n"
                  "\nExamples:\n"
                  "  protoc meeting.xml                    makes meeting.pdf\n"
                  "  protoc meeting.xml -o minutes.html    makes a web page\n"
                  "  protoc --check meeting.xml            only checks\n"
                  "  protoc --extract meeting.pdf          gives the source back\n"
                  "  protoc *.xml -d out/ -t pdf,html -j4  makes many\n"
                  "  protoc --audience=client meeting.xml\n"
                  "                                        keeps what is not for the client\n");
}
