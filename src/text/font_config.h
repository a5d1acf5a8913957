/* font_config.h: what fontconfig knows of the system's fonts. Private to src/text. */
#ifndef PROTOC_TEXT_FONT_CONFIG_H
#define PROTOC_TEXT_FONT_CONFIG_H

#include <stdbool.h>

#include <fontconfig/fontconfig.h>

/* Whether the environment names a configuration (FONTCONFIG_FILE and its like). */
bool font_config_is_overridden(void);

/* The fonts in the usual folders, without rules about them; the system's configuration when the environment
 * names one. The caller frees it with FcConfigDestroy(). */
FcConfig *font_config_of_folders(void);

/* The system's whole configuration: other folders, what stands in for what, preferences. Freed likewise. */
FcConfig *font_config_of_system(void);

#endif
