/* test_root.c: what a file's root is, before it is parsed. */
#include "input_fixture.h"

#include "input/root.h"

static void expect(const char *bytes, const char *name)
{
    const Root *root = root_guess(bytes);
    if (name == NULL)
        assert_null(root);
    else if (root == NULL)
        fail_msg("no root in %s", bytes);
    else
        assert_string_equal(root->name, name);
}

static void roots_are_seen(void **state)
{
    (void)state;
    expect("<protocol xmlns='x'>", "protocol");
    expect("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <sales-record> -->\n<?pi <x>?><m:protocol>",
           "protocol");
    expect("<sales-record/>", "sales-record");
    expect("<fo:root\n xmlns:fo='x'>", "root");
}

static void what_is_not_plain_is_not_guessed(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {"",
                                        "text",
                                        "<",
                                        "<>",
                                        "<!",
                                        "<!--",
                                        "<?xml",
                                        "<!-- <protocol>",
                                        "<!DOCTYPE protocol><protocol>",
                                        "<protocols>",
                                        "<proto",
                                        "< protocol>",
                                        "<protocol:x>"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        expect(TEXTS[i], NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roots_are_seen),
        cmocka_unit_test(what_is_not_plain_is_not_guessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
