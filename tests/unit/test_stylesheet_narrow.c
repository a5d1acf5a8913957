/* test_stylesheet_narrow.c: which templates a document has no use for, and what is known of its elements beforehand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include "input/stylesheet_narrow.h"
#include "input/walk.h"

static xmlDoc *parse(const char *text)
{
    xmlDoc *tree = xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0);
    assert_non_null(tree);
    return tree;
}

/* Whether a template with this pattern, and these attributes besides, stays for a document with <date> and <item>. */
static bool stays(const char *match, const char *besides)
{
    static const char BYTES[] = "<date/><item>";
    char text[600];
    snprintf(text, sizeof text,
             "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
             "xmlns:m='urn:m' xmlns:l='urn:l'><xsl:template match=\"%s\" %s/></xsl:stylesheet>",
             match, besides);
    xmlDoc *stylesheet = parse(text);
    xmlDict *names = tag_names(BYTES, strlen(BYTES));
    stylesheet_narrow(stylesheet, "urn:m", names);
    bool there = walk_element(xmlDocGetRootElement(stylesheet)->children) != NULL;
    xmlDictFree(names);
    xmlFreeDoc(stylesheet);
    return there;
}

static void templates_for_what_is_not_there_go(void **state)
{
    (void)state;
    assert_false(stays("m:vote", ""));
    assert_false(stays("m:vote", "mode='section'"));
    assert_false(stays("m:date/m:vote", ""));
    assert_false(stays("m:vote[m:date]", ""));
    assert_false(stays("m:vote | m:speech", ""));
    assert_false(stays(" m:vote[@x = '|m:date'] ", ""));
    assert_false(stays("m:vote[not(m:date | m:item)][2]|/m:speech", ""));
}

static void all_others_stay(void **state)
{
    (void)state;
    assert_true(stays("m:date", ""));
    assert_true(stays("m:vote", "name='vote'"));
    assert_true(stays("m:vote | m:date", ""));
    assert_true(stays("m:vote/m:date[m:vote]", ""));
    assert_true(stays("*", ""));
    assert_true(stays("m:*", ""));
    assert_true(stays("/", ""));
    assert_true(stays("@m:vote", ""));
    assert_true(stays("m:vote/@to", ""));
    assert_true(stays("m:vote/text()", ""));
    assert_true(stays("m:vote//*", ""));
    assert_true(stays("key('m:vote', 'x')", ""));
    assert_true(stays("id('x')/m:item", ""));
    assert_true(stays("l:vote", ""));
    assert_true(stays("vote", ""));
    assert_true(stays("child::m:vote", ""));
    assert_true(stays("m:vote[", ""));
    assert_true(stays("m:vote]", ""));
    assert_true(stays("m:", ""));
    assert_true(stays("", ""));
}

static bool covers(const char *bytes, const char *document)
{
    xmlDict *names = tag_names(bytes, strlen(bytes));
    xmlDoc *tree = parse(document);
    bool all = tag_names_cover(names, tree);
    xmlFreeDoc(tree);
    xmlDictFree(names);
    return all;
}

static void names_are_seen_before_they_are_parsed(void **state)
{
    static const char DOCUMENT[] = "<?xml version='1.0'?><!-- <c> --><p:a "
                                   "xmlns:p='urn:m'\n><b\tx='1'/><p:d>&lt;e</p:d></p:a >";
    (void)state;
    assert_true(covers(DOCUMENT, DOCUMENT));
    assert_true(covers("<a<b<d", DOCUMENT));
    assert_false(covers("<a><b>", DOCUMENT));
    assert_false(covers("<p:a +ADw-b/> <d>", DOCUMENT));
    assert_false(covers("", DOCUMENT));
    assert_false(covers("<", DOCUMENT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(templates_for_what_is_not_there_go),
        cmocka_unit_test(all_others_stay),
        cmocka_unit_test(names_are_seen_before_they_are_parsed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
