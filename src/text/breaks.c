/* breaks.c: owns the places where a line may end.
 *
 *     Протокол·№·5·—·на·сайте·https://example.org/minutes/2024/client
 *             ^     ^  ^     ^       ^       ^   ^       ^    ^
 *
 * The rules are those of UAX 14, applied by libunibreak. Three things are added.
 *
 * Stand-ins. The library knows the characters of Unicode 6 only, and its rules treat all quotation
 * marks as closing and opening at once, which glues Chinese text together at “ and ”. So it is not
 * given the text, but for some characters another one that has the line breaking class wanted here:
 * an ideograph for an emoji, a bracket for a Chinese quotation mark, a word joiner for a zero width
 * joiner.
 *
 * Business text. A dash does not begin a line (« — » belongs to what stands before it, as Russian
 * typography asks, and English accepts); neither does a number leave the sign or the abbreviation
 * it goes with: № 5, п. 3.
 *
 * Addresses. UAX 14 breaks an address in few places or in odd ones. A long one may break after its
 * punctuation, so that what is left at the line end still looks unfinished.
 *
 * Source: Unicode Annex 14; for the Russian rules, Мильчин, Справочник издателя и автора. */
#include "text/breaks.h"

#include <linebreak.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "text/letters.h"

enum {
    ADDRESS_LENGTH = 20, /* characters; a shorter address is not broken */
    QUOTES_IN_A_ROW = 4, /* more are not looked through for what stands beyond */
    ADDRESS_EDGE = 3,    /* characters of an address that stay together at both its ends */
    IDEOGRAPH = 0x4E00,  /* stands in for what breaks like an ideograph */
    COMBINING = 0x301,   /* ... like a mark on the letter before */
    WORD_JOINER = 0x2060,
    WIDE_OPENING = 0xFF08,
    WIDE_CLOSING = 0xFF09,
    REPLACEMENT = 0xFFFD
};

/* The text by characters. */
typedef struct {
    size_t count;
    uint32_t *characters;
    uint32_t *ends; /* offset after the character's last byte */
    bool *inside;   /* both it and the next one are plain letters: no line ends there */
    char *marks;    /* Break after each character */
    /* What libunibreak is given, and its answer */
    size_t stand_in_count;
    uint32_t *stand_ins;
    char *stand_in_marks;
} Characters;

static Characters read_characters(const char *text, size_t length)
{
    Characters line = {0};
    line.characters = memory_resize(NULL, length * sizeof *line.characters);
    line.stand_ins = memory_resize(NULL, length * sizeof *line.stand_ins);
    line.stand_in_marks = memory_resize(NULL, length);
    line.ends = memory_resize(NULL, length * sizeof *line.ends);
    line.marks = memory_resize(NULL, length);
    line.inside = memory_resize(NULL, length * sizeof *line.inside);
    bool after_plain = false;
    for (size_t offset = 0; offset < length;) {
        size_t size;
        uint32_t c = utf8_decode(text + offset, length - offset, &size);
        bool plain = is_plain_letter(c);
        if (line.count > 0)
            line.inside[line.count - 1] = after_plain && plain;
        after_plain = plain;
        line.inside[line.count] = false;
        line.characters[line.count] = c;
        offset += size;
        line.ends[line.count++] = (uint32_t)offset;
    }
    return line;
}

static void free_characters(Characters *line)
{
    free(line->characters);
    free(line->stand_ins);
    free(line->stand_in_marks);
    free(line->ends);
    free(line->marks);
    free(line->inside);
}

/* ---- Stand-ins ---- */

static bool is_wide(uint32_t c)
{
    enum { FIRST_WIDE = 0x1100 };
    return c >= FIRST_WIDE && utf8_columns(c) == 2;
}

static bool is_regional_indicator(uint32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static bool is_curly_quote(uint32_t c)
{
    return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D;
}

/* Whether the first character that is no quotation mark, going from index in the direction, is
 * wide. */
static bool is_wide_beyond_quotes(const Characters *line, size_t index, bool forward)
{
    for (int i = 0; i < QUOTES_IN_A_ROW; i++) {
        if (forward ? index + 1 >= line->count : index == 0)
            return false;
        index = forward ? index + 1 : index - 1;
        if (!is_curly_quote(line->characters[index]))
            return is_wide(line->characters[index]);
    }
    return false;
}

static uint32_t stand_in(const Characters *line, size_t index)
{
    uint32_t c = line->characters[index];
    if (is_curly_quote(c) &&
        (is_wide_beyond_quotes(line, index, true) || is_wide_beyond_quotes(line, index, false)))
        return c == 0x2018 || c == 0x201C ? WIDE_OPENING : WIDE_CLOSING;
    if (c == 0x200D)
        return WORD_JOINER;
    if (c >= 0x1F3FB && c <= 0x1F3FF)
        return COMBINING;
    if ((c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD))
        return IDEOGRAPH;
    if (c >= 0x20BA && c <= 0x20CF)
        return '$';
    /* The library takes this one for the end of the text. */
    return c == 0xFFFF ? REPLACEMENT : c;
}

/* A flag is two regional indicators; flags in a row may part only between two of them. */
static void keep_flags(Characters *line)
{
    size_t run = 0;
    for (size_t i = 0; i < line->count; i++) {
        run = is_regional_indicator(line->characters[i]) ? run + 1 : 0;
        if (run % 2 == 1 && i + 1 < line->count && is_regional_indicator(line->characters[i + 1]))
            line->marks[i] = BREAK_NO;
    }
}

/* ---- Business text ---- */

static bool is_space(uint32_t c)
{
    return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

static bool is_line_end(uint32_t c)
{
    return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static void forbid(Characters *line, size_t index)
{
    if (line->marks[index] == BREAK_ALLOWED)
        line->marks[index] = BREAK_NO;
}

/* A dash, or a hyphen that stands for one because it has spaces on both sides. */
static bool is_dash(const Characters *line, size_t index)
{
    uint32_t c = line->characters[index];
    if (c == '-') {
        return index > 0 && is_space(line->characters[index - 1]) && index + 1 < line->count &&
               is_space(line->characters[index + 1]);
    }
    return c == 0x2013 || c == 0x2014;
}

static void keep_dashes(Characters *line)
{
    for (size_t i = 1; i < line->count; i++) {
        if (!is_dash(line, i))
            continue;
        size_t before = i;
        while (before > 0 && is_space(line->characters[before - 1]))
            before--;
        if (before == 0 || is_wide(line->characters[before - 1]) ||
            is_line_end(line->characters[before - 1]))
            continue;
        for (size_t k = before - 1; k < i; k++)
            forbid(line, k);
    }
}

/* Abbreviations that say what the number after them counts, in small letters. */
static const char *const number_words[] = {
    "абз.",  "г.",   "гл.",  "д.",  "кв.",  "корп.", "оф.", "п.",    "пп.",
    "прил.", "рис.", "с.",   "ст.", "стр.", "т.",    "ч.",  "табл.", "abs.",
    "art.",  "ch.",  "fig.", "no.", "nr.",  "p.",    "pp.", "s.",
};

/* Whether the characters before end are this word, and not the end of a longer one. */
static bool ends_with_word(const Characters *line, size_t end, const char *word)
{
    size_t length = strlen(word);
    size_t count = utf8_count(word, length);
    if (count > end)
        return false;
    size_t start = end - count;
    for (size_t i = 0, offset = 0; i < count; i++) {
        size_t size;
        uint32_t c = utf8_decode(word + offset, length - offset, &size);
        offset += size;
        if (letter_lower(line->characters[start + i]) != c)
            return false;
    }
    return start == 0 ||
           !(is_letter(line->characters[start - 1]) || line->characters[start - 1] == '.' ||
             line->characters[start - 1] == '-');
}

static void keep_numbers(Characters *line)
{
    for (size_t i = 1; i + 1 < line->count; i++) {
        uint32_t next = line->characters[i + 1];
        if (line->characters[i] != ' ' || next < '0' || next > '9')
            continue;
        uint32_t previous = line->characters[i - 1];
        if (previous == 0x2116 || previous == 0xA7) {
            forbid(line, i);
        } else if (previous == '.') {
            for (size_t w = 0; w < sizeof number_words / sizeof *number_words; w++) {
                if (ends_with_word(line, i, number_words[w])) {
                    forbid(line, i);
                    break;
                }
            }
        }
    }
}

/* ---- Addresses ---- */

static bool ends_token(uint32_t c)
{
    return c <= ' ' || is_space(c) || is_line_end(c) || c == '<' || c == '>' || c == '"' ||
           c == 0xAB || c == 0xBB || is_curly_quote(c) || is_wide(c);
}

static bool matches(const uint32_t *characters, size_t count, const char *ascii)
{
    size_t length = strlen(ascii);
    for (size_t i = 0; i < length; i++)
        if (i >= count || letter_lower(characters[i]) != (unsigned char)ascii[i])
            return false;
    return true;
}

static bool looks_like_address(const uint32_t *token, size_t count)
{
    size_t separators = 0;
    bool mail = false;
    for (size_t i = 0; i < count; i++) {
        separators += token[i] == '/' || token[i] == '\\';
        mail = mail || (token[i] == '@' && i > 0);
        if (mail && token[i] == '.')
            return true;
        if (matches(token + i, count - i, "://"))
            return true;
    }
    return separators >= 2 || matches(token, count, "www.");
}

static bool is_address_punctuation(uint32_t c)
{
    return c < 0x80 && c != 0 && strchr("/\\?&=-.@_#:;,", (int)c) != NULL;
}

static void open_address(Characters *line, size_t start, size_t end)
{
    for (size_t i = start; i + 1 < end; i++) {
        bool edge = i + 1 < start + ADDRESS_EDGE || i + ADDRESS_EDGE >= end;
        uint32_t next = line->characters[i + 1];
        if (is_address_punctuation(next)) {
            /* Punctuation stays with what stands before it; UAX 14 puts a backslash on the next
             * line. */
            forbid(line, i);
        } else if (is_address_punctuation(line->characters[i]) && !edge && !is_mark(next) &&
                   line->marks[i] == BREAK_NO) {
            line->marks[i] = BREAK_ALLOWED;
        }
    }
}

static void open_addresses(Characters *line)
{
    for (size_t start = 0; start < line->count;) {
        size_t end = start;
        while (end < line->count && (line->inside[end] || !ends_token(line->characters[end])))
            end++;
        if (end - start > ADDRESS_LENGTH &&
            looks_like_address(line->characters + start, end - start))
            open_address(line, start, end);
        start = end + 1;
    }
}

/* ---- All together ---- */

/* Of letters in a row only the last is given to the library: it is as good as all of them. */
static void make_stand_ins(Characters *line)
{
    line->stand_in_count = 0;
    for (size_t i = 0; i < line->count; i++)
        if (!line->inside[i])
            line->stand_ins[line->stand_in_count++] =
                is_plain_letter(line->characters[i]) ? 'a' : stand_in(line, i);
}

static Break break_of(char mark)
{
    return mark == LINEBREAK_MUSTBREAK    ? BREAK_FORCED
           : mark == LINEBREAK_ALLOWBREAK ? BREAK_ALLOWED
                                          : BREAK_NO;
}

static void apply_annex_14(Characters *line)
{
    static bool ready;
    if (!ready)
        init_linebreak(); /* walks the tables */
    ready = true;
    make_stand_ins(line);
    memset(line->stand_in_marks, LINEBREAK_NOBREAK, line->stand_in_count);
    set_linebreaks_utf32(line->stand_ins, line->stand_in_count, NULL, line->stand_in_marks);
    const char *mark = line->stand_in_marks;
    for (size_t i = 0; i < line->count; i++)
        line->marks[i] = (char)(line->inside[i] ? BREAK_NO : break_of(*mark++));
    size_t last = line->count - 1;
    line->marks[last] = is_line_end(line->characters[last]) ? BREAK_FORCED : BREAK_ALLOWED;
}

void find_breaks(const char *text, size_t length, const char *language, unsigned char *breaks)
{
    (void)
        language; /* All rules so far hold in every language: they look at the characters around. */
    if (length == 0)
        return;
    memset(breaks, BREAK_NO, length);
    Characters line = read_characters(text, length);
    apply_annex_14(&line);
    keep_flags(&line);
    keep_dashes(&line);
    keep_numbers(&line);
    open_addresses(&line);
    for (size_t i = 0; i < line.count; i++)
        breaks[line.ends[i] - 1] = (unsigned char)line.marks[i];
    free_characters(&line);
}
