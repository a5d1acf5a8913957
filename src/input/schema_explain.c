/* schema_explain.c: owns what is said about a tree the schema does not accept.
 *
 * Every element is looked at with its declaration: attributes, text, value, then the children,
 * whose declarations follow from the parent's type. A misspelt name counts as the name that was
 * meant, so its content is checked too; an element nobody knows is reported and its content left
 * alone. */

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/nearest.h"
#include "base/wording.h"
#include "input/place.h"
#include "input/read.h"
#include "input/schema_explain.h"
#include "input/schema_value.h"
#include "input/walk.h"

#define LIST_MAX 16
#define INSTANCE_SPACE "http://www.w3.org/2001/XMLSchema-instance"

typedef struct {
    xmlNode *element;
    const ElementDeclaration *declaration;
} Task;

typedef struct {
    Task *tasks;
    size_t capacity;
    size_t count;
} Tasks;

/* Names as a list in a message. */
typedef struct {
    const char *names[256];
    size_t count;
} Names;

const char *written_name(Explanation *explanation, const xmlNode *element)
{
    if (element->ns == NULL || element->ns->prefix == NULL)
        return (const char *)element->name;
    Buffer name = {0};
    buffer_format(&name, "%s:%s", (const char *)element->ns->prefix, (const char *)element->name);
    const char *copy = arena_string(explanation->arena, buffer_text(&name));
    buffer_free(&name);
    return copy;
}

const char *number_text(Explanation *explanation, size_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", number);
    return arena_string(explanation->arena, text);
}

static void address_key(const void *node, char key[24])
{
    snprintf(key, 24, "%" PRIxPTR, (uintptr_t)node);
}

bool note_reported(Explanation *explanation, const void *node)
{
    char key[24];
    address_key(node, key);
    return xmlHashAddEntry(explanation->reported, BAD_CAST key, explanation) == 0;
}

bool is_reported(const Explanation *explanation, const void *node)
{
    char key[24];
    address_key(node, key);
    return xmlHashLookup(explanation->reported, BAD_CAST key) != NULL;
}

static const char *text_of(Explanation *explanation, Buffer *text)
{
    const char *copy = arena_string(explanation->arena, buffer_text(text));
    buffer_free(text);
    return copy;
}

static void add_name(Names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->names[i], name) == 0)
            return;
    if (names->count < sizeof names->names / sizeof *names->names)
        names->names[names->count++] = name;
}

static void collect_names(const Particle *model, Names *names)
{
    if (model == NULL)
        return;
    if (model->kind == PARTICLE_ELEMENT)
        add_name(names, model->element->name);
    for (const Particle *child = model->first; child != NULL; child = child->next)
        collect_names(child, names);
}

/* “<a>, <b>, <c>”, as they are written beside the node. */
static const char *list_elements(Explanation *explanation, const xmlNode *node, const Names *names)
{
    Buffer text = {0};
    bool prefixed = node->ns != NULL && node->ns->prefix != NULL;
    for (size_t i = 0; i < names->count && i < LIST_MAX; i++)
        buffer_format(&text, "%s<%s%s%s>", i == 0 ? "" : ", ",
                      prefixed ? (const char *)node->ns->prefix : "", prefixed ? ":" : "",
                      names->names[i]);
    if (names->count > LIST_MAX)
        buffer_string(&text, ", …");
    return text_of(explanation, &text);
}

/* The name was misspelt: how it is written beside its parent. */
static const char *mean_element(Explanation *explanation, const xmlNode *parent, const char *near)
{
    Buffer hint = {0};
    Names names = {.names = {near}, .count = 1};
    buffer_format(&hint, phrase("did you mean %s?"), list_elements(explanation, parent, &names));
    return text_of(explanation, &hint);
}

static bool is_in_target(const Explanation *explanation, const xmlNode *element)
{
    return element->ns != NULL && explanation->index->target != NULL &&
           xmlStrEqual(element->ns->href, BAD_CAST explanation->index->target);
}

static void report_foreign(Explanation *explanation, xmlNode *child)
{
    Buffer hint = {0};
    xmlNs *space = xmlSearchNsByHref(child->doc, child, BAD_CAST explanation->index->target);
    const xmlNs *own = child->nsDef;
    while (own != NULL && own != child->ns)
        own = own->next;
    if (own != NULL && own->prefix == NULL)
        buffer_format(&hint, phrase("remove xmlns=\"%s\" here"), (const char *)own->href);
    else if (space != NULL)
        buffer_format(&hint, phrase("write <%s%s%s>"),
                      space->prefix == NULL ? "" : (const char *)space->prefix,
                      space->prefix == NULL ? "" : ":", (const char *)child->name);
    else
        buffer_format(&hint, phrase("write xmlns=\"%s\" in the first tag"),
                      explanation->index->target);
    diagnose_with_hint(explanation->diagnostics, MESSAGE_ELEMENT_FOREIGN, place_of_node(child),
                       buffer_text(&hint), written_name(explanation, child), NULL);
    explanation->reports++;
    explanation->misplaced++;
    buffer_free(&hint);
}

/* The elements that may hold one of this name; empty: no element has the name. */
static void collect_parents(const Explanation *explanation, const char *name, Names *parents)
{
    for (const Standing *standing = explanation->index->standings; standing != NULL;
         standing = standing->next)
        if (strcmp(standing->child, name) == 0)
            add_name(parents, standing->parent);
}

/* An element that may stand nowhere in its parent. Gives the particle it was meant to be, or NULL.
 * */
static const Particle *report_unknown(Explanation *explanation, const xmlNode *child,
                                      const xmlNode *parent, const SchemaType *type)
{
    const char *name = (const char *)child->name;
    const char *shown = written_name(explanation, child);
    const char *holder = written_name(explanation, parent);
    Names allowed = {0}, parents = {0};
    collect_names(type->model, &allowed);
    collect_parents(explanation, name, &parents);
    const char *list = list_elements(explanation, parent, &allowed);
    explanation->reports++;
    explanation->misplaced++;
    if (parents.count > 0) {
        Buffer hint = {0};
        buffer_format(&hint, phrase("in <%s> may stand: %s"), holder, list);
        diagnose_with_hint(explanation->diagnostics, MESSAGE_ELEMENT_ELSEWHERE,
                           place_of_node(child), buffer_text(&hint), shown, holder,
                           list_elements(explanation, parent, &parents), NULL);
        buffer_free(&hint);
        return NULL;
    }
    const char *near = nearest_word(name, allowed.names, allowed.count);
    diagnose_with_hint(explanation->diagnostics, MESSAGE_ELEMENT_UNKNOWN, place_of_node(child),
                       near == NULL ? NULL : mean_element(explanation, parent, near), shown, holder,
                       list, NULL);
    return near == NULL ? NULL : particle_find(type->model, near);
}

/* An element inside one that holds none. */
static void report_no_children(Explanation *explanation, const xmlNode *child,
                               const xmlNode *parent, const SchemaType *type)
{
    Buffer holds = {0};
    if (type->complex && type->content == NULL) {
        buffer_string(&holds, phrase(type->mixed ? "only text" : "nothing"));
    } else {
        buffer_string(&holds, phrase("only "));
        value_describe(type->complex ? type->content : type, &holds);
    }
    diagnose(explanation->diagnostics, MESSAGE_ELEMENT_NO_CHILDREN, place_of_node(child),
             written_name(explanation, child), written_name(explanation, parent),
             buffer_text(&holds), NULL);
    explanation->reports++;
    explanation->misplaced++;
    buffer_free(&holds);
}

static bool has_any(const Particle *model)
{
    if (model == NULL)
        return false;
    if (model->kind == PARTICLE_ANY)
        return true;
    for (const Particle *child = model->first; child != NULL; child = child->next)
        if (has_any(child))
            return true;
    return false;
}

static void push(Tasks *tasks, xmlNode *element, const ElementDeclaration *declaration)
{
    if (tasks->count == tasks->capacity)
        tasks->tasks =
            memory_grow(tasks->tasks, &tasks->capacity, tasks->count + 1, sizeof *tasks->tasks);
    tasks->tasks[tasks->count++] = (Task){element, declaration};
}

static size_t count_elements(const xmlNode *parent)
{
    size_t count = 0;
    for (xmlNode *child = walk_element(parent->children); child != NULL;
         child = walk_element(child->next))
        count++;
    return count;
}

static void explain_children(Explanation *explanation, xmlNode *parent, const SchemaType *type,
                             Tasks *tasks)
{
    Child *children = arena_array(explanation->arena, count_elements(parent), sizeof *children);
    size_t count = 0;
    bool lenient = false;
    bool any = has_any(type->model);
    for (xmlNode *child = walk_element(parent->children); child != NULL;
         child = walk_element(child->next)) {
        const Particle *particle = NULL;
        if (type->model == NULL || !type->complex) {
            report_no_children(explanation, child, parent, type);
            return;
        }
        if (!is_in_target(explanation, child)) {
            if (!any)
                report_foreign(explanation, child);
        } else {
            particle = particle_find(type->model, (const char *)child->name);
            if (particle == NULL && !any)
                particle = report_unknown(explanation, child, parent, type);
        }
        if (particle == NULL) {
            lenient = lenient || !any;
            continue;
        }
        children[count++] = (Child){child, particle};
        push(tasks, child, particle->element);
    }
    if (type->model != NULL)
        explain_order(explanation, parent, type->model, children, count, lenient);
}

static bool has_text(const xmlNode *element)
{
    for (const xmlNode *child = element->children; child != NULL; child = child->next)
        if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) &&
            !value_is_blank((const char *)child->content))
            return true;
    return false;
}

static void report_text(Explanation *explanation, const xmlNode *element, const SchemaType *type)
{
    Names allowed = {0};
    collect_names(type->model, &allowed);
    const char *name = written_name(explanation, element);
    if (allowed.count == 0)
        diagnose(explanation->diagnostics, MESSAGE_CONTENT_FORBIDDEN, place_of_text(element), name,
                 NULL);
    else
        diagnose(explanation->diagnostics, MESSAGE_TEXT_FORBIDDEN, place_of_text(element), name,
                 list_elements(explanation, element, &allowed), NULL);
    explanation->reports++;
}

/* Leaves the spaces around a value out, of the text and of its place. */
static void trim(const char **start, size_t *length, Place *place)
{
    static const char BLANKS[] = " \t\r\n";
    if (place->source == NULL || place->start == PLACE_WHOLE)
        return;
    const char *source = source_text(place->source);
    size_t leading = strspn(*start, BLANKS);
    *start += leading;
    *length -= leading;
    while (*length > 0 && strchr(BLANKS, (*start)[*length - 1]) != NULL)
        --*length;
    while (place->start < place->end && strchr(BLANKS, source[place->start]) != NULL)
        place->start++;
    while (place->end > place->start && strchr(BLANKS, source[place->end - 1]) != NULL)
        place->end--;
}

/* A value that its type does not allow. subject is what has the value, as words. */
static void report_value(Explanation *explanation, const SchemaType *type, const char *value,
                         const char *subject, Place place)
{
    explanation->reports++;
    Buffer words = {0}, hint = {0}, shown = {0};
    value_describe(type, &words);
    if (value_is_blank(value)) {
        buffer_format(&hint, phrase("write %s"), buffer_text(&words));
        diagnose_with_hint(explanation->diagnostics, MESSAGE_VALUE_EMPTY, place, buffer_text(&hint),
                           subject, NULL);
    } else {
        const char *meant = value_suggest(type, value, explanation->arena);
        if (meant != NULL)
            buffer_format(&hint, phrase("write %s"), meant);
        else if (value_is_no_day(type, value))
            buffer_string(&hint, phrase("there is no such day"));
        const char *start = value;
        size_t length = strlen(start);
        if (!type->keeps_blanks)
            trim(&start, &length, &place);
        bool long_value = length > 60;
        while (long_value && (length > 60 || ((unsigned char)start[length] & 0xC0) == 0x80))
            length--;
        buffer_add(&shown, start, length);
        buffer_string(&shown, long_value ? "…" : "");
        diagnose_with_hint(explanation->diagnostics, MESSAGE_VALUE_WRONG, place,
                           hint.length == 0 ? NULL : buffer_text(&hint), buffer_text(&shown),
                           subject, buffer_text(&words), NULL);
    }
    buffer_free(&words);
    buffer_free(&hint);
    buffer_free(&shown);
}

static void explain_value(Explanation *explanation, const xmlNode *element, const SchemaType *type,
                          const char *fixed)
{
    xmlChar *value = xmlNodeGetContent(element);
    const char *text = value == NULL ? "" : (const char *)value;
    if (!value_is_good(type, text) || (fixed != NULL && strcmp(fixed, text) != 0)) {
        Buffer subject = {0};
        buffer_format(&subject, "<%s>", written_name(explanation, element));
        report_value(explanation, type, text, buffer_text(&subject), place_of_text(element));
        buffer_free(&subject);
    }
    xmlFree(value);
}

static const char *list_attributes(Explanation *explanation, const SchemaType *type, Names *names)
{
    Buffer text = {0};
    for (const AttributeDeclaration *known = type->attributes; known != NULL; known = known->next) {
        if (known->prohibited)
            continue;
        Buffer name = {0};
        buffer_format(&name, "%s%s", known->of_xml ? "xml:" : "", known->name);
        add_name(names, text_of(explanation, &name));
    }
    for (size_t i = 0; i < names->count && i < LIST_MAX; i++)
        buffer_format(&text, "%s%s", i == 0 ? "" : ", ", names->names[i]);
    if (names->count > LIST_MAX)
        buffer_string(&text, ", …");
    return text_of(explanation, &text);
}

/* Gives the name that was meant, or NULL. */
static const char *report_unknown_attribute(Explanation *explanation, const xmlNode *element,
                                            const SchemaType *type, const xmlAttr *attribute,
                                            const char *name)
{
    Names names = {0};
    const char *list = list_attributes(explanation, type, &names);
    const char *holder = written_name(explanation, element);
    Place place = place_of_attribute_name(element, name);
    explanation->reports++;
    explanation->misplaced++;
    if (names.count == 0) {
        diagnose(explanation->diagnostics, MESSAGE_ATTRIBUTE_NONE, place, holder, name, NULL);
        return NULL;
    }
    /* One that the element has already cannot be the one that was meant. */
    for (size_t i = 0; i < names.count; i++)
        if (xmlHasNsProp((xmlNode *)(uintptr_t)element, BAD_CAST names.names[i], NULL) != NULL)
            names.names[i] = NULL;
    const char *near = nearest_word((const char *)attribute->name, names.names, names.count);
    diagnose_with_guess(explanation->diagnostics, MESSAGE_ATTRIBUTE_UNKNOWN, place,
                        phrase("did you mean %s?"), near, holder, name, list, NULL);
    return near;
}

static void explain_attribute_value(Explanation *explanation, const xmlNode *element,
                                    const AttributeDeclaration *declaration,
                                    const xmlAttr *attribute, const char *name)
{
    xmlChar *value = xmlNodeGetContent((const xmlNode *)attribute);
    const char *text = value == NULL ? "" : (const char *)value;
    bool fixed = declaration->fixed == NULL || strcmp(declaration->fixed, text) == 0;
    if (!value_is_good(declaration->type, text) || !fixed) {
        Buffer subject = {0};
        buffer_format(&subject, phrase("the attribute %s of <%s>"), name,
                      written_name(explanation, element));
        report_value(explanation, declaration->type, text, buffer_text(&subject),
                     place_of_attribute(element, name));
        note_reported(explanation, attribute);
        buffer_free(&subject);
    }
    xmlFree(value);
}

static void report_missing_attributes(Explanation *explanation, const xmlNode *element,
                                      const SchemaType *type, const Names *meant)
{
    for (const AttributeDeclaration *known = type->attributes; known != NULL; known = known->next) {
        const xmlAttr *found = xmlHasNsProp((xmlNode *)(uintptr_t)element, BAD_CAST known->name,
                                            known->of_xml ? XML_XML_NAMESPACE : NULL);
        bool taken = found != NULL || !known->required || known->prohibited;
        for (size_t i = 0; i < meant->count; i++)
            taken = taken || strcmp(meant->names[i], known->name) == 0;
        if (taken)
            continue;
        Buffer hint = {0}, words = {0}, name = {0};
        value_describe(known->type, &words);
        buffer_format(&name, "%s%s", known->of_xml ? "xml:" : "", known->name);
        buffer_format(&hint, phrase("write %s=\"…\": %s"), buffer_text(&name), buffer_text(&words));
        diagnose_with_hint(explanation->diagnostics, MESSAGE_ATTRIBUTE_MISSING,
                           place_of_node(element), known->type == NULL ? NULL : buffer_text(&hint),
                           written_name(explanation, element), buffer_text(&name), NULL);
        explanation->reports++;
        explanation->misplaced++;
        buffer_free(&hint);
        buffer_free(&name);
        buffer_free(&words);
    }
}

static void explain_attributes(Explanation *explanation, const xmlNode *element,
                               const SchemaType *type)
{
    Names meant = {0};
    for (const xmlAttr *attribute = element->properties; attribute != NULL;
         attribute = attribute->next) {
        const xmlNs *space = attribute->ns;
        if (space != NULL && xmlStrEqual(space->href, BAD_CAST INSTANCE_SPACE))
            continue;
        bool of_xml = space != NULL && xmlStrEqual(space->href, XML_XML_NAMESPACE);
        const char *name = written_name(explanation, (const xmlNode *)attribute);
        const AttributeDeclaration *declaration = NULL;
        if (space == NULL || of_xml)
            declaration = attribute_find(type, (const char *)attribute->name, of_xml);
        if (declaration != NULL) {
            explain_attribute_value(explanation, element, declaration, attribute, name);
        } else if (!type->any_attribute) {
            const char *near =
                report_unknown_attribute(explanation, element, type, attribute, name);
            if (near != NULL)
                add_name(&meant, near);
        }
    }
    report_missing_attributes(explanation, element, type, &meant);
}

/* An element with a misspelt name and nothing in it: what the one that was meant lacks would be a
 * second message for one mistake. */
static bool is_empty_guess(const Task *task)
{
    return !xmlStrEqual(task->element->name, BAD_CAST task->declaration->name) &&
           walk_element(task->element->children) == NULL && !has_text(task->element);
}

static void explain_element(Explanation *explanation, const Task *task, Tasks *tasks)
{
    const SchemaType *type = task->declaration->type;
    bool guess = is_empty_guess(task);
    if (type == NULL || (guess && task->element->properties == NULL))
        return;
    explain_attributes(explanation, task->element, type);
    if (guess)
        return;
    const SchemaType *value = type->complex ? type->content : type;
    if (value != NULL && walk_element(task->element->children) == NULL) {
        explain_value(explanation, task->element, value, task->declaration->fixed);
        return;
    }
    if (value == NULL && !type->mixed && has_text(task->element))
        report_text(explanation, task->element, type);
    explain_children(explanation, task->element, type, tasks);
}

size_t schema_explain(const SchemaIndex *index, xmlDoc *tree, Diagnostics *diagnostics)
{
    Explanation explanation = {.index = index,
                               .diagnostics = diagnostics,
                               .arena = arena_new(),
                               .reported = xmlHashCreate(16)};
    Tasks tasks = {0}, constrained = {0};
    xmlNode *root = xmlDocGetRootElement(tree);
    const ElementDeclaration *declaration = schema_index_root(index, (const char *)root->name);
    if (declaration != NULL && is_in_target(&explanation, root))
        push(&tasks, root, declaration);
    while (tasks.count > 0) {
        Task task = tasks.tasks[--tasks.count];
        explain_element(&explanation, &task, &tasks);
        if (task.declaration->constraints != NULL)
            push(&constrained, task.element, task.declaration);
    }
    /* Last, for what was misspelt or misplaced may be what a reference looks for. */
    for (size_t i = 0; i < constrained.count; i++)
        explain_constraints(&explanation, constrained.tasks[i].element,
                            constrained.tasks[i].declaration->constraints);
    free(constrained.tasks);
    free(tasks.tasks);
    xmlHashFree(explanation.reported, NULL);
    arena_free(explanation.arena);
    return explanation.reports;
}
