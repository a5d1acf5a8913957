/* confine.h: what a process that compiles may no longer do (docs/security.md). */
#ifndef PROTOC_CLI_CONFINE_H
#define PROTOC_CLI_CONFINE_H

/* Gives up, for good, what compiling documents does not need; for all threads there are. */
void confine_process(void);

#endif
