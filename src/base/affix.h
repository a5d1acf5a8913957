/* affix.h: how texts begin and end. */
#ifndef PROTOC_BASE_AFFIX_H
#define PROTOC_BASE_AFFIX_H

#include <stdbool.h>
#include <string.h>

/* What of the text comes after the start; NULL: it begins otherwise. */
static inline const char *text_after(const char *text, const char *start)
{
    size_t length = strlen(start);
    return strncmp(text, start, length) == 0 ? text + length : NULL;
}

static inline bool starts_with(const char *text, const char *start)
{
    return text_after(text, start) != NULL;
}

/* Whether there is something before the end. */
static inline bool has_suffix(const char *text, const char *suffix)
{
    size_t length = strlen(text), end = strlen(suffix);
    return length > end && strcmp(text + length - end, suffix) == 0;
}

#endif
