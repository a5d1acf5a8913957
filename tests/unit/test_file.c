/* test_file.c: reading files, and output that is complete or not there at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

/* Each test runs in an empty folder of its own. */
static char folder[] = "/tmp/protoc-test-file-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    memcpy(folder + sizeof(folder) - 7, "XXXXXX", 6);
    signal(SIGPIPE, SIG_IGN);
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int remove_folder(void **state)
{
    char command[100];
    (void)state;
    snprintf(command, sizeof(command), "rm -rf %s", folder);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static void put(const char *path, const char *text)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, strlen(text)), strlen(text));
    close(descriptor);
}

static void assert_holds(const char *path, const char *text)
{
    Buffer bytes = {0};
    assert_int_equal(file_load(path, 1000, &bytes), 0);
    assert_string_equal(buffer_text(&bytes), text);
    buffer_free(&bytes);
}

static size_t count_entries(void)
{
    DIR *directory = opendir(".");
    size_t count = 0;
    while (readdir(directory))
        count++;
    closedir(directory);
    return count - 2;
}

/* Frees the diagnostics after comparing everything they say. */
static void assert_says(Diagnostics *diagnostics, const char *expected)
{
    Buffer out = {0};
    diagnostics_print(diagnostics, &out);
    assert_string_equal(buffer_text(&out), expected);
    assert_int_equal(diagnostics_status(diagnostics), expected[0] ? 3 : 0);
    buffer_free(&out);
    diagnostics_free(diagnostics);
}

static void assert_read_fails(const char *path, size_t limit, const char *expected)
{
    Diagnostics *diagnostics = diagnostics_new();
    Buffer bytes = {0};

    buffer_string(&bytes, "before");
    assert_false(file_read(path, limit, &bytes, diagnostics, PLACE_NONE));
    assert_string_equal(bytes.data, "before");
    assert_int_equal(bytes.length, 6);
    buffer_free(&bytes);
    assert_says(diagnostics, expected);
}

static void whole_files_are_read(void **state)
{
    Diagnostics *diagnostics = diagnostics_new();
    Buffer bytes = {0};
    (void)state;

    put("a", "text");
    put("empty", "");
    assert_true(file_read("a", 4, &bytes, diagnostics, PLACE_NONE));
    assert_true(file_read("a", 4, &bytes, diagnostics, PLACE_NONE));
    assert_string_equal(bytes.data, "texttext");
    buffer_free(&bytes);
    assert_true(file_read("empty", 0, &bytes, diagnostics, PLACE_NONE));
    assert_string_equal(bytes.data, "");
    buffer_free(&bytes);
    assert_says(diagnostics, "");
}

#define LIMIT_HINT "hint: --max-input sets another limit for sources\n"

static void what_cannot_be_read_is_reported(void **state)
{
    (void)state;
    put("a", "12345");
    assert_int_equal(mkdir("sub", 0755), 0);
    assert_int_equal(symlink("circle", "circle"), 0);
    assert_read_fails("none", 10, "protoc: error: there is no file “none” [file-missing]\n");
    assert_read_fails("sub", 10,
                      "protoc: error: “sub” is a folder, not a file [file-is-directory]\n");
    assert_read_fails(
        "a", 4,
        "protoc: error: “a” is larger than 4 bytes, the limit [file-too-large]\n" LIMIT_HINT);
    assert_read_fails("/dev/zero", 100000,
                      "protoc: error: “/dev/zero” is larger than 100000 bytes, the limit "
                      "[file-too-large]\n" LIMIT_HINT);
    assert_read_fails("circle", 10,
                      "protoc: error: cannot read “circle”: its links lead in a circle "
                      "[file-unreadable]\n");
    assert_read_fails("a/b", 10,
                      "protoc: error: cannot read “a/b”: a part of its path is not a folder "
                      "[file-unreadable]\n");
}

static void assert_written(const char *path, const char *text)
{
    Diagnostics *diagnostics = diagnostics_new();
    assert_true(file_write(path, text, strlen(text), diagnostics));
    assert_says(diagnostics, "");
}

static void assert_write_fails(const char *path, const char *text, const char *expected)
{
    Diagnostics *diagnostics = diagnostics_new();
    size_t entries = count_entries();

    assert_false(file_write(path, text, strlen(text), diagnostics));
    assert_int_equal(count_entries(), entries);
    assert_says(diagnostics, expected);
}

static void new_files_follow_the_umask(void **state)
{
    struct stat status;
    mode_t old_mask = umask(027);
    (void)state;

    assert_written("new.pdf", "text");
    umask(old_mask);
    assert_holds("new.pdf", "text");
    assert_int_equal(count_entries(), 1);
    assert_int_equal(stat("new.pdf", &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
}

static void existing_files_keep_their_permissions(void **state)
{
    struct stat status;
    (void)state;

    put("a", "a much longer text");
    assert_int_equal(chmod("a", 0606), 0);
    assert_written("a", "new");
    assert_holds("a", "new");
    assert_int_equal(stat("a", &status), 0);
    assert_int_equal(status.st_mode & 07777, 0606);
    assert_int_equal(count_entries(), 1);
}

static void links_stay_links(void **state)
{
    struct stat status;
    (void)state;

    assert_int_equal(mkdir("sub", 0755), 0);
    put("sub/real", "old");
    assert_int_equal(symlink("sub/second", "first"), 0);
    assert_int_equal(symlink("real", "sub/second"), 0);
    assert_int_equal(symlink("sub/missing", "dangling"), 0);
    assert_written("first", "new");
    assert_written("dangling", "made");
    assert_int_equal(lstat("first", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_int_equal(lstat("sub/second", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_holds("sub/real", "new");
    assert_holds("sub/missing", "made");
}

static void impossible_targets_are_reported(void **state)
{
    static const char unchanged[] =
        "hint: nothing was changed; an earlier file of that name is as it was\n";
    char expected[300], long_name[300];
    (void)state;

    put("file", "old");
    assert_int_equal(mkdir("sub", 0755), 0);
    assert_int_equal(symlink("circle", "circle"), 0);
    assert_write_fails("sub", "x",
                       "protoc: error: “sub” is a folder, not a file [file-is-directory]\n");
    assert_write_fails("no/such/a.pdf", "x",
                       "protoc: error: cannot write “no/such/a.pdf”: there is no folder “no/such” "
                       "[output-folder-missing]\n"
                       "hint: make the folder first: mkdir -p “no/such”\n");
    assert_write_fails("new/", "x",
                       "protoc: error: cannot write “new/”: there is no folder “new” "
                       "[output-folder-missing]\n"
                       "hint: make the folder first: mkdir -p “new”\n");
    snprintf(expected, sizeof(expected),
             "protoc: error: cannot write “file/a”: a part of its path is not a folder "
             "[output-failed]\n%s",
             unchanged);
    assert_write_fails("file/a", "x", expected);
    snprintf(expected, sizeof(expected),
             "protoc: error: cannot write “circle”: its links lead in a circle [output-failed]\n%s",
             unchanged);
    assert_write_fails("circle", "x", expected);
    memset(long_name, 'n', 299);
    long_name[299] = '\0';
    Diagnostics *diagnostics = diagnostics_new();
    assert_false(file_write(long_name, "x", 1, diagnostics));
    assert_int_equal(diagnostics_status(diagnostics), 3);
    diagnostics_free(diagnostics);
}

static void full_device_is_reported(void **state)
{
    (void)state;
    assert_write_fails("/dev/full", "x",
                       "protoc: error: cannot write “/dev/full”: the disk is full "
                       "[output-failed]\n");
    assert_written("/dev/null", "x");
}

/* A limit on the size of files stands for the disk that fills up half-way. */
static void interrupted_output_leaves_the_old_file(void **state)
{
    enum { SIZE = 100000 };
    int status;
    char *large = calloc(1, SIZE + 1);
    (void)state;

    memset(large, 'x', SIZE);
    put("old", "old");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit limit = {4096, 4096};
        Diagnostics *diagnostics = diagnostics_new();
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        bool failed = !file_write("old", large, SIZE, diagnostics) &&
                      !file_write("fresh", large, SIZE, diagnostics);
        _exit(failed && diagnostics_count(diagnostics, SEVERITY_SYSTEM) == 2 ? 42 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), 42);
    assert_holds("old", "old");
    assert_int_equal(count_entries(), 1);
    free(large);
}

static void closed_pipe_is_reported(void **state)
{
    int ends[2];
    int saved = dup(STDOUT_FILENO);
    Diagnostics *diagnostics = diagnostics_new();
    (void)state;

    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    fflush(stdout);
    dup2(ends[1], STDOUT_FILENO);
    bool written = file_write("-", "x", 1, diagnostics);
    dup2(saved, STDOUT_FILENO);
    close(saved);
    close(ends[1]);
    assert_false(written);
    assert_says(diagnostics, "protoc: error: cannot write “standard output”: the program that was "
                             "to read the output has stopped [output-failed]\n");
}

static void pipes_get_everything(void **state)
{
    enum { SIZE = 300000 };
    int status;
    char *large = calloc(1, SIZE + 1);
    Buffer got = {0};
    (void)state;

    memset(large, 'p', SIZE);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        Diagnostics *diagnostics = diagnostics_new();
        _exit(file_write("pipe", large, SIZE, diagnostics) ? 42 : 1);
    }
    assert_int_equal(file_load("pipe", SIZE, &got), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), 42);
    assert_int_equal(got.length, SIZE);
    assert_memory_equal(got.data, large, SIZE);
    buffer_free(&got);
    free(large);
}

/* Root may write everywhere, so the check steps down to another user. */
static void protected_files_are_not_replaced(void **state)
{
    int status;
    (void)state;

    put("kept", "old");
    assert_int_equal(chmod("kept", 0444), 0);
    assert_int_equal(chmod(".", 0777), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        Diagnostics *diagnostics = diagnostics_new();
        if (geteuid() == 0 && setuid(65534) != 0)
            _exit(1);
        _exit(!file_write("kept", "new", 3, diagnostics) && diagnostics_status(diagnostics) == 3
                  ? 42
                  : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), 42);
    assert_holds("kept", "old");
    assert_int_equal(count_entries(), 1);
}

static void abandon_on_alarm(int signal_number)
{
    (void)signal_number;
    file_abandon();
    _exit(42);
}

/* A signal in the middle of many writes leaves the old file and nothing else. */
static void abandoned_output_leaves_nothing(void **state)
{
    enum { SIZE = 4 << 20, ROUNDS = 8 };
    (void)state;

    for (int round = 1; round <= ROUNDS; round++) {
        int status;
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            char *large = calloc(1, SIZE);
            Diagnostics *diagnostics = diagnostics_new();
            signal(SIGALRM, abandon_on_alarm);
            ualarm((useconds_t)round * 1500, 0);
            for (;;)
                file_write("target", large, SIZE, diagnostics);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(WEXITSTATUS(status), 42);
        assert_true(count_entries() == 0 || access("target", F_OK) == 0);
        assert_true(count_entries() <= 1);
    }
}

static void outputs_appear_together(void **state)
{
    (void)state;
    put("one", "old");
    put("two", "old");
    assert_int_equal(mkdir("sub", 0777), 0);
    const FileOutput good[] = {{"one", "new 1", 5}, {"sub/three", "new 3", 5}, {"two", "new 2", 5}};
    const FileOutput bad[] = {{"one", "newer", 5}, {"nowhere/x", "newer", 5}, {"two", "newer", 5}};
    Diagnostics *diagnostics = diagnostics_new();
    assert_true(file_write_all(good, 3, diagnostics));
    assert_int_equal(diagnostics_status(diagnostics), 0);
    assert_false(file_write_all(bad, 3, diagnostics));
    assert_int_equal(diagnostics_status(diagnostics), 3);
    assert_holds("one", "new 1");
    assert_holds("two", "new 2");
    assert_holds("sub/three", "new 3");
    assert_int_equal(count_entries(), 3);
    diagnostics_free(diagnostics);
}

static void paths_are_seen_from_the_folder_of_another(void **state)
{
    static const char *const cases[][3] = {
        {"a/b.xml", "c.png", "a/c.png"},      {"b.xml", "c.png", "c.png"},
        {"/b.xml", "c.png", "/c.png"},        {"a/b.xml", "/c.png", "/c.png"},
        {"a/b/", "../c.png", "a/b/../c.png"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char *path = path_beside(cases[i][0], cases[i][1]);
        assert_string_equal(path, cases[i][2]);
        free(path);
    }
}

static void links_do_not_lead_out_of_a_folder(void **state)
{
    (void)state;
    assert_int_equal(mkdir("in", 0777), 0);
    assert_int_equal(mkdir("inner", 0777), 0);
    put("in/file", "");
    put("inner/file", "");
    assert_int_equal(symlink("../inner/file", "in/link"), 0);
    char *in = realpath("in", NULL);
    assert_true(path_lies_below("in/file", in));
    assert_true(path_lies_below("inner/../in/file", in));
    assert_true(path_lies_below("in/file", "/"));
    assert_false(path_lies_below("inner/file", in)); /* its name begins the same */
    assert_false(path_lies_below("in/link", in));
    assert_false(path_lies_below("in/none", in));
    assert_false(path_lies_below("in", in));
    free(in);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(whole_files_are_read),
        TEST(what_cannot_be_read_is_reported),
        TEST(new_files_follow_the_umask),
        TEST(existing_files_keep_their_permissions),
        TEST(links_stay_links),
        TEST(impossible_targets_are_reported),
        TEST(full_device_is_reported),
        TEST(interrupted_output_leaves_the_old_file),
        TEST(closed_pipe_is_reported),
        TEST(pipes_get_everything),
        TEST(protected_files_are_not_replaced),
        TEST(abandoned_output_leaves_nothing),
        TEST(outputs_appear_together),
        TEST(paths_are_seen_from_the_folder_of_another),
        TEST(links_do_not_lead_out_of_a_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
