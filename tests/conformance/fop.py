#!/usr/bin/env python3
"""fop.py PROTOC WORK [CASE...]: formats XSL-FO with protoc and with Apache FOP and compares the pages.

A case is a file of tests/golden/fo by its name, or the XSL-FO of an example, named examples/NAME. Compared are the number
of pages, the words of each page in their order, and where each word stands. A word may stand TOLERANCE_X and
TOLERANCE_Y points elsewhere: the two take the height of a line from other tables of the font. Words are the same
when they are so without ligatures (NFKC), marks of no width, and with one character for all hyphens.

Cases that differ are listed with the reason in fop-differences.txt beside this file; one that differs and is not
listed, or is listed and does not differ, is a failure. What FOP made stays in WORK, and it is asked again only when the
XSL-FO is another."""
import difflib
import glob
import html
import os
import re
import shutil
import subprocess
import sys
import unicodedata

TOLERANCE_X = 1.5
TOLERANCE_Y = 3.0
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
REASONS = os.path.join(HERE, 'fop-differences.txt')
FOP_CONFIGURATION = ('<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts><auto-detect/></fonts>'
                     '</renderer></renderers></fop>')
NO_WIDTH = re.compile('[\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff]')
HYPHEN = re.compile('[\u2010\u2011]|[-\u00ad\u2010\u2011]+$')
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="[-\d.]+" yMax="([-\d.]+)">(.*)</word>')


def pages_of(pdf):
    """The words of each page: (text, x of the left edge, y of the middle)."""
    out = subprocess.run(['pdftotext', '-bbox', pdf, '-'], capture_output=True, text=True, check=True).stdout
    pages = []
    for line in out.splitlines():
        if '<page ' in line:
            pages.append([])
        word = WORD.search(line)
        if word:
            text = unicodedata.normalize('NFKC', NO_WIDTH.sub('', HYPHEN.sub('-', html.unescape(word.group(4)))))
            x, top, bottom = (float(word.group(i)) for i in (1, 2, 3))
            if text:
                pages[-1].append((text, x, (top + bottom) / 2))
    return pages


def page_differences(number, page, other):
    matcher = difflib.SequenceMatcher(None, [word[0] for word in page], [word[0] for word in other], autojunk=False)
    lost = [(page[a:b], other[c:d]) for kind, a, b, c, d in matcher.get_opcodes() if kind != 'equal']
    if lost:
        mine, fops = (' '.join(word[0] for word in side) for side in lost[0])
        yield f'page {number}: “{mine[:40]}”, FOP “{fops[:40]}”'
    moved = [(abs(page[a + i][1] - other[b + i][1]), abs(page[a + i][2] - other[b + i][2]), page[a + i][0])
             for a, b, size in matcher.get_matching_blocks() for i in range(size)]
    moved = [move for move in moved if move[0] > TOLERANCE_X or move[1] > TOLERANCE_Y]
    if moved:
        across, down, word = max(moved, key=lambda move: move[0] + move[1])
        yield f'page {number}: {len(moved)} of {len(page)} words elsewhere, most “{word}” by {across:.1f}, {down:.1f} pt'


def differences(ours, theirs):
    """What is different, in words; empty when nothing is."""
    found = [] if len(ours) == len(theirs) else [f'{len(ours)} pages, FOP {len(theirs)}']
    for number, (page, other) in enumerate(zip(ours, theirs), 1):
        found += page_differences(number, page, other)
    return found


def run(command, log):
    with open(log, 'w', encoding='utf-8') as file:
        try:
            subprocess.run(command, stdout=file, stderr=file, timeout=300, check=False)
        except subprocess.TimeoutExpired:
            file.write('it took too long\n')


def prepare(protoc, work, case):
    """The case as a file among its pictures, in WORK; whether FOP has seen it already."""
    path = os.path.join(work, case + '.fo')
    before = open(path, 'rb').read() if os.path.exists(path) else None
    os.makedirs(os.path.dirname(path), exist_ok=True)
    folder = os.path.join(ROOT, 'examples' if case.startswith('examples/') else 'tests/golden/fo')
    for picture in glob.glob(folder + '/*.png'):
        shutil.copy(picture, os.path.dirname(path))
    if case.startswith('examples/'):
        run([protoc, os.path.join(ROOT, case + '.xml'), '-t', 'fo', '-o', path], path[:-3] + '.log')
    else:
        shutil.copy(os.path.join(folder, case + '.fo'), path)
    return path, before == open(path, 'rb').read() and os.path.exists(path[:-3] + '.fop.log')


def compare(protoc, work, case):
    path, seen = prepare(protoc, work, case)
    ours, theirs = path[:-3] + '.pdf', path[:-3] + '.fop.pdf'
    for old in [ours] + ([] if seen else [theirs]):
        if os.path.exists(old):
            os.remove(old)
    run([protoc, path, '--pdf-profile', 'none', '-o', ours], path[:-3] + '.log')
    if not seen:
        run(['fop', '-c', os.path.join(work, 'fop.xconf'), path, theirs], path[:-3] + '.fop.log')
    if not os.path.exists(ours) or not os.path.exists(theirs):
        return ['no PDF from ' + ' or '.join(who for who, pdf in (('protoc', ours), ('FOP', theirs)) if not os.path.exists(pdf))]
    return differences(pages_of(ours), pages_of(theirs))


def read_reasons():
    """Why each case that differs does. A reason may go on in lines that begin with a space."""
    reasons, name = {}, None
    with open(REASONS, encoding='utf-8') as file:
        for line in file:
            if line.startswith(' ') and name:
                reasons[name] += ' ' + line.strip()
            elif line.strip() and not line.startswith('#'):
                name, reason = line.split(':', 1)
                reasons[name] = reason.strip()
    return reasons


def all_cases():
    names = [os.path.basename(path)[:-3] for path in glob.glob(ROOT + '/tests/golden/fo/*.fo')]
    return sorted(names) + sorted('examples/' + os.path.basename(path)[:-4] for path in glob.glob(ROOT + '/examples/*.xml'))


def main():
    protoc, work, cases = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3:]
    os.makedirs(work, exist_ok=True)
    with open(os.path.join(work, 'fop.xconf'), 'w', encoding='utf-8') as file:
        file.write(FOP_CONFIGURATION)
    reasons = read_reasons()
    existing = all_cases()
    wrong = [name for name in reasons if name not in existing]
    for name in wrong:
        print(f'{name}: listed in fop-differences.txt, but there is no such case')
    same = explained = 0
    for case in cases or existing:
        found = compare(protoc, work, case)
        if not found and case not in reasons:
            same += 1
            continue
        print(f'{case}: {"; ".join(found[:4]) or "the same as FOP, but listed as different"}')
        if found and case in reasons:
            explained += 1
            print(f'    {reasons[case]}', flush=True)
        else:
            wrong.append(case)
            print('    NOT EXPLAINED in tests/conformance/fop-differences.txt', flush=True)
    print(f'conformance: {same} the same as Apache FOP, {explained} different for a reason, {len(wrong)} failed')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
