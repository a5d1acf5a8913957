/* font_config.c: owns the start of fontconfig.
 *
 * The system's configuration is some forty XML files, which take ten times as long to read as the list of all fonts does.
 * They say which font stands in for one that is missing. A document whose fonts are installed needs none of that: it gets
 * by with the list. */
#include "text/font_config.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

/* The folders of fontconfig's own default, where packages and users put fonts, and its caches of them. */
static const char FOLDERS[] = "<fontconfig>"
                              "<dir>/usr/share/fonts</dir>"
                              "<dir>/usr/local/share/fonts</dir>"
                              "<dir prefix=\"xdg\">fonts</dir>"
                              "<dir>~/.fonts</dir>"
                              "<cachedir>/var/cache/fontconfig</cachedir>"
                              "<cachedir prefix=\"xdg\">fontconfig</cachedir>"
                              "</fontconfig>";

bool font_config_is_overridden(void)
{
    return getenv("FONTCONFIG_FILE") || getenv("FONTCONFIG_PATH") || getenv("FONTCONFIG_SYSROOT");
}

/* Kept from the first use on: many documents may follow. */
static FcConfig *folders, *kept_system;

static FcConfig *read_folders(void)
{
    FcConfig *config = FcConfigCreate();
    if (!config || !FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)FOLDERS, FcTrue) ||
        !FcConfigBuildFonts(config))
        memory_exhausted();
    return config;
}

FcConfig *font_config_of_folders(void)
{
    if (font_config_is_overridden())
        return font_config_of_system();
    if (!folders)
        folders = read_folders();
    return FcConfigReference(folders);
}

static FcConfig *read_system(void)
{
    /* Else the language of the locale would have a say in what is near. */
    setenv("FC_LANG", "en", 1);
    FcConfig *config = FcInitLoadConfigAndFonts();
    if (!config)
        memory_exhausted();
    return config;
}

FcConfig *font_config_of_system(void)
{
    if (font_config_is_overridden())
        return read_system();
    if (!kept_system)
        kept_system = read_system();
    return FcConfigReference(kept_system);
}
