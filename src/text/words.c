/* words.c: owns the words of a font that have been shaped already.
 *
 * Shaping is half of the work on a paragraph, and a language uses the same words over and over. So they are kept.
 *
 *     За январь клиент        За  январь  клиент      and between them the space of the font
 *
 * Fonts kern letters against spaces, by up to a quarter of the space. In justified text spaces are glue that shrinks, too:
 * then words run together. So spaces keep their width, as in TeX, and words do not see them. Putting them together is
 * the same as shaping the whole where none of the substitutions for the script has the space in it; the tables of
 * the font tell (OpenType 1.9, GSUB). Scripts whose letters join, or stand in another order than they are written
 * in, are shaped as a whole. */
#include "text/words.h"

#include <stdlib.h>
#include <string.h>

#include <hb-aat.h>
#include <hb-ot.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/hash_table.h"
#include "base/memory.h"

enum {
    BYTES_MOST = 8 * 1024 * 1024, /* of words: when there are more, all are forgotten */
    BYTES_KEPT = 1024 * 1024,     /* from one document to the next */
    VERDICTS = 64                 /* scripts and languages of a font: of more the last are kept */
};

typedef struct {
    WordStyle style;
    const char *text;
    size_t length;
    Word word;
} Entry;

typedef struct {
    hb_language_t language;
    hb_script_t script;
    bool apart;
} Verdict;

struct Words {
    Arena *arena;
    HashTable entries;
    Verdict verdicts[VERDICTS];
    size_t verdict_count;
};

Words *words_new(void)
{
    Words *words = memory_new(sizeof *words);
    words->arena = arena_new();
    return words;
}

void words_free(Words *words)
{
    if (!words)
        return;
    hash_table_free(&words->entries);
    arena_free(words->arena);
    free(words);
}

bool words_are_few(const Words *words)
{
    return arena_used(words->arena) <= BYTES_KEPT;
}

/* ---- What the font says ---- */

static bool has_glyph(hb_face_t *face, unsigned lookup, hb_codepoint_t glyph)
{
    hb_set_t *glyphs = hb_set_create();
    hb_ot_layout_lookup_collect_glyphs(face, HB_OT_TAG_GSUB, lookup, glyphs, glyphs, glyphs, NULL);
    bool has = hb_set_has(glyphs, glyph) || !hb_set_allocation_successful(glyphs);
    hb_set_destroy(glyphs);
    return has;
}

/* Whether no substitution that the plan uses reaches over a space. */
static bool keeps_to_words(hb_face_t *face, hb_shape_plan_t *plan, hb_codepoint_t space)
{
    hb_set_t *lookups = hb_set_create();
    hb_ot_shape_plan_collect_lookups(plan, HB_OT_TAG_GSUB, lookups);
    bool keeps = true;
    for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; keeps && hb_set_next(lookups, &lookup);)
        keeps = !has_glyph(face, lookup, space);
    hb_set_destroy(lookups);
    return keeps;
}

/* Some fonts have rules of another kind altogether. */
static bool has_other_rules(hb_face_t *face)
{
    return hb_aat_layout_has_substitution(face) || hb_aat_layout_has_positioning(face);
}

static bool judge(hb_face_t *face, const WordStyle *style)
{
    if (style->script != HB_SCRIPT_INVALID && style->script != HB_SCRIPT_LATIN &&
        style->script != HB_SCRIPT_CYRILLIC && style->script != HB_SCRIPT_GREEK)
        return false;
    hb_font_t *font = hb_font_create(face);
    hb_codepoint_t space;
    bool has_space = hb_font_get_nominal_glyph(font, ' ', &space);
    hb_font_destroy(font);
    hb_segment_properties_t segment = HB_SEGMENT_PROPERTIES_DEFAULT;
    segment.direction = HB_DIRECTION_LTR;
    segment.script = style->script;
    segment.language = style->language;
    hb_shape_plan_t *plan = hb_shape_plan_create_cached(face, &segment, NULL, 0, NULL);
    bool apart = has_space && !has_other_rules(face) && keeps_to_words(face, plan, space);
    hb_shape_plan_destroy(plan);
    return apart;
}

bool words_are_apart(Words *words, hb_face_t *face, const WordStyle *style)
{
    for (size_t i = 0; i < words->verdict_count; i++)
        if (words->verdicts[i].script == style->script &&
            words->verdicts[i].language == style->language)
            return words->verdicts[i].apart;
    if (words->verdict_count == VERDICTS)
        words->verdict_count = 0;
    Verdict *verdict = &words->verdicts[words->verdict_count++];
    *verdict = (Verdict){style->language, style->script, judge(face, style)};
    return verdict->apart;
}

/* ---- The words ---- */

static uint64_t hash_word(const WordStyle *style, const char *text, size_t length)
{
    uint64_t start = HASH_START ^ ((uint64_t)(uint32_t)style->size << 32) ^ style->script;
    return hash_bytes(start, text, length);
}

static bool same_style(const WordStyle *a, const WordStyle *b)
{
    return a->size == b->size && a->letter_spacing == b->letter_spacing &&
           a->language == b->language && a->script == b->script;
}

bool words_find(const Words *words, const WordStyle *style, const char *text, size_t length,
                Word *word)
{
    size_t at = 0;
    uint64_t hash = hash_word(style, text, length);
    for (const Entry *entry; (entry = hash_table_next(&words->entries, hash, &at));) {
        if (entry->length == length && same_style(&entry->style, style) &&
            memcmp(entry->text, text, length) == 0) {
            *word = entry->word;
            return true;
        }
    }
    return false;
}

void words_keep(Words *words, const WordStyle *style, const char *text, size_t length, Word word)
{
    if (arena_used(words->arena) > BYTES_MOST) {
        arena_free(words->arena);
        words->arena = arena_new();
        hash_table_free(&words->entries);
    }
    Entry *entry = arena_alloc(words->arena, sizeof *entry);
    *entry = (Entry){*style, arena_copy(words->arena, text, length), length, word};
    entry->word.glyphs = arena_copy(words->arena, word.glyphs, word.count * sizeof *word.glyphs);
    hash_table_add(&words->entries, hash_word(style, text, length), entry);
}
