/* warning_option.c: owns the grammar of -W and which ids there are. */
#include "cli/warning_option.h"

#include <stdlib.h>
#include <string.h>

#include "base/affix.h"
#include "base/arena.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "base/wording.h"
#include "input/house.h"
#include "input/root.h"
#include "input/rule_set.h"

typedef struct {
    Arena *arena;
    const char **names;
    Severity *severities;
    size_t count, capacity, severity_capacity;
} Ids;

static void add_id(Ids *ids, const char *name, Severity severity)
{
    ids->names = memory_grow(ids->names, &ids->capacity, ids->count + 1, sizeof *ids->names);
    ids->severities = memory_grow(ids->severities, &ids->severity_capacity, ids->count + 1,
                                  sizeof *ids->severities);
    ids->severities[ids->count] = severity;
    ids->names[ids->count++] = arena_string(ids->arena, name);
}

static void add_rules(Ids *ids, const char *resource)
{
    Diagnostics *unheard = diagnostics_new();
    RuleSet *set = rule_set_read(resource, "en", unheard);
    for (const Pattern *pattern = set ? set->patterns : NULL; pattern; pattern = pattern->next)
        for (const Rule *rule = pattern->rules; rule; rule = rule->next)
            for (const Assertion *assertion = rule->assertions; assertion;
                 assertion = assertion->next)
                add_id(ids, assertion->id, assertion->severity);
    if (set)
        rule_set_free(set);
    diagnostics_free(unheard);
}

/* The rules inside the program are read only for an id that is none of the table's. */
static void collect(Ids *ids)
{
    for (size_t i = 0; house_rules(i); i++)
        add_rules(ids, house_rules(i));
    for (size_t i = 0; root_rule_file(i); i++)
        add_rules(ids, root_rule_file(i));
    for (int id = 0; id < MESSAGE_COUNT; id++)
        add_id(ids, message_find((MessageId)id)->name, message_find((MessageId)id)->severity);
}

/* The severity of an id; false: there is none such, which is reported. */
static bool find_severity(const char *name, Severity *severity, Diagnostics *diagnostics)
{
    for (int id = 0; id < MESSAGE_COUNT; id++) {
        *severity = message_find((MessageId)id)->severity;
        if (strcmp(message_find((MessageId)id)->name, name) == 0)
            return true;
    }
    Ids ids = {.arena = arena_new()};
    collect(&ids);
    bool found = false;
    for (size_t i = 0; i < ids.count && !found; i++) {
        *severity = ids.severities[i];
        found = strcmp(ids.names[i], name) == 0;
    }
    if (!found)
        diagnose_with_guess(diagnostics, MESSAGE_WARNING_UNKNOWN, PLACE_NONE,
                            phrase("did you mean %s?"), nearest_word(name, ids.names, ids.count),
                            name, NULL);
    free(ids.names);
    free(ids.severities);
    arena_free(ids.arena);
    return found;
}

static void choose(const char *name, WarningChoice choice, WarningPolicy *policy,
                   Diagnostics *diagnostics)
{
    Severity severity;
    if (!find_severity(name, &severity, diagnostics))
        return;
    if (severity == SEVERITY_WARNING)
        warnings_choose(policy, name, choice);
    else if (choice != WARNING_IS_ERROR)
        diagnose(diagnostics, MESSAGE_WARNING_IS_NO_WARNING, PLACE_NONE, name, NULL);
}

void warning_option(const char *value, WarningPolicy *policy, Diagnostics *diagnostics)
{
    const char *name;
    if (strcmp(value, "error") == 0)
        policy->errors = true;
    else if (strcmp(value, "no-error") == 0)
        policy->errors = false;
    else if ((name = text_after(value, "error=")))
        choose(name, WARNING_IS_ERROR, policy, diagnostics);
    else if ((name = text_after(value, "no-error=")))
        choose(name, WARNING_PLAIN, policy, diagnostics);
    else if ((name = text_after(value, "no-")))
        choose(name, WARNING_SILENT, policy, diagnostics);
    else
        choose(value, WARNING_PLAIN, policy, diagnostics);
}
