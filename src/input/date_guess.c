/* date_guess.c: owns reading dates and times that are not ISO 8601.
 *
 * The text is cut into numbers and words. A date is three numbers, or two and the name of a month;
 * a time is one to three numbers. Any word that is neither a month nor known to stand in dates or
 * times means that this is no date, so that ordinary text is never turned into one. */

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "input/date_guess.h"

#define NUMBERS_MAX 3
#define WORD_MAX 24

typedef struct {
    unsigned numbers[NUMBERS_MAX];
    unsigned digits[NUMBERS_MAX];
    size_t count;
    unsigned month; /* from a name; 0: none */
    bool afternoon;
    bool forenoon;
} Parts;

/* The start of each month's name is enough; forms of a word differ at their end. */
static const struct {
    const char *start;
    unsigned month;
} MONTHS[] = {
    {"jan", 1}, {"feb", 2},  {"mar", 3},  {"apr", 4},  {"may", 5},  {"jun", 6}, {"jul", 7},
    {"aug", 8}, {"sep", 9},  {"oct", 10}, {"nov", 11}, {"dec", 12}, {"янв", 1}, {"фев", 2},
    {"мар", 3}, {"апр", 4},  {"мая", 5},  {"май", 5},  {"июн", 6},  {"июл", 7}, {"авг", 8},
    {"сен", 9}, {"окт", 10}, {"ноя", 11}, {"дек", 12},
};

static const char *const DATE_WORDS[] = {"г",  "год", "года", "of", "st", "nd",
                                         "rd", "th",  "年",   "月", "日", "号"};

static const char *const TIME_WORDS[] = {"ч",      "час", "часов", "часа", "м",    "мин", "минут",
                                         "минуты", "с",   "сек",   "h",    "hrs",  "min", "时",
                                         "点",     "分",  "秒",    "o",    "clock"};

static bool is_listed(const char *word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], word) == 0)
            return true;
    return false;
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x400 && c <= 0x4FF) ||
           (c >= 0x4E00 && c <= 0x9FFF);
}

static uint32_t lower(uint32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0x410 && c <= 0x42F))
        return c + 0x20;
    return c;
}

/* Reads a word in lower case; a Chinese character is a word of its own, but for the pairs of the
 * day. */
static const char *read_word(const char *text, char word[WORD_MAX + 1])
{
    size_t length = 0;
    while (*text != '\0') {
        size_t size;
        uint32_t c = utf8_decode(text, strlen(text), &size);
        bool chinese = c >= 0x4E00 && c <= 0x9FFF;
        if (!is_letter(c) || length + 4 > WORD_MAX)
            break;
        if (chinese && length > 0 && c != 0x5348)
            break;
        length += utf8_encode(lower(c), word + length);
        text += size;
        if (chinese && c != 0x4E0A && c != 0x4E0B)
            break;
    }
    word[length] = '\0';
    return text;
}

/* Takes a word in; false when it has no business in a date or time. */
static bool take_word(Parts *parts, const char *word, bool as_date)
{
    if (as_date) {
        for (size_t i = 0; i < sizeof MONTHS / sizeof *MONTHS; i++)
            if (strncmp(word, MONTHS[i].start, strlen(MONTHS[i].start)) == 0 && parts->month == 0) {
                parts->month = MONTHS[i].month;
                return true;
            }
        return is_listed(word, DATE_WORDS, sizeof DATE_WORDS / sizeof *DATE_WORDS);
    }
    if (strcmp(word, "pm") == 0 || strcmp(word, "p") == 0 || strcmp(word, "下午") == 0)
        parts->afternoon = true;
    else if (strcmp(word, "am") == 0 || strcmp(word, "a") == 0 || strcmp(word, "上午") == 0)
        parts->forenoon = true;
    else if (strcmp(word, "m") != 0)
        return is_listed(word, TIME_WORDS, sizeof TIME_WORDS / sizeof *TIME_WORDS);
    return true;
}

static bool read_parts(const char *text, bool as_date, Parts *parts)
{
    *parts = (Parts){0};
    if (strlen(text) > 60)
        return false;
    while (*text != '\0') {
        if (*text >= '0' && *text <= '9') {
            if (parts->count == NUMBERS_MAX)
                return false;
            unsigned number = 0, digits = 0;
            for (; *text >= '0' && *text <= '9'; text++, digits++)
                number = number * 10 + (unsigned)(*text - '0');
            if (digits > 4)
                return false;
            parts->numbers[parts->count] = number;
            parts->digits[parts->count++] = digits;
        } else if (strchr(" \t\r\n.,/-:'", *text) != NULL) {
            text++;
        } else {
            char word[WORD_MAX + 1];
            const char *end = read_word(text, word);
            if (end == text || !take_word(parts, word, as_date))
                return false;
            text = end;
        }
    }
    return true;
}

static unsigned full_year(const Parts *parts, size_t i)
{
    return parts->digits[i] <= 2 ? 2000 + parts->numbers[i] : parts->numbers[i];
}

static void guess_date(const char *text, char *out, size_t size)
{
    Parts parts;
    if (!read_parts(text, true, &parts))
        return;
    unsigned day, month = parts.month, year;
    if (month != 0 && parts.count == 2) {
        size_t y = parts.digits[0] == 4 ? 0 : 1;
        year = full_year(&parts, y);
        day = parts.numbers[1 - y];
    } else if (month == 0 && parts.count == 3 && parts.digits[0] == 4) {
        year = parts.numbers[0];
        month = parts.numbers[1];
        day = parts.numbers[2];
    } else if (month == 0 && parts.count == 3) {
        year = full_year(&parts, 2);
        month = parts.numbers[1];
        day = parts.numbers[0];
        if (month > 12) {
            month = parts.numbers[0];
            day = parts.numbers[1];
        }
    } else {
        return;
    }
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31 && year <= 9999)
        snprintf(out, size, "%04u-%02u-%02u", year, month, day);
}

static void guess_time(const char *text, bool seconds, char *out, size_t size)
{
    Parts parts;
    if (!read_parts(text, false, &parts) || parts.count == 0)
        return;
    unsigned hour = parts.numbers[0];
    unsigned minute = parts.count > 1 ? parts.numbers[1] : 0;
    unsigned second = parts.count > 2 ? parts.numbers[2] : 0;
    if (parts.count == 1 && parts.digits[0] > 2) {
        minute = hour % 100;
        hour /= 100;
    }
    if (parts.afternoon && hour < 12)
        hour += 12;
    if (parts.forenoon && hour == 12)
        hour = 0;
    if (hour > 23 || minute > 59 || second > 59)
        return;
    if (seconds)
        snprintf(out, size, "%02u:%02u:%02u", hour, minute, second);
    else if (second == 0)
        snprintf(out, size, "%02u:%02u", hour, minute);
}

bool date_guess(const char *text, int form, char *out, size_t size)
{
    out[0] = '\0';
    switch (form) {
    case 0: guess_date(text, out, size); return true;
    case 1: guess_time(text, false, out, size); return true;
    case 2: guess_time(text, true, out, size); return true;
    default: return false;
    }
}
