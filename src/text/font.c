/* font.c: owns one font: its file, its metrics, what characters it has.
 *
 * HarfBuzz maps the file into memory and reads what it needs, so opening a font costs next to
 * nothing, even one of twenty megabytes. */
#include "text/font.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <hb-ot.h>
#include <hb.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "text/font_file.h"
#include "text/words.h"

enum {
    POSTSCRIPT_LIMIT = 63,      /* characters of a PostScript name */
    SIZES_KEPT = 32,            /* of a font that goes from one document to the next */
    SANE_METRIC = 8000,         /* 1/1000 em; more than this is a broken font */
    USUAL_THICKNESS = 50,       /* 1/1000 em, of a line under or through text */
    USUAL_CAPITALS = 700,       /* 1/1000 em, where a font has no height of capitals */
    EMBEDDING_RESTRICTED = 0x2, /* OS/2 fsType: no embedding at all */
    NEAR_CHARACTERS = 0x530     /* Latin, Greek, Cyrillic: asked for over and over */
};

/* Whether the font has a character, as far as somebody has asked. */
typedef enum { PRESENCE_UNKNOWN, PRESENCE_YES, PRESENCE_NO } Presence;

typedef struct {
    Length size;
    hb_font_t *font;
} SizedFont;

struct Font {
    size_t index;
    char *path;
    unsigned face_index;
    char *family;
    char *postscript_name;
    const char *generic;
    int weight;
    bool italic;
    hb_face_t *face;
    hb_font_t *em; /* scaled to 1/1000 em */
    FontMetrics metrics;
    SizedFont *sizes;
    size_t size_count, size_capacity, size_last;
    hb_buffer_t *scratch;
    hb_set_t *small_letters; /* the glyphs that have small capitals; NULL: nobody has asked */
    Words *words;
    unsigned char characters[NEAR_CHARACTERS]; /* of the first characters: Presence */
    struct stat status;                        /* of the file when it was opened */
    Digest digest;
    bool digested;
};

/* ---- Opening ---- */

static int read_u16(const unsigned char *bytes)
{
    return bytes[0] << 8 | bytes[1];
}

/* What the table OS/2 says: whether the font may be embedded, and which generic family it looks
 * like (PANOSE; when that is blank, the IBM family class). */
static bool read_os2(hb_face_t *face, const char **generic)
{
    enum { TYPE = 8, CLASS = 30, PANOSE = 32, NEEDED = 42 };
    bool may_embed = true;
    *generic = "serif";
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length = 0;
    const unsigned char *table = (const unsigned char *)hb_blob_get_data(blob, &length);
    if (length >= NEEDED) {
        may_embed = (read_u16(table + TYPE) & 0xF) != EMBEDDING_RESTRICTED;
        const unsigned char *panose = table + PANOSE;
        bool latin_text = panose[0] == 2;
        if (latin_text && panose[3] == 9)
            *generic = "monospace";
        else if ((latin_text && panose[1] >= 11 && panose[1] <= 15) ||
                 ((!latin_text || panose[1] < 2) && table[CLASS] == 8))
            *generic = "sans-serif";
    }
    hb_blob_destroy(blob);
    return may_embed;
}

static int em_metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(font, tag, &value);
    return value > SANE_METRIC ? SANE_METRIC : value < -SANE_METRIC ? -SANE_METRIC : (int)value;
}

static int at_least(int value, int least)
{
    return value < least ? least : value;
}

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* A line under or through text that is too thin or too thick to be one is of the usual thickness. */
static int thickness_of(int value)
{
    return value < 10 || value > 200 ? USUAL_THICKNESS : value;
}

/* Lines of text. Font files give the upper edge of an underline and of a line through text. */
static void read_scores(hb_font_t *em, FontMetrics *metrics)
{
    int under = em_metric(em, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
    int through = em_metric(em, HB_OT_METRICS_TAG_STRIKEOUT_SIZE);
    metrics->underline_thickness = thickness_of(under);
    metrics->underline_position = -em_metric(em, HB_OT_METRICS_TAG_UNDERLINE_OFFSET) + under / 2;
    metrics->strikeout_thickness = thickness_of(through);
    metrics->strikeout_position = em_metric(em, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET) - through / 2;
}

static FontMetrics read_metrics(hb_font_t *em)
{
    /* 1/1000 em: what printers use; many fonts have 480 and 75. Programs that copy text still see one line in these */
    enum { RAISED_LEAST = 300, RAISED_MOST = 340, LOWERED_LEAST = 140, LOWERED_MOST = 250 };
    FontMetrics metrics;
    metrics.ascent = at_least(em_metric(em, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER), 0);
    metrics.descent = at_least(-em_metric(em, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER), 0);
    if (metrics.ascent + metrics.descent == 0) {
        metrics.ascent = 800;
        metrics.descent = 200;
    }
    metrics.line_gap = at_least(em_metric(em, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP), 0);
    metrics.cap_height = at_least(em_metric(em, HB_OT_METRICS_TAG_CAP_HEIGHT), 0);
    if (metrics.cap_height == 0)
        metrics.cap_height = USUAL_CAPITALS;
    metrics.x_height = at_least(em_metric(em, HB_OT_METRICS_TAG_X_HEIGHT), 0);
    read_scores(em, &metrics);
    metrics.superscript =
        within(em_metric(em, HB_OT_METRICS_TAG_SUPERSCRIPT_EM_Y_OFFSET), RAISED_LEAST, RAISED_MOST);
    metrics.subscript =
        within(em_metric(em, HB_OT_METRICS_TAG_SUBSCRIPT_EM_Y_OFFSET), LOWERED_LEAST, LOWERED_MOST);
    return metrics;
}

/* The font's PostScript name, held to what a PDF name needs no escapes for. */
static char *read_postscript_name(hb_face_t *face, size_t index)
{
    char name[POSTSCRIPT_LIMIT + 1] = "";
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    size_t length = 0;
    for (const char *c = name; *c != '\0'; c++)
        if (*c > ' ' && *c <= '~' && strchr("[](){}<>/%#", *c) == NULL)
            name[length++] = *c;
    name[length] = '\0';
    if (length == 0) {
        Buffer made = {0};
        buffer_format(&made, "Font%zu", index + 1);
        return made.data;
    }
    return memory_string(name);
}

static hb_font_t *scaled_font(hb_face_t *face, int scale)
{
    hb_font_t *font = hb_font_create(face);
    hb_font_set_scale(font, scale, scale);
    return font;
}

/* What fontconfig says of a font, and its place in the set. */
static void describe(Font *font, const FontFile *file, size_t index)
{
    font->index = index;
    font->weight = file->weight;
    font->italic = file->italic;
    free(font->family);
    font->family = memory_string(file->family);
    free(font->postscript_name);
    font->postscript_name = read_postscript_name(font->face, index);
}

FontOpening font_open(const FontFile *file, size_t index, Font **font)
{
    struct stat status = {0};
    stat(file->path, &status);
    hb_blob_t *blob = hb_blob_create_from_file(file->path);
    hb_face_t *face = hb_face_create(blob, file->face_index);
    hb_blob_destroy(blob);
    const char *generic;
    bool may_embed = read_os2(face, &generic);
    bool readable = hb_face_get_glyph_count(face) > 0 && !hb_ot_var_has_data(face);
    if (!readable || !may_embed) {
        hb_face_destroy(face);
        return readable ? FONT_NOT_EMBEDDABLE : FONT_UNREADABLE;
    }
    Font *opened = memory_new(sizeof *opened);
    opened->status = status;
    opened->path = memory_string(file->path);
    opened->face_index = file->face_index;
    opened->generic = generic;
    opened->face = face;
    opened->em = scaled_font(face, 1000);
    describe(opened, file, index);
    opened->metrics = read_metrics(opened->em);
    *font = opened;
    return FONT_OPENED;
}

static void drop_sizes(Font *font)
{
    for (size_t i = 0; i < font->size_count; i++)
        hb_font_destroy(font->sizes[i].font);
    font->size_count = 0;
}

bool font_renew(Font *font, const FontFile *file, size_t index)
{
    const struct stat *then = &font->status;
    struct stat now;
    if (stat(font->path, &now) != 0 || now.st_dev != then->st_dev || now.st_ino != then->st_ino ||
        now.st_size != then->st_size || now.st_mtim.tv_sec != then->st_mtim.tv_sec ||
        now.st_mtim.tv_nsec != then->st_mtim.tv_nsec)
        return false;
    if (font->size_count > SIZES_KEPT)
        drop_sizes(font);
    if (font->words && !words_are_few(font->words)) {
        words_free(font->words);
        font->words = NULL;
    }
    describe(font, file, index);
    return true;
}

void font_free(Font *font)
{
    drop_sizes(font);
    hb_buffer_destroy(font->scratch);
    hb_set_destroy(font->small_letters);
    words_free(font->words);
    hb_font_destroy(font->em);
    hb_face_destroy(font->face);
    free(font->sizes);
    free(font->path);
    free(font->family);
    free(font->postscript_name);
    free(font);
}

/* ---- Characters and sizes ---- */

/* Characters that are never drawn; HarfBuzz takes them out. */
static bool is_ignorable(uint32_t c)
{
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x17B4 || c == 0x17B5 ||
           (c >= 0x180B && c <= 0x180E) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFF8) ||
           (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE0FFF);
}

/* Spaces HarfBuzz makes out of the font's own space, and white space that is drawn as one. */
static bool is_made_space(uint32_t c)
{
    return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 ||
           c == '\t' || c == '\n' || c == '\r';
}

static bool has_glyph(const Font *font, uint32_t code_point)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->em, code_point, &glyph) && glyph != 0;
}

static bool find_character(const Font *font, uint32_t code_point)
{
    if (has_glyph(font, code_point) || is_ignorable(code_point))
        return true;
    if (is_made_space(code_point))
        return has_glyph(font, ' ');
    if (code_point == 0x2011)
        return has_glyph(font, 0x2010) || has_glyph(font, '-');
    if (code_point == 0x2010)
        return has_glyph(font, '-');
    /* HarfBuzz takes an accented letter apart when that helps. A letter has few accents, so the
     * loop is short. */
    hb_codepoint_t base = code_point;
    hb_codepoint_t mark;
    while (hb_unicode_decompose(hb_unicode_funcs_get_default(), base, &base, &mark)) {
        if (mark != 0 && !has_glyph(font, mark))
            return false;
        if (has_glyph(font, base))
            return true;
    }
    return false;
}

bool font_has(const Font *font, uint32_t code_point)
{
    if (code_point >= NEAR_CHARACTERS)
        return find_character(font, code_point);
    /* What was asked is a cache, not a property of the font. */
    unsigned char *presence = &((Font *)font)->characters[code_point];
    if (*presence == PRESENCE_UNKNOWN)
        *presence = find_character(font, code_point) ? PRESENCE_YES : PRESENCE_NO;
    return *presence == PRESENCE_YES;
}

static hb_set_t *find_small_letters(hb_face_t *face)
{
    static const hb_tag_t FEATURES[] = {HB_TAG('s', 'm', 'c', 'p'), HB_TAG_NONE};
    hb_set_t *lookups = hb_set_create(), *letters = hb_set_create();
    hb_ot_layout_collect_lookups(face, HB_OT_TAG_GSUB, NULL, NULL, FEATURES, lookups);
    for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; hb_set_next(lookups, &lookup);)
        hb_ot_layout_lookup_collect_glyphs(face, HB_OT_TAG_GSUB, lookup, NULL, letters, NULL, NULL);
    hb_set_destroy(lookups);
    return letters;
}

bool font_is_full_width(const Font *font, uint32_t code_point)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->em, code_point, &glyph) &&
           hb_font_get_glyph_h_advance(font->em, glyph) >= 1000;
}

bool font_has_small_capital(const Font *font, uint32_t code_point)
{
    Font *cache = (Font *)font;
    hb_codepoint_t glyph;
    if (!cache->small_letters)
        cache->small_letters = find_small_letters(font->face);
    return hb_font_get_nominal_glyph(font->em, code_point, &glyph) &&
           hb_set_has(font->small_letters, glyph);
}

struct hb_font_t *font_at_size(const Font *font, Length size)
{
    /* The sizes seen so far are a cache, not a property of the font. */
    Font *cache = (Font *)font;
    if (cache->size_last < cache->size_count && cache->sizes[cache->size_last].size == size)
        return cache->sizes[cache->size_last].font;
    for (size_t i = 0; i < cache->size_count; i++) {
        if (cache->sizes[i].size == size) {
            cache->size_last = i;
            return cache->sizes[i].font;
        }
    }
    cache->sizes = memory_grow(cache->sizes, &cache->size_capacity, cache->size_count + 1,
                               sizeof *cache->sizes);
    SizedFont *sized = &cache->sizes[cache->size_count];
    sized->size = size;
    sized->font = scaled_font(font->face, size);
    cache->size_last = cache->size_count++;
    return sized->font;
}

struct hb_buffer_t *font_scratch(const Font *font)
{
    Font *cache = (Font *)font;
    if (cache->scratch == NULL)
        cache->scratch = hb_buffer_create();
    return cache->scratch;
}

struct Words *font_words(const Font *font)
{
    Font *cache = (Font *)font;
    if (cache->words == NULL)
        cache->words = words_new();
    return cache->words;
}

/* ---- What it is ---- */

bool font_is_file(const Font *font, const FontFile *file)
{
    return font->face_index == file->face_index && strcmp(font->path, file->path) == 0;
}

const char *font_generic(const Font *font)
{
    return font->generic;
}

size_t font_index(const Font *font)
{
    return font->index;
}

const FontMetrics *font_metrics(const Font *font)
{
    return &font->metrics;
}

const char *font_family(const Font *font)
{
    return font->family;
}

const char *font_postscript_name(const Font *font)
{
    return font->postscript_name;
}

const char *font_path(const Font *font)
{
    return font->path;
}

void font_version(const Font *font, Buffer *out)
{
    char text[POSTSCRIPT_LIMIT + 1] = "";
    unsigned size = sizeof text;
    hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_VERSION_STRING, HB_LANGUAGE_INVALID, &size, text);
    for (const char *c = text; *c != '\0'; c++)
        if (*c >= ' ' && *c <= '~')
            buffer_char(out, *c);
}

bool font_is_digested(const Font *font)
{
    return font->digested;
}

const Digest *font_digest(const Font *font)
{
    /* Known once asked for: a cache, not a property of the font. */
    Font *cache = (Font *)font;
    if (!font->digested) {
        unsigned length;
        hb_blob_t *file = hb_face_reference_blob(font->face);
        const char *bytes = hb_blob_get_data(file, &length);
        cache->digest = digest_of(bytes, length);
        cache->digested = true;
        hb_blob_destroy(file);
    }
    return &font->digest;
}

int font_weight(const Font *font)
{
    return font->weight;
}

bool font_is_italic(const Font *font)
{
    return font->italic;
}

struct hb_face_t *font_face(const Font *font)
{
    return font->face;
}
