/* schema_value.c: owns the check of single values, by the facets the schema gives and libxml2's own
 * types below them. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlschemas.h>

#include "base/nearest.h"
#include "base/wording.h"
#include "base/utf8.h"
#include "input/date_guess.h"
#include "input/schema_value.h"
#include "input/walk.h"

#define DERIVATIONS_MAX 32

bool value_is_blank(const char *value)
{
    return value[strspn(value, " \t\r\n")] == '\0';
}

/* The value as the type sees it: without spaces around it, one between words. Free with free(). */
static char *collapse(const SchemaType *type, const char *value)
{
    Buffer out = {0};
    buffer_string(&out, "");
    if (type->keeps_blanks) {
        buffer_string(&out, value);
    } else {
        buffer_folded(&out, value, strlen(value));
        buffer_drop_space(&out);
    }
    if (out.data == NULL)
        buffer_char(&out, '\0');
    return out.data;
}

/* The built-in type at the end of the derivations, or NULL. */
static const SchemaType *root_of(const SchemaType *type)
{
    for (int i = 0; i < DERIVATIONS_MAX && type != NULL && type->builtin == NULL; i++)
        type = type->base;
    return type != NULL && type->builtin != NULL ? type : NULL;
}

static bool matches_enumeration(const SchemaType *type, const char *value)
{
    for (size_t i = 0; i < type->enumeration_count; i++)
        if (strcmp(type->enumerations[i], value) == 0)
            return true;
    return type->enumeration_count == 0;
}

static bool matches_pattern(const SchemaType *type, const char *value)
{
    for (size_t i = 0; i < type->pattern_count; i++)
        if (xmlRegexpExec(type->patterns[i], BAD_CAST value) == 1)
            return true;
    return type->pattern_count == 0;
}

static bool is_in_bound(const SchemaType *type, const char *value, const char *bound, int wrong,
                        int equal)
{
    const SchemaType *root = root_of(type);
    if (root == NULL)
        return true;
    xmlSchemaVal *left = NULL, *right = NULL;
    int compared = 2;
    if (xmlSchemaValPredefTypeNode(root->builtin, BAD_CAST value, &left, NULL) == 0 &&
        xmlSchemaValPredefTypeNode(root->builtin, BAD_CAST bound, &right, NULL) == 0)
        compared = xmlSchemaCompareValues(left, right);
    xmlSchemaFreeValue(left);
    xmlSchemaFreeValue(right);
    return compared == 2 || (compared != wrong && !(equal == 0 && compared == 0));
}

/* How long the value is as length facets count: items of a list, characters of all else. */
static size_t measure(const SchemaType *type, const char *value)
{
    const SchemaType *list = type;
    for (int i = 0; i < DERIVATIONS_MAX && list != NULL && list->item == NULL; i++)
        list = list->base;
    if (list == NULL)
        return utf8_count(value, strlen(value));
    size_t items = 0;
    for (const char *c = value; *c != '\0'; c++)
        items += !is_blank(*c) && (c == value || is_blank(c[-1]));
    return items;
}

/* One facet element other than patterns and enumerations, which are judged together. */
static bool fits_facet(const SchemaType *type, const xmlNode *facet, const char *value)
{
    xmlChar *limit = xmlGetNoNsProp((xmlNode *)(uintptr_t)facet, BAD_CAST "value");
    if (limit == NULL)
        return true;
    const char *name = (const char *)facet->name;
    size_t length = measure(type, value);
    size_t number = (size_t)strtoul((const char *)limit, NULL, 10);
    bool good = true;
    if (strcmp(name, "length") == 0)
        good = length == number;
    else if (strcmp(name, "minLength") == 0)
        good = length >= number;
    else if (strcmp(name, "maxLength") == 0)
        good = length <= number;
    else if (strcmp(name, "minInclusive") == 0)
        good = is_in_bound(type, value, (const char *)limit, -1, 1);
    else if (strcmp(name, "maxInclusive") == 0)
        good = is_in_bound(type, value, (const char *)limit, 1, 1);
    else if (strcmp(name, "minExclusive") == 0)
        good = is_in_bound(type, value, (const char *)limit, -1, 0);
    else if (strcmp(name, "maxExclusive") == 0)
        good = is_in_bound(type, value, (const char *)limit, 1, 0);
    xmlFree(limit);
    return good;
}

static bool fits_facets(const SchemaType *type, const char *value)
{
    if (!matches_enumeration(type, value) || !matches_pattern(type, value))
        return false;
    xmlNode *restriction = type->node == NULL ? NULL : walk_element(type->node->children);
    while (restriction != NULL && !xmlStrEqual(restriction->name, BAD_CAST "restriction"))
        restriction = walk_element(restriction->next);
    if (restriction == NULL)
        return true;
    for (xmlNode *facet = walk_element(restriction->children); facet != NULL;
         facet = walk_element(facet->next))
        if (!fits_facet(type, facet, value))
            return false;
    return true;
}

static bool list_is_good(const SchemaType *item, const char *value)
{
    bool good = true;
    while (good && *value != '\0') {
        size_t length = strcspn(value, " ");
        char *word = strndup(value, length);
        good = word != NULL && value_is_good(item, word);
        free(word);
        value += length + strspn(value + length, " ");
    }
    return good;
}

static bool union_is_good(const SchemaType *type, const char *value)
{
    for (size_t i = 0; i < type->member_count; i++)
        if (value_is_good(type->members[i], value))
            return true;
    return type->member_count == 0;
}

bool value_is_good(const SchemaType *type, const char *value)
{
    if (type == NULL || type->complex)
        return true;
    char *text = collapse(type, value);
    bool good = true;
    const SchemaType *step = type;
    for (int i = 0; good && i < DERIVATIONS_MAX && step != NULL; i++, step = step->base)
        if (step->builtin != NULL)
            good = xmlSchemaValPredefTypeNode(step->builtin, BAD_CAST text, NULL, NULL) == 0;
        else if (step->item != NULL)
            good = list_is_good(step->item, text);
        else if (step->member_count > 0)
            good = union_is_good(step, text);
        else
            good = fits_facets(step, text);
    free(text);
    return good;
}

/* What libxml2's own types are, in plain words. */
static const struct {
    const char *type;
    const char *words;
} BUILTIN_WORDS[] = {
    {"date", "a date such as 2022-05-12"},
    {"time", "a time such as 10:30:00"},
    {"dateTime", "a date and time such as 2022-05-12T10:30:00"},
    {"gYear", "a year such as 2022"},
    {"gYearMonth", "a month such as 2022-05"},
    {"duration", "a duration such as PT1H30M"},
    {"boolean", "true or false"},
    {"integer", "a whole number"},
    {"int", "a whole number"},
    {"nonNegativeInteger", "a whole number from 0"},
    {"positiveInteger", "a whole number from 1"},
    {"decimal", "a number such as 12.5"},
    {"anyURI", "an address"},
    {"language", "a language such as ru or en"},
    {"NCName", "a name of letters, digits and hyphens that begins with a letter"},
    {"ID", "a name of letters, digits and hyphens that begins with a letter"},
    {"IDREF", "the id of another element"},
    {"NMTOKEN", "a word of letters, digits and hyphens"},
};

static const char *words_of(const SchemaType *type)
{
    for (int i = 0; i < DERIVATIONS_MAX && type != NULL; i++, type = type->base) {
        if (type->words != NULL)
            return type->words;
        for (size_t w = 0;
             type->builtin != NULL && w < sizeof BUILTIN_WORDS / sizeof *BUILTIN_WORDS; w++)
            if (strcmp(BUILTIN_WORDS[w].type, type->name) == 0)
                return BUILTIN_WORDS[w].words;
    }
    return NULL;
}

/* The type whose list of values is in force, or NULL. */
static const SchemaType *enumerated(const SchemaType *type)
{
    for (int i = 0; i < DERIVATIONS_MAX && type != NULL; i++, type = type->base)
        if (type->enumeration_count > 0)
            return type;
    return NULL;
}

static bool names_all(const char *words, const SchemaType *list)
{
    for (size_t i = 0; i < list->enumeration_count; i++)
        if (words == NULL || strstr(words, list->enumerations[i]) == NULL)
            return false;
    return true;
}

void value_describe(const SchemaType *type, Buffer *text)
{
    const SchemaType *list = enumerated(type);
    const char *words = words_of(type);
    if (list != NULL && !names_all(words, list)) {
        buffer_string(text, list->enumeration_count == 1 ? "" : phrase("one of: "));
        for (size_t i = 0; i < list->enumeration_count; i++)
            buffer_format(text, "%s%s", i == 0 ? "" : ", ", list->enumerations[i]);
    } else if (words != NULL) {
        buffer_string(text, phrase(words));
    } else if (type != NULL && type->item != NULL) {
        buffer_string(text, phrase("a list, with spaces between: each "));
        value_describe(type->item, text);
    } else if (type != NULL && type->member_count > 0) {
        for (size_t i = 0; i < type->member_count; i++) {
            buffer_string(text, i == 0 ? "" : phrase(", or "));
            value_describe(type->members[i], text);
        }
    } else if (type != NULL && type->base != NULL && type->base->item != NULL) {
        value_describe(type->base, text);
    } else {
        buffer_string(text, phrase("what the schema asks for"));
    }
}

/* Digits and hyphens as in 2022-05-12. */
static bool looks_like_date(const char *value)
{
    static const char PATTERN[] = "0000-00-00";
    for (size_t i = 0; i < sizeof PATTERN; i++) {
        bool digit = value[i] >= '0' && value[i] <= '9';
        if (PATTERN[i] == '0' ? !digit : value[i] != PATTERN[i])
            return false;
    }
    return true;
}

bool value_is_no_day(const SchemaType *type, const char *value)
{
    char guess[32];
    date_guess(value, 0, guess, sizeof guess);
    if (looks_like_date(value))
        snprintf(guess, sizeof guess, "%s", value);
    return guess[0] != '\0' && value_is_good(type, "2000-01-01") && !value_is_good(type, guess);
}

/* The list with commas for spaces removed and misspelt words mended, when that makes it good. */
static const char *suggest_list(const SchemaType *type, const SchemaType *item, const char *value,
                                Arena *arena)
{
    static const char SEPARATORS[] = " \t\r\n,;";
    Buffer mended = {0};
    const char *result = NULL;
    for (const char *word = value + strspn(value, SEPARATORS); *word != '\0';) {
        size_t length = strcspn(word, SEPARATORS);
        const char *known = arena_substring(arena, word, length);
        if (!value_is_good(item, known))
            known = value_suggest(item, known, arena);
        if (known == NULL)
            break;
        buffer_format(&mended, "%s%s", mended.length == 0 ? "" : " ", known);
        word += length + strspn(word + length, SEPARATORS);
        if (*word == '\0' && value_is_good(type, buffer_text(&mended)))
            result = arena_string(arena, buffer_text(&mended));
    }
    buffer_free(&mended);
    return result;
}

const char *value_suggest(const SchemaType *type, const char *value, Arena *arena)
{
    char guess[32];
    for (int form = 0; date_guess(value, form, guess, sizeof guess); form++)
        if (guess[0] != '\0' && value_is_good(type, guess))
            return arena_string(arena, guess);
    const SchemaType *words = enumerated(type);
    if (words != NULL)
        return nearest_word(value, words->enumerations, words->enumeration_count);
    const SchemaType *list = type;
    for (int i = 0; i < DERIVATIONS_MAX && list != NULL && list->item == NULL; i++)
        list = list->base;
    return list == NULL ? NULL : suggest_list(type, list->item, value, arena);
}
