/* markup.c: owns the table of what is no tag though it begins with “<”, and stepping over it. */
#include "input/markup.h"

#include <string.h>

#include "base/affix.h"

const MarkupSection MARKUP_SECTION_ROWS[MARKUP_SECTIONS] = {
    [MARKUP_COMMENT] = {"<!--", "-->", "a comment"},
    [MARKUP_CDATA] = {"<![CDATA[", "]]>", "a CDATA section"},
    [MARKUP_INSTRUCTION] = {"<?", "?>", "a processing instruction"},
};

/* The section that begins at the “<”; NULL: none does. */
static const MarkupSection *section_at(const char *text)
{
    if (text[1] != '!' && text[1] != '?')
        return NULL;
    for (size_t i = 0; i < MARKUP_SECTIONS; i++)
        if (starts_with(text, MARKUP_SECTION_ROWS[i].open))
            return &MARKUP_SECTION_ROWS[i];
    return NULL;
}

const char *markup_past_section(const char *text)
{
    const MarkupSection *section = section_at(text);
    if (section == NULL)
        return NULL;
    const char *inside = text + strlen(section->open);
    const char *close = strstr(inside, section->close);
    return close == NULL ? inside + strlen(inside) : close + strlen(section->close);
}

const char *markup_past_tag(const char *text, bool *empty)
{
    *empty = false;
    for (; *text != '\0' && *text != '>'; text++) {
        *empty = *text == '/';
        if (*text != '"' && *text != '\'')
            continue;
        const char *close = strchr(text + 1, *text);
        if (close == NULL)
            return text + strlen(text);
        text = close;
    }
    return *text == '\0' ? text : text + 1;
}

const char *markup_first_tag(const char *text)
{
    while ((text = strchr(text, '<')) != NULL) {
        const char *past = markup_past_section(text);
        if (past == NULL)
            return text;
        text = past;
    }
    return NULL;
}
