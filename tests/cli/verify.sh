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

finish "verifying PDFs"
