/* language.c: owns the question whether there are labels for the language of a document. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/resources.h"
#include "input/language.h"
#include "input/read.h"

#define LABELS "stylesheets/labels"
#define SUFFIX ".xml"

static bool has_labels(const char *language)
{
    Buffer path = {0};
    buffer_format(&path, LABELS "/%.*s" SUFFIX, (int)strcspn(language, "-"), language);
    size_t length;
    bool owned;
    char *bytes = resource_read(buffer_text(&path), &length, &owned);
    bool found = bytes != NULL;
    if (owned)
        free(bytes);
    buffer_free(&path);
    return found;
}

/* “en, ru, zh” */
static void list_languages(Buffer *list)
{
    size_t count;
    char **names = resource_names(LABELS, &count);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(names[i]);
        if (length > strlen(SUFFIX) && strcmp(names[i] + length - strlen(SUFFIX), SUFFIX) == 0)
            buffer_format(list, "%s%.*s", list->length == 0 ? "" : ", ",
                          (int)(length - strlen(SUFFIX)), names[i]);
        free(names[i]);
    }
    free(names);
}

bool language_check(xmlDoc *tree, Diagnostics *diagnostics)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    xmlChar *language = xmlGetNsProp(root, BAD_CAST "lang", XML_XML_NAMESPACE);
    bool good = language == NULL || has_labels((const char *)language);
    if (!good) {
        Buffer list = {0};
        list_languages(&list);
        diagnose(diagnostics, MESSAGE_LANGUAGE_UNKNOWN, place_of_attribute(root, "xml:lang"),
                 (const char *)language, buffer_text(&list), NULL);
        buffer_free(&list);
    }
    xmlFree(language);
    return good;
}
