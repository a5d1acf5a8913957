#!/bin/sh
# encrypt.sh: --encrypt, and where passwords come from.
set -u
. "$(dirname "$0")/functions.sh"

# typed FIRST SECOND ARGUMENT...: runs protoc on a terminal of its own, where the two lines are typed, each when it has been asked for.
typed() {
    first=$1
    second=$2
    shift 2
    python3 -B "$root/tests/cli/terminal.py" "$first" "$second" -- "$protoc" "$@" >out 2>err
    status=$?
}

begin "an encrypted PDF opens with its password only"
echo 'long secret' >password; run good.xml -w --encrypt --password-file=password -o x.pdf; status_is 0
qpdf --requires-password x.pdf || bad="$bad; no password is required"
qpdf --show-encryption --password='long secret' x.pdf >out 2>&1; prints "AESv3"
qpdf --check --password='long secret' x.pdf >out 2>&1 || bad="$bad; qpdf --check complains"
qpdf --decrypt --password=other x.pdf y.pdf 2>/dev/null && bad="$bad; another password opens it"
pdftotext -upw 'long secret' x.pdf - | grep -q Смирнов || bad="$bad; the text cannot be read"
grep -aq Смирнов x.pdf && bad="$bad; the text lies open"
run --verify x.pdf --password-file=password; status_is 0; prints identical
run --extract x.pdf --password-file=password -o y.xml; cmp -s y.xml good.xml || bad="$bad; another source"; end

begin "it is no PDF/A and says so"
echo secret >password; run good.xml --encrypt --password-file=password; status_is 0; says "[encrypted-no-archive]"
qpdf --qdf --object-streams=disable --password=secret --decrypt good.pdf x.pdf; grep -aq pdfaid:part x.pdf && bad="$bad; it claims to be PDF/A"
grep -aq pdfuaid:part x.pdf || bad="$bad; it does not claim to be PDF/UA"
run good.xml --encrypt --password-file=password --pdf-profile=none; status_is 0; grep -q encrypted-no-archive err && bad="$bad; it warns of what is known"; end

begin "passwords from standard input, in other letters"
printf 'пароль\r\n' | "$protoc" good.xml -w --encrypt --password-file=/dev/stdin >out 2>err; status_is 0
qpdf --check --password=пароль good.pdf >out 2>&1 || bad="$bad; the password does not open it"; end

begin "passwords typed on the terminal are asked twice, and not shown"
typed secret secret good.xml -w --encrypt; status_is 0; prints "Password:"; prints "The same again:"; grep -q secret out && bad="$bad; it is shown"
qpdf --check --password=secret good.pdf >checked 2>&1 || bad="$bad; the password does not open it"
typed secret secrte good.xml -w --encrypt -o y.pdf; status_is 2; prints "[password-two]"; [ ! -e y.pdf ] || bad="$bad; there is a PDF"
typed '' '' good.xml -w --encrypt -o y.pdf; status_is 2; prints "[password-empty]"; end

begin "Ctrl+C at a password leaves the terminal as it was"
echo secret >password; run good.xml -w --encrypt --password-file=password -o x.pdf
for arguments in "good.xml -w --encrypt -o y.pdf" "--verify x.pdf --password-file=-"; do
    # shellcheck disable=SC2086
    python3 -B "$root/tests/cli/interrupt.py" "$protoc" $arguments >out 2>err; prints "asking False, afterwards True, signal 2"
done
[ ! -e y.pdf ] || bad="$bad; there is a PDF"; end

begin "what --encrypt does not go with"
echo secret >password
run good.xml --encrypt --password-file=password -t html; status_is 2; says "[option-needs]"
run good.xml --encrypt --check; status_is 2; says "[commands-two]"
run good.xml --encrypt --archive a; status_is 2; says "[commands-two]"
run good.xml --encrypt --password-file=none; status_is 3; says "[file-missing]"; [ ! -e good.pdf ] || bad="$bad; there is a PDF"; end

finish "encryption"
