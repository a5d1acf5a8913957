/* fuzz_picture.c: a picture in a document: its header, its check, its way into the PDF. */
#include "fuzz.h"

#include <string.h>

static const char DOCUMENT[] =
    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' "
    "xmlns:fox='http://xmlgraphics.apache.org/fop/extensions' xml:lang='en'><fo:layout-master-set>"
    "<fo:simple-page-master master-name='p'><fo:region-body/></fo:simple-page-master>"
    "</fo:layout-master-set><fo:page-sequence master-reference='p'><fo:title>t</fo:title>"
    "<fo:flow flow-name='xsl-region-body'><fo:block>"
    "<fo:external-graphic src='input' fox:alt-text='a' width='100%' content-width='scale-to-fit'/>"
    "</fo:block></fo:flow></fo:page-sequence></fo:root>";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Diagnostics *diagnostics = diagnostics_new();
    const char *path = fuzz_file(data, size);
    Input input =
        input_parse("x.fo", DOCUMENT, strlen(DOCUMENT), &READ_LIMITS_DEFAULT, diagnostics);
    fuzz_pages(input.tree, path, diagnostics);
    fuzz_free(diagnostics);
    input_free(&input);
    return 0;
}
