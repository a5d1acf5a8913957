/* compact_font.c: the character identifiers of a CFF font.
 *
 * A CID-keyed CFF font numbers its glyphs twice: by their order in the file and by CID. A PDF
 * names them by CID, HarfBuzz by order. The charset of the font ties the two together (Adobe
 * Technical Note 5176, sections 4 to 9 and 13): after the header and the Name INDEX, the Top DICT
 * says with ROS (12 30) that the font is CID-keyed, and with charset (15) where the list of CIDs
 * is. */
#include <string.h>

#include "pdf/compact_font.h"

typedef struct {
    const unsigned char *data;
    size_t length;
    size_t at;
    bool broken;
} Reader;

static uint32_t read_number(Reader *reader, unsigned size)
{
    uint32_t value = 0;
    if (size > reader->length - reader->at) {
        reader->broken = true;
        return 0;
    }
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | reader->data[reader->at++];
    return value;
}

static void move_to(Reader *reader, size_t offset)
{
    if (offset > reader->length) {
        reader->broken = true;
        offset = reader->length;
    }
    reader->at = offset;
}

/* Passes an INDEX; *first and *end tell where its first object lies. */
static void read_index(Reader *reader, size_t *first, size_t *end)
{
    *first = *end = 0;
    uint32_t count = read_number(reader, 2);
    if (count == 0)
        return;
    unsigned size = read_number(reader, 1);
    if (size < 1 || size > 4) {
        reader->broken = true;
        return;
    }
    size_t offsets = reader->at;
    size_t base = offsets + ((size_t)count + 1) * size - 1;
    *first = base + read_number(reader, size);
    *end = base + read_number(reader, size);
    move_to(reader, offsets + (size_t)count * size);
    move_to(reader, base + read_number(reader, size));
    reader->broken |= *first > *end || *end > reader->length;
}

/* Passes an operand of a DICT whose first byte is lead; its value when it is an integer, else 0. */
static int32_t read_operand(Reader *reader, unsigned lead)
{
    if (lead >= 32 && lead <= 246)
        return (int32_t)lead - 139;
    if (lead >= 247 && lead <= 250)
        return ((int32_t)lead - 247) * 256 + (int32_t)read_number(reader, 1) + 108;
    if (lead >= 251 && lead <= 254)
        return -((int32_t)lead - 251) * 256 - (int32_t)read_number(reader, 1) - 108;
    if (lead == 28)
        return (int16_t)read_number(reader, 2);
    if (lead == 29)
        return (int32_t)read_number(reader, 4);
    while (lead == 30 && !reader->broken) {
        unsigned digits = read_number(reader, 1);
        if ((digits & 15) == 15 || digits >> 4 == 15)
            break;
    }
    return 0;
}

/* Reads the Top DICT between first and end. */
static void read_top(Reader *reader, size_t first, size_t end, bool *keyed, int32_t *charset)
{
    enum { CHARSET = 15, ESCAPE = 12, LAST_OPERATOR = 21, ROS = 30 };
    int32_t operand = 0;
    move_to(reader, first);
    while (reader->at < end && !reader->broken) {
        unsigned lead = read_number(reader, 1);
        if (lead > LAST_OPERATOR)
            operand = read_operand(reader, lead);
        else if (lead == CHARSET)
            *charset = operand;
        else if (lead == ESCAPE && read_number(reader, 1) == ROS)
            *keyed = true;
    }
}

static void read_charset(Reader *reader, uint16_t *cids, size_t glyph_count)
{
    unsigned format = read_number(reader, 1);
    size_t glyph = 1;
    reader->broken |= format > 2;
    while (glyph < glyph_count && !reader->broken) {
        uint32_t cid = read_number(reader, 2);
        uint32_t left = format == 0 ? 0 : read_number(reader, format);
        for (; glyph < glyph_count && left != UINT32_MAX; left--)
            cids[glyph++] = (uint16_t)cid++;
    }
}

bool compact_font_read(const unsigned char *data, size_t length, bool *keyed, uint16_t *cids,
                       size_t glyph_count)
{
    Reader reader = {.data = data, .length = length};
    size_t first, end;
    int32_t charset = 0;
    *keyed = false;
    memset(cids, 0, glyph_count * sizeof *cids);
    read_number(&reader, 2);
    move_to(&reader, read_number(&reader, 1));
    read_index(&reader, &first, &end);
    read_index(&reader, &first, &end);
    if (reader.broken)
        return false;
    read_top(&reader, first, end, keyed, &charset);
    if (*keyed && !reader.broken) {
        /* A CID-keyed font has none of the predefined charsets 0 to 2. */
        if (charset <= 2)
            return false;
        move_to(&reader, (size_t)charset);
        read_charset(&reader, cids, glyph_count);
    }
    return !reader.broken;
}
