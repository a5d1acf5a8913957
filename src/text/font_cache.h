/* font_cache.h: fonts that stay open from one document of a batch to the next. */
#ifndef PROTOC_TEXT_FONT_CACHE_H
#define PROTOC_TEXT_FONT_CACHE_H

#include <fontconfig/fontconfig.h>

#include "text/font_file.h"

/* As font_open(), but gives a font that was put back before when the file is still the same. */
FontOpening font_cache_take(const FontFile *file, size_t index, Font **font);

/* Takes the font over, and frees it when there are enough. */
void font_cache_put_back(Font *font);

/* The pattern that was noted as the answer to this question, lent; NULL when none was. */
FcPattern *font_cache_answer(const char *family, int weight, bool italic);

/* Notes one, for as long as the process lives. */
void font_cache_note(const char *family, int weight, bool italic, FcPattern *pattern);

#endif
