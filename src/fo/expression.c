/* expression.c: property values as expressions (XSL-FO 1.1, 5.9).
 *
 * A recursive descent over the grammar
 *     sum     := product (("+" | "-") product)*
 *     product := factor (("*" | "div" | "mod") factor)*
 *     factor  := "-"? ("(" sum ")" | number unit? | number "%" | function "(" arguments ")")
 * with the functions of 5.10. A number in it has a power: 0 for a plain number, 1 for a length; others may occur on the way.
 * All is computed in billionths, so that a third of a length is a third of it. A length is an absolute part, plus a percentage of a base that may be known only in layout, plus units of what a table has
 * left (proportional-column-width()). All parts add up and scale, so "100% - 2cm" needs no tree of its own. */
#include <string.h>

#include "base/utf8.h"
#include "fo/style.h"

#define DEPTH_LIMIT 32
#define FACTOR_LIMIT 1000000 /* thousandths */
#define BILLION 1000000000LL
#define FINE 1000000LL /* billionths in a thousandth */
#define NUMBER_LIMIT (100000000 * BILLION)

/* In billionths. */
typedef struct {
    int64_t amount;  /* of 1, or of a point */
    int64_t percent; /* of a per cent */
    int64_t units;   /* of a unit of proportional measure */
    int power;
} Quantity;

__extension__ typedef __int128 Wide;

/* a * b / c, rounded half away from zero. What is beyond all limits stays beyond them. */
static int64_t scale(int64_t a, int64_t b, int64_t c)
{
    Wide product = (Wide)a * b, divisor = c < 0 ? -(Wide)c : c;
    bool negative = (product < 0) != (c < 0);
    Wide size = ((product < 0 ? -product : product) + divisor / 2) / divisor;
    const int64_t limit = 2 * NUMBER_LIMIT;
    int64_t result = size > limit ? limit : (int64_t)size;
    return negative ? -result : result;
}

static int64_t thousandths(int64_t billionths)
{
    return scale(billionths, 1, FINE);
}

typedef struct {
    const ValueContext *context;
    const char *at, *end;
    int depth;
} Parser;

static bool parse_sum(Parser *parser, Quantity *result);

static void skip_space(Parser *parser)
{
    while (parser->at < parser->end && is_blank(*parser->at))
        parser->at++;
}

static bool accept(Parser *parser, const char *word)
{
    skip_space(parser);
    size_t length = strlen(word);
    if ((size_t)(parser->end - parser->at) < length || strncmp(parser->at, word, length) != 0)
        return false;
    parser->at += length;
    return true;
}

static bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

static Quantity plain_number(int64_t amount)
{
    return (Quantity){.amount = amount};
}

static Quantity plain_length(int64_t amount)
{
    return (Quantity){.amount = amount, .power = 1};
}

static Quantity quantity_of(const Value *value)
{
    if (value->kind == VALUE_NUMBER)
        return plain_number(value->number * FINE);
    Quantity quantity = {.power = value->kind == VALUE_LENGTH || value->kind == VALUE_PROPORTION};
    if (quantity.power == 1) {
        quantity.amount = value->length * FINE;
        quantity.percent = value->percent * FINE;
        quantity.units = value->kind == VALUE_PROPORTION ? value->units * FINE : 0;
    }
    return quantity;
}

static void add(Quantity *sum, const Quantity *part, int factor)
{
    sum->amount += factor * part->amount;
    sum->percent += factor * part->percent;
    sum->units += factor * part->units;
}

/* What a percentage of this property is of, where the style knows it already (font-size, line-height). */
static bool resolve_percent(const ValueContext *context, int64_t percent, Quantity *result)
{
    Length base;
    if (context->property == PROPERTY_FONT_SIZE)
        base = context->parent ? context->parent->values[PROPERTY_FONT_SIZE].length : POINTS(12);
    else if (context->property == PROPERTY_LINE_HEIGHT)
        base = context->em;
    else
        return false;
    *result = plain_length(scale(base * FINE, percent, 100 * BILLION));
    return true;
}

static bool parse_number(Parser *parser, Quantity *result)
{
    size_t used;
    int64_t number = decimal_parse(parser->at, (size_t)(parser->end - parser->at), 9, &used);
    if (used == 0 || number > NUMBER_LIMIT || number < -NUMBER_LIMIT)
        return false;
    parser->at += used;
    if (parser->at < parser->end && *parser->at == '%') {
        parser->at++;
        if (!resolve_percent(parser->context, number, result))
            *result = (Quantity){.percent = number, .power = 1};
        return true;
    }
    const char *unit = parser->at;
    while (parser->at < parser->end && *parser->at >= 'a' && *parser->at <= 'z')
        parser->at++;
    size_t length = (size_t)(parser->at - unit);
    if (length == 0) {
        *result = plain_number(number);
        return true;
    }
    if (length == 2 && strncmp(unit, "em", 2) == 0) {
        *result = plain_length(scale(parser->context->em * FINE, number, BILLION));
        return true;
    }
    int64_t points = unit_scale(unit, length) * 1000;
    *result = plain_length(scale(number, points, BILLION));
    return points != 0;
}

/* Functions that give what a property is elsewhere (5.10.4). */
typedef enum { FROM_PARENT, FROM_INHERITED, FROM_NEAREST, FROM_COLUMN, FROM_COUNT } Origin;

static Origin source_find(const char *name, size_t length)
{
    static const char *const NAMES[FROM_COUNT] = {[FROM_PARENT] = "from-parent",
                                                  [FROM_INHERITED] = "inherited-property-value",
                                                  [FROM_NEAREST] = "from-nearest-specified-value",
                                                  [FROM_COLUMN] = "from-table-column"};
    for (int i = 0; i < FROM_COUNT; i++)
        if (strlen(NAMES[i]) == length && strncmp(NAMES[i], name, length) == 0)
            return (Origin)i;
    return FROM_COUNT;
}

/* The property of the name, which may be another name for it; the one being computed when there is no name. */
static PropertyId named_property(const ValueContext *context, const char *name, size_t length)
{
    char buffer[64];
    if (length == 0)
        return context->property;
    if (length >= sizeof buffer)
        return PROPERTY_COUNT;
    memcpy(buffer, name, length);
    buffer[length] = '\0';
    PropertyId id = property_find(buffer);
    const ShorthandRow *row = id == PROPERTY_COUNT ? shorthand_find(buffer) : NULL;
    if (row && row->properties[1] == PROPERTY_COUNT)
        id = row->properties[0];
    if (id == PROPERTY_COUNT || PROPERTY_ROWS[id].scope == OWN)
        return PROPERTY_COUNT;
    return property_on_side(context->own, id);
}

/* What the property is at the source; initial where there is no such object; NULL when the property is none that the
 * source could give. */
static const Value *value_from(const ValueContext *context, Origin source, PropertyId property)
{
    if (property == PROPERTY_COUNT ||
        (source == FROM_INHERITED && PROPERTY_ROWS[property].scope != INHERITED))
        return NULL;
    const FoStyle *style = context->parent;
    while (source == FROM_NEAREST && style && !style->specified[property])
        style = style->parent;
    if (source == FROM_COLUMN) {
        style = context->column;
        if (context->asks_column)
            *context->asks_column = true;
    }
    return style ? &style->values[property] : &context->initial->values[property];
}

/* The list item around the object, or, where there is none, its parent: from it label-end() and body-start() count
 * (7.30.11, 7.30.12). Its distances are inherited from or through the list-block. */
static const FoStyle *list_item(const ValueContext *context)
{
    for (const FoStyle *style = context->parent; style; style = style->parent)
        if (style->element == FO_LIST_ITEM)
            return style;
    return context->parent;
}

static Quantity indent_of_list(const ValueContext *context, const FoStyle *item)
{
    PropertyId indent = property_on_side(context->own, PROPERTY_START_INDENT);
    Quantity start = quantity_of(&item->values[indent]);
    Quantity distance = quantity_of(&item->values[PROPERTY_PROVISIONAL_DISTANCE]);
    add(&start, &distance, 1);
    return start;
}

/* min() and max(), where it is known which is less: not when only layout knows what a per cent is. */
static bool choose(const Quantity *first, const Quantity *second, bool least, Quantity *result)
{
    if (first->power != second->power || first->units || second->units ||
        (first->percent != second->percent && first->amount != second->amount))
        return false;
    bool first_is_less = first->amount != second->amount ? first->amount < second->amount
                                                         : first->percent < second->percent;
    *result = first_is_less == least ? *first : *second;
    return true;
}

/* abs(): all parts must have the same sign. */
static bool make_positive(const Quantity *quantity, Quantity *result)
{
    bool positive = quantity->amount > 0 || quantity->percent > 0 || quantity->units > 0;
    bool negative = quantity->amount < 0 || quantity->percent < 0 || quantity->units < 0;
    *result = (Quantity){.power = quantity->power};
    add(result, quantity, negative ? -1 : 1);
    return !(positive && negative);
}

/* floor(), ceiling() and round() of a plain number. */
static bool make_whole(const Quantity *quantity, int64_t above, Quantity *result)
{
    if (quantity->power != 0)
        return false;
    int64_t amount = quantity->amount + above;
    int64_t rest = amount % BILLION;
    *result = plain_number(amount - rest - (rest < 0 ? BILLION : 0));
    return true;
}

static size_t skip_name(Parser *parser)
{
    const char *name = parser->at;
    while (parser->at < parser->end && is_name_character(*parser->at))
        parser->at++;
    return (size_t)(parser->at - name);
}

/* What is behind “from-parent(” and its like, as a part of a sum. */
static bool parse_reference(Parser *parser, Origin source, Quantity *result)
{
    skip_space(parser);
    const char *name = parser->at;
    size_t length = skip_name(parser);
    const Value *value =
        value_from(parser->context, source, named_property(parser->context, name, length));
    if (!value || value->kind == VALUE_KEYWORD || value->kind == VALUE_COLOR ||
        value->kind == VALUE_STRING)
        return false;
    *result = quantity_of(value);
    return accept(parser, ")");
}

static bool parse_list_edge(Parser *parser, bool label, Quantity *result)
{
    const FoStyle *item = list_item(parser->context);
    if (!accept(parser, ")") || !item)
        return false;
    *result = indent_of_list(parser->context, item);
    if (label) {
        Quantity end = quantity_of(&item->values[PROPERTY_PROVISIONAL_SEPARATION]);
        end.percent += 100 * BILLION;
        add(&end, result, -1);
        *result = end;
    }
    return true;
}

static bool parse_proportion(Parser *parser, Quantity *result)
{
    Quantity factor;
    if (!parse_sum(parser, &factor) || factor.power != 0 || factor.amount < 0)
        return false;
    *result = (Quantity){.units = factor.amount, .power = 1};
    return (PROPERTY_ROWS[parser->context->property].types & TYPE_PROPORTION) &&
           accept(parser, ")");
}

static bool parse_function(Parser *parser, Quantity *result)
{
    const char *name = parser->at;
    size_t length = skip_name(parser);
    if (length == 0 || !accept(parser, "("))
        return false;
#define IS(word) (length == strlen(word) && strncmp(name, word, length) == 0)
    Origin source = source_find(name, length);
    if (source != FROM_COUNT)
        return parse_reference(parser, source, result);
    if (IS("body-start") || IS("label-end"))
        return parse_list_edge(parser, IS("label-end"), result);
    if (IS("proportional-column-width"))
        return parse_proportion(parser, result);
    Quantity first, second;
    if (!parse_sum(parser, &first))
        return false;
    if (IS("min") || IS("max"))
        return accept(parser, ",") && parse_sum(parser, &second) && accept(parser, ")") &&
               choose(&first, &second, IS("min"), result);
    if (!accept(parser, ")"))
        return false;
    if (IS("abs"))
        return make_positive(&first, result);
    if (IS("floor") || IS("ceiling") || IS("round"))
        return make_whole(&first,
                          IS("floor")   ? 0
                          : IS("round") ? BILLION / 2
                                        : BILLION - 1,
                          result);
#undef IS
    return false;
}

static bool parse_factor(Parser *parser, Quantity *result)
{
    if (parser->depth >= DEPTH_LIMIT)
        return false;
    skip_space(parser);
    if (parser->at >= parser->end)
        return false;
    char c = *parser->at;
    bool is_number = (c >= '0' && c <= '9') || c == '.' || c == '+';
    parser->depth++;
    bool good;
    if (c == '-') {
        parser->at++;
        Quantity positive;
        good = parse_factor(parser, &positive);
        *result = (Quantity){.power = good ? positive.power : 0};
        if (good)
            add(result, &positive, -1);
    } else if (c == '(') {
        parser->at++;
        good = parse_sum(parser, result) && accept(parser, ")");
    } else {
        good = is_number ? parse_number(parser, result) : parse_function(parser, result);
    }
    parser->depth--;
    return good;
}

static bool is_relative(const Quantity *quantity)
{
    return quantity->percent != 0 || quantity->units != 0;
}

static bool multiply(Quantity *left, const Quantity *right)
{
    const Quantity *one = is_relative(right) ? right : left;
    const Quantity *factor = is_relative(right) ? left : right;
    if (is_relative(one) && (factor->power != 0 || is_relative(factor)))
        return false;
    *left = (Quantity){.amount = scale(one->amount, factor->amount, BILLION),
                       .percent = scale(one->percent, factor->amount, BILLION),
                       .units = scale(one->units, factor->amount, BILLION),
                       .power = one->power + factor->power};
    return true;
}

static bool divide(Quantity *left, const Quantity *right)
{
    if (right->amount == 0 || is_relative(right) || (is_relative(left) && right->power != 0))
        return false;
    *left = (Quantity){.amount = scale(left->amount, BILLION, right->amount),
                       .percent = scale(left->percent, BILLION, right->amount),
                       .units = scale(left->units, BILLION, right->amount),
                       .power = left->power - right->power};
    return true;
}

static bool is_within(int64_t amount)
{
    return amount <= NUMBER_LIMIT && amount >= -NUMBER_LIMIT;
}

/* So that sums cannot overflow. */
static bool in_range(const Quantity *quantity)
{
    return is_within(quantity->amount) && is_within(quantity->percent) &&
           is_within(quantity->units) && quantity->power > -9 && quantity->power < 9;
}

static bool remainder_of(Quantity *left, const Quantity *right)
{
    if (right->amount == 0 || left->power != right->power || is_relative(left) ||
        is_relative(right))
        return false;
    left->amount %= right->amount;
    return true;
}

/* An operator that is a word: “div” in “10 div(2)”, but not in “divide”. */
static bool accept_operator(Parser *parser, const char *word)
{
    const char *before = parser->at;
    if (accept(parser, word) && (parser->at == parser->end || !is_name_character(*parser->at)))
        return true;
    parser->at = before;
    return false;
}

static bool parse_product(Parser *parser, Quantity *result)
{
    if (!parse_factor(parser, result))
        return false;
    for (;;) {
        Quantity right;
        if (!in_range(result))
            return false;
        if (accept(parser, "*")) {
            if (!parse_factor(parser, &right) || !in_range(&right) || !multiply(result, &right))
                return false;
        } else if (accept_operator(parser, "div")) {
            if (!parse_factor(parser, &right) || !in_range(&right) || !divide(result, &right))
                return false;
        } else if (accept_operator(parser, "mod")) {
            if (!parse_factor(parser, &right) || !in_range(&right) || !remainder_of(result, &right))
                return false;
        } else {
            return true;
        }
    }
}

static bool parse_sum(Parser *parser, Quantity *result)
{
    if (!parse_product(parser, result))
        return false;
    for (;;) {
        if (!in_range(result))
            return false;
        bool plus = accept(parser, "+");
        if (!plus && !accept(parser, "-"))
            return true;
        Quantity right;
        if (!parse_product(parser, &right) || right.power != result->power)
            return false;
        add(result, &right, plus ? 1 : -1);
    }
}

/* Which keyword the text is, if the row has it. */
static Keyword keyword_parse(const PropertyRow *row, const char *text, size_t length)
{
    const char *word = row->keywords;
    while (*word) {
        size_t size = strcspn(word, " ");
        if (size == length && strncmp(word, text, length) == 0) {
            for (int i = 1; i < KEYWORD_COUNT; i++) {
                const char *name = keyword_text((Keyword)i);
                if (strlen(name) == length && strncmp(name, text, length) == 0)
                    return (Keyword)i;
            }
        }
        word += size;
        word += *word == ' ';
    }
    return KEYWORD_UNKNOWN;
}

/* Lists of keywords (text-decoration) become a set of bits: bit k is the k-th keyword of the row. */
static bool parse_list(const PropertyRow *row, const char *text, size_t length, Value *value)
{
    int64_t bits = 0;
    size_t i = 0;
    while (i < length) {
        if (is_blank(text[i])) {
            i++;
            continue;
        }
        size_t size = 0;
        while (i + size < length && !is_blank(text[i + size]))
            size++;
        const char *word = row->keywords;
        int index = 0;
        while (*word) {
            size_t word_size = strcspn(word, " ");
            if (word_size == size && strncmp(word, text + i, size) == 0)
                break;
            word += word_size;
            word += *word == ' ';
            index++;
        }
        if (!*word)
            return false;
        bits |= (int64_t)1 << index;
        i += size;
    }
    value->kind = VALUE_NUMBER;
    value->number = bits;
    return bits != 0;
}

/* What mixes them, as “100% - 2cm”, only layout can tell. */
static bool is_negative(const Quantity *quantity)
{
    return (quantity->amount < 0 || quantity->percent < 0) && quantity->amount <= 0 &&
           quantity->percent <= 0 && quantity->units <= 0;
}

static bool set_number(const PropertyRow *row, const Quantity *quantity, Value *value)
{
    /* A number beside lengths is a multiple of one (line-height) */
    if ((row->types & TYPE_LENGTH) && thousandths(quantity->amount) > FACTOR_LIMIT)
        return false;
    value->kind = VALUE_NUMBER;
    value->number = thousandths(quantity->amount);
    return true;
}

static bool set_length(const ValueContext *context, const PropertyRow *row,
                       const Quantity *quantity, Value *value)
{
    int64_t length = thousandths(quantity->amount), percent = thousandths(quantity->percent);
    int64_t units = thousandths(quantity->units);
    /* A percentage that is left here is of a base this property does not know */
    Quantity known;
    if (quantity->percent != 0 &&
        (!(row->types & TYPE_PERCENT) || resolve_percent(context, 0, &known)))
        return false;
    if (length > FO_LENGTH_LIMIT || length < -FO_LENGTH_LIMIT || percent > FO_PERCENT_LIMIT ||
        percent < -FO_PERCENT_LIMIT || units < 0 || units > LENGTH_MAX)
        return false;
    value->kind = units ? VALUE_PROPORTION : VALUE_LENGTH;
    value->length = (Length)length;
    value->percent = (int32_t)percent;
    if (units)
        value->units = (int32_t)units;
    return true;
}

static bool parse_number_value(const ValueContext *context, const PropertyRow *row,
                               const char *text, size_t length, Value *value)
{
    Parser parser = {context, text, text + length, 0};
    Quantity quantity;
    if (!parse_sum(&parser, &quantity))
        return false;
    skip_space(&parser);
    if (parser.at != parser.end || ((row->types & TYPE_POSITIVE) && is_negative(&quantity)))
        return false;
    if (quantity.power == 0 && (row->types & TYPE_NUMBER))
        return set_number(row, &quantity, value);
    bool is_nothing = quantity.power == 0 && quantity.amount == 0;
    if ((quantity.power != 1 && !is_nothing) || !(row->types & TYPE_LENGTH))
        return false;
    return set_length(context, row, &quantity, value);
}

/* Whether the property may have a value that another property has computed. */
static bool may_have(const PropertyRow *row, const Value *value)
{
    switch (value->kind) {
    case VALUE_LENGTH:
    case VALUE_NUMBER: return false; /* these are computed with, as parts of a sum */
    case VALUE_COLOR: return row->types & TYPE_COLOR;
    case VALUE_STRING: return row->types & TYPE_STRING;
    case VALUE_PROPORTION: return row->types & TYPE_PROPORTION;
    case VALUE_KEYWORD: break;
    }
    const char *keyword = keyword_text(value->keyword);
    return keyword_parse(row, keyword, strlen(keyword)) != KEYWORD_UNKNOWN;
}

/* from-parent() and its like as the whole value: of any kind, the property's own or another's. */
static bool copy_from(const ValueContext *context, const char *text, size_t length, Value *value)
{
    Parser parser = {context, text, text + length, 0};
    Origin source = source_find(text, skip_name(&parser));
    if (source == FROM_COUNT || !accept(&parser, "("))
        return false;
    skip_space(&parser);
    const char *name = parser.at;
    size_t name_length = skip_name(&parser);
    if (!accept(&parser, ")") || parser.at != parser.end)
        return false;
    PropertyId id = named_property(context, name, name_length);
    const Value *from = value_from(context, source, id);
    if (!from || (id != context->property && !may_have(&PROPERTY_ROWS[context->property], from)))
        return false;
    *value = *from;
    return true;
}

/* Shorthands and compound properties may be nothing but such a function, of themselves (5.10.4). */
bool value_is_reference(const char *text, const char *name)
{
    Parser parser = {.at = text, .end = text + strlen(text)};
    skip_space(&parser);
    const char *function = parser.at;
    if (source_find(function, skip_name(&parser)) == FROM_COUNT || !accept(&parser, "("))
        return false;
    accept(&parser, name);
    if (!accept(&parser, ")"))
        return false;
    skip_space(&parser);
    return parser.at == parser.end;
}

bool value_parse(const ValueContext *context, const char *text, size_t length, Value *value)
{
    const PropertyRow *row = &PROPERTY_ROWS[context->property];
    while (length > 0 && context->property != PROPERTY_CHARACTER && is_blank(text[0]))
        text++, length--;
    while (length > 0 && context->property != PROPERTY_CHARACTER && is_blank(text[length - 1]))
        length--;
    if (copy_from(context, text, length, value))
        return true;
    if (row->types & TYPE_LIST)
        return parse_list(row, text, length, value);
    Keyword keyword = keyword_parse(row, text, length);
    if (keyword != KEYWORD_UNKNOWN) {
        value->kind = VALUE_KEYWORD;
        value->keyword = keyword;
        return true;
    }
    if (row->types & TYPE_STRING) {
        value->kind = VALUE_STRING;
        value->string = arena_substring(context->arena, text, length);
        return true;
    }
    if (row->types & TYPE_COLOR) {
        value->kind = VALUE_COLOR;
        if (length == 12 && strncmp(text, "currentcolor", 12) == 0) {
            value->color = context->own->values[PROPERTY_COLOR].color;
            return true;
        }
        return color_parse(text, length, &value->color);
    }
    if (!(row->types & (TYPE_LENGTH | TYPE_NUMBER)))
        return false;
    return parse_number_value(context, row, text, length, value);
}
