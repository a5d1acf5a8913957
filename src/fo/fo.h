/* fo.h: the tree of formatting objects, with every property computed.
 *
 * Objects that say the same share one FoStyle: a style sheet writes the same few sets of properties over
 * and over. What is different in each object (its id, what it refers to) is kept beside the style. */
#ifndef PROTOC_FO_FO_H
#define PROTOC_FO_FO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/color.h"
#include "base/diagnostics.h"
#include "base/length.h"
#include "base/source.h"

/* What an element is and what it may contain. */
enum {
    CONTENT_NONE = 0,
    CONTENT_ROOT = 1 << 0,
    CONTENT_MASTERS = 1 << 1,
    CONTENT_MASTER = 1 << 2,
    CONTENT_REGION = 1 << 3,
    CONTENT_MASTER_REFERENCE = 1 << 4,
    CONTENT_CONDITION = 1 << 5,
    CONTENT_DECLARATIONS = 1 << 6,
    CONTENT_FOREIGN = 1 << 7,
    CONTENT_BOOKMARKS = 1 << 8,
    CONTENT_BOOKMARK = 1 << 9,
    CONTENT_BOOKMARK_TITLE = 1 << 10,
    CONTENT_SEQUENCE = 1 << 11,
    CONTENT_TITLE = 1 << 12,
    CONTENT_FLOW = 1 << 13,
    CONTENT_BLOCK = 1 << 14,
    CONTENT_LIST_ITEM = 1 << 15,
    CONTENT_LIST_PART = 1 << 16,
    CONTENT_TABLE_PART = 1 << 17,
    CONTENT_TABLE_ROW = 1 << 18,
    CONTENT_TABLE_CELL = 1 << 19,
    CONTENT_INLINE = 1 << 20,
    CONTENT_TEXT = 1 << 21,
    CONTENT_NOTE_BODY = 1 << 22,
    CONTENT_MARKER = 1 << 23,
    CONTENT_CAPTION = 1 << 24
};

typedef enum {
#define ELEMENT(id, name, is, may_contain) FO_##id,
#include "fo/element_rows.h"
#undef ELEMENT
    FO_TEXT, /* characters, no element */
    FO_ELEMENT_COUNT
} FoElement;

typedef enum {
#define PROPERTY(id, name, scope, types, initial, keywords) PROPERTY_##id,
#include "fo/property_rows.h"
#undef PROPERTY
    PROPERTY_COUNT
} PropertyId;

typedef enum {
    KEYWORD_UNKNOWN,
#define KEYWORD(id, text) KEYWORD_##id,
#include "fo/keyword_rows.h"
#undef KEYWORD
    KEYWORD_COUNT
} Keyword;

enum {
    TYPE_LENGTH = 1,
    TYPE_PERCENT = 2,
    TYPE_NUMBER = 4,
    TYPE_COLOR = 8,
    TYPE_STRING = 16,
    TYPE_PROPORTION = 32, /* proportional-column-width() */
    TYPE_LIST = 64,       /* several keywords */
    TYPE_POSITIVE = 128   /* numbers and lengths may not be less than nothing */
};

/* No computed length is longer than the longest side a page of a PDF may have. So some hundred lengths add up
 * without leaving the range of a Length. Percentages have a limit, too. */
#define FO_LENGTH_LIMIT POINTS(14400)
#define FO_PERCENT_LIMIT 10000000 /* thousandths */

typedef enum { LOCAL, INHERITED, OWN } PropertyScope;

typedef struct {
    const char *name;
    PropertyScope scope;
    int types;
    const char *initial;
    const char *keywords; /* separated by spaces */
} PropertyRow;

extern const PropertyRow PROPERTY_ROWS[PROPERTY_COUNT];

typedef struct {
    const char *name;
    int is, may_contain;
} ElementRow;

extern const ElementRow ELEMENT_ROWS[FO_ELEMENT_COUNT];

typedef enum {
    VALUE_KEYWORD,
    VALUE_LENGTH,
    VALUE_NUMBER,
    VALUE_COLOR,
    VALUE_STRING,
    VALUE_PROPORTION
} ValueKind;

/* A computed value (XSL-FO 1.1, 5.1.2). A length may have a part in percent whose base only layout
 * knows: it is then length + base * percent / 100000. */
typedef struct {
    ValueKind kind;
    int32_t units; /* of VALUE_PROPORTION: thousandths of a unit, beside a length */
    union {
        Keyword keyword;
        struct {
            Length length;   /* 1/1000 pt */
            int32_t percent; /* 1/1000 of a per cent */
        };
        int64_t number; /* thousandths */
        Color color;
        const char *string;
    };
} Value;

struct FoAttribute;

typedef struct FoStyle {
    /* What was written on the objects that have the style; NULL for the initial values */
    const struct FoAttribute *attributes;
    size_t attribute_count;
    FoElement element;            /* of the objects */
    const struct FoStyle *parent; /* NULL for the root */
    const struct FoStyle *column; /* what from-table-column() gave; NULL when nothing asks for it */
    bool asks_column;             /* a value is from-table-column() */
    Value values[PROPERTY_COUNT];
    bool specified[PROPERTY_COUNT]; /* written on the object itself, as name or shorthand */
} FoStyle;

typedef struct FoOwn {
    PropertyId property;
    const char *value;
    struct FoOwn *next;
} FoOwn;

typedef struct Fo Fo;
struct Fo {
    FoElement element;
    uint32_t text_length; /* of FO_TEXT */
    union {
        const char *text; /* of FO_TEXT, UTF-8 */
        const FoOwn *own; /* of elements: see fo_own() */
    };
    const FoStyle *style; /* of a text: its parent's */
    Place place;
    Fo *parent, *first, *last, *next;
    void *layout; /* for layout's own use */
};

typedef struct {
    Arena *arena;   /* of styles and own values, which areas refer to */
    Arena *objects; /* of the objects and their texts */
    Fo *root;
    struct StyleCache *styles;
    struct FoGrowth *growth; /* of a tree that is shared while it is read, else NULL */
    /* From the XMP packet of fo:declarations: dc:title, dc:creator, dc:description, pdf:Keywords or dc:subject,
     * xmp:CreateDate or dc:date (ISO 8601); NULL where absent */
    const char *title, *author, *subject, *keywords, *date;
    /* fo:root's xml:lang, or NULL */
    const char *language;
} FoTree;

struct _xmlDoc;

/* Builds the tree of a document whose root is fo:root. What is unknown or unsupported is reported once a
 * kind and place, as warnings, and left out; NULL when the document is no XSL-FO (reported). Free with
 * fo_tree_free(). */
FoTree *fo_tree_new(const struct _xmlDoc *document, Diagnostics *diagnostics);

/* The same for a document that is still being made, and only grows at its end: now and then fo_builder_take(), whose
 * data is the builder, reads what is complete and takes it out of the document; fo_builder_finish() reads what is left
 * and frees the builder. document NULL: it came to nothing, and so do the objects. diagnostics are lent until then. */
typedef struct FoBuilder FoBuilder;
FoBuilder *fo_builder_new(Diagnostics *diagnostics);
void fo_builder_take(void *data, struct _xmlDoc *growing);
FoTree *fo_builder_finish(FoBuilder *builder, const struct _xmlDoc *document);
/* The tree, when the flow of a page sequence has begun; from the next fo_builder_take() on, another thread may use it as
 * growing.h says. NULL: not yet. Lent until fo_builder_finish(). */
const FoTree *fo_builder_share(FoBuilder *builder);
/* Says to that thread that nothing more comes: to be called when the tree must be given up. */
void fo_builder_stop(FoBuilder *builder);
void fo_tree_free(FoTree *tree);

/* Frees the objects, when areas have been made of them: what these refer to stays. */
void fo_tree_drop_objects(FoTree *tree);

/* Makes copies of what the object marker holds the children of into, with properties computed anew for that place
 * (XSL-FO 1.1, 6.13.5); marker NULL: nothing. What into held before is no longer its. (graft.c) */
void fo_graft(const FoTree *tree, const Fo *marker, Fo *into);

/* The object's own value of an OWN property, or NULL. */
const char *fo_own(const Fo *fo, PropertyId property);

/* The text of the object and all in it, with every run of white space as one space; from the arena. NULL: there is
 * none. */
const char *fo_plain_text(const Fo *fo, Arena *arena);

/* Value arithmetic shared by the readers. */
Length value_length(const Value *value, Length base);

/* Reading computed values. fo_length adds the percentage of base. */
static inline Keyword fo_keyword(const Fo *fo, PropertyId property)
{
    const Value *value = &fo->style->values[property];
    return value->kind == VALUE_KEYWORD ? value->keyword : KEYWORD_UNKNOWN;
}
static inline Length fo_length(const Fo *fo, PropertyId property, Length base)
{
    const Value *value = &fo->style->values[property];
    bool is_plain = value->kind == VALUE_LENGTH && value->length == 0 && value->percent == 0;
    return is_plain ? 0 : value_length(value, base); /* most are 0 */
}
/* A width or height of the object held between its minimum and maximum, percentages being of base. */
Length fo_width_within(const Fo *fo, Length width, Length base);
Length fo_height_within(const Fo *fo, Length height, Length base);
/* Whether the object keeps its room and shows nothing in it (visibility; XSL-FO 1.1, 7.30.17). All its colours are
 * transparent then. */
static inline bool fo_is_hidden(const Fo *fo)
{
    return fo_keyword(fo, PROPERTY_VISIBILITY) != KEYWORD_VISIBLE;
}
/* Whether "start" is the right side for the object (writing-mode rl-tb). The properties of the start and end side are
 * those of left and right wherever they are read: style.c has exchanged them. */
bool fo_starts_right(const Fo *fo);
Color fo_color(const Fo *fo, PropertyId property);
const char *fo_string(const Fo *fo, PropertyId property);
/* The nearest whole number, held within least..most; least when the value is no number. */
int fo_integer(const Fo *fo, PropertyId property, int least, int most);

/* The address in a <uri-specification> (XSL-FO 1.1, 5.11): url("logo.png"), url(logo.png) and, as people write it, plain
 * logo.png. From the arena. */
const char *uri_address(const char *specification, Arena *arena);

/* "fo:block", for messages. */
const char *fo_name(FoElement element);
const char *keyword_text(Keyword keyword);

#endif
