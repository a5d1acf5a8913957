/* area.h: the area tree, what layout makes and the painter draws.
 *
 * Coordinates are in 1/1000 pt from the top left corner of the parent area, y down; a page's areas count
 * from the top left corner of the paper. Everything is final here: line breaks, page numbers, fonts. The tree
 * carries structure from the beginning: each area points to the node of the structure tree it belongs to, so
 * that a painter can tag content (PDF 1.7, 14.8) in the order of the source. */
#ifndef PROTOC_LAYOUT_AREA_H
#define PROTOC_LAYOUT_AREA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/color.h"
#include "base/image.h"
#include "base/length.h"
#include "base/source.h"
#include "text/font.h"
#include "text/shape.h"

/* What few nodes of the structure tree have. */
typedef struct {
    const char *language;      /* BCP 47 when it differs from the parent's, else NULL */
    const char *alternative;   /* alternative text of a Figure or a Link, or NULL */
    const char *id;            /* of a Note */
    const char *scope;         /* of a TH: "Column", "Row", "Both", or NULL */
    const char *numbering;     /* of an L: "Decimal", "Disc" ... (PDF 1.7, 14.8.5.5), or NULL */
    int column_span, row_span; /* of TH and TD; 0 counts as 1 */
    int column;                /* of TH and TD: the column it asks for, from 1, or 0 */
} StructureDetails;

/* A node of the structure tree. Children are in the order of the source. */
typedef struct StructureNode StructureNode;
struct StructureNode {
    const char *role; /* standard structure type (PDF 1.7, 14.8.4): "Document", "H1", "P", "TH" … */
    StructureNode *parent, *first, *last, *next;
    Place place;               /* in the source */
    StructureDetails *details; /* or NULL: see structure_details() */
    uint32_t painter;          /* for the painter's own use */
};

/* What there is of them; all zero when there are none. */
const StructureDetails *structure_details(const StructureNode *node);
/* The node's own, to be changed. */
StructureDetails *structure_details_new(Arena *arena, StructureNode *node);

typedef enum {
    AREA_BOX,   /* a rectangle with background and borders; holds other areas */
    AREA_LINE,  /* a line of text; holds text, images, rules, boxes */
    AREA_TEXT,  /* a piece of a shaped run */
    AREA_IMAGE, /* a picture */
    AREA_RULE,  /* a straight line: leader, underline, strike-out */
    AREA_ANCHOR /* draws nothing: where a footnote or a marker belongs */
} AreaKind;

typedef enum {
    RULE_NONE,
    RULE_SOLID,
    RULE_DASHED,
    RULE_DOTTED,
    RULE_DOUBLE,
    RULE_GROOVE,
    RULE_RIDGE,
    RULE_INSET,
    RULE_OUTSET
} RuleStyle;

typedef struct {
    RuleStyle style;
    Length width;
    Color color;
} Border;

typedef enum { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT } Side;

/* Ties a place on a page to an object that is shown elsewhere; for layout's own use. */
typedef struct Anchor Anchor;

/* What is seen of a box besides its content. Boxes that look alike share one. */
typedef struct {
    Color background;
    Border borders[4];                   /* by Side; drawn inside the rectangle */
    const struct BackgroundImage *image; /* or NULL */
} Look;

/* What leads to an area, or from it; few have any. */
typedef struct {
    const struct Link *link; /* the link this area is the hot zone of, or NULL */
    const char *id;          /* destination name that points here, or NULL */
} Hook;

/* A page has some two hundred areas, and all pages are there before the first is painted: what an area takes is most of
 * what a page takes. So each has only what its kind needs (area_new()), and what few have lies elsewhere. */
typedef struct Area Area;
struct Area {
    Area *next;
    StructureNode *structure; /* NULL: an artifact (header, footer, repeated table head, rule) */
    Hook *hook;               /* or NULL */
    Length x, y, width, height;
    Length baseline;      /* of a line, from its top; of a text, from the top of the area */
    AreaKind kind : 3;    /* for good: only that member of the union is there */
    uint32_t spaces : 27; /* of a text: U+0020 and U+00A0 clusters in the piece */
    bool by_binding : 1;  /* of a line: see inline_binding.c */
    bool
        hyphen : 1; /* of a text: a hyphen put at a line end by hyphenation, whose text is U+00AD */
    union {
        struct { /* of a box and a line */
            Area *first, *last;
            union {
                struct {
                    const Look *look; /* changed by area_look() alone */
                    int level;        /* of a positioned box: z-index */
                    bool clip;
                    bool positioned; /* stands where it was told to, not below what comes before */
                    uint8_t turn;    /* quarter turns against the clock: see AreaOrigin */
                } box;
                struct {
                    Place place; /* in the source */
                } line;
            };
        };
        struct {
            const GlyphRun *run;
            uint32_t first, count; /* which glyphs of the run; the first glyph's pen is at x */
            Length extra; /* justification: shared out over the spaces, the k-th (from 0) of which
                                      gets extra*(k+1)/spaces - extra*k/spaces */
            Color color;
        } text;
        struct {
            const struct Picture *picture;
            Place place; /* in the source */
        } image;
        struct {
            RuleStyle style;
            Color color;
            bool vertical;
        } rule;
        const Anchor *anchor;
    };
};

/* A picture file, once, however often it is shown. */
typedef struct Picture {
    const char *path;
    const unsigned char *data;
    size_t length;
    ImageInfo info;
    Place place; /* of its first mention */
    struct Picture *next;
    void *painter;
} Picture;

/* A picture behind a box: where its first copy stands, a length and a part of the room beside it in 1/1000 per cent,
 * and where others stand beside it. */
typedef struct BackgroundImage {
    const Picture *picture;
    bool across, down;
    Length x, y;
    int x_percent, y_percent;
} BackgroundImage;

typedef struct Link {
    const char *uri;          /* external, or NULL */
    const char *destination;  /* id of an area, or NULL */
    const char *description;  /* for people who cannot see it */
    StructureNode *structure; /* NULL: it stands in an artifact */
    Place place;
} Link;

typedef struct Page {
    Length width, height;
    const char *label; /* the page number as printed */
    int number;
    Area *first, *last; /* regions, in drawing order */
    struct Page *next;
} Page;

typedef struct Bookmark Bookmark;
struct Bookmark {
    const char *title;
    const char *destination; /* id of an area; NULL where there is uri */
    const char *uri;         /* external, or NULL */
    bool open;
    Bookmark *first, *last, *next;
};

/* Document information; each may be NULL. Dates are ISO 8601 as in the source. */
typedef struct {
    const char *title, *author, *subject, *keywords, *language, *date;
} DocumentInfo;

typedef struct {
    Arena *arena;
    Page *first, *last;
    size_t page_count;
    StructureNode *structure; /* the root, role "Document" */
    Bookmark *bookmarks;      /* the first, or NULL */
    Picture *pictures;
    DocumentInfo info;
    FontSet *fonts;
} AreaTree;

/* Frees the tree with its fonts and everything its areas refer to. NULL is allowed. */
void area_tree_free(AreaTree *tree);

/* Building: areas live in the tree's arena. Lines and images keep the place: what they do not find room for is said. */
Area *area_new(Arena *arena, AreaKind kind, StructureNode *structure, Place place);
void area_append(Area *parent, Area *child);

/* The first of the areas in it; NULL: there is none. */
static inline Area *area_first(const Area *area)
{
    return area->kind == AREA_BOX || area->kind == AREA_LINE ? area->first : NULL;
}

/* The look of a box, as its own, to be changed. */
Look *area_look(Arena *arena, Area *box);
/* Takes what a side has of a border away. */
void area_open_side(Arena *arena, Area *box, Side side);

const char *area_id(const Area *area);
const struct Link *area_link(const Area *area);
/* NULL takes it away. */
void area_set_id(Arena *arena, Area *area, const char *id);
void area_set_link(Arena *arena, Area *area, const struct Link *link);

/* A copy of the area and everything in it as an artifact: without structure, links and ids. */
Area *area_copy_as_artifact(Arena *arena, const Area *area);

/* A place on the page from which areas count, and how far their right hand is turned against the clock. In a box that
 * is turned once, x runs up along its left side and y to the right:
 *
 *     turn 0  o── x        turn 1  x          turn 2        y       turn 3  y ──o
 *             │                    │                        │                   │
 *             y                    o── y               x ── o                   x   */
typedef struct {
    Length x, y;
    unsigned turn;
} AreaOrigin;

typedef struct {
    Length x, y, width, height; /* 1/1000 pt from the paper's top left corner */
} Rectangle;

/* Where a rectangle that counts from the origin lies on the page. */
Rectangle origin_place(const AreaOrigin *origin, Rectangle area);
/* The origin of what lies in a rectangle whose content is turned. */
AreaOrigin origin_inside(const AreaOrigin *origin, Rectangle area, unsigned turn);

/* Where the baseline of the first line in the areas, one or more by next, lies from what their y counts from; -1: there is no
 * line, or it lies above. */
Length area_first_baseline(const Area *areas);

/* Calls visit for the area and everything in it, parents first, with the area's place on the page. */
typedef void AreaVisitor(const Area *area, const Rectangle *place, void *data);
void area_walk(const Area *area, const AreaOrigin *origin, AreaVisitor *visit, void *data);

/* Appends the dump (-t areas): a line an area, indented, positions in 1/1000 pt, no addresses. */
void area_tree_dump(const AreaTree *tree, Buffer *out);

#endif
