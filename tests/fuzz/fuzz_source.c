/* fuzz_source.c: a source through the whole line: reading, schema, rules, view, document, HTML and pages. */
#include "fuzz.h"

#include "input/root.h"
#include "input/rules.h"
#include "input/schema.h"
#include "input/transform.h"

static xmlDoc *step(xmlDoc *tree, const char *stylesheet, Diagnostics *diagnostics)
{
    static const char *const NONE[] = {NULL};
    xmlDoc *result = tree == NULL ? NULL : transform(tree, stylesheet, NONE, diagnostics);
    xmlFreeDoc(tree);
    return result;
}

static xmlDoc *compile(const xmlDoc *source, const char *format, Diagnostics *diagnostics)
{
    Buffer stylesheet = {0};
    buffer_format(&stylesheet, "stylesheets/documents/%s.xsl",
                  (const char *)xmlDocGetRootElement(source)->name);
    xmlDoc *tree = xmlCopyDoc((xmlDoc *)(uintptr_t)source, 1);
    tree = step(tree, "stylesheets/view.xsl", diagnostics);
    tree = step(tree, buffer_text(&stylesheet), diagnostics);
    tree = step(tree, format, diagnostics);
    buffer_free(&stylesheet);
    return tree;
}

static void run(Input *input, Diagnostics *diagnostics)
{
    if (!root_check(input->tree, diagnostics))
        return;
    if (root_find(input->tree)->schema == NULL) {
        fuzz_pages(input->tree, "x.xml", diagnostics);
        return;
    }
    bool good = schema_check(input->tree, diagnostics);
    if (good)
        rules_check(input->tree, (const char *const[]){root_find(input->tree)->rules, NULL}, "ru",
                    diagnostics);
    if (!good)
        return;
    xmlDoc *html = compile(input->tree, "stylesheets/formats/html.xsl", diagnostics);
    Buffer out = {0};
    if (html != NULL)
        serialize_html(html, &out);
    buffer_free(&out);
    xmlFreeDoc(html);
    xmlDoc *fo = compile(input->tree, "stylesheets/formats/fo.xsl", diagnostics);
    if (fo != NULL)
        fuzz_pages(fo, "x.xml", diagnostics);
    xmlFreeDoc(fo);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Diagnostics *diagnostics = diagnostics_new();
    Input input = input_parse("x.xml", (const char *)data, size, &READ_LIMITS_DEFAULT, diagnostics);
    if (input.tree != NULL)
        run(&input, diagnostics);
    fuzz_free(diagnostics);
    input_free(&input);
    return 0;
}
