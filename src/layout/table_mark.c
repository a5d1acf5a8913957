/* table_mark.c: headers and footers of tables that show markers (fo:retrieve-table-marker, XSL-FO 1.1, 6.13.7) or the
 * number of their page.
 *
 * A table that is cut shows in its header what belongs to the piece below it: “continued”, or a sum carried over.
 *
 *     ┌ Item ──────────┐          ┌ Item, continued ┐
 *     │ row  marker “” │          │ row  marker …   │      What a piece holds is known when its page is laid out, but
 *     │ row  marker …  │          │ row             │      pages are broken before that. So the rows of header and
 *     └────────────────┘          └─────────────────┘      footer are as high as the highest marker of the table makes
 *                                                          them, on every page; which is shown is decided then. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/marker.h"
#include "layout/table.h"

typedef struct TableMarks {
    Table table;
    Part header, footer;
    Markers *markers;
    Layout *layout;
    struct TableMarks *next;
} TableMarks;

static void refill(TableMarks *marks)
{
    Layout *layout = marks->layout;
    struct Flow *page_flow = layout->page_flow;
    if (marks->header.fo)
        part_refill(&marks->table, &marks->header);
    if (marks->footer.fo)
        part_refill(&marks->table, &marks->footer);
    layout->page_flow = page_flow;
}

#define MOST_TRIED 1000 /* of the markers that are not longer than all before */

/* What was tried of the markers. */
typedef struct {
    const char *before; /* the text of the last, or NULL */
    size_t longest, count;
} Tried;

/* Lays the parts out with every marker in turn. One that says the same as the one before is passed over, and after very
 * many all that are not longer than any before. */
static void try_markers(TableMarks *marks, const Fo *fo, Tried *tried)
{
    for (const Fo *child = fo->first; child; child = child->next) {
        if (child->element == FO_TABLE_HEADER || child->element == FO_TABLE_FOOTER)
            continue;
        if (child->element != FO_MARKER) {
            try_markers(marks, child, tried);
            continue;
        }
        const char *text = fo_plain_text(child, marks->layout->arena);
        if (!text || (tried->before && strcmp(text, tried->before) == 0))
            continue;
        size_t length = strlen(text);
        tried->before = text;
        if (tried->count >= MOST_TRIED && length <= tried->longest)
            continue;
        tried->longest = length > tried->longest ? length : tried->longest;
        tried->count++;
        markers_show(marks->markers, child);
        refill(marks);
    }
}

/* A table in the header of another leaves the markers to that, which is laid out again and again itself. */
static bool is_in_table_edge(const Fo *table)
{
    for (const Fo *fo = table->parent; fo; fo = fo->parent)
        if (fo->element == FO_TABLE_HEADER || fo->element == FO_TABLE_FOOTER)
            return true;
    return false;
}

static bool holds_page_number(const Fo *fo)
{
    if (fo->element == FO_PAGE_NUMBER)
        return true;
    for (const Fo *child = fo->first; child; child = child->next)
        if (holds_page_number(child))
            return true;
    return false;
}

bool table_repeats_page_number(const Table *table, const Parts *parts)
{
    return !is_in_table_edge(table->fo) &&
           ((parts->header.fo && holds_page_number(parts->header.fo)) ||
            (parts->footer.fo && holds_page_number(parts->footer.fo)));
}

struct TableMarks *table_marks_take(const Table *table, Parts *parts)
{
    Layout *layout = table->flow->layout;
    if (is_in_table_edge(table->fo))
        return NULL;
    Markers *markers = markers_new_of_table(layout, table->fo);
    bool wanted = markers_are_wanted(markers);
    if (!wanted && !table_repeats_page_number(table, parts)) {
        markers_free(markers);
        return NULL;
    }
    TableMarks *marks = arena_alloc(layout->arena, sizeof *marks);
    *marks =
        (TableMarks){*table, parts->header, parts->footer, markers, layout, layout->table_marks};
    marks->table.flow = arena_copy(layout->arena, table->flow, sizeof *table->flow);
    layout->table_marks = marks;
    parts->are_kept = true;
    Tried tried = {0};
    if (wanted)
        try_markers(marks, table->fo, &tried);
    markers_show(markers, NULL);
    refill(marks);
    markers_open(markers, table->fo);
    parts->header = marks->header;
    parts->footer = marks->footer;
    return marks;
}

/* What is retrieved belongs, for those who hear it, to what it stands in. */
static void join_structure(Fo *fo, void *node, bool inside)
{
    inside = inside || fo->element == FO_RETRIEVE_TABLE_MARKER;
    for (Fo *child = fo->first; child; child = child->next) {
        if (inside)
            child->layout = fo->layout ? fo->layout : node;
        join_structure(child, fo->layout ? fo->layout : node, inside);
    }
}

void table_marks_look(struct TableMarks *marks, const Area *piece)
{
    markers_page(marks->markers, marks->table.fo, piece);
    const Part *parts[] = {&marks->header, &marks->footer};
    for (size_t i = 0; i < 2; i++)
        if (parts[i]->fo)
            join_structure((Fo *)parts[i]->fo, NULL, false);
    refill(marks);
}

static Area *area_of(TableMarks *marks, Part *part)
{
    Length height;
    return part->fo ? part_as_area(&marks->table, part, &height) : NULL;
}

Area *table_marks_header(struct TableMarks *marks)
{
    return area_of(marks, &marks->header);
}

Area *table_marks_footer(struct TableMarks *marks)
{
    return area_of(marks, &marks->footer);
}

void table_marks_free(Layout *layout)
{
    for (TableMarks *marks = layout->table_marks; marks; marks = marks->next) {
        part_free(&marks->header);
        part_free(&marks->footer);
        markers_free(marks->markers);
    }
    layout->table_marks = NULL;
}
