#!/usr/bin/env python3
"""fop.py [--scopes] PROTOC WORK [CASE...]: formats XSL-FO with protoc and with Apache FOP and compares the pages.

A case is a file of tests/golden/fo by its name, a part of the specimen (specimen/PART), or the XSL-FO of an example or of a
document of tests/golden/documents: examples/NAME and documents/NAME, in a standard's style gost/NAME and gbt/NAME.
Compared are the number of pages, the words of each page in their order, and where each word stands. A word may stand
TOLERANCE_X and TOLERANCE_Y points elsewhere: the two take the height of a line from other tables of the font. Words are
the same when they are so without ligatures (NFKC), marks of no width, the dots of leaders, and with one character for all
hyphens.

Cases that differ are listed in fop-differences.txt beside this file with what may differ (its head says how) and why. A
difference that is not listed, or goes further than what is listed, is a failure; and so is a listed one that is no more.
--scopes prints what differs in the form of that list. What FOP made stays in WORK, and it is asked again only when the
XSL-FO is another."""
import difflib
import glob
import html
import math
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import unicodedata

import apache
import parts
import shown

TOLERANCE_X = 1.5
TOLERANCE_Y = 3.0
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
REASONS = os.path.join(HERE, 'fop-differences.txt')
FOLDERS = {'': 'tests/golden/fo/*.fo', 'examples/': 'examples/*.xml', 'documents/': 'tests/golden/documents/*.xml',
           'gost/': 'examples/*.xml', 'gbt/': 'examples/*.xml', 'specimen/': 'tests/golden/fo/specimen.fo'}
STYLES = {'gost': ('ru', '--style=gost-r-7.0.97-2025'), 'gbt': ('zh', '--style=gbt-9704-2012')}  # for examples in the language
NO_WIDTH = re.compile('[\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]')
DOTS = re.compile('[.…]{3,}|…+')
CHARACTERS = re.compile('[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]|[^\\s\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]+')
HYPHEN = re.compile('[\u2010\u2011]|[-\u00ad\u2010\u2011]+$')
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="[-\d.]+" yMax="([-\d.]+)">(.*)</word>')
SCOPE = re.compile(r'pages? (\d+)(?:-(\d+))?:(?: (\d+) words,?)?(?: (\d+) across,?)?(?: (\d+) down)?')
LISTED = re.compile(r'(\S+) \[(.*?)\]:(.*)')
KINDS = ('words', 'across', 'down')


def same_glyph():
    """One character for those that have one glyph in our fonts, as radicals and ideographs: FOP takes the first of them."""
    found = {ord('‒'): '–', ord('戶'): '户'}
    with open('/usr/share/unicode/EquivalentUnifiedIdeograph.txt', encoding='utf-8') as file:
        for first, last, ideograph in re.findall(r'^(\w+)(?:\.\.(\w+))? *; (\w+)', file.read(), re.M):
            for radical in range(int(first, 16), int(last or first, 16) + 1):
                found[radical] = int(ideograph, 16)
    return found


SAME_GLYPH = same_glyph()


def split(word):
    """The words in one of pdftotext's. Each Chinese character is one, as it depends on the gaps what pdftotext takes together."""
    word = DOTS.sub('', NO_WIDTH.sub('', HYPHEN.sub('-', word)))
    return [unicodedata.normalize('NFKC', part).translate(SAME_GLYPH) for part in CHARACTERS.findall(word)]


def pages_of(pdf):
    """The words of each page: (text, x of the left edge or None inside a word of pdftotext's, y of the middle)."""
    out = subprocess.run(['pdftotext', '-bbox', pdf, '-'], capture_output=True, text=True, check=True).stdout
    pages = []
    for line in out.splitlines():
        if '<page ' in line:
            pages.append([])
        word = WORD.search(line)
        if word:
            x, top, bottom = (float(word.group(i)) for i in (1, 2, 3))
            for text in split(html.unescape(word.group(4))):
                pages[-1].append((text, x, (top + bottom) / 2))
                x = None
    return pages


def match(page, other):
    """Pairs of the same words, and the words that only one has. A pair are words at the same place; of the rest, those in
    the same order, and then the nearest: pdftotext reads in another order where lines lie a little higher."""
    pairs, mine, theirs = [], [], list(other)
    for word in page:
        here = next((candidate for candidate in theirs if candidate[0] == word[0] and not any(distance((word, candidate)))), None)
        if here:
            pairs.append((word, here))
            theirs.remove(here)
        else:
            mine.append(word)
    matcher = difflib.SequenceMatcher(None, [word[0] for word in mine], [word[0] for word in theirs], autojunk=False)
    ordered = [(mine[a + i], theirs[b + i]) for a, b, size in matcher.get_matching_blocks() for i in range(size)]
    for word, candidate in ordered:
        mine.remove(word)
        theirs.remove(candidate)
    pairs += ordered
    for word in list(mine):
        same = [candidate for candidate in theirs if candidate[0] == word[0]]
        if same:
            nearest = min(same, key=lambda candidate: abs((candidate[1] or 0) - (word[1] or 0)) + abs(candidate[2] - word[2]))
            pairs.append((word, nearest))
            mine.remove(word)
            theirs.remove(nearest)
    return pairs, mine, theirs


def distance(pair):
    """How far the words of a pair are from each other across and down; 0 within the tolerance."""
    across, down = (abs(pair[0][i] - pair[1][i]) if None not in (pair[0][i], pair[1][i]) else 0 for i in (1, 2))
    return (across if across > TOLERANCE_X else 0, down if down > TOLERANCE_Y else 0)


def compare_pages(page, other):
    """What differs: words that only one has, greatest distances across and down; it in words; and how many are in place."""
    pairs, mine, theirs = match(page, other)
    moved = [(*distance(pair), pair[0][0]) for pair in pairs if any(distance(pair))]
    found = {'words': max(len(mine), len(theirs)), 'across': math.ceil(max([move[0] for move in moved], default=0)),
             'down': math.ceil(max([move[1] for move in moved], default=0))}
    said = []
    if mine or theirs:
        said.append('“%s”, FOP “%s”' % tuple(' '.join(word[0] for word in side)[:40] for side in (mine, theirs)))
    if moved:
        across, down, word = max(moved, key=lambda move: move[0] + move[1])
        said.append(f'{len(moved)} of {len(page)} words elsewhere, most “{word}” by {across:.1f}, {down:.1f} pt')
    return found, said, len(pairs) - len(moved)


def prepare(protoc, work, case):
    """The case as an XSL-FO file in WORK, and the PDF that protoc makes of it."""
    path = os.path.join(work, case)
    if os.path.exists(path + '.pdf'):
        os.remove(path + '.pdf')
    source = source_of(case)
    if case.startswith('specimen/'):
        with open(path + '.fo', 'w', encoding='utf-8') as file:
            file.write(parts.parts_of(source)[case[len('specimen/'):]])
    elif source.endswith('.fo'):
        shutil.copy(source, path + '.fo')
    else:
        style = STYLES.get(case.partition('/')[0], ())[1:]
        subprocess.run([protoc, *style, source, '-t', 'fo', '-o', path + '.fo'], capture_output=True, check=True)
    subprocess.run([protoc, path + '.fo', '--pdf-profile', 'none', '-o', path + '.pdf'], capture_output=True, check=False, timeout=60)
    return pages_of(path + '.pdf') if os.path.exists(path + '.pdf') else None


def compare(ours, theirs):
    """What differs as the list has it: (who makes no PDF or how many pages, found for each page), it in words, and how many
    words are in place."""
    if ours is None or theirs is None:
        whole = 'no PDF of ' + ' and '.join(who for who, pages in (('protoc', ours), ('FOP', theirs)) if pages is None)
        return whole, [], [whole], 0
    whole = '' if len(ours) == len(theirs) else f'{len(ours)} pages, FOP {len(theirs)}'
    pages, said, in_place = [], [whole] if whole else [], 0
    for number, (page, other) in enumerate(zip(ours, theirs), 1):
        found, words, count = compare_pages(page, other)
        pages.append(found)
        said += [f'page {number}: {word}' for word in words]
        in_place += count
    return whole, pages, said, in_place


def read_scope(scope):
    """The pages, and what may differ on them: (whole, [(first page, last page, {kind: limit})])."""
    whole, parts = '', []
    for part in scope.split('; '):
        match = SCOPE.fullmatch(part)
        if match:
            limits = {kind: int(value or 0) for kind, value in zip(KINDS, match.groups()[2:])}
            parts.append((int(match[1]), int(match[2] or match[1]), limits))
        else:
            whole = part
    return whole, parts


def faults(whole, pages, scope):
    """Where what was found and what may differ are not the same."""
    allowed_whole, parts = read_scope(scope)
    if whole != allowed_whole:
        yield f'“{whole}”, but listed is “{allowed_whole}”'
    for number, found in enumerate(pages, 1):
        limits = next((limits for first, last, limits in parts if first <= number <= last), {})
        for kind in KINDS:
            if found[kind] > limits.get(kind, 0):
                yield f'page {number}: {found[kind]} {kind}, listed are {limits.get(kind, 0)}'
    for first, last, limits in parts:
        for kind in KINDS:
            if limits[kind] and not any(found[kind] for found in pages[first - 1:last]):
                yield f'page {first}: nothing differs by {kind} any more, but is listed'


def rounded(kind, value):
    """A limit that does not change with every small thing."""
    step = 1 if kind == 'words' and value <= 5 else 5 if value <= 50 else 50
    return -(-value // step) * step


def write_scope(whole, pages):
    """What differs, in the form of the list; many pages together."""
    differing = [(number, found) for number, found in enumerate(pages, 1) if any(found.values())]
    if len(differing) > 4:
        most = {kind: max(found[kind] for _, found in differing) for kind in KINDS}
        parts = [(f'pages {differing[0][0]}-{differing[-1][0]}', most)]
    else:
        parts = [(f'page {number}', found) for number, found in differing]
    written = [name + ': ' + ', '.join(f'{rounded(kind, found[kind])} {kind}' for kind in KINDS if found[kind]) for name, found in parts]
    return '; '.join(([whole] if whole else []) + written)


def read_reasons():
    """What may differ in each case, and why: {case: (scope, reason)}."""
    reasons, name = {}, None
    with open(REASONS, encoding='utf-8') as file:
        for line in file:
            listed = LISTED.fullmatch(line.strip())
            if line.startswith(' ') and name:
                reasons[name] = (reasons[name][0], (reasons[name][1] + ' ' + line.strip()).strip())
            elif listed:
                name, scope, reason = listed.groups()
                if name in reasons:
                    sys.exit(f'{REASONS}: {name} is listed twice')
                reasons[name] = (scope, reason)
            elif line.strip() and not line.startswith('#'):
                sys.exit(f'{REASONS}: not a line of the list: {line}')
    return reasons


def source_of(case):
    for prefix, pattern in sorted(FOLDERS.items(), reverse=True):
        if case.startswith(prefix):
            return os.path.join(ROOT, pattern.replace('*', case[len(prefix):]))
    return None


def written_in(language, path):
    with open(path, encoding='utf-8') as file:
        return f'lang="{language}"' in file.read(2000)


def all_cases():
    cases = []
    for prefix, pattern in FOLDERS.items():
        pattern = os.path.join(ROOT, pattern)
        names = parts.parts_of(pattern) if prefix == 'specimen/' else [os.path.basename(path) for path in sorted(glob.glob(pattern))]
        if prefix[:-1] in STYLES:
            names = [name for name in names if written_in(STYLES[prefix[:-1]][0], os.path.join(os.path.dirname(pattern), name))]
        cases += [prefix + os.path.splitext(name)[0] for name in names]
    cases.remove('specimen')
    return cases


def report(case, compared, reasons):
    """Prints what differs and why, and what is wrong with that; gives 'same', 'different' or 'failed'."""
    whole, pages, said, _ = compared
    scope, reason = reasons.get(case, ('', ''))
    wrong = list(faults(whole, pages, scope))
    if not said and not wrong:
        return 'same'
    print(f'{case}: {"; ".join(said[:4]) or "the same as FOP"}')
    if reason:
        print(f'    {reason}')
    for fault in wrong:
        print(f'    NOT LISTED in tests/conformance/fop-differences.txt: {fault}')
    return 'failed' if wrong else 'different'


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != '--scopes']
    protoc, work = os.path.abspath(arguments[0]), os.path.abspath(arguments[1])
    existing, reasons = all_cases(), read_reasons()
    cases = arguments[2:] or existing
    apache.set_up(work)
    for prefix, pattern in FOLDERS.items():
        os.makedirs(os.path.join(work, prefix), exist_ok=True)
        for picture in glob.glob(os.path.join(ROOT, os.path.dirname(pattern), '*.png')):
            shutil.copy(picture, os.path.join(work, prefix))
    with multiprocessing.Pool() as pool:
        ours = pool.starmap(prepare, [(protoc, work, case) for case in cases])
        files = [os.path.join(work, case) for case in cases]
        apache.format_all(work, files)
        theirs = pool.map(pages_of_fop, files)
        compared = pool.starmap(compare, zip(ours, theirs))
    if '--scopes' in sys.argv:
        for case, (whole, pages, said, _) in zip(cases, compared):
            if said:
                print(f'{case} [{write_scope(whole, pages)}]:')
        return 0
    results = [report(case, found, reasons) for case, found in zip(cases, compared)]
    results += [missing(name) for name in reasons if name not in existing]
    if not arguments[2:]:
        shown.print_not_shown(ROOT, [os.path.join(work, case + '.fo') for case, result in zip(cases, results) if result == 'same'])
    total, in_place = sum(len(page) for pages in ours for page in pages or []), sum(found[3] for found in compared)
    print(f'conformance: {results.count("same")} the same as Apache FOP, {results.count("different")} different for a reason, '
          f'{results.count("failed")} failed; {in_place} of {total} words stand where FOP has them')
    return 1 if 'failed' in results else 0


def pages_of_fop(path):
    return pages_of(path + '.fop.pdf') if os.path.exists(path + '.fop.pdf') else None


def missing(name):
    print(f'{name}: listed in fop-differences.txt, but there is no such case')
    return 'failed'


if __name__ == '__main__':
    sys.exit(main())
