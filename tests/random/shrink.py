"""shrink.py: the least document that still shows a fault: whatever can be left out is left out."""
from documents import Node


def positions(root):
    """Ways to the children and attributes of all nodes, and to many children at once: (path of the node, what to leave out)."""
    def walk(node, path):
        if node.name in MANY:
            count = len(node.children)
            for parts in (2, 4, 8):
                size = count // parts
                for begin in range(0, count, size) if size > 1 else ():
                    yield path, range(begin, min(begin + size, count))
        for i in range(len(node.children) - 1, -1, -1):
            yield path, i
        for name in node.attributes:
            yield path, name
        for i, child in enumerate(node.children):
            if isinstance(child, Node):
                yield from walk(child, path + [i])
    yield from walk(root, [])


NEEDED = ("master-", "page-", "flow-name", "column-count", "margin", "ref-id", "id", "orphans", "widows", "xmlns",
          "number-", "marker-", "retrieve-", "column-gap", "font-", "line-height", "end-indent",
          "start-indent")
MANY = ("flow", "table-body", "table-cell", "list-block", "list-item-body", "block-container")
WHOLE = ("layout-master-set", "flow", "region-body", "table-body", "static-content", "list-item-label", "list-item-body",
         "table-column", "footnote-body", "simple-page-master", "page-sequence-master", "page-sequence")


def without(root, path, what):
    """The document without the thing, or None when it would be none any more."""
    root = root.copy()
    node = root
    for i in path:
        if i >= len(node.children) or not isinstance(node.children[i], Node):
            return None
        node = node.children[i]
    if isinstance(what, str):
        if what not in node.attributes or what.startswith(NEEDED):
            return None
        del node.attributes[what]
        return root
    if isinstance(what, range):
        if len(what) >= len(node.children):
            return None
        del node.children[what.start:what.stop]
        return root
    if what >= len(node.children):
        return None
    child = node.children[what]
    if isinstance(child, str):
        words = child.split()
        if len(words) > 1:
            node.children[what] = " ".join(words[: len(words) // 2])
        elif len(node.children) > 1:
            del node.children[what]
        else:
            return None
        return root
    if child.name in WHOLE or (node.name in ("footnote", "table-row") and child.name != "marker"):
        return None
    if len([c for c in node.children if isinstance(c, Node)]) == 1 and node.name in (
            "table-body", "table-row", "table-cell", "list-block", "list-item-label", "list-item-body", "flow"):
        return None
    del node.children[what]
    return root


def least(root, fails, tries=40):
    """fails: of a list of documents, which show the fault. The first that does is taken, and all goes on from there."""
    again = True
    while again:
        again = False
        places = list(positions(root))
        for begin in range(0, len(places), tries):
            found = [r for r in (without(root, *place) for place in places[begin:begin + tries]) if r]
            good = [r for r, failed in zip(found, fails(found)) if failed] if found else []
            if good:
                root = min(good, key=lambda r: sum(1 for _ in r.walk()))
                again = True
                break
    return root
