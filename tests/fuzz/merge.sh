#!/bin/sh
# merge.sh TARGET FOLDER...: makes tests/fuzz/corpus/TARGET anew from inputs that long runs have left in the folders, and
# from what it holds: of those that reach what the project's own files (build/fuzz/seeds) do not, the smallest, until there
# are 300 KB. "make fuzz" has been there before.
set -eu
cd "$(dirname "$0")/../.."
target=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kept=tests/fuzz/corpus/$target
mkdir -p "$kept" "$work/merged" "$work/chosen"
cp "build/fuzz/seeds/$target"/* "$work/merged"
ASAN_OPTIONS=allocator_may_return_null=1 LSAN_OPTIONS="suppressions='$PWD/tests/lsan.supp':print_suppressions=0:use_tls=0" \
    "build/fuzz/fuzz_$target" -merge=1 -timeout=60 -rss_limit_mb=3000 -max_len=65536 "$work/merged" "$kept" "$@" >"$work/log" 2>&1 ||
    { tail -5 "$work/log" >&2; exit 1; }
size=0
# Smallest first: an input of a few bytes that reaches something is worth more than a large one.
for file in $(ls -Sr "$work/merged"); do
    [ ! -e "build/fuzz/seeds/$target/$file" ] || continue
    size=$((size + $(wc -c <"$work/merged/$file")))
    [ $size -le 300000 ] || break
    mv "$work/merged/$file" "$work/chosen"
done
rm -rf "$kept"
mv "$work/chosen" "$kept"
echo "$target: $(find "$kept" -type f | wc -l) inputs, $(cat "$kept"/* | wc -c) bytes"
