/* skeleton.c: owns filling skeletons with words. In a skeleton, {key} stands for <text key="key"> of the labels, and
 * {language} for the language. A line whose text the language leaves empty (a Chinese name has no patronymic) is left out. */
#include <stdlib.h>
#include <string.h>

#include "base/resources.h"
#include "input/element.h"
#include "input/loader.h"
#include "input/skeleton.h"

#define SKELETONS "stylesheets/skeletons"
#define LABELS "stylesheets/labels"
#define SUFFIX ".xml"

static void report(const char *option, const char *value, const char *folder,
                   Diagnostics *diagnostics)
{
    Buffer known = {0};
    resource_list(folder, SUFFIX, &known);
    diagnose(diagnostics, MESSAGE_OPTION_VALUE_UNKNOWN, PLACE_NONE, option, value,
             buffer_text(&known), NULL);
    buffer_free(&known);
}

/* The path of a resource NAME.xml in the folder; the name comes from the command line and is not a path. */
static bool find_path(const char *folder, const char *name, Buffer *path)
{
    size_t length;
    bool owned;
    buffer_format(path, "%s/%s" SUFFIX, folder, name);
    char *bytes = strchr(name, '/') ? NULL : resource_read(buffer_text(path), &length, &owned);
    if (bytes && owned)
        free(bytes);
    return bytes != NULL;
}

/* The text of the key in the labels; NULL when it is missing. Free with xmlFree(). */
static xmlChar *text_of(const xmlDoc *labels, const char *key, size_t length)
{
    for (xmlNode *group = xmlDocGetRootElement(labels)->children; group; group = group->next) {
        if (!element_is(group, "skeleton"))
            continue;
        for (xmlNode *text = group->children; text; text = text->next) {
            const char *name = element_value(text, "key");
            if (name && strlen(name) == length && memcmp(name, key, length) == 0)
                return xmlNodeGetContent(text);
        }
    }
    return NULL;
}

static void add_escaped(Buffer *out, const char *text)
{
    for (; *text; text++)
        if (*text == '&')
            buffer_string(out, "&amp;");
        else if (*text == '<')
            buffer_string(out, "&lt;");
        else if (*text == '"')
            buffer_string(out, "&quot;");
        else
            buffer_char(out, *text);
}

/* One line with its line end; a key without a text stays as it is, so that it is seen. */
static void add_line(Buffer *out, const char *line, size_t length, const xmlDoc *labels,
                     const char *language)
{
    Buffer filled = {0};
    bool left_out = false;
    for (size_t i = 0; i < length;) {
        const char *close = line[i] == '{' ? memchr(line + i, '}', length - i) : NULL;
        size_t key = close ? (size_t)(close - line) - i - 1 : 0;
        xmlChar *text = NULL;
        if (close && key == strlen("language") && memcmp(line + i + 1, "language", key) == 0)
            text = xmlStrdup(BAD_CAST language);
        else if (close)
            text = text_of(labels, line + i + 1, key);
        left_out = left_out || (text && *text == '\0');
        if (text)
            add_escaped(&filled, (const char *)text);
        else
            buffer_char(&filled, line[i]);
        i += text ? key + 2 : 1;
        xmlFree(text);
    }
    if (!left_out)
        buffer_add(out, filled.data, filled.length);
    buffer_free(&filled);
}

static void fill(const char *text, size_t length, const xmlDoc *labels, const char *language,
                 Buffer *out)
{
    for (size_t start = 0; start < length;) {
        const char *end = memchr(text + start, '\n', length - start);
        size_t next = end ? (size_t)(end - text) + 1 : length;
        add_line(out, text + start, next - start, labels, language);
        start = next;
    }
}

bool skeleton_make(const char *kind, const char *language, Buffer *out, Diagnostics *diagnostics)
{
    Buffer skeleton = {0}, labels = {0};
    bool good = false;
    if (!find_path(SKELETONS, kind, &skeleton)) {
        report("--new", kind, SKELETONS, diagnostics);
    } else if (!find_path(LABELS, language, &labels)) {
        report("--lang", language, LABELS, diagnostics);
    } else {
        size_t length;
        bool owned;
        char *text = resource_read(buffer_text(&skeleton), &length, &owned);
        xmlDoc *tree = resource_tree(buffer_text(&labels), NULL, diagnostics);
        good = tree != NULL;
        if (good)
            fill(text, length, tree, language, out);
        xmlFreeDoc(tree);
        if (owned)
            free(text);
    }
    buffer_free(&skeleton);
    buffer_free(&labels);
    return good;
}
