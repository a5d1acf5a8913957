/* test_schema.c: what is said of a tree the schema does not accept: one message a mistake, at its
 * place. */
#include "input_fixture.h"

#include "input/root.h"
#include "input/schema.h"

#define SPACE "urn:protoc:minutes:1"

static const char SCHEMA[] =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='" SPACE "' xmlns:m='" SPACE "'"
    "  xmlns:s='urn:protoc:schema:1' targetNamespace='" SPACE "' elementFormDefault='qualified'>"
    "<xs:include schemaLocation='values.xsd'/>"
    "<xs:element name='protocol' type='protocol'>"
    " <xs:key name='person'><xs:selector xpath='m:head/m:person'/><xs:field xpath='@id'/></xs:key>"
    " <xs:keyref name='by' refer='m:person'><xs:selector xpath='.//m:entry'/><xs:field "
    "xpath='@by'/>"
    " </xs:keyref>"
    "</xs:element>"
    "<xs:complexType name='protocol'><xs:sequence>"
    " <xs:element name='head' type='head'/>"
    " <xs:element name='talk' type='talk' minOccurs='0'/>"
    " <xs:element name='end' type='empty' minOccurs='0'/>"
    "</xs:sequence><xs:attribute name='kind' type='kind' use='required'/></xs:complexType>"
    "<xs:complexType name='head'><xs:sequence>"
    " <xs:element name='number' type='xs:positiveInteger' minOccurs='0'/>"
    " <xs:element name='date' type='date'/>"
    " <xs:choice><xs:element name='place' type='words'/><xs:element name='link' "
    "type='words'/></xs:choice>"
    " <xs:element name='person' type='person' maxOccurs='unbounded'/>"
    " <xs:element name='note' type='words' minOccurs='0' maxOccurs='2'/>"
    "</xs:sequence></xs:complexType>"
    "<xs:complexType name='person'><xs:simpleContent><xs:extension base='words'>"
    " <xs:attribute name='id' type='xs:NCName' use='required'/>"
    " <xs:attribute name='joined' type='time'/></xs:extension></xs:simpleContent></xs:complexType>"
    "<xs:complexType name='base'><xs:sequence><xs:element name='title' type='words'/></xs:sequence>"
    "</xs:complexType>"
    "<xs:complexType name='talk'><xs:complexContent><xs:extension base='base'>"
    " <xs:choice minOccurs='0' maxOccurs='unbounded'>"
    "  <xs:element name='entry' type='entry'/><xs:element name='talk' type='talk'/></xs:choice>"
    "</xs:extension></xs:complexContent></xs:complexType>"
    "<xs:complexType name='entry' mixed='true'><xs:choice minOccurs='0' maxOccurs='unbounded'>"
    " <xs:element name='strong' type='words'/></xs:choice>"
    " <xs:attribute name='by' type='xs:NCName'/></xs:complexType>"
    "<xs:complexType name='empty'/>"
    "</xs:schema>";

static const char VALUES[] =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='" SPACE "'"
    "  xmlns:s='urn:protoc:schema:1' targetNamespace='" SPACE "' elementFormDefault='qualified'>"
    "<xs:simpleType name='date'><xs:annotation><xs:appinfo><s:value>a date such as "
    "2022-05-12</s:value>"
    " </xs:appinfo></xs:annotation><xs:restriction base='xs:date'/></xs:simpleType>"
    "<xs:simpleType name='time'><xs:annotation><xs:appinfo><s:value>a time such as 09:30</s:value>"
    " </xs:appinfo></xs:annotation><xs:restriction base='xs:token'>"
    " <xs:pattern value='([01][0-9]|2[0-3]):[0-5][0-9]'/></xs:restriction></xs:simpleType>"
    "<xs:simpleType name='words'><xs:restriction base='xs:token'><xs:minLength value='1'/>"
    " </xs:restriction></xs:simpleType>"
    "<xs:simpleType name='kind'><xs:restriction base='xs:token'><xs:enumeration value='meeting'/>"
    " <xs:enumeration value='board'/></xs:restriction></xs:simpleType>"
    "</xs:schema>";

static int set_up(void **state)
{
    if (fixture_set_up(state) != 0)
        return -1;
    fixture_write("schemas/minutes.xsd", SCHEMA);
    fixture_write("schemas/values.xsd", VALUES);
    return 0;
}

#define OPEN "<protocol xmlns='" SPACE "' kind='meeting'>\n"
#define HEAD                                                                                       \
    "<head>\n<date>2022-05-12</date>\n<place>Here</place>\n<person id='petrov'>P</person>\n"       \
    "<person id='ivanov'>I</person>\n</head>\n"
#define TALK(content) "<talk><title>T</title>\n" content "\n</talk>\n"

/* Checks the text and compares the number of reports and a part of them. */
static void expect(const char *text, size_t count, const char *report)
{
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse(text, diagnostics);
    assert_non_null(input.tree);
    bool good = schema_check(input.tree, diagnostics);
    assert_int_equal(good, count == 0);
    char *reports = fixture_reports(diagnostics);
    fixture_expect(reports, report);
    if (fixture_count(diagnostics) != count)
        fail_msg("%zu reports instead of %zu: %s", fixture_count(diagnostics), count, reports);
    assert_null(strstr(reports, "{" SPACE "}"));
    free(reports);
    input_free(&input);
    diagnostics_free(diagnostics);
}

/* Comes first: a schema that could be read is kept. */
static void a_broken_schema_is_an_error(void **state)
{
    (void)state;
    fixture_write("schemas/minutes.xsd",
                  "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n"
                  "<xs:element name='protocol' type='nothing'/></xs:schema>");
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse("<protocol/>", diagnostics);
    assert_false(schema_check(input.tree, diagnostics));
    char *reports = fixture_reports(diagnostics);
    fixture_expect(reports, "minutes.xsd:2:1: error");
    fixture_expect(reports, "[schema-broken]");
    assert_int_equal(diagnostics_status(diagnostics), 3);
    free(reports);
    input_free(&input);
    diagnostics_free(diagnostics);
    fixture_write("schemas/minutes.xsd", SCHEMA);
}

static void accepts_what_is_good(void **state)
{
    (void)state;
    expect(OPEN HEAD TALK("<entry by='ivanov'>x "
                          "<strong>y</strong></entry><talk><title>U</title></talk>") "<end/></"
                                                                                     "protocol>",
           0, "");
}

static void explains_elements(void **state)
{
    (void)state;
    expect(OPEN HEAD "<tolk><title>T</title></tolk></protocol>", 1,
           "there is no element <tolk>; in <protocol> may stand: <head>, <talk>, <end> "
           "[element-unknown]\n"
           "<tolk><title>T</title></tolk></protocol>\n^~~~~\nhint: did you mean <talk>?");
    expect(OPEN HEAD "<strong>x</strong></protocol>", 1,
           "<strong> may not stand in <protocol>; it belongs in <entry>");
    expect(OPEN HEAD "<xxxxx/></protocol>", 1, "there is no element <xxxxx>");
    expect(OPEN HEAD "<talk xmlns=''/></protocol>", 1, "<talk> is in a wrong namespace");
    expect(OPEN HEAD "<end/>" TALK("") "</protocol>", 1,
           "8:7: error: <talk> must come before <end>");
    expect(OPEN TALK("") HEAD "</protocol>", 1, "<head> must come before <talk>");
    expect(OPEN HEAD HEAD "</protocol>", 1,
           "<protocol> may have only one <head> [element-repeated]");
    expect(OPEN "</protocol>", 1, "1:1: error: <protocol> lacks <head>");
    expect(OPEN "<head><person id='a'>A</person></head></protocol>", 1,
           "<head> lacks <date>, <place> or <link> [element-missing]");
    expect(OPEN "<head><date>2022-05-12</date><link>x</link></head></protocol>", 1,
           "hint: it comes after <link>");
    expect(OPEN
           "<head><date>2022-05-12</date><place>x</place><link>x</link><person id='a'>A</person>"
           "</head></protocol>",
           1, "<link> may not stand here beside <place> [element-either]");
    expect(OPEN "<head><date>2022-05-12</date><place>x</place><person id='a'>A</person>"
                "<note>1</note><note>2</note><note>3</note></head></protocol>",
           1, "<head> may have at most 2 <note> [element-too-many]");
    expect(OPEN HEAD "<end>x</end></protocol>", 1, "<end> must be empty");
    expect(OPEN HEAD "<end><head/></end></protocol>", 1,
           "<head> may not stand in <end>, which holds nothing");
    expect(OPEN HEAD "<!-- x --> stray\n" TALK("") "</protocol>", 1,
           "8:12: error: text may not stand directly in <protocol>");
}

static void explains_attributes_and_values(void **state)
{
    (void)state;
    expect("<protocol xmlns='" SPACE "'>" HEAD "</protocol>", 1,
           "<protocol> lacks the attribute kind");
    expect("<protocol xmlns='" SPACE "'\n   knd='board'>" HEAD "</protocol>", 1,
           "2:4: error: <protocol> has no attribute knd; it may have: kind [attribute-unknown]\n"
           "   knd='board'><head>\n   ^~~\nhint: did you mean kind?");
    expect("<protocol xmlns='" SPACE "' kind='bord'>" HEAD "</protocol>", 1,
           "“bord” cannot stand in the attribute kind of <protocol>; write one of: meeting, board");
    expect(OPEN "<head><number>0</number><date>12.05.2022</date><place/><person id='a' "
                "joined='9.30'>A</person>"
                "</head></protocol>",
           4, "hint: write 2022-05-12");
    expect(
        OPEN
        "<head><date>30.02.2022</date><place>x</place><person id='a'>A</person></head></protocol>",
        1, "hint: there is no such day");
    expect(
        OPEN
        "<head><date>2022-05-12</date><place>  </place><person id='a'>A</person></head></protocol>",
        1, "<place> must not be empty");
    expect(OPEN "<head><date><strong>x</strong></date><place>x</place><person "
                "id='a'>A</person></head></protocol>",
           1, "<strong> may not stand in <date>, which holds only a date such as 2022-05-12");
    expect(OPEN HEAD "<end x='1'/></protocol>", 1,
           "<end> has no attribute x; it has no attributes at all");
}

static void explains_ids(void **state)
{
    (void)state;
    expect(OPEN "<head><date>2022-05-12</date><place>x</place>\n<person id='a'>A</person>\n<person "
                "id='a'>B</person>"
                "</head>" TALK("<entry by='b'>x</entry>") "</protocol>",
           1, "4:13: error: two <person> have the id “a” [id-duplicate]");
    expect(OPEN HEAD TALK("<entry by='petrof'>x</entry>") "</protocol>", 1,
           "there is no person with the id “petrof” [reference-dangling]\n<entry "
           "by='petrof'>x</entry>\n"
           "           ^~~~~~\nhint: did you mean “petrov”? known: petrov, ivanov");
}

static void one_mistake_hides_no_other(void **state)
{
    (void)state;
    /* A misspelt parent is looked into, and so is everything after a child out of order. */
    expect(OPEN "<hed><date>x</date><place>x</place><person id='a'>A</person></hed>\n"
                "<talk><title/></talk></protocol>",
           3, "“x” cannot stand in <date>");
}

static void roots(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *report;
    } CASES[] = {
        {"<protocol/>", "hint: write in this tag: xmlns=\"" SPACE "\""},
        {"<protocol xmlns='urn:x'/>", "[root-namespace]"},
        {"<root xmlns='urn:x'/>", "xmlns=\"http://www.w3.org/1999/XSL/Format\""},
        {"<protokol/>", "did you mean <protocol xmlns"},
        {"<html/>", "the first element must be <protocol>, <communication-report>, <sales-record> "
                    "or <fo:root>"},
        {OPEN "</protocol>", ""},
        {"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'/>", ""},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Diagnostics *diagnostics = diagnostics_new();
        Input input = fixture_parse(CASES[i].text, diagnostics);
        assert_int_equal(root_check(input.tree, diagnostics), *CASES[i].report == '\0');
        char *reports = fixture_reports(diagnostics);
        fixture_expect(reports, CASES[i].report);
        free(reports);
        input_free(&input);
        diagnostics_free(diagnostics);
    }
}

/* Whatever order the elements have: what libxml2 refuses has a report that is no stopgap, what it
 * accepts has none. */
static void agrees_with_the_validator(void **state)
{
    (void)state;
    static const char *const PIECES[] = {
        "<head>",
        "</head>",
        "<number>1</number>",
        "<date>2022-05-12</date>",
        "<place>x</place>",
        "<link>x</link>",
        "<person id='a'>A</person>",
        "<talk>",
        "</talk>",
        "<title>t</title>",
        "<entry by='a'>x</entry>",
        "<end/>",
        "<date>x</date>",
        "<person>B</person>",
        "<zzz/>",
        "text",
    };
    unsigned seed = 7;
    for (int round = 0; round < 20000; round++) {
        Buffer text = {0};
        buffer_string(&text, OPEN);
        const char *open[8];
        size_t depth = 0;
        for (int i = 0; i < 9; i++) {
            seed = seed * 1103515245u + 12345u;
            const char *piece = PIECES[(seed >> 16) % (sizeof PIECES / sizeof *PIECES)];
            if (piece[0] == '<' && piece[1] == '/') {
                if (depth > 0)
                    buffer_string(&text, open[--depth]);
                continue;
            }
            bool opens = strcmp(piece, "<head>") == 0 || strcmp(piece, "<talk>") == 0;
            if (opens && depth == 8)
                continue;
            if (opens)
                open[depth++] = piece[1] == 'h' ? "</head>" : "</talk>";
            buffer_string(&text, piece);
        }
        while (depth > 0)
            buffer_string(&text, open[--depth]);
        buffer_string(&text, "</protocol>");
        Diagnostics *diagnostics = diagnostics_new();
        Input input = fixture_parse(buffer_text(&text), diagnostics);
        bool good = schema_check(input.tree, diagnostics);
        char *reports = fixture_reports(diagnostics);
        if (good != (fixture_count(diagnostics) == 0) || strstr(reports, "[schema-other]") != NULL)
            fail_msg("%s\n%s", buffer_text(&text), reports);
        free(reports);
        input_free(&input);
        diagnostics_free(diagnostics);
        buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_broken_schema_is_an_error),
        cmocka_unit_test(accepts_what_is_good),
        cmocka_unit_test(explains_elements),
        cmocka_unit_test(explains_attributes_and_values),
        cmocka_unit_test(explains_ids),
        cmocka_unit_test(one_mistake_hides_no_other),
        cmocka_unit_test(roots),
        cmocka_unit_test(agrees_with_the_validator),
    };
    return cmocka_run_group_tests(tests, set_up, fixture_tear_down);
}
