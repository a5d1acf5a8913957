/* font_file.h: opening one font, for the font set. */
#ifndef PROTOC_TEXT_FONT_FILE_H
#define PROTOC_TEXT_FONT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/font.h"

/* A font as fontconfig describes it. */
typedef struct {
    const char *path;
    unsigned face_index; /* in a collection; 0 else */
    const char *family;
    int weight; /* 100 to 900 */
    bool italic;
} FontFile;

typedef enum { FONT_OPENED, FONT_UNREADABLE, FONT_NOT_EMBEDDABLE } FontOpening;

/* Opens the font; index is its place in the set. Free *font with font_free(); it is set only when
 * the font was opened. Strings are copied. */
FontOpening font_open(const FontFile *file, size_t index, Font **font);
void font_free(Font *font);

/* Makes an open font as if it had just been opened, for another set. false: its file is not what it was then. */
bool font_renew(Font *font, const FontFile *file, size_t index);

/* The generic family it looks like: "serif", "sans-serif" or "monospace"; lent for ever. */
const char *font_generic(const Font *font);

bool font_is_file(const Font *font, const FontFile *file);

#endif
