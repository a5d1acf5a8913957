/* enclosure.h: the files that a PDF carries: what it was made of, and what belongs to it. */
#ifndef PROTOC_CLI_ENCLOSURE_H
#define PROTOC_CLI_ENCLOSURE_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/digest.h"
#include "cli/options.h"
#include "layout/area.h"
#include "pdf/profile.h"

/* Set to zero it is empty; free it with enclosure_free(). */
typedef struct {
    Arena *arena;
    PdfAttachment *files;
    size_t count, capacity;
    /* For the record: how the file is made, and the files of the house's styles and rules with their digests */
    const char **options, **house;
    size_t option_count, option_capacity, house_count, house_capacity;
    bool minutes;       /* else it is XSL-FO */
    const char *source; /* the name of the file that is compiled, or NULL */
} Enclosure;

/* Whether the view is not all of the source, so that it goes along in its place. */
bool enclosure_is_filtered(const Options *options);

/* Gathers what the reader of the view may have, as far as the options want it: the source (its bytes as they are when
 * the view is all of it, else the view as XML) and the attachments the view names. bytes are lent. false: reported. */
bool enclosure_read(Enclosure *enclosure, xmlDoc *view, const Buffer *bytes, const Options *options,
                    Diagnostics *diagnostics);

/* The digest of the source that would go along. */
Digest enclosure_digest(xmlDoc *view, const Buffer *bytes, const Options *options);

/* Adds the pictures that layout used and what of the house went into the pages, and fills in what the painter wants to
 * know. All of it is lent by the enclosure and by the tree. false: reported. */
bool enclosure_finish(Enclosure *enclosure, const AreaTree *areas, const Options *options,
                      PdfOptions *pdf, Diagnostics *diagnostics);

void enclosure_free(Enclosure *enclosure);

#endif
