/* What a document is called in an archive. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "input/archive_name.h"

static void assert_name(const char *xml, const char *pattern, bool ascii, const char *expected)
{
    xmlDoc *document = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, 0);
    Buffer out = {0}, unknown = {0};
    bool good = archive_name(document, pattern, ascii, &out, &unknown);
    assert_int_equal(good, expected[0] != '?');
    assert_string_equal(good ? buffer_text(&out) : buffer_text(&unknown), expected + !good);
    buffer_free(&out);
    buffer_free(&unknown);
    xmlFreeDoc(document);
}

static const char PROTOCOL[] =
    "<protocol xmlns='urn:protoc:minutes:1' kind='client-meeting' number='12/а' xml:lang='ru'>"
    "<header><organisation><name>ООО «Лесной двор»</name></organisation>"
    "<client><name>АО «Тёплый  хлеб»</name><industry>хлеб</industry></client>"
    "<date>2022-05-12</date></header></protocol>";

static void names_say_date_kind_client_number_language(void **state)
{
    (void)state;
    assert_name(PROTOCOL, ARCHIVE_NAME_PATTERN, false,
                "2022-05-12_client-meeting_АО-Тёплый-хлеб_12-а_ru");
    assert_name(PROTOCOL, ARCHIVE_NAME_PATTERN, true,
                "2022-05-12_client-meeting_AO-Teplyi-khleb_12-a_ru");
    assert_name(PROTOCOL, "{number} {date}", false, "12-а 2022-05-12");
}

static void other_scripts_become_latin_letters(void **state)
{
    (void)state;
    assert_name("<protocol number='三' xml:lang='zh'><header><body>Ёлка 生产协调</body>"
                "<date>2024-06-12</date></header></protocol>",
                ARCHIVE_NAME_PATTERN, true, "2024-06-12_protocol_Elka-sheng-chan-xie-diao_san_zh");
    assert_name("<protocol number='Ελλάς, Łódź, Київ'/>", "{number}", true, "Ellas-Lodz-Kiiv");
}

static void what_is_not_said_falls_out(void **state)
{
    (void)state;
    assert_name("<protocol xml:lang='en'><header><organisation><name>Alder</name></organisation>"
                "<date>2022-05-12</date></header></protocol>",
                ARCHIVE_NAME_PATTERN, false, "2022-05-12_protocol_Alder_en");
    assert_name("<protocol/>", ARCHIVE_NAME_PATTERN, false, "protocol");
    assert_name("<protocol/>", "{date}", false, "document");
}

static void names_stay_in_their_folder(void **state)
{
    (void)state;
    assert_name("<p number='../../etc/passwd' xml:lang='.'/>", "../{number}/{language}", false,
                "etc-passwd-.");
    assert_name(PROTOCOL, "{date}-{author}", false, "?author");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_say_date_kind_client_number_language),
        cmocka_unit_test(other_scripts_become_latin_letters),
        cmocka_unit_test(what_is_not_said_falls_out),
        cmocka_unit_test(names_stay_in_their_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
