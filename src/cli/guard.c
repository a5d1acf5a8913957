/* guard.c: owns the process that reads what anybody may have made.
 *
 *     protoc ── fork ──► confined: reads the PDF, compiles, writes, says what there is to say
 *        └── waits, removes the temporary folder, hands the status on
 *
 * What a hostile file does to the reader, a crash or a limit, ends the confined process alone: the one that waits has read
 * nothing of it, says that it failed, and removes what the other one left. */
#include "cli/guard.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/confine.h"
#include "cli/process.h"

/* For guard_stop(); 0: there is none. */
static volatile pid_t guarded;

bool guard_enter(const char *input, int *status, Diagnostics *diagnostics)
{
    int how = 0;
    pid_t process = fork();
    if (process == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        confine_process();
        return false;
    }
    if (process < 0) {
        diagnose(diagnostics, MESSAGE_WORKER_NONE, PLACE_NONE, strerror(errno), NULL);
        *status = diagnostics_status(diagnostics);
        return true;
    }
    guarded = process;
    process_wait(process, &how);
    guarded = 0;
    if (WIFEXITED(how)) {
        *status = WEXITSTATUS(how);
    } else {
        char reason[40];
        snprintf(reason, sizeof reason, "signal %d", WTERMSIG(how));
        diagnose(diagnostics, MESSAGE_READER_FAILED, PLACE_NONE, input, reason, NULL);
        *status = diagnostics_status(diagnostics);
    }
    return true;
}

void guard_stop(void)
{
    int how;
    pid_t process = guarded;
    if (process > 0 && kill(process, SIGTERM) == 0)
        process_wait(process, &how);
}
