/* warnings.c: which warnings are said, and which are errors. */
#include "base/warnings.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void warnings_choose(WarningPolicy *policy, const char *name, WarningChoice choice)
{
    policy->choices =
        memory_grow(policy->choices, &policy->capacity, policy->count + 1, sizeof *policy->choices);
    policy->choices[policy->count].name = name;
    policy->choices[policy->count++].choice = choice;
}

void warnings_free(WarningPolicy *policy)
{
    free(policy->choices);
    *policy = (WarningPolicy){0};
}

WarningChoice warnings_judge(const WarningPolicy *policy, const char *name)
{
    for (size_t i = policy->count; i > 0; i--)
        if (strcmp(policy->choices[i - 1].name, name) == 0)
            return policy->choices[i - 1].choice == WARNING_PLAIN && policy->silent
                       ? WARNING_SILENT
                       : policy->choices[i - 1].choice;
    return policy->silent ? WARNING_SILENT : policy->errors ? WARNING_IS_ERROR : WARNING_PLAIN;
}
