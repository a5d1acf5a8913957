/* sheet.h: what a run of a stylesheet gathers when it is first asked for, and keeps. */
#ifndef PROTOC_INPUT_SHEET_H
#define PROTOC_INPUT_SHEET_H

#include <libxslt/xsltInternals.h>

#include "input/elements_by_id.h"
#include "input/glue.h"
#include "input/labels.h"
#include "input/sibling_numbers.h"

/* Each part is NULL until it is asked for. */
typedef struct {
    Labels *labels;
    Gluing *gluing;
    char language[16]; /* of the document, without its region */
    ElementsById *elements;
    SiblingNumbers numbers;
} Sheet;

/* Those of the run; lent until sheet_end(). */
Sheet *sheet_find(xsltTransformContext *context);

/* The same with the labels, which are those of the stylesheet's variable $labels; NULL: it has none. */
Sheet *sheet_find_labelled(xsltTransformContext *context);

/* The elements of the tree the run is about. */
ElementsById *sheet_find_elements(xsltTransformContext *context);

/* When the run is over. */
void sheet_end(xsltTransformContext *context);

#endif
