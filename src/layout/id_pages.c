/* id_pages.c: on which pages the ids stand: the labels of the first and the last page of each. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/hash_table.h"
#include "base/memory.h"
#include "layout/context.h"

typedef struct {
    const char *id; /* lent from the formatting objects */
    const char *first, *last;
} IdLabels;

struct IdPages {
    Arena *arena; /* what ids holds */
    HashTable ids;
};

IdPages *id_pages_new(void)
{
    IdPages *labels = memory_new(sizeof *labels);
    labels->arena = arena_new();
    return labels;
}

void id_pages_free(IdPages *labels)
{
    if (!labels)
        return;
    hash_table_free(&labels->ids);
    arena_free(labels->arena);
    free(labels);
}

/* NULL: the id is not known. */
static IdLabels *find(const IdPages *labels, const char *id)
{
    size_t at = 0;
    uint64_t hash = hash_string(id);
    for (IdLabels *found; (found = hash_table_next(&labels->ids, hash, &at));)
        if (strcmp(found->id, id) == 0)
            return found;
    return NULL;
}

void id_pages_note(IdPages *labels, const char *id, const char *label)
{
    IdLabels *found = find(labels, id);
    if (!found) {
        found = arena_alloc(labels->arena, sizeof *found);
        *found = (IdLabels){.id = id, .first = label};
        hash_table_add(&labels->ids, hash_string(id), found);
    }
    found->last = label;
}

const char *id_pages_first(const IdPages *labels, const char *id)
{
    const IdLabels *found = labels ? find(labels, id) : NULL;
    return found ? found->first : NULL;
}

const char *id_pages_last(const IdPages *labels, const char *id)
{
    const IdLabels *found = labels ? find(labels, id) : NULL;
    return found ? found->last : NULL;
}

bool id_pages_equal(const IdPages *a, const IdPages *b)
{
    if (!a || !b || a->ids.count != b->ids.count)
        return false;
    for (size_t i = 0; i < a->ids.size; i++) {
        const IdLabels *one = a->ids.slots[i].thing;
        const IdLabels *other = one ? find(b, one->id) : NULL;
        if (one && (!other || strcmp(one->first, other->first) != 0 ||
                    strcmp(one->last, other->last) != 0))
            return false;
    }
    return true;
}
