/* sheet_instructions.c: owns the instructions that stylesheets have besides those of XSLT: what an element takes along from
 * the one it is made from, and going through running text, word by word the most frequent of all they do. */
#include <stdint.h>
#include <string.h>

#include <libxslt/extensions.h>
#include <libxslt/namespaces.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "input/place.h"
#include "input/read.h"
#include "input/sheet.h"
#include "input/sheet_functions.h"

typedef enum { ORIGIN_ID, ORIGIN_LANGUAGE, ORIGIN_PLACE, ORIGIN_COUNT } OriginKind;

/* What goes along: an attribute, or a place. */
typedef struct {
    OriginKind kind;
    const xmlAttr *attribute;
    size_t offset;
} Origin;

static bool has_name(const xmlAttr *attribute, const char *name)
{
    return strcmp((const char *)attribute->name, name) == 0;
}

static OriginKind kind_of(const xmlAttr *attribute)
{
    if (attribute->ns == NULL)
        return has_name(attribute, "id") ? ORIGIN_ID : ORIGIN_COUNT;
    if (has_name(attribute, "lang") && xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE))
        return ORIGIN_LANGUAGE;
    return ORIGIN_COUNT;
}

/* The place of the node, or of the nearest element around it that has one; false: none has. */
static bool find_place(const xmlNode *node, size_t *offset)
{
    for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
        if (place_own(node, offset))
            return true;
    return false;
}

/* Finds what goes along, in the order in which it stands at the node; returns how many there are. What has no place of its
 * own has that of what is around it. */
static size_t find_origin(const xmlNode *node, Origin *found)
{
    size_t count = 0, offset;
    if (node == NULL || node->type != XML_ELEMENT_NODE)
        return 0;
    for (const xmlAttr *attribute = node->properties; attribute && count < ORIGIN_PLACE;
         attribute = attribute->next) {
        OriginKind kind = kind_of(attribute);
        if (kind != ORIGIN_COUNT)
            found[count++] = (Origin){.kind = kind, .attribute = attribute};
    }
    if (find_place(node, &offset))
        found[count++] = (Origin){.kind = ORIGIN_PLACE, .offset = offset};
    return count;
}

/* The element that attributes can be added to; NULL: it is too late for them, which has been said. */
static xmlNode *find_target(xsltTransformContext *context, xmlNode *instruction)
{
    xmlNode *target = context->insert;
    if (target != NULL && target->type == XML_ELEMENT_NODE && target->children == NULL)
        return target;
    xsltTransformError(context, NULL, instruction, "attributes after the content\n");
    return NULL;
}

static void add(xmlNode *target, xmlNs *space, const char *name, const xmlAttr *attribute)
{
    const xmlNode *text = attribute->children;
    if (xmlSetNsProp(target, space, BAD_CAST name, text == NULL ? BAD_CAST "" : text->content) ==
        NULL)
        memory_exhausted();
}

/* The declaration of the attribute's namespace that holds at the target. Where nothing is declared at the target, that by
 * which an attribute around it has the namespace is the same as a search would find. */
static xmlNs *find_space(xsltTransformContext *context, xmlNode *instruction, xmlNode *target,
                         const xmlNs *space)
{
    const xmlNode *parent = target->parent;
    bool inherits = target->nsDef == NULL && parent != NULL && parent->type == XML_ELEMENT_NODE;
    for (const xmlAttr *other = inherits ? parent->properties : NULL; other; other = other->next)
        if (other->ns != NULL && xmlStrEqual(other->ns->prefix, space->prefix) &&
            xmlStrEqual(other->ns->href, space->href))
            return other->ns;
    return xsltGetSpecialNamespace(context, instruction, space->href, space->prefix, target);
}

/* As an attribute, so that it goes along when the element is copied out of a variable. Of it only where it begins is read. */
static void write_place(xsltTransformContext *context, xmlNode *instruction, xmlNode *target,
                        size_t offset)
{
    Buffer value = {0};
    buffer_format(&value, "%zu-%zu", offset, offset);
    xmlNs *space = xsltGetSpecialNamespace(context, instruction, BAD_CAST PLACE_NAMESPACE,
                                           BAD_CAST "place", target);
    if (xmlSetNsProp(target, space, BAD_CAST "at", BAD_CAST buffer_text(&value)) == NULL)
        memory_exhausted();
    buffer_free(&value);
}

/* The place is said once for an element and what stands in it. */
static void copy_place(xsltTransformContext *context, xmlNode *instruction, xmlNode *target,
                       size_t offset)
{
    size_t around;
    if (find_place(target->parent, &around) && around == offset)
        return;
    if (XSLT_IS_RES_TREE_FRAG(target->doc))
        write_place(context, instruction, target, offset);
    else
        place_set(target, offset);
}

static void copy(xsltTransformContext *context, xmlNode *instruction, xmlNode *target,
                 const Origin *origin)
{
    const xmlAttr *attribute = origin->attribute;
    if (origin->kind == ORIGIN_PLACE) {
        copy_place(context, instruction, target, origin->offset);
        return;
    }
    xmlNs *space =
        attribute->ns == NULL ? NULL : find_space(context, instruction, target, attribute->ns);
    add(target, space, (const char *)attribute->name, attribute);
}

/* The value of an attribute of the instruction; "": there is none. */
static const char *attribute_of(const xmlNode *instruction, const char *name)
{
    for (const xmlAttr *attribute = instruction->properties; attribute; attribute = attribute->next)
        if (has_name(attribute, name) && attribute->children != NULL)
            return (const char *)attribute->children->content;
    return "";
}

/* Whether the name is in the list, which has a space between names. */
static bool is_listed(const xmlChar *name, const char *list)
{
    size_t length = strlen((const char *)name);
    for (const char *word = list; *word != '\0'; word += *word == ' ') {
        size_t size = strcspn(word, " ");
        if (size == length && memcmp(word, name, length) == 0)
            return true;
        word += size;
    }
    return false;
}

static bool is_element(const xmlNode *node, const char *list)
{
    return node->type == XML_ELEMENT_NODE && is_listed(node->name, list);
}

/* XSL-FO keeps ends of lines where it is told to. */
static void keep_breaks(xmlNode *target, const xmlNode *node, const char *breaks)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (is_element(child, breaks)) {
            if (xmlSetNsProp(target, NULL, BAD_CAST "linefeed-treatment", BAD_CAST "preserve") ==
                NULL)
                memory_exhausted();
            return;
        }
}

static void carry(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                  xsltElemPreComp *unused)
{
    (void)unused;
    Origin found[ORIGIN_COUNT];
    size_t count = find_origin(node, found);
    const char *breaks = attribute_of(instruction, "breaks");
    bool empty = count == 0 && *breaks == '\0';
    xmlNode *target = empty ? NULL : find_target(context, instruction);
    for (size_t i = 0; i < count && target != NULL; i++)
        copy(context, instruction, target, &found[i]);
    if (target != NULL && *breaks != '\0')
        keep_breaks(target, node, breaks);
}

/* Copies what is found of that kind. */
static void carry_one(xsltTransformContext *context, xmlNode *instruction, const Origin *found,
                      size_t count, OriginKind kind)
{
    for (size_t i = 0; i < count; i++) {
        xmlNode *target = found[i].kind == kind ? find_target(context, instruction) : NULL;
        if (target != NULL)
            copy(context, instruction, target, &found[i]);
    }
}

static void place(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                  xsltElemPreComp *unused)
{
    (void)unused;
    Origin found[ORIGIN_COUNT];
    size_t count = find_origin(node, found);
    carry_one(context, instruction, found, count, ORIGIN_PLACE);
}

static void beside(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                   xsltElemPreComp *unused)
{
    (void)unused;
    Origin found[ORIGIN_COUNT], of_root[ORIGIN_COUNT];
    size_t count = find_origin(node, found);
    size_t root_count = find_origin(xmlDocGetRootElement(node->doc), of_root);
    for (size_t i = 0; i < count; i++)
        if (found[i].kind == ORIGIN_LANGUAGE)
            carry_one(context, instruction, of_root, root_count, ORIGIN_LANGUAGE);
    carry_one(context, instruction, found, count, ORIGIN_PLACE);
}

static void origin(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                   xsltElemPreComp *unused)
{
    (void)unused;
    static const char *const NAMES[] = {"id", "lang"};
    Origin found[ORIGIN_COUNT];
    const xmlAttr *attributes[ORIGIN_COUNT] = {0};
    for (size_t i = find_origin(node, found); i > 0; i--)
        attributes[found[i - 1].kind] = found[i - 1].attribute;
    for (size_t kind = 0; kind < sizeof NAMES / sizeof *NAMES; kind++) {
        xmlNode *target = attributes[kind] == NULL ? NULL : find_target(context, instruction);
        if (target != NULL)
            add(target, NULL, NAMES[kind], attributes[kind]);
    }
}

/* ---- Running text ---- */

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static bool is_blank(const xmlNode *text)
{
    const char *content = (const char *)text->content;
    return content[strspn(content, " \t\r\n")] == '\0';
}

/* Finds the end of the words that begin at the node; true when there is anything in them to be read. */
static bool find_end(Words *words, const char *blocks)
{
    bool readable = false;
    const xmlNode *node = words->first;
    for (; node != NULL && !is_element(node, blocks); node = node->next)
        readable = readable || (node->type == XML_ELEMENT_NODE
                                    ? !is_listed(node->name, words->without)
                                    : node->type == XML_TEXT_NODE && !is_blank(node));
    words->end = node;
    return readable;
}

static xmlNode *part_of(const xmlNode *instruction, const char *name)
{
    xmlNode *part = instruction->children;
    while (part != NULL && strcmp((const char *)part->name, name) != 0)
        part = part->next;
    return part == NULL ? NULL : part->children;
}

/* Carries out the instructions with the node as the current one. */
static void carry_out(xsltTransformContext *context, const xmlNode *node, xmlNode *instructions)
{
    xmlNode *before = context->node;
    context->node = (xmlNode *)(uintptr_t)node;
    xsltApplyOneTemplate(context, context->node, instructions, NULL, NULL);
    context->node = before;
}

static void passage(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                    xsltElemPreComp *unused)
{
    (void)unused;
    Sheet *sheet = sheet_find(context);
    const Words outer = sheet->words;
    const char *blocks = attribute_of(instruction, "blocks");
    xmlNode *run = part_of(instruction, "run"), *block = part_of(instruction, "block");
    xmlXPathObject *value = xsltVariableLookup(context, BAD_CAST "without", NULL);
    bool has_without = value != NULL && value->type == XPATH_STRING && value->stringval != NULL;
    Words words = {.without = has_without ? (const char *)value->stringval : ""};
    words.first = node->type == XML_ELEMENT_NODE ? node->children : NULL;
    while (words.first != NULL) {
        if (find_end(&words, blocks)) {
            sheet->words = words;
            carry_out(context, node, run);
        }
        if (words.end != NULL)
            carry_out(context, words.end, block);
        words.first = words.end == NULL ? NULL : words.end->next;
    }
    sheet->words = outer;
    xmlXPathFreeObject(value);
}

/* As xsl:apply-templates does. */
static void words(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                  xsltElemPreComp *unused)
{
    (void)instruction, (void)unused;
    const Words words = sheet_find(context)->words;
    const xmlChar *mode = context->mode, *space = context->modeURI;
    xmlXPathContext *xpath = context->xpathCtxt;
    int position = xpath->proximityPosition, size = xpath->contextSize;
    context->mode = xmlDictLookup(context->dict, BAD_CAST "inline", -1);
    context->modeURI = NULL;
    xpath->contextSize = xpath->proximityPosition = 0;
    for (const xmlNode *word = words.first; word != words.end; word = word->next)
        xpath->contextSize += !is_element(word, words.without);
    for (const xmlNode *word = words.first; word != words.end; word = word->next) {
        if (is_element(word, words.without))
            continue;
        context->node = (xmlNode *)(uintptr_t)word;
        xpath->proximityPosition++;
        xsltProcessOneNode(context, context->node, NULL);
    }
    context->node = node;
    context->mode = mode;
    context->modeURI = space;
    xpath->proximityPosition = position;
    xpath->contextSize = size;
}

/* Whether a text before or after this one, which a comment stands between, has anything to be read. */
static bool goes_on(const xmlNode *node, bool forward)
{
    const xmlNode *next = forward ? node->next : node->prev;
    if (next == NULL || next->type != XML_COMMENT_NODE)
        return false;
    while (next != NULL && !(is_text(next) && !is_blank(next)))
        next = forward ? next->next : next->prev;
    return next != NULL;
}

/* Whether the text is at the edge of its paragraph: no words come before it, or after it. */
static bool is_at_edge(const xmlNode *node, bool forward, const char *blocks, const char *ends)
{
    const xmlNode *next = forward ? node->next : node->prev;
    while (next != NULL && next->type != XML_ELEMENT_NODE)
        next = forward ? next->next : next->prev;
    bool ended = next == NULL || is_listed(next->name, blocks) || is_listed(next->name, ends);
    return ended && !goes_on(node, forward);
}

static void piece(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                  xsltElemPreComp *unused)
{
    (void)unused;
    if (!is_text(node) || node->content == NULL)
        return;
    bool bounded = instruction->properties != NULL;
    const char *blocks = attribute_of(instruction, "blocks");
    const char *ends = attribute_of(instruction, "ends");
    const char *whole = (const char *)node->content;
    bool joins = sheet_joins_lines(node, whole);
    Buffer text = {0};
    running_piece(whole, joins, bounded && is_at_edge(node, false, blocks, ""),
                  bounded && is_at_edge(node, true, blocks, ends), &text);
    sheet_glue(context, node, whole, &text);
    if (text.length > 0)
        xsltCopyTextString(context, context->insert, BAD_CAST buffer_text(&text), 0);
    buffer_free(&text);
}

void sheet_instructions_register(void)
{
    static const struct {
        const char *name;
        xsltTransformFunction function;
    } INSTRUCTIONS[] = {{"carry", carry},   {"place", place},     {"beside", beside},
                        {"origin", origin}, {"passage", passage}, {"words", words},
                        {"piece", piece}};
    for (size_t i = 0; i < sizeof INSTRUCTIONS / sizeof *INSTRUCTIONS; i++)
        xsltRegisterExtModuleElement(BAD_CAST INSTRUCTIONS[i].name, BAD_CAST SHEET_NAMESPACE, NULL,
                                     INSTRUCTIONS[i].function);
}
