/* test_options.c: what the command line asks for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/options.h"

enum { MOST_WORDS = 24 };

/* Splits the command line at blanks ('' is an empty word) and reads it; *said gets what is reported. */
static bool parse(const char *line, Options *options, Buffer *said)
{
    static char copy[500];
    char *words[MOST_WORDS] = {(char *)"protoc"};
    int count = 1;
    Diagnostics *diagnostics = diagnostics_new();

    snprintf(copy, sizeof(copy), "%s", line);
    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " ")) {
        assert_true(count < MOST_WORDS);
        words[count++] = strcmp(word, "''") == 0 ? (char *)"" : word;
    }
    bool good = options_parse(count, words, options, diagnostics);
    diagnostics_print(diagnostics, said);
    assert_int_equal(diagnostics_status(diagnostics), good ? 0 : 2);
    diagnostics_free(diagnostics);
    return good;
}

static Options parse_good(const char *line)
{
    Options options;
    Buffer said = {0};
    assert_true(parse(line, &options, &said));
    assert_string_equal(buffer_text(&said), "");
    buffer_free(&said);
    return options;
}

static void assert_bad(const char *line, const char *expected)
{
    Options options;
    Buffer said = {0};
    assert_false(parse(line, &options, &said));
    assert_string_equal(buffer_text(&said), expected);
    options_free(&options);
    buffer_free(&said);
}

static void assert_output(const char *line, const char *output, Format format)
{
    Options options = parse_good(line);
    assert_string_equal(options.tasks[0].outputs[0].path, output);
    assert_int_equal(options.tasks[0].outputs[0].format, format);
    options_free(&options);
}

static void one_file_is_enough(void **state)
{
    Options options = parse_good("meeting.xml");
    (void)state;
    assert_string_equal(options.tasks[0].input, "meeting.xml");
    assert_string_equal(options.tasks[0].outputs[0].path, "meeting.pdf");
    assert_int_equal(options.tasks[0].outputs[0].format, FORMAT_PDF);
    assert_int_equal(options.audience, AUDIENCE_INTERNAL);
    assert_int_equal(options.detail, DETAIL_FULL);
    assert_null(options.resources);
    assert_false(options.check || options.help || options.version);
    options_free(&options);
}

static void output_and_format_follow_each_other(void **state)
{
    (void)state;
    assert_output("a.xml -o b.html", "b.html", FORMAT_HTML);
    assert_output("-o b.HTML a.xml", "b.HTML", FORMAT_HTML);
    assert_output("-ob.fo a.xml", "b.fo", FORMAT_FO);
    assert_output("--output=b.view.xml a.xml", "b.view.xml", FORMAT_VIEW);
    assert_output("--output b.document.xml a.xml", "b.document.xml", FORMAT_DOCUMENT);
    assert_output("a.xml -t areas", "a.areas", FORMAT_AREAS);
    assert_output("a.xml -thtml", "a.html", FORMAT_HTML);
    assert_output("a.xml -t view", "a.view.xml", FORMAT_VIEW);
    assert_output("a.xml -t html -o b.pdf", "b.pdf", FORMAT_HTML);
    assert_output("a.xml --format=fo -o b.txt", "b.txt", FORMAT_FO);
    assert_output("- -o -", "-", FORMAT_PDF);
    assert_output("a.xml -o /dev/full", "/dev/full", FORMAT_PDF);
}

static void output_name_is_made_from_the_input_name(void **state)
{
    (void)state;
    assert_output("in.d/meeting", "in.d/meeting.pdf", FORMAT_PDF);
    assert_output("in.d/.xml", "in.d/.xml.pdf", FORMAT_PDF);
    assert_output("in.d/a.b.xml", "in.d/a.b.pdf", FORMAT_PDF);
    assert_output("-- -a.xml", "-a.pdf", FORMAT_PDF);
}

static void the_last_option_wins(void **state)
{
    Options options = parse_good("--audience internal a.xml --audience=client -t fo -t pdf -o x.fo "
                                 "-o y.fo --");
    (void)state;
    assert_int_equal(options.audience, AUDIENCE_CLIENT);
    assert_int_equal(options.tasks[0].outputs[0].format, FORMAT_PDF);
    assert_string_equal(options.tasks[0].outputs[0].path, "y.fo");
    options_free(&options);
}

static void other_options_are_taken(void **state)
{
    Options options = parse_good("--check --audience=internal --detail brief --resources dir -");
    (void)state;
    assert_true(options.check);
    assert_int_equal(options.tasks[0].output_count, 0);
    assert_int_equal(options.audience, AUDIENCE_INTERNAL);
    assert_int_equal(options.detail, DETAIL_BRIEF);
    assert_string_equal(options.resources, "dir");
    assert_string_equal(options.tasks[0].input, "-");
    assert_string_equal(audience_name(options.audience), "internal");
    assert_string_equal(detail_name(options.detail), "brief");
    options_free(&options);
}

static void help_and_version_need_no_input(void **state)
{
    static const char *const LINES[] = {"--help", "-h --bogus", "--version"};
    (void)state;
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
        Options options = parse_good(LINES[i]);
        assert_true(i < 2 ? options.help : options.version);
        options_free(&options);
    }
    assert_bad("--bogus --help", "protoc: error: unknown option “--bogus” [option-unknown]\n"
                                 "hint: protoc --help lists all options\n");
}

static void near_misses_are_named(void **state)
{
    (void)state;
    assert_bad("--chek a.xml", "protoc: error: unknown option “--chek” [option-unknown]\n"
                               "hint: did you mean --check?\n");
    assert_bad("--out=a.pdf a.xml", "protoc: error: unknown option “--out” [option-unknown]\n"
                                    "hint: did you mean --output?\n");
    assert_bad("-check a.xml", "protoc: error: unknown option “-c” [option-unknown]\n"
                               "hint: did you mean --check?\n");
    assert_bad("-ж a.xml", "protoc: error: unknown option “-ж” [option-unknown]\n"
                           "hint: protoc --help lists all options\n");
    assert_bad("--=x a.xml", "protoc: error: unknown option “--” [option-unknown]\n"
                             "hint: protoc --help lists all options\n");
    assert_bad("-t htlm a.xml", "protoc: error: “htlm” is no value of the option “-t”; it knows "
                                "pdf, html, text, mail, fo, view, "
                                "document and areas [option-value-unknown]\n"
                                "hint: did you mean html?\n");
    assert_bad(
        "--audience=boss a.xml",
        "protoc: error: “boss” is no value of the option “--audience”; it knows internal and "
        "client [option-value-unknown]\n");
}

static void values_are_demanded_and_refused(void **state)
{
    (void)state;
    assert_bad("a.xml -o", "protoc: error: the option “-o” needs a value: -o FILE "
                           "[option-argument-missing]\n");
    assert_bad("a.xml --detail", "protoc: error: the option “--detail” needs a value: --detail HOW "
                                 "[option-argument-missing]\n");
    assert_bad("a.xml --check=yes", "protoc: error: the option “--check” takes no value, but was "
                                    "given “yes” [option-argument-extra]\n");
    assert_bad("a.xml --output=", "protoc: error: the option “--output” was given an empty value "
                                  "[option-value-empty]\n");
    assert_bad("a.xml -o ''", "protoc: error: the option “-o” was given an empty value "
                              "[option-value-empty]\n");
}

static void inputs_are_named(void **state)
{
    (void)state;
    assert_bad("", "protoc: error: no input file is named [input-not-given]\n"
                   "hint: for example: protoc meeting.xml\n");
    assert_bad(
        "a.xml b.xml -o x.pdf",
        "protoc: error: “x.pdf” is one file, but there is more than one to write "
        "[output-one-name]\n"
        "hint: name a folder instead: -d out; a name with spaces needs quotation marks around "
        "it\n");
}

static void output_must_make_sense(void **state)
{
    (void)state;
    assert_bad("-", "protoc: error: standard input has no name to make the output's name from "
                    "[output-name-needed]\n"
                    "hint: name the output: -o meeting.pdf\n");
    assert_bad(
        "a.xml -o a.docx",
        "protoc: error: the name “a.docx” does not say which format is wanted; known endings "
        "are .pdf, .html, .txt, .eml, .fo, .view.xml, .document.xml and .areas "
        "[output-suffix-unknown]\n"
        "hint: or name the format: --format=pdf\n");
    assert_bad("a.xml --check -o a.pdf",
               "protoc: error: --check writes nothing, so it cannot go with --output or "
               "--directory [output-with-check]\n");
    assert_bad("a.fo -t fo", "protoc: error: “a.fo” is both the input and the output "
                             "[output-is-input]\n"
                             "hint: name another output: -o meeting.pdf\n");
}

static void another_name_of_the_input_is_refused(void **state)
{
    char folder[] = "/tmp/protoc-test-options-XXXXXX";
    (void)state;

    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    close(open("a.xml", O_WRONLY | O_CREAT, 0600));
    assert_int_equal(symlink("a.xml", "b.pdf"), 0);
    assert_bad("a.xml -o b.pdf", "protoc: error: “b.pdf” is both the input and the output "
                                 "[output-is-input]\n"
                                 "hint: name another output: -o meeting.pdf\n");
    assert_bad("a.xml -t view -o ./a.xml",
               "protoc: error: “./a.xml” is both the input and the output [output-is-input]\n"
               "hint: name another output: -o meeting.pdf\n");
    unlink("a.xml");
    unlink("b.pdf");
    assert_int_equal(chdir("/"), 0);
    rmdir(folder);
}

static void several_mistakes_are_reported_together(void **state)
{
    (void)state;
    assert_bad("--chek -t wrong", "protoc: error: unknown option “--chek” [option-unknown]\n"
                                  "hint: did you mean --check?\n"
                                  "protoc: error: “wrong” is no value of the option “-t”; it knows "
                                  "pdf, html, text, mail, fo, view, "
                                  "document and areas [option-value-unknown]\n"
                                  "protoc: error: no input file is named [input-not-given]\n"
                                  "hint: for example: protoc meeting.xml\n");
}

static void help_fits_a_terminal(void **state)
{
    Buffer help = {0};
    (void)state;

    options_help(&help);
    assert_non_null(strstr(help.data, "Usage: protoc [OPTION]... FILE...\n"));
    assert_non_null(strstr(help.data, "\n  -o, --output=FILE     write"));
    assert_non_null(strstr(help.data, "\n      --check           only"));
    for (int i = 0; i < FORMAT_COUNT; i++) {
        assert_non_null(strstr(help.data, format_name((Format)i)));
        assert_non_null(strstr(help.data, format_suffix((Format)i)));
    }
    for (const char *line = help.data; *line; line += strcspn(line, "\n") + 1)
        assert_true(strcspn(line, "\n") <= 79);
    buffer_free(&help);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_file_is_enough),
        cmocka_unit_test(output_and_format_follow_each_other),
        cmocka_unit_test(output_name_is_made_from_the_input_name),
        cmocka_unit_test(the_last_option_wins),
        cmocka_unit_test(other_options_are_taken),
        cmocka_unit_test(help_and_version_need_no_input),
        cmocka_unit_test(near_misses_are_named),
        cmocka_unit_test(values_are_demanded_and_refused),
        cmocka_unit_test(inputs_are_named),
        cmocka_unit_test(output_must_make_sense),
        cmocka_unit_test(another_name_of_the_input_is_refused),
        cmocka_unit_test(several_mistakes_are_reported_together),
        cmocka_unit_test(help_fits_a_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
