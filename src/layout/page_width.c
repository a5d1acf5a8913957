/* page_width.c: pages whose text is not equally wide, as a letter's first page beside a column of addresses.
 *
 * How wide a paragraph is has to be known before its lines are, and they before pages are; which page it comes to, only
 * when these are:
 *
 *     page 1  |====== |   a      so all is laid out for the narrowest page, and broken; then what stands directly in
 *             |====== |   b      the flow, again, each as wide as the narrowest page it came to. That may move it, so it
 *     page 2  |=========| c      is done until nothing changes. When that takes long, widths only become less, which must
 *             |=========| d      end.
 *
 * What goes on from one page to another of other width has one width, that of the narrower: lines of a paragraph are broken
 * together, and pages after that. What is said while all this is tried is not said to the user. */
#include <stdlib.h>

#include "base/memory.h"
#include "layout/page.h"

#define FREE_TRIES 4 /* after these, widths only become less */
#define MOST_TRIES 12

FlowWidths *flow_widths_new(const Fo *content, Length width, Length span_width)
{
    FlowWidths *widths = memory_new(sizeof *widths);
    widths->content = content;
    for (const Fo *child = content->first; child; child = child->next)
        widths->count++;
    widths->own = memory_new((widths->count + 1) * sizeof *widths->own);
    size_t i = 0;
    for (const Fo *child = content->first; child; child = child->next)
        widths->own[i++] = (FlowWidth){child, width, span_width};
    return widths;
}

void flow_widths_free(FlowWidths *widths)
{
    if (widths)
        free(widths->own);
    free(widths);
}

/* The child of the flow that the object lies in. */
static const Fo *child_around(const Fo *fo, const Fo *content)
{
    while (fo && fo->parent != content)
        fo = fo->parent;
    return fo;
}

static void lessen(Length *width, Length other)
{
    if (other < *width)
        *width = other;
}

/* Where each child stands: the least width of its pages; LENGTH_MAX of one that is nowhere. */
static FlowWidth *widths_of_pages(const Body *body, const FlowPages *pages, const PageCuts *cuts)
{
    const FlowWidths *widths = body->widths;
    FlowWidth *found = memory_new((widths->count + 1) * sizeof *found);
    for (size_t i = 0; i < widths->count; i++)
        found[i] = (FlowWidth){widths->own[i].child, LENGTH_MAX, LENGTH_MAX};
    FlowWidth *at = found;
    for (size_t f = 0; f < cuts->fragment_count; f++) {
        const Fragment *fragment = &cuts->fragments[f];
        bool last = fragment->page + 1 == cuts->page_count;
        PageRoom room = pages->room(pages->data, fragment->page, last);
        for (size_t k = fragment->begin; k < fragment->end; k++) {
            const Fo *own = child_around(body->flow->slices[k].fo, widths->content);
            if (!own)
                continue;
            while (at->child != own)
                at++;
            lessen(&at->width, room.column_width);
            lessen(&at->span_width, room.width);
        }
    }
    return found;
}

bool page_widths_change(Body *body, const FlowPages *pages, const PageCuts *cuts, size_t tries)
{
    FlowWidths *widths = body->widths;
    FlowWidth *found = widths_of_pages(body, pages, cuts);
    bool changed = false;
    for (size_t i = 0; i < widths->count; i++) {
        FlowWidth *own = &widths->own[i], wanted = found[i];
        if (wanted.width == LENGTH_MAX)
            wanted = *own;
        if (tries >= FREE_TRIES)
            lessen(&wanted.width, own->width);
        if (tries >= FREE_TRIES)
            lessen(&wanted.span_width, own->span_width);
        if (tries >= MOST_TRIES)
            wanted = (FlowWidth){own->child, body->column_width, body->width};
        changed = changed || wanted.width != own->width || wanted.span_width != own->span_width;
        *own = wanted;
    }
    free(found);
    return changed;
}
