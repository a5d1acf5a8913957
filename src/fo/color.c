/* color.c: colours (XSL-FO 1.1, 5.9.5 and 5.10.2): the names of CSS 4, #rgb, #rrggbb, rgb(r, g, b) with numbers or
 * percentages, rgb-icc(r, g, b, …), of which the sRGB fallback is taken, and transparent. */
#include <string.h>

#include "base/utf8.h"
#include "fo/style.h"

typedef struct {
    const char *name;
    uint32_t rgb;
} NamedColor;

static const NamedColor NAMED_COLORS[] = {
    {"aliceblue", 0xF0F8FF},
    {"antiquewhite", 0xFAEBD7},
    {"aqua", 0x00FFFF},
    {"aquamarine", 0x7FFFD4},
    {"azure", 0xF0FFFF},
    {"beige", 0xF5F5DC},
    {"bisque", 0xFFE4C4},
    {"black", 0x000000},
    {"blanchedalmond", 0xFFEBCD},
    {"blue", 0x0000FF},
    {"blueviolet", 0x8A2BE2},
    {"brown", 0xA52A2A},
    {"burlywood", 0xDEB887},
    {"cadetblue", 0x5F9EA0},
    {"chartreuse", 0x7FFF00},
    {"chocolate", 0xD2691E},
    {"coral", 0xFF7F50},
    {"cornflowerblue", 0x6495ED},
    {"cornsilk", 0xFFF8DC},
    {"crimson", 0xDC143C},
    {"cyan", 0x00FFFF},
    {"darkblue", 0x00008B},
    {"darkcyan", 0x008B8B},
    {"darkgoldenrod", 0xB8860B},
    {"darkgray", 0xA9A9A9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xA9A9A9},
    {"darkkhaki", 0xBDB76B},
    {"darkmagenta", 0x8B008B},
    {"darkolivegreen", 0x556B2F},
    {"darkorange", 0xFF8C00},
    {"darkorchid", 0x9932CC},
    {"darkred", 0x8B0000},
    {"darksalmon", 0xE9967A},
    {"darkseagreen", 0x8FBC8F},
    {"darkslateblue", 0x483D8B},
    {"darkslategray", 0x2F4F4F},
    {"darkslategrey", 0x2F4F4F},
    {"darkturquoise", 0x00CED1},
    {"darkviolet", 0x9400D3},
    {"deeppink", 0xFF1493},
    {"deepskyblue", 0x00BFFF},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1E90FF},
    {"firebrick", 0xB22222},
    {"floralwhite", 0xFFFAF0},
    {"forestgreen", 0x228B22},
    {"fuchsia", 0xFF00FF},
    {"gainsboro", 0xDCDCDC},
    {"ghostwhite", 0xF8F8FF},
    {"gold", 0xFFD700},
    {"goldenrod", 0xDAA520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xADFF2F},
    {"grey", 0x808080},
    {"honeydew", 0xF0FFF0},
    {"hotpink", 0xFF69B4},
    {"indianred", 0xCD5C5C},
    {"indigo", 0x4B0082},
    {"ivory", 0xFFFFF0},
    {"khaki", 0xF0E68C},
    {"lavender", 0xE6E6FA},
    {"lavenderblush", 0xFFF0F5},
    {"lawngreen", 0x7CFC00},
    {"lemonchiffon", 0xFFFACD},
    {"lightblue", 0xADD8E6},
    {"lightcoral", 0xF08080},
    {"lightcyan", 0xE0FFFF},
    {"lightgoldenrodyellow", 0xFAFAD2},
    {"lightgray", 0xD3D3D3},
    {"lightgreen", 0x90EE90},
    {"lightgrey", 0xD3D3D3},
    {"lightpink", 0xFFB6C1},
    {"lightsalmon", 0xFFA07A},
    {"lightseagreen", 0x20B2AA},
    {"lightskyblue", 0x87CEFA},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xB0C4DE},
    {"lightyellow", 0xFFFFE0},
    {"lime", 0x00FF00},
    {"limegreen", 0x32CD32},
    {"linen", 0xFAF0E6},
    {"magenta", 0xFF00FF},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66CDAA},
    {"mediumblue", 0x0000CD},
    {"mediumorchid", 0xBA55D3},
    {"mediumpurple", 0x9370DB},
    {"mediumseagreen", 0x3CB371},
    {"mediumslateblue", 0x7B68EE},
    {"mediumspringgreen", 0x00FA9A},
    {"mediumturquoise", 0x48D1CC},
    {"mediumvioletred", 0xC71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xF5FFFA},
    {"mistyrose", 0xFFE4E1},
    {"moccasin", 0xFFE4B5},
    {"navajowhite", 0xFFDEAD},
    {"navy", 0x000080},
    {"oldlace", 0xFDF5E6},
    {"olive", 0x808000},
    {"olivedrab", 0x6B8E23},
    {"orange", 0xFFA500},
    {"orangered", 0xFF4500},
    {"orchid", 0xDA70D6},
    {"palegoldenrod", 0xEEE8AA},
    {"palegreen", 0x98FB98},
    {"paleturquoise", 0xAFEEEE},
    {"palevioletred", 0xDB7093},
    {"papayawhip", 0xFFEFD5},
    {"peachpuff", 0xFFDAB9},
    {"peru", 0xCD853F},
    {"pink", 0xFFC0CB},
    {"plum", 0xDDA0DD},
    {"powderblue", 0xB0E0E6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xFF0000},
    {"rosybrown", 0xBC8F8F},
    {"royalblue", 0x4169E1},
    {"saddlebrown", 0x8B4513},
    {"salmon", 0xFA8072},
    {"sandybrown", 0xF4A460},
    {"seagreen", 0x2E8B57},
    {"seashell", 0xFFF5EE},
    {"sienna", 0xA0522D},
    {"silver", 0xC0C0C0},
    {"skyblue", 0x87CEEB},
    {"slateblue", 0x6A5ACD},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xFFFAFA},
    {"springgreen", 0x00FF7F},
    {"steelblue", 0x4682B4},
    {"tan", 0xD2B48C},
    {"teal", 0x008080},
    {"thistle", 0xD8BFD8},
    {"tomato", 0xFF6347},
    {"turquoise", 0x40E0D0},
    {"violet", 0xEE82EE},
    {"wheat", 0xF5DEB3},
    {"white", 0xFFFFFF},
    {"whitesmoke", 0xF5F5F5},
    {"yellow", 0xFFFF00},
    {"yellowgreen", 0x9ACD32},
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
    while (*text < end && is_blank(**text))
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

/* The fallback comes first; the profile and its values are passed over. */
static bool parse_icc(const char *text, const char *end, Color *color)
{
    color->visible = true;
    return end[-1] == ')' && parse_component(&text, end, ',', &color->red) &&
           parse_component(&text, end, ',', &color->green) &&
           parse_component(&text, end, ',', &color->blue);
}

/* Names of colours are the same in small and capital letters (CSS 2.1, 4.1.3). word is in small ones. */
static bool begins_with(const char *text, size_t length, const char *word)
{
    for (; *word; text++, word++, length--) {
        char c = length > 0 && *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
        if (length == 0 || c != *word)
            return false;
    }
    return true;
}

static bool is_word(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && begins_with(text, length, word);
}

bool color_parse(const char *text, size_t length, Color *color)
{
    if (length > 0 && text[0] == '#')
        return parse_hex(text + 1, length - 1, color);
    if (begins_with(text, length, "rgb("))
        return parse_rgb(text + 4, text + length, color);
    if (begins_with(text, length, "rgb-icc("))
        return parse_icc(text + 8, text + length, color);
    if (is_word(text, length, "transparent")) {
        *color = (Color){0, 0, 0, false};
        return true;
    }
    for (size_t i = 0; i < sizeof NAMED_COLORS / sizeof *NAMED_COLORS; i++) {
        const NamedColor *named = &NAMED_COLORS[i];
        if (is_word(text, length, named->name)) {
            *color = (Color){(uint8_t)(named->rgb >> 16), (uint8_t)(named->rgb >> 8),
                             (uint8_t)named->rgb, true};
            return true;
        }
    }
    return false;
}
