/* test_arena.c: memory for one tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/background.h"
#include "base/chunk.h"
#include "base/sanitizer.h"

static void check_memory(void)
{
    enum { COUNT = 5000 };
    unsigned char *pieces[COUNT];
    Arena *arena = arena_new();

    for (size_t i = 0; i < COUNT; i++) {
        size_t size = i % 97;
        pieces[i] = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(int64_t), 0);
        for (size_t k = 0; k < size; k++)
            assert_int_equal(pieces[i][k], 0);
        memset(pieces[i], (int)(i % 251) + 1, size);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < i % 97; k++)
            assert_int_equal(pieces[i][k], i % 251 + 1);
    arena_free(arena);
}

/* The second time in blocks that others have written to. */
static void memory_is_zero_aligned_and_apart(void **state)
{
    (void)state;
    check_memory();
    check_memory();
}

static void large_pieces_leave_room_in_the_block(void **state)
{
    Arena *arena = arena_new();
    (void)state;

    char *before = arena_alloc(arena, 16);
    char *large = arena_array(arena, 1000, 1000);
    char *after = arena_alloc(arena, 16);
    memset(large, 1, 1000 * 1000);
    assert_ptr_equal(after, before + 16);
    assert_int_equal(arena_used(arena), 1000 * 1000 + 32);
    arena_free(arena);
}

/* What is taken back is zero when it is given out again, and neither large pieces nor many small ones stay. */
static void an_emptied_arena_begins_anew(void **state)
{
    Arena *arena = arena_new();
    (void)state;

    arena_empty(arena);
    char *first = arena_alloc(arena, 100);
    memset(first, 1, 100);
    arena_empty(arena);
    assert_int_equal(arena_used(arena), 0);
    char *second = arena_alloc(arena, 100);
    assert_ptr_equal(second, first);
    assert_int_equal(second[99], 0);
    for (int i = 0; i < 10000; i++)
        arena_alloc(arena, 100);
    arena_array(arena, 1000, 1000);
    arena_empty(arena);
    assert_int_equal(arena_used(arena), 0);
    assert_int_equal(*(char *)arena_alloc(arena, 1), 0);
    arena_free(arena);
}

/* What a large arena takes comes in pieces of two megabytes, and they go round: the kernel clears no others. */
static void a_large_arena_has_large_blocks(void **state)
{
    enum {
        PIECE = 1024,
        COUNT = 32 * 1024,
        LAST = 16 * 1024,
        JUMPS = LAST * PIECE / CHUNK_SIZE + 1
    };
    (void)state;

    for (int round = 0; round < 2; round++) {
        Arena *arena = arena_new();
        const unsigned char *before = NULL;
        size_t jumps = 0;
        for (size_t i = 0; i < COUNT; i++) {
            unsigned char *piece = arena_alloc(arena, PIECE);
            jumps += i > COUNT - LAST && piece != before + PIECE;
            assert_int_equal(piece[0] + piece[PIECE - 1], 0);
            memset(piece, 1, PIECE);
            before = piece;
        }
        if (!SANITIZED)
            assert_in_range(jumps, 0, JUMPS);
        arena_free(arena);
    }
    background_finish();
    chunk_trim();
}

static void strings_are_copied(void **state)
{
    Arena *arena = arena_new();
    char text[] = "протокол";
    (void)state;

    char *whole = arena_string(arena, text);
    char *part = arena_substring(arena, text, 4);
    int *number = arena_copy(arena, &(int){42}, sizeof(int));
    memset(text, 'x', sizeof(text));
    assert_string_equal(whole, "протокол");
    assert_string_equal(part, "пр");
    assert_int_equal(*number, 42);
    assert_null(arena_string(arena, NULL));
    assert_null(arena_substring(arena, NULL, 0));
    arena_free(arena);
    arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zero_aligned_and_apart),
        cmocka_unit_test(large_pieces_leave_room_in_the_block),
        cmocka_unit_test(an_emptied_arena_begins_anew),
        cmocka_unit_test(a_large_arena_has_large_blocks),
        cmocka_unit_test(strings_are_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
