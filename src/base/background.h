/* background.h: one thread that works through a queue beside the main one.
 *
 * It is for the few things a run knows from the start that it will need. Work that uses a library's globals, or
 * anything the main thread changes meanwhile, does not belong here. */
#ifndef PROTOC_BASE_BACKGROUND_H
#define PROTOC_BASE_BACKGROUND_H

#include <stdbool.h>

typedef struct Job Job;

/* Queues work(data) behind what is queued already. NULL: there is no second thread to be had, and nothing was done.
 * The job is lent until background_finish(). For the main thread alone, as are the others; the second one gets NULL. */
Job *background_start(void (*work)(void *data), void *data);

/* Returns when the job is done; does it itself when nobody has begun: so a job must not count on those before it. */
void background_wait(Job *job);

/* No job will follow for some time: the thread may go when all are done, while this one works. */
void background_close(void);

/* From here on there is no second thread: every processor has a process of ours already. */
void background_forbid(void);

/* Returns when all jobs are done and the thread is gone; to be called before the process ends or forks. */
void background_finish(void);

#endif
