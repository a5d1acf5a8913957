/* test_exslt_functions.c: functions of EXSLT that protoc has itself give what the library gives. */
#include "input_fixture.h"

#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#include "input/exslt_functions.h"

#define SHEET(expression)                                                                          \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "              \
    "xmlns:exsl='http://exslt.org/common' xmlns:set='http://exslt.org/sets' "                      \
    "xmlns:str='http://exslt.org/strings'><xsl:output method='text'/>"                             \
    "<xsl:variable name='tree'><a/><b/></xsl:variable>"                                            \
    "<xsl:template match='/r'><xsl:for-each select=\"" expression "\">"                            \
    "<xsl:value-of select=\"concat(name(), '[', ., ']')\"/></xsl:for-each></xsl:template>"         \
    "</xsl:stylesheet>"

static const char *const SHEETS[][2] = {
    {SHEET("set:leading(*, b)"), "a[1]a[2]"},
    {SHEET("set:leading(*, *[@none])"), "a[1]a[2]b[3]c[4]"},
    {SHEET("set:leading(*, .)"), ""},
    {SHEET("set:leading(c | a, c | b)"), ""},
    {SHEET("set:trailing(*, b)"), "c[4]"},
    {SHEET("set:trailing(*, *[@none])"), "a[1]a[2]b[3]c[4]"},
    {SHEET("set:trailing(*[@none], b)"), ""},
    {SHEET("exsl:node-set($tree)/*"), "a[]b[]"},
    {SHEET("*[1][str:replace('a-b--c', '-', '+') = 'a+b++c']"), "a[1]"},
    {SHEET("*[1][str:replace(., '1', '') = '']"), "a[1]"},
    {SHEET("*[1][str:replace('', 'x', 'y') = '']"), "a[1]"},
    {SHEET("*[1][str:replace('a1b3', /r/a[1] | /r/b, /r/c) = 'a4b']"), "a[1]"},
    {SHEET("str:tokenize('x y', ' ')"), "token[x]token[y]"},
    {SHEET("*[1][str:encode-uri('a b', true()) = 'a%20b']"), "a[1]"},
};

static void check_all(void)
{
    static const char TEXT[] = "<r><a>1</a><a>2</a><b>3</b><c>4</c></r>";
    for (size_t i = 0; i < sizeof SHEETS / sizeof *SHEETS; i++) {
        xmlDoc *tree = xmlReadMemory(TEXT, sizeof TEXT - 1, NULL, NULL, 0);
        xsltStylesheet *style = xsltParseStylesheetDoc(
            xmlReadMemory(SHEETS[i][0], (int)strlen(SHEETS[i][0]), NULL, NULL, 0));
        assert_non_null(style);
        xmlDoc *result = xsltApplyStylesheet(style, tree, NULL);
        assert_non_null(result);
        xmlChar *text = NULL;
        int length;
        xsltSaveResultToString(&text, &length, result, style);
        if (strcmp(text == NULL ? "" : (char *)text, SHEETS[i][1]) != 0)
            fail_msg("%zu: %s instead of %s", i, (char *)text, SHEETS[i][1]);
        xmlFree(text);
        xmlFreeDoc(result);
        xsltFreeStylesheet(style);
        xmlFreeDoc(tree);
    }
}

static void own_functions_are_as_the_librarys(void **state)
{
    (void)state;
    exslt_functions_register(false);
    check_all();
    exslt_functions_register(true);
    check_all();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(own_functions_are_as_the_librarys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
