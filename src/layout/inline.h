/* inline.h: from inline content to lines. */
#ifndef PROTOC_LAYOUT_INLINE_H
#define PROTOC_LAYOUT_INLINE_H

#include "layout/measure.h"

typedef struct {
    Area *area; /* an AREA_LINE; x counts from the left edge of the width given */
    Length height;
    bool hyphenated; /* ends in the middle of a word */
} LineBox;

typedef struct {
    LineBox *lines;
    size_t count;
} Lines;

/* Lays out the children of block from first up to (not including) end, all inline-level, in the given width.
 * is_start: text-indent applies. The list of lines, not the lines, is gone with the next call. */
Lines inline_layout(Layout *layout, const Fo *block, const Fo *first, const Fo *end, Length width,
                    bool is_start);

/* How wide the same content wants to be. */
Extent inline_extent(Layout *layout, const Fo *block, const Fo *first, const Fo *end);

/* inline_binding.c: once it is known on which pages lines are, those aligned with the binding are put there. */
void lines_bind(AreaTree *tree);

/* The rest is between the files of this module. */

typedef enum { PIECE_TEXT, PIECE_IMAGE, PIECE_LEADER, PIECE_SPACER, PIECE_BOX } PieceKind;

/* Where a thing stands that is not on the line's own baseline. (inline_align.c) */
typedef enum { EDGE_NONE, EDGE_BEFORE, EDGE_AFTER } LineEdge;
typedef struct {
    Length shift;   /* up */
    LineEdge edge;  /* of the line: the shift counts from there */
    bool is_raised; /* by baseline-shift */
} Alignment;

/* A stretch of the paragraph that comes from one object. */
typedef struct {
    PieceKind kind;
    const Fo *fo;         /* whose properties hold */
    const Fo *parent;     /* the innermost inline object around it, or the block */
    size_t start, end;    /* bytes of the paragraph's text; an image or leader is one U+FFFC */
    const char *id;       /* a destination at its start, or NULL */
    const Anchor *anchor; /* of a spacer, or NULL */
    Length width, height; /* of an image's viewport, or of a spacer */
    Length content_width, content_height; /* of the image in it */
    const Picture *picture;
    Area *box;           /* of an inline-container */
    Length above, below; /* of an image or container: its padding and border */
    Alignment align;
    bool trails;   /* a spacer that belongs to what stands before it */
    bool vanishes; /* a spacer that has no room at the ends of a line */
} Piece;

/* A part of a text piece in one font. */
typedef struct {
    size_t piece;
    const GlyphRun *run;
    size_t start;        /* of the run's text in the paragraph's */
    unsigned char level; /* of embedding (UAX 9) */
} Run;

typedef struct {
    Layout *layout;
    const Fo *block;
    Length width;   /* of its lines: percentages of leaders refer to it */
    bool measuring; /* only widths are wanted: what stands in inline-containers is not laid out */
    Buffer text;    /* white space treated */
    const char *characters; /* of the text, when it is complete */
    bool right_to_left;     /* begins at the right */
    unsigned char *levels;  /* of embedding, of each byte; NULL: 0 everywhere */
    Piece *pieces;
    size_t piece_count, piece_capacity;
    Run *runs;
    size_t run_count, run_capacity;
    size_t *joints; /* places in the text where no line may end: keep-with-….within-line */
    size_t joint_count, joint_capacity;
    unsigned char *breaks; /* of each byte: Break, after it; made with the first items */
    unsigned char
        *points; /* of each byte: whether a hyphen may go after it; with those that have hyphens */
    size_t break_capacity, point_capacity;
    bool has_breaks;
    size_t spaces; /* at the end of the text: they vanish if the line ends here */
} Paragraph;

/* inline_text.c: fills text and pieces. */
void paragraph_collect(Paragraph *paragraph, const Fo *first, const Fo *end);

/* Whether an inline object has padding, a border and a background: those that only pass properties on have none. */
bool inline_has_box(const Fo *fo);

/* inline_shape.c: fills runs. */
void paragraph_shape(Paragraph *paragraph);

/* The font an object asks for, and its text style. */
FontRequest font_request(const Fo *fo);

/* Vertical extent of a line of the object's own font: line-height shared out around ascent and descent. */
typedef struct {
    Length ascent, descent; /* 1/1000 pt from the baseline, half-leading included */
} LineExtent;
LineExtent line_extent(Layout *layout, const Fo *fo);

/* The font of an object; NULL (reported): there is none. And its line-height as a length. */
const Font *object_font(Layout *layout, const Fo *fo);
Length line_height(Layout *layout, const Fo *fo);

#endif
