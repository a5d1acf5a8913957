/* table.c: tables: every row is a slice of the flow, the header and footer belong to the table's frame and so
 * stand on every page.
 *
 *     frame  ┌ header ┐        page 1: header row row          page 2: header row row
 *            │ row    │ slice
 *            │ row    │ slice   How rows are made is in table_row.c,
 *            └ footer ┘         which cell stands where in table_grid.c, how wide columns are in table_width.c,
 *                               collapsed borders in table_border.c. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/container.h"
#include "layout/inline.h"
#include "layout/table.h"

static void report_second(const Table *table, const Fo *part)
{
    diagnose(table->flow->layout->diagnostics, MESSAGE_FO_PART_TWICE, part->place,
             fo_name(part->element), NULL);
}

static void read_parts(Table *table, Parts *parts)
{
    size_t bodies = 0;
    for (const Fo *child = table->fo->first; child; child = child->next)
        bodies += child->element == FO_TABLE_BODY;
    parts->bodies = memory_new((bodies + 1) * sizeof *parts->bodies);
    for (const Fo *child = table->fo->first; child; child = child->next)
        if (child->element == FO_TABLE_HEADER && !parts->header.fo)
            part_read(table, &parts->header, child);
        else if (child->element == FO_TABLE_FOOTER && !parts->footer.fo)
            part_read(table, &parts->footer, child);
        else if (child->element == FO_TABLE_BODY)
            part_read(table, &parts->bodies[parts->body_count++], child);
        else if (child->element != FO_TABLE_COLUMN && child->element != FO_MARKER)
            report_second(table, child);
}

/* The part that stands at the place in order, when it has rows: header, bodies, footer. */
static Part *part_at(Parts *parts, size_t at)
{
    Part *part = at == 0                  ? &parts->header
                 : at > parts->body_count ? &parts->footer
                                          : &parts->bodies[at - 1];
    return part->row_count > 0 ? part : NULL;
}

static void collapse_parts(const Table *table, Parts *parts)
{
    size_t end = parts->body_count + 2, first = 0, last = end - 1;
    while (first < end && !part_at(parts, first))
        first++;
    while (last > first && !part_at(parts, last))
        last--;
    Part *upper = NULL;
    for (size_t i = first; i < end; i++) {
        Part *part = part_at(parts, i);
        if (!part)
            continue;
        part_collapse(table, part, i == first, i == last);
        if (upper)
            parts_meet(table, upper, part);
        upper = part;
    }
}

void parts_read(Table *table, Parts *parts)
{
    read_parts(table, parts);
    if (table->collapse)
        collapse_parts(table, parts);
}

void parts_free(Parts *parts)
{
    if (!parts->are_kept) {
        part_free(&parts->header);
        part_free(&parts->footer);
    }
    for (size_t i = 0; i < parts->body_count; i++)
        part_free(&parts->bodies[i]);
    free(parts->bodies);
}

/* The room for a table between its indents. */
static Length room_for(const Flow *flow, const Fo *fo)
{
    Length room = flow->width - fo_length(fo, PROPERTY_START_INDENT, flow->width) -
                  fo_length(fo, PROPERTY_END_INDENT, flow->width);
    return room > POINTS(1) ? room : POINTS(1);
}

void table_init(Table *table, Flow *flow, const Fo *fo)
{
    *table = (Table){.fo = fo, .flow = flow};
    Keyword collapse = fo_keyword(fo, PROPERTY_BORDER_COLLAPSE);
    table->collapse = collapse != KEYWORD_SEPARATE;
    table->by_precedence = collapse == KEYWORD_COLLAPSE_WITH_PRECEDENCE;
    table->gap_inline = fo_length(fo, PROPERTY_BORDER_SEPARATION_INLINE, 0);
    table->gap_block = fo_length(fo, PROPERTY_BORDER_SEPARATION_BLOCK, 0);
    table->x = flow->left + fo_length(fo, PROPERTY_START_INDENT, flow->width);
    Length room = room_for(flow, fo);
    Length around = room_around(flow, fo).width;
    table->width = fo->style->values[PROPERTY_WIDTH].kind == VALUE_LENGTH
                       ? fo_length(fo, PROPERTY_WIDTH, around)
                       : room;
    table->width = fo_width_within(fo, table->width, around);
    if (table->width < POINTS(1))
        table->width = POINTS(1);
    size_t least = 0;
    for (const Fo *part = fo->first; part; part = part->next) {
        bool has_cells = part->element != FO_TABLE_COLUMN && part->element != FO_MARKER;
        size_t count = has_cells ? part_column_count(part) : 0;
        least = count > least ? count : least;
    }
    table_find_columns(table, least);
}

/* What stands outside the table's width on both sides: its border and padding, unless its border is one of its rules. */
static Length outer_edges(const Table *table)
{
    if (table->collapse)
        return 0;
    const Fo *fo = table->fo;
    return border_of(fo, SIDE_LEFT).width + border_of(fo, SIDE_RIGHT).width +
           fo_length(fo, PROPERTY_PADDING_START, table->width) +
           fo_length(fo, PROPERTY_PADDING_END, table->width);
}

static Frame *table_frame(const Table *table, Parts *parts, bool repeats)
{
    Frame *frame = frame_new(table->flow, table->fo);
    Length edges = frame->width - room_for(table->flow, table->fo);
    frame->width = table->width + (edges > 0 ? edges : 0);
    frame->x += table->x - table->flow->left -
                fo_length(table->fo, PROPERTY_START_INDENT, table->flow->width);
    if (table->collapse) {
        frame->before = frame->after = frame->cut_before = frame->cut_after = 0;
        frame->x = table->x;
        frame->width = table->width;
    }
    frame->part_x = table->x;
    frame->hides_borders = table->collapse;
    if (repeats && parts->header.fo)
        frame->header = part_as_area(table, &parts->header, &frame->header_height);
    if (repeats && parts->footer.fo)
        frame->footer = part_as_area(table, &parts->footer, &frame->footer_height);
    frame->repeat_header = fo_keyword(table->fo, PROPERTY_OMIT_HEADER) != KEYWORD_TRUE;
    frame->repeat_footer = fo_keyword(table->fo, PROPERTY_OMIT_FOOTER) != KEYWORD_TRUE;
    return frame;
}

#define NUMBER_OF_SOME_PAGE "00" /* until it is known on which pages header and footer are */

/* Lays header and footer out; what makes them anew for each page, or NULL. */
static struct TableMarks *fill_edges(Table *table, Parts *parts)
{
    Layout *layout = table->flow->layout;
    const char *label = layout->page_label;
    if (!label && table_repeats_page_number(table, parts))
        layout->page_label = NUMBER_OF_SOME_PAGE;
    part_fill(table, &parts->header);
    part_fill(table, &parts->footer);
    struct TableMarks *marks = table_marks_take(table, parts);
    layout->page_label = label;
    return marks;
}

/* Header and footer as rows like others, each on its page. */
static void refill_edges(Table *table, Parts *parts)
{
    part_refill(table, &parts->header);
    part_refill(table, &parts->footer);
}

/* Border and padding above and below what stands in the object. */
static Length edges_of_block(const Fo *fo)
{
    if (fo->element != FO_BLOCK && fo->element != FO_TABLE_CELL)
        return 0;
    return border_of(fo, SIDE_TOP).width + border_of(fo, SIDE_BOTTOM).width +
           fo_length(fo, PROPERTY_PADDING_BEFORE, 0) + fo_length(fo, PROPERTY_PADDING_AFTER, 0);
}

/* The height of the highest line in the object, with what is around it; LENGTH_MAX: there is more in it than lines, of any
 * height. */
static Length highest_line(Layout *layout, const Fo *fo)
{
    switch (fo->element) {
    case FO_EXTERNAL_GRAPHIC:
    case FO_INSTREAM_FOREIGN_OBJECT:
    case FO_BLOCK_CONTAINER:
    case FO_INLINE_CONTAINER:
    case FO_TABLE_AND_CAPTION:
    case FO_TABLE:
    case FO_LIST_BLOCK:
    case FO_FOOTNOTE: return LENGTH_MAX;
    default: break;
    }
    bool has_line = fo->element == FO_BLOCK || fo->element == FO_INLINE;
    Length highest = has_line ? line_height(layout, fo) : 0;
    for (const Fo *child = fo->first; child && highest < LENGTH_MAX; child = child->next)
        highest = length_larger(highest, highest_line(layout, child));
    return highest < LENGTH_MAX ? highest + edges_of_block(fo) : LENGTH_MAX;
}

/* Whether header and footer, so high, leave a page room for rows: a quarter of it, or as much as any line of them needs. */
static bool leave_room(const Table *table, const Parts *parts, Length repeated)
{
    Layout *layout = table->flow->layout;
    if (repeated <= layout->page_height / 4 * 3)
        return true;
    for (size_t i = 0; i < parts->body_count; i++)
        if (highest_line(layout, parts->bodies[i].fo) > layout->page_height - repeated)
            return false;
    return true;
}

/* A header and footer that leave little of a page are rows as others are, or nothing would fit beside them. */
static void add_content_of_table(Table *table, Parts *parts)
{
    Flow *flow = table->flow;
    Length page_height = flow->layout->page_height;
    struct TableMarks *marks = fill_edges(table, parts);
    Length repeated = part_height(table, &parts->header) + part_height(table, &parts->footer);
    bool repeats = leave_room(table, parts, repeated);
    if (marks && !repeats)
        refill_edges(table, parts);
    Frame *frame = table_frame(table, parts, repeats);
    frame->marks = repeats ? marks : NULL;
    flow_open(flow, frame);
    size_t first = flow->count;
    table->is_framed = repeats;
    table->header =
        repeats && parts->header.row_count > 0 && frame->repeat_header ? &parts->header : NULL;
    if (table->collapse && table->header)
        table->below_header = rules_below_header(table);
    table->footer =
        repeats && parts->footer.row_count > 0 && frame->repeat_footer ? &parts->footer : NULL;
    if (repeats)
        flow->layout->page_height -= repeated;
    else
        part_add_rows(table, &parts->header);
    for (size_t i = 0; i < parts->body_count; i++)
        part_build(table, &parts->bodies[i]);
    if (!repeats)
        part_add_rows(table, &parts->footer);
    if (flow->count == first) /* without rows; its header and footer stand somewhere all the same */
        flow_add(flow, NULL, 0, COST_NONE);
    flow_close(flow);
    flow->layout->page_height = page_height;
}

/* How far from the left a table stands in its room: at the start, or where text-align of its fo:table-and-caption puts it
 * (XSL-FO 1.1, 6.7.2). */
static Length shift_in_room(const Fo *fo, Length room)
{
    bool has_caption = fo->parent->element == FO_TABLE_AND_CAPTION;
    Length start = fo_starts_right(fo) ? room : 0;
    if (room <= 0)
        return 0;
    switch (has_caption ? fo_keyword(fo->parent, PROPERTY_TEXT_ALIGN) : KEYWORD_START) {
    case KEYWORD_CENTER: return room / 2;
    case KEYWORD_END:
    case KEYWORD_OUTSIDE: return room - start;
    case KEYWORD_RIGHT: return room;
    case KEYWORD_LEFT: return 0;
    default: return start;
    }
}

/* Header and footer are there from the beginning of the table to its end. */
static void add_edge_markers(Flow *flow, const Fo *fo, size_t since, bool begin)
{
    for (const Fo *part = fo->first; part; part = part->next)
        if (part->element == FO_TABLE_HEADER || part->element == FO_TABLE_FOOTER) {
            if (begin)
                block_begin_markers(flow, part);
            else
                block_end_markers(flow, part, since);
        }
}

static bool has_tall_row(const Part *part)
{
    for (size_t r = 0; r < part->row_count; r++)
        if (part->rows[r].is_tall)
            return true;
    return false;
}

/* What was read of the table goes, unless a row is still to be composed. */
static void drop_parts(Layout *layout, Parts *parts)
{
    bool tall = has_tall_row(&parts->header) || has_tall_row(&parts->footer);
    for (size_t i = 0; i < parts->body_count; i++)
        tall = tall || has_tall_row(&parts->bodies[i]);
    if (!tall) {
        parts_free(parts);
        return;
    }
    parts->next = layout->tables_kept;
    layout->tables_kept = parts;
}

void tables_free(Layout *layout)
{
    for (Parts *parts = layout->tables_kept; parts; parts = parts->next)
        parts_free(parts);
    layout->tables_kept = NULL;
    table_marks_free(layout);
}

void table_build(Flow *flow, const Fo *fo)
{
    Table table;
    Parts *parts = arena_alloc(flow->layout->arena, sizeof *parts);
    *parts = (Parts){0};
    table_init(&table, flow, fo);
    Keep outer = block_begin(flow, fo);
    size_t since = block_begin_markers(flow, fo);
    add_edge_markers(flow, fo, since, true);
    parts_read(&table, parts);
    Length room = room_for(flow, fo);
    table_set_widths(&table, parts, room);
    Length edges = outer_edges(&table), x;
    if (auto_margins_place(flow, fo, table.width + edges, &x))
        table.x = flow->left + x + edges / 2;
    else
        table.x += shift_in_room(fo, room - table.width);
    add_content_of_table(&table, parts);
    add_edge_markers(flow, fo, since, false);
    block_end_markers(flow, fo, since);
    block_end(flow, fo, outer);
    drop_parts(flow->layout, parts);
}
