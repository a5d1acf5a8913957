/* bidi.c: owns what is known about right-to-left text. FriBidi is loaded when there is some. */
#include "text/bidi.h"

#include <fribidi.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/libraries.h"
#include "base/memory.h"
#include "base/utf8.h"

/* The blocks of the scripts that run from right to left, and the controls that ask for it. */
static bool is_right_to_left(uint32_t c)
{
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F || c == 0x202B || c == 0x202E ||
           c == 0x2067;
}

/* Whether one of the next eight bytes is 0xD6 or more, as the first one of such characters is: its highest bit is set, and
 * 0x2A added to the others gives that bit, too. */
static bool has_high_byte(const char *text)
{
    const uint64_t every = UINT64_C(0x0101010101010101);
    uint64_t bytes;
    memcpy(&bytes, text, sizeof bytes);
    return (((bytes & 0x7F * every) + 0x2A * every) & bytes & 0x80 * every) != 0;
}

bool bidi_is_needed(const char *text, size_t length, bool right_to_left)
{
    if (right_to_left)
        return length > 0;
    for (size_t i = 0, size; i < length; i += size) {
        if (i + sizeof(uint64_t) <= length && !has_high_byte(text + i)) {
            size = sizeof(uint64_t);
            continue;
        }
        size = 1;
        if ((unsigned char)text[i] >= 0xD6 &&
            is_right_to_left(utf8_decode(text + i, length - i, &size)))
            return true;
    }
    return false;
}

static void find_levels(const FriBidiChar *characters, size_t count, bool right_to_left,
                        FriBidiLevel *levels)
{
    FriBidiCharType *types = memory_new(count * sizeof *types);
    FriBidiBracketType *brackets = memory_new(count * sizeof *brackets);
    FriBidiParType base = right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    FriBidiStrIndex length = (FriBidiStrIndex)count;
    library_load("fribidi");
    fribidi_get_bidi_types(characters, length, types);
    fribidi_get_bracket_types(characters, length, types, brackets);
    if (fribidi_get_par_embedding_levels_ex(types, brackets, length, &base, levels) == 0)
        memory_exhausted();
    free(types);
    free(brackets);
}

/* Each line that ends in a linefeed is a paragraph to the rules: what stands beyond plays no part. */
void bidi_levels(const char *text, size_t length, bool right_to_left, unsigned char *levels)
{
    FriBidiChar *characters = memory_new((length + 1) * sizeof *characters);
    FriBidiLevel *found = memory_new((length + 1) * sizeof *found);
    size_t count = 0, first = 0, size;
    for (size_t i = 0; i < length; i += size) {
        characters[count++] = utf8_decode(text + i, length - i, &size);
        if (characters[count - 1] == '\n' || i + size >= length) {
            find_levels(characters + first, count - first, right_to_left, found + first);
            first = count;
        }
    }
    size_t index = 0;
    for (size_t i = 0; i < length; i += size, index++) {
        utf8_decode(text + i, length - i, &size);
        for (size_t k = i; k < i + size; k++)
            levels[k] = (unsigned char)found[index];
    }
    free(characters);
    free(found);
}

/* From the highest level down to the lowest odd one, every stretch of at least that level is turned around. */
void bidi_order(const unsigned char *levels, size_t count, size_t *order)
{
    unsigned char highest = 0;
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (unsigned char level = highest; level > 0; level--) {
        for (size_t start = 0; start < count;) {
            size_t end = start;
            while (end < count && levels[order[end]] >= level)
                end++;
            for (size_t low = start, high = end; low + 1 < high; low++, high--) {
                size_t kept = order[low];
                order[low] = order[high - 1];
                order[high - 1] = kept;
            }
            start = end + 1;
        }
    }
}
