#!/usr/bin/env python3
"""curve.py [KIND...]: processor time and memory for documents that are large in one way, at a quarter, a half and the whole
of each size: of three runs the least, as a machine that others use only adds to it. Time that is a straight line doubles
from column to column; what grows faster is marked and is a failure."""
import os, pathlib, resource, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROTOC = pathlib.Path(os.environ["PROTOC"]).resolve()
SIZES = {"paragraph": 1_000_000, "word": 1_000_000, "cell": 1_000_000, "rows": 50_000, "participants": 10_000,
         "links": 30_000, "elements": 20_000}
STEEP, PATIENCE, RUNS = 2.6, 120, 3


def run(source, output):
    """Seconds of processor time and megabytes of one run."""
    with subprocess.Popen(["/usr/bin/time", "-f", "%U %S %M", PROTOC, source, "-w", "--max-time=0", "-o", output], stderr=subprocess.PIPE) as process:
        try:
            said = process.communicate(timeout=PATIENCE)[1].decode()
        except subprocess.TimeoutExpired:
            process.kill()
            return None, f"more than {PATIENCE} s"
    words = said.split("\n")[-2].split()
    if process.returncode != 0:
        return None, said.split("\n")[0][:150]
    return (float(words[0]) + float(words[1]), int(words[2]) // 1024), None


def measure(source, output):
    """The least of what the runs took."""
    least = None
    for _ in range(RUNS):
        result, reason = run(source, output)
        if result is None:
            return None, reason
        least = result if least is None else tuple(map(min, least, result))
    return least, None


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for kind in sys.argv[1:] or SIZES:
            for suffix in ("html", "pdf"):
                line, last = f"{SIZES[kind]:9} {kind:13}{suffix:5}", None
                for part in (4, 2, 1):
                    with open(work / "x.xml", "wb") as file:
                        subprocess.run([sys.executable, ROOT / "tests/bench/sizes.py", kind, str(SIZES[kind] // part)], stdout=file, check=True)
                    result, reason = measure(work / "x.xml", work / f"x.{suffix}")
                    if result is None:
                        failed += 1
                        line += f"  FAILED: {reason}"
                        break
                    steep = last is not None and result[0] > 1 and result[0] > STEEP * last[0]
                    heavy = last is not None and result[1] > 100 and result[1] > STEEP * last[1]
                    failed += steep or heavy
                    line += f"{result[0]:9.2f} s{' (!)' if steep else ''}{result[1]:6} MB{' (!)' if heavy else ''}"
                    last = result
                print(line, flush=True)
    return failed > 0


sys.exit(main())
