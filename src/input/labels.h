/* labels.h: the words, patterns and forms of a language, from a file of stylesheets/labels. */
#ifndef PROTOC_INPUT_LABELS_H
#define PROTOC_INPUT_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/buffer.h"

typedef struct Labels Labels;

/* root is that of the label file, lent as long as the result is used. Free with labels_free(). */
Labels *labels_new(const xmlNode *root);
void labels_free(Labels *labels);

/* The word of that name in a group, of several groups with the same name the first; NULL: there is none. Lent. */
const xmlAttr *labels_find(const Labels *labels, const char *group, const char *name);

typedef struct {
    const char *name, *value;
} LabelValue;

/* Appends the pattern with the values in its places {name}. A place that none of the values is for gets, where it is the
 * only one, all of them: most patterns have one place, whatever its name. */
void label_fill(const char *pattern, const LabelValue *values, size_t count, Buffer *out);

/* Appends the name of a <person>, in full or as short as the language has it. The form is that of the language of the
 * name, where the labels know it. */
void label_person(const Labels *labels, const xmlNode *person, bool full, Buffer *out);

/* Appends a day (2022-05-12) in a form, an element with the parts of dates; NULL: the usual one. */
void label_day(const Labels *labels, const xmlNode *form, const char *day, Buffer *out);

#endif
