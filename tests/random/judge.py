"""judge.py: what must be true of the pages of any document, whatever is in it.

Each judgement is a generator of faults, “KIND what and where”. What may be kept together, and how high it is, is seen in the same
document on one page as high as all of it (tall)."""
import re
from documents import Node
from pages import WORD, find_words, kind_of

SLACK = 12000  # the height of a line, for what spaces and borders add
WARNING = re.compile(r":(\d+):\d+: (?:warning|error): .*\[([a-z-]+)\]$")


def words_in(node, notes=False):
    """The words of the flow in the node, in order."""
    for child in node.children:
        if isinstance(child, str):
            for word in find_words(child):
                if kind_of(word) == "w" or notes:
                    yield word
        elif child.name not in ("marker", "footnote-body") or (notes and child.name == "footnote-body"):
            yield from words_in(child, notes)


class Case:
    """A document, its pages, and what was said of it."""

    def __init__(self, root, pages, tall, said):
        self.root, self.pages, self.tall = root, pages, tall
        self.warnings = {}
        for line in said.splitlines():
            found = WARNING.search(line)
            if found:
                self.warnings.setdefault(found[2], set()).add(int(found[1]))
        self.words = {word.text: word for word in pages.words}
        self.tall_words = {word.text: word for word in tall.words} if tall else {}
        self.flow = root.find("flow")[0]
        self.parents = {id(child): node for node in root.walk() for child in node.children if isinstance(child, Node)}
        masters = [Master(node) for node in root.find("simple-page-master")]
        self.masters = {master.name: master for master in masters}
        self.rooms = {(master.width, master.height): master for master in masters}
        self.first_number = int(root.find("page-sequence")[0].attributes.get("initial-page-number", 1))
        self.least_room = min(master.body[3] - master.body[1] for master in masters)

    def ancestors(self, node):
        while id(node) in self.parents:
            node = self.parents[id(node)]
            yield node

    def extent(self, words):
        """How high the words stand together when nothing parts them; None when that is not known."""
        places = [self.tall_words.get(word) for word in words]
        if not places or None in places:
            return None
        return max(p.last.bottom for p in places) - min(p.first.top for p in places)


def points(text):
    return int(float(text.removesuffix("pt")) * 1000)


class Master:
    def __init__(self, node):
        attributes = node.attributes
        self.name = attributes["master-name"]
        self.width, self.height = points(attributes["page-width"]), points(attributes["page-height"])
        margin = points(attributes["margin"])
        self.body = (margin, margin + 20000, self.width - margin, self.height - margin)


def nothing_lost(case):
    """Each word is there once; those of table headers and footers at least once."""
    count = {}
    for word in case.pages.words:
        count[word.text] = count.get(word.text, 0) + 1
    for text in words_in(case.flow, notes=True):
        found = count.get(text, 0)
        if found == 0:
            yield f"LOST {text}"
        elif found > 1 and kind_of(text) in "wn":
            yield f"TWICE {text}"


def in_order(case):
    """What follows in the document follows on the pages; only cells of a row, label and body of a list item, and a table and its
    caption stand side by side."""
    last = {}

    def check(node):
        """The first and last word, by their order."""
        found = []
        for child in node.children:
            if isinstance(child, str):
                places = [case.words[w].order for w in find_words(child) if kind_of(w) == "w" and w in case.words]
                if places != sorted(places):
                    yield f"ORDER in “{child[:30]}”"
                found += [(p, p) for p in places]
            elif child.name not in ("marker", "footnote-body"):
                yield from check(child)
                found += [last[id(child)]] if last[id(child)] else []
        beside = node.name in ("table-row", "list-item", "table", "table-body", "table-and-caption")
        for before, after in zip(found, found[1:]):
            if not beside and before[1] > after[0]:
                yield f"ORDER in {node.name} of line {node.line}"
                break
        last[id(node)] = (min(f[0] for f in found), max(f[1] for f in found)) if found else None

    yield from check(case.flow)
    numbers = [word.number for word in case.pages.words if word.kind == "n"]
    if case.root.attributes.get("writing-mode") != "rl-tb" and numbers != sorted(numbers) and not case.root.find("table"):
        yield "ORDER of footnotes"


def inside(case):
    """What stands outside of the body of its page was reported."""
    reported = set()
    for kind in ("content-too-tall", "container-overflow", "container-clipped"):
        reported |= case.warnings.get(kind, set())
    lines_of = lines_by_page(case)
    for number, page in enumerate(case.pages.pages):
        master = case.rooms[(page.width, page.height)]
        for line in page.lines:
            if not WORD.search(line.text) or line.text.startswith("m"):
                continue
            left, top, _, bottom = master.body
            if line.top < top - 100 or line.left < left - 100:
                yield f"ABOVE page {number + 1} “{line.text[:20]}”"
                break
            if line.bottom > bottom + 100 and not (lines_of.get(number, set()) & reported):
                yield f"BELOW page {number + 1} by {line.bottom - bottom} “{line.text[:20]}”"
                break


def lines_by_page(case):
    """The source lines of everything that has a word on a page."""
    found = {}
    owner = owners(case)
    for word in case.pages.words:
        node = owner.get(word.text)
        if node:
            found.setdefault(word.page, set()).update({node.line, *(a.line for a in case.ancestors(node))})
    long = {line for n in case.flow.walk() if any("vvv" in str(c) for c in n.children)
            for line in (n.line, *(a.line for a in case.ancestors(n)))}
    for line in case.pages.lines:
        if line.text.startswith("vvv"):  # no word says which
            found.setdefault(line.page, set()).update(long)
    citing = [n for n in case.flow.walk() if n.name == "inline" and n.children and str(n.children[0]).startswith("q")]
    for line in case.pages.lines:
        for node in citing:
            if node.children[0] in line.text:
                found.setdefault(line.page, set()).update({node.line, *(a.line for a in case.ancestors(node))})
    return found


def no_overlap(case):
    """No line stands on another one."""
    for number, page in enumerate(case.pages.pages):
        lines = sorted((l for l in page.lines if l.text.strip() and not l.turned), key=lambda l: l.top)
        for i, upper in enumerate(lines):
            for lower in lines[i + 1:]:
                if lower.top >= upper.bottom - 100:
                    break
                if upper.left < lower.right - 500 and lower.left < upper.right - 500 and not excused(case, upper, lower):
                    yield f"OVERLAP page {number + 1} “{upper.text[:20]}” “{lower.text[:20]}”"
                    return


def excused(case, *lines):
    """What does not fit into a container of a given height reaches into what follows it, a table that is too wide into the next column;
    both are reported."""
    return bool(case.warnings.get("container-overflow") or case.warnings.get("table-too-wide"))


def no_empty_page(case):
    sides = any(n.attributes.get("break-before", "").endswith("-page") for n in case.flow.walk()) or not case.words
    forced = "force-page-count" in case.root.find("page-sequence")[0].attributes
    empty = [i for i, page in enumerate(case.pages.pages) 
             if all(not l.text.strip() or l.text.startswith("m") for l in page.lines)]
    if not sides and len(empty) > forced:
        yield f"EMPTY page {empty[0] + 1}"


def breaks_hold(case):
    """What stands after a forced break begins a column or a page of the right side."""
    before, below_span = None, False
    for node in case.flow.children:
        words = [case.words[w] for w in words_in(node) if w in case.words]
        force = node.attributes.get("break-before")
        if force and words:
            first = min(words, key=lambda w: w.order)
            number = case.first_number + first.page
            if before and force != "column" and before.page >= first.page:
                yield f"BREAK {force} of line {node.line}"
            if before and force == "column" and (before.page, before.last.column) == (first.page, first.last.column) and \
                    "span" not in node.attributes and not below_span:
                yield f"BREAK column of line {node.line}"
            if (force == "odd-page" and number % 2 == 0) or (force == "even-page" and number % 2 == 1):
                yield f"PARITY {force} of line {node.line} is on page {number}"
        before = max(words, key=lambda w: w.order) if words else before
        below_span = "span" in node.attributes  # columns begin anew there


def rigid(case, node):
    """Whether breaks in the node are as the keeps and lines in it say, and nothing else forces them."""
    around = [node, *case.ancestors(node)]
    if any(n.name in ("table-row", "table-header", "table-footer", "footnote-body", "block-container", "list-item-label",
                      "table-caption")
           for n in around):
        return False
    return not any("break-before" in n.attributes for n in node.walk() if n is not node)


def first_last(words, case):
    places = [case.words[w] for w in words if w in case.words]
    return (min(places, key=lambda w: w.order), max(places, key=lambda w: w.order)) if places else None


def clusters(case):
    """What keeps of strength “always” tie together on a page: the words of each, and where it begins in the source."""
    parent = {}

    def top(word):
        while parent.setdefault(word, word) != word:
            word = parent[word]
        return word

    def tie(words):
        for a, b in zip(words, words[1:]):
            parent[top(a)] = top(b)

    def kept(node, property_name):
        return any(node.attributes.get(property_name + scope) == "always" for scope in (".within-page", ".within-column"))

    for node in case.flow.walk():
        if node.name not in ("flow", "block", "block-container", "list-item", "table-row", "list-block", "table"):
            continue
        words = list(words_in(node))
        if kept(node, "keep-together") and words:
            tie(words)
        siblings = [c for c in node.children if isinstance(c, Node) and c.name not in ("marker",)]
        for a, b in zip(siblings, siblings[1:]):
            if (kept(a, "keep-with-next") or kept(b, "keep-with-previous")) and "break-before" not in b.attributes:
                left, right = list(words_in(a)), list(words_in(b))
                if left and right:
                    tie([left[-1], right[0]])
    groups = {}
    for word in parent:
        groups.setdefault(top(word), []).append(word)
    return groups.values()


def beyond_edges(case):
    """The words of what a keep of strength “always” at the edge of something nested ties it to: lists, their items and rows are kept
    with what stands beside them when what they begin or end with is."""
    for property_name, step in (("keep-with-previous", -1), ("keep-with-next", 1)):
        for node in case.flow.walk():
            if not any(node.attributes.get(property_name + scope) == "always" for scope in (".within-page", ".within-column")):
                continue
            for parent in case.ancestors(node):
                siblings = [c for c in parent.children if isinstance(c, Node) and c.name != "marker"]
                at = next(i for i, c in enumerate(siblings) if c is node) + step
                if parent.name not in ("list-item", "table-row") and 0 <= at < len(siblings):
                    yield from words_in(siblings[at])
                    break
                node = parent


def owners(case):
    return {w: n for n in case.flow.walk() for c in n.children if isinstance(c, str) for w in find_words(c)}


def keeps_hold(case):
    """A keep of strength “always” is broken only where nothing else is possible."""
    if not case.tall or any("span" in n.attributes for n in case.flow.children):
        return
    owner = owners(case)
    for words in clusters(case):
        blocks = {id(owner[w]): owner[w] for w in words}
        if not all(rigid(case, b) for b in blocks.values()):
            continue
        if len({case.words[w].page for w in words if w in case.words}) > 1 and not case.warnings.get("keep-broken"):
            yield f"SILENT keep of {sorted(words)[:3]}"
        whole = [w for b in blocks.values() for w in words_in(b)]
        height = case.extent(whole)
        pages = {case.words[w].page for w in words if w in case.words}
        if height is not None and height + SLACK + edges(case, blocks.values()) <= case.least_room and len(pages) > 1:
            yield f"KEEP of {height} broken at {sorted(words)[:3]} line {min(b.line for b in blocks.values())} pages {sorted(pages)}"


def edges(case, nodes):
    """What borders and spaces around the nodes may add to their height."""
    around = {id(n): n for node in nodes for n in (node, *case.ancestors(node))}
    return sum(16000 for n in around.values() if "border" in n.attributes or n.name == "table")


def lines_hold(case):
    """Orphans and widows."""
    orphans, widows = int(case.root.attributes["orphans"]), int(case.root.attributes["widows"])
    if not case.tall or case.root.find("footnote") or any("span" in n.attributes for n in case.flow.children):
        return
    tied = {w for words in clusters(case) for w in words if len(words) > 1} | set(beyond_edges(case))
    for node in case.flow.walk():
        words = list(words_in(node))
        if node.name != "block" or not words or not rigid(case, node) or tied & set(words):
            continue
        lines = list(dict.fromkeys(case.words[w].first for w in words if w in case.words))
        if not lines:
            continue
        first, last = lines[0], lines[-1]
        if first.page == last.page and first.column == last.column:
            continue
        begin = sum((l.page, l.column) == (first.page, first.column) for l in lines)
        end = sum((l.page, l.column) == (last.page, last.column) for l in lines)
        height = case.extent(words)
        if (begin < orphans or end < widows) and height is not None and height + SLACK + edges(case, [node]) <= case.least_room:
            yield f"LINES {begin} and {end} of line {node.line} on page {first.page + 1}"


def notes_begin(case):
    """A footnote begins on the page of its mark, or it was reported."""
    reported = case.warnings.get("footnote-moved", set())
    for node in case.flow.find("footnote"):
        mark = [case.words[w] for w in words_in(node) if w in case.words]
        note = [case.words[w] for w in words_in(node.find("footnote-body")[0], True) if w in case.words]
        if mark and note and mark[0].page != min(n.page for n in note) and node.line not in reported:
            yield f"NOTE of line {node.line}: mark on page {mark[0].page + 1}, note on {min(n.page for n in note) + 1}"


def repeated_notes_stand(case):
    """A footnote of a header or footer stands on each page that shows its mark, where it fits and no cell of a table is around it."""
    pages = {}
    for word in case.pages.words:
        pages.setdefault(word.text, set()).add(word.page)
    for node in case.flow.find("footnote"):
        around = [a.name for a in case.ancestors(node)]
        if not {"table-header", "table-footer"} & set(around) or around.count("table") > 1:
            continue
        mark, note = list(words_of_edge(node.children[0])), list(words_of_edge(node.children[1]))
        missing = pages.get(mark[0], set()) - pages.get(note[0], set()) if mark and note else None
        if missing and node.line not in case.warnings.get("footnote-moved", set()):
            yield f"REPEAT note of line {node.line} is not on page {min(missing) + 1}"


def words_of_edge(node):
    for child in node.children:
        if isinstance(child, str):
            yield from find_words(child)
        else:
            yield from words_of_edge(child)


def citations_true(case):
    for name, label, _ in case.pages.citations:
        target = next((n for n in case.flow.walk() if n.attributes.get("id") == name), None)
        words = [case.words[w] for w in words_in(target) if w in case.words] if target else []
        if words and case.pages.pages[min(w.page for w in words)].label != label:
            yield f"CITATION of {name} is {label}"


def expected_marker(case, page, position, boundary):
    """The word of the marker that the header of the page shows (XSL-FO 1.1, 7.25 and 6.13.6), or None."""
    marks = []
    for node in case.flow.walk():
        markers = [c for c in node.children if isinstance(c, Node) and c.name == "marker"]
        places = [case.words[w].page for w in words_in(node) if w in case.words]
        if markers and places:
            marks.append((min(places), max(places), find_words(markers[0].children[0].children[0])[0]))
    here = [m for m in marks if m[0] <= page <= m[1]]
    starts, ends = [m for m in here if m[0] == page], [m for m in here if m[1] == page]
    if here:
        if position == "first-starting-within-page":
            return (starts or here)[0][2]
        if position == "first-including-carryover":
            return here[0][2]
        if position == "last-starting-within-page":
            return (starts or here)[-1][2]
        return (ends or here)[-1][2]
    earlier = [m for m in marks if m[1] < page]
    if boundary == "page" or not earlier:
        return None
    latest = max(m[1] for m in earlier)
    return [m for m in earlier if m[1] == latest][-1][2]


def markers_true(case):
    retrieval = case.root.find("retrieve-marker")
    if not retrieval or any(n.name == "table" for n in case.flow.walk()):
        return
    position = retrieval[0].attributes["retrieve-position"]
    boundary = retrieval[0].attributes["retrieve-boundary"]
    for number, page in enumerate(case.pages.pages):
        shown = [w.text for w in case.pages.words if w.kind == "m" and w.page == number]
        expected = expected_marker(case, number, position, boundary)
        if shown != ([expected] if expected else []):
            yield f"MARKER page {number + 1} shows {shown}, not {expected}"
            return


JUDGEMENTS = [nothing_lost, in_order, inside, no_overlap, no_empty_page, breaks_hold, keeps_hold, lines_hold, notes_begin,
              repeated_notes_stand, citations_true, markers_true]


def faults(case):
    for judgement in JUDGEMENTS:
        yield from judgement(case)
