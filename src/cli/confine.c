/* confine.c: owns what a process that compiles documents gives up.
 *
 * The filter of system calls (seccomp) lets through those of call_rows.h and refuses all others: there is no network, no
 * other program and no other process. A refused call fails with ENOSYS, as on a system that does not have it, and the
 * process goes on: libraries then do what they did before there was such a call (glibc makes threads by clone() where
 * clone3(), whose arguments a filter cannot see, is missing), or without. Files stay within reach of the
 * kernel's permissions: which of them a document may name is decided in src/input/linked_file.c.
 *
 * The numbers of the calls are looked up by halving, not one after the other:
 *
 *     bounds   0 …            the first that is allowed, the first behind it that is not, and so on
 *     filter   number ≥ bound in the middle ?  the same with the upper half  :  the same with the lower half
 *
 * The kernel tries a new filter with the number of each call there is, to find those that are always allowed, and runs it
 * for the others only. With a list of all calls this took a fifth of a millisecond of every start. */
#include "cli/confine.h"

#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/sanitizer.h"

#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/* PR_SET_VMA, by which the C library names its memory; older headers do not have it. */
#define PR_SET_VMA_ 0x53564d41

static void limit_memory(void)
{
    struct rlimit limit;
    /* AddressSanitizer takes more addresses than any machine has. */
    if (SANITIZED || getrlimit(RLIMIT_AS, &limit) != 0)
        return;
    rlim_t most = (rlim_t)limit_bytes(LIMIT_MEMORY);
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > most) {
        limit.rlim_cur = limit.rlim_max = most;
        setrlimit(RLIMIT_AS, &limit);
    }
}

#ifdef THIS_ARCHITECTURE

enum { FILTER_MAX = 512 };

typedef struct {
    struct sock_filter steps[FILTER_MAX];
    unsigned short count;
} Filter;

static void add(Filter *filter, struct sock_filter step)
{
    if (filter->count < FILTER_MAX)
        filter->steps[filter->count++] = step;
}

static void load(Filter *filter, size_t offset)
{
    add(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offset));
}

static void answer(Filter *filter, unsigned result)
{
    add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, result));
}

/* Unless the test (BPF_JEQ, BPF_JGE, BPF_JSET) of what was loaded holds, the next steps are left out. */
static void unless(Filter *filter, unsigned short test, unsigned value, unsigned char steps)
{
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | test | BPF_K, value, 0, steps));
}

/* The call is allowed when the lower half of its argument is one of the values, or has the bit of BPF_JSET. */
static void allow_some(Filter *filter, unsigned call, unsigned argument, unsigned short test,
                       const unsigned *values, size_t count, int error)
{
    unless(filter, BPF_JEQ, call, (unsigned char)(2 * count + 2));
    load(filter, offsetof(struct seccomp_data, args) + (size_t)8 * argument);
    for (size_t i = 0; i < count; i++) {
        unless(filter, test, values[i], 1);
        answer(filter, SECCOMP_RET_ALLOW);
    }
    answer(filter, SECCOMP_RET_ERRNO | (unsigned)error);
}

/* Threads, but no processes; the terminal's settings, for a password, but nothing that types into it; signals and limits
 * for itself. */
static void allow_by_argument(Filter *filter)
{
    static const unsigned TERMINAL[] = {TCGETS,  TCSETS,   TCSETSW,  TCSETSF,   TCGETS2,
                                        TCSETS2, TCSETSW2, TCSETSF2, TIOCGWINSZ};
    static const unsigned NAMES[] = {PR_SET_NAME, PR_SET_VMA_};
    const unsigned thread = CLONE_THREAD, itself = (unsigned)getpid(), caller = 0;
    allow_some(filter, __NR_clone, 0, BPF_JSET, &thread, 1, EPERM);
    allow_some(filter, __NR_tgkill, 0, BPF_JEQ, &itself, 1, EPERM);
    allow_some(filter, __NR_prlimit64, 0, BPF_JEQ, &caller, 1, EPERM);
    allow_some(filter, __NR_prctl, 0, BPF_JEQ, NAMES, sizeof NAMES / sizeof *NAMES, EPERM);
    allow_some(filter, __NR_ioctl, 1, BPF_JEQ, TERMINAL, sizeof TERMINAL / sizeof *TERMINAL,
               ENOTTY);
}

/* By their numbers. */
static const bool ALLOWED[] = {
#define CALL(name) [__NR_##name] = true,
#include "cli/call_rows.h"
};

enum { CALLS = sizeof ALLOWED / sizeof *ALLOWED };

enum {
#define CALL(name) ROW_##name,
#include "cli/call_rows.h"
    ALLOWED_CALLS
};
_Static_assert(2 * ALLOWED_CALLS < 256, "a step of the filter can pass over 255 others");

/* Answers for the parts first to last: part i begins at bounds[i - 1], and every other one, from the second, is allowed. */
static void decide(Filter *filter, const unsigned *bounds, size_t first, size_t last)
{
    if (first == last) {
        answer(filter, first % 2 == 1 ? SECCOMP_RET_ALLOW : SECCOMP_RET_ERRNO | ENOSYS);
        return;
    }
    size_t middle = (first + last + 1) / 2;
    unsigned short branch = filter->count;
    unless(filter, BPF_JGE, bounds[middle - 1], 0);
    decide(filter, bounds, first, middle - 1);
    filter->steps[branch].jt = (unsigned char)(filter->count - branch - 1);
    decide(filter, bounds, middle, last);
}

static void allow_by_number(Filter *filter)
{
    unsigned bounds[CALLS + 1];
    size_t count = 0;
    for (unsigned call = 0; call <= CALLS; call++)
        if ((call < CALLS && ALLOWED[call]) != (count % 2 == 1))
            bounds[count++] = call;
    decide(filter, bounds, 0, count);
}

static void filter_calls(void)
{
    static Filter filter;
    filter.count = 0;
    load(&filter, offsetof(struct seccomp_data, arch));
    add(&filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0));
    answer(&filter, SECCOMP_RET_KILL_PROCESS);
    load(&filter, offsetof(struct seccomp_data, nr));
    allow_by_argument(&filter);
    allow_by_number(&filter);
    const struct sock_fprog program = {filter.count, filter.steps};
    syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
}
#else
static void filter_calls(void)
{
}
#endif

void confine_process(void)
{
    limit_memory();
    /* The leak checker traces the process at its end. */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && !SANITIZED)
        filter_calls();
}
