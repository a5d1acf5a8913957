"""What must not be seen is nowhere in what protoc writes: not in the words, not in the metadata, not in the bytes.

Three tests. (1) Each place of the examples where audience="internal" may stand is marked so, one after the other, and gets a secret word in
its text and in its attributes: the client's view must not have it. (2) A document with all such places at once, and (3) masked ones, are
written in every format, and the bytes are searched: of PDFs the uncompressed objects, the words and the attached files; of letters the
decoded parts."""
import copy
import email
import email.policy
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

PROTOC = os.path.abspath(os.environ["PROTOC"])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SECRET = "QSECRETQ"
FORMATS = ("view", "document", "html", "text", "fo", "areas", "pdf", "mail")
NAMESPACE = "{urn:protoc:minutes:1}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
tree.register_namespace("", NAMESPACE[1:-1])
passed = failed = 0


def check(good, what):
    global passed, failed
    passed, failed = passed + good, failed + (not good)
    if not good:
        print("FAILED: secrets:", what, file=sys.stderr)


def run(*arguments, data=None):
    return subprocess.run([PROTOC, *arguments], input=data, capture_output=True, check=False)


def everything_in(format_name, data, folder):
    """The bytes with all that is packed in them."""
    found = [data]
    if format_name == "pdf":
        path = os.path.join(folder, "x.pdf")
        open(path, "wb").write(data)
        plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True).stdout
        found += [plain, subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout]
        # Strings of objects are UTF-16: as bytes, as octal escapes, or in hexadecimal.
        octal = re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8)]), plain)
        found += [octal.decode("utf-16-be", "ignore").encode(), octal[1:].decode("utf-16-be", "ignore").encode()]
        found += [bytes.fromhex(match[1].decode()).decode("utf-16-be", "ignore").encode("utf-8", "ignore")
                  for match in re.finditer(rb"<feff((?:[0-9a-f]{4})+)>", plain)]
    if format_name == "mail":
        message = email.message_from_bytes(data, policy=email.policy.default)
        found += [str(message.items()).encode()]
        for part in message.walk():
            content = part.get_payload(decode=True) or b""
            found.append(everything_in("pdf", content, folder) if part.get_content_type() == "application/pdf" else content)
    return b"\n".join(found)


def compiled(path, format_name, folder, *options):
    output = os.path.join(folder, "out")
    if format_name == "mail":
        options += ("--from", "sender@ours.example", "--to", "reader@client.example", "--attach")
    result = run(path, "-t", format_name, "-o", output, *options)
    check(result.returncode == 0, f"{path} as {format_name}: {result.stderr.decode()}")
    return everything_in(format_name, open(output, "rb").read(), folder)


def mark(element):
    """Makes the element internal, and puts the secret where it has words."""
    element.set("audience", "internal")
    for inner in element.iter():
        if inner.text and inner.text.strip() and not re.match(r"^\d{4}-\d\d-\d\d$|^PT|.*@", inner.text.strip()):
            inner.text = f"{SECRET} {inner.text}"
        for name in ("reason", "description", "room", "platform"):
            if name in inner.attrib:
                inner.set(name, SECRET)


def places(path):
    """One element of each name and parent that the document has, by its number."""
    seen, numbers = set(), []
    root = tree.parse(path).getroot()
    parents = {child: parent for parent in root.iter() for child in parent}
    for number, element in enumerate(root.iter()):
        key = (element.tag, parents[element].tag if element in parents else None)
        if key not in seen and element is not root:
            seen.add(key)
            numbers.append(number)
    return root, numbers


def test_places(path):
    root, numbers = places(path)
    count = 0
    for number in numbers:
        changed = copy.deepcopy(root)
        element = list(changed.iter())[number]
        mark(element)
        if SECRET not in tree.tostring(changed, "unicode"):
            continue
        name = os.path.join(os.path.dirname(path), "marked")
        tree.ElementTree(changed).write(name, "utf-8", True)
        result = run(name, "-t", "view", "--audience", "client", "-o", "-")
        if result.returncode == 0:
            count += 1
            tag = element.tag.replace(NAMESPACE, "")
            check(SECRET.encode() not in result.stdout, f"{path}: an internal <{tag}> is in the client's view")
    check(count >= 10, f"{path}: only {count} places can be internal")


def test_formats(path, secret, folder, *options):
    internal = run(path, "-t", "view", "-o", "-").stdout
    check(secret.encode() in internal, f"{path} does not hold “{secret}” at all")
    for format_name in FORMATS:
        found = compiled(path, format_name, folder, *options)
        check(secret.encode() not in found, f"{path} as {format_name} {options} shows “{secret}”")


def test_masks(path, secrets, masks, folder):
    for format_name in FORMATS:
        found = compiled(path, format_name, folder, "--mask")
        for secret in secrets:
            check(secret.encode() not in found, f"{path} as {format_name} --mask shows “{secret}”")
    text = " ".join(compiled(path, "text", folder, "--mask", "--width", "200").decode().split())
    for mask in masks:
        check(mask in text, f"{path} --mask does not show “{mask}”")


def main():
    documents = os.path.join(ROOT, "tests/golden/documents")
    with tempfile.TemporaryDirectory() as folder:
        examples = shutil.copytree(os.path.join(ROOT, "examples"), os.path.join(folder, "examples"))
        for name in sorted(os.listdir(examples)):
            if name.endswith(".xml") and name != "minimal.xml":
                test_places(os.path.join(examples, name))
        test_formats(os.path.join(documents, "secrets.xml"), SECRET, folder, "--audience", "client")
        test_masks(os.path.join(documents, "masked.xml"),
                   ("Орлова", "Орловой", "Вера", "Степановн", "Верой", "orlova", "00-45", "8 4942", "张小明", "小明", "zhangxm", "13812341234",
                    "1234 1234", "Smith", "smithj", "Тайный комментарий"),
                   ("О*** В*** С***", "+7 49** **-45-12", "张*", "138****1234", "S***", "Дёмин", "+7 4852 00-12-31"), folder)
    print(f"secrets: {passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
