/* qr_code.c: owns QR codes (ISO/IEC 18004). libqrencode makes the squares; here they become a PNG of one bit a pixel.
 *
 * A square is eight pixels wide, so that a viewer that smooths pictures leaves its edges where they are. A row of squares
 * repeats eight times and packs to nearly nothing. */
#include <stdlib.h>
#include <string.h>

#include <qrencode.h>
#include <zlib.h>

#include "base/base64.h"
#include "base/libraries.h"
#include "base/memory.h"
#include "cli/qr_code.h"

enum { QUIET = 4, SQUARE = 8, DIGITS_SHOWN = 16, GROUP = 4 };

void qr_code_text(const char *number, const char *date, const Digest *digest, Buffer *out)
{
    Buffer text = {0};
    digest_text(digest, &text);
    if (number && *number)
        buffer_format(out, "%s\n", number);
    if (date && *date)
        buffer_format(out, "%s\n", date);
    /* Capital letters pack better in a QR code. */
    buffer_string(out, "SHA256:");
    for (const char *c = buffer_text(&text); *c; c++)
        buffer_char(out, *c >= 'a' ? (char)(*c - 'a' + 'A') : *c);
    buffer_free(&text);
}

void qr_code_digits(const Digest *digest, Buffer *out)
{
    Buffer text = {0};
    digest_text(digest, &text);
    for (int i = 0; i < DIGITS_SHOWN; i++) {
        if (i > 0 && i % GROUP == 0)
            buffer_char(out, ' ');
        buffer_char(out, text.data[i]);
    }
    buffer_free(&text);
}

static void add_number(Buffer *out, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buffer_char(out, (char)(value >> shift));
}

static void add_chunk(Buffer *png, const char *kind, const Buffer *data)
{
    add_number(png, (uint32_t)data->length);
    size_t start = png->length;
    buffer_string(png, kind);
    buffer_add(png, data->data, data->length);
    add_number(png,
               (uint32_t)crc32(0, (const Bytef *)png->data + start, (uInt)(png->length - start)));
}

/* Square x, y of the code and the white around it. */
static bool is_black(const QRcode *code, int x, int y)
{
    x -= QUIET;
    y -= QUIET;
    return x >= 0 && y >= 0 && x < code->width && y < code->width &&
           code->data[y * code->width + x] & 1;
}

/* Rows of bits, white being 1, each after its filter byte. A square is a byte. */
static void add_rows(Buffer *rows, const QRcode *code)
{
    int squares = code->width + 2 * QUIET;
    for (int y = 0; y < squares * SQUARE; y++) {
        buffer_char(rows, 0);
        for (int x = 0; x < squares; x++)
            buffer_char(rows, is_black(code, x, y / SQUARE) ? '\0' : '\xFF');
    }
}

static void make_png(const QRcode *code, Buffer *png)
{
    Buffer header = {0}, rows = {0}, packed = {0}, nothing = {0};
    uint32_t pixels = (uint32_t)(code->width + 2 * QUIET) * SQUARE;
    add_number(&header, pixels);
    add_number(&header, pixels);
    buffer_add(&header, "\1\0\0\0\0", 5); /* one bit, grey */
    add_rows(&rows, code);
    uLongf length = compressBound(rows.length);
    packed.data = memory_resize(NULL, length);
    if (compress2((Bytef *)packed.data, &length, (const Bytef *)rows.data, rows.length,
                  Z_BEST_COMPRESSION) != Z_OK)
        memory_exhausted();
    packed.length = packed.capacity = length;
    buffer_add(png, "\x89PNG\r\n\x1A\n", 8);
    add_chunk(png, "IHDR", &header);
    add_chunk(png, "IDAT", &packed);
    add_chunk(png, "IEND", &nothing);
    buffer_free(&header);
    buffer_free(&rows);
    buffer_free(&packed);
}

void qr_code_picture(const char *text, Buffer *out)
{
    library_load("qrencode");
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (!code)
        return;
    Buffer png = {0};
    make_png(code, &png);
    QRcode_free(code);
    buffer_string(out, "data:image/png;base64,");
    base64_encode(out, png.data, png.length);
    buffer_free(&png);
}
