/* dependencies.c: the list of files that went into the document at hand. */
#include "base/dependencies.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Pictures are read in another thread than the stylesheets' files. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char **paths;
static size_t count, capacity;

void dependencies_clear(void)
{
    while (count > 0)
        free(paths[--count]);
}

void dependencies_note(const char *path)
{
    bool known = false;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < count && !known; i++)
        known = strcmp(paths[i], path) == 0;
    if (!known) {
        paths = memory_grow(paths, &capacity, count + 1, sizeof *paths);
        paths[count++] = memory_string(path);
    }
    pthread_mutex_unlock(&lock);
}

const char *dependencies_find(size_t number)
{
    return number < count ? paths[number] : NULL;
}
