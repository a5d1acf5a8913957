/* paragraph.h: choosing the line breaks of a whole paragraph (Knuth and Plass 1981). */
#ifndef PROTOC_TEXT_PARAGRAPH_H
#define PROTOC_TEXT_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/length.h"

typedef enum {
    ITEM_BOX,  /* something of a width that cannot break */
    ITEM_GLUE, /* a space; a break may come at it when a box stands right before */
    ITEM_PENALTY /* a place where a break costs penalty; width is what a break there adds (a hyphen) */
} BreakItemKind;

#define PENALTY_NEVER 10000
#define PENALTY_FORCED (-10000)

typedef struct {
    BreakItemKind kind;
    bool flagged; /* of a penalty: a hyphen; two in a row are avoided */
    int penalty;
    Length width, stretch, shrink; /* 1/1000 pt */
} BreakItem;

typedef struct {
    Length first_width; /* of the first line */
    Length width;       /* of all others */
    Length
        ragged; /* stretch at the end of every line: more than 0 for text that is not justified */
    int tolerance;    /* the worst badness a line may have: 100 is stretched to its full stretch */
    Length emergency; /* stretch added to every line, for when nothing better is found; else 0 */
    int ladder; /* how many lines in a row may end with a hyphen; 0: any number, unwillingly */
    bool final; /* accept lines that do not fit rather than give up */
} BreakOptions;

typedef struct {
    size_t item;    /* the line ends at this item */
    Length natural; /* its width without stretch, what is dropped at its ends left out */
    int64_t stretch, shrink;
} LineBreak;

/* Breaks count items; the last must be a penalty of PENALTY_FORCED. Returns the number of lines and in *lines,
 * from the arena, the lines in order; 0 when no set of breaks keeps within the tolerance (never when
 * final is set). */
size_t paragraph_break(const BreakItem *items, size_t count, const BreakOptions *options,
                       Arena *arena, LineBreak **lines);

/* The item a line starts with after a break at item: glue and penalties after a break vanish. */
size_t line_start(const BreakItem *items, size_t count, size_t item);

#endif
