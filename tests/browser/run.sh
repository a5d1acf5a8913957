#!/bin/sh
# run.sh: the HTML of every example, and of the letter about it, in a real browser and by the Nu HTML checker. Compiles the
# pages, installs what package-lock.json names, and leaves the rest to run.js, which starts the browser once.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
protoc=$(cd "$(dirname "$PROTOC")" && pwd)/${PROTOC##*/}
work=$(dirname "$protoc")/browser
mkdir -p "$work" || exit 3
rm -rf "$work/pages"
mkdir "$work/pages" || exit 3

# The packages stay between runs, as long as they are the ones named.
cd "$work" || exit 3
if ! cmp -s "$root/tests/browser/package-lock.json" package-lock.json || [ ! -d node_modules ]; then
    cp "$root/tests/browser/package.json" . || exit 3
    cp "$root/tests/browser/package-lock.json" new-lock.json && mv new-lock.json package-lock.json || exit 3
    npm ci --no-audit --no-fund --ignore-scripts >npm.log 2>&1 || {
        cat npm.log >&2
        rm -f package-lock.json
        echo "browser: the packages of tests/browser/package.json could not be installed" >&2
        exit 1
    }
fi

cd pages || exit 3
for source in "$root"/examples/*.xml; do
    name=$(basename "$source" .xml)
    "$protoc" "$source" -w -o "$name.html" || exit 1
    "$protoc" "$source" -w -t mail --from us@example.org --to them@example.com -o "$name.eml" &&
        python3 "$root/tests/cli/parse_mail.py" "$name.eml" "$name-letter" >/dev/null || exit 1
    rm -f "$name.eml" "$name-letter.plain"
done
cp "$root/tests/browser/run.js" .. && cd .. && exec node run.js "$work/pages"
