/* hash_table.c: a table with open addressing that grows. */
#include "base/hash_table.h"

#include <stdlib.h>

#include "base/memory.h"

enum { FIRST_SIZE = 64 };

static void put(HashTable *table, HashSlot slot)
{
    size_t at = hash_table_start(table, slot.hash);
    while (table->slots[at].thing != NULL)
        at = (at + 1) & (table->size - 1);
    table->slots[at] = slot;
}

/* Begins behind a free slot: so what has the same hash stays in its order, also where it goes round the end. */
static void grow(HashTable *table)
{
    HashTable larger = {.size = table->size == 0 ? FIRST_SIZE : table->size * 2,
                        .count = table->count};
    larger.slots = memory_new(larger.size * sizeof *larger.slots);
    size_t start = 0;
    while (start < table->size && table->slots[start].thing != NULL)
        start++;
    for (size_t i = 0; i < table->size; i++) {
        HashSlot slot = table->slots[(start + i) & (table->size - 1)];
        if (slot.thing != NULL)
            put(&larger, slot);
    }
    free(table->slots);
    *table = larger;
}

void hash_table_add(HashTable *table, uint64_t hash, const void *thing)
{
    if (table->count * 2 >= table->size)
        grow(table);
    put(table, (HashSlot){hash, (void *)(uintptr_t)thing});
    table->count++;
}

void hash_table_free(HashTable *table)
{
    free(table->slots);
    *table = (HashTable){0};
}
