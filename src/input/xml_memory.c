/* xml_memory.c: owns the memory of libxml2 and libxslt.
 *
 * Compiling and running a stylesheet takes and gives back some hundred thousand small blocks, and a fifth of the
 * time of a short run goes into malloc and free. Here a block belongs to one of a few size classes. Memory comes in large
 * chunks (base/chunk.h); a chunk is cut into pages, and a page into blocks of one class:
 *
 *     chunk  │ its own page │ class 14 │ class 2 │ class 14 │ …      free blocks of a class hang on a list
 *
 * The chunk knows the class of each page, so a block needs nothing in front of it: of a tree's memory that would be a
 * fifteenth. Taking and giving back are a handful of instructions each. What is given back is kept for the next
 * block of the class. Blocks that are larger than any class are malloc's, and begin like a chunk. Lists and chunks are
 * each thread's own, so there is nothing to lock; a block may be given back by another thread than took it.
 *
 * A tree of a thousand pages is tens of megabytes. When it is freed, xml_memory_trim() gives back the chunks of which
 * nothing is in use. Each chunk has lists of its own, so their blocks, a million of them, need not be looked at:
 *
 *     available[class] ── chunk ── chunk ── …      those with free blocks of the class
 *                           └ block ─ block ─ …
 *
 * Under AddressSanitizer libxml2 stays with malloc, so that its blocks are watched. */
#include "input/xml_memory.h"

#include <assert.h>
#include <limits.h>
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

enum { PAGE = 8 * 1024, PAGES = CHUNK_SIZE / PAGE };

typedef struct FreeBlock {
    struct FreeBlock *next;
} FreeBlock;

/* At the beginning of every chunk, which lies at a multiple of its size, and of every large block. */
typedef struct Chunk {
    size_t large;       /* how much that block holds; 0: this is a chunk, and has the rest */
    struct Chunk *next; /* of those of this thread */
    const void *owner;  /* the thread: which has written it before any block was given away */
    size_t cut;         /* pages that have been given to classes, this one included */
    size_t used;        /* blocks that are not on its lists */
    uint8_t classes[PAGES];
    FreeBlock *free_blocks[CLASSES];
    struct Chunk *next_available[CLASSES]; /* while it has some of the class */
} Chunk;

static_assert(sizeof(Chunk) <= PAGE && CLASSES <= UINT8_MAX,
              "a chunk begins with a page of its own");

enum { LARGE_HEADER = 16 }; /* of what a large block begins with; a multiple of a pointer */

/* Where the next block of a class is cut. */
typedef struct {
    char *next, *end;
} Opened;

static _Thread_local Opened opened[CLASSES];
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

/* The chunk of a block, or what a large one begins with. */
static Chunk *chunk_of(void *block)
{
    return (Chunk *)(void *)((char *)block - (uintptr_t)block % CHUNK_SIZE);
}

static size_t class_in(const Chunk *chunk, const void *block)
{
    return chunk->classes[(size_t)((const char *)block - (const char *)chunk) / PAGE];
}

static void new_chunk(void)
{
    Chunk *chunk = chunk_take();
    *chunk = (Chunk){.next = chunks, .owner = &chunks, .cut = 1};
    chunks = chunk;
}

/* Gives the class pages for one block at least. */
static void open_page(size_t class)
{
    size_t size = size_of(class), pages = (size + PAGE - 1) / PAGE;
    if (!chunks || PAGES - chunks->cut < pages)
        new_chunk();
    char *page = (char *)chunks + chunks->cut * PAGE;
    chunks->classes[chunks->cut] = (uint8_t) class;
    chunks->cut += pages;
    opened[class] = (Opened){page, page + pages * PAGE};
}

static void *cut(size_t class)
{
    size_t size = size_of(class);
    Opened *open = &opened[class];
    if ((size_t)(open->end - open->next) < size)
        open_page(class);
    void *block = open->next;
    /* One block is all there is in several pages: only the first of them says its class. */
    open->next = size < PAGE ? open->next + size : open->end;
    chunk_of(block)->used++;
    return block;
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

/* They lie like chunks. What grows bit by bit is not to be copied each time, so they hold up to a quarter more. */
static void *take_large(size_t size)
{
    size_t holds = size + size / QUARTERS;
    if (holds < size || holds > SIZE_MAX - LARGE_HEADER - CHUNK_SIZE)
        memory_exhausted();
    size_t *large = aligned_alloc(CHUNK_SIZE, (LARGE_HEADER + holds + PAGE - 1) / PAGE * PAGE);
    if (!large)
        memory_exhausted();
    *large = holds;
    return (char *)large + LARGE_HEADER;
}

static void *take(size_t size)
{
    if (size > LARGEST)
        return take_large(size);
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
    Chunk *chunk = chunk_of(block);
    if (chunk->large > 0) {
        free(chunk);
        return;
    }
    size_t class = class_in(chunk, block);
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
    for (int class = 0; class < CLASSES; class ++) {
        if (opened[class].next && is_idle(chunk_of(opened[class].end - 1)))
            opened[class] = (Opened){0};
        for (Chunk **at = &available[class]; *at;)
            if (is_idle(*at))
                *at = (*at)->next_available[class];
            else
                at = &(*at)->next_available[class];
    }
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
    const Chunk *chunk = chunk_of(old);
    size_t old_size = chunk->large > 0 ? chunk->large : size_of(class_in(chunk, old));
    if (size <= old_size && (chunk->large == 0 || size > old_size / 2))
        return old;
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
