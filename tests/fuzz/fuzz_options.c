/* fuzz_options.c: a command line: words separated by line ends. */
#include "fuzz.h"

#include <string.h>

#include "cli/options.h"
#include "input/house.h"

#define WORDS_MAX 64

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    char program[] = "protoc";
    char *words[WORDS_MAX + 1] = {program};
    int count = 1;
    if (text == NULL)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    for (char *word = strtok(text, "\n"); word != NULL && count < WORDS_MAX;
         word = strtok(NULL, "\n"))
        words[count++] = word;
    Diagnostics *diagnostics = diagnostics_new();
    Options options;
    options_parse(count, words, &options, diagnostics);
    options_free(&options);
    fuzz_free(diagnostics);
    house_forget();
    free(text);
    return 0;
}
