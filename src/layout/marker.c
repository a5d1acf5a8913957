/* marker.c: running headers (XSL-FO 1.1, 6.13.5 to 6.13.7).
 *
 * An object with an fo:marker has an anchor where it begins and one where it ends. A page's body, walked in order, so
 * says which markers belong to it: those still open from the pages before come first, then those that begin on it.
 *
 *     page 5    A begins … A ends   B begins …
 *     page 6    … B ends   C begins … C ends   D begins …
 *
 *     on page 6:  first-including-carryover  B      first-starting-within-page  C
 *                 last-starting-within-page  D      last-ending-within-page     C
 *
 * A page without what is asked for shows any marker of the class on it; one with none of the class the last of the
 * pages before, as far as retrieve-boundary goes. That content is then computed as if it had been written in the place
 * of the fo:retrieve-marker (src/fo/graft.c). */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/marker.h"

/* A marker on the page at work. */
typedef struct {
    const Fo *marker;
    bool starts, ends;
} Mark;

/* An fo:retrieve-marker. */
typedef struct {
    Fo *fo;
    const Fo *sequence;
    const Fo *shown; /* whose content it has now, or NULL */
} Retrieval;

/* The last of a class on the pages before. */
typedef struct {
    const char *name;
    const Fo *marker;
    const Fo *sequence;
    size_t page; /* how many pages there were when it was on one */
} Latest;

struct Markers {
    Layout *layout;
    Mark *marks; /* of the page; the open ones of the page before come first */
    size_t count, capacity;
    Retrieval *retrievals; /* in the order of the document */
    size_t retrieval_count, retrieval_capacity;
    size_t next_retrieval; /* the first of the sequence at work */
    Latest *latest;
    size_t latest_count, latest_capacity;
};

static const char *class_of(const Fo *marker)
{
    const char *name = fo_own(marker, PROPERTY_MARKER_CLASS_NAME);
    return name ? name : "";
}

static void find_retrievals(Markers *markers, Fo *fo, const Fo *sequence)
{
    if (fo->element == FO_RETRIEVE_MARKER || fo->element == FO_RETRIEVE_TABLE_MARKER) {
        markers->retrievals =
            memory_grow(markers->retrievals, &markers->retrieval_capacity,
                        markers->retrieval_count + 1, sizeof *markers->retrievals);
        markers->retrievals[markers->retrieval_count++] = (Retrieval){fo, sequence, NULL};
        fo->first = fo->last = NULL;
        return;
    }
    for (Fo *child = fo->first; child; child = child->next)
        find_retrievals(markers, child, sequence);
}

Markers *markers_new(Layout *layout)
{
    Markers *markers = memory_new(sizeof *markers);
    markers->layout = layout;
    for (Fo *sequence = layout->fo->root->first; sequence; sequence = sequence->next) {
        if (sequence->element != FO_PAGE_SEQUENCE)
            continue;
        for (Fo *content = sequence->first; content; content = content->next)
            if (content->element == FO_STATIC_CONTENT)
                find_retrievals(markers, content, sequence);
    }
    return markers;
}

Markers *markers_new_of_table(Layout *layout, const Fo *table)
{
    Markers *markers = memory_new(sizeof *markers);
    markers->layout = layout;
    for (Fo *part = table->first; part; part = part->next)
        if (part->element == FO_TABLE_HEADER || part->element == FO_TABLE_FOOTER)
            find_retrievals(markers, part, table);
    return markers;
}

bool markers_are_wanted(const Markers *markers)
{
    return markers->retrieval_count > 0;
}

/* Whether anything asks for the class: a document may have a class for each of its pages. */
static bool is_retrieved(const Markers *markers, const char *name)
{
    for (size_t i = 0; i < markers->retrieval_count; i++) {
        const char *wanted = fo_own(markers->retrievals[i].fo, PROPERTY_RETRIEVE_CLASS_NAME);
        if (wanted && strcmp(wanted, name) == 0)
            return true;
    }
    return false;
}

static void add_mark(Markers *markers, const Fo *marker)
{
    if (!is_retrieved(markers, class_of(marker)))
        return;
    markers->marks =
        memory_grow(markers->marks, &markers->capacity, markers->count + 1, sizeof *markers->marks);
    markers->marks[markers->count++] = (Mark){marker, true, false};
}

void markers_open(Markers *markers, const Fo *parent)
{
    for (const Fo *child = parent->first; child; child = child->next)
        if (child->element == FO_MARKER)
            add_mark(markers, child);
}

static void show(const Markers *markers, Retrieval *retrieval, const Fo *marker)
{
    if (marker != retrieval->shown)
        fo_graft(markers->layout->fo, marker, retrieval->fo);
    retrieval->shown = marker;
}

void markers_show(Markers *markers, const Fo *marker)
{
    for (size_t i = 0; i < markers->retrieval_count; i++) {
        Retrieval *retrieval = &markers->retrievals[i];
        const char *name = fo_own(retrieval->fo, PROPERTY_RETRIEVE_CLASS_NAME);
        bool fits = marker && name && strcmp(name, class_of(marker)) == 0;
        show(markers, retrieval, fits ? marker : NULL);
    }
}

void markers_free(Markers *markers)
{
    free(markers->marks);
    free(markers->retrievals);
    free(markers->latest);
    free(markers);
}

static Latest *latest_of(const Markers *markers, const char *name)
{
    for (size_t i = 0; i < markers->latest_count; i++)
        if (strcmp(markers->latest[i].name, name) == 0)
            return &markers->latest[i];
    return NULL;
}

/* The mark of the class on the page, by position; any when none is such. */
static const Fo *find_on_page(const Markers *markers, const char *name, Keyword position)
{
    const Fo *exact = NULL, *any = NULL;
    bool last = position == KEYWORD_LAST_STARTING || position == KEYWORD_LAST_ENDING;
    for (size_t i = 0; i < markers->count; i++) {
        const Mark *mark = &markers->marks[i];
        if (strcmp(class_of(mark->marker), name) != 0)
            continue;
        bool fits = position == KEYWORD_LAST_ENDING     ? mark->ends
                    : position == KEYWORD_FIRST_CARRIED ? true
                                                        : mark->starts;
        if (fits && (last || !exact))
            exact = mark->marker;
        if (last || !any)
            any = mark->marker;
    }
    return exact ? exact : any;
}

/* The page before is done: what is open on it goes on, the last of each class is remembered. */
static void end_page(Markers *markers, const Fo *sequence)
{
    size_t kept = 0;
    for (size_t i = 0; i < markers->count; i++) {
        const char *name = class_of(markers->marks[i].marker);
        if (latest_of(markers, name))
            continue;
        markers->latest = memory_grow(markers->latest, &markers->latest_capacity,
                                      markers->latest_count + 1, sizeof *markers->latest);
        markers->latest[markers->latest_count++] = (Latest){.name = name};
    }
    for (size_t i = 0; i < markers->latest_count; i++) {
        Latest *latest = &markers->latest[i];
        const Fo *found = find_on_page(markers, latest->name, KEYWORD_LAST_ENDING);
        if (found)
            *latest = (Latest){latest->name, found, sequence, markers->layout->tree->page_count};
    }
    for (size_t i = 0; i < markers->count; i++) {
        if (markers->marks[i].ends)
            continue;
        markers->marks[kept] = markers->marks[i];
        markers->marks[kept++].starts = false;
    }
    markers->count = kept;
}

static void take_anchor(const Area *area, const Rectangle *place, void *data)
{
    (void)place;
    Markers *markers = data;
    if (area->kind != AREA_ANCHOR || area->anchor->kind == ANCHOR_NOTE)
        return;
    if (area->anchor->kind == ANCHOR_MARKER) {
        add_mark(markers, area->anchor->fo);
        return;
    }
    for (size_t i = markers->count; i-- > 0;) {
        if (markers->marks[i].marker == area->anchor->fo) {
            markers->marks[i].ends = true;
            return;
        }
    }
}

/* Where in its table an fo:retrieve-table-marker looks, in the words of fo:retrieve-marker. */
static Keyword position_of(const Fo *retrieval)
{
    if (retrieval->element == FO_RETRIEVE_MARKER)
        return fo_keyword(retrieval, PROPERTY_RETRIEVE_POSITION);
    switch (fo_keyword(retrieval, PROPERTY_RETRIEVE_POSITION_WITHIN_TABLE)) {
    case KEYWORD_FIRST_CARRIED: return KEYWORD_FIRST_CARRIED;
    case KEYWORD_LAST_STARTING_IN_TABLE: return KEYWORD_LAST_STARTING;
    case KEYWORD_LAST_ENDING_IN_TABLE: return KEYWORD_LAST_ENDING;
    default: return KEYWORD_FIRST_STARTING;
    }
}

/* Whether the last of the pages before will do; or of the table's pieces, which may stand in columns of one page. */
static bool reaches_back(const Markers *markers, const Retrieval *retrieval, const Latest *latest)
{
    const Fo *fo = retrieval->fo;
    if (fo->element == FO_RETRIEVE_TABLE_MARKER) {
        Keyword within = fo_keyword(fo, PROPERTY_RETRIEVE_BOUNDARY_WITHIN_TABLE);
        return within == KEYWORD_TABLE ||
               (within == KEYWORD_PAGE && latest->page == markers->layout->tree->page_count);
    }
    Keyword boundary = fo_keyword(fo, PROPERTY_RETRIEVE_BOUNDARY);
    return boundary == KEYWORD_DOCUMENT ||
           (boundary == KEYWORD_PAGE_SEQUENCE && latest->sequence == retrieval->sequence);
}

static const Fo *find_marker(const Markers *markers, const Retrieval *retrieval)
{
    const char *name = fo_own(retrieval->fo, PROPERTY_RETRIEVE_CLASS_NAME);
    name = name ? name : "";
    const Fo *found = find_on_page(markers, name, position_of(retrieval->fo));
    if (found)
        return found;
    const Latest *latest = latest_of(markers, name);
    return latest && reaches_back(markers, retrieval, latest) ? latest->marker : NULL;
}

void markers_page(Markers *markers, const Fo *sequence, const Area *body)
{
    if (markers->retrieval_count == 0)
        return;
    area_walk(body, &(AreaOrigin){0}, take_anchor, markers);
    size_t i = markers->next_retrieval;
    while (i < markers->retrieval_count && markers->retrievals[i].sequence != sequence)
        i++;
    if (i < markers->retrieval_count)
        markers->next_retrieval = i;
    for (; i < markers->retrieval_count && markers->retrievals[i].sequence == sequence; i++) {
        Retrieval *retrieval = &markers->retrievals[i];
        show(markers, retrieval, find_marker(markers, retrieval));
    }
    end_page(markers, sequence);
}
