/* dependencies.c: the list of files that went into the document at hand. */
#include "base/dependencies.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static char **paths;
static size_t count, capacity;

void dependencies_clear(void)
{
    while (count > 0)
        free(paths[--count]);
}

void dependencies_note(const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(paths[i], path) == 0)
            return;
    paths = memory_grow(paths, &capacity, count + 1, sizeof *paths);
    paths[count++] = memory_string(path);
}

const char *dependencies_find(size_t number)
{
    return number < count ? paths[number] : NULL;
}
