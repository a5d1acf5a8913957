/* flow.h: a column of content before it is cut into pages.
 *
 * A Flow is a list of slices: pieces that cannot be broken (a line, a table row, a picture), with what lies
 * between them: spaces, and frames that open and close (blocks with a border, padding or background, and
 * tables). A frame that is cut by a page break is closed on the one page and opened again on the next.
 *
 *     open(A) [line] [line] space open(B) [line] close(B) close(A) space [line]
 *             slice  slice                slice                          slice
 *
 * For the page breaker each slice says how much height it adds when it follows its neighbour (lead), when it comes
 * first on a page (head), and what a break before it adds to the page that ends (tail). */
#ifndef PROTOC_LAYOUT_FLOW_H
#define PROTOC_LAYOUT_FLOW_H

#include "layout/context.h"

typedef struct Flow Flow;

/* A fragmentable box. Lengths are 1/1000 pt, x from the left edge of the column. */
typedef struct Frame {
    struct Frame *parent;
    const Fo *fo;
    Length x, width;              /* of the border rectangle */
    Length before, after;         /* border and padding */
    Length cut_before, cut_after; /* what of them stays at a page break (conditionality retain) */
    bool cut_border_before, cut_border_after;
    Area *header,
        *footer; /* of a table: drawn after before and before after on every page; it has slices then */
    Length header_height, footer_height;
    Length part_x; /* their left edge */
    bool repeat_header, repeat_footer;
    bool header_drawn;
    struct EdgeNotes *notes;  /* of header and footer, when they have been asked for (note.c) */
    struct TableMarks *marks; /* makes header and footer for each page anew, or NULL */
    bool hides_borders;       /* a table's collapsed borders are drawn with its rows */
    StructureNode *structure;
    bool clips;        /* what reaches out of it is not seen */
    bool is_reference; /* positioned containers in it count from its content on their page */
} Frame;

/* What goes on beside slices, from the top of a page. (beside.c) */
typedef struct Strip {
    Frame *around; /* the innermost frame it stands in, or NULL */
    size_t begin;  /* the slice that the page composed last begins with … */
    Length late;   /* … so much lower than on an endless page it stands there … */
    Length bottom; /* … and what it stands beside ends there */
} Strip;

typedef enum {
    EVENT_SPACE,
    EVENT_OPEN,
    EVENT_CLOSE,
    EVENT_ID,
    EVENT_AREAS,
    EVENT_BESIDE, /* what stands beside the slice goes on: the last event before that */
    EVENT_ROOM,   /* for the rest of what stands beside; spaces above and below do not meet */
    EVENT_POSITIONED,
    EVENT_ANCHOR,
    EVENT_BAND /* what spans all columns begins or ends */
} EventKind;

/* Only the member of the union that belongs to its kind is there. */
typedef struct Event {
    struct Event *next;
    EventKind kind : 8;
    bool forcing : 1, retain : 1; /* of a space */
    bool
        leads : 1; /* of a space: it is one before; of a strip: it begins; of room: more of a strip follows */
    bool
        ends : 1; /* of an anchor, which belongs to the page before: what it ends has slices there */
    bool before_force : 1; /* of a positioned container: it stands before any forced break */
    int precedence;        /* of a space */
    union {
        struct {
            Length optimum;
            Length shrink,
                stretch;    /* how far it may go to its minimum and maximum, between slices */
            Length between; /* what is left of it when no page break comes near */
            Length head;    /* when it comes first on a page */
            Length tail;    /* when it comes last on a page */
        } space;
        struct {
            Frame *frame;         /* that opens or closes; around a positioned container, or NULL */
            const Fo *positioned; /* a container that takes no room */
            Length left, width;   /* of what that counts from */
        };
        const char *id;
        struct {
            Area *areas;         /* drawn at this height and taking no room: a list's label */
            struct Strip *strip; /* that goes on: from so far above the slice, or below */
            Length rise;
        };
        struct {
            Length room;         /* less than 0: so much is left … */
            struct Strip *under; /* … of this one, when it is lower on its page; or NULL */
        };
        const Anchor *anchor;
    };
} Event;

typedef enum { FORCE_NONE, FORCE_COLUMN, FORCE_PAGE, FORCE_EVEN, FORCE_ODD } ForcedBreak;

/* What a break before a slice costs. */
#define COST_NONE 0
#define COST_NEVER                                                                                 \
    100000000 /* a keep of strength always; taken only when nothing else is possible */

/* The cost of a break before something, of columns and of pages. */
typedef struct {
    int column, page;
} Keep;

/* A footnote whose anchor lies in a slice. */
typedef struct Note {
    const Fo *fo; /* fo:footnote */
    size_t begin; /* the first slice of its body, when notes are built */
    struct Note *next;
} Note;

/* What is drawn when a page break comes right before a slice, and the room it takes. Each may be NULL. */
typedef struct {
    Area *area; /* on the new page, above the slice */
    Area *end;  /* on the page before */
    Length height, end_height;
    Area *top;  /* on the new page, over the slice: a table row's upper rules */
    Area *seam; /* the same when there is no break */
    struct TallRow *
        tall; /* the slice is a step of it and has no area: those on a page are composed together */
    size_t step;
} SliceCut;

typedef struct {
    Area *area; /* one or more, by next; x from the column's left edge, y from the slice's top */
    const SliceCut *cut; /* or NULL */
    Event *events;       /* what lies before it */
    Event *begin; /* the first of them that goes to the new page when a page break comes before */
    Frame *frame; /* the innermost it stands in */
    Note *notes;
    const Fo *fo; /* the innermost block-level object it belongs to */
    Length height;
    Length lead, head, tail;
    Length discarded;       /* spaces before it that a page break there makes vanish */
    Length shrink, stretch; /* of lead */
    int cost;               /* of a page break before it */
    int column_cost; /* of a break before it that leaves it on the same page, in the next column */
    ForcedBreak force : 8;
    bool spans : 1; /* stands across all columns */
} Slice;

/* How wide what stands directly in a flow is, when its pages differ in that. (page_width.c) */
typedef struct {
    const Fo *child;          /* of the fo:flow */
    Length width, span_width; /* in a column, and across all */
} FlowWidth;

typedef struct {
    const Fo *content; /* fo:flow */
    FlowWidth *own;    /* of its children, in order */
    size_t count;
} FlowWidths;

struct Flow {
    Layout *layout;
    const FlowWidths *widths; /* or NULL: all are alike */
    const FlowWidth *next_width;
    Length width;
    Length left; /* of the reference area being built, from the column's edge; width is its, too */
    Length height_base; /* what percentages of heights are of; 0: nobody knows yet */
    Length span_width;  /* of what stands across all columns; 0: there is one column */
    Slice *slices;
    size_t count, capacity;
    size_t last_forced; /* the last slice that a break is forced before, or 0 */
    bool has_notes;     /* some of its slices have */
    Event *end_events;  /* after the last slice */
    ForcedBreak end_force;

    /* While it is built: */
    Frame *frame;
    const Fo *fo;
    Event *first_event, *last_event;
    Event *first_space;    /* of the spaces that meet, since the last edge */
    bool reference_begins; /* they are at the top of a reference area */
    Keep keep;             /* cost of a break inside the innermost object being built */
    Keep between;          /* the least of those since the last slice */
    Keep keep_adjacent;    /* keep-with-next and -previous met since the last slice */
    ForcedBreak force;
    bool spans;  /* what is built stands across all columns */
    Note *notes; /* met since the last slice */
};

/* flow.c */
Flow *flow_new(Layout *layout, Length width);
void flow_free(Flow *flow); /* what it consists of is the arena's; NULL is allowed */

/* Adds a slice made of area. cost is that of a break before it by its own nature (widows, orphans). */
void flow_add(Flow *flow, Area *area, Length height, int cost);
/* What is drawn when a page breaks before the slice that was added last, or does not. */
void flow_cut(Flow *flow, const SliceCut *cut);
/* Moves the slices of a finished flow of the same width to the end of this one. */
void flow_append(Flow *flow, Flow *other);
/* The spaces of a finished flow, from an event up to the opening of a frame, meet those that come here, instead. Returns how high
 * they were at the top of a page. */
Length flow_take_spaces(Flow *flow, Event *first);
void flow_space(Flow *flow, const Fo *fo, bool before);
void flow_open(Flow *flow, Frame *frame);
void flow_close(Flow *flow);
void flow_id(Flow *flow, const char *id);
/* An event of no flow yet. */
Event *event_new(Layout *layout, EventKind kind);
/* A place for areas beside what comes next. */
Event *flow_beside(Flow *flow);
/* A positioned container counts from what is being built, or, fixed, from the page. */
void flow_position(Flow *flow, const Fo *container);
void flow_force(Flow *flow, Keyword keyword);
/* To be called before the break, unless keyword is auto, is asked for: positioned containers that stand alone between two
 * breaks get a page. */
void flow_hold_page(Flow *flow, Keyword keyword);
/* What is built from here on stands across all columns, or no longer does. */
void flow_span(Flow *flow, bool spans);
/* Puts the anchor between what is built before and after. since: how many slices there were at the beginning of what
 * it ends, or SIZE_MAX. */
void flow_anchor(Flow *flow, const Anchor *anchor, size_t since);

/* The keeps of an object around what is built between the two calls; enter returns what leave needs. */
Keep flow_enter(Flow *flow, const Fo *fo);
void flow_leave(Flow *flow, const Fo *fo, Keep outer);

/* What something asks of the break at its edge. */
typedef struct {
    Keep keep;
    ForcedBreak force;
} FlowEdge;

/* What a finished flow that stands beside others, as in a cell, asks of the break before and after it; and the same asked
 * of the flow they stand in. */
FlowEdge flow_begin_edge(const Flow *flow);
FlowEdge flow_end_edge(const Flow *flow);
void flow_meet(Flow *flow, FlowEdge edge);

/* Ends the building: the trailing spaces and closings. */
void flow_finish(Flow *flow);

/* What lies above the slice when what is before it was composed by flow_compose_inside(). */
Length flow_lead_inside(const Flow *flow, size_t index);

/* The height of the events after the last slice, and of the whole flow when it is not cut. */
Length flow_end_height(const Flow *flow);
Length flow_height(const Flow *flow);

/* The height of a space between slices, first or last on a page; and of all events from first up to end. */
typedef enum { SPACE_BETWEEN, SPACE_HEAD, SPACE_TAIL } SpaceUse;
Length *event_space(Event *event, SpaceUse use);
Length events_height(Event *first, const Event *end, SpaceUse use);

/* flow_compose.c */
/* Lays the slices first..end-1 out below each other into parent, from its top, and returns the height. first_on_page:
 * what is dropped at the top of a page is dropped. */
Length flow_compose(Flow *flow, size_t first, size_t end, Area *parent, bool first_on_page);
/* The same for a part of what stands in a cell: the parts before and after it lie on the same page. */
Length flow_compose_inside(Flow *flow, size_t first, size_t end, Area *parent);
/* The same at the top of a page, with the spaces between the slices made larger or, gap below 0, smaller by so much
 * together, as far as they allow. */
Length flow_compose_spread(Flow *flow, size_t first, size_t end, Area *parent, Length gap);

/* The innermost of the frames that go on from the slice before into this one, or NULL. */
Frame *flow_frame_through(const Flow *flow, size_t index);
/* Calls visit for the frames that a page break before the slice cuts, from the outermost in; those in the cells of a row that it
 * cuts come last. */
typedef void FrameVisitor(Frame *frame, void *data);
void flow_visit_cut(const Flow *flow, size_t index, FrameVisitor *visit, void *data);

/* block.c: builds the children of an object that holds block-level content, in the flow's width. */
void block_children(Flow *flow, const Fo *parent);
void block_build(Flow *flow, const Fo *fo);

/* The anchors where an object with markers begins and ends, for one whose children are not built by block_children().
 * begin returns what end needs. */
size_t block_begin_markers(Flow *flow, const Fo *parent);
void block_end_markers(Flow *flow, const Fo *parent, size_t since);
/* Whether a child of a block belongs to its lines. */
bool block_holds_inline(const Fo *child);

/* What every block-level object has around its content: breaks, keeps, spaces, id. begin returns what end needs. */
Keep block_begin(Flow *flow, const Fo *fo);
void block_end(Flow *flow, const Fo *fo, Keep outer);

/* Whether the object draws anything or takes room around its content, and the frame that does it. */
bool block_is_framed(const Fo *fo);
Frame *frame_new(const Flow *flow, const Fo *fo);

/* Both: what is around the content, and the frame if it has one. */
Keep block_open(Flow *flow, const Fo *fo);
void block_close(Flow *flow, const Fo *fo, Keep outer);

/* beside.c: content is a finished flow that stands, as a strip, beside what is built between the two calls; it becomes theirs.
 * on_baseline: their first lines stand on one line, else their upper edges. */
typedef struct {
    Flow *content; /* of the strip */
    Event *event;  /* its place */
    size_t first;  /* the slice beside which it begins */
    Length top;    /* of the strip, below its place */
    Length end;    /* and where it ends */
    size_t count;  /* of its pieces */
    Strip *strip;  /* when it has more than one, or NULL … */
    Length *tops;  /* … and of their slices */
} Beside;
Beside beside_begin(Flow *flow, Flow *content);
void beside_end(Flow *flow, Beside *beside, bool on_baseline);

/* list.c */
void list_build(Flow *flow, const Fo *list);

/* table.c */
void table_build(Flow *flow, const Fo *table);
void table_build_with_caption(Flow *flow, const Fo *table_and_caption);

/* table_mark.c: looks for markers in a piece of a table; then its header and footer for it, of the heights that the frame
 * has, or NULL. */
void table_marks_look(struct TableMarks *marks, const Area *piece);
Area *table_marks_header(struct TableMarks *marks);
Area *table_marks_footer(struct TableMarks *marks);
void table_marks_free(Layout *layout);

/* table_step.c: the steps from..to-1 of a row as one box; cuts: whether a page breaks above and below. *height is what they
 * take, and becomes what they need at the end of the row. */
Area *tall_row_compose(struct TallRow *row, size_t from, size_t to, const bool *cuts,
                       Length *height);
/* The same for the frames in its cells that a break before the step cuts. */
void tall_row_visit_cut(struct TallRow *row, size_t step, FrameVisitor *visit, void *data);
/* table.c: frees what tables keep until all is laid out. */
void tables_free(Layout *layout);

/* The room for text on a page. */
typedef struct {
    Length height;
    Length width, column_width;
    size_t columns; /* at least 1 */
    bool justified; /* spaces are stretched until the page is full */
    bool closed;    /* the page takes no text: its body is that of another flow */
} PageRoom;

/* All footnotes of a flow, in order. (note.c) */
typedef struct {
    Flow *flow;        /* their slices; NULL: there are none */
    size_t *ends;      /* ends[k]: the slices of the notes whose anchors lie before slice k */
    size_t *begins;    /* begins[k]: where the last of these notes begins */
    Length separation; /* the height of what stands between the text and the notes */
    /* Of the notes that stand again on a page that begins with the slice, or ends before it; NULL: none do anywhere. */
    Length *heads, *tails;
} Notes;

/* The notes of the flow's slices, in the given width. Free with notes_free(). */
Notes notes_build(const Flow *flow, Length width);
void notes_free(Notes *notes);
/* Puts those that stand again on a page that begins with the slice (head), or ends before it, below what is in the box. */
void notes_add_again(const Notes *notes, const Flow *flow, size_t slice, bool head, Area *box);
/* Notes the footnotes whose anchors lie in the areas, for the next slice. */
void notes_find(Flow *flow, const Area *area);
/* The same for notes that were found. */
void notes_take(Flow *flow, const Note *notes);

/* The pages a flow may be cut into: room() is that on the page-th page of the sequence (from 0); last: it is
 * the last one. tallest is the most height that room() gives, most_columns the most columns. */
typedef struct {
    PageRoom (*room)(void *data, size_t page, bool last);
    void *data;
    Length tallest;
    size_t most_columns;
    size_t first_number; /* the number of the first page */
    bool alternate;      /* pages behind the first may differ */
    bool gaps;           /* some may be closed */
    const Notes *notes;
} FlowPages;

/* The slices begin..end-1 below each other. */
typedef struct {
    size_t page; /* of the sequence, from 0 */
    size_t begin, end;
    Length top;     /* from the top of the region */
    size_t column;  /* from 0 */
    bool wide;      /* across all columns */
    bool stretches; /* to the foot of the page, when that is justified */
    Length gap;     /* by how much its spaces are larger, or smaller, than their optimum */
} Fragment;

typedef struct {
    bool blank;
    size_t notes_begin, notes_end; /* slices of the notes at its foot */
    int64_t again;                 /* the height of those that stand again */
} PageCut;

/* What stands on which page; free with page_cuts_free(). */
typedef struct {
    PageCut *pages;
    size_t page_count, page_capacity; /* at least one page */
    Fragment *fragments;              /* in order */
    size_t fragment_count, fragment_capacity;
} PageCuts;

/* page_break.c */
PageCuts flow_break(const Flow *flow, const FlowPages *pages);
void page_cuts_free(PageCuts *cuts);

/* extents.c: running sums over a flow's slices; the flow is lent. Free with extents_free(). */
typedef struct {
    const Flow *flow;
    int64_t *sums;                /* sums[k]: heights and leads of the slices before k */
    int64_t *shrinks, *stretches; /* of those; NULL when no space has a range */
} Extents;
Extents extents_new(const Flow *flow);
void extents_free(Extents *extents);
/* The height of the slices i..k-1 on a page of their own. */
int64_t extents_height(const Extents *extents, size_t i, size_t k);
/* A lower limit of it that grows with k. */
int64_t extents_inner(const Extents *extents, size_t i, size_t k);
/* By how much the spaces between the slices i..k-1 can shrink and stretch. */
static inline int64_t extents_shrink(const Extents *extents, size_t i, size_t k)
{
    return extents->shrinks && k > i ? extents->shrinks[k] - extents->shrinks[i + 1] : 0;
}

static inline int64_t extents_stretch(const Extents *extents, size_t i, size_t k)
{
    return extents->stretches && k > i ? extents->stretches[k] - extents->stretches[i + 1] : 0;
}

/* Columns of one height. */
typedef struct {
    size_t count;
    Length height; /* the most each may have */
} ColumnRoom;

/* column_balance.c: fills columns of nearly the same height with the slices i..k-1. ends[c] becomes the slice column c
 * ends before; height becomes that of the highest. Returns the cost of the breaks, or -1: there is no room. */
int64_t columns_balance(const Extents *extents, size_t i, size_t k, ColumnRoom room, size_t *ends,
                        Length *height);
/* The same, each filled before the next, without breaking keeps or leaving widows. -1: they do not fit so. */
int64_t columns_fill(const Extents *extents, size_t i, size_t k, ColumnRoom room, size_t *ends,
                     Length *height);

#endif
