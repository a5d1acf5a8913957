/* schema_keys.c: owns ids that are given twice and references to nothing.
 *
 * The selectors and fields of XSD are XPath, so libxml2 evaluates them. The values of each key go
 * into a hash table once; every reference is one look-up. */

#include <stdint.h>
#include <string.h>

#include <libxml/hash.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/memory.h"
#include "base/nearest.h"
#include "base/wording.h"
#include "input/place.h"
#include "input/read.h"
#include "input/schema_explain.h"

#define SHOWN_IDS_MAX 8

/* Near misses are looked for among all ids, so only for the first references to nothing. */
#define SEARCHES_MAX 100

/* Joins the values of several fields; no XML text can hold it. */
#define FIELD_SEPARATOR "\x1F"

typedef struct {
    Explanation *explanation;
    xmlNode *element;
    const Constraint *constraint;
    xmlXPathContext *xpath;
    xmlXPathCompExpr **fields;
} Keys;

/* A node the selector gave, with its fields' joined value. */
typedef struct {
    const char *value;
    const xmlNode *node;
    const xmlNode *field; /* where the value stands */
} KeyValue;

typedef struct {
    KeyValue *values;
    size_t count;
} KeyValues;

static void register_namespaces(xmlXPathContext *xpath, const xmlNode *node)
{
    xmlNs **spaces = xmlGetNsList(node->doc, node);
    for (xmlNs **space = spaces; space != NULL && *space != NULL; space++)
        if ((*space)->prefix != NULL)
            xmlXPathRegisterNs(xpath, (*space)->prefix, (*space)->href);
    xmlFree(spaces);
}

/* The field's node below the node and its value; false when it has none. */
static bool read_field(Keys *keys, xmlXPathCompExpr *field, xmlNode *node, Buffer *value,
                       const xmlNode **where)
{
    keys->xpath->node = node;
    xmlXPathObject *found = field == NULL ? NULL : xmlXPathCompiledEval(field, keys->xpath);
    bool good = found != NULL && found->type == XPATH_NODESET && found->nodesetval != NULL &&
                found->nodesetval->nodeNr == 1;
    if (good) {
        xmlChar *text = xmlXPathCastNodeToString(found->nodesetval->nodeTab[0]);
        xmlChar *collapsed = xmlSchemaCollapseString(text);
        buffer_string(value, (const char *)(collapsed == NULL ? text : collapsed));
        *where = found->nodesetval->nodeTab[0];
        xmlFree(collapsed);
        xmlFree(text);
    }
    xmlXPathFreeObject(found);
    return good;
}

static void read_value(Keys *keys, xmlNode *node, KeyValues *values)
{
    Buffer text = {0};
    KeyValue value = {.node = node};
    bool good = true;
    for (size_t i = 0; good && i < keys->constraint->field_count; i++) {
        buffer_string(&text, i == 0 ? "" : FIELD_SEPARATOR);
        good = read_field(keys, keys->fields[i], node, &text, &value.field);
    }
    if (good && value.field != NULL) {
        value.value = arena_string(keys->explanation->arena, buffer_text(&text));
        values->values[values->count++] = value;
    }
    buffer_free(&text);
}

/* Everything the constraint selects below the element that has all fields. */
static KeyValues select_values(Explanation *explanation, xmlNode *element,
                               const Constraint *constraint)
{
    KeyValues values = {0};
    Keys keys = {.explanation = explanation, .element = element, .constraint = constraint};
    keys.xpath = xmlXPathNewContext(element->doc);
    if (keys.xpath == NULL)
        memory_exhausted();
    register_namespaces(keys.xpath, constraint->node);
    keys.fields =
        arena_array(explanation->arena, constraint->field_count, sizeof(xmlXPathCompExpr *));
    for (size_t i = 0; i < constraint->field_count; i++)
        keys.fields[i] = xmlXPathCtxtCompile(keys.xpath, BAD_CAST constraint->fields[i]);
    keys.xpath->node = element;
    xmlXPathObject *found = constraint->selector == NULL
                                ? NULL
                                : xmlXPathEval(BAD_CAST constraint->selector, keys.xpath);
    if (found != NULL && found->type == XPATH_NODESET && found->nodesetval != NULL) {
        values.values =
            arena_array(explanation->arena, (size_t)found->nodesetval->nodeNr, sizeof(KeyValue));
        for (int i = 0; i < found->nodesetval->nodeNr; i++)
            read_value(&keys, found->nodesetval->nodeTab[i], &values);
    }
    xmlXPathFreeObject(found);
    for (size_t i = 0; i < constraint->field_count; i++)
        xmlXPathFreeCompExpr(keys.fields[i]);
    xmlXPathFreeContext(keys.xpath);
    return values;
}

/* What a reader sees of a joined value. */
static const char *shown_value(Explanation *explanation, const char *value)
{
    char *copy = arena_string(explanation->arena, value);
    for (char *c = copy; *c != '\0'; c++)
        if (*c == *FIELD_SEPARATOR)
            *c = ' ';
    return copy;
}

static const char *field_name(const KeyValue *value)
{
    return value->field->type == XML_ATTRIBUTE_NODE ? (const char *)value->field->name
                                                    : phrase("value");
}

static Place field_place(const KeyValue *value)
{
    const xmlNode *field = value->field;
    if (field->type == XML_ATTRIBUTE_NODE && field->ns == NULL)
        return place_of_attribute(field->parent, (const char *)field->name);
    return field->type == XML_ELEMENT_NODE ? place_of_text(field) : place_of_node(field);
}

/* True when the node is inside an element that was reported to be there twice, or is it. */
static bool is_inside_reported(const Explanation *explanation, const xmlNode *node)
{
    for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
        if (is_reported(explanation, node))
            return true;
    return false;
}

static void check_unique(Explanation *explanation, xmlNode *element, const Constraint *constraint)
{
    KeyValues values = select_values(explanation, element, constraint);
    xmlHashTable *table =
        xmlHashCreate((int)(values.count < 1000000 ? values.count + 16 : 1000000));
    for (size_t i = 0; i < values.count; i++) {
        KeyValue *value = &values.values[i];
        const KeyValue *first = xmlHashLookup(table, BAD_CAST value->value);
        if (first == NULL) {
            xmlHashAddEntry(table, BAD_CAST value->value, value);
            continue;
        }
        if (is_inside_reported(explanation, value->node) ||
            !note_reported(explanation, value->field))
            continue;
        const char *mine = written_name(explanation, value->node);
        const char *other = written_name(explanation, first->node);
        const char *line = number_text(explanation, line_of_node(first->node));
        const char *shown = shown_value(explanation, value->value);
        if (strcmp(mine, other) == 0)
            diagnose(explanation->diagnostics, MESSAGE_ID_DUPLICATE, field_place(value), mine,
                     field_name(value), shown, line, NULL);
        else
            diagnose(explanation->diagnostics, MESSAGE_ID_TAKEN, field_place(value),
                     field_name(value), shown, other, line, NULL);
        explanation->reports++;
        explanation->misplaced++;
    }
    xmlHashFree(table, NULL);
}

/* The names the selector of a key ends in, such as “person” or “person or group”. */
static const char *key_subject(Explanation *explanation, const Constraint *key)
{
    Buffer names = {0};
    for (const char *step = key->selector; step != NULL && *step != '\0';) {
        size_t length = strcspn(step, "|");
        const char *path = arena_substring(explanation->arena, step, length);
        const char *slash = strrchr(path, '/');
        const char *name = slash == NULL ? path : slash + 1;
        const char *colon = strchr(name, ':');
        name = colon == NULL ? name : colon + 1;
        name += strspn(name, " ");
        buffer_format(&names, "%s%.*s", names.length == 0 ? "" : phrase(" or "),
                      (int)strcspn(name, " "), name);
        step += length + (step[length] == '|');
    }
    const char *subject = arena_string(explanation->arena, buffer_text(&names));
    buffer_free(&names);
    return strcmp(subject, "*") == 0 ? phrase("element") : subject;
}

static const char *key_field(const Constraint *key)
{
    const char *field = key->field_count == 0 ? "" : key->fields[0];
    return *field == '@' ? field + 1 : phrase("value");
}

static void report_dangling(Explanation *explanation, const KeyValue *reference,
                            const Constraint *key, const char *const *names, size_t count,
                            bool search)
{
    Buffer hint = {0};
    const char *near = search ? nearest_word(reference->value, names, count) : NULL;
    if (near != NULL)
        buffer_format(&hint, phrase("did you mean “%s”? "), near);
    if (count == 0)
        buffer_string(&hint, phrase("there is none at all"));
    for (size_t i = 0; i < count && i < SHOWN_IDS_MAX; i++)
        buffer_format(&hint, "%s%s", i == 0 ? phrase("known: ") : ", ", names[i]);
    if (count > SHOWN_IDS_MAX)
        buffer_string(&hint, ", …");
    diagnose_with_hint(explanation->diagnostics, MESSAGE_REFERENCE_DANGLING, field_place(reference),
                       buffer_text(&hint), key_subject(explanation, key), key_field(key),
                       shown_value(explanation, reference->value), NULL);
    explanation->reports++;
    buffer_free(&hint);
}

static void check_references(Explanation *explanation, xmlNode *element,
                             const Constraint *reference, const Constraint *key)
{
    KeyValues references = select_values(explanation, element, reference);
    KeyValues known = select_values(explanation, element, key);
    xmlHashTable *table = xmlHashCreate((int)(known.count < 1000000 ? known.count + 16 : 1000000));
    const char **names = arena_array(explanation->arena, known.count, sizeof *names);
    for (size_t i = 0; i < known.count; i++) {
        names[i] = known.values[i].value;
        xmlHashAddEntry(table, BAD_CAST names[i], &known.values[i]);
    }
    /* What is missing may be what holds the ids. */
    if (known.count == 0 && explanation->missing > 0)
        references.count = 0;
    for (size_t i = 0; i < known.count; i++)
        if (is_reported(explanation, known.values[i].field))
            references.count = 0;
    size_t dangling = 0;
    for (size_t i = 0; i < references.count; i++) {
        const KeyValue *value = &references.values[i];
        if (!is_reported(explanation, value->field) &&
            xmlHashLookup(table, BAD_CAST value->value) == NULL)
            report_dangling(explanation, value, key, names, known.count, dangling++ < SEARCHES_MAX);
    }
    xmlHashFree(table, NULL);
}

void explain_constraints(Explanation *explanation, xmlNode *element, const Constraint *constraints)
{
    for (const Constraint *constraint = constraints; constraint != NULL;
         constraint = constraint->next)
        if (constraint->kind != CONSTRAINT_KEYREF)
            check_unique(explanation, element, constraint);
    if (explanation->misplaced > 0)
        return;
    for (const Constraint *constraint = constraints; constraint != NULL;
         constraint = constraint->next) {
        if (constraint->kind != CONSTRAINT_KEYREF)
            continue;
        for (const Constraint *key = constraints; key != NULL; key = key->next)
            if (key->kind != CONSTRAINT_KEYREF && key->name != NULL && constraint->refer != NULL &&
                strcmp(key->name, constraint->refer) == 0)
                check_references(explanation, element, constraint, key);
    }
}
