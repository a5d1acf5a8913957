/* dependencies.h: the files that went into the document at hand. */
#ifndef PROTOC_BASE_DEPENDENCIES_H
#define PROTOC_BASE_DEPENDENCIES_H

#include <stddef.h>

/* Forgets all of them. */
void dependencies_clear(void);

/* Whoever reads a file for a document says so; each counts once. For the main thread alone. */
void dependencies_note(const char *path);

/* The file with the number, from 0 on; NULL: there are no more. Lent until the next change. */
const char *dependencies_find(size_t number);

#endif
