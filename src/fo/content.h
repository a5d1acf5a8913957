/* content.h: which objects may stand where, beyond ElementRow.may_contain, and what is meant where they do not. */
#ifndef PROTOC_FO_CONTENT_H
#define PROTOC_FO_CONTENT_H

#include "fo/fo.h"

/* The object around parent, or itself, in which the element cannot stand, however deep (XSL-FO 1.1, 6.12.3, 6.13.5
 * to 6.13.7); NULL when all is well. */
const Fo *content_clash(FoElement element, const Fo *parent);

/* Whether the parent has one already, and cannot have two. */
bool content_is_second(FoElement element, const Fo *parent);

/* What may be left out around an object of this kind (a set of CONTENT_*) in the parent, because nothing else can be meant;
 * FO_ELEMENT_COUNT: nothing. */
FoElement content_implied(FoElement parent, int kind);

/* Whether what the object holds is to be shown in a parent where it cannot stand. */
bool content_is_shown(FoElement element, FoElement parent);

#endif
