/* test_confine.c: what a process that compiles can no longer do, and what it still can. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sanitizer.h"
#include "cli/confine.h"

/* Runs the trial in a process of its own that is confined; what it returns. */
static int confined(int (*trial)(void))
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        confine_process();
        _exit(trial());
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static bool refused(long result)
{
    return result == -1 && (errno == ENOSYS || errno == EPERM);
}

/* Each gives the line of what was not refused; 0: everything was. */
#define REFUSED(call)                                                                              \
    do {                                                                                           \
        if (!refused(call))                                                                        \
            return __LINE__ % 250 + 1;                                                             \
    } while (0)

static int reach_out(void)
{
    int pair[2];
    REFUSED(socket(AF_INET, SOCK_STREAM, 0));
    REFUSED(socket(AF_UNIX, SOCK_DGRAM, 0));
    REFUSED(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    REFUSED(connect(0, NULL, 0));
    REFUSED(sendto(0, "x", 1, 0, NULL, 0));
    return 0;
}

static int start_others(void)
{
    char *const words[] = {(char *)(uintptr_t) "true", NULL};
    REFUSED(execve("/bin/true", words, NULL));
    REFUSED(syscall(SYS_execveat, AT_FDCWD, "/bin/true", words, NULL, 0));
    REFUSED(fork());
    REFUSED(syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL));
    REFUSED(syscall(SYS_clone3, NULL, 0));
    REFUSED(kill(getppid(), 0));
    REFUSED(syscall(SYS_tgkill, getppid(), getppid(), 0));
    REFUSED(ptrace(PTRACE_ATTACH, getppid(), NULL, NULL));
    REFUSED(syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0));
    return 0;
}

static int change_the_system(void)
{
    struct rlimit limit = {0};
    REFUSED(mount("none", "/mnt", "tmpfs", 0, NULL));
    REFUSED(chroot("/"));
    REFUSED(setuid(0));
    REFUSED(setpriority(PRIO_PROCESS, 0, 0));
    REFUSED(sethostname("x", 1));
    REFUSED(symlink("/etc/passwd", "/tmp/protoc-test-symlink"));
    REFUSED(mkfifo("/tmp/protoc-test-fifo", 0600));
    REFUSED(prlimit(getppid(), RLIMIT_CORE, &limit, NULL));
    REFUSED(syscall(SYS_bpf, 0, NULL, 0));
    REFUSED(syscall(SYS_userfaultfd, 0));
    REFUSED(syscall(SYS_keyctl, 0, 0, 0, 0, 0));
    REFUSED(syscall(SYS_unshare, 0));
    REFUSED(syscall(SYS_io_uring_setup, 1, NULL));
    /* A call there is not, as of a kernel to come. */
    REFUSED(syscall(100000));
    /* Typing into the terminal for the user. */
    return ioctl(0, TIOCSTI, "x") == -1 && errno == ENOTTY ? 0 : 1;
}

static void *work(void *data)
{
    *(int *)data = 5;
    return data;
}

static int go_on(void)
{
    pthread_t thread;
    int done = 0;
    char path[] = "/tmp/protoc-test-XXXXXX";
    int file = mkstemp(path);
    if (file < 0 || write(file, "x", 1) != 1 || fsync(file) != 0 || close(file) != 0)
        return 1;
    if (access(path, R_OK) != 0 || unlink(path) != 0)
        return 2;
    if (pthread_create(&thread, NULL, work, &done) != 0 || pthread_join(thread, NULL) != 0)
        return 3;
    if (done != 5 || raise(0) != 0 || isatty(file) != 0 || sysconf(_SC_NPROCESSORS_ONLN) < 1)
        return 4;
    struct rlimit limit;
    return getrlimit(RLIMIT_STACK, &limit) == 0 ? 0 : 5;
}

/* The list of the program, and what it allows by argument. */
static const bool LISTED[] = {
#define CALL(name) [__NR_##name] = true,
#include "cli/call_rows.h"
};
static const long BY_ARGUMENT[] = {__NR_clone, __NR_tgkill, __NR_prlimit64, __NR_prctl, __NR_ioctl};
/* Not called to see whether they are allowed: they do not come back, or say ENOSYS themselves; or the kernel's probes have them
 * (uretprobe, uprobe), and a filter never sees them. */
static const long LEFT_OUT[] = {
    __NR_exit,
    __NR_exit_group,
    __NR_rt_sigreturn,
    __NR_restart_syscall,
    __NR_futex,
#ifdef __NR_map_shadow_stack
    __NR_map_shadow_stack,
#endif
#ifdef __x86_64__
    335,
    336,
#endif
};

static bool is_among(long call, const long *calls, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (calls[i] == call)
            return true;
    return false;
}

/* Every call there is, with arguments that no call can use: what is listed gets as far as looking at them. */
static int call_all(void)
{
    const size_t listed = sizeof LISTED / sizeof *LISTED;
    for (long call = 0; call < 1000; call++) {
        bool allowed = (size_t)call < listed && LISTED[call];
        if (is_among(call, BY_ARGUMENT, sizeof BY_ARGUMENT / sizeof *BY_ARGUMENT) ||
            is_among(call, LEFT_OUT, sizeof LEFT_OUT / sizeof *LEFT_OUT))
            continue;
        bool found = syscall(call, -1L, -1L, -1L, -1L, -1L, -1L) != -1 || errno != ENOSYS;
        if (found != allowed) {
            print_error("call %ld is %s\n", call, found ? "allowed" : "refused");
            return 1;
        }
    }
    return 0;
}

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static void *reach_out_late(void *result)
{
    pthread_mutex_lock(&gate);
    *(int *)result = reach_out();
    pthread_mutex_unlock(&gate);
    return NULL;
}

/* A thread that was there before. */
static int confine_another(void)
{
    int result = -1;
    pthread_t thread;
    pthread_mutex_lock(&gate);
    if (pthread_create(&thread, NULL, reach_out_late, &result) != 0)
        return 1;
    confine_process();
    pthread_mutex_unlock(&gate);
    pthread_join(thread, NULL);
    return result == 0 ? 0 : 2;
}

/* The limit of memory is there, and for good. */
static int take_memory(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur == (rlim_t)4096 << 20 &&
                   limit.rlim_max == limit.rlim_cur
               ? 0
               : 1;
}

static void nothing_outside_can_be_reached(void **state)
{
    (void)state;
    assert_int_equal(confined(reach_out), 0);
    assert_int_equal(confined(start_others), 0);
    assert_int_equal(confined(change_the_system), 0);
}

static void calls_are_allowed_as_listed(void **state)
{
    (void)state;
    assert_int_equal(confined(call_all), 0);
}

static void threads_are_confined(void **state)
{
    (void)state;
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        _exit(confine_another());
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void what_compiling_needs_is_there(void **state)
{
    (void)state;
    assert_int_equal(confined(go_on), 0);
    assert_int_equal(confined(take_memory), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_outside_can_be_reached),
        cmocka_unit_test(threads_are_confined),
        cmocka_unit_test(calls_are_allowed_as_listed),
        cmocka_unit_test(what_compiling_needs_is_there),
    };
#if SANITIZED || !(defined(__x86_64__) || defined(__aarch64__))
    print_message("test_confine: there is no filter of calls here (AddressSanitizer or another "
                  "processor), so nothing is tested\n");
    (void)tests;
    return 0;
#else
    return cmocka_run_group_tests(tests, NULL, NULL);
#endif
}
