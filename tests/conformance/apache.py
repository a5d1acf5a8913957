"""apache.py: asks Apache FOP for many PDFs in one run of Java, with the fonts and patterns of hyphenation that protoc uses.

FOP is given what protoc finds by itself, so that less differs for reasons that are none of the pages': fonts of
collections (.ttc), which FOP cannot read; a font for Chinese characters behind the families that a document names; the
hyph_*.dic of the distribution. It takes documents that are not quite valid, as protoc does."""
import glob
import os
import re
import struct
import subprocess
import xml.sax.saxutils

HERE = os.path.dirname(os.path.abspath(__file__))
JARS = ('fop batik-all commons-io commons-logging serializer xalan2 xml-apis xercesImpl xmlgraphics-commons '
        'xml-apis-ext fontbox2').split()
COLLECTIONS = '/usr/share/fonts/opentype/noto/Noto*CJK-*.ttc'
FAMILIES = ('Noto Serif CJK SC', 'Noto Serif CJK JP', 'Noto Serif CJK KR', 'Noto Sans CJK SC')
FALLBACK = FAMILIES[0]
CHINESE = re.compile('[\u2e80-\u9fff\uff00-\uff60]')
FAMILY = re.compile('font-family="([^"]*)"')
PATTERNS = {'ru': '/usr/share/hyphen/hyph_ru_RU.dic', 'en': '/usr/share/hyphen/hyph_en_US.dic'}


def member_of_collection(data, at):
    """The font at the offset of an OpenType collection, as a file of its own (OpenType, “Font Collections”)."""
    count = struct.unpack_from('>H', data, at + 4)[0]
    directory, tables, place = bytearray(data[at:at + 12]), [], 12 + 16 * count
    for i in range(count):
        tag, check, offset, length = struct.unpack_from('>4sIII', data, at + 12 + 16 * i)
        directory += struct.pack('>4sIII', tag, check, place, length)
        tables.append(data[offset:offset + length] + bytes(-length % 4))
        place += len(tables[-1])
    return bytes(directory) + b''.join(tables)


def take_fonts_apart(folder):
    """Writes the fonts that documents name into FOLDER, from their collections; gives their entries for FOP's configuration."""
    entries = []
    for path in sorted(glob.glob(COLLECTIONS)):
        with open(path, 'rb') as file:
            data = file.read()
        families = subprocess.run(['fc-scan', '-f', '%{family[0]}\n', path], capture_output=True, text=True, check=True).stdout
        offsets = struct.unpack_from('>%dI' % struct.unpack_from('>I', data, 8)[0], data, 12)
        weight = 'bold' if 'Bold' in path else 'normal'
        for family, offset in zip(families.splitlines(), offsets):
            name = f'{family} {weight}.otf'.replace(' ', '-')
            if family not in FAMILIES:
                continue
            if not os.path.exists(os.path.join(folder, name)):
                with open(os.path.join(folder, name), 'wb') as file:
                    file.write(member_of_collection(data, offset))
            triplets = ''.join(f'<font-triplet name="{family}" style="{style}" weight="{weight}"/>' for style in ('normal', 'italic'))
            entries.append(f'<font embed-url="file://{folder}/{name}">{triplets}</font>')
    return ''.join(entries)


def write_patterns(folder):
    """Hyphenation patterns of the distribution in FOP's own format."""
    for language, path in PATTERNS.items():
        with open(path, 'rb') as file:
            head, *lines = file.read().splitlines()
        lines = [line.decode(head.decode()) for line in lines]
        edge = {line.split()[0]: line.split()[1] for line in lines if 'HYPHENMIN' in line}
        patterns = [line for line in lines if line and not re.search(r'[A-Z%#/]', line)]
        letters = sorted(set(re.sub(r'[\d.\s]', '', ''.join(patterns))))
        with open(os.path.join(folder, language + '.xml'), 'w', encoding='utf-8') as file:
            file.write('<?xml version="1.0" encoding="UTF-8"?>\n<hyphenation-info><hyphen-min before="%s" after="%s"/><classes>\n'
                       % (edge.get('LEFTHYPHENMIN', 2), edge.get('RIGHTHYPHENMIN', 2)))
            file.write('\n'.join(letter + letter.upper() for letter in letters if letter.isalpha()))
            file.write('\n</classes><patterns>\n' + xml.sax.saxutils.escape('\n'.join(patterns)) + '\n</patterns></hyphenation-info>\n')


def set_up(work):
    """Writes FOP's configuration into WORK; forgets what FOP made when it was another."""
    folder, path = os.path.join(work, 'fop'), os.path.join(work, 'fop.xconf')
    os.makedirs(folder, exist_ok=True)
    configuration = ('<fop version="1.0"><strict-validation>false</strict-validation>'
                     f'<hyphenation-base>file://{folder}/</hyphenation-base><renderers><renderer mime="application/pdf"><fonts>{take_fonts_apart(folder)}<auto-detect/></fonts>'
                     '</renderer></renderers></fop>\n')
    before = open(path, encoding='utf-8').read() if os.path.exists(path) else ''
    write_patterns(folder)
    if configuration != before:
        for old in glob.glob(os.path.join(work, '**', '*.fop.*'), recursive=True):
            os.remove(old)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(configuration)


def for_fop(text):
    """The XSL-FO with a font for Chinese characters behind its families, which protoc takes by itself."""
    if not CHINESE.search(text):
        return text
    return FAMILY.sub(lambda match: match[0] if 'CJK' in match[1] else f'font-family="{match[1]}, {FALLBACK}"', text)


def format_all(work, paths):
    """Makes PATH.fop.pdf of each PATH.fo that FOP has not seen yet."""
    new = []
    for path in paths:
        with open(path + '.fo', encoding='utf-8') as file:
            text = for_fop(file.read())
        before = open(path + '.fop.fo', encoding='utf-8').read() if os.path.exists(path + '.fop.fo') else None
        if text == before and os.path.exists(path + '.fop.log'):
            continue
        for old in glob.glob(glob.escape(path) + '.fop.*'):
            os.remove(old)
        with open(path + '.fop.fo', 'w', encoding='utf-8') as file:
            file.write(text)
        new.append(path + '.fop.fo\n')
    java = ['java', '-Djava.awt.headless=true', '-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog',
            '-cp', ':'.join(f'/usr/share/java/{jar}.jar' for jar in JARS) + ':/usr/share/fop/fop-hyph.jar',
            os.path.join(HERE, 'FopRunner.java'), os.path.join(work, 'fop.xconf')]
    if new:
        subprocess.run(java, input=''.join(new), text=True, check=True)
