/* archive_name.h: the name of a document in an archive, by rule. */
#ifndef PROTOC_INPUT_ARCHIVE_NAME_H
#define PROTOC_INPUT_ARCHIVE_NAME_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/buffer.h"

/* Date, kind, client (else the body, else our organisation), number and language. */
#define ARCHIVE_NAME_PATTERN "{date}_{kind}_{client}_{number}_{language}"

/* Appends the name of the document, without a suffix: "2022-05-12_client-meeting_АО-Тёплый-хлеб_12_ru". What the
 * document lacks falls out of the pattern with the characters before it. ascii: other letters are transliterated
 * as in passports (ICAO Doc 9303) or left out. The name holds letters, digits, “-”, “.” and
 * what the pattern has, never a “/”, at most 200 bytes, and does not begin with a “.”. false: the pattern has a part
 * that is unknown, whose name *unknown then holds; nothing was appended. */
bool archive_name(const xmlDoc *document, const char *pattern, bool ascii, Buffer *out,
                  Buffer *unknown);

#endif
