/* file.h: reading a whole file, and output that is complete or not there at all. */
#ifndef PROTOC_BASE_FILE_H
#define PROTOC_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

/* Appends the whole file at path ("-" is standard input). false: reported at place, as a missing file, a
 * directory, not readable, or larger than limit bytes. */
bool file_read(const char *path, size_t limit, Buffer *out, Diagnostics *diagnostics, Place place);

/* As file_read(), but reports nothing: 0, or an errno value (EISDIR for a folder, EFBIG above the limit). */
int file_load(const char *path, size_t limit, Buffer *out);

/* Writes data to path ("-" is standard output). A regular target is written beside itself under a
 * temporary name, flushed (fsync), closed and renamed; the permissions of an existing file stay. A
 * target that is no regular file (a device, a pipe) is written straight. false: reported, the old file is
 * untouched and no new one is left. After a power failure there is either of them, whole: that they have changed places
 * reaches the disk when the system gets to it, or by file_synchronise_folders(). */
bool file_write(const char *path, const char *data, size_t length, Diagnostics *diagnostics);

/* The same for several outputs, all of which are complete before the first is in its place. false: reported; what could
 * be taken back was. */
typedef struct {
    const char *path, *data;
    size_t length;
} FileOutput;
bool file_write_all(const FileOutput *outputs, size_t count, Diagnostics *diagnostics);

/* Brings to the disk that these files are in their places: each of their folders once, when those of one come together. */
void file_synchronise_folders(const char *const *paths, size_t count);

/* Removes temporary files that are still open; for handlers that leave the program at once.
 * Async-signal-safe. */
void file_abandon(void);

/* Removes the temporary files that a process which is gone may have left beside the target. */
void file_remove_temporary(const char *target, long process);

/* What else file_abandon() is to do; async-signal-safe as well. NULL: nothing. */
void file_on_abandon(void (*also)(void));

/* The path of name seen from the folder of base: name itself when it is absolute or base has no folder.
 * Free with free(). */
char *path_beside(const char *base, const char *name);

/* Whether the path, symbolic links resolved, lies below the folder, which is as realpath() gives it; false when nothing is
 * there. */
bool path_lies_below(const char *path, const char *folder);

#endif
