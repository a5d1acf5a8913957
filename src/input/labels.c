/* labels.c: owns looking things up in a label file and writing them as it says.
 *
 * Nothing here knows a language: which words there are, and how the parts of a name or a date follow each other, is in
 * the file. Stylesheets ask for some hundred words a page; so the groups are found by a hash of their names. */
#include "input/labels.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/hash_table.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "input/element.h"
#include "input/language.h"
#include "input/walk.h"

struct Labels {
    HashTable groups; /* elements by their names */
};

/* NULL: there is none of this name. */
static const xmlNode *find_group(const Labels *labels, const char *name)
{
    size_t at = 0;
    uint64_t hash = hash_string(name);
    for (const xmlNode *group; (group = hash_table_next(&labels->groups, hash, &at)) != NULL;)
        if (element_is(group, name))
            return group;
    return NULL;
}

Labels *labels_new(const xmlNode *root)
{
    Labels *labels = memory_new(sizeof *labels);
    for (const xmlNode *node = root->children; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            hash_table_add(&labels->groups, hash_string((const char *)node->name), node);
    return labels;
}

void labels_free(Labels *labels)
{
    if (labels == NULL)
        return;
    hash_table_free(&labels->groups);
    free(labels);
}

const xmlAttr *labels_find(const Labels *labels, const char *group, const char *name)
{
    const xmlNode *found = find_group(labels, group);
    return found == NULL ? NULL : element_attribute(found, name);
}

/* ---- Patterns ---- */

static const char *find_value(const LabelValue *values, size_t count, const char *name,
                              size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(values[i].name, name, length) == 0 && values[i].name[length] == '\0')
            return values[i].value;
    return NULL;
}

void label_fill(const char *pattern, const LabelValue *values, size_t count, Buffer *out)
{
    const char *open = strchr(pattern, '{');
    const char *close = open == NULL ? NULL : strchr(open, '}');
    bool only = close != NULL && strchr(close, '{') == NULL;
    while (close != NULL) {
        buffer_add(out, pattern, (size_t)(open - pattern));
        const char *value = find_value(values, count, open + 1, (size_t)(close - open - 1));
        if (value != NULL)
            buffer_string(out, value);
        for (size_t i = 0; i < count && only && value == NULL; i++)
            if (values[i].value != NULL)
                buffer_string(out, values[i].value);
        pattern = close + 1;
        open = strchr(pattern, '{');
        close = open == NULL ? NULL : strchr(open, '}');
    }
    buffer_string(out, pattern);
}

/* ---- Names ---- */

/* How names are written: those of the language, else those of the document. */
static const xmlNode *find_form(const Labels *labels, const char *language, size_t length)
{
    const xmlNode *names = find_group(labels, "names"), *usual = NULL;
    for (const xmlNode *form = names == NULL ? NULL : names->children; form; form = form->next) {
        if (!element_is(form, "name"))
            continue;
        const char *own = element_value(form, "language");
        if (own != NULL && length > 0 && strlen(own) == length &&
            strncmp(own, language, length) == 0)
            return form;
        if (own == NULL && usual == NULL)
            usual = form;
    }
    return usual;
}

static bool says(const xmlNode *form, const char *name, const char *value)
{
    const char *found = form == NULL ? NULL : element_value(form, name);
    return found != NULL && strcmp(found, value) == 0;
}

/* Appends the text of the child of that name. */
static void add_child(const xmlNode *person, const char *name, Buffer *out)
{
    const xmlNode *child = person->children;
    while (child != NULL && !element_is(child, name))
        child = child->next;
    if (child == NULL)
        return;
    for (xmlNode *node = child->children; node != NULL; node = walk_next(child, node))
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            buffer_folded(out, (const char *)node->content, strlen((const char *)node->content));
    buffer_drop_space(out);
}

static void add_first_letter(const char *text, Buffer *out)
{
    size_t size = 0;
    if (*text != '\0')
        utf8_decode(text, strlen(text), &size);
    buffer_add(out, text, size);
    buffer_char(out, '.');
}

/* И. for Иван, А.-М. for Анна-Мария, and the space after it. */
static void add_initial(const char *name, Buffer *out)
{
    add_first_letter(name, out);
    const char *hyphen = strchr(name, '-');
    if (hyphen != NULL) {
        buffer_char(out, '-');
        add_first_letter(hyphen + 1, out);
    }
    buffer_utf8(out, 0xA0);
}

typedef struct {
    Buffer given, patronymic, surname;
} Parts;

static void add_name(const xmlNode *form, const Parts *parts, bool full, Buffer *out)
{
    const char *space = form == NULL ? NULL : element_value(form, "space");
    bool given = parts->given.length > 0, patronymic = parts->patronymic.length > 0;
    bool initials = !full && says(form, "initials", "yes");
    space = space == NULL ? "" : space;
    if (given && initials) {
        add_initial(buffer_text(&parts->given), out);
        if (patronymic)
            add_initial(buffer_text(&parts->patronymic), out);
    } else if (given && says(form, "order", "given-name-first")) {
        buffer_format(out, "%s%s", buffer_text(&parts->given), space);
        if (full && patronymic)
            buffer_format(out, "%s%s", buffer_text(&parts->patronymic), space);
    }
    buffer_string(out, buffer_text(&parts->surname));
    if (given && says(form, "order", "surname-first") && (full || says(form, "initials", "no"))) {
        buffer_format(out, "%s%s", space, buffer_text(&parts->given));
        if (full && patronymic)
            buffer_format(out, "%s%s", space, buffer_text(&parts->patronymic));
    }
}

void label_person(const Labels *labels, const xmlNode *person, bool full, Buffer *out)
{
    Parts parts = {0};
    const char *language = language_of_node(person);
    add_child(person, "given-name", &parts.given);
    add_child(person, "patronymic", &parts.patronymic);
    add_child(person, "surname", &parts.surname);
    add_name(find_form(labels, language, strcspn(language, "-")), &parts, full, out);
    buffer_free(&parts.given);
    buffer_free(&parts.patronymic);
    buffer_free(&parts.surname);
}

/* ---- Dates ---- */

typedef enum { AS_WRITTEN, AS_NUMBER, AS_MONTH, AS_SHORT_MONTH } DayPartForm;

/* The parts a date is made of: where they stand in 2022-05-12, and how they are written. */
static const struct {
    const char *name;
    size_t start, length;
    DayPartForm form;
} DAY_PARTS[] = {
    {"year", 0, 4, AS_WRITTEN},
    {"day", 8, 2, AS_NUMBER},
    {"day-two-digits", 8, 2, AS_WRITTEN},
    {"month", 5, 2, AS_MONTH},
    {"month-short", 5, 2, AS_SHORT_MONTH},
    {"month-two-digits", 5, 2, AS_WRITTEN},
    {"month-number", 5, 2, AS_NUMBER},
};

/* The month of that number, from 1. */
static const xmlNode *find_month(const Labels *labels, long number)
{
    const xmlNode *months = find_group(labels, "months");
    for (const xmlNode *month = months == NULL ? NULL : months->children; month != NULL;
         month = month->next)
        if (element_is(month, "month") && --number == 0)
            return month;
    return NULL;
}

static void add_month(const Labels *labels, long number, bool is_short, Buffer *out)
{
    const xmlNode *month = find_month(labels, number);
    const char *text = NULL;
    if (month != NULL && is_short)
        text = element_value(month, "short");
    else if (month != NULL && month->children != NULL)
        text = (const char *)month->children->content;
    if (text != NULL)
        buffer_string(out, text);
}

static void add_day_part(const Labels *labels, const xmlNode *part, const char *day, Buffer *out)
{
    size_t i = 0, count = sizeof DAY_PARTS / sizeof *DAY_PARTS;
    while (i < count && !element_is(part, DAY_PARTS[i].name))
        i++;
    if (i == count || strlen(day) < DAY_PARTS[i].start + DAY_PARTS[i].length)
        return;
    char text[8] = {0};
    memcpy(text, day + DAY_PARTS[i].start, DAY_PARTS[i].length);
    long number = strtol(text, NULL, 10);
    switch (DAY_PARTS[i].form) {
    case AS_WRITTEN: buffer_string(out, text); break;
    case AS_NUMBER: buffer_format(out, "%ld", number); break;
    case AS_MONTH: add_month(labels, number, false, out); break;
    case AS_SHORT_MONTH: add_month(labels, number, true, out); break;
    }
}

void label_day(const Labels *labels, const xmlNode *form, const char *day, Buffer *out)
{
    if (form == NULL)
        form = find_group(labels, "date");
    for (const xmlNode *part = form == NULL ? NULL : form->children; part != NULL;
         part = part->next)
        if (part->type == XML_TEXT_NODE || part->type == XML_CDATA_SECTION_NODE)
            buffer_string(out, (const char *)part->content);
        else if (part->type == XML_ELEMENT_NODE)
            add_day_part(labels, part, day, out);
}
