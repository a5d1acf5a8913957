/* schema_value.h: values of simple types: whether one is good, what it must be, what was probably
 * meant. */
#ifndef PROTOC_INPUT_SCHEMA_VALUE_H
#define PROTOC_INPUT_SCHEMA_VALUE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "input/schema_index.h"

/* True when the type (NULL: anything) allows the value. */
bool value_is_good(const SchemaType *type, const char *value);

/* True when nothing is left of the value without its spaces. */
bool value_is_blank(const char *value);

/* Appends what a value of the type is, such as “a date such as 2022-05-12” or “one of: yes, no”. */
void value_describe(const SchemaType *type, Buffer *text);

/* A good value near to this one: a date or time written in another form, a word of the type's list.
 * Taken from the arena; NULL: none comes to mind. */
const char *value_suggest(const SchemaType *type, const char *value, Arena *arena);

/* True when the type holds dates and the value is written as one, but no calendar has that day. */
bool value_is_no_day(const SchemaType *type, const char *value);

#endif
