/* digest_typed.c: owns comparing a typed digest. Sixteen digits are 64 bits: nobody mistypes one document into another, and to
 * make another document with these digits takes some 2^64 attempts. */
#include <string.h>

#include "base/buffer.h"
#include "cli/digest_typed.h"

enum { FEWEST = 16, WHOLE = 64 };

static const char *after_label(const char *typed)
{
    static const char LABEL[] = "sha256:";
    const char *label = strcasestr(typed, LABEL);
    return label ? label + sizeof LABEL - 1 : typed;
}

/* Appends the digits as small letters; false: there is something else among them. */
static bool read_digits(const char *typed, Buffer *out)
{
    for (const char *c = after_label(typed); *c; c++)
        if ((*c >= '0' && *c <= '9') || (*c >= 'a' && *c <= 'f'))
            buffer_char(out, *c);
        else if (*c >= 'A' && *c <= 'F')
            buffer_char(out, (char)(*c - 'A' + 'a'));
        else if (!strchr(" \t\r\n-:.", *c))
            return false;
    return true;
}

bool digest_agrees(const char *typed, const char *digest, const char *name,
                   Diagnostics *diagnostics)
{
    Buffer digits = {0};
    bool good = read_digits(typed, &digits) && digits.length >= FEWEST && digits.length <= WHOLE;
    if (!good) {
        diagnose(diagnostics, MESSAGE_DIGEST_UNREADABLE, PLACE_NONE, typed, NULL);
    } else if (memcmp(digits.data, digest, digits.length) != 0) {
        diagnose(diagnostics, MESSAGE_DIGEST_OTHER, PLACE_NONE, name, digest, NULL);
        good = false;
    }
    buffer_free(&digits);
    return good;
}
