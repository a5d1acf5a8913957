/* process.h: other processes of ours. */
#ifndef PROTOC_CLI_PROCESS_H
#define PROTOC_CLI_PROCESS_H

#include <sys/types.h>

/* Waits until the process is gone, whatever signals come meanwhile; *how is as of waitpid(). -1 with errno set: there is no such
 * process. Async-signal-safe. */
pid_t process_wait(pid_t process, int *how);

#endif
