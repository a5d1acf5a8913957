/* png.c: takes PNG pictures apart (RFC 2083).
 *
 * The inflated data is rows, each led by a filter type; a filter says how a row was written as
 * differences to the bytes to its left and above (section 6). An interlaced picture is seven
 * smaller ones, one after the other, whose pixels lie on a grid of the whole (Adam7, section 2.6):
 *
 *     1 6 4 6 2 6 4 6
 *     7 7 7 7 7 7 7 7
 *     5 6 5 6 5 6 5 6
 *     7 7 7 7 7 7 7 7
 *     3 6 4 6 3 6 4 6
 *     7 7 7 7 7 7 7 7
 *     5 6 5 6 5 6 5 6
 *     7 7 7 7 7 7 7 7
 *
 * image_examine() has seen the file before; lengths are checked here all the same. */
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/memory.h"
#include "pdf/png.h"

/* Where the pixels of a pass lie in the whole picture. */
typedef struct {
    unsigned x, y, step_x, step_y;
} Pass;

static const Pass WHOLE[] = {{0, 0, 1, 1}};
static const Pass ADAM7[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                             {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};

static uint32_t read_32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void read_header(const unsigned char *body, Png *png)
{
    png->width = read_32(body);
    png->height = read_32(body + 4);
    png->bits = body[8];
    png->color = body[9];
    png->interlaced = body[12] != 0;
}

static bool is_sound(const Png *png)
{
    enum { LARGEST_PIXELS = 1 << 30 };
    bool known_bits = png->bits == 1 || png->bits == 2 || png->bits == 4 || png->bits == 8 ||
                      (png->bits == 16 && png->color != PNG_PALETTE);
    bool deep_enough = png->bits >= 8 || png->color == PNG_GRAY || png->color == PNG_PALETTE;
    bool known_color = png->color == PNG_GRAY || png->color == PNG_RGB ||
                       png->color == PNG_PALETTE || png->color == PNG_GRAY_ALPHA ||
                       png->color == PNG_RGB_ALPHA;
    bool has_palette =
        png->color != PNG_PALETTE || (png->palette_count > 0 && png->palette_count <= 256);
    uint64_t pixels = (uint64_t)png->width * png->height;
    return pixels > 0 && pixels <= LARGEST_PIXELS && known_bits && deep_enough && known_color &&
           has_palette && png->data.length > 0;
}

bool png_read(const unsigned char *data, size_t length, Png *png)
{
    enum { SIGNATURE = 8, FRAME = 12, HEADER = 13 };
    *png = (Png){0};
    for (size_t at = SIGNATURE; at < length && length - at >= FRAME;) {
        size_t size = read_32(data + at);
        const unsigned char *type = data + at + 4, *body = data + at + 8;
        if (size > length - at - FRAME)
            return false;
        if (memcmp(type, "IHDR", 4) == 0 && size >= HEADER) {
            read_header(body, png);
        } else if (memcmp(type, "PLTE", 4) == 0) {
            png->palette = body;
            png->palette_count = size / 3;
        } else if (memcmp(type, "tRNS", 4) == 0) {
            png->transparency = body;
            png->transparency_length = size;
        } else if (memcmp(type, "IDAT", 4) == 0) {
            buffer_add(&png->data, body, size);
        }
        at += size + FRAME;
    }
    return is_sound(png);
}

void png_free(Png *png)
{
    buffer_free(&png->data);
}

unsigned png_colors(const Png *png)
{
    return png->color == PNG_RGB || png->color == PNG_RGB_ALPHA ? 3 : 1;
}

static bool has_alpha_channel(const Png *png)
{
    return png->color == PNG_GRAY_ALPHA || png->color == PNG_RGB_ALPHA;
}

bool png_has_alpha(const Png *png)
{
    return has_alpha_channel(png) || (png->color == PNG_PALETTE && png->transparency_length > 0);
}

static unsigned pixel_bits(const Png *png)
{
    return png->bits * (png_colors(png) + has_alpha_channel(png));
}

static size_t row_bytes(uint64_t width, unsigned bits)
{
    return (size_t)((width * bits + 7) / 8);
}

/* How many pixels of a line a pass has. */
static uint32_t pass_extent(uint32_t whole, unsigned start, unsigned step)
{
    return whole <= start ? 0 : (whole - start + step - 1) / step;
}

static size_t pass_bytes(const Png *png, const Pass *pass)
{
    uint32_t width = pass_extent(png->width, pass->x, pass->step_x);
    uint32_t height = pass_extent(png->height, pass->y, pass->step_y);
    return width == 0 ? 0 : (row_bytes(width, pixel_bits(png)) + 1) * height;
}

/* Inflates into size bytes exactly; NULL when the data is broken or has another size. */
static unsigned char *inflate_rows(const Png *png, size_t size)
{
    unsigned char *rows = memory_resize(NULL, size);
    uLongf length = size;
    uLong source = png->data.length;
    if (uncompress2(rows, &length, (const Bytef *)png->data.data, &source) != Z_OK ||
        length != size) {
        free(rows);
        return NULL;
    }
    return rows;
}

static int paeth(int left, int above, int corner)
{
    int guess = left + above - corner;
    int to_left = abs(guess - left), to_above = abs(guess - above), to_corner = abs(guess - corner);
    if (to_left <= to_above && to_left <= to_corner)
        return left;
    return to_above <= to_corner ? above : corner;
}

/* Undoes the filter of a row in place. above is the row before it, unfiltered, or zeros. */
static bool unfilter(unsigned filter, unsigned char *row, const unsigned char *above, size_t length,
                     size_t pixel)
{
    for (size_t i = 0; i < length; i++) {
        int left = i >= pixel ? row[i - pixel] : 0;
        int corner = i >= pixel ? above[i - pixel] : 0;
        switch (filter) {
        case 0: return true;
        case 1: row[i] = (unsigned char)(row[i] + left); break;
        case 2: row[i] = (unsigned char)(row[i] + above[i]); break;
        case 3: row[i] = (unsigned char)(row[i] + (left + above[i]) / 2); break;
        case 4: row[i] = (unsigned char)(row[i] + paeth(left, above[i], corner)); break;
        default: return false;
        }
    }
    return true;
}

/* Copies one pixel of the given bits; where pixels are smaller than a byte, to holds zeros. */
static void copy_pixel(unsigned char *to, size_t to_index, const unsigned char *from,
                       size_t from_index, unsigned bits)
{
    if (bits >= 8) {
        memcpy(to + to_index * (bits / 8), from + from_index * (bits / 8), bits / 8);
        return;
    }
    unsigned each = 8 / bits;
    unsigned value = from[from_index / each] >> (8 - bits - from_index % each * bits);
    value &= (1U << bits) - 1;
    to[to_index / each] |= (unsigned char)(value << (8 - bits - to_index % each * bits));
}

/* Unfilters a pass, which starts at rows, and spreads its pixels over the whole picture. */
static bool spread_pass(const Png *png, const Pass *pass, unsigned char *rows, unsigned char *whole)
{
    unsigned bits = pixel_bits(png);
    uint32_t width = pass_extent(png->width, pass->x, pass->step_x);
    uint32_t height = pass_extent(png->height, pass->y, pass->step_y);
    size_t length = row_bytes(width, bits), stride = row_bytes(png->width, bits);
    unsigned char *zeros = memory_new(length);
    const unsigned char *above = zeros;
    bool good = true;
    for (uint32_t y = 0; width > 0 && y < height && good; y++) {
        unsigned char *row = rows + 1;
        good = unfilter(rows[0], row, above, length, bits < 8 ? 1 : bits / 8);
        unsigned char *target = whole + (size_t)(pass->y + y * pass->step_y) * stride;
        for (uint32_t x = 0; x < width; x++)
            copy_pixel(target, pass->x + (size_t)x * pass->step_x, row, x, bits);
        above = row;
        rows += length + 1;
    }
    free(zeros);
    return good;
}

/* All rows of the picture, unfiltered and unlaced; the caller frees them. NULL: broken. */
static unsigned char *read_rows(const Png *png)
{
    const Pass *passes = png->interlaced ? ADAM7 : WHOLE;
    size_t count = png->interlaced ? sizeof ADAM7 / sizeof *ADAM7 : 1, size = 0, at = 0;
    for (size_t i = 0; i < count; i++)
        size += pass_bytes(png, &passes[i]);
    unsigned char *rows = inflate_rows(png, size);
    if (!rows)
        return NULL;
    unsigned char *whole = memory_new(row_bytes(png->width, pixel_bits(png)) * png->height);
    for (size_t i = 0; i < count; i++) {
        if (!spread_pass(png, &passes[i], rows + at, whole)) {
            free(whole);
            whole = NULL;
            break;
        }
        at += pass_bytes(png, &passes[i]);
    }
    free(rows);
    return whole;
}

/* Parts the alpha channel from the colours. */
static void split_alpha(const Png *png, const unsigned char *rows, PngSamples *samples)
{
    size_t sample = png->bits / 8, colors = png_colors(png) * sample;
    size_t pixels = (size_t)png->width * png->height;
    for (size_t i = 0; i < pixels; i++, rows += colors + sample) {
        buffer_add(&samples->colors, rows, colors);
        buffer_add(&samples->alpha, rows + colors, sample);
    }
    samples->alpha_bits = png->bits;
}

/* Looks the transparency of each pixel up in the palette's. */
static void look_up_alpha(const Png *png, const unsigned char *rows, PngSamples *samples)
{
    unsigned each = 8 / png->bits;
    size_t stride = row_bytes(png->width, png->bits);
    for (uint32_t y = 0; y < png->height; y++, rows += stride) {
        for (uint32_t x = 0; x < png->width; x++) {
            unsigned index = rows[x / each] >> (8 - png->bits - x % each * png->bits);
            index &= (1U << png->bits) - 1;
            buffer_char(&samples->alpha, index < png->transparency_length
                                             ? (char)png->transparency[index]
                                             : (char)0xFF);
        }
    }
    samples->alpha_bits = 8;
}

bool png_decode(const Png *png, PngSamples *samples)
{
    unsigned char *rows = read_rows(png);
    if (!rows)
        return false;
    if (has_alpha_channel(png)) {
        split_alpha(png, rows, samples);
    } else {
        buffer_add(&samples->colors, rows,
                   row_bytes(png->width, png->bits * png_colors(png)) * png->height);
        if (png_has_alpha(png))
            look_up_alpha(png, rows, samples);
    }
    free(rows);
    return true;
}
