/* wellformed.c: owns the explanation of texts that are not well-formed.
 *
 * libxml2 says what kind of mistake it met and where it stood then. That is often behind the
 * mistake, so the text around the place is looked at again here: the message names the tag,
 * attribute or entity as it is written and marks it. */

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <libxml/xmlerror.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/wording.h"
#include "base/utf8.h"
#include "input/markup.h"
#include "input/place.h"
#include "input/wellformed.h"

typedef struct {
    const Malformation *mistake;
    Diagnostics *diagnostics;
    Arena *arena;
    const char *text;
    size_t length;
    size_t at;
    size_t tag; /* the nearest “<” before at */
} Explanation;

typedef void Explain(Explanation *);

static void explain_between(Explanation *e);

size_t wellformed_tag_before(const Source *source, size_t at)
{
    const char *text = source_text(source);
    for (size_t i = at; i-- > 0;)
        if (text[i] == '<')
            return i;
    return at;
}

static Place range(const Explanation *e, size_t start, size_t end)
{
    return (Place){e->mistake->source, start, end};
}

/* The word of a tag or attribute name that starts at the offset. */
static const char *name_at(const Explanation *e, size_t start)
{
    size_t end = start;
    while (end < e->length && strchr(" \t\r\n/>=<\"'&;", e->text[end]) == NULL)
        end++;
    return arena_substring(e->arena, e->text + start, end - start);
}

static const char *line_at(const Explanation *e, size_t offset)
{
    char line[24];
    snprintf(line, sizeof line, "%zu", source_line(e->mistake->source, offset));
    return arena_string(e->arena, line);
}

static bool at_end(const Explanation *e)
{
    size_t at = e->at;
    while (at < e->length && is_blank(e->text[at]))
        at++;
    return at >= e->length;
}

static void explain_other(Explanation *e)
{
    size_t end = e->at;
    if (end < e->length) {
        size_t size;
        utf8_decode(e->text + end, e->length - end, &size);
        end += size;
    }
    diagnose(e->diagnostics, MESSAGE_XML_MALFORMED, range(e, e->at, end), NULL);
}

/* The section the file ends inside, which begins at *start; NULL: it ends inside none. The first that is not closed
 * holds the others. */
static const MarkupSection *find_unfinished(const Explanation *e, size_t *start)
{
    const MarkupSection *unfinished = NULL;
    *start = e->length;
    for (size_t i = 0; i < MARKUP_SECTIONS; i++) {
        const MarkupSection *section = &MARKUP_SECTION_ROWS[i];
        const char *last = NULL;
        for (const char *found = strstr(e->text, section->open); found != NULL;
             found = strstr(found + 1, section->open))
            last = found;
        if (last == NULL || strstr(last, section->close) != NULL ||
            (size_t)(last - e->text) > *start)
            continue;
        *start = (size_t)(last - e->text);
        unfinished = section;
    }
    return unfinished;
}

static void explain_end_of_file(Explanation *e)
{
    size_t open = e->mistake->open;
    size_t last = e->length;
    while (last > 0 && is_blank(e->text[last - 1]))
        last--;
    size_t start;
    const MarkupSection *unfinished = find_unfinished(e, &start);
    const char *tag = e->text + e->tag;
    bool in_tag = e->tag != e->at && strchr(tag, '>') == NULL;
    if (unfinished != NULL)
        diagnose(e->diagnostics, MESSAGE_XML_UNFINISHED, range(e, start, start + 2),
                 phrase(unfinished->name), unfinished->close, NULL);
    else if (in_tag && tag[1] != '\0' && tag[1] != '/' && !is_blank(tag[1]))
        diagnose(e->diagnostics, MESSAGE_XML_UNFINISHED, place_of_tag(e->mistake->source, e->tag),
                 phrase("a tag"), ">", NULL);
    else if (open != PLACE_WHOLE)
        diagnose(e->diagnostics, MESSAGE_XML_TRUNCATED, range(e, last, last), name_at(e, open + 1),
                 line_at(e, open), NULL);
    else
        diagnose(e->diagnostics, MESSAGE_XML_NO_ROOT, range(e, last, last), NULL);
}

/* True when the tag comes right after another one that closes the same name. */
static bool follows_closing(const Explanation *e, const char *name)
{
    size_t end = e->tag;
    while (end > 0 && is_blank(e->text[end - 1]))
        end--;
    size_t before = wellformed_tag_before(e->mistake->source, end);
    return strncmp(e->text + before, "</", 2) == 0 && strcmp(name_at(e, before + 2), name) == 0;
}

static void explain_mismatch(Explanation *e)
{
    size_t open = e->mistake->open;
    const char *tag = e->text + e->tag;
    if (open == PLACE_WHOLE || strncmp(tag, "</", 2) != 0) {
        explain_other(e);
        return;
    }
    const char *closing = name_at(e, e->tag + 2);
    const char *opened = name_at(e, open + 1);
    Place place = place_of_tag(e->mistake->source, e->tag);
    Buffer shown = {0};
    buffer_format(&shown, "/%s", closing);
    if (strcmp(opened, closing) == 0)
        diagnose(e->diagnostics, MESSAGE_XML_TAG_OPEN, place, buffer_text(&shown), NULL);
    else if (follows_closing(e, closing))
        diagnose(e->diagnostics, MESSAGE_XML_TAG_UNOPENED, place, closing, NULL);
    else
        diagnose(e->diagnostics, MESSAGE_XML_TAG_MISMATCH, place, opened, line_at(e, open), closing,
                 NULL);
    buffer_free(&shown);
}

static void explain_extra(Explanation *e)
{
    const char *here = e->text + e->at;
    if (e->mistake->ended == PLACE_WHOLE) {
        explain_other(e);
        return;
    }
    if (strncmp(here, "</", 2) == 0)
        diagnose(e->diagnostics, MESSAGE_XML_TAG_UNOPENED, place_of_tag(e->mistake->source, e->at),
                 name_at(e, e->at + 2), NULL);
    else if (*here == '<')
        diagnose(e->diagnostics, MESSAGE_XML_AFTER_ROOT, place_of_tag(e->mistake->source, e->at),
                 name_at(e, e->mistake->ended + 1), NULL);
    else
        diagnose(e->diagnostics, MESSAGE_XML_AFTER_ROOT, range(e, e->at, e->at),
                 name_at(e, e->mistake->ended + 1), NULL);
}

/* The last “&” before or at the place, on the same line or the one before it. */
static bool find_ampersand(const Explanation *e, size_t *found)
{
    size_t from = e->at < e->length ? e->at + 1 : e->length;
    for (size_t i = from; i-- > 0 && from - i < 400;)
        if (e->text[i] == '&') {
            *found = i;
            return true;
        }
    return false;
}

static void explain_reference(Explanation *e)
{
    size_t start;
    if (!find_ampersand(e, &start)) {
        explain_other(e);
        return;
    }
    const char *name = name_at(e, start + 1);
    size_t end = start + 1 + strlen(name);
    bool closed = end < e->length && e->text[end] == ';';
    if (e->text[start + 1] == '#' && !closed)
        diagnose_with_hint(e->diagnostics, MESSAGE_XML_CHARACTER_NUMBER, range(e, start, end),
                           phrase("write “;” at its end, for example &#160;"), NULL);
    else if (e->text[start + 1] == '#')
        diagnose(e->diagnostics, MESSAGE_XML_CHARACTER_NUMBER, range(e, start, end + 1), NULL);
    else if (*name == '\0' || !closed)
        diagnose(e->diagnostics, MESSAGE_XML_AMPERSAND, range(e, start, start + 1), NULL);
    else if (strcmp(name, "nbsp") == 0)
        diagnose_with_hint(e->diagnostics, MESSAGE_XML_ENTITY, range(e, start, end + 1),
                           phrase("write &#160; for a space where no line may break"), name, NULL);
    else
        diagnose(e->diagnostics, MESSAGE_XML_ENTITY, range(e, start, end + 1), name, NULL);
}

static void explain_name(Explanation *e)
{
    size_t ampersand;
    const char *tag = e->text + e->tag;
    if (find_ampersand(e, &ampersand) && (e->tag == e->at || ampersand > e->tag))
        explain_reference(e);
    else if (e->at > 0 && e->text[e->at - 1] == '<' &&
             (e->at == e->length || is_blank(*(tag + 1)) || strchr("<=0123456789", tag[1]) != NULL))
        diagnose(e->diagnostics, MESSAGE_XML_LESS_THAN, range(e, e->at - 1, e->at), NULL);
    else if (strncasecmp(tag, "<!doctype", 9) == 0)
        diagnose(e->diagnostics, MESSAGE_XML_DOCTYPE, range(e, e->tag, e->tag + 9), NULL);
    else if (e->at > e->tag + 1 + strlen(name_at(e, e->tag + 1)))
        explain_between(e);
    else
        diagnose(e->diagnostics, MESSAGE_XML_NAME, place_of_tag(e->mistake->source, e->tag), NULL);
}

/* The attribute name the place is in or behind: back over “=”, spaces and the quote. */
static const char *attribute_before(Explanation *e, size_t *start, size_t *end)
{
    size_t i = e->at;
    while (i > e->tag && strchr(" \t\r\n=\"'", e->text[i - 1]) != NULL)
        i--;
    *end = i;
    while (i > e->tag && strchr(" \t\r\n=\"'<", e->text[i - 1]) == NULL)
        i--;
    *start = i;
    return arena_substring(e->arena, e->text + i, *end - i);
}

static void explain_attribute(Explanation *e, MessageId id)
{
    size_t start, end;
    const char *name = attribute_before(e, &start, &end);
    if (*name == '\0')
        explain_other(e);
    else
        diagnose(e->diagnostics, id, range(e, start, end), name, NULL);
}

static void explain_unquoted(Explanation *e)
{
    explain_attribute(e, MESSAGE_XML_UNQUOTED);
}

static void explain_valueless(Explanation *e)
{
    explain_attribute(e, MESSAGE_XML_NO_VALUE);
}

/* The value that runs into the next tag: the attributes of the tag are read again to find it. */
static void explain_quote_open(Explanation *e)
{
    size_t i = place_of_tag(e->mistake->source, e->tag).end;
    if (e->text[e->at] != '<' && e->at < e->length)
        i = e->at;
    size_t start = i, end = i;
    while (i < e->at) {
        while (i < e->at && is_blank(e->text[i]))
            i++;
        start = i;
        while (i < e->at && !is_blank(e->text[i]) && e->text[i] != '=')
            i++;
        end = i;
        while (i < e->at && (is_blank(e->text[i]) || e->text[i] == '='))
            i++;
        const char *close = i < e->at ? strchr(e->text + i + 1, e->text[i]) : NULL;
        if (close == NULL || (size_t)(close - e->text) >= e->at)
            break;
        i = (size_t)(close - e->text) + 1;
    }
    const char *name = arena_substring(e->arena, e->text + start, end - start);
    if (*name == '\0')
        explain_other(e);
    else
        diagnose(e->diagnostics, MESSAGE_XML_QUOTE_OPEN, range(e, start, end), name, NULL);
}

/* The attribute that stands before the place: back over its value. */
static void explain_duplicate(Explanation *e)
{
    size_t i = e->at;
    while (i > e->tag && e->text[i - 1] != '"' && e->text[i - 1] != '\'')
        i--;
    if (i > e->tag + 1) {
        char quote = e->text[--i];
        while (i > e->tag && e->text[i - 1] != quote)
            i--;
    }
    e->at = i;
    explain_attribute(e, MESSAGE_XML_DUPLICATE_ATTRIBUTE);
}

static void explain_between(Explanation *e)
{
    if (e->tag == e->at) {
        explain_other(e);
        return;
    }
    const char *name = name_at(e, e->tag + (e->text[e->tag + 1] == '/' ? 2 : 1));
    size_t end = e->at;
    while (end < e->length && !is_blank(e->text[end]) && strchr("<>/=", e->text[end]) == NULL)
        end++;
    if (strncmp(e->text + e->tag, "<?", 2) == 0)
        diagnose(e->diagnostics, MESSAGE_XML_DECLARATION, range(e, e->tag, e->tag + 5), NULL);
    else if (e->at < e->length && (e->text[e->at] == '<' || e->text[e->at - 1] == '<'))
        diagnose(e->diagnostics, MESSAGE_XML_TAG_OPEN, place_of_tag(e->mistake->source, e->tag),
                 name, NULL);
    else
        diagnose(e->diagnostics, MESSAGE_XML_BETWEEN_ATTRIBUTES, range(e, e->at, end), name, NULL);
}

static void explain_declaration(Explanation *e)
{
    size_t tag = e->text[e->at] == '<' ? e->at : e->tag;
    diagnose(e->diagnostics, MESSAGE_XML_DECLARATION, range(e, tag, tag + 5), NULL);
}

static void explain_late_declaration(Explanation *e)
{
    diagnose(e->diagnostics, MESSAGE_XML_DECLARATION_LATE, range(e, e->tag, e->tag + 5), NULL);
}

static void explain_comment(Explanation *e)
{
    const char *dashes = strstr(e->text + e->tag + 4, "--");
    size_t at = dashes == NULL ? e->at : (size_t)(dashes - e->text);
    diagnose(e->diagnostics, MESSAGE_XML_COMMENT, range(e, at, at + 2), NULL);
}

static void explain_cdata_end(Explanation *e)
{
    const char *end = NULL;
    size_t from = e->at > 3 ? e->at - 3 : 0;
    end = strstr(e->text + from, "]]>");
    size_t at = end == NULL ? e->at : (size_t)(end - e->text);
    diagnose(e->diagnostics, MESSAGE_XML_CDATA_END, range(e, at, at + 3), NULL);
}

/* A qualified name in the tag whose prefix nothing declares: the first one from the element's name
 * on that has a colon and is no declaration. */
static void explain_prefix(Explanation *e)
{
    size_t i = e->tag + 1;
    while (i < e->length && e->text[i] != '>') {
        const char *name = name_at(e, i);
        const char *colon = strchr(name, ':');
        bool known =
            colon == NULL || strncmp(name, "xmlns:", 6) == 0 || strncmp(name, "xml:", 4) == 0;
        if (!known) {
            const char *prefix = arena_substring(e->arena, name, (size_t)(colon - name));
            const char *declaration = arena_string(e->arena, strstr(e->text + e->tag, "xmlns:"));
            size_t length = strlen(prefix);
            bool here = declaration != NULL && strncmp(declaration + 6, prefix, length) == 0 &&
                        strchr(" =\t\r\n", declaration[6 + length]) != NULL;
            if (!here) {
                diagnose(e->diagnostics, MESSAGE_XML_PREFIX, range(e, i, i + length), prefix, NULL);
                return;
            }
        }
        i += strlen(name);
        if (e->text[i] == '"' || e->text[i] == '\'') {
            const char *close = strchr(e->text + i + 1, e->text[i]);
            i = close == NULL ? e->length : (size_t)(close - e->text);
        }
        if (i < e->length && e->text[i] != '>')
            i++;
    }
    diagnose(e->diagnostics, MESSAGE_XML_NAMESPACE, place_of_tag(e->mistake->source, e->tag), NULL);
}

static void explain_namespace(Explanation *e)
{
    diagnose(e->diagnostics, MESSAGE_XML_NAMESPACE, place_of_tag(e->mistake->source, e->tag), NULL);
}

/* True when the value that holds the “<” at the place is closed soon after it. */
static bool is_inside_value(const Explanation *e)
{
    size_t end = e->at + strcspn(e->text + e->at, "\"'>=\r\n");
    return e->text[end] == '"' || e->text[end] == '\'';
}

static void explain_less_than(Explanation *e)
{
    if (e->text[e->at] == '<' && is_inside_value(e))
        diagnose_with_hint(e->diagnostics, MESSAGE_XML_LESS_THAN, range(e, e->at, e->at + 1),
                           phrase("write &lt; for the character “<”"), NULL);
    else if (e->text[e->at] == '<')
        explain_quote_open(e);
    else
        explain_other(e);
}

static void explain_tag_open(Explanation *e)
{
    if (strncmp(e->text + e->tag, "</", 2) == 0) {
        explain_mismatch(e);
        return;
    }
    explain_between(e);
}

static void explain_before_root(Explanation *e)
{
    diagnose(e->diagnostics, MESSAGE_XML_BEFORE_ROOT, range(e, e->at, e->at), NULL);
}

static const struct {
    int code;
    Explain *explain;
} EXPLANATIONS[] = {
    {XML_ERR_TAG_NAME_MISMATCH, explain_mismatch},
    {XML_ERR_LTSLASH_REQUIRED, explain_mismatch},
    {XML_ERR_GT_REQUIRED, explain_tag_open},
    {XML_ERR_DOCUMENT_END, explain_extra},
    {XML_ERR_DOCUMENT_EMPTY, explain_before_root},
    {XML_ERR_NAME_REQUIRED, explain_name},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, explain_reference},
    {XML_ERR_UNDECLARED_ENTITY, explain_reference},
    {XML_WAR_UNDECLARED_ENTITY, explain_reference},
    {XML_ERR_INVALID_HEX_CHARREF, explain_reference},
    {XML_ERR_INVALID_DEC_CHARREF, explain_reference},
    {XML_ERR_INVALID_CHARREF, explain_reference},
    {XML_ERR_INVALID_CHAR, explain_reference},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, explain_unquoted},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, explain_quote_open},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, explain_valueless},
    {XML_ERR_ATTRIBUTE_REDEFINED, explain_duplicate},
    {XML_NS_ERR_ATTRIBUTE_REDEFINED, explain_duplicate},
    {XML_ERR_LT_IN_ATTRIBUTE, explain_less_than},
    {XML_ERR_SPACE_REQUIRED, explain_between},
    {XML_ERR_HYPHEN_IN_COMMENT, explain_comment},
    {XML_ERR_MISPLACED_CDATA_END, explain_cdata_end},
    {XML_ERR_RESERVED_XML_NAME, explain_late_declaration},
    {XML_ERR_XMLDECL_NOT_STARTED, explain_declaration},
    {XML_ERR_XMLDECL_NOT_FINISHED, explain_declaration},
    {XML_ERR_VERSION_MISSING, explain_declaration},
    {XML_ERR_UNKNOWN_VERSION, explain_declaration},
    {XML_ERR_ENCODING_NAME, explain_declaration},
    {XML_ERR_STANDALONE_VALUE, explain_declaration},
    {XML_ERR_EQUAL_REQUIRED, explain_declaration},
    {XML_ERR_STRING_NOT_STARTED, explain_declaration},
    {XML_ERR_STRING_NOT_CLOSED, explain_declaration},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, explain_prefix},
    {XML_NS_ERR_XML_NAMESPACE, explain_namespace},
    {XML_NS_ERR_EMPTY, explain_namespace},
    {XML_NS_ERR_QNAME, explain_namespace},
    {XML_NS_ERR_COLON, explain_namespace},
};

void wellformed_explain(const Malformation *mistake, Diagnostics *diagnostics)
{
    Explanation e = {.mistake = mistake,
                     .diagnostics = diagnostics,
                     .arena = arena_new(),
                     .text = source_text(mistake->source),
                     .length = source_length(mistake->source),
                     .at = mistake->at};
    if (e.at > e.length)
        e.at = e.length;
    e.tag = wellformed_tag_before(mistake->source, e.at);
    Explain *explain = explain_other;
    if (strncasecmp(e.text + e.tag, "<!doctype", 9) == 0) {
        diagnose(diagnostics, MESSAGE_XML_DOCTYPE, range(&e, e.tag, e.tag + 9), NULL);
        arena_free(e.arena);
        return;
    }
    for (size_t i = 0; i < sizeof EXPLANATIONS / sizeof *EXPLANATIONS; i++)
        if (EXPLANATIONS[i].code == mistake->code)
            explain = EXPLANATIONS[i].explain;
    if (at_end(&e) && mistake->ended == PLACE_WHOLE && explain != explain_mismatch &&
        explain != explain_prefix && explain != explain_reference)
        explain = explain_end_of_file;
    explain(&e);
    arena_free(e.arena);
}
