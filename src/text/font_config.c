/* font_config.c: owns the start of fontconfig. */
#include "text/font_config.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

/* The thread that reads, while there is one. */
static struct {
    pthread_t thread;
    bool running;
} reader;

static void *read_configuration(void *unused)
{
    (void)unused;
    return FcInitLoadConfigAndFonts();
}

/* Else the language of the locale would have a say in what is near. */
static void fix_language(void)
{
    setenv("FC_LANG", "en", 1);
}

void fonts_prepare(void)
{
    if (reader.running)
        return;
    fix_language();
    reader.running = pthread_create(&reader.thread, NULL, read_configuration, NULL) == 0;
}

FcConfig *font_config_new(void)
{
    void *config = NULL;
    if (reader.running) {
        reader.running = false;
        pthread_join(reader.thread, &config);
    } else {
        fix_language();
        config = FcInitLoadConfigAndFonts();
    }
    if (!config)
        memory_exhausted();
    return config;
}

void fonts_release(void)
{
    if (reader.running)
        FcConfigDestroy(font_config_new());
}
