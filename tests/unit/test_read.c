/* test_read.c: trees with places, limits, and what is said of texts that are not well-formed. */
#include "input_fixture.h"

static xmlNode *child_named(xmlNode *parent, const char *name)
{
    for (xmlNode *node = parent->children; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST name))
            return node;
    fail_msg("no element %s", name);
    return NULL;
}

static void remembers_start_tags(void **state)
{
    (void)state;
    static const char TEXT[] =
        "<?xml version=\"1.0\"?>\r\n<!-- <b> -->\r\n<a>\r\n  <b\r\n   x='1>2'\r\n"
        "   y=\">\"\r\n  />\r\n  <c><![CDATA[<d>]]></c><?p <e>?><f>&lt;</f>\r\n</a>";
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse(TEXT, diagnostics);
    assert_non_null(input.tree);
    xmlNode *root = xmlDocGetRootElement(input.tree);
    Place place = place_of_node(child_named(root, "b"));
    assert_int_equal(source_line(place.source, place.start), 4);
    assert_int_equal(source_column(place.source, place.start), 3);
    assert_int_equal(place.end - place.start, 2);
    place = place_of_attribute(child_named(root, "b"), "x");
    assert_int_equal(source_line(place.source, place.start), 5);
    assert_memory_equal(source_text(place.source) + place.start, "1>2", 3);
    place = place_of_node(child_named(root, "c"));
    assert_memory_equal(source_text(place.source) + place.start, "<c>", 3);
    place = place_of_node(child_named(root, "f")->children);
    assert_memory_equal(source_text(place.source) + place.start, "<f>", 3);
    input_free(&input);
    diagnostics_free(diagnostics);
}

static void places_hold_after_70000_lines(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_string(&text, "<a>\n");
    for (int i = 0; i < 70000; i++)
        buffer_format(&text, "<b n=\"%d\">\xD0\x9F</b>\n", i);
    buffer_string(&text, "<c/></a>");
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse(buffer_text(&text), diagnostics);
    assert_non_null(input.tree);
    size_t line = 2;
    for (xmlNode *node = xmlDocGetRootElement(input.tree)->children; node != NULL;
         node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        Place place = place_of_node(node);
        if (source_text(place.source)[place.start] != '<')
            fail_msg("line %zu", line);
        if (line % 9973 == 0)
            assert_int_equal(source_line(place.source, place.start), line);
        line++;
    }
    assert_int_equal(line, 70003);
    input_free(&input);
    diagnostics_free(diagnostics);
    buffer_free(&text);
}

static void one_mistake_one_message_at_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *report;
    } CASES[] = {
        {"<a>\n <agenda>\n </agend>\n</a>",
         "3:2: error: <agenda>, opened on line 2, is closed by </agend>"},
        {"<a>\n <b>\n  text\n", "3:7: error: the file ends inside <b>, opened on line 2"},
        {"<a>\n <b x=\"1", "2:2: error: the file ends inside a tag"},
        {"<a>\n <!-- ", "2:2: error: the file ends inside a comment"},
        {"<", "[xml-no-root]"},
        {"<a><b x=1/></a>", "1:7: error: the value of the attribute x has no quotes before it"},
        {"<a><b x/></a>", "1:7: error: the attribute x has no value"},
        {"<a><b c=\"1\"\n x=\"2>t</b></a>",
         "2:2: error: the value of the attribute x has no quote at its end"},
        {"<a x=\"1\"\n  x=\"2\"/>", "2:3: error: the attribute x is given twice"},
        {"<a x=\"1\"y=\"2\"/>", "[xml-between-attributes]"},
        {"<a>R & D</a>", "1:6: error: “&” may not stand alone"},
        {"<a>R&D</a>", "[xml-ampersand]"},
        {"<a>x&nbsp;y</a>", "hint: write &#160;"},
        {"<a t='&copy;'/>", "the entity &copy; is not known"},
        {"<a>&#0;</a>", "[xml-character-number]"},
        {"<a>3 < 4</a>", "1:6: error: “<” may stand only where a tag begins"},
        {"<a/>\n<b/>", "2:1: error: nothing may follow </a>"},
        {"<a></a></b>", "</b> closes what is not open"},
        {"\n<?xml version=\"1.0\"?><a/>", "[xml-declaration-late]"},
        {"<a><!-- x -- y --></a>", "1:11: error: “--”"},
        {"<a><x:b/></a>", "1:5: error: the prefix “x” is not declared"},
        {"<!DOCTYPE a [<!ENTITY e SYSTEM \"/etc/passwd\">]><a>&e;</a>",
         "1:1: error: a DOCTYPE is not allowed"},
        {"<!-- no <!DOCTYPE a> -->\n<!DOCTYPE a><a/>", "2:1: error: a DOCTYPE is not allowed"},
        {"<!doctype html><html/>", "[xml-doctype]"},
        {"<!DOCTYPE a [<!ENTITY x \"yyyyyyyy\"><!ENTITY z \"&x;&x;\">]><a>&z;</a>",
         "[xml-doctype]"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Diagnostics *diagnostics = diagnostics_new();
        Input input = fixture_parse(CASES[i].text, diagnostics);
        assert_null(input.tree);
        char *reports = fixture_reports(diagnostics);
        fixture_expect(reports, CASES[i].report);
        assert_int_equal(fixture_count(diagnostics), 1);
        free(reports);
        input_free(&input);
        diagnostics_free(diagnostics);
    }
}

static void limits_stop_the_parser(void **state)
{
    (void)state;
    Buffer text = {0};
    for (int i = 0; i < 100000; i++)
        buffer_string(&text, "<a>");
    Diagnostics *diagnostics = diagnostics_new();
    Input input = fixture_parse(buffer_text(&text), diagnostics);
    assert_null(input.tree);
    char *reports = fixture_reports(diagnostics);
    fixture_expect(reports, "1:601: error: elements are nested more than 200 deep");
    assert_int_equal(fixture_count(diagnostics), 1);
    free(reports);
    input_free(&input);
    diagnostics_free(diagnostics);
    buffer_free(&text);
    diagnostics = diagnostics_new();
    ReadLimits limits = {.bytes = 1000, .depth = 2, .elements = 3, .attributes = 2};
    input = input_parse("t", "<a><b/><c/><d/></a>", 19, &limits, diagnostics);
    assert_null(input.tree);
    reports = fixture_reports(diagnostics);
    fixture_expect(reports,
                   "1:12: error: there are more than 3 elements, the limit [xml-too-many]");
    free(reports);
    input_free(&input);
    diagnostics_free(diagnostics);
}

/* The report on a text with a limit of three attributes; NULL: it is good. Free with free(). */
static char *reports_with_three(const char *text)
{
    ReadLimits limits = READ_LIMITS_DEFAULT;
    limits.attributes = 3;
    Diagnostics *diagnostics = diagnostics_new();
    Input input = input_parse("t", text, strlen(text), &limits, diagnostics);
    char *reports = input.tree == NULL ? fixture_reports(diagnostics) : NULL;
    input_free(&input);
    diagnostics_free(diagnostics);
    return reports;
}

static void counts_attributes_of_tags_alone(void **state)
{
    (void)state;
    static const char *const GOOD[] = {
        "<a b='1' c='2' d='3'>x=\"1\" y=\"2\" z=\"3\" and much more of this kind</a>",
        "<a><!-- <a b='1' c='2' d='3' e='4'/> --></a>",
        "<a><![CDATA[<a b='1' c='2' d='3' e='4'/>]]></a>",
        "<?p <a b='1' c='2' d='3' e='4'/>?><a/>",
        "<a b='\"\"\"\"\"\"\"\">' c=\"\"/>",
        "<a><b c='1' d='2'/><b c='1' d='2'/></a>",
    };
    static const char *const BAD[] = {
        "<a>\n <b c='1' d='2' e='3' f='4'/></a>",
        "<a>\n <b c='>' d=\"'\" e='3'\n\n f='4'>",
        "<!-- x --><?y?>\n <b xmlns='1' xmlns:d='2' e='3' f='4'/>",
    };
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++)
        assert_null(reports_with_three(GOOD[i]));
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        char *reports = reports_with_three(BAD[i]);
        assert_non_null(reports);
        fixture_expect(reports, "t:2:2: error: this element has more than 3 attributes");
        free(reports);
    }
}

/* Whatever is cut off or changed, there is a tree or a report, and never both missing. */
static void survives_damaged_texts(void **state)
{
    (void)state;
    static const char TEXT[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a:r xmlns:a='u' b=\"c\"><!-- d -->"
        "<e f='g'>&amp;&#65;</e><![CDATA[h]]><?i j?>\xD0\x9F</a:r>\n";
    static const char BYTES[] = "<>&;'\"=/!?-[]\xFF\x80:x \n";
    unsigned seed = 12345;
    for (size_t round = 0; round < 20000; round++) {
        char text[sizeof TEXT];
        memcpy(text, TEXT, sizeof TEXT);
        size_t length = sizeof TEXT - 1;
        for (size_t change = round % 4; change-- > 0;) {
            seed = seed * 1103515245u + 12345u;
            text[(seed >> 8) % length] = BYTES[(seed >> 20) % (sizeof BYTES - 1)];
        }
        if (round % 3 == 0)
            length = (seed >> 4) % length;
        Diagnostics *diagnostics = diagnostics_new();
        Input input = input_parse("t", text, length, &READ_LIMITS_DEFAULT, diagnostics);
        assert_int_equal(fixture_count(diagnostics), input.tree == NULL ? 1 : 0);
        char *reports = fixture_reports(diagnostics);
        free(reports);
        input_free(&input);
        diagnostics_free(diagnostics);
    }
}

static void reads_files(void **state)
{
    (void)state;
    char path[256];
    fixture_write("a.xml", "<a/>");
    fixture_path("a.xml", path);
    Diagnostics *diagnostics = diagnostics_new();
    Input input = input_read(path, &READ_LIMITS_DEFAULT, diagnostics);
    assert_non_null(input.tree);
    assert_string_equal(source_name(input.source), path);
    input_free(&input);
    fixture_path("b.xml", path);
    input = input_read(path, &READ_LIMITS_DEFAULT, diagnostics);
    assert_null(input.tree);
    assert_null(input.source);
    assert_int_equal(diagnostics_status(diagnostics), 3);
    input_free(&input);
    diagnostics_free(diagnostics);
}

/* The text of a large file is kept once, unless the file says it in another way. */
static void bytes_of_a_file(void **state)
{
    (void)state;
    static const char *const FILES[] = {"<a>текст</a>", "\xEF\xBB\xBF<a/>"};
    for (int i = 0; i < 2; i++) {
        char path[256];
        fixture_write("a.xml", FILES[i]);
        fixture_path("a.xml", path);
        Diagnostics *diagnostics = diagnostics_new();
        Input input = input_read(path, &READ_LIMITS_DEFAULT, diagnostics);
        assert_non_null(input.tree);
        assert_string_equal(input.bytes.data, FILES[i]);
        assert_int_equal(input.bytes.length, strlen(FILES[i]));
        assert_int_equal(input.bytes.data == source_text(input.source), i == 0);
        input_free(&input);
        diagnostics_free(diagnostics);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remembers_start_tags),
        cmocka_unit_test(places_hold_after_70000_lines),
        cmocka_unit_test(one_mistake_one_message_at_its_place),
        cmocka_unit_test(limits_stop_the_parser),
        cmocka_unit_test(counts_attributes_of_tags_alone),
        cmocka_unit_test(survives_damaged_texts),
        cmocka_unit_test(reads_files),
        cmocka_unit_test(bytes_of_a_file),
    };
    return cmocka_run_group_tests(tests, fixture_set_up, fixture_tear_down);
}
