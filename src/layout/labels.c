/* labels.c: on which pages the ids stand: a hash table from id to the labels of its first and last page. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "layout/context.h"

typedef struct {
    const char *id; /* lent from the formatting objects */
    const char *first, *last;
} Slot;

struct PageLabels {
    Slot *slots;
    size_t capacity; /* a power of two */
    size_t count;
};

PageLabels *page_labels_new(void)
{
    PageLabels *labels = memory_new(sizeof *labels);
    labels->capacity = 64;
    labels->slots = memory_new(labels->capacity * sizeof *labels->slots);
    return labels;
}

void page_labels_free(PageLabels *labels)
{
    if (!labels)
        return;
    free(labels->slots);
    free(labels);
}

static Slot *find_slot(const PageLabels *labels, const char *id)
{
    uint64_t hash = hash_bytes(HASH_START, id, strlen(id));
    for (size_t i = hash & (labels->capacity - 1);; i = (i + 1) & (labels->capacity - 1)) {
        Slot *slot = &labels->slots[i];
        if (!slot->id || strcmp(slot->id, id) == 0)
            return slot;
    }
}

static void grow(PageLabels *labels)
{
    PageLabels larger = {.capacity = labels->capacity * 2};
    larger.slots = memory_new(larger.capacity * sizeof *larger.slots);
    for (size_t i = 0; i < labels->capacity; i++)
        if (labels->slots[i].id)
            *find_slot(&larger, labels->slots[i].id) = labels->slots[i];
    free(labels->slots);
    labels->slots = larger.slots;
    labels->capacity = larger.capacity;
}

void page_labels_note(PageLabels *labels, const char *id, const char *label)
{
    if (labels->count * 2 >= labels->capacity)
        grow(labels);
    Slot *slot = find_slot(labels, id);
    if (!slot->id) {
        slot->id = id;
        slot->first = label;
        labels->count++;
    }
    slot->last = label;
}

const char *page_labels_first(const PageLabels *labels, const char *id)
{
    return labels ? find_slot(labels, id)->first : NULL;
}

const char *page_labels_last(const PageLabels *labels, const char *id)
{
    return labels ? find_slot(labels, id)->last : NULL;
}

bool page_labels_equal(const PageLabels *a, const PageLabels *b)
{
    if (!a || !b || a->count != b->count)
        return false;
    for (size_t i = 0; i < a->capacity; i++) {
        const Slot *slot = &a->slots[i];
        if (!slot->id)
            continue;
        const Slot *other = find_slot(b, slot->id);
        if (!other->id || strcmp(slot->first, other->first) != 0 ||
            strcmp(slot->last, other->last) != 0)
            return false;
    }
    return true;
}
