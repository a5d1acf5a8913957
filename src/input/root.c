/* root.c: owns the list of the documents protoc compiles. */

#include <string.h>

#include "base/nearest.h"
#include "base/wording.h"
#include "input/markup.h"
#include "input/read.h"
#include "input/root.h"

#define MINUTES_SPACE "urn:protoc:minutes:1"

#define MINUTES_ROOT(name, schema, rules)                                                          \
    {                                                                                              \
        name, MINUTES_SPACE, "<" name " xmlns=\"" MINUTES_SPACE "\">", "schemas/" schema,          \
            "schemas/" rules                                                                       \
    }

static const Root ROOTS[] = {
    MINUTES_ROOT("protocol", "minutes.xsd", "minutes.sch"),
    MINUTES_ROOT("communication-report", "report.xsd", "report.sch"),
    MINUTES_ROOT("sales-record", "sales.xsd", "sales.sch"),
    {"root", FO_NAMESPACE, "<fo:root xmlns:fo=\"" FO_NAMESPACE "\">", NULL, NULL},
};

#define ROOT_COUNT (sizeof ROOTS / sizeof *ROOTS)

const Root *root_row(size_t number)
{
    return number < ROOT_COUNT ? &ROOTS[number] : NULL;
}

const char *root_rule_file(size_t number)
{
    if (number == 0)
        return COMMON_RULES;
    for (size_t i = 0; i < ROOT_COUNT; i++) {
        bool known = ROOTS[i].rules == NULL;
        for (size_t k = 0; k < i && !known; k++)
            known = ROOTS[k].rules != NULL && strcmp(ROOTS[k].rules, ROOTS[i].rules) == 0;
        if (!known && --number == 0)
            return ROOTS[i].rules;
    }
    return NULL;
}

const Root *root_find(const xmlDoc *tree)
{
    const xmlNode *element = xmlDocGetRootElement(tree);
    for (size_t i = 0; element != NULL && i < ROOT_COUNT; i++)
        if (strcmp((const char *)element->name, ROOTS[i].name) == 0)
            return &ROOTS[i];
    return NULL;
}

const Root *root_guess(const char *bytes)
{
    const char *tag = markup_first_tag(bytes);
    if (tag == NULL)
        return NULL;
    size_t length = strcspn(tag, " \t\r\n/>");
    const char *colon = memchr(tag, ':', length);
    const char *name = colon == NULL ? tag + 1 : colon + 1;
    for (size_t i = 0; i < ROOT_COUNT; i++)
        if (strlen(ROOTS[i].name) == (size_t)(tag + length - name) &&
            strncmp(name, ROOTS[i].name, strlen(ROOTS[i].name)) == 0)
            return &ROOTS[i];
    return NULL;
}

/* The prefix, when there is one, is bound to the wrong namespace or to none. */
static void report_namespace(const xmlNode *element, const char *space, Diagnostics *diagnostics)
{
    const char *prefix = element->ns == NULL ? NULL : (const char *)element->ns->prefix;
    Buffer name = {0}, hint = {0};
    buffer_format(&name, "%s%s%s", prefix == NULL ? "" : prefix, prefix == NULL ? "" : ":",
                  (const char *)element->name);
    buffer_format(&hint, phrase("write in this tag: xmlns%s%s=\"%s\""), prefix == NULL ? "" : ":",
                  prefix == NULL ? "" : prefix, space);
    diagnose_with_hint(diagnostics, MESSAGE_ROOT_NAMESPACE, place_of_node(element),
                       buffer_text(&hint), buffer_text(&name), space, NULL);
    buffer_free(&name);
    buffer_free(&hint);
}

static void report_unknown(const xmlNode *element, Diagnostics *diagnostics)
{
    const char *names[ROOT_COUNT];
    Buffer list = {0}, hint = {0};
    for (size_t i = 0; i < ROOT_COUNT; i++) {
        names[i] = ROOTS[i].name;
        const char *between = i == 0 ? "" : i + 1 == ROOT_COUNT ? phrase(" or ") : ", ";
        buffer_format(&list, "%s%.*s>", between, (int)strcspn(ROOTS[i].tag, " "), ROOTS[i].tag);
    }
    const char *name = (const char *)element->name;
    const char *near = nearest_word(name, names, ROOT_COUNT);
    for (size_t i = 0; i < ROOT_COUNT; i++)
        if (near == names[i])
            buffer_format(&hint, phrase("did you mean %s?"), ROOTS[i].tag);
    diagnose_with_hint(diagnostics, MESSAGE_ROOT_UNKNOWN, place_of_node(element),
                       hint.length == 0 ? NULL : buffer_text(&hint), name, buffer_text(&list),
                       NULL);
    buffer_free(&hint);
    buffer_free(&list);
}

bool root_check(const xmlDoc *tree, Diagnostics *diagnostics)
{
    const xmlNode *element = xmlDocGetRootElement(tree);
    const Root *root = root_find(tree);
    if (root == NULL)
        report_unknown(element, diagnostics);
    else if (element->ns == NULL || !xmlStrEqual(element->ns->href, BAD_CAST root->space))
        report_namespace(element, root->space, diagnostics);
    else
        return true;
    return false;
}
