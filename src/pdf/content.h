/* content.h: content streams: operators of text and graphics, in whole 1/1000 pt.
 *
 * Callers speak the area tree's coordinates: from the top left corner of the page, y down. */
#ifndef PROTOC_PDF_CONTENT_H
#define PROTOC_PDF_CONTENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/length.h"
#include "layout/area.h"
#include "pdf/font.h"
#include "pdf/structure.h"

/* What the graphics state holds, so that operators are written on change only. */
typedef struct {
    Color fill;
    unsigned font; /* its number; 0: none yet */
    Length size;
} GraphicsState;

typedef struct {
    Buffer stream;
    Length page_height;
    GraphicsState state;

    Structure *structure; /* NULL: the document is not tagged */
    size_t page;          /* counted from 0 */
    bool marked;          /* a marked-content sequence is open … */
    StructureNode *node;  /* … for this node; NULL: an artifact */

    bool in_text;          /* between BT and ET */
    bool in_array;         /* between [ and ] TJ */
    bool in_string;        /* between ( and ) in that */
    Length line_x, line_y; /* where the last Td moved to, from the bottom left corner */
    int64_t pen;           /* where the next glyph would be drawn, in 1/1000000 pt */

    size_t usual_length; /* the most bytes that a page before had */
} Content;

/* Begins the content of a page; content_close() ends it and leaves the operators in stream, which
 * the caller frees. */
void content_open(Content *content, Length page_height, Structure *structure, size_t page);
void content_close(Content *content);

/* All that is painted from here on belongs to the node; NULL: it is an artifact. */
void content_begin(Content *content, StructureNode *node);

/* A filled rectangle, and a filled polygon of count corners. Nothing for transparent colours. */
void content_rectangle(Content *content, Color color, Length x, Length y, Length width,
                       Length height);
void content_polygon(Content *content, Color color, const Length corners[][2], size_t count);

/* A straight line from one point to the other, stroked with the pattern dash on, gap off (gap 0:
 * solid); round: with round ends. */
typedef struct {
    Color color;
    Length width;
    Length dash, gap;
    bool round;
} Stroke;
void content_stroke(Content *content, const Stroke *stroke, Length x1, Length y1, Length x2,
                    Length y2);

/* Saves the graphics state and clips to a rectangle, and goes back; saved keeps the state in
 * between. */
void content_clip(Content *content, Length x, Length y, Length width, Length height,
                  GraphicsState *saved);
void content_restore(Content *content, const GraphicsState *saved);

/* Saves the graphics state and turns what follows: it counts from the origin (area.h), which itself counts from the
 * coordinates in force. Ends with content_restore(). */
void content_turn(Content *content, const AreaOrigin *origin, GraphicsState *saved);

/* A picture that the page's resources call /I and the number. */
void content_image(Content *content, unsigned number, Length x, Length y, Length width,
                   Length height);

/* A text area whose top left corner is at x, y. */
void content_text(Content *content, const PdfFonts *fonts, const Area *area, Length x, Length y);

/* Ends a text object that is open. */
void content_end_text(Content *content);

/* For text.c: sets the colour of fills. */
void content_fill(Content *content, Color color);

#endif
