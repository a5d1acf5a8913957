/* libraries.c: owns loading libraries on demand. */
#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
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

/* The program goes by the name of a library that libxml2 asks for; the library itself lies beside libxml2. */
static void *open_beside_libxml2(const char *file)
{
    Dl_info found;
    void *function = dlsym(RTLD_DEFAULT, "xmlInitParser");
    if (function == NULL || dladdr(function, &found) == 0)
        return NULL;
    char *path = path_beside(found.dli_fname, file);
    void *handle = dlopen(path, RTLD_LAZY | RTLD_GLOBAL);
    free(path);
    return handle;
}

/* What the dynamic linker has of the program itself has no path. */
static void *open_library(const char *file)
{
    struct link_map *found;
    void *handle = dlopen(file, RTLD_LAZY | RTLD_GLOBAL);
    if (handle == NULL || dlinfo(handle, RTLD_DI_LINKMAP, &found) != 0 || found->l_name[0] != '\0')
        return handle;
    dlclose(handle);
    return open_beside_libxml2(file);
}

/* The addresses are what says whether a library is there. */
static void load(const struct Library *library)
{
    if (library->functions[0] == NULL || library->addresses[0] != NULL)
        return;
    void *handle = open_library(library->file);
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

/* Reading and encrypting PDF, QR codes, writing letters, and names in Latin letters: qpdf is C++, GMime brings GLib's
 * objects, and loading either takes as long as all the others. */
static bool is_rare(const char *name)
{
    static const char *const RARE[] = {"qpdf",    "qrencode",    "gmime-3.0",
                                       "gio-2.0", "gobject-2.0", "glib-2.0",
                                       "icui18n", "icuuc",       "icudata"};
    for (size_t i = 0; i < sizeof RARE / sizeof *RARE; i++)
        if (strcmp(name, RARE[i]) == 0)
            return true;
    return false;
}

void library_load_all(void)
{
    for (const struct Library *library = LIBRARIES; library->name != NULL; library++)
        if (!is_rare(library->name))
            library_load(library->name);
}
