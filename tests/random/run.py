#!/usr/bin/env python3
"""run.py [--nests] [--captions] [--more] FIRST [END [KIND]]: formats random documents and judges their pages; the same ones every time.

    make random                                                 those of make test
    make random N=5000                                          more
    PROTOC=build/protoc python3 tests/random/run.py 1234        one, cut down to the least that shows its first fault
    PROTOC=build/protoc python3 tests/random/run.py 7 8 BELOW   the same for faults of a kind

With --nests, lists and tables stand in the cells of high rows that span others, too; with --captions, captions at the side of
tables; with --more, headers and footers of tables have notes, and there are more keeps, breaks and heights of pages.
All documents of a run are compiled in one batch, then again in another order, and must be the same bytes."""
import os, pathlib, subprocess, sys, tempfile

import shrink
from documents import make, serialize
from judge import Case, faults
from pages import Pages

PROTOC = pathlib.Path(os.environ["PROTOC"]).resolve()
PATIENCE = 60  # seconds, for a whole batch of BATCH documents
BATCH = 100


def tall(root):
    """The document on one page as high as all of it; None where that would be laid out otherwise."""
    root = root.copy()
    for node in root.walk():
        node.attributes.pop("break-before", None)
        node.attributes.pop("span", None)
    root.find("page-sequence")[0].attributes.pop("force-page-count", None)
    masters = root.find("simple-page-master")
    for master in masters:
        body = master.find("region-body")[0]
        columns = int(body.attributes["column-count"])
        width = float(master.attributes["page-width"][:-2]) - 40
        master.attributes["page-width"] = f"{(width - (columns - 1) * 10) / columns + 40:.3f}pt"
        master.attributes["page-height"] = "100000pt"
        body.attributes["column-count"] = 1
    return root


def compile_all(folder, names):
    """The pages of the documents of the names in the folder; what was said of each, or None when one took too long."""
    command = [PROTOC, "-t", "areas", "-d", folder, *(folder / f"{name}.fo" for name in names)]
    try:
        run = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return None
    said = {}
    for line in run.stderr.decode().splitlines():
        name, mark, _ = line.partition(".fo:")
        if mark:
            said.setdefault(pathlib.Path(name).name, []).append(line)
    return {name: "\n".join(said.get(name, [])) for name in names}


def judge(folder, roots):
    """Compiles the documents, name: root, and yields name, its faults and what was said."""
    names = []
    for name, root in roots.items():
        for old in folder.glob(f"{name}*.areas"):
            old.unlink()
        (folder / f"{name}.fo").write_text(serialize(root))
        (folder / f"{name}-tall.fo").write_text(serialize(tall(root)))
        serialize(root)
        names += [name, f"{name}-tall"]
    said = compile_all(folder, names)
    if said is None:
        yield from ((name, ["TIME"]) for name in roots) if len(roots) == 1 else split(folder, roots)
        return
    for name, root in roots.items():
        result, high = folder / f"{name}.areas", folder / f"{name}-tall.areas"
        if not result.exists():
            yield name, ["NONE " + said[name][-200:]]
            continue
        whole = Pages(high.read_text()) if high.exists() else None
        case = Case(root, Pages(result.read_text()), whole if whole and len(whole.pages) == 1 else None, said[name])
        yield name, list(faults(case))


def split(folder, roots):
    """One of the documents takes too long: which one is seen when each has its own run."""
    for name, root in roots.items():
        yield from judge(folder, {name: root})


def same_in_any_order(folder, roots):
    names = list(roots)
    before = {name: (folder / f"{name}.areas").read_bytes() for name in names if (folder / f"{name}.areas").exists()}
    compile_all(folder, names[::-1])
    return [name for name in before if (folder / f"{name}.areas").read_bytes() != before[name]]


def show(folder, seed, features, kind):
    """One document, cut down."""
    root = make(seed, **features)
    found = dict(judge(folder, {"whole": root}))["whole"]
    for fault in found:
        print(f"document {seed}: {fault}")
    if not found:
        return 0
    kind = kind or found[0].split()[0]
    least = shrink.least(root, lambda roots: [
        any(f.split()[0] == kind for f in found) for _, found in judge(folder, {str(i): root for i, root in enumerate(roots)})])
    for fault in dict(judge(folder, {"least": least}))["least"]:
        print(f"at least: {fault}")
    print(serialize(least))
    return 1


def main():
    options = [word for word in sys.argv[1:] if not word.startswith("--")]
    features = {name: f"--{name}" in sys.argv for name in ("nests", "captions", "more")}
    first = int(options[0])
    end = int(options[1]) if len(options) > 1 else first + 1
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if len(options) in (1, 3):
            return show(folder, first, features, options[2] if len(options) > 2 else None)
        for begin in range(first, end, BATCH):
            roots = {str(seed): make(seed, **features) for seed in range(begin, min(begin + BATCH, end))}
            for seed, found in judge(folder, roots):
                failed += bool(found)
                for fault in found[:3]:
                    print(f"document {seed}: {fault}", file=sys.stderr)
            for seed in same_in_any_order(folder, roots):
                failed += 1
                print(f"document {seed}: other bytes when compiled in another order", file=sys.stderr)
    print(f"random documents: {end - first - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
