#!/bin/sh
# coverage.sh: docs/coverage.md names elements, attributes and messages that exist, every element of the schema and every
# rule. The second column of its tables holds elements and attributes (element@attribute), the third ids of messages.
set -u
. "$(dirname "$0")/environment.sh"
cd "$(dirname "$0")/.." || exit 3
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
table=docs/coverage.md
failed=0

# column N: the names of that column, a line each.
column() {
    awk -F'|' -v n="$1" '/^\|/ && $2 !~ /^-|^ What/ { print $(n + 1) }' $table | grep -o '`[^`]*`' | tr -d '`' | sort -u
}

# lacks WHAT WANTED THERE: names what is wanted and not there.
lacks() {
    missing=$(comm -23 "$2" "$3")
    [ -z "$missing" ] && return
    echo "coverage: $1:" >&2
    printf '%s\n' "$missing" | sed 's/^/    /' >&2
    failed=$((failed + 1))
}

# The reference of the markup has a section for each element and a row for each attribute.
sed -n 's/^## `<\(.*\)>`$/\1/p' docs/markup.md | sort -u >"$work/elements"
awk '/^## `</ { gsub(/^## `<|>`$/, ""); element = $0 }
     /^\| (\*\*)?`/ { attribute = $0; gsub(/^\| (\*\*)?`|`.*/, "", attribute); print element "@" attribute }' docs/markup.md |
    sort -u >"$work/attributes"
sed -n 's/.*<sch:assert id="\([^"]*\)".*/\1/p' schemas/*.sch | sort -u >"$work/rules"
{ cat "$work/rules"; sed -n 's/^ *MESSAGE([A-Z0-9_]*, *"\([^"]*\)".*/\1/p' src/base/messages.h; } | sort -u >"$work/messages"

column 2 >"$work/named"
grep -v @ "$work/named" >"$work/named-elements"
grep @ "$work/named" >"$work/named-attributes"
column 3 >"$work/named-messages"
lacks "$table names elements that are not in the schema" "$work/named-elements" "$work/elements"
lacks "$table names attributes that are not in the schema" "$work/named-attributes" "$work/attributes"
lacks "$table names messages that do not exist" "$work/named-messages" "$work/messages"
lacks "$table lacks elements of the schema" "$work/elements" "$work/named-elements"
lacks "$table lacks rules" "$work/rules" "$work/named-messages"
echo "coverage: $(cat "$work/elements" "$work/rules" | wc -l) elements and rules, $failed failed"
[ $failed -eq 0 ]
