/* inline_align.h: how far inline objects stand above or below the line of the text around them. */
#ifndef PROTOC_LAYOUT_INLINE_ALIGN_H
#define PROTOC_LAYOUT_INLINE_ALIGN_H

#include "layout/inline.h"

/* An object beside the block it stands in. What is neither text nor a leader is a box: height is that from its lower to
 * its upper edge, and base where its own alphabetic baseline lies above the lower one. */
typedef struct {
    bool is_box;
    Length height, base;
} AlignedThing;

/* What raises fo: its own properties and those of the objects around it, up to the paragraph's block; nothing when
 * that is not around it. */
Alignment inline_alignment(const Paragraph *paragraph, const Fo *fo, AlignedThing thing);

#endif
