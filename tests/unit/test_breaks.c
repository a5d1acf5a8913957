/* test_breaks.c: where a line may end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "text/breaks.h"

/* The text with | where a line may end and ! where it must; the end of the text is left out. */
static void expect(const char *marked)
{
    Buffer text = {0};
    for (const char *c = marked; *c != '\0'; c++)
        if (*c != '|' && *c != '!')
            buffer_char(&text, *c);
    unsigned char *breaks = memory_new(text.length);
    find_breaks(text.data, text.length, "ru", breaks);
    Buffer found = {0};
    for (size_t i = 0; i < text.length; i++) {
        buffer_char(&found, text.data[i]);
        if (i + 1 < text.length && breaks[i] != BREAK_NO)
            buffer_char(&found, breaks[i] == BREAK_FORCED ? '!' : '|');
    }
    assert_string_equal(buffer_text(&found), marked);
    free(breaks);
    buffer_free(&found);
    buffer_free(&text);
}

static void words(void **state)
{
    (void)state;
    expect("Протокол |встречи |с |клиентом");
    expect("Что-|то |новое");
    expect("one\u00A0two |three");
    expect("про\u00AD|токол");
    expect("«Ромашка», |(ООО) |\u201EТест\u201C |и |\u201Cдругие\u201D.");
}

static void a_dash_does_not_begin_a_line(void **state)
{
    (void)state;
    expect("Срок — |пятница");
    expect("Срок\u00A0— |пятница");
    expect("Срок – |пятница");
    expect("Срок - |пятница");
    expect("2020—2025, |с. 12–14, |в |1999–2005 |гг.");
    expect("Москва–|Тула");
    expect("А.-М. |Иванова, |J.-P. |Martin, |с.-х. |год, |Анна-|Мария");
    expect("— |Да, — |сказал |он");
    expect("первая\n!— |вторая");
}

static void a_number_keeps_its_sign(void **state)
{
    (void)state;
    expect("протокол |№ 5");
    expect("§ 12");
    expect("п. 3 |и |стр. 17");
    expect("Рис. 2");
    expect("см.|(п. 3)");
    /* Not the end of a sentence that ends alike, nor before a word. */
    expect("ремонт. |12 |мая");
    expect("г. |Москва");
}

static void quotation_marks_with_spaces(void **state)
{
    (void)state;
    expect("a |dit : |« Oui ? », |puis");
    expect("« Oui ? » |dit-|elle");
    expect("( « Non » )");
    /* The other way round, as in German */
    expect("sagte |»ja« |und |»nein«");
}

static void small_kana_begin_no_line(void **state)
{
    (void)state;
    expect("ちょっ|と|ファッ|ク|ス");
}

static void line_ends_force(void **state)
{
    (void)state;
    expect("one\n!two\r\n!three\u2028!four");
    unsigned char breaks[8];
    find_breaks("a\n", 2, NULL, breaks);
    assert_int_equal(breaks[1], BREAK_FORCED);
    find_breaks("ab", 2, NULL, breaks);
    assert_int_equal(breaks[0], BREAK_NO);
    assert_int_equal(breaks[1], BREAK_ALLOWED);
    breaks[0] = 9;
    find_breaks("", 0, NULL, breaks);
    assert_int_equal(breaks[0], 9);
}

static void chinese(void **state)
{
    (void)state;
    expect("会|议|纪|要");
    expect("你|好，|世|界。");
    expect("（甲|方）|和|《合|同》");
    expect("他|说：|“你|好。”|他|们|“同|意”|了");
    expect("他|说|“AB”|吗");
    expect("好……|吧");
    expect("共|2024|年");
}

static void addresses(void **state)
{
    (void)state;
    expect("https://|example.|org/|minutes/|2024/|client-|meeting.");
    expect("(ivan.|petrov@|mail.|example-|company.|ru)");
    expect("C:\\|Users\\|Secretary\\|Documents\\|minutes.|xml");
    /* A short one stays whole. */
    expect("см. |www.example.ru");
    expect("ivan.petrov@mail.ru");
    expect("TEST_|CHICKEN_|LONGISH_|MULTIPLE_|LINE_|HYPHEN");
    expect("short_name_of_it");
}

/* Words and numbers count as one character, and what stands between two words is asked for once; where an address may be,
 * all characters are looked at. Both ways say the same. */
static void short_cuts_change_nothing(void **state)
{
    static const char *const TEXTS[] = {"Цена 1200 руб., без НДС",
                                        "п. 12 и 13 (абз. 2)",
                                        "a1b22c333d",
                                        "слово, слово; слово: слово! слово? слово",
                                        "50 % от 1\u00A0000 €",
                                        "e\u0301te\u0301 шабба́т",
                                        "aא-אb",
                                        "«а» “б” (в) [г] {д}",
                                        "сроком на 5 — 7 дней",
                                        "-5 °C, +7 °C",
                                        "и.о. г.Пермь",
                                        "24.05.2022 в 10:30"};
    (void)state;
    for (size_t i = 0; i < 2 * sizeof TEXTS / sizeof *TEXTS; i++) {
        const char *text = TEXTS[i / 2];
        size_t length = strlen(text);
        Buffer longer = {0};
        buffer_string(&longer, text);
        buffer_string(&longer, " см. a/b/c");
        unsigned char *alone = memory_new(length), *together = memory_new(longer.length);
        find_breaks(text, length, "ru", alone);
        find_breaks(longer.data, longer.length, "ru", together);
        assert_memory_equal(alone, together, length - 4);
        free(alone);
        free(together);
        buffer_free(&longer);
    }
}

static void pictures_and_flags(void **state)
{
    (void)state;
    expect("👨\u200D👩\u200D👧|👍🏽|🇷🇺|🇨🇳");
    expect("100 |₽");
    expect("100₽");
}

static void hostile_bytes(void **state)
{
    (void)state;
    const char *texts[] = {"\xff\xfe\xd0",
                           "\xef\xbf\xbf b",
                           "\xf0\x9f",
                           "\xe2\x80\x94",
                           " \xe2\x80\x94",
                           "/////////////////////////",
                           "@@@@@@@@@@@@@@@@@@@@@@@@.",
                           "\xe2\x80\x9c\xe2\x80\x9c\xe2\x80\x9d",
                           ". 1",
                           "п. 1"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t length = strlen(texts[i]);
        unsigned char *breaks = memory_new(length);
        memset(breaks, 9, length);
        find_breaks(texts[i], length, "zh", breaks);
        for (size_t k = 0; k < length; k++)
            assert_in_range(breaks[k], BREAK_NO, BREAK_FORCED);
        free(breaks);
    }
    /* U+FFFF does not end the text. */
    unsigned char breaks[5];
    find_breaks("\xef\xbf\xbf b", 5, NULL, breaks);
    assert_int_equal(breaks[3], BREAK_ALLOWED);
}

/* Scripts without spaces: by the dictionaries of ICU. */
static void words_without_spaces(void **state)
{
    (void)state;
    expect("การ|ประชุม |คณะ|กรรมการ");
    expect("ພາສາ|ລາວ");
}

static void marks_beside_marks(void **state)
{
    (void)state;
    expect("Что?… |(да)… |50%… |дом№ 5");
    expect("用|PDF|（二）|格|式");
    expect("きゃ|ラー|メ|ン");
    expect("😀|👍🏽|👨‍👩‍👧|🇷🇺|🇨🇳");
    expect("цена |₽5 |и |€5");
}

/* Why ours is not what a case of Unicode says. */
static bool is_ours(const uint32_t *c, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t next = i + 1 < count ? c[i + 1] : 0;
        bool marked = next == 0x308 && i + 2 < count;
        next = marked ? c[i + 2] : next;
        if (c[i] == 0x2014 || c[i] == 0xAB || c[i] == 0xBB) /* dashes and French quotation marks */
            return true;
        if (c[i] == '-') /* a hyphen before a word stays with it, as in Unicode 15.1 */
            return true;
        if ((c[i] == ',' || c[i] == '.') && next - '0' < 10) /* so does a decimal point */
            return true;
        if (c[i] == '/' && next - '0' < 10) /* and a number behind a slash */
            return true;
        if (c[i] == 0xA7 && next == ' ') /* § 5 */
            return true;
        if (i == 0 && c[i] == ' ') /* a space at the beginning of a text is kept or gone */
            return true;
    }
    return false;
}

/* Reads a case (code points between ÷ and ×) as text and what may happen after each of its bytes. */
static size_t read_case(char *line, Buffer *text, unsigned char *wanted, uint32_t *characters)
{
    size_t count = 0;
    line[strcspn(line, "#")] = '\0';
    for (char *token = strtok(line, " \t\n"); token; token = strtok(NULL, " \t\n")) {
        bool breaks = strcmp(token, "÷") == 0;
        if ((breaks || strcmp(token, "×") == 0) && text->length > 0)
            wanted[text->length - 1] = breaks;
        if (breaks || strcmp(token, "×") == 0)
            continue;
        characters[count] = (uint32_t)strtoul(token, NULL, 16);
        buffer_utf8(text, characters[count++]);
    }
    return count;
}

static void the_cases_of_unicode(void **state)
{
    (void)state;
    FILE *file = fopen("/usr/share/unicode/auxiliary/LineBreakTest.txt", "r");
    char line[4096];
    size_t cases = 0, ours = 0;
    assert_non_null(file); /* of Debian's unicode-data */
    while (fgets(line, sizeof line, file)) {
        Buffer text = {0};
        unsigned char wanted[1024] = {0}, breaks[1024];
        uint32_t characters[256];
        size_t count = read_case(line, &text, wanted, characters);
        find_breaks(buffer_text(&text), text.length, NULL, breaks);
        bool same = true;
        for (size_t i = 0; i + 1 < text.length; i++)
            same = same && ((text.data[i + 1] & 0xC0) == 0x80 || (breaks[i] != 0) == wanted[i]);
        cases += count > 0;
        ours += !same;
        if (!same && !is_ours(characters, count))
            fail_msg("%s", text.data);
        buffer_free(&text);
    }
    fclose(file);
    assert_true(cases > 7000 && ours < 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(words_without_spaces),
        cmocka_unit_test(marks_beside_marks),
        cmocka_unit_test(the_cases_of_unicode),
        cmocka_unit_test(a_dash_does_not_begin_a_line),
        cmocka_unit_test(a_number_keeps_its_sign),
        cmocka_unit_test(quotation_marks_with_spaces),
        cmocka_unit_test(small_kana_begin_no_line),
        cmocka_unit_test(line_ends_force),
        cmocka_unit_test(chinese),
        cmocka_unit_test(addresses),
        cmocka_unit_test(short_cuts_change_nothing),
        cmocka_unit_test(pictures_and_flags),
        cmocka_unit_test(hostile_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
