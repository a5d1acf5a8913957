/* schema_index.h: the schema as the explanations read it: what may stand where, and how values are
 * written.
 *
 * The parts of XSD 1.0 that protoc's schemas use: named and local types, extension and restriction,
 * sequence, choice, all, group, attributeGroup, any, lists and unions, the facets, key, unique and
 * keyref. */
#ifndef PROTOC_INPUT_SCHEMA_INDEX_H
#define PROTOC_INPUT_SCHEMA_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libxml/tree.h>
#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>

#include "base/arena.h"

#define UNBOUNDED SIZE_MAX

typedef struct SchemaType SchemaType;

typedef enum { CONSTRAINT_KEY, CONSTRAINT_UNIQUE, CONSTRAINT_KEYREF } ConstraintKind;

typedef struct Constraint {
    struct Constraint *next;
    ConstraintKind kind;
    const char *name;
    const char *refer; /* of a keyref, without prefix */
    const char *selector;
    const char **fields;
    size_t field_count;
    const xmlNode *node;
} Constraint;

typedef struct {
    const char *name;
    SchemaType *type; /* NULL: anything may stand in it */
    Constraint *constraints;
    const char *fixed;
} ElementDeclaration;

typedef struct AttributeDeclaration {
    struct AttributeDeclaration *next;
    const char *name;
    bool of_xml; /* in the namespace of xml:lang */
    bool required;
    bool prohibited;
    SchemaType *type;
    const char *fixed;
} AttributeDeclaration;

typedef enum {
    PARTICLE_ELEMENT,
    PARTICLE_SEQUENCE,
    PARTICLE_CHOICE,
    PARTICLE_ALL,
    PARTICLE_ANY
} ParticleKind;

typedef struct Particle {
    struct Particle *next;  /* in its group */
    struct Particle *first; /* of a group */
    ParticleKind kind;
    size_t least, most;
    ElementDeclaration *element;
    size_t order; /* of elements: their order in the schema */
} Particle;

struct SchemaType {
    SchemaType *next;
    const char *name;
    const xmlNode *node;
    bool complex;
    bool mixed;
    /* complex */
    SchemaType *content; /* of simple content */
    Particle *model;     /* NULL: no elements */
    AttributeDeclaration *attributes;
    bool any_attribute;
    /* simple */
    SchemaType *base;
    xmlSchemaType *builtin;
    bool keeps_blanks;
    const char *words; /* what a value is, in plain words; or NULL */
    const char **enumerations;
    size_t enumeration_count;
    xmlRegexp **patterns;
    size_t pattern_count;
    SchemaType *item;     /* of a list */
    SchemaType **members; /* of a union */
    size_t member_count;
};

/* One place an element may stand: under a parent. */
typedef struct Standing {
    struct Standing *next;
    const char *parent;
    const char *child;
} Standing;

typedef struct {
    Arena *arena;
    const char *target; /* the namespace */
    xmlDoc **trees;
    size_t tree_count;
    SchemaType *types;
    ElementDeclaration **roots;
    size_t root_count;
    Standing *standings;
    size_t order;
} SchemaIndex;

/* Indexes the trees of a schema (the first is the main one), which libxml2 has accepted. The trees
 * must live as long as the index. Drop it by its arena. */
SchemaIndex *schema_index_new(xmlDoc **trees, size_t tree_count);

/* The declaration of a root element, or NULL. */
const ElementDeclaration *schema_index_root(const SchemaIndex *index, const char *name);

/* The declaration of an element in a content model, or NULL. */
const Particle *particle_find(const Particle *model, const char *name);

/* The declaration of an attribute, or NULL. */
const AttributeDeclaration *attribute_find(const SchemaType *type, const char *name, bool of_xml);

#endif
