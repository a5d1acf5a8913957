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

bool language_check(xmlDoc *tree, Diagnostics *diagnostics)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    xmlChar *language = xmlGetNsProp(root, BAD_CAST "lang", XML_XML_NAMESPACE);
    bool good = language == NULL || has_labels((const char *)language);
    if (!good) {
        Buffer list = {0};
        resource_list(LABELS, SUFFIX, &list);
        diagnose(diagnostics, MESSAGE_LANGUAGE_UNKNOWN, place_of_attribute(root, "xml:lang"),
                 (const char *)language, buffer_text(&list), NULL);
        buffer_free(&list);
    }
    xmlFree(language);
    return good;
}
