/* process.c: owns waiting for processes. */
#include "cli/process.h"

#include <errno.h>
#include <sys/wait.h>

pid_t process_wait(pid_t process, int *how)
{
    pid_t ended;
    do
        ended = waitpid(process, how, 0);
    while (ended < 0 && errno == EINTR);
    return ended;
}
