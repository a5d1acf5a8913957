/* memory.h: allocation that cannot return NULL.
 *
 * A compiler that runs out of memory has nothing sensible left to do with the document, so no caller
 * checks for NULL. When the system refuses, the handler set by the program runs: it removes half-made
 * files, says so, and leaves with status 3. */
#ifndef PROTOC_BASE_MEMORY_H
#define PROTOC_BASE_MEMORY_H

#include <stddef.h>

/* Sets what runs when memory is exhausted. It must not return. Without one, the program prints a
 * line to standard error and leaves with status 3. */
void memory_set_handler(void (*handler)(void));

/* Runs the handler above; also for libraries that report exhaustion in their own way. */
_Noreturn void memory_exhausted(void);

/* Zeroed memory of size bytes; the caller frees it with free(). */
void *memory_new(size_t size) __attribute__((returns_nonnull));

/* A copy of the string; the caller frees it with free(). */
char *memory_string(const char *text);

/* As realloc(): the bytes beyond the old size are not initialised. The caller frees the result. */
void *memory_resize(void *old, size_t size) __attribute__((returns_nonnull));

/* Grows the array *items of elements of the given size so that it holds at least need of them;
 * *capacity counts elements and at least doubles. The caller frees *items with free(). */
void *memory_grow(void *items, size_t *capacity, size_t need, size_t element_size)
    __attribute__((returns_nonnull));

#endif
