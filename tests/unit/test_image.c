/* test_image.c: pictures, whole ones and every way of being broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <zlib.h>

#include "base/buffer.h"
#include "base/image.h"

enum { LIMIT = 1000000 };

static const char PNG_START[] = "\x89PNG\r\n\x1a\n";

static void add_number(Buffer *out, uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buffer_char(out, (char)(number >> shift));
}

static void add_chunk(Buffer *out, const char *type, const void *data, size_t length)
{
    add_number(out, (uint32_t)length);
    size_t start = out->length;
    buffer_string(out, type);
    buffer_add(out, data, length);
    uLong checksum =
        crc32(0, (const unsigned char *)out->data + start, (uInt)(out->length - start));
    add_number(out, (uint32_t)checksum);
}

static void add_header(Buffer *out, uint32_t width, uint32_t height, int depth, int color,
                       int interlace)
{
    Buffer header = {0};
    add_number(&header, width);
    add_number(&header, height);
    buffer_char(&header, (char)depth);
    buffer_char(&header, (char)color);
    buffer_add(&header, "\0\0", 2);
    buffer_char(&header, (char)interlace);
    buffer_add(out, PNG_START, 8);
    add_chunk(out, "IHDR", header.data, header.length);
    buffer_free(&header);
}

/* One IDAT with so many bytes of rows, all equal. */
static void add_rows(Buffer *out, size_t size, int byte)
{
    unsigned char *rows = malloc(size);
    uLongf packed_size = compressBound(size);
    unsigned char *packed = malloc(packed_size);

    memset(rows, byte, size);
    assert_int_equal(compress(packed, &packed_size, rows, size), Z_OK);
    add_chunk(out, "IDAT", packed, packed_size);
    free(rows);
    free(packed);
}

static const char *examine(const Buffer *bytes, ImageInfo *info)
{
    /* A copy of the exact size, so that a byte read too far is found. */
    unsigned char *exact = malloc(bytes->length ? bytes->length : 1);
    if (bytes->length > 0)
        memcpy(exact, bytes->data, bytes->length);
    const char *reason = image_examine(exact, bytes->length, LIMIT, info);
    free(exact);
    return reason;
}

static void assert_reason(Buffer *bytes, const char *expected)
{
    ImageInfo info;
    const char *reason = examine(bytes, &info);
    if (expected) {
        assert_non_null(reason);
        assert_string_equal(reason, expected);
    } else {
        assert_null(reason);
    }
    buffer_free(bytes);
}

static void png_tells_its_size(void **state)
{
    Buffer png = {0};
    ImageInfo info;
    (void)state;

    add_header(&png, 300, 100, 8, 6, 0);
    /* 300 pixels an inch, rounded to pixels a metre. */
    add_chunk(&png, "pHYs", "\0\0\x2e\x23\0\0\x2e\x23\1", 9);
    add_rows(&png, (300 * 4 + 1) * 100, 0);
    add_chunk(&png, "IEND", "", 0);
    assert_null(examine(&png, &info));
    assert_int_equal(info.kind, IMAGE_PNG);
    assert_int_equal(info.width, 300);
    assert_int_equal(info.height, 100);
    assert_int_equal(info.components, 3);
    assert_int_equal(info.bits, 8);
    assert_true(info.alpha);
    assert_false(info.interlaced);
    assert_in_range(info.natural_width, 71990, 72010);
    assert_in_range(info.natural_height, 23990, 24010);
    assert_string_equal(image_media_type(info.kind), "image/png");
    buffer_free(&png);
}

static void png_without_resolution_has_96_pixels_an_inch(void **state)
{
    Buffer png = {0};
    ImageInfo info;
    (void)state;

    add_header(&png, 96, 3, 16, 0, 0);
    add_rows(&png, (96 * 2 + 1) * 3, 0);
    add_chunk(&png, "IEND", "", 0);
    assert_null(examine(&png, &info));
    assert_int_equal(info.natural_width, 72000);
    assert_int_equal(info.natural_height, 2250);
    assert_int_equal(info.components, 1);
    assert_int_equal(info.bits, 16);
    assert_false(info.alpha);
    buffer_free(&png);
}

static void png_may_be_split_interlaced_and_with_palette(void **state)
{
    Buffer png = {0};
    ImageInfo info;
    unsigned char packed[100];
    uLongf packed_size = sizeof(packed);
    /* 5 x 3 pixels of 4 bits: passes of 1x1, 1x1, 2x1 (no 3rd-pass rows), 3x1, ... by RFC 2083, 2.6. */
    const size_t size =
        1 * (1 + 1) + 1 * (1 + 1) + 0 + 1 * (1 + 1) + 1 * (1 + 2) + 2 * (1 + 1) + 1 * (1 + 3);
    static const unsigned char rows[100];
    (void)state;

    assert_int_equal(compress(packed, &packed_size, rows, size), Z_OK);
    add_header(&png, 5, 3, 4, 3, 1);
    add_chunk(&png, "PLTE", "rgbRGB", 6);
    add_chunk(&png, "tRNS", "\0", 1);
    for (size_t i = 0; i < packed_size; i++)
        add_chunk(&png, "IDAT", packed + i, 1);
    add_chunk(&png, "tEXt", "a\0b", 3);
    add_chunk(&png, "IEND", "", 0);
    assert_null(examine(&png, &info));
    assert_int_equal(info.components, 3);
    assert_true(info.alpha);
    assert_true(info.interlaced);
    buffer_free(&png);
}

static void large_png_passes_through_the_window(void **state)
{
    Buffer png = {0};
    (void)state;
    add_header(&png, 1000, 1000, 8, 2, 0);
    add_rows(&png, 3001 * 1000, 0);
    add_chunk(&png, "IEND", "", 0);
    assert_reason(&png, NULL);
}

static void png_rows_are_counted(void **state)
{
    Buffer few = {0}, many = {0}, none = {0}, filter = {0};
    (void)state;

    add_header(&few, 10, 10, 8, 0, 0);
    add_rows(&few, 109, 0);
    add_chunk(&few, "IEND", "", 0);
    assert_reason(&few, "is damaged: it holds fewer rows than its size says");

    add_header(&many, 10, 10, 8, 0, 0);
    add_rows(&many, 111, 0);
    add_chunk(&many, "IEND", "", 0);
    assert_reason(&many, "is damaged: it holds more rows than its size says");

    add_header(&none, 10, 10, 8, 0, 0);
    add_chunk(&none, "IEND", "", 0);
    assert_reason(&none, "is damaged: it holds fewer rows than its size says");

    add_header(&filter, 10, 10, 8, 0, 0);
    add_rows(&filter, 110, 5);
    add_chunk(&filter, "IEND", "", 0);
    assert_reason(&filter, "is damaged");
}

/* A picture of a few bytes may say that it is huge, or inflate without end. */
static void png_bombs_are_refused(void **state)
{
    Buffer huge = {0}, endless = {0}, flat = {0};
    (void)state;

    add_header(&huge, 0x7FFFFFFF, 0x7FFFFFFF, 8, 6, 0);
    assert_reason(&huge, "has too many pixels");
    add_header(&flat, 0, 5, 8, 6, 0);
    assert_reason(&flat, "has no pixels");
    add_header(&endless, 1, 1, 8, 0, 0);
    add_rows(&endless, 50 << 20, 0);
    add_chunk(&endless, "IEND", "", 0);
    assert_reason(&endless, "is damaged: it holds more rows than its size says");
}

static void png_chunks_have_their_places(void **state)
{
    Buffer no_palette = {0}, grey_palette = {0}, unknown = {0}, late = {0}, depth = {0};
    (void)state;

    add_header(&no_palette, 1, 1, 8, 3, 0);
    add_rows(&no_palette, 2, 0);
    add_chunk(&no_palette, "IEND", "", 0);
    assert_reason(&no_palette, "is damaged");

    add_header(&grey_palette, 1, 1, 8, 0, 0);
    add_chunk(&grey_palette, "PLTE", "rgb", 3);
    assert_reason(&grey_palette, "is damaged");

    add_header(&unknown, 1, 1, 8, 0, 0);
    add_chunk(&unknown, "NEWX", "", 0);
    assert_reason(&unknown, "uses a feature of its format that is not supported");

    add_header(&late, 1, 1, 8, 0, 0);
    add_rows(&late, 2, 0);
    add_chunk(&late, "tEXt", "", 0);
    add_rows(&late, 2, 0);
    assert_reason(&late, "is damaged");

    add_header(&depth, 1, 1, 4, 6, 0);
    assert_reason(&depth, "is damaged");
}

static void add_segment(Buffer *out, int marker, const void *data, size_t length)
{
    buffer_char(out, (char)0xFF);
    buffer_char(out, (char)marker);
    buffer_char(out, (char)((length + 2) >> 8));
    buffer_char(out, (char)(length + 2));
    buffer_add(out, data, length);
}

/* A frame of 8 x 6 pixels in three colours and one scan. */
static void add_frame_and_scan(Buffer *jpeg)
{
    add_segment(jpeg, 0xC2, "\10\0\6\0\10\3\1\x22\0\2\x11\1\3\x11\1", 15);
    add_segment(jpeg, 0xDA, "\3\1\0\2\x11\3\x11\0\x3f\0", 10);
    buffer_add(jpeg, "ab\xFF\0cd\xFF\xD0gh", 10);
}

static void add_whole_jpeg(Buffer *jpeg)
{
    buffer_add(jpeg, "\xFF\xD8", 2);
    add_segment(jpeg, 0xE0, "JFIF\0\1\2\1\1\x2c\1\x2c\0\0", 14);
    add_segment(jpeg, 0xDB, "tables", 6);
    add_frame_and_scan(jpeg);
    add_segment(jpeg, 0xDA, "\1\1\0\1\0\0", 6);
    buffer_add(jpeg, "xyz\xFF\xFF\xD9", 6);
}

static void jpeg_tells_its_size(void **state)
{
    Buffer jpeg = {0};
    ImageInfo info;
    (void)state;

    add_whole_jpeg(&jpeg);
    assert_null(examine(&jpeg, &info));
    assert_int_equal(info.kind, IMAGE_JPEG);
    assert_int_equal(info.width, 8);
    assert_int_equal(info.height, 6);
    assert_int_equal(info.components, 3);
    assert_int_equal(info.bits, 8);
    assert_false(info.alpha);
    assert_true(info.interlaced);
    assert_int_equal(info.natural_width, 1920);
    assert_int_equal(info.natural_height, 1440);
    assert_string_equal(image_media_type(info.kind), "image/jpeg");
    buffer_free(&jpeg);
}

static void jpeg_kinds_outside_pdf_are_refused(void **state)
{
    Buffer lossless = {0}, deep = {0}, two = {0}, no_frame = {0}, no_scan = {0};
    (void)state;

    buffer_add(&lossless, "\xFF\xD8", 2);
    add_segment(&lossless, 0xC3, "\10\0\6\0\10\1\1\x11\0", 9);
    assert_reason(&lossless, "uses a feature of its format that is not supported");
    buffer_add(&deep, "\xFF\xD8", 2);
    add_segment(&deep, 0xC1, "\14\0\6\0\10\1\1\x11\0", 9);
    assert_reason(&deep, "uses a feature of its format that is not supported");
    buffer_add(&two, "\xFF\xD8", 2);
    add_segment(&two, 0xC0, "\10\0\6\0\10\1\1\x11\0", 9);
    add_segment(&two, 0xC0, "\10\0\6\0\10\1\1\x11\0", 9);
    assert_reason(&two, "is damaged");
    buffer_add(&no_frame, "\xFF\xD8", 2);
    add_segment(&no_frame, 0xDA, "\1\1\0\0\0\0", 6);
    assert_reason(&no_frame, "is damaged");
    buffer_add(&no_scan, "\xFF\xD8\xFF\xD9", 4);
    assert_reason(&no_scan, "has no pixels");
}

static void other_files_are_no_pictures(void **state)
{
    Buffer empty = {0}, text = {0}, start = {0};
    (void)state;

    assert_reason(&empty, "is empty");
    buffer_string(&text, "GIF89a");
    assert_reason(&text, "is neither a PNG nor a JPEG");
    buffer_add(&start, PNG_START, 7);
    assert_reason(&start, "is neither a PNG nor a JPEG");
}

static void no_shortened_picture_passes(void **state)
{
    Buffer png = {0}, jpeg = {0};
    ImageInfo info;
    (void)state;

    add_header(&png, 20, 20, 8, 2, 0);
    add_rows(&png, 61 * 20, 1);
    add_chunk(&png, "IEND", "", 0);
    add_whole_jpeg(&jpeg);
    while (png.length > 0) {
        png.length--;
        assert_non_null(examine(&png, &info));
    }
    while (jpeg.length > 0) {
        jpeg.length--;
        assert_non_null(examine(&jpeg, &info));
    }
    buffer_free(&png);
    buffer_free(&jpeg);
}

/* Each byte of a PNG stands under a checksum or a signature. */
static void no_changed_png_passes(void **state)
{
    Buffer png = {0};
    ImageInfo info;
    (void)state;

    add_header(&png, 20, 20, 8, 2, 0);
    add_rows(&png, 61 * 20, 1);
    add_chunk(&png, "IEND", "", 0);
    for (size_t i = 0; i < png.length; i++) {
        for (int bit = 0; bit < 8; bit++) {
            png.data[i] ^= (char)(1 << bit);
            assert_non_null(examine(&png, &info));
            png.data[i] ^= (char)(1 << bit);
        }
    }
    assert_reason(&png, NULL);
}

/* A JPEG has no checksums: whatever changed, nothing is read outside and the limits hold. */
static void changed_jpegs_keep_the_limits(void **state)
{
    Buffer jpeg = {0};
    ImageInfo info;
    size_t refused = 0;
    (void)state;

    add_whole_jpeg(&jpeg);
    for (size_t i = 0; i < jpeg.length; i++) {
        char kept = jpeg.data[i];
        for (int value = 0; value < 256; value++) {
            jpeg.data[i] = (char)value;
            if (examine(&jpeg, &info)) {
                refused++;
            } else {
                assert_true((uint64_t)info.width * info.height <= LIMIT);
                assert_true(info.width > 0 && info.natural_width > 0 && info.natural_height > 0);
            }
        }
        jpeg.data[i] = kept;
    }
    assert_true(refused > 1000);
    assert_reason(&jpeg, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(png_tells_its_size),
        cmocka_unit_test(png_without_resolution_has_96_pixels_an_inch),
        cmocka_unit_test(png_may_be_split_interlaced_and_with_palette),
        cmocka_unit_test(large_png_passes_through_the_window),
        cmocka_unit_test(png_rows_are_counted),
        cmocka_unit_test(png_bombs_are_refused),
        cmocka_unit_test(png_chunks_have_their_places),
        cmocka_unit_test(jpeg_tells_its_size),
        cmocka_unit_test(jpeg_kinds_outside_pdf_are_refused),
        cmocka_unit_test(other_files_are_no_pictures),
        cmocka_unit_test(no_shortened_picture_passes),
        cmocka_unit_test(no_changed_png_passes),
        cmocka_unit_test(changed_jpegs_keep_the_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
