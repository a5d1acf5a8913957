#!/usr/bin/env python3
"""sizes.py KIND N: prints a protocol with N of one thing.

    paragraph      one paragraph of N bytes
    word           one word of N bytes, longer than any line
    rows           a table of N rows
    participants   N persons, each of whom says something
    links          N remarks, each with a reference, a person and a link
    cell           a row of a table that is taller than a page: one cell of N bytes
    elements       N remarks in one topic"""
import sys

WORDS = "Стороны договорились о поставке упаковки по согласованному плану и о цене на второй квартал, "


def text(size):
    """About size bytes of words."""
    return (WORDS * (size // len(WORDS.encode()) + 1)).encode()[:size].decode(errors="ignore").strip()


def protocol(kind, n):
    persons, topic, agenda, links = "", "", "", ""
    if kind == "paragraph":
        topic = f"<remark>{text(n)}</remark>"
    elif kind == "word":
        topic = f"<remark>{'слово' * (n // 10)}</remark>"
    elif kind == "rows":
        topic = "<table><header-row><cell>Номер</cell><cell>Товар</cell><cell>Цена</cell></header-row>"
        topic += "".join(f"<row><cell>{i}</cell><cell>Коробка {i}</cell><cell>{i} руб.</cell></row>\n" for i in range(n)) + "</table>"
    elif kind == "cell":
        topic = f"<table><row><cell>1</cell><cell>{text(n)}</cell></row></table>"
    elif kind == "participants":
        persons = "".join(f'<person id="p{i}" side="client"><surname>Иванов</surname><given-name>Пётр</given-name></person>\n' for i in range(n))
        topic = "".join(f'<remark by="p{i}">Согласен.</remark>\n' for i in range(n))
    elif kind == "links":
        topic = "".join(f'<remark>О пункте <ref to="i1"/>, <person ref="a"/> и <link href="https://example.ru/{i}">здесь</link> сказано.</remark>\n' for i in range(n))
    elif kind == "elements":
        topic = "".join(f"<remark by=\"a\">{text(100)}</remark>\n" for i in range(n))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<protocol xmlns="urn:protoc:minutes:1" kind="client-meeting" number="1" status="agreed" xml:lang="ru"><header>
<organisation id="us"><name>ООО «Образец»</name></organisation><client id="them"><name>АО «Пример»</name></client>
<subject>Поставки упаковки</subject><date>2022-05-12</date><time start="10:00" end="18:00"/><place>Ярославль</place>
<participants><person id="a" side="ours" role="chair"><surname>Петрова</surname><given-name>Анна</given-name></person>
<person id="b" side="client"><surname>Смирнов</surname><given-name>Олег</given-name></person>{persons}</participants></header>
<agenda><item id="i1" speaker="a">О поставке</item></agenda>
<discussion><topic item="i1"><report by="a">О поставке.</report>{topic}<outcome>Договорились.</outcome></topic></discussion>
<decisions><decision id="d1" item="i1" owner="a" due="2022-05-18">Направить проект договора.</decision></decisions></protocol>"""


print(protocol(sys.argv[1], int(sys.argv[2])))
