#!/bin/sh
# styles.sh: --style with the styles that come with protoc, and house styles that begin with one of them.
set -u
. "$(dirname "$0")/functions.sh"
council=$root/examples/council.xml

# word PDF WORD: left, top, right and bottom of the word where it is first, in millimetres.
word() {
    pdftotext -bbox "$1" - | awk -F '"' -v word=">$2<" 'index($0, word) { for (i = 2; i < 9; i += 2) printf "%d ", $i / 72 * 25.4 + 0.5; exit }'
}
word_at() { [ "$(word "$1" "$2" | cut -d' ' -f"$3")" = "$4" ] || bad="$bad; “$2” lies at $(word "$1" "$2")"; }

begin "a style by its name, and names that are none"
run "$council" --style gost-r-7.0.97-2025 -o x.pdf; status_is 0; silent
run good.xml --style gbt-9704-2021; status_is 2; says "gost-r-7.0.97-2025 and gbt-9704-2012"; says "did you mean gbt-9704-2012?"
run good.xml --style ./gbt-9704-2012; status_is 3; says "[file-missing]"
run good.xml --style ''; status_is 2
run --help; prints "  gost-r-7.0.97-2025"; prints "  gbt-9704-2012"; end

begin "the column of numbers holds four and five digits beside all other columns"
cp "$root"/examples/logo.png .
for count in 1000 10000; do
    awk -v count=$count '{ print } /<decisions>/ { for (i = 0; i < count; i++)
        print "<decision item=\"prices\" owner=\"karimova\" due=\"2022-05-18\" priority=\"high\" status=\"done\" done=\"2022-05-18\">Сделать.</decision>" }' "$root/examples/client-meeting.xml" >many.xml
    run many.xml -t areas -o x.areas; status_is 0; silent
done; end

begin "the margins and numbers of GOST R 7.0.97-2025"
run "$council" --style gost-r-7.0.97-2025 -o x.pdf
word_at x.pdf ПОВЕСТКА 1 20
[ "$(pdftotext -bbox x.pdf - | awk -F '"' '/<word/ && $6 / 72 * 25.4 > 200.2' | wc -l)" -eq 0 ] || bad="$bad; text in the right margin"
pdftotext -f 2 -l 2 x.pdf - | head -1 | grep -qx 2 || bad="$bad; page 2 has no number on top"
pdftotext -f 1 -l 1 x.pdf - | grep -qx 1 && bad="$bad; page 1 has a number"
# the name of a signature 12 cm from the margin
pdftotext -bbox x.pdf - | awk -F '"' '/>Т\.<|>Ложкина</ { at = $2 / 72 * 25.4 } END { exit !(at > 139.5 && at < 150) }' || bad="$bad; a name not at 12 cm"
pdftoppm -r 200 -png -f 1 -l 1 -x 1400 -y 2140 -W 254 -H 199 x.pdf corner; zbarimg -q --raw corner*.png 2>/dev/null | grep -qi "sha256:$(sha256sum <"$council" | cut -c1-64)" || bad="$bad; no code at the bottom right"
for years in 'years="15"' 'x' ; do
    if [ "$years" = x ]; then sed 's|<storage years="10"/>|<storage>постоянно</storage>|' "$council" >long.xml; else sed "s/<storage years=\"10\"/<storage $years/" "$council" >long.xml; fi
    run long.xml --style gost-r-7.0.97-2025 -o x.pdf; word_at x.pdf ПОВЕСТКА 1 30
done; end

begin "in GB/T 9704-2012 name and date of a signature stand on its line, the date at the right margin"
run "$root/examples/negotiation.xml" --style gbt-9704-2012 -t areas -o x.areas; status_is 0
awk '/^ *line/ { name = date = 0 } /Миронов"$/ { name = 1 } /"Дата:"/ { date = name }
     date && /rule x=/ { split($2, x, "="); split($4, w, "="); at = x[2] + w[2]; exit } END { exit !(at > 442000 && at < 443000) }' x.areas || bad="$bad; the date is elsewhere"; end

begin "the page of GB/T 9704-2012"
run "$root/examples/jiyao.xml" --style gbt-9704-2012 -o x.pdf; status_is 0; says "FangSong_GB2312"; says "FZXiaoBiaoSong"
pdftoppm -r 200 -png -f 1 -l 1 x.pdf first; zbarimg -q --raw first*.png 2>/dev/null | grep -qi "sha256:$(sha256sum <"$root/examples/jiyao.xml" | cut -c1-64)" || bad="$bad; no code on the first page"
for page in 1 2 3; do pdftotext -raw -f $page -l $page x.pdf - | tail -n 3 | grep -q "— $page —" || bad="$bad; page $page has no number"; done
pdftotext -f 1 -l 1 -bbox x.pdf - | grep '>—<' | awk -F '"' '$2 / 72 * 25.4 < 150 { exit 1 }' || bad="$bad; an odd page has its number on the left"
pdftotext -f 2 -l 2 -bbox x.pdf - | grep '>—<' | awk -F '"' '$2 / 72 * 25.4 > 50 { exit 1 }' || bad="$bad; an even page has its number on the right"; end

begin "22 lines of 28 characters"
line=一二三四五六七八九十一二三四五六七八九十一二三四五六七八
{ printf '<protocol xmlns="urn:protoc:minutes:1" kind="meeting" xml:lang="zh"><header><organisation><name>某</name></organisation><body>某</body><date>2024-06-12</date>'
  sed -n '/<participants>/,/<\/participants>/p' "$root/examples/jiyao.xml" | sed 's/ organisation="hengda"//; s/side="third-party"/side="ours"/'
  printf '<occasion>'; i=0; while [ $i -lt 60 ]; do printf %s $line; i=$((i + 1)); done; printf '</occasion></header></protocol>'; } >text.xml
run text.xml -w --style gbt-9704-2012 -o x.pdf; status_is 0
pdftotext -raw -f 2 -l 2 x.pdf - | tr -d '\f' | grep '^[^—]' >page; [ "$(wc -l <page)" -eq 22 ] || bad="$bad; $(wc -l <page) lines"
[ "$(sed -n 5p page | wc -c)" -eq 85 ] || bad="$bad; $(sed -n 5p page)"; end

begin "a house style that begins with one of protoc's"
printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:import href="protoc:stylesheets/styles/gost-r-7.0.97-2025.xsl"/><xsl:variable name="left-margin">25mm</xsl:variable></xsl:stylesheet>' >house.xsl
run "$council" --style house.xsl -o x.pdf; status_is 0; word_at x.pdf ПОВЕСТКА 1 25
pdfimages -list x.pdf | grep -q image || bad="$bad; no QR code"; end

begin "pages are verified in the style they were made in; a record names no file"
run "$council" --style gost-r-7.0.97-2025 -o x.pdf; run --verify x.pdf; status_is 0; prints "identical"
LC_ALL=C sed 's|style=gost-r-7.0.97-2025|style=./no/such/file.xsl|' x.pdf >y.pdf; cmp -s x.pdf y.pdf && bad="$bad; the record does not say the style"
run --verify y.pdf; status_is 1; grep -q file-missing err && bad="$bad; the record made it read a file"; end

begin "web pages stay as they are"
cp "$root"/examples/*.png .
run "$example" -t html -o a.html; run "$example" -t html --style gost-r-7.0.97-2025 -o b.html; cmp -s a.html b.html || bad="$bad; they differ"; end

finish "styles"
