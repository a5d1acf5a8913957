/* glue.c: owns the white space of running text.
 *
 * Where a line must not break depends on the language: «№ 5», «п. 3», «5 %», « — ». The label files say it as pairs, in
 * groups with a condition, so that most texts need no look at most pairs:
 *
 *     <glue near=". ">    <pair find=" п. " replace=" п.&#160;"/> …     only where the text has “. ”
 *     <beside-digits>     <pair find=" %" replace="&#160;%"/> …         only where it has digits
 *
 * A text is read once from left to right. Where a byte may begin a pair, the longest pair that stands there is
 * replaced, the first of those equally long, and reading goes on behind it. (That is what str:replace() of EXSLT does,
 * which needs some hundred instructions of XSLT around it; a document of a hundred pages has three thousand texts.) */
#include "input/glue.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "input/element.h"
#include "input/labels.h"

typedef struct {
    const char *find, *replace;
    size_t length; /* of find; never 0 */
} Pair;

typedef struct {
    const char *near; /* NULL: beside digits */
    size_t first, count;
} Group;

struct Gluing {
    Pair *pairs;
    size_t pair_count, pair_capacity;
    Group *groups;
    size_t group_count, group_capacity;
    bool begins[256]; /* bytes with which a pair begins */
    unsigned char follows
        [1
         << 13]; /* a bit for each two bytes that may come next: of the words after a space few do */
};

/* The number of the bit for these two bytes. */
static size_t bit_of(const char *bytes)
{
    return (size_t)(unsigned char)bytes[0] << 8 | (unsigned char)bytes[1];
}

/* Notes what stands behind the first byte of a pair; where it is shorter than three, anything may. */
static void note_followers(Gluing *gluing, const char *find, size_t length)
{
    if (length == 1)
        memset(gluing->follows, 0xFF, sizeof gluing->follows);
    else if (length == 2)
        memset(gluing->follows + bit_of((const char[]){find[1], '\0'}) / 8, 0xFF, 256 / 8);
    else
        gluing->follows[bit_of(find + 1) / 8] |= (unsigned char)(1 << bit_of(find + 1) % 8);
}

/* Whether a pair may begin here. */
static bool may_begin(const Gluing *gluing, const char *text)
{
    if (!gluing->begins[(unsigned char)*text])
        return false;
    size_t bit = text[1] == '\0' ? 0 : bit_of(text + 1);
    return (gluing->follows[bit / 8] >> bit % 8 & 1) != 0;
}

static void read_pairs(Gluing *gluing, const xmlNode *group)
{
    for (const xmlNode *node = group->children; node != NULL; node = node->next) {
        const char *find = element_value(node, "find");
        const char *replace = element_value(node, "replace");
        if (find == NULL || *find == '\0' || replace == NULL)
            continue;
        gluing->pairs = memory_grow(gluing->pairs, &gluing->pair_capacity, gluing->pair_count + 1,
                                    sizeof *gluing->pairs);
        gluing->pairs[gluing->pair_count++] = (Pair){find, replace, strlen(find)};
        gluing->begins[(unsigned char)*find] = true;
        note_followers(gluing, find, strlen(find));
    }
}

static void read_group(Gluing *gluing, const xmlNode *node)
{
    bool digits = xmlStrEqual(node->name, BAD_CAST "beside-digits");
    const char *near = digits ? NULL : element_value(node, "near");
    size_t first = gluing->pair_count;
    read_pairs(gluing, node);
    gluing->groups = memory_grow(gluing->groups, &gluing->group_capacity, gluing->group_count + 1,
                                 sizeof *gluing->groups);
    gluing->groups[gluing->group_count++] =
        (Group){digits || near != NULL ? near : "", first, gluing->pair_count - first};
}

Gluing *gluing_new(const xmlNode *labels)
{
    Gluing *gluing = memory_new(sizeof *gluing);
    for (const xmlNode *node = labels->children; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST "gluing"))
            for (const xmlNode *group = node->children; group != NULL; group = group->next)
                if (group->type == XML_ELEMENT_NODE)
                    read_group(gluing, group);
    return gluing;
}

void gluing_free(Gluing *gluing)
{
    if (gluing == NULL)
        return;
    free(gluing->pairs);
    free(gluing->groups);
    free(gluing);
}

/* The pairs a text has to be looked through for; the caller frees them. */
static const Pair **choose_pairs(const Gluing *gluing, const char *text, bool digits, size_t *count)
{
    const Pair **chosen = NULL;
    *count = 0;
    for (size_t i = 0; i < gluing->group_count; i++) {
        const Group *group = &gluing->groups[i];
        if (group->near == NULL ? !digits : strstr(text, group->near) == NULL)
            continue;
        if (chosen == NULL)
            chosen = memory_resize(NULL, gluing->pair_count * sizeof *chosen);
        for (size_t k = 0; k < group->count; k++)
            chosen[(*count)++] = &gluing->pairs[group->first + k];
    }
    return chosen;
}

static const Pair *find_pair(const Pair *const *pairs, size_t count, const char *text)
{
    const Pair *found = NULL;
    for (size_t i = 0; i < count; i++)
        if ((pairs[i]->length == 1 || pairs[i]->find[1] == text[1]) &&
            (found == NULL || pairs[i]->length > found->length) &&
            strncmp(text, pairs[i]->find, pairs[i]->length) == 0)
            found = pairs[i];
    return found;
}

bool gluing_apply(const Gluing *gluing, const char *text, bool digits, Buffer *out)
{
    if (strchr(text, ' ') == NULL || gluing->pair_count == 0)
        return false;
    size_t count;
    const Pair **pairs = choose_pairs(gluing, text, digits, &count);
    const char *copied = text;
    for (const char *c = text; count > 0 && *c != '\0';) {
        const Pair *pair = may_begin(gluing, c) ? find_pair(pairs, count, c) : NULL;
        if (pair == NULL) {
            c++;
            continue;
        }
        if (copied == text)
            buffer_reserve(out, strlen(text) + strlen(pair->replace));
        buffer_add(out, copied, (size_t)(c - copied));
        buffer_string(out, pair->replace);
        c += pair->length;
        copied = c;
    }
    free(pairs);
    if (copied == text)
        return false;
    buffer_string(out, copied);
    return true;
}

static bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr(".,;:!?)(%", c) != NULL);
}

static void add_folded(const char *text, size_t length, Buffer *out)
{
    while (length > 0 && is_blank(*text))
        text++, length--;
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    while (length > 0) {
        size_t word = 0;
        while (word < length && !is_blank(text[word]))
            word++;
        buffer_add(out, text, word);
        text += word;
        length -= word;
        if (length > 0)
            buffer_char(out, ' ');
        while (length > 0 && is_blank(*text))
            text++, length--;
    }
}

static void join_lines(const char *text, Buffer *out)
{
    char before = '\0';
    while (*text != '\0') {
        size_t length = strcspn(text, "\n"), start = out->length;
        size_t indent = 0;
        while (indent < length && is_blank(text[indent]))
            indent++;
        if (indent < length && is_latin(before) && is_latin(text[indent]))
            buffer_char(out, ' ');
        add_folded(text, length, out);
        if (out->length > start)
            before = out->data[out->length - 1];
        text += length + (text[length] == '\n');
    }
}

void running_text(const char *text, bool unspaced, Buffer *out)
{
    if (unspaced && strchr(text, '\n') != NULL)
        join_lines(text, out);
    else
        add_folded(text, strlen(text), out);
}

void running_piece(const char *text, bool unspaced, bool first, bool last, Buffer *out)
{
    size_t length = strlen(text), blanks = strspn(text, " \t\r\n");
    bool empty = blanks == length;
    if (!empty) /* else perhaps nothing is added, and room alone is no text */
        buffer_reserve(out, length + 2);
    if (!first && !(last && empty) && (blanks > 0 || empty))
        buffer_char(out, ' ');
    running_text(text, unspaced, out);
    if (!last && !empty && is_blank(text[length - 1]))
        buffer_char(out, ' ');
}
