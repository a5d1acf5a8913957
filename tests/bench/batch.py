#!/usr/bin/env python3
"""batch.py PROTOC: a thousand documents in one run: time, documents a second, and the memory of the largest process
after a hundred of them and after all, which should be the same."""
import glob
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

protoc = os.path.abspath(sys.argv[1])
work = tempfile.mkdtemp()
COUNT = 1000


def measure(label, files, *options):
    """One line; the child is forked first, so that its memory can be told from that of others."""
    start = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    reader, writer = os.pipe()
    if os.fork() == 0:
        subprocess.run([protoc, *options, *files], stderr=subprocess.DEVNULL, check=False)
        os.write(writer, str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss).encode())
        os._exit(0)
    os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.monotonic() - start
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    memory = int(os.read(reader, 20)) // 1024
    print("%-44s%8.2f s  %6.0f a second, %.1f s of processors, %d MB" % (label, seconds, len(files) / seconds, cpu, memory))


try:
    subprocess.run([sys.executable, os.path.join(os.path.dirname(__file__), "generate.py"), str(COUNT), work], check=True)
    files = sorted(glob.glob(work + "/*.xml"))
    out = os.path.join(work, "out")
    os.mkdir(out)
    measure("100 documents, PDF and HTML, -j2", files[:100], "-d", out, "-t", "pdf,html", "-j2")
    measure("1000 documents, PDF and HTML, -j2", files, "-d", out, "-t", "pdf,html", "-j2")
    measure("1000 documents, HTML, -j2", files, "-d", out, "-t", "html", "-j2")
    measure("1000 documents, --check, -j2", files, "--check", "-j2")
finally:
    shutil.rmtree(work)
