/* wording.c: the tables of texts by language, and which language is in force. */
#include "base/wording.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *text;
    const char *hint;
} Text;

static const Text ENGLISH[] = {
#define MESSAGE(id, name, severity, text, hint) {text, hint},
#include "base/messages.h"
#undef MESSAGE
};

static const Text RUSSIAN[MESSAGE_COUNT] = {
#define TEXT(id, text, hint) [MESSAGE_##id] = {text, hint},
#include "base/messages_ru.h"
#undef TEXT
};

static const Text CHINESE[MESSAGE_COUNT] = {
#define TEXT(id, text, hint) [MESSAGE_##id] = {text, hint},
#include "base/messages_zh.h"
#undef TEXT
};

/* Every row has its text: a name that is “undeclared” here is missing in that file. */
enum {
#define TEXT(id, text, hint) MESSAGES_RU_H_HAS_##id,
#include "base/messages_ru.h"
#undef TEXT
#define TEXT(id, text, hint) MESSAGES_ZH_H_HAS_##id,
#include "base/messages_zh.h"
#undef TEXT
};
#define MESSAGE(id, name, severity, text, hint)                                                    \
    _Static_assert(MESSAGES_RU_H_HAS_##id >= 0 && MESSAGES_ZH_H_HAS_##id >= 0, name);
#include "base/messages.h"
#undef MESSAGE

static const Text *const TEXTS[] = {ENGLISH, RUSSIAN, CHINESE};

const char *const WORDING_CODES[WORDING_COUNT] = {"en", "ru", "zh"};

static const char *const PHRASES[][WORDING_COUNT] = {
#define PHRASE(english, russian, chinese) {english, russian, chinese},
#include "base/phrases.h"
#undef PHRASE
};

static Wording spoken;

void wording_set(Wording wording)
{
    spoken = wording;
}

void wording_set_from_environment(void)
{
    static const char *const VARIABLES[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *value = NULL;
    for (size_t i = 0; i < sizeof VARIABLES / sizeof *VARIABLES && (!value || !*value); i++)
        value = getenv(VARIABLES[i]);
    spoken = WORDING_ENGLISH;
    for (int i = 0; value && i < WORDING_COUNT; i++)
        if (strncmp(value, WORDING_CODES[i], 2) == 0 &&
            (value[2] == '\0' || strchr("_.@", value[2])))
            spoken = (Wording)i;
}

const char *wording_code(void)
{
    return WORDING_CODES[spoken];
}

const char *wording_text(MessageId id)
{
    return TEXTS[spoken][id].text;
}

const char *wording_hint(MessageId id)
{
    return TEXTS[spoken][id].hint;
}

const char *phrase(const char *english)
{
    for (size_t i = 0; spoken != WORDING_ENGLISH && i < sizeof PHRASES / sizeof *PHRASES; i++)
        if (strcmp(PHRASES[i][WORDING_ENGLISH], english) == 0)
            return PHRASES[i][spoken];
    return english;
}
