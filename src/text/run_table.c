/* run_table.c: owns the runs of a document, so that the same text in the same style is one run.
 *
 * Tables and lists say the same over and over: names, dates, headings, states. The glyphs of a run take four times the
 * memory of its text. Only runs that are put together of words are shared: the shape of others may
 * hang on what stands around them. */
#include "text/run_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/hash_table.h"
#include "base/memory.h"

struct RunTable {
    Arena *arena;
    HashTable runs;
};

RunTable *run_table_new(Arena *arena)
{
    RunTable *table = memory_new(sizeof *table);
    table->arena = arena;
    return table;
}

void run_table_free(RunTable *table)
{
    if (!table)
        return;
    hash_table_free(&table->runs);
    free(table);
}

static uint64_t hash_run(const ShapeStyle *style, const char *text, size_t length)
{
    uint64_t start = HASH_START ^ (uint64_t)(uint32_t)style->size << 32 ^ font_index(style->font);
    return hash_bytes(start, text, length);
}

static bool same_language(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_run(const GlyphRun *run, const ShapeStyle *style, const char *text, size_t length)
{
    return run->text_length == length && run->font == style->font && run->size == style->size &&
           run->letter_spacing == style->letter_spacing &&
           same_language(run->language, style->language) && memcmp(run->text, text, length) == 0;
}

static const GlyphRun *find(const RunTable *table, uint64_t hash, const ShapeStyle *style,
                            const char *text, size_t length)
{
    size_t at = 0;
    for (const GlyphRun *run; (run = hash_table_next(&table->runs, hash, &at));)
        if (is_run(run, style, text, length))
            return run;
    return NULL;
}

const GlyphRun *run_table_shape(RunTable *table, const ShapeStyle *style, const char *text,
                                size_t length, size_t before, size_t after)
{
    uint64_t hash = hash_run(style, text, length);
    bool plain = shape_is_plain(style);
    const GlyphRun *known = plain ? find(table, hash, style, text, length) : NULL;
    if (known)
        return known;
    GlyphRun *run = shape_text(table->arena, style, text, length, before, after);
    run->text = arena_substring(table->arena, text, length);
    if (run->of_words && plain)
        hash_table_add(&table->runs, hash, run);
    return run;
}
