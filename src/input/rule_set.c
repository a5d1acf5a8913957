/* rule_set.c: owns reading Schematron (ISO/IEC 19757-3:2016) into rules that can be evaluated.
 *
 * Understood are schema, ns, let, phase (that of defaultPhase), pattern with is-a and param, rule
 * with abstract rules and extends, assert, report, name, value-of, emph, span, dir, diagnostics,
 * and xsl:key. A context is an XSLT pattern: its alternatives are split, and each is turned into an
 * expression that gives every node it matches: from their name where that is in the pattern, else by
 * one walk over the tree.
 *
 * Most rules speak of what a document does not have. So of the program's own rules only the contexts
 * are read at first; the rest is, and expressions are compiled, when there is a node to judge. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libexslt/exslt.h>
#include <libxml/hash.h>
#include <libxml/xpathInternals.h>
#include <libxslt/xslt.h>

#include "base/affix.h"
#include "base/libraries.h"
#include "base/memory.h"
#include "base/resources.h"
#include "base/wording.h"
#include "input/element.h"
#include "input/loader.h"
#include "input/read.h"
#include "input/rule_set.h"
#include "input/walk.h"

#define SCHEMATRON BAD_CAST "http://purl.oclc.org/dsdl/schematron"
#define EXTENDS_DEPTH_MAX 16

typedef struct {
    RuleSet *set;
    const char *language;
    const xmlNode *schema;
    const xmlNode *params; /* the pattern whose param elements are in force, or NULL */
    xmlHashTable *diagnostic_elements;
    Diagnostics *diagnostics;
    bool good;
} Loader;

static bool is_schematron(const xmlNode *node, const char *name)
{
    return element_is_in(node, SCHEMATRON, name);
}

/* The value of an attribute in the arena; NULL: the element has none. */
static const char *attribute_of(Loader *loader, const xmlNode *element, const char *name)
{
    xmlChar *value = xmlGetNoNsProp((xmlNode *)(uintptr_t)element, BAD_CAST name);
    const char *copy = arena_string(loader->set->arena, (const char *)value);
    xmlFree(value);
    return copy;
}

static const char *required_attribute(Loader *loader, const xmlNode *element, const char *name)
{
    const char *value = attribute_of(loader, element, name);
    if (value == NULL) {
        diagnose(loader->diagnostics, MESSAGE_RULES_ATTRIBUTE, place_of_node(element),
                 (const char *)element->name, name, NULL);
        loader->good = false;
    }
    return value;
}

static void report_element(Loader *loader, const xmlNode *element)
{
    diagnose(loader->diagnostics, MESSAGE_RULES_ELEMENT, place_of_node(element),
             (const char *)element->name, NULL);
    loader->good = false;
}

void expression_report(Expression *expression, MessageId id, Diagnostics *diagnostics)
{
    if (!expression->reported)
        diagnose(diagnostics, id, place_of_attribute(expression->element, expression->attribute),
                 NULL);
    expression->reported = true;
}

static bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

/* The value of a parameter of the pattern in force by its name, length bytes; NULL: none. */
static const char *find_param(Loader *loader, const char *name, size_t length)
{
    for (xmlNode *param = walk_element(loader->params->children); param != NULL;
         param = walk_element(param->next)) {
        if (!is_schematron(param, "param"))
            continue;
        const char *known = attribute_of(loader, param, "name");
        if (known != NULL && strlen(known) == length && memcmp(known, name, length) == 0)
            return attribute_of(loader, param, "value");
    }
    return NULL;
}

/* The text with every $name that is a parameter of the pattern replaced. */
static const char *expand(Loader *loader, const char *text)
{
    if (loader->params == NULL || strchr(text, '$') == NULL)
        return text;
    Buffer out = {0};
    while (*text != '\0') {
        size_t length = 0;
        if (*text == '$')
            while (is_name_character(text[1 + length]))
                length++;
        const char *value = length == 0 ? NULL : find_param(loader, text + 1, length);
        if (value == NULL) {
            buffer_char(&out, *text++);
        } else {
            buffer_string(&out, value);
            text += 1 + length;
        }
    }
    const char *expanded = arena_string(loader->set->arena, buffer_text(&out));
    buffer_free(&out);
    return expanded;
}

void rule_set_compile(RuleSet *set, Expression *expression)
{
    if (expression->compiled == NULL)
        expression->compiled = xmlXPathCtxtCompile(set->xpath, BAD_CAST expression->text);
}

static Expression *compile(Loader *loader, const xmlNode *element, const char *attribute,
                           const char *text)
{
    RuleSet *set = loader->set;
    Expression *expression = arena_alloc(set->arena, sizeof *expression);
    expression->element = element;
    expression->attribute = attribute;
    expression->text = text;
    expression->next = set->expressions;
    set->expressions = expression;
    if (set->in_part)
        return expression;
    rule_set_compile(set, expression);
    if (expression->compiled == NULL) {
        expression_report(expression, MESSAGE_RULES_EXPRESSION, loader->diagnostics);
        loader->good = false;
    }
    return expression;
}

/* The expression in an attribute; NULL: there is none. */
static Expression *compile_attribute(Loader *loader, const xmlNode *element, const char *attribute)
{
    const char *text = attribute_of(loader, element, attribute);
    return text == NULL ? NULL : compile(loader, element, attribute, expand(loader, text));
}

/* The end of the first alternative of a pattern: a “|” outside of brackets and quotes, or the end.
 * */
static size_t alternative_length(const char *pattern)
{
    int depth = 0;
    size_t i = 0;
    for (; pattern[i] != '\0'; i++) {
        char c = pattern[i];
        if (c == '"' || c == '\'') {
            const char *close = strchr(pattern + i + 1, c);
            if (close == NULL)
                return strlen(pattern);
            i = (size_t)(close - pattern);
        } else if (c == '[' || c == '(') {
            depth++;
        } else if (c == ']' || c == ')') {
            depth--;
        } else if (c == '|' && depth == 0) {
            break;
        }
    }
    return i;
}

static bool is_rooted(const char *pattern)
{
    return *pattern == '/' || starts_with(pattern, "key(") || starts_with(pattern, "id(");
}

/* What is known of a path without evaluating it. */
typedef struct {
    const char *last; /* the last step */
    size_t steps;     /* how many there are; 0: they are not all to children */
    bool has_predicate;
} Path;

static Path look_at(const char *pattern)
{
    Path path = {.last = pattern, .steps = 1};
    bool plain = true;
    int depth = 0;
    for (const char *c = pattern; *c != '\0'; c++) {
        const char *close = *c == '"' || *c == '\'' ? strchr(c + 1, *c) : NULL;
        depth += (*c == '[') - (*c == ']');
        path.has_predicate = path.has_predicate || *c == '[';
        c = close != NULL ? close : c;
        if (depth > 0)
            continue;
        plain =
            plain && *c != '(' && *c != '.' && strncmp(c, "//", 2) != 0 && strncmp(c, "::", 2) != 0;
        if (*c == '/') {
            path.last = c + 1;
            path.steps++;
        }
    }
    if (!plain || is_rooted(pattern))
        path.steps = 0;
    return path;
}

/* How long the name is that begins there. */
static size_t name_length(const char *text)
{
    const char *end = text;
    while ((*end >= 'a' && *end <= 'z') || (*end >= 'A' && *end <= 'Z') ||
           (*end >= '0' && *end <= '9') || *end == '-' || *end == '_')
        end++;
    return (size_t)(end - text);
}

/* The local name in the last step of a pattern, such as “item” of “m:list/m:item[@x]”, or that of the attribute without
 * which it gives nothing, such as “by” of “*[@by]”; NULL when it is not plainly there. */
static const char *last_name(Arena *arena, const char *step)
{
    size_t length = name_length(step);
    if (step[length] == ':' && step[length + 1] != ':') {
        step += length + 1;
        length = name_length(step);
    }
    const char *rest = step + length + strspn(step + length, " \t\r\n");
    return length > 0 && (*rest == '\0' || *rest == '[') ? arena_substring(arena, step, length)
                                                         : NULL;
}

static const char *attribute_name(Arena *arena, const char *step)
{
    const char *name = text_after(step, "*[@");
    if (name == NULL)
        return NULL;
    size_t length = name_length(name);
    const char *rest = name + length + strspn(name + length, " ");
    return *rest == ']' || *rest == '=' ? arena_substring(arena, name, length) : NULL;
}

/* The namespace of a step that is a name and nothing else; NULL: it is something else. */
static const char *space_of_step(Loader *loader, const char *step)
{
    size_t length = name_length(step);
    const char *local = step + length + 1;
    if (step[length] != ':' || local[name_length(local)] != '\0')
        return NULL;
    const char *prefix = arena_substring(loader->set->arena, step, length);
    const xmlChar *space = xmlXPathNsLookup(loader->set->xpath, BAD_CAST prefix);
    return arena_string(loader->set->arena, (const char *)space);
}

/* Sees to it that what a name can tell is not searched for in the whole tree. */
static Context read_context(Loader *loader, const xmlNode *element, const char *attribute,
                            const char *pattern)
{
    Arena *arena = loader->set->arena;
    Path path = look_at(pattern);
    Context context = {.name = last_name(arena, path.last)};
    if (context.name == NULL)
        path.steps = 0;
    if (path.steps == 1 && !path.has_predicate)
        context.space = space_of_step(loader, path.last);
    if (context.space != NULL)
        return context;
    Buffer text = {0};
    buffer_format(&text, "%s%s", path.steps > 0 || is_rooted(pattern) ? "" : "//", pattern);
    context.steps = path.steps;
    context.expression =
        compile(loader, element, attribute, arena_string(arena, buffer_text(&text)));
    buffer_free(&text);
    if (context.name == NULL)
        context.name = attribute_name(arena, path.last);
    return context;
}

/* Reads the alternatives of an XSLT pattern. */
static Context *read_pattern_of(Loader *loader, const xmlNode *element, const char *attribute,
                                const char *pattern, size_t *count)
{
    Arena *arena = loader->set->arena;
    size_t bars = 0;
    for (const char *c = pattern; *c != '\0'; c++)
        bars += *c == '|';
    Context *contexts = arena_array(arena, bars + 1, sizeof *contexts);
    *count = 0;
    for (;;) {
        pattern += strspn(pattern, " \t\r\n");
        size_t length = alternative_length(pattern), end = length;
        while (end > 0 && strchr(" \t\r\n", pattern[end - 1]) != NULL)
            end--;
        contexts[(*count)++] =
            read_context(loader, element, attribute, arena_substring(arena, pattern, end));
        if (pattern[length] == '\0')
            return contexts;
        pattern += length + 1;
    }
}

static void read_let(Loader *loader, const xmlNode *element, Let **lets)
{
    const char *name = required_attribute(loader, element, "name");
    if (name == NULL)
        return;
    Let *let = arena_alloc(loader->set->arena, sizeof *let);
    let->name = name;
    let->value = compile_attribute(loader, element, "value");
    if (let->value == NULL) {
        xmlChar *text = xmlNodeGetContent(element);
        let->text = arena_string(loader->set->arena, (const char *)text);
        xmlFree(text);
    }
    while (*lets != NULL)
        lets = &(*lets)->next;
    *lets = let;
}

static MessagePart *new_part(Loader *loader, MessagePart ***end)
{
    MessagePart *part = arena_alloc(loader->set->arena, sizeof *part);
    **end = part;
    *end = &part->next;
    return part;
}

/* The content of an assertion or diagnostic: text, value-of, name; other inline elements are gone
 * through. */
static MessagePart *read_message(Loader *loader, const xmlNode *element)
{
    MessagePart *parts = NULL, **end = &parts;
    xmlNode *top = (xmlNode *)(uintptr_t)element;
    for (xmlNode *node = walk_next(top, top); node != NULL; node = walk_next(top, node)) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            const char *text = arena_string(loader->set->arena, (const char *)node->content);
            new_part(loader, &end)->text = expand(loader, text);
        } else if (is_schematron(node, "value-of")) {
            if (required_attribute(loader, node, "select") != NULL)
                new_part(loader, &end)->value = compile_attribute(loader, node, "select");
        } else if (is_schematron(node, "name")) {
            MessagePart *part = new_part(loader, &end);
            part->name = true;
            part->value = compile_attribute(loader, node, "path");
        } else if (node->type == XML_ELEMENT_NODE && !is_schematron(node, "emph") &&
                   !is_schematron(node, "span") && !is_schematron(node, "dir")) {
            report_element(loader, node);
        }
    }
    return parts;
}

/* Diagnostics by their ids: each is asked for once, and there are many. */
static void index_diagnostics(Loader *loader)
{
    xmlNode *top = (xmlNode *)(uintptr_t)loader->schema;
    for (xmlNode *group = walk_element(top->children); group != NULL;
         group = walk_element(group->next)) {
        if (!is_schematron(group, "diagnostics"))
            continue;
        for (xmlNode *node = walk_element(group->children); node != NULL;
             node = walk_element(node->next)) {
            const char *id = attribute_of(loader, node, "id");
            if (is_schematron(node, "diagnostic") && id != NULL)
                xmlHashAddEntry(loader->diagnostic_elements, BAD_CAST id, node);
        }
    }
}

/* The element whose content is the message in the language asked for. */
static const xmlNode *choose_message(Loader *loader, const xmlNode *assertion)
{
    const char *ids = attribute_of(loader, assertion, "diagnostics");
    const xmlNode *chosen = assertion;
    if (loader->language == NULL)
        return assertion;
    while (ids != NULL && *ids != '\0') {
        ids += strspn(ids, " \t\r\n");
        size_t length = strcspn(ids, " \t\r\n");
        if (length == 0)
            break;
        const char *id = arena_substring(loader->set->arena, ids, length);
        const xmlNode *diagnostic = xmlHashLookup(loader->diagnostic_elements, BAD_CAST id);
        if (diagnostic == NULL) {
            diagnose(loader->diagnostics, MESSAGE_RULES_REFERENCE,
                     place_of_attribute(assertion, "diagnostics"), phrase("diagnostic"), id, NULL);
            loader->good = false;
        } else {
            xmlChar *language = xmlNodeGetLang(diagnostic);
            if (chosen == assertion && xmlStrEqual(language, BAD_CAST loader->language))
                chosen = diagnostic;
            xmlFree(language);
        }
        ids += length;
    }
    return chosen;
}

static Severity read_role(const char *role)
{
    static const char *const WARNINGS[] = {"warning", "warn", "info", "information"};
    for (size_t i = 0; role != NULL && i < sizeof WARNINGS / sizeof *WARNINGS; i++)
        if (strcmp(role, WARNINGS[i]) == 0)
            return SEVERITY_WARNING;
    return SEVERITY_ERROR;
}

/* The nearest value of an attribute: of the element or of one around it. */
static const char *inherited(Loader *loader, const xmlNode *element, const char *name)
{
    for (; element != NULL && element->type == XML_ELEMENT_NODE; element = element->parent) {
        const char *value = attribute_of(loader, element, name);
        if (value != NULL)
            return value;
    }
    return NULL;
}

static void read_assertion(Loader *loader, const xmlNode *element, Rule *rule)
{
    if (required_attribute(loader, element, "test") == NULL)
        return;
    Assertion *assertion = arena_alloc(loader->set->arena, sizeof *assertion);
    const char *id = inherited(loader, element, "id");
    assertion->id = id == NULL ? "rule" : id;
    assertion->severity = read_role(inherited(loader, element, "role"));
    assertion->report = is_schematron(element, "report");
    assertion->test = compile_attribute(loader, element, "test");
    assertion->subject = compile_attribute(loader, element, "subject");
    if (assertion->subject == NULL)
        assertion->subject = compile_attribute(loader, element->parent, "subject");
    assertion->message = read_message(loader, choose_message(loader, element));
    Assertion **end = &rule->assertions;
    while (*end != NULL)
        end = &(*end)->next;
    *end = assertion;
}

static const xmlNode *find_abstract(Loader *loader, const char *kind, const char *id)
{
    xmlNode *top = (xmlNode *)(uintptr_t)loader->schema;
    for (xmlNode *node = top; node != NULL; node = walk_next(top, node)) {
        if (!is_schematron(node, kind))
            continue;
        const char *abstract = attribute_of(loader, node, "abstract");
        const char *known = attribute_of(loader, node, "id");
        if (abstract != NULL && strcmp(abstract, "true") == 0 && known != NULL &&
            strcmp(known, id) == 0)
            return node;
    }
    return NULL;
}

static void read_rule_content(Loader *loader, const xmlNode *element, Rule *rule, int depth);

static void read_extends(Loader *loader, const xmlNode *element, Rule *rule, int depth)
{
    const char *id = required_attribute(loader, element, "rule");
    const xmlNode *abstract = id == NULL ? NULL : find_abstract(loader, "rule", id);
    if (abstract != NULL && depth < EXTENDS_DEPTH_MAX) {
        read_rule_content(loader, abstract, rule, depth + 1);
    } else if (id != NULL) {
        diagnose(loader->diagnostics, MESSAGE_RULES_REFERENCE, place_of_attribute(element, "rule"),
                 phrase("abstract rule"), id, NULL);
        loader->good = false;
    }
}

static void read_rule_content(Loader *loader, const xmlNode *element, Rule *rule, int depth)
{
    for (xmlNode *child = walk_element(element->children); child != NULL;
         child = walk_element(child->next)) {
        if (is_schematron(child, "let"))
            read_let(loader, child, &rule->lets);
        else if (is_schematron(child, "assert") || is_schematron(child, "report"))
            read_assertion(loader, child, rule);
        else if (is_schematron(child, "extends"))
            read_extends(loader, child, rule, depth);
        else if (child->ns == NULL || element_is_in(child, SCHEMATRON, (const char *)child->name))
            if (!is_schematron(child, "p"))
                report_element(loader, child);
    }
}

static void read_rule(Loader *loader, const xmlNode *element, Rule ***end)
{
    const char *abstract = attribute_of(loader, element, "abstract");
    if (abstract != NULL && strcmp(abstract, "true") == 0)
        return;
    const char *context = required_attribute(loader, element, "context");
    if (context == NULL)
        return;
    Rule *rule = arena_alloc(loader->set->arena, sizeof *rule);
    rule->contexts =
        read_pattern_of(loader, element, "context", expand(loader, context), &rule->context_count);
    rule->element = element;
    rule->params = loader->params;
    rule->complete = !loader->set->in_part;
    if (rule->complete)
        read_rule_content(loader, element, rule, 0);
    **end = rule;
    *end = &rule->next;
}

static void read_pattern(Loader *loader, const xmlNode *element, Pattern ***end)
{
    const char *abstract = attribute_of(loader, element, "abstract");
    if (abstract != NULL && strcmp(abstract, "true") == 0)
        return;
    const xmlNode *content = element;
    const char *base = attribute_of(loader, element, "is-a");
    if (base != NULL) {
        content = find_abstract(loader, "pattern", base);
        if (content == NULL) {
            diagnose(loader->diagnostics, MESSAGE_RULES_REFERENCE,
                     place_of_attribute(element, "is-a"), phrase("abstract pattern"), base, NULL);
            loader->good = false;
            return;
        }
        loader->params = element;
    }
    Pattern *pattern = arena_alloc(loader->set->arena, sizeof *pattern);
    Rule **rules = &pattern->rules;
    for (xmlNode *child = walk_element(content->children); child != NULL;
         child = walk_element(child->next))
        if (is_schematron(child, "rule"))
            read_rule(loader, child, &rules);
        else if (is_schematron(child, "let"))
            read_let(loader, child, &pattern->lets);
        else if (!is_schematron(child, "title") && !is_schematron(child, "p") &&
                 !is_schematron(child, "param"))
            report_element(loader, child);
    loader->params = NULL;
    **end = pattern;
    *end = &pattern->next;
}

/* True when the schema's default phase leaves the pattern in. */
static bool is_active(Loader *loader, const xmlNode *pattern)
{
    const char *phase_id = attribute_of(loader, loader->schema, "defaultPhase");
    const char *id = attribute_of(loader, pattern, "id");
    if (phase_id == NULL || strcmp(phase_id, "#ALL") == 0)
        return true;
    for (xmlNode *phase = walk_element(loader->schema->children); phase != NULL;
         phase = walk_element(phase->next)) {
        const char *known = attribute_of(loader, phase, "id");
        if (!is_schematron(phase, "phase") || known == NULL || strcmp(known, phase_id) != 0)
            continue;
        for (xmlNode *active = walk_element(phase->children); active != NULL;
             active = walk_element(active->next)) {
            const char *named = attribute_of(loader, active, "pattern");
            if (id != NULL && named != NULL && strcmp(named, id) == 0)
                return true;
        }
        return false;
    }
    return true;
}

static void read_key(Loader *loader, const xmlNode *element)
{
    const char *name = required_attribute(loader, element, "name");
    const char *match = required_attribute(loader, element, "match");
    const char *use = required_attribute(loader, element, "use");
    if (name == NULL || match == NULL || use == NULL)
        return;
    Key *key = arena_alloc(loader->set->arena, sizeof *key);
    key->name = name;
    key->contexts = read_pattern_of(loader, element, "match", match, &key->context_count);
    key->use = compile(loader, element, "use", use);
    key->next = loader->set->keys;
    loader->set->keys = key;
}

static void read_namespace(Loader *loader, const xmlNode *element)
{
    const char *prefix = required_attribute(loader, element, "prefix");
    const char *uri = required_attribute(loader, element, "uri");
    if (prefix != NULL && uri != NULL)
        xmlXPathRegisterNs(loader->set->xpath, BAD_CAST prefix, BAD_CAST uri);
}

static void read_schema(Loader *loader)
{
    static const char *const IGNORED[] = {"title", "p", "phase", "diagnostics", "properties"};
    Pattern **patterns = &loader->set->patterns;
    for (xmlNode *child = walk_element(loader->schema->children); child != NULL;
         child = walk_element(child->next)) {
        bool ignored = false;
        for (size_t i = 0; i < sizeof IGNORED / sizeof *IGNORED; i++)
            ignored = ignored || is_schematron(child, IGNORED[i]);
        if (is_schematron(child, "ns"))
            read_namespace(loader, child);
        else if (is_schematron(child, "let"))
            read_let(loader, child, &loader->set->lets);
        else if (element_is_in(child, XSLT_NAMESPACE, "key"))
            read_key(loader, child);
        else if (is_schematron(child, "pattern") && is_active(loader, child))
            read_pattern(loader, child, &patterns);
        else if (!ignored && !is_schematron(child, "pattern"))
            report_element(loader, child);
    }
}

/* The mistake is reported by the caller, in the words of protoc. */
static void ignore_error(void *data, xmlErrorPtr error)
{
    (void)data;
    if (error->code == XML_ERR_NO_MEMORY)
        memory_exhausted();
}

/* Texts are the assertions' own, and all is known to be right. */
void rule_set_complete(RuleSet *set, Rule *rule)
{
    if (rule->complete)
        return;
    Loader loader = {.set = set,
                     .schema = xmlDocGetRootElement(set->tree),
                     .params = rule->params,
                     .diagnostics = diagnostics_new(),
                     .good = true};
    read_rule_content(&loader, rule->element, rule, 0);
    diagnostics_free(loader.diagnostics);
    rule->complete = true;
}

/* The program's own rules use none of EXSLT, which takes a millisecond to load. */
static void register_functions(xmlXPathContext *xpath)
{
    library_load("exslt");
    exsltDateXpathCtxtRegister(xpath, BAD_CAST "date");
    exsltMathXpathCtxtRegister(xpath, BAD_CAST "math");
    exsltSetsXpathCtxtRegister(xpath, BAD_CAST "set");
    exsltStrXpathCtxtRegister(xpath, BAD_CAST "str");
}

RuleSet *rule_set_read(const char *resource, const char *language, Diagnostics *diagnostics)
{
    xmlDoc *tree = language == NULL ? resource_tree_lean(resource, NULL, diagnostics)
                                    : resource_tree(resource, NULL, diagnostics);
    if (tree == NULL)
        return NULL;
    RuleSet *set = memory_new(sizeof *set);
    set->arena = arena_new();
    set->tree = tree;
    set->xpath = xmlXPathNewContext(tree);
    if (set->xpath == NULL)
        memory_exhausted();
    set->xpath->error = ignore_error;
    xmlXPathContextSetCache(set->xpath, 1, -1, 0);
    set->in_part = language == NULL && resource_packed(resource) != NULL;
    if (resource_packed(resource) == NULL)
        register_functions(set->xpath);
    Loader loader = {.set = set,
                     .language = language,
                     .schema = xmlDocGetRootElement(tree),
                     .diagnostic_elements = language == NULL ? NULL : xmlHashCreate(512),
                     .diagnostics = diagnostics,
                     .good = true};
    if (language != NULL)
        index_diagnostics(&loader);
    if (is_schematron(loader.schema, "schema"))
        read_schema(&loader);
    else
        report_element(&loader, loader.schema);
    xmlHashFree(loader.diagnostic_elements, NULL);
    if (loader.good)
        return set;
    rule_set_free(set);
    return NULL;
}

void rule_set_free(RuleSet *set)
{
    for (Expression *expression = set->expressions; expression != NULL;
         expression = expression->next)
        xmlXPathFreeCompExpr(expression->compiled);
    xmlXPathFreeContext(set->xpath);
    xmlFreeDoc(set->tree);
    arena_free(set->arena);
    free(set);
}

void assertion_describe(const Assertion *assertion, Buffer *text)
{
    Buffer whole = {0};
    for (const MessagePart *part = assertion->message; part; part = part->next)
        buffer_string(&whole, part->text ? part->text : "…");
    buffer_folded(text, buffer_text(&whole), whole.length);
    buffer_drop_space(text);
    buffer_free(&whole);
}
