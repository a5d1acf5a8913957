#!/bin/sh
# setup.sh PACKAGE...: installs what of these Debian packages is missing, as root or through sudo. On another
# system it names what is needed and stops. LIBRARIES in the environment are the libraries in pkg-config's names.
set -u

if ! command -v dpkg-query >/dev/null 2>&1; then
    # Not Debian: the programs and libraries may be there under other names, so look at them instead.
    missing=
    for program in pkg-config cc; do
        command -v "$program" >/dev/null 2>&1 || missing="$missing $program"
    done
    for library in ${LIBRARIES:-}; do
        pkg-config --exists "$library" 2>/dev/null || missing="$missing $library"
    done
    for header in hpdf.h linebreak.h zlib.h; do
        printf '#include <stddef.h>\n#include <%s>\n' "$header" | cc -E - >/dev/null 2>&1 || missing="$missing $header"
    done
    [ -z "$missing" ] && exit 0
    echo "This is not a Debian system, so nothing is installed. Please install what is missing:$missing" >&2
    echo "On Debian these packages hold it: $*" >&2
    exit 1
fi

missing=
for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

sudo=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "Missing packages:$missing" >&2
        echo "Please install them as root: apt-get install$missing" >&2
        exit 1
    fi
    sudo=sudo
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$sudo apt-get install -y --no-install-recommends $missing >/dev/null 2>&1 ||
    { $sudo apt-get update && $sudo apt-get install -y --no-install-recommends $missing; } >&2 ||
    { echo "The packages could not be installed:$missing" >&2; exit 1; }
