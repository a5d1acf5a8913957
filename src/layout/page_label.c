/* page_label.c: page numbers as people read them (XSL-FO 1.1, 7.26; XSLT 1.0, 7.7.1). */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "layout/page.h"

static void append_roman(Buffer *out, size_t number, bool upper)
{
    static const struct {
        size_t value;
        const char *lower, *upper;
    } DIGITS[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
                  {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
                  {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
                  {1, "i", "I"}};
    for (size_t i = 0; i < sizeof DIGITS / sizeof *DIGITS; i++)
        for (; number >= DIGITS[i].value; number -= DIGITS[i].value)
            buffer_string(out, upper ? DIGITS[i].upper : DIGITS[i].lower);
}

/* Sequences of letters: that of a format token begins with it (XSLT 1.0, 7.7.1). Russian leaves out ё, й, ъ, ы and ь, which
 * number nothing. */
static const struct {
    const char *token, *letters;
} ALPHABETS[] = {{"a", "abcdefghijklmnopqrstuvwxyz"},   {"A", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
                 {"а", "абвгдежзиклмнопрстуфхцчшщэюя"}, {"А", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"},
                 {"α", "αβγδεζηθικλμνξοπρστυφχψω"},     {"Α", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"}};

/* 1 a … 26 z, 27 aa: numbers of a base without a zero. letters are size bytes each. */
static void append_letters(Buffer *out, size_t number, const char *letters, size_t size)
{
    size_t base = strlen(letters) / size, digits[64], count = 0;
    for (; number > 0 && count < sizeof digits / sizeof *digits; number = (number - 1) / base)
        digits[count++] = (number - 1) % base;
    while (count > 0)
        buffer_add(out, letters + digits[--count] * size, size);
}

/* 一, 十, 十二, 二十, 一百零三, 一千零二十 … up to 9999. */
static void append_chinese(Buffer *out, size_t number)
{
    static const char *const DIGITS[] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    static const char *const UNITS[] = {"千", "百", "十", ""};
    bool begun = false, gap = false;
    size_t unit = 1000;
    for (size_t i = 0; i < 4; i++, unit /= 10) {
        size_t digit = number / unit % 10;
        if (digit == 0) {
            gap = begun;
            continue;
        }
        if (gap)
            buffer_string(out, DIGITS[0]);
        if (digit != 1 || unit != 10 || begun)
            buffer_string(out, DIGITS[digit]);
        buffer_string(out, UNITS[i]);
        begun = true;
        gap = false;
    }
}

/* Digits, at least width of them, in groups of size when there is a separator. */
static void append_digits(Buffer *out, const Fo *sequence, size_t number, size_t width)
{
    const char *separator = fo_string(sequence, PROPERTY_GROUPING_SEPARATOR);
    size_t size = (size_t)fo_integer(sequence, PROPERTY_GROUPING_SIZE, 0, 100);
    Buffer digits = {0};
    buffer_format(&digits, "%0*zu", (int)width, number);
    const char *text = buffer_text(&digits);
    for (size_t i = 0; i < digits.length; i++) {
        if (i > 0 && size > 0 && *separator && (digits.length - i) % size == 0)
            buffer_string(out, separator);
        buffer_char(out, text[i]);
    }
    buffer_free(&digits);
}

/* The format token, the punctuation around which is kept. */
typedef struct {
    size_t first, end;
    const char *letters; /* that it numbers with, or NULL */
    size_t letter_size;
    bool is_chinese;
} Token;

static Token find_token(const char *format)
{
    static const char LATIN[] = "0123456789aAiI";
    Token token = {.first = strcspn(format, LATIN), .end = strlen(format)};
    if (token.first < token.end)
        token.end = token.first + strspn(format + token.first, LATIN);
    const char *chinese = strstr(format, "一");
    if (chinese) {
        token.first = (size_t)(chinese - format);
        token.end = token.first + strlen("一");
        token.is_chinese = true;
        return token;
    }
    for (size_t i = 0; i < sizeof ALPHABETS / sizeof *ALPHABETS; i++) {
        size_t size = strlen(ALPHABETS[i].token);
        const char *found = size > 1 ? strstr(format, ALPHABETS[i].token) : NULL;
        if (found) {
            token.first = (size_t)(found - format);
            token.end = token.first + size;
        } else if (size > 1 || token.end == token.first ||
                   format[token.end - 1] != ALPHABETS[i].token[0]) {
            continue;
        }
        token.letters = ALPHABETS[i].letters;
        token.letter_size = size;
        return token;
    }
    return token;
}

const char *page_label(Layout *layout, const Fo *sequence, size_t number)
{
    const char *format = fo_string(sequence, PROPERTY_FORMAT);
    Token token = find_token(format);
    size_t length = token.end - token.first;
    Buffer label = {0};
    buffer_add(&label, format, token.first);
    char kind = length > 0 ? format[token.end - 1] : '1';
    if ((kind == 'i' || kind == 'I') && number < 5000)
        append_roman(&label, number, kind == 'I');
    else if (token.letters && number > 0)
        append_letters(&label, number, token.letters, token.letter_size);
    else if (token.is_chinese && number > 0 && number < 10000)
        append_chinese(&label, number);
    else
        append_digits(&label, sequence, number, length < 10 && kind == '1' ? length : 1);
    buffer_string(&label, format + token.end);
    const char *result = arena_string(layout->arena, buffer_text(&label));
    buffer_free(&label);
    return result;
}
