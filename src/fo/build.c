/* build.c: from an XML tree to formatting objects. The only file above src/input that sees libxml2.
 *
 * The objects need a tenth of the memory their XML takes. So a stylesheet's result is read while the stylesheet still
 * makes it, and what has been read is dropped at once. A result only grows at its end: what stands before the last
 * child of a node is complete.
 *
 *     root ─┬─ masters            read, dropped
 *           └─ page-sequence ─┬─ static-content    read, dropped
 *                             └─ flow ─┬─ block     read, dropped
 *                                      └─ block …   still growing
 *
 * The nodes from the root to the end are the spine. A node of it becomes an object when it has a child: then its
 * attributes are complete, too. */
#include <stdlib.h>
#include <string.h>

#include <libxml/tree.h>

#include "base/hash.h"
#include "base/hash_table.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "base/wording.h"
#include "fo/cell_place.h"
#include "fo/content.h"
#include "fo/fo.h"
#include "fo/foreign.h"
#include "fo/growing.h"
#include "fo/required.h"
#include "fo/split.h"
#include "fo/style.h"
#include "input/read.h"
#include "input/root.h"

#define FOX_NAMESPACE "http://xmlgraphics.apache.org/fop/extensions"
#define XHTML_NAMESPACE "http://www.w3.org/1999/xhtml"
#define DC_NAMESPACE "http://purl.org/dc/elements/1.1/"
#define PDF_NAMESPACE "http://ns.adobe.com/pdf/1.3/"
#define XMP_NAMESPACE "http://ns.adobe.com/xap/1.0/"
#define ATTRIBUTE_LIMIT 256
#define DEPTH_LIMIT 1000

/* A node of which the object is there, but not all that is in it. */
typedef struct {
    const xmlNode *node;
    Fo *fo;
} Opened;

typedef struct FoBuilder {
    FoTree *tree; /* NULL until the root is known */
    StyleCache *styles;
    Diagnostics *diagnostics;
    bool grows; /* the document is still being made, and what has been read is dropped */
    int depth;
    /* of the element being read */
    FoAttribute attributes[ATTRIBUTE_LIMIT];
    const xmlAttr *nodes[ATTRIBUTE_LIMIT];
    Opened *spine;
    size_t spine_count, spine_capacity;
    ForeignNames met; /* names of other namespaces that were reported */
    Fo *implied;      /* the last object that nobody wrote: see wrap() */
    FoElement
        unwrapped; /* whose children stand in for it, FO_TEXT if unknown; FO_ELEMENT_COUNT: none */
    CellWalk *cells; /* where from-table-column() was asked for last */
} Builder;

static const char *text_of(const xmlChar *text)
{
    return (const char *)text;
}

static bool is_in(const xmlNode *node, const char *space)
{
    return node->ns && strcmp(text_of(node->ns->href), space) == 0;
}

/* As property_find() does for attributes. */
static FoElement element_find(const char *name)
{
    static HashTable rows;
    for (size_t i = rows.count; i < FO_TEXT; i++)
        hash_table_add(&rows, hash_string(ELEMENT_ROWS[i].name + strlen("fo:")), &ELEMENT_ROWS[i]);
    size_t at = 0;
    uint64_t hash = hash_string(name);
    for (const ElementRow *row; (row = hash_table_next(&rows, hash, &at));)
        if (strcmp(row->name + strlen("fo:"), name) == 0)
            return (FoElement)(row - ELEMENT_ROWS);
    return FO_ELEMENT_COUNT;
}

/* "axf:document-info": a name as it is written; from the arena. */
static const char *written_name(Builder *builder, const xmlNs *space, const xmlChar *name)
{
    Buffer written = {0};
    if (space && space->prefix)
        buffer_format(&written, "%s:", text_of(space->prefix));
    buffer_string(&written, text_of(name));
    const char *result = arena_string(builder->tree->arena, buffer_text(&written));
    buffer_free(&written);
    return result;
}

static void report_foreign_attribute(Builder *builder, const xmlAttr *attribute)
{
    if (foreign_is_new(&builder->met, text_of(attribute->ns->href), text_of(attribute->name),
                       builder->tree->arena))
        diagnose(builder->diagnostics, MESSAGE_FO_PROPERTY_UNSUPPORTED,
                 place_of_node((const xmlNode *)attribute),
                 written_name(builder, attribute->ns, attribute->name), NULL);
}

/* The name under which the property table knows an attribute, or NULL for attributes of foreign
 * namespaces, which say nothing to a formatter. */
static const char *attribute_name(Builder *builder, const xmlAttr *attribute)
{
    const char *name = text_of(attribute->name);
    if (!attribute->ns)
        return name;
    const char *space = text_of(attribute->ns->href);
    if (foreign_formats(space))
        report_foreign_attribute(builder, attribute);
    const char *prefix = strcmp(space, FOX_NAMESPACE) == 0                     ? "fox:"
                         : strcmp(space, (const char *)XML_XML_NAMESPACE) == 0 ? "xml:"
                                                                               : NULL;
    if (!prefix || (prefix[0] == 'x' && strcmp(name, "space") == 0))
        return NULL;
    Buffer prefixed = {0};
    buffer_string(&prefixed, prefix);
    buffer_string(&prefixed, name);
    const char *result = arena_string(builder->tree->objects, buffer_text(&prefixed));
    buffer_free(&prefixed);
    return result;
}

static void add_own(Builder *builder, Fo *fo, PropertyId property, const char *value)
{
    FoOwn *own = arena_alloc(builder->tree->objects, sizeof *own);
    own->property = property;
    own->value = arena_string(builder->tree->arena, value);
    own->next = (FoOwn *)fo->own;
    fo->own = own;
}

/* An attribute's value: almost always a single text node. */
static const char *attribute_value(Builder *builder, const xmlAttr *attribute)
{
    const xmlNode *child = attribute->children;
    if (!child)
        return "";
    if (!child->next && child->type == XML_TEXT_NODE)
        return text_of(child->content);
    xmlChar *value = xmlNodeListGetString(attribute->doc, attribute->children, 1);
    if (!value)
        memory_exhausted();
    char *copy = arena_string(builder->tree->objects, text_of(value));
    xmlFree(value);
    return copy;
}

/* The style of these attributes. Finding the place of an attribute costs more than finding a style, so it is done
 * only for a style that is new, the only kind that can bring a report. */
static const FoStyle *read_style(Builder *builder, const Fo *fo, const FoStyle *parent,
                                 size_t count)
{
    const FoStyle *known =
        style_find(builder->styles, parent, fo->element, builder->attributes, count);
    if (known)
        return known;
    for (size_t i = 0; i < count; i++)
        builder->attributes[i].place = place_of_node((const xmlNode *)builder->nodes[i]);
    return style_make(builder->styles, parent, fo->element, builder->attributes, count);
}

/* The same with values of from-table-column(). To know its column a cell needs a style, if only without these. */
static void make_style(Builder *builder, Fo *fo, const FoStyle *parent, size_t count)
{
    fo->style = read_style(builder, fo, parent, count);
    if (!fo->style->asks_column)
        return;
    const Fo *cell = cell_around(fo);
    if (cell)
        fo->style = style_in_column(builder->styles, fo->style, fo->element,
                                    cell_column_style(&builder->cells, cell));
    for (size_t i = 0; !cell && i < count; i++)
        if (strstr(builder->attributes[i].value, "from-table-column"))
            diagnose(builder->diagnostics, MESSAGE_FO_VALUE_UNSUPPORTED,
                     place_of_node((const xmlNode *)builder->nodes[i]),
                     builder->attributes[i].value, builder->attributes[i].name, NULL);
}

/* The first page master that the name leads to, through page sequence masters and their references; below set. */
static const Fo *find_page_master(const Fo *set, const char *name)
{
    for (const Fo *master = set->first; master; master = master->next) {
        if (strcmp(fo_string(master, PROPERTY_MASTER_NAME), name) != 0)
            continue;
        const Fo *part = master;
        while (part && part->element != FO_SIMPLE_PAGE_MASTER &&
               !*fo_string(part, PROPERTY_MASTER_REFERENCE))
            part = part->first;
        if (!part || part->element == FO_SIMPLE_PAGE_MASTER)
            return part;
        for (const Fo *simple = set->first; simple; simple = simple->next)
            if (simple->element == FO_SIMPLE_PAGE_MASTER &&
                strcmp(fo_string(simple, PROPERTY_MASTER_NAME),
                       fo_string(part, PROPERTY_MASTER_REFERENCE)) == 0)
                return simple;
    }
    return NULL;
}

/* What stands in a region has its writing-mode (7.29.7), which the flow does not inherit in the tree: a page sequence that
 * says none takes that of its pages. Returns how many attributes there are then. */
static size_t add_mode_of_pages(Builder *builder, const Fo *sequence, const FoStyle *parent,
                                size_t count)
{
    const char *name = "";
    for (size_t i = 0; i < count; i++) {
        if (strcmp(builder->attributes[i].name, "writing-mode") == 0)
            return count;
        if (strcmp(builder->attributes[i].name, "master-reference") == 0)
            name = builder->attributes[i].value;
    }
    const Fo *set = sequence->parent->first;
    while (set && set->element != FO_LAYOUT_MASTER_SET)
        set = set->next;
    const Fo *master = set ? find_page_master(set, name) : NULL;
    for (const Fo *region = master ? master->first : NULL; region; region = region->next)
        if (region->element == FO_REGION_BODY)
            master = region;
    if (!master || count == ATTRIBUTE_LIMIT ||
        fo_starts_right(master) == style_starts_right(parent))
        return count;
    const char *mode = fo_starts_right(master) ? "rl-tb" : "lr-tb";
    builder->attributes[count] = (FoAttribute){.name = "writing-mode", .value = mode};
    builder->nodes[count] = builder->nodes[0];
    return count + 1;
}

static void read_attributes(Builder *builder, const xmlNode *node, Fo *fo, const FoStyle *parent)
{
    size_t count = 0, total = 0;
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        const char *name = attribute_name(builder, attribute);
        if (!name)
            continue;
        if (total++ >= ATTRIBUTE_LIMIT) {
            diagnose(builder->diagnostics, MESSAGE_FO_PROPERTY_UNSUPPORTED,
                     place_of_node((const xmlNode *)attribute), name, NULL);
            break;
        }
        const char *value = attribute_value(builder, attribute);
        PropertyId property = property_find(name);
        if (property != PROPERTY_COUNT && PROPERTY_ROWS[property].scope == OWN) {
            add_own(builder, fo, property, value);
            continue;
        }
        builder->attributes[count] = (FoAttribute){.name = name, .value = value};
        builder->nodes[count++] = attribute;
    }
    if (fo->element == FO_PAGE_SEQUENCE && parent)
        count = add_mode_of_pages(builder, fo, parent, count);
    make_style(builder, fo, parent, count);
}

static bool is_blank_text(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

static void append(Fo *parent, Fo *child)
{
    child->parent = parent;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

static Fo *add_implied(Builder *builder, Fo *parent, FoElement element, Place place)
{
    Fo *fo = arena_alloc(builder->tree->objects, sizeof *fo);
    fo->element = element;
    fo->place = place;
    fo->style = style_make(builder->styles, parent->style, element, NULL, 0);
    append(parent, fo);
    return fo;
}

/* what: the element that stands there, NULL for text. */
static void report_implied(Builder *builder, const Fo *parent, FoElement element, const char *what,
                           Place place)
{
    if (what)
        diagnose(builder->diagnostics, MESSAGE_FO_IMPLIED, place, what, fo_name(parent->element),
                 fo_name(element), NULL);
    else
        diagnose(builder->diagnostics, MESSAGE_FO_TEXT_IMPLIED, place, fo_name(parent->element),
                 fo_name(element), NULL);
}

/* People write text into cells, and rows into tables. Nothing is lost of it: it stands in an object that nobody wrote, with
 * what comes right behind it. NULL: none can be meant. */
static Fo *wrap(Builder *builder, Fo *parent, int kind, const char *what, Place place)
{
    FoElement element = content_implied(parent->element, kind);
    if (element == FO_ELEMENT_COUNT)
        return NULL;
    if (builder->implied && builder->implied == parent->last &&
        builder->implied->element == element)
        return builder->implied;
    if (builder->unwrapped == FO_ELEMENT_COUNT) /* else the element around was reported */
        report_implied(builder, parent, element, what, place);
    builder->implied = add_implied(builder, parent, element, place);
    return builder->implied;
}

static void add_text(Builder *builder, const xmlNode *node, Fo *parent)
{
    const char *text = text_of(node->content);
    if (!text || !*text)
        return;
    if (!(ELEMENT_ROWS[parent->element].may_contain & CONTENT_TEXT)) {
        bool goes_on = builder->implied && builder->implied == parent->last;
        if (is_blank_text(text) && !goes_on)
            return;
        Fo *block = wrap(builder, parent, CONTENT_TEXT, NULL, parent->place);
        if (!block && !is_blank_text(text))
            diagnose(builder->diagnostics, MESSAGE_FO_TEXT_MISPLACED, parent->place,
                     fo_name(parent->element), NULL);
        if (!block)
            return;
        parent = block;
    }
    Fo *fo = arena_alloc(builder->tree->objects, sizeof *fo);
    fo->element = FO_TEXT;
    fo->style = parent->style;
    fo->place = parent->place;
    fo->text_length = (uint32_t)strlen(text);
    fo->text = arena_substring(builder->tree->objects, text, fo->text_length);
    append(parent, fo);
}

/* One level deeper; false, and reported, when that is too deep. */
static bool enter(Builder *builder, const xmlNode *node)
{
    if (builder->depth < DEPTH_LIMIT) {
        builder->depth++;
        return true;
    }
    Buffer limit = {0};
    buffer_format(&limit, "%d", DEPTH_LIMIT);
    diagnose(builder->diagnostics, MESSAGE_XML_TOO_DEEP, place_of_node(node), buffer_text(&limit),
             NULL);
    buffer_free(&limit);
    return false;
}

/* The text of an element with each run of white space as one space, or NULL when there is nothing else. */
static const char *plain_text(Builder *builder, const xmlNode *node)
{
    xmlChar *value = xmlNodeGetContent(node);
    if (!value)
        memory_exhausted();
    Buffer text = {0};
    buffer_folded(&text, text_of(value), strlen(text_of(value)));
    buffer_drop_space(&text);
    const char *result =
        text.length ? arena_substring(builder->tree->arena, text.data, text.length) : NULL;
    buffer_free(&text);
    xmlFree(value);
    return result;
}

/* No element of XSL-FO that may stand in fo:declarations is supported. */
static void report_declaration(Builder *builder, const xmlNode *node)
{
    FoElement element = element_find(text_of(node->name));
    if (element == FO_ELEMENT_COUNT)
        diagnose(builder->diagnostics, MESSAGE_FO_ELEMENT_FOREIGN, place_of_node(node),
                 written_name(builder, node->ns, node->name), NULL);
    else
        diagnose(builder->diagnostics,
                 ELEMENT_ROWS[element].is == CONTENT_NONE ? MESSAGE_FO_ELEMENT_UNSUPPORTED
                                                          : MESSAGE_FO_ELEMENT_MISPLACED,
                 place_of_node(node), fo_name(element), fo_name(FO_DECLARATIONS), NULL);
}

/* An XMP packet in fo:declarations, as Apache FOP reads it. */
static void read_declarations(Builder *builder, const xmlNode *node)
{
    static const struct {
        const char *space, *name;
        size_t offset;
    } FIELDS[] = {{DC_NAMESPACE, "title", offsetof(FoTree, title)},
                  {DC_NAMESPACE, "creator", offsetof(FoTree, author)},
                  {DC_NAMESPACE, "description", offsetof(FoTree, subject)},
                  {DC_NAMESPACE, "subject", offsetof(FoTree, keywords)},
                  {DC_NAMESPACE, "date", offsetof(FoTree, date)},
                  {PDF_NAMESPACE, "Keywords", offsetof(FoTree, keywords)},
                  {XMP_NAMESPACE, "CreateDate", offsetof(FoTree, date)}};
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        bool known = is_in(child, FO_NAMESPACE);
        if (known)
            report_declaration(builder, child);
        for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
            if (!is_in(child, FIELDS[i].space) || strcmp(text_of(child->name), FIELDS[i].name) != 0)
                continue;
            known = true;
            const char *value = plain_text(builder, child);
            if (value)
                *(const char **)((char *)builder->tree + FIELDS[i].offset) = value;
        }
        if (!known && enter(builder, child)) {
            read_declarations(builder, child);
            builder->depth--;
        }
    }
}

static Fo *add_element(Builder *builder, const xmlNode *node, Place place, FoElement element,
                       Fo *parent)
{
    Fo *fo = arena_alloc(builder->tree->objects, sizeof *fo);
    fo->element = element;
    fo->place = place;
    append(parent, fo);
    read_attributes(builder, node, fo, parent->style);
    return fo;
}

/* A page has a body (XSL-FO 1.1, 6.4.13). */
static void imply_body(Builder *builder, Fo *master)
{
    for (const Fo *region = master->first; region; region = region->next)
        if (region->element == FO_REGION_BODY)
            return;
    diagnose(builder->diagnostics, MESSAGE_FO_BODY_IMPLIED, master->place, NULL);
    add_implied(builder, master, FO_REGION_BODY, master->place);
}

/* All in the object is there. */
static void complete(Builder *builder, Fo *fo)
{
    if (fo->element == FO_SIMPLE_PAGE_MASTER)
        imply_body(builder, fo);
    fo_check_required(fo, builder->diagnostics);
    fo_split(fo, builder->tree->objects);
}

/* What is hidden until somebody clicks is never seen on paper (XSL-FO 1.1, 6.9.4). */
static bool is_hidden_case(const xmlNode *node)
{
    const xmlAttr *state = xmlHasNsProp((xmlNode *)node, BAD_CAST "starting-state", NULL);
    return state && state->children && state->children->content &&
           strcmp(text_of(state->children->content), "hide") == 0;
}

static void build_children(Builder *builder, const xmlNode *node, Fo *parent);

/* Reads what is in the node as if it stood there alone. element: what the node is, FO_TEXT if that is not known. */
static void unwrap(Builder *builder, const xmlNode *node, FoElement element, Fo *parent)
{
    if (!enter(builder, node))
        return;
    FoElement outer = builder->unwrapped;
    builder->unwrapped = element;
    build_children(builder, node, parent);
    builder->unwrapped = outer;
    builder->depth--;
}

/* An element that XSL-FO does not have, or one without its namespace. */
static void report_unknown(Builder *builder, const xmlNode *node)
{
    const char *names[FO_TEXT];
    for (int i = 0; i < FO_TEXT; i++)
        names[i] = ELEMENT_ROWS[i].name + strlen("fo:");
    diagnose_with_guess(builder->diagnostics, MESSAGE_FO_ELEMENT_UNKNOWN, place_of_node(node),
                        phrase("did you mean <fo:%s>?"),
                        nearest_word(text_of(node->name), names, FO_TEXT),
                        written_name(builder, node->ns, node->name), NULL);
}

/* An element of another namespace. */
static void read_foreign(Builder *builder, const xmlNode *node)
{
    const char *name = text_of(node->name), *space = text_of(node->ns->href);
    xmlChar *field = xmlGetNoNsProp((xmlNode *)node, BAD_CAST "name");
    xmlChar *value = xmlGetNoNsProp((xmlNode *)node, BAD_CAST "value");
    bool tells = foreign_tells(builder->tree, space, name, text_of(field), text_of(value));
    xmlFree(field);
    xmlFree(value);
    bool holds_fields = foreign_formats(space) && strcmp(name, "meta-info") == 0;
    for (const xmlNode *child = holds_fields ? node->children : NULL; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && child->ns && enter(builder, child)) {
            read_foreign(builder, child);
            builder->depth--;
        }
    if (!tells && !holds_fields && foreign_is_new(&builder->met, space, name, builder->tree->arena))
        diagnose(builder->diagnostics, MESSAGE_FO_ELEMENT_FOREIGN, place_of_node(node),
                 written_name(builder, node->ns, node->name), NULL);
}

/* An element that cannot stand in the parent. One mistake is reported once: not again for the rows of a table-body that stands
 * outside a table. */
static void build_misplaced(Builder *builder, const xmlNode *node, FoElement element, Fo *parent)
{
    FoElement outer = builder->unwrapped;
    bool blamed =
        outer != FO_ELEMENT_COUNT && (ELEMENT_ROWS[outer].may_contain & ELEMENT_ROWS[element].is);
    bool shown = content_is_shown(element, parent->element);
    if (!blamed)
        diagnose(builder->diagnostics,
                 shown ? MESSAGE_FO_ELEMENT_UNWRAPPED : MESSAGE_FO_ELEMENT_MISPLACED,
                 place_of_node(node), fo_name(element), fo_name(parent->element), NULL);
    if (shown)
        unwrap(builder, node, element, parent);
}

static void build_object(Builder *builder, const xmlNode *node, FoElement element, Fo *parent)
{
    Fo *fo = add_element(builder, node, place_of_node(node), element, parent);
    if (!enter(builder, node))
        return;
    Fo *implied = builder->implied;
    FoElement outer = builder->unwrapped;
    builder->unwrapped = FO_ELEMENT_COUNT;
    if (element == FO_DECLARATIONS)
        read_declarations(builder, node);
    else
        build_children(builder, node, fo);
    builder->unwrapped = outer;
    builder->implied = implied;
    complete(builder, fo);
    builder->depth--;
}

static void build_element(Builder *builder, const xmlNode *node, Fo *parent)
{
    Place place = place_of_node(node);
    const char *name = text_of(node->name);
    bool known = is_in(node, FO_NAMESPACE);
    if (!known && node->ns && !is_in(node, XHTML_NAMESPACE)) {
        read_foreign(builder, node);
        return;
    }
    FoElement element = known ? element_find(name) : FO_ELEMENT_COUNT;
    if (element == FO_ELEMENT_COUNT) {
        report_unknown(builder, node);
        unwrap(builder, node, FO_TEXT, parent);
        return;
    }
    if (element == FO_INSTREAM_FOREIGN_OBJECT) {
        diagnose(builder->diagnostics, MESSAGE_FO_FOREIGN_OBJECT, place, NULL);
        return;
    }
    if (element == FO_MULTI_CASE && is_hidden_case(node)) {
        diagnose(builder->diagnostics, MESSAGE_FO_CASE_HIDDEN, place, NULL);
        return;
    }
    int kind = ELEMENT_ROWS[element].is;
    if (kind == CONTENT_NONE) {
        diagnose(builder->diagnostics, MESSAGE_FO_ELEMENT_UNSUPPORTED, place, fo_name(element),
                 NULL);
        unwrap(builder, node, FO_TEXT, parent);
        return;
    }
    if (!(kind & ELEMENT_ROWS[parent->element].may_contain)) {
        Fo *implied = wrap(builder, parent, kind, fo_name(element), place);
        if (implied)
            build_object(builder, node, element, implied);
        else
            build_misplaced(builder, node, element, parent);
        return;
    }
    const Fo *clash = content_clash(element, parent);
    if (content_is_second(element, parent))
        diagnose(builder->diagnostics, MESSAGE_FO_SECOND, place, fo_name(parent->element),
                 fo_name(element), NULL);
    else if (clash)
        diagnose(builder->diagnostics, MESSAGE_FO_ELEMENT_MISPLACED, place, fo_name(element),
                 fo_name(clash->element), NULL);
    else
        build_object(builder, node, element, parent);
}

static void build_child(Builder *builder, const xmlNode *child, Fo *parent)
{
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        add_text(builder, child, parent);
    else if (child->type == XML_ELEMENT_NODE)
        build_element(builder, child, parent);
}

/* The nesting is limited by enter(), so recursion is safe here and for all who walk the tree. */
static void build_children(Builder *builder, const xmlNode *node, Fo *parent)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        build_child(builder, child, parent);
}

static void push(Builder *builder, const xmlNode *node, Fo *fo)
{
    builder->spine = memory_grow(builder->spine, &builder->spine_capacity, builder->spine_count + 1,
                                 sizeof *builder->spine);
    builder->spine[builder->spine_count++] = (Opened){node, fo};
}

static bool is_root(const xmlNode *node)
{
    return node && is_in(node, FO_NAMESPACE) && strcmp(text_of(node->name), "root") == 0;
}

static void open_root(Builder *builder, const xmlNode *root)
{
    Arena *arena = arena_new();
    FoTree *tree = arena_alloc(arena, sizeof *tree);
    tree->arena = arena;
    tree->objects = arena_new();
    builder->tree = tree;
    builder->styles = style_cache_new(arena, builder->diagnostics);
    tree->root = arena_alloc(tree->objects, sizeof *tree->root);
    tree->root->element = FO_ROOT;
    tree->root->place = place_of_node(root);
    read_attributes(builder, root, tree->root, NULL);
    xmlChar *language = xmlGetNsProp((xmlNode *)root, BAD_CAST "lang", XML_XML_NAMESPACE);
    tree->language = arena_string(arena, text_of(language));
    xmlFree(language);
    tree->styles = builder->styles;
    push(builder, root, tree->root);
}

/* Makes the object of a node that still grows, unless it is one of those that are read as a whole. */
static bool open_last(Builder *builder, const xmlNode *node, Fo *parent)
{
    if (node->type != XML_ELEMENT_NODE || !node->children || !is_in(node, FO_NAMESPACE) ||
        builder->spine_count >= DEPTH_LIMIT)
        return false;
    FoElement element = element_find(text_of(node->name));
    if (element == FO_ELEMENT_COUNT || element == FO_DECLARATIONS ||
        !(ELEMENT_ROWS[element].is & ELEMENT_ROWS[parent->element].may_contain) ||
        content_clash(element, parent) || content_is_second(element, parent))
        return false;
    push(builder, node, add_element(builder, node, place_of_node(node), element, parent));
    return true;
}

static void drop_node(const xmlNode *node)
{
    xmlNode *dropped = (xmlNode *)node;
    xmlUnlinkNode(dropped);
    xmlFreeNode(dropped);
}

/* Reads what is complete in the node of the spine at the level. whole: all of it is. */
static void advance(Builder *builder, size_t level, bool whole)
{
    Fo *fo = builder->spine[level].fo;
    const xmlNode *next;
    for (const xmlNode *child = builder->spine[level].node->children; child; child = next) {
        next = child->next;
        bool opened = level + 1 < builder->spine_count && builder->spine[level + 1].node == child;
        if (!whole && !next) {
            if (opened || open_last(builder, child, fo))
                advance(builder, level + 1, false);
            return;
        }
        builder->depth = (int)level;
        if (opened) {
            Fo *opened_fo = builder->spine[level + 1].fo;
            advance(builder, level + 1, true);
            complete(builder, opened_fo);
            builder->spine_count = level + 1;
        } else {
            build_child(builder, child, fo);
        }
        if (builder->grows)
            drop_node(child);
    }
}

FoBuilder *fo_builder_new(Diagnostics *diagnostics)
{
    Builder *builder = memory_new(sizeof *builder);
    builder->diagnostics = diagnostics;
    builder->unwrapped = FO_ELEMENT_COUNT;
    return builder;
}

/* What can still grow is the spine, and what nobody wrote while it comes last. */
static void show_growth(const Builder *builder, bool whole)
{
    FoGrowth *growth = builder->tree ? builder->tree->growth : NULL;
    if (!growth)
        return;
    fo_growth_begin(growth);
    for (size_t i = 0; i < builder->spine_count && !whole; i++)
        fo_growth_show(growth, builder->spine[i].fo);
    const Fo *implied = builder->implied;
    if (implied && implied == implied->parent->last && !whole)
        fo_growth_show(growth, implied);
    fo_growth_end(growth);
}

const FoTree *fo_builder_share(FoBuilder *builder)
{
    bool begun = false;
    for (size_t i = 0; i < builder->spine_count; i++)
        begun = begun || builder->spine[i].fo->element == FO_FLOW;
    if (!begun)
        return NULL;
    if (!builder->tree->growth)
        builder->tree->growth = fo_growth_new();
    show_growth(builder, false);
    return builder->tree;
}

void fo_builder_stop(FoBuilder *builder)
{
    show_growth(builder, true);
}

void fo_builder_take(void *data, xmlDoc *growing)
{
    Builder *builder = data;
    const xmlNode *root = xmlDocGetRootElement(growing);
    builder->grows = true;
    if (builder->spine_count == 0 && is_root(root) && root->children)
        open_root(builder, root);
    if (builder->spine_count > 0 && builder->spine[0].node == root)
        advance(builder, 0, false);
    builder->grows = false;
    show_growth(builder, false);
}

FoTree *fo_builder_finish(FoBuilder *builder, const xmlDoc *document)
{
    const xmlNode *root = document ? xmlDocGetRootElement((xmlDoc *)document) : NULL;
    if (builder->spine_count == 0 && is_root(root))
        open_root(builder, root);
    FoTree *tree = builder->tree;
    if (tree && root) {
        advance(builder, 0, true);
        show_growth(builder, true);
    } else {
        if (document)
            diagnose(builder->diagnostics, MESSAGE_FO_NOT_FO,
                     root ? place_of_node(root) : PLACE_NONE, root ? text_of(root->name) : "",
                     NULL);
        fo_tree_free(tree);
        tree = NULL;
    }
    cell_walk_free(builder->cells);
    hash_table_free(&builder->met.names);
    free(builder->spine);
    free(builder);
    return tree;
}

FoTree *fo_tree_new(const xmlDoc *document, Diagnostics *diagnostics)
{
    return fo_builder_finish(fo_builder_new(diagnostics), document);
}
