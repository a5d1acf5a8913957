#!/usr/bin/env python3
"""run.py: every call to the system that a run of protoc makes fails once.

For each kind of call (preload.c) the calls of a run are counted; then protoc runs once for each of them, which fails. It
must then end with status 3 and a message; the old output is as it was, nothing else lies beside it or in the temporary folder, and
no file is left open. A fault in something that is not needed may also end with status 0 and the right output, byte for
byte. Never anything else.

Of a kind with very many calls the first DENSE fail one by one, then one of every so many; the output says which."""
import os, pathlib, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROTOC = pathlib.Path(os.environ["PROTOC"]).resolve()
PRELOAD = pathlib.Path(os.environ["PRELOAD"]).resolve()
DENSE, SPARSE = int(os.environ.get("FAULTS_DENSE", 300)), int(os.environ.get("FAULTS_SPARSE", 100))
KINDS = ["malloc", "open", "read", "write", "fsync", "rename", "close", "mmap"]
STAYING = ["open", "read", "write", "fsync", "rename", "close"]
PATIENCE = 10
OLD = b"the old output"
EXAMPLE, OTHER = ROOT / "examples" / "client-meeting.xml", ROOT / "examples" / "minimal.xml"
RUNS = [
    ("HTML", [EXAMPLE, "-w", "-o", "x.html"], ["x.html"]),
    ("PDF", [EXAMPLE, "-w", "-o", "x.pdf"], ["x.pdf"]),
    ("mail", [EXAMPLE, "-w", "-o", "x.eml"], ["x.eml"]),
    ("batch", [EXAMPLE, OTHER, "-w", "-t", "pdf,html", "-j2", "-d", "."], ["minimal.html", "client-meeting.pdf"]),
    ("archive", [EXAMPLE, "-w", "--archive", "."], []),
    ("archive of many", [EXAMPLE, OTHER, "-w", "-j2", "--archive", "."], []),
]


def doing(process):
    """What each thread of the process is doing: its state, and the call of the system it is in."""
    for thread in sorted(pathlib.Path(f"/proc/{process.pid}/task").iterdir()):
        state = (thread / "stat").read_text().rsplit(")", 1)[1].split()[0]
        yield f"thread {thread.name}: {state}, call {(thread / 'syscall').read_text().strip()}"


def wait_for(process):
    """What the process said, and what it was doing when it did not end. One that ends after all was slow, like its machine."""
    try:
        return process.communicate(timeout=PATIENCE)[1], None
    except subprocess.TimeoutExpired:
        states = "; ".join(doing(process))
    try:
        said = process.communicate(timeout=10 * PATIENCE)[1]
        print(f"  slow, not hanging: after {PATIENCE} seconds {states}", file=sys.stderr)
        return said, None
    except subprocess.TimeoutExpired:
        process.kill()
        return process.communicate()[1], states


class Compile:
    """One run of protoc in a folder of its own, which holds what it held before."""

    def __init__(self, work, words, before):
        self.work, self.words, self.before = work, words, before
        self.out, self.temporary, self.report = work / "out", work / "tmp", work / "report"

    def run(self, kind, number, stays=False):
        """Status, what was said, and what the preload library reports: (calls, descriptors) or None."""
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        shutil.rmtree(self.temporary, ignore_errors=True)
        self.temporary.mkdir()
        for name in self.before:
            (self.out / name).write_bytes(OLD)
        self.report.unlink(missing_ok=True)
        environment = dict(os.environ, LC_ALL="C", TMPDIR=str(self.temporary), LD_PRELOAD=str(PRELOAD), FAULT_KIND=kind,
                           FAULT_NUMBER=str(number), FAULT_REPORT=str(self.report))
        if stays:
            environment["FAULT_STAYS"] = "1"
        process = subprocess.Popen([PROTOC, *self.words], cwd=self.out, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   env=environment)
        said, slow = wait_for(process)
        if slow:
            return f"none: it hangs ({slow})", said, None
        words = self.report.read_text().split() if self.report.exists() else []
        return process.returncode, said, (int(words[1]), int(words[3])) if words else None

    def files(self):
        """What lies in the folder, but for locks: name and bytes."""
        return {file.name: file.read_bytes() for file in self.out.iterdir() if file.name != ".lock"}

    def faults(self, right, status, said, report):
        """What is wrong after a run in which something failed."""
        files = self.files()
        if status not in (0, 3):
            yield f"status {status}"
        if status == 0 and files != right:
            yield "status 0, but the output is not the right one"
        if status == 3 and not said.strip():
            yield "status 3 without a word"
        if status != 0 and files == right and len(right) == 1:
            yield "the output is there, but the status says it is not"
        for name, data in files.items():
            if name not in right:
                yield f"{name} is left behind"
            elif data != right[name] and not (name in self.before and data == OLD) and not name.startswith("index."):
                yield f"{name} is damaged"
        for name in self.before:
            if name not in files:
                yield f"{name} is gone"
        for file in self.temporary.iterdir():
            yield f"{file.name} is left behind"
        if report and report[1] > 0:
            yield f"{report[1]} files left open"


def numbers(total):
    """The calls that are to fail, and the stride after the first ones."""
    stride = max(1, (total - DENSE) // SPARSE)
    return list(range(1, min(total, DENSE) + 1)) + list(range(DENSE + stride, total + 1, stride)), stride


def try_kind(label, compile_, kind, stays):
    """How many faults there were and how many of them were bad."""
    status, said, report = compile_.run(kind, 0)
    right = compile_.files()
    if status != 0 or report is None:
        sys.exit(f"{label}: without a fault: status {status}: {said.decode(errors='replace')}")
    bad, survived = 0, 0
    chosen, stride = numbers(report[0])
    for number in chosen:
        status, said, after = compile_.run(kind, number, stays)
        wrong = "; ".join(compile_.faults(right, status, said, after))
        survived += status == 0
        if wrong:
            bad += 1
            print(f"FAILED: {label}, {kind} {number}{' and later' if stays else ''}: {wrong}\n    "
                  + said.decode(errors="replace").strip().replace("\n", "\n    "), file=sys.stderr)
    how = f"each of {report[0]}" if stride == 1 else f"{len(chosen)} of {report[0]} (the first {DENSE}, then every {stride}th)"
    print(f"  {label}, {kind}{' for good' if stays else ''}: {how}; {survived} were not needed")
    return len(chosen), bad


def main():
    """run.py [KIND...]"""
    only = sys.argv[1:]
    total = bad = 0
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for label, words, before in RUNS:
            compile_ = Compile(work, words, before)
            for kind in KINDS:
                for stays in [False, True] if kind in STAYING else [False]:
                    if only and kind not in only:
                        continue
                    count, wrong = try_kind(label, compile_, kind, stays)
                    total, bad = total + count, bad + wrong
    print(f"faults: {total - bad} passed, {bad} failed")
    return bad > 0


sys.exit(main())
