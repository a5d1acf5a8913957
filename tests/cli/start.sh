#!/bin/sh
# start.sh: what people start from: skeletons of every kind in every language, the schemas for editors, and a language that is added by
# one file.
set -u
. "$(dirname "$0")/../environment.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
find_protoc
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 3
export LC_ALL=C.UTF-8
passed=0
failed=0

# judge STATUS WHAT: counts a test.
judge() {
    if [ "$1" -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: start: $2" >&2
        sed 's/^/    /' said >&2
    fi
}

"$protoc" --schemas schemas >said 2>&1
judge $? "--schemas"
for file in "$root"/schemas/*; do
    cmp -s "$file" "schemas/${file##*/}"
    judge $? "--schemas writes ${file##*/}"
done

# skeletons LANGUAGE OPTION...: each is without any complaint, also for other programs, and becomes a document.
skeletons() {
    language=$1
    shift
    for file in "$root"/stylesheets/skeletons/*.xml; do
        kind=$(basename "$file" .xml)
        new=$kind-$language.xml
        "$protoc" "$@" --new "$kind" --lang "$language" -o "$new" >said 2>&1
        judge $? "--new $kind --lang $language"
        grep -n '{' "$new" >said
        [ ! -s said ]
        judge $? "--new $kind --lang $language: a text is missing"
        "$protoc" "$@" --check -W error "$new" >said 2>&1
        judge $? "--new $kind --lang $language is not valid"
        xmllint --nonet --noout --schema "$(sed -n 's/.*xml-model href="\([^"]*\)".*/\1/p' "$new")" "$new" >said 2>&1
        judge $? "--new $kind --lang $language names no schema it is valid by"
        for format in pdf html text; do
            "$protoc" "$@" "$new" -t "$format" -o "$new.$format" >said 2>&1 && [ -s "$new.$format" ]
            judge $? "--new $kind --lang $language as $format"
        done
    done
}
for labels in "$root"/stylesheets/labels/*.xml; do
    skeletons "$(basename "$labels" .xml)"
done

echo mine >meeting.xml
"$protoc" --new meeting >said 2>&1
[ $? -eq 3 ] && grep -qF '[new-exists]' said && [ "$(cat meeting.xml)" = mine ]
judge $? "--new writes over an existing file"
"$protoc" --new meeting --lang ru -o - 2>said | grep -q '<protocol xmlns'
judge $? "--new to standard output"
"$protoc" --new wedding >said 2>&1
[ $? -eq 2 ] && grep -q 'client-meeting' said
judge $? "--new of an unknown kind does not name the known ones"
"$protoc" --new meeting --lang xx -o x.xml >said 2>&1
[ $? -eq 2 ] && grep -q 'en, ' said && [ ! -e x.xml ]
judge $? "--new in an unknown language does not name the known ones"
"$protoc" --new meeting other.xml >said 2>&1
[ $? -eq 2 ] && grep -qF '[input-not-read]' said
judge $? "--new with an input"
"$protoc" --lang ru "$root/examples/minimal.xml" -o x.pdf >said 2>&1
[ $? -eq 2 ] && grep -q -- --new said
judge $? "--lang without --new"

## A language is added by one file: here German, made of the English labels, of which a few are translated.

cp -r "$root/schemas" "$root/stylesheets" .
sed -e '1,/<labels/s/xml:lang="en"/xml:lang="de"/' -e 's/Client Meeting Minutes/Besprechungsprotokoll/' -e 's/>January</>Januar</' \
    -e 's|^  <date>.*</date>|  <date><day/>.\&#160;<month/> <year/></date>|' -e 's/before="Page/before="Seite/;s/between="&#160;of/between="\&#160;von/' \
    -e 's/open="“" close="”" inner-open="‘" inner-close="’"/open="„" close="“" inner-open="‚" inner-close="‘"/' \
    -e 's/greeting-all="[^"]*"/greeting-all="Guten Tag!"/' stylesheets/labels/en.xml >stylesheets/labels/de.xml
skeletons de --resources .
sed -e 's|<statement [^>]*>[^<]*|<quotation by="client-head">Die <quote>Donaudampfschifffahrtsgesellschaft</quote> liefert pünktlich.</quotation><statement>|' \
    -e 's|\(<report [^>]*>\)[^<]*|\1<quote>Donaudampfschifffahrt</quote> und Rechtsschutzversicherungsgesellschaften und Kraftfahrzeughaftpflichtversicherungen und Lebensmittelunverträglichkeiten|' \
    client-meeting-de.xml >german.xml
"$protoc" --resources . german.xml -t html -o - 2>said >german.html && grep -q '<html lang="de">' german.html && grep -q Besprechungsprotokoll german.html &&
    grep -q '15\..Januar 2026' german.html && grep -q '„Donaudampfschifffahrt“' german.html
judge $? "words, dates and quotation marks of an added language"
"$protoc" --resources . german.xml -t areas -o - 2>said | grep -q ' hyphen "'
judge $? "hyphenation of an added language"
"$protoc" --resources . german.xml -o german.pdf 2>said && pdftotext german.pdf - | grep -q 'Seite 1 von' &&
    qpdf --qdf --object-streams=disable german.pdf - | grep -aq '/Lang (de)'
judge $? "the PDF of an added language"
"$protoc" --resources . german.xml -t mail --from a@b.example --to c@d.example -o - 2>said | tr -d '\r' | grep -q 'Guten Tag!'
judge $? "a letter in an added language"
"$protoc" german.xml -o x.pdf >said 2>&1
[ $? -eq 1 ] && grep -q 'en, ru, zh' said
judge $? "a language without labels"

echo "start: $passed passed, $failed failed"
[ $failed -eq 0 ]
