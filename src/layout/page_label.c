/* page_label.c: page numbers as people read them (XSL-FO 1.1, 7.26; XSLT 1.0, 7.7.1). */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "layout/page.h"
#include "text/letters.h"

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
 * no list is numbered with. */
typedef struct {
    uint32_t token;
    const char *letters;
    bool once; /* what is behind the last one has no such number */
} Alphabet;

static const Alphabet ALPHABETS[] = {
    {'a', "abcdefghijklmnopqrstuvwxyz", false},
    {'A', "ABCDEFGHIJKLMNOPQRSTUVWXYZ", false},
    {0x430, "абвгдежзиклмнопрстуфхцчшщэюя", false},
    {0x410, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", false},
    {0x3B1, "αβγδεζηθικλμνξοπρστυφχψω", false},
    {0x391, "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", false},
    {0x5D0, "אבגדהוזחטיכלמנסעפצקרשת", false},
    {0x3042,
     "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
     false},
    {0x30A2,
     "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
     false},
    {0x3044,
     "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせ"
     "す",
     false},
    {0x30A4,
     "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセ"
     "ス",
     false},
    {0x2460, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", true}};

#define CHINESE_ONE 0x4E00

/* The digit nothing of each script that has ten digits in a row (Unicode, general category Nd). */
static const uint32_t ZEROS[] = {'0',   0x660,  0x6F0,  0x966,  0x9E6,  0xA66, 0xAE6,
                                 0xB66, 0xBE6,  0xC66,  0xCE6,  0xD66,  0xE50, 0xED0,
                                 0xF20, 0x1040, 0x17E0, 0x1810, 0x1B50, 0xFF10};

/* 1 a … 26 z, 27 aa: numbers of a base without a zero. All letters take as many bytes. */
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

/* What a format token asks for. */
typedef struct {
    size_t first, end;        /* its place in the format; what is around it is kept */
    const Alphabet *alphabet; /* NULL: of none */
    bool is_roman, is_upper, is_chinese;
    uint32_t zero; /* of digits */
    size_t width;  /* how many of them at least */
} Token;

/* Digits in groups when there is a separator. */
static void append_digits(Buffer *out, const Fo *sequence, size_t number, const Token *token)
{
    const char *separator = fo_string(sequence, PROPERTY_GROUPING_SEPARATOR);
    size_t size = (size_t)fo_integer(sequence, PROPERTY_GROUPING_SIZE, 0, 100);
    Buffer digits = {0};
    buffer_format(&digits, "%0*zu", (int)token->width, number);
    const char *text = buffer_text(&digits);
    for (size_t i = 0; i < digits.length; i++) {
        if (i > 0 && size > 0 && *separator && (digits.length - i) % size == 0)
            buffer_string(out, separator);
        buffer_utf8(out, token->zero + (uint32_t)(text[i] - '0'));
    }
    buffer_free(&digits);
}

static bool is_word_character(uint32_t c)
{
    bool ascii = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return ascii || is_letter(c) || (c >= 0x2460 && c <= 0x249B) || c >= 0x2E80 ||
           (c >= 0x660 && c <= 0x2000);
}

/* Where the word that begins at start ends. Each Chinese character is one. */
static size_t end_of_word(const char *format, size_t start, size_t length)
{
    size_t at = start, size;
    while (at < length) {
        uint32_t c = utf8_decode(format + at, length - at, &size);
        bool alone = c >= 0x2E80 && c < 0xFF00;
        if (!is_word_character(c) || (alone && at > start))
            break;
        at += size;
        if (alone)
            break;
    }
    return at;
}

/* Zeros and a one of the same script. */
static bool read_digits(const char *word, size_t length, Token *token)
{
    size_t size, count = 0;
    for (size_t i = 0; i < sizeof ZEROS / sizeof *ZEROS; i++) {
        count = 0;
        for (size_t at = 0; at < length; at += size, count++) {
            uint32_t c = utf8_decode(word + at, length - at, &size);
            if (c == ZEROS[i] + 1 && at + size == length && count < 10) {
                token->zero = ZEROS[i];
                token->width = count + 1;
                return true;
            }
            if (c != ZEROS[i])
                break;
        }
    }
    return false;
}

static bool read_word(const char *word, size_t length, Token *token)
{
    size_t size;
    uint32_t c = utf8_decode(word, length, &size);
    if (read_digits(word, length, token))
        return true;
    if (size != length)
        return false;
    token->is_roman = c == 'i' || c == 'I';
    token->is_upper = c == 'I';
    token->is_chinese = c == CHINESE_ONE;
    for (size_t i = 0; i < sizeof ALPHABETS / sizeof *ALPHABETS; i++)
        if (ALPHABETS[i].token == c)
            token->alphabet = &ALPHABETS[i];
    return token->is_roman || token->is_chinese || token->alphabet;
}

/* The first word that is a format token. When none is, the first word stands for “1”, or there is nothing but what comes
 * before the number (XSLT 1.0, 7.7.1). */
static Token find_token(const char *format)
{
    size_t length = strlen(format), size;
    Token unknown = {.first = length, .end = length, .zero = '0', .width = 1};
    for (size_t at = 0; at < length;) {
        size_t end = end_of_word(format, at, length);
        if (end == at) {
            utf8_decode(format + at, length - at, &size);
            at += size;
            continue;
        }
        Token token = {.first = at, .end = end, .zero = '0', .width = 1};
        if (read_word(format + at, end - at, &token))
            return token;
        if (unknown.first == length)
            unknown = token;
        at = end;
    }
    return unknown;
}

static bool has_number(const Alphabet *alphabet, size_t number)
{
    size_t size;
    utf8_decode(alphabet->letters, 4, &size);
    return !alphabet->once || number <= strlen(alphabet->letters) / size;
}

const char *page_label(Layout *layout, const Fo *sequence, size_t number)
{
    const char *format = fo_string(sequence, PROPERTY_FORMAT);
    Token token = find_token(format);
    size_t size;
    Buffer label = {0};
    buffer_add(&label, format, token.first);
    if (token.is_roman && number < 5000) {
        append_roman(&label, number, token.is_upper);
    } else if (token.alphabet && number > 0 && has_number(token.alphabet, number)) {
        utf8_decode(token.alphabet->letters, 4, &size);
        append_letters(&label, number, token.alphabet->letters, size);
    } else if (token.is_chinese && number > 0 && number < 10000) {
        append_chinese(&label, number);
    } else {
        append_digits(&label, sequence, number, &token);
    }
    buffer_string(&label, format + token.end);
    const char *result = arena_string(layout->arena, buffer_text(&label));
    buffer_free(&label);
    return result;
}
