/* test_transform.c: stylesheets read resources only, keep places, and their mistakes have places.
 * */
#include "input_fixture.h"

#include "input/place.h"
#include "input/transform.h"

#define STYLE(content)                                                                             \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'\n"             \
    " xmlns:place='urn:protoc:place:1' xmlns:str='http://exslt.org/strings'\n"                     \
    " exclude-result-prefixes='place str'>\n" content "</xsl:stylesheet>"

typedef struct {
    Input input;
    xmlDoc *result;
    Diagnostics *diagnostics;
    char *reports;
} Outcome;

static Outcome run(const char *style, const char *text, const char *const *parameters)
{
    Outcome outcome = {.diagnostics = diagnostics_new()};
    fixture_write("stylesheets/formats/test.xsl", style);
    outcome.input = fixture_parse(text, outcome.diagnostics);
    assert_non_null(outcome.input.tree);
    outcome.result = transform(outcome.input.tree, "stylesheets/formats/test.xsl", parameters,
                               outcome.diagnostics);
    outcome.reports = fixture_reports(outcome.diagnostics);
    return outcome;
}

static void end(Outcome *outcome)
{
    xmlFreeDoc(outcome->result);
    input_free(&outcome->input);
    diagnostics_free(outcome->diagnostics);
    free(outcome->reports);
}

static void expect_output(const char *style, const char *text, const char *const *parameters,
                          const char *expected)
{
    Outcome outcome = run(style, text, parameters);
    assert_string_equal(outcome.reports, "");
    Buffer out = {0};
    serialize_xml(outcome.result, &out);
    assert_string_equal(buffer_text(&out), expected);
    buffer_free(&out);
    end(&outcome);
}

static void parameters_imports_and_documents(void **state)
{
    (void)state;
    static const char *const PARAMETERS[] = {"who", "it's \"me\" & <you>", NULL};
    fixture_write("stylesheets/labels/ru.xml", "<labels><label>Дата</label></labels>");
    fixture_write(
        "stylesheets/formats/base.xsl",
        STYLE("<xsl:template match='/'><r a='{$who}'><xsl:attribute name='a'>1</xsl:attribute>"
              "<xsl:value-of select='$who'/><xsl:call-template name='t'/></r></xsl:template>"
              "<xsl:template name='t'/>"));
    expect_output(
        STYLE(
            "<xsl:import href='base.xsl'/><xsl:param name='who'/>"
            "<xsl:template name='t'><xsl:value-of select=\"document('../labels/ru.xml')//label\"/>"
            "<xsl:value-of select=\"str:align('x', '---', 'right')\"/></xsl:template>"),
        "<a/>", PARAMETERS,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<r a=\"1\">it's \"me\" &amp; &lt;you&gt;Дата--x</r>\n");
}

static void places_go_through(void **state)
{
    (void)state;
    Outcome outcome = run(
        STYLE(
            "<xsl:template match='/'><r><xsl:apply-templates select='//b'/></r></xsl:template>"
            "<xsl:template match='b'><p><xsl:copy-of select='@place:at'/><i/></p></xsl:template>"),
        "<a>\n<b/>\n  <b\n/></a>", NULL);
    assert_string_equal(outcome.reports, "");
    xmlNode *last = xmlDocGetRootElement(outcome.result)->last;
    Place place = place_of_node(last->children);
    assert_ptr_equal(place.source, outcome.input.source);
    assert_int_equal(source_line(place.source, place.start), 3);
    assert_int_equal(source_column(place.source, place.start), 3);
    Buffer out = {0};
    serialize_xml(outcome.result, &out);
    assert_null(strstr(buffer_text(&out), "place"));
    assert_int_equal(place_of_node(last).start, place.start);
    buffer_free(&out);
    end(&outcome);
}

static void expect_failure(const char *style, const char *text, const char *report)
{
    Outcome outcome = run(style, text, NULL);
    assert_null(outcome.result);
    fixture_expect(outcome.reports, report);
    assert_int_equal(fixture_count(outcome.diagnostics), 1);
    end(&outcome);
}

static void refuses_everything_else(void **state)
{
    (void)state;
    static const char REFUSED[] = "[stylesheet-refused]";
    expect_failure(STYLE("<xsl:template match='/'><xsl:copy-of "
                         "select=\"document('/etc/passwd')\"/></xsl:template>"),
                   "<a/>", "[resource-missing]");
    expect_failure(STYLE("<xsl:template match='/'>\n<xsl:copy-of "
                         "select=\"document('file:///etc/passwd')\"/></xsl:template>"),
                   "<a/>",
                   "stylesheets/formats/test.xsl:5:1: error: the stylesheet may not read "
                   "“file:///etc/passwd”");
    expect_failure(STYLE("<xsl:template match='/'><xsl:copy-of "
                         "select=\"document('http://localhost/x')\"/></xsl:template>"),
                   "<a/>", REFUSED);
    expect_failure(STYLE("<xsl:import href='file:///tmp/x.xsl'/>"), "<a/>", REFUSED);
    expect_failure(STYLE("<xsl:template match='/'><xsl:copy-of "
                         "select=\"document('../../../../etc/passwd')\"/></xsl:template>"),
                   "<a/>", "[resource-missing]");
}

static void writes_nothing(void **state)
{
    (void)state;
    static const char *const ELEMENTS[] = {"e:document", "xsl:document"};
    char path[256], style[1024];
    fixture_path("written.txt", path);
    for (size_t i = 0; i < 2; i++) {
        snprintf(style, sizeof style,
                 "<xsl:stylesheet version='1.1' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
                 " xmlns:e='http://exslt.org/common' extension-element-prefixes='e'>"
                 "<xsl:template match='/'><%s href='%s'><x/></%s></xsl:template></xsl:stylesheet>",
                 ELEMENTS[i], path, ELEMENTS[i]);
        expect_failure(style, "<a/>", "[stylesheet-broken]");
        assert_int_equal(access(path, F_OK), -1);
    }
}

static void look(void *data, xmlDoc *growing)
{
    size_t *looks = data;
    const xmlNode *root = xmlDocGetRootElement(growing);
    assert_non_null(root);
    assert_string_equal((const char *)root->name, "r");
    ++*looks;
}

/* What a variable holds is a tree, too, but nobody else's: libxslt keeps things of its own at it. */
static void a_result_is_shown_while_it_grows(void **state)
{
    (void)state;
    enum { NODES = 20000 };
    Buffer text = {0};
    buffer_string(&text, "<a>");
    for (int i = 0; i < NODES; i++)
        buffer_string(&text, "<b/>");
    buffer_string(&text, "</a>");
    fixture_write("stylesheets/formats/test.xsl",
                  STYLE("<xsl:template match='/'><r><xsl:for-each select='a'>"
                        "<xsl:variable name='held'><xsl:for-each select='b'><x>1</x>"
                        "</xsl:for-each></xsl:variable>"
                        "<xsl:value-of select='string-length($held)'/></xsl:for-each>"
                        "<xsl:for-each select='a/b'><y/></xsl:for-each></r></xsl:template>"));
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse(buffer_text(&text), diagnostics);
    size_t looks = 0;
    const Taker taker = {look, &looks};
    xmlDoc *result =
        transform_taken(input.tree, "stylesheets/formats/test.xsl", NULL, &taker, diagnostics);
    assert_non_null(result);
    assert_string_equal((const char *)xmlDocGetRootElement(result)->children->content, "20000");
    assert_in_range(looks, 2, 10);
    xmlFreeDoc(result);
    input_free(&input);
    diagnostics_free(diagnostics);
    buffer_free(&text);
}

static void mistakes_have_places(void **state)
{
    (void)state;
    expect_failure(STYLE("<xsl:template match='/'>\n  <xsl:value-of select='1 +'/></xsl:template>"),
                   "<a/>",
                   "stylesheets/formats/test.xsl:5:3: error: the stylesheet has a mistake here, in "
                   "<xsl:value-of>");
    expect_failure(
        STYLE("<xsl:template match='/'>\n  <xsl:value-of select='nothing()'/></xsl:template>"),
        "<a/>", "test.xsl:5:3: error: the stylesheet has a mistake here");
    expect_failure(STYLE("<xsl:template match='/'>\n  <xsl:value-of select='$no'/></xsl:template>"),
                   "<a/>", "test.xsl:5:3: error");
    expect_failure(STYLE("<xsl:template match='/'>\n  <xsl:valueof/></xsl:template>"), "<a/>",
                   "test.xsl:5");
    expect_failure(STYLE("<xsl:import href='none.xsl'/>"), "<a/>",
                   "the resource “stylesheets/formats/none.xsl”");
    expect_failure("<a><b></a>", "<a/>", "[xml-tag-mismatch]");
    expect_failure(
        STYLE("<xsl:template match='/' name='t'>\n<xsl:call-template name='t'/></xsl:template>"),
        "<a/>", "error");
}

static void messages_are_reports(void **state)
{
    (void)state;
    Outcome outcome = run(
        STYLE("<xsl:template match='b'><xsl:message>odd\n <xsl:value-of select='@x'/></xsl:message>"
              "</xsl:template>"),
        "<a>\n <b x='7'/></a>", NULL);
    assert_non_null(outcome.result);
    fixture_expect(outcome.reports, "test.xml:2:2: warning: odd 7 [stylesheet-message]");
    assert_int_equal(fixture_count(outcome.diagnostics), 1);
    end(&outcome);
    expect_failure(STYLE("<xsl:template match='b'><xsl:message "
                         "terminate='yes'>stop</xsl:message></xsl:template>"),
                   "<a>\n <b x='7'/></a>", "test.xml:2:2: error: stop [stylesheet-terminated]");
}

#define LABELLED(content)                                                                          \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"               \
    " xmlns:f='urn:protoc:function:1' extension-element-prefixes='f'>\n"                           \
    "<xsl:variable name='labels' select=\"document('../labels/ru.xml')/*\"/>\n"                    \
    "<xsl:template match='/'><r>" content "</r></xsl:template></xsl:stylesheet>"

static void write_labels(void)
{
    fixture_write("stylesheets/labels/ru.xml",
                  "<labels><entry a='one {number}' b='two'/><date><day/>.<month-number/></date>"
                  "<names><name order='surname-first' space=' ' initials='yes'/></names>"
                  "<gluing><beside-digits><pair find=' %' replace='_%'/></beside-digits></gluing>"
                  "</labels>");
}

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void stylesheets_ask_for_words(void **state)
{
    (void)state;
    write_labels();
    expect_output(LABELLED("<xsl:value-of select=\"f:fill(f:label('entry', 'a'), 'number', 7)\"/>;"
                           "<xsl:value-of select=\"f:label('entry', 'x', 'b')\"/>;"
                           "<xsl:value-of select=\"count(f:label('entry', 'x'))\"/>;"
                           "<xsl:value-of select=\"f:person(/a)\"/>;"
                           "<xsl:value-of select=\"f:day(' 2022-05-03 ')\"/>;"
                           "<xsl:value-of select=\"f:day('2022-05-03', /none)\"/>"),
                  "<a><surname>B</surname><given-name>C</given-name></a>", NULL,
                  DECLARATION "<r>one 7;two;0;C.\xC2\xA0"
                              "B;3.5;</r>\n");
}

static void running_text_is_glued_in_the_language_of_the_document(void **state)
{
    (void)state;
    write_labels();
    expect_output(LABELLED("<xsl:for-each select='//b'><xsl:value-of select='f:plain()'/>;"
                           "</xsl:for-each><xsl:value-of select='f:plain(//b[3])'/>;"
                           "<xsl:for-each select='//b/text()'><f:piece/>;</xsl:for-each>"),
                  "<a xml:lang='ru-RU'><b> 5  % </b><b xml:lang='en'>5 %</b><b>no %</b></a>", NULL,
                  DECLARATION "<r>5_%;5 %;no %;no %; 5_% ;5 %;no %;</r>\n");
}

static void the_end_of_a_line_is_no_space_in_chinese(void **state)
{
    (void)state;
    write_labels();
    expect_output(LABELLED("<xsl:for-each select='//b'><xsl:value-of select='f:plain()'/>;"
                           "<xsl:for-each select='text()'>"
                           "<f:piece/></xsl:for-each>;"
                           "</xsl:for-each>"),
                  "<a xml:lang='zh-CN'><b>青禾\n  公司</b><b xml:lang='en'>a\nb</b></a>", NULL,
                  DECLARATION "<r>青禾公司;青禾公司;a b;a b;</r>\n");
}

static void wide_characters_take_two_columns(void **state)
{
    (void)state;
    write_labels();
    expect_output(LABELLED("<xsl:value-of select=\"f:columns('1.2')\"/>;"
                           "<xsl:value-of select='f:columns(/a)'/>;"
                           "<xsl:value-of select=\"f:columns('')\"/>"),
                  "<a>（一）й</a>", NULL, DECLARATION "<r>3;7;0</r>\n");
}

static void elements_carry_what_belongs_to_them(void **state)
{
    (void)state;
    write_labels();
    expect_output(
        LABELLED("<xsl:for-each select='/a'><p id='mine'><f:carry/></p><p><f:origin/></p>"
                 "</xsl:for-each><p><f:carry/><f:origin/></p>"),
        "<a xml:lang='ru' id='&quot;x' class='y'/>", NULL,
        DECLARATION
        "<r><p id=\"&quot;x\" xml:lang=\"ru\"/><p id=\"&quot;x\" lang=\"ru\"/><p/></r>\n");
}

/* A place is said once for an element and what stands in it, and it holds for what is made of that in its turn. */
static void places_are_carried_once(void **state)
{
    (void)state;
    write_labels();
    Outcome first = run(LABELLED("<xsl:for-each select='a/b'><p><f:carry/><q><f:carry/></q>"
                                 "<q><xsl:for-each select='c'><f:carry/></xsl:for-each></q></p>"
                                 "</xsl:for-each>"),
                        "<a>\n <b>\n  <c/></b></a>", NULL);
    assert_string_equal(first.reports, "");
    const xmlNode *p = xmlDocGetRootElement(first.result)->children, *q = p->children;
    size_t offset;
    assert_true(place_own(p, &offset));
    assert_null(p->properties); /* an attribute takes twice what an element does */
    assert_false(place_own(q, &offset));
    assert_true(place_own(q->next, &offset));
    assert_int_equal(line_of_node(q), 2);
    assert_int_equal(line_of_node(q->next), 3);
    fixture_write("stylesheets/formats/test.xsl",
                  LABELLED("<xsl:for-each select='//q'><t><f:carry/></t></xsl:for-each>"));
    xmlDoc *second =
        transform(first.result, "stylesheets/formats/test.xsl", NULL, first.diagnostics);
    const xmlNode *t = xmlDocGetRootElement(second)->children;
    assert_int_equal(line_of_node(t), 2);
    assert_int_equal(line_of_node(t->next), 3);
    xmlFreeDoc(second);
    end(&first);
}

/* Where elements are copied, out of a variable or by a stylesheet that names the namespace of places, these go along. */
static void places_are_copied(void **state)
{
    (void)state;
    write_labels();
    Outcome first = run(LABELLED("<xsl:variable name='made'><xsl:for-each select='a/b'>"
                                 "<p><f:carry/></p></xsl:for-each></xsl:variable>"
                                 "<xsl:copy-of select='$made'/>"
                                 "<xsl:for-each select='a/b/c'><p><f:carry/></p></xsl:for-each>"),
                        "<a>\n <b>\n  <c/></b></a>", NULL);
    assert_string_equal(first.reports, "");
    const xmlNode *p = xmlDocGetRootElement(first.result)->children;
    assert_int_equal(line_of_node(p), 2);
    assert_int_equal(line_of_node(p->next), 3);
    fixture_write("stylesheets/formats/test.xsl",
                  STYLE("<xsl:template match='/ | @* | node()'><xsl:copy>"
                        "<xsl:apply-templates select='@* | node()'/></xsl:copy></xsl:template>"));
    xmlDoc *second =
        transform(first.result, "stylesheets/formats/test.xsl", NULL, first.diagnostics);
    p = xmlDocGetRootElement(second)->children;
    assert_int_equal(line_of_node(p), 2);
    assert_int_equal(line_of_node(p->next), 3);
    xmlFreeDoc(second);
    end(&first);
}

static void words_of_a_template_are_not_those_of_the_stylesheet(void **state)
{
    (void)state;
    write_labels();
    expect_output(
        LABELLED("<xsl:for-each select='/a/b'>"
                 "<xsl:variable name='labels'><labels><entry b='mine'/></labels></xsl:variable>"
                 "<xsl:value-of select=\"f:label('entry', 'b')\"/></xsl:for-each>"
                 "<xsl:value-of select=\"f:label('entry', 'b')\"/>"),
        "<a><b/><b/></a>", NULL, DECLARATION "<r>twotwotwo</r>\n");
}

static void elements_are_found_and_numbered(void **state)
{
    (void)state;
    static const char SOURCE[] =
        "<a id='r'><b id='x' to='z'>1</b><c/><b id='y' to='x'>2</b><b id='z'>3</b>"
        "<d><b>4</b></d></a>";
    expect_output(
        STYLE(
            "<xsl:template match='/'><r xmlns:f='urn:protoc:function:1'>"
            "<xsl:value-of select=\"f:element('y')\"/>;"
            "<xsl:for-each select='f:element(//@to)'><xsl:value-of select='.'/></xsl:for-each>;"
            "<xsl:value-of select=\"count(f:element('none') | f:element(/none) | "
            "f:element(''))\"/>;"
            "<xsl:for-each select='//b'><xsl:value-of select='f:number(.)'/></xsl:for-each>;"
            "<xsl:value-of select=\"concat(f:number(f:element('z')), f:number(//c), f:number(/a), "
            "f:number(/), f:number(//@to), f:number('x'))\"/></r></xsl:template>"),
        SOURCE, NULL, DECLARATION "<r xmlns:f=\"urn:protoc:function:1\">2;13;0;1231;311</r>\n");
}

static void numbers_go_by_an_attribute_and_through_the_tree(void **state)
{
    (void)state;
    expect_output(
        STYLE(
            "<xsl:template match='/'><r xmlns:f='urn:protoc:function:1'>"
            "<xsl:for-each select='//b'><xsl:value-of select=\"f:number(., 'k')\"/></xsl:for-each>;"
            "<xsl:for-each select='//b'><xsl:value-of select='f:number(.)'/></xsl:for-each>;"
            "<xsl:for-each select='//t'>(<xsl:value-of select=\"f:ordinal(., "
            "'c')\"/>)</xsl:for-each>;"
            "<xsl:for-each select='//t'>(<xsl:value-of select=\"f:ordinal(., "
            "'')\"/>)</xsl:for-each>"
            "</r></xsl:template>"),
        "<a><b k='1'/><b k='2'/><d k='1'/><b k='1'/><b/><b k='2'/><b k='1'/><b/><d><b k='1'/></d>"
        "<t><c/></t><t/><d><t>x<t><c/></t></t></d></a>",
        NULL,
        DECLARATION
        "<r xmlns:f=\"urn:protoc:function:1\">11212321;12345671;(1)()()(2);(1)()(2)(3)</r>\n");
}

/* A thousand of them, in any order. */
static void many_elements_are_found_and_numbered(void **state)
{
    (void)state;
    Buffer source = {0};
    buffer_string(&source, "<a>");
    for (int i = 0; i < 1000; i++)
        buffer_format(&source, "<b id='i%d' to='i%d'/>", i, (i * 7) % 1000);
    buffer_string(&source, "</a>");
    expect_output(
        STYLE(
            "<xsl:template match='/a'><r xmlns:f='urn:protoc:function:1'>"
            "<xsl:value-of select=\"count(b[f:number(f:element(@to)) = substring(@to, 2) + 1])\"/>"
            "</r></xsl:template>"),
        buffer_text(&source), NULL, DECLARATION "<r xmlns:f=\"urn:protoc:function:1\">1000</r>\n");
    buffer_free(&source);
}

static void pieces_keep_the_space_at_their_ends_but_for_edges(void **state)
{
    (void)state;
    write_labels();
    expect_output(
        LABELLED("<xsl:for-each select='//text()'>[<f:piece blocks='p list' ends='end'/>]"
                 "</xsl:for-each>"),
        "<a> 1 <i> 2 </i> 3 <end/> 4 <p> 5 </p> 6 <!-- in between --> 7 <i/> <list/> <p/></a>",
        NULL, DECLARATION "<r>[1 ][2][ 3][ 4][5][6 ][ 7 ][][]</r>\n");
}

/* Carries out f:passage for the source, with the names that are left out in $without. */
#define PASSAGE(without)                                                                           \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"               \
    " xmlns:f='urn:protoc:function:1' extension-element-prefixes='f'>\n"                           \
    "<xsl:template match='/a'><r><xsl:call-template name='t'>" without                             \
    "</xsl:call-template></r></xsl:template><xsl:template name='t'><xsl:param name='without'/>"    \
    "<f:passage blocks='p list'>"                                                                  \
    "<f:run>[<xsl:value-of select='name()'/>:<f:words/>]</f:run>"                                  \
    "<f:block>(<xsl:value-of select='name()'/>"                                                    \
    "<xsl:for-each select='q'><xsl:call-template name='t'/></xsl:for-each>)</f:block>"             \
    "</f:passage></xsl:template>"                                                                  \
    "<xsl:template match='*' mode='inline'>&lt;<xsl:value-of select='concat(name(), "              \
    "position(), last(), .)'/>&gt;</xsl:template></xsl:stylesheet>"

static void passages_are_runs_of_words_and_blocks(void **state)
{
    (void)state;
    static const char SOURCE[] =
        "<a b='1'>one<i>two</i><x>three</x><p><q>four<p/></q></p> <!-- no words --><list/><x/>"
        "<p/>five</a>";
    expect_output(PASSAGE(""), SOURCE, NULL,
                  DECLARATION "<r>[a:one&lt;i23two&gt;&lt;x33three&gt;]"
                              "(p[q:four](p))(list)[a:&lt;x11&gt;](p)[a:five]</r>\n");
    expect_output(PASSAGE("<xsl:with-param name='without' select='\"y x\"'/>"), SOURCE, NULL,
                  DECLARATION "<r>[a:one&lt;i22two&gt;]"
                              "(p[q:four](p))(list)(p)[a:five]</r>\n");
}

static void what_goes_along_stands_in_order(void **state)
{
    (void)state;
    write_labels();
    expect_output(
        LABELLED("<xsl:for-each select='//b'><c><f:carry breaks='br'/></c><c><f:beside/></c>"
                 "<c><f:origin/></c></xsl:for-each>"),
        "<a xml:lang='ru'><b xml:lang='en' id='x'>1<br/></b><b id='y'>2</b></a>", NULL,
        DECLARATION
        "<r><c xml:lang=\"en\" id=\"x\" linefeed-treatment=\"preserve\"/>"
        "<c xml:lang=\"ru\"/><c id=\"x\" lang=\"en\"/><c id=\"y\"/><c/><c id=\"y\"/></r>\n");
}

static void expect_broken(const char *style)
{
    Outcome outcome = run(style, "<a><b>5 %</b></a>", NULL);
    assert_null(outcome.result);
    assert_non_null(strstr(outcome.reports, "[stylesheet-broken]"));
    end(&outcome);
}

static void functions_take_their_arguments_or_none(void **state)
{
    (void)state;
    write_labels();
    expect_broken(LABELLED("<xsl:value-of select='f:label()'/>"));
    expect_broken(LABELLED("<xsl:value-of select='f:label(1)'/>"));
    expect_broken(LABELLED("<xsl:value-of select='f:fill()'/>"));
    expect_broken(
        LABELLED("<xsl:value-of select='f:fill(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17)'/>"));
    expect_broken(LABELLED("<xsl:value-of select='f:person()'/>"));
    expect_broken(LABELLED("<xsl:value-of select='f:day(1, 2, 3)'/>"));
    expect_broken(LABELLED("<xsl:value-of select='f:plain(1, 2)'/>"));
    expect_broken(LABELLED("<xsl:value-of select='f:number()'/>"));
    expect_broken(LABELLED("<xsl:value-of select='f:element()'/>"));
    expect_broken(LABELLED("<xsl:value-of select='f:number(1, 2, 3)'/>"));
    expect_broken(LABELLED("<xsl:value-of select='f:ordinal(/)'/>"));
    expect_broken(LABELLED("<xsl:value-of select='f:columns()'/>"));
    expect_broken(LABELLED("<xsl:value-of select='f:unknown()'/>"));
    expect_broken(LABELLED("<xsl:for-each select='/a'>text<f:carry/></xsl:for-each>"));
    expect_output(
        LABELLED("<xsl:value-of select='f:label(/, true())'/>"
                 "<xsl:value-of select=\"f:fill(//b, 'x', /, 'y')\"/>"
                 "<xsl:value-of select=\"concat(f:person('x'), f:day(/, 'x'), f:plain('x'))\"/>"),
        "<a><b>5 %</b></a>", NULL, DECLARATION "<r>5 %</r>\n");
}

/* A stylesheet without labels, or with something else by that name. */
static void functions_do_without_labels(void **state)
{
    (void)state;
#define UNLABELLED(variable)                                                                       \
    STYLE(variable "<xsl:template match='/'>"                                                      \
                   "<r xmlns:f='urn:protoc:function:1'>"                                           \
                   "<xsl:value-of select=\"concat(f:label('a', 'b'), f:person(/a), f:day('x'), "   \
                   "f:plain(/a), f:fill('c'))\"/></r></xsl:template>")
    static const char EXPECTED[] = DECLARATION "<r xmlns:f=\"urn:protoc:function:1\">5 %c</r>\n";
    expect_output(UNLABELLED(""), "<a> 5 % </a>", NULL, EXPECTED);
    expect_output(UNLABELLED("<xsl:variable name='labels' select='1'/>"), "<a> 5 % </a>", NULL,
                  EXPECTED);
    expect_output(UNLABELLED("<xsl:variable name='labels' select='/none'/>"), "<a> 5 % </a>", NULL,
                  EXPECTED);
    expect_output(UNLABELLED("<xsl:variable name='labels' select='/a/text()'/>"), "<a> 5 % </a>",
                  NULL, EXPECTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_imports_and_documents),
        cmocka_unit_test(places_go_through),
        cmocka_unit_test(refuses_everything_else),
        cmocka_unit_test(writes_nothing),
        cmocka_unit_test(a_result_is_shown_while_it_grows),
        cmocka_unit_test(mistakes_have_places),
        cmocka_unit_test(messages_are_reports),
        cmocka_unit_test(stylesheets_ask_for_words),
        cmocka_unit_test(running_text_is_glued_in_the_language_of_the_document),
        cmocka_unit_test(the_end_of_a_line_is_no_space_in_chinese),
        cmocka_unit_test(wide_characters_take_two_columns),
        cmocka_unit_test(elements_carry_what_belongs_to_them),
        cmocka_unit_test(places_are_carried_once),
        cmocka_unit_test(places_are_copied),
        cmocka_unit_test(words_of_a_template_are_not_those_of_the_stylesheet),
        cmocka_unit_test(elements_are_found_and_numbered),
        cmocka_unit_test(many_elements_are_found_and_numbered),
        cmocka_unit_test(numbers_go_by_an_attribute_and_through_the_tree),
        cmocka_unit_test(what_goes_along_stands_in_order),
        cmocka_unit_test(passages_are_runs_of_words_and_blocks),
        cmocka_unit_test(pieces_keep_the_space_at_their_ends_but_for_edges),
        cmocka_unit_test(functions_take_their_arguments_or_none),
        cmocka_unit_test(functions_do_without_labels),
    };
    return cmocka_run_group_tests(tests, fixture_set_up, fixture_tear_down);
}
