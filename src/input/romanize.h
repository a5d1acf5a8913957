/* romanize.h: any script in Latin letters. */
#ifndef PROTOC_INPUT_ROMANIZE_H
#define PROTOC_INPUT_ROMANIZE_H

#include "base/buffer.h"

/* Appends the UTF-8 text in letters of ASCII: Chinese as pinyin without tones, a space between syllables. Russian
 * letters stay as they are. (Unicode Technical Standard 35, part 2, Transforms: Any-Latin, Latin-ASCII.) */
void romanize(const char *text, Buffer *out);

#endif
