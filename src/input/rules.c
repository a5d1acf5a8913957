/* rules.c: owns evaluating rules.
 *
 * In every pattern a node is judged by the first rule whose context it matches; the nodes a rule has taken are remembered
 * for the rules after it in the pattern. The elements of a document are put into a table by their names once, and a context
 * looks only at those it names, or at what is below their ancestors:
 *
 *     context             looks at
 *     m:task              all <task>
 *     m:list/m:item[2]    m:list/m:item[2] below the grandparents of <item>
 *     *[@x]               the whole tree, when it has an attribute x
 *
 * So the cost is that of the tests themselves, and of few walks. Values of keys are looked up in a table, and values of
 * sch:let found, on first use. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>
#include <libxml/xpathInternals.h>
#include <libxslt/xsltutils.h>

#include "base/hash.h"
#include "base/hash_table.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/resources.h"
#include "input/elements_by_name.h"
#include "input/read.h"
#include "input/rule_set.h"
#include "input/rules.h"
#include "input/transform.h"

typedef struct KeyTable {
    struct KeyTable *next;
    const Key *key;
    xmlHashTable *nodes; /* value to xmlNodeSet */
} KeyTable;

typedef struct {
    RuleSet *set;
    const ElementsByName *elements;
    xmlXPathContext *xpath;
    xmlDoc *tree;
    const Pattern *pattern; /* whose lets are in force */
    const Rule *rule;       /* the same, at node */
    xmlNode *node;
    xmlNode *current; /* what current() gives */
    KeyTable *tables;
    Diagnostics *diagnostics;
    bool broken; /* a rule of role error was broken, or a rule cannot be evaluated */
} Evaluation;

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
    rule_set_compile(evaluation->set, expression);
    xmlXPathObject *value = xmlXPathCompiledEval(expression->compiled, xpath);
    xpath->node = outer;
    xpath->contextSize = size;
    xpath->proximityPosition = position;
    if (value == NULL)
        report_expression(evaluation, expression, MESSAGE_RULES_EXPRESSION);
    return value;
}

static void unbind(Let *lets)
{
    for (Let *let = lets; let != NULL; let = let->next) {
        xmlXPathFreeObject(let->bound);
        let->bound = NULL;
    }
}

/* The let of this name among those of one scope, which is not being found itself; NULL: none. */
static Let *find_let(Let *lets, const xmlChar *name)
{
    for (Let *let = lets; let != NULL; let = let->next)
        if (!let->busy && xmlStrEqual(BAD_CAST let->name, name))
            return let;
    return NULL;
}

static void bind(Evaluation *evaluation, Let *let, xmlNode *node)
{
    xmlNode *outer = evaluation->current;
    let->busy = true;
    evaluation->current = node;
    let->bound = let->value == NULL ? xmlXPathNewString(BAD_CAST let->text)
                                    : evaluate(evaluation, let->value, node);
    evaluation->current = outer;
    let->busy = false;
}

/* The value of a variable: that of the innermost let of the name. */
static xmlXPathObject *find_variable(void *data, const xmlChar *name, const xmlChar *space)
{
    Evaluation *evaluation = data;
    xmlNode *node = evaluation->node;
    Let *let =
        space != NULL || evaluation->rule == NULL ? NULL : find_let(evaluation->rule->lets, name);
    if (let == NULL)
        node = (xmlNode *)evaluation->tree;
    if (let == NULL && evaluation->pattern != NULL)
        let = find_let(evaluation->pattern->lets, name);
    if (let == NULL)
        let = find_let(evaluation->set->lets, name);
    if (let != NULL && let->bound == NULL)
        bind(evaluation, let, node);
    return let == NULL || let->bound == NULL ? NULL : xmlXPathObjectCopy(let->bound);
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

static void judge(Evaluation *evaluation, Rule *rule, xmlNode *node)
{
    rule_set_complete(evaluation->set, rule);
    evaluation->current = evaluation->node = node;
    evaluation->rule = rule;
    for (const Assertion *assertion = rule->assertions; assertion != NULL;
         assertion = assertion->next) {
        xmlXPathObject *value = evaluate(evaluation, assertion->test, node);
        if (value == NULL)
            continue;
        if ((xmlXPathCastToBoolean(value) != 0) == assertion->report)
            speak(evaluation, assertion, node);
        xmlXPathFreeObject(value);
    }
    unbind(rule->lets);
    evaluation->rule = NULL;
}

/* Whether the document may have what the context names: all names it has are in its dictionary. */
static bool may_apply(const Evaluation *evaluation, const Context *context)
{
    return context->name == NULL || evaluation->tree->dict == NULL ||
           xmlDictExists(evaluation->tree->dict, BAD_CAST context->name, -1) != NULL;
}

/* Adds what the expression of the context gives at the node. */
static void add_results(Evaluation *evaluation, const Context *context, xmlNode *node,
                        NodeList *found)
{
    evaluation->current = node;
    xmlXPathObject *value = evaluate(evaluation, context->expression, node);
    if (value == NULL)
        return;
    if (value->type != XPATH_NODESET)
        report_expression(evaluation, context->expression, MESSAGE_RULES_NODES);
    int count =
        value->type == XPATH_NODESET && value->nodesetval != NULL ? value->nodesetval->nodeNr : 0;
    for (int i = 0; i < count; i++)
        if (value->nodesetval->nodeTab[i]->type != XML_NAMESPACE_DECL)
            node_list_add(found, value->nodesetval->nodeTab[i]);
    xmlXPathFreeObject(value);
}

/* The node so many steps above; NULL: there is none. */
static xmlNode *ancestor(xmlNode *node, size_t steps)
{
    for (; node != NULL && steps > 0; steps--)
        node = node->parent;
    return node;
}

/* False: the set, of nodes by their addresses, has the node already. */
static bool add_to_set(HashTable *set, const xmlNode *node)
{
    size_t at = 0;
    uint64_t hash = hash_address(node);
    for (const xmlNode *known; (known = hash_table_next(set, hash, &at)) != NULL;)
        if (known == node)
            return false;
    hash_table_add(set, hash, node);
    return true;
}

/* All nodes that the context matches, in the order of the document but for those at several depths. */
static void find_matches(Evaluation *evaluation, const Context *context, NodeList *found)
{
    if (!may_apply(evaluation, context))
        return;
    if (context->space == NULL && context->steps == 0) {
        add_results(evaluation, context, (xmlNode *)evaluation->tree, found);
        return;
    }
    const NodeList *named = elements_by_name_find(evaluation->elements, context->name);
    HashTable seen = {0};
    for (size_t i = 0; named != NULL && i < named->count; i++) {
        xmlNode *node = named->nodes[i], *above = ancestor(node, context->steps);
        if (context->space == NULL && above != NULL && add_to_set(&seen, above))
            add_results(evaluation, context, above, found);
        else if (context->space != NULL && node->ns != NULL &&
                 xmlStrEqual(node->ns->href, BAD_CAST context->space))
            node_list_add(found, node);
    }
    hash_table_free(&seen);
}

static void apply_pattern(Evaluation *evaluation, const Pattern *pattern)
{
    HashTable taken = {0};
    NodeList found = {0};
    evaluation->pattern = pattern;
    for (Rule *rule = pattern->rules; rule != NULL; rule = rule->next)
        for (size_t i = 0; i < rule->context_count; i++) {
            found.count = 0;
            find_matches(evaluation, &rule->contexts[i], &found);
            for (size_t n = 0; n < found.count; n++)
                if (add_to_set(&taken, found.nodes[n]))
                    judge(evaluation, rule, found.nodes[n]);
        }
    unbind(pattern->lets);
    evaluation->pattern = NULL;
    hash_table_free(&taken);
    node_list_free(&found);
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
    NodeList found = {0};
    for (size_t i = 0; i < key->context_count; i++)
        find_matches(evaluation, &key->contexts[i], &found);
    for (size_t i = 0; i < found.count; i++)
        index_node(evaluation, key, table->nodes, found.nodes[i]);
    node_list_free(&found);
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
    xmlXPathRegisterVariableLookup(xpath, find_variable, evaluation);
}

/* A tree, and what all sets of rules need of it. */
typedef struct {
    xmlDoc *tree;
    ElementsByName *elements;
} Judged;

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

static bool evaluate_set(RuleSet *set, const Judged *judged, Diagnostics *diagnostics)
{
    Evaluation evaluation = {.set = set,
                             .elements = judged->elements,
                             .xpath = set->xpath,
                             .tree = judged->tree,
                             .diagnostics = diagnostics};
    prepare(&evaluation);
    for (const Pattern *pattern = set->patterns; pattern != NULL; pattern = pattern->next)
        apply_pattern(&evaluation, pattern);
    for (KeyTable *table = evaluation.tables, *next; table != NULL; table = next) {
        next = table->next;
        xmlHashFree(table->nodes, free_nodes);
        free(table);
    }
    /* What is kept must not point into the tree. */
    unbind(set->lets);
    xmlXPathRegisterVariableLookup(set->xpath, NULL, NULL);
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

static bool check_in(const Judged *judged, const char *resource, const char *language,
                     Diagnostics *diagnostics)
{
    bool kept = false;
    RuleSet *set = find_rules(resource, language, &kept, diagnostics);
    bool good = set != NULL && evaluate_set(set, judged, diagnostics);
    if (set != NULL && !kept)
        rule_set_free(set);
    return good;
}

/* Most documents break no rule. So the rules are read without the texts in other languages, which are half of
 * the file, and read again with them when there is something to say. */
static bool check_twice(const Judged *judged, const char *resource, const char *language,
                        Diagnostics *diagnostics)
{
    Diagnostics *first = diagnostics_new();
    bool good = check_in(judged, resource, NULL, first);
    bool silent = diagnostics_count(first, SEVERITY_WARNING) == 0;
    if (!silent && strcmp(language, RULES_LANGUAGE) == 0)
        diagnostics_add(diagnostics, first);
    else if (!silent)
        good = check_in(judged, resource, language, diagnostics);
    diagnostics_free(first);
    return good;
}

bool rules_check(xmlDoc *tree, const char *const *resources, const char *language,
                 Diagnostics *diagnostics)
{
    const Judged judged = {tree, elements_by_name_new(tree)};
    bool good = true;
    /* Numbers the elements, so that nodes are put in order without walking the tree. */
    xmlXPathOrderDocElems(tree);
    listen(true);
    for (; *resources != NULL; resources++)
        good = (resources_are_embedded() ? check_twice(&judged, *resources, language, diagnostics)
                                         : check_in(&judged, *resources, language, diagnostics)) &&
               good;
    listen(false);
    elements_by_name_free(judged.elements);
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
