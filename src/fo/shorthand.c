/* shorthand.c: property names that stand for others, and how their value is shared out. */
#include <string.h>

#include "base/utf8.h"
#include "fo/style.h"

static const ShorthandRow SHORTHANDS[] = {
#define SHORTHAND(share, name, ...) {SHARE_##share, name, {__VA_ARGS__, PROPERTY_COUNT}},
#include "fo/shorthand_rows.h"
#undef SHORTHAND
};

const ShorthandRow *shorthand_find(const char *name)
{
    for (size_t i = 0; i < sizeof SHORTHANDS / sizeof *SHORTHANDS; i++)
        if (strcmp(SHORTHANDS[i].name, name) == 0)
            return &SHORTHANDS[i];
    return NULL;
}

typedef struct {
    const char *text;
    size_t length;
} Word;

/* Splits at white space outside parentheses. 0: there are no words, or more than most. */
static size_t split_words(const char *value, Word *words, size_t most)
{
    size_t count = 0;
    const char *c = value;
    for (;;) {
        while (is_blank(*c))
            c++;
        if (!*c)
            return count;
        if (count == most)
            return 0;
        const char *start = c;
        int depth = 0;
        while (*c && (depth > 0 || !is_blank(*c))) {
            depth += (*c == '(') - (*c == ')');
            c++;
        }
        words[count++] = (Word){start, (size_t)(c - start)};
    }
}

static bool is_word(const Word *word, const char *text)
{
    return strlen(text) == word->length && strncmp(text, word->text, word->length) == 0;
}

static bool share_sides(const ShorthandRow *row, const char *value, ShorthandSet *set, void *data)
{
    Word words[4];
    size_t count = split_words(value, words, 4);
    if (count == 0)
        return false;
    /* before, end, after, start: a missing one repeats the opposite side's */
    const size_t source[4][4] = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    for (size_t i = 0; i < 4; i++) {
        const Word *word = &words[source[count - 1][i]];
        if (!set(data, row->properties[i], word->text, word->length))
            return false;
    }
    return true;
}

/* Which of width (0), style (1), colour (2) a word of a border is. */
static size_t edge_part(const Word *word)
{
    static const char *const STYLES[] = {"none",   "hidden", "dotted", "dashed", "solid",
                                         "double", "groove", "ridge",  "inset",  "outset"};
    static const char *const WIDTHS[] = {"thin", "medium", "thick"};
    for (size_t i = 0; i < sizeof STYLES / sizeof *STYLES; i++)
        if (is_word(word, STYLES[i]))
            return 1;
    for (size_t i = 0; i < sizeof WIDTHS / sizeof *WIDTHS; i++)
        if (is_word(word, WIDTHS[i]))
            return 0;
    Color color;
    return is_word(word, "currentcolor") || color_parse(word->text, word->length, &color) ? 2 : 0;
}

static bool share_edge(const ShorthandRow *row, const char *value, ShorthandSet *set, void *data)
{
    Word words[3];
    size_t count = split_words(value, words, 3);
    const Word defaults[3] = {{"medium", 6}, {"none", 4}, {"currentcolor", 12}};
    Word parts[3] = {defaults[0], defaults[1], defaults[2]};
    bool given[3] = {false};
    for (size_t i = 0; i < count; i++) {
        size_t part = edge_part(&words[i]);
        if (given[part])
            return false;
        given[part] = true;
        parts[part] = words[i];
    }
    for (size_t i = 0; row->properties[i] != PROPERTY_COUNT; i++)
        if (!set(data, row->properties[i], parts[i % 3].text, parts[i % 3].length))
            return false;
    return count > 0;
}

/* One value for both directions, or first the inline direction's, then the block direction's. */
static bool share_axes(const ShorthandRow *row, const char *value, ShorthandSet *set, void *data)
{
    Word words[2];
    size_t count = split_words(value, words, 2);
    if (count == 0)
        return false;
    return set(data, row->properties[0], words[0].text, words[0].length) &&
           set(data, row->properties[1], words[count - 1].text, words[count - 1].length);
}

/* A value of one property that means certain values of others. */
typedef struct {
    const char *name, *value;
    const char *settings[4]; /* in the order of the row's properties; NULL leaves one alone */
} SpecialCase;

static const SpecialCase SPECIAL_CASES[] = {
    {"white-space", "normal", {"treat-as-space", "true", "ignore-if-surrounding-linefeed", "wrap"}},
    {"white-space", "pre", {"preserve", "false", "preserve", "no-wrap"}},
    {"white-space",
     "nowrap",
     {"treat-as-space", "true", "ignore-if-surrounding-linefeed", "no-wrap"}},
    {"white-space", "pre-wrap", {"preserve", "false", "preserve", "wrap"}},
    {"white-space", "pre-line", {"preserve", "true", "ignore-if-surrounding-linefeed", "wrap"}},
    {"vertical-align", "baseline", {"baseline", NULL}},
    {"vertical-align", "sub", {"sub", NULL}},
    {"vertical-align", "super", {"super", NULL}},
    {"vertical-align", "top", {"baseline", "before", "before-edge"}},
    {"vertical-align", "middle", {"baseline", "center", "middle"}},
    {"vertical-align", "bottom", {"baseline", "after", "after-edge"}},
    {"vertical-align", "text-top", {"baseline", NULL, "text-before-edge"}},
    {"vertical-align", "text-bottom", {"baseline", NULL, "text-after-edge"}},
    {"position", "static", {"auto"}},
    {"position", "absolute", {"absolute"}},
    {"position", "fixed", {"fixed"}},
    {"size", "auto", {"auto", "auto"}},
    {"size", "portrait", {"210mm", "297mm"}},
    {"size", "landscape", {"297mm", "210mm"}},
    {"page-break-before", "auto", {"auto", "auto", "auto"}},
    {"page-break-before", "always", {"page", "auto", "auto"}},
    {"page-break-before", "avoid", {"auto", "always", "always"}},
    {"page-break-before", "left", {"even-page", "auto", "auto"}},
    {"page-break-before", "right", {"odd-page", "auto", "auto"}},
    {"page-break-after", "auto", {"auto", "auto", "auto"}},
    {"page-break-after", "always", {"page", "auto", "auto"}},
    {"page-break-after", "avoid", {"auto", "always", "always"}},
    {"page-break-after", "left", {"even-page", "auto", "auto"}},
    {"page-break-after", "right", {"odd-page", "auto", "auto"}},
    {"page-break-inside", "auto", {"auto", "auto"}},
    {"page-break-inside", "avoid", {"always", "always"}},
};

/* xml:lang="ru-RU": language ru, country RU. A script subtag is passed over. */
static bool share_language(const ShorthandRow *row, const char *value, ShorthandSet *set,
                           void *data)
{
    size_t language = strcspn(value, "-_");
    if (!*value) /* XML 1.0, 2.12: no language is known */
        return set(data, row->properties[0], "none", 4) && set(data, row->properties[1], "none", 4);
    if (language == 0)
        return false;
    if (!set(data, row->properties[0], value, language))
        return false;
    const char *rest = value + language;
    while (*rest) {
        rest++;
        size_t length = strcspn(rest, "-_");
        if (length == 2)
            return set(data, row->properties[1], rest, length);
        rest += length;
    }
    return set(data, row->properties[1], "none", 4);
}

static bool is_among(const Word *word, const char *const *list)
{
    for (; *list; list++)
        if (is_word(word, *list))
            return true;
    return false;
}

static bool set_text(ShorthandSet *set, void *data, PropertyId property, const char *text)
{
    return set(data, property, text, strlen(text));
}

/* A word behind blanks, up to a blank or the other end. */
static Word next_word(const char **at, char end)
{
    static const char BLANK[] = " \t\n\r";
    const char stops[] = {' ', '\t', '\n', '\r', end, '\0'};
    *at += strspn(*at, BLANK);
    Word word = {*at, strcspn(*at, stops)};
    *at += word.length;
    *at += strspn(*at, BLANK);
    return word;
}

/* “size[/line-height] family, family” */
static bool share_font_size(const PropertyId *properties, const Word *size, const char *rest,
                            ShorthandSet *set, void *data)
{
    if (!set(data, properties[2], size->text, size->length))
        return false;
    if (*rest == '/') {
        rest++;
        Word height = next_word(&rest, '\0');
        if (!set(data, properties[3], height.text, height.length))
            return false;
    }
    return *rest && set_text(set, data, properties[4], rest);
}

/* “[style || variant || weight] size[/line-height] family, family” (7.31.13). What is not said is normal. */
static bool share_font(const ShorthandRow *row, const char *value, ShorthandSet *set, void *data)
{
    static const char *const STYLES[] = {"italic", "oblique", NULL};
    static const char *const WEIGHTS[] = {"bold", "bolder", "lighter", "100", "200", "300", "400",
                                          "500",  "600",    "700",     "800", "900", NULL};
    const PropertyId *properties = row->properties;
    bool good = set_text(set, data, properties[0], "normal") &&
                set_text(set, data, properties[1], "normal") &&
                set_text(set, data, properties[3], "normal") &&
                set_text(set, data, properties[5], "normal");
    for (const char *at = value; good;) {
        Word word = next_word(&at, '/');
        if (word.length == 0)
            return false;
        if (is_among(&word, STYLES))
            set(data, properties[0], word.text, word.length);
        else if (is_among(&word, WEIGHTS))
            set(data, properties[1], word.text, word.length);
        else if (is_word(&word, "small-caps"))
            set(data, properties[5], word.text, word.length);
        else if (!is_word(&word, "normal"))
            return share_font_size(properties, &word, at, set, data);
    }
    return false;
}

/* One or two words; those that name a side may stand in any order, and one alone leaves the other in the middle. */
static bool share_words(const PropertyId *across_and_down, const Word *words, size_t count,
                        ShorthandSet *set, void *data)
{
    static const char *const DOWN[] = {"top", "bottom", NULL};
    static const char *const ACROSS[] = {"left", "right", NULL};
    const Word middle = {"50%", 3};
    bool swapped = is_among(&words[0], DOWN) || (count > 1 && is_among(&words[1], ACROSS));
    const Word *other = count > 1 ? &words[1] : &middle;
    const Word *across = swapped ? other : &words[0], *down = swapped ? &words[0] : other;
    return set(data, across_and_down[0], across->text, across->length) &&
           set(data, across_and_down[1], down->text, down->length);
}

static bool share_position(const ShorthandRow *row, const char *value, ShorthandSet *set,
                           void *data)
{
    Word words[2];
    size_t count = split_words(value, words, 2);
    return count > 0 && share_words(row->properties, words, count, set, data);
}

/* “color || url() || repeat || attachment || position” (7.31.1). What is not said is as at the beginning. */
static bool share_background(const ShorthandRow *row, const char *value, ShorthandSet *set,
                             void *data)
{
    static const char *const REPEATS[] = {"repeat", "repeat-x", "repeat-y", "no-repeat", NULL};
    static const char *const ATTACHMENTS[] = {"scroll", "fixed", NULL};
    static const char *const DEFAULTS[] = {"transparent", "none", "repeat", "0%", "0%"};
    Word words[6], position[2];
    size_t count = split_words(value, words, 6), positions = 0;
    for (size_t i = 0; i < 5; i++)
        set_text(set, data, row->properties[i], DEFAULTS[i]);
    for (size_t i = 0; i < count; i++) {
        Color color;
        const Word *word = &words[i];
        bool is_image =
            is_word(word, "none") || (word->length > 4 && strncmp(word->text, "url(", 4) == 0);
        if (is_image)
            set(data, row->properties[1], word->text, word->length);
        else if (is_among(word, REPEATS))
            set(data, row->properties[2], word->text, word->length);
        else if (is_among(word, ATTACHMENTS))
            continue;
        else if (is_word(word, "currentcolor") || color_parse(word->text, word->length, &color))
            set(data, row->properties[0], word->text, word->length);
        else if (positions < 2)
            position[positions++] = *word;
        else
            return false;
    }
    return count > 0 &&
           (positions == 0 || share_words(&row->properties[3], position, positions, set, data));
}

static bool share_special(const ShorthandRow *row, const char *value, ShorthandSet *set, void *data)
{
    if (strcmp(row->name, "xml:lang") == 0)
        return share_language(row, value, set, data);
    if (strcmp(row->name, "font") == 0)
        return share_font(row, value, set, data);
    if (strcmp(row->name, "background") == 0)
        return share_background(row, value, set, data);
    if (strcmp(row->name, "background-position") == 0)
        return share_position(row, value, set, data);
    Word word;
    size_t count = split_words(value, &word, 1);
    for (size_t i = 0; count && i < sizeof SPECIAL_CASES / sizeof *SPECIAL_CASES; i++) {
        const SpecialCase *special = &SPECIAL_CASES[i];
        if (strcmp(special->name, row->name) != 0 || !is_word(&word, special->value))
            continue;
        for (size_t k = 0; row->properties[k] != PROPERTY_COUNT; k++) {
            const char *setting = special->settings[k];
            if (setting && !set(data, row->properties[k], setting, strlen(setting)))
                return false;
        }
        return true;
    }
    if (strcmp(row->name, "size") == 0)
        return share_axes(row, value, set, data);
    /* vertical-align may also be a length: then it is the baseline's shift */
    return strcmp(row->name, "vertical-align") == 0 &&
           set(data, row->properties[0], value, strlen(value));
}

/* “from-parent(border)” gives each property its own “from-parent()”. */
static bool share_reference(const ShorthandRow *row, const char *value, ShorthandSet *set,
                            void *data)
{
    Buffer reference = {0};
    buffer_add(&reference, value, strcspn(value, "("));
    buffer_string(&reference, "()");
    bool good = true;
    for (size_t i = 0; good && row->properties[i] != PROPERTY_COUNT; i++)
        good = set(data, row->properties[i], reference.data, reference.length);
    buffer_free(&reference);
    return good;
}

bool shorthand_expand(const ShorthandRow *row, const char *value, ShorthandSet *set, void *data)
{
    if (value_is_reference(value, row->name))
        return share_reference(row, value, set, data);
    Word word;
    bool inherits = split_words(value, &word, 1) == 1 && is_word(&word, "inherit");
    switch (inherits ? SHARE_SAME : row->share) {
    case SHARE_SIDES: return share_sides(row, value, set, data);
    case SHARE_EDGE: return share_edge(row, value, set, data);
    case SHARE_AXES: return share_axes(row, value, set, data);
    case SHARE_SPECIAL: return share_special(row, value, set, data);
    case SHARE_SAME:
    case SHARE_ALIAS: break;
    }
    for (size_t i = 0; row->properties[i] != PROPERTY_COUNT; i++)
        if (!set(data, row->properties[i], value, strlen(value)))
            return false;
    return true;
}
