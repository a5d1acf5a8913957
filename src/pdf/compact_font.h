/* compact_font.h: what a PDF needs to know of a Compact Font Format table. */
#ifndef PROTOC_PDF_COMPACT_FONT_H
#define PROTOC_PDF_COMPACT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads length bytes of a CFF table. For a CID-keyed font, *keyed becomes true and cids[glyph] the
 * character identifier of each of the glyph_count glyphs; for a name-keyed one *keyed becomes
 * false. Returns false when the table is broken. */
bool compact_font_read(const unsigned char *data, size_t length, bool *keyed, uint16_t *cids,
                       size_t glyph_count);

#endif
