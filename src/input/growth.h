/* growth.h: a stylesheet's result while it is being made. */
#ifndef PROTOC_INPUT_GROWTH_H
#define PROTOC_INPUT_GROWTH_H

#include <libxslt/xsltInternals.h>

#include "base/source.h"
#include "input/transform.h"

/* From now on the taker is shown what the context's run, in this thread, has made, until growth_unwatch(). The
 * places of the result are in source. All are lent until then. */
void growth_watch(xsltTransformContext *context, const Source *source, const Taker *taker);
void growth_unwatch(void);

#endif
