/* verify.h: --verify: whether a PDF is what its source gives, and whether the source is the one a paper names. */
#ifndef PROTOC_CLI_VERIFY_H
#define PROTOC_CLI_VERIFY_H

#include "base/diagnostics.h"
#include "cli/options.h"

/* Says on standard output what agrees; what does not is reported. */
void verify_run(const Options *options, Diagnostics *diagnostics);

#endif
