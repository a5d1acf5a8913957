/* hyphenate.c: owns hyphenation: pattern files, and words made ready for them.
 *
 * Liang's method. A file lists short strings of letters with digits between them. Every string that
 * occurs in the word (the word's ends are dots) puts its digits between the word's letters; the
 * greatest digit wins, and an odd one allows a hyphen.
 *
 *      . п р о т о к о л .
 *       1                       from the pattern 1п
 *             1                 о1т
 *                 1             о1к
 *               2 3             2о3кол
 *                   2           к2о
 *       1     1 2 3 2           together: про-то-кол
 *
 * The patterns are those of TeX, in the files hyph_*.dic the distribution has for libhyphen. That
 * library itself is not used, for two reasons. It wants files in which every pattern repeats the
 * patterns inside it, and the Russian file is not made so: half of the points would be lost
 * (пе-реговорщик). And it builds a tree of all patterns when it loads a file: 3 ms for Russian, 7
 * for English, 2600 for German. Here the lines of the file stay as they are, and a hash table finds
 * a line by its letters. A word of n letters has at most n times m strings that can be patterns, m
 * being the length of the longest, so a word takes about a microsecond.
 *
 * A line with hyphens and without digits is a whole word with its points. A pattern with a slash
 * would change the spelling at the line end (Schiff-fahrt in the old orthography); its points are
 * not used.
 *
 * Before that a word is put into the form the patterns have: small letters, accents joined with
 * their letters or left away, the file's own character set. The C library's functions for that
 * follow the locale, so they are not used, except iconv, which is told both sets by name.
 *
 * Source: F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983. */
#include <dirent.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <hb.h>

#include "base/affix.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/breaks.h"
#include "text/letters.h"

enum {
    WORD_LIMIT = 200, /* bytes; longer words are not hyphenated */
    DOTTED_LIMIT = WORD_LIMIT * 4 + 2,
    KNOWN_LIMIT = 64,    /* bytes; longer words are not remembered */
    KNOWN_COUNT = 4096,  /* words remembered; a text repeats most of its words */
    TAG_LIMIT = 16,      /* bytes of a language tag we look at */
    PATTERN_LIMIT = 100, /* bytes of a pattern; no file has longer ones */
    LEAST_AT_EDGE = 2,   /* letters before and after a hyphen where a file does not say */
    FILE_LIMIT = 16 * 1024 * 1024,
    SOFT_HYPHEN = 0xAD,
    APOSTROPHE = 0x2019
};

static const char *const folders[] = {
    "/usr/share/hyphen",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hyphen",
};

/* Which country's file to take for a language alone, where there are several. */
static const struct {
    const char *language, *region;
} main_regions[] = {
    {"af", "ZA"}, {"be", "BY"}, {"bg", "BG"}, {"cs", "CZ"}, {"da", "DK"}, {"de", "DE"},
    {"el", "GR"}, {"en", "US"}, {"es", "ES"}, {"et", "EE"}, {"fr", "FR"}, {"it", "IT"},
    {"kk", "KZ"}, {"nb", "NO"}, {"nl", "NL"}, {"pl", "PL"}, {"pt", "PT"}, {"ro", "RO"},
    {"ru", "RU"}, {"sr", "RS"}, {"sv", "SE"}, {"uk", "UA"},
};

/* A pattern in the hash table. */
typedef struct {
    uint32_t hash;
    uint32_t line; /* offset in the file, plus 1; 0 marks an empty slot */
} Slot;

/* A file of patterns. */
typedef struct {
    char *path;
    Buffer text;
    Slot *slots;
    size_t slot_count; /* a power of 2; 0 when the file could not be read */
    size_t longest;    /* bytes of the longest pattern */
    size_t least_before, least_after;
    bool utf8;
    uint32_t upper_half[128]; /* what the bytes from 128 on mean when the file is not in UTF-8 */
} Patterns;

typedef struct {
    char *tag;
    const Patterns *patterns; /* NULL when there is no file */
} Language;

/* A word that was asked for, and its points: bit i is for the byte i. */
typedef struct {
    const Patterns *patterns;
    int remain, push;
    uint64_t points;
    uint8_t length; /* 0: an empty slot */
    char word[KNOWN_LIMIT];
} KnownWord;

struct Hyphenator {
    KnownWord *
        known; /* KNOWN_COUNT, by the hash of the word; the latest has the slot; NULL until one is known */
    Language *languages;
    size_t language_count, language_capacity;
    Patterns **patterns;
    size_t pattern_count, pattern_capacity;
};

/* ---- Finding the file ---- */

/* language and region of a BCP 47 tag, in the case that file names have. false: not a tag. */
static bool split_tag(const char *tag, char language[TAG_LIMIT], char region[TAG_LIMIT])
{
    size_t length = 0;
    language[0] = '\0';
    region[0] = '\0';
    while (tag[length] != '\0' && tag[length] != '-' && tag[length] != '_') {
        uint32_t c = letter_lower((unsigned char)tag[length]);
        if (c < 'a' || c > 'z' || length >= 8)
            return false;
        language[length++] = (char)c;
    }
    language[length] = '\0';
    for (const char *part = tag + length; *part != '\0';) {
        part++;
        size_t size = strcspn(part, "-_");
        bool letters = size == 2 && letter_lower((unsigned char)part[0]) - 'a' < 26 &&
                       letter_lower((unsigned char)part[1]) - 'a' < 26;
        if (letters && region[0] == '\0') {
            region[0] = (char)(part[0] & ~0x20);
            region[1] = (char)(part[1] & ~0x20);
            region[2] = '\0';
        }
        part += size;
    }
    return length >= 2;
}

/* Looks for hyph_LANGUAGE_REGION.dic, or for hyph_LANGUAGE.dic when the region is empty. */
static bool find_named(const char *language, const char *region, Buffer *path)
{
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        path->length = 0;
        buffer_format(path, "%s/hyph_%s%s%s.dic", folders[i], language, *region ? "_" : "", region);
        if (access(buffer_text(path), R_OK) == 0)
            return true;
    }
    return false;
}

/* The first file by name for any region of the language. */
static bool find_any_region(const char *language, Buffer *path)
{
    Buffer prefix = {0};
    buffer_format(&prefix, "hyph_%s_", language);
    Buffer best = {0};
    for (size_t i = 0; i < sizeof folders / sizeof *folders && best.length == 0; i++) {
        DIR *folder = opendir(folders[i]);
        struct dirent *entry;
        while (folder != NULL && (entry = readdir(folder)) != NULL) {
            size_t length = strlen(entry->d_name);
            if (strncmp(entry->d_name, buffer_text(&prefix), prefix.length) == 0 && length > 4 &&
                strcmp(entry->d_name + length - 4, ".dic") == 0 &&
                (best.length == 0 || strcmp(entry->d_name, buffer_text(&best)) < 0)) {
                best.length = 0;
                buffer_string(&best, entry->d_name);
            }
        }
        if (folder != NULL)
            closedir(folder);
        if (best.length > 0) {
            path->length = 0;
            buffer_format(path, "%s/%s", folders[i], buffer_text(&best));
        }
    }
    bool found = best.length > 0;
    buffer_free(&best);
    buffer_free(&prefix);
    return found;
}

static bool find_file(const char *tag, Buffer *path)
{
    char language[TAG_LIMIT];
    char region[TAG_LIMIT];
    if (!split_tag(tag, language, region))
        return false;
    if (region[0] != '\0' && find_named(language, region, path))
        return true;
    for (size_t i = 0; i < sizeof main_regions / sizeof *main_regions; i++)
        if (strcmp(main_regions[i].language, language) == 0 &&
            find_named(language, main_regions[i].region, path))
            return true;
    return find_named(language, "", path) || find_any_region(language, path);
}

/* ---- Reading a file ---- */

static const uint32_t PATTERN_HASH_START = 2166136261U;

/* One step of FNV-1a. */
static uint32_t hash_byte(uint32_t hash, unsigned char byte)
{
    return (hash ^ byte) * 16777619U;
}

static bool ends_line(char c)
{
    return c == '\n' || c == '\r' || c == '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the line is a whole word with its points, such as "биз-нес-мен". */
static bool is_whole_word(const char *line)
{
    bool hyphen = false;
    for (; !ends_line(*line); line++) {
        if (is_digit(*line) || *line == '.' || *line == '/')
            return false;
        hyphen = hyphen || *line == '-';
    }
    return hyphen;
}

/* The letters a line asks for, without its digits; a whole word stands between dots. */
static size_t pattern_letters(const char *line, char letters[PATTERN_LIMIT])
{
    size_t length = 0;
    bool word = is_whole_word(line);
    if (word)
        letters[length++] = '.';
    for (; !ends_line(*line) && *line != '/' && length < PATTERN_LIMIT - 1; line++)
        if (!is_digit(*line) && !(word && *line == '-'))
            letters[length++] = *line;
    if (word)
        letters[length++] = '.';
    return length;
}

static void add_pattern(Patterns *patterns, size_t offset)
{
    char letters[PATTERN_LIMIT];
    size_t length = pattern_letters(patterns->text.data + offset, letters);
    uint32_t hash = PATTERN_HASH_START;
    for (size_t i = 0; i < length; i++)
        hash = hash_byte(hash, (unsigned char)letters[i]);
    size_t mask = patterns->slot_count - 1;
    size_t slot = hash & mask;
    while (patterns->slots[slot].line != 0)
        slot = (slot + 1) & mask;
    patterns->slots[slot] = (Slot){hash, (uint32_t)offset + 1};
    if (length > patterns->longest)
        patterns->longest = length;
}

/* Reads "NAME number" into *value when the line has this name. Other settings are for libhyphen's
 * compound levels, which the patterns here do without. true: the line was a setting. */
static bool read_setting(const char *line, const char *name, size_t *value)
{
    size_t length = strlen(name);
    if (strncmp(line, name, length) != 0)
        return false;
    const char *digits = line + length;
    while (*digits == ' ' || *digits == '\t')
        digits++;
    if (value != NULL && is_digit(*digits))
        *value = (size_t)(*digits - '0');
    return true;
}

static bool is_pattern(Patterns *patterns, const char *line)
{
    return !ends_line(*line) && *line != '%' && *line != '#' &&
           !read_setting(line, "LEFTHYPHENMIN", &patterns->least_before) &&
           !read_setting(line, "RIGHTHYPHENMIN", &patterns->least_after) &&
           !read_setting(line, "COMPOUND", NULL) && !read_setting(line, "NOHYPHEN", NULL) &&
           !read_setting(line, "NEXTLEVEL", NULL);
}

/* Fills the hash table with the lines after the first, which names the character set. */
static void index_patterns(Patterns *patterns)
{
    const char *text = patterns->text.data;
    size_t lines = 1;
    for (const char *c = text; (c = strchr(c, '\n')) != NULL; c++)
        lines++;
    patterns->slot_count = 1024;
    while (patterns->slot_count < lines * 2)
        patterns->slot_count *= 2;
    patterns->slots = memory_new(patterns->slot_count * sizeof *patterns->slots);
    for (const char *end = strchr(text, '\n'); end != NULL; end = strchr(end + 1, '\n'))
        if (is_pattern(patterns, end + 1))
            add_pattern(patterns, (size_t)(end + 1 - text));
}

/* What the upper half of the file's character set means; unknown, only ASCII words match. */
static void read_charset(Patterns *patterns, const char *name)
{
    char set[32];
    size_t length = strcspn(name, " \t\r\n");
    if (length >= sizeof set)
        return;
    memcpy(set, name, length);
    set[length] = '\0';
    patterns->utf8 = strcmp(set, "UTF-8") == 0;
    if (patterns->utf8)
        return;
    const char *windows = text_after(set, "microsoft-");
    iconv_t converter = iconv_open("UTF-8", windows ? windows : set);
    if (converter == (iconv_t)-1)
        return;
    for (unsigned byte = 0; byte < 128; byte++) {
        char in = (char)(byte + 128);
        char out[8];
        char *from = &in;
        char *to = out;
        size_t from_left = 1;
        size_t to_left = sizeof out;
        if (iconv(converter, &from, &from_left, &to, &to_left) != (size_t)-1 && to > out) {
            size_t size;
            patterns->upper_half[byte] = utf8_decode(out, (size_t)(to - out), &size);
        }
    }
    iconv_close(converter);
}

static Patterns *read_patterns(const char *path)
{
    Patterns *patterns = memory_new(sizeof *patterns);
    Buffer name = {0};
    buffer_string(&name, path);
    patterns->path = name.data;
    patterns->least_before = LEAST_AT_EDGE;
    patterns->least_after = LEAST_AT_EDGE;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return patterns;
    char chunk[16384];
    size_t size;
    while (patterns->text.length < FILE_LIMIT && (size = fread(chunk, 1, sizeof chunk, file)) > 0)
        buffer_add(&patterns->text, chunk, size);
    fclose(file);
    if (patterns->text.length > 0) {
        read_charset(patterns, patterns->text.data);
        index_patterns(patterns);
    }
    return patterns;
}

/* The patterns of a file, read when no language used it before. */
static const Patterns *find_patterns(Hyphenator *hyphenator, const char *path)
{
    for (size_t i = 0; i < hyphenator->pattern_count; i++)
        if (strcmp(hyphenator->patterns[i]->path, path) == 0)
            return hyphenator->patterns[i];
    hyphenator->patterns = memory_grow(hyphenator->patterns, &hyphenator->pattern_capacity,
                                       hyphenator->pattern_count + 1, sizeof(Patterns *));
    Patterns *patterns = read_patterns(path);
    hyphenator->patterns[hyphenator->pattern_count++] = patterns;
    return patterns;
}

static const Patterns *patterns_for(Hyphenator *hyphenator, const char *tag)
{
    for (size_t i = 0; i < hyphenator->language_count; i++)
        if (strcmp(hyphenator->languages[i].tag, tag) == 0)
            return hyphenator->languages[i].patterns;
    Buffer name = {0};
    buffer_string(&name, tag);
    Language language = {name.data, NULL};
    Buffer path = {0};
    if (find_file(tag, &path)) {
        /* Many of the files are links to one. */
        char *real = realpath(buffer_text(&path), NULL);
        language.patterns = find_patterns(hyphenator, real != NULL ? real : buffer_text(&path));
        free(real);
    }
    buffer_free(&path);
    hyphenator->languages =
        memory_grow(hyphenator->languages, &hyphenator->language_capacity,
                    hyphenator->language_count + 1, sizeof *hyphenator->languages);
    hyphenator->languages[hyphenator->language_count++] = language;
    return language.patterns;
}

Hyphenator *hyphenator_new(void)
{
    return memory_new(sizeof(Hyphenator));
}

void hyphenator_free(Hyphenator *hyphenator)
{
    if (hyphenator == NULL)
        return;
    for (size_t i = 0; i < hyphenator->pattern_count; i++) {
        Patterns *patterns = hyphenator->patterns[i];
        buffer_free(&patterns->text);
        free(patterns->slots);
        free(patterns->path);
        free(patterns);
    }
    for (size_t i = 0; i < hyphenator->language_count; i++)
        free(hyphenator->languages[i].tag);
    free(hyphenator->patterns);
    free(hyphenator->languages);
    free(hyphenator->known);
    free(hyphenator);
}

/* ---- Words ---- */

/* A word as the patterns want it: its letters, and where each ends in the word as it is written. */
typedef struct {
    uint32_t letters[WORD_LIMIT];
    size_t ends[WORD_LIMIT];
    size_t count;
} Word;

static void read_word(Word *word, const char *text, size_t length)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    word->count = 0;
    for (size_t offset = 0; offset < length;) {
        size_t size;
        uint32_t c = letter_lower(utf8_decode(text + offset, length - offset, &size));
        offset += size;
        if (is_mark(c) && word->count > 0) {
            hb_codepoint_t joined;
            if (hb_unicode_compose(unicode, word->letters[word->count - 1], c, &joined))
                word->letters[word->count - 1] = joined;
            word->ends[word->count - 1] = offset;
            continue;
        }
        word->letters[word->count] = c == APOSTROPHE ? '\'' : c;
        word->ends[word->count++] = offset;
    }
}

/* Writes the letters between dots in the character set of the patterns, and where each of them
 * ends. Returns how many bytes that is; 0 when a letter is not in the set. */
static size_t encode_word(const Patterns *patterns, const Word *word, char out[DOTTED_LIMIT],
                          size_t after[WORD_LIMIT])
{
    size_t length = 0;
    out[length++] = '.';
    for (size_t i = 0; i < word->count; i++) {
        uint32_t c = word->letters[i];
        if (patterns->utf8 || c < 128) {
            length += utf8_encode(c, out + length);
        } else {
            unsigned byte = 0;
            while (byte < 128 && patterns->upper_half[byte] != c)
                byte++;
            if (byte == 128)
                return 0;
            out[length++] = (char)(byte + 128);
        }
        after[i] = length;
    }
    out[length++] = '.';
    return length;
}

/* Marks the soft hyphens of the word; whoever wrote them knows best, so nothing else is asked. */
static size_t use_soft_hyphens(const Word *word, unsigned char *points)
{
    size_t found = 0;
    for (size_t i = 1; i + 1 < word->count; i++) {
        if (word->letters[i] == SOFT_HYPHEN) {
            points[word->ends[i] - 1] = 1;
            found++;
        }
    }
    return found;
}

static bool has_soft_hyphen(const Word *word)
{
    for (size_t i = 0; i < word->count; i++)
        if (word->letters[i] == SOFT_HYPHEN)
            return true;
    return false;
}

/* Puts the digits of a line at the letters where it was found. What a point weighs is twice the
 * digit, plus one when using it would change the spelling. */
static void apply_line(const char *line, unsigned char *weights)
{
    enum { FORBID = 8, REQUIRE = 9 };
    bool word = is_whole_word(line);
    bool spelling = line[strcspn(line, "/\r\n")] == '/';
    size_t at = word ? 1 : 0;
    for (; !ends_line(*line) && *line != '/' && at < PATTERN_LIMIT; line++) {
        bool digit = !word && is_digit(*line);
        int value = digit ? *line - '0' : word ? (*line == '-' ? REQUIRE : FORBID) : 0;
        unsigned char weight = (unsigned char)(value * 2 + (spelling ? 1 : 0));
        if (value > 0 && weight > weights[at])
            weights[at] = weight;
        at += !digit && !(word && *line == '-');
    }
}

/* Finds all patterns in the dotted word. */
static void weigh_points(const Patterns *patterns, const char *dotted, size_t length,
                         unsigned char *weights)
{
    size_t mask = patterns->slot_count - 1;
    for (size_t start = 0; start < length; start++) {
        uint32_t hash = PATTERN_HASH_START;
        for (size_t end = start; end < length && end - start < patterns->longest; end++) {
            hash = hash_byte(hash, (unsigned char)dotted[end]);
            size_t size = end + 1 - start;
            for (size_t s = hash & mask; patterns->slots[s].line != 0; s = (s + 1) & mask) {
                char letters[PATTERN_LIMIT];
                const char *line = patterns->text.data + patterns->slots[s].line - 1;
                if (patterns->slots[s].hash == hash && pattern_letters(line, letters) == size &&
                    memcmp(letters, dotted + start, size) == 0)
                    apply_line(line, weights + start);
            }
        }
    }
}

static size_t greater(size_t least, int asked)
{
    return asked > 0 && (size_t)asked > least ? (size_t)asked : least;
}

/* points are all 0. */
static size_t find_points(const Patterns *patterns, const char *word, size_t length, int remain,
                          int push, unsigned char *points)
{
    Word letters;
    read_word(&letters, word, length);
    if (has_soft_hyphen(&letters))
        return use_soft_hyphens(&letters, points);
    if (patterns == NULL || patterns->slot_count == 0)
        return 0;
    char dotted[DOTTED_LIMIT];
    size_t after[WORD_LIMIT];
    unsigned char weights[DOTTED_LIMIT + PATTERN_LIMIT] = {0};
    size_t size = encode_word(patterns, &letters, dotted, after);
    if (size == 0)
        return 0;
    weigh_points(patterns, dotted, size, weights);
    size_t first = greater(patterns->least_before, remain);
    size_t last = greater(patterns->least_after, push);
    size_t found = 0;
    for (size_t i = first - 1; i + last < letters.count; i++) {
        unsigned weight = weights[after[i]];
        bool apostrophe = letters.letters[i] == '\'' || letters.letters[i + 1] == '\'';
        if ((weight & 3) == 2 && !apostrophe) {
            points[letters.ends[i] - 1] = 1;
            found++;
        }
    }
    return found;
}

static KnownWord *known_slot(Hyphenator *hyphenator, const char *word, size_t length)
{
    if (hyphenator->known == NULL)
        hyphenator->known = memory_new(KNOWN_COUNT * sizeof *hyphenator->known);
    uint64_t hash = hash_bytes(HASH_START, word, length);
    return &hyphenator->known[(hash ^ hash >> 32) % KNOWN_COUNT];
}

static size_t expand_points(uint64_t bits, unsigned char *points)
{
    size_t found = 0;
    for (size_t i = 0; bits != 0; i++, bits >>= 1)
        if (bits & 1) {
            points[i] = 1;
            found++;
        }
    return found;
}

static void remember(KnownWord *known, const char *word, size_t length, const unsigned char *points)
{
    known->points = 0;
    for (size_t i = 0; i < length; i++)
        known->points |= (uint64_t)points[i] << i;
    known->length = (uint8_t)length;
    memcpy(known->word, word, length);
}

/* What a language is written with, as far as its tag tells. */
typedef enum { WITH_UNKNOWN, WITH_LATIN, WITH_CYRILLIC, WITH_OTHERS } Letters;

static Letters letters_of(const char *tag)
{
    if (tag[0] == '\0' || tag[1] == '\0' || (tag[2] != '\0' && tag[2] != '-'))
        return WITH_UNKNOWN;
    if (tag[2] == '-' && strstr(tag, "Latn"))
        return WITH_LATIN;
    switch ((tag[0] | 0x20) << 8 | (tag[1] | 0x20)) {
    case 'r' << 8 | 'u':
    case 'b' << 8 | 'e':
    case 'b' << 8 | 'g':
    case 'k' << 8 | 'k':
    case 'k' << 8 | 'y':
    case 'm' << 8 | 'k':
    case 'm' << 8 | 'n':
    case 's' << 8 | 'r':
    case 't' << 8 | 'g':
    case 'u' << 8 | 'k': return WITH_CYRILLIC;
    case 'a' << 8 | 'r':
    case 'e' << 8 | 'l':
    case 'f' << 8 | 'a':
    case 'h' << 8 | 'e':
    case 'h' << 8 | 'y':
    case 'j' << 8 | 'a':
    case 'k' << 8 | 'a':
    case 'k' << 8 | 'o':
    case 't' << 8 | 'h':
    case 'z' << 8 | 'h': return WITH_OTHERS;
    default: return WITH_LATIN;
    }
}

/* The language by whose patterns a word is broken: that of the text, unless it is not written with such letters. Then
 * words of Latin letters count as English, and Cyrillic ones as Russian, as in TeX's patterns “ruenhyph”. */
static const char *language_of_word(const char *language, const char *word)
{
    unsigned char lead = (unsigned char)word[0];
    bool cyrillic = lead == 0xD0 || lead == 0xD1;
    if (language == NULL || (lead >= 0x80 && !cyrillic))
        return language;
    Letters letters = letters_of(language);
    if (letters == WITH_UNKNOWN || letters == (cyrillic ? WITH_CYRILLIC : WITH_LATIN))
        return language;
    return cyrillic ? "ru" : "en";
}

size_t hyphenate_word(Hyphenator *hyphenator, const char *language, const char *word, size_t length,
                      int remain, int push, unsigned char *points)
{
    memset(points, 0, length);
    if (length == 0 || length > WORD_LIMIT)
        return 0;
    language = language_of_word(language, word);
    const Patterns *patterns = language != NULL ? patterns_for(hyphenator, language) : NULL;
    if (length > KNOWN_LIMIT)
        return find_points(patterns, word, length, remain, push, points);
    KnownWord *known = known_slot(hyphenator, word, length);
    if (known->length == length && known->patterns == patterns && known->remain == remain &&
        known->push == push && memcmp(known->word, word, length) == 0)
        return expand_points(known->points, points);
    size_t found = find_points(patterns, word, length, remain, push, points);
    known->patterns = patterns;
    known->remain = remain;
    known->push = push;
    remember(known, word, length, points);
    return found;
}
