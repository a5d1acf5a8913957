/* input_fixture.h: a folder of resources for one test program, and reports as text. */
#ifndef PROTOC_TESTS_INPUT_FIXTURE_H
#define PROTOC_TESTS_INPUT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/resources.h"
#include "input/read.h"

static char fixture_folder[64];

/* Makes the folder and takes resources from it from now on. */
static inline int fixture_set_up(void **state)
{
    (void)state;
    strcpy(fixture_folder, "/tmp/protoc-test-XXXXXX");
    if (mkdtemp(fixture_folder) == NULL)
        return -1;
    resources_set_folder(fixture_folder);
    return 0;
}

static inline int fixture_tear_down(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", fixture_folder);
    return system(command) == 0 ? 0 : -1;
}

static inline void fixture_path(const char *name, char path[256])
{
    snprintf(path, 256, "%s/%s", fixture_folder, name);
}

/* Writes a file below the folder and makes the folders on the way. */
static inline void fixture_write_bytes(const char *name, const void *bytes, size_t length)
{
    char path[256];
    fixture_path(name, path);
    for (char *slash = strchr(path + strlen(fixture_folder) + 1, '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0777);
        *slash = '/';
    }
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static inline void fixture_write(const char *name, const char *text)
{
    fixture_write_bytes(name, text, strlen(text));
}

static inline Input fixture_parse(const char *text, Diagnostics *diagnostics)
{
    return input_parse("test.xml", text, strlen(text), &READ_LIMITS_DEFAULT, diagnostics);
}

/* All reports as they are printed. Free with free(). */
static inline char *fixture_reports(const Diagnostics *diagnostics)
{
    Buffer out = {0};
    diagnostics_print(diagnostics, &out);
    if (out.data == NULL)
        buffer_string(&out, "");
    return out.data == NULL ? calloc(1, 1) : out.data;
}

/* How many reports there are. */
static inline size_t fixture_count(const Diagnostics *diagnostics)
{
    return diagnostics_count(diagnostics, SEVERITY_WARNING);
}

static inline void fixture_expect(const char *reports, const char *expected)
{
    if (strstr(reports, expected) == NULL)
        fail_msg("expected: %s\nin: %s", expected, reports);
}

#endif
