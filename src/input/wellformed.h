/* wellformed.h: saying in plain words why a text is not well-formed XML. */
#ifndef PROTOC_INPUT_WELLFORMED_H
#define PROTOC_INPUT_WELLFORMED_H

#include <stddef.h>

#include "base/diagnostics.h"
#include "base/source.h"

typedef struct {
    const Source *source;
    int code;     /* xmlParserErrors */
    size_t at;    /* where the parser stood, a byte offset */
    size_t open;  /* the “<” of the innermost open element; PLACE_WHOLE: none is open */
    size_t ended; /* the “<” of the root element when it is closed; else PLACE_WHOLE */
} Malformation;

/* Reports one mistake, at its exact place. */
void wellformed_explain(const Malformation *mistake, Diagnostics *diagnostics);

/* The offset of the nearest “<” before at; at itself when there is none. */
size_t wellformed_tag_before(const Source *source, size_t at);

#endif
