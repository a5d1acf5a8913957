#!/bin/sh
# run.sh SECONDS TARGET...: runs the fuzz targets, two at a time, from the committed corpus and the project's own
# examples. What makes one fail stays in build/fuzz/found; give it to the target to see it again.
set -u
cd "$(dirname "$0")/../.." || exit 3
seconds=$1
shift
mkdir -p build/fuzz/found
rm -f build/fuzz/*.status

# seeds TARGET FOLDER: the files of the project that are of the target's kind.
seeds() {
    case $1 in
    source) cp examples/*.xml tests/golden/documents/*.xml "$2" ;;
    style) for style in stylesheets/styles/g*.xsl; do
        sed 's|"\.\./formats/|"protoc:stylesheets/formats/|' "$style" >"$2/$(basename "$style")"
    done ;;
    fo) cp tests/golden/fo/*.fo "$2" ;;
    picture) cp examples/*.png tests/golden/*/*.png tests/golden/*/*.jpg "$2" 2>/dev/null ;;
    font) fc-list -f '%{file}\n' | grep -E 'PTSerif|PTF55|LiberationSerif-Reg' | head -2 | while read -r f; do cp "$f" "$2"; done ;;
    pdf) for source in examples/minimal.xml examples/client-meeting.xml; do
        build/fuzz/protoc -w "$source" -o "$2/$(basename "$source" .xml).pdf" || exit 3
    done ;;
    options) printf -- '-o\nx.pdf\n--check\nx.xml\n' >"$2/options" ;;
    esac
}

# words TARGET: a dictionary from the project's own tables: libFuzzer would not guess these.
words() {
    case $1 in
    source) grep -oh ' name="[A-Za-z-]*"\| value="[^"<&\\]*"' schemas/*.xsd | sed 's/.*="\(.*\)"/\1/' ;;
    style)
        grep -oh '</*xsl:[a-z-]*\| [a-z-]*="[^"<&\\]*"' stylesheets/*/*.xsl | cut -c 1-60
        printf '%s\n' 'protoc:stylesheets/formats/' 'document(' 'key(' 'current()' 'generate-id(' 'format-number(' 'exsl:node-set(' \
            'str:tokenize(' 'str:padding(' 'date:date(' 'set:distinct(' 'math:max(' 'dyn:evaluate(' 'func:function' 'http://exslt.org/' \
            'ancestor::' 'following::' 'preceding-sibling::' '//node()' 'position()' 'last()' 'xsl:import' 'xsl:include' 'xsl:fallback'
        ;;
    fo) sed -n 's/^[A-Z_]*([A-Z_0-9]*, "\([^"]*\)".*/\1/p' src/fo/*_rows.h ;;
    picture) printf '%s\n' IHDR PLTE IDAT IEND tRNS pHYs sRGB gAMA iCCP JFIF Exif Adobe ICC_PROFILE ;;
    font) printf '%s\n' true OTTO ttcf head hhea hmtx maxp cmap loca glyf 'CFF ' GSUB GPOS GDEF name post OS/2 kern fvar ;;
    options) sed -n 's/^OPTION([^"]*"\([^"]*\)".*/--\1/p' src/cli/option_rows.h ;;
    pdf) printf '%s\n' obj endobj stream endstream xref trailer startxref /ObjStm /XRef /Filter /FlateDecode /EmbeddedFiles /AFRelationship /Names /Kids ;;
    esac
    case $1 in
    source | style | fo) printf '%s\n' '<' '>' '/>' '</' '<!--' '-->' '<![CDATA[' ']]>' '<?x?>' '&#x41;' '&lt;' 'xml:lang=' 'xmlns=' '<!DOCTYPE x [' ;;
    esac
}

# fuzz TARGET: its last lines, and whether it failed.
fuzz() {
    mkdir -p "build/fuzz/corpus/$1" "build/fuzz/seeds/$1" "tests/fuzz/corpus/$1"
    seeds "$1" "build/fuzz/seeds/$1"
    words "$1" | LC_ALL=C sort -u | LC_ALL=C grep '^[ -~]\{1,\}$' | sed 's/\(["\\]\)/\\\1/g; s/.*/"&"/' >"build/fuzz/$1.dict"
    ASAN_OPTIONS=allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1 \
        LSAN_OPTIONS="suppressions='$PWD/tests/lsan.supp':print_suppressions=0:use_tls=0" \
        "build/fuzz/fuzz_$1" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=3000 -max_len=262144 -seed=1 \
        -artifact_prefix="build/fuzz/found/$1-" -print_final_stats=1 -dict="build/fuzz/$1.dict" \
        "build/fuzz/corpus/$1" "tests/fuzz/corpus/$1" "build/fuzz/seeds/$1" >"build/fuzz/$1.log" 2>&1
    status=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$1.log")
    echo "$status" >"build/fuzz/$1.status"
    if [ $status -eq 0 ]; then
        echo "fuzz $1: ${runs:-0} runs, nothing found"
    else
        echo "fuzz $1: FAILED, see build/fuzz/$1.log" >&2
        tail -40 "build/fuzz/$1.log" >&2
    fi
}

while [ $# -gt 0 ]; do
    fuzz "$1" &
    shift
    if [ $# -gt 0 ]; then
        fuzz "$1" &
        shift
    fi
    wait
done
failed=$(cat build/fuzz/*.status | grep -vc '^0$')
echo "fuzz: $(ls build/fuzz/*.status | wc -l) targets, $failed failed"
[ "$failed" -eq 0 ]
