/* archive_name.c: owns what a document is called in an archive and inside a PDF.
 *
 * The name is made of what the document says of itself, so that the same document gets the same name on any machine,
 * whatever its source file was called. Names must live on every file system and in every mail program: each part
 * keeps its letters and digits, and everything else becomes a single “-”. */
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "input/archive_name.h"
#include "input/romanize.h"
#include "input/walk.h"

enum { PART_BYTES = 72, NAME_BYTES = 200 };

static xmlNode *find_child(const xmlNode *parent, const char *name)
{
    for (xmlNode *node = parent ? parent->children : NULL; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST name))
            return node;
    return NULL;
}

/* The letters of ICAO Doc 9303 for Cyrillic, from U+0430 on. */
static const char *const CYRILLIC[] = {
    "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "i",    "k",  "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "ie", "y", "",  "e", "iu", "ia"};

/* The letters under the accents of Latin-1, from U+00C0 on; “-” where there is none. */
static const char LATIN[] = "AAAAAAACEEEEIIIIDNOOOOO-OUUUUYTsaaaaaaaceeeeiiiidnooooo-ouuuuyty";

/* Whether add_transliterated() knows it. */
static bool is_in_tables(uint32_t c)
{
    return c < 0x80 || (c >= 0xC0 && c <= 0xFF) || (c >= 0x410 && c < 0x450) || c == 0x401 ||
           c == 0x451;
}

static void add_transliterated(Buffer *out, uint32_t c)
{
    if (c >= 0xC0 && c <= 0xFF) {
        buffer_char(out, LATIN[c - 0xC0]);
        return;
    }
    if (c == 0x401 || c == 0x451)
        c += c == 0x401 ? 0x415 - 0x401 : 0x435 - 0x451;
    bool capital = c >= 0x410 && c < 0x430;
    if (capital)
        c += 0x20;
    if (c < 0x430 || c >= 0x450)
        return;
    const char *letters = CYRILLIC[c - 0x430];
    if (capital && *letters)
        buffer_char(out, (char)(*letters++ - 'a' + 'A'));
    buffer_string(out, letters);
}

/* Letters and digits of any script; the punctuation and symbols outside ASCII lie in few blocks. */
static bool is_word_character(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               c == '.';
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
           !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) &&
           !(c >= 0xD800 && c <= 0xF8FF) && !(c >= 0xFE00 && c <= 0xFE6F) && c < 0xFF00;
}

/* Appends the text as one part of a name, in letters that the tables have when it is for ASCII. */
static void add_words(Buffer *out, const char *text, bool ascii)
{
    size_t start = out->length, left = strlen(text);
    bool gap = false;
    while (left > 0) {
        size_t size;
        uint32_t c = utf8_decode(text, left, &size);
        if (out->length - start + size + 1 > PART_BYTES)
            return;
        if (!is_word_character(c)) {
            gap = true;
        } else {
            if (gap && out->length > start)
                buffer_char(out, '-');
            gap = false;
            if (c < 0x80 || !ascii)
                buffer_add(out, text, size);
            else
                add_transliterated(out, c);
        }
        text += size;
        left -= size;
    }
}

/* Appends the text as one part of a name. */
static void add_part(Buffer *out, const char *text, bool ascii)
{
    Buffer latin = {0};
    bool known = true;
    size_t size;
    for (size_t i = 0; ascii && known && text[i]; i += size) {
        uint32_t c = utf8_decode(text + i, strlen(text + i), &size);
        known = is_in_tables(c) || !is_word_character(c);
    }
    if (!known)
        romanize(text, &latin);
    add_words(out, known ? text : buffer_text(&latin), ascii);
    buffer_free(&latin);
}

static void add_content(Buffer *out, const xmlNode *node, const char *attribute, bool ascii)
{
    if (!node)
        return;
    xmlChar *text =
        attribute ? xmlGetProp(node, BAD_CAST attribute) : xmlNodeGetContent((xmlNode *)node);
    if (text)
        add_part(out, (const char *)text, ascii);
    xmlFree(text);
}

/* The name of whom the document concerns: the client, else the body, else our organisation. */
static const xmlNode *find_client(const xmlNode *header)
{
    static const char *const WHO[] = {"client", "body", "organisation"};
    for (size_t i = 0; i < sizeof WHO / sizeof *WHO; i++) {
        const xmlNode *who = find_child(header, WHO[i]);
        const xmlNode *name = find_child(who, "name");
        if (who)
            return name ? name : who;
    }
    return NULL;
}

/* What kind of document it is: the root says it, or is it. */
static void add_kind(Buffer *out, const xmlNode *root, bool ascii)
{
    size_t start = out->length;
    add_content(out, root, "kind", ascii);
    if (out->length == start && root)
        add_part(out, (const char *)root->name, ascii);
}

/* Appends the part of that name (length bytes); false: there is no such part. */
static bool add_named(Buffer *out, const xmlNode *root, const char *name, size_t length, bool ascii)
{
    const xmlNode *header = find_child(root, "header");
    if (length == 4 && memcmp(name, "date", 4) == 0)
        add_content(out, find_child(header, "date"), NULL, ascii);
    else if (length == 4 && memcmp(name, "kind", 4) == 0)
        add_kind(out, root, ascii);
    else if (length == 6 && memcmp(name, "client", 6) == 0)
        add_content(out, find_client(header), NULL, ascii);
    else if (length == 6 && memcmp(name, "number", 6) == 0)
        add_content(out, root, "number", ascii);
    else if (length == 8 && memcmp(name, "language", 8) == 0)
        add_content(out, root, "lang", ascii);
    else
        return false;
    return true;
}

bool archive_name(const xmlDoc *document, const char *pattern, bool ascii, Buffer *out,
                  Buffer *unknown)
{
    const xmlNode *root = xmlDocGetRootElement(document);
    Buffer name = {0}, between = {0}, part = {0};
    bool good = true;
    while (good && *pattern) {
        const char *end = *pattern == '{' ? strchr(pattern, '}') : NULL;
        if (!end) {
            buffer_char(&between, *pattern == '/' ? '-' : *pattern);
            pattern++;
            continue;
        }
        part.length = 0;
        good = add_named(&part, root, pattern + 1, (size_t)(end - pattern) - 1, ascii);
        if (!good)
            buffer_add(unknown, pattern + 1, (size_t)(end - pattern) - 1);
        if (part.length > 0) {
            buffer_add(&name, between.data, between.length);
            buffer_add(&name, part.data, part.length);
        }
        if (part.length > 0 || name.length > 0)
            between.length = 0;
        pattern = end + 1;
    }
    buffer_add(&name, between.data, between.length);
    const char *text = buffer_text(&name);
    while (*text == '.' || *text == '_' || *text == '-')
        text++;
    if (good)
        buffer_add(out, *text ? text : "document",
                   *text ? utf8_fitting(text, strlen(text), NAME_BYTES) : strlen("document"));
    buffer_free(&name);
    buffer_free(&between);
    buffer_free(&part);
    return good;
}
