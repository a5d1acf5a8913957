#!/bin/sh
# all-ids.sh: every message of src/base/messages.h and every rule of schemas/*.sch is shown by a test: its [id]
# stands in an expected file of tests/golden, or it is asserted in tests/cli or tests/unit, by its [id] or its text.
set -u
. "$(dirname "$0")/../environment.sh"
cd "$(dirname "$0")/../.." || exit 3
passed=0
failed=0
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT

# No test can bring these about: a font that HarfBuzz reads but cannot subset, a system without processes.
untested="pdf-font-failed worker-none"

# What the tests expect, without inputs. Of C, pieces of a string are joined, and each string ends a line.
find tests/golden -mindepth 2 -type f ! -name '*.xml' ! -name '*.fo' ! -path '*/pictures/*' -exec cat {} + >"$work/expected"
cat tests/cli/*.sh >>"$work/expected"
cat tests/unit/*.c | sed 's/^ *//' | tr '\n' ' ' | sed 's/" *"//g; s/\([^\\]"\) *[,;})]/\1\n/g; s/\\"/"/g' >>"$work/expected"

# id, tab, text for each row and rule; a rule has no text here.
{ tr '\n' ' ' <src/base/messages.h; echo; } | sed 's/MESSAGE(/\n&/g' | sed 's/" *"//g' |
    sed -n 's/^MESSAGE([A-Z0-9_]*, *"\([^"]*\)", *SEVERITY_[A-Z]*, *"\(\([^"\\]\|\\.\)*\)".*/\1	\2/p' |
    sed 's/\\"/"/g' >"$work/messages"
sed -n 's/.*<sch:\(assert\|report\) id="\([^"]*\)".*/\2	/p' schemas/*.sch >>"$work/messages"

rows=$(grep -c '^MESSAGE(' src/base/messages.h)
rules=$(cat schemas/*.sch | grep -c '<sch:assert\|<sch:report')
if [ "$(wc -l <"$work/messages")" -ne $((rows + rules)) ]; then
    echo "message ids: not every row and rule could be read" >&2
    failed=$((failed + 1))
fi

while IFS='	' read -r id text; do
    case " $untested " in
    *" $id "*) continue ;;
    esac
    # The text with anything for its arguments; one that is all arguments says nothing.
    pattern=$(printf '%s' "$text" | sed 's/[][\.*^$]/\\&/g; s/%[1-9]/.*/g')
    words=$(printf '%s' "$text" | sed 's/%[1-9]//g' | tr -d ' “”<>')
    if grep -qF "[$id]" "$work/expected" || { [ -n "$words" ] && grep -q -- "$pattern" "$work/expected"; }; then
        passed=$((passed + 1))
    else
        echo "message ids: no test shows [$id]" >&2
        failed=$((failed + 1))
    fi
done <"$work/messages"
echo "message ids: $passed passed, $failed failed"
[ $failed -eq 0 ]
