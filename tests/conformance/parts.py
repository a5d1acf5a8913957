"""parts.py: takes the specimen apart, so that what differs in one place does not move all that follows.

A part is a page sequence, and of one with headings (role="H2") what stands under each. It has the page masters of the
whole, and a last page of empty blocks for the ids that it names and that are in other parts."""
import copy
import re
import xml.etree.ElementTree as ET

FO = '{http://www.w3.org/1999/XSL/Format}'
NAMED = ('ref-id', 'internal-destination')
ET.register_namespace('fo', FO[1:-1])
ET.register_namespace('fox', 'http://xmlgraphics.apache.org/fop/extensions')


def title(text):
    return re.sub('[^a-z0-9]+', '-', text.lower())[:48].strip('-')


def sections(sequence):
    """(Heading, children of the flow) of each section; of a sequence without headings, all, by the head of its pages."""
    flow = sequence.find(FO + 'flow')
    if not any(child.get('role') == 'H2' for child in flow):
        shown = [''.join(block.itertext()) for block in sequence.iterfind(FO + 'static-content/' + FO + 'block')] + ['page']
        yield next(text for text in shown if title(text)), list(flow)
        return
    heading, children = None, []
    for child in flow:
        if child.get('role') == 'H2':
            if heading:
                yield heading, children
            heading, children = ''.join(child.itertext()), []
        children.append(child)
    yield heading, children


def part_of(root, sequence, children):
    """A document of these children of the flow."""
    part, only, flow = ET.Element(root.tag, root.attrib), ET.Element(sequence.tag, sequence.attrib), sequence.find(FO + 'flow')
    part.append(root.find(FO + 'layout-master-set'))
    part.append(only)
    only.extend(child for child in sequence if child is not flow)
    ET.SubElement(only, flow.tag, flow.attrib).extend(children)
    present = {element.get('id') for element in part.iter()}
    missing = sorted({element.get(name) for element in part.iter() for name in NAMED} - present - {None})
    if missing:
        last = ET.SubElement(part, sequence.tag, {'master-reference': sequence.get('master-reference')})
        flow = ET.SubElement(last, flow.tag, {'flow-name': flow.get('flow-name')})
        for name in missing:
            ET.SubElement(flow, FO + 'block', {'id': name})
    return ET.tostring(copy.deepcopy(part), encoding='unicode')


def parts_of(path):
    """{name: XSL-FO} of the parts of the file."""
    root, parts = ET.parse(path).getroot(), {}
    for sequence in root.iterfind(FO + 'page-sequence'):
        for heading, children in sections(sequence):
            name, number = title(heading), 1
            while name in parts:
                number += 1
                name = f'{title(heading)}-{number}'
            parts[name] = part_of(root, sequence, children)
    return parts
