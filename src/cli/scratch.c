/* scratch.c: owns the temporary folder. */
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/safe_name.h"
#include "cli/scratch.h"

enum { DEEPEST = 16, DESCRIPTORS = 8 };

bool scratch_open(Scratch *scratch, Diagnostics *diagnostics)
{
    const char *where = getenv("TMPDIR");
    Buffer path = {0};
    buffer_format(&path, "%s/protoc-XXXXXX", where && *where ? where : "/tmp");
    scratch->folder = mkdtemp(path.data);
    if (scratch->folder)
        return true;
    diagnose(diagnostics, MESSAGE_FOLDER_FAILED, PLACE_NONE, path.data, strerror(errno), NULL);
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

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

void scratch_close(Scratch *scratch)
{
    if (scratch->folder)
        nftw(scratch->folder, remove_one, DESCRIPTORS, FTW_DEPTH | FTW_PHYS);
    free(scratch->folder);
    scratch->folder = NULL;
}
