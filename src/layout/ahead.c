/* ahead.c: owns the layout of a flow while its objects are still being read.
 *
 * A stylesheet takes about as long to make the objects of a long document as their layout does. So the first flow is built
 * in a second thread, block by block as they come; all else waits until the tree is complete.
 *
 *     main thread     stylesheet, objects ───────────────────────┐ pages, headers, painting
 *     second thread      ···layout of the first flow, behind it──┘
 *
 * Only the flow, and blocks and lists in it, are entered while they grow; any other object is handed out when it is
 * complete. What cannot be known of a block that grows is assumed: that it has no markers, and that it holds blocks when
 * its first child is one. Where that turns out wrong, all of this is thrown away and done anew. So the areas are the same
 * with and without the second thread. */
#include <stdlib.h>
#include <string.h>

#include "base/background.h"
#include "base/memory.h"
#include "fo/growing.h"
#include "layout/page.h"

/* An object whose children are being handed out as they come. */
typedef struct {
    const Fo *fo;
    bool of_blocks; /* its role is that of what holds blocks */
} Entered;

struct LayoutAhead {
    Layout layout;
    LayoutOptions options;
    Diagnostics *diagnostics;
    FoGrowth *growth;
    Body body;
    Job *job;
    Entered *entered;
    size_t entered_count, entered_capacity;
    bool built;  /* body is there */
    bool failed; /* an assumption was wrong */
};

static void enter(LayoutAhead *ahead, const Fo *fo, bool of_blocks)
{
    ahead->entered = memory_grow(ahead->entered, &ahead->entered_capacity, ahead->entered_count + 1,
                                 sizeof *ahead->entered);
    ahead->entered[ahead->entered_count++] = (Entered){fo, of_blocks};
}

/* The innermost object that is entered, when it is this one. */
static const Entered *entered_as(const LayoutAhead *ahead, const Fo *fo)
{
    if (!ahead || ahead->entered_count == 0)
        return NULL;
    const Entered *entered = &ahead->entered[ahead->entered_count - 1];
    return entered->fo == fo ? entered : NULL;
}

bool layout_grows(const Layout *layout, const Fo *parent)
{
    return layout->ahead && (layout->ahead->failed || entered_as(layout->ahead, parent));
}

/* Waits for the child that tells what a block holds. */
static void enter_block(LayoutAhead *ahead, Fo *block)
{
    const Fo *child = fo_growth_next(ahead->growth, block, NULL);
    while (child && !structure_is_inline(child) &&
           (child->element == FO_TEXT || child->element == FO_WRAPPER))
        child = fo_growth_next(ahead->growth, block, child);
    bool of_blocks = child && !structure_is_inline(child);
    if (!child) {
        layout_survey(&ahead->layout, block);
        structure_add(&ahead->layout, block);
        return;
    }
    structure_add_own(&ahead->layout, block, of_blocks ? "Div" : "P");
    enter(ahead, block, of_blocks);
}

/* Waits for the first item, whose label tells what numbers the list has. */
static void enter_list(LayoutAhead *ahead, Fo *list)
{
    const Fo *item = fo_growth_next(ahead->growth, list, NULL);
    if (item)
        fo_growth_await(ahead->growth, item);
    structure_add_own(&ahead->layout, list, "L");
    enter(ahead, list, true);
}

static void meet(LayoutAhead *ahead, const Entered *parent, Fo *child)
{
    if (child->element == FO_MARKER || (parent->of_blocks && structure_is_inline(child))) {
        ahead->failed = true;
    } else if (child->element == FO_BLOCK && fo_growth_is_open(ahead->growth, child)) {
        enter_block(ahead, child);
    } else if (child->element == FO_LIST_BLOCK && fo_growth_is_open(ahead->growth, child)) {
        enter_list(ahead, child);
    } else {
        fo_growth_await(ahead->growth, child);
        layout_survey(&ahead->layout, child);
        structure_add(&ahead->layout, child);
    }
}

const Fo *layout_next(Layout *layout, const Fo *parent, const Fo *child)
{
    LayoutAhead *ahead = layout->ahead;
    const Entered *entered = entered_as(ahead, parent);
    if (!entered)
        return child ? child->next : parent->first;
    Fo *next = ahead->failed ? NULL : fo_growth_next(ahead->growth, parent, child);
    size_t level = (size_t)(entered - ahead->entered);
    if (next)
        meet(ahead, entered, next);
    if (next && !ahead->failed)
        return next;
    ahead->entered_count = level;
    return NULL;
}

/* The child of the element, when one of the other element comes before it or is FO_TEXT. */
static Fo *find_child(LayoutAhead *ahead, const Fo *parent, FoElement element, FoElement before)
{
    bool met = before == FO_TEXT;
    Fo *child = fo_growth_next(ahead->growth, parent, NULL);
    while (child && child->element != element) {
        met = met || child->element == before;
        child = fo_growth_next(ahead->growth, parent, child);
    }
    return met ? child : NULL;
}

static void build(void *data)
{
    LayoutAhead *ahead = data;
    const Fo *root = ahead->layout.fo->root;
    const Fo *sequence = find_child(ahead, root, FO_PAGE_SEQUENCE, FO_LAYOUT_MASTER_SET);
    Fo *flow = sequence ? find_child(ahead, sequence, FO_FLOW, FO_TEXT) : NULL;
    if (!flow)
        return;
    structure_add_own(&ahead->layout, flow, NULL);
    enter(ahead, flow, false);
    ahead->built = page_build_first(&ahead->layout, sequence, flow, &ahead->body) && !ahead->failed;
}

LayoutAhead *layout_ahead_new(const FoTree *growing, const LayoutOptions *options)
{
    LayoutAhead *ahead = memory_new(sizeof *ahead);
    ahead->options = *options;
    ahead->diagnostics = diagnostics_new();
    ahead->growth = growing->growth;
    layout_open(&ahead->layout, growing, &ahead->options, ahead->diagnostics);
    ahead->layout.ahead = ahead;
    ahead->job = background_start(build, ahead);
    if (ahead->job)
        return ahead;
    layout_ahead_free(ahead);
    return NULL;
}

/* Throws away what was laid out. */
static void discard(LayoutAhead *ahead)
{
    if (ahead->body.flow)
        flow_free(ahead->body.flow);
    layout_close(&ahead->layout);
    area_tree_free(ahead->layout.tree);
    ahead->layout.tree = NULL;
}

const Body *layout_ahead_take(LayoutAhead *ahead, Diagnostics *diagnostics, Layout **layout)
{
    if (!ahead)
        return NULL;
    background_wait(ahead->job);
    ahead->job = NULL;
    if (!ahead->built)
        return NULL;
    diagnostics_add(diagnostics, ahead->diagnostics);
    fontset_report_to(ahead->layout.fonts, diagnostics);
    ahead->layout.diagnostics = diagnostics;
    ahead->layout.ahead = NULL;
    *layout = &ahead->layout;
    return &ahead->body;
}

void layout_ahead_free(LayoutAhead *ahead)
{
    if (!ahead)
        return;
    if (ahead->job)
        background_wait(ahead->job);
    if (ahead->layout.ahead)
        discard(ahead);
    diagnostics_free(ahead->diagnostics);
    free(ahead->entered);
    free(ahead);
}
