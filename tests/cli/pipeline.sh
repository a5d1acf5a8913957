#!/bin/sh
# pipeline.sh: protoc in pipelines: diagnostics for machines, many inputs, limits, house styles and rules.
set -u
. "$(dirname "$0")/functions.sh"
# reads PROGRAM: what protoc said is good input for the program.
reads() { "$@" <err >out 2>&1 || bad="$bad; $1 refuses it: $(head -2 out)"; }

## Diagnostics

begin "the languages of messages"
sed 's/<date>[^<]*/<date>2022-05-52/' good.xml >x.xml
run --check x.xml; says "error: “2022-05-52” cannot stand in <date>; write a date such as 2022-05-12"; says "hint: there is no such day"
run --check --messages ru x.xml; status_is 1; says "ошибка: «2022-05-52» не годится (<date>); запишите дату, например 2022-05-12 [value-wrong]"; says "подсказка: такого дня нет"
run --check --messages zh x.xml; status_is 1; says "错误: “2022-05-52”不能用于<date>；请写日期，例如 2022-05-12 [value-wrong]"; says "提示: 没有这一天"
LC_ALL= LC_MESSAGES=ru_RU.UTF-8 LANG=zh_CN run --check x.xml; says "не годится"
LC_ALL=zh_CN.UTF-8 run --check x.xml; says "不能用于"
LC_ALL=de_DE.UTF-8 run --check x.xml; says "cannot stand"
LC_ALL=ru run --messages en --check x.xml; says "cannot stand"
run --check --messages ru good.xml; says "[agenda-missing]"; grep -q 'Добавьте\|добавьте' err || bad="$bad; the rule does not speak Russian"
end

begin "SARIF"
sed 's/<date>[^<]*/<date>2022-05-52/' good.xml >'a b&".xml'
run --check --diagnostics sarif 'a b&".xml'; status_is 1; reads python3 "$root/tests/sarif.py"; prints "1 results"
says '"uri":"a%20b%26%22.xml","uriBaseId":"SRCROOT"'; says '"ruleId":"value-wrong","level":"error"'; says '"columnKind":"unicodeCodePoints"'
run --check --diagnostics sarif good.xml; status_is 0; reads python3 "$root/tests/sarif.py"
run --check --diagnostics sarif nothing.xml; status_is 3; reads python3 "$root/tests/sarif.py"; says '"exitCode":3'
for language in ru zh; do run --check --diagnostics sarif --messages $language good.xml; reads python3 "$root/tests/sarif.py"; done
end

begin "SARIF columns count characters"
printf '<протокол/>' >x.xml; run --check --diagnostics sarif x.xml; says '"startLine":1,"startColumn":1,"endLine":1,"endColumn":10'; end

begin "JSON lines"
run --check --diagnostics json good.xml; status_is 0
reads python3 -c 'import json, sys
for line in sys.stdin:
    report = json.loads(line)
    assert report["severity"] == "warning" and report["file"] == "good.xml" and report["line"] >= 1 and report["message"], line'
says '"id":"agenda-missing"'; end

begin "workflow commands of GitHub"
printf '<a%%b>' >'100%,x:y.xml'; run --check --diagnostics github '100%,x:y.xml'; status_is 1
says "::error file=100%25%2Cx%3Ay.xml,line=1,endLine=1,col="; says ",title=xml-"; end

begin "Checkstyle"
run --check --diagnostics checkstyle good.xml; status_is 0; reads xmllint --noout -; says '<file name="good.xml">'; says 'severity="warning" message="The agenda is missing: add &lt;agenda&gt;'
run --check --diagnostics checkstyle "$example"; reads xmllint --noout -; end

begin "colour"
run --check good.xml; grep -q "$(printf '\033')" err && bad="$bad; colour in a file"
run --check --color always good.xml; says "$(printf '\033[1;35mwarning:\033[0m')"
script -qec "$protoc --check good.xml" /dev/null >out 2>&1 </dev/null; prints "$(printf '\033[1;35mwarning:')"
NO_COLOR=1 script -qec "$protoc --check good.xml" /dev/null >out 2>&1 </dev/null; grep -q "$(printf '\033\[1')" out && bad="$bad; colour in spite of NO_COLOR"
script -qec "$protoc --check --color never good.xml" /dev/null >out 2>&1 </dev/null; grep -q "$(printf '\033\[1')" out && bad="$bad; colour in spite of never"
end

begin "-W"
run --check -w good.xml; status_is 0; silent
run --check -Wno-agenda-missing good.xml; status_is 0; says "[time-missing]"; grep -q agenda-missing err && bad="$bad; agenda-missing was not silenced"
run -Werror good.xml -o x.pdf; status_is 1; says "error: The agenda is missing"
run -Werror=agenda-missing good.xml -o x.pdf; status_is 1; says "error: The agenda"; says "warning: The time"
run -Werror -Wno-error=agenda-missing --check good.xml; status_is 1; says "warning: The agenda"; says "error: The time"
run -w -Werror=agenda-missing --check good.xml; status_is 1; says "error: The agenda"; grep -q "time-missing" err && bad="$bad; -w does not silence"
run -Wno-agenda-mising --check good.xml; status_is 2; says "[warning-unknown]"; says "did you mean agenda-missing?"
run -Wno-value-wrong --check good.xml; status_is 2; says "[warning-is-no-warning]"
only; end

begin "characters that could trick a reader are shown escaped"
printf '<a\xe2\x80\xae>\n' >x.xml; for form in text json sarif github checkstyle; do
    run --check --diagnostics $form x.xml; grep -q "$(printf '\342\200\256')" err && bad="$bad; $form shows U+202E as it is"
done
name=$(printf 'x\033[2Jy\342\200\256\377.xml'); cp good.xml "$name"; for form in text json sarif github checkstyle; do
    run --check --diagnostics $form "$name"; status_is 0
    grep -q "$(printf '\033\|\342\200\256')" err && bad="$bad; $form shows a treacherous name as it is"
    iconv -f utf-8 -t utf-8 err >/dev/null 2>&1 || bad="$bad; $form is not UTF-8"
done
end

finish "pipelines"
