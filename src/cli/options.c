/* options.c: reads the command line as GNU programs do, from the rows of option_rows.h.
 *
 * --name=value, --name value, -x value, -xvalue, several letters behind one dash, -- before operands that
 * start with a dash; - alone is an operand. Options and operands may be mixed. The last option wins. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "base/nearest.h"
#include "base/wording.h"
#include "cli/draw_up.h"
#include "cli/options.h"
#include "output/plain_text.h"
#include "cli/warning_option.h"

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
    const char *output;
    const char *command_word; /* the option that gave the command, without dashes; or NULL */
    bool format_given;
    bool only_operands; /* after -- */
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

static void take_choice(Parser *parser, OptionId id, const char *written, const char *value)
{
    Options *options = parser->options;
    int index;

    if (id == OPTION_FORMAT && (index = CHOOSE(parser, written, value, format_names)) >= 0) {
        options->format = (Format)index;
        parser->format_given = true;
    } else if (id == OPTION_AUDIENCE &&
               (index = CHOOSE(parser, written, value, audience_names)) >= 0) {
        options->audience = (Audience)index;
        options->audience_given = true;
    } else if (id == OPTION_DETAIL && (index = CHOOSE(parser, written, value, detail_names)) >= 0) {
        options->detail = (Detail)index;
    } else if (id == OPTION_ARCHIVE_LETTERS &&
               (index = CHOOSE(parser, written, value, letter_sets)) >= 0) {
        options->archive_ascii = index == 1;
    } else if (id == OPTION_PDF_PROFILE &&
               (index = CHOOSE(parser, written, value, pdf_profile_names)) >= 0) {
        options->pdf_profile = (PdfProfile)index;
    } else if (id == OPTION_DIAGNOSTICS &&
               (index = CHOOSE(parser, written, value, REPORT_FORMS)) >= 0) {
        options->report = (ReportForm)index;
    } else if (id == OPTION_COLOR && (index = CHOOSE(parser, written, value, color_names)) >= 0) {
        options->color = (ColorChoice)index;
    } else if (id == OPTION_MESSAGES &&
               (index = CHOOSE(parser, written, value, WORDING_CODES)) >= 0) {
        wording_set((Wording)index);
    }
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
    if (parser->command_word && parser->options->command != command)
        report(parser, MESSAGE_COMMANDS_TWO, parser->command_word, written);
    parser->options->command = command;
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (strcmp(option_rows[i].name, written + 2) == 0)
            parser->command_word = option_rows[i].name;
}

/* Recipients are the one thing of which the last option does not win. */
static void add_recipients(Options *options, const char *value)
{
    Buffer list = {0};
    buffer_format(&list, "%s%s%s", options->to ? options->to : "", options->to ? "\n" : "", value);
    free(options->to);
    options->to = list.data;
}

/* written is the option as it stands on the command line; value is "" for options without one. */
static void take_option(Parser *parser, OptionId id, const char *written, const char *value)
{
    Options *options = parser->options;

    if (option_rows[id].argument && value[0] == '\0') {
        report(parser, MESSAGE_OPTION_VALUE_EMPTY, written, NULL);
        return;
    }
    switch (id) {
    case OPTION_OUTPUT: parser->output = value; break;
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
    case OPTION_REPORT:
        take_command(parser, COMMAND_DRAW_UP, written);
        options->client = value;
        break;
    case OPTION_PERIOD: options->period = value; break;
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
    default: take_choice(parser, id, written, value);
    }
}

/* The next word as an option's value; NULL and reported when there is none. */
static const char *take_next_word(Parser *parser, OptionId id, const char *written)
{
    if (parser->next < parser->count)
        return parser->words[parser->next++];
    report(parser, MESSAGE_OPTION_ARGUMENT_MISSING, written, option_rows[id].argument);
    return NULL;
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

static void add_input(Options *options, const char *path)
{
    options->inputs = memory_grow(options->inputs, &options->input_capacity,
                                  options->input_count + 1, sizeof *options->inputs);
    options->inputs[options->input_count++] = path;
    options->input = options->inputs[0];
}

static void parse_word(Parser *parser, const char *word)
{
    if (parser->only_operands || word[0] != '-' || word[1] == '\0')
        add_input(parser->options, word);
    else if (strcmp(word, "--") == 0)
        parser->only_operands = true;
    else if (word[1] == '-')
        parse_long(parser, word);
    else
        parse_letters(parser, word);
}

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
static bool has_suffix(const char *path, const char *suffix)
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
static void choose_format_by_name(Parser *parser)
{
    Buffer known = {0};

    if (strcmp(parser->output, "-") == 0 || parser->output[suffix_start(parser->output)] == '\0')
        return;
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (has_suffix(parser->output, format_rows[i].suffix)) {
            parser->options->format = (Format)i;
            return;
        }
    }
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        buffer_string(&known, i == 0 ? "" : i + 1 == FORMAT_COUNT ? phrase(" and ") : ", ");
        buffer_string(&known, format_rows[i].suffix);
    }
    report(parser, MESSAGE_OUTPUT_SUFFIX_UNKNOWN, parser->output, known.data);
    buffer_free(&known);
}

/* The same name, or two names of one file. */
static bool is_same_file(const char *a, const char *b)
{
    struct stat a_status, b_status;

    if (strcmp(a, "-") == 0 || strcmp(b, "-") == 0)
        return false;
    if (strcmp(a, b) == 0)
        return true;
    return stat(a, &a_status) == 0 && stat(b, &b_status) == 0 && S_ISREG(a_status.st_mode) &&
           a_status.st_dev == b_status.st_dev && a_status.st_ino == b_status.st_ino;
}

/* Commands other than compiling: only --extract and --new write a file that may be named. */
static void settle_command(Parser *parser)
{
    Options *options = parser->options;
    if (options->command == COMMAND_DRAW_UP)
        options->output = memory_string(parser->output ? parser->output : "-");
    else if (parser->output &&
             (options->command == COMMAND_EXTRACT || options->command == COMMAND_NEW))
        options->output = memory_string(parser->output);
    else if (parser->output)
        report(parser, MESSAGE_OUTPUT_WITH_COMMAND, parser->command_word, NULL);
    if (options->check || parser->format_given)
        report(parser, MESSAGE_COMMANDS_TWO, parser->command_word,
               options->check ? "--check" : "--format");
    for (size_t i = 0; i < options->input_count && options->output; i++)
        if (is_same_file(options->inputs[i], options->output))
            report(parser, MESSAGE_OUTPUT_IS_INPUT, options->output, NULL);
    if (options->command == COMMAND_DRAW_UP)
        draw_up_settle(options, parser->diagnostics);
}

/* An encrypted file keeps what it can of the standards. */
static void settle_encryption(Parser *parser)
{
    Options *options = parser->options;
    if (options->command != COMMAND_COMPILE || options->check)
        report(parser, MESSAGE_COMMANDS_TWO, options->check ? "check" : parser->command_word,
               "--encrypt");
    else if (options->format != FORMAT_PDF)
        report(parser, MESSAGE_OPTION_NEEDS, "--encrypt", "--format=pdf");
    else if (pdf_profile_is_archival(options->pdf_profile)) {
        report(parser, MESSAGE_ENCRYPTED_NO_ARCHIVE, NULL, NULL);
        options->pdf_profile = PDF_PROFILE_UA1;
    }
}

/* Settles what is written, and where, once all words are read. */
static void settle_output(Parser *parser)
{
    Options *options = parser->options;
    Buffer output = {0};

    if (options->digest && options->command != COMMAND_VERIFY)
        report(parser, MESSAGE_OPTION_NEEDS, "--digest", "--verify");
    if (options->language && options->command != COMMAND_NEW)
        report(parser, MESSAGE_OPTION_NEEDS, "--lang", "--new");
    if (options->archive_name && options->command != COMMAND_ARCHIVE)
        report(parser, MESSAGE_OPTION_NEEDS, "--archive-name", "--archive");
    if (options->command == COMMAND_ARCHIVE && options->input && strcmp(options->input, "-") == 0)
        report(parser, MESSAGE_ARCHIVE_STANDARD_INPUT, NULL, NULL);
    if (options->period && options->command != COMMAND_DRAW_UP)
        report(parser, MESSAGE_OPTION_NEEDS, "--period", "--report");
    if (options->input_count > 1 && options->command != COMMAND_DRAW_UP)
        report(parser, MESSAGE_INPUT_EXTRA, options->inputs[0], options->inputs[1]);
    if (options->command != COMMAND_COMPILE) {
        settle_command(parser);
        return;
    }
    if (options->check) {
        if (parser->output)
            report(parser, MESSAGE_OUTPUT_WITH_CHECK, NULL, NULL);
        return;
    }
    if (parser->output) {
        if (!parser->format_given)
            choose_format_by_name(parser);
        buffer_string(&output, parser->output);
    } else if (!options->input) {
        return;
    } else if (strcmp(options->input, "-") == 0) {
        report(parser, MESSAGE_OUTPUT_NAME_NEEDED, NULL, NULL);
        return;
    } else {
        buffer_add(&output, options->input, suffix_start(options->input));
        buffer_string(&output, format_suffix(options->format));
    }
    options->output = output.data;
    if (options->input && is_same_file(options->input, options->output))
        report(parser, MESSAGE_OUTPUT_IS_INPUT, options->output, NULL);
}

/* What is said of a letter must not be lost in silence when none is written. */
static void check_letter(Parser *parser)
{
    const Options *options = parser->options;
    const char *given = options->to            ? "--to"
                        : options->from        ? "--from"
                        : options->in_reply_to ? "--in-reply-to"
                        : options->attach      ? "--attach"
                                               : NULL;
    if (given && options->format != FORMAT_MAIL && !options->check)
        report(parser, MESSAGE_OPTION_FOR_LETTERS, given, format_name(options->format));
}

bool options_parse(int count, char *const *words, Options *options, Diagnostics *diagnostics)
{
    Parser parser = {
        .words = words, .count = count, .next = 1, .options = options, .diagnostics = diagnostics};
    size_t errors_before = diagnostics_count(diagnostics, SEVERITY_USAGE);

    *options = (Options){.format = FORMAT_PDF,
                         .audience = AUDIENCE_INTERNAL,
                         .detail = DETAIL_FULL,
                         .width = TEXT_WIDTH_DEFAULT};
    while (parser.next < count && !options->help && !options->version)
        parse_word(&parser, words[parser.next++]);
    if (!options->help && !options->version) {
        bool reads = options->command != COMMAND_NEW && options->command != COMMAND_SCHEMAS;
        if (!options->input && reads)
            report(&parser, MESSAGE_INPUT_NOT_GIVEN, NULL, NULL);
        if (options->input && !reads)
            report(&parser, MESSAGE_INPUT_NOT_READ, parser.command_word, options->input);
        settle_output(&parser);
        if (options->encrypt)
            settle_encryption(&parser);
        check_letter(&parser);
    }
    return diagnostics_count(diagnostics, SEVERITY_USAGE) == errors_before;
}

void options_free(Options *options)
{
    free(options->output);
    warnings_free(&options->warnings);
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

void options_help(Buffer *out)
{
    buffer_string(out,
                  "Usage: protoc [OPTION]... FILE\n"
                  "Makes a PDF, or another format, of the minutes in the XML file FILE.\n"
                  "FILE - is standard input. Without --output, the result lies beside FILE.\n\n");
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
    buffer_string(out,
                  "\nExit status:\n"
                  "  0  done\n"
                  "  1  the document has errors, or --verify found a difference\n"
                  "  2  the command line is wrong\n"
                  "  3  the system failed: file, disk, memory or font\n"
                  "\nExamples:\n"
                  "  protoc meeting.xml                    makes meeting.pdf\n"
                  "  protoc meeting.xml -o minutes.html    makes a web page\n"
                  "  protoc --check meeting.xml            only checks\n"
                  "  protoc --extract meeting.pdf          gives the source back\n"
                  "  protoc --audience=client meeting.xml\n"
                  "                                        keeps what is not for the client\n");
}
