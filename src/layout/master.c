/* master.c: page masters (XSL-FO 1.1, 6.4).
 *
 * reference-orientation turns what lies between the margins of the paper, with all regions:
 *
 *     ┌─────────────┐        the margins are those of the paper, as it lies before the reader; regions are placed as if the
 *     │ b ┌───┐ a   │        page stood upright, and so turned. A region may turn its content once more. The property is
 *     │ e │   │ f   │        inherited, but a page and its regions that say nothing are turned once, not twice. So it is
 *     │ f └───┘ t   │        in Apache FOP.
 *     └──── start ──┘  */
#include <string.h>

#include "base/nearest.h"
#include "base/wording.h"
#include "layout/container.h"
#include "layout/master.h"

static const Fo *master_set(const Layout *layout)
{
    for (const Fo *child = layout->fo->root->first; child; child = child->next)
        if (child->element == FO_LAYOUT_MASTER_SET)
            return child;
    return NULL;
}

static const char *region_name(const Fo *fo, RegionKind kind)
{
    static const char *const DEFAULTS[] = {"xsl-region-body", "xsl-region-before",
                                           "xsl-region-after", "xsl-region-start",
                                           "xsl-region-end"};
    const char *name = fo_string(fo, PROPERTY_REGION_NAME);
    return *name ? name : DEFAULTS[kind];
}

/* Percentages of the margins of pages and bodies are of the side they lie along (CSS 2, 13.2.1). */
static Rectangle shrink(Rectangle outer, const Fo *fo)
{
    Length left = fo_length(fo, PROPERTY_MARGIN_LEFT, outer.width);
    Length right = fo_length(fo, PROPERTY_MARGIN_RIGHT, outer.width);
    Length top = fo_length(fo, PROPERTY_MARGIN_TOP, outer.height);
    Length bottom = fo_length(fo, PROPERTY_MARGIN_BOTTOM, outer.height);
    return (Rectangle){outer.x + left, outer.y + top, outer.width - left - right,
                       outer.height - top - bottom};
}

static Length extent_of(const PageMaster *master, RegionKind kind, Length base)
{
    const Fo *fo = master->regions[kind].fo;
    return fo ? fo_length(fo, PROPERTY_EXTENT, base) : 0;
}

/* The regions at the sides; percentages of their extents are of the whole page (7.27.4). before and after take the corners when their precedence is true. */
static void place_sides(PageMaster *master, Rectangle paper, bool turned)
{
    Length page_width = turned ? master->height : master->width;
    Length page_height = turned ? master->width : master->height;
    Length before = extent_of(master, REGION_BEFORE, page_height);
    Length after = extent_of(master, REGION_AFTER, page_height);
    bool mirrored = fo_starts_right(master->fo);
    RegionKind left = mirrored ? REGION_END : REGION_START;
    RegionKind right = mirrored ? REGION_START : REGION_END;
    Length left_extent = extent_of(master, left, page_width);
    Length right_extent = extent_of(master, right, page_width);
    const Fo *before_fo = master->regions[REGION_BEFORE].fo;
    const Fo *after_fo = master->regions[REGION_AFTER].fo;
    bool before_wide = before_fo && fo_keyword(before_fo, PROPERTY_PRECEDENCE) == KEYWORD_TRUE;
    bool after_wide = after_fo && fo_keyword(after_fo, PROPERTY_PRECEDENCE) == KEYWORD_TRUE;
    Length before_left = before_wide ? 0 : left_extent,
           before_right = before_wide ? 0 : right_extent;
    Length after_left = after_wide ? 0 : left_extent, after_right = after_wide ? 0 : right_extent;
    Length top = before_wide ? before : 0, bottom = after_wide ? after : 0;
    master->regions[REGION_BEFORE].area = (Rectangle){
        paper.x + before_left, paper.y, paper.width - before_left - before_right, before};
    master->regions[REGION_AFTER].area =
        (Rectangle){paper.x + after_left, paper.y + paper.height - after,
                    paper.width - after_left - after_right, after};
    master->regions[left].area =
        (Rectangle){paper.x, paper.y + top, left_extent, paper.height - top - bottom};
    master->regions[right].area = (Rectangle){paper.x + paper.width - right_extent, paper.y + top,
                                              right_extent, paper.height - top - bottom};
}

/* By the letter a region has neither border nor padding (6.4.14). Whoever gives it some wants the text inside. */
static void make_room_for_edges(Region *region)
{
    Edges edges = edges_of(region->fo, region->area.width);
    region->left = edges.side[SIDE_LEFT];
    region->top = edges.side[SIDE_TOP];
    region->width -= edges.side[SIDE_LEFT] + edges.side[SIDE_RIGHT];
    region->height -= edges.side[SIDE_TOP] + edges.side[SIDE_BOTTOM];
}

/* Takes the region from the page as it stands upright to the paper. */
static void turn_region(Region *region, const Rectangle *paper, unsigned page_turn)
{
    AreaOrigin origin = origin_inside(&(AreaOrigin){0}, *paper, page_turn);
    bool turns_itself = region->fo && region->fo->style->specified[PROPERTY_REFERENCE_ORIENTATION];
    unsigned own = turns_itself ? quarter_turns(region->fo) : 0;
    region->width = own % 2 ? region->area.height : region->area.width;
    region->height = own % 2 ? region->area.width : region->area.height;
    region->area = origin_place(&origin, region->area);
    region->turn = (page_turn + own) % 4;
    if (region->fo && region->turn == 0)
        make_room_for_edges(region);
}

static void place_regions(PageMaster *master)
{
    Rectangle paper = shrink((Rectangle){0, 0, master->width, master->height}, master->fo);
    unsigned turn = quarter_turns(master->fo);
    Rectangle upright = {0, 0, paper.width, paper.height};
    if (turn % 2)
        upright = (Rectangle){0, 0, paper.height, paper.width};
    if (master->regions[REGION_BODY].fo)
        master->regions[REGION_BODY].area = shrink(upright, master->regions[REGION_BODY].fo);
    place_sides(master, upright, turn % 2);
    for (size_t i = 0; i < REGION_COUNT; i++)
        turn_region(&master->regions[i], &paper, turn);
}

/* A side of the paper that is not said is that of A4. */
#define A4_WIDTH 595276
#define A4_HEIGHT 841890

static Length page_side(const Fo *fo, PropertyId property, Length a4)
{
    return fo->style->values[property].kind == VALUE_LENGTH ? fo_length(fo, property, 0) : a4;
}

static void read_master(PageMaster *master, const Fo *fo)
{
    static const struct {
        FoElement element;
        RegionKind kind;
    } KINDS[] = {{FO_REGION_BODY, REGION_BODY},
                 {FO_REGION_BEFORE, REGION_BEFORE},
                 {FO_REGION_AFTER, REGION_AFTER},
                 {FO_REGION_START, REGION_START},
                 {FO_REGION_END, REGION_END}};
    master->fo = fo;
    master->width = page_side(fo, PROPERTY_PAGE_WIDTH, A4_WIDTH);
    master->height = page_side(fo, PROPERTY_PAGE_HEIGHT, A4_HEIGHT);
    for (const Fo *child = fo->first; child; child = child->next) {
        for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
            if (child->element == KINDS[i].element) {
                master->regions[KINDS[i].kind].fo = child;
                master->regions[KINDS[i].kind].name = region_name(child, KINDS[i].kind);
            }
        }
    }
    place_regions(master);
}

MasterSet masters_read(Layout *layout)
{
    MasterSet set = {.layout = layout};
    PageMaster **end = &set.masters;
    const Fo *fo = master_set(layout);
    for (const Fo *child = fo ? fo->first : NULL; child; child = child->next) {
        if (child->element != FO_SIMPLE_PAGE_MASTER)
            continue;
        PageMaster *master = arena_alloc(layout->arena, sizeof *master);
        read_master(master, child);
        *end = master;
        end = &master->next;
    }
    return set;
}

static const PageMaster *simple_master(const MasterSet *set, const char *name)
{
    for (const PageMaster *master = set->masters; master; master = master->next)
        if (strcmp(fo_string(master->fo, PROPERTY_MASTER_NAME), name) == 0)
            return master;
    return NULL;
}

static bool condition_holds(const Fo *alternative, const PageCondition *condition)
{
    bool first = condition->index == 0, last = condition->last;
    bool odd = condition->number % 2 == 1;
    switch (fo_keyword(alternative, PROPERTY_PAGE_POSITION)) {
    case KEYWORD_FIRST:
        if (!first)
            return false;
        break;
    case KEYWORD_LAST:
        if (!last)
            return false;
        break;
    case KEYWORD_ONLY:
        if (!first || !last)
            return false;
        break;
    case KEYWORD_REST:
        if (first || last)
            return false;
        break;
    default: break;
    }
    Keyword parity = fo_keyword(alternative, PROPERTY_ODD_OR_EVEN);
    if ((parity == KEYWORD_ODD && !odd) || (parity == KEYWORD_EVEN && odd))
        return false;
    Keyword blank = fo_keyword(alternative, PROPERTY_BLANK_OR_NOT_BLANK);
    return !((blank == KEYWORD_BLANK && !condition->blank) ||
             (blank == KEYWORD_NOT_BLANK && condition->blank));
}

/* Style sheets that know only “first” and “rest” mean all pages; by the letter, “rest” leaves out the last one.
 * So when nothing holds for a last page, it is taken for one in the middle. */
static const PageMaster *alternative_for(const MasterSet *set, const Fo *alternatives,
                                         PageCondition condition)
{
    for (const Fo *child = alternatives->first; child; child = child->next)
        if (condition_holds(child, &condition))
            return simple_master(set, fo_string(child, PROPERTY_MASTER_REFERENCE));
    if (condition.last) {
        condition.last = false;
        return alternative_for(set, alternatives, condition);
    }
    if (condition.blank) {
        condition.blank = false;
        return alternative_for(set, alternatives, condition);
    }
    return alternatives->first
               ? simple_master(set, fo_string(alternatives->first, PROPERTY_MASTER_REFERENCE))
               : NULL;
}

/* Walks the parts of a page-sequence-master until the one that serves the page; the last serves all beyond it. */
static const PageMaster *sequence_master(const MasterSet *set, const Fo *sequence,
                                         const PageCondition *condition)
{
    size_t begin = 0;
    const PageMaster *result = NULL;
    for (const Fo *part = sequence->first; part; part = part->next) {
        bool single = part->element == FO_SINGLE_PAGE_MASTER_REFERENCE;
        bool limited = single || fo_keyword(part, PROPERTY_MAXIMUM_REPEATS) != KEYWORD_NO_LIMIT;
        size_t repeats =
            single ? 1 : (size_t)fo_integer(part, PROPERTY_MAXIMUM_REPEATS, 0, 1000000);
        const PageMaster *own =
            part->element == FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES
                ? alternative_for(set, part, *condition)
                : simple_master(set, fo_string(part, PROPERTY_MASTER_REFERENCE));
        result = own ? own : result;
        if (!limited || condition->index < begin + repeats)
            return result;
        begin += repeats;
    }
    return result;
}

/* The page-sequence-master of the name, or NULL. */
static const Fo *named_sequence(const MasterSet *set, const char *name)
{
    const Fo *fo = master_set(set->layout);
    for (const Fo *child = fo ? fo->first : NULL; child; child = child->next)
        if (child->element == FO_PAGE_SEQUENCE_MASTER &&
            strcmp(fo_string(child, PROPERTY_MASTER_NAME), name) == 0)
            return child;
    return NULL;
}

const PageMaster *master_find(const MasterSet *set, const Fo *sequence,
                              const PageCondition *condition)
{
    const char *name = fo_string(sequence, PROPERTY_MASTER_REFERENCE);
    const PageMaster *simple = simple_master(set, name);
    const Fo *named = simple ? NULL : named_sequence(set, name);
    return named ? sequence_master(set, named, condition) : simple;
}

bool masters_alternate(const MasterSet *set, const Fo *sequence)
{
    const char *name = fo_string(sequence, PROPERTY_MASTER_REFERENCE);
    const Fo *named = simple_master(set, name) ? NULL : named_sequence(set, name);
    if (!named)
        return false;
    for (const Fo *part = named->first; part; part = part->next) {
        if (part->next)
            return true;
        for (const Fo *child = part->first; child; child = child->next)
            if (fo_keyword(child, PROPERTY_ODD_OR_EVEN) != KEYWORD_ANY)
                return true;
    }
    return false;
}

/* There is no master of the name that the object asks for. */
static void report_missing(const MasterSet *set, const Fo *asking)
{
    enum { MOST = 100 };
    const char *names[MOST], *name = fo_string(asking, PROPERTY_MASTER_REFERENCE);
    size_t count = 0;
    for (const PageMaster *master = set->masters; master && count < MOST; master = master->next)
        names[count++] = fo_string(master->fo, PROPERTY_MASTER_NAME);
    diagnose_with_guess(set->layout->diagnostics, MESSAGE_FO_MASTER_MISSING, asking->place,
                        phrase("did you mean “%s”?"), nearest_word(name, names, count), name, NULL);
}

/* Whether the master that a reference names is there. */
static bool reference_holds(const MasterSet *set, const Fo *reference)
{
    if (simple_master(set, fo_string(reference, PROPERTY_MASTER_REFERENCE)))
        return true;
    report_missing(set, reference);
    return false;
}

static bool references_hold(const MasterSet *set, const Fo *sequence_master_fo)
{
    bool good = true;
    for (const Fo *part = sequence_master_fo->first; part; part = part->next) {
        if (part->element != FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
            good = reference_holds(set, part) && good;
        for (const Fo *child = part->first; child; child = child->next)
            good = reference_holds(set, child) && good;
    }
    return good;
}

bool master_takes(const PageMaster *master, const char *flow)
{
    const char *name = master->regions[REGION_BODY].name;
    return !flow || (name && strcmp(name, flow) == 0);
}

static bool refers(const Fo *reference, const PageMaster *master)
{
    return strcmp(fo_string(reference, PROPERTY_MASTER_REFERENCE),
                  fo_string(master->fo, PROPERTY_MASTER_NAME)) == 0;
}

/* Whether text may stand on a page of the sequence that has the master. */
static bool serves(const MasterSet *set, const Fo *sequence, const PageMaster *master)
{
    const char *name = fo_string(sequence, PROPERTY_MASTER_REFERENCE);
    const Fo *named = simple_master(set, name) ? NULL : named_sequence(set, name);
    if (!named)
        return refers(sequence, master);
    for (const Fo *part = named->first; part; part = part->next) {
        if (refers(part, master))
            return true;
        for (const Fo *child = part->first; child; child = child->next)
            if (refers(child, master) &&
                fo_keyword(child, PROPERTY_BLANK_OR_NOT_BLANK) != KEYWORD_BLANK)
                return true;
    }
    return false;
}

const PageMaster *master_next(const MasterSet *set, const Fo *sequence, const PageMaster *previous)
{
    const PageMaster *master = previous ? previous->next : set->masters;
    while (master && !serves(set, sequence, master))
        master = master->next;
    return master;
}

const Fo *masters_flow(const MasterSet *set, const Fo *sequence)
{
    for (const Fo *flow = sequence->first; flow; flow = flow->next) {
        if (flow->element != FO_FLOW)
            continue;
        const char *name = fo_string(flow, PROPERTY_FLOW_NAME);
        const PageMaster *master = NULL;
        while ((master = master_next(set, sequence, master)))
            if (master_takes(master, name))
                return flow;
    }
    return NULL;
}

static bool has_region(const MasterSet *set, const char *name)
{
    for (const PageMaster *master = set->masters; master; master = master->next)
        for (size_t i = 0; i < REGION_COUNT; i++)
            if (master->regions[i].fo && strcmp(master->regions[i].name, name) == 0)
                return true;
    return false;
}

void masters_check_static(const MasterSet *set, const Fo *sequence)
{
    for (const Fo *child = sequence->first; child; child = child->next) {
        if (child->element != FO_STATIC_CONTENT)
            continue;
        const char *name = fo_string(child, PROPERTY_FLOW_NAME);
        bool separates = strcmp(name, "xsl-footnote-separator") == 0 ||
                         strcmp(name, "xsl-before-float-separator") == 0;
        if (!separates && !has_region(set, name))
            diagnose(set->layout->diagnostics, MESSAGE_FO_STATIC_UNSEEN, child->place, name, NULL);
    }
}

bool masters_have_room(const MasterSet *set, const Fo *sequence, const char *flow)
{
    bool good = true;
    for (const PageMaster *master = set->masters; master; master = master->next) {
        const Region *body = &master->regions[REGION_BODY];
        if (!serves(set, sequence, master))
            continue;
        bool fills = master_takes(master, flow);
        if (body->fo && (!fills || (body->width >= POINTS(1) && body->height >= POINTS(1))))
            continue;
        diagnose(set->layout->diagnostics, MESSAGE_FO_PAGE_TOO_SMALL, master->fo->place,
                 fo_string(master->fo, PROPERTY_MASTER_NAME), NULL);
        good = false;
    }
    return good;
}

bool masters_check(const MasterSet *set, const Fo *sequence)
{
    bool good = true;
    const Fo *fo = master_set(set->layout);
    for (const Fo *child = fo ? fo->first : NULL; child; child = child->next)
        if (child->element == FO_PAGE_SEQUENCE_MASTER)
            good = references_hold(set, child) && good;
    for (size_t i = 0; good && i < 8; i++) {
        PageCondition condition = {.index = i / 4, .number = 1 + i / 2, .last = i % 2};
        if (master_find(set, sequence, &condition))
            continue;
        report_missing(set, sequence);
        good = false;
    }
    return good;
}
