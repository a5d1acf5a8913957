/* test_packed.c: trees that the build packs are those of the files, but for what no run looks at. */
#include "input_fixture.h"

#include "base/resource_table.h"
#include "base/resources.h"
#include "input/loader.h"
#include "input/packed.h"
#include "input/walk.h"

static bool is_content(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE ||
           (node->type == XML_TEXT_NODE &&
            (!xmlIsBlankNode(node) || xmlStrEqual(node->parent->name, BAD_CAST "text")));
}

/* The words of skeletons are not packed. */
static xmlNode *next_content(xmlNode *top, xmlNode *node)
{
    do
        node = xmlStrEqual(node->name, BAD_CAST "skeleton") ? walk_over(top, node)
                                                            : walk_next(top, node);
    while (node != NULL && (!is_content(node) || xmlStrEqual(node->name, BAD_CAST "skeleton")));
    return node;
}

static void assert_same_space(const xmlNs *left, const xmlNs *right)
{
    assert_int_equal(left == NULL, right == NULL);
    if (left != NULL)
        assert_string_equal(left->href, right->href);
}

static void assert_same_element(xmlNode *left, xmlNode *right)
{
    assert_string_equal(left->name, right->name);
    assert_same_space(left->ns, right->ns);
    const xmlAttr *other = right->properties;
    for (const xmlAttr *one = left->properties; one != NULL; one = one->next, other = other->next) {
        assert_non_null(other);
        assert_string_equal(one->name, other->name);
        assert_same_space(one->ns, other->ns);
        xmlChar *value = xmlNodeListGetString(left->doc, one->children, 1);
        xmlChar *packed = xmlNodeListGetString(right->doc, other->children, 1);
        assert_string_equal(value == NULL ? "" : (char *)value,
                            packed == NULL ? "" : (char *)packed);
        xmlFree(value);
        xmlFree(packed);
    }
    assert_null(other);
}

static void assert_same_tree(xmlDoc *file, xmlDoc *packed)
{
    xmlNode *left_top = xmlDocGetRootElement(file), *right_top = xmlDocGetRootElement(packed);
    xmlNode *left = left_top, *right = right_top;
    while (left != NULL && right != NULL) {
        assert_int_equal(left->type, right->type);
        if (left->type == XML_ELEMENT_NODE)
            assert_same_element(left, right);
        else
            assert_string_equal(left->content, right->content);
        left = next_content(left_top, left);
        right = next_content(right_top, right);
    }
    assert_true(left == NULL && right == NULL);
}

static bool ends_in(const char *path, const char *suffix)
{
    return strcmp(path + strlen(path) - strlen(suffix), suffix) == 0;
}

static void stylesheets_and_labels_are_whole(void **state)
{
    (void)state;
    size_t count = 0;
    for (const struct Resource *resource = RESOURCES; resource->path; resource++) {
        if (!ends_in(resource->path, ".xsl") && !ends_in(resource->path, ".xml"))
            continue;
        xmlDoc *file =
            xmlReadMemory((const char *)resource->start, (int)(resource->end - resource->start),
                          NULL, NULL, XML_PARSE_NOCDATA);
        xmlDoc *packed = resource_tree_lean(resource->path, NULL, NULL);
        assert_same_tree(file, packed);
        xmlFreeDoc(file);
        xmlFreeDoc(packed);
        count++;
    }
    assert_true(count > 30);
}

static size_t count_elements(xmlDoc *tree, const char *name)
{
    size_t count = 0;
    xmlNode *top = xmlDocGetRootElement(tree);
    for (xmlNode *node = top; node != NULL; node = walk_next(top, node))
        count += node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST name);
    return count;
}

static void what_only_explains_is_left_out(void **state)
{
    (void)state;
    xmlDoc *schema = resource_tree_lean("schemas/minutes.xsd", NULL, NULL);
    assert_int_equal(count_elements(schema, "annotation"), 0);
    assert_int_equal(count_elements(schema, "include"), 0);
    assert_true(count_elements(schema, "complexType") > 40);
    xmlFreeDoc(schema);
    xmlDoc *rules = resource_tree_lean("schemas/minutes.sch", NULL, NULL);
    assert_int_equal(count_elements(rules, "diagnostic"), 0);
    assert_true(count_elements(rules, "assert") > 40);
    xmlFreeDoc(rules);
    assert_null(resource_packed("schemas/common.xsd"));
}

/* The words of a tree that becomes part of a stylesheet are in the stylesheet's dictionary. */
static void words_may_be_shared(void **state)
{
    (void)state;
    xmlDict *words = xmlDictCreate();
    xmlDoc *tree = resource_tree_lean("stylesheets/view.xsl", words, NULL);
    assert_true(xmlDictOwns(words, xmlDocGetRootElement(tree)->name) == 1);
    assert_string_equal(tree->URL, "protoc:///stylesheets/view.xsl");
    xmlFreeDoc(tree);
    xmlDictFree(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stylesheets_and_labels_are_whole),
        cmocka_unit_test(what_only_explains_is_left_out),
        cmocka_unit_test(words_may_be_shared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
