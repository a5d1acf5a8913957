/* warning_option.h: the value of -W. */
#ifndef PROTOC_CLI_WARNING_OPTION_H
#define PROTOC_CLI_WARNING_OPTION_H

#include "base/diagnostics.h"
#include "base/warnings.h"

/* Reads what follows -W: error, no-error, error=ID, no-error=ID, no-ID or ID. Ids are those of messages.h and of the
 * built-in rules; one that is none is reported. The value is lent and must outlive the policy. */
void warning_option(const char *value, WarningPolicy *policy, Diagnostics *diagnostics);

#endif
