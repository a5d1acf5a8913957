/* reader_private.h: what reader.c and reader_page.c share. */
#ifndef PROTOC_PDF_READER_PRIVATE_H
#define PROTOC_PDF_READER_PRIVATE_H

#include <qpdf/qpdf-c.h>
#include <sys/resource.h>

#include "base/arena.h"
#include "pdf/reader.h"

typedef struct {
    PdfAttached shown;
    int id, generation; /* of the stream */
} AttachedFile;

typedef struct {
    int id;
    Digest digest;
} StreamDigest;

struct PdfReader {
    qpdf_data file;
    Buffer bytes;
    char *name;
    Arena *arena;
    Diagnostics *diagnostics;
    AttachedFile *attached;
    size_t count, capacity;
    StreamDigest *streams; /* those that pages have in common: fonts, pictures */
    size_t stream_count, stream_capacity;
    struct rlimit limit; /* of the process, before */
    bool repaired;       /* and reported */
};

/* Appends the stream's bytes, unpacked; what says in messages what it is. false: reported. */
bool reader_stream(PdfReader *reader, qpdf_oh stream, const char *what, Buffer *out);

/* Forgets qpdf's last error and reports that what cannot be read. Always false. */
bool reader_failed(PdfReader *reader, const char *what);

#endif
