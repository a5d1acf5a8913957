/* preload.c: a library for LD_PRELOAD that makes one call of the program to the system fail.
 *
 *     FAULT_KIND    malloc, open, read, write, fsync, rename, close or mmap
 *     FAULT_NUMBER  the n-th call of this kind since main() began fails; 0: none does
 *     FAULT_STAYS   when set, all later calls of this kind fail, too: a disk that is full stays full
 *     FAULT_REPORT  a file for what happened: "calls N descriptors N", the descriptors that were opened since main()
 *                   and are still open when the program returns from it
 *
 * The program has a malloc() of its own (src/base/malloc.c) that asks __libc_malloc(); that is what is replaced here. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum Kind { MALLOC, OPEN, READ, WRITE, FSYNC, RENAME, CLOSE, MMAP, KINDS };

static const char *const NAMES[KINDS] = {"malloc", "open", "read", "write", "fsync", "rename", "close", "mmap"};
static const int ERRORS[KINDS] = {ENOMEM, EMFILE, EIO, ENOSPC, EIO, EACCES, EIO, ENOMEM};

static enum Kind kind = KINDS;
static long number;
static bool stays;
static atomic_bool armed;
static atomic_long calls;
static int descriptors_before;

#define REAL(type, name, ...)                                \
    static type (*real)(__VA_ARGS__);                        \
    if (real == NULL)                                        \
        *(void **)(&real) = dlsym(RTLD_NEXT, name)

static bool fails(enum Kind asked)
{
    if (asked != kind || !atomic_load(&armed))
        return false;
    long n = atomic_fetch_add(&calls, 1) + 1;
    if (number == 0 || (stays ? n < number : n != number))
        return false;
    errno = ERRORS[asked];
    return true;
}

/* Memory */

void *__libc_malloc(size_t size)
{
    REAL(void *, "__libc_malloc", size_t);
    return fails(MALLOC) ? NULL : real(size);
}

void *__libc_calloc(size_t count, size_t size)
{
    REAL(void *, "__libc_calloc", size_t, size_t);
    return fails(MALLOC) ? NULL : real(count, size);
}

void *__libc_realloc(void *old, size_t size)
{
    REAL(void *, "__libc_realloc", void *, size_t);
    return fails(MALLOC) ? NULL : real(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    REAL(void *, "aligned_alloc", size_t, size_t);
    return fails(MALLOC) ? NULL : real(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    REAL(int, "posix_memalign", void **, size_t, size_t);
    return fails(MALLOC) ? ENOMEM : real(memory, alignment, size);
}

void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset)
{
    REAL(void *, "mmap", void *, size_t, int, int, int, off_t);
    return fails(MMAP) ? MAP_FAILED : real(address, length, protection, flags, descriptor, offset);
}

/* Files */

static mode_t mode_of(int flags, va_list list)
{
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
}

#define OPEN_FUNCTION(name)                                   \
    int name(const char *path, int flags, ...)                \
    {                                                         \
        REAL(int, #name, const char *, int, ...);             \
        va_list list;                                         \
        va_start(list, flags);                                \
        mode_t mode = mode_of(flags, list);                   \
        va_end(list);                                         \
        return fails(OPEN) ? -1 : real(path, flags, mode);    \
    }
OPEN_FUNCTION(open)
OPEN_FUNCTION(open64)

#define OPENAT_FUNCTION(name)                                      \
    int name(int folder, const char *path, int flags, ...)         \
    {                                                              \
        REAL(int, #name, int, const char *, int, ...);             \
        va_list list;                                              \
        va_start(list, flags);                                     \
        mode_t mode = mode_of(flags, list);                        \
        va_end(list);                                              \
        return fails(OPEN) ? -1 : real(folder, path, flags, mode); \
    }
OPENAT_FUNCTION(openat)
OPENAT_FUNCTION(openat64)

#define FOPEN_FUNCTION(name)                              \
    FILE *name(const char *path, const char *mode)        \
    {                                                     \
        REAL(FILE *, #name, const char *, const char *);  \
        return fails(OPEN) ? NULL : real(path, mode);     \
    }
FOPEN_FUNCTION(fopen)
FOPEN_FUNCTION(fopen64)

DIR *opendir(const char *path)
{
    REAL(DIR *, "opendir", const char *);
    return fails(OPEN) ? NULL : real(path);
}

ssize_t read(int descriptor, void *bytes, size_t count)
{
    REAL(ssize_t, "read", int, void *, size_t);
    return fails(READ) ? -1 : real(descriptor, bytes, count);
}

ssize_t pread(int descriptor, void *bytes, size_t count, off_t offset)
{
    REAL(ssize_t, "pread", int, void *, size_t, off_t);
    return fails(READ) ? -1 : real(descriptor, bytes, count, offset);
}

ssize_t write(int descriptor, const void *bytes, size_t count)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    return fails(WRITE) ? -1 : real(descriptor, bytes, count);
}

int fsync(int descriptor)
{
    REAL(int, "fsync", int);
    return fails(FSYNC) ? -1 : real(descriptor);
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *);
    return fails(RENAME) ? -1 : real(from, to);
}

/* Linux closes the descriptor also when it reports a fault. */
int close(int descriptor)
{
    REAL(int, "close", int);
    if (!fails(CLOSE))
        return real(descriptor);
    real(descriptor);
    errno = EIO;
    return -1;
}

/* The beginning and the end of the program */

static int count_descriptors(void)
{
    int count = 0;
    for (int descriptor = 0; descriptor < 1024; descriptor++)
        if (syscall(SYS_fcntl, descriptor, F_GETFD) >= 0)
            count++;
    return count;
}

static void report(void)
{
    const char *path = getenv("FAULT_REPORT");
    atomic_store(&armed, false);
    if (path == NULL)
        return;
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return;
    fprintf(file, "calls %ld descriptors %d\n", atomic_load(&calls), count_descriptors() - 1 - descriptors_before);
    fclose(file);
}

static int (*real_main)(int, char **, char **);

static int armed_main(int count, char **words, char **environment)
{
    descriptors_before = count_descriptors();
    atomic_store(&armed, true);
    int status = real_main(count, words, environment);
    report();
    return status;
}

static void read_wishes(void)
{
    const char *name = getenv("FAULT_KIND"), *text = getenv("FAULT_NUMBER");
    for (int i = 0; name != NULL && i < KINDS; i++)
        if (strcmp(name, NAMES[i]) == 0)
            kind = (enum Kind)i;
    number = text == NULL ? 0 : atol(text);
    stays = getenv("FAULT_STAYS") != NULL;
}

typedef int Start(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void), void (*)(void), void *);

int __libc_start_main(int (*program)(int, char **, char **), int count, char **words, void (*first)(void), void (*last)(void),
                      void (*linker_last)(void), void *stack)
{
    Start *real;
    *(void **)(&real) = dlsym(RTLD_NEXT, "__libc_start_main");
    read_wishes();
    real_main = program;
    return real(armed_main, count, words, first, last, linker_last, stack);
}
