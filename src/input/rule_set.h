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
    const char *text;
    xmlXPathCompExpr *compiled; /* NULL until rule_set_compile(), in a set that was read in part */
    const xmlNode *element;
    const char *attribute;
    bool reported; /* that it cannot be evaluated: once is enough */
} Expression;

/* One alternative of an XSLT pattern, such as “m:list/m:item[@x]”. */
typedef struct {
    const char
        *name; /* what it gives has this local name, or an attribute of this name; NULL: any */
    const char *space; /* not NULL: it gives all elements of the name in this namespace */
    size_t steps; /* not 0: the elements of the name lie so far below the nodes where evaluating */
    Expression *expression; /* … this gives them; else it gives them all, evaluated at the top */
} Context;

typedef struct Let {
    struct Let *next;
    const char *name;
    Expression *value; /* NULL: text is the value */
    const char *text;
    /* While a document is checked: its value at the node it is in force for, NULL until somebody asks. */
    xmlXPathObject *bound;
    bool busy; /* being found: the name means an outer one meanwhile */
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
    Context *contexts; /* the alternatives of the pattern */
    size_t context_count;
    const xmlNode *element,
        *params;   /* where it is written, and the pattern with its parameters or NULL */
    bool complete; /* what follows was read */
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
    Context *contexts;
    size_t context_count;
    Expression *use;
} Key;

typedef struct {
    Arena *arena;
    bool
        in_part; /* it is inside the program, so right: expressions and rules are read when they are needed */
    xmlDoc *tree;
    xmlXPathContext *xpath; /* has the namespaces of the schema */
    Let *lets;
    Key *keys;
    Pattern *patterns;
    Expression *expressions;
} RuleSet;

/* The language of the texts in the assertions themselves; those of the others stand in sch:diagnostics. */
#define RULES_LANGUAGE "en"

/* Reads the resource; texts are taken in the language. With NULL they are the assertions' own, and a resource inside
 * the program is read in part. NULL: reported. Free with rule_set_free(). */
RuleSet *rule_set_read(const char *resource, const char *language, Diagnostics *diagnostics);

/* Reads what is still missing of a rule or an expression of a set that was read in part. */
void rule_set_complete(RuleSet *set, Rule *rule);
void rule_set_compile(RuleSet *set, Expression *expression);

void rule_set_free(RuleSet *set);

/* Appends what the assertion says, with “…” for what it takes from the document. */
void assertion_describe(const Assertion *assertion, Buffer *text);

/* Reports, once, that the expression cannot be used. */
void expression_report(Expression *expression, MessageId id, Diagnostics *diagnostics);

#endif
