/* decoration.h: backgrounds, borders and rules. */
#ifndef PROTOC_PDF_DECORATION_H
#define PROTOC_PDF_DECORATION_H

#include "pdf/content.h"

/* A box's background and borders; its top left corner is at x, y. */
void decoration_box(Content *content, const Area *box, Length x, Length y);

/* A rule area. */
void decoration_rule(Content *content, const Area *rule, Length x, Length y);

#endif
