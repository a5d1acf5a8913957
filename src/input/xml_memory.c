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
 * Under AddressSanitizer libxml2 stays with malloc, so that its blocks are watched. */
#include "input/xml_memory.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <libxml/xmlmemory.h>

#include "base/memory.h"
#include "base/sanitizer.h"

enum { STEP = 16, CLASSES = 32, LARGEST = STEP * CLASSES, CHUNK = 2 * 1024 * 1024 };

/* In front of every block; as long as the strictest alignment. */
typedef union {
    size_t size; /* of the bytes behind it */
    max_align_t alignment;
} Header;

typedef struct FreeBlock {
    struct FreeBlock *next;
} FreeBlock;

static _Thread_local FreeBlock *free_blocks[CLASSES];
static _Thread_local char *chunk;
static _Thread_local size_t chunk_left;

static Header *header_of(void *block)
{
    return (Header *)block - 1;
}

/* A chunk is as large as a huge page and lies like one: the kernel then gives it at once, where it would else take
 * a fault for every four kilobytes. What lies before and behind it is never touched. */
static void *new_chunk(void)
{
    const int no_file = -1;
    char *pages = mmap(NULL, 2 * (size_t)CHUNK, PROT_READ | PROT_WRITE,
                       /* cppcheck-suppress invalidFunctionArg */
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, no_file, 0);
    if (pages == MAP_FAILED)
        memory_exhausted();
    size_t skip = CHUNK - (uintptr_t)pages % CHUNK;
    madvise(pages + skip, CHUNK, MADV_HUGEPAGE);
    return pages + skip;
}

static void *cut(size_t size)
{
    size_t need = sizeof(Header) + size;
    if (chunk_left < need) {
        chunk = new_chunk();
        chunk_left = CHUNK;
    }
    Header *header = (Header *)(void *)chunk;
    chunk += need;
    chunk_left -= need;
    header->size = size;
    return header + 1;
}

static void *take(size_t size)
{
    if (size > LARGEST) {
        if (size > SIZE_MAX - sizeof(Header))
            memory_exhausted();
        Header *header = malloc(sizeof(Header) + size);
        if (!header)
            memory_exhausted();
        header->size = size;
        return header + 1;
    }
    size_t class = size > 0 ? (size - 1) / STEP : 0;
    FreeBlock *block = free_blocks[class];
    if (!block)
        return cut((class + 1) * STEP);
    free_blocks[class] = block->next;
    return block;
}

static void give_back(void *block)
{
    if (!block)
        return;
    Header *header = header_of(block);
    if (header->size > LARGEST) {
        free(header);
        return;
    }
    FreeBlock *freed = block;
    size_t class = header->size / STEP - 1;
    freed->next = free_blocks[class];
    free_blocks[class] = freed;
}

static void *resize(void *old, size_t size)
{
    if (!old)
        return take(size);
    size_t old_size = header_of(old)->size;
    if (size <= old_size && old_size <= LARGEST)
        return old;
    if (old_size > LARGEST && size > LARGEST) {
        Header *header = realloc(header_of(old), sizeof(Header) + size);
        if (!header)
            memory_exhausted();
        header->size = size;
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

void xml_memory_setup(void)
{
    if (!SANITIZED)
        xmlMemSetup(give_back, take, resize, copy_string);
}
