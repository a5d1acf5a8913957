#!/usr/bin/env python3
"""terminal.py [LINE]... -- PROGRAM ARGUMENT...: runs it at a terminal and types the lines, each when it has been asked for
with a colon. Prints what the terminal shows, all of it (script of util-linux may end before the program has spoken), and
ends with the status of the program."""
import os
import pty
import select
import sys
import time

PATIENCE = 60


def main():
    middle = sys.argv.index("--")
    lines, command = sys.argv[1:middle], sys.argv[middle + 1:]
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(command[0], command)
    said, typed, end = b"", 0, time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            piece = os.read(terminal, 1000)
        except OSError:  # nobody has the terminal open any more
            break
        said += piece
        if typed < len(lines) and said.count(b": ") > typed and said.endswith(b": "):
            os.write(terminal, os.fsencode(lines[typed]) + b"\n")
            typed += 1
    else:
        os.kill(process, 9)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    os.write(1, said)
    sys.exit(status if status >= 0 else 128 - status)


main()
