/* memory.c: allocation that cannot return NULL, and what happens when the system has no more. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

enum { FIRST_CAPACITY = 8, STATUS_SYSTEM = 3 };

static void (*exhaustion_handler)(void);

void memory_set_handler(void (*handler)(void))
{
    exhaustion_handler = handler;
}

_Noreturn void memory_exhausted(void)
{
    static const char message[] = "protoc: error: out of memory\n";

    if (exhaustion_handler)
        exhaustion_handler();
    /* Nothing is left to be done when this write fails. */
    ssize_t ignored = write(STDERR_FILENO, message, sizeof(message) - 1);
    (void)ignored;
    _exit(STATUS_SYSTEM);
}

void *memory_new(size_t size)
{
    void *memory = calloc(1, size > 0 ? size : 1);
    if (!memory)
        memory_exhausted();
    return memory;
}

char *memory_string(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(memory_new(size), text, size);
}

void *memory_resize(void *old, size_t size)
{
    void *memory = realloc(old, size > 0 ? size : 1);
    if (!memory)
        memory_exhausted();
    return memory;
}

void *memory_grow(void *items, size_t *capacity, size_t need, size_t element_size)
{
    if (items && need <= *capacity)
        return items;
    size_t grown = *capacity > SIZE_MAX / 2 ? need : *capacity * 2;
    if (grown < FIRST_CAPACITY)
        grown = FIRST_CAPACITY;
    if (grown < need)
        grown = need;
    size_t bytes;
    if (__builtin_mul_overflow(grown, element_size, &bytes))
        memory_exhausted();
    void *memory = memory_resize(items, bytes);
    *capacity = grown;
    return memory;
}
