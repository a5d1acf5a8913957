/* color.h: a colour of the sRGB space. */
#ifndef PROTOC_BASE_COLOR_H
#define PROTOC_BASE_COLOR_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint8_t red, green, blue;
    bool visible; /* false: transparent, nothing is drawn */
} Color;

/* Whether paint of both looks the same, apart from whether there is any. */
static inline bool color_is_same(Color a, Color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

#endif
