/* required.h: what an object cannot do without. */
#ifndef PROTOC_FO_REQUIRED_H
#define PROTOC_FO_REQUIRED_H

#include "fo/fo.h"

/* Reports what the object, with all in it, lacks: a property that has no initial value, or a part. */
void fo_check_required(const Fo *fo, Diagnostics *diagnostics);

#endif
