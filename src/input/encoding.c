/* encoding.c: owns the way from bytes to UTF-8.
 *
 * The parser is given UTF-8 only, so that its byte offsets are offsets in the Source. The bytes are
 * converted by iconv, which also converts for libxml2; it says which byte it could not read. */

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/wording.h"
#include "base/utf8.h"
#include "input/encoding.h"

#define ENCODING_NAME_MAX 40

typedef struct {
    const char *start;
    size_t length;
    const char *encoding;
} BytePattern;

#define PATTERN(bytes, encoding)                                                                   \
    {                                                                                              \
        bytes, sizeof(bytes) - 1, encoding                                                         \
    }

/* Byte order marks; UTF-32 stands before UTF-16, whose mark begins the same. */
static const BytePattern MARKS[] = {
    PATTERN("\xEF\xBB\xBF", "UTF-8"),        PATTERN("\xFF\xFE\x00\x00", "UTF-32LE"),
    PATTERN("\x00\x00\xFE\xFF", "UTF-32BE"), PATTERN("\xFF\xFE", "UTF-16LE"),
    PATTERN("\xFE\xFF", "UTF-16BE"),
};

/* How “<” looks without a mark (XML 1.0, appendix F). */
static const BytePattern FIRST_BYTES[] = {
    PATTERN("<\x00\x00\x00", "UTF-32LE"),
    PATTERN("\x00\x00\x00<", "UTF-32BE"),
    PATTERN("<\x00", "UTF-16LE"),
    PATTERN("\x00<", "UTF-16BE"),
};

/* Files that are often taken for another; the encoding column holds what they are. */
static const BytePattern OTHER_FILES[] = {
    PATTERN("%PDF", "a PDF file"),
    PATTERN("PK\x03\x04", "a ZIP file, such as a Word or LibreOffice document"),
    PATTERN("\xD0\xCF\x11\xE0", "an old Word or Excel document"),
    PATTERN("{\\rtf", "an RTF document"),
    PATTERN("\x89PNG", "a PNG picture"),
    PATTERN("\xFF\xD8\xFF", "a JPEG picture"),
    PATTERN("GIF8", "a GIF picture"),
    PATTERN("\x1F\x8B", "a gzip file"),
    PATTERN("\x7F"
            "ELF",
            "a program"),
    PATTERN("%!PS", "a PostScript file"),
};

static const BytePattern *find_pattern(const BytePattern *patterns, size_t count, const char *bytes,
                                       size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (length >= patterns[i].length &&
            memcmp(bytes, patterns[i].start, patterns[i].length) == 0)
            return &patterns[i];
    return NULL;
}

#define FIND(table, bytes, length)                                                                 \
    find_pattern(table, sizeof(table) / sizeof *(table), bytes, length)

/* The value of encoding="…" in the XML declaration, with its place in the bytes; false: there is
 * none. */
static bool find_declared(const char *bytes, size_t length, char name[ENCODING_NAME_MAX + 1],
                          size_t *at)
{
    if (bytes == NULL || length < 6 || memcmp(bytes, "<?xml", 5) != 0 || !is_blank(bytes[5]))
        return false;
    const char *end = memmem(bytes, length, "?>", 2);
    const char *word = end == NULL ? NULL : memmem(bytes, (size_t)(end - bytes), "encoding", 8);
    if (word == NULL)
        return false;
    word += 8;
    while (word < end && is_blank(*word))
        word++;
    if (word == end || *word++ != '=')
        return false;
    while (word < end && is_blank(*word))
        word++;
    if (word == end || (*word != '"' && *word != '\''))
        return false;
    const char *close = memchr(word + 1, *word, (size_t)(end - word - 1));
    if (close == NULL || close - word - 1 > ENCODING_NAME_MAX || close == word + 1)
        return false;
    size_t size = (size_t)(close - word - 1);
    memcpy(name, word + 1, size);
    name[size] = '\0';
    *at = (size_t)(word + 1 - bytes);
    return true;
}

/* EncName of XML 1.0; keeps options such as //IGNORE away from iconv. */
static bool is_encoding_name(const char *name)
{
    for (const char *c = name; *c != '\0'; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z');
        bool other = (*c >= '0' && *c <= '9') || *c == '.' || *c == '_' || *c == '-';
        if (!letter && (c == name || !other))
            return false;
    }
    return *name != '\0';
}

static Place place_in(const Source *source, size_t start, size_t end)
{
    return (Place){source, start, end};
}

static Source *new_source(const char *name, Buffer *text)
{
    if (text->data == NULL)
        buffer_string(text, "");
    if (text->data == NULL)
        text->data = memory_new(1);
    return source_new(name, text->data, text->length);
}

/* Copies the bytes; each that is not UTF-8 becomes U+FFFD. Says in *first where the first is in the
 * text (PLACE_WHOLE: nowhere) and which byte it is. */
static void copy_utf8(const char *bytes, size_t length, Buffer *text, size_t *first, uint8_t *byte)
{
    *first = PLACE_WHOLE;
    size_t done = 0;
    for (size_t i = 0; i < length;) {
        if ((unsigned char)bytes[i] < 0x80) {
            i++;
            continue;
        }
        size_t size;
        uint32_t c = utf8_decode(bytes + i, length - i, &size);
        if (c == 0xFFFD && size == 1) {
            buffer_add(text, bytes + done, i - done);
            if (*first == PLACE_WHOLE) {
                *first = text->length;
                *byte = (uint8_t)bytes[i];
            }
            buffer_utf8(text, 0xFFFD);
            done = i + 1;
        }
        i += size;
    }
    buffer_add(text, bytes + done, length - done);
}

static Source *read_utf8(const char *name, const char *bytes, size_t length, bool *good,
                         Diagnostics *diagnostics)
{
    Buffer text = {0};
    size_t first;
    uint8_t byte = 0;
    copy_utf8(bytes, length, &text, &first, &byte);
    Source *source = new_source(name, &text);
    if (first != PLACE_WHOLE) {
        char shown[8];
        snprintf(shown, sizeof shown, "0x%02X", byte);
        diagnose(diagnostics, MESSAGE_UTF8_INVALID, place_in(source, first, first + 3), shown,
                 NULL);
        *good = false;
    }
    return source;
}

/* Converts as far as the bytes belong to the encoding; *left says how many were not read, and the
 * result whether they are the beginning of a character. */
static bool convert(iconv_t converter, const char *bytes, size_t length, Buffer *text, size_t *left)
{
    char piece[4096];
    char *from = (char *)(uintptr_t)bytes;
    *left = length;
    bool flushing = false;
    for (;;) {
        char *to = piece;
        size_t room = sizeof piece;
        size_t result = flushing ? iconv(converter, NULL, NULL, &to, &room)
                                 : iconv(converter, &from, left, &to, &room);
        buffer_add(text, piece, (size_t)(to - piece));
        if (result == (size_t)-1 && errno != E2BIG)
            return errno == EINVAL;
        if (result != (size_t)-1) {
            if (flushing)
                return false;
            flushing = true;
        }
    }
}

/* What could not be read is a byte, or cut says that the file ends inside a character. */
static void diagnose_unreadable(const Source *source, const char *encoding, unsigned char byte,
                                bool cut, Diagnostics *diagnostics)
{
    size_t end = source_length(source);
    size_t start = end >= 3 ? end - 3 : 0;
    if (cut) {
        diagnose_with_hint(diagnostics, MESSAGE_XML_UNFINISHED, place_in(source, start, end),
                           phrase("the file may be cut short"), phrase("a character"), NULL);
        return;
    }
    char shown[24];
    snprintf(shown, sizeof shown, phrase("the byte 0x%02X"), byte);
    diagnose(diagnostics, MESSAGE_ENCODING_WRONG, place_in(source, start, end), encoding, shown,
             NULL);
}

static Source *read_converted(const char *name, const char *encoding, const char *bytes,
                              size_t length, bool *good, Diagnostics *diagnostics)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1)
        return NULL;
    Buffer text = {0};
    size_t left;
    bool cut = convert(converter, bytes, length, &text, &left);
    iconv_close(converter);
    if (left > 0)
        buffer_utf8(&text, 0xFFFD);
    Source *source = new_source(name, &text);
    if (left > 0) {
        diagnose_unreadable(source, encoding, (unsigned char)bytes[length - left], cut,
                            diagnostics);
        *good = false;
    }
    return source;
}

/* XML 1.0, production 2: the characters a document may hold. */
static void check_characters(const Source *source, bool *good, Diagnostics *diagnostics)
{
    const unsigned char *text = (const unsigned char *)source_text(source);
    size_t length = source_length(source);
    for (size_t i = 0; i < length; i++) {
        size_t size = 1;
        uint32_t c = text[i];
        if (c >= 0x20 && c != 0xEF)
            continue;
        if (c == '\t' || c == '\n' || c == '\r')
            continue;
        if (c == 0xEF)
            c = utf8_decode((const char *)text + i, length - i, &size);
        if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF)
            continue;
        char shown[16];
        snprintf(shown, sizeof shown, "U+%04X", (unsigned)c);
        diagnose(diagnostics, MESSAGE_CHARACTER_FORBIDDEN, place_in(source, i, i + size), shown,
                 NULL);
        *good = false;
        return;
    }
}

/* What a text is that does not begin with a tag. */
static const char *name_text(const char *text, size_t length)
{
    bool binary = memchr(text, '\0', length) != NULL;
    while (is_blank(*text))
        text++;
    switch (*text) {
    case '<': return NULL;
    case '{':
    case '[': return "JSON or plain text";
    default: return binary ? "a file of another kind" : "plain text";
    }
}

static void check_kind(const Source *source, bool *good, Diagnostics *diagnostics)
{
    const char *text = source_text(source);
    size_t blank = strspn(text, " \t\r\n");
    if (blank == source_length(source)) {
        diagnose(diagnostics, MESSAGE_INPUT_EMPTY, source_whole(source), NULL);
        *good = false;
        return;
    }
    const char *kind = name_text(text, source_length(source));
    if (kind == NULL)
        return;
    diagnose(diagnostics, MESSAGE_INPUT_NOT_XML, place_in(source, blank, blank), phrase(kind),
             NULL);
    *good = false;
}

static Source *read_unknown(const char *name, const char *encoding, size_t at, const char *bytes,
                            size_t length, bool *good, Diagnostics *diagnostics)
{
    Buffer text = {0};
    size_t first;
    uint8_t byte;
    copy_utf8(bytes, length, &text, &first, &byte);
    Source *source = new_source(name, &text);
    diagnose(diagnostics, MESSAGE_ENCODING_UNKNOWN, place_in(source, at, at + strlen(encoding)),
             encoding, NULL);
    *good = false;
    return source;
}

/* Bytes whose encoding is said by the declaration alone, if at all. */
static Source *read_declared(const char *name, const char *bytes, size_t length, bool *good,
                             Diagnostics *diagnostics)
{
    char encoding[ENCODING_NAME_MAX + 1];
    size_t at;
    if (!find_declared(bytes, length, encoding, &at) || strcasecmp(encoding, "UTF-8") == 0 ||
        strcasecmp(encoding, "UTF8") == 0)
        return read_utf8(name, bytes, length, good, diagnostics);
    /* The declaration was read byte for byte, so the file cannot be in an encoding of wider units.
     * */
    bool wide = strncasecmp(encoding, "UTF-16", 6) == 0 ||
                strncasecmp(encoding, "UTF-32", 6) == 0 || strncasecmp(encoding, "UCS", 3) == 0 ||
                strncasecmp(encoding, "ISO-10646", 9) == 0;
    if (wide) {
        Source *source = read_utf8(name, bytes, length, good, diagnostics);
        if (*good)
            diagnose_with_hint(
                diagnostics, MESSAGE_ENCODING_WRONG, place_in(source, at, at + strlen(encoding)),
                phrase("write encoding=\"UTF-8\" here"), encoding, phrase("this text"), NULL);
        *good = false;
        return source;
    }
    Source *source = NULL;
    if (is_encoding_name(encoding))
        source = read_converted(name, encoding, bytes, length, good, diagnostics);
    if (source == NULL)
        return read_unknown(name, encoding, at, bytes, length, good, diagnostics);
    return source;
}

Source *encoding_read(const char *name, const char *bytes, size_t length, bool *good,
                      Diagnostics *diagnostics)
{
    *good = true;
    const BytePattern *other = FIND(OTHER_FILES, bytes, length);
    if (other != NULL) {
        Source *source = source_new(name, memory_new(1), 0);
        diagnose(diagnostics, MESSAGE_INPUT_NOT_XML, source_whole(source), phrase(other->encoding),
                 NULL);
        *good = false;
        return source;
    }
    const BytePattern *mark = FIND(MARKS, bytes, length);
    size_t skip = mark == NULL ? 0 : mark->length;
    if (mark == NULL)
        mark = FIND(FIRST_BYTES, bytes, length);
    Source *source;
    if (mark == NULL)
        source = read_declared(name, bytes, length, good, diagnostics);
    else if (strcmp(mark->encoding, "UTF-8") == 0)
        source = read_utf8(name, bytes + skip, length - skip, good, diagnostics);
    else
        source =
            read_converted(name, mark->encoding, bytes + skip, length - skip, good, diagnostics);
    if (source == NULL) {
        source = source_new(name, memory_new(1), 0);
        diagnose(diagnostics, MESSAGE_ENCODING_UNKNOWN, source_whole(source), mark->encoding, NULL);
        *good = false;
    }
    if (*good)
        check_kind(source, good, diagnostics);
    if (*good)
        check_characters(source, good, diagnostics);
    return source;
}
