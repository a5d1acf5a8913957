/* test_pdf_image.c: pictures of every kind, painted and looked at. */
#include "pdf_fixture.h"

#include "pdf/png.h"

static Picture *add_picture(Fixture *fixture, const void *data, size_t length)
{
    Picture *picture = arena_alloc(fixture->tree.arena, sizeof *picture);
    picture->path = "picture";
    picture->data = data;
    picture->length = length;
    picture->place = PLACE_NONE;
    const char *problem = image_examine(data, length, 1000000, &picture->info);
    if (problem)
        fail_msg("the picture %s", problem);
    picture->next = fixture->tree.pictures;
    fixture->tree.pictures = picture;
    return picture;
}

/* Shows the picture 100 pt wide and high, each one 110 pt below the one before. */
static void show(Fixture *fixture, Page *page, const Picture *picture)
{
    Length y = page->last ? page->last->y + 110000 : 0;
    add_area(fixture, page, AREA_IMAGE, 0, y, 100000, 100000)->image.picture = picture;
}

static Buffer render(const Fixture *fixture)
{
    Buffer ppm = {0};
    assert_int_equal(run_tool(fixture, "pdftoppm -r 72 %s", &ppm), 0);
    return ppm;
}

static unsigned pixel(const Buffer *ppm, int x, int y)
{
    unsigned width, height;
    assert_int_equal(sscanf(ppm->data, "P6 %u %u", &width, &height), 2);
    const char *samples = ppm->data + ppm->length - (size_t)width * height * 3;
    const unsigned char *at = (const unsigned char *)samples + ((size_t)y * width + (size_t)x) * 3;
    return (unsigned)at[0] << 16 | (unsigned)at[1] << 8 | at[2];
}

static void test_plain_png(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    /* 2 × 2, RGB; the second row is filtered as the difference to the one above. */
    static const unsigned char rgb[] = {0, 255, 0, 0, 0, 255, 0, 2, 0, 0, 255, 0, 0, 0};
    PngSpec spec = {.width = 2,
                    .height = 2,
                    .bits = 8,
                    .color = PNG_RGB,
                    .rows = rgb,
                    .rows_length = sizeof rgb};
    Buffer first = make_png(&spec);
    /* 8 × 1, one bit, grey: half black, half white. */
    static const unsigned char gray[] = {0, 0x0F};
    spec = (PngSpec){
        .width = 8, .height = 1, .bits = 1, .color = PNG_GRAY, .rows = gray, .rows_length = 2};
    Buffer second = make_png(&spec);
    /* 4 × 1, two bits, palette. */
    static const unsigned char palette[] = {255, 255, 0, 0, 255, 255, 255, 0, 255, 1, 2, 3};
    static const unsigned char indexes[] = {0, 0x1B};
    spec = (PngSpec){.width = 4,
                     .height = 1,
                     .bits = 2,
                     .color = PNG_PALETTE,
                     .rows = indexes,
                     .rows_length = 2,
                     .palette = palette,
                     .palette_length = sizeof palette};
    Buffer third = make_png(&spec);
    show(fixture, page, add_picture(fixture, first.data, first.length));
    show(fixture, page, add_picture(fixture, second.data, second.length));
    show(fixture, page, add_picture(fixture, third.data, third.length));
    paint(fixture);
    Buffer ppm = render(fixture);
    assert_int_equal(pixel(&ppm, 20, 20), 0xFF0000);
    assert_int_equal(pixel(&ppm, 80, 20), 0x00FF00);
    assert_int_equal(pixel(&ppm, 20, 80), 0xFF00FF);
    assert_int_equal(pixel(&ppm, 80, 80), 0x00FF00);
    assert_int_equal(pixel(&ppm, 20, 150), 0x000000);
    assert_int_equal(pixel(&ppm, 80, 150), 0xFFFFFF);
    assert_int_equal(pixel(&ppm, 10, 270), 0xFFFF00);
    assert_int_equal(pixel(&ppm, 40, 270), 0x00FFFF);
    assert_int_equal(pixel(&ppm, 60, 270), 0xFF00FF);
    assert_int_equal(pixel(&ppm, 90, 270), 0x010203);
    buffer_free(&ppm);
    buffer_free(&first);
    buffer_free(&second);
    buffer_free(&third);
}

static void test_transparent_png(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    static const unsigned char rgba[] = {0, 255, 0, 0, 255, 0, 0, 255, 0};
    PngSpec spec = {
        .width = 2, .height = 1, .bits = 8, .color = PNG_RGB_ALPHA, .rows = rgba, .rows_length = 9};
    Buffer first = make_png(&spec);
    /* 16 bits a sample, grey with alpha: opaque black, transparent black. */
    static const unsigned char deep[] = {0, 0, 0, 255, 255, 0, 0, 0, 0};
    spec = (PngSpec){.width = 2,
                     .height = 1,
                     .bits = 16,
                     .color = PNG_GRAY_ALPHA,
                     .rows = deep,
                     .rows_length = 9};
    Buffer second = make_png(&spec);
    show(fixture, page, add_picture(fixture, first.data, first.length));
    show(fixture, page, add_picture(fixture, second.data, second.length));
    paint(fixture);
    Buffer ppm = render(fixture);
    assert_int_equal(pixel(&ppm, 20, 50), 0xFF0000);
    assert_int_equal(pixel(&ppm, 80, 50), 0xFFFFFF);
    assert_int_equal(pixel(&ppm, 20, 160), 0x000000);
    assert_int_equal(pixel(&ppm, 80, 160), 0xFFFFFF);
    buffer_free(&ppm);
    buffer_free(&first);
    buffer_free(&second);
}

static void test_png_with_transparent_colors(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    /* Palette of one bit whose first colour is transparent. */
    static const unsigned char palette[] = {255, 0, 0, 0, 0, 255}, clear[] = {0},
                               indexes[] = {0, 0x0F};
    PngSpec spec = {.width = 8,
                    .height = 1,
                    .bits = 1,
                    .color = PNG_PALETTE,
                    .rows = indexes,
                    .rows_length = 2,
                    .palette = palette,
                    .palette_length = 6,
                    .transparency = clear,
                    .transparency_length = 1};
    Buffer first = make_png(&spec);
    /* RGB with one transparent colour. */
    static const unsigned char key[] = {0, 1, 0, 2, 0, 3}, rgb[] = {0, 1, 2, 3, 9, 8, 7};
    spec = (PngSpec){.width = 2,
                     .height = 1,
                     .bits = 8,
                     .color = PNG_RGB,
                     .rows = rgb,
                     .rows_length = 7,
                     .transparency = key,
                     .transparency_length = 6};
    Buffer second = make_png(&spec);
    show(fixture, page, add_picture(fixture, first.data, first.length));
    show(fixture, page, add_picture(fixture, second.data, second.length));
    paint(fixture);
    Buffer ppm = render(fixture);
    assert_int_equal(pixel(&ppm, 20, 50), 0xFFFFFF);
    assert_int_equal(pixel(&ppm, 80, 50), 0x0000FF);
    assert_int_equal(pixel(&ppm, 20, 160), 0xFFFFFF);
    assert_int_equal(pixel(&ppm, 80, 160), 0x090807);
    buffer_free(&ppm);
    buffer_free(&first);
    buffer_free(&second);
}

/* An interlaced picture of 9 × 9 grey pixels of the given bits, pixel (x, y) being (x + y * 9)
 * modulo 2^bits. */
static Buffer make_interlaced(unsigned bits)
{
    static const unsigned passes[7][4] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                                          {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    Buffer rows = {0};
    for (int i = 0; i < 7; i++) {
        for (unsigned y = passes[i][1]; y < 9; y += passes[i][3]) {
            if (passes[i][0] >= 9)
                continue;
            buffer_char(&rows, 0);
            unsigned held = 0, filled = 0;
            for (unsigned x = passes[i][0]; x < 9; x += passes[i][2]) {
                held = held << bits | ((x + y * 9) & ((1U << bits) - 1));
                filled += bits;
                if (filled == 8) {
                    buffer_char(&rows, (char)held);
                    held = filled = 0;
                }
            }
            if (filled > 0)
                buffer_char(&rows, (char)(held << (8 - filled)));
        }
    }
    PngSpec spec = {.width = 9,
                    .height = 9,
                    .bits = bits,
                    .color = PNG_GRAY,
                    .interlace = 1,
                    .rows = rows.data,
                    .rows_length = rows.length};
    Buffer png = make_png(&spec);
    buffer_free(&rows);
    return png;
}

static void test_interlaced_png(void **state)
{
    (void)state;
    for (unsigned bits = 1; bits <= 8; bits *= 2) {
        Buffer file = make_interlaced(bits);
        Png png;
        PngSamples samples = {0};
        assert_true(png_read((const unsigned char *)file.data, file.length, &png));
        assert_true(png_decode(&png, &samples));
        size_t stride = (9 * bits + 7) / 8;
        assert_int_equal(samples.colors.length, stride * 9);
        for (unsigned i = 0; i < 81; i++) {
            unsigned at = i % 9 * bits;
            unsigned byte = (unsigned char)samples.colors.data[i / 9 * stride + at / 8];
            assert_int_equal(byte >> (8 - bits - at % 8) & ((1U << bits) - 1),
                             i & ((1U << bits) - 1));
        }
        png_free(&png);
        buffer_free(&samples.colors);
        buffer_free(&file);
    }
}

static void test_filters(void **state)
{
    (void)state;
    /* Each filter type once, over rows that all say 10 20 30. */
    static const unsigned char rows[] = {1, 10, 10, 10, 2, 0, 0, 0,  3,  5,
                                         5, 5,  4,  0,  0, 0, 0, 10, 20, 30};
    PngSpec spec = {.width = 3,
                    .height = 5,
                    .bits = 8,
                    .color = PNG_GRAY,
                    .interlace = 0,
                    .rows = rows,
                    .rows_length = sizeof rows};
    Buffer file = make_png(&spec);
    Png png;
    PngSamples samples = {0};
    assert_true(png_read((const unsigned char *)file.data, file.length, &png));
    assert_true(png_decode(&png, &samples));
    for (size_t i = 0; i < 15; i++)
        assert_int_equal(samples.colors.data[i], (i % 3 + 1) * 10);
    png_free(&png);
    buffer_free(&samples.colors);
    buffer_free(&file);
}

static void test_broken_png(void **state)
{
    (void)state;
    static const unsigned char rows[] = {9, 0, 255, 7, 0, 0};
    PngSpec spec = {.width = 1,
                    .height = 2,
                    .bits = 8,
                    .color = PNG_GRAY_ALPHA,
                    .rows = rows,
                    .rows_length = 6};
    Buffer file = make_png(&spec);
    Png png;
    PngSamples samples = {0};
    /* An unknown filter, then fewer rows than the height, then every way of cutting the file. */
    assert_true(png_read((const unsigned char *)file.data, file.length, &png));
    assert_false(png_decode(&png, &samples));
    png.height = 3;
    assert_false(png_decode(&png, &samples));
    png_free(&png);
    for (size_t length = 0; length < file.length - 12; length++) {
        unsigned char *part = malloc(length + 1);
        memcpy(part, file.data, length);
        if (png_read(part, length, &png))
            assert_false(png_decode(&png, &samples));
        png_free(&png);
        free(part);
    }
    assert_int_equal(samples.colors.length, 0);
    buffer_free(&file);
}

static void test_broken_picture_is_reported(void **state)
{
    Fixture *fixture = *state;
    add_page(fixture);
    Picture picture = {.path = "logo.png",
                       .data = (const unsigned char *)"\x89PNG",
                       .length = 4,
                       .info = {.kind = IMAGE_PNG}};
    fixture->tree.pictures = &picture;
    assert_false(pdf_paint(&fixture->tree, &NO_PROFILE, &fixture->pdf, fixture->diagnostics));
    assert_int_equal(diagnostics_status(fixture->diagnostics), 3);
    Buffer report = {0};
    diagnostics_print(fixture->diagnostics, &report);
    assert_non_null(
        strstr(buffer_text(&report), "the picture “logo.png” cannot be put into a PDF"));
    buffer_free(&report);
}

/* A JPEG of the fixture's first page, made by pdftoppm with the given option. */
static Buffer make_jpeg(Fixture *fixture, const char *command)
{
    Buffer jpeg = {0};
    assert_int_equal(run_tool(fixture, command, &jpeg), 0);
    return jpeg;
}

static void test_jpeg(void **state)
{
    Fixture *fixture = *state;
    Page *page = add_page(fixture);
    page->width = page->height = 50000;
    Area *box = add_area(fixture, page, AREA_BOX, 0, 0, 50000, 50000);
    area_look(fixture->tree.arena, box)->background = (Color){200, 30, 30, true};
    paint(fixture);
    Buffer rgb = make_jpeg(fixture, "pdftoppm -singlefile -jpeg -r 72 %s");
    Buffer gray = make_jpeg(fixture, "pdftoppm -singlefile -gray -jpeg -r 72 %s");
    Buffer cmyk =
        make_jpeg(fixture, "f=%s && pdftoppm -singlefile -jpegcmyk -r 72 $f $f && cat $f.* "
                           "&& rm $f.*");
    page->first = page->last = NULL;
    page->width = page->height = 400000;
    show(fixture, page, add_picture(fixture, rgb.data, rgb.length));
    show(fixture, page, add_picture(fixture, gray.data, gray.length));
    show(fixture, page, add_picture(fixture, cmyk.data, cmyk.length));
    paint(fixture);
    assert_prints(fixture, "pdfimages -list %s", "cmyk");
    Buffer ppm = render(fixture);
    assert_in_range(pixel(&ppm, 50, 50) >> 16, 190, 210);
    assert_in_range(pixel(&ppm, 50, 50) & 255, 20, 40);
    assert_in_range(pixel(&ppm, 50, 160) & 255, 60, 100);
    assert_in_range(pixel(&ppm, 50, 270) >> 16, 180, 220);
    assert_in_range(pixel(&ppm, 50, 270) & 255, 10, 60);
    buffer_free(&ppm);
    buffer_free(&rgb);
    buffer_free(&gray);
    buffer_free(&cmyk);
}

static void test_picture_is_stored_once(void **state)
{
    Fixture *fixture = *state;
    static const unsigned char rgb[] = {0, 255, 0, 0};
    PngSpec spec = {
        .width = 1, .height = 1, .bits = 8, .color = PNG_RGB, .rows = rgb, .rows_length = 4};
    Buffer file = make_png(&spec);
    const Picture *picture = add_picture(fixture, file.data, file.length);
    for (int i = 0; i < 3; i++) {
        Page *page = add_page(fixture);
        show(fixture, page, picture);
        show(fixture, page, picture);
    }
    paint(fixture);
    assert_prints(fixture, "qpdf --qdf %s - | grep -ac /Subtype./Image", "1\n");
    Buffer ppm = render(fixture);
    assert_int_equal(pixel(&ppm, 50, 50), 0xFF0000);
    buffer_free(&ppm);
    buffer_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_plain_png, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_transparent_png, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_png_with_transparent_colors, fixture_open,
                                        fixture_close),
        cmocka_unit_test(test_interlaced_png),
        cmocka_unit_test(test_filters),
        cmocka_unit_test(test_broken_png),
        cmocka_unit_test_setup_teardown(test_broken_picture_is_reported, fixture_open,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(test_jpeg, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(test_picture_is_stored_once, fixture_open, fixture_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
