/* structure.c: owns the structure tree: who is whose part, and in which order.
 *
 * A node's children are known, and so is each piece of content it paints itself; how the two mix
 * is not ("see [link] for more" is text, a child, text). Painting tells: a child takes its place
 * among its parent's kids when something in it is first painted. Children of the source's order
 * that come before it and were not painted yet are put in front of it, so that the order of the
 * source holds where layout drew in another, and children that are never painted (an empty cell)
 * get their place too.
 *
 * Until the file is saved an element is a number and some twenty bytes: its first and last kid, the page where it begins.
 * Kids are records in one array, by their indices. Then the elements are written one after the other. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "pdf/number_tree.h"
#include "pdf/structure.h"

/* One entry of an element's K. */
typedef enum { KID_NODE, KID_ANNOTATION, KID_CONTENT } KidKind;

typedef struct {
    uint32_t next; /* 0: it is the last */
    uint32_t page; /* of what is no node */
    uint32_t kind : 2;
    uint32_t number : 30; /* of the object, or of the content on its page */
} Kid;

/* What the painter keeps of a node; node->painter is the number of its object, and these are in the same order. */
typedef struct {
    StructureNode *unlisted; /* the first child that is not among the kids */
    uint32_t first, last;    /* kids; 0: none */
    uint32_t page;           /* where its first content is */
    uint32_t bounds : 30;    /* of those of figures, from 1; 0: none */
    uint32_t listed : 1;
    uint32_t placed : 1; /* page is set */
} Element;

struct Structure {
    PdfFile *file;
    StructureNode *root;
    HPDF_Page *pages;
    size_t page_count;
    Element *elements;
    unsigned first;         /* the number of the first one's object */
    unsigned tree;          /* that of the structure tree's root */
    Kid *kids;              /* of all; the first is nobody's */
    StructureNode *written; /* the last node that was written */
    size_t kid_count, kid_capacity;
    Bounds *bounds;
    size_t bounds_count, bounds_capacity;
    NumberTree parents;
    size_t page;         /* the page whose contents are being counted */
    unsigned contents;   /* how many it has */
    Buffer page_parents; /* "[" and references to their elements */
    unsigned *annotated; /* the elements of annotations, in order */
    size_t annotation_count, annotation_capacity;
    StructureNode **named; /* nodes with an id */
    size_t named_count, named_capacity;
};

static Element *element_of(const Structure *structure, const StructureNode *node)
{
    return &structure->elements[node->painter - structure->first];
}

/* The node after this one, parents first. */
static StructureNode *next_node(const StructureNode *root, StructureNode *node)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* Only notes are looked up by name (ISO 14289-1, 7.9); links go to places on pages. */
static bool is_named(const StructureNode *node)
{
    return structure_details(node)->id && strcmp(node->role, "Note") == 0;
}

static size_t number_nodes(StructureNode *root, unsigned first)
{
    size_t count = 0;
    for (StructureNode *node = root; node; node = next_node(root, node))
        node->painter = first + (unsigned)count++;
    return count;
}

static void write_next_element(void *data, Buffer *out);

Structure *structure_open(PdfFile *file, StructureNode *root, HPDF_Page *pages, size_t page_count)
{
    Structure *structure = arena_alloc(file->arena, sizeof *structure);
    structure->file = file;
    structure->root = root;
    structure->pages = pages;
    structure->page_count = page_count;
    structure->parents.file = file;
    size_t count = number_nodes(root, 0);
    structure->first = pdf_late_objects(file, count, write_next_element, structure);
    number_nodes(root, structure->first);
    structure->elements = memory_new(count * sizeof *structure->elements);
    structure->kids = memory_grow(NULL, &structure->kid_capacity, count, sizeof *structure->kids);
    structure->kid_count = 1;
    for (StructureNode *node = root; node; node = next_node(root, node)) {
        element_of(structure, node)->unlisted = node->first;
        if (is_named(node)) {
            structure->named = memory_grow(structure->named, &structure->named_capacity,
                                           structure->named_count + 1, sizeof *structure->named);
            structure->named[structure->named_count++] = node;
        }
    }
    return structure;
}

void structure_close(Structure *structure)
{
    number_tree_drop(&structure->parents);
    buffer_free(&structure->page_parents);
    free(structure->elements);
    free(structure->kids);
    free(structure->bounds);
    free(structure->annotated);
    free(structure->named);
}

static void add_kid(Structure *structure, Element *element, Kid kid)
{
    structure->kids = memory_grow(structure->kids, &structure->kid_capacity,
                                  structure->kid_count + 1, sizeof *structure->kids);
    uint32_t added = (uint32_t)structure->kid_count++;
    structure->kids[added] = kid;
    if (element->last)
        structure->kids[element->last].next = added;
    else
        element->first = added;
    element->last = added;
}

static void list_child(Structure *structure, Element *parent)
{
    const StructureNode *child = parent->unlisted;
    add_kid(structure, parent, (Kid){.kind = KID_NODE, .number = child->painter});
    element_of(structure, child)->listed = true;
    parent->unlisted = child->next;
}

/* Gives the node and those it is part of their places. */
static void list_node(Structure *structure, const StructureNode *node)
{
    while (node != structure->root && !element_of(structure, node)->listed) {
        Element *parent = element_of(structure, node->parent);
        while (parent->unlisted && !element_of(structure, node)->listed)
            list_child(structure, parent);
        node = node->parent;
    }
}

static void place_element(Element *element, size_t page)
{
    if (!element->placed) {
        element->placed = true;
        element->page = (uint32_t)page;
    }
}

/* Adds the finished page to the parent tree. */
static void finish_page(Structure *structure)
{
    if (structure->contents == 0)
        return;
    Buffer *value = &structure->page_parents;
    buffer_char(value, ']');
    number_tree_add(&structure->parents, structure->page, buffer_text(value));
    value->length = 0;
    structure->contents = 0;
}

bool structure_has(const StructureNode *node)
{
    return node && node->painter;
}

unsigned structure_mark(Structure *structure, StructureNode *node, size_t page)
{
    if (page != structure->page) {
        finish_page(structure);
        structure->page = page;
    }
    Element *element = element_of(structure, node);
    list_node(structure, node);
    place_element(element, page);
    unsigned content = structure->contents++;
    add_kid(structure, element,
            (Kid){.kind = KID_CONTENT, .page = (uint32_t)page, .number = content});
    if (content == 0)
        buffer_char(&structure->page_parents, '[');
    pdf_reference_number(&structure->page_parents, node->painter);
    return content;
}

size_t structure_annotation(Structure *structure, StructureNode *node, HPDF_Dict annotation,
                            size_t page)
{
    Element *element = element_of(structure, node);
    list_node(structure, node);
    place_element(element, page);
    add_kid(
        structure, element,
        (Kid){.kind = KID_ANNOTATION, .page = (uint32_t)page, .number = pdf_number(annotation)});
    structure->annotated =
        memory_grow(structure->annotated, &structure->annotation_capacity,
                    structure->annotation_count + 1, sizeof *structure->annotated);
    structure->annotated[structure->annotation_count++] = node->painter;
    return structure->page_count + structure->annotation_count - 1;
}

void structure_bounds(Structure *structure, const StructureNode *node, Bounds bounds)
{
    Element *element = element_of(structure, node);
    if (element->bounds)
        return;
    structure->bounds = memory_grow(structure->bounds, &structure->bounds_capacity,
                                    structure->bounds_count + 1, sizeof *structure->bounds);
    structure->bounds[structure->bounds_count++] = bounds;
    element->bounds = (uint32_t)structure->bounds_count;
}

static const Kid *kid_at(const Structure *structure, uint32_t index)
{
    return index ? &structure->kids[index] : NULL;
}

static void write_kid(const Structure *structure, const Element *element, const Kid *kid,
                      Buffer *out)
{
    if (kid->kind == KID_NODE) {
        pdf_reference_number(out, kid->number);
    } else if (kid->kind == KID_ANNOTATION) {
        buffer_string(out, "<</Type/OBJR/Obj");
        pdf_reference_number(out, kid->number);
        if (kid->page != element->page) {
            buffer_string(out, "/Pg");
            pdf_reference(out, structure->pages[kid->page]);
        }
        buffer_string(out, ">>");
    } else if (kid->page == element->page) {
        buffer_char(out, ' ');
        buffer_integer(out, kid->number);
    } else {
        buffer_string(out, "<</Type/MCR/Pg");
        pdf_reference(out, structure->pages[kid->page]);
        buffer_format(out, "/MCID %u>>", (unsigned)kid->number);
    }
}

/* Nothing for no kids, the kid itself for one. The page is named where numbers of content or an annotation count
 * on it. */
static void write_kids(const Structure *structure, const Element *element, Buffer *out)
{
    bool content = false;
    const Kid *first = kid_at(structure, element->first);
    for (const Kid *kid = first; kid; kid = kid_at(structure, kid->next))
        content = content || (kid->kind != KID_NODE && kid->page == element->page);
    if (content) {
        buffer_string(out, "/Pg");
        pdf_reference(out, structure->pages[element->page]);
    }
    if (!first)
        return;
    buffer_string(out, first->next ? "/K[" : "/K");
    for (const Kid *kid = first; kid; kid = kid_at(structure, kid->next))
        write_kid(structure, element, kid, out);
    if (first->next)
        buffer_char(out, ']');
}

static bool is_cell(const StructureNode *node)
{
    return strcmp(node->role, "TH") == 0 || strcmp(node->role, "TD") == 0;
}

static void write_attributes(const Structure *structure, const StructureNode *node, Buffer *out)
{
    const StructureDetails *details = structure_details(node);
    uint32_t bounded = element_of(structure, node)->bounds;
    if (is_cell(node) && (details->scope || details->column_span > 1 || details->row_span > 1)) {
        buffer_string(out, "/A<</O/Table");
        if (details->scope) {
            buffer_string(out, "/Scope");
            pdf_name(out, details->scope);
        }
        if (details->column_span > 1)
            buffer_format(out, "/ColSpan %d", details->column_span);
        if (details->row_span > 1)
            buffer_format(out, "/RowSpan %d", details->row_span);
        buffer_string(out, ">>");
    } else if (details->numbering) {
        buffer_string(out, "/A<</O/List/ListNumbering");
        pdf_name(out, details->numbering);
        buffer_string(out, ">>");
    } else if (bounded && strcmp(node->role, "Figure") == 0) {
        const Bounds *bounds = &structure->bounds[bounded - 1];
        const Length lengths[] = {bounds->left, bounds->bottom, bounds->right, bounds->top};
        buffer_string(out, "/A<</O/Layout/BBox[");
        for (int i = 0; i < 4; i++) {
            buffer_thousandths(out, lengths[i]);
            buffer_char(out, i < 3 ? ' ' : ']');
        }
        buffer_string(out, ">>");
    }
}

static void write_element(const Structure *structure, const StructureNode *node, Buffer *out)
{
    buffer_string(out, "/S");
    pdf_name(out, node->role);
    buffer_string(out, "/P");
    pdf_reference_number(out, node == structure->root ? structure->tree : node->parent->painter);
    const StructureDetails *details = structure_details(node);
    if (details->language) {
        buffer_string(out, "/Lang");
        pdf_text_string(out, details->language);
    }
    if (details->alternative) {
        buffer_string(out, "/Alt");
        pdf_text_string(out, details->alternative);
    }
    if (is_named(node)) {
        buffer_string(out, "/ID");
        pdf_byte_string(out, details->id);
    }
    write_attributes(structure, node, out);
    write_kids(structure, element_of(structure, node), out);
}

/* Those that painting did not meet come last. */
static void write_next_element(void *data, Buffer *out)
{
    Structure *structure = data;
    StructureNode *node =
        structure->written ? next_node(structure->root, structure->written) : structure->root;
    structure->written = node;
    Element *element = element_of(structure, node);
    while (element->unlisted)
        list_child(structure, element);
    write_element(structure, node, out);
}

static int compare_ids(const void *a, const void *b)
{
    return strcmp((*(StructureNode *const *)a)->details->id,
                  (*(StructureNode *const *)b)->details->id);
}

/* Writes the elements' names, sorted, each once. */
static void write_names(Structure *structure, Buffer *out)
{
    if (structure->named_count == 0)
        return;
    qsort(structure->named, structure->named_count, sizeof *structure->named, compare_ids);
    buffer_string(out, "/IDTree<</Names[");
    for (size_t i = 0; i < structure->named_count; i++) {
        const StructureNode *node = structure->named[i];
        if (i > 0 && strcmp(node->details->id, structure->named[i - 1]->details->id) == 0)
            continue;
        pdf_byte_string(out, node->details->id);
        pdf_reference_number(out, node->painter);
    }
    buffer_string(out, "]>>");
}

static HPDF_Dict write_parents(Structure *structure)
{
    finish_page(structure);
    Buffer reference = {0};
    for (size_t i = 0; i < structure->annotation_count; i++) {
        reference.length = 0;
        pdf_reference_number(&reference, structure->annotated[i]);
        number_tree_add(&structure->parents, structure->page_count + i, buffer_text(&reference));
    }
    buffer_free(&reference);
    return number_tree_finish(&structure->parents);
}

void structure_write(Structure *structure)
{
    PdfFile *file = structure->file;
    HPDF_Dict tree = pdf_dictionary_new(file);
    structure->tree = pdf_number(tree);
    Buffer entries = {0};
    buffer_string(&entries, "/Type/StructTreeRoot/K");
    pdf_reference_number(&entries, structure->root->painter);
    buffer_string(&entries, "/ParentTree");
    pdf_reference(&entries, write_parents(structure));
    buffer_format(&entries, "/ParentTreeNextKey %zu",
                  structure->page_count + structure->annotation_count);
    write_names(structure, &entries);
    pdf_dictionary_write(file, tree, &entries);
    buffer_free(&entries);
    HPDF_Dict catalog = file->document->catalog;
    HPDF_Dict_Add(catalog, "StructTreeRoot", tree);
    HPDF_Dict mark_info = HPDF_Dict_New(file->document->mmgr);
    HPDF_Dict_Add(catalog, "MarkInfo", mark_info);
    HPDF_Dict_AddBoolean(mark_info, "Marked", HPDF_TRUE);
}
