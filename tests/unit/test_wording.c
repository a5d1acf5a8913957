/* test_wording.c: every language says the same with the same arguments, and the environment chooses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/wording.h"

/* Which of %1 to %9 a text has, as bits. */
static unsigned arguments_of(const char *text)
{
    unsigned found = 0;
    for (; text && *text; text++)
        if (text[0] == '%' && text[1] >= '1' && text[1] <= '9')
            found |= 1u << (text[1] - '0');
    return found;
}

static void test_texts_have_the_same_arguments(void **state)
{
    (void)state;
    for (int id = 0; id < MESSAGE_COUNT; id++) {
        wording_set(WORDING_ENGLISH);
        const char *text = wording_text((MessageId)id), *hint = wording_hint((MessageId)id);
        for (int wording = 1; wording < WORDING_COUNT; wording++) {
            wording_set((Wording)wording);
            if (arguments_of(text) != arguments_of(wording_text((MessageId)id)) ||
                arguments_of(hint) != arguments_of(wording_hint((MessageId)id)) ||
                (hint == NULL) != (wording_hint((MessageId)id) == NULL))
                fail_msg("%s: %s", WORDING_CODES[wording], text);
        }
    }
    wording_set(WORDING_ENGLISH);
}

static void test_environment(void **state)
{
    (void)state;
    setenv("LC_ALL", "", 1);
    unsetenv("LC_MESSAGES");
    setenv("LANG", "ru_RU.UTF-8", 1);
    wording_set_from_environment();
    assert_string_equal(wording_code(), "ru");
    setenv("LC_MESSAGES", "zh", 1);
    wording_set_from_environment();
    assert_string_equal(wording_code(), "zh");
    setenv("LC_ALL", "C", 1);
    wording_set_from_environment();
    assert_string_equal(wording_code(), "en");
    setenv("LC_ALL", "rue", 1);
    wording_set_from_environment();
    assert_string_equal(wording_code(), "en");
}

static void test_phrases(void **state)
{
    (void)state;
    wording_set(WORDING_RUSSIAN);
    assert_string_equal(phrase("the disk is full"), "диск заполнен");
    assert_string_equal(phrase("no such phrase"), "no such phrase");
    wording_set(WORDING_ENGLISH);
    assert_string_equal(phrase("the disk is full"), "the disk is full");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_have_the_same_arguments),
        cmocka_unit_test(test_environment),
        cmocka_unit_test(test_phrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
