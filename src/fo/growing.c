/* growing.c: owns what one thread shows another of the objects it reads.
 *
 *     root ── page-sequence ── flow ─┬─ block
 *     open    open             open  ├─ block      complete: to be used
 *                                    └─ block ─┬─ block
 *                                       open   └─ block   the last one shown: whether there is one after it
 *                                                         is not known yet
 *
 * A pointer to the next object is written when that is read, so nobody reads it of the last object shown at a level; the
 * lock makes all others visible. */
#include "fo/growing.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/memory.h"

typedef struct {
    const Fo *fo, *last; /* an object, and the last child of it that was shown */
} Level;

struct FoGrowth {
    pthread_mutex_t lock;
    pthread_cond_t more;
    Level *levels;
    size_t count, capacity;
};

FoGrowth *fo_growth_new(void)
{
    FoGrowth *growth = memory_new(sizeof *growth);
    pthread_mutex_init(&growth->lock, NULL);
    pthread_cond_init(&growth->more, NULL);
    return growth;
}

void fo_growth_free(FoGrowth *growth)
{
    if (!growth)
        return;
    pthread_mutex_destroy(&growth->lock);
    pthread_cond_destroy(&growth->more);
    free(growth->levels);
    free(growth);
}

void fo_growth_begin(FoGrowth *growth)
{
    pthread_mutex_lock(&growth->lock);
    growth->count = 0;
}

void fo_growth_show(FoGrowth *growth, const Fo *open)
{
    growth->levels =
        memory_grow(growth->levels, &growth->capacity, growth->count + 1, sizeof *growth->levels);
    growth->levels[growth->count++] = (Level){open, open->last};
}

void fo_growth_end(FoGrowth *growth)
{
    pthread_cond_broadcast(&growth->more);
    pthread_mutex_unlock(&growth->lock);
}

/* NULL: the object is complete. With the lock held. */
static const Level *level_of(const FoGrowth *growth, const Fo *fo)
{
    for (size_t i = growth->count; i > 0; i--)
        if (growth->levels[i - 1].fo == fo)
            return &growth->levels[i - 1];
    return NULL;
}

Fo *fo_growth_next(FoGrowth *growth, const Fo *parent, const Fo *child)
{
    pthread_mutex_lock(&growth->lock);
    for (const Level *level; (level = level_of(growth, parent)) != NULL && level->last == child;)
        pthread_cond_wait(&growth->more, &growth->lock);
    Fo *next = child ? child->next : parent->first;
    pthread_mutex_unlock(&growth->lock);
    return next;
}

bool fo_growth_is_open(FoGrowth *growth, const Fo *fo)
{
    pthread_mutex_lock(&growth->lock);
    bool open = level_of(growth, fo) != NULL;
    pthread_mutex_unlock(&growth->lock);
    return open;
}

void fo_growth_await(FoGrowth *growth, const Fo *fo)
{
    pthread_mutex_lock(&growth->lock);
    while (level_of(growth, fo))
        pthread_cond_wait(&growth->more, &growth->lock);
    pthread_mutex_unlock(&growth->lock);
}
