/* breaks.c: owns the places where a line may end.
 *
 *     Протокол·№·5·—·на·сайте·https://example.org/minutes/2024/client
 *             ^     ^  ^     ^       ^       ^   ^       ^    ^
 *
 * The rules are those of UAX 14, which annex14.c has from libraries. Three things are added.
 *
 * Stand-ins. The rules treat all quotation marks as closing and opening at once, which glues Chinese text together at “
 * and ”. So there they are not given these, but brackets.
 *
 * Business text. A dash does not begin a line (« — » belongs to what stands before it, as Russian
 * typography asks, and English accepts); nor do the ends of a range part: 1999–2005, or initials: А.-М. Neither does a number leave the
 * sign or the abbreviation it goes with: № 5, п. 3. French quotation marks stay with what they enclose also across a space: « Oui ».
 *
 * Addresses, and names of files and of programs' parts. UAX 14 breaks them in few places or in odd ones. A long one may break after its
 * punctuation, so that what is left at the line end still looks unfinished.
 *
 * Most of a text are letters, and what stands between two words is nearly always one of a few
 * things: a space, a comma and a space. So letters in a row count as one, and digits in a row too;
 * and what the library says of the characters between two letters is asked once. That is possible
 * since no rule reaches over a letter.
 *
 *     Цена 1200 руб., без НДС    а_0_а.,_а_а    what is asked: а_0_а  а.,_а  а_а
 *
 * Source: Unicode Annex 14; for the Russian rules, Мильчин, Справочник издателя и автора. */
#include "text/breaks.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "text/annex14.h"
#include "text/letters.h"

enum {
    ADDRESS_LENGTH = 20, /* characters; a shorter address is not broken */
    QUOTES_IN_A_ROW = 4, /* more are not looked through for what stands beyond */
    ADDRESS_EDGE = 3,    /* characters of an address that stay together at both its ends */
    WIDE_OPENING = 0xFF08,
    WIDE_CLOSING = 0xFF09,
    FIRST_CURLY_QUOTE = 0x2018,
    GAP_MOST = 4, /* characters between two letters for which the answer is kept */
    GAPS = 256
};

/* What of the text matters here. Unless it may hold an address, letters in a row are one character, the last of them,
 * and so are digits. */
typedef struct {
    const char *text;
    size_t count;
    uint32_t *characters;
    uint32_t *ends; /* offset after the character's last byte */
    uint32_t *stand_ins;
    char *marks; /* Break after each character */
} Characters;

/* Letters of English and Russian are all alike to the rules. */
#define LETTER 'a'
#define DIGIT '0'

static uint32_t kind_of(uint32_t c)
{
    return is_plain_letter(c) ? LETTER : c - '0' < 10 ? DIGIT : c;
}

static Characters read_characters(const char *text, size_t length, bool whole)
{
    Characters line = {.text = text};
    line.characters = memory_resize(NULL, length * 3 * sizeof *line.characters + length);
    line.ends = line.characters + length;
    line.stand_ins = line.ends + length;
    line.marks = (char *)(line.stand_ins + length);
    uint32_t before = 0;
    size_t count = 0, size;
    for (size_t offset = 0; offset < length; offset += size) {
        uint32_t c = utf8_decode(text + offset, length - offset, &size);
        uint32_t kind = kind_of(c);
        while (kind == LETTER && !whole && offset + size < length) {
            size_t next;
            uint32_t letter = utf8_decode(text + offset + size, length - offset - size, &next);
            if (!is_plain_letter(letter))
                break;
            c = letter;
            size += next;
        }
        bool same = kind == before && (kind == LETTER || kind == DIGIT) && !whole;
        count += !same;
        line.characters[count - 1] = c;
        line.stand_ins[count - 1] = kind;
        line.ends[count - 1] = (uint32_t)(offset + size);
        before = kind;
    }
    line.count = count;
    return line;
}

static void free_characters(Characters *line)
{
    free(line->characters);
}

/* ---- Stand-ins ---- */

static bool is_wide(uint32_t c)
{
    enum { FIRST_WIDE = 0x1100 };
    return c >= FIRST_WIDE && utf8_columns(c) == 2;
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
    uint32_t c = line->stand_ins[index];
    if (c >= FIRST_CURLY_QUOTE && is_curly_quote(c) &&
        (is_wide_beyond_quotes(line, index, true) || is_wide_beyond_quotes(line, index, false)))
        return c == 0x2018 || c == 0x201C ? WIDE_OPENING : WIDE_CLOSING;
    return c;
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

static bool is_word(uint32_t c)
{
    return is_letter(c) || c - '0' < 10;
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

/* Whether the bytes before end are this word, and not the end of a longer one. Small and capital
 * letters of these words are as many bytes. */
static bool ends_with_word(const char *text, size_t end, const char *word)
{
    size_t length = strlen(word), size;
    if (length > end)
        return false;
    size_t start = end - length;
    for (size_t i = 0; i < length; i += size) {
        uint32_t c = utf8_decode(word + i, length - i, &size);
        if (letter_lower(utf8_decode(text + start + i, length - i, &size)) != c)
            return false;
    }
    if (start == 0)
        return true;
    size_t before = start - 1;
    while (before > 0 && (text[before] & 0xC0) == 0x80)
        before--;
    uint32_t previous = utf8_decode(text + before, start - before, &size);
    return !(is_letter(previous) || previous == '.' || previous == '-');
}

/* « at the beginning of something stays with what comes after its spaces, » at the end with what stands before them
 * (UAX 14, LB15a and LB15b, which the library does not know). */
static void keep_guillemets(Characters *line)
{
    for (size_t i = 0; i < line->count; i++) {
        uint32_t c = line->characters[i];
        bool opens = (c == 0xAB || c == 0x2039) && (i == 0 || !is_word(line->characters[i - 1]));
        bool closes = (c == 0xBB || c == 0x203A) &&
                      (i + 1 == line->count || !is_word(line->characters[i + 1]));
        for (size_t k = i + 1; opens && k < line->count && is_space(line->characters[k]); k++)
            forbid(line, k);
        for (size_t k = i; closes && k > 0 && is_space(line->characters[k - 1]); k--)
            forbid(line, k - 1);
    }
}

static bool is_digit(uint32_t c)
{
    return c - '0' < 10;
}

/* 1999–2005 is one thing: no line ends after a dash between digits. Nor does one after the hyphen of initials and
 * abbreviations: А.-М. Иванова, J.-P. Martin, с.-х. */
static void keep_ranges(Characters *line)
{
    for (size_t i = 1; i + 1 < line->count; i++) {
        uint32_t c = line->characters[i];
        uint32_t previous = line->characters[i - 1], next = line->characters[i + 1];
        bool is_range = (c == 0x2013 || c == 0x2014) && is_digit(previous) && is_digit(next);
        bool is_initial = (c == '-' || c == 0x2010) && previous == '.' && is_letter(next);
        if (is_range || is_initial)
            forbid(line, i);
    }
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
                if (ends_with_word(line->text, line->ends[i - 1], number_words[w])) {
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
    size_t separators = 0, underscores = 0;
    bool mail = false;
    for (size_t i = 0; i < count; i++) {
        separators += token[i] == '/' || token[i] == '\\';
        underscores += token[i] == '_';
        mail = mail || (token[i] == '@' && i > 0);
        if (mail && token[i] == '.')
            return true;
        if (matches(token + i, count - i, "://"))
            return true;
    }
    return separators >= 2 || underscores >= 2 || matches(token, count, "www.");
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

/* Whether looks_like_address() may hold for some part of the text. */
static bool may_have_address(const char *text, size_t length)
{
    if (memchr(text, '/', length) || memchr(text, '\\', length) || memchr(text, '@', length) ||
        memchr(text, '_', length))
        return true;
    const char *end = text + length;
    for (const char *at = text; (at = memchr(at, '.', (size_t)(end - at))) != NULL; at++)
        if (at > text && (at[-1] | 0x20) == 'w' && at + 1 < end)
            return true;
    return false;
}

static void open_addresses(Characters *line)
{
    for (size_t start = 0; start < line->count;) {
        size_t end = start;
        while (end < line->count && !ends_token(line->characters[end]))
            end++;
        if (end - start > ADDRESS_LENGTH &&
            looks_like_address(line->characters + start, end - start))
            open_address(line, start, end);
        start = end + 1;
    }
}

/* ---- All together ---- */

/* The libraries' answer for the characters first..end-1, after which others come unless this is the end of the text. */
static void ask_libraries(const Characters *line, size_t first, size_t end)
{
    annex14_marks(line->stand_ins + first, end - first, line->marks + first);
}

/* What stands between two letters, and where a line may end in it: after the letter before, and after each of its
 * characters. */
typedef struct {
    uint32_t count; /* 0: not asked yet */
    uint32_t characters[GAP_MOST];
    char marks[GAP_MOST + 1];
} Gap;

static Gap *find_gap(const uint32_t *characters, size_t count)
{
    static Gap gaps[GAPS];
    uint32_t hash = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        hash = hash * 31 + characters[i];
    return &gaps[(hash ^ hash >> 8) % GAPS];
}

/* The marks of the letter at first and all up to the letter at end, without that one's. */
static void mark_gap(const Characters *line, size_t first, size_t end)
{
    const uint32_t *characters = line->stand_ins + first + 1;
    size_t count = end - first - 1;
    if (count > GAP_MOST) {
        ask_libraries(line, first, end + 1);
        return;
    }
    Gap *gap = find_gap(characters, count);
    if (gap->count != count ||
        memcmp(gap->characters, characters, count * sizeof *characters) != 0) {
        ask_libraries(line, first, end + 1);
        gap->count = (uint32_t)count;
        memcpy(gap->characters, characters, count * sizeof *characters);
        memcpy(gap->marks, line->marks + first, count + 1);
    }
    memcpy(line->marks + first, gap->marks, count + 1);
}

static void apply_annex_14(Characters *line)
{
    for (size_t i = 0; i < line->count; i++)
        line->stand_ins[i] = stand_in(line, i);
    size_t first = 0;
    while (first < line->count && line->stand_ins[first] != LETTER)
        first++;
    if (first > 0)
        ask_libraries(line, 0, first < line->count ? first + 1 : first);
    for (size_t i = first + 1; i < line->count; i++) {
        if (line->stand_ins[i] != LETTER)
            continue;
        if (i == first + 1)
            line->marks[first] = BREAK_NO;
        else
            mark_gap(line, first, i);
        first = i;
    }
    if (first + 1 < line->count)
        ask_libraries(line, first, line->count);
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
    bool addresses = may_have_address(text, length);
    Characters line = read_characters(text, length, addresses);
    apply_annex_14(&line);
    keep_dashes(&line);
    keep_ranges(&line);
    keep_numbers(&line);
    keep_guillemets(&line);
    if (addresses)
        open_addresses(&line);
    for (size_t i = 0; i < line.count; i++)
        breaks[line.ends[i] - 1] = (unsigned char)line.marks[i];
    free_characters(&line);
}
