/* foreign.c: owns what is made of the elements and attributes of other namespaces.
 *
 * XSL-FO lets other namespaces say what it has no word for (XSL-FO 1.1, 2.2), and formatters have words of their own. Two of
 * them tell the title and the author of the document; those are taken. The rest is reported: each name once, as
 * a stylesheet that knows it writes it everywhere. */
#include "fo/foreign.h"

#include <string.h>

#include "base/hash.h"

#define AXF_NAMESPACE "http://www.antennahouse.com/names/XSL/Extensions"
#define RX_NAMESPACE "http://www.renderx.com/XSL/Extensions"

bool foreign_is_new(ForeignNames *met, const char *space, const char *name, Arena *arena)
{
    Buffer key = {0};
    buffer_format(&key, "%s %s", space, name);
    uint64_t hash = hash_string(buffer_text(&key));
    size_t at = 0;
    const char *known = hash_table_next(&met->names, hash, &at);
    while (known && strcmp(known, buffer_text(&key)) != 0)
        known = hash_table_next(&met->names, hash, &at);
    if (!known)
        hash_table_add(&met->names, hash, arena_string(arena, buffer_text(&key)));
    buffer_free(&key);
    return !known;
}

bool foreign_formats(const char *space)
{
    return strcmp(space, AXF_NAMESPACE) == 0 || strcmp(space, RX_NAMESPACE) == 0;
}

bool foreign_tells(FoTree *tree, const char *space, const char *element, const char *name,
                   const char *value)
{
    const struct {
        const char *name, **field;
    } FIELDS[] = {{"title", &tree->title},
                  {"author", &tree->author},
                  {"subject", &tree->subject},
                  {"keywords", &tree->keywords}};
    bool tells = (strcmp(space, AXF_NAMESPACE) == 0 && strcmp(element, "document-info") == 0) ||
                 (strcmp(space, RX_NAMESPACE) == 0 && strcmp(element, "meta-field") == 0);
    for (size_t i = 0; tells && name && value && i < sizeof FIELDS / sizeof *FIELDS; i++)
        if (strcmp(FIELDS[i].name, name) == 0 && !*FIELDS[i].field)
            *FIELDS[i].field = arena_string(tree->arena, value);
    return tells;
}
