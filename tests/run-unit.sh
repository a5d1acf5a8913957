#!/bin/sh
# run-unit.sh PROGRAM...: runs every unit test program and sums up. Each prints its own totals.
. "$(dirname "$0")/environment.sh"
failed=
count=0
for program in "$@"; do
    count=$((count + 1))
    echo "== ${program##*/}"
    "$program" || failed="$failed ${program##*/}"
done
if [ -n "$failed" ]; then
    echo "unit tests failed:$failed" >&2
    exit 1
fi
echo "unit programs: $count passed, 0 failed"
