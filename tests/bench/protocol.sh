#!/bin/sh
# protocol.sh N: prints a protocol with N items on its agenda, each with a discussion and a decision. About 3.8 items make
# a page.
awk -v n="$1" 'BEGIN {
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    print "<protocol xmlns=\"urn:protoc:minutes:1\" kind=\"client-meeting\" number=\"1\" status=\"agreed\" xml:lang=\"ru\"><header>"
    print "<organisation id=\"us\"><name>ООО «Образец»</name></organisation><client id=\"them\"><name>АО «Пример»</name></client>"
    print "<subject>Поставки упаковки</subject><date>2022-05-12</date><time start=\"10:00\" end=\"18:00\"/><place>Ярославль</place>"
    print "<participants><person id=\"a\" side=\"ours\" role=\"chair\"><surname>Петрова</surname><given-name>Анна</given-name></person>"
    print "<person id=\"b\" side=\"client\"><surname>Смирнов</surname><given-name>Олег</given-name></person></participants></header><agenda>"
    for (i = 1; i <= n; i++)
        printf "<item id=\"i%d\" speaker=\"a\">О поставке номер %d</item>\n", i, i
    print "</agenda><discussion>"
    for (i = 1; i <= n; i++) {
        printf "<topic item=\"i%d\"><report by=\"a\">За январь — апрель клиент выбрал %d тысяч единиц упаковки, на восемнадцать процентов больше, чем годом ранее. При годовом объёме от одного миллиона единиц применяется вторая ступень скидки, о чём стороны договорились ранее.</report>", i, i
        print "<question by=\"b\">Сохранится ли цена, если в августе объём временно снизится, а в сентябре восстановится до прежнего уровня?</question>"
        print "<answer by=\"a\">Да, ступень скидки определяется по итогам квартала, а не месяца, и пересматривается только по соглашению сторон.</answer>"
        print "<outcome>Договорились продолжить работу по согласованному плану поставок.</outcome></topic>"
    }
    print "</discussion><decisions>"
    for (i = 1; i <= n; i++)
        printf "<decision id=\"d%d\" item=\"i%d\" owner=\"a\" due=\"2022-05-18\">Направить проект договора с ценами номер %d на согласование.</decision>\n", i, i, i
    print "</decisions></protocol>"
}'
