/* words.h: shaped words, each once for every font, size and language. */
#ifndef PROTOC_TEXT_WORDS_H
#define PROTOC_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <hb.h>

#include "text/shape.h"

/* The words of one font. */
typedef struct Words Words;

/* What besides its characters decides how a word is shaped. */
typedef struct {
    Length size, letter_spacing;
    hb_language_t language;
    hb_script_t script; /* HB_SCRIPT_INVALID: none of the run's characters has one */
} WordStyle;

typedef struct {
    const Glyph *glyphs; /* clusters count from the beginning of the word */
    uint32_t count;
} Word;

Words *words_new(void);
void words_free(Words *words);

/* Whether they are worth keeping for the next document: so few that a thousand documents take no more memory than ten. */
bool words_are_few(const Words *words);

/* Whether the words of such a run can be shaped one by one. */
bool words_are_apart(Words *words, hb_face_t *face, const WordStyle *style);

/* The word that is known by this text; false: none is. */
bool words_find(const Words *words, const WordStyle *style, const char *text, size_t length,
                Word *word);

/* Keeps a copy of the glyphs under this text. What words_find() gave before may be gone. */
void words_keep(Words *words, const WordStyle *style, const char *text, size_t length, Word word);

#endif
