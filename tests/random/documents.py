"""documents.py: random documents of XSL-FO, the same for a number everywhere and always.

A document is a tree of Nodes, so that it can be cut down (shrink.py). Every word in it is there once and says its number in letters
of its script, so that it is found again on the pages however the lines are broken:

    wabcx  a word of the flow      nabcx  of a footnote     habcx  of a table's header or footer, which is repeated
    mabcx  of a marker             qabcz12y  a citation of the page of block abc

щ…ю and ц…ю, 首…尾 and 注…尾, ש…ת and נ…ת are those of flow and footnotes in other scripts."""

MASK = (1 << 64) - 1


class Chance:
    """splitmix64: what Python's own random numbers are may change with its version."""

    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def of(self, *choices):
        return choices[self.next() % len(choices)]

    def percent(self, percent):
        return self.next() % 100 < percent


class Node:
    def __init__(self, name, attributes=None, children=None):
        self.name = name
        self.attributes = dict(attributes or {})
        self.children = list(children or [])
        self.line = 0

    def copy(self):
        return Node(self.name, self.attributes, [c.copy() if isinstance(c, Node) else c for c in self.children])

    def walk(self):
        """The nodes of the tree in order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def find(self, name):
        return [node for node in self.walk() if node.name == name]


def serialize(root):
    """The document, each element on a line of its own; the nodes get to know theirs."""
    lines = []

    def write(node):
        attributes = "".join(f' {name}="{value}"' for name, value in node.attributes.items())
        lines.append(f"<fo:{node.name}{attributes}>")
        node.line = len(lines)
        for child in node.children:
            if isinstance(child, Node):
                write(child)
            elif lines[-1].endswith(">"):
                lines[-1] += child
            else:
                lines[-1] += " " + child
        lines[-1] += f"</fo:{node.name}>"

    root.attributes = {"xmlns:fo": "http://www.w3.org/1999/XSL/Format", **root.attributes}
    write(root)
    return "\n".join(lines) + "\n"


# Letters for the digits; what begins a word of the flow and of a footnote; what ends them.
SCRIPTS = {
    "en": ("abcdefgijk", "w", "n", "x"),
    "ru": ("абвгдежзик", "щ", "ц", "ю"),
    "zh": ("零一二三四五六七八九", "首", "注", "尾"),
    "he": ("אבגדהוזחטי", "ש", "נ", "ת"),
}


MOST_DEPTH = 2  # of tables, lists and containers in each other


class Writer:
    """Makes the document of one number. nests: cells hold lists and tables, too, and high ones span rows; captions: tables
    have one at their side; more: headers and footers of tables have notes, and there are more keeps, breaks and heights of pages."""

    def __init__(self, seed, nests=False, captions=False, more=False):
        self.nests = nests
        self.captions = captions
        self.more = more
        self.chance = Chance(seed)
        self.count = 0
        self.cited = []
        of, percent = self.chance.of, self.chance.percent
        self.script = of(*["en"] * 9, "ru", "zh", "he")
        self.notes = of(0, 0, 8)
        self.columns = of(1, 2, 2, 3) if more else of(1, 1, 1, 2, 3)
        self.keeps = of(5, 20)
        self.breaks = of(0, 0, 2)
        self.hostile = percent(15)

    def spell(self, number):
        return "".join(SCRIPTS[self.script][0][int(digit)] for digit in str(number))

    def word(self, kind="w"):
        self.count += 1
        if kind in "hm":
            return kind + "".join(SCRIPTS["en"][0][int(digit)] for digit in str(self.count)) + "x"
        _, flow, note, end = SCRIPTS[self.script]
        first = flow if kind == "w" else note
        # Chinese is broken between any two characters but where a word joiner forbids it
        return ("\u2060" if self.script == "zh" else "").join(first + self.spell(self.count) + end)

    def words(self, count, kind="w"):
        return " ".join(self.word(kind) for _ in range(count))

    def footnote(self):
        of = self.chance.of
        body = Node("footnote-body", {"start-indent": "0pt", "end-indent": "0pt", "text-align": "start"},
                    [self.paragraph_of(of(1, 2, 3, 12, 40), "n")])
        if self.chance.percent(10):
            body.children.append(self.paragraph_of(3, "n"))
        return Node("footnote", {}, [Node("inline", {"font-size": "60%"}, [self.word()]), body])

    def paragraph_of(self, count, kind="w"):
        return Node("block", {}, [self.words(count, kind)])

    def attributes(self):
        """Keeps, spaces, borders and breaks of a block."""
        of, percent = self.chance.of, self.chance.percent
        found = {}
        if percent(self.keeps):
            found["keep-together." + of("within-page", "within-page", "within-column")] = of("always", "1", "5")
        if percent(self.keeps // 2):
            found["keep-with-next." + of("within-page", "within-column")] = of("always", "3")
        if percent(self.keeps // 3):
            found["keep-with-previous.within-page"] = of("always", "7")
        if percent(10):
            found["space-before"] = of("3pt", "10pt", "40pt")
        if percent(5):
            found["space-after.optimum"] = "9pt"
            found["space-after.minimum"] = "2pt"
            found["space-after.maximum"] = "30pt"
        if percent(10):
            found["border"] = of("1pt", "3pt") + " solid red"
            found["padding"] = of("0pt", "4pt")
        if percent(self.breaks):
            found["break-before"] = of("page", "column", "odd-page", "even-page")
        return found

    def paragraph(self, depth, rich=True):
        of, percent = self.chance.of, self.chance.percent
        block = self.paragraph_of(of(1, 1, 1, 2, 5, 60 if depth == 0 else 12))
        block.attributes = self.attributes()
        if rich and percent(self.notes):
            block.children.append(self.footnote())
            block.children.append(self.words(of(1, 6)))
        if rich and percent(3):
            self.count += 1
            name = "".join(SCRIPTS["en"][0][int(digit)] for digit in str(self.count))
            block.attributes["id"] = name
            self.cited.append(name)
        if percent(4) and self.cited:
            name = of(*self.cited)
            block.children += [Node("inline", {"wrap-option": "no-wrap"}, [f"q{name}z", Node("page-number-citation", {"ref-id": name}), "y"])]
        if percent(3):
            block.children.insert(0, Node("marker", {"marker-class-name": "k"}, [Node("block", {}, [self.word("m")])]))
        if self.hostile and percent(6):
            block.attributes["font-size"] = of("40pt", "90pt")
            block.attributes["line-height"] = of("44pt", "300pt")
        if self.hostile and percent(6):
            block.children.append(self.word() + "v" * of(30, 300))
        return block

    def list(self, depth):
        of = self.chance.of
        items = []
        for _ in range(of(1, 3)):
            label = Node("list-item-label", {"end-indent": "label-end()"}, self.blocks(depth + 1, of(1, 1, 1, 3), False))
            body = Node("list-item-body", {"start-indent": "body-start()"}, self.blocks(depth + 1, of(1, 2, 3)))
            items.append(Node("list-item", {}, [label, body]))
            if self.chance.percent(self.keeps):
                items[-1].attributes["keep-together.within-page"] = of("always", "2")
        return Node("list-block", {"provisional-distance-between-starts": "60pt"}, items)

    def row(self, cover, rows_left, depth, low):
        """A row's cells; cover: how many rows each column is still taken for; low: none is higher than a page."""
        of, percent = self.chance.of, self.chance.percent
        cells, c, columns = [], 0, len(cover)
        while c < columns:
            if cover[c] > 0:
                c += 1
                continue
            width = 1
            while c + width < columns and cover[c + width] == 0 and percent(20):
                width += 1
            height = min(of(1, 1, 1, 1, 1, 1, 2, 3, 5), rows_left) if low or self.nests else 1
            if low:
                content = [self.paragraph_of(of(1, 2, 5))]
            else:
                content = self.blocks(depth + 1 if self.nests else MOST_DEPTH,
                                      of(1, 1, 1, 1, 1, 2, 3, 10, 20) if depth < 1 else of(1, 1, 1, 2, 8))
            cell = Node("table-cell", {"border": of("0.5pt", "2pt") + " solid black", "padding": of("0pt", "2pt"),
                                       "display-align": of("before", "center", "after")}, content)
            if width > 1:
                cell.attributes["number-columns-spanned"] = width
            if height > 1:
                cell.attributes["number-rows-spanned"] = height
            cover[c:c + width] = [height] * width
            cells.append(cell)
            c += width
        for k in range(columns):
            cover[k] = max(0, cover[k] - 1)
        return cells

    def part_of_table(self, name, columns):
        cells = [Node("table-cell", {}, [self.paragraph_of(1, "h")]) for _ in range(columns)]
        if self.more and self.chance.percent(40):
            body = Node("footnote-body", {"start-indent": "0pt", "end-indent": "0pt", "text-align": "start"}, [self.paragraph_of(1, "h")])
            cells[0].children[0].children.append(Node("footnote", {}, [Node("inline", {}, [self.word("h")]), body]))
        return Node(name, {}, [Node("table-row", {}, cells)])

    def table(self, depth):
        of, percent = self.chance.of, self.chance.percent
        columns, rows, low = of(1, 2, 3), of(1, 3, 8), percent(40)
        cover, body = [0] * columns, Node("table-body")
        for i in range(rows):
            cells = self.row(cover, rows - i, depth, low)
            if not cells:  # spans took it all
                cells, cover = self.row([0] * columns, 1, depth, low), [0] * columns
                for row in body.children:
                    for cell in row.children:
                        cell.attributes.pop("number-rows-spanned", None)
            body.children.append(Node("table-row", {}, cells))
            if percent(self.keeps):
                body.children[-1].attributes["keep-together.within-page"] = of("always", "4")
            if percent(self.keeps // 4):
                body.children[-1].attributes["keep-with-next.within-page"] = of("always", "4")
        table = Node("table", {"table-layout": "fixed", "width": "100%", "border-collapse": of("collapse", "separate"),
                               "border-separation": of("0pt", "3pt")})
        if self.more and percent(20):
            table.attributes["keep-together.within-" + of("page", "column")] = of("1", "9", "500", "always")
        if self.more and percent(10):
            table.attributes["table-omit-" + of("header", "footer") + "-at-break"] = "true"
        table.children = [Node("table-column") for _ in range(columns)]
        if percent(40):
            table.children.append(self.part_of_table("table-header", columns))
        if percent(20):
            table.children.append(self.part_of_table("table-footer", columns))
        table.children.append(body)
        return self.captioned(table) if self.captions else table

    def captioned(self, table):
        of, percent = self.chance.of, self.chance.percent
        caption = Node("table-caption", {}, self.blocks(MOST_DEPTH, of(1, 1, 2, 8)))
        if percent(70):
            caption.attributes["width"] = "60pt"
        if percent(20):
            caption.attributes["border"] = "1pt solid green"
        for part in table.children:  # cells with the indents of a list would be too wide for their table
            if part.name != "table-column":
                part.attributes.update({"start-indent": "0pt", "end-indent": "0pt"})
        whole = Node("table-and-caption", {"caption-side": of("start", "end", "left", "right")}, [caption, table])
        if percent(20):
            whole.attributes["border"] = "2pt solid green"
            whole.attributes["padding"] = "3pt"
        return whole

    def container(self, depth):
        of, percent = self.chance.of, self.chance.percent
        container = Node("block-container", {"border": "1pt solid blue"}, self.blocks(depth + 1, 2, False))
        if percent(30):
            container.attributes["height"] = of("30pt", "60pt")
            if self.more and self.breaks and percent(30):
                container.children[0].attributes["break-before"] = "page"
        if percent(15):
            container.attributes["reference-orientation"] = of("90", "180", "270")
            container.attributes["width"] = of("60pt", "90pt")
        return container

    def blocks(self, depth, count, rich=True):
        made = []
        for _ in range(count):
            roll = self.chance.next() % 100
            if depth < MOST_DEPTH and rich and roll < 12:
                made.append(self.table(depth))
            elif depth < MOST_DEPTH and rich and roll < 20:
                made.append(self.list(depth))
            elif depth < MOST_DEPTH and rich and roll < 25:
                made.append(self.container(depth))
            else:
                made.append(self.paragraph(depth, rich))
        return made

    def flow(self):
        of, percent = self.chance.of, self.chance.percent
        children = []
        for _ in range(of(2, 5, 10)):
            children += [self.table(0)] if percent(30) else self.blocks(0, 3)
        if self.columns > 1 and percent(40):
            for child in children:
                if child.name in ("block", "block-container") and percent(20):
                    child.attributes["span"] = "all"
        return Node("flow", {"flow-name": "xsl-region-body"}, children)

    def master(self, name, height):
        width = self.chance.of("300pt", "600pt", "900pt") if self.columns == 1 else "900pt"
        if self.hostile and self.chance.percent(30):
            height = 80
        body = Node("region-body", {"margin-top": "20pt", "column-count": self.columns, "column-gap": "10pt"})
        return Node("simple-page-master", {"master-name": name, "page-width": width, "page-height": f"{height}pt",
                                           "margin": "20pt"}, [body, Node("region-before", {"extent": "16pt"})])

    def masters(self):
        """The layout-master-set; the page sequence refers to “all”."""
        of = self.chance.of
        kind = of("one", "one", "one", "parity", "first", "last", "sequence")
        if kind == "one":
            return Node("layout-master-set", {}, [self.master("all", of(200, 300, 800))])
        first = self.master("a", of(120, 160, 240, 500, 800) if self.more else of(160, 300, 500))
        rest = self.master("b", of(130, 170, 230, 410, 820) if self.more else of(160, 300, 400))
        if self.chance.percent(60):
            rest.attributes["page-width"] = first.attributes["page-width"]

        def condition(name, **conditions):
            named = {key.replace("_", "-"): value for key, value in conditions.items()}
            return Node("conditional-page-master-reference", {"master-reference": name, **named})

        if kind == "parity":
            parts = [Node("repeatable-page-master-alternatives", {},
                          [condition("a", odd_or_even="odd"), condition("b", odd_or_even="even")])]
        elif kind == "first":
            parts = [Node("repeatable-page-master-alternatives", {},
                          [condition("a", page_position="first"), condition("b", page_position=of("rest", "any")),
                           condition(of("a", "b"))])]
        elif kind == "last":
            parts = [Node("repeatable-page-master-alternatives", {},
                          [condition("a", page_position="last"), condition("b")])]
        else:
            parts = [Node("single-page-master-reference", {"master-reference": "a"}),
                     Node("repeatable-page-master-reference", {"master-reference": "b", "maximum-repeats": 2}),
                     Node("repeatable-page-master-reference", {"master-reference": of("a", "b")})]
        return Node("layout-master-set", {}, [first, rest, Node("page-sequence-master", {"master-name": "all"}, parts)])

    def document(self):
        of, percent = self.chance.of, self.chance.percent
        masters = self.masters()
        header = Node("static-content", {"flow-name": "xsl-region-before"}, [Node("block", {}, [
            Node("retrieve-marker", {"retrieve-class-name": "k", "retrieve-boundary": of("page", "page-sequence"),
                                     "retrieve-position": of("first-starting-within-page", "last-starting-within-page",
                                                             "first-including-carryover", "last-ending-within-page")})])])
        sequence = Node("page-sequence", {"master-reference": "all"}, [header, self.flow()])
        if percent(20):
            sequence.attributes["initial-page-number"] = of(2, 3, 10)
        if percent(10):
            sequence.attributes["force-page-count"] = of("even", "odd", "end-on-even", "end-on-odd")
        font = {"en": "Liberation Sans", "ru": "Liberation Sans", "zh": "Noto Serif CJK SC", "he": "DejaVu Sans"}
        root = Node("root", {"font-family": font[self.script], "font-size": "10pt", "line-height": "12pt",
                             "orphans": of(1, 2, 3), "widows": of(1, 2, 2, 3)}, [masters, sequence])
        if self.script == "he":
            root.attributes["writing-mode"] = "rl-tb"
        if percent(15):
            root.attributes["text-align"] = "justify"
        return root


def make(seed, nests=False, captions=False, more=False):
    return Writer(seed, nests, captions, more).document()
