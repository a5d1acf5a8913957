/* layout.c: pages.
 *
 * Each page sequence is built as one flow, cut into pages, and laid out into the bodies. Only then is it known
 * how many pages there are and where the ids stand, and the headers and footers are laid out. When a flow cites a
 * page number that turns out otherwise than assumed, all is done again with what is known now; a few rounds settle it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout/inline.h"
#include "layout/page.h"

#define ROUNDS 4

typedef struct {
    Layout *layout;
    MasterSet masters;
    IdPages *labels; /* of this round */
    PagePlan *first, *last;
    size_t next_number;
    Body first_body; /* of the first sequence; its flow is NULL when it is to be built */
    bool over_limit;
} Round;

/* The page height callback's view of a sequence. */
typedef struct {
    const MasterSet *masters;
    const Fo *sequence;
    size_t first_number;
    const char *flow; /* the name of its flow; NULL: the flow goes to any body */
} Sequence;

static const PageMaster *master_of_page(const Sequence *sequence, size_t page, bool last,
                                        bool blank)
{
    PageCondition condition = {page, sequence->first_number + page, last, blank};
    return master_find(sequence->masters, sequence->sequence, &condition);
}

/* The master of a page with text. When that of a last page has no body for it, the page is as one in the middle. */
static const PageMaster *master_with_text(const Sequence *sequence, size_t page, bool last)
{
    const PageMaster *master = master_of_page(sequence, page, last, false);
    return last && !master_takes(master, sequence->flow)
               ? master_of_page(sequence, page, false, false)
               : master;
}

/* The master of a page without text: blank, unless it is the master that leaves no room for it. */
static const PageMaster *master_without_text(const Sequence *sequence, size_t page, bool last)
{
    const PageMaster *master = master_of_page(sequence, page, last, false);
    return master_takes(master, sequence->flow) ? master_of_page(sequence, page, last, true)
                                                : master;
}

/* The parity the page before the next sequence must not have, so that that begins on the side of the sheet its first
 * number belongs to. */
static bool clashes_with_next(const Fo *sequence, size_t next)
{
    const Fo *following = sequence->next;
    while (following && following->element != FO_PAGE_SEQUENCE)
        following = following->next;
    if (!following)
        return false;
    const Value *value = &following->style->values[PROPERTY_INITIAL_PAGE_NUMBER];
    bool odd = next % 2 == 1;
    if (value->kind == VALUE_NUMBER)
        return odd != (fo_integer(following, PROPERTY_INITIAL_PAGE_NUMBER, 1, 100000000) % 2 == 1);
    return (value->keyword == KEYWORD_AUTO_ODD && !odd) ||
           (value->keyword == KEYWORD_AUTO_EVEN && odd);
}

/* Whether a blank page must end the sequence (XSL-FO 1.1, 7.27.6). next is the number of the page after it. */
static bool needs_blank_end(const Fo *sequence, size_t count, size_t next)
{
    bool odd_count = count % 2 == 1, odd_end = next % 2 == 0;
    switch (fo_keyword(sequence, PROPERTY_FORCE_PAGE_COUNT)) {
    case KEYWORD_EVEN: return odd_count;
    case KEYWORD_ODD: return !odd_count;
    case KEYWORD_END_ON_EVEN: return odd_end;
    case KEYWORD_END_ON_ODD: return !odd_end;
    case KEYWORD_NO_FORCE: return false;
    default: return clashes_with_next(sequence, next);
    }
}

/* The last page with text is not the last of the sequence when a blank one must follow. */
static PageRoom room_of_page(void *data, size_t page, bool last)
{
    const Sequence *sequence = data;
    last =
        last && !needs_blank_end(sequence->sequence, page + 1, sequence->first_number + page + 1);
    const PageMaster *master = master_with_text(sequence, page, last);
    Length gap, column_width;
    size_t columns = master_columns(master, &gap, &column_width);
    const Region *body = &master->regions[REGION_BODY];
    return (PageRoom){body->height,
                      body->width,
                      column_width,
                      columns,
                      fo_keyword(body->fo, PROPERTY_DISPLAY_ALIGN) == KEYWORD_JUSTIFY,
                      !master_takes(master, sequence->flow)};
}

static bool has_gaps(const Sequence *sequence)
{
    const PageMaster *master = NULL;
    while ((master = master_next(sequence->masters, sequence->sequence, master)))
        if (!master_takes(master, sequence->flow))
            return true;
    return false;
}

static size_t first_number(const Round *round, const Fo *sequence)
{
    const Value *value = &sequence->style->values[PROPERTY_INITIAL_PAGE_NUMBER];
    if (value->kind == VALUE_NUMBER)
        return (size_t)fo_integer(sequence, PROPERTY_INITIAL_PAGE_NUMBER, 1, 100000000);
    size_t next = round->next_number;
    bool odd = next % 2 == 1;
    if ((value->keyword == KEYWORD_AUTO_ODD && !odd) ||
        (value->keyword == KEYWORD_AUTO_EVEN && odd))
        next++;
    return next;
}

/* Notes the ids of all areas; those of layout itself go no further. */
static void note_ids(Area *area, IdPages *labels, const char *label)
{
    const char *id = area_id(area);
    if (id)
        id_pages_note(labels, id[0] == ID_END_MARK ? id + 1 : id, label);
    if (id && (id[0] == PAGE_NUMBER_MARK || id[0] == ID_END_MARK))
        area->hook->id = NULL;
    for (Area *child = area_first(area); child; child = child->next)
        note_ids(child, labels, label);
}

static PagePlan *add_page(Round *round, const Fo *sequence, const PageMaster *master, size_t number)
{
    Layout *layout = round->layout;
    AreaTree *tree = layout->tree;
    Page *page = arena_alloc(layout->arena, sizeof *page);
    page->width = master->width;
    page->height = master->height;
    page->number = (int)number;
    page->label = page_label(layout, sequence, number);
    if (tree->last)
        tree->last->next = page;
    else
        tree->first = page;
    tree->last = page;
    tree->page_count++;
    PagePlan *plan = arena_alloc(layout->arena, sizeof *plan);
    *plan = (PagePlan){.page = page, .master = master, .sequence = sequence};
    if (round->last)
        round->last->next = plan;
    else
        round->first = plan;
    round->last = plan;
    return plan;
}

/* The ids whose last page somebody asks for go on where their object's slices do. */
static void note_last_pages(Round *round, const Flow *flow, size_t begin, size_t end,
                            const char *label)
{
    for (size_t i = begin; i < end; i++) {
        for (const Fo *fo = flow->slices[i].fo; fo; fo = fo->parent) {
            const char *id = fo_own(fo, PROPERTY_ID);
            if (id && id_pages_first(round->layout->cited_last, id))
                id_pages_note(round->labels, id, label);
        }
    }
}

/* Links to what has no area of its own, such as a page sequence, lead to the top of its first page. */
static void note_id_of_page(Round *round, const PagePlan *plan, const Fo *fo)
{
    const char *id = fo_own(fo, PROPERTY_ID);
    if (!id)
        return;
    if (!id_pages_first(round->labels, id)) {
        Arena *arena = round->layout->arena;
        Area *top = area_new(arena, AREA_BOX, NULL, fo->place);
        area_set_id(arena, top, id);
        page_append(plan->page, top);
    }
    id_pages_note(round->labels, id, plan->page->label);
}

static void note_page(Round *round, const PagePlan *plan)
{
    for (Area *area = plan->page->first; area; area = area->next)
        note_ids(area, round->labels, plan->page->label);
    for (const Fo *fo = plan->sequence->first; fo; fo = fo->next)
        if (fo->element == FO_FLOW)
            note_id_of_page(round, plan, fo);
    for (const Fo *fo = plan->sequence; fo; fo = fo->parent)
        note_id_of_page(round, plan, fo);
}

static bool is_within_limit(Round *round, const Fo *sequence, size_t count)
{
    Layout *layout = round->layout;
    if (layout->tree->page_count + count <= layout->options->page_limit)
        return true;
    char limit[24];
    snprintf(limit, sizeof limit, "%zu", layout->options->page_limit);
    diagnose(layout->diagnostics, MESSAGE_PAGE_LIMIT, sequence->place, limit, NULL);
    round->over_limit = true;
    return false;
}

static void add_pages(Round *round, const Sequence *sequence, const Body *body,
                      const PageCuts *cuts)
{
    static const PageCut BLANK = {.blank = true};
    size_t first = sequence->first_number, count = cuts->page_count;
    count += needs_blank_end(sequence->sequence, count, first + count);
    if (!is_within_limit(round, sequence->sequence, count))
        return;
    const Fragment *fragments = cuts->fragments;
    size_t left = cuts->fragment_count;
    for (size_t i = 0; i < count; i++) {
        const PageCut *cut = i < cuts->page_count ? &cuts->pages[i] : &BLANK;
        const PageMaster *master = cut->blank ? master_without_text(sequence, i, i + 1 == count)
                                              : master_with_text(sequence, i, i + 1 == count);
        PagePlan *plan = add_page(round, sequence->sequence, master, first + i);
        size_t own = 0;
        while (own < left && fragments[own].page == i)
            own++;
        page_fill_body(body, plan, cut, fragments, own);
        note_page(round, plan);
        for (size_t k = 0; k < own; k++)
            note_last_pages(round, body->flow, fragments[k].begin, fragments[k].end,
                            plan->page->label);
        if (own > 0)
            fragments += own;
        left -= own;
    }
    round->next_number = first + count;
}

static void build_notes(const Sequence *sequence, Body *body)
{
    Layout *layout = body->layout;
    Notes *notes = &body->notes;
    *notes = notes_build(body->flow, body->width);
    if (notes->flow)
        body->separator =
            page_content(sequence->sequence, FO_STATIC_CONTENT, "xsl-footnote-separator");
    notes->separation = page_separation(layout, body->separator, body->width);
    if (notes->separation > layout->page_height / 2) {
        page_report_excess(layout, notes->separation - layout->page_height / 2,
                           body->separator->place);
        body->separator = NULL; /* there would be no room for notes */
        notes->separation = 0;
    }
}

static FlowPages pages_of(const Sequence *sequence, const Body *body)
{
    return (FlowPages){.room = room_of_page,
                       .data = (void *)sequence,
                       .tallest = body->layout->page_height,
                       .most_columns = body->columns,
                       .first_number = sequence->first_number,
                       .alternate = masters_alternate(sequence->masters, sequence->sequence),
                       .gaps = has_gaps(sequence),
                       .notes = &body->notes};
}

static void build_flow(Body *body)
{
    Layout *layout = body->layout;
    body->flow = flow_new(layout, body->column_width);
    body->flow->span_width = body->columns > 1 ? body->width : 0;
    body->flow->height_base = layout->page_height;
    body->flow->widths = body->widths;
    layout->page_flow = body->flow;
    block_children(body->flow, body->content);
    layout->page_flow = NULL;
    flow_finish(body->flow);
}

/* Finds the widths of what stands in the flow when pages differ, and builds it with them. */
static void fit_widths(const Sequence *sequence, Body *body)
{
    Layout *layout = body->layout;
    Diagnostics *told = layout->diagnostics;
    layout->diagnostics = diagnostics_new();
    FlowPages pages = pages_of(sequence, body);
    bool changes = true;
    for (size_t tries = 0; changes; tries++) {
        build_flow(body);
        build_notes(sequence, body);
        PageCuts cuts = flow_break(body->flow, &pages);
        changes = page_widths_change(body, &pages, &cuts, tries);
        page_cuts_free(&cuts);
        notes_free(&body->notes);
        flow_free(body->flow);
    }
    diagnostics_free(layout->diagnostics);
    layout->diagnostics = told;
    build_flow(body);
}

static void lay_out_pages(Round *round, const Sequence *sequence, Body *body)
{
    build_notes(sequence, body);
    FlowPages pages = pages_of(sequence, body);
    PageCuts cuts = flow_break(body->flow, &pages);
    page_report_breaks(body, &cuts);
    add_pages(round, sequence, body, &cuts);
    page_cuts_free(&cuts);
    notes_free(&body->notes);
}

static void add_height(Layout *layout, Length height)
{
    Length lowest = layout->page_height - layout->page_spread;
    if (layout->page_height == 0 || height < lowest)
        lowest = height;
    layout->page_height = length_larger(layout->page_height, height);
    layout->page_spread = layout->page_height - lowest;
}

/* Widths are the narrowest, the height the highest, columns the most. Returns whether the widths differ from those before. */
static bool measure_body(const PageMaster *master, Body *body)
{
    const Region *area = &master->regions[REGION_BODY];
    Length gap, width;
    size_t columns = master_columns(master, &gap, &width);
    bool differs =
        body->width != LENGTH_MAX && (area->width != body->width || width != body->column_width);
    if (area->width < body->width)
        body->width = area->width;
    if (width < body->column_width)
        body->column_width = width;
    add_height(body->layout, area->height);
    body->columns = columns > body->columns ? columns : body->columns;
    return differs;
}

/* Measures all pages the flow may go to. Returns whether they differ in width. */
static bool measure_bodies(const Sequence *sequence, Body *body)
{
    body->columns = 1;
    body->width = body->column_width = LENGTH_MAX;
    body->layout->page_height = body->layout->page_spread = 0;
    bool differ = false;
    const PageMaster *master = NULL;
    while ((master = master_next(sequence->masters, sequence->sequence, master)))
        if (master_takes(master, sequence->flow) && measure_body(master, body))
            differ = true;
    if (body->width == LENGTH_MAX)
        measure_body(master_of_page(sequence, 0, false, false), body);
    return differ;
}

static void build_body(const Sequence *sequence, const Fo *content, Body *body)
{
    body->content = content;
    if (measure_bodies(sequence, body)) {
        body->widths = flow_widths_new(content, body->column_width, body->width);
        fit_widths(sequence, body);
    } else {
        build_flow(body);
    }
}

bool page_build_first(Layout *layout, const Fo *fo, const Fo *content, Body *body)
{
    Round round = {.layout = layout, .masters = masters_read(layout), .next_number = 1};
    *body = (Body){.layout = layout, .sequence = fo};
    const char *flow = fo_string(content, PROPERTY_FLOW_NAME);
    if (!masters_check(&round.masters, fo) || masters_flow(&round.masters, fo) != content ||
        !masters_have_room(&round.masters, fo, flow))
        return false;
    Sequence sequence = {&round.masters, fo, first_number(&round, fo), flow};
    if (measure_bodies(&sequence, body))
        return false; /* all that follows must be known, too */
    build_body(&sequence, content, body);
    return true;
}

/* The flow that is laid out, and at *name that of its region; NULL: no page has such, and it goes to the body. Nobody
 * asks for a text that is nowhere to be seen. */
static const Fo *choose_flow(Round *round, const Fo *sequence, const char **name)
{
    const Fo *flow = masters_flow(&round->masters, sequence);
    *name = flow ? fo_string(flow, PROPERTY_FLOW_NAME) : NULL;
    for (const Fo *child = sequence->first; child; child = child->next) {
        if (child->element != FO_FLOW || child == flow)
            continue;
        const char *asked = fo_string(child, PROPERTY_FLOW_NAME);
        if (flow || *asked) /* that it lacks one was said */
            diagnose(round->layout->diagnostics,
                     flow ? MESSAGE_FO_FLOW_SECOND : MESSAGE_FO_REGION_MISSING, child->place, asked,
                     NULL);
        flow = flow ? flow : child;
    }
    return flow;
}

static void lay_out_sequence(Round *round, const Fo *fo)
{
    Layout *layout = round->layout;
    Sequence sequence = {&round->masters, fo, first_number(round, fo), NULL};
    if (!masters_check(&round->masters, fo))
        return;
    masters_check_static(&round->masters, fo);
    const Fo *content = choose_flow(round, fo, &sequence.flow);
    if (!content || !masters_have_room(&round->masters, fo, sequence.flow))
        return;
    Body body = {.layout = layout, .sequence = fo};
    if (round->first_body.flow && round->first_body.sequence == fo)
        body = round->first_body;
    else
        build_body(&sequence, content, &body);
    round->first_body.flow = NULL;
    lay_out_pages(round, &sequence, &body);
    flow_free(body.flow);
    flow_widths_free(body.widths);
}

/* Headers and footers, when all page numbers are known. */
static void fill_regions(Round *round)
{
    Layout *layout = round->layout;
    layout->labels = round->labels;
    Markers *markers = markers_new(layout);
    for (PagePlan *plan = round->first; plan; plan = plan->next)
        page_fill_regions(layout, plan, markers);
    markers_free(markers);
}

/* One attempt; first_body: of the first page sequence, when it is built already. Returns the labels it found; the caller frees them. */
static IdPages *lay_out_once(Layout *layout, const IdPages *assumed, const Body *first_body,
                             bool *final)
{
    AreaTree *tree = layout->tree;
    tree->first = tree->last = NULL;
    tree->page_count = 0;
    layout->labels = assumed;
    layout->cites_pages = first_body && layout->cites_pages;
    Round round = {.layout = layout,
                   .masters = masters_read(layout),
                   .next_number = 1,
                   .first_body = first_body ? *first_body : (Body){0}};
    round.labels = id_pages_new();
    for (const Fo *fo = layout->fo->root->first; fo; fo = fo->next)
        if (fo->element == FO_PAGE_SEQUENCE && !round.over_limit)
            lay_out_sequence(&round, fo);
    *final =
        *final || round.over_limit || !layout->cites_pages || id_pages_equal(assumed, round.labels);
    if (*final)
        fill_regions(&round);
    return round.labels;
}

static void check_ids(Layout *layout, const Fo *fo, IdPages *seen)
{
    const char *id = fo_own(fo, PROPERTY_ID);
    if (id && id_pages_first(seen, id))
        diagnose(layout->diagnostics, MESSAGE_FO_ID_TWICE, fo->place, id, NULL);
    else if (id)
        id_pages_note(seen, id, "");
    for (const Fo *child = fo->first; child; child = child->next)
        check_ids(layout, child, seen);
}

static void check_links(Layout *layout, const Fo *fo, const IdPages *labels)
{
    const char *destination = fo_own(fo, PROPERTY_INTERNAL_DESTINATION);
    if (destination && *destination && !id_pages_first(labels, destination))
        diagnose(layout->diagnostics, MESSAGE_FO_DESTINATION_MISSING, fo->place, destination, NULL);
    for (const Fo *child = fo->first; child; child = child->next)
        check_links(layout, child, labels);
}

/* What must be known of the document before: the ids whose last page is asked for, and whether there are footnotes. */
void layout_survey(Layout *layout, const Fo *fo)
{
    const char *id = fo_own(fo, PROPERTY_REF_ID);
    if (id && fo->element == FO_PAGE_NUMBER_CITATION_LAST)
        id_pages_note(layout->cited_last, id, "");
    layout->has_notes = layout->has_notes || fo->element == FO_FOOTNOTE;
    for (const Fo *child = fo->first; child; child = child->next)
        layout_survey(layout, child);
}

static const char *bookmark_title(Layout *layout, const Fo *fo)
{
    const char *title = NULL;
    for (const Fo *child = fo->first; child && !title; child = child->next)
        if (child->element == FO_BOOKMARK_TITLE)
            title = fo_plain_text(child, layout->arena);
    return title ? title : "";
}

static Bookmark *build_bookmarks(Layout *layout, const Fo *parent)
{
    Bookmark *first = NULL, **end = &first;
    for (const Fo *fo = parent->first; fo; fo = fo->next) {
        if (fo->element != FO_BOOKMARK)
            continue;
        Bookmark *bookmark = arena_alloc(layout->arena, sizeof *bookmark);
        const char *state = fo_own(fo, PROPERTY_STARTING_STATE);
        const char *destination = fo_own(fo, PROPERTY_INTERNAL_DESTINATION);
        bookmark->title = bookmark_title(layout, fo);
        const char *uri = fo_own(fo, PROPERTY_EXTERNAL_DESTINATION);
        bool is_internal = destination && *destination;
        bookmark->destination = is_internal ? destination : "";
        bookmark->uri = uri && !is_internal ? uri_address(uri, layout->arena) : NULL;
        bookmark->open = !state || strcmp(state, "hide") != 0;
        bookmark->first = build_bookmarks(layout, fo);
        *end = bookmark;
        end = &bookmark->next;
    }
    return first;
}

/* The fo:title of the first page sequence that has one. */
static const char *find_title(Layout *layout)
{
    const char *title = NULL;
    for (const Fo *sequence = layout->fo->root->first; sequence; sequence = sequence->next)
        for (const Fo *child = sequence->first; child && !title; child = child->next)
            if (child->element == FO_TITLE)
                title = fo_plain_text(child, layout->arena);
    return title;
}

static void read_info(Layout *layout)
{
    const FoTree *fo = layout->fo;
    layout->tree->info = (DocumentInfo){fo->title ? fo->title : find_title(layout),
                                        fo->author,
                                        fo->subject,
                                        fo->keywords,
                                        fo->language ? fo->language : language_of(layout, fo->root),
                                        fo->date};
}

static void finish(Layout *layout, IdPages *labels)
{
    IdPages *seen = id_pages_new();
    for (const Fo *fo = layout->fo->root->first; fo; fo = fo->next) {
        check_ids(layout, fo, seen);
        check_links(layout, fo, labels);
        if (fo->element == FO_BOOKMARK_TREE)
            layout->tree->bookmarks = build_bookmarks(layout, fo);
    }
    id_pages_free(seen);
    if (layout->tree->page_count == 0)
        diagnose(layout->diagnostics, MESSAGE_FO_NO_PAGES, layout->fo->root->place, NULL);
}

void layout_open(Layout *layout, const FoTree *fo, const LayoutOptions *options,
                 Diagnostics *diagnostics)
{
    Arena *arena = arena_new();
    AreaTree *tree = arena_alloc(arena, sizeof *tree);
    tree->arena = arena;
    tree->fonts = fontset_new(diagnostics);
    *layout = (Layout){.arena = arena,
                       .scratch = arena_new(),
                       .tree = tree,
                       .fo = fo,
                       .options = options,
                       .diagnostics = diagnostics,
                       .fonts = tree->fonts,
                       .runs = run_table_new(arena),
                       .hyphenator = hyphenator_new(),
                       .cited_last = id_pages_new()};
    tree->info.language = fo->language ? fo->language : language_of(layout, fo->root);
    structure_begin(layout);
}

void layout_close(Layout *layout)
{
    id_pages_free(layout->cited_last);
    tables_free(layout);
    hyphenator_free(layout->hyphenator);
    workspace_free(layout->workspace);
    run_table_free(layout->runs);
    arena_free(layout->scratch);
}

/* All rounds. */
static void lay_out(Layout *layout, const Body *first_body)
{
    size_t errors = diagnostics_count(layout->diagnostics, SEVERITY_ERROR);
    IdPages *labels = NULL;
    bool final = false;
    for (int i = 0; i < ROUNDS && !final; i++) {
        final = i + 1 == ROUNDS;
        IdPages *found = lay_out_once(layout, labels, i == 0 ? first_body : NULL, &final);
        id_pages_free(labels);
        labels = found;
    }
    if (layout->has_binding)
        lines_bind(layout->tree);
    if (diagnostics_count(layout->diagnostics, SEVERITY_ERROR) == errors)
        finish(layout, labels);
    id_pages_free(labels);
}

AreaTree *layout_document(const FoTree *fo, const LayoutOptions *options, LayoutAhead *ahead,
                          Diagnostics *diagnostics)
{
    size_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    Layout own, *layout = &own;
    const Body *first_body = layout_ahead_take(ahead, diagnostics, &layout);
    if (!first_body) {
        layout_ahead_free(ahead);
        ahead = NULL;
        layout_open(layout, fo, options, diagnostics);
    }
    read_info(layout);
    structure_build(layout, first_body ? first_body->content : NULL);
    layout_survey(layout, fo->root);
    lay_out(layout, first_body);
    AreaTree *tree = layout->tree;
    layout_close(layout);
    layout_ahead_free(ahead);
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == errors)
        return tree;
    area_tree_free(tree);
    return NULL;
}
