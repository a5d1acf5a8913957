/* style.h: from attributes to computed values (XSL-FO 1.1, chapter 5). */
#ifndef PROTOC_FO_STYLE_H
#define PROTOC_FO_STYLE_H

#include "fo/fo.h"

typedef struct FoAttribute {
    const char *name; /* with "fox:" or "xml:" where it has such a prefix */
    const char *value;
    Place place;
} FoAttribute;

typedef struct StyleCache StyleCache;

/* Styles live in the arena. Free the cache with style_cache_free(); the styles stay. */
StyleCache *style_cache_new(Arena *arena, Diagnostics *diagnostics);
void style_cache_free(StyleCache *cache);

/* The style already made for these, or NULL. Places play no part. */
const FoStyle *style_find(const StyleCache *cache, const FoStyle *parent, FoElement element,
                          const FoAttribute *attributes, size_t count);

/* The same as style, but with the values of column where style asks for from-table-column(); NULL: initial values. */
const FoStyle *style_in_column(StyleCache *cache, const FoStyle *style, FoElement element,
                               const FoStyle *column);

/* The style of an object with these attributes (no OWN properties among them), inside an object of the
 * style parent (NULL for the root). Unknown names and bad values are reported once and left out. */
const FoStyle *style_make(StyleCache *cache, const FoStyle *parent, FoElement element,
                          const FoAttribute *attributes, size_t count);

/* The property of that name, or PROPERTY_COUNT. */
PropertyId property_find(const char *name);

/* writing-mode rl-tb */
bool style_starts_right(const FoStyle *style);
/* Which property a name of the start or end side means under the writing-mode of the style: the rows of these are what
 * lies on the left and right, as the names of absolute sides say (5.3.1). */
PropertyId property_on_side(const FoStyle *style, PropertyId property);

/* What a value is computed from: the object's font size and its parent's values. */
typedef struct {
    Arena *arena;
    const FoStyle *parent;
    const FoStyle *own; /* the style being made; its font size is there already */
    PropertyId property;
    Length em; /* 1/1000 pt */
    const FoStyle *initial;
    const FoStyle *column; /* of from-table-column(); NULL gives initial values */
    bool *asks_column;     /* set when from-table-column() was met */
} ValueContext;

/* Parses one value for the property of the context. false: it is none. (expression.c) */
bool value_parse(const ValueContext *context, const char *text, size_t length, Value *value);

/* Whether the text is from-parent() or its like alone, with no argument or the name for one (5.10.4). (expression.c) */
bool value_is_reference(const char *text, const char *name);

/* A colour by name, #rgb, #rrggbb, rgb(), or transparent. (color.c) */
bool color_parse(const char *text, size_t length, Color *color);

typedef enum { SHARE_SAME, SHARE_SIDES, SHARE_EDGE, SHARE_AXES, SHARE_ALIAS, SHARE_SPECIAL } Share;

typedef struct {
    Share share;
    const char *name;
    PropertyId properties[13]; /* ended by PROPERTY_COUNT */
} ShorthandRow;

/* The shorthand of that name, or NULL. (shorthand.c) */
const ShorthandRow *shorthand_find(const char *name);

/* Calls set for each property the shorthand gives a value, as text. false: the value is not one. */
typedef bool ShorthandSet(void *data, PropertyId property, const char *text, size_t length);
bool shorthand_expand(const ShorthandRow *row, const char *value, ShorthandSet *set, void *data);

#endif
