#!/usr/bin/env python3
"""interrupt.py PROGRAM ARGUMENT...: runs it at a terminal, presses Ctrl+C when it asks for a password, and prints how the
terminal echoes what is typed while it asks and afterwards, and the signal that ended it."""
import os
import pty
import select
import sys
import termios
import time

PATIENCE = 60


def echoes(terminal):
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def main():
    process, terminal = pty.fork()
    if process == 0:
        os.execv(sys.argv[1], sys.argv[1:])
    said, end = b"", time.monotonic() + PATIENCE
    while b": " not in said and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            said += os.read(terminal, 1000)
    asking = echoes(terminal)
    os.write(terminal, b"half\x03")
    ended = status = 0
    while not ended and time.monotonic() < end:
        ended, status = os.waitpid(process, os.WNOHANG)
        time.sleep(0.05)
    if not ended:
        os.kill(process, 9)
    print(f"asking {asking}, afterwards {echoes(terminal)}, signal {os.WTERMSIG(status) if ended else None}")


main()
