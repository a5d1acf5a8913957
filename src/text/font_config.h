/* font_config.h: what fontconfig knows of the system's fonts. Private to src/text but for fonts_prepare() and
 * fonts_release(), which the program calls around its work. */
#ifndef PROTOC_TEXT_FONT_CONFIG_H
#define PROTOC_TEXT_FONT_CONFIG_H

#include <fontconfig/fontconfig.h>

/* Begins to read the configuration in the background, for a run that will need fonts: it takes longer than
 * any other start-up, and until the first line is set nothing depends on it. */
void fonts_prepare(void);

/* Ends what fonts_prepare() began, if nothing has taken it. */
void fonts_release(void);

/* The configuration, waited for if need be, or read now. The caller frees it with FcConfigDestroy(). */
FcConfig *font_config_new(void);

#endif
