/* safe_name.c: owns turning a name from outside into one that harms nobody. */
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "cli/safe_name.h"

enum { LONGEST = 200, LONGEST_SUFFIX = 16 };

/* Names that Windows gives to devices, whatever their suffix. */
static const char *const DEVICES[] = {"con", "prn", "aux", "nul"};

static const char *last_part(const char *name)
{
    for (const char *c = name; *c; c++)
        if (*c == '/' || *c == '\\')
            name = c + 1;
    return name;
}

static bool is_device(const char *name, size_t stem)
{
    for (size_t i = 0; i < sizeof DEVICES / sizeof *DEVICES; i++)
        if (stem == strlen(DEVICES[i]) && strncasecmp(name, DEVICES[i], stem) == 0)
            return true;
    return stem == 4 && (strncasecmp(name, "com", 3) == 0 || strncasecmp(name, "lpt", 3) == 0) &&
           name[3] >= '0' && name[3] <= '9';
}

/* The bytes before the suffix with its dot; all of them when there is none. */
static size_t stem_of(const char *name)
{
    const char *dot = strrchr(name, '.');
    size_t length = strlen(name);
    size_t stem = dot && dot != name ? (size_t)(dot - name) : length;
    return length - stem <= LONGEST_SUFFIX ? stem : length;
}

static void add_character(Buffer *out, uint32_t c)
{
    if (utf8_is_treacherous(c) || c == 0xFFFD || c == 0xFEFF)
        return;
    buffer_utf8(out, c < 0x80 && strchr("<>:\"|?*", (int)c) ? '_' : c);
}

void safe_name(const char *name, Buffer *out)
{
    Buffer clean = {0};
    const char *part = last_part(name);
    for (size_t left = strlen(part), size = 0; left > 0; part += size, left -= size)
        add_character(&clean, utf8_decode(part, left, &size));
    size_t start = 0;
    while (start < clean.length && strchr(".- ", clean.data[start]))
        start++;
    while (clean.length > start && strchr(". ", clean.data[clean.length - 1]))
        clean.data[--clean.length] = '\0';
    const char *text = buffer_text(&clean) + start;
    size_t length = strlen(text), stem = stem_of(text), before = out->length;
    if (is_device(text, strcspn(text, ".")))
        buffer_char(out, '_');
    if (length <= LONGEST)
        stem = length;
    else
        stem = utf8_fitting(text, stem, LONGEST - (length - stem));
    buffer_add(out, text, stem);
    if (length > LONGEST)
        buffer_string(out, text + stem_of(text));
    if (out->length == before)
        buffer_string(out, "attachment");
    buffer_free(&clean);
}

void safe_name_numbered(const char *name, unsigned number, Buffer *out)
{
    size_t stem = stem_of(name);
    buffer_add(out, name, stem);
    buffer_format(out, " (%u)%s", number, name + stem);
}
