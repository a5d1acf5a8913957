/* test_resources.c: files compiled in, or read from a folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

#include "base/resource_table.h"
#include "base/resources.h"

static void every_embedded_file_is_found(void **state)
{
    size_t count = 0;
    (void)state;
    for (const struct Resource *resource = RESOURCES; resource->path; resource++, count++) {
        size_t length;
        bool owned;
        char *bytes = resource_read(resource->path, &length, &owned);
        assert_ptr_equal(bytes, resource->start);
        assert_int_equal(length, resource->end - resource->start);
        assert_int_equal(bytes[length], '\0');
        assert_false(owned);
    }
    assert_true(count > 0);
}

static void unknown_paths_are_not_found(void **state)
{
    size_t length;
    bool owned;
    (void)state;
    assert_null(resource_read("stylesheets/none.xsl", &length, &owned));
    assert_null(resource_read("", &length, &owned));
    assert_false(owned);
}

static void folder_takes_the_place_of_the_program(void **state)
{
    char folder[] = "/tmp/protoc-test-resources-XXXXXX";
    char path[100];
    size_t length;
    bool owned;
    (void)state;

    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/a.xsl", folder);
    FILE *file = fopen(path, "w");
    fputs("<own/>", file);
    fclose(file);
    resources_set_folder(folder);
    char *bytes = resource_read("a.xsl", &length, &owned);
    assert_string_equal(bytes, "<own/>");
    assert_int_equal(length, 6);
    assert_true(owned);
    free(bytes);
    if (RESOURCES[0].path)
        assert_null(resource_read(RESOURCES[0].path, &length, &owned));
    assert_null(resource_read(".", &length, &owned));
    assert_null(resource_read("b/../a.xsl", &length, &owned));
    assert_null(resource_read("../etc/passwd", &length, &owned));
    assert_null(resource_read("..", &length, &owned));
    assert_null(resource_read(path, &length, &owned));
    resources_set_folder(NULL);
    assert_null(resource_read("a.xsl", &length, &owned));
    unlink(path);
    rmdir(folder);
}

/* Names that only look like a step up are names. */
static void dots_in_names_are_allowed(void **state)
{
    char folder[] = "/tmp/protoc-test-resources-XXXXXX";
    char path[100];
    size_t length;
    bool owned;
    (void)state;

    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/..a", folder);
    fclose(fopen(path, "w"));
    resources_set_folder(folder);
    char *bytes = resource_read("..a", &length, &owned);
    assert_string_equal(bytes, "");
    assert_int_equal(length, 0);
    free(bytes);
    resources_set_folder(NULL);
    unlink(path);
    rmdir(folder);
}

static void names_in_a_folder(void **state)
{
    (void)state;
    size_t count;
    char **names = resource_names("schemas", &count);
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        found = found || strcmp(names[i], "minutes.xsd") == 0;
        assert_null(strchr(names[i], '/'));
        assert_true(i == 0 || strcmp(names[i - 1], names[i]) < 0);
    }
    assert_true(found);
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
    names = resource_names("schema", &count);
    assert_int_equal(count, 0);
    free(names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_embedded_file_is_found),
        cmocka_unit_test(unknown_paths_are_not_found),
        cmocka_unit_test(folder_takes_the_place_of_the_program),
        cmocka_unit_test(dots_in_names_are_allowed),
        cmocka_unit_test(names_in_a_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
