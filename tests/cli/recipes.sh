#!/bin/sh
# recipes.sh: every recipe of docs/pipelines.md, taken out of it and run.
set -u
. "$(dirname "$0")/functions.sh"
page=$root/docs/pipelines.md
mkdir "$work/bin"
ln -s "$protoc" "$work/bin/protoc"
PATH=$work/bin:$PATH
export PATH
shown=

# recipe NAME: the block of the page under its name, as a file of that name.
recipe() {
    shown="$shown $1"
    mkdir -p "$(dirname "$1")"
    awk -v name="\`$1\`" 'index($0, name) == 1 { on = 1; next } on && /^```/ { if (inside) exit; inside = 1; next } inside' "$page" >"$1"
    [ -s "$1" ] || bad="$bad; the page has no recipe $1"
}

# repository: two documents, one of them with a picture.
repository() {
    mkdir -p minutes
    cp "$good" minutes/first.xml
    cp "$example" minutes/second.xml
    cp "$root/examples/logo.png" minutes
}
mistake() { sed -i 's/<date>[^<]*/<date>2022-05-52/' minutes/first.xml; }
works() { "$@" >out 2>err; status=$?; status_is 0; }

begin "the tests do not see the session that starts them"
for test in cli/run cli/start golden/run golden/missing conformance/run; do
    env -u PROTOC sh "$root/tests/$test.sh" >out 2>err; status=$?; status_is 2; says "PROTOC is to name the program"
    PROTOC=/nonexistent sh "$root/tests/$test.sh" >out 2>err; status=$?; status_is 2; says "PROTOC is to name the program"
done
# shellcheck disable=SC2016
env SHELL=/bin/false HOME= LC_ALL=ru_RU.UTF-8 SOURCE_DATE_EPOCH=1 NO_COLOR=1 GIT_DIR=/nonexistent MAKEFLAGS=-j9 "BROKEN=a
b c=d" sh -c 'umask 077; . "$1/tests/environment.sh"; env; umask; cat' sh "$root" >out 2>err; silent
for variable in SOURCE_DATE_EPOCH NO_COLOR GIT_DIR MAKEFLAGS BROKEN; do grep -q "^$variable=" out && bad="$bad; they see $variable"; done
for line in SHELL=/bin/sh HOME=/nonexistent LC_ALL=C 0022; do grep -qx "$line" out || bad="$bad; they do not have $line"; done; end

begin "one run for all"
repository; line=$(sed -n 's/^    \(protoc minutes.*--if-changed\)$/\1/p' "$page")
works sh -c "mkdir -p public && $line"; starts public/first.pdf %PDF-; starts public/second.html '<!DOCTYPE'
echo kept >public/first.pdf; works sh -c "$line"; file_is public/first.pdf kept; end

begin "make"
repository; recipe Makefile
works make; starts public/first.pdf %PDF-; starts public/second.pdf %PDF-
works make; prints "Nothing to be done"
sleep 0.02; touch minutes/logo.png; works make; prints second.pdf; grep -q first.pdf out && bad="$bad; the first was made for nothing"
mistake; make >out 2>err && bad="$bad; make does not fail"; starts public/first.pdf %PDF-; end

begin "ninja"
repository; recipe build.ninja
works ninja; starts public/first.pdf %PDF-; starts public/second.html '<!DOCTYPE'
works ninja; prints "no work to do"
sleep 0.02; touch minutes/logo.png; works ninja -v; prints second.xml; grep -q first.xml out && bad="$bad; the first was made for nothing"
mistake; ninja >out 2>err && bad="$bad; ninja does not fail"; prints "[value-wrong]"; end

# A machine that is reached by “ssh” without a network: a folder of its own where no path is given.
# A login has a shell, whatever this run of the tests was started with.
cat >"$work/bin/ssh" <<'SSH'
#!/bin/sh
while :; do case $1 in -[lop]) shift 2 ;; -*) shift ;; *) break ;; esac; done
echo "$1" >>"$MACHINE_LOG"
home=$MACHINE_HOME/$1
shift
[ "$1" = -- ] && shift
SHELL=/bin/sh
export SHELL
mkdir -p "$home" && cd "$home" && exec sh -c "$*"
SSH
chmod +x "$work/bin/ssh"
export MACHINE_LOG=$work/machines MACHINE_HOME=$work/machine HOME=$work/home
mkdir "$MACHINE_HOME" "$HOME" "$HOME/.parallel"
touch "$HOME/.parallel/will-cite"

begin "GNU parallel"
repository; recipe parallel.sh; works sh parallel.sh; starts public/first.pdf %PDF-; starts public/second.html '<!DOCTYPE'
mistake; sh parallel.sh >out 2>err && bad="$bad; it does not fail"; says "[value-wrong]"; end

begin "GNU parallel on many machines that share a folder"
repository; recipe machines.sh; works sh machines.sh; starts public/first.pdf %PDF-
rm -r public/*; sed 's/-n 100/-n 1/' machines.sh >each.sh; : >"$MACHINE_LOG"
MACHINES=1/here,1/there works sh each.sh; starts public/first.pdf %PDF-; starts public/second.html '<!DOCTYPE'
grep -q here "$MACHINE_LOG" && grep -q there "$MACHINE_LOG" || bad="$bad; not every machine had something to do"; end

begin "GNU parallel on machines that share nothing"
repository; recipe far.sh; works sh far.sh; starts public/first.pdf %PDF-; rm -r public
: >"$MACHINE_LOG"; MACHINES=1/here,1/there works sh far.sh; starts public/first.pdf %PDF-; starts public/second.pdf %PDF-
grep -q here "$MACHINE_LOG" && grep -q there "$MACHINE_LOG" || bad="$bad; not every machine had something to do"
[ -z "$(find "$MACHINE_HOME" -type f)" ] || bad="$bad; files stay behind: $(find "$MACHINE_HOME" -type f)"; end

begin "a commit that is refused"
repository; git init -q . && git config user.name A && git config user.email a@example.invalid
recipe .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit
git add minutes; works git commit -qm first
mistake; git add minutes; echo >>minutes/first.xml
git commit -qm second >out 2>err && bad="$bad; the commit was made"; says "minutes/first.xml:"; says "[value-wrong]"
[ "$(git log --oneline | wc -l)" -eq 1 ] || bad="$bad; there are $(git log --oneline | wc -l) commits"
# What is wrong only in the folder is not in the commit.
git checkout -q HEAD -- minutes; echo x >note; git add note; mistake; works git commit -qm third
git checkout -q -- minutes; git rm -q minutes/first.xml; works git commit -qm fourth; end

# steps FILE: the shell commands of a job.
steps() { /usr/bin/python3 -B "$root/tests/cli/yaml_steps.py" "$1" >steps 2>err || bad="$bad; it is not read: $(tail -1 err)"; }

begin "GitHub Actions"
repository; recipe .github/workflows/minutes.yml; steps .github/workflows/minutes.yml
works sh -e steps; starts public/first.pdf %PDF-; starts public/second.html '<!DOCTYPE'
mistake; sh -e steps >out 2>err && bad="$bad; the job does not fail"; says "::error file=minutes/first.xml,line=11,endLine=11,col="; end

begin "code scanning of GitHub"
repository; recipe .github/workflows/scan.yml; steps .github/workflows/scan.yml
works sh -e steps; mistake; sh -e steps >out 2>err && bad="$bad; the job does not fail"
python3 "$root/tests/sarif.py" <minutes.sarif >out 2>&1 || bad="$bad; no SARIF"; grep -q '"uri":"minutes/first.xml"' minutes.sarif || bad="$bad; not located"; end

begin "GitLab"
repository; recipe .gitlab-ci.yml; steps .gitlab-ci.yml
works sh -e steps; starts public/first.pdf %PDF-
mistake; sh -e steps >out 2>err && bad="$bad; the job does not fail"; says "[value-wrong]"
python3 - >out 2>&1 <<'PYTHON' || bad="$bad; the report is not what GitLab reads: $(tail -1 out)"
import json
found = json.load(open("gl-code-quality-report.json"))
assert any(f["check_name"] == "value-wrong" and f["severity"] == "major" and f["location"] == {"path": "minutes/first.xml", "lines": {"begin": 11, "end": 11}} for f in found), found
assert all(f["description"] and f["severity"] in ("info", "minor", "major", "critical", "blocker") for f in found)
assert len({f["fingerprint"] for f in found}) == len(found)
PYTHON
end

name="every recipe of the page"
for recipe in $(sed -n 's/^`\([^` ]*\)`.*:$/\1/p' "$page"); do
    case " $shown " in *" $recipe "*) ;; *) failed=$((failed + 1)); echo "FAILED: $recipe is in the page and not tested" >&2 ;; esac
done
finish "recipes"
