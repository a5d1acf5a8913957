/* page_report.c: what the pages could not keep to: keeps of strength “always” that are broken, notes that begin on a later
 * page than their marks. Nothing is lost by that, but who wrote them should know. What a forced break parts was asked
 * for. */
#include "layout/page.h"

/* Whether the object lies in the other, or is it. */
static bool lies_in(const Fo *fo, const Fo *outer)
{
    while (fo && fo != outer)
        fo = fo->parent;
    return fo != NULL;
}

static bool is_kept(const Fo *fo, bool in_column, PropertyId within_column, PropertyId within_page)
{
    return fo_keyword(fo, within_column) == KEYWORD_ALWAYS ||
           (!in_column && fo_keyword(fo, within_page) == KEYWORD_ALWAYS);
}

/* The object whose keep a break between two pieces of a flow breaks, or NULL: when the cost of the break has another
 * reason. */
static const Fo *broken_keep(const Fo *before, const Fo *after, bool in_column)
{
    for (const Fo *fo = after; fo; fo = fo->parent)
        if (is_kept(fo, in_column, PROPERTY_KEEP_TOGETHER_WITHIN_COLUMN,
                    PROPERTY_KEEP_TOGETHER_WITHIN_PAGE) &&
            lies_in(before, fo))
            return fo;
    for (const Fo *fo = before; fo && !lies_in(after, fo); fo = fo->parent)
        if (is_kept(fo, in_column, PROPERTY_KEEP_WITH_NEXT_WITHIN_COLUMN,
                    PROPERTY_KEEP_WITH_NEXT_WITHIN_PAGE))
            return fo;
    for (const Fo *fo = after; fo && !lies_in(before, fo); fo = fo->parent)
        if (is_kept(fo, in_column, PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_COLUMN,
                    PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_PAGE))
            return fo;
    return NULL;
}

static void report_keeps(const Body *body, const PageCuts *cuts)
{
    const Slice *slices = body->flow->slices;
    for (size_t i = 1; i < cuts->fragment_count; i++) {
        const Fragment *fragment = &cuts->fragments[i];
        const Slice *slice = &slices[fragment->begin];
        bool in_column = fragment->page == cuts->fragments[i - 1].page;
        if (slice->force != FORCE_NONE || slice->spans != slice[-1].spans ||
            (in_column ? slice->column_cost : slice->cost) < COST_NEVER)
            continue;
        const Fo *broken = broken_keep(slice[-1].fo, slice->fo, in_column);
        if (broken)
            diagnose(body->layout->diagnostics, MESSAGE_KEEP_BROKEN, broken->place,
                     fo_name(broken->element), NULL);
    }
}

/* The page that the slice of the notes stands on, from page on. */
static size_t page_of_note(const PageCuts *cuts, size_t slice, size_t page)
{
    while (page + 1 < cuts->page_count && cuts->pages[page].notes_end <= slice)
        page++;
    return page;
}

static void report_notes(const Body *body, const PageCuts *cuts)
{
    for (size_t i = 0; body->notes.flow && i < cuts->fragment_count; i++) {
        const Fragment *fragment = &cuts->fragments[i];
        for (size_t k = fragment->begin; k < fragment->end; k++) {
            for (const Note *note = body->flow->slices[k].notes; note; note = note->next)
                if (page_of_note(cuts, note->begin, fragment->page) > fragment->page)
                    diagnose(body->layout->diagnostics, MESSAGE_FOOTNOTE_MOVED, note->fo->place,
                             NULL);
        }
    }
}

void page_report_breaks(const Body *body, const PageCuts *cuts)
{
    report_keeps(body, cuts);
    report_notes(body, cuts);
}
