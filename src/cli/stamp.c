/* stamp.c: owns the stamps of outputs. The program is known by its version, its size and its time: a package that is
 * older than the last one is another program, too. */
#include "cli/stamp.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#include "base/hash.h"
#include "base/version.h"

#define ATTRIBUTE "user.protoc.made-by"

enum { STAMP_SIZE = 17 };

static uint64_t add_text(uint64_t hash, const char *text)
{
    return hash_bytes(hash, text, strlen(text) + 1);
}

static uint64_t add_program(uint64_t hash)
{
    struct stat status;
    if (stat("/proc/self/exe", &status) != 0)
        return hash;
    int64_t facts[] = {status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
    return hash_bytes(hash, facts, sizeof facts);
}

static void make_stamp(const Options *options, const Output *output, char stamp[STAMP_SIZE])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint64_t hash = add_text(HASH_START, PROTOC_VERSION);
    hash = add_program(hash);
    hash = add_text(hash, format_name(output->format));
    hash = add_text(hash, epoch == NULL ? "" : epoch);
    hash = hash_bytes(hash, options->recipe.data, options->recipe.length);
    snprintf(stamp, STAMP_SIZE, "%016" PRIx64, hash);
}

void stamp_output(const Options *options, const Output *output)
{
    char stamp[STAMP_SIZE];
    struct stat status;
    if (lstat(output->path, &status) != 0 || !S_ISREG(status.st_mode))
        return;
    make_stamp(options, output, stamp);
    (void)!setxattr(output->path, ATTRIBUTE, stamp, STAMP_SIZE - 1, 0);
}

bool stamp_matches(const Options *options, const Output *output)
{
    char stamp[STAMP_SIZE], found[STAMP_SIZE];
    make_stamp(options, output, stamp);
    return getxattr(output->path, ATTRIBUTE, found, sizeof found) == STAMP_SIZE - 1 &&
           memcmp(found, stamp, STAMP_SIZE - 1) == 0;
}
