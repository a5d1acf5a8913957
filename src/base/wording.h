/* wording.h: the language protoc speaks in: that of messages, not of documents.
 *
 * English is what the sources are written in. The texts of the others are messages_XX.h and phrases.h. A row of
 * messages.h without its text in a language does not compile. */
#ifndef PROTOC_BASE_WORDING_H
#define PROTOC_BASE_WORDING_H

#include <stdbool.h>

#include "base/diagnostics.h"

typedef enum { WORDING_ENGLISH, WORDING_RUSSIAN, WORDING_CHINESE, WORDING_COUNT } Wording;

/* The languages' codes: "en", "ru", "zh". */
extern const char *const WORDING_CODES[WORDING_COUNT];

/* From now on messages are made in this language; for the whole program. At first English. */
void wording_set(Wording wording);
/* As the environment says: the first of LC_ALL, LC_MESSAGES, LANG that is set; English for what we do not speak. */
void wording_set_from_environment(void);
/* Its code. */
const char *wording_code(void);

/* The text and the hint (or NULL) of a message in the language. */
const char *wording_text(MessageId id);
const char *wording_hint(MessageId id);

/* Words that sources in C put into messages, or a format of printf(), by the English of phrases.h: in the
 * language, or as they are when phrases.h has no row. A translation takes the arguments in another order by %2$s.
 * Lent for ever, or as long as the argument. */
const char *phrase(const char *english) __attribute__((format_arg(1)));

#endif
