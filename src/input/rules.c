/* rules.c: owns evaluating rules.
 *
 * In every pattern a node is judged by the first rule whose context it matches. Each context is
 * evaluated once over the whole tree; the nodes a rule has taken are remembered for the rules after
 * it in the pattern. So the cost is the number of contexts times the size of the tree, plus the
 * tests themselves. Values of keys are looked up in a table made on first use. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>
#include <libxml/xpathInternals.h>
#include <libxslt/xsltutils.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/resources.h"
#include "input/read.h"
#include "input/rule_set.h"
#include "input/rules.h"
#include "input/transform.h"

/* Nodes that were taken: open addressing, at most half full. */
typedef struct {
    const xmlNode **slots;
    size_t capacity;
    size_t count;
} NodeSet;

typedef struct KeyTable {
    struct KeyTable *next;
    const Key *key;
    xmlHashTable *nodes; /* value to xmlNodeSet */
} KeyTable;

typedef struct {
    RuleSet *set;
    xmlXPathContext *xpath;
    xmlDoc *tree;
    xmlNode *current; /* what current() gives */
    KeyTable *tables;
    Diagnostics *diagnostics;
    bool broken; /* a rule of role error was broken, or a rule cannot be evaluated */
} Evaluation;

static const xmlNode **find_slot(const NodeSet *set, const xmlNode *node)
{
    uint64_t hash = (uint64_t)(uintptr_t)node * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(hash >> 32) & (set->capacity - 1);
    while (set->slots[i] != NULL && set->slots[i] != node)
        i = (i + 1) & (set->capacity - 1);
    return &set->slots[i];
}

static void grow(NodeSet *set)
{
    NodeSet larger = {.capacity = set->capacity == 0 ? 64 : set->capacity * 2, .count = set->count};
    larger.slots = memory_new(larger.capacity * sizeof *larger.slots);
    for (size_t i = 0; i < set->capacity; i++)
        if (set->slots[i] != NULL)
            *find_slot(&larger, set->slots[i]) = set->slots[i];
    free(set->slots);
    *set = larger;
}

/* True when the node was not in the set before. */
static bool take(NodeSet *set, const xmlNode *node)
{
    if (set->count * 2 >= set->capacity)
        grow(set);
    const xmlNode **slot = find_slot(set, node);
    if (*slot == node)
        return false;
    *slot = node;
    set->count++;
    return true;
}

static void report_expression(Evaluation *evaluation, Expression *expression, MessageId id)
{
    expression_report(expression, id, evaluation->diagnostics);
    evaluation->broken = true;
}

/* The value at the node; NULL: reported. Free with xmlXPathFreeObject(). */
static xmlXPathObject *evaluate(Evaluation *evaluation, Expression *expression, xmlNode *node)
{
    xmlXPathContext *xpath = evaluation->xpath;
    xmlNode *outer = xpath->node;
    int size = xpath->contextSize, position = xpath->proximityPosition;
    xpath->node = node;
    xpath->contextSize = 1;
    xpath->proximityPosition = 1;
    xmlXPathObject *value = xmlXPathCompiledEval(expression->compiled, xpath);
    xpath->node = outer;
    xpath->contextSize = size;
    xpath->proximityPosition = position;
    if (value == NULL)
        report_expression(evaluation, expression, MESSAGE_RULES_EXPRESSION);
    return value;
}

static void bind(Evaluation *evaluation, const Let *lets, xmlNode *node)
{
    for (const Let *let = lets; let != NULL; let = let->next) {
        xmlXPathObject *value = let->value == NULL ? xmlXPathNewString(BAD_CAST let->text)
                                                   : evaluate(evaluation, let->value, node);
        if (value != NULL)
            xmlXPathRegisterVariable(evaluation->xpath, BAD_CAST let->name, value);
    }
}

static void add_value(Evaluation *evaluation, Expression *expression, xmlNode *node, Buffer *text)
{
    xmlXPathObject *value = evaluate(evaluation, expression, node);
    xmlChar *string = value == NULL ? NULL : xmlXPathCastToString(value);
    buffer_string(text, string == NULL ? "" : (const char *)string);
    xmlFree(string);
    xmlXPathFreeObject(value);
}

/* The first node the expression gives, or the node itself when it gives none. */
static xmlNode *select_node(Evaluation *evaluation, Expression *expression, xmlNode *node)
{
    xmlXPathObject *value = expression == NULL ? NULL : evaluate(evaluation, expression, node);
    if (value == NULL)
        return node;
    xmlNode *found = node;
    if (value->type != XPATH_NODESET)
        report_expression(evaluation, expression, MESSAGE_RULES_NODES);
    else if (!xmlXPathNodeSetIsEmpty(value->nodesetval) &&
             value->nodesetval->nodeTab[0]->type != XML_NAMESPACE_DECL)
        found = value->nodesetval->nodeTab[0];
    xmlXPathFreeObject(value);
    return found;
}

static void add_name(const xmlNode *node, Buffer *text)
{
    const xmlNs *space = NULL;
    if (node->type == XML_ELEMENT_NODE || node->type == XML_ATTRIBUTE_NODE)
        space = node->ns;
    if (space != NULL && space->prefix != NULL)
        buffer_format(text, "%s:", (const char *)space->prefix);
    if (node->name != NULL)
        buffer_string(text, (const char *)node->name);
}

/* One line, one space between words. */
static void normalize(Buffer *text)
{
    Buffer line = {0};
    buffer_folded(&line, buffer_text(text), text->length);
    buffer_drop_space(&line);
    buffer_free(text);
    *text = line;
}

static void speak(Evaluation *evaluation, const Assertion *assertion, xmlNode *node)
{
    Buffer text = {0};
    for (const MessagePart *part = assertion->message; part != NULL; part = part->next)
        if (part->name)
            add_name(select_node(evaluation, part->value, node), &text);
        else if (part->value != NULL)
            add_value(evaluation, part->value, node, &text);
        else
            buffer_string(&text, part->text);
    normalize(&text);
    const xmlNode *subject = select_node(evaluation, assertion->subject, node);
    diagnose_rule(evaluation->diagnostics, assertion->id, assertion->severity,
                  place_of_node(subject), buffer_text(&text), NULL);
    if (assertion->severity != SEVERITY_WARNING)
        evaluation->broken = true;
    buffer_free(&text);
}

static void judge(Evaluation *evaluation, const Rule *rule, xmlNode *node)
{
    evaluation->current = node;
    bind(evaluation, rule->lets, node);
    for (const Assertion *assertion = rule->assertions; assertion != NULL;
         assertion = assertion->next) {
        xmlXPathObject *value = evaluate(evaluation, assertion->test, node);
        if (value == NULL)
            continue;
        if ((xmlXPathCastToBoolean(value) != 0) == assertion->report)
            speak(evaluation, assertion, node);
        xmlXPathFreeObject(value);
    }
}

/* Whether the document may have elements of the context's name: all names it has are in its dictionary. Most rules are
 * about elements that a document does not have, and need no walk through it. */
static bool may_apply(const Evaluation *evaluation, const Expression *context)
{
    return context->name == NULL || evaluation->tree->dict == NULL ||
           xmlDictExists(evaluation->tree->dict, BAD_CAST context->name, -1) != NULL;
}

static void apply_rule(Evaluation *evaluation, const Rule *rule, NodeSet *taken)
{
    xmlNode *top = (xmlNode *)evaluation->tree;
    for (size_t i = 0; i < rule->context_count; i++) {
        if (!may_apply(evaluation, rule->contexts[i]))
            continue;
        evaluation->current = top;
        xmlXPathObject *nodes = evaluate(evaluation, rule->contexts[i], top);
        if (nodes == NULL)
            continue;
        if (nodes->type != XPATH_NODESET)
            report_expression(evaluation, rule->contexts[i], MESSAGE_RULES_NODES);
        int count = nodes->type == XPATH_NODESET && nodes->nodesetval != NULL
                        ? nodes->nodesetval->nodeNr
                        : 0;
        for (int n = 0; n < count; n++) {
            xmlNode *node = nodes->nodesetval->nodeTab[n];
            if (node->type != XML_NAMESPACE_DECL && take(taken, node))
                judge(evaluation, rule, node);
        }
        xmlXPathFreeObject(nodes);
    }
}

static void apply_pattern(Evaluation *evaluation, const Pattern *pattern)
{
    NodeSet taken = {0};
    evaluation->current = (xmlNode *)evaluation->tree;
    bind(evaluation, pattern->lets, (xmlNode *)evaluation->tree);
    for (const Rule *rule = pattern->rules; rule != NULL; rule = rule->next)
        apply_rule(evaluation, rule, &taken);
    free(taken.slots);
}

/* XSLT 1.0, 12.4: the context node of the whole expression. */
static void current_function(xmlXPathParserContext *parser, int count)
{
    const Evaluation *evaluation = parser->context->userData;
    if (count != 0) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    valuePush(parser, xmlXPathNewNodeSet(evaluation->current));
}

static void free_nodes(void *nodes, const xmlChar *name)
{
    (void)name;
    xmlXPathFreeNodeSet(nodes);
}

static void add_to_table(xmlHashTable *table, const xmlChar *value, xmlNode *node)
{
    xmlNodeSet *nodes = xmlHashLookup(table, value);
    if (nodes != NULL)
        xmlXPathNodeSetAddUnique(nodes, node);
    else
        xmlHashAddEntry(table, value, xmlXPathNodeSetCreate(node));
}

static void index_node(Evaluation *evaluation, const Key *key, xmlHashTable *table, xmlNode *node)
{
    xmlXPathObject *value = evaluate(evaluation, key->use, node);
    if (value == NULL)
        return;
    if (value->type == XPATH_NODESET) {
        int count = value->nodesetval == NULL ? 0 : value->nodesetval->nodeNr;
        for (int i = 0; i < count; i++) {
            xmlChar *text = xmlXPathCastNodeToString(value->nodesetval->nodeTab[i]);
            add_to_table(table, text, node);
            xmlFree(text);
        }
    } else {
        xmlChar *text = xmlXPathCastToString(value);
        add_to_table(table, text, node);
        xmlFree(text);
    }
    xmlXPathFreeObject(value);
}

static KeyTable *make_table(Evaluation *evaluation, const Key *key)
{
    KeyTable *table = memory_new(sizeof *table);
    table->key = key;
    table->nodes = xmlHashCreate(256);
    table->next = evaluation->tables;
    evaluation->tables = table;
    for (size_t i = 0; i < key->context_count; i++) {
        xmlXPathObject *nodes = evaluate(evaluation, key->contexts[i], (xmlNode *)evaluation->tree);
        if (nodes == NULL)
            continue;
        int count = nodes->type == XPATH_NODESET && nodes->nodesetval != NULL
                        ? nodes->nodesetval->nodeNr
                        : 0;
        for (int n = 0; n < count; n++)
            index_node(evaluation, key, table->nodes, nodes->nodesetval->nodeTab[n]);
        xmlXPathFreeObject(nodes);
    }
    return table;
}

static KeyTable *find_table(Evaluation *evaluation, const xmlChar *name)
{
    for (KeyTable *table = evaluation->tables; table != NULL; table = table->next)
        if (xmlStrEqual(BAD_CAST table->key->name, name))
            return table;
    for (const Key *key = evaluation->set->keys; key != NULL; key = key->next)
        if (xmlStrEqual(BAD_CAST key->name, name))
            return make_table(evaluation, key);
    return NULL;
}

static xmlNodeSet *look_up(const KeyTable *table, xmlXPathObject *value)
{
    if (value->type != XPATH_NODESET) {
        xmlChar *text = xmlXPathCastToString(value);
        xmlNodeSet *found = xmlXPathNodeSetMerge(NULL, xmlHashLookup(table->nodes, text));
        xmlFree(text);
        return found;
    }
    xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);
    int count = value->nodesetval == NULL ? 0 : value->nodesetval->nodeNr;
    for (int i = 0; i < count; i++) {
        xmlChar *text = xmlXPathCastNodeToString(value->nodesetval->nodeTab[i]);
        found = xmlXPathNodeSetMerge(found, xmlHashLookup(table->nodes, text));
        xmlFree(text);
    }
    return found;
}

/* XSLT 1.0, 12.2. */
static void key_function(xmlXPathParserContext *parser, int count)
{
    Evaluation *evaluation = parser->context->userData;
    if (count != 2) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    xmlXPathObject *value = valuePop(parser);
    xmlChar *name = xmlXPathPopString(parser);
    const KeyTable *table = find_table(evaluation, name);
    if (table == NULL)
        xmlXPathErr(parser, XPATH_EXPR_ERROR);
    else
        valuePush(parser, xmlXPathWrapNodeSet(look_up(table, value)));
    xmlFree(name);
    xmlXPathFreeObject(value);
}

static void ignore_error(void *data, xmlErrorPtr error)
{
    (void)data;
    if (error->code == XML_ERR_NO_MEMORY)
        memory_exhausted();
}

__attribute__((format(printf, 2, 3))) static void ignore_text(void *data, const char *format, ...)
{
    (void)data, (void)format;
}

static void prepare(Evaluation *evaluation)
{
    xmlXPathContext *xpath = evaluation->xpath;
    xpath->doc = evaluation->tree;
    xpath->userData = evaluation;
    xpath->opLimit = (unsigned long)limit_of(LIMIT_XSLT_STEPS) * 1000000;
    xpath->opCount = 0;
    xmlXPathRegisterFunc(xpath, BAD_CAST "current", current_function);
    xmlXPathRegisterFunc(xpath, BAD_CAST "key", key_function);
    /* Numbers the elements, so that nodes are put in order without walking the tree. */
    xmlXPathOrderDocElems(evaluation->tree);
}

/* Sets of the program itself, for as long as it runs. */
typedef struct KeptRules {
    struct KeptRules *next;
    char *resource, *language;
    RuleSet *set;
} KeptRules;

static KeptRules *kept_rules;

/* As rule_set_read(). NULL: reported. *kept: it is not to be freed. */
static RuleSet *find_rules(const char *resource, const char *language, bool *kept,
                           Diagnostics *diagnostics)
{
    const char *code = language == NULL ? "" : language;
    for (KeptRules *known = kept_rules; known != NULL; known = known->next)
        if (strcmp(known->resource, resource) == 0 && strcmp(known->language, code) == 0) {
            *kept = true;
            return known->set;
        }
    RuleSet *set = rule_set_read(resource, language, diagnostics);
    *kept = set != NULL && resources_are_embedded();
    if (*kept) {
        KeptRules *known = memory_new(sizeof *known);
        *known = (KeptRules){kept_rules, memory_string(resource), memory_string(code), set};
        kept_rules = known;
    }
    return set;
}

static bool evaluate_set(RuleSet *set, xmlDoc *tree, Diagnostics *diagnostics)
{
    Evaluation evaluation = {
        .set = set, .xpath = set->xpath, .tree = tree, .diagnostics = diagnostics};
    prepare(&evaluation);
    evaluation.current = (xmlNode *)tree;
    bind(&evaluation, set->lets, (xmlNode *)tree);
    for (const Pattern *pattern = set->patterns; pattern != NULL; pattern = pattern->next)
        apply_pattern(&evaluation, pattern);
    for (KeyTable *table = evaluation.tables, *next; table != NULL; table = next) {
        next = table->next;
        xmlHashFree(table->nodes, free_nodes);
        free(table);
    }
    /* What is kept must not point into the tree. */
    xmlXPathRegisteredVariablesCleanup(set->xpath);
    set->xpath->doc = NULL;
    set->xpath->node = NULL;
    return !evaluation.broken;
}

static void listen(bool on)
{
    xmlSetStructuredErrorFunc(NULL, on ? ignore_error : NULL);
    xmlSetGenericErrorFunc(NULL, on ? ignore_text : NULL);
    transform_catch_errors();
}

static bool check_in(xmlDoc *tree, const char *resource, const char *language,
                     Diagnostics *diagnostics)
{
    bool kept = false;
    RuleSet *set = find_rules(resource, language, &kept, diagnostics);
    bool good = set != NULL && evaluate_set(set, tree, diagnostics);
    if (set != NULL && !kept)
        rule_set_free(set);
    return good;
}

/* Most documents break no rule. So the rules are read without the texts in other languages, which are half of
 * the file, and read again with them when there is something to say. */
static bool check_twice(xmlDoc *tree, const char *resource, const char *language,
                        Diagnostics *diagnostics)
{
    Diagnostics *first = diagnostics_new();
    bool good = check_in(tree, resource, NULL, first);
    bool silent = diagnostics_count(first, SEVERITY_WARNING) == 0;
    if (!silent && strcmp(language, RULES_LANGUAGE) == 0)
        diagnostics_add(diagnostics, first);
    else if (!silent)
        good = check_in(tree, resource, language, diagnostics);
    diagnostics_free(first);
    return good;
}

bool rules_check(xmlDoc *tree, const char *resource, const char *language, Diagnostics *diagnostics)
{
    listen(true);
    bool good = resources_are_embedded() ? check_twice(tree, resource, language, diagnostics)
                                         : check_in(tree, resource, language, diagnostics);
    listen(false);
    return good;
}

void rules_preload(const char *resource)
{
    bool kept = false;
    Diagnostics *unheard = diagnostics_new();
    listen(true);
    RuleSet *set = find_rules(resource, NULL, &kept, unheard);
    if (set != NULL && !kept)
        rule_set_free(set);
    listen(false);
    diagnostics_free(unheard);
}
