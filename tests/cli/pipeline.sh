#!/bin/sh
# pipeline.sh: protoc in pipelines: diagnostics for machines, many inputs, limits, house styles and rules.
set -u
. "$(dirname "$0")/functions.sh"
# reads PROGRAM: what protoc said is good input for the program.
reads() { "$@" <err >out 2>&1 || bad="$bad; $1 refuses it: $(head -2 out)"; }

# style NAME BASE TEMPLATES: a house stylesheet.
style() {
    printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:protoc:document:1" xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl">\n<xsl:import href="protoc:stylesheets/%s"/>\n%s\n</xsl:stylesheet>\n' "$2" "$3" >"$1"
}

## Diagnostics

begin "the languages of messages"
sed 's/<date>[^<]*/<date>2022-05-52/' good.xml >x.xml
run --check x.xml; says "error: “2022-05-52” cannot stand in <date>; write a date such as 2022-05-12"; says "hint: there is no such day"
run --check --messages ru x.xml; status_is 1; says "ошибка: «2022-05-52» не годится (<date>); запишите дату, например 2022-05-12 [value-wrong]"; says "подсказка: такого дня нет"
run --check --messages zh x.xml; status_is 1; says "错误: “2022-05-52”不能用于<date>；请写日期，例如 2022-05-12 [value-wrong]"; says "提示: 没有这一天"
LC_ALL= LC_MESSAGES=ru_RU.UTF-8 LANG=zh_CN run --check x.xml; says "не годится"
LC_ALL=zh_CN.UTF-8 run --check x.xml; says "不能用于"
LC_ALL=de_DE.UTF-8 run --check x.xml; says "cannot stand"
LC_ALL=ru run --messages en --check x.xml; says "cannot stand"
run --check --messages ru good.xml; says "[agenda-missing]"; grep -q 'Добавьте\|добавьте' err || bad="$bad; the rule does not speak Russian"
end

begin "SARIF"
sed 's/<date>[^<]*/<date>2022-05-52/' good.xml >'a b&".xml'
run --check --diagnostics sarif 'a b&".xml'; status_is 1; reads python3 "$root/tests/sarif.py"; prints "1 results"
says '"uri":"a%20b%26%22.xml","uriBaseId":"SRCROOT"'; says '"ruleId":"value-wrong","level":"error"'; says '"columnKind":"unicodeCodePoints"'
run --check --diagnostics sarif good.xml; status_is 0; reads python3 "$root/tests/sarif.py"
run --check --diagnostics sarif nothing.xml; status_is 3; reads python3 "$root/tests/sarif.py"; says '"exitCode":3'
for language in ru zh; do run --check --diagnostics sarif --messages $language good.xml; reads python3 "$root/tests/sarif.py"; done
end

begin "SARIF columns count characters"
printf '<протокол/>' >x.xml; run --check --diagnostics sarif x.xml; says '"startLine":1,"startColumn":1,"endLine":1,"endColumn":10'; end

begin "JSON lines"
run --check --diagnostics json good.xml; status_is 0
reads python3 -c 'import json, sys
for line in sys.stdin:
    report = json.loads(line)
    assert report["severity"] == "warning" and report["file"] == "good.xml" and report["line"] >= 1 and report["message"], line'
says '"id":"agenda-missing"'; end

begin "workflow commands of GitHub"
printf '<a%%b>' >'100%,x:y.xml'; run --check --diagnostics github '100%,x:y.xml'; status_is 1
says "::error file=100%25%2Cx%3Ay.xml,line=1,endLine=1,col="; says ",title=xml-"; end

begin "Checkstyle"
run --check --diagnostics checkstyle good.xml; status_is 0; reads xmllint --noout -; says '<file name="good.xml">'; says 'severity="warning" message="The agenda is missing: add &lt;agenda&gt;'
run --check --diagnostics checkstyle "$example"; reads xmllint --noout -; end

begin "Code Quality of GitLab"
cp good.xml b.xml; run good.xml ./b.xml nothing.xml --check --diagnostics gitlab; status_is 3
reads python3 -c 'import json, sys
found = json.load(sys.stdin)
assert {f["location"]["path"] for f in found} == {"good.xml", "b.xml", "nothing.xml"}, found
assert len({f["fingerprint"] for f in found}) == len(found)
assert all(f["severity"] in ("minor", "major") and f["location"]["lines"]["begin"] >= 1 for f in found)'
cp err one; sed -i 's/<protocol/\n\n&/' good.xml; run good.xml ./b.xml nothing.xml --check --diagnostics gitlab
[ "$(grep -o 'fingerprint":"[^"]*' one)" = "$(grep -o 'fingerprint":"[^"]*' err)" ] || bad="$bad; a finding that moves is another one"
run --check -w --diagnostics gitlab b.xml; status_is 0; reads python3 -c 'import json, sys; assert json.load(sys.stdin) == []'; end

# at_terminal PROGRAM ARGUMENT...: what it shows there is printed.
at_terminal() { python3 -B "$root/tests/cli/terminal.py" -- "$@" >out 2>&1; }

begin "colour"
run --check good.xml; grep -q "$(printf '\033')" err && bad="$bad; colour in a file"
run --check --color always good.xml; says "$(printf '\033[1;35mwarning:\033[0m')"
at_terminal "$protoc" --check good.xml; prints "$(printf '\033[1;35mwarning:')"
at_terminal env NO_COLOR=1 "$protoc" --check good.xml; prints warning; grep -q "$(printf '\033\[1')" out && bad="$bad; colour in spite of NO_COLOR"
at_terminal env TERM=dumb "$protoc" --check good.xml; prints warning; grep -q "$(printf '\033\[1')" out && bad="$bad; colour on a terminal that knows none"
at_terminal "$protoc" --check --color never good.xml; prints warning; grep -q "$(printf '\033\[1')" out && bad="$bad; colour in spite of never"
end

begin "-W"
run --check -w good.xml; status_is 0; silent
run --check -Wno-agenda-missing good.xml; status_is 0; says "[time-missing]"; grep -q agenda-missing err && bad="$bad; agenda-missing was not silenced"
run -Werror good.xml -o x.pdf; status_is 1; says "error: The agenda is missing"
run -Werror=agenda-missing good.xml -o x.pdf; status_is 1; says "error: The agenda"; says "warning: The time"
run -Werror -Wno-error=agenda-missing --check good.xml; status_is 1; says "warning: The agenda"; says "error: The time"
run -w -Werror=agenda-missing --check good.xml; status_is 1; says "error: The agenda"; grep -q "time-missing" err && bad="$bad; -w does not silence"
run -Wno-agenda-mising --check good.xml; status_is 2; says "[warning-unknown]"; says "did you mean agenda-missing?"
run -Wno-value-wrong --check good.xml; status_is 2; says "[warning-is-no-warning]"
only; end

begin "characters that could trick a reader are shown escaped"
printf '<a\xe2\x80\xae>\n' >x.xml; for form in text json sarif github checkstyle gitlab; do
    run --check --diagnostics $form x.xml; grep -q "$(printf '\342\200\256')" err && bad="$bad; $form shows U+202E as it is"
done
name=$(printf 'x\033[2Jy\342\200\256\377.xml'); cp good.xml "$name"; for form in text json sarif github checkstyle gitlab; do
    run --check --diagnostics $form "$name"; status_is 0
    grep -q "$(printf '\033\|\342\200\256')" err && bad="$bad; $form shows a treacherous name as it is"
    iconv -f utf-8 -t utf-8 err >/dev/null 2>&1 || bad="$bad; $form is not UTF-8"
done
end

## Many inputs

# several N: N small documents, number 2 with a mistake.
several() {
    for number in $(seq "$1"); do sed "s/<date>[^<]*/<date>2022-05-1$((number % 10))/" good.xml >"m$number.xml"; done
    sed -i 's/<date>[^<]*/<date>2022-05-52/' m2.xml
    mkdir made
}

begin "many inputs, many formats, the order of inputs whatever the number of processes"
several 9
run m?.xml -d made -t html,text,pdf -j1; status_is 1; cp err one
[ "$(ls made | wc -l)" -eq 24 ] || bad="$bad; $(ls made | wc -l) outputs, not 24"
[ -e made/m2.html ] && bad="$bad; the document with a mistake was written"
grep -n 'm[0-9].xml:' err | sed 's/.*\(m[0-9]\).*/\1/' | uniq >order; sort order | cmp -s - order || bad="$bad; not in the order of the inputs"
cp -r made first; run m?.xml -d made -t html,text,pdf -j4; status_is 1
cmp -s one err || bad="$bad; -j4 says something else"
diff -r first made >/dev/null || bad="$bad; -j4 writes something else"
run m1.xml -t html,text; status_is 0; cmp -s m1.html made/m1.html || bad="$bad; one input gives another page"; exists m1.txt
end

begin "lists of inputs"
several 3; printf 'm1.xml\r\n\nm3.xml\n' >list; printf 'm1.xml\0m3.xml\0' >nul
run @list -d made -t html; status_is 0; exists made/m1.html; exists made/m3.html; rm made/*
run --files0-from nul -d made -t html; status_is 0; exists made/m1.html; exists made/m3.html; rm made/*
"$protoc" --files0-from - -d made -t html <nul >out.txt 2>err; status=$?; status_is 0; exists made/m3.html
cp m1.xml "$(printf 'a\nb.xml')"; printf 'a\nb.xml\0' >nul; run --files0-from nul -t html; status_is 0; exists "$(printf 'a\nb.html')"
run @nothing; status_is 3; says "[file-missing]"; end

begin "two inputs with one output"
several 3; mkdir a b; cp m1.xml a/x.xml; cp m3.xml b/x.xml
run a/x.xml m2.xml b/x.xml -d made; status_is 2; says "[output-twice]"; says "a/x.xml"; says "b/x.xml"; [ -z "$(ls made)" ] || bad="$bad; something was written"
run m1.xml ./m1.xml; status_is 2; says "[output-twice]"; end

begin "one PDF at a time is read"
run --list a.pdf b.pdf; status_is 2; says "[input-extra]"; says "b.pdf"; end

begin "a missing document is one of many"
several 3; run m1.xml nothing.xml m3.xml -d made -t html; status_is 3; exists made/m1.html; exists made/m3.html; says "[file-missing]"
run m1.xml m3.xml -d no/such -t html; status_is 3; says "[output-folder-missing]"; end

begin "machine-readable diagnostics of many documents are one document"
several 5
run m?.xml --check --diagnostics sarif -j3; status_is 1; reads python3 "$root/tests/sarif.py"
run m?.xml --check --diagnostics checkstyle -j3; status_is 1; reads xmllint --noout -
run m1.xml m3.xml --check -w --diagnostics sarif; status_is 0; reads python3 "$root/tests/sarif.py"; prints "0 results"; end

begin "a process that crashes takes one document with it"
several 5; rm m3.xml; mkfifo m3.xml
# AddressSanitizer would catch the signal itself and end the worker in its own way.
ASAN_OPTIONS="${ASAN_OPTIONS:-}:handle_segv=0" \
    "$protoc" m?.xml -d made -t html -j1 -w --max-time 20 >/dev/null 2>err & pid=$!
until grep -q m2.xml: err || ! kill -0 $pid; do sleep 0.05; done; sleep 0.3
for worker in $(ps -o pid= --ppid $pid); do kill -SEGV "$worker"; done
wait $pid; status=$?; status_is 3; says "m3.xml: error:"; says "[worker-failed]"; says "signal 11"; exists made/m4.html; exists made/m5.html; end

begin "a document that takes too long"
several 4; rm m3.xml; mkfifo m3.xml
run m1.xml m3.xml m4.xml -d made -t html -w --max-time 3; status_is 1; says "m3.xml: error: this document takes longer than 3 seconds, the limit [time-limit]"; exists made/m4.html; end

if ldd "$protoc" | grep -q libasan; then
    echo "pipelines: limit and growth of memory are not tested under AddressSanitizer, which reserves terabytes of addresses and keeps freed memory"
else
    begin "the memory of a batch is flat"
    for number in $(seq 240); do ln -s "$example" "m$number.xml"; done; cp "$root/examples/logo.png" .; mkdir made
    PYTHONDONTWRITEBYTECODE=1 python3 - "$protoc" >out 2>err <<'PYTHON' || bad="$bad; it grows: $(cat out)"
import glob, os, subprocess, sys
def peak(count):
    """The largest process of a batch, in megabytes."""
    process = subprocess.Popen([sys.argv[1], "-w", "-j1", "-t", "pdf,html", "-d", "made"] + sorted(glob.glob("m*.xml"))[:count])
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, status
    return used.ru_maxrss / 1024
# What grows grows each time; a machine that is busy may let one thread run ahead of another.
for attempt in range(3):
    few, many = peak(12), peak(240)
    print("%.1f MB after 12 documents, %.1f MB after 240" % (few, many))
    if many <= few * 1.05 + 1:
        sys.exit(0)
sys.exit(1)
PYTHON
    end
    begin "a document that takes too much memory"
    several 4; { echo '<protocol xmlns="urn:protoc:minutes:1">'; yes '<a/>' | head -1500000; echo '</protocol>'; } >m3.xml
    run m1.xml m3.xml m4.xml -d made -t html -w --max-memory 300; status_is 3; says "m3.xml: error:"; says "[worker-memory]"; exists made/m4.html; end
fi

begin "--if-changed"
several 3; sed 's/<header>/<header>/' "$example" >p.xml; cp "$root/examples/logo.png" .
run p.xml m1.xml -t html,text; status_is 0
touch -d '2 hours ago' -r "$protoc" stamp; for file in *.html *.txt; do echo kept >$file; done
run p.xml m1.xml -t html,text --if-changed; status_is 0; file_is p.html kept; file_is m1.txt kept
sleep 0.02; touch logo.png; run p.xml m1.xml -t html,text --if-changed; starts p.html '<!DOCTYPE'; file_is m1.html kept
rm m1.txt; run p.xml m1.xml -t html,text --if-changed -w; starts m1.html '<!DOCTYPE'; exists m1.txt; end

begin "--if-changed with other options, and with another protoc"
mkdir house; style house/a.xsl formats/html.xsl ''; cp -p house/a.xsl house/b.xsl; touch -d '1 hour ago' house/*
# again STATUS ARGUMENT...: whether x.html is kept (0) or made anew (1), and that it is then kept.
again() {
    wanted=$1; shift; echo kept >x.html
    run good.xml -w -o x.html --if-changed "$@"; status_is 0
    if grep -q '^kept' x.html; then anew=0; else anew=1; fi
    [ $anew -eq "$wanted" ] || bad="$bad; $*: made anew $anew, not $wanted"
    [ "$wanted" -eq 0 ] || again 0 "$@"
}
echo kept >x.html; run good.xml -w -o x.html --if-changed; starts x.html '<!DOCTYPE'
again 0; again 0 -j1 --color never; again 1 --audience client; again 0 --audience=client; again 1 --detail brief; again 1; again 1 --max-pages 9
again 1 --style house/a.xsl; again 1 --style house/b.xsl; again 1 --mask; again 1
run good.xml -w -t text -o x.html --if-changed; grep -q '<!DOCTYPE' x.html && bad="$bad; another format counts as the same"
run good.xml -w -o x.html --if-changed; starts x.html '<!DOCTYPE'
run good.xml -w -o x.html --if-changed --resources "$root"; touch -d '1 minute' x.html; echo kept >x.html
run good.xml -w -o x.html --if-changed --resources "$root"; starts x.html '<!DOCTYPE'
run good.xml -w -o x.html --if-changed; run good.xml -w --if-changed -o x.html; silent
run good.xml -Werror --if-changed -o x.html; status_is 1
this=$protoc; cp "$protoc" other; touch -d '1 year ago' other; protoc=./other; again 1; protoc=$this; again 1
cp x.html y.html; mv y.html x.html; run good.xml -w --if-changed -o x.html -MD; exists x.d; end

begin "dependencies for make"
cp "$example" 'p q.xml'; cp "$root/examples/logo.png" .
run 'p q.xml' -t html -MD; status_is 0; [ "$(head -c 9 'p q.d')" = 'p\ q.html' ] || bad="$bad; $(cat 'p q.d')"
mv 'p q.xml' p.xml; run p.xml -o x.pdf -MF x.dep; status_is 0
printf 'x.pdf:\n\techo built >built\ninclude x.dep\n' >Makefile; make -s x.pdf >out 2>&1; [ -e built ] && bad="$bad; make rebuilds for nothing"
sleep 0.02; touch logo.png; make -s x.pdf >out 2>&1; [ -e built ] || bad="$bad; make does not notice the picture"; end

begin "--watch"
cp good.xml m1.xml; cp "$example" p.xml; cp "$root/examples/logo.png" .
style style.xsl formats/html.xsl ''
"$protoc" p.xml m1.xml -t html -w --style style.xsl --watch 2>err & pid=$!
waits() { i=0; until [ "$(grep -cF "$1" err)" -ge "$2" ]; do i=$((i + 1)); [ $i -gt 600 ] && { bad="$bad; no line for $1"; break; }; sleep 0.05; done; }
waits "m1.xml: done: m1.html" 1; waits "p.xml: done: p.html" 1
cp "$root/examples/logo.png" new.png; mv new.png logo.png; waits "p.xml: done" 2
cp style.xsl new.xsl; mv new.xsl style.xsl; waits "p.xml: done" 3; waits "m1.xml: done" 2
echo '<protocol' >m1.xml; waits "m1.xml: not done" 1; [ "$(grep -c 'p.xml: done' err)" -eq 3 ] || bad="$bad; p.xml was compiled for nothing"
kill $pid; wait $pid 2>/dev/null; end

## Limits

begin "limits of a document"
printf '<protocol xmlns="urn:protoc:minutes:1">%s</protocol>' "$(yes '<a>' | head -30 | tr -d '\n')" >x.xml
run --check --max-depth 20 x.xml; status_is 1; says "x.xml:1:"; says "[xml-too-deep]"
run --check --max-elements 5 good.xml; status_is 1; says "good.xml:"; says "[xml-too-many]"
{ printf '<protocol xmlns="urn:protoc:minutes:1">'; head -c 1100000 /dev/zero | tr '\0' a; echo '</protocol>'; } >x.xml
run --check --max-text 1 x.xml; status_is 1; says "x.xml:1:1: error: a text or a value here has more than 1048576 bytes"
{ printf '<protocol xmlns="urn:protoc:minutes:1" kind="'; head -c 1100000 /dev/zero | tr '\0' a; echo '"/>'; } >x.xml
run --check --max-text 1 x.xml; status_is 1; says "[xml-text-long]"
run --check --max-input 1 x.xml; status_is 3; says "[file-too-large]"
run "$long" --max-pages 1 -o x.pdf; status_is 1; says "[page-limit]"
run "$long" --max-fonts 1 -o x.pdf; status_is 1; says "[font-too-many]"
sed 's/<\/protocol>/<attachments><attachment file="good.xml">a<\/attachment><attachment file="x.xml">b<\/attachment><\/attachments>&/' good.xml >y.xml
run --check --max-attachments 1 y.xml; says "y.xml:"; status_is 1; says "[attachment-too-many]"
run --check --max-pages 0 good.xml; status_is 2; says "--max-pages"
run --check --max-attributes 1 good.xml; status_is 1; says "good.xml:3:1: error: this element has more than 1 attributes"; says "--max-attributes sets another limit"
only x.xml y.xml; end

begin "limits of pictures"
python3 - <<'PYTHON'
import struct, zlib, os
def chunk(name, data): return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1200, 1000, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes(1201 * 1000))) + chunk(b"IEND", b"")
open("wide.png", "wb").write(png)
open("heavy.png", "wb").write(png[:33] + chunk(b"prVt", os.urandom(1200000)) + png[33:])
PYTHON
for file in wide heavy; do sed "s/\"logo.png\"/\"$file.png\"/" "$example" >$file.xml; run $file.xml -w -o x.html; status_is 0; rm x.html; done
run wide.xml -w -o x.html --max-pixels 1; status_is 1; says "wide.xml:8:19:"; says "--max-pixels"
run heavy.xml -w -o x.html --max-file 1; status_is 1; says "heavy.xml:8:19:"; says "--max-file"
only wide.png wide.xml heavy.png heavy.xml; end

begin "a document that takes too long, alone"
mkfifo x.xml; run x.xml --max-time 1 -t html; status_is 1; says "x.xml: error: this document takes longer than 1 seconds"; only x.xml; end

begin "--allow"
mkdir doc pictures; cp "$root/examples/logo.png" pictures; sed 's/"logo.png"/"..\/pictures\/logo.png"/' "$example" >doc/x.xml
run doc/x.xml -t html; status_is 1; says "[picture-path]"
run doc/x.xml -t html --allow pictures; status_is 0; exists doc/x.html
ln -s ../pictures/logo.png doc/logo.png; cp "$example" doc/y.xml; run doc/y.xml -t html; status_is 1; says "link that leads out"
run doc/y.xml -t html --allow pictures; status_is 0
run doc/x.xml -t html --allow doc; status_is 1; end

## House styles and rules

begin "a house style overrides what it wants"
mkdir house; style house/acme.xsl formats/html.xsl '<xsl:include href="part.xsl"/>'
printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><xsl:apply-imports/></xsl:template><xsl:template name="meta"><meta name="house" content="Acme"/></xsl:template></xsl:stylesheet>' >house/part.xsl
run good.xml -w --style house/acme.xsl -t html,text; status_is 0; silent; grep -q 'content="Acme"' good.html || bad="$bad; the style was not used"
run good.xml -w -t html -o plain.html; sed 's/<meta name="[^>]*>//g' good.html >a; sed 's/<meta name="[^>]*>//g' plain.html | cmp -s - a || bad="$bad; it overrides more than it says"
cp good.xml b.xml; run good.xml b.xml -w --style house/acme.xsl -t html -MD; status_is 0; grep -q 'content="Acme"' b.html || bad="$bad; not in a batch"; grep -q house/part.xsl b.d || bad="$bad; the style is no dependency"
run good.xml b.xml -w --style house/acme.xsl -t html --if-changed; echo kept >b.html; touch -d '1 second' b.html
run good.xml b.xml -w --style house/acme.xsl -t html --if-changed; file_is b.html kept
touch -d '2 seconds' house/part.xsl; run good.xml b.xml -w --style house/acme.xsl -t html --if-changed; starts b.html '<!DOCTYPE'; end

begin "files of a house style may have names in any letters"
mkdir -p "стиль/части 1"; style стиль/acme.xsl formats/html.xsl '<xsl:include href="части 1/часть #1.xsl"/><xsl:include href="%D1%87.xsl"/>'
sed -i 's/ #1/ №1/' стиль/acme.xsl; echo '<x>Пример</x>' >"стиль/части 1/данные 1.xml"; cp "стиль/части 1/данные 1.xml" стиль/plain.xml
printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template name="meta"><meta name="house" content="{document(&quot;данные 1.xml&quot;)/x}, {document(&quot;данные%%201.xml&quot;, document(&quot;&quot;))/x}"/></xsl:template></xsl:stylesheet>' >"стиль/части 1/часть №1.xsl"
printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>' >стиль/ч.xsl
run good.xml -w --style стиль/acme.xsl -t html; status_is 0; silent; grep -q 'content="Пример, Пример"' good.html || bad="$bad; the files were not read"
mkdir внутри; style внутри/x.xsl formats/html.xsl "<xsl:template match=\"/\"><xsl:value-of select=\"document('../стиль/plain.xml')\"/></xsl:template>"
run good.xml -w --style внутри/x.xsl -t html -o -; status_is 1; says "[stylesheet-refused]"; end

begin "a house style has to say where it belongs"
printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>' >x.xsl
run good.xml --style x.xsl; status_is 1; says "[style-no-base]"
style x.xsl view.xsl ''; run good.xml --style x.xsl; status_is 1; says "[style-no-base]"
run good.xml --style no.xsl; status_is 3; says "[file-missing]"
style x.xsl formats/html.xsl '<xsl:template match="/"><xsl:value-of select="$nothing"/></xsl:template>'
run good.xml -w --style x.xsl -t html; status_is 1; says "x.xsl:3:"; says "[stylesheet-broken]"; only x.xsl; end

begin "a hostile house style"
for address in /etc/passwd file:///etc/passwd ../secret.xml http://example.invalid/x.xml; do
    mkdir -p inner; echo '<secret>root:x</secret>' >secret.xml
    style inner/x.xsl formats/html.xsl "<xsl:template match=\"/\"><xsl:value-of select=\"document('$address')\"/></xsl:template>"
    run good.xml -w --style inner/x.xsl -t html -o -; status_is 1; says "[stylesheet-refused]"; says "$address"; grep -q 'root:' out && bad="$bad; $address was read"
done
ln -s ../secret.xml inner/link.xml; style inner/x.xsl formats/html.xsl "<xsl:template match=\"/\"><xsl:value-of select=\"document('link.xml')\"/></xsl:template>"
run good.xml -w --style inner/x.xsl -t html -o -; status_is 1; says "[stylesheet-refused]"
style inner/x.xsl formats/html.xsl '<xsl:template match="/"><exsl:document href="written.txt">x</exsl:document></xsl:template>'
run good.xml -w --style inner/x.xsl -t html; status_is 1; [ -e written.txt ] || [ -e inner/written.txt ] && bad="$bad; a file was written"
style x.xsl formats/html.xsl '<xsl:template match="/" name="t"><xsl:call-template name="t"/></xsl:template>'
run good.xml -w --style x.xsl -t html; status_is 1; says "x.xsl:3:"; says "[stylesheet-stopped]"
style x.xsl formats/html.xsl '<xsl:template match="/"><xsl:for-each select="//node()"><xsl:for-each select="//node()"><xsl:for-each select="//node()"><xsl:for-each select="//node()"><xsl:value-of select="count(//node()[//node()])"/></xsl:for-each></xsl:for-each></xsl:for-each></xsl:for-each></xsl:template>'
run good.xml -w --style x.xsl -t html --max-time 1; status_is 1
run good.xml -w --style x.xsl -t html --max-xslt-steps 1; status_is 1; says "x.xsl:3:"; says "the stylesheet “x.xsl” did not come"; says "[stylesheet-stopped]"
style x.xsl formats/html.xsl '<xsl:template match="/"><xsl:call-template name="t"/></xsl:template><xsl:template name="t"><xsl:param name="n" select="100"/><xsl:if test="$n &gt; 0"><xsl:call-template name="t"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>'
run good.xml -w --style x.xsl -t html -o x.html; status_is 0; run good.xml -w --style x.xsl -t html --max-xslt-depth 50; status_is 1; says "x.xsl:3:"; says "[stylesheet-stopped]"
grep -q Templates err && bad="$bad; the library speaks"
printf '<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]><x>&e;</x>' >x.xsl; run good.xml --style x.xsl; status_is 1; says "[xml-doctype]"; end

begin "house rules"
printf '<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt"><sch:ns prefix="m" uri="urn:protoc:minutes:1"/><sch:pattern><sch:rule context="m:protocol"><sch:assert id="acme-number" role="error" test="starts-with(@number, &apos;ACME-&apos;)">Our numbers begin with ACME-.</sch:assert></sch:rule></sch:pattern></sch:schema>' >acme.sch
run -w --check --rules acme.sch good.xml; status_is 1; says "good.xml:3:1: error: Our numbers begin with ACME-. [acme-number]"
sed 's/<protocol /<protocol number="ACME-1" /' good.xml >b.xml; run -w --check --rules acme.sch b.xml; status_is 0
run -w --check --rules acme.sch --diagnostics sarif good.xml b.xml; status_is 1; reads python3 "$root/tests/sarif.py"
sed -i 's/test="[^"]*"/test="document(\x27\/etc\/passwd\x27)"/' acme.sch; run -w --check --rules acme.sch good.xml; status_is 1; says "acme.sch:"; says "[rules-expression]"
run --check --rules no.sch good.xml; status_is 3; says "[file-missing]"; end

## Installing

begin "the compiler of protocol buffers was meant"
run --cpp_out=. -I proto address.proto; status_is 2; says "this protoc compiles minutes"; says "[protobuf]"; [ "$(grep -c error: err)" -eq 1 ] || bad="$bad; more than one message"
run address.proto; status_is 2; says "PROGRAM=minutes-protoc"; only; end

begin "the build does not depend on the language of who builds"
mkdir locales; localedef -i tr_TR -f UTF-8 locales/tr_TR.UTF-8 >/dev/null 2>&1
objects=$(cd "$root" && find "${BUILD:-build}"/objects/text "${BUILD:-build}"/objects/pdf -name '*.o')
# shellcheck disable=SC2086
for locale in C tr_TR.UTF-8; do
    (cd "$root" && LOCPATH="$work/case/locales" LC_ALL=$locale LANGUAGE=ru sh src/base/libraries.sh "${CC:-cc}" "unibreak hpdf" $objects) >$locale 2>err || bad="$bad; $locale: it fails"
done
cmp C tr_TR.UTF-8 >&2 2>err || bad="$bad; they differ"; grep -q set_linebreaks_utf C || bad="$bad; no functions"; end

begin "make install and uninstall"
mkdir "a root"; ln -s "a root" root
make -s -C "$root" install PREFIX=/usr DESTDIR="$work/case/a root" PROGRAM=minutes-protoc >out 2>err; status=$?; status_is 0
root/usr/bin/minutes-protoc --version >out; prints "protoc "
bash -n root/usr/share/bash-completion/completions/minutes-protoc || bad="$bad; the completion is no bash"
bash -c '. root/usr/share/bash-completion/completions/minutes-protoc; COMP_WORDS=(minutes-protoc --if); COMP_CWORD=1; _protoc; echo "${COMPREPLY[@]}"
    COMP_WORDS=(minutes-protoc -t ht); COMP_CWORD=2; _protoc; echo "${COMPREPLY[@]}"; complete -p' >out 2>err; prints "--if-changed"; prints html; prints "complete -o default -F _protoc minutes-protoc"
starts root/usr/share/zsh/site-functions/_minutes-protoc "#compdef minutes-protoc"; exists root/usr/share/man/man1/minutes-protoc.1
make -s -C "$root" uninstall PREFIX=/usr DESTDIR="$work/case/a root" PROGRAM=minutes-protoc >out 2>err
[ -z "$(find root -type f)" ] || bad="$bad; something is left"; rm -rf root; end

begin "make deb"
# As for whoever is not root
PATH=$(echo "$PATH" | tr : '\n' | grep -v sbin | paste -sd:) make -s -C "$root" deb PROGRAM=minutes-protoc >out 2>err; status=$?; status_is 0
deb=$root/$(sed -n 's/^the package: //p' out); dpkg-deb --info "$deb" >out 2>&1; prints "Package: minutes-protoc"; prints "libxml2"; prints "libharfbuzz0b"; prints "libhpdf"; prints "libc6"; prints "fonts-paratype"
# On a system of its own: one that is there may be locked, or have the package already.
mkdir -p system admin/info admin/updates; : >admin/status
own_dpkg() { PATH=$PATH:/usr/sbin:/sbin dpkg --instdir="$PWD/system" --admindir="$PWD/admin" --log=/dev/null --force-depends --force-not-root "$@" >out 2>&1; }
own_dpkg -i "$deb" || bad="$bad; it does not install: $(cat out)"; system/usr/bin/minutes-protoc good.xml -w -o x.pdf 2>err; starts x.pdf %PDF-
own_dpkg -P minutes-protoc || bad="$bad; it does not go away: $(cat out)"; [ -z "$(find system -type f)" ] || bad="$bad; it left something behind: $(find system -type f)"
end

finish "pipelines"
