/* fuzz_style.c: a stylesheet of the house's, on a document that is good. The stages before the one it stands in for are
 * made once. */
#include "fuzz.h"

#include "base/limits.h"
#include "input/house.h"
#include "input/transform.h"

#define EXAMPLE "examples/client-meeting.xml"
#define VIEW_STYLESHEET "stylesheets/view.xsl"
#define DOCUMENT_STYLESHEET "stylesheets/documents/protocol.xsl"

int LLVMFuzzerInitialize(int *count, char ***words);

static const char *const NONE[] = {NULL};
static Input example;
static xmlDoc *view, *document;

static void stop_unless(bool good)
{
    if (!good) {
        fprintf(stderr, "fuzz_style: run it in the project's folder, which has %s\n", EXAMPLE);
        exit(1);
    }
}

/* Limits that keep a run short; the program's own are for documents that are large. */
int LLVMFuzzerInitialize(int *count, char ***words)
{
    (void)count, (void)words;
    Diagnostics *diagnostics = diagnostics_new();
    example = input_read(EXAMPLE, &READ_LIMITS_DEFAULT, diagnostics);
    stop_unless(example.tree != NULL);
    view = transform(example.tree, VIEW_STYLESHEET, NONE, diagnostics);
    stop_unless(view != NULL);
    document = transform(view, DOCUMENT_STYLESHEET, NONE, diagnostics);
    stop_unless(document != NULL);
    diagnostics_free(diagnostics);
    limit_set(LIMIT_XSLT_STEPS, 1);
    limit_set(LIMIT_XSLT_DEPTH, 200);
    return 0;
}

static void make_pages(xmlDoc *tree, Diagnostics *diagnostics)
{
    xmlDoc *fo = transform(tree, "stylesheets/formats/fo.xsl", NONE, diagnostics);
    if (fo != NULL)
        fuzz_pages(fo, EXAMPLE, diagnostics);
    xmlFreeDoc(fo);
}

static void make_page(xmlDoc *tree, const char *stylesheet, Diagnostics *diagnostics)
{
    Buffer out = {0};
    xmlDoc *page = transform(tree, stylesheet, NONE, diagnostics);
    if (page != NULL)
        serialize_html(page, &out);
    buffer_free(&out);
    xmlFreeDoc(page);
}

static void compile(Diagnostics *diagnostics)
{
    static const char *const PAGES[] = {"stylesheets/formats/html.xsl",
                                        "stylesheets/formats/text.xsl",
                                        "stylesheets/formats/mail.xsl"};
    xmlDoc *own = house_style_for(DOCUMENT_STYLESHEET) == NULL
                      ? NULL
                      : transform(view, DOCUMENT_STYLESHEET, NONE, diagnostics);
    xmlDoc *tree = own == NULL ? document : own;
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++)
        if (house_style_for(PAGES[i]) != NULL)
            make_page(tree, PAGES[i], diagnostics);
    if (own != NULL || house_style_for("stylesheets/formats/fo.xsl") != NULL)
        make_pages(tree, diagnostics);
    xmlFreeDoc(own);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Diagnostics *diagnostics = diagnostics_new();
    if (house_style_add(fuzz_file(data, size), diagnostics))
        compile(diagnostics);
    fuzz_free(diagnostics);
    house_forget();
    return 0;
}
