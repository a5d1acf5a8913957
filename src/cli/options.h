/* options.h: what the command line asks for. */
#ifndef PROTOC_CLI_OPTIONS_H
#define PROTOC_CLI_OPTIONS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/warnings.h"
#include "cli/report.h"
#include "cli/task.h"
#include "pdf/profile.h"

typedef enum { AUDIENCE_INTERNAL, AUDIENCE_CLIENT } Audience;
typedef enum { DETAIL_FULL, DETAIL_BRIEF } Detail;
typedef enum { LETTERS_UTF8, LETTERS_ASCII } LetterSet;

typedef enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorChoice;

/* What the program does with the input; those in the middle read a PDF. */
typedef enum {
    COMMAND_COMPILE,
    COMMAND_ARCHIVE,
    COMMAND_DRAW_UP, /* reads several */
    COMMAND_LIST,
    COMMAND_EXTRACT,
    COMMAND_EXTRACT_ALL,
    COMMAND_VERIFY,
    COMMAND_NEW, /* these two read nothing */
    COMMAND_SCHEMAS
} Command;

typedef struct {
    Command command;
    /* Of COMMAND_ARCHIVE, COMMAND_EXTRACT_ALL and COMMAND_SCHEMAS; lent from the command line, as are the next. */
    const char *folder;
    const char *kind, *language; /* of COMMAND_NEW; the language may be NULL */
    const char *archive_name;    /* the pattern, or NULL */
    LetterSet archive_letters;
    bool qr;
    bool encrypt;
    const char *client, *period; /* of COMMAND_DRAW_UP */
    const char **inputs;         /* of COMMAND_DRAW_UP; the first is input */
    size_t input_count;
    const char *digest;        /* or NULL */
    const char *password_file; /* or NULL */
    const char *input;  /* what a command reads, or the document compiled; lent from its task */
    const char *output; /* what a command writes, or NULL: it has a name of its own */
    Task *tasks;        /* in the order of the inputs */
    size_t task_count, task_capacity;
    const char *resources; /* or NULL; lent from the command line */
    Audience audience;
    bool audience_given; /* not the default */
    Detail detail;
    /* The letter: who sends it (or NULL), who gets it (lines, or NULL), what it answers (or NULL). */
    const char *from;
    char *to;
    const char *in_reply_to;
    bool attach;
    bool mask;      /* names and contacts of clients */
    bool from_view; /* the input is what is left of a document, which met the rules as a whole */
    int width;      /* of plain text, in columns */
    PdfProfile pdf_profile;
    bool no_source;
    ReportForm report;
    ColorChoice color;
    WarningPolicy warnings;
    int jobs;        /* processes at once; 0: as many as there are processors */
    Buffer recipe;   /* the options that shape outputs, as they were written: for their stamps */
    bool if_changed; /* what is up to date is not made again */
    bool watch;      /* go on, and make again what changes */
    bool depend;     /* write for make what outputs are made from */
    const char *depend_file; /* where; NULL: beside the output */
    bool check;
    bool help;    /* print options_help(); the rest is not filled in */
    bool version; /* print the version; the rest is not filled in */
} Options;

/* Reads the command line: count words, the first being the program. Everything wrong with it is reported.
 * true: *options is complete. In both cases free it with options_free(). */
bool options_parse(int count, char *const *words, Options *options, Diagnostics *diagnostics);
void options_free(Options *options);

/* help.c: appends the text of --help. */
void options_help(Buffer *out);

/* The name and file suffix (".pdf") of a format, and the words the stylesheets use for the others. */
const char *format_name(Format format);
const char *format_suffix(Format format);
/* The stylesheet that makes the format of a neutral document; NULL when the format lies before it. */
const char *format_stylesheet(Format format);
const char *audience_name(Audience audience);
const char *detail_name(Detail detail);
const char *pdf_profile_name(PdfProfile profile);

#endif
