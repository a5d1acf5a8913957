/* split.h: inline objects around block-level ones. */
#ifndef PROTOC_FO_SPLIT_H
#define PROTOC_FO_SPLIT_H

#include "fo/fo.h"

/* Divides an inline object, complete and the last child of its parent, where inline and block-level content meet in it:
 * each part is then an object of its own. Parts come from the arena. */
void fo_split(Fo *fo, Arena *arena);

/* Whether the object holds block-level objects, when fo_split() has divided it. */
bool fo_holds_blocks(const Fo *fo);

#endif
