/* test_memory.c: allocation and what happens when there is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

static void leave_with_seven(void)
{
    _exit(7);
}

/* The status a child leaves with that asks for more memory than there is address space. */
static int status_of_exhaustion(void (*handler)(void), char *said, size_t size)
{
    int ends[2];
    int status;

    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        memory_set_handler(handler);
        size_t capacity = 0;
        memory_grow(NULL, &capacity, SIZE_MAX / 2, 16);
        _exit(0);
    }
    close(ends[1]);
    ssize_t got = read(ends[0], said, size - 1);
    said[got > 0 ? got : 0] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void exhaustion_runs_the_handler(void **state)
{
    char said[100];
    (void)state;
    assert_int_equal(status_of_exhaustion(leave_with_seven, said, sizeof(said)), 7);
    assert_string_equal(said, "");
}

static void exhaustion_without_handler_leaves_with_status_three(void **state)
{
    char said[100];
    (void)state;
    assert_int_equal(status_of_exhaustion(NULL, said, sizeof(said)), 3);
    assert_string_equal(said, "protoc: error: out of memory\n");
}

/* The system itself refuses, not an overflow check. */
static void refused_allocation_is_exhaustion(void **state)
{
    int status;
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    skip();
#endif
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit limit = {64 << 20, 64 << 20};
        setrlimit(RLIMIT_AS, &limit);
        memory_set_handler(leave_with_seven);
        char *memory = memory_new((size_t)256 << 20);
        _exit(memory[0]);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
}

static void new_memory_is_zero(void **state)
{
    (void)state;
    unsigned char *memory = memory_new(1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(memory[i], 0);
    free(memory);
    free(memory_new(0));
}

static void growing_doubles_and_keeps_the_elements(void **state)
{
    size_t capacity = 0, changes = 0;
    int *numbers = NULL;
    (void)state;
    for (int i = 0; i < 10000; i++) {
        size_t before = capacity;
        numbers = memory_grow(numbers, &capacity, (size_t)i + 1, sizeof(int));
        assert_true(capacity > (size_t)i);
        changes += capacity != before;
        numbers[i] = i;
    }
    assert_true(changes < 15);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(numbers[i], i);
    free(numbers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exhaustion_runs_the_handler),
        cmocka_unit_test(exhaustion_without_handler_leaves_with_status_three),
        cmocka_unit_test(refused_allocation_is_exhaustion),
        cmocka_unit_test(new_memory_is_zero),
        cmocka_unit_test(growing_doubles_and_keeps_the_elements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
