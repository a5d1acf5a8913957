"""pdf.py: a PDF as qpdf --json shows it, with its page contents taken apart. For check.py."""
import base64
import json
import re
import subprocess

TOKEN = re.compile(rb"""\s*(?:%[^\r\n]*\s*)*(?:
    (?P<dict><<|>>) | <(?P<hex>[0-9A-Fa-f\s]*)> | (?P<string>\() | (?P<array>[\[\]]) |
    /(?P<name>[^\s()<>\[\]{}/%]*) | (?P<number>[+-]?[0-9.]+) | (?P<operator>[^\s()<>\[\]{}/%]+))""", re.X)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Name(str):
    pass


class Operator(str):
    pass


def read_string(data, at):
    """The literal string that begins behind its bracket, and where it ends."""
    out, depth = bytearray(), 1
    while True:
        c = data[at:at + 1]
        at += 1
        if c == b"\\":
            out += ESCAPES.get(data[at:at + 1], data[at:at + 1])
            at += 1
            continue
        depth += {b"(": 1, b")": -1}.get(c, 0)
        if depth == 0:
            return bytes(out), at
        out += c


def tokens(data):
    """Operands and operators of a content stream; arrays and dictionaries come whole."""
    stack, at = [[]], 0
    while True:
        match = TOKEN.match(data, at)
        if not match:
            return
        at = match.end()
        if match["dict"] == b"<<" or match["array"] == b"[":
            stack.append([])
            continue
        if match["dict"] == b">>":
            flat = stack.pop()
            value = dict(zip(flat[::2], flat[1::2]))
        elif match["array"] == b"]":
            value = stack.pop()
        elif match["hex"] is not None:
            value = bytes.fromhex(match["hex"].decode())
        elif match["string"]:
            value, at = read_string(data, at)
        elif match["name"] is not None:
            value = Name(match["name"].decode())
        elif match["number"]:
            value = float(match["number"])
        else:
            yield stack.pop(), Operator(match["operator"].decode())
            stack = [[]]
            continue
        stack[-1].append(value)


class Pdf:
    def __init__(self, path):
        self.path = path
        self.bytes = open(path, "rb").read()
        shown = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized",
                                path, "-"], capture_output=True, check=True)
        self.objects = json.loads(shown.stdout)["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.get(self.trailer["/Root"])

    def resolve(self, value):
        """What the reference leads to; a stream gives its dictionary."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            entry = self.objects.get("obj:" + value, {"value": None})
            value = entry["stream"]["dict"] if "stream" in entry else entry["value"]
        return value

    def get(self, value, *keys):
        """The value found by following the keys, or None."""
        value = self.resolve(value)
        for key in keys:
            if not isinstance(value, dict) or key not in value:
                return None
            value = self.resolve(value[key])
        return value

    def data(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"].get("data", ""))

    def pages(self):
        """References of the pages in order."""
        def walk(reference):
            node = self.get(reference)
            for kid in self.get(node, "/Kids") or []:
                yield from walk(kid)
            if node["/Type"] == "/Page":
                yield reference
        return list(walk(self.catalog["/Pages"]))

    def content(self, page):
        contents = self.get(page)["/Contents"]
        contents = contents if isinstance(contents, list) else [contents]
        return b"\n".join(self.data(reference) for reference in contents)

    def number_tree(self, node):
        node = self.get(node)
        found = {}
        for kid in self.get(node, "/Kids") or []:
            found.update(self.number_tree(kid))
        numbers = self.get(node, "/Nums") or []
        found.update(zip(numbers[::2], numbers[1::2]))
        return found


def text(value):
    """A text string as qpdf's JSON has it."""
    if value is None:
        return None
    return value[2:] if value.startswith("u:") else bytes.fromhex(value[2:]).decode("latin-1")
