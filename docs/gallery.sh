#!/bin/sh
# gallery.sh: makes the pictures in docs/gallery/ and the page docs/gallery.md that shows them: every page of every example,
# and the specimen. PROTOC is the program. Pictures have the colours of a palette, so that they stay small.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
protoc=$(cd "$(dirname "$PROTOC")" && pwd)/${PROTOC##*/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pictures=$root/docs/gallery
page=$root/docs/gallery.md
mkdir -p "$pictures"
rm -f "$pictures"/*.png

# show NAME PDF POINTS: a picture of each page, and the lines that show them: pages that are so many points wide three in
# a row, smaller ones in proportion.
show() {
    pdftoppm -r 60 -png "$2" "$work/$1"
    for file in "$work/$1"-*.png; do
        picture=$pictures/${file##*/}
        number=$(basename "${file##*-}" .png | sed 's/^0*//')
        width=$(pdfinfo -f "$number" -l "$number" "$2" | awk -v three="$3" '/^Page.*size:/ { printf "%d", $4 * 260 / three }')
        pngquant --strip --speed 1 32 --output "$picture" "$file"
        printf '[<img src="gallery/%s" width="%s" alt="%s, page %s">](gallery/%s)\n' \
            "${file##*/}" "$width" "$1" "$number" "${file##*/}" >>"$page"
    done
}

{
    echo "# Gallery"
    echo
    echo "Made by \`make gallery\`: what protoc makes of the examples and of the specimen."
} >"$page"
for example in "$root"/examples/*.xml; do
    name=$(basename "$example" .xml)
    "$protoc" "$example" -o "$work/$name.pdf" 2>/dev/null
    printf '\n## %s\n\nFrom [examples/%s.xml](../examples/%s.xml).\n\n' \
        "$(pdfinfo "$work/$name.pdf" | sed -n 's/^Title: *//p')" "$name" "$name" >>"$page"
    show "$name" "$work/$name.pdf" 595
done
"$protoc" "$root/tests/golden/fo/specimen.fo" -o "$root/docs/gallery/specimen.pdf" 2>/dev/null
{
    echo
    echo "## Specimen of pages"
    echo
    echo "From [specimen.fo](../tests/golden/fo/specimen.fo), which shows every element, property and value of [the subset of XSL-FO](xsl-fo.md);"
    echo "a test keeps it so. Smaller pictures are smaller pages."
    echo "The PDF: [specimen.pdf](gallery/specimen.pdf)."
    echo
} >>"$page"
show specimen "$root/docs/gallery/specimen.pdf" 419
