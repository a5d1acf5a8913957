#!/bin/sh
# inspect.sh: --list, --extract and --extract-all, on PDFs of ours, of others, and of people who mean harm.
set -u
. "$(dirname "$0")/functions.sh"

# make_pdf FILE SPECIFICATION STREAM-DICTIONARY DATA-FILE: a PDF of one empty page with one attached file.
make_pdf() {
    {
        cat <<PDF
%PDF-1.7
%QDF-1.0

1 0 obj
<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [ (key) 4 0 R ] >> >> /AF [ 4 0 R ] >>
endobj

2 0 obj
<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>
endobj

3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] >>
endobj

4 0 obj
<< /Type /Filespec $2 /EF << /F 5 0 R >> >>
endobj

5 0 obj
<< /Type /EmbeddedFile $3 /Length 6 0 R >>
stream
PDF
        cat "$4"
        printf '\nendstream\nendobj\n\n%%QDF: ignore_newline\n6 0 obj\n0\nendobj\n\nxref\n0 7\ntrailer <<\n  /Root 1 0 R\n  /Size 7\n>>\nstartxref\n0\n%%%%EOF\n'
    } | fix-qdf >"$1"
}

source_pdf() { make_pdf "$1" "/F ($2) /AFRelationship /Source /Desc (the source)" "/Subtype /application#2fxml" good.xml; }

begin "--list prints a line a file"
source_pdf x.pdf minutes.xml; run --list x.pdf; status_is 0; silent
prints "minutes.xml	$(wc -c <good.xml)	application/xml	Source	the source"; end

begin "--extract gives the source back byte for byte"
source_pdf x.pdf minutes.xml; run --extract x.pdf; status_is 0; silent; cmp -s minutes.xml good.xml || bad="$bad; not the same bytes"
run --extract x.pdf -o -; cmp -s out good.xml || bad="$bad; not the same bytes on standard output"
run --extract x.pdf -o y.xml; cmp -s y.xml good.xml || bad="$bad; not the same bytes in y.xml"
only x.pdf minutes.xml y.xml; end

begin "--extract lies beside the PDF and replaces nothing"
mkdir in; source_pdf in/x.pdf minutes.xml; run --extract in/x.pdf; status_is 0; exists in/minutes.xml
run --extract in/x.pdf; status_is 0
echo mine >in/minutes.xml; run --extract in/x.pdf; status_is 3; says "[extract-exists]"; file_is in/minutes.xml mine; end

begin "names that lead elsewhere stay in the folder"
for path in ../../up.xml /etc/up.xml 'c:\\up.xml' ..up.xml; do
    rm -rf d; make_pdf x.pdf "/F ($path)" "" good.xml; run --extract-all d x.pdf; status_is 0; exists d/up.xml
done
rm -rf d; make_pdf x.pdf "/F <FEFF202E00750070002E0078006D006C>" "" good.xml; run --extract-all d x.pdf; status_is 0; exists d/up.xml
make_pdf x.pdf "/F (..) /UF (/)" "" good.xml; run --extract-all e x.pdf; status_is 0; exists e/attachment
make_pdf x.pdf "/F (CON.xml)" "" good.xml; run --extract-all e x.pdf; status_is 0; exists e/_CON.xml
make_pdf x.pdf "/F (a<b>:c*?.xml)" "" good.xml; run --extract-all e x.pdf; status_is 0; exists e/a_b__c__.xml; only d e x.pdf; end

begin "a name that is very long keeps its suffix"
long=$(printf '%0300d' 0); make_pdf x.pdf "/F ($long.xml)" "" good.xml
run --extract-all d x.pdf; status_is 0; exists "d/$(printf '%0196d' 0).xml"; end

begin "control characters do not reach the terminal"
make_pdf x.pdf '/F <FEFF0061001B005B00330031006D0062000A202E002E0078006D006C> /Desc <FEFF009B>' "" good.xml; run --list x.pdf; status_is 0
prints 'a\u{001B}[31mb\u{000A}\u{202E}.xml'; run --extract-all d x.pdf; exists 'd/a[31mb.xml'; end

begin "--extract-all numbers what has the same name"
source_pdf x.pdf a.xml; echo other >other
qpdf x.pdf --add-attachment other --key=other --filename=a.xml -- y.pdf
run --extract-all d y.pdf; status_is 0; exists d/a.xml; file_is "d/a (2).xml" other
run --extract-all d y.pdf; status_is 0; [ "$(ls d | wc -l)" -eq 2 ] || bad="$bad; the second run wrote files again"
echo third >d/a.xml; run --extract-all d y.pdf; file_is d/a.xml third; exists "d/a (3).xml"; end

begin "files attached to a page are found"
source_pdf x.pdf a.xml
qpdf --qdf x.pdf y.qdf; sed 's|/AF \[|/XX [|; s|/Names <<|/YY <<|; s|/Type /Page$|/Type /Page /Annots [ << /Type /Annot /Subtype /FileAttachment /FS 4 0 R >> ]|' y.qdf |
    sed "s|/FS 4 0 R|/FS $(grep -a -B3 '/AFRelationship' y.qdf | sed -n 's/^\([0-9]*\) 0 obj/\1/p') 0 R|" | fix-qdf >y.pdf
run --extract y.pdf -o z.xml; status_is 0; cmp -s z.xml good.xml || bad="$bad; not the same bytes"; end

begin "a PDF without attached files"
run good.xml --no-source; run --list good.pdf; status_is 0; silent
run --extract-all d good.pdf; status_is 1; says "[pdf-no-attachments]"
run --extract good.pdf; status_is 1; says "[pdf-no-source]"; end

begin "what is not a PDF"
run --list good.xml; status_is 1; says "[pdf-not]"
run --list none.pdf; status_is 3; says "[file-missing]"
: >empty.pdf; run --list empty.pdf; status_is 1; says "[pdf-not]"; end

begin "a damaged PDF"
run good.xml; head -c 3000 good.pdf >cut.pdf; run --list cut.pdf; status_is 1; says "[pdf-damaged]"
source_pdf x.pdf a.xml; sed '/^xref/,$d' x.pdf >y.pdf; printf 'trailer << /Root 1 0 R >>\n' >>y.pdf
run --extract y.pdf -o z.xml; status_is 0; says "[pdf-repaired]"; cmp -s z.xml good.xml || bad="$bad; not the same bytes"
printf 'x\234\143\000' >junk; make_pdf x.pdf "/F (a)" "/Filter /FlateDecode" junk
run --extract-all d x.pdf; status_is 1; says "the attached file “a” cannot be read"; end

begin "trees of names that lead in circles"
source_pdf x.pdf a.xml; sed 's|/EmbeddedFiles << |&/Kids [ 7 0 R ] |; s|^6 0 obj|7 0 obj\n<< /Kids [ 7 0 R 7 0 R ] >>\nendobj\n\n&|' x.pdf >y.pdf
run --list y.pdf; status_is 0; prints a.xml; end

begin "an encrypted PDF"
source_pdf x.pdf a.xml; qpdf --encrypt secret owner 256 -- x.pdf y.pdf
run --list y.pdf; status_is 1; says "[pdf-encrypted]"; says "--password-file"
echo wrong >password; run --list y.pdf --password-file password; status_is 1; says "[pdf-password-wrong]"
echo secret >password; run --extract y.pdf --password-file=password -o z.xml; status_is 0; cmp -s z.xml good.xml || bad="$bad; not the same bytes"
: >password; run --list y.pdf --password-file=password; status_is 2; says "[password-empty]"
printf '%0200d' 0 >password; run --list y.pdf --password-file=password; status_is 2; says "[password-long]"; end

begin "a small file that unpacks to three hundred megabytes"
head -c 314572800 /dev/zero | zlib-flate -compress >bomb
make_pdf x.pdf "/F (bomb)" "/Filter /FlateDecode" bomb
run --extract-all d x.pdf; status_is 1; says "[pdf-too-large]"; [ -z "$(ls d)" ] || bad="$bad; something was written"; end

begin "two commands at once, and options that do not go together"
run --list --extract x.pdf; status_is 2; says "[commands-two]"
run --list --check x.pdf; status_is 2; says "[commands-two]"
run --list x.pdf -o y; status_is 2; says "[output-with-command]"
run good.xml --digest abcd; status_is 2; says "[option-needs]"
source_pdf x.pdf a.xml; cp x.pdf before; run --extract x.pdf -o x.pdf; status_is 2; cmp -s x.pdf before || bad="$bad; the PDF was replaced"
: >file; run --extract-all file/d x.pdf; status_is 3; says "[folder-failed]"; end

finish "reading PDFs"
