/* fuzz_font.c: a font: opening it, shaping with it, taking the glyphs that were used into a PDF. */
#include "fuzz.h"

#include <string.h>

#include "pdf/font.h"
#include "pdf/object.h"
#include "text/font_file.h"
#include "text/shape.h"

static void embed(const Font *font, const GlyphRun *run, Diagnostics *diagnostics)
{
    PdfFile file;
    PdfFont fonts[] = {{.font = font}};
    PdfFonts set = {.fonts = fonts, .count = 1};
    Arena *arena = arena_new();
    Area *area = area_new(arena, AREA_TEXT, NULL, PLACE_NONE);
    area->text.run = run;
    area->text.count = (uint32_t)run->glyph_count;
    pdf_file_open(&file);
    pdf_fonts_collect(&set, area);
    pdf_fonts_write(&set, &file, diagnostics);
    free(fonts[0].glyphs);
    pdf_file_close(&file);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char TEXT[] = "Протокол № 5: office, AVA, 会议 «f»";
    Font *font = NULL;
    FontFile description = {.path = fuzz_file(data, size), .family = "Fuzz", .weight = 400};
    if (font_open(&description, 0, &font) != FONT_OPENED)
        return 0;
    Diagnostics *diagnostics = diagnostics_new();
    Arena *arena = arena_new();
    ShapeStyle style = {.font = font, .size = 12000, .language = "ru"};
    GlyphRun *run = shape_text(arena, &style, TEXT, strlen(TEXT), 0, 0);
    embed(font, run, diagnostics);
    arena_free(arena);
    font_free(font);
    fuzz_free(diagnostics);
    return 0;
}
