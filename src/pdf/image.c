/* image.c: writes pictures as image objects.
 *
 * JPEG goes in as it is. So does the data of a PNG, for PDF knows PNG's own compression and row
 * filters (PDF 1.7, 7.4.4.4), unless its rows are interlaced or hold transparency: then it is
 * taken apart (png.c), and what is transparent becomes an image of its own, the soft mask. */
#include <string.h>

#include "pdf/image.h"
#include "pdf/png.h"

static const char *color_space(unsigned components)
{
    return components == 1 ? "/DeviceGray" : components == 3 ? "/DeviceRGB" : "/DeviceCMYK";
}

static void begin_entries(Buffer *out, uint32_t width, uint32_t height, unsigned bits)
{
    buffer_format(out, "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent %u",
                  (unsigned)width, (unsigned)height, bits);
}

/* Whether the file says it comes from Adobe's programs: those write CMYK inverted. */
static bool is_adobe_jpeg(const unsigned char *data, size_t length)
{
    enum { MARKER = 0xFF, START_OF_SCAN = 0xDA, APPLICATION_14 = 0xEE };
    size_t at = 2;
    while (at + 4 < length && data[at] == MARKER) {
        if (data[at + 1] == MARKER) {
            at++;
            continue;
        }
        size_t size = (size_t)data[at + 2] << 8 | data[at + 3];
        if (data[at + 1] == START_OF_SCAN || size < 2 || size + 2 > length - at)
            return false;
        if (data[at + 1] == APPLICATION_14 && size >= 7 && memcmp(data + at + 4, "Adobe", 5) == 0)
            return true;
        at += size + 2;
    }
    return false;
}

static HPDF_Dict write_jpeg(PdfFile *file, const Picture *picture)
{
    const ImageInfo *info = &picture->info;
    Buffer entries = {0};
    begin_entries(&entries, info->width, info->height, info->bits);
    buffer_format(&entries, "/ColorSpace%s", color_space(info->components));
    if (info->components == 4 && is_adobe_jpeg(picture->data, picture->length))
        buffer_string(&entries, "/Decode[1 0 1 0 1 0 1 0]");
    HPDF_Dict image = pdf_stream_new(file, picture->data, picture->length,
                                     HPDF_STREAM_FILTER_DCT_DECODE, &entries);
    buffer_free(&entries);
    return image;
}

static void add_color_space(Buffer *out, const Png *png)
{
    if (png->color != PNG_PALETTE) {
        buffer_format(out, "/ColorSpace%s", color_space(png_colors(png)));
        return;
    }
    buffer_format(out, "/ColorSpace[/Indexed/DeviceRGB %zu<", png->palette_count - 1);
    for (size_t i = 0; i < png->palette_count * 3; i++)
        buffer_format(out, "%02X", png->palette[i]);
    buffer_string(out, ">]");
}

/* A grey or RGB picture may name one colour as transparent. */
static void add_color_key(Buffer *out, const Png *png)
{
    unsigned colors = png_colors(png);
    if (png->color == PNG_PALETTE || png->transparency_length < 2 * (size_t)colors)
        return;
    buffer_string(out, "/Mask[");
    for (size_t i = 0; i < colors; i++) {
        unsigned value = (unsigned)png->transparency[2 * i] << 8 | png->transparency[2 * i + 1];
        value &= (1U << png->bits) - 1;
        buffer_format(out, "%u %u ", value, value);
    }
    buffer_char(out, ']');
}

static HPDF_Dict write_soft_mask(PdfFile *file, const Png *png, const PngSamples *samples)
{
    Buffer entries = {0};
    begin_entries(&entries, png->width, png->height, samples->alpha_bits);
    buffer_string(&entries, "/ColorSpace/DeviceGray");
    HPDF_Dict mask = pdf_stream_new(file, samples->alpha.data, samples->alpha.length,
                                    HPDF_STREAM_FILTER_FLATE_DECODE, &entries);
    buffer_free(&entries);
    return mask;
}

static HPDF_Dict write_png(PdfFile *file, const Picture *picture)
{
    Png png;
    PngSamples samples = {0};
    HPDF_Dict image = NULL;
    bool whole = false;
    if (!png_read(picture->data, picture->length, &png)) {
        png_free(&png);
        return NULL;
    }
    if (png.interlaced || png_has_alpha(&png)) {
        whole = true;
        if (!png_decode(&png, &samples)) {
            png_free(&png);
            return NULL;
        }
    }
    Buffer entries = {0};
    begin_entries(&entries, png.width, png.height, png.bits);
    add_color_space(&entries, &png);
    add_color_key(&entries, &png);
    if (samples.alpha.length > 0) {
        buffer_string(&entries, "/SMask");
        pdf_reference(&entries, write_soft_mask(file, &png, &samples));
    }
    if (whole) {
        image = pdf_stream_new(file, samples.colors.data, samples.colors.length,
                               HPDF_STREAM_FILTER_FLATE_DECODE, &entries);
    } else {
        buffer_format(&entries,
                      "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %u"
                      "/BitsPerComponent %u/Columns %u>>",
                      png_colors(&png), png.bits, (unsigned)png.width);
        image =
            pdf_stream_new(file, png.data.data, png.data.length, HPDF_STREAM_FILTER_NONE, &entries);
    }
    buffer_free(&entries);
    buffer_free(&samples.colors);
    buffer_free(&samples.alpha);
    png_free(&png);
    return image;
}

HPDF_Dict pdf_image_write(PdfFile *file, const Picture *picture)
{
    return picture->info.kind == IMAGE_JPEG ? write_jpeg(file, picture) : write_png(file, picture);
}
