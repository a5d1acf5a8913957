/* file.c: reading a whole file, and output that is complete or not there at all.
 *
 * A regular target is never opened for writing. The data goes to a temporary file beside it; only when
 * everything has reached the disk does rename() put that in the target's place, in one step. Whatever
 * fails before, the temporary file is removed.
 *
 * Several files are brought to the disk together: each wait for it takes a millisecond or more, whatever there is to be
 * written, and so long a worker of a batch does nothing. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/affix.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/wording.h"

enum {
    CHUNK = 64 * 1024,
    MAXIMUM_LINKS = 40,      /* as many as the kernel follows */
    MAXIMUM_ATTEMPTS = 1000, /* to find a temporary name */
    AT_ONCE = 16             /* files that are written together */
};

/* What file_abandon() removes; a signal handler reads them. */
static _Atomic(const char *) temporary_paths[AT_ONCE];
static void (*_Atomic abandon_also)(void);

/* What an errno value means to somebody who knows files and disks, but not the system. */
static const char *plain_reason(int error)
{
    switch (error) {
    case EACCES:
    case EPERM: return phrase("you have no permission for this");
    case ENOSPC: return phrase("the disk is full");
    case EDQUOT: return phrase("your share of the disk is used up");
    case EROFS: return phrase("the disk is read-only");
    case EIO: return phrase("the disk reports a fault");
    case EPIPE: return phrase("the program that was to read the output has stopped");
    case EBADF: return phrase("it is closed");
    case ENAMETOOLONG: return phrase("the name is too long");
    case ENOTDIR: return phrase("a part of its path is not a folder");
    case ELOOP: return phrase("its links lead in a circle");
    case EFBIG: return phrase("the file would be too large");
    case EMFILE:
    case ENFILE: return phrase("too many files are open");
    case ENOENT: return phrase("its folder has disappeared");
    case ENXIO: return phrase("nothing is connected to it");
    default: return strerror(error);
    }
}

/* 0 or an errno value; out is added to up to the limit. */
static int read_all(int descriptor, size_t limit, Buffer *out)
{
    char chunk[CHUNK];
    size_t total = 0;

    for (;;) {
        ssize_t got = read(descriptor, chunk, sizeof(chunk));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0) {
            /* So that data is there for an empty file, too. */
            buffer_add(out, "", 0);
            return 0;
        }
        if ((size_t)got > limit - total)
            return EFBIG;
        buffer_add(out, chunk, (size_t)got);
        total += (size_t)got;
    }
}

static int load_descriptor(int descriptor, size_t limit, Buffer *out)
{
    struct stat status;

    if (fstat(descriptor, &status) != 0)
        return errno;
    if (S_ISDIR(status.st_mode))
        return EISDIR;
    if (S_ISREG(status.st_mode) && status.st_size > 0 && (uintmax_t)status.st_size > limit)
        return EFBIG;
    return read_all(descriptor, limit, out);
}

int file_load(const char *path, size_t limit, Buffer *out)
{
    size_t length_before = out->length;
    bool is_standard = strcmp(path, "-") == 0;
    int descriptor = is_standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

    if (descriptor < 0)
        return errno;
    int error = load_descriptor(descriptor, limit, out);
    if (!is_standard)
        close(descriptor);
    if (error != 0 && out->data) {
        out->length = length_before;
        out->data[length_before] = '\0';
    }
    return error;
}

bool file_read(const char *path, size_t limit, Buffer *out, Diagnostics *diagnostics, Place place)
{
    const char *name = strcmp(path, "-") == 0 ? phrase("standard input") : path;
    Buffer limit_text = {0};
    int error = file_load(path, limit, out);

    switch (error) {
    case 0: return true;
    case ENOENT: diagnose(diagnostics, MESSAGE_FILE_MISSING, place, name, NULL); break;
    case EISDIR: diagnose(diagnostics, MESSAGE_FILE_IS_DIRECTORY, place, name, NULL); break;
    case EFBIG:
        buffer_format(&limit_text, "%zu", limit);
        diagnose(diagnostics, MESSAGE_FILE_TOO_LARGE, place, name, limit_text.data, NULL);
        buffer_free(&limit_text);
        break;
    default: diagnose(diagnostics, MESSAGE_FILE_UNREADABLE, place, name, plain_reason(error), NULL);
    }
    return false;
}

/* 0 or an errno value. */
static int write_all(int descriptor, const char *data, size_t length)
{
    while (length > 0) {
        ssize_t written = write(descriptor, data, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        data += written;
        length -= (size_t)written;
    }
    return 0;
}

/* Brings everything to the disk and closes; error: what failed before, if anything. 0 or the first errno value. */
static int flush_and_close(int descriptor, int error)
{
    /* Pipes and devices have nothing to bring to a disk and say EINVAL or EROFS. */
    if (error == 0 && fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS)
        error = errno;
    /* Linux closes the descriptor also when it says EINTR. */
    if (close(descriptor) != 0 && errno != EINTR && error == 0)
        error = errno;
    return error;
}

/* The folder of the path with its last slash, "" when it has none. Free with free(). */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) + 1 : 0;
    char *folder = memory_new(length + 1);

    memcpy(folder, path, length);
    return folder;
}

char *path_beside(const char *base, const char *name)
{
    Buffer path = {0};

    if (name[0] != '/') {
        char *folder = folder_of(base);
        buffer_string(&path, folder);
        free(folder);
    }
    buffer_string(&path, name);
    return path.data;
}

/* The path that the path's symbolic links lead to, which need not exist; NULL with errno set when they
 * lead in a circle. Free with free(). */
static char *follow_links(const char *path)
{
    char target[PATH_MAX];
    char *current = path_beside("", path);

    for (int links = 0; links < MAXIMUM_LINKS; links++) {
        ssize_t length = readlink(current, target, sizeof(target) - 1);
        if (length < 0)
            return current;
        target[length] = '\0';
        char *next = path_beside(current, target);
        free(current);
        current = next;
    }
    free(current);
    errno = ELOOP;
    return NULL;
}

static void name_temporary(Buffer *name, const char *folder, long process, int attempt)
{
    buffer_format(name, "%s.protoc-%ld-%d.tmp", folder, process, attempt);
}

/* Creates the temporary file in the folder; -1 with errno set. *path is to be freed in any case, after the slot of
 * temporary_paths that knows it was emptied. */
static int open_temporary(const char *folder, mode_t mode, size_t slot, char **path)
{
    Buffer name = {0};
    int descriptor = -1;

    for (int attempt = 0; attempt < MAXIMUM_ATTEMPTS; attempt++) {
        atomic_store(&temporary_paths[slot], NULL);
        buffer_free(&name);
        name_temporary(&name, folder, getpid(), attempt);
        /* Known before it exists: a signal may come in between. */
        atomic_store(&temporary_paths[slot], name.data);
        descriptor = open(name.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (descriptor >= 0 || errno != EEXIST)
            break;
    }
    *path = name.data;
    return descriptor;
}

/* The file is complete and in place by now: a folder that cannot be synchronised is no reason to call it a failure. */
static void synchronise_folder(const char *folder)
{
    int descriptor = open(folder[0] ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
}

/* Synchronises the folder of the path, unless it is the one done before. */
static void synchronise_unless(const char *path, char **done)
{
    char *folder = folder_of(path);
    if (!*done || strcmp(folder, *done) != 0)
        synchronise_folder(folder);
    free(*done);
    *done = folder;
}

void file_synchronise_folders(const char *const *paths, size_t count)
{
    char *done = NULL;
    for (size_t i = 0; i < count; i++) {
        char *resolved = strcmp(paths[i], "-") == 0 ? NULL : follow_links(paths[i]);
        if (resolved)
            synchronise_unless(resolved, &done);
        free(resolved);
    }
    free(done);
}

/* As far as the system lets us: some disks know neither owners nor permissions. */
static void keep_owner_and_mode(int descriptor, const struct stat *old)
{
    int owner_kept = fchown(descriptor, old->st_uid, old->st_gid);
    int mode_kept = fchmod(descriptor, old->st_mode & 0777);
    (void)owner_kept;
    (void)mode_kept;
}

static int write_straight(const char *path, const char *data, size_t length)
{
    int descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return descriptor < 0 ? errno
                          : flush_and_close(descriptor, write_all(descriptor, data, length));
}

static bool folder_exists(const char *folder)
{
    struct stat status;
    return folder[0] == '\0' || stat(folder, &status) == 0 || errno != ENOENT;
}

/* Reports what kept a regular file from being written. Always false. */
static bool report_failure(const char *path, const char *target, int error,
                           Diagnostics *diagnostics)
{
    char *folder = folder_of(target);
    size_t length = strlen(folder);

    if (error == ENOENT && !folder_exists(folder)) {
        while (length > 1 && folder[length - 1] == '/')
            folder[--length] = '\0';
        diagnose(diagnostics, MESSAGE_OUTPUT_FOLDER_MISSING, PLACE_NONE, path, folder, NULL);
    } else {
        diagnose(diagnostics, MESSAGE_OUTPUT_FAILED, PLACE_NONE, path, plain_reason(error), NULL);
    }
    free(folder);
    return false;
}

/* For targets of which something may have been written: no hint that nothing was changed. */
static bool report_straight(const char *name, int error, Diagnostics *diagnostics)
{
    if (error == 0)
        return true;
    diagnose_with_hint(diagnostics, MESSAGE_OUTPUT_FAILED, PLACE_NONE, NULL, name,
                       plain_reason(error), NULL);
    return false;
}

/* An output on its way. */
typedef struct {
    const FileOutput *output;
    bool straight;   /* there is nothing to replace: standard output, a device, a pipe */
    char *target;    /* else what is replaced */
    char *temporary; /* … by this */
    int descriptor;  /* of that; -1: not open */
    size_t slot;     /* which of temporary_paths names it */
} Staged;

/* Writes the temporary file, and asks the kernel to begin with bringing it to the disk. 0 or an errno value. */
static int stage_file(Staged *staged, const struct stat *old)
{
    const FileOutput *output = staged->output;
    char *folder = folder_of(staged->target);
    mode_t mode = old ? old->st_mode & 0777 : 0666;
    staged->descriptor = open_temporary(folder, mode, staged->slot, &staged->temporary);
    free(folder);
    if (staged->descriptor < 0)
        return errno;
    if (old)
        keep_owner_and_mode(staged->descriptor, old);
    int error = write_all(staged->descriptor, output->data, output->length);
    if (error == 0)
        sync_file_range(staged->descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
    return error;
}

/* false: reported. */
static bool stage(Staged *staged, Diagnostics *diagnostics)
{
    const char *path = staged->output->path;
    struct stat status;
    bool exists = false;
    staged->straight = strcmp(path, "-") == 0;
    if (!staged->straight) {
        exists = stat(path, &status) == 0;
        staged->straight = exists && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
    }
    if (staged->straight)
        return true;
    if (exists && S_ISDIR(status.st_mode)) {
        diagnose(diagnostics, MESSAGE_FILE_IS_DIRECTORY, PLACE_NONE, path, NULL);
        return false;
    }
    /* rename() would replace also a file that its owner has protected. */
    if ((!exists && errno != ENOENT) || (exists && access(path, W_OK) != 0))
        return report_failure(path, path, errno, diagnostics);
    staged->target = follow_links(path);
    if (!staged->target)
        return report_failure(path, path, errno, diagnostics);
    int error = stage_file(staged, exists ? &status : NULL);
    return error == 0 || report_failure(path, staged->target, error, diagnostics);
}

/* Everything reaches the disk, or what cannot be taken back is written. false: reported. */
static bool settle(Staged *staged, Diagnostics *diagnostics)
{
    const FileOutput *output = staged->output;
    if (strcmp(output->path, "-") == 0)
        return report_straight(phrase("standard output"),
                               write_all(STDOUT_FILENO, output->data, output->length), diagnostics);
    if (staged->straight)
        return report_straight(
            output->path, write_straight(output->path, output->data, output->length), diagnostics);
    int error = flush_and_close(staged->descriptor, 0);
    staged->descriptor = -1;
    return error == 0 || report_failure(output->path, staged->target, error, diagnostics);
}

/* Puts the temporary file in the target's place. false: reported. */
static bool replace(Staged *staged, Diagnostics *diagnostics)
{
    if (staged->straight)
        return true;
    if (rename(staged->temporary, staged->target) != 0)
        return report_failure(staged->output->path, staged->target, errno, diagnostics);
    atomic_store(&temporary_paths[staged->slot], NULL);
    free(staged->temporary);
    staged->temporary = NULL;
    return true;
}

/* Takes back what is not in its place. */
static void unstage(Staged *staged)
{
    if (staged->descriptor >= 0)
        close(staged->descriptor);
    if (staged->temporary)
        unlink(staged->temporary);
    atomic_store(&temporary_paths[staged->slot], NULL);
    free(staged->temporary);
    free(staged->target);
}

bool file_write_all(const FileOutput *outputs, size_t count, Diagnostics *diagnostics)
{
    Staged staged[AT_ONCE] = {0};
    size_t portion = count < AT_ONCE ? count : AT_ONCE;
    bool good = true;
    for (size_t i = 0; i < portion; i++)
        staged[i] = (Staged){.output = &outputs[i], .descriptor = -1, .slot = i};
    for (size_t i = 0; i < portion && good; i++)
        good = stage(&staged[i], diagnostics);
    for (size_t i = 0; i < portion && good; i++)
        good = settle(&staged[i], diagnostics);
    for (size_t i = 0; i < portion && good; i++)
        good = replace(&staged[i], diagnostics);
    for (size_t i = 0; i < portion; i++)
        unstage(&staged[i]);
    return good &&
           (portion == count || file_write_all(outputs + portion, count - portion, diagnostics));
}

bool file_write(const char *path, const char *data, size_t length, Diagnostics *diagnostics)
{
    return file_write_all(&(FileOutput){path, data, length}, 1, diagnostics);
}

void file_abandon(void)
{
    for (size_t i = 0; i < AT_ONCE; i++) {
        const char *path = atomic_load(&temporary_paths[i]);
        if (path)
            unlink(path);
    }
    void (*also)(void) = atomic_load(&abandon_also);
    if (also)
        also();
}

void file_on_abandon(void (*also)(void))
{
    atomic_store(&abandon_also, also);
}

void file_remove_temporary(const char *target, long process)
{
    char *resolved = follow_links(target);
    char *folder = folder_of(resolved ? resolved : target);
    for (int attempt = 0; attempt < AT_ONCE; attempt++) {
        Buffer name = {0};
        name_temporary(&name, folder, process, attempt);
        unlink(name.data);
        buffer_free(&name);
    }
    free(folder);
    free(resolved);
}

bool path_lies_below(const char *path, const char *folder)
{
    char *real = realpath(path, NULL);
    const char *rest = real ? text_after(real, folder) : NULL;
    bool below = rest && (*rest == '/' || strcmp(folder, "/") == 0);
    free(real);
    return below;
}
