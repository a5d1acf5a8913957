/* pack.c: a program of the build: puts the resources into the program, as files and as packed trees (packed.h).
 *
 *     pack TREES FILE... > resources.c
 *
 * writes the trees of all files to TREES, one behind the other, and prints the table of resource_table.h. What a tree
 * is for follows from its file's name:
 *
 *     .xsl   a stylesheet: comments mean nothing, nor do blanks outside of xsl:text
 *     .xml   labels of documents: comments mean nothing, nor do blanks beside elements; the words of skeletons are for new
 *            documents
 *     .sch   rules as they are evaluated: without texts in other languages, which are needed once a rule is broken
 *     .xsd   a schema as it validates: without annotations; with all that it includes, of which it keeps what its own
 *            elements need. A schema without elements is only a part of others and has no tree.
 *
 * Whoever needs more reads the file. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>

#include "base/affix.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "input/element.h"
#include "input/packed.h"
#include "input/schema_narrow.h"
#include "input/walk.h"

enum { WORDS_MAX = 4096, DECLARATIONS_MAX = 256 };

typedef struct {
    const xmlChar *words[WORDS_MAX];
    size_t word_count;
    const xmlNs *declarations[DECLARATIONS_MAX];
    size_t declaration_count;
    Buffer nodes;
} Packer;

_Noreturn static void stop(const char *file, const char *why)
{
    fprintf(stderr, "%s: %s\n", file, why);
    exit(EXIT_FAILURE);
}

/* What is left out of the trees. */

/* Whether the element has other elements in it and no text between them. */
static bool has_only_elements(const xmlNode *element)
{
    bool any = false;
    for (const xmlNode *node = element->children; node != NULL; node = node->next) {
        if (node->type == XML_TEXT_NODE && !xmlIsBlankNode(node))
            return false;
        any = any || node->type == XML_ELEMENT_NODE;
    }
    return any;
}

/* blanks: whether blanks in the parent mean something. */
static bool means_nothing(const char *file, const xmlNode *node, bool blanks)
{
    if (node->type == XML_TEXT_NODE)
        return !blanks && xmlIsBlankNode(node);
    return node->type != XML_ELEMENT_NODE ||
           (has_suffix(file, ".xsd") && element_is(node, "annotation")) ||
           (has_suffix(file, ".xml") && element_is(node, "skeleton")) ||
           (has_suffix(file, ".sch") && (element_is(node, "diagnostics") || element_is(node, "p")));
}

static void leave_out(const char *file, xmlNode *parent)
{
    bool blanks = has_suffix(file, ".xsl")   ? element_is(parent, "text")
                  : has_suffix(file, ".xsd") ? false
                                             : !has_only_elements(parent);
    for (xmlNode *node = parent->children, *next; node != NULL; node = next) {
        next = node->next;
        if (means_nothing(file, node, blanks)) {
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        } else {
            leave_out(file, node);
        }
    }
}

static xmlDoc *read_tree(const char *file)
{
    xmlDoc *tree = xmlReadFile(file, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NODICT);
    if (tree == NULL)
        stop(file, "cannot be parsed");
    leave_out(file, (xmlNode *)tree);
    return tree;
}

/* Schemas in one piece. */

static bool has_component(const xmlNode *root, const xmlNode *component)
{
    for (const xmlNode *node = root->children; node != NULL; node = node->next)
        if (xmlStrEqual(node->name, component->name) && element_value(node, "name") != NULL &&
            element_value(component, "name") != NULL &&
            strcmp(element_value(node, "name"), element_value(component, "name")) == 0)
            return true;
    return false;
}

/* Moves the component into the schema, where its prefixes mean the same. */
static void move(const char *file, xmlNode *component, xmlNode *root, xmlNode *before)
{
    for (const xmlNs *space = component->parent->nsDef; space != NULL; space = space->next) {
        const xmlNs *same = xmlSearchNs(root->doc, root, space->prefix);
        if (same == NULL || !xmlStrEqual(same->href, space->href))
            stop(file, "has other prefixes than what includes it");
    }
    xmlUnlinkNode(component);
    xmlAddPrevSibling(before, component);
    for (xmlNode *node = component; node != NULL; node = walk_next(component, node))
        node->ns = xmlSearchNs(root->doc, root, node->ns->prefix);
}

/* Puts what the schema includes in its place, each component once. */
static void include(const char *file, xmlNode *root)
{
    for (xmlNode *node = root->children, *next; node != NULL; node = next) {
        next = node->next;
        if (!element_is(node, "include"))
            continue;
        xmlChar *path = xmlBuildURI(BAD_CAST element_value(node, "schemaLocation"), BAD_CAST file);
        xmlDoc *part = read_tree((const char *)path);
        xmlNode *part_root = xmlDocGetRootElement(part);
        include((const char *)path, part_root);
        for (xmlNode *component = part_root->children, *after; component; component = after) {
            after = component->next;
            if (!element_is(component, "import") && !has_component(root, component))
                move((const char *)path, component, root, node);
        }
        xmlUnlinkNode(node);
        xmlFreeNode(node);
        xmlFreeDoc(part);
        xmlFree(path);
    }
}

/* libxml2 counts the rounds of a choice that may be repeated, though there is nothing to count up to, and a content model with
 * a counter is slow to check, to compile and to follow. A repeated sequence of one such choice means the same and has none. */
static void repeat_without_counting(xmlNode *root)
{
    for (xmlNode *node = root, *next; node != NULL; node = next) {
        next = walk_next(root, node);
        bool choice = element_is(node, "choice") ||
                      (element_is(node, "group") && element_value(node, "ref") != NULL);
        const char *most = element_value(node, "maxOccurs"),
                   *least = element_value(node, "minOccurs");
        if (!choice || most == NULL || strcmp(most, "unbounded") != 0)
            continue;
        xmlNode *sequence = xmlNewDocNode(root->doc, node->ns, BAD_CAST "sequence", NULL);
        if (least != NULL)
            xmlNewProp(sequence, BAD_CAST "minOccurs", BAD_CAST least);
        xmlNewProp(sequence, BAD_CAST "maxOccurs", BAD_CAST most);
        xmlUnsetProp(node, BAD_CAST "minOccurs");
        xmlUnsetProp(node, BAD_CAST "maxOccurs");
        xmlReplaceNode(node, sequence);
        xmlAddChild(sequence, node);
    }
}

/* false: the schema has no elements of its own. */
static bool complete_schema(const char *file, xmlNode *root)
{
    bool any = false;
    for (const xmlNode *node = root->children; node != NULL; node = node->next)
        any = any || element_is(node, "element");
    if (!any)
        return false;
    include(file, root);
    schema_narrow(root->doc, NULL);
    repeat_without_counting(root);
    return true;
}

/* Writing. */

static void add_number(Buffer *out, size_t number)
{
    for (; number > 0x7F; number >>= 7)
        buffer_char(out, (char)(0x80 | (number & 0x7F)));
    buffer_char(out, (char)number);
}

static void add_text(Buffer *out, const xmlChar *text)
{
    size_t length = text == NULL ? 0 : (size_t)xmlStrlen(text);
    add_number(out, length);
    buffer_add(out, text, length);
}

static size_t word(Packer *packer, const xmlChar *text)
{
    size_t i = 0;
    while (i < packer->word_count && !xmlStrEqual(packer->words[i], text))
        i++;
    if (i == WORDS_MAX)
        stop("pack", "too many words");
    if (i == packer->word_count)
        packer->words[packer->word_count++] = text;
    return i;
}

static void add_namespace(Packer *packer, const xmlNs *space)
{
    size_t i = 0;
    if (space == NULL) {
        add_number(&packer->nodes, PACKED_NO_NAMESPACE);
        return;
    }
    while (i < packer->declaration_count && packer->declarations[i] != space)
        i++;
    if (i < packer->declaration_count)
        add_number(&packer->nodes, PACKED_FIRST_NAMESPACE + i);
    else if (xmlStrEqual(space->href, XML_XML_NAMESPACE))
        add_number(&packer->nodes, PACKED_XML_NAMESPACE);
    else
        stop((const char *)space->href, "is a namespace of another tree");
}

static void add_declarations(Packer *packer, const xmlNode *element)
{
    size_t count = 0;
    for (const xmlNs *space = element->nsDef; space != NULL; space = space->next)
        count++;
    add_number(&packer->nodes, count);
    for (const xmlNs *space = element->nsDef; space != NULL; space = space->next) {
        add_number(&packer->nodes, space->prefix == NULL ? 0 : word(packer, space->prefix) + 1);
        add_number(&packer->nodes, word(packer, space->href));
        if (packer->declaration_count == DECLARATIONS_MAX)
            stop("pack", "too many declarations of namespaces");
        packer->declarations[packer->declaration_count++] = space;
    }
}

static void add_node(Packer *packer, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE) {
        buffer_char(&packer->nodes, PACKED_TEXT);
        add_text(&packer->nodes, node->content);
        return;
    }
    buffer_char(&packer->nodes, PACKED_ELEMENT);
    add_number(&packer->nodes, word(packer, node->name));
    add_declarations(packer, node);
    add_namespace(packer, node->ns);
    size_t count = 0;
    for (const xmlAttr *one = node->properties; one != NULL; one = one->next)
        count++;
    add_number(&packer->nodes, count);
    for (const xmlAttr *one = node->properties; one != NULL; one = one->next) {
        add_number(&packer->nodes, word(packer, one->name));
        add_namespace(packer, one->ns);
        add_text(&packer->nodes, one->children == NULL ? NULL : one->children->content);
    }
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        add_node(packer, child);
    buffer_char(&packer->nodes, PACKED_END);
}

/* Appends the file's tree; false: it has none. */
static bool pack(const char *file, Buffer *out)
{
    Packer *packer = memory_new(sizeof *packer);
    xmlDoc *tree = read_tree(file);
    xmlNode *root = xmlDocGetRootElement(tree);
    bool good = !has_suffix(file, ".xsd") || complete_schema(file, root);
    if (good) {
        add_node(packer, root);
        add_number(out, packer->word_count);
        for (size_t i = 0; i < packer->word_count; i++) {
            add_text(out, packer->words[i]);
            buffer_char(out, '\0');
        }
        add_number(out, packer->declaration_count);
        buffer_add(out, packer->nodes.data, packer->nodes.length);
    }
    xmlFreeDoc(tree);
    buffer_free(&packer->nodes);
    free(packer);
    return good;
}

static void print_table(const char *trees, char *const *files, int count, const size_t *offsets)
{
    printf("/* Made by src/input/pack.c from schemas/ and stylesheets/. */\n"
           "#include \"base/resource_table.h\"\n#include <stddef.h>\n__asm__(\".section "
           ".rodata\\n\"\n");
    printf("\"resource_trees: .incbin \\\"%s\\\"\\n\"\n", trees);
    for (int i = 0; i < count; i++)
        printf("\"resource%d: .incbin \\\"%s\\\"\\nresource%d_end: .byte 0\\n\"\n", i, files[i], i);
    printf("\".previous\\n\");\nextern const unsigned char resource_trees[];\n");
    for (int i = 0; i < count; i++)
        printf("extern const unsigned char resource%d[], resource%d_end[];\n", i, i);
    printf("const struct Resource RESOURCES[] = {\n");
    for (int i = 0; i < count; i++) {
        printf("    {\"%s\", resource%d, resource%d_end, ", files[i], i, i);
        if (offsets[i] == SIZE_MAX)
            printf("NULL},\n");
        else
            printf("resource_trees + %zu},\n", offsets[i]);
    }
    printf("    {NULL, NULL, NULL, NULL},\n};\n");
}

int main(int count, char **words)
{
    Buffer trees = {0};
    if (count < 2)
        stop("pack", "give TREES FILE...");
    int files = count - 2;
    size_t *offsets = memory_new((size_t)count * sizeof *offsets);
    for (int i = 0; i < files; i++) {
        size_t start = trees.length;
        offsets[i] = pack(words[i + 2], &trees) ? start : SIZE_MAX;
    }
    FILE *out = fopen(words[1], "wb");
    if (out == NULL || fwrite(buffer_text(&trees), 1, trees.length, out) != trees.length ||
        fclose(out) != 0)
        stop(words[1], "cannot be written");
    print_table(words[1], words + 2, files, offsets);
    buffer_free(&trees);
    free(offsets);
    xmlCleanupParser();
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
