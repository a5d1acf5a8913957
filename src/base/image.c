/* image.c: what a picture file is.
 *
 *     PNG   signature, then chunks                  JPEG   SOI, then segments
 *           IHDR  size, depth, colours                     APP0  resolution
 *           pHYs  resolution                               SOFn  size, depth, components
 *           PLTE  tRNS                                     SOS   and its scan, once or more
 *           IDAT… one zlib stream of filtered rows         EOI
 *           IEND
 *
 * The rows of a PNG are inflated through a small window and only counted, so that a picture costs no
 * memory here, however large it says it is. Sources: RFC 2083; ITU-T T.81 annex B; JFIF 1.02. */
#include <string.h>

#include <zlib.h>

#include "base/image.h"
#include "base/memory.h"

enum {
    PNG_GREY = 0,
    PNG_RGB = 2,
    PNG_PALETTE = 3,
    PNG_GREY_ALPHA = 4,
    PNG_RGB_ALPHA = 6,
    PNG_LAST_FILTER = 4,
    PNG_PASSES = 7,
    WINDOW = 16 * 1024,
    PIXEL_IN_THOUSANDTHS = 750 /* 1/96 in */
};

static const char CUT_SHORT[] = "is cut short";
static const char DAMAGED[] = "is damaged";
static const char BAD_CHECKSUM[] = "is damaged: a checksum is wrong";
static const char NO_PIXELS[] = "has no pixels";
static const char TOO_MANY_PIXELS[] = "has too many pixels";
static const char TOO_MUCH_DATA[] = "is damaged: it holds more rows than its size says";
static const char TOO_LITTLE_DATA[] = "is damaged: it holds fewer rows than its size says";
static const char UNKNOWN_KIND[] = "uses a feature of its format that is not supported";
static const char PNG_SIGNATURE[8] = "\x89PNG\r\n\x1a\n";

typedef struct {
    const unsigned char *data;
    size_t length;
    size_t at;
} Reader;

/* The chunk at the reader's place. */
typedef struct {
    char type[5];
    const unsigned char *data;
    size_t length;
} Chunk;

/* How far the inflated rows have come. */
typedef struct {
    uint32_t width, height;
    unsigned bits_a_pixel;
    bool interlaced;
    int pass;
    uint64_t rows_left; /* of this pass */
    uint64_t row_size;  /* in bytes, with the filter byte */
    uint64_t row_left;  /* of this row */
} Rows;

typedef struct {
    Reader reader;
    ImageInfo *info;
    unsigned color_type;
    unsigned depth;
    bool has_palette, has_rows, rows_ended;
    z_stream stream;
    bool stream_ended;
    Rows rows;
} Png;

static uint32_t number32(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static uint32_t number16(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 8 | bytes[1];
}

/* So many pixels of numerator/denominator thousandths of a point each; at least 1. */
static Length natural_length(uint32_t pixels, int64_t numerator, int64_t denominator)
{
    Length length = length_scale((Length)pixels, numerator, denominator);
    return length > 0 ? length : 1;
}

/* One pixel is numerator / (density * unit) thousandths of a point; a density of 0 is none. */
static void set_natural_size(ImageInfo *info, uint32_t x_density, uint32_t y_density,
                             int64_t numerator, int64_t unit)
{
    if (x_density == 0 || y_density == 0) {
        info->natural_width = natural_length(info->width, PIXEL_IN_THOUSANDTHS, 1);
        info->natural_height = natural_length(info->height, PIXEL_IN_THOUSANDTHS, 1);
        return;
    }
    info->natural_width = natural_length(info->width, numerator, x_density * unit);
    info->natural_height = natural_length(info->height, numerator, y_density * unit);
}

static const char *check_size(const ImageInfo *info, uint64_t pixel_limit)
{
    if (info->width == 0 || info->height == 0)
        return NO_PIXELS;
    if (info->width > LENGTH_MAX || info->height > LENGTH_MAX ||
        (uint64_t)info->width * info->height > pixel_limit)
        return TOO_MANY_PIXELS;
    return NULL;
}

/* Reads the next chunk and checks that it is whole. */
static const char *next_chunk(Reader *reader, Chunk *chunk)
{
    const unsigned char *start = reader->data + reader->at;
    size_t left = reader->length - reader->at;

    if (left < 12 || number32(start) > left - 12)
        return CUT_SHORT;
    chunk->length = number32(start);
    memcpy(chunk->type, start + 4, 4);
    chunk->type[4] = '\0';
    chunk->data = start + 8;
    reader->at += chunk->length + 12;
    uLong checksum = crc32(crc32(0, NULL, 0), start + 4, (uInt)chunk->length + 4);
    return checksum == number32(chunk->data + chunk->length) ? NULL : BAD_CHECKSUM;
}

static bool is_type(const Chunk *chunk, const char *type)
{
    return memcmp(chunk->type, type, 4) == 0;
}

static unsigned channels_of(unsigned color_type)
{
    switch (color_type) {
    case PNG_GREY_ALPHA: return 2;
    case PNG_RGB: return 3;
    case PNG_RGB_ALPHA: return 4;
    default: return 1;
    }
}

/* RFC 2083, 4.1.1: which depths go with which colours. */
static bool is_valid_depth(unsigned color_type, unsigned depth)
{
    switch (color_type) {
    case PNG_GREY: return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    case PNG_PALETTE: return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case PNG_RGB:
    case PNG_GREY_ALPHA:
    case PNG_RGB_ALPHA: return depth == 8 || depth == 16;
    default: return false;
    }
}

/* Moves to the first pass from this one on that has rows. Adam7: RFC 2083, 2.6. */
static void start_pass(Rows *rows, int pass)
{
    static const uint8_t x_start[PNG_PASSES] = {0, 4, 0, 2, 0, 1, 0};
    static const uint8_t y_start[PNG_PASSES] = {0, 0, 4, 0, 2, 0, 1};
    static const uint8_t x_step[PNG_PASSES] = {8, 8, 4, 4, 2, 2, 1};
    static const uint8_t y_step[PNG_PASSES] = {8, 8, 8, 4, 4, 2, 2};
    int count = rows->interlaced ? PNG_PASSES : 1;

    rows->rows_left = 0;
    for (; pass < count && rows->rows_left == 0; pass++) {
        uint64_t columns = rows->width;
        uint64_t lines = rows->height;
        if (rows->interlaced) {
            columns = (columns + x_step[pass] - 1 - x_start[pass]) / x_step[pass];
            lines = (lines + y_step[pass] - 1 - y_start[pass]) / y_step[pass];
        }
        if (columns > 0) {
            rows->rows_left = lines;
            rows->row_size = 1 + (columns * rows->bits_a_pixel + 7) / 8;
        }
    }
    rows->pass = pass;
    rows->row_left = rows->row_size;
}

/* Counts inflated bytes against the rows and checks each row's filter. */
static const char *take_rows(Rows *rows, const unsigned char *data, size_t length)
{
    while (length > 0) {
        if (rows->rows_left == 0)
            return TOO_MUCH_DATA;
        if (rows->row_left == rows->row_size && data[0] > PNG_LAST_FILTER)
            return DAMAGED;
        size_t taken = length < rows->row_left ? length : (size_t)rows->row_left;
        data += taken;
        length -= taken;
        rows->row_left -= taken;
        if (rows->row_left == 0) {
            rows->row_left = rows->row_size;
            if (--rows->rows_left == 0)
                start_pass(rows, rows->pass);
        }
    }
    return NULL;
}

static const char *inflate_rows(Png *png, const Chunk *chunk)
{
    unsigned char window[WINDOW];

    png->stream.next_in = (unsigned char *)(uintptr_t)chunk->data;
    png->stream.avail_in = (uInt)chunk->length;
    while (png->stream.avail_in > 0 && !png->stream_ended) {
        /* A full window may leave more to come without any input: the loop ends by the output. */
        do {
            png->stream.next_out = window;
            png->stream.avail_out = sizeof(window);
            int result = inflate(&png->stream, Z_NO_FLUSH);
            if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
                return DAMAGED;
            png->stream_ended = result == Z_STREAM_END;
            const char *reason =
                take_rows(&png->rows, window, sizeof(window) - png->stream.avail_out);
            if (reason)
                return reason;
        } while (png->stream.avail_out == 0 && !png->stream_ended);
    }
    return NULL;
}

static const char *take_header(Png *png, const Chunk *chunk, uint64_t pixel_limit)
{
    ImageInfo *info = png->info;

    if (!is_type(chunk, "IHDR") || chunk->length != 13)
        return DAMAGED;
    info->width = number32(chunk->data);
    info->height = number32(chunk->data + 4);
    png->depth = chunk->data[8];
    png->color_type = chunk->data[9];
    const char *reason = check_size(info, pixel_limit);
    if (reason)
        return reason;
    if (!is_valid_depth(png->color_type, png->depth) || chunk->data[10] != 0 ||
        chunk->data[11] != 0 || chunk->data[12] > 1)
        return DAMAGED;
    info->components = png->color_type == PNG_GREY || png->color_type == PNG_GREY_ALPHA ? 1 : 3;
    info->bits = png->color_type == PNG_PALETTE ? 8 : (uint8_t)png->depth;
    info->alpha = png->color_type == PNG_GREY_ALPHA || png->color_type == PNG_RGB_ALPHA;
    info->interlaced = chunk->data[12] == 1;
    set_natural_size(info, 0, 0, 0, 0);
    png->rows = (Rows){.width = info->width,
                       .height = info->height,
                       .bits_a_pixel = png->depth * channels_of(png->color_type),
                       .interlaced = info->interlaced};
    start_pass(&png->rows, 0);
    return NULL;
}

static const char *take_palette(Png *png, const Chunk *chunk)
{
    bool allowed = png->color_type & 2;
    bool fits = png->color_type != PNG_PALETTE || chunk->length / 3 <= (size_t)1 << png->depth;

    if (!allowed || !fits || png->has_palette || png->has_rows || chunk->length == 0 ||
        chunk->length % 3 != 0 || chunk->length > 768)
        return DAMAGED;
    png->has_palette = true;
    return NULL;
}

static const char *take_transparency(Png *png, const Chunk *chunk)
{
    bool fits;

    switch (png->color_type) {
    case PNG_GREY: fits = chunk->length == 2; break;
    case PNG_RGB: fits = chunk->length == 6; break;
    case PNG_PALETTE: fits = png->has_palette && chunk->length > 0 && chunk->length <= 256; break;
    default: fits = false;
    }
    if (!fits || png->has_rows)
        return DAMAGED;
    png->info->alpha = true;
    return NULL;
}

static const char *take_resolution(Png *png, const Chunk *chunk)
{
    if (chunk->length != 9 || png->has_rows)
        return DAMAGED;
    /* Unit 1 is the metre; 0 gives a proportion only. */
    if (chunk->data[8] == 1) {
        set_natural_size(png->info, number32(chunk->data), number32(chunk->data + 4),
                         INT64_C(720000000), 254);
    }
    return NULL;
}

static const char *take_data(Png *png, const Chunk *chunk)
{
    if (png->rows_ended || (png->color_type == PNG_PALETTE && !png->has_palette))
        return DAMAGED;
    png->has_rows = true;
    return inflate_rows(png, chunk);
}

static const char *take_chunk(Png *png, const Chunk *chunk)
{
    if (is_type(chunk, "IDAT"))
        return take_data(png, chunk);
    png->rows_ended = png->has_rows;
    if (is_type(chunk, "PLTE"))
        return take_palette(png, chunk);
    if (is_type(chunk, "tRNS"))
        return take_transparency(png, chunk);
    if (is_type(chunk, "pHYs"))
        return take_resolution(png, chunk);
    /* A capital first letter: the picture cannot be understood without this chunk. */
    bool is_critical = chunk->type[0] >= 'A' && chunk->type[0] <= 'Z';
    return is_critical && !is_type(chunk, "IEND") ? UNKNOWN_KIND : NULL;
}

static const char *take_chunks(Png *png, uint64_t pixel_limit)
{
    Chunk chunk;
    const char *reason = next_chunk(&png->reader, &chunk);

    if (!reason)
        reason = take_header(png, &chunk, pixel_limit);
    while (!reason) {
        reason = next_chunk(&png->reader, &chunk);
        if (!reason)
            reason = take_chunk(png, &chunk);
        if (!reason && is_type(&chunk, "IEND"))
            break;
    }
    if (!reason && (png->rows.rows_left > 0 || !png->stream_ended))
        reason = TOO_LITTLE_DATA;
    return reason;
}

static const char *examine_png(const unsigned char *data, size_t length, uint64_t pixel_limit,
                               ImageInfo *info)
{
    Png png = {.reader = {data, length, sizeof(PNG_SIGNATURE)}, .info = info};

    info->kind = IMAGE_PNG;
    if (inflateInit(&png.stream) != Z_OK)
        memory_exhausted();
    const char *reason = take_chunks(&png, pixel_limit);
    inflateEnd(&png.stream);
    return reason;
}

enum {
    JPEG_TEM = 0x01,
    JPEG_SOF0 = 0xC0,
    JPEG_SOF2 = 0xC2,
    JPEG_DHT = 0xC4,
    JPEG_JPG = 0xC8,
    JPEG_DAC = 0xCC,
    JPEG_SOF15 = 0xCF,
    JPEG_RST0 = 0xD0,
    JPEG_RST7 = 0xD7,
    JPEG_SOI = 0xD8,
    JPEG_EOI = 0xD9,
    JPEG_SOS = 0xDA,
    JPEG_DNL = 0xDC,
    JPEG_APP0 = 0xE0
};

/* Moves behind the next marker and gives its code. */
static const char *next_marker(Reader *reader, unsigned *marker)
{
    if (reader->at >= reader->length)
        return CUT_SHORT;
    if (reader->data[reader->at] != 0xFF)
        return DAMAGED;
    /* Any number of fill bytes may stand before the code. */
    while (reader->at < reader->length && reader->data[reader->at] == 0xFF)
        reader->at++;
    if (reader->at >= reader->length)
        return CUT_SHORT;
    *marker = reader->data[reader->at++];
    return *marker == 0 ? DAMAGED : NULL;
}

/* The segment behind a marker, without its length field. */
static const char *next_segment(Reader *reader, Chunk *segment)
{
    size_t left = reader->length - reader->at;

    if (left < 2)
        return CUT_SHORT;
    size_t length = number16(reader->data + reader->at);
    if (length < 2)
        return DAMAGED;
    if (length > left)
        return CUT_SHORT;
    segment->data = reader->data + reader->at + 2;
    segment->length = length - 2;
    reader->at += length;
    return NULL;
}

static bool is_frame(unsigned marker)
{
    return marker >= JPEG_SOF0 && marker <= JPEG_SOF15 && marker != JPEG_DHT &&
           marker != JPEG_JPG && marker != JPEG_DAC;
}

/* T.81, B.2.2. PDF readers know 8 bits a component: baseline, extended and progressive with Huffman
 * codes. */
static const char *take_frame(unsigned marker, const Chunk *segment, uint64_t pixel_limit,
                              ImageInfo *info)
{
    if (info->components != 0 || segment->length < 6)
        return DAMAGED;
    size_t components = segment->data[5];
    if (marker > JPEG_SOF2 || segment->data[0] != 8 ||
        (components != 1 && components != 3 && components != 4))
        return UNKNOWN_KIND;
    if (segment->length != 6 + 3 * components)
        return DAMAGED;
    for (size_t i = 0; i < components; i++) {
        unsigned horizontal = segment->data[7 + 3 * i] >> 4;
        unsigned vertical = segment->data[7 + 3 * i] & 15;
        if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4)
            return DAMAGED;
    }
    info->bits = 8;
    info->components = (uint8_t)components;
    info->interlaced = marker == JPEG_SOF2;
    info->height = number16(segment->data + 1);
    info->width = number16(segment->data + 3);
    return check_size(info, pixel_limit);
}

/* Checks the scan's header and skips its coded data: up to a marker that is no restart. */
static const char *skip_scan(Reader *reader, const Chunk *segment, const ImageInfo *info)
{
    if (info->components == 0 || segment->length < 1 || segment->data[0] < 1 ||
        segment->data[0] > info->components || segment->length != 4 + 2 * (size_t)segment->data[0])
        return DAMAGED;
    for (; reader->at + 1 < reader->length; reader->at++) {
        unsigned next = reader->data[reader->at + 1];
        if (reader->data[reader->at] == 0xFF && next != 0 && next != 0xFF &&
            !(next >= JPEG_RST0 && next <= JPEG_RST7))
            return NULL;
    }
    return CUT_SHORT;
}

/* The resolution that a JFIF header gives; 0 for none. */
typedef struct {
    uint32_t x_density, y_density;
    bool a_centimetre; /* else an inch */
} Resolution;

static void take_jfif(const Chunk *segment, Resolution *resolution)
{
    if (segment->length < 12 || memcmp(segment->data, "JFIF", 5) != 0 ||
        (segment->data[7] != 1 && segment->data[7] != 2))
        return;
    resolution->a_centimetre = segment->data[7] == 2;
    resolution->x_density = number16(segment->data + 8);
    resolution->y_density = number16(segment->data + 10);
}

/* One marker with its segment. *scans counts scans. */
static const char *take_marker(Reader *reader, unsigned marker, uint64_t pixel_limit,
                               ImageInfo *info, Resolution *resolution, size_t *scans)
{
    Chunk segment;

    if (marker == JPEG_TEM)
        return NULL;
    if (marker == JPEG_SOI || (marker >= JPEG_RST0 && marker <= JPEG_RST7))
        return DAMAGED;
    const char *reason = next_segment(reader, &segment);
    if (reason)
        return reason;
    if (marker == JPEG_DNL)
        return UNKNOWN_KIND;
    if (is_frame(marker))
        return take_frame(marker, &segment, pixel_limit, info);
    if (marker == JPEG_APP0) {
        take_jfif(&segment, resolution);
    } else if (marker == JPEG_SOS) {
        ++*scans;
        return skip_scan(reader, &segment, info);
    }
    return NULL;
}

static const char *examine_jpeg(const unsigned char *data, size_t length, uint64_t pixel_limit,
                                ImageInfo *info)
{
    Reader reader = {data, length, 2};
    Resolution resolution = {0};
    size_t scans = 0;

    info->kind = IMAGE_JPEG;
    for (;;) {
        unsigned marker;
        const char *reason = next_marker(&reader, &marker);
        if (!reason && marker == JPEG_EOI)
            break;
        if (!reason)
            reason = take_marker(&reader, marker, pixel_limit, info, &resolution, &scans);
        if (reason)
            return reason;
    }
    if (scans == 0)
        return NO_PIXELS;
    set_natural_size(info, resolution.x_density, resolution.y_density,
                     resolution.a_centimetre ? INT64_C(7200000) : 72000,
                     resolution.a_centimetre ? 254 : 1);
    return NULL;
}

const char *image_examine(const unsigned char *data, size_t length, uint64_t pixel_limit,
                          ImageInfo *info)
{
    *info = (ImageInfo){0};
    if (length >= sizeof(PNG_SIGNATURE) && memcmp(data, PNG_SIGNATURE, sizeof(PNG_SIGNATURE)) == 0)
        return examine_png(data, length, pixel_limit, info);
    if (length >= 3 && memcmp(data, "\xFF\xD8\xFF", 3) == 0)
        return examine_jpeg(data, length, pixel_limit, info);
    return length == 0 ? "is empty" : "is neither a PNG nor a JPEG";
}

const char *image_media_type(ImageKind kind)
{
    return kind == IMAGE_PNG ? "image/png" : "image/jpeg";
}
