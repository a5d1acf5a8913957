/* paragraph.c: total-fit line breaking.
 *
 * A paragraph is a row of boxes (pieces of words), glue (spaces that stretch and shrink) and penalties (places
 * where a break is possible at a price: hyphens). A line from break a to break b is as bad as it must stretch or
 * shrink: badness 100 r^3, where r is the share of its stretch (or shrink) that is used. The demerits of
 * a line are (10 + badness)^2, plus the penalty's square, plus something for two hyphens in a row and for a loose
 * line next to a tight one. The best paragraph is the one whose lines have the least sum of demerits.
 *
 *     items      Зна ~ чи ~ тель |ный| … |
 *     active     o------o------------o          each o: a break some good set of lines ends with
 *     at item b:  for each active a: is a..b a line?  keep the best predecessor for each fitness class
 *
 * Breaks that lie so far back that the line would be overfull leave the list of active ones, so the list is
 * never longer than the breaks in a line, and the whole takes time linear in the paragraph's length. Text without
 * width would put the whole paragraph into one line: a list that is longer than any readable line needs
 * is thinned out.
 *
 * First fit, what browsers do, cannot look ahead, and leaves gaps that a hyphen two lines earlier would have
 * closed. Total fit costs a few microseconds a line.
 *
 * Everything is integers: ratios are kept in thousandths.
 *
 * Source: D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software - Practice and
 * Experience 11 (1981), 1119-1184; the constants are those of plain TeX. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/paragraph.h"

#define LINE_PENALTY 10
#define DOUBLE_HYPHEN_DEMERITS 10000
#define FINAL_HYPHEN_DEMERITS 5000
#define REST_DEMERITS 1000000    /* the last line is but the rest of a word */
#define LADDER_DEMERITS 10000000 /* more hyphens in a row than are allowed */
#define REST_MOST 6              /* it is when it takes up less than such a part of the line */
#define LONELY_DEMERITS 20000    /* the last line is a word or two */
#define LONELY_MOST 12           /* likewise */
#define FITNESS_DEMERITS 10000
#define BADNESS_INFINITE 10000
#define FITNESS_CLASSES 4
#define ACTIVE_LIMIT 1024
#define RATIO_MOST 4600
#define NONE ((size_t)-1)

typedef struct {
    int64_t width, stretch, shrink;
} Sums;

typedef struct {
    size_t item;     /* where the break is; NONE for the paragraph's start */
    size_t previous; /* node index, or NONE */
    int64_t demerits;
    size_t line; /* number of the line that ends here, from 1; 0 for the start */
    int fitness;
    int hyphens; /* lines before it, and the one that ends here, in a row, that end with a hyphen */
    Sums after;  /* sums up to the start of the next line */
    LineBreak record;
} Node;

typedef struct {
    const BreakItem *items;
    size_t count;
    const BreakOptions *options;
    Node *nodes;
    size_t node_count, node_capacity;
    size_t *active; /* node indices */
    size_t active_count, active_capacity;
    Sums sums; /* of all items before the current one */
    int64_t
        ratio_beyond; /* of gap and stretch, in thousandths: from here on the tolerance forbids it */
    /* What vanishes after a break at the items skip_start to skip_end - 1 ends at skip_end, with these sums */
    size_t skip_start, skip_end;
    Sums skip_sums;
} Breaker;

size_t line_start(const BreakItem *items, size_t count, size_t item)
{
    if (items[item].kind == ITEM_PENALTY)
        item++;
    while (item < count &&
           (items[item].kind == ITEM_GLUE ||
            (items[item].kind == ITEM_PENALTY && items[item].penalty > PENALTY_FORCED)))
        item++;
    return item;
}

static void add_item(Sums *sums, const BreakItem *item)
{
    if (item->kind == ITEM_PENALTY)
        return;
    sums->width += item->width;
    if (item->kind == ITEM_GLUE) {
        sums->stretch += item->stretch;
        sums->shrink += item->shrink;
    }
}

/* 100 r^3 for a ratio r in thousandths. */
static int badness_of_ratio(int64_t ratio)
{
    if (ratio > RATIO_MOST)
        return BADNESS_INFINITE;
    int64_t result = (ratio * ratio * ratio + 5000000) / 10000000;
    return (int)(result > BADNESS_INFINITE ? BADNESS_INFINITE : result);
}

static int badness(int64_t gap, int64_t give)
{
    if (gap == 0)
        return 0;
    if (give <= 0 || gap > INT64_MAX / 1000)
        return BADNESS_INFINITE;
    return badness_of_ratio(gap * 1000 / give);
}

/* A ratio from which on lines are worse than the tolerance. */
static int64_t ratio_beyond(int tolerance)
{
    int64_t ratio = 500;
    while (ratio <= RATIO_MOST && badness_of_ratio(ratio) <= tolerance)
        ratio *= 2;
    return ratio;
}

typedef struct {
    int64_t gap; /* positive: to stretch; negative: to shrink */
    int badness;
    int fitness;
    bool overfull;
    bool past; /* overfull even without a hyphen: so are all lines from this start to a later end */
    LineBreak record;
} Line;

static Length clamp(int64_t value)
{
    return (Length)(value > LENGTH_MAX ? LENGTH_MAX : value < -LENGTH_MAX ? -LENGTH_MAX : value);
}

static Line measure(const Breaker *breaker, const Node *start, size_t item)
{
    const BreakItem *end = &breaker->items[item];
    int64_t natural = breaker->sums.width - start->after.width;
    if (end->kind == ITEM_PENALTY)
        natural += end->width;
    int64_t width = start->line == 0 ? breaker->options->first_width : breaker->options->width;
    Line line = {.gap = width - natural};
    line.record = (LineBreak){item, clamp(natural), breaker->sums.stretch - start->after.stretch,
                              breaker->sums.shrink - start->after.shrink};
    int64_t stretch = line.record.stretch + breaker->options->ragged + breaker->options->emergency;
    if (line.gap >= 0) {
        line.badness = badness(line.gap, stretch);
        line.fitness = line.badness > 99 ? 0 : line.badness > 12 ? 1 : 2;
    } else {
        int64_t hyphen = end->kind == ITEM_PENALTY ? end->width : 0;
        line.overfull = -line.gap > line.record.shrink;
        line.past = -line.gap - hyphen > line.record.shrink;
        line.badness = line.overfull ? BADNESS_INFINITE : badness(-line.gap, line.record.shrink);
        line.fitness = line.badness > 12 ? 3 : 2;
    }
    return line;
}

/* Whether a line to the item would be too loose: so are nearly all that are tried, until the line is nearly full. */
static inline bool is_too_short(const Breaker *breaker, const Node *start, const BreakItem *end)
{
    const BreakOptions *options = breaker->options;
    int64_t width = start->line == 0 ? options->first_width : options->width;
    int64_t gap = width - (breaker->sums.width - start->after.width);
    int64_t stretch = breaker->sums.stretch - start->after.stretch + options->ragged;
    if (end->kind == ITEM_PENALTY)
        gap -= end->width;
    stretch += options->emergency;
    return gap > 0 && gap < INT64_MAX / 1000 && breaker->ratio_beyond <= RATIO_MOST &&
           gap * 1000 >= breaker->ratio_beyond * stretch;
}

/* What the last line costs for being short; after_hyphen: it begins with the rest of a word. */
static int64_t demerits_of_last(const Breaker *breaker, const Line *line, bool after_hyphen)
{
    int64_t natural = line->record.natural, width = breaker->options->width;
    if (after_hyphen)
        return natural * REST_MOST < width ? REST_DEMERITS : FINAL_HYPHEN_DEMERITS;
    return natural * LONELY_MOST < width ? LONELY_DEMERITS : 0;
}

static int64_t demerits_of(const Breaker *breaker, const Node *start, const Line *line)
{
    const BreakItem *end = &breaker->items[line->record.item];
    int penalty = end->kind == ITEM_PENALTY ? end->penalty : 0;
    int64_t base = LINE_PENALTY + (int64_t)line->badness;
    int64_t demerits = base * base;
    if (penalty >= 0)
        demerits += (int64_t)penalty * penalty;
    else if (penalty > PENALTY_FORCED)
        demerits -= (int64_t)penalty * penalty;
    bool start_hyphen = start->item != NONE && breaker->items[start->item].kind == ITEM_PENALTY &&
                        breaker->items[start->item].flagged;
    if (start_hyphen && end->kind == ITEM_PENALTY && end->flagged)
        demerits += breaker->options->ladder > 0 && start->hyphens >= breaker->options->ladder
                        ? LADDER_DEMERITS
                        : DOUBLE_HYPHEN_DEMERITS;
    if (start->line > 0 && line->record.item + 1 == breaker->count)
        demerits += demerits_of_last(breaker, line, start_hyphen);
    if (start->line > 0 && abs(start->fitness - line->fitness) > 1)
        demerits += FITNESS_DEMERITS;
    return demerits;
}

static void add_node(Breaker *breaker, const Node *node)
{
    breaker->nodes = memory_grow(breaker->nodes, &breaker->node_capacity, breaker->node_count + 1,
                                 sizeof *breaker->nodes);
    breaker->active = memory_grow(breaker->active, &breaker->active_capacity,
                                  breaker->active_count + 1, sizeof *breaker->active);
    breaker->nodes[breaker->node_count] = *node;
    breaker->active[breaker->active_count++] = breaker->node_count++;
}

/* The sums from which the next line counts, when a break comes at the item. A long run of glue and penalties
 * is walked once, not from each of its breaks. */
static Sums sums_after(Breaker *breaker, size_t item)
{
    if (item >= breaker->skip_start && item < breaker->skip_end)
        return breaker->skip_sums;
    breaker->skip_start = item;
    breaker->skip_end = line_start(breaker->items, breaker->count, item);
    breaker->skip_sums = breaker->sums;
    for (size_t i = item; i < breaker->skip_end; i++)
        add_item(&breaker->skip_sums, &breaker->items[i]);
    return breaker->skip_sums;
}

/* Forgets every second active break; the first one stays. */
static void thin_out(Breaker *breaker)
{
    size_t kept = 0;
    for (size_t i = 0; i < breaker->active_count; i += 2)
        breaker->active[kept++] = breaker->active[i];
    breaker->active_count = kept;
}

static void keep_candidates(Breaker *breaker, const Node *best, const bool *found, size_t item)
{
    Sums after = {0};
    bool summed = false;
    for (int class = 0; class < FITNESS_CLASSES; class ++) {
        if (!found[class])
            continue;
        if (!summed)
            after = sums_after(breaker, item);
        summed = true;
        Node node = best[class];
        node.after = after;
        add_node(breaker, &node);
    }
}

static Node node_from(const Breaker *breaker, const Node *start, size_t index, const Line *line,
                      int64_t demerits)
{
    const BreakItem *end = &breaker->items[line->record.item];
    bool hyphen = end->kind == ITEM_PENALTY && end->flagged;
    return (Node){.item = line->record.item,
                  .previous = index,
                  .demerits = start->demerits + demerits,
                  .line = start->line + 1,
                  .fitness = line->fitness,
                  .hyphens = hyphen ? start->hyphens + 1 : 0,
                  .record = line->record};
}

/* Tries a break at the item: every active node may start the line that ends here. */
static void try_break(Breaker *breaker, size_t item)
{
    const BreakItem *end = &breaker->items[item];
    bool forced = end->kind == ITEM_PENALTY && end->penalty <= PENALTY_FORCED;
    Node best[FITNESS_CLASSES];
    bool found[FITNESS_CLASSES] = {false};
    size_t kept = 0, last_resort = NONE;
    for (size_t i = 0; i < breaker->active_count; i++) {
        size_t index = breaker->active[i];
        const Node *start = &breaker->nodes[index];
        if (!forced && is_too_short(breaker, start, end)) {
            breaker->active[kept++] = index;
            continue;
        }
        Line line = measure(breaker, start, item);
        if (!line.overfull && line.badness <= breaker->options->tolerance) {
            int64_t demerits = demerits_of(breaker, start, &line);
            Node node = node_from(breaker, start, index, &line, demerits);
            if (!found[node.fitness] || node.demerits < best[node.fitness].demerits)
                best[node.fitness] = node;
            found[node.fitness] = true;
        }
        if (line.past || forced)
            last_resort = index;
        else
            breaker->active[kept++] = index;
    }
    breaker->active_count = kept;
    bool any = found[0] || found[1] || found[2] || found[3];
    if (!any && kept == 0 && last_resort != NONE && breaker->options->final) {
        /* Nothing fits: the line that starts last sticks out least */
        const Node *start = &breaker->nodes[last_resort];
        Line line = measure(breaker, start, item);
        best[line.fitness] = node_from(breaker, start, last_resort, &line, 0);
        found[line.fitness] = true;
    }
    keep_candidates(breaker, best, found, item);
    if (breaker->active_count > ACTIVE_LIMIT)
        thin_out(breaker);
}

static bool is_legal(const Breaker *breaker, size_t item)
{
    const BreakItem *at = &breaker->items[item];
    if (at->kind == ITEM_PENALTY)
        return at->penalty < PENALTY_NEVER;
    return at->kind == ITEM_GLUE && item > 0 && breaker->items[item - 1].kind == ITEM_BOX;
}

static size_t collect(const Breaker *breaker, Arena *arena, LineBreak **lines)
{
    size_t best = NONE;
    for (size_t i = 0; i < breaker->active_count; i++) {
        size_t index = breaker->active[i];
        if (breaker->nodes[index].item + 1 == breaker->count &&
            (best == NONE || breaker->nodes[index].demerits < breaker->nodes[best].demerits))
            best = index;
    }
    if (best == NONE)
        return 0;
    size_t count = breaker->nodes[best].line;
    *lines = arena_array(arena, count, sizeof **lines);
    for (size_t index = best, line = count; line > 0; index = breaker->nodes[index].previous)
        (*lines)[--line] = breaker->nodes[index].record;
    return count;
}

static size_t run(Breaker *breaker, Arena *arena, LineBreak **lines)
{
    breaker->node_count = breaker->active_count = 0;
    breaker->sums = (Sums){0};
    breaker->skip_start = breaker->skip_end = 0;
    add_node(breaker, &(Node){.item = NONE, .previous = NONE, .fitness = 2});
    for (size_t item = 0; item < breaker->count && breaker->active_count > 0; item++) {
        if (is_legal(breaker, item))
            try_break(breaker, item);
        add_item(&breaker->sums, &breaker->items[item]);
    }
    return collect(breaker, arena, lines);
}

size_t paragraph_break(const BreakItem *items, size_t count, const BreakOptions *options,
                       Arena *arena, LineBreak **lines)
{
    Breaker breaker = {.items = items,
                       .count = count,
                       .options = options,
                       .ratio_beyond = ratio_beyond(options->tolerance)};
    size_t result = run(&breaker, arena, lines);
    free(breaker.nodes);
    free(breaker.active);
    return result;
}
