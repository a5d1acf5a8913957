/* structure.h: the structure tree of a tagged PDF (PDF 1.7, 14.7 and 14.8). */
#ifndef PROTOC_PDF_STRUCTURE_H
#define PROTOC_PDF_STRUCTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/area.h"
#include "pdf/object.h"

typedef struct Structure Structure;

/* Gives each node of the tree its object. The tree, and pages, which are the document's in order, are lent until the
 * file is saved. Close it with structure_close(), before the file. */
Structure *structure_open(PdfFile *file, StructureNode *root, HPDF_Page *pages, size_t page_count);
void structure_close(Structure *structure);

/* Whether the node is part of the tree; NULL is not. */
bool structure_has(const StructureNode *node);

/* The number (MCID) of a new piece of content of the node on the page, counted from 0. */
unsigned structure_mark(Structure *structure, StructureNode *node, size_t page);

/* Makes the annotation a part of the node; the annotation's StructParent is the result. */
size_t structure_annotation(Structure *structure, StructureNode *node, HPDF_Dict annotation,
                            size_t page);

/* Notes where on its page a figure stands, if that was not known. */
typedef struct {
    Length left, bottom, right, top; /* from the page's bottom left corner */
} Bounds;
void structure_bounds(Structure *structure, const StructureNode *node, Bounds bounds);

/* Ends the painting: ties the structure to the catalog. The elements are written when the file is saved. */
void structure_write(Structure *structure);

#endif
