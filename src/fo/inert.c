/* inert.c: properties that are known and change nothing. */
#include <string.h>

#include "fo/inert.h"

static const InertRow ROWS[] = {
#define INERT(name, values, done) {name, values, done},
#include "fo/inert_rows.h"
#undef INERT
};

const InertRow *inert_find(const char *name)
{
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (strcmp(ROWS[i].name, name) == 0)
            return &ROWS[i];
    return NULL;
}

bool inert_accepts(const InertRow *row, const char *value)
{
    if (strcmp(row->values, "*") == 0 || strcmp(value, "inherit") == 0)
        return true;
    size_t length = strlen(value);
    for (const char *word = row->values; *word;) {
        size_t size = strcspn(word, " ");
        if (size == length && strncmp(word, value, size) == 0)
            return true;
        word += size;
        word += *word == ' ';
    }
    return false;
}
