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

/* A node of the structure tree. Children are in the order of the source. */
typedef struct StructureNode StructureNode;
struct StructureNode {
    const char *role; /* standard structure type (PDF 1.7, 14.8.4): "Document", "H1", "P", "TH" … */
    const char *language;      /* BCP 47 when it differs from the parent's, else NULL */
    const char *alternative;   /* alternative text of a Figure or a Link, or NULL */
    const char *id;            /* or NULL */
    const char *scope;         /* of a TH: "Column", "Row", "Both", or NULL */
    const char *numbering;     /* of an L: "Decimal", "Disc" ... (PDF 1.7, 14.8.5.5), or NULL */
    int column_span, row_span; /* of TH and TD; 0 counts as 1 */
    int column;                /* of TH and TD: the column it asks for, from 1, or 0 */
    Place place;               /* in the source */
    StructureNode *parent, *first, *last, *next;
    uint32_t painter; /* for the painter's own use */
};

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

typedef struct Area Area;
struct Area {
    Area *first, *last, *next;
    StructureNode *structure; /* NULL: an artifact (header, footer, repeated table head, rule) */
    Place place;              /* in the source */
    const struct Link *link;  /* the link this area is the hot zone of, or NULL */
    const char *id;           /* destination name that points here, or NULL */
    Length x, y, width, height;
    AreaKind kind; /* for good: only that member of the union is there */
    union {
        struct {
            Color background;
            Border borders[4]; /* by Side; drawn inside the rectangle */
            bool clip;
            const struct BackgroundImage *image; /* or NULL */
            int level;                           /* of a positioned box: z-index */
            uint8_t turn; /* quarter turns against the clock: see AreaOrigin */
        } box;
        struct {
            Length baseline; /* from the top of the line */
        } line;
        struct {
            const GlyphRun *run;
            uint32_t first, count; /* which glyphs of the run; the first glyph's pen is at x */
            Length baseline;       /* from the top of the area */
            Length extra; /* justification: shared out over spaces spaces, the k-th (from 0)
                                      gets extra*(k+1)/spaces - extra*k/spaces */
            Color color;
            uint32_t spaces : 31; /* U+0020 and U+00A0 clusters in the piece */
            bool hyphen : 1; /* a hyphen put at a line end by hyphenation: its text is U+00AD */
        } text;
        struct {
            const struct Picture *picture;
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
    const char *destination;
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

/* Building: areas live in the tree's arena. */
Area *area_new(Arena *arena, AreaKind kind, StructureNode *structure, Place place);
void area_append(Area *parent, Area *child);

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

/* Calls visit for the area and everything in it, parents first, with the area's place on the page. */
typedef void AreaVisitor(const Area *area, const Rectangle *place, void *data);
void area_walk(const Area *area, const AreaOrigin *origin, AreaVisitor *visit, void *data);

/* Appends the dump (-t areas): a line an area, indented, positions in 1/1000 pt, no addresses. */
void area_tree_dump(const AreaTree *tree, Buffer *out);

#endif
