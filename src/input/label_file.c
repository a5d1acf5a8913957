/* label_file.c: owns the label files inside the program, as trees.
 *
 * Every document needs one, and reading it takes as long as all of a short page's text: so it is read once, in the
 * background if need be, and all stylesheets of all documents read the same tree. None writes into it. */
#include "input/label_file.h"

#include <pthread.h>
#include <string.h>

#include "base/affix.h"
#include "base/memory.h"
#include "base/resources.h"
#include "input/loader.h"

#define FOLDER "stylesheets/labels/"

typedef struct LabelFile {
    struct LabelFile *next;
    char *path;
    xmlDoc *tree;
} LabelFile;

static LabelFile *files;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static LabelFile *read_file(const char *path)
{
    if (resource_packed(path) == NULL)
        return NULL;
    xmlDoc *tree = resource_tree_lean(path, NULL, NULL);
    LabelFile *file = memory_new(sizeof *file);
    *file = (LabelFile){files, memory_string(path), tree};
    files = file;
    return file;
}

xmlDoc *label_file_find(const char *path)
{
    if (!starts_with(path, FOLDER) || !resources_are_embedded())
        return NULL;
    pthread_mutex_lock(&lock);
    LabelFile *file = files;
    while (file != NULL && strcmp(file->path, path) != 0)
        file = file->next;
    if (file == NULL)
        file = read_file(path);
    pthread_mutex_unlock(&lock);
    return file == NULL ? NULL : file->tree;
}

bool label_file_lends(const xmlDoc *tree)
{
    pthread_mutex_lock(&lock);
    const LabelFile *file = files;
    while (file != NULL && file->tree != tree)
        file = file->next;
    pthread_mutex_unlock(&lock);
    return file != NULL;
}
