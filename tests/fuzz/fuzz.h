/* fuzz.h: what the targets share. Each target is one function that takes any bytes and must neither crash, nor hang, nor
 * leak, nor reach outside its folder; libFuzzer with AddressSanitizer and UBSan watches it. */
#ifndef PROTOC_TESTS_FUZZ_H
#define PROTOC_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/diagnostics.h"
#include "fo/fo.h"
#include "input/read.h"
#include "layout/layout.h"
#include "pdf/painter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* More pages than this are refused, so that a run stays short. */
#define FUZZ_PAGES 50

/* The path of a file with these bytes; each call replaces the one before. Lent. */
static inline const char *fuzz_file(const uint8_t *data, size_t size)
{
    static char path[64];
    if (path[0] == '\0') {
        char folder[] = "/tmp/protoc-fuzz-XXXXXX";
        if (mkdtemp(folder) == NULL)
            abort();
        snprintf(path, sizeof path, "%s/input", folder);
    }
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        abort();
    return path;
}

static inline void fuzz_free(Diagnostics *diagnostics)
{
    Buffer text = {0};
    diagnostics_print(diagnostics, &text);
    buffer_free(&text);
    diagnostics_free(diagnostics);
}

/* Formatting objects to a PDF that is thrown away. */
static inline void fuzz_pages(const xmlDoc *tree, const char *base_path, Diagnostics *diagnostics)
{
    FoTree *fo = fo_tree_new((const struct _xmlDoc *)tree, diagnostics);
    if (fo == NULL)
        return;
    LayoutOptions options = {.base_path = base_path, .page_limit = FUZZ_PAGES};
    AreaTree *areas = layout_document(fo, &options, NULL, diagnostics);
    if (areas != NULL) {
        Buffer out = {0};
        PdfOptions pdf = {0};
        pdf_paint(areas, &pdf, &out, diagnostics);
        buffer_free(&out);
        area_tree_free(areas);
    }
    fo_tree_free(fo);
}

#endif
