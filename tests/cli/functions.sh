# functions.sh: what the tests of the command line are made of; read by run.sh and pipeline.sh.
. "$(dirname "$0")/../environment.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
find_protoc
work=$(mktemp -d) || exit 3
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
passed=0
failed=0
good=$root/examples/minimal.xml
example=$root/examples/client-meeting.xml
long=$root/tests/golden/documents/long-meeting.xml

fail() {
    failed=$((failed + 1))
    echo "FAILED: $name: $1" >&2
    [ -s err ] && sed 's/^/    /' err >&2
}

# begin NAME: a fresh folder with a small valid document in it.
begin() {
    name=$1
    chmod -R u+w "$work/case" 2>/dev/null
    rm -rf "$work/case"
    mkdir "$work/case"
    cd "$work/case" || exit 3
    cp "$good" good.xml
    bad=
}

# run ARGUMENT...: runs protoc, keeps its status and what it says.
run() {
    "$protoc" "$@" >out 2>err
    status=$?
}

status_is() { [ "$status" -eq "$1" ] || bad="$bad; status $status, not $1"; }
says() { grep -qF -- "$1" err || bad="$bad; does not say “$1”"; }
silent() { [ ! -s err ] || bad="$bad; speaks"; }
prints() { grep -qF -- "$1" out || bad="$bad; does not print “$1”"; }
file_is() { [ "$(cat "$1" 2>/dev/null)" = "$2" ] || bad="$bad; $1 was changed"; }
exists() { [ -s "$1" ] || bad="$bad; there is no $1"; }
smaller() { [ "$(wc -c <"$1")" -le "$2" ] || bad="$bad; $1 has more than $2 bytes"; }
starts() { [ "$(head -c "${#2}" "$1" 2>/dev/null)" = "$2" ] || bad="$bad; $1 does not start with $2"; }

# only FILE...: nothing else lies in the folder (besides good.xml, out, err).
only() {
    for file in $(ls -A); do
        case " good.xml out err $* " in
        *" $file "*) ;;
        *) bad="$bad; $file was left behind" ;;
        esac
    done
}

end() {
    if [ -z "$bad" ]; then passed=$((passed + 1)); else fail "${bad#; }"; fi
}

# finish WHAT: the sum of the tests.
finish() {
    cd /
    echo "$1: $passed passed, $failed failed"
    [ $failed -eq 0 ]
}
