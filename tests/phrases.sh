#!/bin/sh
# phrases.sh: what C passes to phrase() as it stands there, and what schemas call values, has a row in phrases.h.
set -u
. "$(dirname "$0")/environment.sh"
cd "$(dirname "$0")/.." || exit 3
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
# The rows, a string each, with pieces of a string joined.
tr '\n' ' ' <src/base/phrases.h | sed 's/PHRASE(/\n&/g; s/" *"//g' | sed -n 's/^PHRASE( *"\(\([^"\\]\|\\.\)*\)",.*/\1/p' | sort -u >"$work/rows"
{
    for file in src/*/*.c; do
        tr '\n' ' ' <"$file" | sed 's/phrase(/\n&/g; s/" *"//g' | sed -n 's/^phrase( *"\(\([^"\\]\|\\.\)*\)").*/\1/p'
        echo
    done
    sed -n 's/.*<s:value>\(.*\)<\/s:value>.*/\1/p' schemas/*.xsd
} | sort -u >"$work/used"
missing=$(comm -23 "$work/used" "$work/rows")
if [ -n "$missing" ]; then
    echo "phrases: no row in src/base/phrases.h for:" >&2
    printf '%s\n' "$missing" | sed 's/^/    /' >&2
    exit 1
fi
echo "phrases: $(wc -l <"$work/used") passed, 0 failed"
