/* romanize.c: owns writing names of any script in Latin letters, by ICU.
 *
 * Reading the rules for Chinese takes it a sixth of a second, so it is asked only for what nobody else can write. */
#include "input/romanize.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/libraries.h"
#include "base/memory.h"

#define RULES u"[^\\u0410-\\u044F\\u0401\\u0451]; Any-Latin; Latin-ASCII"

/* The longest a character becomes is a syllable and its spaces. */
enum { UNITS_PER_BYTE = 12 };

/* Takes the place of ICU's for libxml2, which would ask ICU for an encoding that iconv does not know. It is not there then
 * (base/libraries.h); what protoc reads is UTF-8 before libxml2 sees it (encoding.c). */
UConverter *ucnv_open(const char *name, UErrorCode *error)
{
    (void)name;
    *error = U_FILE_ACCESS_ERROR;
    return NULL;
}

void romanize(const char *text, Buffer *out)
{
    UErrorCode error = U_ZERO_ERROR;
    size_t bytes = strlen(text);
    if (bytes > INT32_MAX / UNITS_PER_BYTE / 4)
        return;
    library_load("icuuc");
    library_load("icui18n");
    int32_t room = (int32_t)bytes * UNITS_PER_BYTE + 1, length = 0;
    UChar *units = memory_new((size_t)room * sizeof *units);
    char *latin = memory_new((size_t)room * 3);
    u_strFromUTF8(units, room, &length, text, (int32_t)bytes, &error);
    UTransliterator *rules = utrans_openU(RULES, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    int32_t limit = length;
    utrans_transUChars(rules, units, &length, room, 0, &limit, &error);
    u_strToUTF8(latin, room * 3, NULL, units, length, &error);
    if (U_SUCCESS(error))
        buffer_string(out, latin);
    if (rules)
        utrans_close(rules);
    free(units);
    free(latin);
}
