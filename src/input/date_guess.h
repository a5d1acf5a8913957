/* date_guess.h: dates and times as people write them, read as ISO 8601. */
#ifndef PROTOC_INPUT_DATE_GUESS_H
#define PROTOC_INPUT_DATE_GUESS_H

#include <stdbool.h>
#include <stddef.h>

/* The text read in one of several ways, numbered from 0: as a date (2022-05-12), as a time (10:30),
 * as a time with seconds (10:30:00). false: there are no more ways. out is "" when the text is none
 * such; it need not be a day that exists. */
bool date_guess(const char *text, int form, char *out, size_t size);

#endif
