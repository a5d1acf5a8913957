/* options.c: reads the command line as GNU programs do, from the rows of option_rows.h.
 *
 * --name=value, --name value, -x value, -xvalue, several letters behind one dash, -- before operands that
 * start with a dash; - alone is an operand. Options and operands may be mixed. The last option wins. */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/affix.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "base/wording.h"
#include "cli/options.h"
#include "cli/tasks.h"
#include "cli/warning_option.h"
#include "input/house.h"
#include "output/plain_text.h"

enum { JOBS_MAX = 256, STYLES_MAX = 16 };

typedef enum {
#define OPTION(id, letter, name, argument, takes, shapes, help) OPTION_##id,
#include "cli/option_rows.h"
    OPTION_COUNT
} OptionId;

typedef struct Parser Parser;
typedef struct OptionRow OptionRow;

/* An option as it was met: written is how it stands on the command line, value is "" for one without. */
typedef struct {
    const OptionRow *row;
    const char *written, *value;
} Given;

/* What an option does: take(), with what it needs to know. */
typedef struct {
    void (*take)(Parser *parser, const Given *given);
    size_t member; /* of Options, or of Request, as an offset */
    int number;    /* a Command or a LimitId */
    int least, most;
    const char *const *words;
    size_t word_count;
} Action;

struct OptionRow {
    char letter;
    const char *name;
    const char *argument;
    Action action;
    bool shapes; /* outputs are made with it */
};

static const OptionRow option_rows[OPTION_COUNT];

typedef struct {
    const char *name;
    const char *suffix;
    const char *stylesheet;
} FormatRow;

static const FormatRow format_rows[] = {
#define FORMAT(id, name, suffix, stylesheet, what) {name, suffix, stylesheet},
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

struct Parser {
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
};

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
    Buffer known = {0};

    for (size_t i = 0; i < count; i++)
        if (strcmp(value, names[i]) == 0)
            return (int)i;
    for (size_t i = 0; i < count; i++) {
        buffer_string(&known, i == 0 ? "" : i + 1 == count ? phrase(" and ") : ", ");
        buffer_string(&known, names[i]);
    }
    diagnose_with_guess(parser->diagnostics, MESSAGE_OPTION_VALUE_UNKNOWN, PLACE_NONE,
                        phrase("did you mean %s?"), nearest_word(value, names, count), option,
                        value, known.data, NULL);
    buffer_free(&known);
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

/* ---- What options do ---- */

static void *member_of(const Parser *parser, const Given *given)
{
    return (char *)parser->options + given->row->action.member;
}

static void take_flag(Parser *parser, const Given *given)
{
    *(bool *)member_of(parser, given) = true;
}

static void take_text(Parser *parser, const Given *given)
{
    *(const char **)member_of(parser, given) = given->value;
}

/* A text that is for the request, not for the options. */
static void take_asked(Parser *parser, const Given *given)
{
    *(const char **)((char *)&parser->request + given->row->action.member) = given->value;
}

/* A member that is an enum, which has the size and the values of an int. */
static void take_choice(Parser *parser, const Given *given)
{
    const Action *action = &given->row->action;
    int index = choose(parser, given->written, given->value, action->words, action->word_count);
    if (index >= 0)
        memcpy(member_of(parser, given), &index, sizeof index);
}

/* The value as a number from least to most; -1: it is none, which is reported. */
static int read_number(Parser *parser, const Given *given, int least, int most)
{
    char *end;
    Buffer known = {0};

    errno = 0;
    long found = strtol(given->value, &end, 10);
    if (*end == '\0' && errno == 0 && found >= least && found <= most)
        return (int)found;
    buffer_format(&known, "%d–%d", least, most);
    diagnose(parser->diagnostics, MESSAGE_OPTION_VALUE_UNKNOWN, PLACE_NONE, given->written,
             given->value, buffer_text(&known), NULL);
    buffer_free(&known);
    return -1;
}

static void take_number(Parser *parser, const Given *given)
{
    int number = read_number(parser, given, given->row->action.least, given->row->action.most);
    if (number >= 0)
        *(int *)member_of(parser, given) = number;
}

static void take_limit(Parser *parser, const Given *given)
{
    LimitId limit = (LimitId)given->row->action.number;
    int number =
        read_number(parser, given, (int)LIMIT_ROWS[limit].least, (int)LIMIT_ROWS[limit].most);
    if (number >= 0)
        limit_set(limit, (uint64_t)number);
}

/* A value, where the command has one, is what it is about. */
static void take_command(Parser *parser, const Given *given)
{
    Request *request = &parser->request;
    Command command = (Command)given->row->action.number;
    if (request->command_word && parser->options->command != command)
        report(parser, MESSAGE_COMMANDS_TWO, request->command_word, given->written);
    parser->options->command = command;
    request->command_word = given->row->name;
    if (given->row->argument)
        take_text(parser, given);
}

/* One format, or several with commas between; each counts once. */
static void take_formats(Parser *parser, const Given *given)
{
    Request *request = &parser->request;
    const char *value = given->value;
    request->format_count = 0;
    while (*value) {
        size_t length = strcspn(value, ",");
        char *name = strndup(value, length);
        int index = name ? CHOOSE(parser, given->written, name, format_names) : -1;
        free(name);
        for (size_t i = 0; i < request->format_count; i++)
            index = (int)request->formats[i] == index ? -1 : index;
        if (index >= 0)
            request->formats[request->format_count++] = (Format)index;
        value += length + (value[length] == ',');
    }
}

/* -MD, or -MF with the name of the file. */
static void take_depend(Parser *parser, const Given *given)
{
    static const char *const KNOWN[] = {"D", "F"};
    const char *value = given->value;
    parser->options->depend = true;
    if (value[0] == 'F')
        parser->options->depend_file =
            value[1] ? value + 1 : take_next_word(parser, OPTION_DEPEND_FILE, "-MF");
    else
        CHOOSE(parser, "-M", value, KNOWN);
}

static void take_audience(Parser *parser, const Given *given)
{
    int index = CHOOSE(parser, given->written, given->value, audience_names);
    if (index < 0)
        return;
    parser->options->audience = (Audience)index;
    parser->options->audience_given = true;
}

static void take_messages(Parser *parser, const Given *given)
{
    int index = CHOOSE(parser, given->written, given->value, WORDING_CODES);
    if (index >= 0)
        wording_set((Wording)index);
}

static void take_warning(Parser *parser, const Given *given)
{
    warning_option(given->value, &parser->options->warnings, parser->diagnostics);
}

/* Recipients are the one thing of which the last option does not win. */
static void take_recipients(Parser *parser, const Given *given)
{
    Buffer list = {0};
    Options *options = parser->options;
    buffer_format(&list, "%s%s%s", options->to ? options->to : "", options->to ? "\n" : "",
                  given->value);
    free(options->to);
    options->to = list.data;
}

static void take_rules(Parser *parser, const Given *given)
{
    (void)parser;
    house_rules_add(given->value);
}

static void take_folder(Parser *parser, const Given *given)
{
    (void)parser;
    house_allow(given->value);
}

/* It is read when all folders it may read are known. */
static void take_style(Parser *parser, const Given *given)
{
    parser->styles = memory_grow(parser->styles, &parser->style_capacity, parser->style_count + 1,
                                 sizeof *parser->styles);
    parser->styles[parser->style_count++] = given->value;
}

/* The style is one of protoc by its name, or a file: what has a folder or a suffix of stylesheets, or is there. */
static void read_style(Parser *parser, const char *style)
{
    const char *names[STYLES_MAX];
    size_t count = 0;
    while (count < STYLES_MAX && house_style_name(count) != NULL) {
        names[count] = house_style_name(count);
        count++;
    }
    bool is_file =
        strchr(style, '/') != NULL || has_suffix(style, ".xsl") || access(style, F_OK) == 0;
    if (!house_style_take(style)) {
        if (is_file)
            house_style_add(style, parser->diagnostics);
        else
            choose(parser, "--style", style, names, count);
    }
    parser->options->qr = parser->options->qr || house_style_has_qr_code();
}

/* The words of the rows. */
#define FLAG(name)                                                                                 \
    {                                                                                              \
        .take = take_flag, .member = offsetof(Options, name)                                       \
    }
#define TEXT(name)                                                                                 \
    {                                                                                              \
        .take = take_text, .member = offsetof(Options, name)                                       \
    }
#define ASKED(name)                                                                                \
    {                                                                                              \
        .take = take_asked, .member = offsetof(Request, name)                                      \
    }
#define NUMBER(name, lower, upper)                                                                 \
    {                                                                                              \
        .take = take_number, .member = offsetof(Options, name), .least = (lower), .most = (upper)  \
    }
#define CHOICE(name, list)                                                                         \
    {                                                                                              \
        .take = take_choice, .member = offsetof(Options, name), .words = (list),                   \
        .word_count = sizeof(list) / sizeof *(list)                                                \
    }
#define BOUND(id)                                                                                  \
    {                                                                                              \
        .take = take_limit, .number = LIMIT_##id                                                   \
    }
#define COMMAND(id)                                                                                \
    {                                                                                              \
        .take = take_command, .number = COMMAND_##id                                               \
    }
#define COMMAND_TEXT(id, name)                                                                     \
    {                                                                                              \
        .take = take_command, .number = COMMAND_##id, .member = offsetof(Options, name)            \
    }
#define BY(function)                                                                               \
    {                                                                                              \
        .take = (function)                                                                         \
    }
#define SHAPES true
#define ASIDE false

static const OptionRow option_rows[OPTION_COUNT] = {
#define OPTION(id, letter, name, argument, takes, shapes, help)                                    \
    {letter, name, argument, takes, shapes},
#include "cli/option_rows.h"
};

/* Notes for the stamps of outputs what they are made with. By the rows' names, as an option has several spellings. */
static void take_option(Parser *parser, OptionId id, const char *written, const char *value)
{
    const OptionRow *row = &option_rows[id];
    if (row->argument && value[0] == '\0') {
        report(parser, MESSAGE_OPTION_VALUE_EMPTY, written, NULL);
        return;
    }
    if (row->shapes)
        buffer_format(&parser->options->recipe, "%s %s\n", row->name, value);
    row->action.take(parser, &(Given){row, written, value});
}

/* ---- The words of the command line ---- */

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
    diagnose_with_guess(parser->diagnostics, MESSAGE_OPTION_UNKNOWN, PLACE_NONE,
                        phrase("did you mean --%s?"), guess_name(name), written, NULL);
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
    for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++)
        if (starts_with(word, STARTS[i]))
            return true;
    if (word[0] == '-')
        return word[1] == '-' && out && (out[4] == '=' || out[4] == '\0');
    return has_suffix(word, ".proto");
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
        read_style(&parser, parser.styles[i]);
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
