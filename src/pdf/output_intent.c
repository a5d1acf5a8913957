/* output_intent.c: an ICC profile of sRGB, made of the standard's published constants.
 *
 * PDF/A wants to know what (255, 0, 0) looks like. The answer is a colour profile (ICC.1:2001-04, version 2 of the
 * format, which every reader knows): how the three lights look (IEC 61966-2-1, its primaries as seen under the white
 * of paper, D50) and how the light grows with the number:
 *
 *     c / 12.92                     for c up to 0.04045
 *     ((c + 0.055) / 1.055) ^ 2.4   above
 *
 * The curve stands here as 64 samples of 16 bits; between them readers draw straight lines, which are never off
 * by more than 1/7000. All three lights share it. The whole profile has some 600 bytes. */
#include <stdint.h>
#include <string.h>

#include "pdf/output_intent.h"

static const uint16_t CURVE[] = {
    0,     81,    161,   244,   345,   466,   609,   776,   965,   1180,  1420,  1687,  1980,
    2301,  2651,  3030,  3439,  3879,  4349,  4851,  5386,  5953,  6554,  7189,  7858,  8562,
    9302,  10078, 10890, 11739, 12626, 13551, 14513, 15515, 16556, 17636, 18757, 19918, 21120,
    22363, 23648, 24974, 26344, 27756, 29211, 30710, 32253, 33840, 35471, 37148, 38870, 40638,
    42452, 44312, 46219, 48173, 50174, 52223, 54320, 56465, 58659, 60901, 63193, 65535};

enum { CURVE_POINTS = sizeof CURVE / sizeof *CURVE };

/* A colour as the sense sees it, CIE XYZ, in 1/65536. */
typedef struct {
    uint32_t x, y, z;
} Sensation;

static const Sensation WHITE = {0xF6D6, 0x10000, 0xD32D};
static const Sensation RED = {0x6FA2, 0x38F5, 0x0390};
static const Sensation GREEN = {0x6299, 0xB785, 0x18DA};
static const Sensation BLUE = {0x24A0, 0x0F84, 0xB6CF};

enum { HEADER_BYTES = 128, TAG_BYTES = 12, TAG_COUNT = 9 };

static const char NAME[] = "sRGB";
static const char COPYRIGHT[] = "Public domain";

static void add_number(Buffer *out, uint32_t value, int bytes)
{
    while (bytes-- > 0)
        buffer_char(out, (char)(value >> (8 * bytes)));
}

static void add_zeros(Buffer *out, size_t count)
{
    while (count-- > 0)
        buffer_char(out, '\0');
}

static void add_sensation(Buffer *out, Sensation color)
{
    add_number(out, color.x, 4);
    add_number(out, color.y, 4);
    add_number(out, color.z, 4);
}

/* The header (clause 6.1), but for the size, which comes last. */
static void add_header(Buffer *out)
{
    add_zeros(out, 8);
    buffer_add(out, "\x02\x10\0\0mntrRGB XYZ ", 16);
    static const uint16_t DATE[] = {1999, 10, 18, 0, 0, 0}; /* of IEC 61966-2-1 */
    for (size_t i = 0; i < sizeof DATE / sizeof *DATE; i++)
        add_number(out, DATE[i], 2);
    buffer_string(out, "acsp");
    add_zeros(out, 28);
    add_sensation(out, WHITE);
    add_zeros(out, HEADER_BYTES - out->length);
}

/* The name in the three ways of textDescriptionType (6.5.17): ASCII, Unicode, Macintosh. */
static void add_description(Buffer *out)
{
    buffer_add(out, "desc\0\0\0\0", 8);
    add_number(out, sizeof NAME, 4);
    buffer_add(out, NAME, sizeof NAME);
    add_zeros(out, 4 + 4 + 2 + 1 + 67);
}

static void add_copyright(Buffer *out)
{
    buffer_add(out, "text\0\0\0\0", 8);
    buffer_add(out, COPYRIGHT, sizeof COPYRIGHT);
}

static void add_color(Buffer *out, Sensation color)
{
    buffer_add(out, "XYZ \0\0\0\0", 8);
    add_sensation(out, color);
}

static void add_curve(Buffer *out)
{
    buffer_add(out, "curv\0\0\0\0", 8);
    add_number(out, CURVE_POINTS, 4);
    for (size_t i = 0; i < CURVE_POINTS; i++)
        add_number(out, CURVE[i], 2);
}

/* Enters what was appended to data since start under the tag's name, and rounds up to whole words. */
static void add_tag(Buffer *table, const char *name, size_t start, Buffer *data)
{
    size_t length = data->length - start;
    add_zeros(data, (4 - data->length % 4) % 4);
    buffer_add(table, name, 4);
    add_number(table, (uint32_t)(HEADER_BYTES + 4 + TAG_COUNT * TAG_BYTES + start), 4);
    add_number(table, (uint32_t)length, 4);
}

static void add_color_tag(Buffer *table, const char *name, Sensation color, Buffer *data)
{
    size_t start = data->length;
    add_color(data, color);
    add_tag(table, name, start, data);
}

void output_intent_profile(Buffer *out)
{
    Buffer profile = {0}, table = {0}, data = {0};
    add_description(&data);
    add_tag(&table, "desc", 0, &data);
    size_t start = data.length;
    add_copyright(&data);
    add_tag(&table, "cprt", start, &data);
    add_color_tag(&table, "wtpt", WHITE, &data);
    add_color_tag(&table, "rXYZ", RED, &data);
    add_color_tag(&table, "gXYZ", GREEN, &data);
    add_color_tag(&table, "bXYZ", BLUE, &data);
    start = data.length;
    add_curve(&data);
    size_t entry = table.length;
    add_tag(&table, "rTRC", start, &data);
    static const char *const OTHERS[] = {"gTRC", "bTRC"};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        char same[TAG_BYTES];
        memcpy(same, table.data + entry, TAG_BYTES);
        memcpy(same, OTHERS[i], 4);
        buffer_add(&table, same, TAG_BYTES);
    }
    add_header(&profile);
    add_number(&profile, TAG_COUNT, 4);
    buffer_add(&profile, table.data, table.length);
    buffer_add(&profile, data.data, data.length);
    for (int i = 0; i < 4; i++)
        profile.data[i] = (char)(profile.length >> (24 - 8 * i));
    buffer_add(out, profile.data, profile.length);
    buffer_free(&profile);
    buffer_free(&table);
    buffer_free(&data);
}

void output_intent_write(PdfFile *file)
{
    Buffer profile = {0}, entries = {0};
    output_intent_profile(&profile);
    buffer_string(&entries, "/N 3");
    HPDF_Dict stream = pdf_stream_new(file, profile.data, profile.length,
                                      HPDF_STREAM_FILTER_FLATE_DECODE, &entries);
    entries.length = 0;
    buffer_string(&entries, "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                            "/Info(sRGB IEC61966-2.1)/DestOutputProfile");
    pdf_reference(&entries, stream);
    HPDF_Dict intent = pdf_dictionary_new(file);
    pdf_dictionary_write(file, intent, &entries);
    HPDF_Array intents = HPDF_Array_New(file->document->mmgr);
    HPDF_Dict_Add(file->document->catalog, "OutputIntents", intents);
    HPDF_Array_Add(intents, intent);
    buffer_free(&profile);
    buffer_free(&entries);
}
