/* Tests of the properties that change nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "fo/inert.h"
#include "fo/style.h"

static void values(void **state)
{
    (void)state;
    const InertRow *row = inert_find("font-stretch");
    assert_non_null(row);
    assert_true(inert_accepts(row, "normal"));
    assert_true(inert_accepts(row, "inherit"));
    assert_false(inert_accepts(row, "condensed"));
    assert_false(inert_accepts(row, "norm"));
    assert_true(inert_accepts(inert_find("volume"), "loud"));
    assert_null(inert_find("colour"));
}

/* A name in two tables would mean one thing in the documentation and another in the program. */
static void no_name_is_in_two_tables(void **state)
{
    (void)state;
    static const char *const NAMES[] = {
#define INERT(name, values, done) name,
#include "fo/inert_rows.h"
#undef INERT
    };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (property_find(NAMES[i]) != PROPERTY_COUNT || shorthand_find(NAMES[i]))
            fail_msg("%s is in two tables", NAMES[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(no_name_is_in_two_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
