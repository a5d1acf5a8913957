/* mask.c: owns the rules of masking, one for each kind of thing:
 *
 *     a name in letters     its first letter and three stars     Орлова → О***, Smith → S***
 *     a Chinese name        the surname and one star             张伟 → 张*
 *     a phone               digits between the first three and the last four are stars; fewer than ten
 *                           keep their last two                  13812341234 → 138****1234
 *     e-mail, messenger     the first character and three stars; a mail domain stays
 *
 * First the persons of the client's side are read: what must not be seen becomes a list of secrets, and the persons
 * themselves are masked. Then every other text and attribute is searched for the secrets. Russian surnames and
 * patronymics are found in their cases too: a word that begins with the name less its last vowel and has at most
 * three letters more («Орловой», «Орлову»). A phone is found by its digits, however they are grouped. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "input/mask.h"
#include "input/element.h"
#include "input/read.h"
#include "input/walk.h"

typedef enum {
    SECRET_GIVEN, /* a whole word; in its cases only before another name: «Верой Степановной», but «Верно» */
    SECRET_STEM,  /* a word in its cases */
    SECRET_EXACT,
    SECRET_DIGITS,
    SECRET_ID
} SecretKind;

typedef struct {
    SecretKind kind;
    char *text;  /* what is looked for: of a name that has cases, its stem */
    char *whole; /* the name as it was declared */
    char *mask;  /* what stands there instead; NULL for digits */
} Secret;

typedef struct {
    Secret *items;
    size_t count, capacity;
} Secrets;

enum { STEM_MIN = 3, STEM_REST = 3, PHONE_DIGITS_MIN = 7, PHONE_DIGITS_MAX = 20 };

/* ============================== characters ============================== */

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
           !(c >= 0x3000 && c <= 0x303F) && !(c >= 0xFF00 && c <= 0xFF20);
}

static uint32_t first_of(const char *text)
{
    size_t size;
    return *text ? utf8_decode(text, strlen(text), &size) : 0;
}

/* ============================== the rules ============================== */

/* Free with free(). */
static char *masked_word(const char *text, const char *stars)
{
    Buffer out = {0};
    size_t size = 0;
    if (*text)
        utf8_decode(text, strlen(text), &size);
    buffer_add(&out, text, size);
    buffer_string(&out, stars);
    return out.data;
}

static char *masked_address(const char *text)
{
    char *mask = masked_word(text, "***");
    const char *at = strchr(text + 1, '@');
    Buffer out = {0};
    buffer_format(&out, "%s%s", mask, at ? at : "");
    free(mask);
    return out.data;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char *masked_phone(const char *text, size_t length)
{
    Buffer out = {0};
    int count = 0, index = 0;
    for (size_t i = 0; i < length; i++)
        count += is_digit(text[i]);
    int head = count >= 10 ? 3 : 0, tail = count >= 10 ? 4 : 2;
    for (size_t i = 0; i < length; i++) {
        bool hidden = is_digit(text[i]) && index >= head && index < count - tail;
        index += is_digit(text[i]);
        buffer_char(&out, hidden ? '*' : text[i]);
    }
    return out.data ? out.data : memory_string("");
}

/* ============================== the secrets ============================== */

/* text is the whole, of which length bytes are looked for. Takes mask. */
static void add_secret(Secrets *secrets, SecretKind kind, const char *text, size_t length,
                       char *mask)
{
    Buffer copy = {0};
    buffer_add(&copy, text, length);
    secrets->items =
        memory_grow(secrets->items, &secrets->capacity, secrets->count + 1, sizeof *secrets->items);
    secrets->items[secrets->count++] =
        (Secret){kind, memory_string(buffer_text(&copy)), memory_string(text), mask};
    buffer_free(&copy);
}

static bool is_vowel(uint32_t c)
{
    static const uint32_t ENDINGS[] = {0x430, 0x44F, 0x43E, 0x435, 0x44B, 0x438,
                                       0x439, 0x44C, 0x44E, 0x443, 0x451}; /* аяоеыийьюуё */
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (c == ENDINGS[i])
            return true;
    return false;
}

/* The bytes of the name without its ending, when enough is left. */
static size_t stem_length(const char *name)
{
    size_t length = strlen(name), last = length;
    while (last > 0 && ((unsigned char)name[--last] & 0xC0) == 0x80)
        continue;
    size_t size;
    if (length > 0 && is_vowel(utf8_decode(name + last, length - last, &size)) &&
        utf8_count(name, last) >= STEM_MIN)
        return last;
    return length;
}

/* The text of an element, folded. Free with free(). */
static char *text_of(const xmlNode *element)
{
    xmlChar *content = element ? xmlNodeGetContent(element) : NULL;
    Buffer folded = {0};
    if (content)
        buffer_folded(&folded, (const char *)content, strlen((const char *)content));
    buffer_drop_space(&folded);
    xmlFree(content);
    return folded.data ? folded.data : memory_string("");
}

static xmlNode *child_named(const xmlNode *element, const char *name)
{
    for (xmlNode *child = element->children; child; child = child->next)
        if (element_is(child, name))
            return child;
    return NULL;
}

static void set_text(xmlNode *element, const char *text)
{
    xmlNodeSetContent(element, NULL);
    xmlNodeAddContent(element, BAD_CAST text);
}

/* One part of a name in letters. */
static void mask_name_part(Secrets *secrets, xmlNode *part, bool inflected)
{
    if (!part)
        return;
    char *text = text_of(part), *mask = masked_word(text, "***");
    set_text(part, mask);
    if (*text)
        add_secret(secrets, inflected ? SECRET_STEM : SECRET_GIVEN, text, stem_length(text), mask);
    else
        free(mask);
    free(text);
}

/* A Chinese name stands as one word in text. */
static void mask_chinese_name(Secrets *secrets, xmlNode *surname, xmlNode *given)
{
    char *family = text_of(surname), *own = given ? text_of(given) : memory_string("");
    Buffer whole = {0}, mask = {0};
    buffer_format(&whole, "%s%s", family, own);
    if (given) {
        buffer_format(&mask, "%s*", family);
        set_text(given, "*");
    } else {
        char *masked = masked_word(family, "*");
        buffer_string(&mask, masked);
        set_text(surname, masked);
        free(masked);
    }
    add_secret(secrets, SECRET_EXACT, whole.data, whole.length, memory_string(mask.data));
    if (utf8_count(own, strlen(own)) > 1)
        add_secret(secrets, SECRET_EXACT, own, strlen(own), memory_string("*"));
    buffer_free(&whole);
    buffer_free(&mask);
    free(family);
    free(own);
}

static void mask_contacts(Secrets *secrets, xmlNode *holder)
{
    for (xmlNode *child = holder->children; child; child = child->next) {
        bool phone = element_is(child, "phone");
        if (!phone && !element_is(child, "email") && !element_is(child, "messenger"))
            continue;
        char *text = text_of(child);
        char *mask = phone ? masked_phone(text, strlen(text)) : masked_address(text);
        set_text(child, mask);
        if (phone) {
            add_secret(secrets, SECRET_DIGITS, text, strlen(text), NULL);
            free(mask);
        } else {
            add_secret(secrets, SECRET_EXACT, text, strlen(text), mask);
        }
        free(text);
    }
}

static void hide_id(Secrets *secrets, xmlNode *person)
{
    const char *id = element_value(person, "id");
    Buffer mask = {0};
    if (id) {
        buffer_format(&mask, "masked-person-%zu", secrets->count);
        add_secret(secrets, SECRET_ID, id, strlen(id), mask.data);
    }
}

static bool is_client(const xmlNode *node)
{
    if (!element_is(node, "person"))
        return element_is(node, "client");
    return element_has(node, "side", "client") ||
           (node->parent && element_is(node->parent, "client"));
}

static void mask_clients(Secrets *secrets, xmlNode *root)
{
    for (xmlNode *node = root; node; node = walk_next(root, node)) {
        if (!is_client(node))
            continue;
        mask_contacts(secrets, node);
        xmlNode *surname = child_named(node, "surname"), *given = child_named(node, "given-name");
        if (!surname)
            continue;
        hide_id(secrets, node);
        char *text = text_of(surname);
        if (is_han(first_of(text))) {
            mask_chinese_name(secrets, surname, given);
        } else {
            mask_name_part(secrets, surname, true);
            mask_name_part(secrets, given, false);
            mask_name_part(secrets, child_named(node, "patronymic"), true);
        }
        free(text);
    }
}

/* ============================== the search ============================== */

/* Where the word that starts at text ends. */
static size_t word_length(const char *text, size_t *letters)
{
    size_t length = 0, rest = strlen(text);
    for (*letters = 0; length < rest; ++*letters) {
        size_t size;
        if (!is_letter(utf8_decode(text + length, rest - length, &size)))
            break;
        length += size;
    }
    return length;
}

/* How many bytes at text, the start of a word, are the name in one of its cases; 0: it is not there. */
static size_t match_case(const Secret *secret, const char *text)
{
    size_t length = strlen(secret->text), letters;
    if (strncmp(text, secret->text, length) != 0)
        return 0;
    size_t rest = word_length(text + length, &letters);
    return letters <= STEM_REST ? length + rest : 0;
}

/* After a blank. */
static bool name_follows(const Secrets *secrets, const char *text)
{
    size_t blank = *text == ' ' ? 1 : strncmp(text, "\xC2\xA0", 2) == 0 ? 2 : 0;
    for (size_t i = 0; blank > 0 && i < secrets->count; i++)
        if (secrets->items[i].kind == SECRET_STEM &&
            match_case(&secrets->items[i], text + blank) > 0)
            return true;
    return false;
}

/* How many bytes at text are the secret; 0: it is not there. */
static size_t match_word(const Secrets *secrets, const Secret *secret, const char *text,
                         bool at_start)
{
    size_t length = strlen(secret->text);
    if (secret->kind == SECRET_EXACT)
        return strncmp(text, secret->text, length) == 0 ? length : 0;
    length = at_start ? match_case(secret, text) : 0;
    if (secret->kind == SECRET_GIVEN && length > 0 && !name_follows(secrets, text + length) &&
        (length != strlen(secret->whole) || strncmp(text, secret->whole, length) != 0))
        return 0;
    return length;
}

/* The digits of a run such as “+7 (495) 123-45-67”; *length is the run without what follows the last digit. */
static size_t read_phone(const char *text, size_t *length, char digits[PHONE_DIGITS_MAX + 1])
{
    size_t count = 0;
    *length = 0;
    for (size_t i = 0; text[i]; i++) {
        if (is_digit(text[i])) {
            if (count == PHONE_DIGITS_MAX)
                return 0;
            digits[count++] = text[i];
            *length = i + 1;
        } else if (!strchr(" +()-.\xC2\xA0", text[i])) {
            break;
        }
    }
    digits[count] = '\0';
    return count;
}

/* A phone of ours or of nobody is left alone; a prefix such as +7 or 8 need not be the same. */
static size_t match_phone(const Secrets *secrets, const char *text)
{
    char found[PHONE_DIGITS_MAX + 1], wanted[PHONE_DIGITS_MAX + 1];
    size_t length, ignored, count = read_phone(text, &length, found);
    for (size_t i = 0; count >= PHONE_DIGITS_MIN && i < secrets->count; i++) {
        if (secrets->items[i].kind != SECRET_DIGITS)
            continue;
        size_t other = read_phone(secrets->items[i].text, &ignored, wanted);
        size_t tail = count < other ? count : other;
        tail = tail > 10 ? 10 : tail;
        if (tail >= PHONE_DIGITS_MIN && strcmp(found + count - tail, wanted + other - tail) == 0)
            return length;
    }
    return 0;
}

/* Appends the text with the secrets in it masked; true when there were some. */
static bool mask_text(const Secrets *secrets, const char *text, Buffer *out)
{
    bool changed = false, at_start = true;
    for (size_t i = 0, size, rest = strlen(text); i < rest; i += size) {
        uint32_t c = utf8_decode(text + i, rest - i, &size);
        size_t length = 0;
        const char *mask = NULL;
        if (at_start && (is_digit(text[i]) || text[i] == '+') &&
            (length = match_phone(secrets, text + i)) > 0) {
            char *masked = masked_phone(text + i, length);
            buffer_string(out, masked);
            free(masked);
        }
        for (size_t k = 0; length == 0 && k < secrets->count; k++)
            if (secrets->items[k].kind <= SECRET_EXACT &&
                (length = match_word(secrets, &secrets->items[k], text + i, at_start)) > 0)
                mask = secrets->items[k].mask;
        if (mask)
            buffer_string(out, mask);
        changed = changed || length > 0;
        at_start = !is_letter(c) && !is_digit(text[i]);
        if (length > 0)
            size = length;
        else
            buffer_add(out, text + i, size);
    }
    return changed;
}

/* Names in a list of ids, each as a whole. */
static bool mask_ids(const Secrets *secrets, const char *text, Buffer *out)
{
    bool changed = false;
    while (*text) {
        size_t blanks = strspn(text, " \t\r\n"), length = strcspn(text + blanks, " \t\r\n");
        const char *id = NULL;
        buffer_add(out, text, blanks);
        text += blanks;
        for (size_t i = 0; i < secrets->count && !id; i++)
            if (secrets->items[i].kind == SECRET_ID && strlen(secrets->items[i].text) == length &&
                strncmp(secrets->items[i].text, text, length) == 0)
                id = secrets->items[i].mask;
        buffer_add(out, id ? id : text, id ? strlen(id) : length);
        changed = changed || id;
        text += length;
    }
    return changed;
}

static void mask_attribute(const Secrets *secrets, xmlNode *element, xmlAttr *attribute)
{
    if (attribute->ns || strcmp((const char *)attribute->name, "file") == 0)
        return;
    xmlChar *value = xmlGetNoNsProp(element, attribute->name);
    Buffer ids = {0}, text = {0};
    bool changed = mask_ids(secrets, (const char *)value, &ids);
    changed = mask_text(secrets, buffer_text(&ids), &text) || changed;
    if (changed)
        xmlSetProp(element, attribute->name, BAD_CAST buffer_text(&text));
    xmlFree(value);
    buffer_free(&ids);
    buffer_free(&text);
}

/* Names of our own people are no secrets, though they may be the same. */
static bool is_declared_name(const xmlNode *text)
{
    const xmlNode *holder = text->parent ? text->parent->parent : NULL;
    return holder && (element_is(holder, "person") || element_is(holder, "organisation")) &&
           !is_client(holder);
}

static void mask_rest(const Secrets *secrets, xmlNode *root)
{
    for (xmlNode *node = root; node; node = walk_next(root, node)) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            Buffer text = {0};
            if (!is_declared_name(node) && mask_text(secrets, (const char *)node->content, &text)) {
                xmlNodeSetContent(node, NULL);
                xmlNodeAddContent(node, BAD_CAST buffer_text(&text));
            }
            buffer_free(&text);
        } else if (node->type == XML_ELEMENT_NODE) {
            if (element_is(node, "attachment"))
                xmlUnsetProp(node, BAD_CAST "file");
            for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
                mask_attribute(secrets, node, attribute);
        }
    }
}

static void drop_comments(xmlDoc *view)
{
    xmlNode *top = (xmlNode *)view, *next;
    for (xmlNode *node = view->children; node; node = next) {
        bool drop = node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE;
        next = drop ? walk_over(top, node) : walk_next(top, node);
        if (drop) {
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        }
    }
}

void mask_view(xmlDoc *view)
{
    Secrets secrets = {0};
    drop_comments(view);
    mask_clients(&secrets, xmlDocGetRootElement(view));
    mask_rest(&secrets, xmlDocGetRootElement(view));
    for (size_t i = 0; i < secrets.count; i++) {
        free(secrets.items[i].text);
        free(secrets.items[i].whole);
        free(secrets.items[i].mask);
    }
    free(secrets.items);
}
