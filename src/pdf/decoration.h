/* decoration.h: backgrounds, borders and rules. */
#ifndef PROTOC_PDF_DECORATION_H
#define PROTOC_PDF_DECORATION_H

#include "pdf/content.h"

/* The colour behind a box and its borders; its top left corner is at x, y. What else is drawn behind the box comes between. */
void decoration_background(Content *content, const Area *box, Length x, Length y);
void decoration_borders(Content *content, const Area *box, Length x, Length y);

/* A rule area. */
void decoration_rule(Content *content, const Area *rule, Length x, Length y);

#endif
