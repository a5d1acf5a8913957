/* note.c: the footnotes of a flow (XSL-FO 1.1, 6.12.3).
 *
 * Where a footnote is cited, the line has an area of kind AREA_ANCHOR. Whatever a slice is made of, a line, a row of a
 * table, a table in a cell: the anchors in its areas say which footnotes go to the foot of its page. The bodies of all
 * of them, in order, are one flow, which page_break.c cuts along with the text.
 *
 * A note whose mark stands in the header of a table is on the page where the table begins, one of its footer where it ends. Where
 * these are repeated on other pages, so is the note, or a mark there would lead nowhere: as a copy outside of that flow, which
 * takes its room from the page and is never split.
 *
 *     page 1  text ¹  header ²  row ³    footer ⁴       notes 1 2 3 4′
 *     page 2          header ²  row      footer ⁴             2′ 4′            ′: copies
 *     page 3          header ²  row ⁵    footer ⁴             2′ 5 4 */
#include <stdlib.h>

#include "base/memory.h"
#include "layout/flow.h"

static void take(Flow *flow, const Fo *fo)
{
    Note **end = &flow->notes;
    for (; *end; end = &(*end)->next)
        if ((*end)->fo == fo)
            return;
    *end = arena_alloc(flow->layout->arena, sizeof **end);
    (*end)->fo = fo;
}

static void add_note(const Area *area, const Rectangle *place, void *data)
{
    (void)place;
    if (area->kind == AREA_ANCHOR && area->anchor->kind == ANCHOR_NOTE)
        take(data, area->anchor->fo);
}

void notes_take(Flow *flow, const Note *notes)
{
    for (const Note *note = notes; note; note = note->next)
        take(flow, note->fo);
}

void notes_find(Flow *flow, const Area *area)
{
    if (area && flow->layout->has_notes)
        area_walk(area, &(AreaOrigin){0}, add_note, flow);
}

static void build_note(Flow *flow, const Fo *footnote)
{
    for (const Fo *body = footnote->first; body; body = body->next) {
        if (body->element != FO_FOOTNOTE_BODY)
            continue;
        flow_id(flow, fo_own(body, PROPERTY_ID));
        block_children(flow, body);
    }
}

#define MOST_REPEATED 4 /* … of a page's height may be copies: others are not made */

/* The notes of a header or footer, one below the other, or NULL. */
static Area *notes_of_edge(Layout *layout, const Area *edge, Length width)
{
    Flow finder = {.layout = layout};
    notes_find(&finder, edge);
    if (!finder.notes)
        return NULL;
    Flow *flow = flow_new(layout, width);
    for (const Note *note = finder.notes; note; note = note->next)
        build_note(flow, note->fo);
    flow_finish(flow);
    Area *box = area_new(layout->arena, AREA_BOX, NULL, PLACE_NONE);
    box->width = width;
    box->height = flow_compose(flow, 0, flow->count, box, true);
    flow_free(flow);
    return box->height <= layout->page_height / MOST_REPEATED ? box : NULL;
}

/* Notes that stand again where a page break cuts a table; each may be NULL. */
typedef struct EdgeNotes {
    Area *header, *footer;
} EdgeNotes;

static const EdgeNotes *edge_notes(Layout *layout, Frame *frame, Length width)
{
    if (frame->notes)
        return frame->notes;
    frame->notes = arena_alloc(layout->arena, sizeof *frame->notes);
    *frame->notes = (EdgeNotes){
        frame->repeat_header ? notes_of_edge(layout, frame->header, width) : NULL,
        frame->repeat_footer ? notes_of_edge(layout, frame->footer, width) : NULL,
    };
    return frame->notes;
}

/* What stands again where one page ends and the next begins. */
typedef struct {
    Layout *layout;
    Length width;
    Length head, tail;
    bool copies_head, copies_tail; /* put into the box */
    Area *box;
} Again;

static void copy_below(Again *again, const Area *notes)
{
    Area *copy = area_copy_as_artifact(again->layout->arena, notes);
    copy->y = again->box->height;
    area_append(again->box, copy);
    again->box->height += copy->height;
}

static void add_again(Frame *frame, void *data)
{
    Again *again = data;
    if (!frame->header && !frame->footer)
        return;
    const EdgeNotes *notes = edge_notes(again->layout, frame, again->width);
    again->head += notes->header ? notes->header->height : 0;
    again->tail += notes->footer ? notes->footer->height : 0;
    if (again->copies_head && notes->header)
        copy_below(again, notes->header);
    if (again->copies_tail && notes->footer)
        copy_below(again, notes->footer);
}

static void measure_again(Notes *notes, const Flow *flow)
{
    bool any = false;
    notes->heads = memory_new((flow->count + 1) * sizeof *notes->heads);
    notes->tails = memory_new((flow->count + 1) * sizeof *notes->tails);
    for (size_t k = 1; k < flow->count; k++) {
        Again again = {.layout = flow->layout, .width = notes->flow->width};
        flow_visit_cut(flow, k, add_again, &again);
        notes->heads[k] = again.head;
        notes->tails[k] = again.tail;
        any = any || again.head > 0 || again.tail > 0;
    }
    if (any)
        return;
    free(notes->heads);
    free(notes->tails);
    notes->heads = notes->tails = NULL;
}

void notes_add_again(const Notes *notes, const Flow *flow, size_t slice, bool head, Area *box)
{
    if (!notes->heads)
        return;
    Again again = {.layout = flow->layout,
                   .width = notes->flow->width,
                   .copies_head = head,
                   .copies_tail = !head,
                   .box = box};
    flow_visit_cut(flow, slice, add_again, &again);
}

Notes notes_build(const Flow *flow, Length width)
{
    Notes notes = {0};
    if (!flow->layout->has_notes)
        return notes;
    notes.flow = flow_new(flow->layout, width);
    notes.ends = memory_new((flow->count + 1) * sizeof *notes.ends);
    notes.begins = memory_new((flow->count + 1) * sizeof *notes.begins);
    for (size_t k = 0; k < flow->count; k++) {
        notes.begins[k + 1] = notes.begins[k];
        for (Note *note = flow->slices[k].notes; note; note = note->next) {
            size_t begin = note->begin = notes.flow->count;
            build_note(notes.flow, note->fo);
            if (notes.flow->count > begin)
                notes.begins[k + 1] = begin;
        }
        notes.ends[k + 1] = notes.flow->count;
    }
    flow_finish(notes.flow);
    measure_again(&notes, flow);
    return notes;
}

void notes_free(Notes *notes)
{
    if (notes->flow)
        flow_free(notes->flow);
    free(notes->ends);
    free(notes->begins);
    free(notes->heads);
    free(notes->tails);
}
