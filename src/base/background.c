/* background.c: owns the second thread. */
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

#include "base/background.h"
#include "base/memory.h"

struct Job {
    Job *next;
    void (*work)(void *data);
    void *data;
    bool begun, done;
};

/* lock guards all of it, and begun and done of every job. */
static struct {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t progress;
    bool running;
    bool ending;
    bool forbidden;
    Job *first, *last; /* first: all jobs since the thread began */
    Job *next;         /* to be done */
} queue = {.lock = PTHREAD_MUTEX_INITIALIZER, .progress = PTHREAD_COND_INITIALIZER};

/* Called, and returns, with the lock held. */
static void carry_out(Job *job)
{
    job->begun = true;
    pthread_mutex_unlock(&queue.lock);
    job->work(job->data);
    pthread_mutex_lock(&queue.lock);
    job->done = true;
    pthread_cond_broadcast(&queue.progress);
}

static _Thread_local bool is_second;

static void *work_through(void *unused)
{
    (void)unused;
    is_second = true;
    pthread_mutex_lock(&queue.lock);
    for (;;) {
        while (queue.next == NULL && !queue.ending)
            pthread_cond_wait(&queue.progress, &queue.lock);
        Job *job = queue.next;
        if (job == NULL)
            break;
        queue.next = job->next;
        if (!job->begun)
            carry_out(job);
    }
    pthread_mutex_unlock(&queue.lock);
    return NULL;
}

/* The scheduler would put a new thread on the processor of its parent as often as not, and let it run there for a
 * whole tick of some milliseconds: longer than either has to do. It starts on any other one. */
static void keep_apart(pthread_attr_t *attributes)
{
    cpu_set_t processors;
    int here = sched_getcpu();
    if (here < 0 || here >= CPU_SETSIZE ||
        sched_getaffinity(0, sizeof processors, &processors) != 0 || CPU_COUNT(&processors) < 2)
        return;
    CPU_CLR(here, &processors);
    pthread_attr_setaffinity_np(attributes, sizeof processors, &processors);
}

static bool ensure_thread(void)
{
    pthread_attr_t attributes;
    if (queue.running || queue.forbidden)
        return queue.running;
    if (pthread_attr_init(&attributes) != 0)
        return false;
    keep_apart(&attributes);
    queue.ending = false;
    queue.running = pthread_create(&queue.thread, &attributes, work_through, NULL) == 0;
    pthread_attr_destroy(&attributes);
    return queue.running;
}

/* Of the thread that is told to end. */
static void join(void)
{
    pthread_join(queue.thread, NULL);
    queue.running = false;
}

Job *background_start(void (*work)(void *data), void *data)
{
    if (is_second)
        return NULL;
    if (queue.running && queue.ending)
        join();
    if (!ensure_thread())
        return NULL;
    Job *job = memory_new(sizeof *job);
    *job = (Job){.work = work, .data = data};
    pthread_mutex_lock(&queue.lock);
    if (queue.last == NULL)
        queue.first = job;
    else
        queue.last->next = job;
    queue.last = job;
    if (queue.next == NULL)
        queue.next = job;
    pthread_cond_broadcast(&queue.progress);
    pthread_mutex_unlock(&queue.lock);
    return job;
}

void background_wait(Job *job)
{
    pthread_mutex_lock(&queue.lock);
    if (!job->begun)
        carry_out(job);
    while (!job->done)
        pthread_cond_wait(&queue.progress, &queue.lock);
    pthread_mutex_unlock(&queue.lock);
}

void background_forbid(void)
{
    queue.forbidden = true;
}

void background_close(void)
{
    if (!queue.running)
        return;
    pthread_mutex_lock(&queue.lock);
    queue.ending = true;
    pthread_cond_broadcast(&queue.progress);
    pthread_mutex_unlock(&queue.lock);
}

void background_finish(void)
{
    if (!queue.running)
        return;
    background_close();
    join();
    while (queue.first != NULL) {
        Job *job = queue.first;
        queue.first = job->next;
        free(job);
    }
    queue.last = queue.next = NULL;
}
