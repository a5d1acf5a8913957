/* test_date_guess.c: dates and times as people write them. */
#include "input_fixture.h"

#include "input/date_guess.h"

static void expect(const char *text, int form, const char *expected)
{
    char out[32];
    assert_true(date_guess(text, form, out, sizeof out));
    if (strcmp(out, expected) != 0)
        fail_msg("%s: %s instead of %s", text, out, expected);
}

static void reads_dates(void **state)
{
    (void)state;
    static const char *const FORMS[] = {
        "12.05.2022",   "12/05/2022",        "12-5-2022",   "2022.05.12",     "2022/5/12",
        "May 12, 2022", "12 May 2022",       "12 мая 2022", "12 МАЯ 2022 г.", "2022年5月12日",
        "12.5.22",      " 12th of May 2022", "2022-5-12",   "may 12 2022",
    };
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        expect(FORMS[i], 0, "2022-05-12");
    expect("05/31/2022", 0, "2022-05-31");
    expect("31.02.2022", 0, "2022-02-31");
    expect("soon", 0, "");
    expect("May", 0, "");
    expect("12.05", 0, "");
    expect("on 12.05.2022 or later", 0, "");
    expect("40.05.2022", 0, "");
    expect("99999999999999999999", 0, "");
    expect("", 0, "");
}

static void reads_times(void **state)
{
    (void)state;
    expect("10.30", 1, "10:30");
    expect("10-30", 1, "10:30");
    expect("9:05", 1, "09:05");
    expect("10:30 pm", 1, "22:30");
    expect("12:10 a.m.", 1, "00:10");
    expect("10 ч. 30 мин.", 1, "10:30");
    expect("下午3点30分", 1, "15:30");
    expect("1030", 1, "10:30");
    expect("10:30", 2, "10:30:00");
    expect("25:00", 1, "");
    expect("10:60", 1, "");
    expect("noon", 1, "");
    char out[32];
    assert_false(date_guess("10:30", 3, out, sizeof out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates),
        cmocka_unit_test(reads_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
