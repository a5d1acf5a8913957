/* password.c: owns reading passwords. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/file.h"
#include "base/wording.h"
#include "cli/password.h"

/* What an AES-256 PDF takes into account (ISO 32000-2, 7.6.4.3.3). */
enum { LONGEST = 127, FILE_LIMIT = 1 << 16 };

static bool accept_password(Buffer *out, const char *from, Diagnostics *diagnostics)
{
    size_t length = out->length ? strcspn(out->data, "\r\n") : 0;
    if (out->length > 0)
        out->data[out->length = length] = '\0';
    if (length > 0 && length <= LONGEST)
        return true;
    diagnose(diagnostics, length == 0 ? MESSAGE_PASSWORD_EMPTY : MESSAGE_PASSWORD_LONG, PLACE_NONE,
             from, NULL);
    return false;
}

/* The terminal that hides what is typed, or -1, and how it was before. */
static volatile int asked_at = -1;
static struct termios shown;

void password_stop(void)
{
    if (asked_at >= 0)
        tcsetattr(asked_at, TCSAFLUSH, &shown);
}

/* One line from the terminal, unseen. */
static bool ask(int terminal, const char *prompt, Buffer *out, Diagnostics *diagnostics)
{
    struct termios hidden;
    unsigned time_left = alarm(0); /* who thinks is not who computes */
    bool known = tcgetattr(terminal, &shown) == 0;
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    asked_at = known ? terminal : -1;
    if (known)
        tcsetattr(terminal, TCSAFLUSH, &hidden);
    (void)!write(terminal, prompt, strlen(prompt));
    char c;
    while (out->length < FILE_LIMIT && read(terminal, &c, 1) == 1 && c != '\n')
        buffer_char(out, c);
    password_stop();
    asked_at = -1;
    (void)!write(terminal, "\n", 1);
    alarm(time_left);
    return accept_password(out, phrase("the terminal"), diagnostics);
}

static bool read_password(const char *file, bool twice, Buffer *out, Diagnostics *diagnostics)
{
    bool asks = strcmp(file, "-") == 0;
    int terminal = asks ? open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
    if (terminal < 0)
        return file_read(file, FILE_LIMIT, out, diagnostics, PLACE_NONE) &&
               accept_password(out, asks ? phrase("standard input") : file, diagnostics);
    Buffer again = {0};
    bool good = ask(terminal, phrase("Password: "), out, diagnostics) &&
                (!twice || ask(terminal, phrase("The same again: "), &again, diagnostics));
    if (good && twice && strcmp(buffer_text(out), buffer_text(&again)) != 0) {
        diagnose(diagnostics, MESSAGE_PASSWORD_TWO, PLACE_NONE, NULL);
        good = false;
    }
    close(terminal);
    password_free(&again);
    return good;
}

bool password_read(const char *file, Buffer *out, Diagnostics *diagnostics)
{
    return !file || read_password(file, false, out, diagnostics);
}

bool password_choose(const char *file, Buffer *out, Diagnostics *diagnostics)
{
    return read_password(file ? file : "-", true, out, diagnostics);
}

void password_free(Buffer *password)
{
    if (password->data)
        explicit_bzero(password->data, password->capacity);
    buffer_free(password);
}
