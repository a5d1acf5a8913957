/* arena.c: memory for one tree.
 *
 * An arena is a chain of blocks. A request is cut from the newest block, or starts a new one. Requests
 * larger than a quarter of a block get a block of their own behind the newest, so that the rest of the
 * newest is not lost. The blocks of a large arena are chunks (chunk.h). What is given out is set to zero then, and not before: pages that nobody asks for are never
 * touched. */
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/chunk.h"
#include "base/memory.h"
#include "base/sanitizer.h"

enum { BLOCK_SIZE = 64 * 1024, LARGE_REQUEST = BLOCK_SIZE / 4 };

/* An arena that has so much takes chunks: of the last one, a quarter of that at most is never used. */
enum { LARGE_ARENA = 4 * CHUNK_SIZE };

/* What is kept in arenas; max_align_t would leave half as much again unused between small things. */
typedef union {
    void *pointer;
    int64_t integer;
    double number;
} Widest;

typedef struct Block Block;
struct Block {
    Block *next;
    size_t used;
    size_t size;
    bool is_chunk;
    alignas(Widest) unsigned char bytes[];
};

struct Arena {
    Block *newest;
    size_t used;
};

static Block *block_new(size_t size)
{
    if (size > SIZE_MAX - sizeof(Block))
        memory_exhausted();
    Block *block = memory_resize(NULL, sizeof(Block) + size);
    *block = (Block){.size = size};
    return block;
}

static Block *chunk_block_new(void)
{
    Block *block = chunk_take();
    *block = (Block){.size = CHUNK_SIZE - sizeof(Block), .is_chunk = true};
    return block;
}

Arena *arena_new(void)
{
    return memory_new(sizeof(Arena));
}

static void free_blocks(Block *block)
{
    while (block) {
        Block *next = block->next;
        if (block->is_chunk)
            chunk_give(block);
        else
            free(block);
        block = next;
    }
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->newest);
    free(arena);
}

void arena_empty(Arena *arena)
{
    Block *kept = arena->newest;
    if (kept) {
        free_blocks(kept->next);
        kept->next = NULL;
        kept->used = 0;
    }
    arena->used = 0;
}

static void *alloc_large(Arena *arena, size_t size)
{
    Block *block = block_new(size);
    block->used = size;
    if (arena->newest) {
        block->next = arena->newest->next;
        arena->newest->next = block;
    } else {
        arena->newest = block;
    }
    return memset(block->bytes, 0, size);
}

void *arena_alloc(Arena *arena, size_t size)
{
    const size_t alignment = alignof(Widest);

    if (size > SIZE_MAX - alignment)
        memory_exhausted();
    size_t rounded = (size + alignment - 1) / alignment * alignment;
    if (rounded == 0)
        rounded = alignment;
    arena->used += rounded;
    if (rounded > LARGE_REQUEST)
        return alloc_large(arena, rounded);
    Block *block = arena->newest;
    if (!block || block->size - block->used < rounded) {
        block = arena->used > LARGE_ARENA && !SANITIZED ? chunk_block_new() : block_new(BLOCK_SIZE);
        block->next = arena->newest;
        arena->newest = block;
    }
    void *memory = block->bytes + block->used;
    block->used += rounded;
    return memset(memory, 0, rounded);
}

void *arena_array(Arena *arena, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        memory_exhausted();
    return arena_alloc(arena, bytes);
}

char *arena_string(Arena *arena, const char *text)
{
    return text ? arena_substring(arena, text, strlen(text)) : NULL;
}

char *arena_substring(Arena *arena, const char *text, size_t length)
{
    if (!text)
        return NULL;
    if (length == SIZE_MAX)
        memory_exhausted();
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

void *arena_copy(Arena *arena, const void *data, size_t size)
{
    void *copy = arena_alloc(arena, size);
    if (size > 0)
        memcpy(copy, data, size);
    return copy;
}

size_t arena_used(const Arena *arena)
{
    return arena->used;
}
