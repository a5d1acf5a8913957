/* color.h: a colour of the sRGB space. */
#ifndef PROTOC_BASE_COLOR_H
#define PROTOC_BASE_COLOR_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint8_t red, green, blue;
    bool visible; /* false: transparent, nothing is drawn */
} Color;

#endif
