/* table_mark.c: headers and footers of tables that show markers (fo:retrieve-table-marker, XSL-FO 1.1, 6.13.7).
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

/* Lays the parts out with every marker in turn; one that says the same as the one before is passed over. */
static void try_markers(TableMarks *marks, const Fo *fo, const char **before)
{
    for (const Fo *child = fo->first; child; child = child->next) {
        if (child->element == FO_TABLE_HEADER || child->element == FO_TABLE_FOOTER)
            continue;
        if (child->element != FO_MARKER) {
            try_markers(marks, child, before);
            continue;
        }
        const char *text = fo_plain_text(child, marks->layout->arena);
        bool same = text && *before && strcmp(text, *before) == 0;
        if (text && !same) {
            markers_show(marks->markers, child);
            refill(marks);
        }
        *before = text ? text : *before;
    }
}

struct TableMarks *table_marks_take(const Table *table, Parts *parts)
{
    Layout *layout = table->flow->layout;
    Markers *markers = markers_new_of_table(layout, table->fo);
    if (!markers_are_wanted(markers)) {
        markers_free(markers);
        return NULL;
    }
    TableMarks *marks = arena_alloc(layout->arena, sizeof *marks);
    *marks =
        (TableMarks){*table, parts->header, parts->footer, markers, layout, layout->table_marks};
    marks->table.flow = arena_copy(layout->arena, table->flow, sizeof *table->flow);
    layout->table_marks = marks;
    parts->are_kept = true;
    const char *before = NULL;
    try_markers(marks, table->fo, &before);
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
