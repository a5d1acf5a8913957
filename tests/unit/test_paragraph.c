/* test_paragraph.c: the breaks of a paragraph: known ones, and all others by trying every set of breaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "text/paragraph.h"

typedef struct {
    BreakItem *items;
    size_t count, capacity;
} Items;

static void add(Items *list, BreakItem item)
{
    list->items = memory_grow(list->items, &list->capacity, list->count + 1, sizeof item);
    list->items[list->count++] = item;
}

static void add_box(Items *list, Length width)
{
    add(list, (BreakItem){.kind = ITEM_BOX, .width = width});
}

static void add_glue(Items *list, Length width, Length stretch, Length shrink)
{
    add(list, (BreakItem){.kind = ITEM_GLUE, .width = width, .stretch = stretch, .shrink = shrink});
}

static void add_penalty(Items *list, int penalty, Length width, bool flagged)
{
    add(list,
        (BreakItem){.kind = ITEM_PENALTY, .penalty = penalty, .width = width, .flagged = flagged});
}

static void add_end(Items *list)
{
    add_penalty(list, PENALTY_NEVER, 0, false);
    add_glue(list, 0, 100000000, 0);
    add_penalty(list, PENALTY_FORCED, 0, false);
}

/* Letters are boxes of as many points as there are letters, a space is glue, “-” a hyphen that costs 50, “/”
 * a forced break, “|” a break that costs nothing. */
static Items read_items(const char *text)
{
    Items list = {0};
    for (const char *c = text; *c;) {
        size_t letters = strcspn(c, " -/|");
        if (letters > 0)
            add_box(&list, POINTS((int)letters));
        c += letters;
        if (*c == ' ')
            add_glue(&list, POINTS(1), 500, 333);
        else if (*c == '-')
            add_penalty(&list, 50, POINTS(1), true);
        else if (*c == '|')
            add_penalty(&list, 0, 0, false);
        else if (*c == '/')
            add_end(&list);
        c += *c != '\0';
    }
    add_end(&list);
    return list;
}

/* Breaks and shows the items at which lines end as text: their natural widths in points. */
static void expect_widths(const char *text, BreakOptions options, const char *expected)
{
    Items list = read_items(text);
    Arena *arena = arena_new();
    LineBreak *lines = NULL;
    size_t count = paragraph_break(list.items, list.count, &options, arena, &lines);
    Buffer found = {0};
    for (size_t i = 0; i < count; i++)
        buffer_format(&found, "%s%d", i ? " " : "", lines[i].natural / 1000);
    if (strcmp(buffer_text(&found), expected) != 0)
        fail_msg("“%s” breaks into %s, not %s", text, buffer_text(&found), expected);
    if (count > 0)
        assert_int_equal(lines[count - 1].item, list.count - 1);
    buffer_free(&found);
    arena_free(arena);
    free(list.items);
}

static BreakOptions justified(int points)
{
    return (BreakOptions){.first_width = POINTS(points), .width = POINTS(points), .tolerance = 200};
}

static BreakOptions final(int points)
{
    BreakOptions options = justified(points);
    options.tolerance = 10000;
    options.final = true;
    return options;
}

static void one_line(void **state)
{
    (void)state;
    expect_widths("aa", justified(10), "2");
    expect_widths("aaaa bbbbb", justified(10), "10");
    expect_widths("", justified(10), "0");
}

static void the_best_breaks_not_the_first(void **state)
{
    (void)state;
    /* First fit would fill the first line and leave a single word on the second. */
    expect_widths("aaaa bbb c dddddd eeeee", final(10), "8 8 5");
    expect_widths("aaaaa bbbb cccccc ddd eeeee ffff", justified(10), "10 10 10");
    /* a hyphen is worth its price only where it saves a gap */
    expect_widths("aaaa cccc-cc ddddddd eeee", final(10), "10 10 4");
    expect_widths("aaaaa bbbb cc-cc ddddd", final(10), "10 10");
}

/* Better a loose line than a last one of two letters; and no more hyphens in a row than are allowed. */
static void hyphens_at_ends(void **state)
{
    (void)state;
    BreakOptions options = final(20);
    options.emergency = POINTS(9);
    expect_widths("aaaaa bbbbb ccccccc-cc", options, "11 9");
    expect_widths("aaaaa bbbbb cccccc-cccc", options, "19 4");
    const char *text = "aaaaaaaaa-aa aaaaaa-aaa aaaaa-aaaa aaaa-aaaaa";
    options = final(10);
    options.emergency = POINTS(4);
    expect_widths(text, options, "10 10 10 10 5");
    options.ladder = 2;
    expect_widths(text, options, "10 10 3 9 9");
}

static void nothing_within_the_tolerance(void **state)
{
    (void)state;
    expect_widths("aaa bbbbbbbbbb c", justified(10), "");
    expect_widths("aaaaaaaaaaaaaaa", justified(10), "");
}

static void forced_breaks(void **state)
{
    (void)state;
    expect_widths("aaa/bb/c", justified(10), "3 2 1");
    expect_widths("aaa//c", final(10), "3 0 1");
    expect_widths("/", final(10), "0 0");
    /* spaces after a forced break vanish as after any other */
    expect_widths("aaa / bbb", final(10), "4 3");
}

static void overfull_words(void **state)
{
    (void)state;
    expect_widths("aaaaaaaaaaaaaaa", final(10), "15");
    expect_widths("aa bbbbbbbbbbbbbbb cc", final(10), "2 15 2");
    expect_widths("bbbbbbbbbbbbbbb bbbbbbbbbbbb", final(10), "15 12");
    expect_widths("aa bb", final(-5), "2 2");
    /* the hyphen does not fit, the word without it does */
    BreakOptions options = justified(10);
    options.ragged = POINTS(4);
    expect_widths("aaaaaaaaa-a cccccccc", options, "10 8");
}

static void ragged(void **state)
{
    (void)state;
    BreakOptions options = justified(10);
    options.ragged = POINTS(4);
    expect_widths("aaaaa bbbbb ccccc", options, "5 5 5");
    options.ragged = 0;
    expect_widths("aaaaa bbbbb ccccc", options, "");
    options.emergency = POINTS(4);
    expect_widths("aaaaa bbbbb ccccc", options, "5 5 5");
}

static void the_first_line_may_be_shorter(void **state)
{
    (void)state;
    BreakOptions options = justified(10);
    options.first_width = POINTS(4);
    expect_widths("aaaa bbbbbbbbbb cccccccccc", options, "4 10 10");
    options.first_width = POINTS(21);
    expect_widths("aaaa bbbbbbbbbb cccc dddddd", options, "20 6");
}

static void starts_of_lines(void **state)
{
    (void)state;
    Items list = {0};
    add_box(&list, 1);
    add_glue(&list, 1, 0, 0);
    add_penalty(&list, 20, 0, false);
    add_glue(&list, 1, 0, 0);
    add_box(&list, 1);
    add_penalty(&list, PENALTY_FORCED, 0, false);
    add_penalty(&list, PENALTY_FORCED, 0, false);
    assert_int_equal(line_start(list.items, list.count, 1), 4);
    assert_int_equal(line_start(list.items, list.count, 2), 4);
    assert_int_equal(line_start(list.items, list.count, 5), 6);
    assert_int_equal(line_start(list.items, list.count, 6), 7);
    free(list.items);
}

/* ---- Every set of breaks, tried one by one. Written from the definition of demerits, with plain sums. ---- */

typedef struct {
    const Items *list;
    const BreakOptions *options;
    int64_t best; /* least demerits so far */
} Search;

#define NO_LINE INT64_MAX

static int cube_badness(int64_t gap, int64_t give)
{
    if (gap == 0)
        return 0;
    if (give <= 0)
        return 10000;
    int64_t ratio = gap * 1000 / give;
    int64_t result = ratio > 4600 ? 10000 : (ratio * ratio * ratio + 5000000) / 10000000;
    return result > 10000 ? 10000 : (int)result;
}

/* The demerits of the line between two breaks, or NO_LINE. */
static int64_t line_demerits(const Search *search, size_t from, size_t to, bool first, int *fitness)
{
    const BreakItem *items = search->list->items;
    const BreakOptions *options = search->options;
    int64_t width = 0, stretch = options->ragged + options->emergency, shrink = 0;
    for (size_t i = first ? 0 : line_start(items, search->list->count, from); i < to; i++) {
        if (items[i].kind == ITEM_PENALTY)
            continue;
        width += items[i].width;
        stretch += items[i].kind == ITEM_GLUE ? items[i].stretch : 0;
        shrink += items[i].kind == ITEM_GLUE ? items[i].shrink : 0;
    }
    bool at_penalty = items[to].kind == ITEM_PENALTY;
    width += at_penalty ? items[to].width : 0;
    int64_t gap = (first ? options->first_width : options->width) - width;
    if (gap < 0 && -gap > shrink)
        return NO_LINE;
    int64_t bad = gap >= 0 ? cube_badness(gap, stretch) : cube_badness(-gap, shrink);
    if (bad > options->tolerance)
        return NO_LINE;
    int before = *fitness;
    *fitness = gap < 0 && bad > 12 ? 3 : bad <= 12 ? 2 : bad <= 99 ? 1 : 0;
    int64_t penalty = at_penalty ? items[to].penalty : 0;
    int64_t demerits = (10 + bad) * (10 + bad);
    if (penalty > PENALTY_FORCED)
        demerits += penalty >= 0 ? penalty * penalty : -penalty * penalty;
    bool hyphen = !first && items[from].kind == ITEM_PENALTY && items[from].flagged;
    demerits += hyphen && at_penalty && items[to].flagged ? 10000 : 0;
    bool last = !first && to + 1 == search->list->count;
    bool rest = width * 6 < options->width, lonely = width * 12 < options->width;
    demerits += !last ? 0 : hyphen ? rest ? 1000000 : 5000 : lonely ? 20000 : 0;
    demerits += !first && abs(before - *fitness) > 1 ? 10000 : 0;
    return demerits;
}

static void try_all(Search *search, size_t from, bool first, int fitness, int64_t demerits)
{
    const Items *list = search->list;
    if (!first && from + 1 == list->count) {
        if (demerits < search->best)
            search->best = demerits;
        return;
    }
    for (size_t to = first ? 0 : from + 1; to < list->count; to++) {
        const BreakItem *item = &list->items[to];
        bool legal = item->kind == ITEM_PENALTY ? item->penalty < PENALTY_NEVER
                                                : item->kind == ITEM_GLUE && to > 0 &&
                                                      list->items[to - 1].kind == ITEM_BOX;
        /* a break within what vanishes after the last one makes no line */
        if (!legal || (!first && to < line_start(list->items, list->count, from)))
            continue;
        int line_fitness = fitness;
        int64_t line = line_demerits(search, from, to, first, &line_fitness);
        if (line != NO_LINE)
            try_all(search, to, false, line_fitness, demerits + line);
        if (item->kind == ITEM_PENALTY && item->penalty <= PENALTY_FORCED)
            return;
    }
}

/* What the breaks that were found cost. */
static int64_t cost_of(const Search *search, const LineBreak *lines, size_t count)
{
    int64_t sum = 0;
    int fitness = 2;
    for (size_t i = 0; i < count; i++) {
        int64_t line =
            line_demerits(search, i ? lines[i - 1].item : 0, lines[i].item, i == 0, &fitness);
        if (line == NO_LINE)
            return NO_LINE;
        sum += line;
    }
    return sum;
}

static uint32_t random_state;

static int random_below(int limit)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (int)((random_state >> 8) % (uint32_t)limit);
}

static Items random_items(void)
{
    Items list = {0};
    int words = 1 + random_below(9);
    for (int i = 0; i < words; i++) {
        add_box(&list, 1000 + random_below(6000));
        for (int k = random_below(3); k > 0; k--) {
            add_penalty(&list, random_below(4) ? 50 : -30, random_below(1500), random_below(3) > 0);
            add_box(&list, 500 + random_below(4000));
        }
        switch (random_below(12)) {
        case 0: add_end(&list); break;
        case 1:
            add_penalty(&list, PENALTY_NEVER, 0, false);
            add_glue(&list, 1000, 500, 333);
            break;
        case 2:
            add_penalty(&list, 60, 0, false);
            add_glue(&list, 1000, 500, 333);
            break;
        case 3: add_glue(&list, 0, 200, 0); break;
        default: add_glue(&list, 1000, 500, 333);
        }
    }
    add_box(&list, 1000);
    add_end(&list);
    return list;
}

static void no_set_of_breaks_is_better(void **state)
{
    (void)state;
    static const int TOLERANCES[] = {100, 600, 2000, 9999};
    size_t broken = 0, refused = 0;
    Arena *arena = arena_new();
    for (uint32_t seed = 0; seed < 4000; seed++) {
        random_state = seed;
        Items list = random_items();
        BreakOptions options = {.width = 8000 + random_below(12000),
                                .tolerance = TOLERANCES[seed % 4],
                                .ragged = seed % 3 == 0 ? 3000 : 0,
                                .emergency = seed % 5 == 0 ? 2000 : 0};
        options.first_width = seed % 2 ? options.width : options.width - random_below(4000);
        Search search = {&list, &options, NO_LINE};
        try_all(&search, 0, true, 2, 0);
        LineBreak *lines = NULL;
        size_t count = paragraph_break(list.items, list.count, &options, arena, &lines);
        int64_t cost = count ? cost_of(&search, lines, count) : NO_LINE;
        if (cost != search.best)
            fail_msg("seed %u: found %lld, the best is %lld", seed, (long long)cost,
                     (long long)search.best);
        *(count ? &broken : &refused) += 1;
        free(list.items);
    }
    arena_free(arena);
    /* the paragraphs are of both kinds */
    assert_in_range(broken, 500, 3500);
    assert_in_range(refused, 500, 3500);
}

static void a_final_pass_always_breaks(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (uint32_t seed = 0; seed < 4000; seed++) {
        random_state = seed;
        Items list = random_items();
        BreakOptions options = {.width = random_below(12000) - 1000,
                                .first_width = random_below(12000) - 1000,
                                .tolerance = seed % 2 ? 10000 : 100,
                                .final = true};
        LineBreak *lines = NULL;
        size_t count = paragraph_break(list.items, list.count, &options, arena, &lines);
        assert_true(count > 0);
        assert_int_equal(lines[count - 1].item, list.count - 1);
        size_t forced = 0, met = 0;
        for (size_t i = 0; i < list.count; i++)
            forced += list.items[i].kind == ITEM_PENALTY && list.items[i].penalty == PENALTY_FORCED;
        for (size_t i = 0; i < count; i++) {
            assert_true(i == 0 || lines[i].item > lines[i - 1].item);
            const BreakItem *end = &list.items[lines[i].item];
            met += end->kind == ITEM_PENALTY && end->penalty == PENALTY_FORCED;
        }
        assert_int_equal(met, forced);
        free(list.items);
    }
    arena_free(arena);
}

static double seconds_for(const Items *list, BreakOptions options, size_t *count)
{
    Arena *arena = arena_new();
    LineBreak *lines;
    clock_t start = clock();
    *count = paragraph_break(list->items, list->count, &options, arena, &lines);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    arena_free(arena);
    return seconds;
}

/* A megabyte of items in a single paragraph, ordinary and malicious. The bounds are far above what it takes and far
 * below what quadratic time would be. */
static void time_is_linear(void **state)
{
    (void)state;
    enum { COUNT = 500000 };
    size_t count;
    Items ordinary = {0};
    random_state = 1;
    for (int i = 0; i < COUNT; i++) {
        add_box(&ordinary, 2000 + random_below(5000));
        add_glue(&ordinary, 1000, 500, 333);
    }
    add_end(&ordinary);
    assert_true(seconds_for(&ordinary, final(100), &count) < 60);
    assert_in_range(count, 27000, 30000);
    free(ordinary.items);

    Items without_width = {0};
    for (int i = 0; i < COUNT / 10; i++) {
        add_box(&without_width, 0);
        add_penalty(&without_width, 0, 0, false);
    }
    add_end(&without_width);
    assert_true(seconds_for(&without_width, final(100), &count) < 60);
    assert_int_equal(count, 1);
    free(without_width.items);

    Items penalties = {0};
    add_box(&penalties, 1);
    for (int i = 0; i < COUNT; i++)
        add_penalty(&penalties, 0, POINTS(200), false);
    add_end(&penalties);
    assert_true(seconds_for(&penalties, final(100), &count) < 60);
    free(penalties.items);
}

static void sums_beyond_a_length(void **state)
{
    (void)state;
    Items list = {0};
    for (int i = 0; i < 1000; i++) {
        add_box(&list, LENGTH_MAX);
        add_penalty(&list, PENALTY_NEVER, 0, false);
        add_glue(&list, i % 2 ? -LENGTH_MAX : LENGTH_MAX, LENGTH_MAX, -LENGTH_MAX);
    }
    add_end(&list);
    Arena *arena = arena_new();
    LineBreak *lines;
    BreakOptions options = final(100);
    assert_int_equal(paragraph_break(list.items, list.count, &options, arena, &lines), 1);
    assert_int_equal(lines[0].natural, LENGTH_MAX);
    arena_free(arena);
    free(list.items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_line),
        cmocka_unit_test(the_best_breaks_not_the_first),
        cmocka_unit_test(hyphens_at_ends),
        cmocka_unit_test(nothing_within_the_tolerance),
        cmocka_unit_test(forced_breaks),
        cmocka_unit_test(overfull_words),
        cmocka_unit_test(ragged),
        cmocka_unit_test(the_first_line_may_be_shorter),
        cmocka_unit_test(starts_of_lines),
        cmocka_unit_test(no_set_of_breaks_is_better),
        cmocka_unit_test(a_final_pass_always_breaks),
        cmocka_unit_test(time_is_linear),
        cmocka_unit_test(sums_beyond_a_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
