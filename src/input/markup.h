/* markup.h: steps over the markup in a text of XML, which is followed by a NUL and need not be well-formed. */
#ifndef PROTOC_INPUT_MARKUP_H
#define PROTOC_INPUT_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

/* A stretch in which no tag begins (XML 1.0, 2.5 to 2.7). */
typedef struct {
    const char *open, *close;
    const char *name; /* for messages, in English: see phrases.h */
} MarkupSection;

enum { MARKUP_COMMENT, MARKUP_CDATA, MARKUP_INSTRUCTION, MARKUP_SECTIONS };
extern const MarkupSection MARKUP_SECTION_ROWS[MARKUP_SECTIONS];

/* Behind the section that begins at the “<”, at the NUL when nothing closes it; NULL: none begins there. */
const char *markup_past_section(const char *text);

/* Behind the “>” of the tag that begins at the “<”, at the NUL when there is none. *empty: the tag closes itself. */
const char *markup_past_tag(const char *text, bool *empty);

/* The first “<” that begins no section: that of the root, or of a DOCTYPE; NULL: there is none. */
const char *markup_first_tag(const char *text);

#endif
