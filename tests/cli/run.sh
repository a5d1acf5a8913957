#!/bin/sh
# run.sh: the program as people call it: options, files, exit status, and what is left behind.
set -u
. "$(dirname "$0")/functions.sh"

## What works

begin "the output lies beside the input"
run good.xml; status_is 0; starts good.pdf %PDF-; only good.pdf; end

begin "the format follows the name"
for format in pdf html fo txt; do run good.xml -o "x.$format"; status_is 0; exists "x.$format"; done
starts x.pdf %PDF-; starts x.html '<!DOCTYPE html>'; starts x.fo '<?xml'; only x.pdf x.html x.fo x.txt; end

begin "two pages with letterhead, logo, tags and source are at most 45 KB"
run "$example" -o x.pdf; status_is 0; smaller x.pdf 45000; end

begin "-t wins over the name"
run good.xml -t html -o x.pdf; status_is 0; starts x.pdf '<!DOCTYPE html>'; end

begin "the last of an option wins"
run good.xml -t html -o a.html -t pdf -o b.pdf; status_is 0; starts b.pdf %PDF-; only b.pdf; end

begin "-o - is standard output"
run good.xml -o -; status_is 0; starts out %PDF-; only; end

begin "--report draws up a report that compiles"
run --report керамика --period 2024-06-01/2024-06-30 "$root/examples/negotiation.xml" "$example" -o r.xml
status_is 0; silent; run -w r.xml; status_is 0; starts r.pdf %PDF-; only r.xml r.pdf; end

begin "--report writes to standard output when nothing else is said"
run --report керамика --period 2024-06-01/2024-06-30 "$root/examples/negotiation.xml"
status_is 0; prints '<communication-report'; only; end

begin "--report needs days that there are"
run --report x good.xml; status_is 2; says "[draw-up-period-missing]"
run --report x --period 2024-06-31/2024-07-01 good.xml; status_is 2; says "2024-06-01/2024-06-30"
run --period 2024-06-01/2024-06-30 good.xml; status_is 2; says "--report"
run --report x --period 2024-06-01/2024-06-30 --check good.xml; status_is 2; says "--check"; only; end

begin "--report does not replace what it reads"
run --report x --period 2024-06-01/2024-06-30 good.xml -o good.xml; status_is 2; says "[output-is-input]"; only; end

begin "- is standard input"
"$protoc" - -o x.pdf <good.xml >out 2>err; status=$?
status_is 0; starts x.pdf %PDF-; only x.pdf; end

begin "standard input to standard output"
"$protoc" - -t html -o - <good.xml >out 2>err; status=$?
status_is 0; starts out '<!DOCTYPE html>'; only; end

begin "--check writes nothing"
run --check "$example"; status_is 0; silent; only; end

begin "in a long document rules speak once, and only when the structure is right"
sh "$root/tests/bench/protocol.sh" 300 | sed 's/id="d300" \(.*\)2022/id="d300" \12021/' >rule.xml
sed 's/<topic item="i5"/& colour="red"/' rule.xml >both.xml
run --check rule.xml; status_is 1; says "[due-before-meeting]"
[ "$(grep -c '\[' err)" -eq 1 ] || bad="$bad; not one report"
run --check both.xml; status_is 1; says "[attribute-unknown]"
[ "$(grep -c '\[' err)" -eq 1 ] || bad="$bad; the rules speak, too"; rm rule.xml both.xml; only; end

# Steps can be counted, seconds cannot: a stylesheet that counts, for each decision, those before it needs more than twelve million.
begin "a stylesheet's steps grow as the document does, not as its square"
sh "$root/tests/bench/protocol.sh" 2000 | sed 's/kind="client-meeting"/kind="meeting"/; s/id="b" side="client"/id="b" side="ours" role="secretary"/; s/<client.*<\/client>//' >long.xml
run --max-xslt-steps 4 -t document -o - long.xml; status_is 0; rm long.xml; only; end

begin "--version"
run --version; status_is 0; prints "protoc "; silent; end

begin "--help"
run --help; status_is 0; prints "Usage: protoc"; prints "--resources"; prints "Exit status"; silent; end

begin "--resources reads schemas and stylesheets from disk"
cp -r "$root/schemas" "$root/stylesheets" .
run good.xml --resources . -t html -o a.html; status_is 0
run good.xml -t html -o b.html
cmp -s a.html b.html || bad="$bad; not the same output"
sed -i 's/<html /<html data-house="yes" /' stylesheets/formats/html.xsl
run good.xml --resources . -t html -o c.html; status_is 0
grep -q 'data-house' c.html || bad="$bad; the changed stylesheet was not used"
end

begin "--resources that holds nothing"
mkdir empty; run good.xml --resources empty; status_is 3; says "schemas/minutes.xsd"; says "--resources"; only empty; end

begin "--audience client leaves out what is internal"
run "$example" --audience client -t html -o x.html; status_is 0
run "$example" --audience internal -t html -o y.html; status_is 0
grep -q 'Запас по марже' y.html || bad="$bad; the internal remark is missing for us"
grep -q 'Запас по марже' x.html && bad="$bad; the internal remark reached the client"
end

begin "--detail brief leaves the discussion out"
run "$example" --detail brief -t html -o x.html; status_is 0
grep -q 'id="section-discussion"' x.html && bad="$bad; the discussion is still there"
grep -q 'id="section-decisions"' x.html || bad="$bad; the decisions are gone"
end

begin "plain text keeps to its width"
run "$example" -t text --width=60 -o x.txt; status_is 0
longest=$(LC_ALL=C.UTF-8 wc -L <x.txt)
[ "$longest" -le 60 ] || bad="$bad; a line has $longest columns"
sed 's|<table id="price-table">|<table><row>'"$(seq 100 199 | sed 's/.*/<cell>w&<\/cell>/' | tr -d '\n')"'</row></table>&|' "$example" >wide.xml
cp "$root/examples/logo.png" .; run wide.xml -t text -o wide.txt; status_is 0
[ "$(grep -c 'w1[0-9][0-9]' wide.txt)" -eq 100 ] || bad="$bad; a table of a hundred columns lost some"
run "$example" -t text --width=29; status_is 2; says "--width"; says "30"
run "$example" -t text --width=wide; status_is 2; says "wide"
end

begin "names with spaces and other letters"
cp good.xml 'протокол № 12.xml'; run 'протокол № 12.xml'; status_is 0; exists 'протокол № 12.pdf'; end

begin "the same bytes again, whatever the clock, locale, zone and folder"
run good.xml -o a.pdf; mkdir deep; cp good.xml deep/other.xml
(cd deep && LC_ALL=ru_RU.UTF-8 TZ=Asia/Shanghai "$protoc" other.xml -o ../b.pdf 2>/dev/null)
cmp -s a.pdf b.pdf || bad="$bad; not the same"; end

begin "an output link is written through"
echo old >real.pdf; ln -s real.pdf link.pdf; run good.xml -o link.pdf
status_is 0; starts real.pdf %PDF-; [ -L link.pdf ] || bad="$bad; the link is gone"; end

begin "an XSL-FO file enters at the formatter"
run good.xml -t fo -o x.fo; run x.fo -o x.pdf; status_is 0; starts x.pdf %PDF-
run x.fo -t html -o x.html; status_is 2; says "format-not-from-fo"; only x.fo x.pdf; end

for encoding in windows-1251 iso-8859-5 utf-16le utf-16be utf-8; do
    begin "encoding $encoding"
    sed -i 's/[«»]//g' good.xml
    sed "s/encoding=\"[^\"]*\"/encoding=\"${encoding%[lb]e}\"/" good.xml >utf8.xml
    case $encoding in
    utf-16*) { case $encoding in *le) printf '\377\376' ;; *) printf '\376\377' ;; esac; iconv -f utf-8 -t $encoding utf8.xml; } >x.xml ;;
    *) iconv -f utf-8 -t $encoding utf8.xml >x.xml ;;
    esac
    rm utf8.xml
    run x.xml -t html -o x.html; status_is 0
    run good.xml -t html -o y.html
    cmp -s x.html y.html || bad="$bad; the output differs from that of UTF-8"
    end
done

# A start tag in it looks like text before it is decoded: <agenda> is written +ADw-agenda>.
begin "an encoding that hides start tags"
python3 -c '
import re, sys
text = sys.stdin.read().replace("UTF-8", "UTF-7", 1).replace("+", "+-")
text = re.sub(r"[^\x00-\x7f]+", lambda found: found[0].encode("utf-7").decode(), text)
print(re.sub("<(agenda|decisions|quotation|table)", r"+ADw-\1", text), end="")' <"$root/examples/client-meeting.xml" >x.xml
cp "$root"/examples/*.png .
run x.xml -t html -o x.html; status_is 0
run "$root/examples/client-meeting.xml" -t html -o y.html
cmp -s x.html y.html || bad="$bad; the output differs from that of UTF-8"
rm ./*.png; only x.xml x.html y.html; end

## What is in the PDF

begin "the PDF is whole, and its words can be read"
run "$example" -o x.pdf; status_is 0
qpdf --check x.pdf >out 2>&1 || bad="$bad; qpdf --check complains"
pdftotext x.pdf - >out
prints "Протокол встречи с клиентом"; prints "Стр. 1 из"
pdffonts x.pdf | awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") { exit 1 }' || bad="$bad; a font is not embedded, subset or mapped to text"
pdffonts x.pdf >out; prints PTSerif
pdfinfo x.pdf >out
prints "Title:           Протокол встречи с клиентом"; prints "Page size:       595.276 x 841.89 pts (A4)"; prints "Author:"; prints "Keywords:        Конфиденциально"; prints "CreationDate:    Thu May 12"
end

begin "no running header on the first page, the number and date on the others"
run "$example" -o x.pdf; status_is 0
pages=$(pdfinfo x.pdf | sed -n 's/^Pages: *//p')
[ "$pages" -ge 2 ] || bad="$bad; only $pages page"
pdftotext -l 1 -y 0 -x 0 -W 1000 -H 50 x.pdf - >out
grep -q '№ 12' out && bad="$bad; the first page has a running header"
pdftotext -f 2 -l 2 -y 0 -x 0 -W 1000 -H 56 x.pdf - >out
prints "№ 12"; prints "12 мая 2022"
pdftotext -f 2 -l 2 x.pdf - >out; prints "Стр. 2 из $pages"
end

begin "bookmarks and links"
run "$example" -o x.pdf; status_is 0
mutool show x.pdf outline >out 2>/dev/null; prints "Решения"; prints "Подписи"
qpdf --qdf --object-streams=disable x.pdf x.qdf; grep -aq '/Subtype /Link' x.qdf || bad="$bad; no link"
end

begin "words broken at a line's end can be found"
run "$long" -t areas -o x.areas; status_is 0
grep -q ' hyphen "' x.areas || bad="$bad; nothing is hyphenated"
grep -q 'extra=' x.areas || bad="$bad; nothing is justified"
end

begin "a draft and a confidential document say so on every page, in HTML and in the metadata"
sed 's/number="12"/number="12" status="draft"/' "$example" >x.xml; cp "$root/examples/logo.png" .
run x.xml -w -o x.pdf; status_is 0; run x.xml -w -o x.html; status_is 0; run x.xml -w -o x.txt; status_is 0
pages=$(pdfinfo x.pdf | sed -n 's/^Pages: *//p')
for page in $(seq "$pages"); do
    pdftotext -f "$page" -l "$page" x.pdf out
    prints "Конфиденциально"; prints "Проект"
done
pdfinfo x.pdf >out; prints "Конфиденциально · Внутренний экземпляр · Проект"
grep -q '<meta name="keywords" content="Конфиденциально · Внутренний экземпляр · Проект"' x.html || bad="$bad; the page's metadata lack the markings"
head -n 2 x.txt >out; prints "*** Проект ***"; prints "*** Конфиденциально"
end

begin "a background picture lies under the border of its box"
cp "$root/tests/golden/fo/specimen-dots.png" dots.png
cat >x.fo <<END
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="p"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="p"><fo:flow flow-name="xsl-region-body">
<fo:block-container height="20mm" border="0.5pt solid black" background-image="url(dots.png)"><fo:block/></fo:block-container>
</fo:flow></fo:page-sequence></fo:root>
END
run x.fo --pdf-profile none -o x.pdf; status_is 0
qpdf --qdf --object-streams=disable x.pdf q.pdf; last=$(grep -aoE '(^| )(Do|f)$' q.pdf | tail -1)
[ "$last" = f ] || bad="$bad; drawn last: $last"
end

begin "a language inside a document has its font, its breaks and its tags"
foreign=$root/tests/golden/documents/foreign.xml
run "$foreign" -o x.pdf; status_is 0
pdffonts x.pdf >out; prints PTSerif; prints CJK
qpdf --qdf --object-streams=disable x.pdf x.qdf
for language in ru zh de en; do grep -aq "/Lang ($language)" x.qdf || bad="$bad; nothing is tagged as $language"; done
run "$foreign" -t areas -o x.areas; status_is 0
grep -q ' hyphen "' x.areas || bad="$bad; the German words are not hyphenated"
pdftotext -layout x.pdf out; grep -qE '^ *[，。]' out && bad="$bad; a line begins with a Chinese full stop or comma"
end

begin "the text is read in the order of the source"
run "$example" -o x.pdf; pdftotext x.pdf out
order=$(grep -nE '^(Участники|Повестка дня|Обзор встречи|Решения|Подписи)$' out | sed 's/.*://' | tr '\n' ' ')
[ "$order" = "Участники Повестка дня Обзор встречи Решения Подписи " ] || bad="$bad; the order is $order"
end

## What a PDF takes along

# attaching: good.xml with an attachment for everybody and one for us.
attaching() {
    sed '/<\/protocol>/d' "$good" >attaching.xml
    cat >>attaching.xml <<'END'
  <attachments>
    <attachment file="papers/contract.txt">Проект   договора</attachment>
    <attachment file="margin.csv" audience="internal">Наша наценка</attachment>
    <attachment file="other/contract.txt">Старый договор</attachment>
  </attachments>
</protocol>
END
    mkdir papers other
    echo contract >papers/contract.txt
    echo old >other/contract.txt
    echo margin >margin.csv
}

begin "the source and the attachments are in the PDF, byte for byte"
attaching; run attaching.xml -o x.pdf; status_is 0
mkdir all; pdfdetach -saveall -o all x.pdf
cmp -s attaching.xml all/2022-05-12_client-meeting_АО-Север_ru.xml || bad="$bad; the source differs"
cmp -s papers/contract.txt all/contract.txt || bad="$bad; an attachment differs"
cmp -s other/contract.txt all/contract-2.txt || bad="$bad; the attachment of the same name differs"
cmp -s margin.csv all/margin.csv || bad="$bad; the internal attachment differs"
qpdf --qdf --object-streams=disable x.pdf q.pdf
grep -aq '/AFRelationship /Source' q.pdf || bad="$bad; no source"
[ "$(grep -ac '/AFRelationship /Supplement' q.pdf)" -eq 3 ] || bad="$bad; not three supplements"
grep -aq '/Subtype /application#2fxml' q.pdf || bad="$bad; the source is no XML"
grep -aq '/ModDate (D:20220512000000' q.pdf || bad="$bad; no date"; end

begin "a source in another encoding stays as it is"
iconv -f UTF-8 -t UTF-16 "$good" | sed 's/^//' >x.xml; sed -i 's/U\x00T\x00F\x00-\x008/U\x00T\x00F\x00-\x001\x006/' x.xml
run x.xml -o x.pdf; status_is 0
pdfdetach -save 1 -o y.xml x.pdf; cmp -s x.xml y.xml || bad="$bad; the source differs"; end

begin "a copy for the client knows nothing of internal attachments"
attaching; run --audience=client attaching.xml -o x.pdf; status_is 0
mkdir all; pdfdetach -saveall -o all x.pdf
qpdf --qdf --object-streams=disable x.pdf q.pdf
for trace in margin наценка; do
    grep -rqi "$trace" all && bad="$bad; an attached file holds “$trace”"
    grep -aqi "$trace" q.pdf && bad="$bad; the PDF holds “$trace”"
    pattern=$(printf %s "$trace" | iconv -f UTF-8 -t UTF-16BE | od -An -tx1 | tr -d ' \n')
    grep -aqi "$pattern" q.pdf && bad="$bad; the PDF holds “$trace” in digits"
done
[ -e all/margin.csv ] && bad="$bad; it is attached"
grep -q 'place\|urn:protoc:place' all/*.xml && bad="$bad; the view holds places"
run --check all/2022-05-12_client-meeting_АО-Север_ru.xml; says "[attachment-missing]"; end

begin "--no-source"
attaching; run --no-source attaching.xml -o x.pdf; status_is 0
[ "$(pdfdetach -list x.pdf)" = "0 embedded files" ] || bad="$bad; something is attached"; end

begin "PDF/A-2 holds no files"
attaching; run --pdf-profile pdf/a-2a attaching.xml -o x.pdf; status_is 0; says "[attachment-left-out]"
[ "$(pdfdetach -list x.pdf)" = "0 embedded files" ] || bad="$bad; something is attached"; end

begin "the same bytes whatever is around"
attaching; run attaching.xml -o x.pdf; status_is 0
mkdir elsewhere home; cp -r attaching.xml papers other margin.csv elsewhere; mv elsewhere/attaching.xml "elsewhere/другое имя.xml"
touch -d '2001-02-03' elsewhere/*
(cd elsewhere && umask 077 && exec env -i HOME=/nonexistent LC_ALL=C TZ=Pacific/Kiritimati "$protoc" "другое имя.xml" -o ../y.pdf 2>../err)
cmp x.pdf y.pdf >&2 2>err || bad="$bad; they differ"
env LC_ALL=C.UTF-8 HOME="$PWD/home" TZ=America/New_York "$protoc" - -o z.pdf <attaching.xml 2>err
cmp x.pdf z.pdf >&2 2>err || bad="$bad; from standard input they differ"
# A comma in numbers, letters that change their case in another way, and another century.
mkdir locales; localedef -i tr_TR -f UTF-8 locales/tr_TR.UTF-8 >/dev/null 2>&1
[ "$(LOCPATH=$PWD/locales LC_ALL=tr_TR.UTF-8 locale decimal_point)" = , ] || bad="$bad; there is no such locale"
# AddressSanitizer wants to be loaded before faketime, which cannot be, and need not.
LOCPATH=$PWD/locales LC_ALL=tr_TR.UTF-8 ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" faketime '2101-02-03 04:05:06' "$protoc" --messages en attaching.xml -o w.pdf 2>err
cmp x.pdf w.pdf >&2 2>err || bad="$bad; in another locale and time they differ"; end

begin "a document without a date takes SOURCE_DATE_EPOCH"
sed 's|<fo:root|<fo:root xml:lang="ru"|' "$root/tests/golden/fo/list.fo" >x.fo
SOURCE_DATE_EPOCH=1000000000 "$protoc" --pdf-profile none x.fo -o x.pdf 2>err
TZ=Asia/Tokyo SOURCE_DATE_EPOCH=1000000000 "$protoc" --pdf-profile none x.fo -o y.pdf; "$protoc" --pdf-profile none x.fo -o z.pdf
cmp x.pdf y.pdf >&2 2>err || bad="$bad; they differ"
TZ=UTC pdfinfo x.pdf | grep -q 'Sun Sep  9 01:46:40 2001' || bad="$bad; another date"
pdfinfo z.pdf | grep -q 'CreationDate' && bad="$bad; a date from nowhere"; end

## What is wrong with files

begin "no such file"
run nothing.xml; status_is 3; says "nothing.xml"; says "[file-missing]"; only; end

begin "a folder as input"
mkdir folder.xml; run folder.xml; status_is 3; says "is a folder"; only folder.xml; end

begin "an unreadable file"
if [ "$(id -u)" -ne 0 ]; then
    cp good.xml secret.xml; chmod 0 secret.xml; run secret.xml; status_is 3; says "[file-unreadable]"; only secret.xml
else
    run /proc/self/mem -o x.pdf; status_is 3; says "[file-unreadable]"; only
fi
end

begin "an empty file"
: >empty.xml; run empty.xml; status_is 1; says "empty.xml"; only empty.xml; end

begin "not XML"
printf 'Meeting of 12 May\n' >x.xml; run x.xml; status_is 1; says "x.xml:1:1: error:"; only x.xml; end

begin "a PDF as input"
run good.xml -o x.pdf; run x.pdf -o y.pdf; status_is 1; says "PDF"; only x.pdf; end

begin "a truncated file"
head -c 300 good.xml >x.xml; run x.xml; status_is 1; says "x.xml:"; only x.xml; end

begin "another root"
echo '<letter xmlns="urn:protoc:minutes:1"/>' >x.xml; run x.xml; status_is 1; says "<letter>"; says "<protocol>"; only x.xml; end

begin "a DTD"
printf '<!DOCTYPE protocol SYSTEM "http://example.invalid/x.dtd">\n<protocol xmlns="urn:protoc:minutes:1"/>\n' >x.xml
run x.xml; status_is 1; says "x.xml:1:"; says "DOCTYPE"; only x.xml; end

begin "an external entity is not read"
printf '<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<protocol xmlns="urn:protoc:minutes:1">&e;</protocol>\n' >x.xml
run x.xml -t view -o -; status_is 1; grep -q root: out && bad="$bad; /etc/passwd was read"; only x.xml; end

begin "a named entity"
sed 's/<subject>.*//; s/<name>/<name>\&nbsp;/' good.xml >x.xml; run x.xml; status_is 1; says "&nbsp;"; only x.xml; end

begin "a picture that is missing"
cp "$example" x.xml; run x.xml; status_is 1; says "logo.png"; says 'x.xml:'; only x.xml; end

begin "a picture that is cut short"
cp "$example" x.xml; head -c 500 "$root/examples/logo.png" >logo.png; run x.xml; status_is 1; says "logo.png"; only x.xml logo.png; end

begin "a picture outside the folder"
mkdir inner; sed 's/"logo.png"/"..\/logo.png"/' "$example" >inner/x.xml; cp "$root/examples/logo.png" .
run inner/x.xml; status_is 1; says "../logo.png"; only inner logo.png; end

begin "a character no font has"
sed 's/<surname>/<surname>\&#xE000;/' good.xml >x.xml; echo old >x.pdf
run x.xml; status_is 1; says "U+E000"; says "[glyph-missing]"; file_is x.pdf old; only x.xml x.pdf; end

## What is wrong with the output

begin "errors leave the old output"
echo old >x.pdf; echo '<protocol xmlns="urn:protoc:minutes:1"/>' >x.xml
run x.xml -o x.pdf; status_is 1; file_is x.pdf old; only x.xml x.pdf; end

begin "no output folder"
run good.xml -o no/such/x.pdf; status_is 3; says "[output-folder-missing]"; says "no/such"; only; end

begin "an output folder that cannot be written"
if [ "$(id -u)" -ne 0 ]; then
    mkdir closed; chmod a-w closed; run good.xml -o closed/x.pdf; only closed
else
    run good.xml -o /proc/x.pdf
fi
status_is 3; says "cannot write"; end

begin "the output is a folder"
mkdir x.pdf; run good.xml -o x.pdf; status_is 3; says "x.pdf"; only x.pdf; end

begin "a full disk"
run "$example" -o /dev/full; status_is 3; says "/dev/full"; end

begin "a full disk, a small file"
run good.xml -t view -o /dev/full; status_is 3; says "/dev/full"; end

begin "a full disk on standard output"
"$protoc" --version >/dev/full 2>err; status=$?; status_is 3
"$protoc" good.xml -o - >/dev/full 2>err; status=$?; status_is 3; end

begin "a closed pipe"
mkfifo pipe; { "$protoc" "$example" -t html -o - >pipe 2>err; echo $? >status; } & : <pipe; wait
status=$(cat status); status_is 3; says "[output-failed]"; end

begin "a small file system: nothing half-written"
if (ulimit -f 8 && "$protoc" "$example" -o x.pdf) >out 2>err; then bad="; succeeded"; fi
only; end

begin "right-to-left text is copied in its own order"
run "$root/tests/golden/fo/right-to-left.fo" -o x.pdf; status_is 0
pdftotext -layout x.pdf - | sed 's/\xe2\x80[\xaa-\xae]//g' >out
prints "הוחלט לחתום על הסכם מספר"; prints "وانتهى في"; end

## What is wrong with the command line

begin "no input"
run; status_is 2; says "[input-not-given]"; end

begin "an unknown option"
run --chek good.xml; status_is 2; says "--chek"; says "--check"; only; end

begin "an unknown short option"
run -x good.xml; status_is 2; says "-x"; only; end

begin "extra operands"
run good.xml other.xml -o x.pdf; status_is 2; says "[output-one-name]"; only; end

begin "an option without its value"
run good.xml -o; status_is 2; says "-o"; only; end

begin "a value where none belongs"
run --check=yes good.xml; status_is 2; says "--check"; only; end

begin "an unknown format"
run -t doc good.xml; status_is 2; says "doc"; says "pdf"; only; end

begin "a name that is no format's"
run good.xml -o x.docx; status_is 2; says "x.docx"; only; end

begin "an unknown audience"
run --audience everyone good.xml; status_is 2; says "client"; only; end

begin "standard input without an output name"
"$protoc" - <good.xml >out 2>err; status=$?; status_is 2; says "-o"; end

begin "the output would replace the input"
run good.xml -t html -o good.xml; status_is 2; says "good.xml"
cmp -s good.xml "$root/examples/minimal.xml" || bad="$bad; the input was changed"; only; end

begin "an option after --"
run -- --check; status_is 3; says "--check"; end

## An installation that is broken

begin "a library that is missing"
sed 's/libhpdf-/libhpdg-/g' "$protoc" >broken; chmod +x broken
./broken good.xml -o x.html 2>err || bad="$bad; HTML needs it"
./broken good.xml -o x.pdf >out 2>err; status=$?
status_is 3; says "libhpdg-"; says "[library-missing]"; only broken x.html; end

# archive.sh has a name that ICU writes in Latin letters.
begin "what starts the process is what every run needs"
case $(uname -m) in
x86_64 | aarch64)
    LD_TRACE_LOADED_OBJECTS=1 "$protoc" >objects || bad="$bad; nothing said what it loads"
    for library in xml2 xslt; do grep -q "lib$library\." objects || bad="$bad; no $library"; done
    for library in icuuc icudata harfbuzz fontconfig hpdf; do ! grep "lib$library\." objects >&2 || bad="$bad; $library"; done
    rm objects
    ;;
esac
end

## What is left behind when a run is stopped

begin "no temporary file after a signal"
i=0
while [ $i -lt 20 ]; do
    "$protoc" "$example" -o x.pdf >/dev/null 2>&1 &
    pid=$!
    sleep "0.0$((i % 10))"
    kill -TERM $pid 2>/dev/null
    wait $pid 2>/dev/null
    i=$((i + 1))
done
only x.pdf; end

begin "small capitals are those of the font, and for other letters scaled capitals"
mkdir fonts cache; # PT Serif, with the figure one as the small capital of “a”
/usr/bin/python3 - "$(fc-match -f '%{file}' 'PT Serif')" <<'END' || bad="$bad; no font could be made"
import sys
from fontTools.ttLib import TTFont
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
font = TTFont(sys.argv[1])
glyphs = font.getBestCmap()
addOpenTypeFeaturesFromString(font, f"feature smcp {{ sub {glyphs[ord('a')]} by {glyphs[ord('1')]}; }} smcp;")
for name in font["name"].names:
    if name.nameID in (1, 4, 6, 16):
        font["name"].setName("OwnCapitals", name.nameID, name.platformID, name.platEncID, name.langID)
font.save("fonts/own.ttf")
END
echo "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>$PWD/fonts</dir><cachedir>$PWD/cache</cachedir></fontconfig>" >fonts.conf
cat >x.fo <<'END'
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="OwnCapitals" font-size="10pt"><fo:layout-master-set><fo:simple-page-master master-name="p"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="p"><fo:flow flow-name="xsl-region-body"><fo:block font-variant="small-caps">Aaab</fo:block></fo:flow></fo:page-sequence></fo:root>
END
export FONTCONFIG_FILE="$PWD/fonts.conf"
run x.fo -t areas -o -; status_is 0; prints 'size=10000 "Aaa"'; prints 'size=8000 "b"'
run x.fo --pdf-profile=none -o x.pdf; status_is 0; pdftotext x.pdf out; prints Aaab
unset FONTCONFIG_FILE; only fonts cache fonts.conf x.fo x.pdf; end

finish "command line"
