#!/bin/sh
# verify.sh: --verify: a PDF against its source, and a source against the digest on paper.
set -u
. "$(dirname "$0")/functions.sh"

# attach PDF SOURCE OUT: the PDF with the source attached to it, by another program.
attach() {
    qpdf --object-streams=disable "$1" --add-attachment "$2" --mimetype=application/xml --filename=s.xml \
        --description=XXXXXXXXXXXXXXXX -- between.pdf
    sed 's|/Desc (XXXXXXXXXXXXXXXX)|/AFRelationship /Source |' between.pdf >"$3"
}

# change TEXT BY: good.xml with another text is changed.xml.
change() {
    sed "s|$1|$2|" good.xml >changed.xml
    cmp -s good.xml changed.xml && bad="$bad; nothing was changed"
}

begin "a PDF that is what its source gives"
run good.xml; run --verify good.pdf; status_is 0; silent; prints "identical"; prints "byte for byte"; only good.pdf; end

begin "a PDF that another program has written anew"
run good.xml --no-source; attach good.pdf good.xml x.pdf; run --verify x.pdf; status_is 0; silent; prints "1 page, identical"
qpdf --linearize x.pdf y.pdf; run --verify y.pdf; status_is 0; prints "identical"
qpdf --encrypt user owner 256 -- x.pdf y.pdf; echo user >password
run --verify y.pdf --password-file=password; status_is 0; prints "identical"
run --verify y.pdf; status_is 1; says "[pdf-encrypted]"; end

begin "the options that were used are used again"
cp "$example" "$root"/examples/*.png .
run client-meeting.xml --audience=client --detail=brief; run --verify client-meeting.pdf; status_is 0; silent; prints "identical"; end

begin "every example in every style, whole and with as much left out as can be"
cp "$root"/examples/*.xml "$root"/examples/*.png .
for style in none $("$protoc" --help | sed -n '/^Styles:/,/^$/s/^  \([^ ]*\) .*/\1/p'); do
    for file in "$root"/examples/*.xml; do
        document=$(basename "$file")
        for options in "" "--audience=client --detail=brief --mask"; do
            [ "$style" = none ] || options="$options --style=$style"
            # shellcheck disable=SC2086
            run -w $options "$document" -o x.pdf; status_is 0; mkdir away; mv x.pdf away; cd away || exit 3
            run --verify x.pdf; [ -s err ] && bad="$bad; $document $options: $(head -1 err)"; grep -q "byte for byte" out || bad="$bad; $document $options: $(cat out)"
            cd ..; rm -r away
        done
    done
done; end

begin "a page that is not what the source gives"
run good.xml --no-source; change Смирнов Смирновский; attach good.pdf changed.xml x.pdf
run --verify x.pdf; status_is 1; says "page 1 of “x.pdf” is not what"; end

begin "another number of pages"
run "$long" --no-source -o long.pdf; attach long.pdf good.xml x.pdf; run --verify x.pdf; status_is 1; says "[verify-page]"
awk '{ print } /<\/item>/ && !done { for (i = 0; i < 1; i++) print ""; done = 1 }' good.xml >same.xml
qpdf good.pdf --pages . 1 . 1 -- twice.pdf 2>/dev/null || { run good.xml --no-source; qpdf good.pdf --pages . 1 . 1 -- twice.pdf; }
attach twice.pdf good.xml x.pdf; run --verify x.pdf; status_is 1; says "[verify-page-count]"; end

begin "a source that does not compile"
run good.xml --no-source; echo '<nothing/>' >bad.xml; attach good.pdf bad.xml x.pdf
run --verify x.pdf; status_is 1; says "[verify-not-compiled]"; end

begin "a source that is not the recorded one"
run good.xml --no-source; attach good.pdf good.xml x.pdf; qpdf --qdf --object-streams=disable x.pdf y.pdf
digest=$(printf '%064d' 0); sed "s|</protoc:Program>|&<protoc:SourceDigest>$digest</protoc:SourceDigest>|" y.pdf | fix-qdf >z.pdf
run --verify z.pdf; status_is 1; says "[verify-source-changed]"; end

begin "another version of the program, other fonts"
run good.xml --no-source; attach good.pdf good.xml x.pdf
sed 's|<protoc:Program>protoc ...|<protoc:Program>protoc 0.0|; s|<rdf:li>PTSans-Bold \(....\)|<rdf:li>PTSans-Bold 0000|; s|HarfBuzz .\.|HarfBuzz 1.|' x.pdf >y.pdf
run --verify y.pdf; status_is 0; says "was made with protoc 0.0"; says "with PTSans-Bold 0000"; says "with HarfBuzz 1."; says "[verify-other-means]"
prints "identical"; end

begin "PDFs without a record or a source"
run good.xml --no-source; run --verify good.pdf; status_is 1; says "[pdf-no-source]"
qpdf --empty --pages good.pdf -- x.pdf; run --verify x.pdf; status_is 1; says "[verify-no-record]"
run --verify good.xml; status_is 1; says "[pdf-not]"; end

begin "recorded options cannot write files"
run good.xml --no-source; attach good.pdf good.xml x.pdf; qpdf --qdf --object-streams=disable x.pdf y.pdf
sed "s|<rdf:li>audience=internal</rdf:li>|&<rdf:li>output=$PWD/evil.pdf</rdf:li><rdf:li>resources=$PWD</rdf:li>|" y.pdf | fix-qdf >z.pdf
run --verify z.pdf; [ -e evil.pdf ] && bad="$bad; a recorded option wrote a file"; end

begin "the digest on paper"
digest=$(sha256sum <good.xml | cut -c1-64); run good.xml --no-source; attach good.pdf good.xml x.pdf
run --verify x.pdf --digest "$digest"; status_is 0; prints "identical"
run --verify x.pdf --digest "$(echo "$digest" | cut -c1-16 | tr a-f A-F | sed 's/..../& /g')"; status_is 0
run --verify good.xml --digest "$digest"; status_is 0; prints "this is the source with that digest"
run --verify good.xml --digest "N 12, 2022-05-12, sha256:$digest"; status_is 0
run --verify good.xml --digest "$(echo "$digest" | cut -c1-15)"; status_is 2; says "[digest-unreadable]"
run --verify good.xml --digest "${digest}0"; status_is 2; says "[digest-unreadable]"
run --verify good.xml --digest "xyz"; status_is 2
other=$(echo "$digest" | tr 0-9a-f 1-9a-f0)
run --verify good.xml --digest "$other"; status_is 1; says "[digest-other]"; says "$digest"
run --verify x.pdf --digest "$other"; status_is 1; says "[digest-other]"; end

## What the house added

# house FOLDER: a house style in two files, with data and a picture of its own, and house rules.
house() {
    mkdir -p "$1/parts"
    cat >"$1/acme.xsl" <<'END'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions" xmlns:d="urn:protoc:document:1">
  <xsl:import href="protoc:stylesheets/formats/fo.xsl"/>
  <xsl:include href="parts/part.xsl"/>
  <xsl:variable name="text-family"><xsl:value-of select="document('parts/data.xml')/family"/></xsl:variable>
</xsl:stylesheet>
END
    cat >"$1/parts/part.xsl" <<'END'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions" xmlns:d="urn:protoc:document:1">
  <xsl:template match="d:title-block"><xsl:apply-imports/>
    <fo:block><fo:external-graphic src="url(house:parts/mark.png)" fox:alt-text="The mark of the house" content-width="20mm"/></fo:block></xsl:template>
</xsl:stylesheet>
END
    echo '<family>Liberation Serif</family>' >"$1/parts/data.xml"
    cp "$root/examples/logo.png" "$1/parts/mark.png"
    cat >"$1/acme.sch" <<'END'
<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt"><sch:ns prefix="m" uri="urn:protoc:minutes:1"/>
<sch:pattern><sch:rule context="m:protocol"><sch:assert id="acme-kind" role="error" test="@kind">No kind.</sch:assert></sch:rule></sch:pattern></sch:schema>
END
}

begin "house styles and rules go along, with all they read, and are used again"
house house; run good.xml -w --style house/acme.xsl --rules house/acme.sch; status_is 0; silent
pdffonts good.pdf | grep -q LiberationSerif || bad="$bad; the style was not used"
run --list good.pdf; for file in acme.xsl part.xsl data.xml mark.png acme.sch; do grep -q "^$file	.*	Supplement	" out || bad="$bad; $file is not attached"; done
[ "$(wc -l <out)" -eq 6 ] || bad="$bad; not six files are attached"
run --extract-all x good.pdf; cmp -s x/acme.xsl house/acme.xsl && cmp -s x/mark.png house/parts/mark.png && cmp -s x/acme.sch house/acme.sch || bad="$bad; other bytes"
mkdir elsewhere; mv good.pdf elsewhere; mv house elsewhere/gone; cd elsewhere || exit 3; run --verify good.pdf; status_is 0; silent
prints "identical to what the attached source gives with the attached style-1/acme.xsl, rules-1/acme.sch; the file is the same byte for byte"
run --verify good.pdf --style gone/acme.xsl --rules gone/acme.sch; status_is 0; silent; prints "identical to what the attached source gives; the file is the same byte for byte"
run --verify good.pdf --style gost-r-7.0.97-2025; status_is 1; says "page 1 of"; says "was made with style-1/acme.xsl "
sed -i 's/Liberation Serif/PT Sans/' gone/parts/data.xml; run --verify good.pdf --style gone/acme.xsl; status_is 1; says "was made with style-1/parts/data.xml "; says "page 1 of"; cd ..; end

begin "house styles in other folders give the same bytes"
house a/b; mkdir c; cp good.xml c/other.xml; cp -r a/b "c/мой стиль #1"
run good.xml -w --style a/b/acme.xsl --rules a/b/acme.sch; (cd c && "$protoc" -w --rules="мой стиль #1/acme.sch" --style "$PWD/мой стиль #1/acme.xsl" other.xml) 2>err; cmp -s good.pdf c/other.pdf || bad="$bad; other bytes"
run good.xml -w --style a/b/acme.xsl --rules a/b/acme.sch -t html,pdf; cmp -s good.pdf c/other.pdf || bad="$bad; other bytes with another format beside it"; end

begin "--no-source leaves the house out, too"
house house; run good.xml -w --style house/acme.xsl --rules house/acme.sch --no-source; run --list good.pdf; [ ! -s out ] || bad="$bad; something is attached"
grep -aq 'style-1/parts/data.xml [0-9a-f]\{64\}' good.pdf || bad="$bad; the record does not say what was used"; end

begin "a style of two folders, allowed"
house house; mv house/parts shared; sed -i 's|parts/|../shared/|' house/acme.xsl; sed -i 's|house:parts/|house:../shared/|' shared/part.xsl
run good.xml -w --style house/acme.xsl --allow shared; status_is 0; mv good.pdf x.pdf; rm -r house shared; run --verify x.pdf; status_is 0; silent; prints "style-1/house/acme.xsl; the file is the same"; end

begin "pictures of a house are the styles' to show, below their folder"
house house; cp "$root/examples/logo.png" .; sed 's|house:parts/|house:../|' house/parts/part.xsl >x; cp x house/parts/part.xsl
run good.xml -w --style house/acme.xsl; status_is 1; says "[picture-path]"; only house logo.png x
house other; cp "$example" x.xml; sed -i 's|file="logo.png"|file="house:parts/mark.png"|' x.xml; run x.xml -w --style other/acme.xsl; status_is 1; says "it is an address, not a path"; end

begin "files from an allowed folder beside the document's"
mkdir in lo; cp "$root/examples/logo.png" lo; sed 's|file="logo.png"|file="../lo/logo.png"|' "$example" >in/x.xml; run in/x.xml -w --allow lo; status_is 0; mv in/x.pdf .; rm -r in lo
run --verify x.pdf; status_is 0; silent; prints "byte for byte"; end

begin "an attachment may have the names that --verify uses"
for file in source.xml result.pdf; do echo "<x/>" >$file; done
sed 's|</protocol>|<attachments><attachment file="source.xml">A</attachment><attachment file="result.pdf">B</attachment></attachments></protocol>|' good.xml >x.xml
run x.xml -w -o y.pdf; status_is 0; run --verify y.pdf; status_is 0; silent; prints "byte for byte"; end

begin "a record names no files but those attached"
house house; run good.xml --no-source -w; attach good.pdf good.xml x.pdf; qpdf --qdf --normalize-content=n --object-streams=disable x.pdf y.pdf
for file in "$PWD/house/acme.xsl" house/acme.xsl ../house/acme.xsl ../../../../../../../../../../../etc/passwd; do
    sed "s|<rdf:li>audience=internal</rdf:li>|&<rdf:li>style=$file</rdf:li><rdf:li>rules=$file</rdf:li>|" y.pdf | fix-qdf >z.pdf
    run --verify z.pdf; status_is 0; silent; grep -q 'with the attached' out && bad="$bad; $file was read"
done; end

finish "verifying PDFs"
