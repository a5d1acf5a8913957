/* hash_table.h: finds things by the hashes of their keys.
 *
 * The table knows no keys: whoever owns the things says what their hashes are (hash.h), goes through the few that have
 * the hash, and looks whether one is meant.
 *
 *     size_t at = 0;
 *     for (Word *word; (word = hash_table_next(&words, hash, &at)) != NULL;)
 *         if (strcmp(word->text, text) == 0)
 *             return word; */
#ifndef PROTOC_BASE_HASH_TABLE_H
#define PROTOC_BASE_HASH_TABLE_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t hash;
    void *thing; /* NULL: the slot is free */
} HashSlot;

/* Set to zero it is empty. Open addressing: a thing is in the slot of its hash or in the next free one. */
typedef struct {
    HashSlot *slots;
    size_t size; /* 0, or a power of two; at most half of them are taken */
    size_t count;
} HashTable;

/* Adds a thing, which is lent and not NULL, whether the table has it or not. */
void hash_table_add(HashTable *table, uint64_t hash, const void *thing);

/* Makes the table empty and frees its slots, not the things. */
void hash_table_free(HashTable *table);

/* The slot where a search for the hash begins. Both halves of a hash take part, as FNV's lower bits know nothing of what
 * was put in the upper ones at the start. */
static inline size_t hash_table_start(const HashTable *table, uint64_t hash)
{
    return (size_t)(hash ^ hash >> 32) & (table->size - 1);
}

/* The things that were added with this hash, in their order: *at is 0 for the first and kept for the next; NULL: no more. */
static inline void *hash_table_next(const HashTable *table, uint64_t hash, size_t *at)
{
    if (table->size == 0)
        return NULL;
    size_t start = hash_table_start(table, hash);
    for (;;) {
        const HashSlot *slot = &table->slots[(start + *at) & (table->size - 1)];
        if (slot->thing == NULL)
            return NULL;
        ++*at;
        if (slot->hash == hash)
            return slot->thing;
    }
}

#endif
