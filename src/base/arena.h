/* arena.h: memory for one tree, dropped whole.
 *
 * Everything a tree consists of is taken from its arena and never freed by itself. */
#ifndef PROTOC_BASE_ARENA_H
#define PROTOC_BASE_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

/* A new empty arena; free it with arena_free(). */
Arena *arena_new(void);

/* Drops the arena with everything allocated from it. NULL is allowed. */
void arena_free(Arena *arena);

/* Takes everything back that was allocated from it; what comes next begins in a block that is there already. */
void arena_empty(Arena *arena);

/* Zeroed memory of size bytes, aligned for pointers, integers and doubles; lives as long as the arena. */
void *arena_alloc(Arena *arena, size_t size);

/* Zeroed memory for count elements of size bytes each; an overflowing product counts as no memory. */
void *arena_array(Arena *arena, size_t count, size_t size);

/* A copy of the string, or of its first length bytes with a NUL added. NULL gives NULL. */
char *arena_string(Arena *arena, const char *text);
char *arena_substring(Arena *arena, const char *text, size_t length);

/* A copy of size bytes. */
void *arena_copy(Arena *arena, const void *data, size_t size);

/* How many bytes were handed out, for the limits and for bench. */
size_t arena_used(const Arena *arena);

#endif
