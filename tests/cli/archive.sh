#!/bin/sh
# archive.sh: --archive: names, revisions, the index, several runs at once, and runs that are killed.
set -u
. "$(dirname "$0")/functions.sh"
# Runs that are killed leave their temporary folder.
mkdir "$work/tmp"
export TMPDIR="$work/tmp"
stem=2022-05-12_client-meeting_АО-Север_ru

# numbered N: good.xml with the number N is N.xml.
numbered() { sed "s|kind=\"client-meeting\"|& number=\"$1\"|" good.xml >"$1.xml"; }

# sound FOLDER: no torn file lies in the archive, and the index names each source once, and nothing else.
sound() {
    for file in "$1"/*.xml; do xmllint --noout "$file" 2>>err || bad="$bad; $file is torn"; done
    for file in "$1"/*.pdf; do qpdf --check "$file" >>err 2>&1 || bad="$bad; $file is torn"; done
    for file in "$1"/*.html; do tail -c 8 "$file" | grep -q '</html>' || bad="$bad; $file is torn"; done
    sources=$(ls "$1" | grep -c '\.xml$')
    entries=$(grep -o ' file="' "$1/index.xml" | wc -l)
    [ "$entries" -eq $((sources - 1)) ] || bad="$bad; $entries entries for $((sources - 1)) sources"
}

begin "PDF, HTML, source and index"
run good.xml --archive a -w; status_is 0; silent; prints "a/$stem.pdf"
for suffix in pdf html xml; do exists "a/$stem.$suffix"; done
cmp -s good.xml "a/$stem.xml" || bad="$bad; the source is another"
run --verify "a/$stem.pdf"; status_is 0; sound a
grep -q "АО «Север»" a/index.html || bad="$bad; the index does not name the client"
grep -q 'lang="ru"' a/index.html || bad="$bad; the index has no language"
[ "$(ls -A a | wc -l)" -eq 6 ] || bad="$bad; there is something else"; end

begin "the same again changes nothing"
run good.xml --archive a; (cd a && sha256sum -- * && stat -c '%n %i %Y' -- *) >before
run good.xml --archive a -w; status_is 0; silent; prints "a/$stem.pdf"
(cd a && sha256sum -- * && stat -c '%n %i %Y' -- *) | cmp -s - before || bad="$bad; something was written"; end

begin "another document of the same name is a revision"
run good.xml --archive a; sed 's/Смирнов/Смирнова/' good.xml >b.xml
run b.xml --archive a; status_is 0; prints "a/${stem}_2.pdf"; cmp -s good.xml "a/$stem.xml" || bad="$bad; the first was replaced"
run b.xml --archive a; prints "a/${stem}_2.pdf"
run good.xml --archive a; prints "a/$stem.pdf"
grep -q 'revision="2"' a/index.xml || bad="$bad; the index knows of no revision"; sound a; end

begin "files that were there stay"
mkdir a; echo mine >"a/$stem.pdf"; run good.xml --archive a; status_is 0; prints "a/${stem}_2.pdf"; file_is "a/$stem.pdf" mine; end

begin "names by pattern and in ASCII"
run "$example" --archive a --archive-letters=ascii --archive-name='{client}, {date}'; status_is 0; exists "a/AO-Teplyi-khleb, 2022-05-12.pdf"
run "$root/examples/jiyao.xml" -w --archive a --archive-letters=ascii; status_is 0; exists a/2024-06-12_meeting_sheng-chan-xie-diao_7_zh.pdf
run good.xml --archive a --archive-name='{who}'; status_is 2; says "[archive-name-part]"
run good.xml --archive a --archive-name='index'; status_is 0; prints a/index_2.pdf; sound a; end

begin "a copy for the client is archived without what is internal"
run "$example" --archive a --audience=client; status_is 0
for file in a/*.xml a/*.html; do grep -q 'Запас по марже' "$file" && bad="$bad; $file holds what is internal"; done
for file in a/2*.pdf; do "$protoc" --extract "$file" -o - | cmp -s - "${file%.pdf}.xml" || bad="$bad; the source is not that of the PDF"; done; end

begin "a masked copy is archived without the names that are masked"
run "$example" --archive a --mask; status_is 0; run "$example" --archive b --mask --audience=client --detail=brief
for file in [ab]/2*.xml [ab]/2*.html [ab]/index.*; do grep -q 'Орлова' "$file" && bad="$bad; $file holds a name"; done
for file in [ab]/2*.pdf; do "$protoc" --extract "$file" -o - | cmp -s - "${file%.pdf}.xml" || bad="$bad; the source is not that of the PDF"; run --verify "$file"; status_is 0; done; end

begin "the index is sorted, counts what is open, and leads to the files"
run "$example" --archive a; run "$root/examples/board.xml" --archive a; run good.xml --archive a
dates=$(grep -o ' date="[^"]*"' a/index.xml); [ "$dates" = "$(echo "$dates" | sort -r)" ] || bad="$bad; it is not sorted"
grep -q 'open="6"' a/index.xml || bad="$bad; it does not count open decisions"
grep -q 'status="agreed"' a/index.xml || bad="$bad; it has no status"
grep -o 'href="[^"#]*\.\(pdf\|html\|xml\)"' a/index.html | sed 's/^href="//; s/"$//' | while read -r link; do
    [ -s "a/$(python3 -c 'import sys, urllib.parse; print(urllib.parse.unquote(sys.argv[1]))' "$link")" ] || echo "$link"
done >broken; [ ! -s broken ] || bad="$bad; links lead nowhere"
[ "$(grep -c 'href' a/index.html)" -gt 0 ] || bad="$bad; there are no links"; end

begin "a lost or broken index is made anew"
run good.xml --archive a; cp a/index.xml kept; rm a/index.xml a/index.html; run good.xml --archive a; cmp -s kept a/index.xml || bad="$bad; another index"
echo '<archi' >a/index.xml; run good.xml --archive a; status_is 0; cmp -s kept a/index.xml || bad="$bad; another index"
sed -i 's/АО «Север»/АО «Юг»/' "a/$stem.xml"; run "$example" --archive a; grep -q 'АО «Юг»' a/index.xml || bad="$bad; the index is stale"
rm a/2022-05-12_client-meeting_АО-Тёплый*; run good.xml --archive a; grep -q 'Тёплый' a/index.xml && bad="$bad; the index names what is gone"; sound a; end

begin "what lies there besides is left alone"
mkdir a; echo '<notes/>' >a/notes.xml; echo 'no xml' >a/more.xml; mkdir a/folder.xml
run good.xml --archive a; status_is 0; file_is a/notes.xml '<notes/>'; file_is a/more.xml 'no xml'
[ "$(grep -o ' file="' a/index.xml | wc -l)" -eq 1 ] || bad="$bad; the index names what is no document"; end

begin "a folder with another index"
mkdir a b; echo '<html/>' >a/index.xml; run good.xml --archive a; status_is 3; says "[archive-foreign]"; file_is a/index.xml '<html/>'
echo page >b/index.html; run good.xml --archive b; status_is 3; says "[archive-foreign]"; file_is b/index.html page
[ "$(ls a b | grep -c 2022)" -eq 0 ] || bad="$bad; something was archived"; end

begin "what cannot be archived"
sed '/<date>/d' good.xml >bad.xml; run bad.xml --archive a; status_is 1; [ ! -e a ] || bad="$bad; there is an archive"
: >file; run good.xml --archive file; status_is 3; says "[archive-failed]"
"$protoc" --archive a - <good.xml >out 2>err; status=$?; status_is 2; says "[archive-standard-input]"
run good.xml -o x.fo; run x.fo --archive a; says "[archive-not-minutes]" ; [ ! -e a ] || bad="$bad; there is an archive"
run good.xml --archive a -o x.pdf; status_is 2; says "[output-with-command]"
run good.xml --archive-name x; status_is 2; says "[option-needs]"
run good.xml --archive a --watch; status_is 2; says "[commands-two]"; says "--watch"; run good.xml --archive a -MD; status_is 2; says "[commands-two]"
cp -r "$root/schemas" "$root/stylesheets" .; echo '<nothing/>' >stylesheets/formats/html.xsl
run good.xml --archive a --resources .; status_is 3; says "[archive-incomplete]"; [ ! -e a ] || bad="$bad; there is an archive"; end

begin "ten runs at once"
for i in 1 2 3 4 5; do numbered $i; done
for i in 1 2 3 4 5 1 2 3 4 5; do "$protoc" -w $i.xml --archive a >>said 2>&1 & done; wait
sound a; [ "$(ls a | grep -c '\.pdf$')" -eq 5 ] || bad="$bad; not five documents"
grep -q error said && bad="$bad; a run failed"; end

begin "a temporary file of a run that is no more goes, whoever has its number now"
run good.xml --archive a -w; echo torn >a/.protoc-$$-0.tmp; run good.xml --archive a -w; status_is 0; [ -e a/.protoc-$$-0.tmp ] && bad="$bad; it is still there"; sound a; end

begin "many documents in one run: as one after the other, whatever the number of processes"
for i in 1 2 3; do numbered $i; done; sed 's/Смирнов/Смирнова/' 2.xml >2b.xml; sed 's/Смирнов/Смирновский/' 2.xml >2c.xml; sed '/<date>/d' good.xml >bad.xml
for i in 1 2b bad 2 3 2c 2; do run -w $i.xml --archive one; cat out >>said; [ "$i" = bad ] || status_is 0; done
for jobs in 1 2 7; do
    run -w 1.xml 2b.xml bad.xml 2.xml 3.xml 2c.xml 2.xml --archive many$jobs -j$jobs; status_is 1; says "bad.xml:"
    sed "s/^many$jobs/one/" out | cmp -s - said || bad="$bad; -j$jobs prints another order"
    diff -r one many$jobs >/dev/null || bad="$bad; -j$jobs makes another archive"
done
ls -i many7 >inodes; printf '1.xml\n3.xml\n' >list; run -w @list --archive many7 -j2; status_is 0; silent; ls -i many7 | cmp -s - inodes || bad="$bad; something was written for nothing"
run -w 1.xml bad.xml --archive none; status_is 1; run bad.xml bad.xml --archive new; status_is 1; [ ! -e new ] || bad="$bad; there is an archive"
run 1.xml - --archive new; status_is 2; says "[archive-standard-input]"
mkdir foreign; echo page >foreign/index.html; run -w 1.xml 2.xml --archive foreign; status_is 3; says "[archive-foreign]"
for form in json sarif checkstyle gitlab; do run 1.xml bad.xml 2.xml --archive many7 --diagnostics $form; status_is 1; cp err said.$form; done
python3 "$root/tests/sarif.py" <said.sarif >out 2>&1 || bad="$bad; no SARIF"; xmllint --noout said.checkstyle || bad="$bad; no Checkstyle"
sound many7; end

begin "a crash, or a document that takes too long, costs an archive one document"
for i in 1 2 4 5; do numbered $i; done; mkfifo 3.xml; mkdir tmp
TMPDIR=$PWD/tmp ASAN_OPTIONS="${ASAN_OPTIONS:-}:handle_segv=0" "$protoc" -w 1.xml 2.xml 3.xml 4.xml 5.xml --archive a -j1 >out 2>err & pid=$!
tries=0; until ls a 2>/dev/null | grep -q '_2_ru.html'; do sleep 0.05; tries=$((tries + 1)); [ $tries -lt 600 ] || { bad="$bad; it does not begin"; break; }; done; sleep 0.3
kill -SEGV $(ps -o pid= --ppid $pid); wait $pid; status=$?; status_is 3; says "3.xml: error:"; says "[worker-failed]"; sound a
[ "$(ls a | grep -c '\.pdf$')" -eq 4 ] || bad="$bad; not four documents"; [ -z "$(ls -A tmp)" ] || bad="$bad; a temporary folder is left"
run -w 1.xml 2.xml 3.xml 4.xml 5.xml --archive b -j3 --max-time 3; status_is 1; says "3.xml: error: this document takes longer than 3 seconds"; sound b
[ "$(ls b | grep -c '\.pdf$')" -eq 4 ] || bad="$bad; not four documents"; end

begin "runs that are killed leave nothing torn, and the next run completes"
for i in 1 2 3 4 5 6; do numbered $i; done
i=0
while [ $i -lt 60 ]; do
    number=$((i % 6 + 1))
    # Every other run has all documents.
    [ $((i % 2)) -eq 0 ] || number='[1-6]'
    # shellcheck disable=SC2086
    "$protoc" -w $number.xml --archive a >said 2>&1 &
    pid=$!
    sleep "0.0$((i * 7 % 60 + 10))"
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    if [ -e a ]; then
        for file in a/2*.xml; do [ ! -e "$file" ] || xmllint --noout "$file" 2>>err || bad="$bad; $file is torn"; done
        for file in a/*.pdf; do [ ! -e "$file" ] || [ "$(tail -c 6 "$file")" = "%%EOF" ] || bad="$bad; $file is torn"; done
        [ ! -e a/index.xml ] || xmllint --noout a/index.xml 2>>err || bad="$bad; the index is torn"
    fi
    i=$((i + 1))
done 2>/dev/null
run -w [1-6].xml --archive a; status_is 0
sound a; [ "$(ls a | grep -c '\.pdf$')" -eq 6 ] || bad="$bad; not six documents"
[ "$(ls a | grep -c '\.html$')" -eq 7 ] || bad="$bad; not seven pages"
[ -z "$(ls -A a | grep tmp)" ] || bad="$bad; temporary files are left"; end

finish "archives"
