/* inline.c: lines.
 *
 * A paragraph goes through four hands:
 *
 *     collect   inline objects  → characters and pieces     inline_text.c
 *     shape     characters      → glyphs in runs            inline_shape.c
 *     items     glyphs          → boxes, glue, penalties    inline_items.c
 *     lines     chosen breaks   → line areas                inline_lines.c
 *
 * The breaks are chosen in three passes, as TeX does: without hyphens where that is good enough, then with
 * hyphens, then with whatever must be to lose nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/inline.h"
#include "layout/inline_items.h"
#include "text/paragraph.h"

#define TOLERANCE_FIRST 100
#define TOLERANCE_SECOND 600
#define TOLERANCE_LAST 10000

static size_t choose_breaks(Paragraph *paragraph, ItemList *items, BreakOptions options,
                            LineBreak **breaks)
{
    Layout *layout = paragraph->layout;
    arena_empty(layout->scratch);
    options.tolerance = TOLERANCE_FIRST;
    items_build(paragraph, items, false);
    size_t count = paragraph_break(items->items, items->count, &options, layout->scratch, breaks);
    if (count > 0)
        return count;
    if (fo_keyword(paragraph->block, PROPERTY_HYPHENATE) == KEYWORD_TRUE)
        items_build(paragraph, items, true);
    options.tolerance = TOLERANCE_SECOND;
    count = paragraph_break(items->items, items->count, &options, layout->scratch, breaks);
    if (count > 0)
        return count;
    options.tolerance = TOLERANCE_LAST;
    options.emergency = options.ragged ? 0 : 2 * fo_length(paragraph->block, PROPERTY_FONT_SIZE, 0);
    options.final = true;
    return paragraph_break(items->items, items->count, &options, layout->scratch, breaks);
}

/* White space between blocks, which stylesheets that indent their output leave everywhere, is no line. */
static bool is_empty(const Paragraph *paragraph)
{
    if (paragraph->text.length > 0)
        return false;
    for (size_t i = 0; i < paragraph->piece_count; i++)
        if (paragraph->pieces[i].kind != PIECE_TEXT)
            return false;
    return true;
}

/* The longest piece that cannot break, and the longest line up to a break that is forced. */
static Extent extent_of_items(const ItemList *list, Length indent)
{
    int64_t piece = indent, line = indent, least = 0, most = 0;
    for (size_t i = 0; i < list->count; i++) {
        const BreakItem *item = &list->items[i];
        bool forced = item->kind == ITEM_PENALTY && item->penalty <= PENALTY_FORCED;
        bool ends = item->kind == ITEM_PENALTY ? item->penalty < PENALTY_NEVER
                    : item->kind == ITEM_GLUE  ? i > 0 && list->items[i - 1].kind == ITEM_BOX
                                               : false;
        if (ends) {
            int64_t whole = piece + (item->kind == ITEM_PENALTY ? item->width : 0);
            least = whole > least ? whole : least;
            piece = 0;
        } else if (item->kind == ITEM_BOX || (item->kind == ITEM_GLUE && piece > 0)) {
            piece += item->width - item->shrink;
        }
        line += item->kind == ITEM_PENALTY ? 0 : item->width;
        most = line > most ? line : most;
        line = forced ? 0 : line;
    }
    int64_t limit = FO_LENGTH_LIMIT;
    return (Extent){(Length)(least < limit ? least : limit), (Length)(most < limit ? most : limit)};
}

/* The memory a paragraph is laid out in; the next one takes it over. A paragraph in an inline-container of another has
 * one of its own. */
typedef struct Workspace {
    Paragraph paragraph;
    ItemList items;
} Workspace;

void workspace_free(Workspace *workspace)
{
    if (!workspace)
        return;
    Paragraph *paragraph = &workspace->paragraph;
    buffer_free(&paragraph->text);
    free(paragraph->pieces);
    free(paragraph->runs);
    free(paragraph->joints);
    free(paragraph->breaks);
    free(paragraph->points);
    items_free(&workspace->items);
    free(workspace);
}

/* End with leave(). */
static Workspace *enter(Layout *layout, const Fo *block)
{
    Workspace *workspace = layout->workspace ? layout->workspace : memory_new(sizeof *workspace);
    layout->workspace = NULL;
    Paragraph *paragraph = &workspace->paragraph;
    Paragraph kept = *paragraph;
    *paragraph = (Paragraph){.layout = layout,
                             .block = block,
                             .text = {kept.text.data, 0, kept.text.capacity},
                             .pieces = kept.pieces,
                             .piece_capacity = kept.piece_capacity,
                             .runs = kept.runs,
                             .run_capacity = kept.run_capacity,
                             .joints = kept.joints,
                             .joint_capacity = kept.joint_capacity,
                             .breaks = kept.breaks,
                             .break_capacity = kept.break_capacity,
                             .points = kept.points,
                             .point_capacity = kept.point_capacity};
    return workspace;
}

static void leave(Layout *layout, Workspace *workspace)
{
    free(workspace->paragraph.levels);
    if (layout->workspace)
        workspace_free(workspace);
    else
        layout->workspace = workspace;
}

Extent inline_extent(Layout *layout, const Fo *block, const Fo *first, const Fo *end)
{
    Extent extent = {0, 0};
    Workspace *workspace = enter(layout, block);
    Paragraph *paragraph = &workspace->paragraph;
    paragraph->measuring = true;
    paragraph_collect(paragraph, first, end);
    if (!is_empty(paragraph)) {
        paragraph_shape(paragraph);
        items_build(paragraph, &workspace->items, false);
        extent = extent_of_items(&workspace->items, fo_length(block, PROPERTY_TEXT_INDENT, 0));
    }
    leave(layout, workspace);
    return extent;
}

Lines inline_layout(Layout *layout, const Fo *block, const Fo *first, const Fo *end, Length width,
                    bool is_start)
{
    Lines lines = {0};
    Workspace *workspace = enter(layout, block);
    Paragraph *paragraph = &workspace->paragraph;
    ItemList *items = &workspace->items;
    paragraph->width = width;
    paragraph_collect(paragraph, first, end);
    if (!is_empty(paragraph)) {
        paragraph_shape(paragraph);
        Length indent = is_start ? fo_length(block, PROPERTY_TEXT_INDENT, width) : 0;
        bool justified = fo_keyword(block, PROPERTY_TEXT_ALIGN) == KEYWORD_JUSTIFY;
        BreakOptions options = {.first_width = width - indent, .width = width};
        if (block->style->values[PROPERTY_HYPHENATION_LADDER].kind == VALUE_NUMBER)
            options.ladder = fo_integer(block, PROPERTY_HYPHENATION_LADDER, 1, 1000);
        if (!justified)
            options.ragged = length_larger(5 * fo_length(block, PROPERTY_FONT_SIZE, 0), width / 8);
        LineBreak *breaks = NULL;
        size_t count = choose_breaks(paragraph, items, options, &breaks);
        lines = lines_build(paragraph, items, breaks, count, width, indent);
    }
    leave(layout, workspace);
    return lines;
}
