/* test_nearest.c: the word somebody probably meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/nearest.h"

static const char *const NAMES[] = {"agenda", "decision", "decisions", NULL, "участник", "date"};
enum { COUNT = sizeof(NAMES) / sizeof(NAMES[0]) };

static void slips_find_their_word(void **state)
{
    (void)state;
    assert_string_equal(nearest_word("agneda", NAMES, COUNT), "agenda");
    assert_string_equal(nearest_word("agend", NAMES, COUNT), "agenda");
    assert_string_equal(nearest_word("Date", NAMES, COUNT), "date");
    assert_string_equal(nearest_word("desicions", NAMES, COUNT), "decisions");
    assert_string_equal(nearest_word("учасник", NAMES, COUNT), "участник");
    assert_string_equal(nearest_word("decision", NAMES, COUNT), "decision");
}

static void far_words_find_nothing(void **state)
{
    char endless[1000];
    (void)state;
    memset(endless, 'a', sizeof(endless) - 1);
    endless[sizeof(endless) - 1] = '\0';
    assert_null(nearest_word("protocol", NAMES, COUNT));
    assert_null(nearest_word("", NAMES, COUNT));
    assert_null(nearest_word("dxyz", NAMES, COUNT));
    assert_null(nearest_word(endless, NAMES, COUNT));
    assert_null(nearest_word("date", NULL, 0));
    assert_null(nearest_word("x", (const char *const[]){"y"}, 1));
}

static void the_first_of_equals_wins(void **state)
{
    static const char *const equals[] = {"bats", "cats", "cat"};
    (void)state;
    assert_string_equal(nearest_word("hats", equals, 3), "bats");
    assert_string_equal(nearest_word("cat", equals, 3), "cat");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips_find_their_word),
        cmocka_unit_test(far_words_find_nothing),
        cmocka_unit_test(the_first_of_equals_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
