/* check.c: owns the order in which a source is checked.
 *
 * Rules and linked files are looked at only when the structure is right: what they would say of a broken one would mislead.
 * But for a long source the rules are tried while the schema still is, in the second thread, and what they say is dropped
 * when the structure turns out to be wrong:
 *
 *     short    schema ─── rules ─── files          long    schema ──────┬── files
 *                                                          rules ───────┘
 *
 * Both only read the tree. The house's own rules come from files, so they wait. */
#include "cli/check.h"

#include "base/background.h"
#include "base/resources.h"
#include "base/wording.h"
#include "input/house.h"
#include "input/language.h"
#include "input/pictures.h"
#include "input/root.h"
#include "input/rules.h"
#include "input/schema.h"

/* Below this the second thread has more than enough to do: it compiles stylesheets. */
enum { LONG_SOURCE = 128 * 1024 };

/* The program's own rules, and what they say. */
typedef struct {
    xmlDoc *tree;
    const char *rules;
    Diagnostics *found;
    bool good;
} RuleCheck;

static void check_rules(void *data)
{
    RuleCheck *check = data;
    const char *const rules[] = {COMMON_RULES, check->rules, NULL};
    check->good = rules_check(check->tree, rules, wording_code(), check->found);
}

static bool check_house_rules(xmlDoc *tree, Diagnostics *diagnostics)
{
    bool good = true;
    for (size_t i = 0; house_rules(i); i++) {
        const char *const rules[] = {house_rules(i), NULL};
        good = rules_check(tree, rules, wording_code(), diagnostics) && good;
    }
    return good;
}

bool check_source(xmlDoc *tree, const Checked *checked, Diagnostics *diagnostics)
{
    RuleCheck check = {.tree = tree, .rules = root_find(tree)->rules, .found = diagnostics_new()};
    bool aside = checked->size >= LONG_SOURCE && resources_are_embedded() && !checked->met_rules;
    Job *job = aside ? background_start(check_rules, &check) : NULL;
    bool valid = schema_check(tree, diagnostics);
    bool good = valid && language_check(tree, diagnostics);
    if (valid)
        good = linked_files_check(tree, checked->path, diagnostics) && good;
    if (job)
        background_wait(job);
    if (valid && !checked->met_rules) {
        if (!job)
            check_rules(&check);
        good = check.good && good;
        diagnostics_add(diagnostics, check.found);
        good = check_house_rules(tree, diagnostics) && good;
    }
    diagnostics_free(check.found);
    return good;
}
