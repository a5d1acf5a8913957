/* layout.c: pages.
 *
 * Each page sequence is built as one flow, cut into pages, and laid out into the bodies. Only then is it known
 * how many pages there are and where the ids stand, and the headers and footers are laid out. When a flow cites a
 * page number that turns out otherwise than assumed, all is done again with what is known now; a few rounds settle it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout/flow.h"
#include "layout/master.h"

#define ROUNDS 4

/* A page with what is needed to fill its regions later. */
typedef struct PagePlan {
    Page *page;
    const PageMaster *master;
    const Fo *sequence;
    Area *body; /* its region-body */
    struct PagePlan *next;
} PagePlan;

typedef struct {
    Layout *layout;
    MasterSet masters;
    PageLabels *labels; /* of this round */
    PagePlan *first, *last;
    size_t next_number;
    bool over_limit;
} Round;

/* The page height callback's view of a sequence. */
typedef struct {
    const MasterSet *masters;
    const Fo *sequence;
    size_t first_number;
} Sequence;

static const PageMaster *master_of_page(const Sequence *sequence, size_t page, bool last,
                                        bool blank)
{
    PageCondition condition = {page, sequence->first_number + page, last, blank};
    return master_find(sequence->masters, sequence->sequence, &condition);
}

static Length height_of_page(void *data, size_t page, bool last)
{
    return master_of_page(data, page, last, false)->regions[REGION_BODY].area.height;
}

static void append_roman(Buffer *out, size_t number, bool upper)
{
    static const struct {
        size_t value;
        const char *lower, *upper;
    } DIGITS[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
                  {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
                  {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
                  {1, "i", "I"}};
    for (size_t i = 0; i < sizeof DIGITS / sizeof *DIGITS; i++)
        for (; number >= DIGITS[i].value; number -= DIGITS[i].value)
            buffer_string(out, upper ? DIGITS[i].upper : DIGITS[i].lower);
}

static void append_letters(Buffer *out, size_t number, char first)
{
    char letters[16];
    size_t count = 0;
    for (; number > 0 && count < sizeof letters; number = (number - 1) / 26)
        letters[count++] = (char)(first + (char)((number - 1) % 26));
    while (count > 0)
        buffer_char(out, letters[--count]);
}

/* A page number as the format property asks (XSLT 1.0, 7.7.1): 1, 01, a, A, i, I. */
static const char *page_label(Layout *layout, const Fo *sequence, size_t number)
{
    const char *format = fo_string(sequence, PROPERTY_FORMAT);
    Buffer label = {0};
    char kind = *format ? format[strlen(format) - 1] : '1';
    if ((kind == 'i' || kind == 'I') && number < 5000)
        append_roman(&label, number, kind == 'I');
    else if ((kind == 'a' || kind == 'A') && number > 0)
        append_letters(&label, number, kind);
    else
        buffer_format(&label, "%0*zu", (int)(strlen(format) < 10 ? strlen(format) : 1), number);
    const char *result = arena_string(layout->arena, buffer_text(&label));
    buffer_free(&label);
    return result;
}

static size_t first_number(const Round *round, const Fo *sequence)
{
    const Value *value = &sequence->style->values[PROPERTY_INITIAL_PAGE_NUMBER];
    if (value->kind == VALUE_NUMBER)
        return (size_t)fo_integer(sequence, PROPERTY_INITIAL_PAGE_NUMBER, 1, 1000000);
    size_t next = round->next_number;
    bool odd = next % 2 == 1;
    if ((value->keyword == KEYWORD_AUTO_ODD && !odd) ||
        (value->keyword == KEYWORD_AUTO_EVEN && odd))
        next++;
    return next;
}

static const Fo *flow_for(const Fo *sequence, FoElement element, const char *name)
{
    for (const Fo *child = sequence->first; child; child = child->next)
        if (child->element == element && strcmp(fo_string(child, PROPERTY_FLOW_NAME), name) == 0)
            return child;
    return NULL;
}

static void append_to_page(Page *page, Area *area)
{
    if (page->last)
        page->last->next = area;
    else
        page->first = area;
    page->last = area;
}

static void insert_below_body(PagePlan *plan, Area *area)
{
    Area **link = &plan->page->first;
    while (*link != plan->body)
        link = &(*link)->next;
    area->next = plan->body;
    *link = area;
}

static Area *region_box(Layout *layout, const Region *region)
{
    Area *box = area_new(layout->arena, AREA_BOX, NULL, region->fo->place);
    box->x = region->area.x;
    box->y = region->area.y;
    box->width = region->area.width;
    box->height = region->area.height;
    box_decorate(box, region->fo);
    return box;
}

/* Moves what a region holds down as its display-align asks. */
static void align_region(const Region *region, Area *box, Length used)
{
    Keyword align = fo_keyword(region->fo, PROPERTY_DISPLAY_ALIGN);
    Length room = region->area.height - used;
    Length shift = align == KEYWORD_CENTER ? room / 2 : align == KEYWORD_AFTER ? room : 0;
    for (Area *area = box->first; shift > 0 && area; area = area->next)
        area->y += shift;
}

/* Notes the ids of all areas; those of layout itself go no further. */
static void note_ids(Area *area, PageLabels *labels, const char *label)
{
    if (area->id)
        page_labels_note(labels, area->id, label);
    if (area->id && area->id[0] == PAGE_NUMBER_MARK)
        area->id = NULL;
    for (Area *child = area->first; child; child = child->next)
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

/* The lowest line or picture of a region. */
typedef struct {
    Length bottom;
    Place place;
} Lowest;

static void find_lowest(const Area *area, const Rectangle *place, void *data)
{
    Lowest *lowest = data;
    bool shows = area->kind == AREA_IMAGE || (area->kind == AREA_LINE && area->first);
    if (!shows || place->y + place->height <= lowest->bottom)
        return;
    lowest->bottom = place->y + place->height;
    lowest->place = area->place;
}

/* Nothing is dropped, so what found no room sticks out below: that is said, whatever the reason. */
static void report_overflow(Layout *layout, const Area *box)
{
    Lowest lowest = {.bottom = box->y + box->height};
    area_walk(box, &(AreaOrigin){0}, find_lowest, &lowest);
    Length excess = lowest.bottom - (box->y + box->height);
    if (excess <= 0)
        return;
    Buffer points = {0};
    buffer_thousandths(&points, (int64_t)((excess + 99) / 100) * 100);
    diagnose(layout->diagnostics, MESSAGE_CONTENT_TOO_TALL, lowest.place, buffer_text(&points),
             NULL);
    buffer_free(&points);
}

/* The ids whose last page somebody asks for go on where their object's slices do. */
static void note_last_pages(Round *round, const Flow *flow, size_t begin, size_t end,
                            const char *label)
{
    for (size_t i = begin; i < end; i++) {
        for (const Fo *fo = flow->slices[i].fo; fo; fo = fo->parent) {
            const char *id = fo_own(fo, PROPERTY_ID);
            if (id && page_labels_first(round->layout->cited_last, id))
                page_labels_note(round->labels, id, label);
        }
    }
}

static void open_page(Layout *layout, const PagePlan *plan)
{
    layout->sheet_width = plan->page->width;
    layout->sheet_height = plan->page->height;
    layout->fixed = NULL;
}

/* Puts the containers that are fixed to the page over its regions or below them. */
static void add_fixed(Layout *layout, PagePlan *plan)
{
    Area *next;
    for (Area *area = layout->fixed; area; area = next) {
        next = area->next;
        area->next = NULL;
        if (area->box.level < 0)
            insert_below_body(plan, area);
        else
            append_to_page(plan->page, area);
    }
    layout->fixed = NULL;
}

static void fill_body(Round *round, PagePlan *plan, Flow *flow, size_t begin, size_t end,
                      bool is_blank)
{
    const Region *region = &plan->master->regions[REGION_BODY];
    Layout *layout = round->layout;
    Area *box = region_box(layout, region);
    append_to_page(plan->page, box);
    plan->body = box;
    open_page(layout, plan);
    Length used = is_blank ? 0 : flow_compose(flow, begin, end, box, true);
    align_region(region, box, used);
    report_overflow(layout, box);
    note_ids(box, round->labels, plan->page->label);
    for (Area *fixed = layout->fixed; fixed; fixed = fixed->next)
        note_ids(fixed, round->labels, plan->page->label);
    add_fixed(layout, plan);
    note_last_pages(round, flow, begin, end, plan->page->label);
    for (const Fo *fo = plan->sequence; fo; fo = fo->parent) {
        const char *id = fo_own(fo, PROPERTY_ID);
        if (id)
            page_labels_note(round->labels, id, plan->page->label);
    }
}

/* Whether a blank page must end the sequence, so that the next one begins on the side of the sheet its first number
 * belongs to (XSL-FO 1.1, 7.27.6, force-page-count "auto"). next is the number of the page after the sequence. */
static bool needs_blank_end(const Fo *sequence, size_t next)
{
    const Fo *following = sequence->next;
    while (following && following->element != FO_PAGE_SEQUENCE)
        following = following->next;
    if (!following)
        return false;
    const Value *value = &following->style->values[PROPERTY_INITIAL_PAGE_NUMBER];
    bool odd = next % 2 == 1;
    if (value->kind == VALUE_NUMBER)
        return odd != (fo_integer(following, PROPERTY_INITIAL_PAGE_NUMBER, 1, 1000000) % 2 == 1);
    return (value->keyword == KEYWORD_AUTO_ODD && !odd) ||
           (value->keyword == KEYWORD_AUTO_EVEN && odd);
}

static void lay_out_pages(Round *round, const Sequence *sequence, Flow *flow)
{
    Layout *layout = round->layout;
    FlowPages pages = {height_of_page, (void *)sequence, layout->page_height,
                       sequence->first_number};
    size_t *ends;
    size_t count = flow_break(flow, &pages, &ends);
    size_t filled = count;
    count += needs_blank_end(sequence->sequence, sequence->first_number + count);
    if (layout->tree->page_count + count > layout->options->page_limit) {
        char limit[24];
        snprintf(limit, sizeof limit, "%zu", layout->options->page_limit);
        diagnose(layout->diagnostics, MESSAGE_PAGE_LIMIT, sequence->sequence->place, limit, NULL);
        round->over_limit = true;
        return;
    }
    size_t begin = 0;
    for (size_t i = 0; i < count; i++) {
        size_t end = i < filled ? ends[i] : flow->count;
        bool blank = i >= filled || (end == begin && flow->count > 0);
        const PageMaster *master = master_of_page(sequence, i, i + 1 == count, blank);
        PagePlan *plan = add_page(round, sequence->sequence, master, sequence->first_number + i);
        fill_body(round, plan, flow, begin, end, blank);
        begin = end;
    }
    round->next_number = sequence->first_number + count;
}

/* The body's width: lines are broken for it, so it is the narrowest a page of the sequence may have. */
static void measure_bodies(const Sequence *sequence, Length *width, Length *height)
{
    *width = LENGTH_MAX;
    *height = 0;
    for (size_t i = 0; i < 16; i++) {
        const Rectangle *body =
            &master_of_page(sequence, i / 4, i % 2, i % 4 / 2)->regions[REGION_BODY].area;
        if (body->width < *width)
            *width = body->width;
        if (body->height > *height)
            *height = body->height;
    }
}

static void lay_out_sequence(Round *round, const Fo *fo)
{
    Layout *layout = round->layout;
    if (!masters_check(&round->masters, fo))
        return;
    Sequence sequence = {&round->masters, fo, first_number(round, fo)};
    const PageMaster *master = master_of_page(&sequence, 0, false, false);
    const Fo *content = flow_for(fo, FO_FLOW, master->regions[REGION_BODY].name);
    if (!content) {
        for (const Fo *child = fo->first; child; child = child->next) {
            if (child->element == FO_FLOW)
                diagnose(layout->diagnostics, MESSAGE_FO_REGION_MISSING, child->place,
                         fo_string(child, PROPERTY_FLOW_NAME), NULL);
        }
        return;
    }
    Length width;
    measure_bodies(&sequence, &width, &layout->page_height);
    Flow *flow = flow_new(layout, width);
    layout->page_flow = flow;
    block_children(flow, content);
    layout->page_flow = NULL;
    flow_finish(flow);
    lay_out_pages(round, &sequence, flow);
    flow_free(flow);
}

/* Whether something of a region that can be seen reaches into the body. */
typedef struct {
    const Area *body;
    bool found;
} Overlap;

static void find_overlap(const Area *area, const Rectangle *place, void *data)
{
    Overlap *overlap = data;
    const Area *body = overlap->body;
    bool seen = area->kind == AREA_TEXT || area->kind == AREA_IMAGE || area->kind == AREA_RULE ||
                (area->kind == AREA_BOX && area->box.background.visible);
    overlap->found |= seen && place->x < body->x + body->width &&
                      place->x + place->width > body->x && place->y < body->y + body->height &&
                      place->y + place->height > body->y;
}

/* What reaches into the body, as a watermark does, lies under it: text is never covered by what repeats on every
 * page. A level above 0 (z-index) is stronger. */
static void add_region(PagePlan *plan, Area *box)
{
    Overlap overlap = {.body = plan->body};
    area_walk(box, &(AreaOrigin){0}, find_overlap, &overlap);
    if (overlap.found && box->box.level <= 0)
        insert_below_body(plan, box);
    else
        append_to_page(plan->page, box);
}

/* The containers of a region that z-index raises over everything else. */
static void raise_levels(Area *box, PagePlan *plan)
{
    for (Area **link = &box->first; *link;) {
        Area *area = *link;
        if (area->kind != AREA_BOX || area->box.level <= 0) {
            link = &area->next;
            continue;
        }
        *link = area->next;
        area->next = NULL;
        area->x += box->x;
        area->y += box->y;
        append_to_page(plan->page, area);
    }
}

static void fill_region(Layout *layout, PagePlan *plan, const Region *region)
{
    const Fo *content = flow_for(plan->sequence, FO_STATIC_CONTENT, region->name);
    if (!content && !block_is_framed(region->fo))
        return;
    Area *box = region_box(layout, region);
    if (content) {
        Flow *flow = flow_new(layout, region->area.width);
        layout->page_flow = flow;
        block_children(flow, content);
        layout->page_flow = NULL;
        flow_finish(flow);
        open_page(layout, plan);
        Length used = flow_compose(flow, 0, flow->count, box, true);
        align_region(region, box, used);
        flow_free(flow);
    }
    add_region(plan, box);
    raise_levels(box, plan);
    for (Area *area = layout->fixed; area;) {
        Area *next = area->next;
        area->next = NULL;
        add_region(plan, area);
        area = next;
    }
    layout->fixed = NULL;
}

/* Headers and footers, when all page numbers are known. */
static void fill_regions(Round *round)
{
    Layout *layout = round->layout;
    layout->labels = round->labels;
    for (PagePlan *plan = round->first; plan; plan = plan->next) {
        layout->page_label = plan->page->label;
        for (RegionKind kind = REGION_BEFORE; kind < REGION_COUNT; kind++)
            if (plan->master->regions[kind].fo)
                fill_region(layout, plan, &plan->master->regions[kind]);
    }
    layout->page_label = NULL;
}

/* One attempt. Returns the labels it found; the caller frees them. */
static PageLabels *lay_out_once(Layout *layout, const PageLabels *assumed, bool *final)
{
    AreaTree *tree = layout->tree;
    tree->first = tree->last = NULL;
    tree->page_count = 0;
    layout->labels = assumed;
    layout->cites_pages = false;
    Round round = {.layout = layout, .masters = masters_read(layout), .next_number = 1};
    round.labels = page_labels_new();
    for (const Fo *fo = layout->fo->root->first; fo; fo = fo->next)
        if (fo->element == FO_PAGE_SEQUENCE && !round.over_limit)
            lay_out_sequence(&round, fo);
    *final = *final || round.over_limit || !layout->cites_pages ||
             page_labels_equal(assumed, round.labels);
    if (*final)
        fill_regions(&round);
    return round.labels;
}

static void check_ids(Layout *layout, const Fo *fo, PageLabels *seen)
{
    const char *id = fo_own(fo, PROPERTY_ID);
    if (id && page_labels_first(seen, id))
        diagnose(layout->diagnostics, MESSAGE_FO_ID_TWICE, fo->place, id, NULL);
    else if (id)
        page_labels_note(seen, id, "");
    for (const Fo *child = fo->first; child; child = child->next)
        check_ids(layout, child, seen);
}

static void check_links(Layout *layout, const Fo *fo, const PageLabels *labels)
{
    const char *destination = fo_own(fo, PROPERTY_INTERNAL_DESTINATION);
    if (destination && *destination && !page_labels_first(labels, destination))
        diagnose(layout->diagnostics, MESSAGE_FO_DESTINATION_MISSING, fo->place, destination, NULL);
    for (const Fo *child = fo->first; child; child = child->next)
        check_links(layout, child, labels);
}

static void find_cited_last(const Fo *fo, PageLabels *cited)
{
    const char *id = fo_own(fo, PROPERTY_REF_ID);
    if (id && fo->element == FO_PAGE_NUMBER_CITATION_LAST)
        page_labels_note(cited, id, "");
    for (const Fo *child = fo->first; child; child = child->next)
        find_cited_last(child, cited);
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
        bookmark->destination = destination ? destination : "";
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

static void finish(Layout *layout, PageLabels *labels)
{
    PageLabels *seen = page_labels_new();
    for (const Fo *fo = layout->fo->root->first; fo; fo = fo->next) {
        check_ids(layout, fo, seen);
        check_links(layout, fo, labels);
        if (fo->element == FO_BOOKMARK_TREE)
            layout->tree->bookmarks = build_bookmarks(layout, fo);
    }
    page_labels_free(seen);
    if (layout->tree->page_count == 0)
        diagnose(layout->diagnostics, MESSAGE_FO_NO_PAGES, layout->fo->root->place, NULL);
}

AreaTree *layout_document(const FoTree *fo, const LayoutOptions *options, Diagnostics *diagnostics)
{
    Arena *arena = arena_new();
    AreaTree *tree = arena_alloc(arena, sizeof *tree);
    tree->arena = arena;
    tree->fonts = fontset_new(diagnostics);
    Layout layout = {.arena = arena,
                     .tree = tree,
                     .fo = fo,
                     .options = options,
                     .diagnostics = diagnostics,
                     .fonts = tree->fonts,
                     .hyphenator = hyphenator_new()};
    size_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    read_info(&layout);
    structure_build(&layout);
    layout.cited_last = page_labels_new();
    find_cited_last(fo->root, layout.cited_last);
    PageLabels *labels = NULL;
    bool final = false;
    for (int i = 0; i < ROUNDS && !final; i++) {
        final = i + 1 == ROUNDS;
        PageLabels *found = lay_out_once(&layout, labels, &final);
        page_labels_free(labels);
        labels = found;
    }
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == errors)
        finish(&layout, labels);
    page_labels_free(labels);
    page_labels_free(layout.cited_last);
    hyphenator_free(layout.hyphenator);
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == errors)
        return tree;
    area_tree_free(tree);
    return NULL;
}
