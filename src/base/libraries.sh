#!/bin/sh
# libraries.sh CC "NAME..." [OBJECT...]: prints the C source of the table in library_table.h, with a stub for each function of the
# libraries NAME that the objects, or libxml2, call and none of the objects has: a jump to the address that library_load() puts
# into the table. Without names the table is empty.
set -eu
# Letters have another order elsewhere, and tools another language.
export LC_ALL=C
cc=$1
names=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo '/* Made by src/base/libraries.sh. */'
echo '#include "base/library_table.h"'
echo '#include <stddef.h>'
# A stub must leave every register as it is but those the platform gives to stubs.
cat <<'STUB'
#if defined(__x86_64__)
#define JUMP(table, index) "endbr64\njmp *" #table "+8*" #index "(%rip)\n"
#elif defined(__aarch64__)
#define JUMP(table, index) "adrp x16, " #table "+8*" #index "\nldr x16, [x16, :lo12:" #table "+8*" #index "]\nbr x16\n"
#endif
#define STUB(name, table, index) \
    __asm__(".text\n.globl " #name "\n.type " #name ", %function\n" #name ":\n" JUMP(table, index) ".size " #name ", .-" #name "\n");
STUB
if [ $# -gt 0 ]; then
    nm --defined-only "$@" | sed -n 's/.* T \([A-Za-z0-9_]*\)$/\1/p' | sort -u >"$work/own"
    { nm -u "$@" && nm -D -u "$($cc -print-file-name=libxml2.so)"; } |
        sed -n 's/^ *U \([A-Za-z0-9_]*\).*/\1/p' | sort -u | LC_ALL=C comm -23 - "$work/own" >"$work/called"
fi
rows=
for name in $names; do
    library=$($cc -print-file-name="lib$name.so")
    file=$(readelf -d "$library" | sed -n 's/.*SONAME.*\[\(.*\)\].*/\1/p')
    table=$(printf %s "$name" | tr -c 'A-Za-z0-9' _)
    nm -D --defined-only "$library" | sed -n 's/.* [TWi] \([A-Za-z0-9_]*\).*/\1/p' | LC_ALL=C sort -u >"$work/defined"
    comm -12 "$work/called" "$work/defined" >"$work/functions"
    echo "static const char *const ${table}_functions[] = {"
    sed 's/.*/    "&",/' "$work/functions"
    echo '    NULL};'
    # hidden: the stubs reach it without the linker's help
    echo "__attribute__((visibility(\"hidden\"), used)) void *${table}_addresses[sizeof ${table}_functions / sizeof *${table}_functions];"
    index=0
    while read -r function; do
        echo "STUB($function, ${table}_addresses, $index)"
        index=$((index + 1))
    done <"$work/functions"
    rows="$rows    {\"$name\", \"$file\", ${table}_functions, ${table}_addresses},
"
done
echo 'const struct Library LIBRARIES[] = {'
printf %s "$rows"
echo '    {NULL, NULL, NULL, NULL},'
echo '};'
