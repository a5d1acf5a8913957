/* record.h: what a PDF says of how it was made, in its XMP packet (src/pdf/xmp.c). */
#ifndef PROTOC_INPUT_RECORD_H
#define PROTOC_INPUT_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

#define RECORD_NAMESPACE "urn:protoc:record:1"

typedef struct {
    const char **items;
    size_t count, capacity;
} RecordList;

typedef struct {
    Arena *arena;
    const char *program;       /* "protoc 0.1.0"; NULL when not said, as are the next two */
    const char *source;        /* the name of the attached file that was compiled */
    const char *source_digest; /* its SHA-256 */
    RecordList options;        /* "audience=client" */
    RecordList house;          /* "style-1/acme.xsl SHA-256" */
    RecordList libraries;      /* "HarfBuzz 6.0.0" */
    RecordList fonts;          /* "PTSerif-Regular SHA-256 version" */
} Record;

/* Reads the packet. false: it is no XMP packet, or holds no record of ours. Free with record_free() in both cases. */
bool record_read(const Buffer *packet, Record *record);
void record_free(Record *record);

#endif
