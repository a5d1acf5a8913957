/* base64.c: owns base64. */
#include <stdint.h>
#include <string.h>

#include "base/base64.h"

static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_encode(Buffer *out, const void *data, size_t length)
{
    const unsigned char *bytes = data;
    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        uint32_t group = (uint32_t)bytes[i] << 16 | (left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0) |
                         (left > 2 ? bytes[i + 2] : 0);
        buffer_char(out, LETTERS[group >> 18]);
        buffer_char(out, LETTERS[group >> 12 & 63]);
        buffer_char(out, left > 1 ? LETTERS[group >> 6 & 63] : '=');
        buffer_char(out, left > 2 ? LETTERS[group & 63] : '=');
    }
}

bool base64_decode(const char *text, Buffer *out)
{
    size_t length = strlen(text), before = out->length;
    size_t letters = length;
    while (letters > 0 && length - letters < 2 && text[letters - 1] == '=')
        letters--;
    bool good = length % 4 == 0;
    uint32_t group = 0;
    int bits = 0;
    for (size_t i = 0; good && i < letters; i++) {
        const char *found = memchr(LETTERS, text[i], sizeof LETTERS - 1);
        good = found != NULL;
        group = (group << 6 | (found ? (uint32_t)(found - LETTERS) : 0)) & 0xFFFFFF;
        bits += 6;
        if (good && bits >= 8) {
            bits -= 8;
            buffer_char(out, (char)(group >> bits));
        }
    }
    if (!good && out->data)
        out->data[out->length = before] = '\0';
    return good;
}
