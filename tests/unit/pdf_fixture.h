/* pdf_fixture.h: small area trees for tests of the painter, and other programs' view of the
 * result. */
#ifndef PROTOC_TESTS_PDF_FIXTURE_H
#define PROTOC_TESTS_PDF_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/background.h"
#include "base/buffer.h"
#include "base/diagnostics.h"
#include "layout/area.h"
#include "pdf/painter.h"

typedef struct {
    AreaTree tree;
    Diagnostics *diagnostics;
    FontSet *fonts;
    Buffer pdf;
    char path[64]; /* of the file the PDF was written to */
} Fixture;

static const PdfOptions NO_PROFILE = {.profile = PDF_PROFILE_NONE};

static const Color BLACK = {0, 0, 0, true};

__attribute__((unused)) static int fixture_open(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->diagnostics = diagnostics_new();
    fixture->fonts = fontset_new(fixture->diagnostics);
    fixture->tree.arena = arena_new();
    fixture->tree.fonts = fixture->fonts;
    snprintf(fixture->path, sizeof fixture->path, "/tmp/test_pdf_XXXXXX");
    int file = mkstemp(fixture->path);
    *state = fixture;
    return file < 0 || close(file) != 0;
}

__attribute__((unused)) static int fixture_close(void **state)
{
    Fixture *fixture = *state;
    unlink(fixture->path);
    buffer_free(&fixture->pdf);
    arena_free(fixture->tree.arena);
    fontset_free(fixture->fonts);
    diagnostics_free(fixture->diagnostics);
    background_finish();
    free(fixture);
    return 0;
}

__attribute__((unused)) static Page *add_page(Fixture *fixture)
{
    AreaTree *tree = &fixture->tree;
    Page *page = arena_alloc(tree->arena, sizeof *page);
    page->width = 595276;
    page->height = 841890;
    page->number = (int)++tree->page_count;
    char label[16];
    snprintf(label, sizeof label, "%d", page->number);
    page->label = arena_string(tree->arena, label);
    if (tree->last)
        tree->last->next = page;
    else
        tree->first = page;
    tree->last = page;
    return page;
}

__attribute__((unused)) static Area *add_area(Fixture *fixture, Page *page, AreaKind kind, Length x,
                                              Length y, Length width, Length height)
{
    Area *area = area_new(fixture->tree.arena, kind, NULL, PLACE_NONE);
    area->x = x;
    area->y = y;
    area->width = width;
    area->height = height;
    if (page->last)
        page->last->next = area;
    else
        page->first = area;
    page->last = area;
    return area;
}

/* A text area of one run; its baseline is 15 pt below y. */
__attribute__((unused)) static Area *add_text(Fixture *fixture, Page *page, Length x, Length y,
                                              const char *text, const char *family, Length size)
{
    FontRequest request = {.families = family, .weight = 400};
    const Font *font = fontset_find(fixture->fonts, &request, PLACE_NONE);
    assert_non_null(font);
    ShapeStyle style = {.font = font, .size = size};
    const GlyphRun *run = shape_text(fixture->tree.arena, &style, text, strlen(text), 0, 0);
    Area *area = add_area(fixture, page, AREA_TEXT, x, y, 0, size);
    area->text.run = run;
    area->text.count = (uint32_t)run->glyph_count;
    area->baseline = 15000;
    area->text.color = BLACK;
    for (size_t i = 0; i < run->glyph_count; i++)
        area->width += run->glyphs[i].advance;
    return area;
}

__attribute__((unused)) static StructureNode *add_node(Fixture *fixture, StructureNode *parent,
                                                       const char *role)
{
    StructureNode *node = arena_alloc(fixture->tree.arena, sizeof *node);
    node->role = role;
    node->parent = parent;
    if (!parent) {
        fixture->tree.structure = node;
    } else if (parent->last) {
        parent->last->next = node;
        parent->last = node;
    } else {
        parent->first = parent->last = node;
    }
    return node;
}

/* Appends what the command prints; %s in it stands for the PDF's path. The result is its exit
 * status. */
__attribute__((unused)) static int run_tool(const Fixture *fixture, const char *command,
                                            Buffer *out)
{
    char line[512];
    const char *hole = strstr(command, "%s");
    assert_non_null(hole);
    snprintf(line, sizeof line, "%.*s%s%s 2>&1", (int)(hole - command), command, fixture->path,
             hole + 2);
    FILE *pipe = popen(line, "r");
    assert_non_null(pipe);
    char part[4096];
    size_t length;
    while ((length = fread(part, 1, sizeof part, pipe)) > 0)
        buffer_add(out, part, length);
    return pclose(pipe);
}

/* Writes the bytes to the file and has that checked. */
__attribute__((unused)) static void write_pdf(Fixture *fixture)
{
    FILE *file = fopen(fixture->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(fixture->pdf.data, 1, fixture->pdf.length, file), fixture->pdf.length);
    assert_int_equal(fclose(file), 0);
    Buffer answer = {0};
    int status = run_tool(fixture, "qpdf --check %s", &answer);
    if (status != 0 || strstr(buffer_text(&answer), "WARNING"))
        fail_msg("qpdf --check: %s", buffer_text(&answer));
    buffer_free(&answer);
}

/* Paints, and has the file checked. */
__attribute__((unused)) static void paint(Fixture *fixture)
{
    fixture->pdf.length = 0;
    assert_true(pdf_paint(&fixture->tree, &NO_PROFILE, &fixture->pdf, fixture->diagnostics));
    assert_int_equal(diagnostics_count(fixture->diagnostics, SEVERITY_WARNING), 0);
    write_pdf(fixture);
}

/* Fails unless the tool prints the text. */
__attribute__((unused)) static void assert_prints(const Fixture *fixture, const char *command,
                                                  const char *text)
{
    Buffer answer = {0};
    int status = run_tool(fixture, command, &answer);
    if (status != 0 || !strstr(buffer_text(&answer), text))
        fail_msg("%s: status %d, no “%s” in:\n%s", command, status, text, buffer_text(&answer));
    buffer_free(&answer);
}

__attribute__((unused)) static void assert_prints_not(const Fixture *fixture, const char *command,
                                                      const char *text)
{
    Buffer answer = {0};
    int status = run_tool(fixture, command, &answer);
    if (status != 0 || strstr(buffer_text(&answer), text))
        fail_msg("%s: status %d, “%s” in:\n%s", command, status, text, buffer_text(&answer));
    buffer_free(&answer);
}

static inline void add_chunk(Buffer *png, const char *type, const void *data, size_t length)
{
    unsigned char frame[4] = {(unsigned char)(length >> 24), (unsigned char)(length >> 16),
                              (unsigned char)(length >> 8), (unsigned char)length};
    buffer_add(png, frame, 4);
    size_t start = png->length;
    buffer_add(png, type, 4);
    buffer_add(png, data, length);
    uLong sum = crc32(0, (const Bytef *)png->data + start, (uInt)(png->length - start));
    unsigned char tail[4] = {(unsigned char)(sum >> 24), (unsigned char)(sum >> 16),
                             (unsigned char)(sum >> 8), (unsigned char)sum};
    buffer_add(png, tail, 4);
}

typedef struct {
    unsigned width, height, bits, color, interlace;
    const void *palette, *transparency, *rows; /* rows: with their filter bytes */
    size_t palette_length, transparency_length, rows_length;
} PngSpec;

/* A PNG file of what the spec says. */
__attribute__((unused)) static Buffer make_png(const PngSpec *spec)
{
    Buffer png = {0};
    buffer_add(&png, "\x89PNG\r\n\x1A\n", 8);
    unsigned char header[13] = {0,
                                0,
                                (unsigned char)(spec->width >> 8),
                                (unsigned char)spec->width,
                                0,
                                0,
                                (unsigned char)(spec->height >> 8),
                                (unsigned char)spec->height,
                                (unsigned char)spec->bits,
                                (unsigned char)spec->color,
                                0,
                                0,
                                (unsigned char)spec->interlace};
    add_chunk(&png, "IHDR", header, sizeof header);
    if (spec->palette)
        add_chunk(&png, "PLTE", spec->palette, spec->palette_length);
    if (spec->transparency)
        add_chunk(&png, "tRNS", spec->transparency, spec->transparency_length);
    uLongf length = compressBound(spec->rows_length);
    Bytef *packed = malloc(length);
    compress(packed, &length, spec->rows, spec->rows_length);
    add_chunk(&png, "IDAT", packed, length);
    free(packed);
    add_chunk(&png, "IEND", "", 0);
    return png;
}

#endif
