/* test_labels.c: words, patterns, names and days as a label file has them; running text and its no-break spaces. */
#include "input_fixture.h"

#include "input/element.h"
#include "input/glue.h"
#include "input/labels.h"

#define NBSP "\xC2\xA0"

static const char RUSSIAN[] =
    "<labels xmlns='urn:protoc:labels:1' xml:lang='ru'>"
    "<section goals='Цели' goals.board='Цели заседания'/>"
    "<section goals='another group of the same name'/>"
    "<date><day/>&#160;<month/> <year/>&#160;г.</date>"
    "<short-date><day-two-digits/>.<month-two-digits/>.<year/></short-date>"
    "<american-date><month-short/> <day/>, <month-number/></american-date>"
    "<months><month short='янв.'>января</month><month short='февр.'>февраля</month></months>"
    "<names><name order='surname-first' space=' ' initials='yes'/>"
    "<name language='en' order='given-name-first' space=' ' initials='no'/>"
    "<name language='zh' order='surname-first' space='' initials='no'/></names>"
    "<gluing>"
    "<glue near='№'><pair find='№ ' replace='№&#160;'/></glue>"
    "<glue near='. '><pair find=' п. ' replace=' п.&#160;'/><pair find=' пп. ' replace=' "
    "пп.&#160;'/></glue>"
    "<beside-digits><pair find=' млн' replace='&#160;млн'/><pair find=' млн руб.' "
    "replace='&#160;млн&#160;руб.'/></beside-digits>"
    "</gluing></labels>";

typedef struct {
    Input input;
    Diagnostics *diagnostics;
    const xmlNode *root;
} Tree;

static Tree parse(const char *text)
{
    Tree tree = {.diagnostics = diagnostics_new()};
    tree.input = fixture_parse(text, tree.diagnostics);
    assert_non_null(tree.input.tree);
    tree.root = xmlDocGetRootElement(tree.input.tree);
    return tree;
}

static void end(Tree *tree)
{
    input_free(&tree->input);
    diagnostics_free(tree->diagnostics);
}

static void expect(Buffer *text, const char *expected)
{
    assert_string_equal(buffer_text(text), expected);
    buffer_free(text);
    *text = (Buffer){0};
}

static void words_are_found_by_group_and_name(void **state)
{
    (void)state;
    Tree tree = parse(RUSSIAN);
    Labels *labels = labels_new(tree.root);
    const xmlAttr *goals = labels_find(labels, "section", "goals");
    assert_non_null(goals);
    assert_string_equal(element_value(goals->parent, "goals"), "Цели");
    assert_non_null(labels_find(labels, "section", "goals.board"));
    assert_null(labels_find(labels, "section", "goals.meeting"));
    assert_null(labels_find(labels, "sections", "goals"));
    labels_free(labels);
    end(&tree);
}

/* More groups than the smallest table has places for. */
static void any_number_of_groups(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_string(&text, "<labels>");
    for (int i = 0; i < 500; i++)
        buffer_format(&text, "<g%d a='%d'/>", i, i);
    buffer_string(&text, "</labels>");
    Tree tree = parse(buffer_text(&text));
    Labels *labels = labels_new(tree.root);
    assert_non_null(labels_find(labels, "g0", "a"));
    assert_non_null(labels_find(labels, "g499", "a"));
    assert_null(labels_find(labels, "g500", "a"));
    labels_free(labels);
    end(&tree);
    buffer_free(&text);
}

static void patterns_are_filled(void **state)
{
    (void)state;
    static const LabelValue VALUES[] = {{"label", "Протокол"}, {"number", "7"}};
    Buffer text = {0};
    label_fill("{label} №" NBSP "{number} от {date}.", VALUES, 2, &text);
    expect(&text, "Протокол №" NBSP "7 от .");
    label_fill("({number})", VALUES, 2, &text);
    expect(&text, "(7)");
    /* The only place takes what there is, whatever it is called. */
    label_fill("за {text}:", VALUES + 1, 1, &text);
    expect(&text, "за 7:");
    label_fill("no place", VALUES, 2, &text);
    expect(&text, "no place");
    label_fill("} not { a place", VALUES, 2, &text);
    expect(&text, "} not { a place");
    label_fill("", VALUES, 2, &text);
    expect(&text, "");
}

static void expect_name(const char *person, bool full, const char *expected)
{
    Tree labels_tree = parse(RUSSIAN), tree = parse(person);
    Labels *labels = labels_new(labels_tree.root);
    Buffer text = {0};
    label_person(labels, tree.root, full, &text);
    expect(&text, expected);
    labels_free(labels);
    end(&labels_tree);
    end(&tree);
}

#define PERSON(language, surname, given, patronymic)                                               \
    "<person" language "><surname>" surname "</surname>" given patronymic "</person>"

static void names_are_written_as_their_language_has_it(void **state)
{
    (void)state;
    static const char RU[] =
        PERSON(" xml:lang='ru'", " Орлова ", "<given-name>Анна-Мария</given-name>",
               "<patronymic>Ильинична</patronymic>");
    expect_name(RU, false, "А.-М." NBSP "И." NBSP "Орлова");
    expect_name(RU, true, "Орлова Анна-Мария Ильинична");
    static const char EN[] =
        PERSON(" xml:lang='en-GB'", "Smith", "<given-name>Ann</given-name>", "");
    expect_name(EN, false, "Ann Smith");
    expect_name(EN, true, "Ann Smith");
    static const char ZH[] = PERSON(" xml:lang='zh'", "王", "<given-name>伟</given-name>", "");
    expect_name(ZH, false, "王伟");
    /* Neither a language nor a given name. */
    expect_name(PERSON("", "Петров", "", ""), false, "Петров");
    expect_name(PERSON("", "Петров", "<given-name>Я</given-name>", ""), true, "Петров Я");
    expect_name("<person/>", false, "");
}

static void expect_day(const char *form, const char *day, const char *expected)
{
    Tree tree = parse(RUSSIAN);
    Labels *labels = labels_new(tree.root);
    const xmlNode *element = NULL;
    for (const xmlNode *node = tree.root->children; node != NULL && form != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, form) == 0)
            element = node;
    Buffer text = {0};
    label_day(labels, element, day, &text);
    expect(&text, expected);
    labels_free(labels);
    end(&tree);
}

static void days_are_written_in_a_form(void **state)
{
    (void)state;
    expect_day(NULL, "2022-02-05", "5" NBSP "февраля 2022" NBSP "г.");
    expect_day("short-date", "2022-02-05", "05.02.2022");
    expect_day("american-date", "2022-01-31", "янв. 31, 1");
    expect_day("short-date", "", "..");
    /* A month the labels do not have. */
    expect_day("american-date", "2022-12-01", " 1, 12");
}

static void expect_glued(const char *text, bool digits, const char *expected)
{
    Tree tree = parse(RUSSIAN);
    Gluing *gluing = gluing_new(tree.root);
    Buffer out = {0};
    bool glued = gluing_apply(gluing, text, digits, &out);
    assert_int_equal(glued, expected != NULL);
    expect(&out, expected == NULL ? "" : expected);
    gluing_free(gluing);
    end(&tree);
}

static void lines_do_not_break_where_the_language_says(void **state)
{
    (void)state;
    expect_glued("№ 5 и № 6", true, "№" NBSP "5 и №" NBSP "6");
    expect_glued("см. п. 3, пп. 4", true, "см. п." NBSP "3, пп." NBSP "4");
    expect_glued("nothing to glue", true, NULL);
    expect_glued("what begins at the end. п", true, NULL);
    expect_glued("см. п. ", true, "см. п." NBSP);
    expect_glued(" ", true, NULL);
    expect_glued("слово", true, NULL);
    expect_glued("", true, NULL);
    /* Beside digits alone, wherever in the paragraph they are; the longest pair wins. */
    expect_glued("один млн руб. долга", false, NULL);
    expect_glued("5 млн руб. долга, 6 млн штук", true,
                 "5" NBSP "млн" NBSP "руб. долга, 6" NBSP "млн штук");
}

/* However short a pair is. */
static void short_pairs_are_found(void **state)
{
    (void)state;
    Tree tree = parse("<labels><gluing><glue near=' '><pair find=' %' replace='_%'/></glue>"
                      "<glue near=' '><pair find='*' replace='x'/></glue></gluing></labels>");
    Gluing *gluing = gluing_new(tree.root);
    Buffer out = {0};
    assert_true(gluing_apply(gluing, "5 % 6 %a * 7 %", true, &out));
    expect(&out, "5_% 6_%a x 7_%");
    gluing_free(gluing);
    end(&tree);
}

static void a_language_need_not_glue(void **state)
{
    (void)state;
    Tree tree = parse("<labels><gluing><glue near='x'><pair find='' replace='y'/></glue></gluing>"
                      "<gluing/></labels>");
    Gluing *gluing = gluing_new(tree.root);
    Buffer out = {0};
    assert_false(gluing_apply(gluing, "x y", true, &out));
    buffer_free(&out);
    gluing_free(gluing);
    end(&tree);
}

static void white_space_of_a_source_is_one_space(void **state)
{
    (void)state;
    Buffer text = {0};
    running_text("  one\n   two\tthree ", false, &text);
    expect(&text, "one two three");
    running_text(" \n ", false, &text);
    expect(&text, "");
    /* Chinese has no spaces, unless both words are in Latin letters. */
    running_text("第一行\n  第二行 PDF\nFile\n\n结束", true, &text);
    expect(&text, "第一行第二行 PDF File结束");
    running_text("one line", true, &text);
    expect(&text, "one line");
}

static void a_piece_keeps_the_space_beside_its_neighbours(void **state)
{
    (void)state;
    Buffer text = {0};
    running_piece("\n word ", false, false, false, &text);
    expect(&text, " word ");
    running_piece("\n word ", false, true, false, &text);
    expect(&text, "word ");
    running_piece("\n word ", false, false, true, &text);
    expect(&text, " word");
    running_piece("  ", false, false, false, &text);
    expect(&text, " ");
    running_piece("  ", false, false, true, &text);
    expect(&text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_by_group_and_name),
        cmocka_unit_test(any_number_of_groups),
        cmocka_unit_test(patterns_are_filled),
        cmocka_unit_test(names_are_written_as_their_language_has_it),
        cmocka_unit_test(days_are_written_in_a_form),
        cmocka_unit_test(lines_do_not_break_where_the_language_says),
        cmocka_unit_test(short_pairs_are_found),
        cmocka_unit_test(a_language_need_not_glue),
        cmocka_unit_test(white_space_of_a_source_is_one_space),
        cmocka_unit_test(a_piece_keeps_the_space_beside_its_neighbours),
    };
    return cmocka_run_group_tests(tests, fixture_set_up, fixture_tear_down);
}
