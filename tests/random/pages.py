"""pages.py: the pages that “protoc -t areas” wrote: where each line and each word stands."""
import re
from documents import SCRIPTS

AREA = re.compile(r"( *)(box|line|text|image|rule) x=(-?\d+) y=(-?\d+) width=(-?\d+) height=(-?\d+)(.*)")
TEXT = re.compile(r'"([^"]*)"$')
DIGITS = {letter: str(i) for digits, *_ in SCRIPTS.values() for i, letter in enumerate(digits)}
KINDS = {first: kind for _, flow, note, _ in SCRIPTS.values() for first, kind in ((flow, "w"), (note, "n"))}
KINDS.update({"h": "h", "m": "m"})
WORD = re.compile("|".join(f"[{flow}{note}hm][{digits}]+[{end}]" for digits, flow, note, end in SCRIPTS.values()))
CITATION = re.compile(r"q([a-k]+)z(\d+|\?\?)y")


def find_words(text):
    return WORD.findall(text.replace("\u2060", ""))


def number_of(word):
    return int("".join(DIGITS[letter] for letter in word[1:-1]))


def kind_of(word):
    return KINDS[word[0]]


class Line:
    """A line on a page, its corners in 1/1000 pt from that of the page; those of a turned box are its box."""

    def __init__(self, page, column, box, level):
        self.page, self.column = page, column
        self.left, self.top, self.right, self.bottom = box
        self.text = ""
        self.turned = level


class Word:
    """Where a word begins and ends: the numbers of its lines. order: how many words came before it."""

    def __init__(self, text, first, last, order):
        self.text, self.first, self.last, self.order = text, first, last, order
        self.kind, self.number = kind_of(text), number_of(text)
        self.page = first.page


class Page:
    def __init__(self, label, width, height):
        self.label, self.width, self.height = label, width, height
        self.lines = []
        self.texts = 0


class Pages:
    def __init__(self, dump):
        self.pages, self.lines, self.words, self.citations = [], [], [], []
        stack = []
        for row in dump.split("\n"):
            if row.startswith("page "):
                _, label, width, height = row.split()
                self.pages.append(Page(label, int(width[6:]), int(height[7:])))
                stack = []
            else:
                self.read_area(row, stack)
        self.read_words()

    def read_area(self, row, stack):
        found = AREA.match(row)
        if not found or not self.pages:
            return
        depth, kind = len(found[1]) // 2, found[2]
        x, y, width, height = (int(found[i]) for i in (3, 4, 5, 6))
        del stack[depth - 1:]
        outer = stack[-1] if stack else (0, 0, None, 0)
        box = (outer[0] + x, outer[1] + y)
        turned = outer[2]
        if turned is None and " turn=" in found[7]:
            turned = (box[0], box[1], box[0] + width, box[1] + height)
        page = self.pages[-1]
        # a box in the region is a column, when it begins elsewhere than that
        column = outer[3]
        if depth == 2 and kind == "box":
            column = box[0] - outer[0]
        stack.append((*box, turned, column))
        if kind == "line":
            rectangle = turned or (box[0], box[1], box[0] + width, box[1] + height)
            line = Line(len(self.pages) - 1, column, rectangle, turned is not None)
            page.lines.append(line)
            self.lines.append(line)
        elif kind == "text":
            text = TEXT.search(row)[1].replace("\u2060", "")
            page.texts += 1
            if " hyphen " in found[7]:
                text = text.rstrip("-\u2010\u00ad")
            if page.lines:
                page.lines[-1].text += text

    def read_words(self):
        """Words may be parted at the end of a line, never by a space."""
        text, owners = [], []
        for line in self.lines:
            text.append(line.text)
            owners += [line] * len(line.text)
        whole = "".join(text)
        for found in WORD.finditer(whole):
            self.words.append(Word(found[0], owners[found.start()], owners[found.end() - 1], len(self.words)))
        for found in CITATION.finditer(whole):
            self.citations.append((found[1], found[2], owners[found.start()]))
