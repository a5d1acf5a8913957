/* font_cache.c: owns the fonts that no document uses at the moment.
 *
 * HarfBuzz finds out on first use where a font keeps its characters, features and widths, and we compute the digest of its
 * file: a millisecond for each document, of whose fonts nine in ten are those of the document before. Fontconfig's answers
 * are kept, too: it compares a question with each of some hundred fonts. */
#include "text/font_cache.h"

#include <string.h>

#include "base/memory.h"

enum { LARGEST = 32, ANSWERS = 64 };

typedef struct {
    char *family;
    int weight;
    bool italic;
    FcPattern *pattern;
} Answer;

static Answer answers[ANSWERS];
static size_t answer_count;

static Font *spares[LARGEST];
static size_t spare_count;

FontOpening font_cache_take(const FontFile *file, size_t index, Font **font)
{
    for (size_t i = 0; i < spare_count; i++) {
        Font *spare = spares[i];
        if (!font_is_file(spare, file))
            continue;
        spares[i] = spares[--spare_count];
        if (font_renew(spare, file, index)) {
            *font = spare;
            return FONT_OPENED;
        }
        font_free(spare);
        break;
    }
    return font_open(file, index, font);
}

void font_cache_put_back(Font *font)
{
    if (spare_count < LARGEST)
        spares[spare_count++] = font;
    else
        font_free(font);
}

FcPattern *font_cache_answer(const char *family, int weight, bool italic)
{
    for (size_t i = 0; i < answer_count; i++)
        if (answers[i].weight == weight && answers[i].italic == italic &&
            strcmp(answers[i].family, family) == 0)
            return answers[i].pattern;
    return NULL;
}

void font_cache_note(const char *family, int weight, bool italic, FcPattern *pattern)
{
    if (answer_count == ANSWERS)
        return;
    FcPatternReference(pattern);
    answers[answer_count++] = (Answer){memory_string(family), weight, italic, pattern};
}
