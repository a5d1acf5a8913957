/* inline_items.h: between glyphs and lines: the items the line breaker chooses among. */
#ifndef PROTOC_LAYOUT_INLINE_ITEMS_H
#define PROTOC_LAYOUT_INLINE_ITEMS_H

#include "layout/inline.h"
#include "text/paragraph.h"

/* What an item stands for. */
typedef struct {
    size_t piece;          /* index; NO_PIECE for the items that end a paragraph */
    size_t run;            /* index, of text */
    uint32_t first, count; /* glyphs of the run */
    bool is_space;         /* glue whose glyphs are a space or a no-break space */
    Length lead, trail;    /* of a box: how far its glyphs reach out of it, before and after */
} ItemSource;

#define NO_PIECE ((size_t)-1)

typedef struct {
    BreakItem *items;
    ItemSource *sources;
    size_t count, item_capacity, source_capacity;
} ItemList;

/* inline_items.c: makes the items anew, with or without the points of hyphenation. */
void items_build(Paragraph *paragraph, ItemList *list, bool hyphenate);
void items_free(ItemList *list);

/* By how much the leaders of a line are longer than their optimum: each, as far as its stretch goes, and the first rest
 * of the others by one more. */
typedef struct {
    Length each, rest;
} LeaderStretch;

/* Leaders take the room of their line, first..end-1, each as much as the others until it is as long as it may be; room
 * becomes what they leave. */
LeaderStretch items_stretch_leaders(const Paragraph *paragraph, const ItemList *list, size_t first,
                                    size_t end, int64_t *room);

/* The glyphs of the object's hyphenation-character in the font of the run, which may have only a plain hyphen. */
const GlyphRun *hyphen_run(Layout *layout, const Fo *fo, const GlyphRun *run);

/* inline_lines.c: makes the line areas. width is that of the whole line, indent of the first one. */
Lines lines_build(const Paragraph *paragraph, const ItemList *list, const LineBreak *breaks,
                  size_t count, Length width, Length indent);

#endif
