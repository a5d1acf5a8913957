/* color.c: colours (XSL-FO 1.1, 5.9.5 and 5.10.2): the sixteen names of HTML 4 and those of CSS 3 that style
 * sheets use, #rgb, #rrggbb, rgb(r, g, b) with numbers or percentages, and transparent. */
#include <string.h>

#include "fo/style.h"

typedef struct {
    const char *name;
    uint32_t rgb;
} NamedColor;

static const NamedColor NAMED_COLORS[] = {
    {"aqua", 0x00FFFF},        {"black", 0x000000},        {"blue", 0x0000FF},
    {"brown", 0xA52A2A},       {"crimson", 0xDC143C},      {"cyan", 0x00FFFF},
    {"darkblue", 0x00008B},    {"darkgray", 0xA9A9A9},     {"darkgreen", 0x006400},
    {"darkgrey", 0xA9A9A9},    {"darkred", 0x8B0000},      {"dimgray", 0x696969},
    {"dimgrey", 0x696969},     {"fuchsia", 0xFF00FF},      {"gainsboro", 0xDCDCDC},
    {"gold", 0xFFD700},        {"gray", 0x808080},         {"green", 0x008000},
    {"grey", 0x808080},        {"indigo", 0x4B0082},       {"ivory", 0xFFFFF0},
    {"khaki", 0xF0E68C},       {"lavender", 0xE6E6FA},     {"lightblue", 0xADD8E6},
    {"lightgray", 0xD3D3D3},   {"lightgreen", 0x90EE90},   {"lightgrey", 0xD3D3D3},
    {"lightyellow", 0xFFFFE0}, {"lime", 0x00FF00},         {"magenta", 0xFF00FF},
    {"maroon", 0x800000},      {"midnightblue", 0x191970}, {"navy", 0x000080},
    {"olive", 0x808000},       {"orange", 0xFFA500},       {"orchid", 0xDA70D6},
    {"pink", 0xFFC0CB},        {"plum", 0xDDA0DD},         {"purple", 0x800080},
    {"red", 0xFF0000},         {"royalblue", 0x4169E1},    {"salmon", 0xFA8072},
    {"sienna", 0xA0522D},      {"silver", 0xC0C0C0},       {"skyblue", 0x87CEEB},
    {"slateblue", 0x6A5ACD},   {"slategray", 0x708090},    {"slategrey", 0x708090},
    {"steelblue", 0x4682B4},   {"tan", 0xD2B48C},          {"teal", 0x008080},
    {"tomato", 0xFF6347},      {"turquoise", 0x40E0D0},    {"violet", 0xEE82EE},
    {"wheat", 0xF5DEB3},       {"white", 0xFFFFFF},        {"whitesmoke", 0xF5F5F5},
    {"yellow", 0xFFFF00},
};

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static bool parse_hex(const char *text, size_t length, Color *color)
{
    if (length != 3 && length != 6)
        return false;
    int digits[6];
    for (size_t i = 0; i < 6; i++) {
        digits[i] = hex_digit(text[length == 3 ? i / 2 : i]);
        if (digits[i] < 0)
            return false;
    }
    *color = (Color){(uint8_t)(digits[0] * 16 + digits[1]), (uint8_t)(digits[2] * 16 + digits[3]),
                     (uint8_t)(digits[4] * 16 + digits[5]), true};
    return true;
}

static void skip_space(const char **text, const char *end)
{
    while (*text < end && (**text == ' ' || **text == '\t' || **text == '\n' || **text == '\r'))
        (*text)++;
}

/* One component and what ends it: 0 to 255, or a percentage. More than all is all (5.10.2). */
static bool parse_component(const char **text, const char *end, char stop, uint8_t *component)
{
    skip_space(text, end);
    size_t used;
    int64_t value = thousandths_parse(*text, (size_t)(end - *text), &used);
    if (used == 0)
        return false;
    *text += used;
    bool percent = *text < end && **text == '%';
    *text += percent;
    int64_t most = percent ? 100000 : 255000;
    value = value < 0 ? 0 : value > most ? most : value;
    *component = (uint8_t)(((percent ? value * 255 / 100 : value) + 500) / 1000);
    skip_space(text, end);
    if (*text == end || **text != stop)
        return false;
    (*text)++;
    return true;
}

static bool parse_rgb(const char *text, const char *end, Color *color)
{
    color->visible = true;
    return parse_component(&text, end, ',', &color->red) &&
           parse_component(&text, end, ',', &color->green) &&
           parse_component(&text, end, ')', &color->blue) && text == end;
}

bool color_parse(const char *text, size_t length, Color *color)
{
    if (length > 0 && text[0] == '#')
        return parse_hex(text + 1, length - 1, color);
    if (length > 4 && strncmp(text, "rgb(", 4) == 0)
        return parse_rgb(text + 4, text + length, color);
    if (length == 11 && strncmp(text, "transparent", 11) == 0) {
        *color = (Color){0, 0, 0, false};
        return true;
    }
    for (size_t i = 0; i < sizeof NAMED_COLORS / sizeof *NAMED_COLORS; i++) {
        const NamedColor *named = &NAMED_COLORS[i];
        if (strlen(named->name) == length && strncmp(named->name, text, length) == 0) {
            *color = (Color){(uint8_t)(named->rgb >> 16), (uint8_t)(named->rgb >> 8),
                             (uint8_t)named->rgb, true};
            return true;
        }
    }
    return false;
}
