/* context.h: what every part of layout needs at hand. */
#ifndef PROTOC_LAYOUT_CONTEXT_H
#define PROTOC_LAYOUT_CONTEXT_H

#include "base/arena.h"
#include "fo/fo.h"
#include "layout/area.h"
#include "layout/layout.h"
#include "text/breaks.h"
#include "text/run_table.h"

/* Begins the ids that layout itself gives, to find out on which page a page number in a flow stands. */
#define PAGE_NUMBER_MARK '\001'
/* Begins an id where the inline object that has it ends: it is looked for on its last page, too. */
#define ID_END_MARK '\002'

/* What an area of kind AREA_ANCHOR stands for. */
typedef enum {
    ANCHOR_NOTE,      /* fo:footnote */
    ANCHOR_MARKER,    /* the object around the fo:marker begins */
    ANCHOR_MARKER_END /* and ends */
} AnchorKind;

struct Anchor {
    AnchorKind kind;
    const Fo *fo;
};

/* The page labels of ids, as far as they are known: those of the pass before. */
typedef struct IdPages IdPages;

typedef struct {
    Arena *arena;
    Arena *scratch; /* of one paragraph: emptied by the next */
    AreaTree *tree;
    const FoTree *fo;
    const LayoutOptions *options;
    Diagnostics *diagnostics;
    FontSet *fonts;
    RunTable *runs;
    Hyphenator *hyphenator;
    struct LayoutAhead *ahead;         /* of ahead.c: the objects are still being read, else NULL */
    struct Workspace *workspace;       /* of inline.c, for the next paragraph, or NULL */
    struct StyleFont *fonts_of_styles; /* of inline_shape.c: what was found for the last styles */
    const IdPages *labels;
    IdPages *cited_last;    /* the ids whose last page is asked for */
    Picture *lost_pictures; /* those that cannot be shown */
    const char *page_label; /* of the page whose static content is being laid out, else NULL */
    Length page_height; /* the room for text on the tallest page: rows up to this are not split */
    Length page_spread; /* how much lower the lowest of the pages is */
    struct Flow
        *page_flow; /* the flow of the region being built; NULL while its pages are laid out */
    Area *fixed;    /* containers fixed to the page being laid out, in the order of drawing */
    Length sheet_width, sheet_height; /* of that page */
    const Look *looks[8];             /* of the last boxes that were decorated */
    size_t look_count;
    struct TableMarks *table_marks; /* of the tables laid out */
    struct Parts *tables_kept;      /* those with rows that are composed with their pages */
    size_t note_count;              /* of the structure's notes without an id of their own */
    bool has_notes;                 /* there are footnotes in the document */
    bool has_binding;               /* some lines stand toward the binding or away from it */
    bool cites_pages; /* a citation was met in a flow: its label may change in another pass */
} Layout;

/* A new anchor, and an area for it. */
const Anchor *anchor_new(Layout *layout, AnchorKind kind, const Fo *fo);
Area *anchor_area(Layout *layout, const Anchor *anchor);

/* structure.c: gives every object its structure node (fo->layout), in the order of the source. begin makes the root of the
 * nodes; build, those of all objects but the flow built, which has them, or NULL. */
void structure_begin(Layout *layout);
void structure_build(Layout *layout, const Fo *built);
/* The same piece by piece, for the objects of a flow: one with all in it, and one alone, with the role that it has when it
 * says none. The object around it must have its node. */
void structure_add(Layout *layout, Fo *fo);
void structure_add_own(Layout *layout, Fo *fo, const char *usual_role);
/* Whether a child makes a block a paragraph. */
bool structure_is_inline(const Fo *child);
StructureNode *structure_of(const Fo *fo);
/* structure_table.c: makes the rows of a table equally long. */
void structure_table_settle(Layout *layout, StructureNode *table);

/* layout.c: a new area tree with what is needed to fill it; and the end of that, without the tree. */
void layout_open(Layout *layout, const FoTree *fo, const LayoutOptions *options,
                 Diagnostics *diagnostics);
void layout_close(Layout *layout);
/* What must be known of an object, and all in it, before it is laid out. */
void layout_survey(Layout *layout, const Fo *fo);

/* ahead.c: the child of parent after the given one, or with NULL the first; NULL: there is none. */
const Fo *layout_next(Layout *layout, const Fo *parent, const Fo *child);
/* Whether the children of the object are not all known, or do not matter any more. */
bool layout_grows(const Layout *layout, const Fo *parent);

/* inline.c: frees what paragraphs were laid out in. */
void workspace_free(struct Workspace *workspace);

/* id_pages.c: where the ids stand. */
IdPages *id_pages_new(void);
void id_pages_free(IdPages *labels);
/* Notes that an area of the id stands on the page; the strings are lent. */
void id_pages_note(IdPages *labels, const char *id, const char *label);
/* The label of the page where the id first (or last) stands; NULL when unknown. */
const char *id_pages_first(const IdPages *labels, const char *id);
const char *id_pages_last(const IdPages *labels, const char *id);
/* Whether both say the same. */
bool id_pages_equal(const IdPages *a, const IdPages *b);

/* The BCP 47 tag of an object's language property ("ru", "de-CH"), or NULL; from the arena. */
const char *language_of(Layout *layout, const Fo *fo);

/* picture.c: the picture a source such as “url(a.png)” names, loaded once; NULL when it cannot be used (reported). */
const Picture *picture_find(Layout *layout, const char *source, Place place);
/* The frame that stands in place of a picture that cannot be shown. */
Area *picture_frame(Layout *layout, const Fo *fo, Length width, Length height);

RuleStyle rule_style(Keyword keyword);

/* Borders and background of an object as a box area wants them; sides that are not drawn are zero. */
void box_decorate(Layout *layout, Area *box, const Fo *fo);
/* The same, or without borders; below: the colour that shows where it has none. */
void box_decorate_over(Layout *layout, Area *box, const Fo *fo, bool bordered, Color below);
Border border_of(const Fo *fo, Side side);
void box_background(Layout *layout, Area *box, const Fo *fo);
bool has_background(const Fo *fo);

#endif
