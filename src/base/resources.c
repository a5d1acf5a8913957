/* resources.c: lends the files compiled into the program, or reads them from a folder instead. */
#include <dirent.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/affix.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/resource_table.h"
#include "base/resources.h"

enum { RESOURCE_LIMIT = 16 * 1024 * 1024 };

static const char *resources_folder;

void resources_set_folder(const char *folder)
{
    resources_folder = folder;
}

bool resources_are_embedded(void)
{
    return !resources_folder;
}

/* Stylesheets may name other files: none of them leads out of the folder. */
static bool stays_inside(const char *path)
{
    if (path[0] == '\0' || path[0] == '/')
        return false;
    while (*path) {
        size_t part = strcspn(path, "/");
        if (part == 2 && memcmp(path, "..", 2) == 0)
            return false;
        path += part;
        path += strspn(path, "/");
    }
    return true;
}

static char *read_from_folder(const char *path, size_t *length)
{
    Buffer full_path = {0}, bytes = {0};

    if (!stays_inside(path))
        return NULL;
    buffer_format(&full_path, "%s/%s", resources_folder, path);
    int error = file_load(full_path.data, RESOURCE_LIMIT, &bytes);
    buffer_free(&full_path);
    if (error != 0) {
        buffer_free(&bytes);
        return NULL;
    }
    *length = bytes.length;
    return bytes.data;
}

static const struct Resource *find_embedded(const char *path)
{
    for (const struct Resource *resource = RESOURCES; resource->path; resource++)
        if (strcmp(resource->path, path) == 0)
            return resource;
    return NULL;
}

char *resource_read(const char *path, size_t *length, bool *owned)
{
    *length = 0;
    *owned = false;
    if (resources_folder) {
        char *bytes = read_from_folder(path, length);
        *owned = bytes != NULL;
        return bytes;
    }
    const struct Resource *resource = find_embedded(path);
    if (!resource)
        return NULL;
    *length = (size_t)(resource->end - resource->start);
    return (char *)(uintptr_t)resource->start;
}

const unsigned char *resource_packed(const char *path)
{
    const struct Resource *resource = resources_folder ? NULL : find_embedded(path);
    return resource ? resource->tree : NULL;
}

typedef struct {
    char **names;
    size_t capacity;
    size_t count;
} Names;

static void add_name(Names *names, const char *name)
{
    names->names =
        memory_grow(names->names, &names->capacity, names->count + 1, sizeof *names->names);
    names->names[names->count++] = memory_string(name);
}

static void list_folder(Names *names, const char *folder)
{
    Buffer path = {0};
    buffer_format(&path, "%s/%s", resources_folder, folder);
    DIR *directory = opendir(buffer_text(&path));
    buffer_free(&path);
    if (!directory)
        return;
    for (struct dirent *entry; (entry = readdir(directory));)
        if (entry->d_name[0] != '.')
            add_name(names, entry->d_name);
    closedir(directory);
}

static void list_table(Names *names, const char *folder)
{
    size_t length = strlen(folder);
    for (const struct Resource *resource = RESOURCES; resource->path; resource++) {
        const char *name = resource->path + length + 1;
        if (strncmp(resource->path, folder, length) == 0 && name[-1] == '/' && !strchr(name, '/'))
            add_name(names, name);
    }
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

char **resource_names(const char *folder, size_t *count)
{
    Names names = {0};
    if (!resources_folder)
        list_table(&names, folder);
    else if (stays_inside(folder))
        list_folder(&names, folder);
    if (names.count > 0)
        qsort(names.names, names.count, sizeof *names.names, compare_names);
    *count = names.count;
    return names.names;
}

void resource_list(const char *folder, const char *suffix, Buffer *list)
{
    size_t count;
    char **names = resource_names(folder, &count);
    for (size_t i = 0; i < count; i++) {
        if (has_suffix(names[i], suffix))
            buffer_format(list, "%s%.*s", list->length == 0 ? "" : ", ",
                          (int)(strlen(names[i]) - strlen(suffix)), names[i]);
        free(names[i]);
    }
    free(names);
}
