/* note.c: the footnotes of a flow (XSL-FO 1.1, 6.12.3).
 *
 * Where a footnote is cited, the line has an area of kind AREA_ANCHOR. Whatever a slice is made of, a line, a row of a
 * table, a table in a cell: the anchors in its areas say which footnotes go to the foot of its page. The bodies of all
 * of them, in order, are one flow, which page_break.c cuts along with the text. */
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
    return notes;
}

void notes_free(Notes *notes)
{
    if (notes->flow)
        flow_free(notes->flow);
    free(notes->ends);
    free(notes->begins);
}
