#!/bin/sh
# letters.sh: letters (-t mail), read by a parser that shares no code with protoc: who gets them, what they say, what they may say.
set -u
. "$(dirname "$0")/functions.sh"
documents=$root/tests/golden/documents

# letter NAME ARGUMENT...: writes x.eml and parses it.
letter() {
    name=$1
    shift
    rm -rf "$work/case"
    mkdir "$work/case"
    cd "$work/case" || exit 3
    bad=
    "$protoc" "$@" -o x.eml >out 2>err
    status=$?
    : >parsed
    if [ -e x.eml ]; then
        python3 "$root/tests/cli/parse_mail.py" x.eml part >parsed 2>>err || bad="; cannot be parsed"
    fi
    grep -q DEFECT parsed && bad="$bad; $(grep DEFECT parsed)"
}
has() { grep -qF -- "$1" parsed || bad="$bad; has no “$1”"; }
lacks() { grep -qF -- "$1" parsed part.html part.plain && bad="$bad; has “$1”"; }
refused() { [ ! -e x.eml ] || bad="$bad; a letter was written"; }

letter "to everybody who took part, as the client may see it" "$example"; status_is 0
has "From: Каримова Лилия Ренатовна <karimova@lesnoy-dvor.example>"
has "Белов Андрей Николаевич <belov@lesnoy-dvor.example>, "; has "<orlova@teply-khleb.example>"
has "Subject: Итоги встречи от 12 мая 2022 г., 10:00"
has "Date in UTC: 2022-05-12 11:30:00"; has "Keywords: Конфиденциально"
has "part: multipart/alternative - -"; has "part: text/plain utf-8 -"; has "part: text/html utf-8 -"
has "Здравствуйте, коллеги!"; has "Направить проект договора"; has "Л. Р. Каримова  18.05.2022"
has "С уважением,"; has "менеджер проекта"
lacks "Внутренний"; lacks "Запас по марже"; lacks "приложен"; lacks "application/pdf"
[ "$(grep -A3 '^text:' parsed | tail -1)" = "Здравствуйте, коллеги!" ] || bad="$bad; does not begin with the greeting"
end

letter "with the PDF, and a sentence that names it" "$example" --attach; status_is 0
has "part: multipart/mixed"; has "part: application/pdf - 2022-05-12_client-meeting_АО-Тёплый-хлеб_12_ru.pdf"
has "К письму приложен файл: 2022-05-12_client-meeting_АО-Тёплый-хлеб_12_ru.pdf."
pdftotext part.pdf - >text.of.pdf; grep -q 'Запас по марже' text.of.pdf && bad="$bad; an internal part is in the PDF"
grep -q 'Подписи' text.of.pdf || bad="$bad; the PDF cannot be read"
end

letter "with the files the document names" "$documents/everything.xml" --from us@a.example --to you@b.example --attach; status_is 0
has "К письму приложены файлы: everything.xml, 2024-02-29_"; has "part: application/xml - everything.xml"; lacks "СЕКРЕТ"; end

letter "to one of ours: nothing is left out, and a greeting by name" "$example" --to belov; status_is 0
has "To: Белов Андрей Николаевич <belov@lesnoy-dvor.example>"; has "Здравствуйте, Андрей Николаевич!"
has "Keywords: Конфиденциально · Внутренний экземпляр"; end

letter "to our own address" "$example" --to OFFICE@lesnoy-dvor.example; status_is 0; has "Внутренний экземпляр"; end

letter "to somebody unknown, who is taken for a stranger" "$example" --to boss@lesnoy-dvor.example; status_is 0; lacks "Внутренний"; end

letter "internal parts are never sent outside" "$example" --audience internal; status_is 2
says "[letter-not-internal]"; refused; end

letter "internal parts to our side" "$example" --audience internal --to belov,dyomin; status_is 0
has "To: Белов Андрей Николаевич <belov@lesnoy-dvor.example>, Дёмин Павел Игоревич <sklad@lesnoy-dvor.example>"; end

letter "lists of recipients, and one named twice" "$example" --from 'Anna "A" Petrova <anna@x.example>' --to 'orlova, "Smith, J." <j@y.example>' --to ORLOVA@teply-khleb.example --to=k@z.example
status_is 0; has 'To: Орлова Вера Степановна <orlova@teply-khleb.example>, "Smith, J." <j@y.example>, k@z.example'
has "Petrova"; has "anna@x.example"; end

letter "an answer" "$example" --in-reply-to '<1@a.example> 2@b.example'; status_is 0
has "In-Reply-To: <2@b.example>"; has "References: <1@a.example> <2@b.example>"; end

letter "an answer to nothing" "$example" --in-reply-to "hello"; status_is 2; says "[letter-id-broken]"; refused; end
letter "an unknown person" "$example" --to petrov; status_is 1; says "[letter-person-unknown]"; refused; end
letter "a broken address" "$example" --to 'a b@c.example'; status_is 1; says "[letter-address-broken]"; refused; end
letter "no header comes in with an address" "$example" --to 'a@b.example
Bcc: c@d.example'; status_is 1; says "[letter-address-broken]"; refused; end
letter "nobody has an address" "$root/examples/minimal.xml"; status_is 1; says "[letter-no-sender]"; refused; end
letter "a sender, but nobody to write to" "$root/examples/minimal.xml" --from a@b.example; status_is 1; says "[letter-no-recipient]"; refused; end

letter "the date of the build" "$example"; cp x.eml first.eml
TZ=Asia/Shanghai LC_ALL=ru_RU.UTF-8 "$protoc" "$example" -o y.eml; cmp -s x.eml y.eml || bad="$bad; not the same bytes"
SOURCE_DATE_EPOCH=86400 "$protoc" "$example" -o x.eml
grep -q '^Date: Fri, 2 Jan 1970 00:00:00 +0000' x.eml || bad="$bad; SOURCE_DATE_EPOCH is not the date"
[ "$(grep -i '^Message-ID' x.eml)" != "$(grep -i '^Message-ID' first.eml)" ] || bad="$bad; two letters have one Message-ID"; end

sed 's|</goals>|</goals><distribution><recipient person="orlova"/><recipient email="archive@lesnoy-dvor.example">Архив</recipient><recipient email="ours@lesnoy-dvor.example" audience="internal">СЕКРЕТ</recipient></distribution>|' "$example" >"$work/list.xml"
cp "$root/examples/logo.png" "$work"
letter "the distribution list" "$work/list.xml"; status_is 0
has "To: Орлова Вера Степановна <orlova@teply-khleb.example>, Архив <archive@lesnoy-dvor.example>"; lacks СЕКРЕТ; lacks ours@; end

letter "English" "$documents/english.xml" --from a@b.example --to c@d.example; status_is 0
has "Subject: Results of the meeting of 2 May 2022, 14:00"; has "Dear colleagues,"; has "Kind regards,"; end
letter "Chinese" "$documents/chinese.xml" --from a@b.example --to c@d.example; status_is 0
has "Subject: 2022年5月2日，14:00会谈结果"; has "各位好！"; end

letter "a long subject in Chinese" "$root/examples/sales-record.xml" --from a@b.example --to c@d.example; status_is 0
has "Subject: 销售业务过程记录（第2024-037号，2024年6月20日）"; end

letter "options of a letter without one" "$example" -t html --to belov; status_is 2; says "[option-for-letters]"; refused; end

finish letters
