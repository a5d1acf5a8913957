/* fuzz_fo.c: formatting objects to pages. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Diagnostics *diagnostics = diagnostics_new();
    Input input = input_parse("x.fo", (const char *)data, size, &READ_LIMITS_DEFAULT, diagnostics);
    if (input.tree != NULL)
        fuzz_pages(input.tree, "x.fo", diagnostics);
    fuzz_free(diagnostics);
    input_free(&input);
    return 0;
}
