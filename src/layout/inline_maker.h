/* inline_maker.h: the line being made; between the files that make it. */
#ifndef PROTOC_LAYOUT_INLINE_MAKER_H
#define PROTOC_LAYOUT_INLINE_MAKER_H

#include "layout/inline_items.h"
#include "layout/inline_order.h"

/* An inline object that draws something around its text (background, border) or is a link: how far it
 * reaches on the line being made. */
typedef struct {
    const Fo *fo;
    Length start, end;
    bool open;            /* met on this line */
    bool carried;         /* from the line before */
    Link *link;           /* the same for all lines */
    const Area *text;     /* of the line, a text of its own, or NULL */
    const Area *thing;    /* what the object is, when it is no text: it is as high as that, and */
    Length above, height; /* how far it begins above the area */
} Reach;

/* The lines of text-decoration. */
typedef enum { SCORE_UNDER, SCORE_THROUGH, SCORE_OVER, SCORES } Score;

/* A text area that is underlined, overlined or struck through. */
typedef struct {
    const Area *text;
    const Fo *fo;
    const Fo *by[SCORES]; /* the object that asks for the line, or NULL */
    size_t area_index;    /* of the text, among those of the line */
    bool goes_on; /* nothing but spaces stands between it and the decorated text before it */
} Decoration;

/* An area at an edge of the line: how far it reaches from its own baseline. */
typedef struct {
    Area *area;
    LineEdge edge;
    Length above, below;
} Edged;

typedef struct {
    const Paragraph *paragraph;
    const ItemList *list;
    const Fo *link_around; /* the link the block stands in, or NULL */
    Length width;
    Area *line;
    Area *text;      /* the text area being extended, or NULL */
    size_t text_run; /* of that area */
    Length x;        /* pen */
    Length text_end; /* where the next glyph of that area would be drawn */
    Length ascent, descent;
    bool is_fixed; /* line-stacking-strategy: what stands in the line does not make it higher */
    int64_t gap, gap_stretch, gap_used; /* justification: what to share out, over what, so far */
    int64_t stretch_passed;
    LeaderStretch leaders;
    Reach *reaches;
    size_t reach_count, reach_capacity;
    const Fo *outer[SCORES]; /* the block, or one around it, that asks for the line, or NULL */
    Decoration *decorations;
    size_t decoration_count, decoration_capacity;
    Edged *edged;
    size_t edged_count, edged_capacity;
    LineOrder order; /* of paragraphs with right-to-left text */
    size_t area_count;
} LineMaker;

/* inline_lines.c: a new area of the line, where the pen is. */
Area *maker_add_area(LineMaker *maker, AreaKind kind, const Piece *piece);
/* Makes room in the line for an area of the piece, not yet in its place, that reaches so far above and below its own
 * baseline; or as far as text of the piece does. */
void maker_make_room(LineMaker *maker, const Piece *piece, Area *area, Length above, Length below);
void maker_make_room_for_text(LineMaker *maker, const Piece *piece, Area *area);
/* The share of the gap that the stretch (or shrink) of one glue gets. */
Length maker_share_of_gap(LineMaker *maker, const BreakItem *glue);

/* inline_leader.c: draws a leader and moves the pen over it. */
void leader_add(LineMaker *maker, const BreakItem *item, const Piece *piece);

/* inline_marks.c: finds what the block and those around it ask for. */
void marks_begin(LineMaker *maker);
/* Notes the decorations of a text area that was just added; draws those of the line, once it is settled. */
void marks_note_text(LineMaker *maker, const Area *text, const Piece *piece);
void marks_add_scores(LineMaker *maker);

/* Backgrounds, borders and links of the line's objects; next is the item the next line begins with. */
void marks_add_reaches(LineMaker *maker, size_t next);
bool marks_are_seen(const Fo *fo);
/* The link that holds the block; NULL: there is none. */
const Fo *marks_link_around(const Fo *block);

/* The pen moved from start to where it is in something of the object: in its text, or NULL. */
Reach *marks_note_reach(LineMaker *maker, const Fo *fo, Length start, const Area *text);
/* The pen is before an object that is no text: the box around it is height high and begins above the area. */
void marks_note_thing(LineMaker *maker, const Piece *piece, const Area *area, Length above,
                      Length height);

/* It moved over something of the piece. */
static inline void marks_note_reaches(LineMaker *maker, const Piece *piece, Length start)
{
    for (const Fo *fo = piece->parent; fo && fo != maker->paragraph->block; fo = fo->parent)
        if (fo->element == FO_BASIC_LINK || (fo->element != FO_TEXT && marks_are_seen(fo)))
            marks_note_reach(maker, fo, start, fo == piece->parent ? maker->text : NULL);
    if (maker->link_around)
        marks_note_reach(maker, maker->link_around, start, NULL);
}

#endif
