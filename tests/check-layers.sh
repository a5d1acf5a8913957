#!/bin/sh
# check-layers.sh: a folder of src/ includes only itself and folders above it in the list; libxml2 is named only in
# input, output, the FO tree's builder and cli; HPDF only in pdf. Tests begin with environment.sh.
set -u
. "$(dirname "$0")/environment.sh"
cd "$(dirname "$0")/.." || exit 3
status=0
above=
for folder in base input fo text layout pdf output cli; do
    above="$above $folder"
    # text knows neither XML nor formatting objects
    allowed=$above
    [ $folder = text ] && allowed="base text"
    for file in src/$folder/*.[ch]; do
        for included in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u); do
            case " $allowed " in
            *" $included "*) ;;
            *)
                echo "$file includes $included/, which is not above $folder" >&2
                status=1
                ;;
            esac
        done
    done
done
complain() {
    echo "$1" >&2
    status=1
}
for file in $(grep -l 'libxml/\|libxslt/' src/*/*.[ch]); do
    case $file in
    src/input/* | src/output/* | src/fo/build.c | src/cli/pipeline.c | src/cli/check.[ch] | src/cli/enclosure.[ch] | src/cli/depend.[ch] | src/cli/main.c) ;;
    *) complain "$file names libxml2, which stops where the FO tree begins" ;;
    esac
done
for file in $(grep -L 'environment\.sh\|functions\.sh' tests/golden/*.sh tests/cli/*.sh tests/conformance/*.sh); do
    complain "$file sees the session that starts it: a test begins with tests/environment.sh"
done
for file in $(grep -l 'HPDF_\|hpdf' src/*/*.[ch]); do
    case $file in
    src/pdf/*) ;;
    *) complain "$file names libharu, which lives in src/pdf" ;;
    esac
done
for file in $(grep -l 'qpdf_\|qpdf/' src/*/*.[ch]); do
    case $file in
    src/pdf/*) ;;
    *) complain "$file names qpdf, which lives in src/pdf" ;;
    esac
done
for file in src/*/*.[ch]; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 800 ] || complain "$file has $lines lines; 800 is the limit"
done
awk 'FNR == 1 { inside = 0 }
     /^[a-zA-Z_].*\)$/ || /^[a-zA-Z_ ].*[,(]$/ { header = FNR; name = $0 }
     /^\{$/ { inside = 1; start = FNR; title = name }
     /^\}/ { if (inside && FNR - start > 60) { print FILENAME ":" start ": " FNR - start " lines: " title; bad = 1 } inside = 0 }
     END { exit bad }' src/*/*.c || complain "functions of more than 60 lines"
[ $status -eq 0 ] && echo "layers: ok"
exit $status
