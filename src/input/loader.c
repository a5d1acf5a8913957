/* loader.c: owns the texts of resources.
 *
 * Reports point into these texts until the program prints them at its end, so a text is kept once
 * read. The same resource read again shares it, unless it has changed in between (--resources). */

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/resources.h"
#include "input/encoding.h"
#include "input/house.h"
#include "input/loader.h"
#include "input/packed.h"
#include "input/read.h"

typedef struct KeptSource {
    struct KeptSource *next;
    Source *source;
} KeptSource;

/* Newest first. */
static KeptSource *kept_sources;

const char *resource_path(const char *address)
{
    /* With slashes as protoc makes them, or without, as people write them. */
    if (strncmp(address, RESOURCE_SCHEME, sizeof RESOURCE_SCHEME - 1) == 0)
        return address + sizeof RESOURCE_SCHEME - 1;
    return strncmp(address, "protoc:", 7) == 0 ? address + 7 : NULL;
}

const Source *resource_source(const char *address)
{
    const char *path = resource_path(address);
    char *house = house_path(address);
    const Source *found = NULL;
    if (path == NULL)
        path = house;
    for (KeptSource *kept = kept_sources; path != NULL && kept != NULL && found == NULL;
         kept = kept->next)
        if (strcmp(source_name(kept->source), path) == 0)
            found = kept->source;
    free(house);
    return found;
}

/* Takes the source over; gives the one that stays. */
static const Source *keep(Source *source)
{
    for (KeptSource *kept = kept_sources; kept != NULL; kept = kept->next) {
        if (strcmp(source_name(kept->source), source_name(source)) != 0)
            continue;
        if (strcmp(source_text(kept->source), source_text(source)) != 0)
            continue;
        source_free(source);
        return kept->source;
    }
    KeptSource *kept = memory_new(sizeof *kept);
    kept->source = source;
    kept->next = kept_sources;
    kept_sources = kept;
    return source;
}

/* What is inside the program was tested with it: it is read without places, and without the blanks
 * between elements that no stylesheet or schema means. NULL when it is broken after all. */
static xmlDoc *embedded_tree(const char *path, const char *bytes, size_t length,
                             xmlDict *dictionary)
{
    xmlParserCtxt *parser = parser_new(dictionary);
    const char *suffix = strrchr(path, '.');
    bool has_text = suffix != NULL && strcmp(suffix, ".xml") == 0;
    int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_HUGE | XML_PARSE_NOERROR |
                  XML_PARSE_NOWARNING | (has_text ? 0 : XML_PARSE_NOBLANKS);
    xmlDoc *tree = xmlCtxtReadMemory(parser, bytes, (int)length, NULL, "UTF-8", options);
    xmlFreeParserCtxt(parser);
    return tree;
}

/* A file of the house's: hostile like a document, so read in the same way. */
static xmlDoc *house_tree(const char *address, xmlDict *dictionary, Diagnostics *diagnostics)
{
    char *path = house_path(address);
    Buffer bytes = {0};
    bool good = file_read(path, (size_t)limit_bytes(LIMIT_BYTES), &bytes, diagnostics, PLACE_NONE);
    xmlDoc *tree = NULL;
    if (good) {
        const Source *source =
            keep(encoding_read(path, buffer_text(&bytes), bytes.length, &good, diagnostics));
        ReadLimits limits = read_limits();
        if (good)
            tree = tree_parse(source, &limits, dictionary, diagnostics);
    }
    buffer_free(&bytes);
    free(path);
    if (tree != NULL)
        tree->URL = xmlStrdup(BAD_CAST address);
    return tree;
}

xmlDoc *resource_tree(const char *path, xmlDict *dictionary, Diagnostics *diagnostics)
{
    size_t length;
    bool owned;
    if (strncmp(path, HOUSE_SCHEME, sizeof HOUSE_SCHEME - 1) == 0)
        return house_tree(path, dictionary, diagnostics);
    char *bytes = resource_read(path, &length, &owned);
    if (bytes == NULL) {
        diagnose(diagnostics, MESSAGE_RESOURCE_MISSING, PLACE_NONE, path, NULL);
        return NULL;
    }
    xmlDoc *tree = owned ? NULL : embedded_tree(path, bytes, length, dictionary);
    if (tree == NULL) {
        bool good;
        const Source *source = keep(encoding_read(path, bytes, length, &good, diagnostics));
        if (good)
            tree = tree_parse(source, &READ_LIMITS_DEFAULT, dictionary, diagnostics);
    }
    if (owned)
        free(bytes);
    if (tree != NULL)
        tree->URL = xmlStrcat(xmlStrdup(BAD_CAST RESOURCE_SCHEME), BAD_CAST path);
    return tree;
}

xmlDoc *resource_tree_lean(const char *path, xmlDict *dictionary, Diagnostics *diagnostics)
{
    const unsigned char *packed = resource_packed(path);
    if (packed == NULL)
        return resource_tree(path, dictionary, diagnostics);
    xmlDoc *tree = packed_tree(packed, dictionary);
    tree->URL = xmlStrcat(xmlStrdup(BAD_CAST RESOURCE_SCHEME), BAD_CAST path);
    return tree;
}

void resource_forget(void)
{
    while (kept_sources != NULL) {
        KeptSource *kept = kept_sources;
        kept_sources = kept->next;
        source_free(kept->source);
        free(kept);
    }
}
