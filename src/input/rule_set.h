/* rule_set.h: a Schematron schema, read and compiled, ready to be evaluated. */
#ifndef PROTOC_INPUT_RULE_SET_H
#define PROTOC_INPUT_RULE_SET_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>
#include <libxml/xpath.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostics.h"

/* An XPath expression and where it was written, for reports. */
typedef struct Expression {
    struct Expression *next; /* of all in the set, to be freed */
    xmlXPathCompExpr *compiled;
    const xmlNode *element;
    const char *attribute;
    const char *name; /* of a context: that of the elements it can give; NULL: of any */
    bool reported;    /* that it cannot be evaluated: once is enough */
} Expression;

typedef struct Let {
    struct Let *next;
    const char *name;
    Expression *value; /* NULL: text is the value */
    const char *text;
} Let;

/* A piece of a message: text, or the value of an expression, or the name of a node. */
typedef struct MessagePart {
    struct MessagePart *next;
    const char *text;
    Expression *value;
    bool name; /* the name of the node value gives (NULL: the context node) */
} MessagePart;

typedef struct Assertion {
    struct Assertion *next;
    const char *id;
    Severity severity;
    bool report; /* speaks when the test is true; an assertion speaks when it is false */
    Expression *test;
    Expression *subject; /* NULL: the context node */
    MessagePart *message;
} Assertion;

typedef struct Rule {
    struct Rule *next;
    Expression **contexts; /* the alternatives of the pattern, as expressions that give all nodes */
    size_t context_count;
    Let *lets;
    Assertion *assertions;
} Rule;

typedef struct Pattern {
    struct Pattern *next;
    Let *lets;
    Rule *rules;
} Pattern;

/* xsl:key, which the query binding of XSLT has. */
typedef struct Key {
    struct Key *next;
    const char *name;
    Expression **contexts;
    size_t context_count;
    Expression *use;
} Key;

typedef struct {
    Arena *arena;
    xmlDoc *tree;
    xmlXPathContext *xpath; /* has the namespaces of the schema */
    Let *lets;
    Key *keys;
    Pattern *patterns;
    Expression *expressions;
} RuleSet;

/* The language of the texts in the assertions themselves; those of the others stand in sch:diagnostics. */
#define RULES_LANGUAGE "en"

/* Reads the resource; texts are taken in the language. With NULL they are the assertions' own, and of a resource inside
 * the program the others are not even read. NULL: reported. Free with rule_set_free(). */
RuleSet *rule_set_read(const char *resource, const char *language, Diagnostics *diagnostics);
void rule_set_free(RuleSet *set);

/* Appends what the assertion says, with “…” for what it takes from the document. */
void assertion_describe(const Assertion *assertion, Buffer *text);

/* Reports, once, that the expression cannot be used. */
void expression_report(Expression *expression, MessageId id, Diagnostics *diagnostics);

#endif
