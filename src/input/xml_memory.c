/* xml_memory.c: owns the memory of libxml2 and libxslt.
 *
 * Compiling and running a stylesheet takes and gives back some hundred thousand small blocks, and a fifth of the
 * time of a short run goes into malloc and free. Here a block belongs to one of a few size classes:
 *
 *     [class | bytes …]        free blocks of a class hang on a list; a new one is cut off a large chunk
 *
 * Taking and giving back are a handful of instructions each. What is given back is kept for the next
 * block of the class. Large blocks are malloc's. Lists and chunks are each thread's own, so there is nothing to
 * lock; a block may be given back by another thread than took it.
 *
 * A tree of a thousand pages is a hundred megabytes. When it is freed, xml_memory_trim() gives back the chunks of which
 * nothing is in use. Each chunk has lists of its own, so their blocks, a million of them, need not be looked at:
 *
 *     available[class] ── chunk ── chunk ── …      those with free blocks of the class
 *                           └ block ─ block ─ …
 *
 * Under AddressSanitizer libxml2 stays with malloc, so that its blocks are watched. */
#include "input/xml_memory.h"

#include <limits.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlmemory.h>

#include "base/chunk.h"
#include "base/memory.h"
#include "base/sanitizer.h"

/* Nothing in libxml2 and libxslt is aligned to more than a pointer is. Classes go up in steps of eight bytes, and from
 * SMALL on by a quarter of each power of two: an expression of XPath, of which a stylesheet has hundreds, begins with 560
 * bytes, and the table of a dictionary with some thousand. */
enum { STEP = 8, SMALL_CLASSES = 128, SMALL = STEP * SMALL_CLASSES };
enum { QUARTERS = 4, DOUBLINGS = 6, CLASSES = SMALL_CLASSES + QUARTERS * DOUBLINGS };
enum { LARGEST = SMALL << DOUBLINGS };

/* Fewer are kept for the next tree. */
enum { TRIM_CHUNKS = 4 };

/* In front of every block. */
typedef struct {
    alignas(STEP)
        size_t tag; /* its class; or its size, which is above every class: a block of malloc's */
} Header;

typedef struct FreeBlock {
    struct FreeBlock *next;
} FreeBlock;

/* At the beginning of every chunk, which lies at a multiple of its size. */
typedef struct Chunk {
    struct Chunk *next; /* of those of this thread */
    const void *owner;  /* the thread: which has written it before any block was given away */
    size_t cut;         /* bytes that have become blocks, with their headers */
    size_t used;        /* blocks that are not on its lists */
    FreeBlock *free_blocks[CLASSES];
    struct Chunk *next_available[CLASSES]; /* while it has some of the class */
} Chunk;

static _Thread_local Chunk *available[CLASSES];
static _Thread_local FreeBlock *strays[CLASSES]; /* free blocks of other threads' chunks */
static _Thread_local Chunk *chunks; /* the newest, of which blocks are cut, and those before it */

/* The class of blocks so large. */
static inline size_t class_of(size_t size)
{
    if (size <= SMALL)
        return size > 0 ? (size - 1) / STEP : 0;
    unsigned bits = (unsigned)(sizeof(long) * CHAR_BIT) - 3 - (unsigned)__builtin_clzl(size - 1);
    size_t doublings = bits + 2 - (unsigned)__builtin_ctzl(SMALL);
    return SMALL_CLASSES + doublings * QUARTERS + ((size - 1) >> bits) - QUARTERS;
}

/* How large the blocks of a class are. */
static size_t size_of(size_t class)
{
    if (class < SMALL_CLASSES)
        return (class + 1) * STEP;
    size_t above = class - SMALL_CLASSES;
    return (above % QUARTERS + QUARTERS + 1) * (SMALL / QUARTERS << above / QUARTERS);
}

static Header *header_of(void *block)
{
    return (Header *)block - 1;
}

static void new_chunk(void)
{
    Chunk *chunk = chunk_take();
    *chunk = (Chunk){.next = chunks, .owner = &chunks};
    chunks = chunk;
}

static void *cut(size_t class)
{
    size_t need = sizeof(Header) + size_of(class);
    if (!chunks || CHUNK_SIZE - sizeof(Chunk) - chunks->cut < need)
        new_chunk();
    Header *header = (Header *)(void *)((char *)(chunks + 1) + chunks->cut);
    chunks->cut += need;
    chunks->used++;
    header->tag = class;
    return header + 1;
}

static FreeBlock *pop(FreeBlock **list)
{
    FreeBlock *block = *list;
    *list = block->next;
    return block;
}

static void push(FreeBlock **list, void *block)
{
    FreeBlock *free_block = block;
    free_block->next = *list;
    *list = free_block;
}

/* The chunk of a small block. */
static Chunk *chunk_of(void *block)
{
    return (Chunk *)(void *)((char *)block - (uintptr_t)block % CHUNK_SIZE);
}

static void *take(size_t size)
{
    if (size > LARGEST) {
        if (size > SIZE_MAX - sizeof(Header))
            memory_exhausted();
        Header *header = malloc(sizeof(Header) + size);
        if (!header)
            memory_exhausted();
        header->tag = size;
        return header + 1;
    }
    size_t class = class_of(size);
    Chunk *chunk = available[class];
    if (!chunk)
        return strays[class] ? pop(&strays[class]) : cut(class);
    FreeBlock *block = pop(&chunk->free_blocks[class]);
    chunk->used++;
    if (!chunk->free_blocks[class])
        available[class] = chunk->next_available[class];
    return block;
}

static void give_back(void *block)
{
    if (!block)
        return;
    Header *header = header_of(block);
    if (header->tag >= CLASSES) {
        free(header);
        return;
    }
    size_t class = header->tag;
    Chunk *chunk = chunk_of(block);
    if (chunk->owner != &chunks) {
        push(&strays[class], block);
        return;
    }
    if (!chunk->free_blocks[class]) {
        chunk->next_available[class] = available[class];
        available[class] = chunk;
    }
    push(&chunk->free_blocks[class], block);
    chunk->used--;
}

static bool is_idle(const Chunk *chunk)
{
    return chunk != chunks && chunk->used == 0;
}

/* Takes blocks from those chunks no more. */
static void forget_idle_chunks(void)
{
    for (int class = 0; class < CLASSES; class ++)
        for (Chunk **at = &available[class]; *at;)
            if (is_idle(*at))
                *at = (*at)->next_available[class];
            else
                at = &(*at)->next_available[class];
}

void xml_memory_trim(void)
{
    size_t idle = 0;
    for (const Chunk *chunk = chunks; chunk; chunk = chunk->next)
        idle += is_idle(chunk);
    if (idle < TRIM_CHUNKS)
        return;
    forget_idle_chunks();
    for (Chunk **at = &chunks; *at;) {
        Chunk *chunk = *at;
        if (!is_idle(chunk)) {
            at = &chunk->next;
            continue;
        }
        *at = chunk->next;
        chunk_give(chunk);
    }
}

static void *resize(void *old, size_t size)
{
    if (!old)
        return take(size);
    size_t tag = header_of(old)->tag, old_size = tag < CLASSES ? size_of(tag) : tag;
    if (size <= old_size && old_size <= LARGEST)
        return old;
    if (old_size > LARGEST && size > LARGEST) {
        Header *header = realloc(header_of(old), sizeof(Header) + size);
        if (!header)
            memory_exhausted();
        header->tag = size;
        return header + 1;
    }
    void *block = take(size);
    memcpy(block, old, old_size < size ? old_size : size);
    give_back(old);
    return block;
}

static char *copy_string(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(take(size), text, size);
}

void xml_memory_touch(void)
{
    xmlFree(xmlMalloc(1));
}

void xml_memory_setup(void)
{
    if (!SANITIZED)
        xmlMemSetup(give_back, take, resize, copy_string);
}
