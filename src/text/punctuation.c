/* punctuation.c: owns what is known about full-width punctuation. */
#include "text/punctuation.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

/* Where the stops of a language stand in their square. */
typedef enum { STOPS_LOW_LEFT, STOPS_PAUSES_LOW_LEFT, STOPS_CENTRED } StopPlace;

static bool has_subtag(const char *language, const char *subtag)
{
    size_t length = strlen(subtag);
    for (const char *at = language; at != NULL; at = strchr(at, '-')) {
        at += *at == '-';
        if (strncasecmp(at, subtag, length) == 0 && (at[length] == '\0' || at[length] == '-'))
            return true;
    }
    return false;
}

static StopPlace stop_place(const char *language)
{
    if (language == NULL)
        return STOPS_LOW_LEFT;
    if (has_subtag(language, "Hant") || has_subtag(language, "TW") || has_subtag(language, "HK"))
        return STOPS_CENTRED;
    if (has_subtag(language, "ja"))
        return STOPS_PAUSES_LOW_LEFT;
    return STOPS_LOW_LEFT;
}

static bool is_one_of(const char *set, uint32_t c)
{
    size_t length = strlen(set), size;
    for (size_t i = 0; i < length; i += size)
        if (utf8_decode(set + i, length - i, &size) == c)
            return true;
    return false;
}

PunctuationBlank punctuation_blank(uint32_t c, const char *language)
{
    if (c < 0x2018)
        return BLANK_NONE;
    if (is_one_of("‘“〈《「『【〔〖〝（［｛", c))
        return BLANK_BEFORE;
    if (is_one_of("’”〉》」』】〕〗〞）］｝", c))
        return BLANK_AFTER;
    if (is_one_of("、。，．", c))
        return stop_place(language) == STOPS_CENTRED ? BLANK_NONE : BLANK_AFTER;
    if (is_one_of("！：；？", c))
        return stop_place(language) == STOPS_LOW_LEFT ? BLANK_AFTER : BLANK_NONE;
    return BLANK_NONE;
}

bool punctuation_is_centred(uint32_t c, const char *language)
{
    return c >= 0x3001 && is_one_of("、。，．！：；？", c) && stop_place(language) == STOPS_CENTRED;
}
