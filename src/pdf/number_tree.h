/* number_tree.h: number trees (PDF 1.7, 7.9.7), built in the order of their keys. */
#ifndef PROTOC_PDF_NUMBER_TREE_H
#define PROTOC_PDF_NUMBER_TREE_H

#include <stddef.h>

#include "pdf/object.h"

typedef struct {
    PdfFile *file;
    Buffer kids;    /* references to the leaves written so far */
    Buffer numbers; /* the leaf that is being filled */
    size_t first, last, count;
} NumberTree;

/* Set file, the rest zero. Keys rise; value is any object as text. */
void number_tree_add(NumberTree *tree, size_t key, const char *value);

/* Writes the tree and frees its buffers. Returns the root. */
HPDF_Dict number_tree_finish(NumberTree *tree);

/* Frees the buffers of a tree that will not be finished. */
void number_tree_drop(NumberTree *tree);

#endif
