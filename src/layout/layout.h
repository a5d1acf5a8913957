/* layout.h: from formatting objects to areas on pages. */
#ifndef PROTOC_LAYOUT_LAYOUT_H
#define PROTOC_LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "fo/fo.h"
#include "layout/area.h"

typedef struct {
    const char *base_path; /* pictures are named relative to the folder of this file */
    size_t page_limit;     /* the document is refused beyond it */
    bool tolerant;         /* a character no font has becomes a box, with a warning */
} LayoutOptions;

/* What was laid out before all objects were read. */
typedef struct LayoutAhead LayoutAhead;

/* Begins to lay out the first flow of a tree from fo_builder_share() in the second thread. The tree is lent until the
 * areas are freed. NULL: there is no second thread. Hand it to layout_document(), or free it; both wait, so the builder
 * must be at its end before. */
LayoutAhead *layout_ahead_new(const FoTree *growing, const LayoutOptions *options);
void layout_ahead_free(LayoutAhead *ahead);

/* Lays out the whole document, when all of it is read. ahead: of the same tree, which it takes over, or NULL; it changes
 * nothing of what comes out. The tree is lent until the areas are freed. NULL: reported. Free with area_tree_free(). */
AreaTree *layout_document(const FoTree *tree, const LayoutOptions *options, LayoutAhead *ahead,
                          Diagnostics *diagnostics);

#endif
