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

/* Lays out the whole document. The tree is lent until the areas are freed. NULL: reported. Free with
 * area_tree_free(). */
AreaTree *layout_document(const FoTree *tree, const LayoutOptions *options,
                          Diagnostics *diagnostics);

#endif
