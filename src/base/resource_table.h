/* resource_table.h: the table of embedded files, which the build generates. For resources.c alone. */
#ifndef PROTOC_BASE_RESOURCE_TABLE_H
#define PROTOC_BASE_RESOURCE_TABLE_H

/* A file by its path in the source tree. end is behind its last byte, and a NUL stands there; tree is what input/packed.h
 * makes a tree of, or NULL. The last row has a NULL path. */
struct Resource {
    const char *path;
    const unsigned char *start, *end, *tree;
};
extern const struct Resource RESOURCES[];

#endif
