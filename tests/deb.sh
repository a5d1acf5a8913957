#!/bin/sh
# deb.sh: makes a Debian package of what is built. Called by "make deb"; the program is named by PROGRAM.
set -eu
cd "$(dirname "$0")/.."
# Whoever is not root may lack the folder where ldconfig is.
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL=C
version=$(sed -n 's/.*PROTOC_VERSION "\([^"]*\)".*/\1/p' src/base/version.h)
architecture=$(dpkg --print-architecture)
stage=$BUILD/deb
rm -rf "$stage"
# shellcheck disable=SC2086
$MAKE -s BUILD="$BUILD" install PREFIX=/usr DESTDIR="$stage" PROGRAM="$PROGRAM"
gzip -9n "$stage/usr/share/man/man1/$PROGRAM.1"
install -d "$stage/usr/share/doc/minutes-protoc" "$stage/DEBIAN"
install -m 644 LICENSE "$stage/usr/share/doc/minutes-protoc/copyright"

# package FILE: the package a library belongs to, under either name of its folder: /lib may be a link to /usr/lib.
package() {
    file=$(readlink -f "$1")
    dpkg -S "$file" 2>/dev/null || dpkg -S "${file#/usr}" 2>/dev/null || dpkg -S "/usr$file" 2>/dev/null ||
        echo "deb: no package has $file" >&2
}
# Libraries it is linked with, and those it loads when they are needed.
depends=$({
    ldd "$stage/usr/bin/$PROGRAM" | sed -n 's/.*=> \(\/[^ ]*\).*/\1/p'
    sed -n 's/^    {"[^"]*", "\([^"]*\)".*/\1/p' "$BUILD/libraries.c" | while read -r name; do
        ldconfig -p | grep -F "$name " | sed -n 's/.*=> //p' | head -1
    done
} | while read -r file; do package "$file"; done | sed 's/:.*//' | sort -u | paste -sd, | sed 's/,/, /g')
conflicts=
[ "$PROGRAM" = protoc ] && conflicts="Conflicts: protobuf-compiler
"
cat >"$stage/DEBIAN/control" <<EOF
Package: minutes-protoc
Version: $version
Architecture: $architecture
Section: text
Priority: optional
Maintainer: The maintainers of protoc <minutes-protoc@localhost>
Depends: $depends, fonts-paratype
Recommends: fonts-liberation, hyphen-ru, hyphen-en-us
Suggests: fonts-noto-cjk
${conflicts}Description: compiles minutes of meetings
 Checks minutes written in XML and makes PDF, web pages and other formats of them.
EOF
strip "$stage/usr/bin/$PROGRAM"
file=$BUILD/minutes-protoc_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$stage" "$file" >/dev/null
echo "the package: $file"
