#!/usr/bin/env python3
"""terminal.py FIRST SECOND PROGRAM ARGUMENT...: runs it at a terminal and types the two lines, each when it has been asked
for with a colon. Prints what the terminal shows, and ends with the status of the program."""
import os
import pty
import select
import sys
import time

PATIENCE = 60


def main():
    lines, command = sys.argv[1:3], sys.argv[3:]
    process, terminal = pty.fork()
    if process == 0:
        os.execv(command[0], command)
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
