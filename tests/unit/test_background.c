/* test_background.c: the queue of the second thread. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/background.h"

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static void pass_gate(void *done)
{
    pthread_mutex_lock(&gate);
    pthread_mutex_unlock(&gate);
    *(bool *)done = true;
}

static void note_thread(void *thread)
{
    *(pthread_t *)thread = pthread_self();
}

static void jobs_are_done(void **state)
{
    (void)state;
    bool done[3] = {false};
    for (size_t i = 0; i < 3; i++)
        assert_non_null(background_start(pass_gate, &done[i]));
    background_finish();
    assert_true(done[0] && done[1] && done[2]);
    background_finish();
}

/* The second thread is held up; the last job does not wait for it. */
static void a_job_nobody_has_begun_is_done_by_who_waits(void **state)
{
    (void)state;
    bool first = false, last = false;
    pthread_t by = {0};
    pthread_mutex_lock(&gate);
    Job *held = background_start(pass_gate, &first);
    background_start(pass_gate, &last);
    Job *job = background_start(note_thread, &by);
    background_wait(job);
    assert_true(pthread_equal(by, pthread_self()));
    assert_false(last);
    pthread_mutex_unlock(&gate);
    background_wait(held);
    assert_true(first);
    background_finish();
    assert_true(last);
}

/* What was done before is still known, and what comes after is done. */
static void the_thread_may_go_and_another_come(void **state)
{
    (void)state;
    bool first = false, last = false;
    background_close();
    Job *before = background_start(pass_gate, &first);
    background_close();
    Job *after = background_start(pass_gate, &last);
    background_wait(before);
    background_wait(after);
    assert_true(first && last);
    background_close();
    background_finish();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jobs_are_done),
        cmocka_unit_test(the_thread_may_go_and_another_come),
        cmocka_unit_test(a_job_nobody_has_begun_is_done_by_who_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
