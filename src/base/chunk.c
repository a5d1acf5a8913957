/* chunk.c: owns the pieces of memory that large trees are made of.
 *
 *     chunk_take() ◄── kept ◄── chunk_give()
 *               ◄── ready ◄── second thread
 *               ◄── system
 *
 * A kernel clears each page it hands out, and that of a long document takes as long as some stages of its work; where the
 * machine is a virtual one, its host may have to find the memory first, and that takes longer still. So pieces go round: the
 * areas of a document lie where the tree of its source was. And while a tree grows, the second thread has the
 * next piece cleared, when it has nothing else to do. */
#include "base/chunk.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

#include "base/background.h"
#include "base/memory.h"

/* Whoever has taken so many will take more. */
enum { MANY = 8 };

typedef struct Kept {
    struct Kept *next;
} Kept;

static struct {
    pthread_mutex_t lock;
    Kept *kept;
    size_t mapped;   /* pieces there are */
    bool being_made; /* the next one, by the second thread */
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void *map(size_t size)
{
    const int no_file = -1;
    void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE,
                       /* cppcheck-suppress invalidFunctionArg */
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, no_file, 0);
    if (pages == MAP_FAILED)
        memory_exhausted();
    return pages;
}

/* The aligned half of twice the memory. */
static char *map_aligned(void)
{
    char *pages = map(2 * (size_t)CHUNK_SIZE);
    size_t beyond = (uintptr_t)pages % CHUNK_SIZE;
    size_t before = beyond > 0 ? CHUNK_SIZE - beyond : 0;
    char *chunk = pages + before;
    munmap(chunk + CHUNK_SIZE, CHUNK_SIZE - before);
    if (before > 0)
        munmap(pages, before);
    return chunk;
}

/* Next to another piece the kernel finds the right place by itself. */
static void *map_chunk(void)
{
    char *found = map(CHUNK_SIZE);
    bool aligned = (uintptr_t)found % CHUNK_SIZE == 0;
    if (!aligned)
        munmap(found, CHUNK_SIZE);
    char *chunk = aligned ? found : map_aligned();
    madvise(chunk, CHUNK_SIZE, MADV_HUGEPAGE);
    return chunk;
}

/* The lock is held. */
static void keep(void *chunk)
{
    Kept *kept = chunk;
    kept->next = pool.kept;
    pool.kept = kept;
}

void chunk_give(void *chunk)
{
    pthread_mutex_lock(&pool.lock);
    keep(chunk);
    pthread_mutex_unlock(&pool.lock);
}

static void make_ready(void *unused)
{
    (void)unused;
    void *chunk = map_chunk();
    *(volatile char *)chunk = 0; /* has the kernel clear it, outside of the lock */
    pthread_mutex_lock(&pool.lock);
    keep(chunk);
    pool.being_made = false;
    pool.mapped++;
    pthread_mutex_unlock(&pool.lock);
}

void *chunk_take(void)
{
    pthread_mutex_lock(&pool.lock);
    Kept *chunk = pool.kept;
    if (chunk)
        pool.kept = chunk->next;
    else
        pool.mapped++;
    bool make = !pool.kept && !pool.being_made && pool.mapped >= MANY;
    pool.being_made = pool.being_made || make;
    pthread_mutex_unlock(&pool.lock);
    if (make && !background_start(make_ready, NULL)) {
        pthread_mutex_lock(&pool.lock);
        pool.being_made = false;
        pthread_mutex_unlock(&pool.lock);
    }
    return chunk ? chunk : map_chunk();
}

void chunk_trim(void)
{
    pthread_mutex_lock(&pool.lock);
    while (pool.kept) {
        Kept *chunk = pool.kept;
        pool.kept = chunk->next;
        pool.mapped--;
        munmap(chunk, CHUNK_SIZE);
    }
    pthread_mutex_unlock(&pool.lock);
}
