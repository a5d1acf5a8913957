/* linked_file.c: owns which files beside a document may be read.
 *
 * A document may come from anybody, so it must not be able to show what else lies on the disk:
 * paths are relative, have no “..” and, symbolic links resolved, end below the folder of the
 * document. */

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/affix.h"
#include "base/arena.h"
#include "base/dependencies.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/wording.h"
#include "input/house.h"
#include "input/linked_file.h"

static bool has_scheme(const char *file)
{
    size_t length = strcspn(file, ":/");
    return file[length] == ':' && length > 0;
}

static bool has_parent_step(const char *file)
{
    for (const char *step = file; step != NULL; step = strchr(step, '/')) {
        step += *step == '/';
        if (strncmp(step, "..", 2) == 0 && (step[2] == '/' || step[2] == '\0'))
            return true;
    }
    return false;
}

/* What is wrong with the path as it is written; NULL: nothing. */
static const char *find_path_fault(const char *file, const char *path)
{
    if (*file == '\0')
        return "the path is empty";
    if (*file == '/' && !house_allows(path))
        return "the path is absolute";
    if (strchr(file, '\\') != NULL)
        return "the path holds “\\” where “/” is written";
    if (has_scheme(file))
        return "it is an address, not a path";
    if (has_parent_step(file) && !house_allows(path))
        return "the path leads out of the folder of the document";
    return NULL;
}

/* True when the path, links resolved, lies below the folder of the document. */
static bool lies_below(const char *base_path, const char *path)
{
    char *beside = path_beside(base_path, ".");
    char *folder = realpath(beside, NULL);
    bool below = folder != NULL && path_lies_below(path, folder);
    free(beside);
    free(folder);
    return below;
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void report_missing(const LinkedFile *kind, const char *path, const char *file, Place place,
                           Diagnostics *diagnostics)
{
    Arena *arena = arena_new();
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *folder =
        slash == NULL ? "." : arena_substring(arena, path, (size_t)(slash - path) + 1);
    const char *names[256] = {NULL};
    size_t count = 0;
    DIR *directory = opendir(folder);
    for (struct dirent *entry;
         directory != NULL && count < 256 && (entry = readdir(directory)) != NULL;)
        if (entry->d_name[0] != '.')
            names[count++] = arena_string(arena, entry->d_name);
    if (directory != NULL)
        closedir(directory);
    qsort(names, count, sizeof *names, compare_names);
    const char *near = nearest_word(name, names, count);
    if (near == NULL) {
        diagnose(diagnostics, kind->missing, place, file, NULL);
    } else {
        Buffer hint = {0};
        buffer_format(&hint, phrase("did you mean “%.*s%s”?"), (int)(strlen(file) - strlen(name)),
                      file, near);
        diagnose_with_hint(diagnostics, kind->missing, place, buffer_text(&hint), file, NULL);
        buffer_free(&hint);
    }
    arena_free(arena);
}

/* True when the path is a regular file that may be read and lies where it may lie. */
static bool check_file(const LinkedFile *kind, const char *base_path, const char *path,
                       const char *file, Place place, Diagnostics *diagnostics)
{
    struct stat status;
    const char *fault = NULL;
    if (stat(path, &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            report_missing(kind, path, file, place, diagnostics);
            return false;
        }
        fault = errno == EACCES ? "permission is denied" : "the path cannot be followed";
    } else if (S_ISDIR(status.st_mode)) {
        fault = "it is a folder";
    } else if (!S_ISREG(status.st_mode)) {
        fault = "it is no ordinary file";
    } else if (access(path, R_OK) != 0) {
        fault = "permission is denied";
    } else if ((uintmax_t)status.st_size > limit_bytes(LIMIT_LINKED)) {
        fault = "it is larger than the limit, which --max-file sets";
    }
    if (fault != NULL) {
        diagnose(diagnostics, kind->unreadable, place, file, phrase(fault), NULL);
        return false;
    }
    if (!lies_below(base_path, path) && !house_allows(path)) {
        diagnose(diagnostics, kind->path, place, file,
                 phrase("it is a link that leads out of the folder of the document"), NULL);
        return false;
    }
    return true;
}

char *linked_file_path(const LinkedFile *kind, const char *base_path, const char *file, Place place,
                       Diagnostics *diagnostics)
{
    const char *of_house = text_after(file, HOUSE_PICTURE);
    const char *house = of_house == NULL ? NULL : house_picture_base(of_house);
    if (house != NULL) {
        base_path = house;
        file = of_house;
    }
    char *path = path_beside(base_path, file);
    const char *fault = find_path_fault(file, path);
    if (fault) {
        free(path);
        diagnose(diagnostics, kind->path, place, file, phrase(fault), NULL);
        return NULL;
    }
    dependencies_note(path);
    if (check_file(kind, base_path, path, file, place, diagnostics))
        return path;
    free(path);
    return NULL;
}
