/* libraries.c: owns loading libraries on demand. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/libraries.h"
#include "base/library_table.h"

_Noreturn static void leave(const char *file)
{
    const char *reason = dlerror();
    file_abandon();
    fprintf(stderr, "protoc: error: cannot load %s: %s [library-missing]\n", file,
            reason == NULL ? "unknown reason" : reason);
    _exit(3);
}

/* The addresses are what says whether a library is there. */
static void load(const struct Library *library)
{
    if (library->functions[0] == NULL || library->addresses[0] != NULL)
        return;
    void *handle = dlopen(library->file, RTLD_LAZY | RTLD_GLOBAL);
    if (handle == NULL)
        leave(library->file);
    for (size_t i = 0; library->functions[i] != NULL; i++) {
        library->addresses[i] = dlsym(handle, library->functions[i]);
        if (library->addresses[i] == NULL)
            leave(library->file);
    }
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void library_load(const char *name)
{
    pthread_mutex_lock(&lock);
    for (const struct Library *library = LIBRARIES; library->name != NULL; library++)
        if (strcmp(library->name, name) == 0)
            load(library);
    pthread_mutex_unlock(&lock);
}

/* Reading and encrypting PDF; qpdf is C++, and its loading takes 4 ms. */
static bool is_rare(const char *name)
{
    return strcmp(name, "qpdf") == 0;
}

void library_load_all(void)
{
    for (const struct Library *library = LIBRARIES; library->name != NULL; library++)
        if (!is_rare(library->name))
            library_load(library->name);
}
