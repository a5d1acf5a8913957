"""shown.py: which elements and properties of docs/xsl-fo.md are in no document whose pages are those of Apache FOP."""
import os
import re
import xml.etree.ElementTree as ET

FO = '{http://www.w3.org/1999/XSL/Format}'


def listed(manual):
    """(Elements, properties) that the manual lists, but for those that are not supported or change nothing."""
    with open(manual, encoding='utf-8') as file:
        text = re.sub('^Known, but not supported.*?(?=^## )|^## Properties that change nothing.*', '', file.read(), flags=re.M | re.S)
    return re.findall(r'^- `fo:([\w-]+)`', text, re.M), re.findall(r'^\| `([\w.:-]+)` \|', text, re.M)


def used(path):
    """Elements and properties of the XSL-FO file; a component of a property counts as the property, too."""
    elements, properties = set(), set()
    for element in ET.parse(path).iter():
        if isinstance(element.tag, str) and element.tag.startswith(FO):
            elements.add(element.tag[len(FO):])
            names = [name.rpartition('}')[2] for name in element.attrib]
            properties.update(names + [name.partition('.')[0] for name in names])
    return elements, properties


def print_not_shown(root, files):
    """Prints what of the manual is in none of the files."""
    shown = [set().union(*found) for found in zip(*map(used, files))]
    for kind, names, found in zip(('elements', 'properties'), listed(os.path.join(root, 'docs/xsl-fo.md')), shown):
        missing = [name for name in names if name.rpartition(':')[2] not in found]
        print(f'conformance: {len(names) - len(missing)} of {len(names)} {kind} are in a case that is the same; not: {", ".join(missing)}')
