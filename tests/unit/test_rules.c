/* test_rules.c: Schematron: contexts, lets, messages, languages, and mistakes in a rules file. */
#include "input_fixture.h"

#include "input/rules.h"

#define RULES(content)                                                                             \
    "<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "                                \
    "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'\n"                                           \
    " queryBinding='xslt' xml:lang='en'>\n<sch:ns prefix='m' uri='urn:m'/>\n"                      \
    "<sch:ns prefix='date' uri='http://exslt.org/dates-and-times'/>\n" content "</sch:schema>"

static char *check(const char *rules, const char *text, const char *language, bool expected,
                   size_t count)
{
    fixture_write("schemas/test.sch", rules);
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse(text, diagnostics);
    assert_non_null(input.tree);
    bool good = rules_check(input.tree, (const char *const[]){"schemas/test.sch", NULL}, language,
                            diagnostics);
    char *reports = fixture_reports(diagnostics);
    if (good != expected || fixture_count(diagnostics) != count)
        fail_msg("%d, %zu reports: %s", good, fixture_count(diagnostics), reports);
    input_free(&input);
    diagnostics_free(diagnostics);
    return reports;
}

static void expect(const char *rules, const char *text, const char *language, bool expected,
                   size_t count, const char *report)
{
    char *reports = check(rules, text, language, expected, count);
    fixture_expect(reports, report);
    free(reports);
}

static void places_and_texts(void **state)
{
    (void)state;
    expect(RULES("<sch:pattern><sch:rule context='m:d'><sch:assert id='owner' test='@owner' "
                 "role='warning'>\n"
                 " <sch:name/> number <sch:value-of select='@n'/>\n has no "
                 "owner</sch:assert></sch:rule></sch:pattern>"),
           "<r xmlns='urn:m'>\n <d owner='x' n='1'/>\n <d n='2'/>\n</r>", "en", true, 1,
           "test.xml:3:2: warning: d number 2 has no owner [owner]\n <d n='2'/>\n ^~");
    expect(RULES("<sch:pattern><sch:rule context='m:d'><sch:report id='due' subject='@due' "
                 "test='@due &lt; 5'>early"
                 "</sch:report></sch:rule></sch:pattern>"),
           "<r xmlns='urn:m'><d due='3'/></r>", "en", false, 1, "1:21: error: early [due]");
}

static void the_first_rule_of_a_pattern_wins(void **state)
{
    (void)state;
    expect(RULES("<sch:pattern><sch:rule context=\"m:a[@t='|'] | m:b\"><sch:report id='one' "
                 "test='true()'>1</sch:report>"
                 "</sch:rule><sch:rule context='m:a|m:b|m:c/@x'><sch:report id='two' "
                 "test='true()'>2</sch:report>"
                 "</sch:rule></sch:pattern><sch:pattern><sch:rule context='/m:r'><sch:report "
                 "id='three' test='true()'>3"
                 "</sch:report></sch:rule></sch:pattern>"),
           "<r xmlns='urn:m'>\n<a t='|'/>\n<b/>\n<a/>\n<c x='y'/></r>", "en", false, 5,
           "2:1: error: 1 [one]\n<a t='|'/>\n^~\n");
}

static void lets_current_key_and_functions(void **state)
{
    (void)state;
    expect(
        RULES("<sch:let name='all' value='count(//m:p)'/><xsl:key name='p' match='m:p' use='@id'/>"
              "<sch:pattern><sch:let name='k' value='2'/><sch:rule context='m:d'>"
              "<sch:let name='mine' value='@by'/>"
              "<sch:assert id='a' test=\"//m:p[@id = current()/@by]\">a <sch:value-of select='$all "
              "+ $k'/> "
              "<sch:value-of select='$mine'/></sch:assert>"
              "<sch:assert id='b' test=\"key('p', @by)\">b</sch:assert>"
              "<sch:assert id='c' test=\"date:day-in-month('2022-05-12') = 12\">c</sch:assert>"
              "</sch:rule></sch:pattern>"),
        "<r xmlns='urn:m'><p id='x'/><p id='y'/><d by='x'/><d by='z'/></r>", "en", false, 2,
        "error: a 4 z [a]");
}

static void speaks_the_language_asked_for(void **state)
{
    (void)state;
    static const char TEXT[] =
        RULES("<sch:pattern><sch:rule context='m:d'><sch:assert id='a' test='@x' diagnostics='a-ru "
              "a-zh'>english"
              "</sch:assert></sch:rule></sch:pattern><sch:diagnostics>"
              "<sch:diagnostic id='a-ru' xml:lang='ru'>по-русски <sch:value-of "
              "select='@n'/></sch:diagnostic>"
              "<sch:diagnostic id='a-zh' xml:lang='zh'>中文</sch:diagnostic></sch:diagnostics>");
    static const char DOCUMENT[] = "<r xmlns='urn:m'><d n='5'/></r>";
    expect(TEXT, DOCUMENT, "en", false, 1, "error: english [a]");
    expect(TEXT, DOCUMENT, "ru", false, 1, "error: по-русски 5 [a]");
    expect(TEXT, DOCUMENT, "zh", false, 1, "error: 中文 [a]");
}

static void abstract_rules_patterns_and_phases(void **state)
{
    (void)state;
    expect(RULES("<sch:pattern><sch:rule abstract='true' id='r'><sch:assert id='a' test='@x'>no "
                 "x</sch:assert></sch:rule>"
                 "<sch:rule context='m:d'><sch:extends rule='r'/></sch:rule></sch:pattern>"),
           "<r xmlns='urn:m'><d/></r>", "en", false, 1, "no x [a]");
    expect(RULES("<sch:pattern abstract='true' id='p'><sch:rule context='$what'><sch:assert id='a' "
                 "test='@x = $how'>no "
                 "<sch:value-of select='$how'/></sch:assert></sch:rule></sch:pattern>"
                 "<sch:pattern is-a='p'><sch:param name='what' value='m:d'/><sch:param name='how' "
                 "value=\"'q'\"/>"
                 "</sch:pattern>"),
           "<r xmlns='urn:m'><d/></r>", "en", false, 1, "no q [a]");
    expect("<schema xmlns='http://purl.oclc.org/dsdl/schematron' defaultPhase='f'>"
           "<phase id='f'><active pattern='on'/></phase>"
           "<pattern id='on'><rule context='d'><report id='a' test='1'>on</report></rule></pattern>"
           "<pattern id='off'><rule context='d'><report id='b' "
           "test='1'>off</report></rule></pattern></schema>",
           "<r><d/></r>", "en", false, 1, "on [a]");
}

static void mistakes_in_rules_have_places(void **state)
{
    (void)state;
    static const struct {
        const char *rules;
        const char *report;
    } CASES[] = {
        {RULES("<sch:pattern><sch:rule context='m:d['/></sch:pattern>"), "[rules-expression]"},
        {RULES("<sch:pattern>\n<sch:rule context='m:d'><sch:assert test='@x "
               "and'/></sch:rule></sch:pattern>"),
         "schemas/test.sch:6:43: error: this is not an XPath 1.0 expression"},
        {RULES("<sch:pattern><sch:rule context='m:d'><sch:assert "
               "test='nothing()'/></sch:rule></sch:pattern>"),
         "[rules-expression]"},
        {RULES("<sch:pattern><sch:rule context='m:d'><sch:assert "
               "test='$nothing'/></sch:rule></sch:pattern>"),
         "[rules-expression]"},
        {RULES("<sch:pattern><sch:rule context='q:d'/></sch:pattern>"), "[rules-expression]"},
        {RULES("<sch:pattern><sch:rule/></sch:pattern>"), "<rule> lacks the attribute context"},
        {RULES("<sch:pattern><sch:rules/></sch:pattern>"),
         "<rules> may not stand here in a rules file [rules-element]"},
        {RULES("<sch:pattern is-a='p'/>"), "there is no abstract pattern “p”"},
        {RULES("<sch:pattern><sch:rule context='m:d'><sch:extends "
               "rule='r'/></sch:rule></sch:pattern>"),
         "there is no abstract rule “r”"},
        {RULES("<sch:pattern><sch:rule context='m:d'><sch:assert test='0' "
               "diagnostics='q'/></sch:rule></sch:pattern>"),
         "there is no diagnostic “q”"},
        {RULES("<sch:pattern>\n<sch:rule context='/m:r = 1'><sch:assert test='1'/></sch:rule>"
               "</sch:pattern>"),
         "[rules-nodes]"},
        {"<a/>", "<a> may not stand here"},
        {"<a", "schemas/test.sch:1:1: error: the file ends inside a tag"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        expect(CASES[i].rules, "<r xmlns='urn:m'><d/><d/></r>", "en", false, 1, CASES[i].report);
}

static void a_rule_that_extends_itself_ends(void **state)
{
    (void)state;
    expect(RULES("<sch:pattern><sch:rule abstract='true' id='r'><sch:extends rule='r'/></sch:rule>"
                 "<sch:rule context='m:d'><sch:extends rule='r'/></sch:rule></sch:pattern>"),
           "<r xmlns='urn:m'/>", "en", false, 1, "[rules-reference]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_and_texts),
        cmocka_unit_test(the_first_rule_of_a_pattern_wins),
        cmocka_unit_test(lets_current_key_and_functions),
        cmocka_unit_test(speaks_the_language_asked_for),
        cmocka_unit_test(abstract_rules_patterns_and_phases),
        cmocka_unit_test(mistakes_in_rules_have_places),
        cmocka_unit_test(a_rule_that_extends_itself_ends),
    };
    return cmocka_run_group_tests(tests, fixture_set_up, fixture_tear_down);
}
