/* archive_index.h: the index of an archive: an XML file with an entry a document, and the page made from it. */
#ifndef PROTOC_INPUT_ARCHIVE_INDEX_H
#define PROTOC_INPUT_ARCHIVE_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

/* A source that lies in the archive. */
typedef struct {
    char *name;        /* without “.xml” */
    unsigned revision; /* 1 for the first of the name */
    Buffer bytes;
    Buffer digest; /* SHA-256 as text */
} ArchivedSource;

typedef enum { INDEX_OURS, INDEX_BROKEN, INDEX_FOREIGN } IndexOrigin;

/* Whether the bytes of a file index.xml are an index of ours, nothing that can be read, or another XML document. */
IndexOrigin archive_index_origin(const Buffer *bytes);

/* Appends the index of the sources and its page. Entries of the old index (empty: there is none) whose source is the same
 * by its digest are taken over; those of other sources are made anew, and what is no source of ours has none. false:
 * reported. */
bool archive_index_make(const ArchivedSource *sources, size_t count, const Buffer *old,
                        Buffer *index, Buffer *page, Diagnostics *diagnostics);

/* As archive_name() of the document that the bytes are; false and *unknown empty when they are none. */
bool archive_name_of(const Buffer *bytes, const char *pattern, bool ascii, Buffer *out,
                     Buffer *unknown);

#endif
