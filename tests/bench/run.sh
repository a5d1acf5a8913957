#!/bin/sh
# run.sh: how long protoc takes from a cold start, and how large its output is. Medians of many runs; the first line is
# another program in the same run, to compare with, since machines differ and are shared.
set -u
. "$(dirname "$0")/../environment.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
find_protoc
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
example=$root/examples/client-meeting.xml
runs=${BENCH_RUNS:-51}

# median COMMAND...: milliseconds, with the least and the most.
median() {
    perl -MTime::HiRes=time -e '
        my ($runs, @times) = shift;
        for (1 .. $runs) {
            my $start = time;
            my $child = fork;
            if (!$child) {
                open STDOUT, ">", "/dev/null";
                open STDERR, ">", "/dev/null";
                exec @ARGV;
                exit 127;
            }
            waitpid $child, 0;
            push @times, (time - $start) * 1000;
        }
        @times = sort { $a <=> $b } @times;
        printf "%8.1f ms   (%.1f to %.1f)\n", $times[@times / 2], $times[0], $times[-1];' "$runs" "$@"
}

line() {
    label=$1
    shift
    printf '%-44s' "$label"
    median "$@"
}

echo "Medians of $runs cold starts, examples/client-meeting.xml:"
line "xmllint --schema (one stage of ours)" xmllint --noout --schema "$root/schemas/minutes.xsd" "$example"
# shellcheck disable=SC2016
line "xmllint, then xsltproc of one stylesheet" sh -c 'xmllint --noout --schema "$1/schemas/minutes.xsd" "$2" && xsltproc -o "$3" "$1/stylesheets/view.xsl" "$2"' \
    both "$root" "$example" "$work/view.xml"
line "protoc --version (start of the process)" "$protoc" --version
line "protoc --check" "$protoc" --check "$example"
line "protoc -t html" "$protoc" "$example" -o "$work/x.html"
line "protoc -t pdf" "$protoc" "$example" -o "$work/x.pdf"
runs=5
cd "$work" || exit 3
cp "$root"/examples/*.png .
# long LABEL RUNS ASKED PDF COMMAND...: wall and processor time and memory of the median run that makes the PDF, and of a page
# of it. ASKED: what each may be at most, as "SECONDS MEGABYTES KILOBYTES-A-PAGE"; -: nothing is asked.
long() {
    label=$1
    count=$2
    asked=$3
    pdf=$4
    shift 4
    figures=$(for _ in $(seq "$count"); do /usr/bin/time -f '%e %U %S %M' "$@" 2>&1 >/dev/null | tail -1; done |
        sort -n | sed -n "$((count / 2 + 1))p")
    pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
    printf '%-44s' "$label, $pages pages"
    echo "$figures" "$asked" | awk -v pages="$pages" '
        function of(limit, value) { return limit == "-" || limit == "" ? "" : sprintf(value + 0 <= limit + 0 ? " (of %s)" : " (of %s!)", limit) }
        {
            seconds = sprintf("%.2f", $1); megabytes = sprintf("%d", $4 / 1024); kilobytes = sprintf("%d", $4 / pages)
            printf "%8s s%-10s %.2f ms a page, %.2f s of processors, %s MB%s, %s KB a page%s\n", seconds, of($5, seconds),
                $1 * 1000 / pages, $2 + $3, megabytes, of($6, megabytes), kilobytes, of($7, kilobytes)
        }'
}

# Long minutes, beside what they may need at most: the time a page must not grow.
echo "Medians of long minutes (of what is asked at most, ! where it is more):"
sh "$root/tests/bench/protocol.sh" 380 >long-380.xml
sh "$root/tests/bench/protocol.sh" 3800 >long-3800.xml
sh "$root/tests/bench/protocol.sh" 38000 >long-38000.xml
sh "$root/tests/bench/board.sh" 2850 >board.xml
long "a protocol" 21 "0.12 - -" long.pdf "$protoc" long-380.xml -o long.pdf
long "a protocol" 11 "1.2 200 -" long.pdf "$protoc" --max-time=0 long-3800.xml -o long.pdf
long "a protocol" 1 "12 - 120" long.pdf "$protoc" --max-time=0 long-38000.xml -o long.pdf
long "a board" 11 "1.2 200 -" long.pdf "$protoc" --max-time=0 board.xml -o long.pdf
if command -v fop >/dev/null 2>&1; then
    "$protoc" "$example" -o x.fo
    echo '<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts><auto-detect/></fonts></renderer></renderers></fop>' >fop.xconf
    fop -c fop.xconf x.fo fop.pdf >/dev/null 2>&1 # fills its cache of fonts
    line "Apache FOP on the same XSL-FO (5 runs)" fop -c fop.xconf x.fo fop.pdf
    for items in 380 3800; do
        "$protoc" long-$items.xml -o long.fo
        long "Apache FOP on its XSL-FO" 1 - long-fop.pdf fop -c fop.xconf long.fo long-fop.pdf
    done
fi
if command -v chromium >/dev/null 2>&1; then
    line "Chromium printing our HTML (5 runs)" chromium --headless --no-sandbox --disable-gpu --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync --user-data-dir="$work/profile" \
        --print-to-pdf="$work/chromium.pdf" "file://$work/x.html"
fi
for file in fop.pdf chromium.pdf; do
    [ -s $file ] && printf '%-44s%8d bytes\n' "$file" "$(wc -c <$file)"
done
printf '%-44s%8d bytes\n' "the PDF" "$(wc -c <"$work/x.pdf")" "the HTML" "$(wc -c <"$work/x.html")"
