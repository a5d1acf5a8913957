/* font_program.c: embeds a font: a subset of its program and the dictionaries around it.
 *
 *     Type0 font ── descendant ── CIDFont ── descriptor ── program (glyf or CFF table, subset)
 *         └─ ToUnicode               └─ W: widths by code
 *
 * Two bytes of a content stream are one code, and Identity-H makes the code the CID. For TrueType
 * outlines and for CFF without CIDs, a CID is the number of the glyph in the subset. For CID-keyed
 * CFF it is the CID in the program, which HarfBuzz leaves as it was in the original (PDF 1.7,
 * 9.7.4.2). */
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "pdf/compact_font.h"
#include "pdf/font_program.h"

enum { TAG_LETTERS = 6 };

/* What is known of a font while it is embedded. */
typedef struct {
    hb_blob_t *program;
    bool compact; /* CFF, else TrueType */
    bool keyed;   /* CFF with CIDs */
    char tag[TAG_LETTERS + 1];
    PdfGlyph **glyphs; /* those used, by code */
    size_t count;
} Program;

static hb_subset_input_t *subset_request(const PdfFont *font)
{
    static const char *const UNNEEDED[] = {
        "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "name", "OS/2", "post", "cmap", "DSIG",
        "gasp", "kern", "vhea", "vmtx", "VORG", "hdmx", "LTSH", "VDMX", "PCLT", "fvar",
        "gvar", "avar", "HVAR", "VVAR", "MVAR", "STAT", "cvar", "COLR", "CPAL", "SVG ",
        "CBDT", "CBLC", "EBDT", "EBLC", "sbix", "MATH", "meta"};
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        memory_exhausted();
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof UNNEEDED / sizeof *UNNEEDED; i++)
        hb_set_add(drop, hb_tag_from_string(UNNEEDED[i], 4));
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (uint32_t i = 0; i < font->glyph_count; i++)
        if (font->glyphs[i].used)
            hb_set_add(glyphs, i);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return input;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

/* Turns glyph numbers of the subset, which are the codes so far, into CIDs. */
static bool apply_character_ids(PdfFont *font, Program *program, uint32_t subset_count)
{
    unsigned length = 0;
    const char *data = hb_blob_get_data(program->program, &length);
    uint16_t *cids = memory_new(((size_t)subset_count + 1) * sizeof *cids);
    bool good =
        compact_font_read((const unsigned char *)data, length, &program->keyed, cids, subset_count);
    for (uint32_t i = 0; good && program->keyed && i < font->glyph_count; i++) {
        PdfGlyph *glyph = &font->glyphs[i];
        if (glyph->used && glyph->code < subset_count)
            glyph->code = cids[glyph->code];
    }
    free(cids);
    return good;
}

static void apply_numbers(PdfFont *font, hb_subset_plan_t *plan)
{
    const hb_map_t *numbers = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (uint32_t i = 0; i < font->glyph_count; i++) {
        if (font->glyphs[i].used) {
            hb_codepoint_t number = hb_map_get(numbers, i);
            font->glyphs[i].code = number > UINT16_MAX ? 0 : (uint16_t)number;
        }
    }
}

/* Makes the program and the codes. */
static bool make_subset(PdfFont *font, Program *program)
{
    hb_face_t *face = font_face(font->font);
    bool compact = has_table(face, HB_TAG('C', 'F', 'F', ' '));
    if (!compact && !has_table(face, HB_TAG('g', 'l', 'y', 'f')))
        return false;
    hb_subset_input_t *input = subset_request(font);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
    hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    bool good = subset != NULL;
    if (good) {
        apply_numbers(font, plan);
        program->compact = compact;
        program->program = compact ? hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '))
                                   : hb_face_reference_blob(subset);
        good = hb_blob_get_length(program->program) > 0 &&
               (!compact || apply_character_ids(font, program, hb_face_get_glyph_count(subset)));
    }
    hb_face_destroy(subset);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return good;
}

static int compare_codes(const void *a, const void *b)
{
    const PdfGlyph *left = *(PdfGlyph *const *)a;
    const PdfGlyph *right = *(PdfGlyph *const *)b;
    return (left->code > right->code) - (left->code < right->code);
}

/* Lists the used glyphs by code, with their widths. */
static void list_glyphs(PdfFont *font, Program *program)
{
    hb_face_t *face = font_face(font->font);
    hb_font_t *unscaled = hb_font_create(face);
    int64_t units = hb_face_get_upem(face);
    program->glyphs = memory_new(((size_t)font->glyph_count + 1) * sizeof *program->glyphs);
    for (uint32_t i = 0; i < font->glyph_count; i++) {
        PdfGlyph *glyph = &font->glyphs[i];
        if (glyph->used) {
            Length width = length_scale(hb_font_get_glyph_h_advance(unscaled, i), 1000, units);
            glyph->width = (uint16_t)(width < 0 ? 0 : width > UINT16_MAX ? UINT16_MAX : width);
            program->glyphs[program->count++] = glyph;
        }
    }
    hb_font_destroy(unscaled);
    qsort(program->glyphs, program->count, sizeof *program->glyphs, compare_codes);
}

/* Six letters that tell this subset from others of the same font: a hash of its bytes. */
static void make_tag(Program *program)
{
    unsigned length = 0;
    const char *data = hb_blob_get_data(program->program, &length);
    uint64_t hash = hash_bytes(HASH_START, data, length);
    for (int i = 0; i < TAG_LETTERS; i++) {
        program->tag[i] = (char)('A' + hash % 26);
        hash /= 26;
    }
}

static void add_name(Buffer *out, const PdfFont *font, const Program *program, const char *suffix)
{
    Buffer name = {0};
    buffer_format(&name, "%s+%s%s", program->tag, font_postscript_name(font->font), suffix);
    pdf_name(out, buffer_text(&name));
    buffer_free(&name);
}

/* Appends the widths: runs of following codes as "code [w w w]". */
static void add_widths(Buffer *out, const Program *program)
{
    enum { LONGEST_RUN = 256 };
    buffer_string(out, "/DW 1000/W[");
    for (size_t i = 0; i < program->count;) {
        size_t run = 1;
        while (i + run < program->count && run < LONGEST_RUN &&
               program->glyphs[i + run]->code == program->glyphs[i]->code + run)
            run++;
        buffer_integer(out, program->glyphs[i]->code);
        for (size_t k = 0; k < run; k++) {
            buffer_char(out, k > 0 ? ' ' : '[');
            buffer_integer(out, program->glyphs[i + k]->width);
        }
        buffer_char(out, ']');
        i += run;
    }
    buffer_char(out, ']');
}

static uint32_t read_table(hb_face_t *face, hb_tag_t tag, unsigned offset, unsigned size)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    unsigned length = 0;
    const unsigned char *data = (const unsigned char *)hb_blob_get_data(table, &length);
    uint32_t value = 0;
    for (unsigned i = 0; length >= offset + size && i < size; i++)
        value = value << 8 | data[offset + i];
    hb_blob_destroy(table);
    return value;
}

/* The bounding box of all glyphs (table head), in 1/1000 em. */
static void add_bounding_box(Buffer *out, hb_face_t *face)
{
    enum { FIRST_BOUND = 36 };
    buffer_string(out, "/FontBBox[");
    for (unsigned i = 0; i < 4; i++) {
        int16_t bound =
            (int16_t)read_table(face, HB_TAG('h', 'e', 'a', 'd'), FIRST_BOUND + 2 * i, 2);
        buffer_format(out, i > 0 ? " %d" : "%d",
                      (int)length_scale(bound, 1000, (int64_t)hb_face_get_upem(face)));
    }
    buffer_char(out, ']');
}

static HPDF_Dict write_descriptor(const PdfFont *font, const Program *program, PdfFile *file)
{
    enum { SYMBOLIC = 4, ITALIC = 64 };
    const FontMetrics *metrics = font_metrics(font->font);
    hb_face_t *face = font_face(font->font);
    unsigned length = 0;
    const char *data = hb_blob_get_data(program->program, &length);
    Buffer entries = {0};
    if (program->compact)
        buffer_string(&entries, "/Subtype/CIDFontType0C");
    else
        buffer_format(&entries, "/Length1 %u", length);
    HPDF_Dict stream =
        pdf_stream_new(file, data, length, HPDF_STREAM_FILTER_FLATE_DECODE, &entries);
    entries.length = 0;
    buffer_string(&entries, "/Type/FontDescriptor/FontName");
    add_name(&entries, font, program, "");
    buffer_format(&entries, "/Flags %d", SYMBOLIC | (font_is_italic(font->font) ? ITALIC : 0));
    add_bounding_box(&entries, face);
    buffer_string(&entries, "/ItalicAngle ");
    /* A 16.16 fixed point number in the table post. */
    int32_t angle = (int32_t)read_table(face, HB_TAG('p', 'o', 's', 't'), 4, 4);
    buffer_thousandths(&entries, (int64_t)angle * 1000 / 65536);
    /* Stem widths are recorded nowhere in these fonts; this is their usual relation to weight. */
    int weight = font_weight(font->font);
    buffer_format(&entries, "/Ascent %d/Descent %d/CapHeight %d/StemV %d", metrics->ascent,
                  -metrics->descent, metrics->cap_height, 50 + weight * weight / 4225);
    buffer_string(&entries, program->compact ? "/FontFile3" : "/FontFile2");
    pdf_reference(&entries, stream);
    HPDF_Dict descriptor = pdf_dictionary_new(file);
    pdf_dictionary_write(file, descriptor, &entries);
    buffer_free(&entries);
    return descriptor;
}

static HPDF_Dict write_descendant(const PdfFont *font, const Program *program, PdfFile *file)
{
    HPDF_Dict descriptor = write_descriptor(font, program, file);
    Buffer entries = {0};
    buffer_string(&entries, "/Type/Font/Subtype");
    buffer_string(&entries, program->compact ? "/CIDFontType0" : "/CIDFontType2");
    buffer_string(&entries, "/BaseFont");
    add_name(&entries, font, program, "");
    buffer_string(&entries, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
    buffer_string(&entries, "/FontDescriptor");
    pdf_reference(&entries, descriptor);
    if (!program->compact)
        buffer_string(&entries, "/CIDToGIDMap/Identity");
    add_widths(&entries, program);
    HPDF_Dict descendant = pdf_dictionary_new(file);
    pdf_dictionary_write(file, descendant, &entries);
    buffer_free(&entries);
    return descendant;
}

/* Whether the text of the glyph is that of the one before it, with its last code unit one more. */
static bool follows(const PdfGlyph *before, const PdfGlyph *glyph)
{
    if (!before->text || !glyph->text)
        return false;
    size_t size, next_size;
    uint32_t last = utf8_decode(before->text, before->length, &size);
    uint32_t next = utf8_decode(glyph->text, glyph->length, &next_size);
    return glyph->code == before->code + 1 && size == before->length &&
           next_size == glyph->length && next == last + 1 && next < 0x10000;
}

/* The end of the run of glyphs from first on whose codes and characters follow each other. Within a run only the last
 * byte of either may change (Adobe Technical Note 5411, 1.4.1). */
static size_t run_end(const Program *program, size_t first)
{
    size_t end = first + 1;
    while (end < program->count && follows(program->glyphs[end - 1], program->glyphs[end])) {
        size_t size;
        const PdfGlyph *glyph = program->glyphs[end];
        if (glyph->code % 256 == 0 || utf8_decode(glyph->text, glyph->length, &size) % 256 == 0)
            break;
        end++;
    }
    return end;
}

enum { LARGEST_BLOCK = 100 }; /* of the entries between begin and end */

/* Adds an operator's block of so many entries to the map and empties it. */
static void close_block(Buffer *map, Buffer *block, size_t *count, const char *name)
{
    if (*count > 0)
        buffer_format(map, "%zu begin%s\n%send%s\n", *count, name, buffer_text(block), name);
    block->length = 0;
    *count = 0;
}

/* Appends which text each code stands for: "<0A> <0C> <0430>" for runs, "<0D> <00660069>" for others. */
static void add_texts(Buffer *out, const Program *program)
{
    Buffer runs = {0}, others = {0};
    size_t run_count = 0, other_count = 0;
    for (size_t i = 0, end; i < program->count; i = end) {
        end = run_end(program, i);
        const PdfGlyph *glyph = program->glyphs[i];
        if (!glyph->text)
            continue;
        bool run = end > i + 1;
        Buffer *block = run ? &runs : &others;
        buffer_format(block, "<%04X>", (unsigned)glyph->code);
        if (run)
            buffer_format(block, "<%04X>", (unsigned)program->glyphs[end - 1]->code);
        buffer_char(block, '<');
        pdf_utf16(block, glyph->text, glyph->length);
        buffer_string(block, ">\n");
        if (run ? ++run_count == LARGEST_BLOCK : ++other_count == LARGEST_BLOCK)
            close_block(out, block, run ? &run_count : &other_count, run ? "bfrange" : "bfchar");
    }
    close_block(out, &others, &other_count, "bfchar");
    close_block(out, &runs, &run_count, "bfrange");
    buffer_free(&runs);
    buffer_free(&others);
}

static HPDF_Dict write_texts(const Program *program, PdfFile *file)
{
    Buffer map = {0};
    buffer_string(&map, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
                        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
                        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    add_texts(&map, program);
    buffer_string(&map, "endcmap CMapName currentdict/CMap defineresource pop end end\n");
    HPDF_Dict stream =
        pdf_stream_new(file, map.data, map.length, HPDF_STREAM_FILTER_FLATE_DECODE, NULL);
    buffer_free(&map);
    return stream;
}

HPDF_Dict font_program_write(PdfFont *font, PdfFile *file)
{
    Program program = {0};
    HPDF_Dict object = NULL;
    if (make_subset(font, &program)) {
        make_tag(&program);
        list_glyphs(font, &program);
        HPDF_Dict descendant = write_descendant(font, &program, file);
        HPDF_Dict texts = write_texts(&program, file);
        Buffer entries = {0};
        buffer_string(&entries, "/Type/Font/Subtype/Type0/BaseFont");
        add_name(&entries, font, &program, program.compact ? "-Identity-H" : "");
        buffer_string(&entries, "/Encoding/Identity-H/DescendantFonts[");
        pdf_reference(&entries, descendant);
        buffer_string(&entries, "]/ToUnicode");
        pdf_reference(&entries, texts);
        object = pdf_dictionary_new(file);
        pdf_dictionary_write(file, object, &entries);
        buffer_free(&entries);
    }
    free(program.glyphs);
    hb_blob_destroy(program.program);
    return object;
}
