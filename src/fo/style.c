/* style.c: computed values for a set of attributes, and the cache that makes each set once.
 *
 * The key of the cache is what a style depends on: the parent's style, the element and the attributes as
 * written. A document of a thousand pages has some hundred such sets, so a style may be a plain array
 * of all properties. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/hash_table.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "base/wording.h"
#include "base/utf8.h"
#include "fo/inert.h"
#include "fo/style.h"

#define HINTS_LIMIT 100    /* names for which a near one is looked for */
#define QUOTATION_LIMIT 60 /* bytes of a value a message repeats */

const PropertyRow PROPERTY_ROWS[PROPERTY_COUNT] = {
#define PROPERTY(id, name, scope, types, initial, keywords) {name, scope, types, initial, keywords},
#include "fo/property_rows.h"
#undef PROPERTY
};

static const char *const KEYWORDS[KEYWORD_COUNT] = {
    "",
#define KEYWORD(id, text) text,
#include "fo/keyword_rows.h"
#undef KEYWORD
};

const char *keyword_text(Keyword keyword)
{
    return KEYWORDS[keyword];
}

typedef struct {
    const FoStyle *parent;
    const FoStyle *column; /* of from-table-column(), or NULL */
    FoElement element;
    size_t count;
    const FoAttribute *attributes;
    FoStyle *style;
} Entry;

struct StyleCache {
    Arena *arena;
    Diagnostics *diagnostics;
    FoStyle initial;
    HashTable entries;
    size_t hint_count;
};

/* Every attribute of a document is looked up, so the rows have a table, filled when first used. */
PropertyId property_find(const char *name)
{
    static HashTable rows;
    for (size_t i = rows.count; i < PROPERTY_COUNT; i++)
        hash_table_add(&rows, hash_string(PROPERTY_ROWS[i].name), &PROPERTY_ROWS[i]);
    size_t at = 0;
    uint64_t hash = hash_string(name);
    for (const PropertyRow *row; (row = hash_table_next(&rows, hash, &at));)
        if (strcmp(row->name, name) == 0)
            return (PropertyId)(row - PROPERTY_ROWS);
    return PROPERTY_COUNT;
}

bool style_starts_right(const FoStyle *style)
{
    Keyword mode = style->values[PROPERTY_WRITING_MODE].keyword;
    return mode == KEYWORD_RL_TB || mode == KEYWORD_RL;
}

PropertyId property_on_side(const FoStyle *style, PropertyId property)
{
    static const PropertyId PAIRS[][2] = {
        {PROPERTY_START_INDENT, PROPERTY_END_INDENT},
        {PROPERTY_PADDING_START, PROPERTY_PADDING_END},
        {PROPERTY_BORDER_START_WIDTH, PROPERTY_BORDER_END_WIDTH},
        {PROPERTY_BORDER_START_STYLE, PROPERTY_BORDER_END_STYLE},
        {PROPERTY_BORDER_START_COLOR, PROPERTY_BORDER_END_COLOR},
        {PROPERTY_BORDER_START_PRECEDENCE, PROPERTY_BORDER_END_PRECEDENCE}};
    for (size_t i = 0; style_starts_right(style) && i < sizeof PAIRS / sizeof *PAIRS; i++)
        for (size_t k = 0; k < 2; k++)
            if (PAIRS[i][k] == property)
                return PAIRS[i][1 - k];
    return property;
}

static void set_initial_values(StyleCache *cache)
{
    for (int i = 0; i < PROPERTY_COUNT; i++) {
        const char *text = PROPERTY_ROWS[i].initial;
        ValueContext context = {.arena = cache->arena,
                                .own = &cache->initial,
                                .property = (PropertyId)i,
                                .em = POINTS(12),
                                .initial = &cache->initial};
        value_parse(&context, text, strlen(text), &cache->initial.values[i]);
    }
}

StyleCache *style_cache_new(Arena *arena, Diagnostics *diagnostics)
{
    StyleCache *cache = memory_new(sizeof *cache);
    cache->arena = arena;
    cache->diagnostics = diagnostics;
    set_initial_values(cache);
    return cache;
}

void style_cache_free(StyleCache *cache)
{
    if (!cache)
        return;
    hash_table_free(&cache->entries);
    free(cache);
}

static uint64_t hash_key(const FoStyle *parent, FoElement element, const FoAttribute *attributes,
                         size_t count)
{
    uint64_t hash = HASH_START;
    uintptr_t address = (uintptr_t)parent;
    hash = hash_bytes(hash, &address, sizeof address);
    hash = hash_bytes(hash, &element, sizeof element);
    for (size_t i = 0; i < count; i++) {
        hash = hash_bytes(hash, attributes[i].name, strlen(attributes[i].name) + 1);
        hash = hash_bytes(hash, attributes[i].value, strlen(attributes[i].value) + 1);
    }
    return hash;
}

static bool same_key(const Entry *entry, const FoStyle *parent, FoElement element,
                     const FoAttribute *attributes, size_t count)
{
    if (entry->parent != parent || entry->element != element || entry->count != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(entry->attributes[i].name, attributes[i].name) != 0 ||
            strcmp(entry->attributes[i].value, attributes[i].value) != 0)
            return false;
    return true;
}

/* What is being set, for the callbacks of the shorthands. */
typedef struct {
    StyleCache *cache;
    FoStyle *style;
    const FoStyle *parent;
    bool is_relative; /* the name speaks of start and end, not of left and right */
    const FoAttribute *attribute;
} Setting;

static bool is_inherit(const char *text, size_t length)
{
    static const char BLANK[] = " \t\r\n", WORD[] = "inherit";
    size_t start = strspn(text, BLANK), size = sizeof WORD - 1;
    if (start + size > length || strncmp(text + start, WORD, size) != 0)
        return false;
    start += size;
    return start + strspn(text + start, BLANK) >= length;
}

static void resolve_font_size(FoStyle *style, const FoStyle *parent);

static bool stands_in_line(FoElement element)
{
    return (ELEMENT_ROWS[element].is & (CONTENT_INLINE | CONTENT_BLOCK)) == CONTENT_INLINE;
}

static bool set_value(void *data, PropertyId property, const char *text, size_t length)
{
    Setting *setting = data;
    FoStyle *style = setting->style;
    /* vertical-align stands for display-align in cells and blocks; what stands in lines keeps that as it is */
    if (property == PROPERTY_DISPLAY_ALIGN && stands_in_line(style->element) &&
        strcmp(setting->attribute->name, "vertical-align") == 0)
        return true;
    if (setting->is_relative)
        property = property_on_side(style, property);
    if (is_inherit(text, length)) {
        const FoStyle *source = setting->parent ? setting->parent : &setting->cache->initial;
        style->values[property] = source->values[property];
        style->specified[property] = true;
        return true;
    }
    Length em = style->values[PROPERTY_FONT_SIZE].length;
    if (property == PROPERTY_FONT_SIZE && setting->parent)
        em = setting->parent->values[PROPERTY_FONT_SIZE].length;
    ValueContext context = {
        setting->cache->arena,  setting->parent,    style, property, em, &setting->cache->initial,
        setting->style->column, &style->asks_column};
    Value value;
    if (!value_parse(&context, text, length, &value))
        return false;
    if (property == PROPERTY_COLOR && !value.color.visible)
        return false; /* letters have a colour (7.18.1) */
    style->values[property] = value;
    style->specified[property] = true;
    if (property == PROPERTY_FONT_SIZE)
        resolve_font_size(style, setting->parent);
    return true;
}

/* The name nearest to one that no row has. */
static const char *nearest_property(const char *name)
{
    static const char *const NAMES[] = {
#define PROPERTY(id, name, scope, types, initial, keywords) name,
#include "fo/property_rows.h"
#undef PROPERTY
#define SHORTHAND(share, name, ...) name,
#include "fo/shorthand_rows.h"
#undef SHORTHAND
    };
    return nearest_word(name, NAMES, sizeof NAMES / sizeof *NAMES);
}

static void report_unknown(StyleCache *cache, const FoAttribute *attribute)
{
    const char *near = cache->hint_count++ < HINTS_LIMIT ? nearest_property(attribute->name) : NULL;
    diagnose_with_guess(cache->diagnostics, MESSAGE_FO_PROPERTY_UNSUPPORTED, attribute->place,
                        phrase("did you mean “%s”?"), near, attribute->name, NULL);
}

/* A length without its unit. */
static bool lacks_unit(const PropertyRow *row, const char *value)
{
    const char *at = value + (*value == '-' || *value == '+');
    size_t whole = strspn(at, "0123456789");
    at += whole;
    size_t part = *at == '.' ? strspn(++at, "0123456789") : 0;
    return whole + part > 0 && !at[part] && (row->types & TYPE_LENGTH);
}

/* What was probably meant by a value that the property does not take: a number with a unit, a keyword that is written nearly
 * so, else one of the few words there are. */
static void suggest_value(Arena *arena, const PropertyRow *row, const char *value, Buffer *hint)
{
    enum { MOST = 64, FEW = 12 };
    const char *words[MOST];
    size_t count = 0;
    for (const char *at = row->keywords; *at && count < MOST; at += *at == ' ') {
        size_t length = strcspn(at, " ");
        words[count++] = arena_substring(arena, at, length);
        at += length;
    }
    Buffer length = {0};
    buffer_format(&length, "%spt", value);
    const char *near =
        lacks_unit(row, value) ? buffer_text(&length) : nearest_word(value, words, count);
    if (near)
        buffer_format(hint, phrase("did you mean “%s”?"), near);
    for (size_t i = 0; !near && !row->types && count <= FEW && i < count; i++)
        buffer_format(hint, "%s%s", i == 0 ? phrase("known: ") : ", ", words[i]);
    buffer_free(&length);
}

/* The row of a name; of one that stands for several properties of one kind that of the first, else NULL. */
static const PropertyRow *find_row(const char *name, const char *value)
{
    PropertyId property = property_find(name);
    const ShorthandRow *shorthand = property == PROPERTY_COUNT ? shorthand_find(name) : NULL;
    if (shorthand && lacks_unit(&PROPERTY_ROWS[shorthand->properties[0]], value))
        property = shorthand->properties[0];
    return property == PROPERTY_COUNT ? NULL : &PROPERTY_ROWS[property];
}

static void report_value(StyleCache *cache, const FoAttribute *attribute)
{
    Buffer value = {0}, hint = {0};
    size_t length = strlen(attribute->value);
    size_t shown = utf8_fitting(attribute->value, length, QUOTATION_LIMIT);
    buffer_add(&value, attribute->value, shown);
    if (shown < length)
        buffer_string(&value, "…");
    const PropertyRow *row = find_row(attribute->name, attribute->value);
    if (row && shown == length && cache->hint_count++ < HINTS_LIMIT)
        suggest_value(cache->arena, row, attribute->value, &hint);
    diagnose_with_hint(cache->diagnostics, MESSAGE_FO_VALUE_UNSUPPORTED, attribute->place,
                       hint.length ? buffer_text(&hint) : NULL, buffer_text(&value),
                       attribute->name, NULL);
    buffer_free(&value);
    buffer_free(&hint);
}

/* A property that no row computes: known to change nothing, or unknown. */
static void check_inert(StyleCache *cache, const FoAttribute *attribute)
{
    const InertRow *row = inert_find(attribute->name);
    if (!row || !*row->values)
        report_unknown(cache, attribute);
    else if (!inert_accepts(row, attribute->value))
        report_value(cache, attribute);
}

static void apply(StyleCache *cache, FoStyle *style, const FoStyle *parent,
                  const FoAttribute *attribute, PropertyId property, const ShorthandRow *shorthand)
{
    bool is_relative =
        !shorthand || strstr(shorthand->name, "-start") || strstr(shorthand->name, "-end");
    Setting setting = {cache, style, parent, is_relative, attribute};
    /* Until the column is known, nothing can be said of what it gives */
    bool is_early = !style->column && strstr(attribute->value, "from-table-column");
    if (!shorthand) {
        if (!set_value(&setting, property, attribute->value, strlen(attribute->value)) && !is_early)
            report_value(cache, attribute);
        return;
    }
    /* A shorthand with a mistake in it sets nothing */
    FoStyle before = *style;
    if (!shorthand_expand(shorthand, attribute->value, set_value, &setting)) {
        before.asks_column = style->asks_column;
        *style = before;
        if (!is_early)
            report_value(cache, attribute);
    }
}

/* How many properties a shorthand sets. */
static size_t width_of(const ShorthandRow *row)
{
    size_t width = 0;
    while (row->properties[width] != PROPERTY_COUNT)
        width++;
    return width;
}

/* The wider ones apply first, so that “border-bottom” wins over “border” in whatever order they are written; of
 * two that are equally wide the one that stands first in the table. */
static bool applies_before(const ShorthandRow *a, const ShorthandRow *b)
{
    size_t a_width = width_of(a), b_width = width_of(b);
    return a_width != b_width ? a_width > b_width : a < b;
}

typedef struct {
    const FoAttribute *attribute;
    PropertyId property;
    const ShorthandRow *shorthand;
} Named;

static void apply_shorthands(StyleCache *cache, FoStyle *style, const FoStyle *parent,
                             const Named *named, size_t count)
{
    const ShorthandRow *done = NULL;
    for (;;) {
        const Named *next = NULL;
        for (size_t i = 0; i < count; i++) {
            const ShorthandRow *row = named[i].shorthand;
            if (row && row->share != SHARE_ALIAS && strcmp(row->name, "font") != 0 &&
                (!done || applies_before(done, row)) &&
                (!next || applies_before(row, next->shorthand)))
                next = &named[i];
        }
        if (!next)
            return;
        apply(cache, style, parent, next->attribute, PROPERTY_COUNT, next->shorthand);
        done = next->shorthand;
    }
}

/* What the rest depends on. */
static bool comes_first(PropertyId property)
{
    return property == PROPERTY_FONT_SIZE || property == PROPERTY_COLOR ||
           property == PROPERTY_WRITING_MODE;
}

/* Where start is another side than in the parent, inherited indents stay at start and end. */
static void turn_indents(FoStyle *style, const FoStyle *parent)
{
    if (!parent || style_starts_right(style) == style_starts_right(parent))
        return;
    Value start = style->values[PROPERTY_START_INDENT];
    style->values[PROPERTY_START_INDENT] = style->values[PROPERTY_END_INDENT];
    style->values[PROPERTY_END_INDENT] = start;
}

/* em and currentcolor refer to the object's own font size and colour, start and end to its writing-mode: these are
 * first. Then what is said more precisely wins over what is said less so. */
static void apply_attributes(StyleCache *cache, FoStyle *style, const FoStyle *parent,
                             const FoAttribute *attributes, size_t count)
{
    Named *named = arena_array(cache->arena, count, sizeof *named);
    for (size_t i = 0; i < count; i++) {
        const char *name = attributes[i].name;
        named[i].attribute = &attributes[i];
        named[i].property = property_find(name);
        if (named[i].property == PROPERTY_COUNT)
            named[i].shorthand = shorthand_find(name);
        if (named[i].shorthand && strcmp(name, "font") == 0)
            apply(cache, style, parent, &attributes[i], PROPERTY_COUNT, named[i].shorthand);
    }
    for (size_t i = 0; i < count; i++)
        if (comes_first(named[i].property))
            apply(cache, style, parent, &attributes[i], named[i].property, NULL);
    resolve_font_size(style, parent);
    turn_indents(style, parent);
    apply_shorthands(cache, style, parent, named, count);
    for (size_t i = 0; i < count; i++) {
        PropertyId property = named[i].property;
        if (property == PROPERTY_COUNT && !named[i].shorthand)
            check_inert(cache, &attributes[i]);
        else if (property != PROPERTY_COUNT && !comes_first(property))
            apply(cache, style, parent, &attributes[i], property, NULL);
    }
    for (size_t i = 0; i < count; i++)
        if (named[i].shorthand && named[i].shorthand->share == SHARE_ALIAS)
            apply(cache, style, parent, &attributes[i], PROPERTY_COUNT, named[i].shorthand);
}

static void resolve_font_size(FoStyle *style, const FoStyle *parent)
{
    /* A scale of 1.2 around 12 pt (XSL-FO 1.1, 7.9.4) */
    static const struct {
        Keyword keyword;
        Length size;
    } SIZES[] = {{KEYWORD_XX_SMALL, 6944}, {KEYWORD_X_SMALL, 8333}, {KEYWORD_SMALL, 10000},
                 {KEYWORD_MEDIUM, 12000},  {KEYWORD_LARGE, 14400},  {KEYWORD_X_LARGE, 17280},
                 {KEYWORD_XX_LARGE, 20736}};
    Value *size = &style->values[PROPERTY_FONT_SIZE];
    if (size->kind != VALUE_KEYWORD)
        return;
    Length inherited = parent ? parent->values[PROPERTY_FONT_SIZE].length : POINTS(12);
    Length result = size->keyword == KEYWORD_LARGER ? length_scale(inherited, 6, 5)
                                                    : length_scale(inherited, 5, 6);
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++)
        if (SIZES[i].keyword == size->keyword)
            result = SIZES[i].size;
    *size = (Value){.kind = VALUE_LENGTH,
                    .length = result > FO_LENGTH_LIMIT ? FO_LENGTH_LIMIT : result};
}

/* As CSS 2.1, 15.6, has it for families of a thin, a normal, a bold and a heavy face. */
static int64_t bolder_than(int64_t weight)
{
    return weight < 350000 ? 400000 : weight < 550000 ? 700000 : 900000;
}

static int64_t lighter_than(int64_t weight)
{
    return weight > 750000 ? 700000 : weight > 550000 ? 400000 : 100000;
}

static void resolve_font_weight(FoStyle *style, const FoStyle *parent)
{
    Value *weight = &style->values[PROPERTY_FONT_WEIGHT];
    if (weight->kind != VALUE_KEYWORD)
        return;
    int64_t inherited = parent ? parent->values[PROPERTY_FONT_WEIGHT].number : 400000;
    Keyword keyword = weight->keyword;
    int64_t result = keyword == KEYWORD_BOLD      ? 700000
                     : keyword == KEYWORD_BOLDER  ? bolder_than(inherited)
                     : keyword == KEYWORD_LIGHTER ? lighter_than(inherited)
                                                  : 400000;
    *weight = (Value){.kind = VALUE_NUMBER, .number = result};
}

static void resolve_borders(FoStyle *style)
{
    static const PropertyId WIDTHS[] = {PROPERTY_BORDER_BEFORE_WIDTH, PROPERTY_BORDER_AFTER_WIDTH,
                                        PROPERTY_BORDER_START_WIDTH, PROPERTY_BORDER_END_WIDTH};
    static const PropertyId STYLES[] = {PROPERTY_BORDER_BEFORE_STYLE, PROPERTY_BORDER_AFTER_STYLE,
                                        PROPERTY_BORDER_START_STYLE, PROPERTY_BORDER_END_STYLE};
    static const PropertyId COLORS[] = {PROPERTY_BORDER_BEFORE_COLOR, PROPERTY_BORDER_AFTER_COLOR,
                                        PROPERTY_BORDER_START_COLOR, PROPERTY_BORDER_END_COLOR};
    for (size_t i = 0; i < 4; i++) {
        Value *width = &style->values[WIDTHS[i]];
        Keyword keyword = style->values[STYLES[i]].keyword;
        if (keyword == KEYWORD_NONE || keyword == KEYWORD_HIDDEN) {
            *width = (Value){.kind = VALUE_LENGTH};
        } else if (width->kind == VALUE_KEYWORD) {
            Length points = width->keyword == KEYWORD_THIN    ? 500
                            : width->keyword == KEYWORD_THICK ? 2000
                                                              : 1000;
            *width = (Value){.kind = VALUE_LENGTH, .length = points};
        }
        if (!style->specified[COLORS[i]])
            style->values[COLORS[i]].color = style->values[PROPERTY_COLOR].color;
    }
}

static int32_t add_within(int32_t a, int32_t b, int32_t limit)
{
    int64_t sum = (int64_t)a + b;
    return (int32_t)(sum > limit ? limit : sum < -limit ? -limit : sum);
}

static void add_length(Value *sum, const Value *part)
{
    if (part->kind == VALUE_LENGTH) {
        sum->length = add_within(sum->length, part->length, FO_LENGTH_LIMIT);
        sum->percent = add_within(sum->percent, part->percent, FO_PERCENT_LIMIT);
    }
}

/* Whether the margin counts: written, and not against a written indent or space. Only a margin written by its own name
 * is stronger than these (5.3.2); “margin” for all four sides is not. */
static bool margin_counts(const FoStyle *style, PropertyId margin, PropertyId other,
                          const FoAttribute *attributes, size_t count)
{
    if (!style->specified[margin] || style->values[margin].kind != VALUE_LENGTH)
        return false;
    if (!style->specified[other])
        return true;
    for (size_t i = 0; i < count; i++)
        if (strcmp(attributes[i].name, PROPERTY_ROWS[margin].name) == 0)
            return true;
    return false;
}

/* Margins of blocks become indents and spaces (XSL-FO 1.1, 5.3.2). */
static void resolve_margins(FoStyle *style, const FoStyle *parent, FoElement element,
                            const FoAttribute *attributes, size_t count)
{
    if (element != FO_BLOCK && element != FO_LIST_BLOCK && element != FO_LIST_ITEM &&
        element != FO_TABLE && element != FO_BLOCK_CONTAINER && element != FO_TABLE_AND_CAPTION)
        return;
    static const struct {
        PropertyId margin, indent, padding, border;
    } SIDES[] = {{PROPERTY_MARGIN_LEFT, PROPERTY_START_INDENT, PROPERTY_PADDING_START,
                  PROPERTY_BORDER_START_WIDTH},
                 {PROPERTY_MARGIN_RIGHT, PROPERTY_END_INDENT, PROPERTY_PADDING_END,
                  PROPERTY_BORDER_END_WIDTH}};
    for (size_t i = 0; i < 2; i++) {
        const Value *margin = &style->values[SIDES[i].margin];
        if (!margin_counts(style, SIDES[i].margin, SIDES[i].indent, attributes, count))
            continue;
        Value indent = {.kind = VALUE_LENGTH};
        /* A container is a reference area: its margin counts from the one around it */
        if (parent && element != FO_BLOCK_CONTAINER)
            add_length(&indent, &parent->values[SIDES[i].indent]);
        add_length(&indent, margin);
        add_length(&indent, &style->values[SIDES[i].padding]);
        add_length(&indent, &style->values[SIDES[i].border]);
        style->values[SIDES[i].indent] = indent;
    }
    static const PropertyId SPACES[2][5] = {
        {PROPERTY_MARGIN_TOP, PROPERTY_SPACE_BEFORE_MINIMUM, PROPERTY_SPACE_BEFORE_OPTIMUM,
         PROPERTY_SPACE_BEFORE_MAXIMUM, PROPERTY_SPACE_BEFORE_CONDITIONALITY},
        {PROPERTY_MARGIN_BOTTOM, PROPERTY_SPACE_AFTER_MINIMUM, PROPERTY_SPACE_AFTER_OPTIMUM,
         PROPERTY_SPACE_AFTER_MAXIMUM, PROPERTY_SPACE_AFTER_CONDITIONALITY}};
    for (size_t i = 0; i < 2; i++) {
        if (!margin_counts(style, SPACES[i][0], SPACES[i][2], attributes, count))
            continue;
        for (size_t k = 1; k < 4; k++)
            style->values[SPACES[i][k]] = style->values[SPACES[i][0]];
        style->values[SPACES[i][4]] = (Value){.kind = VALUE_KEYWORD, .keyword = KEYWORD_RETAIN};
    }
}

/* Of inline objects the margins at the sides are the spaces there (5.3.2). */
static void resolve_inline_margins(FoStyle *style, const FoAttribute *attributes, size_t count)
{
    if (!(ELEMENT_ROWS[style->element].is & CONTENT_INLINE))
        return;
    bool right = style_starts_right(style);
    const PropertyId sides[2][2] = {
        {right ? PROPERTY_MARGIN_RIGHT : PROPERTY_MARGIN_LEFT, PROPERTY_SPACE_START},
        {right ? PROPERTY_MARGIN_LEFT : PROPERTY_MARGIN_RIGHT, PROPERTY_SPACE_END}};
    for (size_t i = 0; i < 2; i++)
        if (margin_counts(style, sides[i][0], sides[i][1], attributes, count))
            style->values[sides[i][1]] = style->values[sides[i][0]];
}

/* A keep without a component is one of all three (5.11). That of lines is taken from what stands in lines only: a block kept
 * together is not meant to be one line. */
static void resolve_keeps(FoStyle *style, const FoAttribute *attributes, size_t count)
{
    static const struct {
        const char *name;
        PropertyId line, column;
    } KEEPS[] = {
        {"keep-together", PROPERTY_KEEP_TOGETHER_WITHIN_LINE, PROPERTY_KEEP_TOGETHER_WITHIN_COLUMN},
        {"keep-with-next", PROPERTY_KEEP_WITH_NEXT_WITHIN_LINE,
         PROPERTY_KEEP_WITH_NEXT_WITHIN_COLUMN},
        {"keep-with-previous", PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_LINE,
         PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_COLUMN}};
    if (!(ELEMENT_ROWS[style->element].is & CONTENT_INLINE) || style->element == FO_WRAPPER)
        return;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sizeof KEEPS / sizeof *KEEPS; k++)
            if (strcmp(attributes[i].name, KEEPS[k].name) == 0 && !style->specified[KEEPS[k].line])
                style->values[KEEPS[k].line] = style->values[KEEPS[k].column];
}

static FoStyle *compute(StyleCache *cache, const Entry *entry)
{
    const FoStyle *parent = entry->parent;
    FoStyle *style = arena_alloc(cache->arena, sizeof *style);
    style->attributes = entry->attributes;
    style->attribute_count = entry->count;
    style->element = entry->element;
    style->parent = parent;
    style->column = entry->column;
    memcpy(style->values, cache->initial.values, sizeof style->values);
    for (int i = 0; parent && i < PROPERTY_COUNT; i++)
        if (PROPERTY_ROWS[i].scope == INHERITED)
            style->values[i] = parent->values[i];
    apply_attributes(cache, style, parent, entry->attributes, entry->count);
    resolve_font_weight(style, parent);
    resolve_borders(style);
    resolve_keeps(style, entry->attributes, entry->count);
    resolve_margins(style, parent, entry->element, entry->attributes, entry->count);
    resolve_inline_margins(style, entry->attributes, entry->count);
    return style;
}

static const FoAttribute *keep_attributes(Arena *arena, const FoAttribute *attributes, size_t count)
{
    FoAttribute *copy = arena_array(arena, count, sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        copy[i].name = arena_string(arena, attributes[i].name);
        copy[i].value = arena_string(arena, attributes[i].value);
        copy[i].place = attributes[i].place;
    }
    return copy;
}

static const FoStyle *find_entry(const StyleCache *cache, uint64_t hash, const FoStyle *parent,
                                 FoElement element, const FoAttribute *attributes, size_t count)
{
    size_t at = 0;
    for (const Entry *entry; (entry = hash_table_next(&cache->entries, hash, &at));)
        if (same_key(entry, parent, element, attributes, count) && !entry->column)
            return entry->style;
    return NULL;
}

const FoStyle *style_find(const StyleCache *cache, const FoStyle *parent, FoElement element,
                          const FoAttribute *attributes, size_t count)
{
    return find_entry(cache, hash_key(parent, element, attributes, count), parent, element,
                      attributes, count);
}

static const FoStyle *add_entry(StyleCache *cache, uint64_t hash, Entry entry)
{
    Entry *added = arena_copy(cache->arena, &entry, sizeof entry);
    added->style = compute(cache, added);
    hash_table_add(&cache->entries, hash, added);
    return added->style;
}

const FoStyle *style_make(StyleCache *cache, const FoStyle *parent, FoElement element,
                          const FoAttribute *attributes, size_t count)
{
    uint64_t hash = hash_key(parent, element, attributes, count);
    const FoStyle *known = find_entry(cache, hash, parent, element, attributes, count);
    if (known)
        return known;
    return add_entry(cache, hash,
                     (Entry){.parent = parent,
                             .element = element,
                             .count = count,
                             .attributes = keep_attributes(cache->arena, attributes, count)});
}

const FoStyle *style_in_column(StyleCache *cache, const FoStyle *style, FoElement element,
                               const FoStyle *column)
{
    if (!column)
        column = &cache->initial;
    uint64_t hash = hash_address(style) + 31 * hash_address(column);
    size_t at = 0;
    for (const Entry *entry; (entry = hash_table_next(&cache->entries, hash, &at));)
        if (entry->column == column && entry->parent == style->parent &&
            entry->element == element && entry->attributes == style->attributes)
            return entry->style;
    return add_entry(cache, hash,
                     (Entry){.parent = style->parent,
                             .column = column,
                             .element = element,
                             .count = style->attribute_count,
                             .attributes = style->attributes});
}
