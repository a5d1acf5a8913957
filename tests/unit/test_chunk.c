/* test_chunk.c: the pieces of memory that large trees are made of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include <cmocka.h>

#include "base/background.h"
#include "base/chunk.h"

enum { MANY = 20 };

static void *chunks[MANY];

static void take(size_t count)
{
    for (size_t i = 0; i < count; i++) {
        chunks[i] = chunk_take();
        assert_int_equal((uintptr_t)chunks[i] % CHUNK_SIZE, 0);
        memset(chunks[i], (int)i + 1, CHUNK_SIZE);
    }
    for (size_t i = 0; i < count; i++) {
        const unsigned char *bytes = chunks[i];
        assert_int_equal(bytes[0], i + 1);
        assert_int_equal(bytes[CHUNK_SIZE - 1], i + 1);
    }
}

static void give(size_t count)
{
    for (size_t i = 0; i < count; i++)
        chunk_give(chunks[i]);
}

/* Whether its first page is in memory. */
static bool is_there(void *chunk)
{
    unsigned char in_memory = 0;
    return mincore(chunk, 1, &in_memory) == 0 && (in_memory & 1);
}

static void pieces_are_aligned_and_apart(void **state)
{
    (void)state;
    take(MANY);
    give(MANY);
    take(MANY);
    give(MANY);
    background_finish();
    chunk_trim();
}

static void what_is_given_back_is_taken_again(void **state)
{
    (void)state;
    void *chunk = chunk_take();
    chunk_give(chunk);
    assert_ptr_equal(chunk_take(), chunk);
    chunk_give(chunk);
    chunk_trim();
}

static void what_is_trimmed_is_the_systems(void **state)
{
    (void)state;
    take(MANY);
    give(MANY);
    background_finish();
    chunk_trim();
    for (size_t i = 0; i < MANY; i++)
        assert_false(is_there(chunks[i]));
}

/* A few are the rest of a short run; many mean that a tree grows. */
static void the_second_thread_has_the_next_one_ready(void **state)
{
    (void)state;
    take(3);
    background_finish();
    void *next = chunk_take();
    assert_false(is_there(next));
    chunk_give(next);
    give(3);
    take(MANY);
    background_finish();
    void *last = chunk_take(); /* the second thread has nothing else to do now */
    background_finish();
    next = chunk_take();
    assert_true(is_there(next));
    background_finish();
    chunk_give(last);
    chunk_give(next);
    give(MANY);
    chunk_trim();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_and_apart),
        cmocka_unit_test(what_is_given_back_is_taken_again),
        cmocka_unit_test(what_is_trimmed_is_the_systems),
        cmocka_unit_test(the_second_thread_has_the_next_one_ready),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
