/* test_schema_narrow.c: what of a schema stays for a document, and what goes. */
#include "input_fixture.h"

#include "base/memory.h"
#include "input/schema_narrow.h"

#define SCHEMA(content)                                                                            \
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"                                      \
    "<xs:element name='r' type='r'/>" content "</xs:schema>"

/* The schema after narrowing for a document that has these names. */
static char *narrowed(const char *schema, const char *const *names)
{
    xmlDoc *tree = xmlReadMemory(schema, (int)strlen(schema), NULL, NULL, 0);
    xmlDict *known = names == NULL ? NULL : xmlDictCreate();
    for (; names != NULL && *names != NULL; names++)
        xmlDictLookup(known, BAD_CAST * names, -1);
    schema_narrow(tree, known);
    xmlChar *text = NULL;
    int length;
    xmlDocDumpMemory(tree, &text, &length);
    char *copy = memory_string((const char *)text);
    xmlFree(text);
    xmlFreeDoc(tree);
    xmlDictFree(known);
    return copy;
}

static void expect(const char *schema, const char *const *names, const char *const *kept,
                   const char *const *gone)
{
    char *text = narrowed(schema, names);
    for (; *kept != NULL; kept++)
        if (strstr(text, *kept) == NULL)
            fail_msg("%s is missing in %s", *kept, text);
    for (; *gone != NULL; gone++)
        if (strstr(text, *gone) != NULL)
            fail_msg("%s is left in %s", *gone, text);
    free(text);
}

#define NAMES (const char *const[])

static void what_may_be_missing_goes(void **state)
{
    (void)state;
    expect(
        SCHEMA(
            "<xs:complexType name='r'><xs:sequence><xs:element name='must'/>"
            "<xs:element name='used' minOccurs='0'/><xs:element name='unused' minOccurs='0'/>"
            "<xs:choice><xs:element name='one'/><xs:element name='two'/></xs:choice></xs:sequence>"
            "<xs:attribute name='a'/><xs:attribute name='b'/>"
            "<xs:attribute name='c' use='required'/></xs:complexType>"),
        NAMES{"r", "used", "two", "a", NULL},
        NAMES{"name=\"must\"", "name=\"used\"", "name=\"two\"", "name=\"a\"", "name=\"c\"", NULL},
        NAMES{"name=\"unused\"", "name=\"one\"", "name=\"b\"", NULL});
}

/* An empty choice or sequence would mean something else. */
static void the_last_one_stays(void **state)
{
    (void)state;
    expect(
        SCHEMA("<xs:complexType name='r'><xs:sequence><xs:choice minOccurs='0'><xs:element "
               "name='one'/><xs:element name='two'/></xs:choice></xs:sequence></xs:complexType>"),
        NAMES{"r", NULL}, NAMES{"name=\"two\"", NULL}, NAMES{"name=\"one\"", NULL});
    expect(SCHEMA("<xs:complexType name='r'><xs:sequence><xs:element name='only' minOccurs='0'/>"
                  "</xs:sequence></xs:complexType>"),
           NAMES{"r", NULL}, NAMES{"name=\"only\"", NULL}, NAMES{NULL});
}

static void what_nothing_leads_to_goes(void **state)
{
    (void)state;
    static const char TEXT[] = SCHEMA(
        "<xs:complexType name='r'><xs:sequence><xs:group ref='g'/><xs:element name='x' type='t' "
        "minOccurs='0'/></xs:sequence><xs:attributeGroup ref='ag'/></xs:complexType>"
        "<xs:group name='g'><xs:sequence><xs:element name='y' type='u'/></xs:sequence></xs:group>"
        "<xs:group name='unled'><xs:sequence/></xs:group>"
        "<xs:attributeGroup name='ag'><xs:attribute name='a' type='v'/></xs:attributeGroup>"
        "<xs:simpleType name='t'><xs:restriction base='xs:string'/></xs:simpleType>"
        "<xs:simpleType name='u'><xs:union memberTypes='w1 w2'/></xs:simpleType>"
        "<xs:simpleType name='v'><xs:list itemType='w3'/></xs:simpleType>"
        "<xs:simpleType name='w1'><xs:restriction base='xs:string'/></xs:simpleType>"
        "<xs:simpleType name='w2'><xs:restriction base='xs:string'/></xs:simpleType>"
        "<xs:simpleType name='w3'><xs:restriction base='xs:string'/></xs:simpleType>");
    expect(TEXT, NULL,
           NAMES{"name=\"g\"", "name=\"ag\"", "name=\"t\"", "name=\"u\"", "name=\"v\"",
                 "name=\"w1\"", "name=\"w2\"", "name=\"w3\"", NULL},
           NAMES{"unled", NULL});
    expect(TEXT, NAMES{"r", NULL}, NAMES{"name=\"u\"", "name=\"w2\"", NULL},
           NAMES{"name=\"x\"", "name=\"t\"", "name=\"a\"", "name=\"w3\"", NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_may_be_missing_goes),
        cmocka_unit_test(the_last_one_stays),
        cmocka_unit_test(what_nothing_leads_to_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
