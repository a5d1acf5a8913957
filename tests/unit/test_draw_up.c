/* test_draw_up.c: reports drawn up from protocols: what gets into them, who is who, and what is left out. */
#include "input_fixture.h"

#include "cli/draw_up.h"
#include "input/schema.h"

#define HEAD(number, date, people)                                                                      \
    "<protocol xmlns='urn:protoc:minutes:1' kind='client-meeting' number='" number                      \
    "' xml:lang='ru'><header><organisation id='we'><name>ООО «Вектор»</name></organisation>" \
    "<client id='sever' contact-person='smirnova'><name>АО «Север»</name></client>"            \
    "<subject>Цены " number "</subject><date>" date "</date><time start='10:00' end='11:00'/>"          \
    "<place platform='Zoom' meeting-id='1'/><participants>" people "</participants></header>"
#define PETROVA "<person id='petrova' side='ours'><surname>Петрова</surname></person>"
#define SMIRNOVA "<person id='smirnova' side='client'><surname>Смирнова</surname></person>"

static const char FIRST[] = HEAD(
    "1", "2024-06-03",
    PETROVA SMIRNOVA
    "<person id='x' side='ours'><surname>Белов</surname></person>") "<discussion><topic><title>Т</"
                                                                    "title><problem>Брак.</"
                                                                    "problem></topic></"
                                                                    "discussion><decisions>"
                                                                    "<decision owner='x' "
                                                                    "due='2024-06-10' "
                                                                    "id='d'>Ответить, см. <ref "
                                                                    "to='d'>тут</ref>.</decision>"
                                                                    "<decision owner='petrova' "
                                                                    "due='2024-07-10' "
                                                                    "audience='internal'>СЕКРЕТ</"
                                                                    "decision></decisions>"
                                                                    "<conclusion><next-steps><step "
                                                                    "owner='x' due='2024-06-05' "
                                                                    "done='2024-07-02'>Позвонить.</"
                                                                    "step>"
                                                                    "</next-steps><next-meeting "
                                                                    "date='2024-07-01'/></"
                                                                    "conclusion></protocol>";
static const char SECOND[] = HEAD(
    "2", "2024-06-20",
    SMIRNOVA
    "<person id='x' side='ours'><surname>Гусев</surname></person>"
    "<person id='anna' side='ours'><surname>Петрова</surname></person>") "<decisions><decision "
                                                                         "owner='x' "
                                                                         "due='2024-06-25' "
                                                                         "done='2024-06-24'>"
                                                                         "Отправить.</decision>"
                                                                         "</decisions></protocol>";
static const char OTHER_MONTH[] = HEAD("3", "2024-07-01", PETROVA SMIRNOVA) "</protocol>";

/* Draws up the report on June from the three files. */
static bool june(const char *client, Audience audience, Buffer *out, Diagnostics *diagnostics)
{
    static char paths[3][256];
    const char *const texts[] = {SECOND, OTHER_MONTH, FIRST};
    const char *list[3];
    for (int i = 0; i < 3; i++) {
        char name[] = "0.xml";
        name[0] = (char)('0' + i);
        fixture_write(name, texts[i]);
        fixture_path(name, paths[i]);
        list[i] = paths[i];
    }
    DrawUpRequest request = {client, "2024-06-01", "2024-06-30"};
    return draw_up(list, 3, &request, audience, out, diagnostics);
}

static void contains(const Buffer *text, const char *part)
{
    if (strstr(buffer_text(text), part) == NULL)
        fail_msg("“%s” is not in %s", part, buffer_text(text));
}

static void lacks(const Buffer *text, const char *part)
{
    if (strstr(buffer_text(text), part) != NULL)
        fail_msg("“%s” is in %s", part, buffer_text(text));
}

static void the_report_is_valid_and_says_what_the_protocols_say(void **state)
{
    (void)state;
    Diagnostics *diagnostics = diagnostics_new();
    Buffer out = {0};
    assert_true(june("Север", AUDIENCE_CLIENT, &out, diagnostics));
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 0);
    contains(&out, "<period from=\"2024-06-01\" to=\"2024-06-30\"/>");
    contains(&out, "<contact date=\"2024-06-03\" start=\"10:00\" end=\"11:00\" channel=\"video\">");
    contains(&out, "<content>Цены 2</content>");
    contains(&out, "<protocol date=\"2024-06-20\" number=\"2\"/>");
    contains(&out, "due=\"2024-06-10\" owner=\"x\" status=\"overdue\">Ответить, см. тут.");
    contains(&out, "due=\"2024-06-05\" owner=\"x\" status=\"overdue\">Позвонить.");
    contains(&out, "done=\"2024-06-24\">Отправить.");
    contains(&out, "<planned-contact date=\"2024-07-01\" channel=\"meeting\">");
    contains(&out, "<problem raised=\"2024-06-03\">Брак.</problem>");
    lacks(&out, "СЕКРЕТ");
    lacks(&out, "Цены 3");
    assert_true(strstr(buffer_text(&out), "Цены 1") < strstr(buffer_text(&out), "Цены 2"));
    Input report = fixture_parse(buffer_text(&out), diagnostics);
    assert_true(schema_check(report.tree, diagnostics));
    input_free(&report);
    buffer_free(&out);
    diagnostics_free(diagnostics);
    draw_up_finish();
}

/* The same name is the same person, whatever the id; the same id for two persons becomes two ids. */
static void persons_are_told_by_name(void **state)
{
    (void)state;
    Diagnostics *diagnostics = diagnostics_new();
    Buffer out = {0};
    assert_true(june("sever", AUDIENCE_INTERNAL, &out, diagnostics));
    contains(&out, "СЕКРЕТ");
    contains(&out, "<person side=\"ours\" id=\"x\">");
    contains(&out, "<person side=\"ours\" id=\"x-2\">\n        <surname>Гусев");
    const char *petrova = strstr(buffer_text(&out), "<surname>Петрова");
    assert_non_null(petrova);
    assert_null(strstr(petrova + 1, "<surname>Петрова"));
    buffer_free(&out);
    diagnostics_free(diagnostics);
    draw_up_finish();
}

static void without_a_protocol_there_is_no_report(void **state)
{
    (void)state;
    Diagnostics *diagnostics = diagnostics_new();
    Buffer out = {0};
    assert_false(june("Юг", AUDIENCE_CLIENT, &out, diagnostics));
    assert_int_equal(out.length, 0);
    char *reports = fixture_reports(diagnostics);
    fixture_expect(reports, "there is no protocol of a meeting with “Юг” between 2024-06-01 and "
                            "2024-06-30 [draw-up-nothing]");
    fixture_expect(reports, "clients in these files: АО «Север»");
    free(reports);
    buffer_free(&out);
    diagnostics_free(diagnostics);
    draw_up_finish();
}

static void other_kinds_and_internal_protocols_are_left_out(void **state)
{
    (void)state;
    char paths[2][256];
    Diagnostics *diagnostics = diagnostics_new();
    Buffer out = {0};
    fixture_write("a.xml", "<sales-record xmlns='urn:protoc:minutes:1' xml:lang='ru'/>");
    fixture_write("b.xml",
                  "<protocol xmlns='urn:protoc:minutes:1' audience='internal' xml:lang='ru'/>");
    fixture_path("a.xml", paths[0]);
    fixture_path("b.xml", paths[1]);
    const char *const list[] = {paths[0], paths[1]};
    DrawUpRequest request = {"Север", "2024-06-01", "2024-06-30"};
    assert_false(draw_up(list, 2, &request, AUDIENCE_CLIENT, &out, diagnostics));
    char *reports = fixture_reports(diagnostics);
    fixture_expect(reports, "[draw-up-other-kind]");
    fixture_expect(reports, "[draw-up-internal]");
    free(reports);
    buffer_free(&out);
    diagnostics_free(diagnostics);
    draw_up_finish();
}

static void periods(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
    } CASES[] = {
        {"2024-06-01/2024-06-30", true},
        {"2024-02-29/2024-02-29", true},
        {"2023-02-29/2023-03-01", false},
        {"2024-06-30/2024-06-01", false},
        {"2024-06-01", false},
        {"2024-06-01-2024-06-30", false},
        {"2024-13-01/2024-13-02", false},
        {"2024-06-0x/2024-06-30", false},
        {"2024-06-01/2024-06-310", false},
        {"2000-02-29/2100-02-28", true},
        {"1900-02-29/2100-02-28", false},
        {"2024-00-10/2024-06-30", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char from[11], to[11];
        if (period_read(CASES[i].text, from, to) != CASES[i].good)
            fail_msg("%s", CASES[i].text);
    }
}

static int set_up(void **state)
{
    int status = fixture_set_up(state);
    resources_set_folder(NULL);
    return status;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_report_is_valid_and_says_what_the_protocols_say),
        cmocka_unit_test(persons_are_told_by_name),
        cmocka_unit_test(without_a_protocol_there_is_no_report),
        cmocka_unit_test(other_kinds_and_internal_protocols_are_left_out),
        cmocka_unit_test(periods),
    };
    return cmocka_run_group_tests(tests, set_up, fixture_tear_down);
}
