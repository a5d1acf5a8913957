/* source.c: the texts protoc reads, and places in them.
 *
 * Lines end at a line feed; a carriage return before it belongs to the line end. Two indexes are made
 * when a line or column is first asked for: where each line starts, and how many characters lie before
 * every STRIDE bytes. So a column is found as fast in a file of one endless line as in any other. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/source.h"

enum { STRIDE = 1024 };

typedef struct {
    size_t *line_starts; /* NULL until the index is made */
    size_t line_count;
    size_t *characters_before; /* entry i: characters that start before byte i * STRIDE */
} Index;

struct Source {
    char *name;
    char *text;
    size_t length;
    Index *index; /* apart, since it is made when the source is only lent */
};

const Place PLACE_NONE = {NULL, 0, 0};

/* Bytes that do not continue a character start one. */
static bool starts_character(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

static const Index *index_of(const Source *source)
{
    Index *index = source->index;
    size_t capacity = 0;
    size_t characters = 0;

    if (index->line_starts)
        return index;
    index->characters_before = memory_new((source->length / STRIDE + 1) * sizeof(size_t));
    index->line_starts = memory_grow(NULL, &capacity, 1, sizeof(size_t));
    index->line_starts[0] = 0;
    index->line_count = 1;
    for (size_t i = 0; i < source->length; i++) {
        if (i % STRIDE == 0)
            index->characters_before[i / STRIDE] = characters;
        characters += starts_character(source->text[i]);
        if (source->text[i] == '\n') {
            index->line_starts =
                memory_grow(index->line_starts, &capacity, index->line_count + 1, sizeof(size_t));
            index->line_starts[index->line_count++] = i + 1;
        }
    }
    if (source->length % STRIDE == 0)
        index->characters_before[source->length / STRIDE] = characters;
    return index;
}

Source *source_new(const char *name, char *text, size_t length)
{
    Source *source = memory_new(sizeof(Source));
    size_t name_size = strlen(name) + 1;

    source->name = memory_new(name_size);
    memcpy(source->name, name, name_size);
    source->text = text;
    source->length = length;
    source->index = memory_new(sizeof(Index));
    return source;
}

void source_free(Source *source)
{
    if (!source)
        return;
    free(source->name);
    free(source->text);
    free(source->index->line_starts);
    free(source->index->characters_before);
    free(source->index);
    free(source);
}

const char *source_name(const Source *source)
{
    return source->name;
}

const char *source_text(const Source *source)
{
    return source->text;
}

size_t source_length(const Source *source)
{
    return source->length;
}

/* The offset, held within the text and moved to the start of the character it is in. */
static size_t character_start(const Source *source, size_t offset)
{
    if (offset >= source->length)
        return source->length;
    while (offset > 0 && !starts_character(source->text[offset]))
        offset--;
    return offset;
}

static size_t characters_before(const Source *source, size_t offset)
{
    size_t count = index_of(source)->characters_before[offset / STRIDE];

    for (size_t i = offset - offset % STRIDE; i < offset; i++)
        count += starts_character(source->text[i]);
    return count;
}

/* The last index whose value is not above wanted; the values rise and the first is not above it. */
static size_t find_last_up_to(const size_t *values, size_t count, size_t wanted)
{
    size_t low = 0, high = count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (values[middle] <= wanted)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t source_line(const Source *source, size_t offset)
{
    return find_last_up_to(index_of(source)->line_starts, index_of(source)->line_count, offset) + 1;
}

size_t source_column(const Source *source, size_t offset)
{
    size_t at = character_start(source, offset);
    size_t start = index_of(source)->line_starts[source_line(source, at) - 1];

    return characters_before(source, at) - characters_before(source, start) + 1;
}

const char *source_line_text(const Source *source, size_t line, size_t *length)
{
    if (line == 0 || line > index_of(source)->line_count) {
        *length = 0;
        return source->text + (line == 0 ? 0 : source->length);
    }
    size_t start = index_of(source)->line_starts[line - 1];
    size_t end = source->length;
    if (line < index_of(source)->line_count) {
        end = index_of(source)->line_starts[line] - 1;
        if (end > start && source->text[end - 1] == '\r')
            end--;
    }
    *length = end - start;
    return source->text + start;
}

Place source_whole(const Source *source)
{
    return (Place){source, PLACE_WHOLE, PLACE_WHOLE};
}
