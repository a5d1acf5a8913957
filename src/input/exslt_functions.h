/* exslt_functions.h: the functions of EXSLT in stylesheets. */
#ifndef PROTOC_INPUT_EXSLT_FUNCTIONS_H
#define PROTOC_INPUT_EXSLT_FUNCTIONS_H

#include <stdbool.h>

/* Registers them, once. all: whatever libexslt has, for stylesheets of others; else those that the program's own
 * use, without loading the library. */
void exslt_functions_register(bool all);

#endif
