/* test_hyphenate.c: hyphenation of real words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/buffer.h"
#include "text/breaks.h"

static int set_up(void **state)
{
    *state = hyphenator_new();
    return 0;
}

static int tear_down(void **state)
{
    hyphenator_free(*state);
    return 0;
}

/* The word with a hyphen at each of its points. */
static void expect(void **state, const char *language, const char *word, int remain, int push,
                   const char *hyphenated)
{
    unsigned char points[1024];
    size_t length = strlen(word);
    memset(points, 7, sizeof points);
    size_t count = hyphenate_word(*state, language, word, length, remain, push, points);
    Buffer out = {0};
    for (size_t i = 0; i < length; i++) {
        buffer_char(&out, word[i]);
        if (points[i] == 1) {
            buffer_char(&out, '-');
            count--;
        } else {
            assert_int_equal(points[i], 0);
        }
    }
    assert_string_equal(buffer_text(&out), hyphenated);
    assert_int_equal(count, 0);
    assert_int_equal(points[length], 7);
    buffer_free(&out);
}

/* Skips the test, and says so, when the system has no patterns for the language. */
static void need(void **state, const char *language, const char *word)
{
    unsigned char points[64];
    if (hyphenate_word(*state, language, word, strlen(word), 2, 2, points) == 0) {
        print_error("SKIPPED: no hyphenation patterns for %s are installed\n", language);
        skip();
    }
}

static void russian(void **state)
{
    need(state, "ru", "протокол");
    expect(state, "ru", "протокол", 2, 2, "про-то-кол");
    expect(state, "ru", "встреча", 2, 2, "встре-ча");
    expect(state, "ru", "переговорщик", 2, 2, "пе-ре-го-вор-щик");
    expect(state, "ru", "обсуждение", 2, 2, "об-суж-де-ние");
    expect(state, "ru", "подъезд", 2, 2, "подъ-езд");
    expect(state, "ru", "договорённость", 2, 2, "до-го-ворён-ность");
}

static void english(void **state)
{
    need(state, "en", "hyphenation");
    expect(state, "en", "hyphenation", 2, 2, "hy-phen-ation");
    expect(state, "en-US", "representative", 2, 2, "rep-re-sen-ta-tive");
    expect(state, "en-GB", "Associate", 2, 2, "As-so-ciate");
    expect(state, "en", "don’t", 1, 1, "don’t");
}

static void words_in_other_letters(void **state)
{
    need(state, "en", "hyphenation");
    need(state, "ru", "протокол");
    expect(state, "ru", "representative", 2, 2, "rep-re-sen-ta-tive");
    expect(state, "zh-Hans", "representative", 2, 2, "rep-re-sen-ta-tive");
    expect(state, "sr-Latn", "representative", 2, 2, "representative");
    expect(state, "en", "протокол", 2, 2, "про-то-кол");
    expect(state, "el", "протокол", 2, 2, "про-то-кол");
    expect(state, "ru", "протокол", 2, 2, "про-то-кол");
}

static void german(void **state)
{
    need(state, "de", "Besprechung");
    expect(state, "de", "Besprechung", 2, 2, "Be-spre-chung");
    expect(state, "de-AT", "Überraschung", 2, 2, "Über-ra-schung");
    expect(state, "de-CH-1996", "Straße", 2, 2, "Stra-ße");
    expect(state, "de", "Donaudampfschifffahrt", 2, 2, "Do-nau-dampf-schiff-fahrt");
}

static void capitals_count_as_small_letters(void **state)
{
    need(state, "ru", "протокол");
    expect(state, "ru", "ПРОТОКОЛ", 2, 2, "ПРО-ТО-КОЛ");
    expect(state, "RU_ru", "Договорённость", 2, 2, "До-го-ворён-ность");
}

static void accents_are_joined_or_left_away(void **state)
{
    need(state, "ru", "протокол");
    /* A stress mark stays with its letter; и and a breve are й, ё may be two characters. */
    expect(state, "ru", "за\u0301мок", 2, 2, "за\u0301-мок");
    expect(state, "ru", "договоре\u0308нность", 2, 2, "до-го-воре\u0308н-ность");
}

static void edges_are_kept(void **state)
{
    need(state, "ru", "протокол");
    expect(state, "ru", "протокол", 4, 2, "прото-кол");
    expect(state, "ru", "протокол", 2, 4, "про-токол");
    expect(state, "ru", "протокол", 9, 9, "протокол");
    expect(state, "ru", "протокол", -5, 2000000000, "протокол");
    /* Never fewer than the language allows: English wants three letters after the hyphen. */
    need(state, "en", "hyphenation");
    expect(state, "en", "quickly", 0, 0, "quickly");
}

static void soft_hyphens_rule_alone(void **state)
{
    expect(state, "ru", "прото\u00ADкол", 2, 2, "прото\u00AD-кол");
    expect(state, NULL, "а\u00ADб", 5, 5, "а\u00AD-б");
    expect(state, "ru", "\u00ADпротокол\u00AD", 2, 2, "\u00ADпротокол\u00AD");
}

static void strange_words_get_no_points(void **state)
{
    expect(state, "ru", "", 2, 2, "");
    expect(state, "ru", "a", 2, 2, "a");
    expect(state, "ru", "中文中文中文", 2, 2, "中文中文中文");
    expect(state, "ru", "\xff\xfe\xd0", 2, 2, "\xff\xfe\xd0");
    expect(state, "ru", "\xcc\x81\xcc\x81\xcc\x81", 2, 2, "\xcc\x81\xcc\x81\xcc\x81");
    char word[402];
    for (size_t i = 0; i < 400; i += 2)
        memcpy(word + i, "а", 2);
    word[400] = '\0';
    expect(state, "ru", word, 2, 2, word);
    /* The longest that is looked at. */
    unsigned char points[200];
    assert_true(hyphenate_word(*state, "en", word, 200, 2, 2, points) == 0);
    memset(word, 'a', 200);
    hyphenate_word(*state, "en", word, 200, 1, 1, points);
    hyphenate_word(*state, "de", word, 200, 1, 1, points);
}

static void strange_languages_have_no_patterns(void **state)
{
    expect(state, NULL, "протокол", 2, 2, "протокол");
    expect(state, "", "протокол", 2, 2, "протокол");
    expect(state, "tlh", "протокол", 2, 2, "протокол");
    expect(state, "../ru_RU", "протокол", 2, 2, "протокол");
    expect(state, "ru/../ru", "протокол", 2, 2, "протокол");
    expect(state, "abcdefghijklmnopqrstuvwxyz", "протокол", 2, 2, "протокол");
}

/* What was found for a word is remembered, but only for the same question. */
static void a_word_asked_for_again_is_not_confused(void **state)
{
    for (int round = 0; round < 2; round++) {
        expect(state, "ru", "обсуждение", 2, 2, "об-суж-де-ние");
        expect(state, "ru", "обсуждение", 3, 2, "обсуж-де-ние");
        expect(state, "ru", "обсуждение", 2, 4, "об-суж-дение");
        expect(state, "en", "associate", 2, 2, "as-so-ciate");
        expect(state, "fi", "associate", 2, 2, "associate");
        expect(state, NULL, "обсуждение", 2, 2, "обсуждение");
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(russian),
        TEST(english),
        TEST(words_in_other_letters),
        TEST(german),
        TEST(capitals_count_as_small_letters),
        TEST(accents_are_joined_or_left_away),
        TEST(edges_are_kept),
        TEST(soft_hyphens_rule_alone),
        TEST(strange_words_get_no_points),
        TEST(strange_languages_have_no_patterns),
        TEST(a_word_asked_for_again_is_not_confused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
