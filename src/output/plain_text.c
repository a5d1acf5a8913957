/* plain_text.c: owns setting blocks as lines of text.
 *
 * The stylesheet makes a tree of blocks, nested like boxes:
 *
 *     <block prefix="> ">            every line inside begins with “> ”
 *       <block before="1" hang="1."> the first line with “1. ”, the others with as many blanks
 *
 * A block holds blocks and tables, or text with <br/>. Each is set by itself into lines for the columns that are
 * left, and the lines are then written into the block around it. Columns are those of a terminal: a Chinese character
 * takes two (UAX 11), a combining mark none. Where a line may break is decided as for pages (text/breaks.h); lines are
 * filled as far as they go. Characters that only steer line breaking (no-break space, soft hyphen) become
 * what they look like. Tables are in plain_table.c. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/libraries.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "input/element.h"
#include "output/plain_lines.h"
#include "output/plain_text.h"
#include "text/breaks.h"

/* What is shown for a character: NULL when itself. */
static const char *shown_as(uint32_t c)
{
    switch (c) {
    case 0x00A0:             /* no-break space */
    case 0x202F: return " "; /* narrow no-break space */
    case 0x2011: return "-"; /* non-breaking hyphen */
    case 0x00AD:             /* soft hyphen */
    case 0x200B:             /* zero width space */
    case 0x2060: return "";  /* word joiner */
    default: return NULL;
    }
}

int plain_columns(const char *text, size_t length)
{
    int columns = 0;
    for (size_t i = 0, size; i < length; i += size) {
        uint32_t c = utf8_decode(text + i, length - i, &size);
        const char *shown = shown_as(c);
        columns += shown ? (int)strlen(shown) : utf8_columns(c);
    }
    return columns;
}

int plain_widest(const Buffer *lines)
{
    int widest = 0;
    for (const char *line = buffer_text(lines); *line != '\0';) {
        size_t length = strcspn(line, "\n");
        int columns = plain_columns(line, length);
        widest = columns > widest ? columns : widest;
        line += length + (line[length] == '\n');
    }
    return widest;
}

/* The text without blanks at its end, as it is shown, and a line end. */
static void add_line(Buffer *out, const char *text, size_t length)
{
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    for (size_t i = 0, size; i < length; i += size) {
        const char *shown = shown_as(utf8_decode(text + i, length - i, &size));
        if (shown)
            buffer_string(out, shown);
        else
            buffer_add(out, text + i, size);
    }
    buffer_char(out, '\n');
}

/* An address that is broken over two lines cannot be followed. */
static void keep_addresses(const Buffer *text, unsigned char *breaks)
{
    for (size_t start = 0, end; start < text->length; start = end + 1) {
        end = start + strcspn(text->data + start, " ");
        size_t length = end - start;
        if (memchr(text->data + start, '@', length) || memmem(text->data + start, length, "://", 3))
            memset(breaks + start, BREAK_NO, length);
    }
}

/* The end of the longest line from start that fits; of the first piece when none does. No break after a soft hyphen,
 * which would have to be drawn. */
static size_t line_end(const Buffer *text, const unsigned char *breaks, size_t start, int width)
{
    size_t best = 0;
    int columns = 0;
    for (size_t i = start, size; i < text->length; i += size) {
        uint32_t c = utf8_decode(text->data + i, text->length - i, &size);
        columns += plain_columns(text->data + i, size);
        if (c != ' ' && columns > width && best > 0)
            return best;
        if (breaks[i + size - 1] != BREAK_NO && c != 0x00AD)
            best = i + size;
    }
    return best > 0 ? best : text->length;
}

/* Sets one paragraph without line ends in it. */
static void add_paragraph(const Buffer *text, const char *language, int width, Buffer *out)
{
    if (text->length == 0) {
        buffer_char(out, '\n');
        return;
    }
    unsigned char *breaks = memory_new(text->length);
    find_breaks(text->data, text->length, language, breaks);
    keep_addresses(text, breaks);
    breaks[text->length - 1] = BREAK_ALLOWED;
    for (size_t start = 0; start < text->length;) {
        size_t end = line_end(text, breaks, start, width);
        add_line(out, text->data + start, end - start);
        start = end;
        while (start < text->length && text->data[start] == ' ')
            start++;
    }
    free(breaks);
}

/* Text of a block up to a <br/>, and so on. */
static void add_text(const xmlNode *block, int width, Buffer *out)
{
    Buffer paragraph = {0};
    xmlChar *language = xmlNodeGetLang(block);
    for (const xmlNode *node = block->children; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            buffer_folded(&paragraph, (const char *)node->content,
                          strlen((const char *)node->content));
        } else if (element_is(node, "br")) {
            buffer_drop_space(&paragraph);
            add_paragraph(&paragraph, (const char *)language, width, out);
            paragraph.length = 0;
        }
    }
    buffer_drop_space(&paragraph);
    add_paragraph(&paragraph, (const char *)language, width, out);
    xmlFree(language);
    buffer_free(&paragraph);
}

static bool holds_blocks(const xmlNode *block)
{
    for (const xmlNode *node = block->children; node; node = node->next)
        if (element_is(node, "block") || element_is(node, "table"))
            return true;
    return false;
}

/* Each line of inner with what stands before it. */
static void add_prefixed(Buffer *out, const Buffer *inner, const char *first, const char *rest)
{
    const char *prefix = first;
    for (const char *line = buffer_text(inner); *line != '\0';) {
        size_t length = strcspn(line, "\n");
        Buffer whole = {0};
        buffer_string(&whole, prefix);
        buffer_add(&whole, line, length);
        add_line(out, whole.data ? whole.data : "", whole.length);
        buffer_free(&whole);
        line += length + (line[length] == '\n');
        prefix = rest;
    }
}

static void add_repeated(Buffer *out, const char *what, int times)
{
    for (int i = 0; i < times; i++)
        buffer_string(out, what);
}

/* The lines of one block without the blank lines before it. */
static void add_block(const xmlNode *block, int width, Buffer *out)
{
    const char *prefix = element_value(block, "prefix");
    const char *hang = element_value(block, "hang"), *under = element_value(block, "under");
    Buffer first = {0}, rest = {0}, inner = {0};
    buffer_string(&first, prefix ? prefix : "");
    buffer_string(&rest, buffer_text(&first));
    if (hang && *hang) {
        buffer_format(&first, "%s ", hang);
        add_repeated(&rest, " ", plain_columns(hang, strlen(hang)) + 1);
    }
    int left = width - plain_columns(buffer_text(&rest), rest.length);
    left = left < 1 ? 1 : left;
    if (holds_blocks(block))
        plain_blocks(block, left, &inner);
    else
        add_text(block, left, &inner);
    if (under && *under) {
        int widest = plain_widest(&inner);
        add_repeated(&inner, under, widest);
        buffer_char(&inner, '\n');
    }
    add_prefixed(out, &inner, buffer_text(&first), buffer_text(&rest));
    buffer_free(&first);
    buffer_free(&rest);
    buffer_free(&inner);
}

int plain_number(const xmlNode *element, const char *name, int otherwise)
{
    const char *text = element_value(element, name);
    return text ? atoi(text) : otherwise;
}

void plain_blocks(const xmlNode *parent, int width, Buffer *out)
{
    size_t start = out->length;
    for (const xmlNode *node = parent->children; node; node = node->next) {
        bool table = element_is(node, "table");
        if (!table && !element_is(node, "block"))
            continue;
        if (out->length > start)
            add_repeated(out, "\n", plain_number(node, "before", 0));
        if (table)
            plain_table(node, width, out);
        else
            add_block(node, width, out);
    }
}

void plain_text(const xmlDoc *tree, int width, Buffer *out)
{
    library_load("unibreak");
    library_load("harfbuzz"); /* find_breaks() asks it what characters are */
    plain_blocks(xmlDocGetRootElement(tree), width, out);
}
