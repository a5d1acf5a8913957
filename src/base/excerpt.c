/* excerpt.c: a line of the source as a diagnostic shows it, with a caret under the right thing.
 *
 *     …<person id="ivanov" name="Иванов"/><persn id="petrov"/><person id="sid…
 *                                          ^~~~~
 *
 * Terminals count in columns: a Chinese character takes two, a combining mark none, an escaped control
 * character eight. A tab is shown as it is and repeated in the caret line, so that both lines advance
 * alike. A line of more than LINE_COLUMNS is shown as a window around the caret. Bytes are limited as
 * well, for lines of nothing but combining marks. */
#include <string.h>

#include "base/excerpt.h"
#include "base/utf8.h"

enum {
    LINE_COLUMNS = 160,
    COLUMNS_BEFORE = 60, /* how much of a long line is shown before the caret */
    BYTES_A_COLUMN = 4
};

static void add_character(Buffer *out, const char *text, size_t size, uint32_t code_point)
{
    if (utf8_is_treacherous(code_point))
        buffer_format(out, "\\u{%04X}", (unsigned)code_point);
    else if (size == 1 && code_point > 0x7F)
        buffer_utf8(out, code_point);
    else
        buffer_add(out, text, size);
}

static size_t shown_columns(uint32_t code_point)
{
    if (code_point == '\t')
        return 1;
    return utf8_is_treacherous(code_point) ? strlen("\\u{0000}") : (size_t)utf8_columns(code_point);
}

void add_escaped(Buffer *out, const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        size_t size;
        uint32_t code_point = utf8_decode(text, left, &size);
        add_character(out, text, size, code_point);
        text += size;
        left -= size;
    }
}

/* How far from start, at most to end, one comes within so many columns. */
static size_t advance(const char *line, size_t start, size_t end, size_t columns)
{
    size_t used = 0;
    size_t at = start;

    while (at < end && at - start < columns * BYTES_A_COLUMN) {
        size_t size;
        used += shown_columns(utf8_decode(line + at, end - at, &size));
        if (used > columns)
            break;
        at += size;
    }
    return at;
}

static size_t previous_character(const char *line, size_t at)
{
    do {
        at--;
    } while (at > 0 && ((unsigned char)line[at] & 0xC0) == 0x80);
    return at;
}

/* The same, back towards the start of the line. */
static size_t retreat(const char *line, size_t start, size_t columns)
{
    size_t used = 0;
    size_t at = start;

    while (at > 0 && start - at < columns * BYTES_A_COLUMN) {
        size_t size;
        size_t before = previous_character(line, at);
        used += shown_columns(utf8_decode(line + before, at - before, &size));
        if (used > columns)
            break;
        at = before;
    }
    return at;
}

static void add_line(Buffer *out, const char *line, size_t from, size_t to)
{
    size_t size;
    for (size_t at = from; at < to; at += size) {
        uint32_t code_point = utf8_decode(line + at, to - at, &size);
        if (code_point == '\t')
            buffer_char(out, '\t');
        else
            add_character(out, line + at, size, code_point);
    }
}

static void add_repeated(Buffer *out, char c, size_t count)
{
    while (count-- > 0)
        buffer_char(out, c);
}

/* Appends the filler once for each column of from..to; tabs stay tabs. */
static void add_filler(Buffer *out, const char *line, size_t from, size_t to, char filler)
{
    size_t size;
    for (size_t at = from; at < to; at += size) {
        uint32_t code_point = utf8_decode(line + at, to - at, &size);
        if (code_point == '\t')
            buffer_char(out, '\t');
        else
            add_repeated(out, filler, shown_columns(code_point));
    }
}

static void add_caret(Buffer *out, const char *line, size_t start, size_t end)
{
    size_t size;

    buffer_char(out, '^');
    if (start >= end)
        return;
    uint32_t first = utf8_decode(line + start, end - start, &size);
    if (first == '\t') {
        /* How wide this tab is depends on where it stands: tildes after it would be astray. */
        return;
    }
    size_t columns = shown_columns(first);
    add_repeated(out, '~', columns > 1 ? columns - 1 : 0);
    add_filler(out, line, start + size, end, '~');
}

void add_excerpt(Buffer *out, Place place)
{
    size_t length;
    const char *line =
        source_line_text(place.source, source_line(place.source, place.start), &length);
    size_t line_start = (size_t)(line - source_text(place.source));
    size_t start = place.start - line_start < length ? place.start - line_start : length;
    size_t end = place.end > place.start ? place.end - line_start : start;
    size_t from = 0, to = length;

    if (length == 0)
        return;
    if (advance(line, 0, length, LINE_COLUMNS) < length) {
        from = retreat(line, start, COLUMNS_BEFORE);
        to = advance(line, from, length, LINE_COLUMNS - 2);
    }
    end = end < to ? end : to;
    if (from > 0)
        buffer_string(out, "…");
    add_line(out, line, from, to);
    buffer_string(out, to < length ? "…\n" : "\n");
    add_repeated(out, ' ', from > 0);
    add_filler(out, line, from, start, ' ');
    add_caret(out, line, start, end);
    buffer_char(out, '\n');
}
