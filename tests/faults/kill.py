#!/usr/bin/env python3
"""kill.py [KILLS]: a batch into an archive that is killed (kill -9) at random moments.

Eight documents go into an archive one after another. The batch, protoc and all, is killed at some moment, KILLS times.
Each time whatever lies in the archive is what an undisturbed batch makes, byte for byte, or the index of some of it; the
next batch completes, and then the archive is the same as that of an undisturbed batch, its index included. Half of the
batches go on from where the last was killed, half begin anew."""
import os, pathlib, random, shutil, signal, subprocess, sys, tempfile, time
import xml.dom.minidom

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROTOC = pathlib.Path(os.environ["PROTOC"]).resolve()
KILLS = int(sys.argv[1]) if len(sys.argv) > 1 else 30
SEED = int(os.environ.get("SEED", time.time_ns() % 1000000))
BATCH = 'for file in ?.xml; do "$0" -w "$file" --archive "$1" || exit; done'


def batch(work, archive):
    # What is killed cannot remove its temporary folder, which goes with all the rest.
    return subprocess.Popen(["sh", "-c", BATCH, PROTOC, archive], cwd=work, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, start_new_session=True, env=dict(os.environ, TMPDIR=str(work)))


def complete(work, archive):
    """Runs the batch to its end; what is wrong, or None."""
    process = batch(work, archive)
    said = process.communicate()[1].decode(errors="replace")
    return f"a batch did not complete: {said}" if process.returncode != 0 else None


def files(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.exists() else {}


def torn(found, right):
    """What is wrong in an archive after a kill. Temporary files may be there until the next run."""
    for name, data in found.items():
        if name.endswith(".tmp") and name.startswith("."):
            continue
        if name == "index.xml":
            xml.dom.minidom.parseString(data)
        elif name == "index.html":
            if not data.rstrip().endswith(b"</html>"):
                yield "the index is torn"
        elif data != right.get(name):
            yield f"{name} is not what it has to be"


def differences(found, right):
    return [f"{name} differs" for name in sorted(found.keys() | right.keys()) if found.get(name) != right.get(name)]


def main():
    chance = random.Random(SEED)
    failed = interrupted = 0
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        text = (ROOT / "examples" / "minimal.xml").read_text()
        for number in range(8):
            (work / f"{number}.xml").write_text(text.replace('kind="client-meeting"', f'kind="client-meeting" number="{number}"'))
        began = time.monotonic()
        wrong = complete(work, "right")
        duration = time.monotonic() - began
        right = files(work / "right")
        if wrong:
            sys.exit(wrong)
        archive = work / "archive"
        for kill in range(KILLS):
            process = batch(work, "archive")
            time.sleep(chance.random() * duration)
            interrupted += process.poll() is None
            os.killpg(process.pid, signal.SIGKILL) if process.returncode is None else None
            process.communicate()
            bad = list(torn(files(archive), right))
            if chance.random() < 0.5:
                bad += filter(None, [complete(work, "archive")])
                bad += differences(files(archive), right)
                shutil.rmtree(archive)
            failed += bool(bad)
            for line in bad:
                print(f"FAILED: kill {kill} (SEED={SEED}): {line}", file=sys.stderr)
        wrong = complete(work, "archive")
        for line in filter(None, [wrong, *differences(files(archive), right)]):
            failed += 1
            print(f"FAILED: the last batch (SEED={SEED}): {line}", file=sys.stderr)
    print(f"kills: {KILLS + 1 - failed} passed, {failed} failed ({interrupted} of {KILLS} in the middle of a batch)")
    return failed > 0


sys.exit(main())
