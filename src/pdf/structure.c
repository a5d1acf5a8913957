/* structure.c: owns the structure tree: who is whose part, and in which order.
 *
 * A node's children are known, and so is each piece of content it paints itself; how the two mix
 * is not ("see [link] for more" is text, a child, text). Painting tells: a child takes its place
 * among its parent's kids when something in it is first painted. Children of the source's order
 * that come before it and were not painted yet are put in front of it, so that the order of the
 * source holds where layout drew in another, and children that are never painted (an empty cell)
 * get their place too. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "pdf/number_tree.h"
#include "pdf/structure.h"

/* One entry of an element's K: a child node, an annotation, or else a piece of content. */
typedef struct Kid Kid;
struct Kid {
    Kid *next;
    StructureNode *node;
    HPDF_Dict annotation;
    size_t page;
    unsigned content;
};

/* What the painter keeps of a node. */
typedef struct {
    HPDF_Dict object;
    Kid *first, *last;
    StructureNode *unlisted; /* the first child that is not among the kids */
    bool listed;
    bool placed; /* page is set: where its first content is */
    size_t page;
    bool bounded;
    Length left, bottom, right, top;
} Element;

struct Structure {
    PdfFile *file;
    StructureNode *root;
    HPDF_Page *pages;
    size_t page_count;
    NumberTree parents;
    size_t page;          /* the page whose contents are being counted */
    unsigned contents;    /* how many it has */
    Buffer page_parents;  /* "[" and references to their elements */
    HPDF_Dict *annotated; /* the elements of annotations, in order */
    size_t annotation_count, annotation_capacity;
    StructureNode **named; /* nodes with an id */
    size_t named_count, named_capacity;
};

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
    return node->id && strcmp(node->role, "Note") == 0;
}

Structure *structure_open(PdfFile *file, StructureNode *root, HPDF_Page *pages, size_t page_count)
{
    Structure *structure = arena_alloc(file->arena, sizeof *structure);
    structure->file = file;
    structure->root = root;
    structure->pages = pages;
    structure->page_count = page_count;
    structure->parents.file = file;
    for (StructureNode *node = root; node; node = next_node(root, node)) {
        Element *element = arena_alloc(file->arena, sizeof *element);
        element->object = pdf_dictionary_new(file);
        element->unlisted = node->first;
        node->painter = element;
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
    free(structure->annotated);
    free(structure->named);
}

static Kid *add_kid(Structure *structure, Element *element)
{
    Kid *kid = arena_alloc(structure->file->arena, sizeof *kid);
    if (element->last)
        element->last->next = kid;
    else
        element->first = kid;
    element->last = kid;
    return kid;
}

static void list_child(Structure *structure, Element *parent)
{
    StructureNode *child = parent->unlisted;
    add_kid(structure, parent)->node = child;
    ((Element *)child->painter)->listed = true;
    parent->unlisted = child->next;
}

/* Gives the node and those it is part of their places. */
static void list_node(Structure *structure, StructureNode *node)
{
    while (node != structure->root && !((Element *)node->painter)->listed) {
        Element *parent = node->parent->painter;
        while (parent->unlisted && !((Element *)node->painter)->listed)
            list_child(structure, parent);
        node = node->parent;
    }
}

static void place_element(Element *element, size_t page)
{
    if (!element->placed) {
        element->placed = true;
        element->page = page;
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
    Element *element = node->painter;
    list_node(structure, node);
    place_element(element, page);
    Kid *kid = add_kid(structure, element);
    kid->page = page;
    kid->content = structure->contents++;
    if (kid->content == 0)
        buffer_char(&structure->page_parents, '[');
    pdf_reference(&structure->page_parents, element->object);
    return kid->content;
}

size_t structure_annotation(Structure *structure, StructureNode *node, HPDF_Dict annotation,
                            size_t page)
{
    Element *element = node->painter;
    list_node(structure, node);
    place_element(element, page);
    Kid *kid = add_kid(structure, element);
    kid->annotation = annotation;
    kid->page = page;
    structure->annotated =
        memory_grow(structure->annotated, &structure->annotation_capacity,
                    structure->annotation_count + 1, sizeof *structure->annotated);
    structure->annotated[structure->annotation_count++] = element->object;
    return structure->page_count + structure->annotation_count - 1;
}

void structure_bounds(StructureNode *node, Length left, Length bottom, Length right, Length top)
{
    Element *element = node->painter;
    if (!element->bounded) {
        element->left = left;
        element->bottom = bottom;
        element->right = right;
        element->top = top;
        element->bounded = true;
    }
}

static void write_kid(const Structure *structure, const Element *element, const Kid *kid,
                      Buffer *out)
{
    if (kid->node) {
        pdf_reference(out, ((Element *)kid->node->painter)->object);
    } else if (kid->annotation) {
        buffer_string(out, "<</Type/OBJR/Obj");
        pdf_reference(out, kid->annotation);
        if (kid->page != element->page) {
            buffer_string(out, "/Pg");
            pdf_reference(out, structure->pages[kid->page]);
        }
        buffer_string(out, ">>");
    } else if (kid->page == element->page) {
        buffer_char(out, ' ');
        buffer_integer(out, kid->content);
    } else {
        buffer_string(out, "<</Type/MCR/Pg");
        pdf_reference(out, structure->pages[kid->page]);
        buffer_format(out, "/MCID %u>>", kid->content);
    }
}

/* Nothing for no kids, the kid itself for one. The page is named where numbers of content or an annotation count
 * on it. */
static void write_kids(const Structure *structure, const Element *element, Buffer *out)
{
    bool content = false;
    for (const Kid *kid = element->first; kid; kid = kid->next)
        content = content || (!kid->node && kid->page == element->page);
    if (content) {
        buffer_string(out, "/Pg");
        pdf_reference(out, structure->pages[element->page]);
    }
    if (!element->first)
        return;
    bool several = element->first->next;
    buffer_string(out, several ? "/K[" : "/K");
    for (const Kid *kid = element->first; kid; kid = kid->next)
        write_kid(structure, element, kid, out);
    if (several)
        buffer_char(out, ']');
}

static bool is_cell(const StructureNode *node)
{
    return strcmp(node->role, "TH") == 0 || strcmp(node->role, "TD") == 0;
}

static void write_attributes(const StructureNode *node, const Element *element, Buffer *out)
{
    if (is_cell(node) && (node->scope || node->column_span > 1 || node->row_span > 1)) {
        buffer_string(out, "/A<</O/Table");
        if (node->scope) {
            buffer_string(out, "/Scope");
            pdf_name(out, node->scope);
        }
        if (node->column_span > 1)
            buffer_format(out, "/ColSpan %d", node->column_span);
        if (node->row_span > 1)
            buffer_format(out, "/RowSpan %d", node->row_span);
        buffer_string(out, ">>");
    } else if (node->numbering) {
        buffer_string(out, "/A<</O/List/ListNumbering");
        pdf_name(out, node->numbering);
        buffer_string(out, ">>");
    } else if (element->bounded && strcmp(node->role, "Figure") == 0) {
        const Length bounds[] = {element->left, element->bottom, element->right, element->top};
        buffer_string(out, "/A<</O/Layout/BBox[");
        for (int i = 0; i < 4; i++) {
            buffer_thousandths(out, bounds[i]);
            buffer_char(out, i < 3 ? ' ' : ']');
        }
        buffer_string(out, ">>");
    }
}

static void write_element(const Structure *structure, const StructureNode *node, const void *parent,
                          Buffer *out)
{
    const Element *element = node->painter;
    out->length = 0;
    buffer_string(out, "/S");
    pdf_name(out, node->role);
    buffer_string(out, "/P");
    pdf_reference(out, parent);
    if (node->language) {
        buffer_string(out, "/Lang");
        pdf_text_string(out, node->language);
    }
    if (node->alternative) {
        buffer_string(out, "/Alt");
        pdf_text_string(out, node->alternative);
    }
    if (is_named(node)) {
        buffer_string(out, "/ID");
        pdf_byte_string(out, node->id);
    }
    write_attributes(node, element, out);
    write_kids(structure, element, out);
    pdf_dictionary_write(structure->file, element->object, out);
}

static int compare_ids(const void *a, const void *b)
{
    return strcmp((*(StructureNode *const *)a)->id, (*(StructureNode *const *)b)->id);
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
        if (i > 0 && strcmp(node->id, structure->named[i - 1]->id) == 0)
            continue;
        pdf_byte_string(out, node->id);
        pdf_reference(out, ((Element *)node->painter)->object);
    }
    buffer_string(out, "]>>");
}

static HPDF_Dict write_parents(Structure *structure)
{
    finish_page(structure);
    Buffer reference = {0};
    for (size_t i = 0; i < structure->annotation_count; i++) {
        reference.length = 0;
        pdf_reference(&reference, structure->annotated[i]);
        number_tree_add(&structure->parents, structure->page_count + i, buffer_text(&reference));
    }
    buffer_free(&reference);
    return number_tree_finish(&structure->parents);
}

void structure_write(Structure *structure)
{
    PdfFile *file = structure->file;
    HPDF_Dict tree = pdf_dictionary_new(file);
    const Element *top = structure->root->painter;
    Buffer entries = {0};
    for (StructureNode *node = structure->root; node; node = next_node(structure->root, node)) {
        Element *element = node->painter;
        while (element->unlisted)
            list_child(structure, element);
        const StructureNode *parent = node == structure->root ? NULL : node->parent;
        write_element(structure, node, parent ? (void *)((Element *)parent->painter)->object : tree,
                      &entries);
    }
    entries.length = 0;
    buffer_string(&entries, "/Type/StructTreeRoot/K");
    pdf_reference(&entries, top->object);
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
