/* cluster.h: which glyphs stand for which characters. */
#ifndef PROTOC_PDF_CLUSTER_H
#define PROTOC_PDF_CLUSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/area.h"

/* The smallest piece of a run whose glyphs and characters belong together. */
typedef struct {
    uint32_t first, end; /* glyphs of the run: first, … end - 1, in drawing order */
    const char *text;    /* UTF-8, length bytes: what a reader should find and copy */
    size_t length;
    bool space;  /* takes a share of the justification */
    bool hidden; /* has no looks and no meaning once lines are broken: not painted */
} Cluster;

/* The cluster of a text area that starts with glyph first of its run. */
Cluster cluster_at(const Area *area, uint32_t first);

/* Whether the bytes of UTF-8 are one letter or sign that means just itself: no space but the plain one, nothing that only
 * steers, nothing for private use. */
bool is_plain_letter(const char *text, size_t length);

#endif
