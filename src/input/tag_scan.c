/* tag_scan.c: finds the tag that has too many attributes.
 *
 * libxml2 2.9 compares each attribute of an element with all before it, and only then calls anybody: with a million of
 * them, hours later. So the text is looked at before. No attribute value can hold a “<”, so a tag with many
 * attributes is a long way from its “<” to the next one; memchr() goes through everything else at the speed of memory. */
#include "input/tag_scan.h"

#include <stdbool.h>
#include <string.h>

#include "base/diagnostics.h"
#include "input/markup.h"

/* a="" and a blank */
enum { SHORTEST_ATTRIBUTE = 5 };

static bool is_crowded(const char *tag, const char *next, size_t most)
{
    size_t count = 0;
    while (tag < next && count <= most) {
        tag += strcspn(tag, "\"'<>");
        if (*tag != '"' && *tag != '\'')
            break;
        tag = memchr(tag + 1, *tag, (size_t)(next - tag) - 1);
        if (tag == NULL)
            break;
        tag++;
        count++;
    }
    return count > most;
}

size_t tag_scan_crowded(const char *text, size_t length, size_t most)
{
    const char *end = text + length, *tag = memchr(text, '<', length);
    while (tag != NULL) {
        const char *past = markup_past_section(tag);
        const char *next = past == NULL ? tag + 1 : past;
        next = memchr(next, '<', (size_t)(end - next));
        size_t room = (size_t)((next == NULL ? end : next) - tag);
        if (past == NULL && room / SHORTEST_ATTRIBUTE >= most &&
            is_crowded(tag + 1, tag + room, most))
            return (size_t)(tag - text);
        tag = next;
    }
    return PLACE_WHOLE;
}
