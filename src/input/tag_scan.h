/* tag_scan.h: a look at the tags of a text before it is parsed. */
#ifndef PROTOC_INPUT_TAG_SCAN_H
#define PROTOC_INPUT_TAG_SCAN_H

#include <stddef.h>

/* The offset of the first start tag with more attributes than most, declarations of namespaces included; PLACE_WHOLE:
 * there is none. The text is followed by a NUL, and need not be well-formed. */
size_t tag_scan_crowded(const char *text, size_t length, size_t most);

#endif
