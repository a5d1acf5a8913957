/* source.h: the texts protoc reads, and places in them.
 *
 * A Source keeps the whole text as UTF-8, so that a diagnostic can show the line it speaks of. A Place is
 * a range of bytes in a Source. */
#ifndef PROTOC_BASE_SOURCE_H
#define PROTOC_BASE_SOURCE_H

#include <stddef.h>
#include <stdint.h>

typedef struct Source Source;

/* start..end are byte offsets; end == start marks a point. source NULL means no place is known.
 * start == PLACE_WHOLE means the file as such (printed as the name alone). There is a place in every formatting object and
 * area, so it is small; limits hold texts far below 4 GB. */
#define PLACE_WHOLE UINT32_MAX
typedef struct {
    const Source *source;
    uint32_t start;
    uint32_t end;
} Place;

/* Takes over text (allocated with malloc, length bytes of UTF-8, NUL-terminated); copies name. name is
 * what diagnostics print: the path as the user wrote it, or "<stdin>". Free with source_free(). */
Source *source_new(const char *name, char *text, size_t length);
void source_free(Source *source);

const char *source_name(const Source *source);
const char *source_text(const Source *source);
size_t source_length(const Source *source);

/* The line of the offset, counted from 1, and the column, counted in characters from 1. */
size_t source_line(const Source *source, size_t offset);
size_t source_column(const Source *source, size_t offset);

/* Where the line starts and how many bytes it has without its line end. line counts from 1. */
const char *source_line_text(const Source *source, size_t line, size_t *length);

/* The place that stands for a whole file, for messages about no line in particular. */
Place source_whole(const Source *source);
extern const Place PLACE_NONE;

#endif
