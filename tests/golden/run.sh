#!/bin/sh
# run.sh [--bless] [CASE...]: compares what protoc makes of each input with the expected output beside it.
#
# A case is an input NAME.xml or NAME.fo and one file for each thing it shows; the suffix names the mode:
#     NAME.check       what --check says, and its exit status
#     NAME.view .document .fo-out .html .areas    the output of that format
#     NAME.text        plain text
#     NAME.words       the words of the PDF in reading order (pdftotext -raw)
#     NAME.client-html and so on: the output with --audience=client; NAME.brief-html with --detail=brief
#     NAME.gost-words, NAME.gbt-areas and so on: in that style
#     NAME.ru-check, NAME.zh-check             what is said in Russian and in Chinese
# Adding a case is adding files: make an empty NAME.MODE and run "make bless".
# The examples are cases too; what they show lies in examples/ beside this file.
set -u
[ "${1:-}" != --bless ] || exec 3<&0 # where answers come from
. "$(dirname "$0")/../environment.sh"
here=$(cd "$(dirname "$0")" && pwd)
find_protoc
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
    gost-*) options=--style=gost-r-7.0.97-2025 mode=${mode#gost-} ;;
    gbt-*) options=--style=gbt-9704-2012 mode=${mode#gbt-} ;;
    ru-* | zh-*) options=--messages=${mode%%-*} mode=${mode#*-} ;;
    esac
    # XSL-FO shows layout here; these show what an archive asks of it
    case $input in
    conformance* | *-glyph-missing* | *-picture-missing*) ;;
    *.fo) options="$options --pdf-profile=none" ;;
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
    read -r answer <&3
    [ "$answer" = y ] || return 1
    cp "$2" "$1"
}

# judge STATUS WHAT: counts, and names what is not as it should be.
judge() {
    if [ "$1" -eq 0 ]; then
        passed=$((passed + 1))
    else
        echo "golden: $2" >&2
        failed=$((failed + 1))
    fi
}

# wanted NAME CASE...: true when it is one of the cases, or none is given.
wanted() {
    [ $# -gt 1 ] || return 0
    name=$1
    shift
    for case in "$@"; do
        [ "$case" = "$name" ] && return 0
    done
    return 1
}

# compare EXPECTED FOLDER: the input is of the same name, in the folder.
compare() {
    file=${1##*/}
    name=${file%.*}
    input=$name.xml
    [ -e "$2/$input" ] || input=$name.fo
    if [ ! -e "$2/$input" ]; then
        judge 1 "$1 has no input $name.xml or $name.fo"
        return
    fi
    (cd "$2" && produce "${file##*.}" "$input") >"$work/actual" 2>&1
    cmp -s "$1" "$work/actual" || agree "$1" "$work/actual"
    judge $? "${1#"$here"/} differs"
}

for expected in "$here"/*.* "$here"/*/*.*; do
    case $expected in
    *.xml | *.fo | *.sh | *.png | *.jpg | "$here"/examples/*) continue ;;
    esac
    file=${expected##*/}
    [ -e "$expected" ] && wanted "${file%.*}" "$@" && compare "$expected" "$(dirname "$expected")"
done

# Every example, whoever adds it: nothing to complain of, its words, and a file in each format for each reader.
formats=$("$protoc" --help | sed -n '/^Formats:/,/^$/s/^  \([a-z]*\) .*/\1/p')
for input in "$here"/../../examples/*.xml; do
    name=$(basename "$input" .xml)
    wanted "$name" "$@" || continue
    for mode in check document words text brief-words; do
        expected=$here/examples/$name.$mode
        [ -e "$expected" ] || : >"$expected"
        compare "$expected" "$here/../../examples"
    done
    for expected in "$here/examples/$name".gost-* "$here/examples/$name".gbt-*; do
        [ -e "$expected" ] && compare "$expected" "$here/../../examples"
    done
    for format in $formats; do
        for options in --audience=internal --audience=client; do
            input=$here/../../examples/$name.xml
            # Nobody gets internal parts who is not on our side, and the smallest example has no addresses.
            if [ "$format" = mail ]; then
                email=$(sed -n 's/.*<email>\(.*\)<\/email>.*/\1/p' "$input" | head -n 1)
                options="$options --from=${email:-us@example.org}"
                case $options in
                *client* | *us@*) options="--audience=client ${options#* } --to=them@example.com" ;;
                *) options="$options --to=$email" ;;
                esac
            fi
            compile "$format" "$work/output" && [ -s "$work/output" ]
            judge $? "$name.xml cannot be compiled to $format with $options"
        done
    done
done
echo "golden: $passed passed, $failed failed"
[ $failed -eq 0 ]
