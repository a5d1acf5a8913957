/* schema_index.c: owns reading the schema's own tree into types, content models and declarations.
 *
 * libxml2 has accepted the schema before, so references resolve and nothing derives from itself.
 * The type of an element is built when it is first met and found by its node from then on, so that
 * models may refer to themselves. */

#include <stdlib.h>
#include <string.h>

#include "input/schema_index.h"
#include "input/walk.h"

#define XSD "http://www.w3.org/2001/XMLSchema"
#define WORDS_SPACE "urn:protoc:schema:1"
#define GROUP_DEPTH_MAX 32

static SchemaType *build_type(SchemaIndex *index, const xmlNode *node);

static bool is_xsd(const xmlNode *node, const char *name)
{
    return node->ns != NULL && xmlStrEqual(node->ns->href, BAD_CAST XSD) &&
           xmlStrEqual(node->name, BAD_CAST name);
}

static const char *attribute_of(SchemaIndex *index, const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp((xmlNode *)(uintptr_t)node, BAD_CAST name);
    const char *copy = arena_string(index->arena, (const char *)value);
    xmlFree(value);
    return copy;
}

static const char *local_part(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon == NULL ? name : colon + 1;
}

static xmlNode *first_child(const xmlNode *node, const char *name)
{
    xmlNode *child = walk_element(node->children);
    while (child != NULL && !is_xsd(child, name))
        child = walk_element(child->next);
    return child;
}

/* The global declaration with this kind and name in any of the schema's trees. */
static const xmlNode *find_global(const SchemaIndex *index, const char *kind, const char *name)
{
    for (size_t i = 0; i < index->tree_count; i++) {
        const xmlNode *root = xmlDocGetRootElement(index->trees[i]);
        for (xmlNode *node = walk_element(root->children); node != NULL;
             node = walk_element(node->next)) {
            if (!is_xsd(node, kind))
                continue;
            xmlChar *known = xmlGetNoNsProp(node, BAD_CAST "name");
            bool found = xmlStrEqual(known, BAD_CAST name);
            xmlFree(known);
            if (found)
                return node;
        }
    }
    return NULL;
}

/* True when the prefix of the qualified name, seen from the node, is that of the namespace. */
static bool names_space(const xmlNode *node, const char *name, const char *space)
{
    const char *colon = strchr(name, ':');
    xmlChar *prefix = colon == NULL ? NULL : xmlStrndup(BAD_CAST name, (int)(colon - name));
    xmlNs *found = xmlSearchNs(node->doc, (xmlNode *)(uintptr_t)node, prefix);
    xmlFree(prefix);
    return found != NULL && xmlStrEqual(found->href, BAD_CAST space);
}

static SchemaType *find_built(SchemaIndex *index, const xmlNode *node, const char *builtin)
{
    for (SchemaType *type = index->types; type != NULL; type = type->next) {
        if (node != NULL && type->node == node)
            return type;
        if (builtin != NULL && type->builtin != NULL && type->node == NULL &&
            strcmp(type->name, builtin) == 0)
            return type;
    }
    return NULL;
}

static SchemaType *new_type(SchemaIndex *index, const xmlNode *node)
{
    SchemaType *type = arena_alloc(index->arena, sizeof *type);
    type->node = node;
    type->next = index->types;
    index->types = type;
    return type;
}

static SchemaType *builtin_type(SchemaIndex *index, const char *name)
{
    SchemaType *type = find_built(index, NULL, name);
    if (type != NULL)
        return type;
    xmlSchemaType *builtin = xmlSchemaGetPredefinedType(BAD_CAST name, BAD_CAST XSD);
    if (builtin == NULL || strcmp(name, "anyType") == 0)
        return NULL;
    type = new_type(index, NULL);
    type->name = arena_string(index->arena, name);
    type->builtin = builtin;
    type->keeps_blanks = strcmp(name, "string") == 0 || strcmp(name, "normalizedString") == 0;
    return type;
}

/* The type a name stands for; NULL: anything. */
static SchemaType *named_type(SchemaIndex *index, const xmlNode *node, const char *name)
{
    if (name == NULL)
        return NULL;
    const char *local = local_part(name);
    if (names_space(node, name, XSD))
        return builtin_type(index, local);
    const xmlNode *global = find_global(index, "complexType", local);
    if (global == NULL)
        global = find_global(index, "simpleType", local);
    return global == NULL ? NULL : build_type(index, global);
}

/* The type of a declaration: named, or written inside it. */
static SchemaType *declared_type(SchemaIndex *index, const xmlNode *node)
{
    const char *name = attribute_of(index, node, "type");
    if (name != NULL)
        return named_type(index, node, name);
    const xmlNode *own = first_child(node, "complexType");
    if (own == NULL)
        own = first_child(node, "simpleType");
    return own == NULL ? NULL : build_type(index, own);
}

static const char *read_words(SchemaIndex *index, const xmlNode *node)
{
    const xmlNode *annotation = first_child(node, "annotation");
    const xmlNode *information = annotation == NULL ? NULL : first_child(annotation, "appinfo");
    if (information == NULL)
        return NULL;
    for (xmlNode *child = walk_element(information->children); child != NULL;
         child = walk_element(child->next)) {
        if (child->ns == NULL || !xmlStrEqual(child->ns->href, BAD_CAST WORDS_SPACE) ||
            !xmlStrEqual(child->name, BAD_CAST "value"))
            continue;
        xmlChar *text = xmlNodeGetContent(child);
        xmlChar *collapsed = xmlSchemaCollapseString(text);
        const char *words =
            arena_string(index->arena, (const char *)(collapsed == NULL ? text : collapsed));
        xmlFree(text);
        xmlFree(collapsed);
        return words;
    }
    return NULL;
}

static size_t count_children(const xmlNode *node, const char *name)
{
    size_t count = 0;
    for (xmlNode *child = walk_element(node->children); child != NULL;
         child = walk_element(child->next))
        count += is_xsd(child, name);
    return count;
}

static void read_facets(SchemaIndex *index, SchemaType *type, const xmlNode *restriction)
{
    Arena *arena = index->arena;
    size_t enumerations = count_children(restriction, "enumeration");
    size_t patterns = count_children(restriction, "pattern");
    type->enumerations = arena_array(arena, enumerations, sizeof(const char *));
    type->patterns = arena_array(arena, patterns, sizeof(xmlRegexp *));
    for (xmlNode *facet = walk_element(restriction->children); facet != NULL;
         facet = walk_element(facet->next)) {
        const char *value = attribute_of(index, facet, "value");
        if (value == NULL)
            continue;
        if (is_xsd(facet, "enumeration")) {
            type->enumerations[type->enumeration_count++] = value;
        } else if (is_xsd(facet, "pattern")) {
            xmlRegexp *pattern = xmlRegexpCompile(BAD_CAST value);
            if (pattern != NULL)
                type->patterns[type->pattern_count++] = pattern;
        } else if (is_xsd(facet, "whiteSpace")) {
            type->keeps_blanks = strcmp(value, "collapse") != 0;
        }
    }
}

static void read_members(SchemaIndex *index, SchemaType *type, const xmlNode *node)
{
    const char *names = attribute_of(index, node, "memberTypes");
    size_t room = count_children(node, "simpleType") + (names == NULL ? 0 : strlen(names) / 2 + 1);
    type->members = arena_array(index->arena, room, sizeof(SchemaType *));
    for (const char *name = names; name != NULL && *name != '\0';) {
        name += strspn(name, " \t\r\n");
        size_t length = strcspn(name, " \t\r\n");
        if (length > 0) {
            SchemaType *member =
                named_type(index, node, arena_substring(index->arena, name, length));
            if (member != NULL)
                type->members[type->member_count++] = member;
        }
        name += length;
    }
    for (xmlNode *child = walk_element(node->children); child != NULL;
         child = walk_element(child->next))
        if (is_xsd(child, "simpleType"))
            type->members[type->member_count++] = build_type(index, child);
}

static void build_simple(SchemaIndex *index, SchemaType *type)
{
    const xmlNode *restriction = first_child(type->node, "restriction");
    const xmlNode *list = first_child(type->node, "list");
    const xmlNode *choice = first_child(type->node, "union");
    if (restriction != NULL) {
        const char *base = attribute_of(index, restriction, "base");
        const xmlNode *own = first_child(restriction, "simpleType");
        type->base = base != NULL  ? named_type(index, restriction, base)
                     : own != NULL ? build_type(index, own)
                                   : NULL;
        type->keeps_blanks = type->base != NULL && type->base->keeps_blanks;
        read_facets(index, type, restriction);
    } else if (list != NULL) {
        const char *item = attribute_of(index, list, "itemType");
        const xmlNode *own = first_child(list, "simpleType");
        type->item = item != NULL  ? named_type(index, list, item)
                     : own != NULL ? build_type(index, own)
                                   : NULL;
    } else if (choice != NULL) {
        read_members(index, type, choice);
    }
}

static size_t occurrence(SchemaIndex *index, const xmlNode *node, const char *name)
{
    const char *value = attribute_of(index, node, name);
    if (value == NULL)
        return 1;
    return strcmp(value, "unbounded") == 0 ? UNBOUNDED : (size_t)strtoul(value, NULL, 10);
}

static Constraint *read_constraint(SchemaIndex *index, const xmlNode *node, ConstraintKind kind)
{
    Constraint *constraint = arena_alloc(index->arena, sizeof *constraint);
    constraint->kind = kind;
    constraint->node = node;
    constraint->name = attribute_of(index, node, "name");
    const char *refer = attribute_of(index, node, "refer");
    constraint->refer = refer == NULL ? NULL : local_part(refer);
    constraint->fields =
        arena_array(index->arena, count_children(node, "field"), sizeof(const char *));
    for (xmlNode *child = walk_element(node->children); child != NULL;
         child = walk_element(child->next))
        if (is_xsd(child, "selector"))
            constraint->selector = attribute_of(index, child, "xpath");
        else if (is_xsd(child, "field"))
            constraint->fields[constraint->field_count++] = attribute_of(index, child, "xpath");
    return constraint;
}

static void read_constraints(SchemaIndex *index, ElementDeclaration *declaration,
                             const xmlNode *node)
{
    static const char *const KINDS[] = {"key", "unique", "keyref"};
    Constraint **end = &declaration->constraints;
    for (xmlNode *child = walk_element(node->children); child != NULL;
         child = walk_element(child->next))
        for (size_t kind = 0; kind < 3; kind++)
            if (is_xsd(child, KINDS[kind])) {
                *end = read_constraint(index, child, (ConstraintKind)kind);
                end = &(*end)->next;
            }
}

static ElementDeclaration *read_element(SchemaIndex *index, const xmlNode *node)
{
    const char *reference = attribute_of(index, node, "ref");
    if (reference != NULL) {
        const xmlNode *global = find_global(index, "element", local_part(reference));
        if (global != NULL)
            node = global;
    }
    ElementDeclaration *declaration = arena_alloc(index->arena, sizeof *declaration);
    declaration->name = attribute_of(index, node, "name");
    if (declaration->name == NULL)
        declaration->name = "";
    declaration->type = declared_type(index, node);
    declaration->fixed = attribute_of(index, node, "fixed");
    read_constraints(index, declaration, node);
    return declaration;
}

static Particle *read_particle(SchemaIndex *index, const xmlNode *node, int depth);

static void read_group(SchemaIndex *index, Particle *group, const xmlNode *node, int depth)
{
    Particle **end = &group->first;
    for (xmlNode *child = walk_element(node->children); child != NULL;
         child = walk_element(child->next)) {
        Particle *particle =
            depth < GROUP_DEPTH_MAX ? read_particle(index, child, depth + 1) : NULL;
        if (particle == NULL)
            continue;
        *end = particle;
        end = &particle->next;
    }
}

/* The particle a node of a content model stands for; NULL: it is none. */
static Particle *read_particle(SchemaIndex *index, const xmlNode *node, int depth)
{
    static const char *const KINDS[] = {"element", "sequence", "choice", "all", "any", "group"};
    size_t kind = 0;
    while (kind < 6 && !is_xsd(node, KINDS[kind]))
        kind++;
    if (kind == 6)
        return NULL;
    Particle *particle = arena_alloc(index->arena, sizeof *particle);
    particle->kind = kind == 5 ? PARTICLE_SEQUENCE : (ParticleKind)kind;
    particle->least = occurrence(index, node, "minOccurs");
    particle->most = occurrence(index, node, "maxOccurs");
    if (particle->most == 0)
        return NULL;
    if (particle->kind == PARTICLE_ELEMENT) {
        particle->order = ++index->order;
        particle->element = read_element(index, node);
    } else if (kind == 5) {
        const char *reference = attribute_of(index, node, "ref");
        const xmlNode *global =
            reference == NULL ? NULL : find_global(index, "group", local_part(reference));
        if (global != NULL)
            read_group(index, particle, global, depth);
    } else {
        read_group(index, particle, node, depth);
    }
    return particle;
}

static void add_attribute(SchemaType *type, AttributeDeclaration *attribute)
{
    AttributeDeclaration **end = &type->attributes;
    for (; *end != NULL; end = &(*end)->next)
        if (strcmp((*end)->name, attribute->name) == 0 && (*end)->of_xml == attribute->of_xml)
            return;
    *end = attribute;
}

static void read_attribute(SchemaIndex *index, SchemaType *type, const xmlNode *node)
{
    AttributeDeclaration *attribute = arena_alloc(index->arena, sizeof *attribute);
    const char *use = attribute_of(index, node, "use");
    attribute->required = use != NULL && strcmp(use, "required") == 0;
    attribute->prohibited = use != NULL && strcmp(use, "prohibited") == 0;
    const char *reference = attribute_of(index, node, "ref");
    const xmlNode *declaration = node;
    if (reference != NULL) {
        attribute->of_xml = names_space(node, reference, (const char *)XML_XML_NAMESPACE);
        attribute->name = local_part(reference);
        declaration = find_global(index, "attribute", attribute->name);
    } else {
        attribute->name = attribute_of(index, node, "name");
    }
    if (attribute->name == NULL)
        return;
    if (declaration != NULL) {
        attribute->type = declared_type(index, declaration);
        attribute->fixed = attribute_of(index, declaration, "fixed");
    }
    add_attribute(type, attribute);
}

static void read_attributes(SchemaIndex *index, SchemaType *type, const xmlNode *node, int depth)
{
    for (xmlNode *child = walk_element(node->children); child != NULL;
         child = walk_element(child->next)) {
        if (is_xsd(child, "attribute")) {
            read_attribute(index, type, child);
        } else if (is_xsd(child, "anyAttribute")) {
            type->any_attribute = true;
        } else if (is_xsd(child, "attributeGroup") && depth < GROUP_DEPTH_MAX) {
            const char *reference = attribute_of(index, child, "ref");
            const xmlNode *group =
                reference == NULL ? NULL
                                  : find_global(index, "attributeGroup", local_part(reference));
            if (group != NULL)
                read_attributes(index, type, group, depth + 1);
        }
    }
}

static Particle *read_model(SchemaIndex *index, const xmlNode *node)
{
    for (xmlNode *child = walk_element(node->children); child != NULL;
         child = walk_element(child->next)) {
        Particle *particle = read_particle(index, child, 0);
        if (particle != NULL)
            return particle;
    }
    return NULL;
}

/* The model of the base, then that of the extension. */
static Particle *join_models(SchemaIndex *index, const Particle *base, Particle *extension)
{
    Particle *copy = arena_copy(index->arena, base, sizeof *base);
    Particle *sequence = arena_alloc(index->arena, sizeof *sequence);
    sequence->kind = PARTICLE_SEQUENCE;
    sequence->least = sequence->most = 1;
    sequence->first = copy;
    copy->next = extension;
    return sequence;
}

static void build_derived(SchemaIndex *index, SchemaType *type, const xmlNode *content)
{
    const xmlNode *extension = first_child(content, "extension");
    const xmlNode *derivation = extension == NULL ? first_child(content, "restriction") : extension;
    if (derivation == NULL)
        return;
    SchemaType *base = named_type(index, derivation, attribute_of(index, derivation, "base"));
    read_attributes(index, type, derivation, 0);
    if (is_xsd(content, "simpleContent"))
        type->content = base != NULL && base->complex ? base->content : base;
    else
        type->model = read_model(index, derivation);
    if (base == NULL || !base->complex)
        return;
    for (const AttributeDeclaration *known = base->attributes; known != NULL; known = known->next) {
        AttributeDeclaration *copy = arena_copy(index->arena, known, sizeof *known);
        copy->next = NULL;
        add_attribute(type, copy);
    }
    type->any_attribute = type->any_attribute || base->any_attribute;
    if (extension != NULL) {
        type->mixed = type->mixed || base->mixed;
        if (base->model != NULL)
            type->model = join_models(index, base->model, type->model);
    }
}

static void build_complex(SchemaIndex *index, SchemaType *type)
{
    const char *mixed = attribute_of(index, type->node, "mixed");
    type->complex = true;
    type->mixed = mixed != NULL && (strcmp(mixed, "true") == 0 || strcmp(mixed, "1") == 0);
    const xmlNode *content = first_child(type->node, "simpleContent");
    if (content == NULL)
        content = first_child(type->node, "complexContent");
    if (content != NULL) {
        build_derived(index, type, content);
    } else {
        read_attributes(index, type, type->node, 0);
        type->model = read_model(index, type->node);
    }
}

static SchemaType *build_type(SchemaIndex *index, const xmlNode *node)
{
    SchemaType *type = find_built(index, node, NULL);
    if (type != NULL)
        return type;
    type = new_type(index, node);
    type->name = attribute_of(index, node, "name");
    type->words = read_words(index, node);
    if (is_xsd(node, "complexType"))
        build_complex(index, type);
    else
        build_simple(index, type);
    return type;
}

const Particle *particle_find(const Particle *model, const char *name)
{
    if (model == NULL)
        return NULL;
    if (model->kind == PARTICLE_ELEMENT)
        return strcmp(model->element->name, name) == 0 ? model : NULL;
    for (const Particle *particle = model->first; particle != NULL; particle = particle->next) {
        const Particle *found = particle_find(particle, name);
        if (found != NULL)
            return found;
    }
    return NULL;
}

const AttributeDeclaration *attribute_find(const SchemaType *type, const char *name, bool of_xml)
{
    for (const AttributeDeclaration *known = type->attributes; known != NULL; known = known->next)
        if (known->of_xml == of_xml && !known->prohibited && strcmp(known->name, name) == 0)
            return known;
    return NULL;
}

/* Notes where the elements of a model may stand; each parent's name with each child's once. */
static void note_standings(SchemaIndex *index, const char *parent, const Particle *model)
{
    if (model == NULL)
        return;
    for (const Particle *particle = model->first; particle != NULL; particle = particle->next)
        note_standings(index, parent, particle);
    if (model->kind != PARTICLE_ELEMENT)
        return;
    const char *child = model->element->name;
    for (const Standing *known = index->standings; known != NULL; known = known->next)
        if (strcmp(known->parent, parent) == 0 && strcmp(known->child, child) == 0)
            return;
    Standing *standing = arena_alloc(index->arena, sizeof *standing);
    standing->parent = parent;
    standing->child = child;
    standing->next = index->standings;
    index->standings = standing;
}

static void note_declared(SchemaIndex *index, const Particle *model)
{
    if (model == NULL)
        return;
    for (const Particle *particle = model->first; particle != NULL; particle = particle->next)
        note_declared(index, particle);
    if (model->kind == PARTICLE_ELEMENT && model->element->type != NULL)
        note_standings(index, model->element->name, model->element->type->model);
}

SchemaIndex *schema_index_new(xmlDoc **trees, size_t tree_count)
{
    Arena *arena = arena_new();
    SchemaIndex *index = arena_alloc(arena, sizeof *index);
    index->arena = arena;
    index->trees = trees;
    index->tree_count = tree_count;
    const xmlNode *root = xmlDocGetRootElement(trees[0]);
    index->target = attribute_of(index, root, "targetNamespace");
    index->roots =
        arena_array(arena, count_children(root, "element"), sizeof(ElementDeclaration *));
    for (xmlNode *node = walk_element(root->children); node != NULL;
         node = walk_element(node->next))
        if (is_xsd(node, "element"))
            index->roots[index->root_count++] = read_element(index, node);
    for (size_t i = 0; i < index->root_count; i++)
        if (index->roots[i]->type != NULL)
            note_standings(index, index->roots[i]->name, index->roots[i]->type->model);
    for (const SchemaType *type = index->types; type != NULL; type = type->next)
        note_declared(index, type->model);
    return index;
}

const ElementDeclaration *schema_index_root(const SchemaIndex *index, const char *name)
{
    for (size_t i = 0; i < index->root_count; i++)
        if (strcmp(index->roots[i]->name, name) == 0)
            return index->roots[i];
    return NULL;
}
