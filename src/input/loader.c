/* loader.c: owns the texts of resources.
 *
 * Reports point into these texts until the program prints them at its end, so a text is kept once
 * read. The same resource read again shares it, unless it has changed in between (--resources). */

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/affix.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/resources.h"
#include "input/encoding.h"
#include "input/house.h"
#include "input/iri.h"
#include "input/loader.h"
#include "input/packed.h"
#include "input/read.h"

typedef struct KeptSource {
    struct KeptSource *next;
    Source *source;
} KeptSource;

/* Newest first. A stylesheet of the house's may be read in the background. */
static KeptSource *kept_sources;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

const char *resource_path(const char *address)
{
    /* With slashes as protoc makes them, or without, as people write them. */
    const char *path = text_after(address, RESOURCE_SCHEME);
    return path != NULL ? path : text_after(address, "protoc:");
}

const Source *resource_source(const char *address)
{
    const char *path = resource_path(address);
    char *house = house_path(address);
    const Source *found = NULL;
    if (path == NULL)
        path = house;
    pthread_mutex_lock(&lock);
    for (const KeptSource *kept = kept_sources; path != NULL && kept != NULL && found == NULL;
         kept = kept->next)
        if (strcmp(source_name(kept->source), path) == 0)
            found = kept->source;
    pthread_mutex_unlock(&lock);
    free(house);
    return found;
}

static bool is_same(const Source *a, const Source *b)
{
    return strcmp(source_name(a), source_name(b)) == 0 &&
           strcmp(source_text(a), source_text(b)) == 0;
}

/* Takes the source over; gives the one that stays. */
static const Source *keep(Source *source)
{
    pthread_mutex_lock(&lock);
    KeptSource *kept = kept_sources;
    while (kept != NULL && !is_same(kept->source, source))
        kept = kept->next;
    if (kept != NULL) {
        source_free(source);
    } else {
        kept = memory_new(sizeof *kept);
        *kept = (KeptSource){kept_sources, source};
        kept_sources = kept;
    }
    pthread_mutex_unlock(&lock);
    return kept->source;
}

static xmlDoc *parse(const char *path, const char *bytes, size_t length, const ReadLimits *limits,
                     xmlDict *dictionary, Diagnostics *diagnostics)
{
    bool good;
    const Source *source = keep(encoding_read(path, bytes, length, &good, diagnostics));
    return good ? tree_parse(source, limits, dictionary, diagnostics) : NULL;
}

static void set_address(xmlDoc *tree, const char *path)
{
    tree->URL = xmlStrcat(xmlStrdup(BAD_CAST RESOURCE_SCHEME), BAD_CAST path);
}

/* A file of the house's: hostile like a document, so read in the same way. */
static xmlDoc *house_tree(const char *address, xmlDict *dictionary, Diagnostics *diagnostics)
{
    char *path = house_path(address);
    Buffer bytes = {0};
    ReadLimits limits = read_limits();
    xmlDoc *tree = NULL;
    if (file_read(path, limits.bytes, &bytes, diagnostics, PLACE_NONE))
        tree = parse(path, buffer_text(&bytes), bytes.length, &limits, dictionary, diagnostics);
    buffer_free(&bytes);
    free(path);
    if (tree != NULL) {
        tree->URL = xmlStrdup(BAD_CAST address);
        iri_escape_imports(tree);
    }
    return tree;
}

xmlDoc *resource_tree(const char *path, xmlDict *dictionary, Diagnostics *diagnostics)
{
    size_t length;
    bool owned;
    if (starts_with(path, HOUSE_SCHEME))
        return house_tree(path, dictionary, diagnostics);
    char *bytes = resource_read(path, &length, &owned);
    if (bytes == NULL) {
        diagnose(diagnostics, MESSAGE_RESOURCE_MISSING, PLACE_NONE, path, NULL);
        return NULL;
    }
    xmlDoc *tree = parse(path, bytes, length, &READ_LIMITS_DEFAULT, dictionary, diagnostics);
    if (owned)
        free(bytes);
    if (tree != NULL)
        set_address(tree, path);
    return tree;
}

xmlDoc *resource_tree_lean(const char *path, xmlDict *dictionary, Diagnostics *diagnostics)
{
    const unsigned char *packed = resource_packed(path);
    if (packed == NULL)
        return resource_tree(path, dictionary, diagnostics);
    xmlDoc *tree = packed_tree(packed, dictionary);
    set_address(tree, path);
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
