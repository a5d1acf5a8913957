/* test_xml_memory.c: the memory of libxml2: blocks keep their bytes, grow and shrink, change threads, and go
 * back to the system. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <libxml/xmlmemory.h>

#include "base/chunk.h"
#include "base/sanitizer.h"
#include "input/xml_memory.h"

enum { COUNT = 2000 };

static unsigned char mark_of(size_t index)
{
    return (unsigned char)(index * 31 + 7);
}

static size_t size_of(size_t index)
{
    return index * 7 % 1500 + (index % 5 == 0 ? 100000 : 0);
}

static void assert_filled(const unsigned char *block, size_t size, unsigned char mark)
{
    for (size_t i = 0; i < size; i++)
        assert_int_equal(block[i], mark);
}

static void blocks_keep_their_bytes(void **state)
{
    (void)state;
    static unsigned char *blocks[COUNT];
    for (size_t round = 0; round < 3; round++) {
        for (size_t i = 0; i < COUNT; i++) {
            blocks[i] = xmlMalloc(size_of(i));
            assert_non_null(blocks[i]);
            assert_int_equal((uintptr_t)blocks[i] % _Alignof(void *), 0);
            memset(blocks[i], mark_of(i), size_of(i));
        }
        for (size_t i = 0; i < COUNT; i++)
            assert_filled(blocks[i], size_of(i), mark_of(i));
        for (size_t i = 0; i < COUNT; i++)
            xmlFree(blocks[i * 7 % COUNT]);
    }
}

static void resizing_keeps_what_fits(void **state)
{
    (void)state;
    const size_t sizes[] = {1, 15, 16, 17, 512, 513, 5000, 200000, 600, 512, 40, 0, 300};
    size_t size = 0;
    unsigned char *block = xmlRealloc(NULL, size);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        block = xmlRealloc(block, sizes[i] > 0 ? sizes[i] : 1);
        size_t kept = size < sizes[i] ? size : sizes[i];
        assert_filled(block, kept, 0xA5);
        size = sizes[i];
        memset(block, 0xA5, size);
    }
    xmlFree(block);
    xmlFree(NULL);
}

static void strings_are_copied(void **state)
{
    (void)state;
    char *copy = xmlMemStrdup("протокол");
    assert_string_equal(copy, "протокол");
    xmlFree(copy);
}

static void *take_blocks(void *data)
{
    unsigned char **blocks = data;
    for (size_t i = 0; i < COUNT; i++) {
        blocks[i] = xmlMalloc(i % 600);
        memset(blocks[i], mark_of(i), i % 600);
    }
    return NULL;
}

static void a_block_may_end_in_another_thread(void **state)
{
    (void)state;
    static unsigned char *blocks[COUNT];
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, take_blocks, blocks), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    for (size_t i = 0; i < COUNT; i++) {
        assert_filled(blocks[i], i % 600, mark_of(i));
        xmlFree(blocks[i]);
    }
    blocks_keep_their_bytes(state);
}

static size_t resident_pages(void)
{
    size_t all = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%zu %zu", &all, &resident), 2);
    fclose(file);
    return resident;
}

static void a_large_freed_tree_goes_back_to_the_system(void **state)
{
    enum { MANY = 400000, SIZE = 100, KEPT = 100000 };
    static unsigned char *blocks[MANY];
    size_t before = resident_pages();
    for (size_t i = 0; i < MANY; i++) {
        blocks[i] = xmlMalloc(SIZE);
        memset(blocks[i], mark_of(i), SIZE);
    }
    size_t full = resident_pages();
    for (size_t i = 0; i < MANY; i++)
        if (i % KEPT != 0)
            xmlFree(blocks[i]);
    xml_memory_trim();
    chunk_trim();
    if (!SANITIZED)
        assert_true(resident_pages() - before < (full - before) / 2);
    for (size_t i = 0; i < MANY; i += KEPT) {
        assert_filled(blocks[i], SIZE, mark_of(i));
        xmlFree(blocks[i]);
    }
    blocks_keep_their_bytes(state);
}

int main(void)
{
    xml_memory_setup();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_keep_their_bytes),
        cmocka_unit_test(resizing_keeps_what_fits),
        cmocka_unit_test(strings_are_copied),
        cmocka_unit_test(a_block_may_end_in_another_thread),
        cmocka_unit_test(a_large_freed_tree_goes_back_to_the_system),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
