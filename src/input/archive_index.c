/* archive_index.c: owns the index of an archive. What an entry says is decided by stylesheets/archive/entry.xsl, the
 * order by index.xsl; the page is a document like others, made by stylesheets/documents/archive.xsl. */
#include <string.h>

#include <libxml/tree.h>

#include "base/memory.h"
#include "base/version.h"
#include "input/archive_index.h"
#include "input/archive_name.h"
#include "input/element.h"
#include "input/read.h"
#include "input/root.h"
#include "input/transform.h"
#include "input/walk.h"

#define ARCHIVE_SPACE BAD_CAST "urn:protoc:archive:1"

/* A tree without a word about what is wrong; NULL. */
static Input parse_quietly(const char *name, const Buffer *bytes)
{
    Diagnostics *unheard = diagnostics_new();
    Input input =
        input_parse(name, buffer_text(bytes), bytes->length, &READ_LIMITS_DEFAULT, unheard);
    diagnostics_free(unheard);
    return input;
}

static bool is_index(const xmlDoc *tree)
{
    const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    return root && root->ns && xmlStrEqual(root->name, BAD_CAST "archive") &&
           xmlStrEqual(root->ns->href, ARCHIVE_SPACE);
}

IndexOrigin archive_index_origin(const Buffer *bytes)
{
    Input input = parse_quietly("index.xml", bytes);
    IndexOrigin origin = !input.tree            ? INDEX_BROKEN
                         : is_index(input.tree) ? INDEX_OURS
                                                : INDEX_FOREIGN;
    input_free(&input);
    return origin;
}

/* The entry in the old index, if it was made of the same bytes by the same version of the program. */
static xmlNode *find_entry(xmlDoc *old, const ArchivedSource *source)
{
    xmlNode *root = is_index(old) ? xmlDocGetRootElement(old) : NULL;
    if (!root || !element_has(root, "program", PROTOC_VERSION))
        return NULL;
    for (xmlNode *node = walk_element(root->children); node; node = walk_element(node->next))
        if (element_has(node, "file", source->name) &&
            element_has(node, "digest", buffer_text(&source->digest)))
            return node;
    return NULL;
}

/* The entry as a tree of its own; NULL when the source is none of ours. */
static xmlDoc *make_entry(const ArchivedSource *source, Diagnostics *diagnostics)
{
    Input input = parse_quietly(source->name, &source->bytes);
    const Root *root = input.tree ? root_find(input.tree) : NULL;
    xmlDoc *entry = NULL;
    if (root && root->schema)
        entry = transform(input.tree, "stylesheets/archive/entry.xsl", NULL, diagnostics);
    if (entry)
        place_unstamp(entry);
    input_free(&input);
    return entry;
}

static void add_entry(xmlDoc *index, xmlNode *entry, const ArchivedSource *source)
{
    xmlNode *copy = xmlDocCopyNode(entry, index, 1);
    if (!copy)
        memory_exhausted();
    xmlAddChild(xmlDocGetRootElement(index), copy);
    xmlSetProp(copy, BAD_CAST "file", BAD_CAST source->name);
    xmlSetProp(copy, BAD_CAST "digest", BAD_CAST buffer_text(&source->digest));
    Buffer revision = {0};
    buffer_format(&revision, "%u", source->revision);
    if (source->revision > 1)
        xmlSetProp(copy, BAD_CAST "revision", BAD_CAST buffer_text(&revision));
    buffer_free(&revision);
}

static xmlDoc *new_index(void)
{
    xmlDoc *index = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root = index ? xmlNewDocNode(index, NULL, BAD_CAST "archive", NULL) : NULL;
    if (!root)
        memory_exhausted();
    xmlDocSetRootElement(index, root);
    xmlSetNs(root, xmlNewNs(root, ARCHIVE_SPACE, NULL));
    xmlSetProp(root, BAD_CAST "program", BAD_CAST PROTOC_VERSION);
    return index;
}

static xmlDoc *gather(const ArchivedSource *sources, size_t count, xmlDoc *old,
                      Diagnostics *diagnostics)
{
    xmlDoc *index = new_index();
    for (size_t i = 0; i < count; i++) {
        xmlNode *known = old ? find_entry(old, &sources[i]) : NULL;
        xmlDoc *made = known ? NULL : make_entry(&sources[i], diagnostics);
        if (known || made)
            add_entry(index, known ? known : xmlDocGetRootElement(made), &sources[i]);
        xmlFreeDoc(made);
    }
    return index;
}

/* The tree replaced by what the stylesheet makes of it; NULL when that failed. */
static xmlDoc *next(xmlDoc *tree, const char *stylesheet, Diagnostics *diagnostics)
{
    xmlDoc *result = tree ? transform(tree, stylesheet, NULL, diagnostics) : NULL;
    xmlFreeDoc(tree);
    return result;
}

bool archive_index_make(const ArchivedSource *sources, size_t count, const Buffer *old,
                        Buffer *index, Buffer *page, Diagnostics *diagnostics)
{
    Input input = parse_quietly("index.xml", old);
    xmlDoc *tree = gather(sources, count, input.tree, diagnostics);
    input_free(&input);
    tree = next(tree, "stylesheets/archive/index.xsl", diagnostics);
    if (tree)
        serialize_xml(tree, index);
    tree = next(tree, "stylesheets/documents/archive.xsl", diagnostics);
    tree = next(tree, "stylesheets/formats/html.xsl", diagnostics);
    if (tree)
        serialize_html(tree, page);
    bool good = tree != NULL;
    xmlFreeDoc(tree);
    return good;
}

bool archive_name_of(const Buffer *bytes, const char *pattern, bool ascii, Buffer *out,
                     Buffer *unknown)
{
    Input input = parse_quietly("document", bytes);
    const Root *root = input.tree ? root_find(input.tree) : NULL;
    bool good = root && root->schema && archive_name(input.tree, pattern, ascii, out, unknown);
    input_free(&input);
    return good;
}
