/* scratch.c: owns the temporary folder.
 *
 * It has to go also when there is no more memory, when no file can be opened any more, and from the handler of a
 * signal. So it is held open from the beginning, and removed with nothing but calls of the system. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "cli/safe_name.h"
#include "cli/scratch.h"

enum { DEEPEST = 16, ENTRIES = 4096 };

/* The folder that is open, for file_abandon(); a process that was forked leaves it to its parent, as long as that lives. */
static struct {
    const char *volatile path;
    volatile int descriptor;
    pid_t owner;
} open_folder = {.descriptor = -1};

/* One of what getdents64() fills its buffer with: struct dirent64 of getdents(2). */
typedef struct {
    uint64_t inode;
    int64_t offset;
    uint16_t length;
    uint8_t type;
    char name[];
} Entry;

/* Removes what is in the folder. */
static void empty(int folder, int depth)
{
    union {
        char bytes[ENTRIES];
        uint64_t alignment;
    } entries;
    long got;
    lseek(folder, 0, SEEK_SET);
    while ((got = syscall(SYS_getdents64, folder, entries.bytes, sizeof entries.bytes)) > 0) {
        bool removed = false;
        for (long at = 0; at < got;) {
            const Entry *entry = (const void *)(entries.bytes + at);
            at += entry->length;
            if (strcmp(entry->name, ".") == 0 || strcmp(entry->name, "..") == 0)
                continue;
            if (unlinkat(folder, entry->name, 0) == 0) {
                removed = true;
                continue;
            }
            int inner = depth > 0 ? openat(folder, entry->name,
                                           O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
                                  : -1;
            if (inner >= 0) {
                empty(inner, depth - 1);
                close(inner);
                removed |= unlinkat(folder, entry->name, AT_REMOVEDIR) == 0;
            }
        }
        /* What is removed moves the rest: begin again. */
        if (removed)
            lseek(folder, 0, SEEK_SET);
    }
}

static void abandon(void)
{
    const char *path = open_folder.path;
    if (!path || (open_folder.owner != getpid() && open_folder.owner == getppid()))
        return;
    if (open_folder.descriptor >= 0)
        empty(open_folder.descriptor, DEEPEST);
    rmdir(path);
}

static void note_open(const Scratch *scratch)
{
    open_folder.owner = getpid();
    open_folder.descriptor = open(scratch->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    open_folder.path = scratch->folder;
    file_on_abandon(abandon);
}

bool scratch_open(Scratch *scratch, Diagnostics *diagnostics)
{
    if (open_folder.path) {
        scratch->folder = memory_string(open_folder.path);
        scratch->lent = true;
        return true;
    }
    const char *where = getenv("TMPDIR");
    Buffer path = {0};
    buffer_format(&path, "%s/protoc-XXXXXX", where && *where ? where : "/tmp");
    scratch->folder = mkdtemp(path.data);
    if (scratch->folder)
        note_open(scratch);
    if (scratch->folder && open_folder.descriptor >= 0)
        return true;
    diagnose(diagnostics, MESSAGE_FOLDER_FAILED, PLACE_NONE, path.data, strerror(errno), NULL);
    if (scratch->folder)
        scratch_close(scratch);
    else
        buffer_free(&path);
    return false;
}

/* Whether the step of a path is what we would have called it ourselves. */
static bool is_safe_step(const char *step)
{
    Buffer safe = {0};
    safe_name(step, &safe);
    bool same = strcmp(buffer_text(&safe), step) == 0;
    buffer_free(&safe);
    return same;
}

bool scratch_path(const Scratch *scratch, const char *relative, Buffer *out)
{
    buffer_string(out, scratch->folder);
    for (int depth = 0; depth < DEEPEST; depth++) {
        size_t length = strcspn(relative, "/");
        Buffer step = {0};
        buffer_add(&step, relative, length);
        bool safe = is_safe_step(buffer_text(&step));
        buffer_format(out, "/%s", buffer_text(&step));
        buffer_free(&step);
        if (!safe || relative[length] == '\0')
            return safe;
        if (mkdir(out->data, 0700) != 0 && errno != EEXIST)
            return false;
        relative += length + 1;
    }
    return false;
}

void scratch_close(Scratch *scratch)
{
    if (scratch->folder && !scratch->lent) {
        abandon();
        open_folder.path = NULL;
        file_on_abandon(NULL);
        if (open_folder.descriptor >= 0)
            close(open_folder.descriptor);
        open_folder.descriptor = -1;
    }
    free(scratch->folder);
    scratch->folder = NULL;
}
