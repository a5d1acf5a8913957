/* deflate.c: owns how streams are compressed.
 *
 * While the main thread paints a page, the second one compresses the page before. What that has not begun when it is
 * wanted is done at once by the one that waits, so both are busy to the end.
 *
 * Of libdeflate's levels 0 to 12 the fifth is used. Time and bytes of each, measured on the streams of 100 pages and of the
 * two of examples/client-meeting.xml:
 *
 *     level      4        5        6        7        8       10
 *     100 pages  10 ms    15 ms    17 ms    24 ms    65 ms   135 ms
 *                291.5    276.7    275.0    272.1    268.1   250.6 KB
 *     2 pages    0.5 ms   0.7 ms   1.0 ms   1.2 ms   1.7 ms  6.3 ms
 *                36.0     35.2     35.1     34.9     34.7    34.0 KB
 *
 * A compressor has tables of some 300 KB. Those not in use are kept, one for each thread, for the next stream or the next
 * document of a batch. */
#include <stdatomic.h>
#include <stdlib.h>

#include <libdeflate.h>

#include "base/background.h"
#include "base/libraries.h"
#include "base/memory.h"
#include "pdf/deflate.h"

enum { LEVEL = 5, SPARES = 2 };

struct Deflating {
    const char *bytes;
    size_t length;
    Buffer own;    /* which they may be in; emptied when they are compressed */
    Buffer packed; /* … into this */
    Job *job;      /* NULL: nobody is at it */
};

static _Atomic(struct libdeflate_compressor *) spares[SPARES];

static struct libdeflate_compressor *take_compressor(void)
{
    for (int i = 0; i < SPARES; i++) {
        struct libdeflate_compressor *spare = atomic_exchange(&spares[i], NULL);
        if (spare)
            return spare;
    }
    library_load("deflate");
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    if (!compressor)
        memory_exhausted();
    return compressor;
}

static void give_back(struct libdeflate_compressor *compressor)
{
    for (int i = 0; i < SPARES && compressor; i++)
        compressor = atomic_exchange(&spares[i], compressor);
    libdeflate_free_compressor(compressor);
}

static void compress(void *data)
{
    Deflating *deflating = data;
    Buffer *out = &deflating->packed;
    struct libdeflate_compressor *compressor = take_compressor();
    size_t room = libdeflate_zlib_compress_bound(compressor, deflating->length);
    buffer_reserve(out, room);
    out->length =
        libdeflate_zlib_compress(compressor, deflating->bytes, deflating->length, out->data, room);
    give_back(compressor);
    out->capacity = out->length + 1;
    out->data = memory_resize(out->data, out->capacity);
    out->data[out->length] = '\0';
    buffer_free(&deflating->own);
}

static Deflating *start(const char *bytes, size_t length, Buffer own)
{
    Deflating *deflating = memory_new(sizeof *deflating);
    *deflating = (Deflating){.bytes = bytes, .length = length, .own = own};
    deflating->job = background_start(compress, deflating);
    if (!deflating->job)
        compress(deflating);
    return deflating;
}

Deflating *deflate_lent(const char *bytes, size_t length)
{
    return start(bytes, length, (Buffer){0});
}

Deflating *deflate_start(Buffer *data)
{
    Buffer own = *data;
    *data = (Buffer){0};
    return start(buffer_text(&own), own.length, own);
}

const Buffer *deflate_wait(Deflating *deflating)
{
    if (deflating->job)
        background_wait(deflating->job);
    deflating->job = NULL;
    return &deflating->packed;
}

void deflate_free(Deflating *deflating)
{
    if (!deflating)
        return;
    deflate_wait(deflating);
    buffer_free(&deflating->own);
    buffer_free(&deflating->packed);
    free(deflating);
}
