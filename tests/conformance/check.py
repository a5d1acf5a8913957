#!/usr/bin/env python3
"""check.py < LIST: whether PDFs are what their profiles promise. A line of the list is PROFILE, tab, FILE.pdf, and
for some a tab and the neutral document.

A structural checker: every point is one that PDF/A-3 (ISO 19005-3), PDF/UA-1 (ISO 14289-1) or the PDF reference asks for, seen
through qpdf. With the neutral document the text of the structure tree must be its text, in its order. Prints a line for each
point that does not hold, and totals; exit status 1 when any did not hold."""
import multiprocessing
import re
import struct
import sys
import xml.etree.ElementTree as ET

from pdf import Pdf, text, tokens

PROFILE = ""
ARCHIVAL = BOUND = False
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SPACES = {"dc": "http://purl.org/dc/elements/1.1/", "pdf": "http://ns.adobe.com/pdf/1.3/",
          "xmp": "http://ns.adobe.com/xap/1.0/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
          "pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "ext": "http://www.aiim.org/pdfa/ns/extension/",
          "schema": "http://www.aiim.org/pdfa/ns/schema#", "property": "http://www.aiim.org/pdfa/ns/property#",
          "protoc": "urn:protoc:record:1"}
ROLES = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI
Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Figure Formula""".split())
PARENTS = {"LI": "L", "LBody": "LI", "TR": "Table THead TBody TFoot", "TH": "TR", "TD": "TR", "THead": "Table",
           "TBody": "Table", "TFoot": "Table"}
CHILDREN = {"L": "L LI Caption", "LI": "Lbl LBody", "Table": "TR THead TBody TFoot Caption", "TR": "TH TD",
            "THead": "TR", "TBody": "TR", "TFoot": "TR"}
PAINTING = {"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "EI"}
SKIPPED = re.compile("[\\s\u00ad\u200b\u2060\u200e\u200f]+")

points = 0
faults = []


def holds(good, what):
    global points
    points += 1
    if not good:
        faults.append(what)


def check_file(pdf):
    holds(pdf.bytes.startswith(b"%PDF-1.7\n%") and all(c > 127 for c in pdf.bytes[10:14]), "header and binary comment")
    holds(pdf.bytes.endswith(b"%%EOF\n"), "nothing after the end")
    identifier = pdf.trailer.get("/ID", [])
    holds(len(identifier) == 2 and all(len(text(part) or "") > 0 for part in identifier), "identifier")
    holds("/Encrypt" not in pdf.trailer, "no encryption")
    everything = repr(pdf.objects)
    for word in ("/LZWDecode", "/JavaScript", "'/JS'", "/OpenAction", "'/AA'", "/CIDSet"):
        holds(word not in everything, "no " + word)


def check_catalog(pdf):
    catalog = pdf.catalog
    holds(pdf.get(catalog, "/MarkInfo", "/Marked") is True, "MarkInfo")
    holds(pdf.get(catalog, "/StructTreeRoot") is not None, "StructTreeRoot")
    if BOUND:
        holds(re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", text(catalog.get("/Lang", "u:"))), "Lang")
        holds(pdf.get(catalog, "/ViewerPreferences", "/DisplayDocTitle") is True, "DisplayDocTitle")
    if ARCHIVAL:
        intent = pdf.get(pdf.get(catalog, "/OutputIntents")[0])
        holds(intent["/S"] == "/GTS_PDFA1", "OutputIntent")
        profile = pdf.data(intent["/DestOutputProfile"])
        holds(pdf.get(intent, "/DestOutputProfile", "/N") == 3 and profile[36:40] == b"acsp"
              and struct.unpack(">I", profile[:4])[0] == len(profile), "ICC profile")


def same_date(in_info, in_xmp):
    parts = re.match(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(.*)", in_info)
    return "%s-%s-%sT%s:%s:%s" % parts.groups()[:6] + parts[7].replace("'", ":").rstrip(":") == in_xmp


def check_metadata(pdf):
    reference = pdf.catalog["/Metadata"]
    holds(pdf.get(reference)["/Subtype"] == "/XML" and "/Filter" not in pdf.get(reference), "XMP not compressed")
    root = ET.fromstring(pdf.data(reference)).find(f".//{RDF}Description")
    info = pdf.get(pdf.trailer["/Info"])

    def value(name):
        found = root.find(name, SPACES)
        return None if found is None else "".join(found.itertext()).strip()

    holds(value("pdfaid:part") == {"pdf/a-3a": "3", "pdf/a-2a": "2"}.get(PROFILE), "pdfaid:part")
    holds(value("pdfaid:conformance") == ("A" if ARCHIVAL else None), "pdfaid:conformance")
    holds(value("pdfuaid:part") == ("1" if BOUND else None), "pdfuaid:part")
    title = root.find(f"dc:title/{RDF}Alt/{RDF}li", SPACES)
    if BOUND or title is not None:
        holds(title.get("{http://www.w3.org/XML/1998/namespace}lang") == "x-default", "dc:title is x-default")
    for entry, name in (("/Title", "dc:title"), ("/Author", "dc:creator"), ("/Subject", "dc:description"),
                        ("/Keywords", "pdf:Keywords"), ("/Producer", "pdf:Producer"), ("/Creator", "xmp:CreatorTool")):
        holds(text(info.get(entry)) == value(name), f"{entry} and {name} say the same")
    for entry, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        holds((entry in info) == (value(name) is not None)
              and (entry not in info or same_date(text(info[entry]), value(name))), f"{entry} and {name} say the same")
    check_descriptions(root)
    return "/ModDate" in info


def check_descriptions(root):
    """Every property that PDF/A does not know is described in the packet."""
    described = set()
    for schema in root.findall(f"ext:schemas/{RDF}Bag/{RDF}li/{RDF}Description", SPACES):
        space = schema.get("{%s}namespaceURI" % SPACES["schema"])
        for entry in schema.findall(f"schema:property/{RDF}Seq/{RDF}li", SPACES):
            described.add("{%s}%s" % (space, entry.get("{%s}name" % SPACES["property"])))
    for child in root if ARCHIVAL else []:
        if child.tag.startswith(("{%s}" % SPACES["pdfuaid"], "{%s}" % SPACES["protoc"])):
            holds(child.tag in described, "described: " + child.tag)


def check_attachments(pdf, dated):
    names = pdf.get(pdf.catalog, "/Names", "/EmbeddedFiles", "/Names") or []
    associated = pdf.get(pdf.catalog, "/AF") or []
    holds(sorted(names[1::2]) == sorted(associated), "AF and EmbeddedFiles have the same files")
    holds(PROFILE != "pdf/a-2a" or not names, "PDF/A-2 holds no files")
    if PROFILE == "pdf/a-3a":
        holds(any(pdf.get(file)["/AFRelationship"] == "/Source" for file in associated), "the source is attached")
    seen = set()
    for file in map(pdf.get, associated):
        name = text(file["/UF"])
        holds(text(file["/F"]) == name and "/" not in name and name.lower() not in seen, "name " + name)
        seen.add(name.lower())
        stream = pdf.get(file["/EF"]["/F"])
        holds("/" in stream["/Subtype"][1:], "media type of " + name)
        holds(file["/AFRelationship"] != "/Source" or stream["/Subtype"] == "/application/xml", "the source is XML")
        holds(("/ModDate" in stream["/Params"]) == dated and
              stream["/Params"]["/Size"] == len(pdf.data(file["/EF"]["/F"])), "Params of " + name)


def read_map(data):
    """Codes and their texts from a ToUnicode CMap of bfchar and bfrange lines."""
    found = {}
    for kind, block in re.findall(rb"beginbf(char|range)\s(.*?)endbf", data, re.S):
        rows = re.findall(rb"<([0-9A-Fa-f]+)>\s*" * (2 if kind == b"char" else 3), block)
        for row in rows:
            first, last, last_text = int(row[0], 16), int(row[-2], 16), bytes.fromhex(row[-1].decode())
            for code in range(first, last + 1):
                number = int.from_bytes(last_text, "big") + code - first
                found[code] = number.to_bytes(len(last_text), "big").decode("utf-16-be")
    return found


def program_widths(data):
    """Advances in 1/1000 em by glyph, of a TrueType program."""
    tables = {}
    for i in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, offset, length = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
        tables[tag] = data[offset:offset + length]
    units = struct.unpack(">H", tables[b"head"][18:20])[0]
    count = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    return [struct.unpack(">H", tables[b"hmtx"][4 * i:4 * i + 2])[0] * 1000 / units for i in range(count)]


class Font:
    def __init__(self, pdf, reference):
        self.font = pdf.get(reference)
        descendant = pdf.get(self.font["/DescendantFonts"][0] if isinstance(self.font["/DescendantFonts"], list)
                             else pdf.get(self.font["/DescendantFonts"])[0])
        descriptor = pdf.get(descendant["/FontDescriptor"])
        program = descriptor.get("/FontFile2") or descriptor.get("/FontFile3")
        name = self.font["/BaseFont"]
        holds(program is not None and re.match(r"/[A-Z]{6}\+", name), "embedded subset: " + name)
        self.texts = read_map(pdf.data(self.font["/ToUnicode"]))
        holds(all(t and not set(t) & set("\0\ufeff\ufffe") for t in self.texts.values()), "ToUnicode of " + name)
        self.used = set()
        widths = self.read_widths(pdf.get(descendant["/W"]))
        if "/FontFile2" in descriptor:
            true = program_widths(pdf.data(program))
            holds(all(abs(width - true[min(code, len(true) - 1)]) <= 1 for code, width in widths.items()),
                  "widths of " + name)
        self.widths = widths

    @staticmethod
    def read_widths(array):
        found, i = {}, 0
        while i < len(array):
            if isinstance(array[i + 1], list):
                found.update((array[i] + k, width) for k, width in enumerate(array[i + 1]))
                i += 2
            else:
                found.update((code, array[i + 2]) for code in range(array[i], array[i + 1] + 1))
                i += 3
        return found

    def decode(self, shown, name):
        codes = [shown[i] << 8 | shown[i + 1] for i in range(0, len(shown), 2)]
        for code in codes:
            if code not in self.used:
                holds(code != 0 and code in self.texts and code in self.widths, f"code {code} of {name}")
                self.used.add(code)
        return "".join(self.texts.get(code, "") for code in codes)


class Content:
    """Walks a page's content: what is painted where, and the text of each marked sequence."""

    def __init__(self, pdf, number, page, fonts):
        self.texts = {}
        self.stack = []  # of (MCID or None, is an artifact, has a text of its own)
        self.number = number
        self.fonts = fonts
        self.font = None
        resources = pdf.get(page, "/Resources")
        names = pdf.get(resources, "/Font") or {}
        for operands, operator in tokens(pdf.content(page)):
            self.step(pdf, names, operands, operator)
        holds(not self.stack, f"page {number}: every mark has an end")

    def step(self, pdf, names, operands, operator):
        if operator in ("BDC", "BMC"):
            self.begin(operands)
        elif operator == "EMC":
            self.stack.pop()
        elif operator == "Tf":
            reference = names["/" + operands[0]]
            if reference not in self.fonts:
                self.fonts[reference] = Font(pdf, reference)
            self.font = self.fonts[reference]
        elif operator in PAINTING:
            holds(self.stack, f"page {self.number}: {operator} is in marked content")
            if operator == "TJ":
                for part in operands[0]:
                    if isinstance(part, bytes):
                        shown = self.font.decode(part, self.font.font["/BaseFont"])
                        if any("\ue000" <= c <= "\uf8ff" or c >= "\U000f0000" for c in shown):
                            holds(any(own for _, _, own in self.stack), f"page {self.number}: private use has ActualText")
                        self.show(shown)

    def begin(self, operands):
        properties = operands[1] if len(operands) > 1 else {}
        artifact = operands[0] == "Artifact"
        mark = properties.get("MCID")
        holds(not (mark is not None or artifact) or not self.stack, f"page {self.number}: marks do not nest")
        if mark is not None:
            holds(mark not in self.texts, f"page {self.number}: mark {mark} is used once")
            self.texts[mark] = ""
        actual = properties.get("ActualText")
        if actual is not None:
            self.show(actual.decode("utf-16") if actual[:2] == b"\xfe\xff" else actual.decode("latin-1"))
        self.stack.append((mark, artifact, actual is not None))

    def show(self, shown):
        if any(own for _, _, own in self.stack):
            return
        for mark, _, _ in self.stack:
            if mark is not None:
                self.texts[mark] += shown


class Structure:
    def __init__(self, pdf, pages, contents):
        self.pdf, self.pages, self.contents = pdf, pages, contents
        self.parents = pdf.number_tree(pdf.catalog["/StructTreeRoot"]["/ParentTree"]
                                       if isinstance(pdf.catalog["/StructTreeRoot"], dict)
                                       else pdf.get(pdf.catalog, "/StructTreeRoot")["/ParentTree"])
        self.placed = set()  # (page, mark) that an element holds
        self.level = 0
        self.notes = set()
        self.text = []
        root = pdf.catalog["/StructTreeRoot"]
        kids = pdf.get(root)["/K"]
        self.walk(kids if isinstance(kids, str) else kids[0], root, "StructTreeRoot")
        for number, (page, content) in enumerate(zip(pages, contents), 1):
            marks = {(page, int(mark)) for mark in content.texts}
            holds(marks <= self.placed, f"page {number}: everything marked is in the tree")

    def walk(self, reference, parent, parent_role):
        element = self.pdf.get(reference)
        role = element["/S"][1:]
        holds(element["/P"] == parent, f"{role} knows its parent")
        self.check(element, role, parent_role)
        kids = element.get("/K", [])
        roles = []
        for kid in kids if isinstance(kids, list) else [kids]:
            value = self.pdf.get(kid)
            if isinstance(value, int):
                self.place(element["/Pg"], value, reference)
            elif value.get("/Type") == "/MCR":
                self.place(value["/Pg"], value["/MCID"], reference)
            elif value.get("/Type") == "/OBJR":
                annotation = self.pdf.get(value["/Obj"])
                holds(role == "Link" or not BOUND, f"a link is a Link, not {role}")
                holds(self.parents.get(annotation.get("/StructParent")) == reference, "an annotation knows its element")
            else:
                roles.append(self.walk(kid, reference, role))
        if role in CHILDREN:
            holds(set(roles) <= set(CHILDREN[role].split()), f"{role} holds {CHILDREN[role]}")
        if role == "Table":
            self.check_table(element)
        return role

    def place(self, page, mark, reference):
        number = self.pages.index(page)
        holds((page, mark) not in self.placed, f"page {number + 1}: mark {mark} is in one element")
        self.placed.add((page, mark))
        owners = self.pdf.get(self.parents.get(self.pdf.get(page).get("/StructParents")))
        holds(owners and owners[mark] == reference, f"page {number + 1}: the parent tree knows mark {mark}")
        self.text.append(self.contents[number].texts.get(mark, ""))

    def check(self, element, role, parent_role):
        if BOUND:
            holds(role in ROLES, "role " + role)
            holds(role not in PARENTS or parent_role in PARENTS[role].split(), f"{role} in {parent_role}")
        attributes = self.pdf.get(element.get("/A")) or {}
        if re.fullmatch("H[1-6]", role) and BOUND:
            holds(int(role[1]) <= self.level + 1, f"{role} after H{self.level}")
            self.level = int(role[1])
        if role == "Figure":
            holds(not BOUND or (text(element.get("/Alt", "u:")) or "").strip(), "Figure has Alt")
            holds("/K" not in element or len(attributes.get("/BBox", [])) == 4, "Figure has BBox")
        if role == "TH":
            holds(attributes.get("/Scope") in ("/Column", "/Row", "/Both"), "TH has Scope")
        if role == "Note":
            holds(element.get("/ID") not in self.notes | {None}, "Note has an ID of its own")
            self.notes.add(element.get("/ID"))

    def check_table(self, element):
        """All rows have the same length, spans counted."""
        widths = set()
        for part in self.kids(element):
            rows = self.kids(part) if part["/S"] != "/TR" else [part]
            cover = {}
            for row in (row for row in rows if row["/S"] == "/TR"):
                column = 0
                for cell in self.kids(row):
                    attributes = self.pdf.get(cell.get("/A")) or {}
                    while cover.get(column, 0) > 0:
                        column += 1
                    for _ in range(attributes.get("/ColSpan", 1)):
                        cover[column] = attributes.get("/RowSpan", 1)
                        column += 1
                widths.add(sum(left > 0 for left in cover.values()))
                cover = {at: left - 1 for at, left in cover.items()}
            holds(not any(left > 0 for left in cover.values()), "spans end with the table's part")
        holds(len(widths) <= 1 or not BOUND, f"rows of the same length, not {sorted(widths)}")

    def kids(self, element):
        kids = element.get("/K", [])
        found = [self.pdf.get(kid) for kid in (kids if isinstance(kids, list) else [kids])]
        return [kid for kid in found if isinstance(kid, dict) and "/S" in kid]


def check_pages(pdf, pages):
    for number, page in enumerate(map(pdf.get, pages), 1):
        holds("/StructParents" in page and page.get("/Tabs") == "/S", f"page {number}: StructParents and Tabs")
        for annotation in map(pdf.get, pdf.get(page.get("/Annots")) or []):
            holds(annotation["/Subtype"] == "/Link" and annotation.get("/F") == 4, f"page {number}: link is printed")
            holds((text(annotation.get("/Contents")) or "").strip() and "/StructParent" in annotation,
                  f"page {number}: link says where it leads")


def check_order(structure, document):
    """The tree's text is the document's, in its order, with words unbroken. What stands on a signature line has its order from
    the line."""
    spoken = SKIPPED.sub("", "".join(structure.text)).casefold()
    space = "{urn:protoc:document:1}"
    last = 0

    def follow(element, start):
        nonlocal last
        if element.tag in (space + "draft", space + "marking"):
            return start
        wanted = SKIPPED.sub("", element.text or "").casefold()
        found = spoken.find(wanted, start)
        holds(found >= 0, "in the order of the document: " + " ".join((element.text or "").split())[:60])
        at = max(start, found)
        last = max(last, at)
        for child in element:
            after = follow(child, at)
            at = after if element.tag != space + "signature" else at
        return last if element.tag == space + "signature" else at

    follow(ET.parse(document).getroot(), 0)


def check(line):
    """How many points there are in the file, and what does not hold."""
    global PROFILE, ARCHIVAL, BOUND, points, faults
    PROFILE, path, *document = line.rstrip("\n").split("\t")
    ARCHIVAL = PROFILE in ("pdf/a-3a", "pdf/a-2a")
    BOUND = PROFILE != "none"
    points, faults = 0, []
    try:
        check_pdf(Pdf(path), document)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        holds(False, f"what was looked for is there ({error!r})")
    return points, [f"{path} ({PROFILE}): does not hold: {fault}" for fault in dict.fromkeys(faults)]


def check_pdf(pdf, document):
    check_file(pdf)
    check_catalog(pdf)
    check_attachments(pdf, check_metadata(pdf))
    pages = pdf.pages()
    fonts = {}
    contents = [Content(pdf, number, page, fonts) for number, page in enumerate(pages, 1)]
    check_pages(pdf, pages)
    structure = Structure(pdf, pages, contents)
    if document:
        check_order(structure, document[0])


def main():
    with multiprocessing.Pool(2) as pool:
        results = pool.map(check, sys.stdin.readlines(), 1)
    for _, found in results:
        print(*found, sep="\n", end="\n" if found else "")
    bad = sum(1 for _, found in results if found)
    print(f"conformance: {len(results) - bad} passed, {bad} failed ({sum(count for count, _ in results)} points)")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
