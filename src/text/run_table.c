/* run_table.c: owns the runs of a document, so that the same text in the same style is one run.
 *
 * Tables and lists say the same over and over: names, dates, headings, states. The glyphs of a run take six times the
 * memory of its text, more than all areas. Only runs that are put together of words are shared: the shape of others may
 * hang on what stands around them. */
#include "text/run_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

enum { FIRST_SLOTS = 256 };

typedef struct {
    uint64_t hash;
    const GlyphRun *run; /* NULL: the slot is free */
    Length letter_spacing;
} Slot;

struct RunTable {
    Arena *arena;
    Slot *slots;
    size_t slot_count; /* a power of two, and more than four thirds of the runs */
    size_t run_count;
};

RunTable *run_table_new(Arena *arena)
{
    RunTable *table = memory_new(sizeof *table);
    table->arena = arena;
    table->slot_count = FIRST_SLOTS;
    table->slots = memory_new(table->slot_count * sizeof *table->slots);
    return table;
}

void run_table_free(RunTable *table)
{
    if (!table)
        return;
    free(table->slots);
    free(table);
}

static uint64_t hash_run(const ShapeStyle *style, const char *text, size_t length)
{
    uint64_t start = HASH_START ^ (uint64_t)(uint32_t)style->size << 32 ^ font_index(style->font);
    uint64_t hash = hash_bytes(start, text, length);
    return hash ^ hash >> 32;
}

static bool same_language(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_run(const Slot *slot, const ShapeStyle *style, const char *text, size_t length)
{
    const GlyphRun *run = slot->run;
    return run->text_length == length && run->font == style->font && run->size == style->size &&
           slot->letter_spacing == style->letter_spacing &&
           same_language(run->language, style->language) && memcmp(run->text, text, length) == 0;
}

/* The slot of the run, or the one to put it into. */
static Slot *find_slot(const RunTable *table, uint64_t hash, const ShapeStyle *style,
                       const char *text, size_t length)
{
    size_t at = hash & (table->slot_count - 1);
    while (table->slots[at].run &&
           (table->slots[at].hash != hash || !is_run(&table->slots[at], style, text, length)))
        at = (at + 1) & (table->slot_count - 1);
    return &table->slots[at];
}

static void grow(RunTable *table)
{
    size_t count = table->slot_count * 2;
    Slot *slots = memory_new(count * sizeof *slots);
    for (size_t i = 0; i < table->slot_count; i++) {
        const Slot *slot = &table->slots[i];
        size_t at = slot->hash & (count - 1);
        while (slots[at].run)
            at = (at + 1) & (count - 1);
        if (slot->run)
            slots[at] = *slot;
    }
    free(table->slots);
    table->slots = slots;
    table->slot_count = count;
}

const GlyphRun *run_table_shape(RunTable *table, const ShapeStyle *style, const char *text,
                                size_t length, size_t before, size_t after)
{
    uint64_t hash = hash_run(style, text, length);
    Slot *slot = find_slot(table, hash, style, text, length);
    bool plain = !style->right_to_left && !style->small_capitals;
    if (slot->run && plain)
        return slot->run;
    GlyphRun *run = shape_text(table->arena, style, text, length, before, after);
    run->text = arena_substring(table->arena, text, length);
    if (!run->of_words || !plain)
        return run;
    *slot = (Slot){hash, run, style->letter_spacing};
    if (++table->run_count * 4 > table->slot_count * 3)
        grow(table);
    return run;
}
