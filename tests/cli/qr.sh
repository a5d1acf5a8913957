#!/bin/sh
# qr.sh: --qr: what an independent program reads off the printed page.
set -u
. "$(dirname "$0")/functions.sh"

# scan PDF: what the code on the first page says.
scan() { pdftoppm -r 200 -png -f 1 -l 1 "$1" page && zbarimg -q --raw page*.png 2>/dev/null; }

begin "a QR code on the first page leads to the source"
cp "$root"/examples/*.png .
run "$example" --qr -o x.pdf; status_is 0; silent
digest=$(sha256sum <"$example" | cut -c1-64)
[ "$(scan x.pdf | tr 'A-F\n' 'a-f ')" = "12 2022-05-12 sha256:$digest " ] || [ "$(scan x.pdf | tr 'A-Z\n' 'a-z ')" = "12 2022-05-12 sha256:$digest " ] || bad="$bad; the code says $(scan x.pdf)"
pdftotext x.pdf - | grep -q "SHA-256 $(echo "$digest" | cut -c1-16 | sed 's/..../& /g; s/ $//')" || bad="$bad; the digits are not printed"
run --verify x.pdf --digest "$(scan x.pdf)"; status_is 0; prints "identical"; prints "byte for byte"
run --verify "$example" --digest "$(scan x.pdf)"; status_is 0
pdftoppm -f 2 -r 200 -png x.pdf later; for page in later*.png; do zbarimg -q --raw "$page" 2>/dev/null; done | grep -q SHA256 && bad="$bad; a code is on a later page"
run --list x.pdf; [ "$(wc -l <out)" -eq 2 ] || bad="$bad; the code itself is attached"; end

begin "on a draft, and on a document without a number"
sed 's/kind="client-meeting"/& status="draft"/' good.xml >draft.xml; run draft.xml --qr -w; status_is 0
scan draft.pdf | grep -qi "SHA256:$(sha256sum <draft.xml | cut -c1-64)" || bad="$bad; the code of a draft cannot be read"; end

begin "the code of a copy for the client is that of the source in it"
run "$example" --qr --audience=client -o x.pdf; "$protoc" --extract x.pdf -o x.xml
scan x.pdf | grep -qi "SHA256:$(sha256sum <x.xml | cut -c1-64)" || bad="$bad; another digest"
run --verify x.pdf --digest "$(scan x.pdf)"; status_is 0; end

begin "the PDF attached to a letter has the code of the copy that its reader gets"
run "$example" --qr --audience=client -t mail --attach -o x.eml; status_is 0
python3 -c 'import email, sys
for part in email.message_from_binary_file(open("x.eml", "rb")).walk():
    if part.get_content_type() == "application/pdf": sys.stdout.buffer.write(part.get_payload(decode=True))' >attached.pdf
"$protoc" --extract attached.pdf -o x.xml
scan attached.pdf | grep -qi "SHA256:$(sha256sum <x.xml | cut -c1-64)" || bad="$bad; no code, or another digest"; end

begin "the PDF with a code keeps its standards, and the code is described"
run good.xml --qr -w; qpdf --qdf --object-streams=disable good.pdf x.pdf; grep -aq '/Alt.*QR: SHA-256' x.pdf || bad="$bad; the code is not described"
run good.xml -w -o y.pdf; pdfimages -list y.pdf | grep -q image && bad="$bad; a code without --qr"
run good.xml -w --qr -t html -o y.html; status_is 0; end

finish "QR codes"
