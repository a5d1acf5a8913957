"""PROTOC=... specimen.py SPECIMEN.fo <XSL-FO.md: whether the specimen shows everything that docs/xsl-fo.md lists: each element, each
property by its own name, each keyword and each kind of value of each property, each name that stands for others, each
unit, operator and function. The lists are those of the program: the page is made from its rows (build/manual). A value
counts when it is written at the property itself or at a name that stands for it alone, such as border-top-style. And
whether protoc complains of nothing in it but of what is there to be complained of."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

FO = "{http://www.w3.org/1999/XSL/Format}"
FOX = "{http://xmlgraphics.apache.org/fop/extensions}"
XML = "{http://www.w3.org/XML/1998/namespace}"

# What cannot be shown, and why.
EXCEPTIONS = {}

# What is said of the specimen, in order, and what the thing has that it is said of: the specimen shows what sticks out of
# boxes and lines, and what is not supported.
WARNINGS = [("line-overfull", 'wrap-option="no-wrap"'),
            ("container-clipped", 'overflow="hidden"'), ("container-clipped", 'overflow="error-if-overflow"'),
            ("container-overflow", 'overflow="auto"'), ("container-overflow", 'overflow="scroll"'),
            ("fo-element-unsupported", "<fo:float"), ("fo-foreign-object", "<fo:instream-foreign-object"),
            ("fo-value-unsupported", 'font-style="backslant"')]

KINDS = {
    "length": r"[-+]?[\d.]+(pt|mm|cm|in|pc|px|em)",
    "percentage": r"[-+]?[\d.]+%",
    "number": r"[-+]?[\d.]+",
    "colour": r"(?!inherit).+",
    "text": r".+",
}


def rows(page, heading):
    """The cells of each row of the table under a heading."""
    part = page.split("\n## " + heading + "\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


def quoted(text):
    """The words between backquotes."""
    return [word for group in re.findall(r"`([^`]*)`", text) for word in group.split()]


def written(specimen):
    """The names of elements that are there, and of each attribute the values it has."""
    elements, values = set(), {}
    for element in ET.parse(specimen).iter():
        if not isinstance(element.tag, str) or not element.tag.startswith(FO):
            continue
        elements.add(element.tag.replace(FO, "fo:"))
        for name, value in element.attrib.items():
            name = name.replace(FOX, "fox:").replace(XML, "xml:")
            values.setdefault(name, set()).add(value.strip())
    return elements, values


def wanted(page):
    """What is to be shown: (property, value or kind, pattern) of each row."""
    wants = []
    for name, cell, *_ in rows(page, "Properties"):
        name = name.strip("`")
        for kind in (part.strip() for part in re.sub(r"`[^`]*`", "", cell).split(",")):
            if kind:
                wants.append((name, "a " + kind, KINDS[kind]))
        for word in quoted(cell):
            pattern = re.escape(word[:-1]) + r".*\).*" if word.endswith("()") else re.escape(word)
            wants.append((name, word, pattern))
    return wants


def missing_values(wants, aliases, values):
    for name, what, pattern in wants:
        if (name, what) in EXCEPTIONS:
            continue
        there = set().union(*(values.get(alias, set()) for alias in [name] + aliases.get(name, [])))
        if not any(re.fullmatch(pattern, value) for value in there):
            yield f'{name} has no value “{what}”'


def complaints(specimen):
    """The warnings that nobody expects, and those expected that do not come."""
    folder, name = os.path.split(os.path.abspath(specimen))
    command = [os.path.abspath(os.environ["PROTOC"]), "--check", name]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stderr
    with open(specimen, encoding="utf-8") as file:
        lines = file.read().split("\n")
    expected = list(WARNINGS)
    for line, column, text, name in re.findall(r"^[^ ]+?:(\d+):(\d+): (?:warning|error): (.*) \[([a-z-]+)\]$", said, re.M):
        place = lines[int(line) - 1].encode()[int(column) - 1:].decode(errors="replace").split(">", 1)[0]
        found = next((warning for warning in expected if warning[0] == name and warning[1] in place), None)
        if found:
            expected.remove(found)
        else:
            yield f"{line}:{column}: {text} [{name}]"
    for name, what in expected:
        yield f"[{name}] is not said of {what}"


def main():
    page = sys.stdin.read()
    elements, values = written(sys.argv[1])
    supported = quoted(page.split("## Elements", 1)[1].split("Known, but not supported", 1)[0])
    names = [cells[0].strip("`") for cells in rows(page, "Properties")]
    shorthands = [(quoted(cells[0])[0], quoted(cells[1])) for cells in rows(page, "Names that stand for other properties")]
    aliases = {}
    for name, properties in shorthands:
        if len(properties) == 1:
            aliases.setdefault(properties[0], []).append(name)
    wants = wanted(page)
    missing = [f"no <{name}>" for name in supported if name not in elements]
    missing += [f"no {name}" for name in names if name not in values]
    missing += [f"no {name}" for name, _ in shorthands if name not in values]
    missing += missing_values(wants, aliases, values)
    expressions = re.search(r"^Values may be expressions.*?\n\n", page, re.M | re.S).group()
    everything = "\n".join(value for there in values.values() for value in there)
    for word in quoted(re.split(r"\.\s", expressions)[0]):
        pattern = {"parentheses": r"\(", "%": r"\d%"}.get(word)
        if word in ("cm", "mm", "in", "pt", "pc", "px", "em"):
            pattern = r"\d" + word + r"\b"
        call = r"\(" if word.endswith("()") else ""
        if not re.search(pattern or r"(?<![\w-])" + re.escape(word.rstrip("()")) + call, everything):
            missing.append(f"no expression with {word}")
    wrong = list(complaints(sys.argv[1]))
    for line in missing + wrong:
        print("specimen:", line, file=sys.stderr)
    print(f"specimen: {len(supported)} elements, {len(names) + len(shorthands)} properties, "
          f"{len(wants) - len(EXCEPTIONS)} values shown, {len(missing)} missing")
    return 1 if missing or wrong else 0


sys.exit(main())
