/* help.c: owns the text of --help, made of the rows. */
#include "cli/options.h"

enum { HELP_COLUMN = 24 };

/* Appends spaces up to the help column of the line that starts at line_start, at least two, and what stands there. */
static void add_explanation(Buffer *out, size_t line_start, const char *help)
{
    do {
        buffer_char(out, ' ');
    } while (out->length - line_start < HELP_COLUMN || out->data[out->length - 2] != ' ');
    buffer_format(out, "%s\n", help);
}

static void add_option(Buffer *out, char letter, const char *name, const char *argument,
                       const char *help)
{
    size_t line_start = out->length;
    if (letter)
        buffer_format(out, "  -%c, ", letter);
    else
        buffer_string(out, "      ");
    buffer_format(out, "--%s%s%s", name, argument ? "=" : "", argument ? argument : "");
    add_explanation(out, line_start, help);
}

static void add_name(Buffer *out, const char *name, const char *help)
{
    size_t line_start = out->length;
    buffer_format(out, "  %s", name);
    add_explanation(out, line_start, help);
}

static void add_format(Buffer *out, const char *name, const char *what, const char *suffix)
{
    Buffer help = {0};
    buffer_format(&help, "%s (%s)", what, suffix);
    add_name(out, name, buffer_text(&help));
    buffer_free(&help);
}

void options_help(Buffer *out)
{
    buffer_string(out, "Usage: protoc [OPTION]... FILE...\n"
                       "Makes a PDF, or other formats, of the minutes in each XML file FILE.\n"
                       "FILE - is standard input; @LIST stands for the files named in LIST, one a\n"
                       "line. Without --output or --directory, results lie beside FILE.\n\n");
#define OPTION(id, letter, name, argument, takes, shapes, help)                                    \
    add_option(out, letter, name, argument, help);
#include "cli/option_rows.h"
    buffer_string(out, "\nFormats:\n");
#define FORMAT(id, name, suffix, stylesheet, what) add_format(out, name, what, suffix);
#include "cli/option_rows.h"
    buffer_string(out, "\nStyles:\n");
#define STYLE(name, has_qr_code, what) add_name(out, name, what);
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
