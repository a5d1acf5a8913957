#!/bin/sh
# run.sh [--bless] [CASE...]: compares what protoc makes of each input with the expected output beside it.
#
# A case is an input NAME.xml or NAME.fo and one file for each thing it shows; the suffix names the mode:
#     NAME.check       what --check says, and its exit status
#     NAME.view .document .fo-out .html .areas    the output of that format
#     NAME.text        plain text
#     NAME.words       the words of the PDF in reading order (pdftotext -raw)
#     NAME.client-html and so on: the output with --audience=client; NAME.brief-html with --detail=brief
# Adding a case is adding files: make an empty NAME.MODE and run "make bless".
set -u
export LC_ALL=C # the language of messages
here=$(cd "$(dirname "$0")" && pwd)
protoc=$(cd "$(dirname "$PROTOC")" && pwd)/${PROTOC##*/}
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
bless=no
if [ "${1:-}" = --bless ]; then
    bless=yes
    shift
fi
passed=0
failed=0

# compile FORMAT OUTPUT: what is said shows only when it fails: .check is for that.
compile() {
    # shellcheck disable=SC2086
    "$protoc" $options "$input" -t "$1" -o "$2" 2>"$work/said" || { cat "$work/said"; return 1; }
}

# produce MODE INPUT: prints what the mode shows.
produce() {
    mode=$1
    input=$2
    options=
    case $mode in
    client-*) options=--audience=client mode=${mode#client-} ;;
    brief-*) options=--detail=brief mode=${mode#brief-} ;;
    esac
    case $mode in
    check)
        # shellcheck disable=SC2086
        "$protoc" $options --check "$input" 2>&1
        echo "status $?"
        ;;
    words) compile pdf "$work/out.pdf" && pdftotext -raw "$work/out.pdf" - ;;
    fo-out) compile fo - ;;
    # a line an element, so that a difference can be read
    document | html) compile "$mode" - | sed 's/></>\n</g' ;;
    view | text | areas) compile "$mode" - ;;
    *) echo "unknown mode $mode" ;;
    esac
}

# agree EXPECTED ACTUAL: shows the difference and asks whether the new one is right.
agree() {
    diff -u "$1" "$2"
    [ "$bless" = yes ] || return 1
    printf 'Is the new %s right? [y/N] ' "${1#"$here"/}" >&2
    read -r answer
    [ "$answer" = y ] || return 1
    cp "$2" "$1"
}

for expected in "$here"/*.* "$here"/*/*.*; do
    case $expected in
    *.xml | *.fo | *.sh | *.png | *.jpg) continue ;;
    esac
    [ -e "$expected" ] || continue
    folder=$(dirname "$expected")
    file=${expected##*/}
    name=${file%.*}
    mode=${file##*.}
    if [ $# -gt 0 ]; then
        wanted=no
        for case in "$@"; do
            [ "$case" = "$name" ] && wanted=yes
        done
        [ $wanted = yes ] || continue
    fi
    input=$name.xml
    [ -e "$folder/$input" ] || input=$name.fo
    if [ ! -e "$folder/$input" ]; then
        echo "golden: $expected has no input $name.xml or $name.fo" >&2
        failed=$((failed + 1))
        continue
    fi
    (cd "$folder" && produce "$mode" "$input") >"$work/actual" 2>&1
    if cmp -s "$expected" "$work/actual" || agree "$expected" "$work/actual"; then
        passed=$((passed + 1))
    else
        echo "golden: ${expected#"$here"/} differs" >&2
        failed=$((failed + 1))
    fi
done
echo "golden: $passed passed, $failed failed"
[ $failed -eq 0 ]
