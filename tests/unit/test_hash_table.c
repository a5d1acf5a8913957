/* test_hash_table.c: finding things by hashes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/hash_table.h"

enum { MANY = 10000 };

static void an_empty_table_has_nothing(void **state)
{
    HashTable table = {0};
    size_t at = 0;
    (void)state;
    assert_null(hash_table_next(&table, 7, &at));
    hash_table_free(&table);
}

static void many_things_are_found_again(void **state)
{
    static int things[MANY];
    HashTable table = {0};
    (void)state;
    for (size_t i = 0; i < MANY; i++)
        hash_table_add(&table, hash_bytes(HASH_START, &i, sizeof i), &things[i]);
    assert_int_equal(table.count, MANY);
    for (size_t i = 0; i < MANY; i++) {
        size_t at = 0;
        uint64_t hash = hash_bytes(HASH_START, &i, sizeof i);
        assert_ptr_equal(hash_table_next(&table, hash, &at), &things[i]);
        assert_null(hash_table_next(&table, hash, &at));
    }
    size_t absent = MANY, at = 0;
    assert_null(hash_table_next(&table, hash_bytes(HASH_START, &absent, sizeof absent), &at));
    hash_table_free(&table);
    assert_int_equal(table.size, 0);
}

/* All of them want one of two slots, the last of the table and the one before it, so that they go round its end. */
static void things_of_one_hash_stay_in_their_order(void **state)
{
    static int things[MANY];
    HashTable table = {0};
    (void)state;
    for (size_t i = 0; i < 1000; i++)
        hash_table_add(&table, UINT32_MAX - i % 2, &things[i]);
    for (size_t odd = 0; odd < 2; odd++) {
        size_t at = 0;
        for (size_t i = odd; i < 1000; i += 2)
            assert_ptr_equal(hash_table_next(&table, UINT32_MAX - odd, &at), &things[i]);
        assert_null(hash_table_next(&table, UINT32_MAX - odd, &at));
    }
    hash_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_table_has_nothing),
        cmocka_unit_test(many_things_are_found_again),
        cmocka_unit_test(things_of_one_hash_stay_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
