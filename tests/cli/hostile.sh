#!/bin/sh
# hostile.sh: what somebody writes who wants protoc to hang, to read or write other files, or to make a log lie. Such
# documents are refused with a place, in seconds, and nothing is left behind. House styles: pipeline.sh.
set -u
. "$(dirname "$0")/functions.sh"
open='<protocol xmlns="urn:protoc:minutes:1">'

# quick FILE ARGUMENT...: as run, but more than 20 seconds or 1 GB of memory are a failure.
quick() {
    (ulimit -v 1000000 && exec timeout 20 "$protoc" "$@") >out 2>err
    status=$?
    [ $status -eq 124 ] && bad="$bad; it hangs"
}

begin "entities that grow"
{ echo '<!DOCTYPE p [<!ENTITY a0 "x">'; for i in 1 2 3 4 5 6 7 8 9; do echo "<!ENTITY a$i \"$(for j in 1 2 3 4 5 6 7 8 9 0; do printf '&a%d;' $((i - 1)); done)\">"; done
  echo "]>$open&a9;</protocol>"; } >x.xml
quick x.xml; status_is 1; says "x.xml:1:"; says "[xml-doctype]"; only x.xml
{ printf '<!DOCTYPE p [<!ENTITY a "'; head -c 100000 /dev/zero | tr '\0' x; echo "\">]>$open$(yes '&a;' | head -5000 | tr -d '\n')</protocol>"; } >x.xml
quick x.xml; status_is 1; says "[xml-doctype]"; only x.xml; end

begin "external entities and XInclude are not read"
echo secret-words >secret.txt
for declaration in '<!ENTITY e SYSTEM "secret.txt">' '<!ENTITY % e SYSTEM "secret.txt"> %e;' '<!ENTITY e PUBLIC "a" "http://example.invalid/">'; do
    echo "<!DOCTYPE p [$declaration]>$open&e;</protocol>" >x.xml
    quick x.xml -t view -o -; status_is 1; says "[xml-doctype]"; grep -q secret-words out err && bad="$bad; the file was read"
done
sed 's|<surname>[^<]*</surname>|<surname><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.txt" parse="text"/></surname>|' good.xml >x.xml
quick x.xml -t view -o -; status_is 1; says "x.xml:"; grep -q secret-words out err && bad="$bad; the file was read"
only x.xml secret.txt; end

begin "a hundred thousand elements inside each other"
{ echo "$open"; yes '<a>' | head -100000 | tr -d '\n'; yes '</a>' | head -100000 | tr -d '\n'; echo '</protocol>'; } >x.xml
quick x.xml; status_is 1; says "[xml-too-deep]"; only x.xml
{ echo "$open"; yes '<a>' | head -100000 | tr -d '\n'; } >x.xml; quick x.xml; status_is 1; says "x.xml:"; only x.xml; end

begin "an attribute of forty megabytes, and a million attributes"
{ printf '<protocol xmlns="urn:protoc:minutes:1" kind="'; head -c 40000000 /dev/zero | tr '\0' a; echo '"/>'; } >x.xml
quick x.xml; status_is 1; says "[xml-text-long]"; [ "$(wc -c <err)" -lt 2000 ] || bad="$bad; the message is as long as the attribute"
{ printf '<protocol xmlns="urn:protoc:minutes:1">\n<header'; seq 1000000 | sed 's/.*/ a&="x"/' | tr -d '\n'; echo '/>'; } >x.xml
quick x.xml --max-time 5; status_is 1; says "x.xml:2:1: error: this element has more than 256 attributes, the limit [xml-attributes]"; only x.xml
{ printf '<protocol xmlns="urn:protoc:minutes:1"'; seq 10000 | sed 's/.*/ xmlns:a&="x"/' | tr -d '\n'; echo '/>'; } >x.xml
quick x.xml --max-attributes 10000; status_is 1; says "[xml-attributes]"; quick x.xml --max-attributes 10001; status_is 2; only x.xml; end

begin "a text of a gigabyte is not read to its end"
{ echo "$open"; head -c 1000000000 /dev/zero | tr '\0' a; echo read >whole; } 2>/dev/null | (ulimit -v 1000000; exec timeout 20 "$protoc" - -t html -o x.html) >out 2>err
status=$?; status_is 3; says "[file-too-large]"; only whole
truncate -s 1000000000 x.xml; quick x.xml; status_is 3; says "[file-too-large]"; only whole x.xml; end

# picture FILE: the example with FILE as its logo.
picture() { sed "s/\"logo.png\"/\"$1\"/" "$example" >x.xml; }

begin "pictures that unpack to more than memory, and broken ones"
python3 - <<'PYTHON'
import struct, zlib
def chunk(name, data): return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
def png(path, width, height, data, depth=8, colour=2):
    open(path, "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)) + chunk(b"IDAT", data) + chunk(b"IEND", b""))
bomb = zlib.compressobj(9)
packed = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(400)) + bomb.flush()
png("bomb.png", 100000, 100000, packed)
png("more.png", 10, 10, packed)
png("huge.png", 0x7fffffff, 0x7fffffff, zlib.compress(b"x"))
png("none.png", 0, 10, zlib.compress(b""))
png("short.png", 1000, 1000, zlib.compress(b"x"))
jpeg = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
open("cut.jpg", "wb").write(jpeg)
open("loop.jpg", "wb").write(jpeg + b"\xff\xc0\x00\x00" * 100000)
open("large.jpg", "wb").write(jpeg + b"\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9")
PYTHON
for file in bomb.png more.png huge.png none.png short.png cut.jpg loop.jpg large.jpg; do
    picture $file; quick x.xml -w -o x.pdf; status_is 1; says "x.xml:"; says "$file"; [ -e x.pdf ] && bad="$bad; $file was taken" && rm x.pdf
    quick x.xml -w -o x.html; [ $status -le 1 ] || bad="$bad; $file: status $status"; rm -f x.html
done; end

begin "a hundred thousand marks on one letter"
{ printf '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="DejaVu Sans"><fo:layout-master-set><fo:simple-page-master master-name="p"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>'
  printf '<fo:page-sequence master-reference="p"><fo:flow flow-name="xsl-region-body"><fo:block>a'
  yes '&#x316;' | head -100000 | tr -d '\n'; echo '</fo:block></fo:flow></fo:page-sequence></fo:root>'; } >x.fo
quick x.fo --pdf-profile=none -o x.pdf; status_is 0; starts x.pdf %PDF-; only x.fo x.pdf; end

begin "fonts that are none"
mkdir fonts cache; head -c 50000 /dev/urandom >fonts/noise.ttf; : >fonts/empty.otf; printf '\0\1\0\0\377\377\0\0\0\0\0\0' >fonts/tables.ttf
real=$(fc-match -f '%{file}' 'PT Serif'); head -c 20000 "$real" >fonts/cut.ttf; cp "$real" fonts/damaged.ttf
printf '\377\377\377\377\377\377\377\377' | dd of=fonts/damaged.ttf bs=1 seek=300 conv=notrunc 2>/dev/null
echo "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>$PWD/fonts</dir><cachedir>$PWD/cache</cachedir></fontconfig>" >fonts.conf
FONTCONFIG_FILE=$PWD/fonts.conf quick good.xml -w -o x.pdf; [ $status -eq 1 ] || [ $status -eq 3 ] || [ $status -eq 0 ] || bad="$bad; status $status"
[ $status -eq 0 ] || [ -s err ] || bad="$bad; not a word"; if [ $status -eq 0 ]; then qpdf --check x.pdf >/dev/null 2>&1 || bad="$bad; the PDF is broken"; fi
[ $status -eq 0 ] || only fonts cache fonts.conf; end

begin "paths that lead out"
mkdir inner outer; cp "$root/examples/logo.png" outer; cp "$good" outer/secret.xml; ln -s ../outer inner/link; ln -s loop inner/loop
for path in ../outer/logo.png link/logo.png link/../outer/logo.png ./../outer/logo.png /etc/passwd file:///etc/passwd %2e%2e/outer/logo.png loop; do
    sed "s|\"logo.png\"|\"$path\"|" "$example" >inner/x.xml; quick inner/x.xml -w -t html; status_is 1; says "inner/x.xml:"; only inner outer
    [ -e inner/x.html ] && bad="$bad; $path was taken"
done
sed '/<\/protocol>/d' good.xml >inner/x.xml; echo '<attachments><attachment file="link/secret.xml">a</attachment></attachments></protocol>' >>inner/x.xml
quick inner/x.xml -w -o x.pdf; status_is 1; says "link/secret.xml"; only inner outer; end

begin "names with newlines cannot forge a line of a log"
name=$(printf 'x\ny.xml:1:1: error: forged\r\tz.xml'); cp good.xml "$name"
for form in text json sarif github checkstyle gitlab; do
    quick --check --diagnostics $form "$name"; status_is 0
    grep -q "^y.xml" err && bad="$bad; $form lets a name begin a line"; grep -q "$(printf '\r')" err && bad="$bad; $form shows a carriage return"
done; quick "$name" -w -o x.pdf; status_is 0; starts x.pdf %PDF-; end

begin "bytes that are no text"
for bytes in '\377\376\375' '\300\200' '\355\240\200' '\364\220\200\200' '\342\200'; do
    printf "$open<a b=\"$bytes\"/></protocol>" >x.xml; quick --check x.xml; status_is 1; says "x.xml:1:"
    iconv -f utf-8 -t utf-8 err >/dev/null 2>&1 || bad="$bad; the message is not UTF-8"
done
printf "$open<a>\000</a></protocol>" >x.xml; quick --check x.xml; status_is 1; says "x.xml:1:"; grep -qP '\x00' err && bad="$bad; a NUL is shown"
head -c 100000 /dev/urandom >x.xml; quick --check x.xml; status_is 1; says "x.xml:1:"; only x.xml; end

begin "characters that turn the direction are shown escaped"
for bytes in '\342\200\252' '\342\200\256' '\342\201\246' '\342\201\251' '\342\200\217'; do
    printf "$open\n<subject$bytes> $bytes</subject$bytes>\n</protocol>" >x.xml
    for form in text json sarif github checkstyle gitlab; do
        quick --check --diagnostics $form x.xml; status_is 1
        grep -q "$(printf "$bytes")" err && bad="$bad; $form shows it as it is"
    done
done; end

finish "hostile inputs"
