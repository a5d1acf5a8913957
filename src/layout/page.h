/* page.h: pages: their bodies, and what stands around them. */
#ifndef PROTOC_LAYOUT_PAGE_H
#define PROTOC_LAYOUT_PAGE_H

#include "layout/flow.h"
#include "layout/marker.h"
#include "layout/master.h"

/* A page with what is needed to fill its regions later. */
typedef struct PagePlan {
    Page *page;
    const PageMaster *master;
    const Fo *sequence;
    Area *body;
    struct PagePlan *next;
} PagePlan;

/* The flow of a page sequence, cut into pages. */
typedef struct {
    Layout *layout;
    const Fo *sequence;
    Flow *flow;
    Notes notes;
    const Fo *separator; /* static content above the notes, or NULL */
    const Fo *content;   /* what the flow is made of */
    FlowWidths *widths;  /* when pages differ; NULL: they do not */
    Length width;        /* of the text across all columns */
    Length column_width;
    size_t columns; /* the most of all pages */
} Body;

/* layout.c: the flow of the document's first page sequence; content is its fo:flow. false: it has no pages to go to. */
bool page_build_first(Layout *layout, const Fo *sequence, const Fo *content, Body *body);

/* ahead.c: waits, and gives the first flow and puts what it was laid out in at *layout, which then belongs to the document's
 * diagnostics. NULL: there is none. Lent until layout_ahead_free(). */
const Body *layout_ahead_take(LayoutAhead *ahead, Diagnostics *diagnostics, Layout **layout);

/* page_label.c: a page number as the format property of the sequence asks; from the arena. */
const char *page_label(Layout *layout, const Fo *sequence, size_t number);

/* The static content or flow of that name, or NULL. */
const Fo *page_content(const Fo *sequence, FoElement element, const char *name);

/* How many columns the body of a master has, the gap between them, and how wide each is. */
size_t master_columns(const PageMaster *master, Length *gap, Length *column_width);

/* page_width.c: at first all children of the flow have the given widths. */
FlowWidths *flow_widths_new(const Fo *content, Length width, Length span_width);
void flow_widths_free(FlowWidths *widths); /* NULL is allowed */
/* Gives what stands in the flow the widths of the pages it came to. true: some have changed, and it must be built anew. tries:
 * how often it was before. */
bool page_widths_change(Body *body, const FlowPages *pages, const PageCuts *cuts, size_t tries);

/* Puts the fragments and notes into the body of the page. */
void page_fill_body(const Body *body, PagePlan *plan, const PageCut *cut, const Fragment *fragments,
                    size_t count);

/* Says that something is too high for its page, by so much. */
void page_report_excess(Layout *layout, Length excess, Place place);

/* The height of what stands above the notes. */
Length page_separation(Layout *layout, const Fo *separator, Length width);

/* page_report.c: warns of keeps that could not hold and of notes that begin on a later page than their marks. */
void page_report_breaks(const Body *body, const PageCuts *cuts);

/* Headers, footers and sides, when all page numbers and markers are known. */
void page_fill_regions(Layout *layout, PagePlan *plan, Markers *markers);

/* The area is drawn above all others of the page. */
void page_append(Page *page, Area *area);

#endif
