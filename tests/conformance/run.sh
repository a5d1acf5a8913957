#!/bin/sh
# run.sh: whether what protoc writes is PDF/A-3a, PDF/A-2a and PDF/UA-1. check.py looks at every example, every document
# of the golden tests and every XSL-FO file of theirs; veraPDF does when it is on the PATH. (Preflight of Apache PDFBox
# knows PDF/A-1b alone, so it has nothing to say of these.)
set -u
. "$(dirname "$0")/../environment.sh"
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
find_protoc
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
failed=0

# compile PROFILE INPUT OUTPUT: what is said shows only when it fails.
compile() {
    "$protoc" --pdf-profile "$1" "$2" -o "$3" 2>"$work/said" && return
    echo "conformance: $2 does not compile" >&2
    cat "$work/said" >&2
    failed=$((failed + 1))
    return 1
}

for input in "$root"/examples/*.xml "$root"/tests/golden/documents/*.xml; do
    name=$(basename "$input" .xml)
    "$protoc" "$input" -t document -o "$work/$name.document.xml" 2>/dev/null
    case $input in
    "$root"/examples/*) profiles="pdf/a-3a pdf/a-2a pdf/ua-1 none" ;;
    *) profiles=pdf/a-3a ;;
    esac
    for profile in $profiles; do
        pdf=$work/$name.$(echo "$profile" | tr -d /).pdf
        compile "$profile" "$input" "$pdf" &&
            printf '%s\t%s\t%s\n' "$profile" "$pdf" "$work/$name.document.xml" >>"$work/list"
    done
done

styles=$("$protoc" --help | sed -n '/^Styles:/,/^$/s/^  \([^ ]*\) .*/\1/p')
for style in $styles; do
    for input in "$root"/examples/*.xml; do
        pdf=$work/$(basename "$input" .xml).$style.pdf
        if "$protoc" --style "$style" "$input" -o "$pdf" 2>"$work/said"; then
            printf 'pdf/a-3a\t%s\n' "$pdf" >>"$work/list"
        else
            echo "conformance: $input does not compile with --style $style" >&2
            cat "$work/said" >&2
            failed=$((failed + 1))
        fi
    done
done
[ "$(echo "$styles" | wc -l)" -ge 2 ] || failed=$((failed + 1))

# They show layout: most have neither title nor language. Those left out have what no archive takes.
cp -r "$root/tests/golden/fo" "$work/fo"
for input in "$work"/fo/*.fo; do
    name=$(basename "$input" .fo)
    case $name in
    glyph-box | picture | picture-left-out | size-limits | table-too-large) continue ;;
    esac
    grep -q '<fo:declarations' "$input" ||
        sed -i '0,/<fo:layout-master-set/s|<fo:layout-master-set|<fo:declarations><t:title xmlns:t="http://purl.org/dc/elements/1.1/">Title</t:title></fo:declarations>&|' "$input"
    head -8 "$input" | tr '\n' ' ' | grep -q '<fo:root[^>]*xml:lang' || sed -i '0,/<fo:root/s|<fo:root|<fo:root xml:lang="en"|' "$input"
    compile pdf/a-3a "$input" "$work/fo-$name.pdf" && printf 'pdf/a-3a\t%s\n' "$work/fo-$name.pdf" >>"$work/list"
done

# The checker itself: a file that promises nothing must not pass for one that does.
if sed -n 's|^none\t|pdf/a-3a\t|p' "$work/list" | python3 -B "$here/check.py" >"$work/said"; then
    echo "conformance: the checker passes anything" >&2
    failed=$((failed + 1))
fi
python3 -B "$here/check.py" <"$work/list" || failed=$((failed + 1))
if command -v verapdf >/dev/null 2>&1; then
    for profile in 3a ua1; do
        # shellcheck disable=SC2046
        verapdf -f $profile --format text $(awk '$1 == "pdf/a-3a" { print $2 }' "$work/list") >"$work/verapdf" 2>/dev/null
        grep -v '^PASS' "$work/verapdf"
        echo "veraPDF $profile: $(grep -c '^PASS' "$work/verapdf") passed, $(grep -c '^FAIL' "$work/verapdf") failed"
        grep -q '^FAIL' "$work/verapdf" && failed=$((failed + 1))
    done
else
    echo "conformance: verapdf is not on the PATH, so it was not asked"
fi
[ $failed -eq 0 ]
