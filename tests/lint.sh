#!/bin/sh
# lint.sh CFLAGS FILE...: formatting, clang-tidy and cppcheck over the sources.
set -u
cd "$(dirname "$0")/.." || exit 3
cflags=$1
shift
status=0
clang-format --dry-run --Werror src/*/*.[ch] tests/unit/*.[ch] || status=1
# varFuncNullUB: NULL is a pointer on every system this builds on, and the sentinel wants it.
cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,performance,portability --inline-suppr \
    --suppress=varFuncNullUB --suppress=readdirCalled --suppress=missingIncludeSystem --library=posix --library=tests/cppcheck.cfg -Isrc -D_GNU_SOURCE \
    -j 2 "$@" || status=1
export cflags
# shellcheck disable=SC2016
printf '%s\n' "$@" | xargs -P 2 -n 6 sh -c \
    'clang-tidy --quiet --warnings-as-errors="*" "$@" -- -std=c11 -D_GNU_SOURCE -Isrc $cflags 2>/dev/null' tidy || status=1
[ $status -eq 0 ] && echo "lint: ok"
exit $status
