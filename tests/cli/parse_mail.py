"""Parses a message with Python's own parser, which shares no code with protoc, and prints what a reader gets: the headers, the
tree of parts, and the text. Anything that is not as RFC 5322 and MIME want it is printed as a DEFECT."""
import email
import email.header
import email.policy
import sys

data = open(sys.argv[1], "rb").read()
if b"\n" in data.replace(b"\r\n", b"") or b"\r" in data.replace(b"\r\n", b""):
    print("DEFECT: a line does not end with CRLF")
if max(map(len, data.split(b"\r\n"))) > 998:
    print("DEFECT: a line has more than 998 bytes")
head = data.split(b"\r\n\r\n")[0]
if any(byte > 126 for byte in head):
    print("DEFECT: a header is not ASCII")
if max(map(len, head.split(b"\r\n"))) > 78:
    print("DEFECT: a header line has more than 78 bytes")
message = email.message_from_bytes(data, policy=email.policy.default)
for name in ("From", "To", "Subject", "Date", "Message-ID"):
    if len(message.get_all(name, [])) != 1:
        print(f"DEFECT: {name} is not there exactly once")
for name, value in message.items():
    # Decoded by RFC 2047 itself: str(value) puts a space between two encoded words of a name.
    raw = dict(email.message_from_bytes(data).items())[name]
    print(f"{name}:", email.header.make_header(email.header.decode_header(" ".join(raw.split()))))
    for defect in getattr(value, "defects", ()):
        print(f"DEFECT: {name}: {defect!r}")
print("Date in UTC:", message["Date"].datetime)
for part in message.walk():
    for defect in part.defects:
        print(f"DEFECT: {part.get_content_type()}: {defect!r}")
    print("part:", part.get_content_type(), part.get_content_charset() or "-", part.get_filename() or "-")
    if part.get_content_maintype() != "multipart":
        content = part.get_payload(decode=True)
        if part.get_content_type() == "application/pdf" and not content.startswith(b"%PDF-"):
            print("DEFECT: the PDF does not begin as one")
        if len(sys.argv) > 2:
            open(f"{sys.argv[2]}.{part.get_content_subtype()}", "wb").write(content)
print("text:")
print(message.get_body(("plain",)).get_content().replace("\r\n", "\n"))
