/* library_table.h: the table of libraries, which the build generates. For libraries.c alone. */
#ifndef PROTOC_BASE_LIBRARY_TABLE_H
#define PROTOC_BASE_LIBRARY_TABLE_H

/* functions ends with NULL; addresses[i] is where the stub of functions[i] jumps to. The last row has a NULL name. */
struct Library {
    const char *name;
    const char *file; /* what the dynamic linker looks for */
    const char *const *functions;
    void **addresses;
};
extern const struct Library LIBRARIES[];

#endif
